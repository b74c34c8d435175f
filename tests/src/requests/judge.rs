//! Evaluates the results of Prism and of the typed client for each call.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::counts::Counts;
use super::plan::{Ask, Plan};
use super::prepare::Prepared;
use crate::corpus::state::Kept;
use crate::fidelity::build::Outcome;
use crate::fidelity::document::is_json;
use crate::fidelity::examples::Direction;
use crate::fidelity::schema_finder::SchemaFinder;
use crate::known::Tried;

/// The prefix of a loss class if Prism ended with an exception instead of validating the request.
pub const FAILED: &str = "Prism failed";

/// The results for a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The name of the document.
    pub name: String,
    /// The fingerprint of its file.
    pub hash: String,
    /// The counts of its calls.
    #[serde(flatten)]
    pub counts: Counts,
    /// The calls that were not made, and the reasons.
    pub skipped: Vec<String>,
    /// The losses.
    pub losses: Vec<Loss>,
    /// The reason why no operation was called.
    pub fault: Option<String>,
}

/// A request that was rejected, or a response that was not decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The class of the loss.
    pub cause: String,
    /// The operation.
    pub operation: String,
    /// The full message.
    pub detail: String,
    /// The request.
    pub request: Option<String>,
    /// The index of the question.
    #[serde(skip)]
    pub ask: usize,
}

impl Kept for Row {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Tried for Row {
    fn document(&self) -> &str {
        &self.name
    }

    fn causes(&self) -> impl Iterator<Item = &str> {
        self.losses.iter().map(|loss| loss.cause.as_str()).chain(self.fault.as_deref())
    }
}

impl Row {
    /// Creates an empty row for a document.
    pub fn of(prepared: &Prepared) -> Self {
        Self { name: prepared.name.clone(), hash: prepared.hash.clone(), ..Self::default() }
    }
}

/// The result of a call.
#[derive(Debug, Default, Deserialize)]
struct CallResult {
    kind: String,
    message: String,
    status: u16,
    media_type: String,
    violations: Option<String>,
    body: String,
}

/// Prism's verdict on a request.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    /// The request matches the description. `sound` is true if the response does too.
    Accepted { sound: bool },
    /// The request matches the description, but Prism has no such response, for this reason.
    NoResponse(String),
    /// The request does not match the description. Contains the class and the full message.
    Refused(String, String),
}

/// Evaluates the results of a document's questions.
pub fn judge(prepared: &Prepared, asks: &[Ask], outcomes: &[Outcome]) -> Row {
    let plans = &prepared.plans;
    let mut row = Row::of(prepared);
    row.counts.operations = plans.len();
    row.counts.called = plans.iter().filter(|plan| !plan.requests.is_empty()).count();
    for plan in plans {
        row.skipped.extend(plan.skipped.iter().map(|why| format!("{}: {why}", plan.name)));
    }
    let mut before = None;
    let mut refused = false;
    for (index, (ask, outcome)) in asks.iter().zip(outcomes).enumerate() {
        let result = match outcome {
            Ok(value) => CallResult::deserialize(value).unwrap_or_default(),
            Err(error) => CallResult { kind: "not called".to_owned(), message: error.clone(), ..CallResult::default() },
        };
        if !ask.credentials {
            row.counts.without_credential += 1;
            if result.kind == "missing credential" {
                row.counts.held_back += 1;
            } else {
                row.lose(plans, index, ask, "sent without a credential".to_owned(), result.message);
            }
            continue;
        }
        let verdict = verdict(&result);
        if ask.is_first(before) {
            row.counts.calls += 1;
            row.counts.accepted += usize::from(!matches!(verdict, Verdict::Refused(..)));
            refused = false;
        }
        before = Some(ask);
        match verdict {
            // A rejected request is reported once.
            Verdict::Refused(..) if refused => {}
            Verdict::Refused(cause, detail) => {
                row.lose(plans, index, ask, cause, detail);
                refused = true;
            }
            Verdict::NoResponse(why) => *row.counts.not_received.entry(why).or_default() += 1,
            Verdict::Accepted { sound } => row.response(prepared, index, ask, &result, sound),
        }
    }
    row
}

impl Row {
    fn lose(&mut self, plans: &[Plan], index: usize, ask: &Ask, cause: String, detail: String) {
        let operation = plans.get(ask.operation).map_or_else(String::new, |plan| plan.name.clone());
        self.losses.push(Loss { cause, operation, detail, request: None, ask: index });
    }

    /// Evaluates the response to an accepted request.
    fn response(&mut self, prepared: &Prepared, index: usize, ask: &Ask, result: &CallResult, sound: bool) {
        let wanted = ask.prefer.map_or(result.status, |(status, _)| status);
        if result.kind == "redirect" || wanted != result.status {
            *self.counts.not_received.entry(format!("{} for {wanted}", result.status)).or_default() += 1;
            return;
        }
        let decoded = matches!(result.kind.as_str(), "value" | "api");
        let json = is_json(&result.media_type);
        if !decoded {
            // A response that does not match the description need not be decoded.
            let own = || (!sound).then(|| "Prism itself rejects it".to_owned());
            if let Some(why) = unsound(prepared, ask, result).or_else(own) {
                *self.counts.unsound.entry(why).or_default() += 1;
                return;
            }
        }
        self.counts.responses += 1;
        self.counts.decoded += usize::from(decoded);
        self.counts.json_responses += usize::from(json);
        self.counts.json_decoded += usize::from(json && decoded);
        if !decoded {
            let cause = format!("response: {}: {}", result.kind, kind_of(&result.message));
            let body: String = result.body.chars().take(4000).collect();
            self.lose(
                &prepared.plans,
                index,
                ask,
                cause,
                format!("{} {}: {}\n{body}", result.status, result.media_type, result.message),
            );
        }
    }
}

/// Returns the reason why a response does not match the description, if the validator can determine it.
fn unsound(prepared: &Prepared, ask: &Ask, result: &CallResult) -> Option<String> {
    let plan = prepared.plans.get(ask.operation)?;
    let schema = plan.statuses.iter().find(|status| status.code == result.status)?.schema.as_ref()?;
    let validator = prepared.validator.as_ref().filter(|_| is_json(&result.media_type))?;
    let Ok(value) = serde_json::from_str::<Value>(&result.body) else { return Some("it is not JSON".to_owned()) };
    if let Some(why) = validator.oracle.rejects(schema, &value) {
        return Some(format!("its schema rejects it: {}", why.split(':').next().unwrap_or_default()));
    }
    // A schema without required properties accepts any object, so at least one property must be documented.
    let finder =
        SchemaFinder { document: &validator.document, oracle: &validator.oracle, direction: Direction::Response };
    let properties = value.as_object().filter(|properties| !properties.is_empty())?;
    let pointers = finder.all(schema, &value);
    let documented = properties.keys().any(|name| finder.declares(&pointers, name));
    (!documented).then(|| "it has no documented property".to_owned())
}

fn verdict(result: &CallResult) -> Verdict {
    match result.kind.as_str() {
        "value" | "api" | "undecodable" | "undocumented status" | "undocumented media type" | "redirect" => {}
        kind => {
            return Verdict::Refused(format!("not sent: {kind}: {}", kind_of(&result.message)), result.message.clone());
        }
    }
    if let Some(problem) = problem(result) {
        return problem;
    }
    let violations = result.violations.as_deref().unwrap_or("[]");
    let Ok(all) = serde_json::from_str::<Vec<Violation>>(violations) else {
        // An overlong list is truncated. The violations of the request come first.
        let cause = "request: too many violations".to_owned();
        let of_request = violations.contains("[{\"location\":[\"request\"");
        return if of_request {
            Verdict::Refused(cause, violations.to_owned())
        } else {
            Verdict::Accepted { sound: false }
        };
    };
    let errors = || all.iter().filter(|violation| violation.severity == "Error");
    match errors().find(|violation| violation.is_of("request")) {
        Some(first) => Verdict::Refused(format!("{}: {}", first.path(), first.code()), violations.to_owned()),
        None => Verdict::Accepted { sound: errors().next().is_none() },
    }
}

/// Returns the verdict if the response is one of Prism's own error documents.
fn problem(result: &CallResult) -> Option<Verdict> {
    if !result.media_type.starts_with("application/problem+json") {
        return None;
    }
    let document: Value = serde_json::from_str(&result.body).ok()?;
    let name = document.get("type")?.as_str()?.strip_prefix("https://stoplight.io/prism/errors#")?;
    let validation = document.get("validation").cloned().unwrap_or_default();
    let first = Vec::<Violation>::deserialize(validation).ok().and_then(|all| all.into_iter().next());
    Some(match name {
        "UNPROCESSABLE_ENTITY"
        | "UNAUTHORIZED"
        | "INVALID_CONTENT_TYPE"
        | "NO_PATH_MATCHED_ERROR"
        | "NO_METHOD_MATCHED_ERROR" => {
            let cause =
                first.map_or_else(|| name.to_owned(), |first| format!("request.{}: {}", first.path(), first.code()));
            Verdict::Refused(cause, result.body.clone())
        }
        "FAILED" => {
            let title = document.get("title").and_then(Value::as_str).unwrap_or_default();
            Verdict::Refused(format!("{FAILED}: {}", kind_of(title)), result.body.clone())
        }
        other => Verdict::NoResponse(format!(
            "{other}: {}",
            kind_of(document.get("detail").and_then(Value::as_str).unwrap_or_default())
        )),
    })
}

/// A violation found by Prism.
#[derive(Debug, Deserialize)]
struct Violation {
    #[serde(default)]
    location: Vec<String>,
    #[serde(default)]
    severity: String,
    #[serde(default)]
    code: Value,
}

impl Violation {
    fn is_of(&self, side: &str) -> bool {
        self.location.first().is_some_and(|first| first == side)
    }

    /// Returns the location of the violation: request or response, and the part of it.
    fn path(&self) -> String {
        self.location.iter().take(2).cloned().collect::<Vec<_>>().join(".")
    }

    fn code(&self) -> String {
        self.code.as_str().map_or_else(|| self.code.to_string(), str::to_owned)
    }
}

/// Returns a message without the parts that vary within a class.
fn kind_of(message: &str) -> String {
    // The context of an error varies.
    let message = message.split(" at line ").next().unwrap_or_default();
    let mut kind = String::new();
    let mut quoted = None;
    for char in message.chars() {
        match quoted {
            Some(mark) if char == mark => quoted = None,
            Some(_) => {}
            None if matches!(char, '`' | '"') => {
                quoted = Some(char);
                kind.push('_');
            }
            None if char.is_ascii_digit() => {
                if !kind.ends_with('0') {
                    kind.push('0');
                }
            }
            None => kind.push(char),
        }
    }
    kind.chars().take(120).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::super::plan::Documented;
    use super::*;

    fn result(kind: &str, status: u16, more: &Value) -> Value {
        let mut result =
            json!({"kind": kind, "message": "", "status": status, "media_type": "application/json", "body": ""});
        result.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        result
    }

    /// Returns the row for responses to the same request, with a status for each.
    fn judged(results: &[Value]) -> Row {
        judged_all(&results.iter().cloned().map(Ok).collect::<Vec<_>>())
    }

    fn judged_all(outcomes: &[Outcome]) -> Row {
        let plan = Plan {
            name: "GET /a".to_owned(),
            requests: vec![Map::new()],
            statuses: vec![Documented { code: 200, schema: None }],
            ..Plan::default()
        };
        let prepared = Prepared { name: "a".to_owned(), plans: vec![plan], ..Prepared::default() };
        let ask = Ask { operation: 0, request: 0, prefer: Some((200, false)), credentials: true };
        judge(&prepared, &vec![ask; outcomes.len()], outcomes)
    }

    #[test]
    fn a_violation_in_the_request_refuses_it_and_one_in_the_response_does_not() {
        let violation = |side: &str| json!([{"location": [side, "query", "a"], "severity": "Error", "code": "type"}]);
        let with = |side: &str| result("value", 200, &json!({"violations": violation(side).to_string()}));
        let row = judged(&[with("request"), with("request")]);
        assert_eq!((row.counts.calls, row.counts.accepted, row.counts.responses), (1, 0, 0));
        assert_eq!(row.causes().collect::<Vec<_>>(), ["request.query: type"]);
        let row = judged(&[with("response")]);
        assert_eq!((row.counts.accepted, row.counts.decoded, row.losses.len()), (1, 1, 0));
    }

    #[test]
    fn an_error_of_the_mock_itself_is_not_a_response() {
        let problem = |name: &str| {
            let body = json!({"type": format!("https://stoplight.io/prism/errors#{name}"), "detail": "No"}).to_string();
            result("undocumented status", 500, &json!({"media_type": "application/problem+json", "body": body}))
        };
        assert_eq!(judged(&[problem("UNAUTHORIZED")]).losses[0].cause, "UNAUTHORIZED");
        assert_eq!(judged(&[problem("FAILED")]).losses[0].cause, "Prism failed: ");
        let row = judged(&[problem("NOT_ACCEPTABLE")]);
        assert_eq!((row.counts.accepted, row.counts.not_received.len()), (1, 1));
    }

    #[test]
    fn an_undecoded_response_is_a_loss() {
        let row = judged(&[
            result("value", 200, &json!({})),
            result("undecodable", 200, &json!({"message": "at /a: `b` is 1"})),
        ]);
        assert_eq!(
            (row.counts.responses, row.counts.decoded, row.counts.json_responses, row.counts.json_decoded),
            (2, 1, 2, 1)
        );
        assert_eq!(row.losses[0].cause, "response: undecodable: at /a: _ is 0");
    }

    #[test]
    fn a_call_that_is_not_sent_is_refused() {
        let row = judged_all(&[Ok(result("invalid request", 0, &json!({}))), Err("argument `0`: no".to_owned())]);
        assert_eq!((row.counts.calls, row.counts.accepted), (1, 0));
        assert!(row.losses[0].cause.starts_with("not sent: invalid request"));
    }
}
