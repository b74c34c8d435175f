//! Stage 3, **lower**: converts the typed view to the compiler's own model. Composition is resolved here; the model has
//! no `$ref` and no JSON Schema keyword.

mod composition;
mod finish;
mod operation;
mod reports;
mod schema;
mod view;
mod xml;

pub use schema::formats::Formats;

use operation::lowering::OperationLowering;
use operation::server::document_servers;
use reports::Reports;
use schema::lowering::SchemaLowering;
use view::tables::View;
use xml::lowering::XmlLowering;

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Credential, Scheme};
use crate::message::Location;
use crate::openapi::{self, Description, SchemeKind};
use crate::source::Sources;

/// Lowers a description, and adds to the ledger all keywords that turn out to be unsupported.
pub fn lower(
    description: &mut Description<'_>,
    sources: &Sources,
    formats: &Formats,
    diagnostics: &mut Diagnostics,
) -> Api {
    let reports = Reports::new(std::mem::take(diagnostics), std::mem::take(&mut description.ledger));
    let view = View::new(description, sources);
    let mut schemas = SchemaLowering::new(&view, &reports, formats);
    schemas.note_envelopes();
    schemas.components();
    let mut operations = OperationLowering::new(header(&view), schemas);
    operations.operations();
    let OperationLowering { mut api, mut schemas, bodies, .. } = operations;
    api.types = std::mem::take(&mut schemas.definitions);
    api.xml = XmlLowering::new(schemas, &api.types, bodies).shapes();
    finish::finish(&mut api, &reports);
    (*diagnostics, description.ledger) = reports.into_parts();
    api
}

/// Returns the parts of the API that are independent of schemas and operations.
fn header(view: &View<'_, '_>) -> Api {
    let description = view.description;
    let servers = document_servers(description);
    let scheme = |(name, scheme): &(&str, openapi::SecurityScheme<'_>)| Scheme {
        place: scheme.place,
        name: (*name).to_owned(),
        description: scheme.description.map(str::to_owned),
        credential: credential(scheme.kind),
        flows: scheme.flows.iter().map(flow).collect(),
        env: Vec::new(),
    };
    Api {
        title: description.title.to_owned(),
        description: description.description.map(str::to_owned),
        document_servers: servers.len(),
        servers,
        schemes: description.security_schemes.iter().map(scheme).collect(),
        ..Api::default()
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
