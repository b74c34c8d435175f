//! The number of similar diagnostics shown at each verbosity.

use std::path::Path;

use insta::assert_snapshot;
use wirewright::Verbosity;

use crate::report::report;

#[test]
fn the_first_of_several_similar_warnings_is_shown_and_the_others_are_counted() {
    let input = Path::new("bad/unknown-type.yaml");
    assert_snapshot!(report(input, Verbosity::Normal), @r"
    warning[unknown-type]: `strng` is not a JSON Schema type
     --> bad/unknown-type.yaml:5:15
      |
    5 |     A: {type: strng}
      |               ^^^^^
      |
      = note: at #/components/schemas/A/type
      = help: did you mean `string`? as it stands, it is treated as untyped
      = note: 1 more like this; use --verbose to show all
    ");
    assert_eq!(report(input, Verbosity::Verbose).matches("warning[unknown-type]").count(), 2);
}

#[test]
fn notes_are_shown_only_when_verbose() {
    let input = Path::new("bad/unknown-format.yaml");
    assert_eq!(report(input, Verbosity::Normal), "");
    assert!(report(input, Verbosity::Verbose).starts_with("note[unknown-format]"));
}
