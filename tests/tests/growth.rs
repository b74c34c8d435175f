//! Descriptions that would need hours, gigabytes or a larger stack if a stage of the compiler were not linear. Each is
//! compiled on a thread with a stack of 2 MB, as in a build script or a test. Also the responses and uploads that `bench`
//! measures.

// A fixture that cannot be set up stops the test at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use wirewright::Generator;
use wirewright::Renderer;
use wirewright::diagnostics::{Code, Severity};
use wirewright_tests::growth::{runtime, shape};

/// The shapes whose outcome is an error.
const NAME: &str = "bytes of a property name in an error, decoded";
const STRING: &str = "bytes of a string in an error, decoded";

/// Returns the error codes for a shape at a given size. Empty if output was generated.
fn errors(name: &str, size: usize) -> Vec<Code> {
    let made = (shape(name).unwrap_or_else(|| panic!("unknown shape `{name}`")).make)(size);
    let compile = move || {
        let folder = tempfile::tempdir().unwrap();
        let (path, overlay) = made.write(folder.path()).unwrap();
        let generator = overlay.into_iter().fold(Generator::new(path).schemas(["*"]), Generator::overlay);
        let compilation = generator.run().unwrap();
        let shown = compilation.render(Renderer::default());
        let found = compilation.diagnostics().iter().filter(|found| found.severity == Severity::Error);
        let errors: Vec<Code> = found.map(|found| found.code).collect();
        match compilation.single_file("made", Renderer::default()) {
            Ok(file) => assert!(errors.is_empty() && !file.text.is_empty()),
            Err(_) => assert!(shown.contains("made.yaml:"), "an error without a source location: {shown}"),
        }
        errors
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(compile).unwrap().join().unwrap()
}

#[test]
fn a_chain_of_parts_that_is_too_long_is_an_error_with_a_location() {
    assert!(errors("a chain of allOf", 120).is_empty());
    let found = errors("a chain of allOf", 5_000);
    assert!(!found.is_empty() && found.iter().all(|code| *code == Code::TooDeep), "{found:?}");
}

#[test]
fn chains_of_any_kind_need_no_stack() {
    for name in [
        "a chain of references",
        "a chain of allOf that adds nothing",
        "a chain of arrays",
        "a chain of arrays in XML",
        "two chains joined by allOf",
        "types in a ring",
        "a chain of unions",
    ] {
        assert!(errors(name, 1_500).is_empty(), "{name}");
    }
}

#[test]
fn references_are_followed_once() {
    assert!(errors("references to the end of a chain", 3_000).is_empty());
}

#[test]
fn parts_shared_by_many_schemas_are_merged_once() {
    assert!(errors("a lattice of allOf", 100).is_empty());
}

#[test]
fn a_union_of_its_own_children_is_walked_once() {
    assert!(errors("a oneOf of its own children", 200).is_empty());
}

#[test]
fn unions_of_unions_are_expanded_up_to_a_limit() {
    assert!(errors("unions of unions", 40).is_empty());
}

#[test]
fn many_values_and_names_are_compared_by_hashes() {
    for (name, size) in [
        ("an enum", 15_000),
        ("an enum whose values have one name", 6_000),
        ("properties that have one name", 1_500),
        ("schemas that have one name", 1_000),
        ("an allOf of enums", 4_000),
        ("a chain of tags", 1_000),
        ("references that lead nowhere", 1_000),
    ] {
        assert!(errors(name, size).is_empty(), "{name}");
    }
}

#[test]
fn aliases_that_expand_too_far_are_an_error_with_a_location() {
    assert!(errors("anchors and aliases", 500).is_empty());
    for (name, size) in
        [("aliases of aliases", 12), ("aliases of a long text", 5_000), ("a chain of merge keys", 2_000)]
    {
        assert_eq!(errors(name, size), [Code::Syntax], "{name}");
    }
}

#[test]
fn families_mutual_references_and_nested_quotes_are_walked_once() {
    for (name, size) in [
        ("a discriminator with children", 300),
        ("a family of families", 100),
        ("types that all hold the first ones", 800),
        ("a text of quotes within quotes", 4_000),
    ] {
        assert!(errors(name, size).is_empty(), "{name}");
    }
}

/// Without this test, a response that fails at once would look fast.
#[test]
fn each_response_and_upload_has_its_outcome() {
    let rows = [
        ("numbers below 60 levels of a oneOf, decoded", "60 levels, 150 values and 150 numbers"),
        ("objects {} in a list of a oneOf, decoded", "150 things, 150 of them small"),
        ("elements <b/> of XML, decoded", "150 elements"),
        ("boundaries in an uploaded file, encoded", "multipart/form-data; boundary=wirewright-part-0150"),
        ("unknown properties with an observer, decoded", "the name a, 100 reports and 50 others"),
        ("unknown enum values with an observer, decoded", "150 unknown values, 100 reports and 50 others"),
        (NAME, "invalid type: boolean `true`, expected i64"),
        (STRING, "at /a: invalid type: string \"sss"),
    ];
    assert_eq!(runtime::SHAPES.iter().map(|shape| shape.name).collect::<Vec<_>>(), rows.map(|(name, _)| name));
    for (shape, (_, expected)) in runtime::SHAPES.iter().zip(rows) {
        let outcome = (shape.prepare)(150)();
        let is_error = [NAME, STRING].contains(&shape.name);
        assert!(outcome == expected || is_error && outcome.contains(expected), "{}: {outcome}", shape.name);
    }
}

#[test]
fn a_message_does_not_grow_with_the_response() {
    for name in [NAME, STRING] {
        let shape = runtime::SHAPES.iter().find(|shape| shape.name == name).unwrap();
        let lengths = [10_000, 1_000_000].map(|size| (shape.prepare)(size)().len());
        // Only the number of the column has more digits.
        assert!(lengths[1] - lengths[0] <= 2 && lengths[1] < 2_500, "{name}: {lengths:?}");
    }
}
