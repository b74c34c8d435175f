//! Differences of single facts: what an item does on the wire, and its code.

use std::collections::BTreeSet;

use super::kind::{ChangeKind, Effect, ItemKind};
use super::names::TypeNames;
use super::report::Change;
use super::step::Step;
use super::surface::Item;

/// Reports each fact that differs.
pub(super) fn compare(old: &Item, new: &Item, names: &TypeNames, push: &mut dyn FnMut(Change)) {
    let all: BTreeSet<&'static str> = old.facts.keys().chain(new.facts.keys()).copied().collect();
    for fact in all {
        let before = old.facts.get(fact).map_or("", String::as_str);
        let after = new.facts.get(fact).map_or("", String::as_str);
        if names.is_same(before, after) {
            continue;
        }
        // The rules of a field follow from its type, and the encoding of a body from its presence.
        let follows = match fact {
            "rules" => old.ty != new.ty,
            "body encoding" | "response encoding" | "error encoding" => before.is_empty() || after.is_empty(),
            _ => false,
        };
        if follows {
            continue;
        }
        let (kind, step, effects, note) = meaning(fact, new, after);
        let shown = match (fact, new.kind) {
            ("code", ItemKind::Credential) => "sent as",
            ("code", ItemKind::Server) => "URL",
            _ => fact,
        };
        let change = Change::of(new, kind, step, effects).fact(shown);
        let change = match note {
            Some(note) => change.note(note),
            None => change,
        };
        push(match (fact, new.kind) {
            // The URL of a server, or the header of a key.
            ("code", ItemKind::Credential | ItemKind::Server) => change.values(&quoted(before), &quoted(after)),
            ("code", _) => change,
            _ => change.values(before, after),
        });
    }
}

type Meaning = (ChangeKind, Step, &'static [Effect], Option<&'static str>);

fn meaning(fact: &str, item: &Item, after: &str) -> Meaning {
    const WIRE: &[Effect] = &[Effect::Wire];
    match fact {
        "response type" | "error type" => (ChangeKind::TypeChanged, Step::Major, &[Effect::Code, Effect::Wire], None),
        "security" => (ChangeKind::WireChanged, Step::Patch, WIRE, Some("calls may need another credential")),
        "scopes" => (ChangeKind::WireChanged, Step::Patch, &[Effect::Behaviour], Some("tokens may need other scopes")),
        "operation id" => (ChangeKind::DocumentationChanged, Step::Patch, &[Effect::Documentation], None),
        "conversion" if after.is_empty() => {
            (ChangeKind::TypeChanged, Step::Minor, &[Effect::Code], Some("its value converts into the union now"))
        }
        "conversion" => {
            let note = "another variant has the same type, so its value converts into the union no more";
            (ChangeKind::TypeChanged, Step::Major, &[Effect::Code], Some(note))
        }
        "code" if matches!(item.kind, ItemKind::Credential | ItemKind::Server) => {
            (ChangeKind::WireChanged, Step::Patch, WIRE, None)
        }
        "code" | "value" => (ChangeKind::CodeChanged, Step::Patch, &[], None),
        _ => (ChangeKind::WireChanged, Step::Patch, WIRE, None),
    }
}

/// Returns the strings in a code.
fn quoted(code: &str) -> String {
    code.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(", ")
}
