//! All names that the generated code uses, for tests.

use super::reserved::{OPERATIONS, PRELUDE, SERVERS, STD, TYPES, VALUES};

/// The other exports of `wirewright_client::codegen`. An item may have such a name, since the generated code uses the
/// export only as `codegen::...`, or not at all.
const QUALIFIED: &[&str] = &[
    "BodyOf",
    "DecodeEnvelope",
    "EnvelopeOf",
    "ErrorOf",
    "Message",
    "OutputOf",
    "Raw",
    "Said",
    "Serialize",
    "Selected",
    "Tag",
    "TaggedUnion",
    "Told",
    "UnionForm",
    "UnionTag",
    "Untold",
    "Variables",
];

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

    use super::super::reserved::PRELUDE;
    use super::QUALIFIED;

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
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/codegen/mod.rs");
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
