//! Names that the generated code uses itself. An item of a description cannot have one in a module that uses it.

/// The names of the standard prelude that all modules use.
const STD: &[&str] = &["Box", "From", "Into", "Option", "Result", "Self", "String", "Vec"];

/// The values of the standard prelude, which a unit or tuple struct would shadow.
pub(crate) const VALUES: &[&str] = &["Err", "None", "Ok", "Some"];

/// The exports of `wirewright_client::codegen` that operations modules import.
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

/// The other exports of `wirewright_client::codegen`. An item may have such a name, since the generated code uses the
/// export only as `codegen::...`, or not at all.
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

/// The other names in operations modules.
const OPERATIONS: &[&str] = &["AsRef", "BTreeMap", "Call", "Client", "Tuple"];

/// The other names in types modules.
const TYPES: &[&str] =
    &["AnyOf", "BTreeMap", "Deserialize", "Deserializer", "Maybe", "Serialize", "Serializer", "Tuple", "codegen"];

/// The other names in the servers module.
const SERVERS: &[&str] = &["RelativeServer", "Server", "ServerUrl", "ToString"];

/// The names of modules, crates and derived traits, which the generated code uses only where no item can shadow them.
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

/// Returns the names that markers of operations and structs of groups cannot have.
pub(super) fn of_operations() -> impl Iterator<Item = &'static str> {
    [STD, VALUES, PRELUDE, OPERATIONS].into_iter().flatten().copied()
}

/// Returns the names that types cannot have.
pub(super) fn of_types() -> impl Iterator<Item = &'static str> {
    [STD, TYPES].into_iter().flatten().copied()
}

/// Returns the names that the types of servers cannot have.
pub(super) fn of_servers() -> impl Iterator<Item = &'static str> {
    [STD, SERVERS].into_iter().flatten().copied()
}

/// Returns all names that the generated code uses. Tests check that descriptions with items of these names compile.
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

    /// Collects the names that a `use` imports.
    fn brought(tree: &UseTree, names: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => brought(&path.tree, names),
            UseTree::Name(name) => names.push(name.ident.to_string()),
            UseTree::Rename(rename) => names.push(rename.rename.to_string()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| brought(tree, names)),
            UseTree::Glob(_) => panic!("unsupported kind of import"),
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
        // Functions are named in another case than types, markers and groups.
        exports.retain(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
        exports.sort();
        let mut known: Vec<&str> = PRELUDE.iter().chain(QUALIFIED).copied().collect();
        known.sort_unstable();
        assert_eq!(
            exports, known,
            "add the export to `PRELUDE` if operations modules import it, otherwise to `QUALIFIED`"
        );
    }
}
