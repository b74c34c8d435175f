//! The layout of a client that is split into crates, which cargo compiles in parallel and a compile cache keeps one by
//! one: a crate for the groups of each feature, crates of the types that they share, and a facade that re-exports all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::existing::CRATES;
use super::folders::Folders;
use super::format::Formatted;
use super::index::{condition, export};
use super::layout::{EXPORTED, FORMATTED, LENIENT, Layout, OutputFile};
use crate::emit::Part;
use crate::names::TypeHome;
use crate::select::{Place, Split};

/// The number of lines after which shared types continue in another crate. rustc takes about one gigabyte for as many.
const LINES: usize = 80_000;

/// A crate of a split client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name of the crate.
    pub name: String,
    /// The feature of the facade that enables the crate.
    pub feature: Option<String>,
    /// The names of the crates that it depends on.
    pub needs: Vec<String>,
}

impl Member {
    /// Returns the folder, relative to that of the facade.
    pub fn folder(&self) -> String {
        format!("{CRATES}/{}", self.name)
    }
}

/// A crate whose files are being collected. The order is that of the dependencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Package<'a> {
    /// The servers and the tables for XML.
    Core,
    /// Shared types. The crates are numbered from zero.
    Types(usize),
    /// The groups of a feature.
    Member(&'a str),
    Facade,
}

impl Package<'_> {
    /// Returns the name of the crate. `facade` is that of the facade. No feature has the name of another crate.
    fn name(self, facade: &str) -> String {
        match self {
            Self::Core => format!("{facade}-core"),
            Self::Types(0) => format!("{facade}-types"),
            Self::Types(index) => format!("{facade}-types-{}", index + 1),
            Self::Member(feature) => format!("{facade}-{feature}"),
            Self::Facade => facade.to_owned(),
        }
    }

    /// Returns the path of the crate in Rust.
    fn path(self, facade: &str) -> String {
        self.name(facade).replace('-', "_")
    }
}

#[derive(Default)]
struct Content<'p> {
    folders: Folders,
    files: Vec<OutputFile>,
    /// The types that the crate does not share.
    types: Vec<&'p str>,
    has_calls: bool,
    client: Option<&'p Formatted>,
}

impl Layout<'_> {
    /// Returns the files of a split client, without the manifests, and the crates beside the facade. `name` is the name
    /// of the facade.
    ///
    /// # Errors
    ///
    /// Returns an error if the emitted code is not valid Rust, which is a bug.
    pub fn split_files(&self, name: &str, split: &Split<'_>) -> Result<(Vec<OutputFile>, Vec<Member>), syn::Error> {
        let parts = self.parts()?;
        let numbers = numbers(&parts, split);
        let mut contents: BTreeMap<Package<'_>, Content<'_>> = BTreeMap::new();
        for feature in split.members() {
            contents.entry(Package::Member(feature)).or_default();
        }
        for part in &parts {
            let package = match &part.part {
                Part::Client => Package::Facade,
                Part::Servers | Part::Xml => Package::Core,
                Part::Operations(group) => package(split.of_group(*group)),
                Part::Types(home, _) => {
                    numbers.get(home).map_or_else(|| package(split.of_types(home)), |k| Package::Types(*k))
                }
            };
            self.place(part, package, contents.entry(package).or_default());
        }
        if self.has_former_types() {
            for content in contents.values_mut() {
                content.folders.allow_former_types();
            }
        }
        let packages: Vec<Package<'_>> = contents.keys().copied().collect();
        let mut members = Vec::new();
        let mut needs: BTreeMap<Package<'_>, BTreeSet<Package<'_>>> = BTreeMap::new();
        for package in &packages {
            needs.insert(*package, needs_of(*package, &packages, &numbers, split));
        }
        connect(name, &mut contents, &needs);
        let mut files = Vec::new();
        for (package, content) in contents {
            let needs = needs.get(&package).into_iter().flatten().map(|needed| needed.name(name)).collect();
            let member = Member {
                name: package.name(name),
                feature: if let Package::Member(feature) = package { Some(feature.to_owned()) } else { None },
                needs,
            };
            let folder = if package == Package::Facade { String::new() } else { format!("{}/", member.folder()) };
            files.extend(
                self.package_files(name, package, content, &packages)
                    .map(|file| OutputFile { path: format!("{folder}{}", file.path), ..file }),
            );
            if package != Package::Facade {
                members.push(member);
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok((files, members))
    }

    /// Adds a part to a crate.
    fn place<'p>(&'p self, part: &'p Formatted, package: Package<'_>, content: &mut Content<'p>) {
        let is_facade = package == Package::Facade;
        let conditional = |text: String| if is_facade { text } else { String::new() };
        let imports = self.file_imports(part, true);
        let path = match &part.part {
            Part::Client => {
                content.client = Some(part);
                return;
            }
            Part::Servers => "servers.rs".to_owned(),
            Part::Xml => "xml.rs".to_owned(),
            Part::Operations(group) => {
                content.has_calls = true;
                let condition = conditional(self.condition_of_group(*group));
                content.folders.operations(&self.group_module(*group), condition, !self.is_tagged(*group))
            }
            Part::Types(home, ids) => {
                let names = self.type_names(ids);
                content.types.extend(&names);
                content.folders.types(home, conditional(self.condition_of_types(home)), names)
            }
        };
        content.files.push(self.file(&format!("src/{path}"), &part.docs, &imports, &part.text));
    }

    /// Returns the files of a crate with its `lib.rs` and its index files.
    fn package_files(
        &self,
        name: &str,
        package: Package<'_>,
        content: Content<'_>,
        packages: &[Package<'_>],
    ) -> impl Iterator<Item = OutputFile> {
        let mut lib = format!("#![cfg_attr(rustfmt, rustfmt_skip)]\n#![{LENIENT}]\n\n");
        let mut module = |is_there: bool, line: &str| {
            if is_there {
                lib.push_str(FORMATTED);
                lib.push_str(line);
            }
        };
        module(content.folders.has_operations(), "pub mod operations;\n");
        module(content.folders.has_types(), "pub mod types;\n");
        let has = |path: &str| content.files.iter().any(|file| file.path == path);
        module(has("src/servers.rs"), "pub mod servers;\n");
        module(has("src/xml.rs"), "pub mod xml;\n");
        if matches!(package, Package::Facade | Package::Member(_)) && packages.contains(&Package::Core) {
            lib.push_str(&self.core_exports(&Package::Core.path(name)));
        }
        lib.push('\n');
        let title = self.api.title.trim().replace(char::is_control, " ");
        let about = match package {
            Package::Core => format!("The servers of the client of {title}, and its tables for XML."),
            Package::Types(_) => format!("Types of the client of {title} that several of its crates use."),
            Package::Member(feature) => format!("The operations of the feature `{feature}` of the client of {title}."),
            Package::Facade => String::new(),
        };
        let Content { folders, mut files, has_calls, client, .. } = content;
        files.push(match client {
            Some(part) => {
                self.file("src/lib.rs", &part.docs, &format!("{lib}{}", self.client_imports(part, "")), &part.text)
            }
            None => {
                let calls = if has_calls { "wirewright_client::define_call!();\n" } else { "" };
                self.file("src/lib.rs", &[about], &format!("{}\n", lib.trim_end()), calls)
            }
        });
        files.extend(folders.indices().map(|(path, about, text)| self.file(path, &[about.to_owned()], "", &text)));
        files.into_iter()
    }

    /// Returns the re-exports of the modules that all crates with operations use.
    fn core_exports(&self, core: &str) -> String {
        let mut text = String::from("\n");
        let has_servers = !self.api.servers.is_empty();
        if has_servers {
            let _ = writeln!(text, "{EXPORTED}pub use {core}::servers;");
        }
        if self.emitter.has_xml() {
            let _ = writeln!(text, "#[doc(hidden)]\n{EXPORTED}pub use {core}::xml;");
        }
        text
    }
}

/// Adds the re-exports from other crates.
fn connect(
    name: &str,
    contents: &mut BTreeMap<Package<'_>, Content<'_>>,
    needs: &BTreeMap<Package<'_>, BTreeSet<Package<'_>>>,
) {
    let mut own = Vec::new();
    for (package, content) in contents.iter_mut() {
        for needed in needs.get(package).into_iter().flatten() {
            if let Package::Types(_) = needed {
                // A crate of shared types exports only its own.
                let visibility = if matches!(package, Package::Types(_)) { "" } else { "pub " };
                content.folders.types_of(&format!("{visibility}use {}::types::*;\n", needed.path(name)));
            }
        }
        if let Package::Member(feature) = package {
            content.types.sort_unstable();
            let condition = condition(&[(*feature).to_owned()]);
            let path = package.path(name);
            let types = export(&condition, &format!("{path}::types"), &content.types);
            own.push((format!("{condition}pub use {path}::operations::*;\n"), types));
        }
    }
    if let Some(facade) = contents.get_mut(&Package::Facade) {
        for (operations, types) in own {
            facade.folders.operations_of(&operations);
            facade.folders.types_of(&types);
        }
    }
}

fn package(place: Place<'_>) -> Package<'_> {
    match place {
        Place::Member(feature) => Package::Member(feature),
        Place::Facade => Package::Facade,
        // All shared modules have a number.
        Place::Shared => Package::Types(0),
    }
}

/// Returns the number of the crate of each module of shared types.
fn numbers<'p>(parts: &'p [Formatted], split: &Split<'_>) -> BTreeMap<&'p TypeHome, usize> {
    let mut sizes = BTreeMap::new();
    for part in parts {
        if let Part::Types(home, _) = &part.part
            && split.of_types(home) == Place::Shared
        {
            sizes.insert(home, part.text.lines().count());
        }
    }
    let (mut numbers, mut number, mut lines) = (BTreeMap::new(), 0, 0);
    for part in split.in_order(&sizes.keys().copied().collect()) {
        let size: usize = part.iter().filter_map(|home| sizes.get(home)).sum();
        if lines > 0 && lines + size > LINES {
            number += 1;
            lines = 0;
        }
        lines += size;
        numbers.extend(part.into_iter().map(|home| (home, number)));
    }
    numbers
}

/// Returns the crates that a crate depends on.
fn needs_of<'a>(
    package: Package<'a>,
    packages: &[Package<'a>],
    numbers: &BTreeMap<&TypeHome, usize>,
    split: &Split<'_>,
) -> BTreeSet<Package<'a>> {
    match package {
        Package::Core => BTreeSet::new(),
        Package::Types(number) => {
            let own = numbers.iter().filter(|(_, other)| **other == number);
            let imported = own.flat_map(|(home, _)| split.imports(home)).filter_map(|home| numbers.get(home));
            imported.filter(|other| **other != number).map(|other| Package::Types(*other)).collect()
        }
        Package::Member(_) => {
            let is_below = |other: &Package<'_>| matches!(other, Package::Core | Package::Types(_));
            packages.iter().copied().filter(is_below).collect()
        }
        Package::Facade => packages.iter().copied().filter(|other| *other != Package::Facade).collect(),
    }
}
