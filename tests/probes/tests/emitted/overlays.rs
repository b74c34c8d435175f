//! Tests that the page on overlays quotes the tested overlays.

use std::collections::BTreeSet;
use std::fs;

const PAGE: &str = "../../docs/overlays.md";
const FOLDER: &str = "specs/overlays";

#[test]
fn the_page_quotes_each_overlay_as_it_is_tested() {
    let page = fs::read_to_string(PAGE).unwrap();
    let blocks = page.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("yaml\n"));
    let quoted: BTreeSet<String> = blocks.map(str::to_owned).collect();
    let files = fs::read_dir(FOLDER).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let tested: BTreeSet<String> = files.collect();
    assert_eq!(quoted, tested);
    assert!(tested.len() >= 7, "only {} overlays are tested", tested.len());
}

#[test]
fn the_configuration_has_each_overlay() {
    let configuration = fs::read_to_string("specs/overlay-cures.toml").unwrap();
    for file in fs::read_dir(FOLDER).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(configuration.contains(&format!("overlays/{name}")), "{name}");
    }
}
