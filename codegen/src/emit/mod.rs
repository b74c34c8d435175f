//! Stage 7, **emit**: turns the model and its tables into Rust items. The stage is pure and infallible. Each construct
//! has its own file.
//!
//! Most items are built from [`Fragment`]s, rare ones with `quote!`. Both accept text of a description only as a
//! literal or as documentation, so that it cannot become code.

mod argument;
mod arguments;
mod body;
mod call_docs;
mod client;
mod conversion;
mod definition;
mod docs;
mod encoding;
mod enumeration;
mod environment;
mod former;
pub(crate) mod fragment;
mod group;
mod header;
mod item;
mod markdown;
mod operation;
mod parameter;
mod response;
mod section;
mod security;
mod serde;
mod server;
mod signature;
mod storage;
mod structure;
mod ty;
mod types;
mod union;
mod union_form;
mod uses;
mod xml;

use std::collections::BTreeMap;

use ::serde::Deserialize;

pub(crate) use docs::turns_text;
pub use fragment::Fragment;
#[cfg(test)]
pub(crate) use fragment::rust;
pub use item::{Block, Body, Function, InnerItem, Item, Lead, Statement, ValueEnum};
pub use section::Section;
#[cfg(feature = "diff")]
pub(crate) use serde::Rule;
pub use signature::OperationSignature;
use uses::Import;
pub use uses::Uses;

use crate::analyze::Facts;
use crate::ir::{Api, Group, GroupId, Operation, OperationId, TypeId, XmlShape};
use crate::names::{Names, TypeHome};
use crate::select::{Features, Libraries};
use crate::settings::Visibility;

/// The version of the runtime crate that the output requires, as major and minor version.
pub(crate) const RUNTIME_VERSION: &str = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));

/// The serde implementations that models get.
///
/// # Examples
///
/// ```
/// use wirewright::{Generator, Serde};
///
/// let generator = Generator::new("spec/pets.yaml").serde(Serde::Both);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum Serde {
    /// `Serialize` for types of requests, `Deserialize` for types of responses.
    #[default]
    Direction,
    /// `Serialize` and `Deserialize` for every model.
    Both,
}

/// The derives of models.
///
/// # Examples
///
/// ```
/// use wirewright::{Generator, Models};
///
/// let generator = Generator::new("spec/pets.yaml").models(Models::Serde);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum Models {
    /// The derives of the runtime, which implement serde's traits and compile in a fraction of the time.
    #[default]
    Lean,
    /// serde's own derives.
    Serde,
}

/// Options of the emitter.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The derives of models.
    pub models: Models,
    /// The serde implementations that models get.
    pub serde: Serde,
    /// The visibility of the client.
    pub visibility: Visibility,
}

/// A module of the output. Modules are emitted independently, so that several threads can share the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The client itself.
    Client,
    /// The servers.
    Servers,
    /// The tables for XML encodings.
    Xml,
    /// The operations of a group, or with `None` the operations without a tag.
    Operations(Option<GroupId>),
    /// A module of types.
    Types(TypeHome, Vec<TypeId>),
}

/// The emitter of an API.
pub struct Emitter<'a> {
    api: &'a Api,
    facts: &'a Facts,
    names: &'a Names,
    libraries: &'a Libraries,
    options: &'a Options,
    features: Option<&'a Features>,
    is_split: bool,
    /// The operations of each group, to be found without a look at all operations.
    grouped: BTreeMap<Option<GroupId>, Vec<OperationId>>,
    /// The former names of each part, with the position of each in its operation.
    former: BTreeMap<Option<GroupId>, Vec<(OperationId, usize)>>,
}

impl<'a> Emitter<'a> {
    /// Creates an emitter that reads these tables.
    pub fn new(
        api: &'a Api,
        facts: &'a Facts,
        names: &'a Names,
        libraries: &'a Libraries,
        options: &'a Options,
    ) -> Self {
        let emitter = Self {
            api,
            facts,
            names,
            libraries,
            options,
            features: None,
            is_split: false,
            grouped: BTreeMap::new(),
            former: BTreeMap::new(),
        };
        emitter.features(None)
    }

    /// Sets the cargo features of the crate. Without features, all items are always compiled.
    #[must_use]
    pub fn features(mut self, features: Option<&'a Features>) -> Self {
        self.features = features;
        let mut grouped: BTreeMap<Option<GroupId>, Vec<OperationId>> = BTreeMap::new();
        for (id, operation) in self.operations() {
            grouped.entry(self.part_of(operation)).or_default().push(id);
        }
        self.grouped = grouped;
        self.former = self.former_parts();
        self
    }

    /// Emits the groups for crates of their own.
    #[must_use]
    pub fn split(mut self, is_split: bool) -> Self {
        self.is_split = is_split;
        self.former = self.former_parts();
        self
    }

    /// Returns the modules of the output: the client, the groups in the order of the description, and the types by
    /// module.
    pub fn parts(&self) -> Vec<Part> {
        // Groups without operations are included, because they contain nested groups.
        let tagged = self.groups().filter(|(id, _)| self.api.is_tagged(*id));
        let mut groups: Vec<Option<GroupId>> = tagged.map(|(id, _)| Some(id)).collect();
        groups.extend(self.operations().map(|(_, operation)| self.part_of(operation)));
        groups.extend(self.former.keys());
        groups.sort_unstable();
        groups.dedup();
        let mut homes: BTreeMap<TypeHome, Vec<TypeId>> = BTreeMap::new();
        for (id, def) in self.api.types() {
            if def.is_external() {
                continue;
            }
            if let Some(names) = self.names.ty(id) {
                let home = self.features.map_or_else(|| names.home.clone(), |all| all.home(id, &names.home));
                homes.entry(home).or_default().push(id);
            }
        }
        let types = homes.into_iter().map(|(home, ids)| Part::Types(home, ids));
        let servers = (!self.api.servers.is_empty()).then_some(Part::Servers);
        let xml = self.has_xml().then_some(Part::Xml);
        std::iter::once(Part::Client)
            .chain(servers)
            .chain(xml)
            .chain(groups.into_iter().map(Part::Operations))
            .chain(types)
            .collect()
    }

    /// Returns the visibility of items at the root of the output.
    pub(crate) fn visibility(&self) -> &'static str {
        self.options.visibility.code()
    }

    /// Returns the group whose part has an operation. Without features, all operations without a tag are one part.
    fn part_of(&self, operation: &Operation) -> Option<GroupId> {
        operation.group.filter(|id| self.features.is_some() || self.api.is_tagged(*id))
    }

    /// Returns the feature of a group, if the crate has features.
    fn feature(&self, group: GroupId) -> Option<&str> {
        self.features.and_then(|features| features.group(Some(group)))
    }

    /// Returns the groups that are to be emitted.
    fn groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        self.api.groups().filter(|(id, _)| self.names.group(*id).is_some())
    }

    /// Returns the operations that are to be emitted.
    fn operations(&self) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.api.operations().filter(|(id, _)| self.names.operation(*id).is_some())
    }

    /// Returns the operations of a part.
    fn operations_of(&self, group: Option<GroupId>) -> impl Iterator<Item = (OperationId, &Operation)> {
        let ids = self.grouped.get(&group).into_iter().flatten();
        ids.filter_map(|id| Some((*id, self.api.operations.get(id.index())?)))
    }

    /// Returns the types with an XML encoding that are to be emitted.
    fn xml_shapes(&self) -> impl Iterator<Item = (TypeId, &XmlShape)> {
        let all = self.api.xml.iter().map(|(id, shape)| (*id, shape));
        all.filter(|(id, _)| self.names.ty(*id).is_some())
    }

    /// Returns true if a type has an XML encoding.
    pub fn has_xml(&self) -> bool {
        self.xml_shapes().next().is_some()
    }

    /// Emits a module.
    pub fn section(&self, part: &Part) -> Section {
        let mut section = match part {
            Part::Client => self.client(),
            Part::Servers => self.servers(),
            Part::Xml => self.xml(),
            Part::Operations(group) => self.group(*group),
            Part::Types(_, ids) => self.types(ids),
        };
        if self.options.models == Models::Serde {
            section.uses.add(Import::SerdeDerives);
        }
        section
    }
}
