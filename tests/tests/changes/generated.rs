//! Comparisons with checked-in code.

use wirewright::Generator;
use wirewright::changes::{ChangeKind, Step, Version, compare};

use crate::cases::{BASE, CASES, changed};
use crate::versions::{Description, report};

#[test]
fn a_crate_is_read_as_the_description_that_made_it() {
    let out = tempfile::tempdir().unwrap();
    let old = Description::new(BASE);
    let (_, files) = old.compiled();
    let generator = Generator::new("unused.yaml").out(out.path()).crate_name("pets");
    generator.write(&files).unwrap();
    let before = Version::read(out.path()).unwrap();
    for case in CASES {
        let new = Description::new(&changed(case));
        let (compilation, files) = new.compiled();
        let found = compare(&before, &Version::of(&compilation, files)).unwrap();
        let expected = report(BASE, &changed(case));
        // Without the old description, an item that moved is not always recognized.
        let is_rename = expected.changes.iter().any(|change| change.kind == ChangeKind::Renamed);
        assert_eq!(found.verdict, expected.verdict, "{}\n{}", case.0, found.text());
        if !is_rename {
            let lines = |text: String| -> Vec<String> {
                text.lines().filter(|line| !line.trim_start().starts_with("at ")).map(str::to_owned).collect()
            };
            assert_eq!(lines(found.text()), lines(expected.text()), "{}", case.0);
        }
    }
}

#[test]
fn each_difference_of_the_files_is_reported() {
    let old = Description::new(BASE);
    let (before, old_files) = old.compiled();
    for case in CASES {
        let new = Description::new(&changed(case));
        let (after, new_files) = new.compiled();
        let differ = old_files != new_files;
        let report = compare(&Version::of(&before, old_files.clone()), &Version::of(&after, new_files)).unwrap();
        assert_eq!(differ, report.verdict > Step::None, "{}", case.0);
    }
}
