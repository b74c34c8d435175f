//! Compares the code of a description with that of a later version.

use std::collections::{BTreeMap, BTreeSet};

use super::surface::{Definition, Surface, Tokens};

/// The code of a version of a description.
#[derive(Debug, Clone, Default)]
pub struct Version {
    /// What users can name.
    pub surface: Surface,
    /// The Rust paths of the items at each place, by kind and JSON pointer.
    pub paths: BTreeMap<(String, String), BTreeSet<String>>,
    /// The names that some item would have if no other item had it. Each is reported as a diagnostic.
    pub contested: BTreeSet<String>,
}

/// A difference that users notice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The kind of difference, without names.
    pub kind: String,
    /// The item, before and after.
    pub detail: String,
    /// The name of the field, variant or function.
    pub name: Option<String>,
}

impl Finding {
    fn new(kind: impl Into<String>, detail: String) -> Self {
        Self { kind: kind.into(), detail, name: None }
    }
}

/// Returns all differences between an earlier and a later version that may break users of the earlier one.
pub fn compare(before: &Version, after: &Version, moved: impl Fn(&str) -> String) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut excused = false;
    for ((kind, pointer), paths) in &before.paths {
        let later = moved(pointer);
        let Some(now) = after.paths.get(&(kind.clone(), later)) else {
            findings.push(Finding::new(format!("{kind} disappears"), format!("{pointer}: {paths:?}")));
            continue;
        };
        for path in paths.difference(now) {
            let name = path.rsplit("::").next().unwrap_or_default();
            let added: Vec<&String> = now.difference(paths).collect();
            excused |= after.contested.contains(name);
            findings.push(Finding::new(format!("{kind} is renamed"), format!("{pointer}: {path} -> {added:?}")));
        }
    }
    if excused {
        let detail = findings.first().map(|finding| finding.detail.clone()).unwrap_or_default();
        return vec![Finding::new(CONTESTED, detail)];
    }
    // All other differences follow from the names.
    if !findings.is_empty() {
        return findings;
    }
    surfaces(&before.surface, &after.surface, &mut findings);
    let is_contested = |finding: &Finding| finding.name.as_ref().is_some_and(|name| after.contested.contains(name));
    let (excused, mut findings): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(is_contested);
    if findings.is_empty() {
        findings.extend(excused.into_iter().next().map(|found| Finding { kind: CONTESTED.to_owned(), ..found }));
    }
    findings
}

/// The kind of a rename that is reported as a diagnostic: two items claim one name.
pub const CONTESTED: &str = "two items claim one name (reported)";

fn surfaces(before: &Surface, after: &Surface, findings: &mut Vec<Finding>) {
    for (path, target) in &before.aliases {
        if !after.has(path) {
            findings.push(Finding::new(format!("{} disappears", family(path)), path.clone()));
            continue;
        }
        let (old, new) = (after.resolved(target), after.resolved(&Tokens::of_path(path)));
        if old != new {
            let kind = match (after.types.contains_key(path), after.types.contains_key(&target.to_string())) {
                (true, true) => "an alias becomes a type of its own",
                _ => "an alias changes its meaning",
            };
            findings.push(Finding::new(kind, format!("{path} = {old} -> {new}")));
        }
    }
    for (path, definition) in &before.types {
        let target = after.target(path);
        match after.types.get(&target) {
            Some(now) => definitions(path, definition, now, after, findings),
            None if after.has(path) => {
                findings.push(Finding::new(
                    format!("a {} becomes another type", definition.kind),
                    format!("{path} -> {target}"),
                ));
            }
            None => findings.push(Finding::new(format!("{} disappears", family(path)), path.clone())),
        }
    }
}

/// Returns the kind of item for a path.
fn family(path: &str) -> String {
    let last = path.rsplit("::").next().unwrap_or_default();
    let suffix =
        ["Response", "Error", "Body", "Headers", "Call", "Arguments", "Required", "RequestRequired", "Request"];
    let suffix = suffix.into_iter().find(|suffix| last.ends_with(suffix)).unwrap_or("");
    let head = path.split("::").next().unwrap_or_default();
    format!("{head}::*{suffix}")
}

fn definitions(path: &str, before: &Definition, after: &Definition, later: &Surface, findings: &mut Vec<Finding>) {
    if before.kind != after.kind {
        findings.push(Finding::new(format!("a {} becomes a {}", before.kind, after.kind), path.to_owned()));
        return;
    }
    if before.is_open && !after.is_open {
        findings.push(Finding::new(format!("a {} is no longer open", before.kind), path.to_owned()));
    }
    members(path, before, after, later, findings);
    traits(path, before, after, later, findings);
    functions(path, before, after, later, findings);
    for (name, value) in &before.associated {
        let now = after.associated.get(name).cloned().unwrap_or_default();
        let (old, new) = (later.resolved(value), later.resolved(&now));
        if old != new {
            let kind = format!("the associated {name} changes{}", change(&old, &new));
            findings.push(Finding::new(kind, format!("{path}: {old} -> {new}")));
        }
    }
}

fn members(path: &str, before: &Definition, after: &Definition, later: &Surface, findings: &mut Vec<Finding>) {
    let word = if before.kind == "enum" { "variant" } else { "field" };
    let mut found = |kind: String, name: &str, detail: String| {
        let name = Some(name.to_owned());
        findings.push(Finding { kind, detail: format!("{path}: {detail}"), name });
    };
    for (name, member) in &before.members {
        let Some(now) = after.members.get(name) else {
            let is_new = |other: &&String| !before.members.contains_key(*other);
            let same = after.members.iter().find(|(other, now)| now.wire == member.wire && is_new(other));
            match same.filter(|_| !member.wire.is_empty()) {
                Some((other, _)) => found(format!("a {word} is renamed"), name, format!("{name} -> {other}")),
                None => found(format!("a {word} disappears"), name, name.clone()),
            }
            continue;
        };
        let (old, new) = (later.resolved(&member.ty), later.resolved(&now.ty));
        if old != new {
            let kind = format!("the type of a {word} changes{}", change(&old, &new));
            found(kind, name, format!("{name}: {old} -> {new}"));
        }
        if member.wire != now.wire {
            let detail = format!("{name}: {:?} -> {:?}", member.wire, now.wire);
            found(format!("the wire name of a {word} changes"), name, detail);
        }
        if member.marks != now.marks {
            let detail = format!("{name}: {:?} -> {:?}", member.marks, now.marks);
            found(format!("the attributes of a {word} change"), name, detail);
        }
    }
    if !before.is_open && !before.kind.is_empty() {
        for name in after.members.keys().filter(|name| !before.members.contains_key(*name)) {
            found(format!("a {word} is added to a closed {}", before.kind), name, name.clone());
        }
    }
}

fn traits(path: &str, before: &Definition, after: &Definition, later: &Surface, findings: &mut Vec<Finding>) {
    let resolved =
        |names: &BTreeSet<String>| -> BTreeSet<String> { names.iter().map(|name| later.resolved_text(name)).collect() };
    for name in resolved(&before.traits).difference(&resolved(&after.traits)) {
        let kind_of_trait = name.split(' ').next().unwrap_or_default();
        let kind = format!("a {} no longer implements {kind_of_trait}", before.kind);
        findings.push(Finding::new(kind, format!("{path}: {name}")));
    }
}

fn functions(path: &str, before: &Definition, after: &Definition, later: &Surface, findings: &mut Vec<Finding>) {
    for (name, signature) in &before.functions {
        let kind = match (before.kind, name.as_str()) {
            ("", _) => "setter",
            (_, "new") => "constructor",
            _ => "function",
        };
        let (kind, detail) = match after.functions.get(name) {
            None => (format!("a {kind} disappears"), name.clone()),
            Some(now) => {
                let (old, new) = (later.resolved(signature), later.resolved(now));
                if old == new {
                    continue;
                }
                (format!("the signature of a {kind} changes"), format!("{name}: {old} => {new}"))
            }
        };
        findings.push(Finding { kind, detail: format!("{path}: {detail}"), name: Some(name.clone()) });
    }
}

/// Returns a word for the change of a type, if it is a typical one.
fn change(before: &Tokens, after: &Tokens) -> &'static str {
    let (old, new) = (before.to_string(), after.to_string());
    let without = |text: &str, wrapper: &str| text.contains(&format!("{wrapper} <"));
    if without(&old, "Box") != without(&new, "Box") {
        " (boxed)"
    } else if without(&old, "Deep") != without(&new, "Deep") {
        " (deep)"
    } else if without(&old, "AnyOf") != without(&new, "AnyOf") {
        " (AnyOf)"
    } else if old == "Empty" {
        " (from nothing)"
    } else if new.ends_with("Error") || new.ends_with("Response") {
        " (to an enum)"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(code: &str) -> Version {
        Version { surface: Surface::parse(code).unwrap(), ..Version::default() }
    }

    fn kinds(before: &str, after: &str) -> Vec<String> {
        let found = compare(&version(before), &version(after), str::to_owned);
        found.into_iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn additions_are_no_differences() {
        let before = "#[non_exhaustive] pub struct A { pub a: B } pub type B = C; #[derive(Debug)] pub struct C;";
        let after = "#[non_exhaustive] pub struct A { pub a: C, pub n: N } pub struct N; #[derive(Debug, Clone)] pub struct C; pub type B = C;";
        assert_eq!(kinds(before, after), <[&str; 0]>::default());
        assert_eq!(
            kinds("pub struct B; pub type C = B;", "pub type B = A; pub type C = A; pub struct A;"),
            <[&str; 0]>::default()
        );
    }

    #[test]
    fn each_difference_has_a_kind() {
        let rows = [
            ("pub struct A { pub a: i32 }", "pub struct A { pub a: i64 }", "the type of a field changes"),
            (
                "pub struct A { pub a: i32 }",
                "pub struct A { pub a: i32, pub b: i32 }",
                "a field is added to a closed struct",
            ),
            ("pub struct A { pub a: A }", "pub struct A { pub a: Box<A> }", "the type of a field changes (boxed)"),
            (
                "pub struct A { pub a: i32 }",
                "pub struct A { #[serde(rename = \"b\")] pub a: i32 }",
                "the wire name of a field changes",
            ),
            ("#[derive(Clone)] pub struct A;", "pub struct A;", "a struct no longer implements Clone"),
            ("pub struct A; pub type B = A;", "pub struct A; pub struct B;", "an alias becomes a type of its own"),
            ("pub struct A;", "pub struct AA;", "A::* disappears"),
            (
                "pub struct A; impl A { pub fn new(a: i32) {} }",
                "pub struct A; impl A { pub fn new() {} }",
                "the signature of a constructor changes",
            ),
            ("pub struct A; impl A { pub fn a() {} }", "pub struct A;", "a function disappears"),
            ("pub enum A { B }", "pub enum A { C }", "a variant disappears"),
        ];
        for (before, after, kind) in rows {
            assert!(kinds(before, after).contains(&kind.to_owned()), "{kind}: {:?}", kinds(before, after));
        }
    }

    #[test]
    fn a_rename_is_excused_if_it_is_reported() {
        let version = |path: &str, contested: &[&str]| Version {
            paths: [(("type".to_owned(), "/a".to_owned()), [path.to_owned()].into())].into(),
            contested: contested.iter().map(|name| (*name).to_owned()).collect(),
            ..Version::default()
        };
        let kind = |after: &Version| compare(&version("types::A", &[]), after, str::to_owned)[0].kind.clone();
        assert_eq!(kind(&version("types::B", &[])), "type is renamed");
        assert_eq!(kind(&version("types::B", &["A"])), CONTESTED);
    }
}
