//! Walks over schemas. They refer to each other in circles, and to one of them lead many ways: a walk remembers where it was, so
//! that it ends, and takes as long as there are schemas. What is true of schemas by what they refer to is found once for all.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::openapi::{JsonType, Schema};
use crate::source::{Place, Sources, Value};

/// What is still to be visited: each thing once, the one that was pushed last first.
#[derive(Debug)]
pub(super) struct Walk<T> {
    seen: FxHashSet<T>,
    open: Vec<T>,
}

impl<T: Copy + Eq + Hash> Walk<T> {
    pub(super) fn from(start: T) -> Self {
        Self { seen: FxHashSet::from_iter([start]), open: vec![start] }
    }

    /// Adds what was not seen yet, so that the first of it comes next.
    pub(super) fn push_all(&mut self, next: impl DoubleEndedIterator<Item = T>) {
        let new: Vec<T> = next.filter(|next| self.seen.insert(*next)).collect();
        self.open.extend(new.into_iter().rev());
    }
}

impl<T> Iterator for Walk<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.open.pop()
    }
}

/// Where references lead.
#[derive(Debug, Default)]
pub(super) struct Targets(FxHashMap<Place, Option<Place>>);

impl Targets {
    pub(super) fn of(schemas: &FxHashMap<Place, Schema<'_>>) -> Self {
        let mut targets: FxHashMap<Place, Option<Place>> = FxHashMap::default();
        for start in schemas.iter().filter(|(_, schema)| schema.reference.is_some()).map(|(place, _)| *place) {
            let mut chain = Vec::new();
            let mut seen = FxHashSet::default();
            let mut current = start;
            let end = loop {
                if let Some(known) = targets.get(&current) {
                    break *known;
                }
                let Some(next) = schemas.get(&current).and_then(|schema| schema.reference) else { break Some(current) };
                if !seen.insert(current) {
                    break None;
                }
                chain.push(current);
                current = next;
            };
            targets.extend(chain.into_iter().map(|place| (place, end)));
        }
        Self(targets)
    }

    /// The schema that a chain of bare references leads to; none where it leads round in a circle.
    pub(super) fn get(&self, place: Place) -> Option<Place> {
        self.0.get(&place).copied().unwrap_or(Some(place))
    }
}

/// The schemas that have `null` among their values.
#[derive(Debug, Default)]
pub(super) struct Nullable(FxHashSet<Place>);

impl Nullable {
    /// From those that say so themselves to those that refer to them, until there are no more.
    pub(super) fn of(schemas: &FxHashMap<Place, Schema<'_>>, sources: &Sources) -> Self {
        let mut users: FxHashMap<Place, Vec<(Place, Use)>> = FxHashMap::default();
        let mut open = Vec::new();
        for (place, schema) in schemas {
            if says_null(schema, sources) {
                open.push(*place);
                continue;
            }
            for other in schema.reference.iter().chain(&schema.one_of).chain(&schema.any_of) {
                users.entry(*other).or_default().push((*place, Use::Alone));
            }
            for part in &schema.all_of {
                users.entry(*part).or_default().push((*place, Use::Part));
            }
        }
        let mut nullable: FxHashSet<Place> = open.iter().copied().collect();
        let mut parts: FxHashMap<Place, usize> = FxHashMap::default();
        while let Some(place) = open.pop() {
            for (user, way) in users.get(&place).into_iter().flatten() {
                let holds = match way {
                    Use::Alone => true,
                    Use::Part => {
                        let known = parts.entry(*user).or_default();
                        *known += 1;
                        schemas.get(user).is_some_and(|schema| schema.all_of.len() == *known)
                    }
                };
                if holds && nullable.insert(*user) {
                    open.push(*user);
                }
            }
        }
        Self(nullable)
    }

    pub(super) fn has(&self, place: Place) -> bool {
        self.0.contains(&place)
    }
}

/// How a schema uses one that has `null`.
#[derive(Debug, Clone, Copy)]
enum Use {
    /// One alone makes it nullable: a reference or a variant.
    Alone,
    /// All parts of an allOf must be.
    Part,
}

fn says_null(schema: &Schema<'_>, sources: &Sources) -> bool {
    let lists_null = |values: Place| sources.node(values).items().any(|value| *value.value() == Value::Null);
    schema.nullable
        || schema.types.has(JsonType::Null)
        || schema.types.is_empty() && schema.enumeration.is_some_and(lists_null)
}
