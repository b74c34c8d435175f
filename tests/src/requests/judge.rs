//! What Prism and the typed client say of a call.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::plan::{Ask, Plan};
use crate::fidelity::build::Answer;
use crate::fidelity::document::is_json;

/// What was found out about a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its operations.
    pub operations: usize,
    /// Those that were called.
    pub called: usize,
    /// The requests, each another one.
    pub calls: usize,
    /// Those that Prism accepts.
    pub accepted: usize,
    /// The documented answers that were asked for and came.
    pub answers: usize,
    /// Those that were decoded into what is documented for their status.
    pub decoded: usize,
    /// The answers that are JSON.
    pub json_answers: usize,
    /// Those that were decoded.
    pub json_decoded: usize,
    /// The answers that did not come: Prism has no way to give them.
    pub unanswered: usize,
    /// The operations that were called without the credential that they need.
    pub without_credential: usize,
    /// Those that were not sent.
    pub held_back: usize,
    /// What was not called, and why.
    pub skipped: Vec<String>,
    /// What went wrong.
    pub losses: Vec<Loss>,
    /// Why nothing was called.
    pub fault: Option<String>,
}

/// A request that was refused, or an answer that was not decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The kind.
    pub cause: String,
    /// The operation.
    pub operation: String,
    /// All that is said.
    pub detail: String,
    /// The request.
    pub request: Option<String>,
    /// The index of the question.
    #[serde(skip)]
    pub ask: usize,
}

impl Row {
    /// The kinds of all that went wrong.
    pub fn causes(&self) -> impl Iterator<Item = &str> {
        self.losses.iter().map(|loss| loss.cause.as_str()).chain(self.fault.as_deref())
    }
}

/// What came back.
#[derive(Debug, Default, Deserialize)]
struct Said {
    kind: String,
    message: String,
    status: u16,
    media_type: String,
    violations: Option<String>,
    body: String,
}

/// What Prism says of a request.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    /// It is what was described; and whether the answer is, too.
    Accepted { sound: bool },
    /// It is what was described, but there is no such answer.
    Unanswered,
    /// It is not: the kind, and all that is said.
    Refused(String, String),
}

/// Judges the answers to the questions of a document.
pub fn judge(name: &str, plans: &[Plan], asks: &[Ask], answers: &[Answer]) -> Row {
    let mut row = Row { name: name.to_owned(), operations: plans.len(), ..Row::default() };
    row.called = plans.iter().filter(|plan| !plan.requests.is_empty()).count();
    for plan in plans {
        row.skipped.extend(plan.skipped.iter().map(|why| format!("{}: {why}", plan.name)));
    }
    let mut before = None;
    let mut refused = false;
    for (index, (ask, answer)) in asks.iter().zip(answers).enumerate() {
        let operation = plans.get(ask.operation).map_or("", |plan| plan.name.as_str());
        let mut lose = |cause: String, detail: String| {
            let operation = operation.to_owned();
            row.losses.push(Loss { cause, operation, detail, request: None, ask: index });
        };
        let (said, verdict) = match answer {
            Ok(value) => {
                let said = Said::deserialize(value).unwrap_or_default();
                let verdict = verdict(&said);
                (said, verdict)
            }
            Err(error) => (Said::default(), Verdict::Refused(kind_of(error), error.clone())),
        };
        if !ask.credentials {
            row.without_credential += 1;
            if said.kind == "missing credential" {
                row.held_back += 1;
            } else {
                lose("sent without a credential".to_owned(), format!("{}: {}", said.kind, said.message));
            }
            continue;
        }
        if ask.is_first(before) {
            row.calls += 1;
            refused = false;
        }
        match verdict {
            Verdict::Refused(cause, detail) => {
                // Told once for a request.
                if !refused {
                    lose(cause, detail);
                }
                refused = true;
            }
            Verdict::Unanswered => row.unanswered += 1,
            Verdict::Accepted { .. } if said.kind == "redirect" => row.unanswered += 1,
            Verdict::Accepted { .. } if ask.prefer.is_some_and(|(status, _)| status != said.status) => {
                row.unanswered += 1
            }
            Verdict::Accepted { sound } => {
                let decoded = matches!(said.kind.as_str(), "value" | "api");
                let json = is_json(&said.media_type);
                row.answers += 1;
                row.decoded += usize::from(decoded);
                row.json_answers += usize::from(json);
                row.json_decoded += usize::from(json && decoded);
                if !decoded {
                    let whose = if sound { "" } else { ", which is not as described" };
                    let cause = format!("answer{whose}: {}: {}", said.kind, kind_of(&said.message));
                    let violations = said.violations.clone().unwrap_or_default();
                    lose(
                        cause,
                        format!("{} {}: {} {violations}\n{}", said.status, said.media_type, said.message, said.body),
                    );
                }
            }
        }
        let last =
            asks.get(index + 1).is_none_or(|next| (next.operation, next.request) != (ask.operation, ask.request));
        row.accepted += usize::from(!refused && ask.is_first(before));
        if last && refused && !ask.is_first(before) {
            // It was accepted at first: with another answer in mind Prism sees it otherwise.
        }
        before = Some(ask);
    }
    row
}

fn verdict(said: &Said) -> Verdict {
    match said.kind.as_str() {
        "value" | "api" | "undecodable" | "undocumented status" | "undocumented media type" | "redirect" => {}
        kind => return Verdict::Refused(format!("not sent: {kind}"), said.message.clone()),
    }
    if let Some(problem) = problem(said) {
        return problem;
    }
    let violations = said.violations.as_deref().unwrap_or("[]");
    let Ok(all) = serde_json::from_str::<Vec<Violation>>(violations) else {
        return Verdict::Refused("too many violations".to_owned(), violations.to_owned());
    };
    let errors = || all.iter().filter(|violation| violation.severity == "Error");
    match errors().find(|violation| violation.is_of("request")) {
        Some(first) => Verdict::Refused(format!("{}: {}", first.place(), first.code()), violations.to_owned()),
        None => Verdict::Accepted { sound: errors().next().is_none() },
    }
}

/// An error document of Prism's own.
fn problem(said: &Said) -> Option<Verdict> {
    if !said.media_type.starts_with("application/problem+json") {
        return None;
    }
    let document: Value = serde_json::from_str(&said.body).ok()?;
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
                first.map_or_else(|| name.to_owned(), |first| format!("request.{}: {}", first.place(), first.code()));
            Verdict::Refused(cause, said.body.clone())
        }
        _ => Verdict::Unanswered,
    })
}

/// What Prism finds wrong.
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

    /// Where it is: the side and the part of it.
    fn place(&self) -> String {
        self.location.iter().take(2).cloned().collect::<Vec<_>>().join(".")
    }

    fn code(&self) -> String {
        self.code.as_str().map_or_else(|| self.code.to_string(), str::to_owned)
    }
}

/// A message without what differs between two of its kind.
fn kind_of(message: &str) -> String {
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
