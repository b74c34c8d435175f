//! Stage 3, **lower**: converts the typed view to the compiler's own model. Composition is resolved here; the model has
//! no `$ref` and no JSON Schema keyword.

mod composition;
mod finish;
mod lowering;
mod operation;
mod reports;
mod schema;
mod state;
mod view;
mod xml;

use rustc_hash::{FxHashMap, FxHashSet};

pub use schema::formats::Formats;

use composition::families::Families;
use composition::merge::Merger;
use lowering::Lowering;
use reports::Reports;
use view::tables::View;

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Credential, Scheme};
use crate::message::Location;
use crate::openapi::{Description, SchemeKind};
use crate::source::Sources;

/// Lowers a description, and adds to the ledger all keywords that turn out to be unsupported.
pub fn lower(
    description: &mut Description<'_>,
    sources: &Sources,
    formats: &Formats,
    diagnostics: &mut Diagnostics,
) -> Api {
    let ledger = std::mem::take(&mut description.ledger);
    let view = View::new(description, sources);
    let mut lowering = Lowering {
        view: &view,
        formats,
        reports: Reports { diagnostics, ledger },
        api: Api::default(),
        merger: Merger::new(&view),
        forming: FxHashSet::default(),
        envelopes: FxHashMap::default(),
        types: state::Types::default(),
        joins: state::Joins::default(),
        groups: state::Groups {
            described: view.description.tags.iter().rev().map(|tag| (tag.name, tag)).collect(),
            ids: FxHashMap::default(),
        },
        families: Families::of(&view),
        xml: state::Gathered::default(),
    };
    lowering.all();
    let Lowering { api, reports, .. } = lowering;
    description.ledger = reports.ledger;
    api
}

impl Lowering<'_, '_> {
    fn all(&mut self) {
        self.header();
        self.note_envelopes();
        // Components first, so that their ids follow the order of the description.
        for (_, place) in self.view.description.components.clone() {
            self.named(place);
        }
        self.fill_pending();
        self.operations();
        self.fill_pending();
        self.fill_xml();
        finish::finish(&mut self.api, &mut self.reports);
    }

    fn header(&mut self) {
        self.api.title = self.view.description.title.to_owned();
        self.api.version = self.view.description.api_version.clone();
        self.api.description = self.view.description.description.map(str::to_owned);
        self.document_servers();
        self.api.schemes = self
            .view
            .description
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
