//! Differences of single facts: what an item does on the wire, and its code.

use std::collections::BTreeSet;

use super::names::TypeNames;
use super::report::{Change, ChangeKind, Effect, ItemKind, Step};
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
        let (kind, step, effects, note) = meaning(fact, new, (before, after), names);
        let change = Change::of(new, kind, step, effects).fact(fact);
        let change = match note {
            Some(note) => change.note(note),
            None => change,
        };
        push(if fact == "code" { change } else { change.values(before, after) });
    }
}

type Meaning = (ChangeKind, Step, &'static [Effect], Option<&'static str>);

fn meaning(fact: &str, item: &Item, (before, after): (&str, &str), names: &TypeNames) -> Meaning {
    const WIRE: &[Effect] = &[Effect::Wire];
    match fact {
        "response type" | "error type" => {
            if names.is_same(value(before), value(after)) {
                (ChangeKind::WireChanged, Step::Patch, WIRE, None)
            } else {
                (ChangeKind::TypeChanged, Step::Major, &[Effect::Code, Effect::Wire], None)
            }
        }
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

/// Returns the type of the value that a decoder makes: `Pet` of `Json<Pet>`.
fn value(decoder: &str) -> &str {
    let inner = ["Json<", "Xml<"].iter().find_map(|start| decoder.strip_prefix(start)?.strip_suffix('>'));
    inner.unwrap_or(decoder)
}
