//! The schemas that admit `null`, decided once for all schemas.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::openapi::{JsonType, Schema};
use crate::source::{Place, Sources, Value};

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
