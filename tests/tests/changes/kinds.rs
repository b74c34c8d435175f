//! Every kind of change.

use insta::assert_snapshot;
use wirewright::changes::{Report, Step};

use crate::cases::{BASE, CASES, Case, changed};
use crate::versions::report;

#[test]
fn each_kind_of_change_is_reported() {
    let shown = |case: &Case| {
        let report = report(BASE, &changed(case));
        assert_eq!(report.is_empty(), case.0.starts_with("order of"), "{}", case.0);
        format!("==== {} ====\n{}", case.0, report.text())
    };
    let reports: Vec<String> = CASES.iter().map(shown).collect();
    assert_snapshot!(reports.join("\n"));
}

#[test]
fn a_change_and_its_opposite_concern_the_same_items() {
    for case in CASES {
        let (forth, back) = (report(BASE, &changed(case)), report(&changed(case), BASE));
        let names = |report: &Report| {
            let mut all: Vec<String> = report.changes.iter().map(|change| change.owner.clone()).collect();
            all.sort();
            all.dedup();
            all.len()
        };
        assert_eq!(names(&forth), names(&back), "{}\n{}\n{}", case.0, forth.text(), back.text());
    }
}

fn several() -> Report {
    let names = ["operation added", "field newly optional", "security changed", "operation deprecated"];
    let cases = CASES.iter().filter(|case| names.contains(&case.0));
    let patched = cases.fold(BASE.to_owned(), |text, (name, patches)| {
        patches.iter().fold(text, |text, (old, new)| {
            assert!(text.contains(old), "{name}");
            text.replace(old, new)
        })
    });
    report(BASE, &patched)
}

#[test]
fn a_report_is_also_markdown_and_json_and_annotations_and_a_changelog() {
    let report = several();
    assert_eq!(report.verdict, Step::Major);
    assert_snapshot!("markdown", report.markdown());
    assert_snapshot!("json", serde_json::to_string_pretty(&report).unwrap());
    assert_snapshot!("github", report.github());
    assert_snapshot!("changelog", report.changelog());
}
