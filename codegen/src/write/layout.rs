//! Distribution of modules to files: the layout of a whole crate, and the layout of a single file for `OUT_DIR`.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

#[cfg(feature = "parallel")]
use rayon::prelude::*;

use super::folders::{Folders, OPERATIONS, TYPES};
use super::format::{Formatted, format};
use super::index::{condition, inception, raw};
use super::mark;
use crate::emit::{Emitter, Part, Uses, turns_text};
use crate::ir::{Api, TypeId};
use crate::names::{Name, Names, TypeHome};
use crate::progress::{Progress, Step};
use crate::select::Features;

/// A file of the output, as returned by [`Generator::files`](crate::Generator::files).
///
/// # Examples
///
/// ```
/// # fn show(generator: &wirewright::Generator) -> wirewright::Result<()> {
/// for file in generator.files(&generator.run()?)? {
///     println!("{}: {} lines", file.path, file.text.lines().count());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutputFile {
    /// The path relative to the output folder, with `/` as separator.
    pub path: String,
    /// The content of the file.
    pub text: String,
}

/// The lints that are allowed in generated modules, which may be part of any crate. Few users call all operations of an
/// API, a program exports no items, and the lints of a crate are meant for the code of its authors.
pub(super) const LENIENT: &str = "allow(clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction, dead_code, \
                       missing_debug_implementations, missing_docs, unnameable_types, unreachable_pub)";

/// The attribute that allows a re-export that is never used.
pub(super) const EXPORTED: &str = "#[allow(clippy::restriction, unreachable_pub, unused_imports)]\n";

/// The attribute that keeps `cargo fmt` from changing the output, which would then be out of date.
pub(super) const FORMATTED: &str = "#[rustfmt::skip]\n";

/// The input of all layouts.
pub struct Layout<'a> {
    /// The emitter.
    pub emitter: Emitter<'a>,
    /// The model.
    pub api: &'a Api,
    /// The identifiers.
    pub names: &'a Names,
    /// The cargo features of the crate.
    pub features: Option<&'a Features>,
    /// The function that receives the number of modules that are ready.
    pub progress: Progress,
}

impl Layout<'_> {
    pub(super) fn parts(&self) -> Result<Vec<Formatted>, syn::Error> {
        // Tokens cannot cross threads: each thread emits and formats whole modules.
        let parts = self.emitter.parts();
        let (done, total) = (AtomicUsize::new(0), parts.len());
        self.progress.step(Step::Generate { done: 0, total });
        #[cfg(feature = "parallel")]
        let parts = parts.into_par_iter();
        #[cfg(not(feature = "parallel"))]
        let parts = parts.into_iter();
        let ready = |part| {
            let formatted = format(&self.emitter, part);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            self.progress.step(Step::Generate { done, total });
            formatted
        };
        parts.map(ready).collect()
    }

    /// Returns the first line of every file.
    fn header(&self) -> String {
        let title = self.api.title.trim().replace(char::is_control, " ").replace(turns_text, "");
        mark::line(&title)
    }

    /// Returns the files of a whole crate: `lib.rs`, `operations/<group>.rs`, `types/<schema>.rs`.
    ///
    /// # Errors
    ///
    /// Returns an error if the emitted code is not valid Rust, which is a bug.
    pub fn crate_files(&self) -> Result<Vec<OutputFile>, syn::Error> {
        let parts = self.parts()?;
        let modules = self.modules(&parts);
        let is_split =
            parts.iter().any(|part| matches!(part.part, Part::Operations(Some(id)) if !self.api.is_tagged(id)));
        let mut folders = Folders::default();
        if self.has_former_types() {
            folders.allow_former_types();
        }
        let mut files = Vec::new();
        for part in &parts {
            let imports = self.file_imports(part, is_split);
            let (path, imports) = match &part.part {
                Part::Client => ("lib.rs".to_owned(), format!("{modules}{}", self.client_imports(part, ""))),
                Part::Servers => ("servers.rs".to_owned(), imports),
                Part::Xml => ("xml.rs".to_owned(), imports),
                Part::Operations(group) => {
                    let is_untagged = is_split && !self.is_tagged(*group);
                    let condition = self.condition_of_group(*group);
                    (folders.operations(&self.group_module(*group), condition, is_untagged), imports)
                }
                Part::Types(home, ids) => {
                    (folders.types(home, self.condition_of_types(home), self.type_names(ids)), imports)
                }
            };
            files.push(self.file(&format!("src/{path}"), &part.docs, &imports, &part.text));
        }
        files.extend(folders.indices().map(|(path, about, text)| self.file(path, &[about.to_owned()], "", &text)));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// Returns one file with the same items in modules, for use with `include_api!`.
    ///
    /// # Errors
    ///
    /// Returns an error if the emitted code is not valid Rust, which is a bug.
    pub fn single_file(&self, name: &str) -> Result<OutputFile, syn::Error> {
        let mut client = String::new();
        let mut servers = String::new();
        let mut xml = String::new();
        let mut operations = String::new();
        let mut types = String::new();
        let mut type_uses = Uses::default();
        let lenient = format!("{FORMATTED}#[{LENIENT}]\n");
        let public = self.emitter.visibility();
        for part in self.parts()? {
            match &part.part {
                Part::Client => {
                    client = format!(
                        "{}\n{}",
                        self.client_imports(&part, FORMATTED),
                        part.with_attributes(&lenient, FORMATTED)
                    );
                }
                Part::Servers => {
                    let imports = use_lines(&part.uses, "super", &[]);
                    let body = indented(&format!("{imports}\n{}", part.text), 1);
                    let docs = docs(&part.docs, "/// ");
                    let _ = write!(servers, "\n{docs}{lenient}{public} mod servers {{\n{body}}}\n");
                }
                Part::Xml => {
                    let imports = use_lines(&part.uses, "super", &[]);
                    let body = indented(&format!("{imports}\n{}", part.text), 1);
                    let docs = docs(&part.docs, "/// ");
                    let _ = write!(xml, "\n{docs}{lenient}#[doc(hidden)]\n{public} mod xml {{\n{body}}}\n");
                }
                Part::Operations(group) => {
                    let imports = use_lines(&part.uses, "super::super", &self.foreign(&part));
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
        text.push_str(&client);
        text.push_str(&servers);
        if !operations.is_empty() {
            let body = indented(&operations, 1);
            let _ = write!(text, "\n/// {OPERATIONS}\n{lenient}{public} mod operations {{{body}}}\n");
        }
        if !types.is_empty() {
            let body = indented(&format!("{}{types}", use_lines(&type_uses, "super", &[])), 1);
            let _ = write!(text, "\n/// {TYPES}\n{lenient}{public} mod types {{\n{body}}}\n");
        }
        text.push_str(&xml);
        Ok(OutputFile { path: format!("{name}.rs"), text })
    }

    pub(super) fn group_module(&self, group: Option<crate::ir::GroupId>) -> String {
        group
            .and_then(|id| self.names.group(id))
            .map_or_else(|| "untagged".to_owned(), |names| names.accessor.plain().to_owned())
    }

    pub(super) fn is_tagged(&self, group: Option<crate::ir::GroupId>) -> bool {
        group.is_some_and(|id| self.api.is_tagged(id))
    }

    /// Returns the attribute that compiles the operations of a group only if its feature is enabled.
    pub(super) fn condition_of_group(&self, group: Option<crate::ir::GroupId>) -> String {
        let feature = self.features.and_then(|features| features.group(group));
        feature.map_or_else(String::new, |feature| condition(&[feature.to_owned()]))
    }

    /// Returns the attribute that compiles a module of types only if one of the groups that need it is enabled.
    pub(super) fn condition_of_types(&self, home: &TypeHome) -> String {
        self.features.map_or_else(String::new, |features| condition(features.of_types(home)))
    }

    /// Returns the module declarations of `lib.rs`. The file may also be used as the `mod.rs` of a module.
    fn modules(&self, parts: &[Formatted]) -> String {
        let public = self.emitter.visibility();
        // `cargo fmt` in the user's crate must not change the output.
        let mut text = format!("#![cfg_attr(rustfmt, rustfmt_skip)]\n#![{LENIENT}]\n\n");
        let has = |is_kind: fn(&Part) -> bool| parts.iter().any(|part| is_kind(&part.part));
        if has(|part| matches!(part, Part::Operations(_))) {
            let _ = writeln!(text, "{FORMATTED}{public} mod operations;");
        }
        if !self.api.servers.is_empty() {
            let _ = writeln!(text, "{FORMATTED}{public} mod servers;");
        }
        if has(|part| matches!(part, Part::Types(..))) {
            let _ = writeln!(text, "{FORMATTED}{public} mod types;");
        }
        if has(|part| matches!(part, Part::Xml)) {
            let _ = writeln!(text, "#[doc(hidden)]\n{FORMATTED}{public} mod xml;");
        }
        text.push('\n');
        text
    }

    /// Returns the imports of the client, and the re-exports for its users.
    pub(super) fn client_imports(&self, part: &Formatted, skip: &'static str) -> String {
        let public = self.emitter.visibility();
        let own = use_lines(&part.uses, "self", &[]);
        let own = if own.contains('{') { format!("{skip}{own}") } else { own };
        let server = if self.api.servers.is_empty() {
            String::new()
        } else {
            format!("\n{skip}{EXPORTED}{public} use self::servers::Server;\n")
        };
        format!(
            "{own}{skip}{EXPORTED}{public} use wirewright_client;\n{skip}{EXPORTED}{public} use wirewright_client::{{ConfigError, Error, File, Maybe, Response}};\n{server}"
        )
    }

    /// Returns the imports of a file of a crate. The paths are relative, so that the crate can become a module of
    /// another one.
    pub(super) fn file_imports(&self, part: &Formatted, is_split: bool) -> String {
        let foreign = self.foreign(part);
        match part.part {
            Part::Operations(group) if is_split && !self.is_tagged(group) => {
                use_lines(&part.uses, "super::super::super", &foreign)
            }
            Part::Client | Part::Servers | Part::Xml => use_lines(&part.uses, "super", &foreign),
            Part::Types(TypeHome::Operations(_) | TypeHome::OperationsShared(_), _) => {
                part_lines(&part.uses, "super::super::super", "super::super", &foreign)
            }
            Part::Operations(_) => use_lines(&part.uses, "super::super", &foreign),
            Part::Types(TypeHome::Component(_) | TypeHome::Shared, _) => {
                part_lines(&part.uses, "super::super", "super", &foreign)
            }
        }
    }

    /// Returns the types of other modules that a part uses.
    fn foreign(&self, part: &Formatted) -> Vec<&str> {
        let types = part.uses.types().filter(|(id, _)| !part.defines.contains(id));
        let mut names: Vec<&str> =
            types.filter_map(|(id, side)| self.names.ty(id).map(|names| names.on(side).as_str())).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    pub(super) fn file(&self, path: &str, inner: &[String], imports: &str, body: &str) -> OutputFile {
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

    /// Returns the names of types, with those of their request forms.
    pub(super) fn type_names(&self, ids: &[TypeId]) -> Vec<&str> {
        let names = ids.iter().filter_map(|id| self.names.ty(*id));
        let current = names.clone();
        let current = current.flat_map(|names| names.forms().chain(&names.required));
        let former = names.flat_map(|names| names.former.iter().map(|former| &former.old));
        current.chain(former).map(Name::as_str).collect()
    }

    /// Returns true if a type has a former name, whose re-export uses a deprecated alias.
    pub(super) fn has_former_types(&self) -> bool {
        let mut types = self.api.types().filter_map(|(id, _)| self.names.ty(id));
        types.any(|names| !names.former.is_empty())
    }
}

/// Returns the imports of a module in groups. `root` is the path of the client's module.
fn use_lines(uses: &Uses, root: &str, types: &[&str]) -> String {
    part_lines(uses, root, &format!("{root}::types"), types)
}

/// Returns the imports of a module in groups, with types imported from the module `home`.
fn part_lines(uses: &Uses, root: &str, home: &str, types: &[&str]) -> String {
    let attribute = uses.attribute().map(str::to_owned).into_iter().collect();
    let mut groups = [attribute, uses.std(), uses.external(), uses.internal(root, home, types)].to_vec();
    groups.retain(|group| !group.is_empty());
    groups.iter().map(|group| group.concat()).collect::<Vec<_>>().join("\n")
}

fn docs(lines: &[String], marker: &str) -> String {
    lines.iter().fold(String::new(), |mut text, line| {
        text.push_str(format!("{marker}{line}").trim_end());
        text.push('\n');
        text
    })
}

/// Indents a text. Empty lines stay empty. No item contains a string literal with a line break.
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
