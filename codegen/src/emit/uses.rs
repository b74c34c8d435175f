//! Imports of a module.

use std::collections::BTreeSet;

use crate::analyze::Side;
use crate::ir::TypeId;

/// An import of a module, except types that are used by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Import {
    AnyOf,
    BTreeMap,
    Borrow,
    Call,
    /// The client, for operations that are methods of it.
    Client,
    Codegen,
    Credential,
    Deserialize,
    Deserializer,
    /// The derive of error responses.
    Failure,
    /// The derive of conversions into a union.
    FromVariants,
    Formats,
    /// Not an import: a module with aliases of operations elsewhere, which may need an import only with some features.
    Former,
    /// The type of response headers, for operations that document some.
    Headers,
    Maybe,
    RelativeServer,
    Secret,
    SerdeJson,
    /// serde's own derives, in place of those of the runtime.
    SerdeDerives,
    Serialize,
    Serializer,
    ServerUrl,
    /// The module of servers.
    Servers,
    /// The derive of chainable methods.
    Setters,
    Tuple,
    /// The derive of access to the variants of a union.
    Variants,
    /// The module that exports all types.
    Types,
    /// The module of XML tables.
    Xml,
    /// The runtime types that XML tables consist of.
    XmlTables,
}

/// Imports of a module.
#[derive(Debug, Default, Clone)]
pub struct Uses {
    imports: BTreeSet<Import>,
    types: BTreeSet<(TypeId, Side)>,
}

impl Uses {
    pub(super) fn add(&mut self, import: Import) {
        self.imports.insert(import);
    }

    /// Adds a type that is used by name. It may be defined in this module or in another.
    pub(super) fn add_type(&mut self, id: TypeId, side: Side) {
        self.types.insert((id, side));
    }

    fn has(&self, import: Import) -> bool {
        self.imports.contains(&import)
    }

    /// Adds the imports of another module.
    pub fn join(&mut self, other: &Self) {
        self.imports.extend(&other.imports);
        self.types.extend(&other.types);
    }

    /// Returns the types that are used by name.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, Side)> {
        self.types.iter().copied()
    }

    /// Returns the attribute of a module that may not need all of its imports.
    pub fn attribute(&self) -> Option<&'static str> {
        self.has(Import::Former).then_some("#![allow(unused_imports)]\n")
    }

    /// Returns the imports of the standard library.
    pub fn std(&self) -> Vec<String> {
        let table =
            [(Import::Borrow, "use std::borrow::Borrow;\n"), (Import::BTreeMap, "use std::collections::BTreeMap;\n")];
        table.into_iter().filter(|(import, _)| self.has(*import)).map(|(_, line)| line.to_owned()).collect()
    }

    /// Returns the imports of other crates, in the order of rustfmt.
    pub fn external(&self) -> Vec<String> {
        let traits = [
            (Import::Deserialize, "Deserialize"),
            (Import::Deserializer, "Deserializer"),
            (Import::Serialize, "Serialize"),
            (Import::Serializer, "Serializer"),
        ];
        let mut lines = Vec::new();
        let is_serde = self.has(Import::SerdeDerives);
        lines.extend(is_serde.then(|| self.line("serde", &traits)).flatten());
        if self.has(Import::Call) {
            lines.push("use wirewright_client::codegen::*;\n".to_owned());
        }
        if self.has(Import::XmlTables) {
            lines.push("use wirewright_client::codegen::xml;\n".to_owned());
        }
        let mut runtime = vec![
            (Import::AnyOf, "AnyOf"),
            (Import::Credential, "Credential"),
            (Import::Maybe, "Maybe"),
            (Import::RelativeServer, "RelativeServer"),
            (Import::Secret, "Secret"),
            (Import::ServerUrl, "ServerUrl"),
            (Import::Tuple, "Tuple"),
            (Import::Codegen, "codegen"),
            (Import::Formats, "formats"),
            (Import::SerdeJson, "serde_json"),
        ];
        // The glob import of a module with calls covers it.
        runtime.retain(|(import, _)| *import != Import::Codegen || !self.has(Import::Call));
        let derives = [
            (Import::Failure, "Failure"),
            (Import::FromVariants, "FromVariants"),
            (Import::Setters, "Setters"),
            (Import::Variants, "Variants"),
        ];
        let mut models = if is_serde { derives.to_vec() } else { traits.iter().chain(&derives).copied().collect() };
        models.sort_by_key(|(_, name)| *name);
        let model = self.line("wirewright_client::model", &models);
        let own = self.line("wirewright_client", &runtime);
        let comes_first = |line: &String| line.ends_with("::codegen;\n") || line.ends_with("::formats;\n");
        let (own, other) = if own.as_ref().is_some_and(comes_first) { (own, model) } else { (model, own) };
        lines.extend(own.into_iter().chain(other));
        lines
    }

    /// Returns the imports of the output's own modules. `root` is the path of the client's module, `home` that of the
    /// types.
    pub fn internal(&self, root: &str, home: &str, types: &[&str]) -> Vec<String> {
        let mut lines = Vec::new();
        if self.has(Import::Call) {
            lines.extend(self.line(
                root,
                &[
                    (Import::Call, "Call"),
                    (Import::Client, "Client"),
                    (Import::Headers, "Headers"),
                    (Import::Servers, "servers"),
                    (Import::Types, "types"),
                    (Import::Xml, "xml"),
                ],
            ));
        }
        // One line for each type, so that the use of another type changes no other line.
        lines.extend(types.iter().map(|name| format!("use {home}::{name};\n")));
        lines
    }

    /// Returns the line that imports from a path, in the order of the table. Returns `None` if nothing is imported.
    fn line(&self, path: &str, table: &[(Import, &str)]) -> Option<String> {
        let names: Vec<&str> = table.iter().filter(|(import, _)| self.has(*import)).map(|(_, name)| *name).collect();
        match names.as_slice() {
            [] => None,
            [one] => Some(format!("use {path}::{one};\n")),
            many => Some(format!("use {path}::{{{}}};\n", many.join(", "))),
        }
    }
}
