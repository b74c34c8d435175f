//! Which file each module goes to: the layout of a whole crate, and that of a single file for `OUT_DIR`.

use std::fmt::Write as _;

use rayon::prelude::*;

use super::file_name::Modules;
use super::format::{Formatted, format};
use super::mark;
use crate::emit::{Emitter, Part, Uses, turns_text};
use crate::ir::Api;
use crate::names::{Names, TypeHome, escaped};

/// A file of the output: its path below the output folder, with `/`, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path.
    pub path: String,
    /// The text.
    pub text: String,
}

/// What all layouts need.
pub struct Layout<'a> {
    /// The emitter.
    pub emitter: Emitter<'a>,
    /// The model.
    pub api: &'a Api,
    /// The identifiers.
    pub names: &'a Names,
}

impl Layout<'_> {
    fn parts(&self) -> Result<Vec<Formatted>, syn::Error> {
        // Tokens cannot cross threads: each thread emits and formats whole modules.
        self.emitter.parts().into_par_iter().map(|part| format(&self.emitter, part)).collect()
    }

    /// The first line of every file.
    fn header(&self) -> String {
        let title = self.api.title.trim().replace(char::is_control, " ").replace(turns_text, "");
        mark::line(&title)
    }

    /// A whole crate: `lib.rs`, `operations/<group>.rs`, `types/<schema>.rs`.
    pub fn crate_files(&self) -> Result<Vec<OutputFile>, syn::Error> {
        let mut files = Vec::new();
        let mut operations = Index::default();
        let mut types = Index::default();
        let mut owned = Index::default();
        for part in self.parts()? {
            let imports = self.imports(&part, "crate", true);
            let (path, inner) = match &part.part {
                Part::Client => {
                    let imports = format!("{}{}", self.modules(), self.client_imports(&part));
                    files.push(self.file("src/lib.rs", &part.docs, &imports, &part.text));
                    continue;
                }
                Part::Servers => ("src/servers.rs".to_owned(), &part.docs),
                Part::Xml => ("src/xml.rs".to_owned(), &part.docs),
                Part::Operations(group) => {
                    let file = operations.add(&self.group_module(*group));
                    (format!("src/operations/{file}.rs"), &part.docs)
                }
                Part::Types(TypeHome::Component(name), _) => {
                    (format!("src/types/{}.rs", types.add(name.plain())), &part.docs)
                }
                Part::Types(TypeHome::Operations(module), _) => {
                    (format!("src/types/operations/{}.rs", owned.add(module)), &part.docs)
                }
                Part::Types(TypeHome::Shared, _) => (format!("src/types/{}.rs", types.add("shared")), &part.docs),
            };
            files.push(self.file(&path, inner, &imports, &part.text));
        }
        if !operations.modules.is_empty() {
            files.push(self.index("src/operations/mod.rs", "The operations, by tag.", &operations, "pub mod", false));
        }
        if !owned.modules.is_empty() {
            files.push(self.index(
                "src/types/operations/mod.rs",
                "The types that operations own.",
                &owned,
                "mod",
                true,
            ));
            types.modules.push(("operations".to_owned(), "operations".to_owned()));
        }
        if !types.modules.is_empty() {
            files.push(self.index("src/types/mod.rs", "The types, by schema.", &types, "mod", true));
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// One file with the same items, in modules, to be included.
    pub fn single_file(&self, name: &str) -> Result<OutputFile, syn::Error> {
        let mut client = String::new();
        let mut servers = String::new();
        let mut xml = String::new();
        let mut operations = String::new();
        let mut types = String::new();
        let mut type_uses = Uses::default();
        for part in self.parts()? {
            match &part.part {
                Part::Client => client = format!("{}\n{}", self.client_imports(&part), part.text),
                Part::Servers => {
                    let imports = self.use_lines(&part.uses, "super", &[]);
                    let body = indented(&format!("{imports}\n{}", part.text), 1);
                    let docs = docs(&part.docs, "/// ");
                    let _ = write!(servers, "\n{docs}{SKIP}pub mod servers {{\n{body}}}\n");
                }
                Part::Xml => {
                    let imports = self.use_lines(&part.uses, "super", &[]);
                    let body = indented(&format!("{imports}\n{}", part.text), 1);
                    let docs = docs(&part.docs, "/// ");
                    let _ = write!(xml, "\n{docs}#[doc(hidden)]\n{SKIP}pub mod xml {{\n{body}}}\n");
                }
                Part::Operations(group) => {
                    let imports = self.imports(&part, "super::super", true);
                    let docs = docs(&part.docs, "/// ");
                    let module = raw(&self.group_module(*group));
                    let body = indented(&format!("{imports}\n{}", part.text), 1);
                    let allow = inception(&module, "operations");
                    let _ = write!(operations, "\n{docs}{allow}pub mod {module} {{\n{body}}}\n");
                }
                Part::Types(..) => {
                    type_uses.join(&part.uses);
                    types.push('\n');
                    types.push_str(&part.text);
                }
            }
        }
        let mut text = self.header();
        text.push('\n');
        text.push_str(&unformatted(&client));
        text.push_str(&servers);
        if !operations.is_empty() {
            let _ = write!(
                text,
                "\n/// The operations, by tag.\n{SKIP}pub mod operations {{{}}}\n",
                indented(&operations, 1)
            );
        }
        if !types.is_empty() {
            let imports = self.use_lines(&type_uses, "super", &[]);
            let _ = write!(
                text,
                "\n/// The types, by schema.\n#[allow(missing_docs)]\n{SKIP}pub mod types {{\n{}}}\n",
                indented(&format!("{imports}{types}"), 1)
            );
        }
        text.push_str(&xml);
        Ok(OutputFile { path: format!("{name}.rs"), text })
    }

    fn group_module(&self, group: Option<crate::ir::GroupId>) -> String {
        group
            .and_then(|id| self.names.group(id))
            .map_or_else(|| "untagged".to_owned(), |names| names.accessor.plain().to_owned())
    }

    /// The modules of `lib.rs`.
    fn modules(&self) -> String {
        // Formatted as it is: `cargo fmt` in the user's crate must not make the output stale.
        let mut text = String::from("#![cfg_attr(rustfmt, rustfmt_skip)]\n\n");
        if !self.api.operations.is_empty() {
            text.push_str("#[rustfmt::skip]\npub mod operations;\n");
        }
        if !self.api.servers.is_empty() {
            text.push_str("#[rustfmt::skip]\npub mod servers;\n");
        }
        if !self.api.types.is_empty() {
            text.push_str("#[rustfmt::skip]\npub mod types;\n");
        }
        if !self.api.xml.is_empty() {
            text.push_str("#[doc(hidden)]\n#[rustfmt::skip]\npub mod xml;\n");
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// What the client uses, and what a user of it needs beside it.
    fn client_imports(&self, part: &Formatted) -> String {
        let own = self.use_lines(&part.uses, "crate", &[]);
        let server = if self.api.servers.is_empty() { "" } else { "\npub use self::servers::Server;\n" };
        format!("{own}pub use wirewright_client::{{Error, Response}};\n{server}")
    }

    fn imports(&self, part: &Formatted, root: &str, whole: bool) -> String {
        let mut foreign: Vec<&str> = Vec::new();
        if whole {
            foreign = part
                .uses
                .types()
                .filter(|(id, _)| !part.defines.contains(id))
                .filter_map(|(id, side)| self.names.ty(id).map(|names| names.on(side).as_str()))
                .collect();
            foreign.sort_unstable();
            foreign.dedup();
        }
        self.use_lines(&part.uses, root, &foreign)
    }

    fn use_lines(&self, uses: &Uses, root: &str, types: &[&str]) -> String {
        let _ = self;
        let mut groups: Vec<Vec<String>> = vec![Vec::new(); 3];
        if let [std, foreign, own] = groups.as_mut_slice() {
            std.extend(uses.std());
            foreign.extend(uses.foreign());
            own.extend(uses.own(root, types));
        }
        groups.retain(|group| !group.is_empty());
        groups.iter().map(|group| group.concat()).collect::<Vec<_>>().join("\n")
    }

    fn file(&self, path: &str, inner: &[String], imports: &str, body: &str) -> OutputFile {
        let mut text = self.header();
        text.push('\n');
        if !inner.is_empty() {
            text.push_str(&docs(inner, "//! "));
            text.push('\n');
        }
        text.push_str(imports);
        if !imports.is_empty() && !body.is_empty() {
            text.push('\n');
        }
        text.push_str(body);
        OutputFile { path: path.to_owned(), text }
    }

    fn index(&self, path: &str, about: &str, index: &Index, keyword: &str, export: bool) -> OutputFile {
        let mut modules: Vec<(String, &str)> =
            index.modules.iter().map(|(module, file)| (raw(module), file.as_str())).collect();
        modules.sort_unstable();
        let above = path.rsplit('/').nth(1).unwrap_or_default();
        let mut text: String = modules.iter().fold(String::new(), |mut text, (module, file)| {
            text.push_str(inception(module, above));
            if module.trim_start_matches("r#") != *file {
                let _ = writeln!(text, "#[path = \"{file}.rs\"]");
            }
            let _ = writeln!(text, "{keyword} {module};");
            text
        });
        if export {
            text.push('\n');
            for (module, _) in &modules {
                let _ = writeln!(text, "pub use self::{module}::*;");
            }
        }
        self.file(path, &[about.to_owned()], "", &text)
    }
}

/// The modules of a folder, each with the name of its file.
#[derive(Default)]
struct Index {
    files: Modules,
    modules: Vec<(String, String)>,
}

impl Index {
    /// Adds a module, and returns the name of its file.
    fn add(&mut self, module: &str) -> String {
        let file = self.files.file(module);
        self.modules.push((module.to_owned(), file.clone()));
        file
    }
}

/// What lets a module have the name of the one that it is in.
fn inception(module: &str, above: &str) -> &'static str {
    if module == above { "#[allow(clippy::module_inception)]\n" } else { "" }
}

/// Keeps `cargo fmt` in the user's crate from making the output stale. A whole crate has it once, as an inner attribute; a file that
/// is included cannot.
const SKIP: &str = "#[rustfmt::skip]\n";

/// Puts [`SKIP`] on the items of a text, below their documentation. An import without braces is the same in every format.
fn unformatted(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 128);
    let mut starts = true;
    for line in text.lines() {
        let import = line.starts_with("use ") || line.starts_with("pub use ");
        let item =
            starts && !import && !line.ends_with("!();") && !line.is_empty() && !line.starts_with([' ', '}', '/']);
        if item || (import && line.contains('{')) {
            result.push_str(SKIP);
        }
        result.push_str(line);
        result.push('\n');
        starts = line.is_empty() || (starts && line.starts_with("///"));
    }
    result
}

/// A module's name as an identifier.
fn raw(module: &str) -> String {
    escaped(module.to_owned())
}

fn docs(lines: &[String], marker: &str) -> String {
    lines.iter().fold(String::new(), |mut text, line| {
        text.push_str(format!("{marker}{line}").trim_end());
        text.push('\n');
        text
    })
}

/// The text one level further in; empty lines stay empty. No item has a string with a line break in it.
fn indented(text: &str, levels: usize) -> String {
    let indent = "    ".repeat(levels);
    text.lines().fold(String::with_capacity(text.len()), |mut result, line| {
        if !line.is_empty() {
            result.push_str(&indent);
            result.push_str(line);
        }
        result.push('\n');
        result
    })
}
