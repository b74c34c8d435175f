//! The differences between two surfaces.

use super::facts;
use super::kind::{ChangeKind, Effect, ItemKind};
use super::names::TypeNames;
use super::pairs::Pairs;
use super::places::Places;
use super::report::{Change, Report};
use super::step::Step;
use super::surface::{Item, Surface, optional};

/// A version of generated code.
pub(super) struct Version<'a> {
    pub(super) surface: &'a Surface,
    pub(super) places: Option<&'a Places<'a>>,
}

/// The change of an item, and the item.
pub(super) struct Found {
    pub(super) change: Change,
    /// The index of the item, and true if it is in the new version.
    pub(super) item: (usize, bool),
}

/// Compares two versions.
pub(super) fn compare(old: &Version<'_>, new: &Version<'_>) -> Report {
    let (pairs, names) = Pairs::of(old.surface, new.surface, [old.places, new.places]);
    let mut comparison = Comparison { old, new, pairs: &pairs, names: &names, found: Vec::new() };
    for (before, after) in &pairs.all {
        comparison.pair(*before, *after);
    }
    comparison.unpaired();
    let found = super::causes::without_consequences(comparison.found, old.surface, new.surface);
    let mut found = found;
    super::locate::locate(&mut found, old, new);
    Report::of(found.into_iter().map(|found| found.change).collect())
}

pub(super) struct Comparison<'a> {
    old: &'a Version<'a>,
    new: &'a Version<'a>,
    pairs: &'a Pairs,
    names: &'a TypeNames,
    found: Vec<Found>,
}

impl Comparison<'_> {
    /// Compares an item before and after.
    fn pair(&mut self, before: usize, after: usize) {
        let (Some(old), Some(new)) = (self.old.surface.get(before), self.new.surface.get(after)) else { return };
        if old.kind == ItemKind::Argument {
            return;
        }
        let start = self.found.len();
        self.renamed(old, new);
        self.types(before, after, old, new);
        if old.kind == ItemKind::Operation || old.kind == ItemKind::Function {
            self.order(old, new);
        }
        facts::compare(old, new, self.names, &mut |change| self.found.push(Found { change, item: (after, true) }));
        self.annotations(old, new);
        for found in self.found.iter_mut().skip(start) {
            found.item = (after, true);
        }
    }

    fn push(&mut self, change: Change) {
        self.found.push(Found { change, item: (0, true) });
    }

    fn renamed(&mut self, old: &Item, new: &Item) {
        let (before, after) = (old.tail(self.old_parent(old)), new.tail(self.new_parent(new)));
        let is_own = before != after && old.path != new.path;
        // The documentation of a module is its only effect.
        if is_own && !matches!(old.kind, ItemKind::Module | ItemKind::Code | ItemKind::Dependency | ItemKind::Response)
        {
            let (before, after) = (shown(&old.path), shown(&new.path));
            let change = Change::of(new, ChangeKind::Renamed, Step::Major, &[Effect::Code]);
            self.push(change.values(before, after));
        }
    }

    fn old_parent(&self, item: &Item) -> Option<&Item> {
        item.parent.and_then(|parent| self.old.surface.get(parent))
    }

    fn new_parent(&self, item: &Item) -> Option<&Item> {
        item.parent.and_then(|parent| self.new.surface.get(parent))
    }

    /// Compares the types of an item.
    fn types(&mut self, before: usize, after: usize, old: &Item, new: &Item) {
        let major = |kind| Change::of(new, kind, Step::Major, &[Effect::Code, Effect::Wire]);
        match (old.kind, old.required, new.required) {
            (ItemKind::Parameter | ItemKind::Body, false, true) => {
                let note = "calls without it compile no more";
                return self.push(major(ChangeKind::NewlyRequired).note(note).values(&old.ty, &new.ty));
            }
            (ItemKind::Parameter | ItemKind::Body, true, false) => {
                let note = "the argument is a method of the call now";
                return self.push(major(ChangeKind::NewlyOptional).note(note).values(&old.ty, &new.ty));
            }
            _ => {}
        }
        // The type of a group has the name of the group.
        if self.names.is_same(&old.ty, &new.ty) || (old.kind == ItemKind::Group && old.path != new.path) {
            return;
        }
        let change = match old.kind {
            ItemKind::Field if optional(&old.ty).is_some_and(|inner| self.names.is_same(inner, &new.ty)) => {
                major(ChangeKind::NewlyRequired)
                    .note("constructors need a value, and code that expects an `Option` compiles no more")
            }
            ItemKind::Field if optional(&new.ty).is_some_and(|inner| self.names.is_same(&old.ty, inner)) => {
                major(ChangeKind::NewlyOptional).note("code that reads it compiles no more")
            }
            ItemKind::Type => {
                let resolved = (self.old.surface.resolved(before), self.new.surface.resolved(after));
                match (self.old.surface.get(resolved.0), self.new.surface.get(resolved.1)) {
                    // The definition is elsewhere, and its parts are compared there.
                    (Some(old), Some(definition)) if self.names.is_same(&old.ty, &definition.ty) => {
                        return self.push(Change::of(new, ChangeKind::CodeChanged, Step::Patch, &[]));
                    }
                    _ => major(ChangeKind::TypeChanged),
                }
            }
            ItemKind::Function if old.name() == "new" && new.order.len() > old.order.len() => {
                let change = Change::of(new, ChangeKind::NewlyRequired, Step::Major, &[Effect::Code]);
                let change = change.note("calls with fewer arguments compile no more");
                return self.push(change.values(&missing(&old.order, &new.order), &missing(&new.order, &old.order)));
            }
            _ => major(ChangeKind::TypeChanged),
        };
        let (before, after) = match old.kind {
            ItemKind::Function => (missing(&old.order, &new.order), missing(&new.order, &old.order)),
            _ => (old.ty.clone(), new.ty.clone()),
        };
        let is_told = before != after;
        self.push(if is_told { change.values(&before, &after) } else { change.values(&old.ty, &new.ty) });
    }

    /// Compares the order of arguments.
    fn order(&mut self, old: &Item, new: &Item) {
        let name = |text: &String| text.split(':').next().unwrap_or_default().to_owned();
        let (before, after): (Vec<String>, Vec<String>) =
            (old.order.iter().map(name).collect(), new.order.iter().map(name).collect());
        let common = |names: &[String], others: &[String]| -> Vec<String> {
            names.iter().filter(|name| others.contains(name)).cloned().collect()
        };
        let is_by_name = |item: &Item| item.ty.contains("by name");
        if common(&before, &after) != common(&after, &before) && !(is_by_name(old) && is_by_name(new)) {
            let change = Change::of(new, ChangeKind::Reordered, Step::Major, &[Effect::Code]);
            let note = "a call may compile and still pass the wrong values";
            self.push(change.note(note).values(&before.join(", "), &after.join(", ")));
        }
    }

    /// Compares what does not change the meaning of an item.
    fn annotations(&mut self, old: &Item, new: &Item) {
        // The arguments of a function have no documentation of their own.
        if old.kind == ItemKind::Parameter && (old.required || new.required) {
            return;
        }
        if old.default != new.default {
            let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
            let change = Change::of(new, ChangeKind::DefaultChanged, Step::Patch, &[Effect::Behaviour]);
            self.push(change.values(&shown(&old.default), &shown(&new.default)));
        }
        if new.deprecated && !old.deprecated {
            self.push(Change::of(new, ChangeKind::Deprecated, Step::Minor, &[Effect::Code, Effect::Documentation]));
        } else if old.docs != new.docs || old.deprecated != new.deprecated {
            self.push(Change::of(new, ChangeKind::DocumentationChanged, Step::Patch, &[Effect::Documentation]));
        }
        if old.exhaustive != new.exhaustive {
            let step = if old.exhaustive { Step::Major } else { Step::Minor };
            self.push(Change::of(new, ChangeKind::CodeChanged, step, &[Effect::Code]));
        }
        self.gates(old, new);
    }

    /// Compares the cargo features that compile an item. By default, all features of a client are enabled.
    fn gates(&mut self, old: &Item, new: &Item) {
        let parents = (self.old_parent(old).map(|item| &item.gate), self.new_parent(new).map(|item| &item.gate));
        let is_that_of_parents = parents == (Some(&old.gate), Some(&new.gate));
        // An item with another name may be in another group.
        if old.gate == new.gate || is_that_of_parents || old.path != new.path {
            return;
        }
        let is_wider = new.gate.is_empty() || (!old.gate.is_empty() && old.gate.is_subset(&new.gate));
        let shown = |item: &Item| {
            let names: Vec<&str> = item.gate.iter().map(String::as_str).collect();
            if names.is_empty() { "always".to_owned() } else { names.join(", ") }
        };
        let step = if is_wider { Step::Patch } else { Step::Minor };
        let change = Change::of(new, ChangeKind::FeaturesChanged, step, &[Effect::Code]);
        let change = change.values(&shown(old), &shown(new));
        self.push(if is_wider { change } else { change.note("matters only without the default features") });
    }

    /// Reports items without a counterpart.
    fn unpaired(&mut self) {
        for (index, item) in self.old.surface.items.iter().enumerate() {
            let is_part = item.parent.is_some_and(|parent| !self.pairs.has_old(parent));
            if self.pairs.has_old(index) || is_part || item.kind == ItemKind::Argument {
                continue;
            }
            let step = match item.kind {
                ItemKind::Response | ItemKind::Code | ItemKind::Dependency => Step::Patch,
                _ => Step::Major,
            };
            let change = Change::of(item, ChangeKind::Removed, step, effects(item.kind));
            self.found.push(Found { change: change.values(&item.ty, ""), item: (index, false) });
        }
        for (index, item) in self.new.surface.items.iter().enumerate() {
            let parent = self.new_parent(item);
            let is_part = item.parent.is_some_and(|parent| !self.pairs.has_new(parent));
            if self.pairs.has_new(index) || is_part || item.kind == ItemKind::Argument {
                continue;
            }
            let breaks = match item.kind {
                ItemKind::Parameter | ItemKind::Body => item.required,
                ItemKind::Field | ItemKind::Variant => parent.is_some_and(|parent| parent.exhaustive),
                _ => false,
            };
            let step = match item.kind {
                _ if breaks => Step::Major,
                ItemKind::Code | ItemKind::Dependency => Step::Patch,
                _ => Step::Minor,
            };
            let change = Change::of(item, ChangeKind::Added, step, effects(item.kind));
            let change = if breaks { change.note("code without it compiles no more") } else { change };
            self.found.push(Found { change: change.values("", &item.ty), item: (index, true) });
        }
    }
}

fn effects(kind: ItemKind) -> &'static [Effect] {
    match kind {
        ItemKind::Response => &[Effect::Wire],
        ItemKind::Operation
        | ItemKind::Parameter
        | ItemKind::Body
        | ItemKind::ResponseHeader
        | ItemKind::Field
        | ItemKind::Value
        | ItemKind::Variant
        | ItemKind::Credential => &[Effect::Code, Effect::Wire],
        ItemKind::Type
        | ItemKind::Group
        | ItemKind::Server
        | ItemKind::Function
        | ItemKind::Trait
        | ItemKind::Module
        | ItemKind::Feature
        | ItemKind::Dependency
        | ItemKind::Argument
        | ItemKind::Code => &[Effect::Code],
    }
}

/// Returns the arguments that another list lacks.
fn missing(arguments: &[String], others: &[String]) -> String {
    arguments.iter().filter(|argument| !others.contains(argument)).cloned().collect::<Vec<_>>().join(", ")
}

/// Returns a path without the modules that all items of its kind share.
pub(super) fn shown(path: &str) -> &str {
    path.strip_prefix("types::").or_else(|| path.strip_prefix("operations::")).unwrap_or(path)
}
