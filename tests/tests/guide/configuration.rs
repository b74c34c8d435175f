//! The reference of the configuration.

use std::collections::BTreeSet;

use wirewright::Config;

use crate::chapter::Chapter;

/// Returns the names of all options, from the message about an unknown one.
fn options() -> BTreeSet<String> {
    let error = toml::from_str::<Config>("no-such-option = 1").unwrap_err().to_string();
    let (_, listed) = error.split_once("expected one of ").unwrap();
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Returns the name of the option that a heading documents.
fn option(line: &str) -> Option<&str> {
    line.strip_prefix("## `")?.strip_suffix('`')
}

#[test]
fn each_option_has_a_section() {
    let chapter = Chapter::read("configuration.md");
    let documented: BTreeSet<String> = chapter.prose().filter_map(option).map(str::to_owned).collect();
    assert_eq!(documented, options());
    assert!(documented.len() > 15, "{documented:?}");
}

#[test]
fn each_section_has_an_example_of_its_option() {
    let chapter = Chapter::read("configuration.md");
    for section in chapter.text.split("\n## `").skip(1) {
        let (name, _) = section.split_once('`').unwrap();
        let (_, example) = section.split_once("```toml\n").unwrap_or_else(|| panic!("{name} has no example"));
        let (example, _) = example.split_once("```").unwrap();
        let table: toml::Table = example.parse().unwrap();
        assert_eq!(table.keys().collect::<Vec<_>>(), [name]);
        toml::from_str::<Config>(example).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
