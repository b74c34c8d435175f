//! How much is shown of many like diagnostics.

use std::path::Path;

use insta::assert_snapshot;
use wirewright::diagnostics::Verbosity;

use crate::report::report;

#[test]
fn of_several_warnings_of_one_kind_the_first_is_shown_and_the_others_are_counted() {
    let input = Path::new("bad/unknown-type.yaml");
    assert_snapshot!(report(input, Verbosity::Normal), @r"
    warning[unknown-type]: `strng` is not a type of JSON Schema
     --> bad/unknown-type.yaml:5:15
      |
    5 |     A: {type: strng}
      |               ^^^^^
      |
      = note: at #/components/schemas/A/type
      = help: is `string` meant? It is taken as an untyped value
      = note: and 1 more like it; --verbose shows all
    ");
    assert_eq!(report(input, Verbosity::Verbose).matches("warning[unknown-type]").count(), 2);
}

#[test]
fn notes_are_shown_on_demand_only() {
    let input = Path::new("bad/unknown-format.yaml");
    assert_eq!(report(input, Verbosity::Normal), "");
    assert!(report(input, Verbosity::Verbose).starts_with("note[unknown-format]"));
}
