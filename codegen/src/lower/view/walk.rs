//! Walks over schemas. Schemas refer to each other in cycles and along many paths. A walk remembers the schemas that it
//! has visited, so that it ends and takes linear time. Facts that follow references are computed once for all schemas.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::openapi::{JsonType, Schema};
use crate::source::{Place, Sources, Value};

/// A walk that visits each item once. The item that was pushed last comes first.
#[derive(Debug)]
pub(in crate::lower) struct Walk<T> {
    seen: FxHashSet<T>,
    open: Vec<T>,
}

impl<T: Copy + Eq + Hash> Walk<T> {
    pub(in crate::lower) fn from(start: T) -> Self {
        Self { seen: FxHashSet::from_iter([start]), open: vec![start] }
    }

    /// Adds the items that are not visited yet, so that the first of them comes next.
    pub(in crate::lower) fn push_all(&mut self, next: impl DoubleEndedIterator<Item = T>) {
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

/// The targets of references.
#[derive(Debug, Default)]
pub(in crate::lower) struct Targets(FxHashMap<Place, Option<Place>>);

impl Targets {
    pub(in crate::lower) fn of(schemas: &FxHashMap<Place, Schema<'_>>) -> Self {
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

    /// Returns the schema at the end of a chain of bare references, or `None` if the chain is circular.
    pub(in crate::lower) fn get(&self, place: Place) -> Option<Place> {
        self.0.get(&place).copied().unwrap_or(Some(place))
    }
}

/// The schemas that admit `null`.
#[derive(Debug, Default)]
pub(in crate::lower) struct Nullable(FxHashSet<Place>);

impl Nullable {
    /// Spreads nullability from the schemas that declare it to those that refer to them.
    pub(in crate::lower) fn of(schemas: &FxHashMap<Place, Schema<'_>>, sources: &Sources) -> Self {
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

    pub(in crate::lower) fn has(&self, place: Place) -> bool {
        self.0.contains(&place)
    }
}

/// The way in which a schema uses a nullable one.
#[derive(Debug, Clone, Copy)]
enum Use {
    /// As a reference or a variant, where one is enough to make the schema nullable.
    Alone,
    /// As a part of an `allOf`, where all parts must be nullable.
    Part,
}

fn says_null(schema: &Schema<'_>, sources: &Sources) -> bool {
    let lists_null = |values: Place| sources.node(values).items().any(|value| *value.value() == Value::Null);
    schema.nullable
        || schema.types.has(JsonType::Null)
        || schema.types.is_empty() && schema.enumeration.is_some_and(lists_null)
}
