//! `list`: groups, operations and types.

use insta::assert_snapshot;

use crate::run::{Pets, root, run};

#[test]
fn a_line_for_each_item() {
    assert_snapshot!(Pets::new().run("list pets.yaml"));
}

#[test]
fn as_json_with_the_place_of_each_item() {
    assert_snapshot!(Pets::new().run("list pets.yaml --json"));
}

#[test]
fn the_mail_server() {
    assert_snapshot!(run(root(), "list --config spec/wirewright.toml"));
}
