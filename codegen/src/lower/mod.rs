//! Stage 3, **lower**: converts the typed view to the compiler's own model. Composition is resolved here; the model has
//! no `$ref` and no JSON Schema keyword.

mod assertions;
mod body;
mod circular;
mod circular_unions;
mod docs;
mod encodings;
mod enumeration;
mod envelope;
mod files;
mod formats;
mod forms;
mod group;
mod header;
mod inheritance;
mod join;
mod media;
mod merge;
mod nested_aliases;
mod object;
mod operation;
mod origin;
mod own_words;
mod parameter;
mod query_protocol;
mod response;
mod scalar;
mod server;
mod styles;
mod tags;
mod texts;
mod tuple;
mod types;
mod union;
mod untagged;
mod walk;
mod xml;
mod xml_content;
mod xml_fields;

use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

pub use formats::Formats;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Api, Credential, GroupId, Scheme, Type, TypeDef, TypeId};
use crate::message::Location;
use crate::openapi::{Description, Kind, Ledger, Schema, SchemeKind};
use crate::source::{Node, Place, Sources};

/// Lowers a description, and adds to the ledger all keywords that turn out to be unsupported.
pub fn lower(view: &mut Description<'_>, sources: &Sources, formats: &Formats, diagnostics: &mut Diagnostics) -> Api {
    let ledger = std::mem::take(&mut view.ledger);
    let mut lowering = Lowering {
        sources,
        view,
        formats,
        diagnostics,
        ledger,
        api: Api::default(),
        named: FxHashMap::default(),
        inline: FxHashMap::default(),
        targets: walk::Targets::of(&view.schemas),
        nullable: walk::Nullable::of(&view.schemas, sources),
        merged: FxHashMap::default(),
        joins: FxHashMap::default(),
        joining: 0,
        open: FxHashSet::default(),
        forming: FxHashSet::default(),
        pending: Vec::new(),
        envelopes: FxHashMap::default(),
        children: FxHashMap::default(),
        described_tags: view.tags.iter().rev().map(|tag| (tag.name, tag)).collect(),
        groups: FxHashMap::default(),
        families: FxHashMap::default(),
        mappings: FxHashMap::default(),
        variants: FxHashMap::default(),
        parts: FxHashSet::default(),
        owners: FxHashMap::default(),
        adopted: FxHashMap::default(),
        adopters: FxHashMap::default(),
        joined_at: Vec::new(),
        xml: xml::Gathered::default(),
    };
    lowering.all();
    let Lowering { api, ledger, .. } = lowering;
    view.ledger = ledger;
    api
}

/// The inputs, caches and results of lowering.
struct Lowering<'a, 'd> {
    sources: &'d Sources,
    view: &'a Description<'d>,
    formats: &'a Formats,
    diagnostics: &'a mut Diagnostics,
    ledger: Ledger,
    api: Api,
    /// The schemas with a definition of their own: components and all targets of references.
    named: FxHashMap<Place, TypeId>,
    /// The types of the inline schemas that were lowered.
    inline: FxHashMap<Place, Type>,
    /// The targets of references.
    targets: walk::Targets,
    /// The schemas that admit `null`.
    nullable: walk::Nullable,
    /// The schemas merged with the parts of their `allOf`.
    merged: FxHashMap<Place, merge::Merged<'d>>,
    /// The types of properties that several parts of an `allOf` describe; `None` while one is being lowered.
    joins: FxHashMap<Vec<Place>, Option<Type>>,
    /// The nesting depth of the joins that are being lowered.
    joining: usize,
    /// The inline schemas that are being lowered.
    open: FxHashSet<Place>,
    /// The unions whose forms are being computed.
    forming: FxHashSet<Place>,
    /// Defined schemas that are not filled in yet.
    pending: Vec<(TypeId, Place)>,
    envelopes: FxHashMap<Place, envelope::Rule>,
    /// The children of each component with a discriminator: the components that have it in their `allOf`.
    children: FxHashMap<Place, Vec<Place>>,
    /// The descendants of each schema.
    families: FxHashMap<Place, Rc<BTreeSet<Place>>>,
    /// The defined tags, by name. The first definition of a name wins.
    described_tags: FxHashMap<&'d str, &'a crate::openapi::Tag<'d>>,
    /// The groups of tags.
    groups: FxHashMap<String, GroupId>,
    /// The discriminator mappings.
    mappings: FxHashMap<Place, Rc<tags::Mapping<'d>>>,
    /// The schemas of the variants of each union, by the union's place and its number of variants.
    variants: FxHashMap<(Place, usize), FxHashSet<Place>>,
    /// The targets of references in an `allOf`.
    parts: FxHashSet<Place>,
    /// The state of lowering XML.
    xml: xml::Gathered,
    /// The places that own the types below them.
    owners: FxHashMap<Place, crate::ir::Owner>,
    /// The components that only refer to a schema elsewhere, with that schema. The schema takes the component's name.
    adopted: FxHashMap<Place, Place>,
    /// The reverse of `adopted`: from the schema to the component.
    adopters: FxHashMap<Place, Place>,
    /// The joined schemas that are being lowered, each with the origin of its types.
    joined_at: Vec<(Place, crate::ir::Origin)>,
}

impl<'d> Lowering<'_, 'd> {
    fn all(&mut self) {
        self.header();
        self.note_owners();
        self.note_adopted();
        self.note_envelopes();
        self.note_children();
        // Components first, so that their ids follow the order of the description.
        for (_, place) in self.view.components.clone() {
            self.named(place);
        }
        self.fill_pending();
        self.operations();
        self.fill_pending();
        self.fill_xml();
        circular::break_aliases(&mut self.api, self.diagnostics);
        circular::shorten_aliases(&mut self.api);
        nested_aliases::break_nested_aliases(&mut self.api);
        circular_unions::break_unions(&mut self.api, self.diagnostics);
        untagged::settle_tags(&mut self.api);
        self.settle_files();
    }

    fn header(&mut self) {
        self.api.title = self.view.title.to_owned();
        self.api.version = self.view.api_version.clone();
        self.api.description = self.view.description.map(str::to_owned);
        self.document_servers();
        self.api.schemes = self
            .view
            .security_schemes
            .iter()
            .map(|(name, scheme)| Scheme {
                place: scheme.place,
                name: (*name).to_owned(),
                description: scheme.description.map(str::to_owned),
                credential: credential(scheme.kind),
                flows: scheme.flows.iter().map(flow).collect(),
            })
            .collect();
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Records a keyword of a schema that the output does not fully support.
    fn degrade(&mut self, keyword: &str, place: Place) {
        self.ledger.degrade(Kind::Schema, keyword, place);
    }

    fn node(&self, place: Place) -> Node<'d> {
        self.sources.node(place)
    }

    fn schema(&self, place: Place) -> Schema<'d> {
        self.view.schemas.get(&place).cloned().unwrap_or_default()
    }

    fn define(&mut self, def: TypeDef) -> TypeId {
        let id = TypeId::new(self.api.types.len());
        self.api.types.push(def);
        id
    }

    /// Returns the schema at the end of a chain of bare references, or `None` if the chain is circular.
    fn target(&self, place: Place) -> Option<Place> {
        self.targets.get(place)
    }
}

fn flow(flow: &crate::openapi::Flow<'_>) -> crate::ir::Flow {
    crate::ir::Flow {
        name: flow.name.to_owned(),
        urls: flow.urls.iter().map(|(keyword, url)| (*keyword, (*url).to_owned())).collect(),
        scopes: flow.scopes.iter().map(|scope| (*scope).to_owned()).collect(),
    }
}

fn credential(kind: SchemeKind<'_>) -> Credential {
    match kind {
        SchemeKind::ApiKey(Location::Query, name) => Credential::Query(name.to_owned()),
        SchemeKind::ApiKey(Location::Cookie, name) => Credential::Cookie(name.to_owned()),
        SchemeKind::ApiKey(_, name) => Credential::Header(name.to_owned()),
        SchemeKind::Basic => Credential::Basic,
        SchemeKind::Bearer => Credential::Bearer,
        SchemeKind::Token => Credential::Token,
        SchemeKind::Authorization(name) => Credential::Authorization(name.to_owned()),
        SchemeKind::MutualTls => Credential::Connection,
    }
}
