//! Content of one module: its documentation, imports and items.

use std::collections::BTreeSet;

use super::item::Item;
use crate::analyze::Side;
use crate::ir::TypeId;

/// Imports of a module.
#[derive(Debug, Default, Clone)]
#[allow(clippy::struct_excessive_bools)]
pub struct Uses {
    pub(super) btree_map: bool,
    pub(super) serialize: bool,
    pub(super) deserialize: bool,
    pub(super) deserializer: bool,
    pub(super) serializer: bool,
    pub(super) any_of: bool,
    pub(super) maybe: bool,
    pub(super) tuple: bool,
    pub(super) codegen: bool,
    pub(super) formats: bool,
    pub(super) serde_json: bool,
    pub(super) call: bool,
    pub(super) credentials: bool,
    pub(super) secrets: bool,
    pub(super) server_url: bool,
    pub(super) relative_server: bool,
    /// The module of servers.
    pub(super) servers: bool,
    /// The module of XML tables.
    pub(super) xml: bool,
    /// The runtime types that XML tables consist of.
    pub(super) xml_tables: bool,
    /// The client, for operations that are methods of it.
    pub(super) client: bool,
    /// The module that exports all types.
    pub(super) all_types: bool,
    /// Types that are used by name. They may be defined in this module or in others.
    pub(super) types: BTreeSet<(TypeId, Side)>,
}

impl Uses {
    /// Adds the imports of another module.
    pub fn join(&mut self, other: &Self) {
        self.btree_map |= other.btree_map;
        self.serialize |= other.serialize;
        self.deserialize |= other.deserialize;
        self.deserializer |= other.deserializer;
        self.serializer |= other.serializer;
        self.any_of |= other.any_of;
        self.maybe |= other.maybe;
        self.tuple |= other.tuple;
        self.codegen |= other.codegen;
        self.formats |= other.formats;
        self.serde_json |= other.serde_json;
        self.call |= other.call;
        self.credentials |= other.credentials;
        self.secrets |= other.secrets;
        self.server_url |= other.server_url;
        self.relative_server |= other.relative_server;
        self.servers |= other.servers;
        self.xml |= other.xml;
        self.xml_tables |= other.xml_tables;
        self.client |= other.client;
        self.all_types |= other.all_types;
        self.types.extend(&other.types);
    }
}

/// The content of one module.
#[derive(Debug, Default)]
pub struct Section {
    /// The module's documentation.
    pub docs: Vec<String>,
    /// The module's imports.
    pub uses: Uses,
    /// The module's items, which are formatted one by one.
    pub items: Vec<Item>,
    /// The types that the module defines.
    pub defines: BTreeSet<TypeId>,
}

impl Uses {
    /// Returns the types that are used by name.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, Side)> {
        self.types.iter().copied()
    }

    /// Returns the imports of the standard library.
    pub fn std(&self) -> Vec<String> {
        if self.btree_map { vec!["use std::collections::BTreeMap;\n".to_owned()] } else { Vec::new() }
    }

    /// Returns the imports of other crates.
    pub fn external(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let serde = [
            (self.deserialize, "Deserialize"),
            (self.deserializer, "Deserializer"),
            (self.serialize, "Serialize"),
            (self.serializer, "Serializer"),
        ];
        let serde: Vec<&str> = serde.into_iter().filter(|(used, _)| *used).map(|(_, name)| name).collect();
        match serde.as_slice() {
            [] => {}
            [one] => lines.push(format!("use serde::{one};\n")),
            many => lines.push(format!("use serde::{{{}}};\n", many.join(", "))),
        }
        if self.call {
            lines.push("use wirewright_client::codegen::*;\n".to_owned());
        }
        if self.xml_tables {
            lines.push("use wirewright_client::codegen::xml;\n".to_owned());
        }
        let named = [
            (self.any_of, "AnyOf"),
            (self.credentials, "Credential"),
            (self.maybe, "Maybe"),
            (self.relative_server, "RelativeServer"),
            (self.secrets, "Secret"),
            (self.server_url, "ServerUrl"),
            (self.tuple, "Tuple"),
            (self.codegen && !self.call, "codegen"),
            (self.formats, "formats"),
            (self.serde_json, "serde_json"),
        ];
        let names: Vec<&str> = named.into_iter().filter(|(used, _)| *used).map(|(_, name)| name).collect();
        match names.as_slice() {
            [] => {}
            [one] => lines.push(format!("use wirewright_client::{one};\n")),
            many => lines.push(format!("use wirewright_client::{{{}}};\n", many.join(", "))),
        }
        lines
    }

    /// Returns the imports of the output's own modules. `root` is the path of the client's module, `home` that of the
    /// types.
    pub fn internal(&self, root: &str, home: &str, types: &[&str]) -> Vec<String> {
        let mut lines = Vec::new();
        if self.call {
            let names = [
                (self.call, "Call"),
                (self.client, "Client"),
                (self.servers, "servers"),
                (self.all_types, "types"),
                (self.xml, "xml"),
            ];
            let names: Vec<&str> = names.into_iter().filter(|(used, _)| *used).map(|(_, name)| name).collect();
            match names.as_slice() {
                [one] => lines.push(format!("use {root}::{one};\n")),
                many => lines.push(format!("use {root}::{{{}}};\n", many.join(", "))),
            }
        }
        match types {
            [] => {}
            [one] => lines.push(format!("use {home}::{one};\n")),
            many => lines.extend(import_list(home, many)),
        }
        lines
    }
}

/// Returns the lines of an import with several names, which is wrapped if it is too long for one line.
fn import_list(path: &str, names: &[&str]) -> Vec<String> {
    const WIDTH: usize = 100;
    let line = format!("use {path}::{{{}}};\n", names.join(", "));
    if line.len() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![format!("use {path}::{{\n")];
    let mut current = String::from("   ");
    for name in names {
        if current.len() + name.len() + 2 > WIDTH {
            current.push('\n');
            lines.push(std::mem::replace(&mut current, String::from("   ")));
        }
        current.push(' ');
        current.push_str(name);
        current.push(',');
    }
    current.push('\n');
    lines.push(current);
    lines.push("};\n".to_owned());
    lines
}
