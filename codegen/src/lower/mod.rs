//! Stage 3, **lower**: the typed view to the compiler's own model. Composition is solved here; no `$ref` and no JSON Schema
//! word goes further.

mod answer;
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
mod object;
mod operation;
mod origin;
mod parameter;
mod scalar;
mod server;
mod tags;
mod tuple;
mod types;
mod union;
mod xml;
mod xml_content;
mod xml_fields;

use rustc_hash::{FxHashMap, FxHashSet};

pub use formats::Formats;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Api, Scheme, Type, TypeDef, TypeId};
use crate::openapi::{Description, Kind, Ledger, Schema};
use crate::source::{Node, Place, Sources};

/// Lowers a description. The ledger is completed with what turns out to be degraded.
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
        merged: FxHashMap::default(),
        joins: FxHashMap::default(),
        open: FxHashSet::default(),
        forming: FxHashSet::default(),
        pending: Vec::new(),
        envelopes: FxHashMap::default(),
        children: FxHashMap::default(),
        owners: FxHashMap::default(),
        xml: xml::Gathered::default(),
    };
    lowering.all();
    let Lowering { api, ledger, .. } = lowering;
    view.ledger = ledger;
    api
}

/// What lowering needs and gathers.
struct Lowering<'a, 'd> {
    sources: &'d Sources,
    view: &'a Description<'d>,
    formats: &'a Formats,
    diagnostics: &'a mut Diagnostics,
    ledger: Ledger,
    api: Api,
    /// The schemas that are defined by themselves: components and whatever a reference leads to.
    named: FxHashMap<Place, TypeId>,
    /// The types of the inline schemas that were lowered.
    inline: FxHashMap<Place, Type>,
    /// The schemas with the parts of their allOf.
    merged: FxHashMap<Place, Schema<'d>>,
    /// The types of what several parts of an allOf describe; `None` while one is being lowered.
    joins: FxHashMap<Vec<Place>, Option<Type>>,
    /// The inline schemas that are being lowered.
    open: FxHashSet<Place>,
    /// The unions whose forms are being looked at.
    forming: FxHashSet<Place>,
    /// Defined schemas that are not filled in yet.
    pending: Vec<(TypeId, Place)>,
    envelopes: FxHashMap<Place, envelope::Rule>,
    /// The components that have a component with a discriminator among the parts of their allOf.
    children: FxHashMap<Place, Vec<Place>>,
    /// What XML needs.
    xml: xml::Gathered,
    /// The places that own the types below them.
    owners: FxHashMap<Place, crate::ir::Owner>,
}

impl<'d> Lowering<'_, 'd> {
    fn all(&mut self) {
        self.header();
        self.note_owners();
        self.note_envelopes();
        self.note_children();
        // Components first: their ids follow the order of the description.
        for (_, place) in self.view.components.clone() {
            self.named(place);
        }
        self.fill_pending();
        self.operations();
        self.fill_pending();
        self.fill_xml();
        circular::break_aliases(&mut self.api, self.diagnostics);
        circular_unions::break_unions(&mut self.api, self.diagnostics);
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
                credential: scheme.kind.into(),
                flows: scheme.flows.iter().map(flow).collect(),
            })
            .collect();
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A keyword of a schema that the output does not fully act upon.
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

    /// The schema that a chain of bare references leads to, and whether the chain is circular.
    fn target(&self, place: Place) -> Option<Place> {
        let mut seen = FxHashSet::default();
        let mut current = place;
        while let Some(next) = self.view.schemas.get(&current).and_then(|schema| schema.reference) {
            if !seen.insert(current) {
                return None;
            }
            current = next;
        }
        Some(current)
    }
}

fn flow(flow: &crate::openapi::Flow<'_>) -> crate::ir::Flow {
    crate::ir::Flow {
        name: flow.name.to_owned(),
        urls: flow.urls.iter().map(|(keyword, url)| (*keyword, (*url).to_owned())).collect(),
        scopes: flow.scopes.iter().map(|scope| (*scope).to_owned()).collect(),
    }
}
