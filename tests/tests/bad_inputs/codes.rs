//! Every diagnostic code is shown by a test.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wirewright::diagnostics::Code;

use crate::listed::FOLDER;
use crate::report::{SNAPSHOTS, snapshots};

#[test]
fn each_code_is_shown_by_a_snapshot_or_listed_with_a_reason() {
    let listed = unreached();
    let texts: Vec<String> = snapshots()
        .iter()
        .map(|name| fs::read_to_string(Path::new(SNAPSHOTS).join(format!("{name}.snap"))).unwrap())
        .collect();
    for code in Code::ALL {
        let name = code.name();
        let shown = texts.iter().any(|text| text.contains(&format!("[{name}]: ")));
        match (shown, listed.get(name)) {
            (false, None) => panic!("no snapshot shows `{name}`, and unreached.txt gives no reason"),
            (true, Some(_)) => panic!("a snapshot shows `{name}`: remove it from unreached.txt"),
            _ => {}
        }
    }
}

#[test]
fn each_listed_code_exists_and_has_a_reason() {
    for (name, reason) in unreached() {
        assert!(Code::from_name(&name).is_some(), "unknown diagnostic code `{name}`");
        assert!(!reason.is_empty(), "`{name}` has no reason");
    }
}

/// Returns the codes that no input can cause, each with the reason. The file has one line `code: reason` for each.
fn unreached() -> BTreeMap<String, String> {
    let text = fs::read_to_string(Path::new(FOLDER).join("unreached.txt")).unwrap();
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| line.split_once(": ").expect("`code: reason`"))
        .map(|(name, reason)| (name.to_owned(), reason.trim().to_owned()))
        .collect()
}
