//! Plans the calls of each operation of a document.

use serde_json::{Map, Value, json};
use wirewright::stages::Model;
use wirewright::stages::ir::{Credential, Operation, Parameter};
use wirewright::stages::ir::{Location, Status};
use wirewright::stages::source::Sources;

use super::body;
use super::pattern::matching;
use super::site::{self, BodySite, Site};
use super::value::Builder;
use crate::fidelity::document::{Dialect, Document};
use crate::fidelity::examples::Direction;
use crate::fidelity::oracle::Oracle;

/// The status codes of redirects. They are not requested, because a mock server may redirect to any place.
const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];

/// The plan of an operation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The method and path of the operation.
    pub name: String,
    /// The arguments of its requests: first the required ones, then, if there are more, all of them.
    pub requests: Vec<Map<String, Value>>,
    /// The documented status codes.
    pub statuses: Vec<Documented>,
    /// True if the operation cannot be called without a credential.
    pub secured: bool,
    /// The reasons why the operation is not called, or is called without some optional arguments.
    pub skipped: Vec<String>,
}

/// A documented status code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documented {
    /// The status code, or a representative of a documented range or of the default.
    pub code: u16,
    /// The pointer of the schema of a JSON body.
    pub schema: Option<String>,
}

/// A question to a program.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The index of the operation.
    pub operation: usize,
    /// The index of the request.
    pub request: usize,
    /// The status that Prism is asked for. The flag is true if Prism should generate the body from the schema.
    pub prefer: Option<(u16, bool)>,
    /// True if the client has credentials.
    pub credentials: bool,
}

impl Ask {
    /// Returns true if this is the first question for its request. Only the first one counts as an accepted or rejected
    /// request.
    pub fn is_first(&self, before: Option<&Self>) -> bool {
        self.credentials && before.is_none_or(|it| (it.operation, it.request) != (self.operation, self.request))
    }

    /// Returns the line that a program reads.
    pub fn text(&self, plans: &[Plan], base: &str, show: bool) -> String {
        let arguments = plans.get(self.operation).and_then(|plan| plan.requests.get(self.request));
        let prefer = self.prefer.map(|(status, dynamic)| format!("code={status}, dynamic={dynamic}, seed=1"));
        json!({
            "base": base, "credentials": self.credentials, "prefer": prefer, "show": show,
            "arguments": arguments.cloned().unwrap_or_default(),
        })
        .to_string()
    }
}

/// Returns all questions of a document.
pub fn asks(plans: &[Plan]) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (operation, plan) in plans.iter().enumerate() {
        for request in 0..plan.requests.len() {
            let mut ask = |prefer, credentials| asks.push(Ask { operation, request, prefer, credentials });
            let wanted = |status: &&Documented| !REDIRECTS.contains(&status.code);
            if request > 0 || !plan.statuses.iter().any(|status| wanted(&status)) {
                ask(plan.statuses.first().map(|status| (status.code, false)), true);
                continue;
            }
            for status in plan.statuses.iter().filter(wanted) {
                ask(Some((status.code, false)), true);
                // Prism generates a body only from a schema.
                if status.schema.is_some() {
                    ask(Some((status.code, true)), true);
                }
            }
            if plan.secured {
                ask(None, false);
            }
        }
    }
    asks
}

/// The places that describe the values of an operation.
struct Sites {
    parameters: Vec<Site>,
    /// The place of the body, for each media type.
    bodies: Vec<BodySite>,
}

/// Returns the plans of all operations.
///
/// # Errors
/// Returns an error if the validator cannot be built.
pub fn plans(model: &Model, sources: &Sources, document: &Document) -> Result<Vec<Plan>, String> {
    if model.api.operations.is_empty() {
        return Ok(Vec::new());
    }
    let sites: Vec<Sites> = model.api.operations.iter().map(|it| sites(it, sources, document)).collect();
    let all = sites.iter().flat_map(|it| it.parameters.iter().chain(it.bodies.iter().flat_map(BodySite::sites)));
    let schemas: Vec<&str> = all.filter_map(|site| site.schema.as_deref()).collect();
    let oracle = Oracle::new(document, Direction::Request, schemas)?;
    let build = |full| Builder { document, oracle: &oracle, full };
    let plan = |(operation, sites): (&Operation, Sites)| {
        let mut plan = Plan {
            name: format!("{} {}", operation.method, operation.path),
            statuses: statuses(operation, document, &sources.pointer(operation.place)),
            secured: secured(model, operation),
            ..Plan::default()
        };
        if operation.path.contains('#') {
            plan.skipped.push("the path has a fragment, which is not sent, so Prism cannot match it".to_owned());
            return plan;
        }
        let media_types = 0..sites.bodies.len().max(1);
        for (full, media_type) in [false, true].iter().flat_map(|full| media_types.clone().map(|it| (*full, it))) {
            match arguments(operation, &sites, &build(full), media_type, &mut plan.skipped) {
                Ok(arguments) if plan.requests.contains(&arguments) => {}
                Ok(arguments) => plan.requests.push(arguments),
                Err(why) => plan.skipped.push(why),
            }
        }
        plan.skipped.sort();
        plan.skipped.dedup();
        plan
    };
    Ok(model.api.operations.iter().zip(sites).map(plan).collect())
}

fn sites(operation: &Operation, sources: &Sources, document: &Document) -> Sites {
    let routed = site::routed(document, &sources.pointer(operation.place));
    let parameters = operation.parameters.iter().map(|it| {
        let mut site = site::parameter(document, &sources.pointer(it.place));
        let pattern = routed.iter().find(|(name, _)| it.location == Location::Path && *name == it.wire);
        if let Some(text) = pattern.and_then(|(_, pattern)| matching(pattern, 0)) {
            // Both a number and a string are tried. The one that is valid for the schema is used.
            let number = text.parse::<u64>().ok().map(Value::from);
            site.given = number.into_iter().chain([Value::from(text)]).chain(site.given).collect();
        }
        site
    });
    let bodies = operation.contents().filter_map(|content| match document.dialect {
        Dialect::Swagger => site::swagger_body(document, &sources.pointer(operation.place)),
        _ => Some(BodySite::Whole(site::media_type(document, &sources.pointer(content.place)))),
    });
    Sites { parameters: parameters.collect(), bodies: bodies.collect() }
}

/// Returns the arguments of a call. Optional arguments that cannot be built are omitted and recorded in `skipped`.
fn arguments(
    operation: &Operation,
    sites: &Sites,
    builder: &Builder<'_>,
    media_type: usize,
    skipped: &mut Vec<String>,
) -> Result<Map<String, Value>, String> {
    let mut arguments = Map::new();
    for (index, (parameter, site)) in operation.parameters.iter().zip(&sites.parameters).enumerate() {
        if parameter.constant.is_some() || !parameter.required && !builder.full {
            continue;
        }
        match argument(parameter, site, builder) {
            Ok(value) => drop(arguments.insert(index.to_string(), value)),
            Err(why) if parameter.required => return Err(format!("{}: {why}", parameter.wire)),
            Err(why) => skipped.push(format!("{}: {why}", parameter.wire)),
        }
    }
    if let (Some(body), Some(site)) = (&operation.body, sites.bodies.get(media_type))
        && let Some(content) = body.contents.get(media_type)
        && (body.required || builder.full)
    {
        match body::value(builder, site, &content.form) {
            Ok(value) => {
                arguments.insert(body::BODY.to_owned(), value);
                if media_type > 0 {
                    arguments.insert(body::MEDIA_TYPE.to_owned(), media_type.into());
                }
            }
            Err(why) if body.required => return Err(format!("{}: {why}", body::BODY)),
            Err(why) => skipped.push(format!("{}: {why}", body::BODY)),
        }
    }
    Ok(arguments)
}

fn argument(parameter: &Parameter, site: &Site, builder: &Builder<'_>) -> Result<Value, String> {
    // Null, an empty array and an empty object disappear in a URL or a header.
    let usable = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => {
            !text.is_empty() && (parameter.location != Location::Path || !text.trim_matches('.').is_empty())
        }
        Value::Array(items) => !items.is_empty() || parameter.json,
        Value::Object(properties) => !properties.is_empty() || parameter.json,
        _ => true,
    };
    match &site.schema {
        Some(schema) => builder.value(schema, &site.given, usable),
        None => Ok(site.given.iter().find(|value| value.is_string()).cloned().unwrap_or_else(|| Value::from("text"))),
    }
}

/// Returns the documented status codes in ascending order. A range or the default is represented by one code.
fn statuses(operation: &Operation, document: &Document, pointer: &str) -> Vec<Documented> {
    let exact = |code: u16| operation.responses.iter().any(|response| response.status == Status::Exact(code));
    let class = |class: u8| operation.responses.iter().any(|response| response.status == Status::Class(class));
    let free = |first: u16| (first..first + 100).find(|code| !exact(*code));
    let mut all = Vec::new();
    for response in &operation.responses {
        let code = match response.status {
            Status::Exact(code) => Some(code).filter(|code| (200..600).contains(code)),
            Status::Class(class) => free(u16::from(class) * 100).filter(|code| *code >= 200),
            Status::Default => free(500).filter(|_| !class(5)),
        };
        let schema = site::response(document, pointer, response.status);
        all.extend(code.map(|code| Documented { code, schema }));
    }
    all.sort_by_key(|status| status.code);
    all
}

/// Returns true if every security alternative requires a credential in the request.
fn secured(model: &Model, operation: &Operation) -> bool {
    let is_sent = |name: &str| {
        let scheme = model.api.schemes.iter().find(|scheme| scheme.name == name);
        scheme.is_some_and(|scheme| scheme.credential != Credential::Connection)
    };
    let needs = |alternative: &Vec<wirewright::stages::ir::Required>| alternative.iter().any(|it| is_sent(&it.scheme));
    !operation.security.is_empty() && operation.security.iter().all(needs)
}

#[cfg(test)]
mod tests {
    use super::super::prepare::{Prepared, prepare};
    use super::*;
    use crate::corpus::specs::Spec;

    fn prepared(file: &str) -> Prepared {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("specs").join(file);
        let prepared = prepare(&Spec { name: "a".to_owned(), path, bytes: 0 });
        assert_eq!(prepared.fault, None);
        prepared
    }

    fn plan<'a>(prepared: &'a Prepared, name: &str) -> &'a Plan {
        prepared.plans.iter().find(|plan| plan.name == name).unwrap()
    }

    #[test]
    fn an_operation_is_called_with_required_arguments_and_with_all_arguments() {
        let prepared = prepared("parcels.yaml");
        let get = plan(&prepared, "GET /parcels/{id}");
        let [least, most] = get.requests.as_slice() else { panic!("{:?}", get.requests) };
        assert_eq!(Value::Object(least.clone()), json!({"0": "AA-0"}));
        assert_eq!((most.len(), &most["3"]), (9, &json!({"city": "text", "zip": 1})));
        assert_eq!(get.skipped, Vec::<String>::new());
        assert_eq!(plan(&prepared, "DELETE /parcels/{id}").requests.len(), 1);
    }

    #[test]
    fn every_documented_status_is_requested() {
        let prepared = prepared("parcels.yaml");
        let statuses = |name| plan(&prepared, name).statuses.iter().map(|it| it.code).collect::<Vec<_>>();
        assert_eq!(statuses("GET /parcels/{id}"), [200, 404, 500]);
        assert_eq!(statuses("DELETE /parcels/{id}"), [204, 400]);
        let asks = asks(&prepared.plans);
        let of_get = asks.iter().filter(|ask| ask.operation == 0);
        let prefer: Vec<_> = of_get.map(|ask| (ask.request, ask.prefer, ask.credentials)).collect();
        assert_eq!(prefer[..2], [(0, Some((200, false)), true), (0, Some((200, true)), true)]);
        assert_eq!(prefer[6..], [(0, None, false), (1, Some((200, false)), true)]);
        assert!(!plan(&prepared, "HEAD /parcels/{id}").secured);
    }

    #[test]
    fn read_only_properties_are_omitted() {
        let prepared = prepared("parcels.yaml");
        let least = &plan(&prepared, "PUT /parcels/{id}").requests[0]["body"];
        assert_eq!(*least, json!({"weight": 1, "content": {"kind": "letter"}}));
    }
}
