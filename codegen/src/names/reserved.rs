//! The names that the output uses itself: no item of a description may take one in a module where it is used.

/// The names of the standard prelude that all modules use.
const STD: &[&str] = &["Box", "From", "Into", "Option", "Result", "Self", "String", "Vec"];

/// The values of the standard prelude: a struct without braces would take their place.
pub(crate) const VALUES: &[&str] = &["Err", "None", "Ok", "Some"];

/// The exports of `wirewright_client::codegen` that modules of operations use by their names alone.
const PRELUDE: &[&str] = &[
    "Answer",
    "AnyBody",
    "Base64OrBytes",
    "Binary",
    "Bytes",
    "Decode",
    "DecodeError",
    "Either",
    "Empty",
    "Encode",
    "Encodings",
    "Envelope",
    "EnvelopeFailure",
    "Enveloped",
    "Form",
    "HeaderError",
    "HeaderMap",
    "IgnoredAny",
    "Json",
    "MediaBody",
    "Method",
    "Multipart",
    "On",
    "Operation",
    "OwnServer",
    "PartEncoding",
    "Ranged",
    "RequestBody",
    "RequestParts",
    "ResponseHeader",
    "Responses",
    "Scopes",
    "Security",
    "Style",
    "Text",
    "TextOf",
    "Xml",
];

/// The other exports of `wirewright_client::codegen`: an item of a module may have such a name, for the output has it only
/// behind `codegen::`, or not at all.
const QUALIFIED: &[&str] = &[
    "BodyOf",
    "ByMediaType",
    "Credential",
    "DeepItems",
    "Deserialize",
    "Deserializer",
    "Documented",
    "FailureOf",
    "File",
    "Kind",
    "Maybe",
    "Raw",
    "Rejection",
    "Secret",
    "Serialize",
    "Serializer",
    "StatusCode",
    "UnionForm",
    "UnionTag",
    "Value",
    "ValueOf",
    "Variables",
    "Whole",
    "WholeOf",
];

/// What modules of operations have besides.
const OPERATIONS: &[&str] = &["AsRef", "BTreeMap", "Call", "Client", "Tuple"];

/// What modules of types have besides.
const TYPES: &[&str] =
    &["AnyOf", "BTreeMap", "Deserialize", "Deserializer", "Maybe", "Serialize", "Serializer", "Tuple", "codegen"];

/// What the module of servers has besides.
const SERVERS: &[&str] = &["RelativeServer", "Server", "ServerUrl", "ToString"];

/// The names of modules, of crates and of traits that are derived: the output has them where no item can take their place.
const ELSEWHERE: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Error",
    "Hash",
    "PartialEq",
    "Response",
    "allow",
    "core",
    "deprecated",
    "derive",
    "doc",
    "formats",
    "inline",
    "non_exhaustive",
    "op",
    "operations",
    "rustfmt",
    "serde",
    "serde_json",
    "servers",
    "shared",
    "std",
    "types",
    "wirewright_client",
    "xml",
];

/// The names that markers of operations and structs of groups cannot have.
pub(super) fn of_operations() -> impl Iterator<Item = &'static str> {
    [STD, VALUES, PRELUDE, OPERATIONS].into_iter().flatten().copied()
}

/// The names that types cannot have.
pub(super) fn of_types() -> impl Iterator<Item = &'static str> {
    [STD, TYPES].into_iter().flatten().copied()
}

/// The names that the types of servers cannot have.
pub(super) fn of_servers() -> impl Iterator<Item = &'static str> {
    [STD, SERVERS].into_iter().flatten().copied()
}

/// All names that the output uses, for tests: a description whose items have them compiles like any other.
pub fn used_names() -> Vec<&'static str> {
    let all = [STD, VALUES, PRELUDE, QUALIFIED, OPERATIONS, TYPES, SERVERS, ELSEWHERE];
    let mut names: Vec<&str> = all.into_iter().flatten().copied().collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use syn::{Item, UseTree};

    use super::*;

    /// The names that a `use` brings.
    fn brought(tree: &UseTree, names: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => brought(&path.tree, names),
            UseTree::Name(name) => names.push(name.ident.to_string()),
            UseTree::Rename(rename) => names.push(rename.rename.to_string()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| brought(tree, names)),
            UseTree::Glob(_) => panic!("a kind of import that is not looked into"),
        }
    }

    #[test]
    fn each_export_of_the_prelude_is_in_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/codegen.rs");
        let file = syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mut exports = Vec::new();
        for item in &file.items {
            if let Item::Use(import) = item {
                brought(&import.tree, &mut exports);
            }
        }
        // Functions have names that no type, marker or group has.
        exports.retain(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
        exports.sort();
        let mut known: Vec<&str> = PRELUDE.iter().chain(QUALIFIED).copied().collect();
        known.sort_unstable();
        assert_eq!(exports, known, "add it to `PRELUDE` if modules of operations use it by its name alone");
    }
}
