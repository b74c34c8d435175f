//! Parents and children of schemas, and variants of unions.

use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lower::view::tables::View;
use crate::lower::view::walk::Walk;
use crate::openapi::Schema;
use crate::source::Place;

/// The mapping of a discriminator, from schemas to the values that select them.
#[derive(Debug, Default)]
pub(in crate::lower) struct Mapping<'d> {
    pub(in crate::lower) tags: FxHashMap<Place, Vec<&'d str>>,
    pub(in crate::lower) all: FxHashSet<&'d str>,
}

/// The relations between schemas. Most of them are found when they are first needed.
pub(in crate::lower) struct Families<'a, 'd> {
    pub(super) view: &'a View<'a, 'd>,
    /// The children of each component with a discriminator: the components that have it in their `allOf`.
    pub(in crate::lower) children: FxHashMap<Place, Vec<Place>>,
    /// The targets of references in an `allOf`.
    pub(in crate::lower) parts: FxHashSet<Place>,
    /// The descendants of each schema.
    descendants: FxHashMap<Place, Rc<BTreeSet<Place>>>,
    /// The discriminator mappings.
    pub(super) mappings: FxHashMap<Place, Rc<Mapping<'d>>>,
    /// The schemas of the variants of each union, by the union's place and its number of variants.
    variants: FxHashMap<(Place, usize), FxHashSet<Place>>,
}

impl<'a, 'd> Families<'a, 'd> {
    /// Finds the children of each component.
    pub(in crate::lower) fn of(view: &'a View<'a, 'd>) -> Self {
        let schemas = &view.description.schemas;
        let parts = schemas.values().flat_map(|schema| &schema.all_of);
        let parts = parts.filter_map(|part| view.target(*part).filter(|target| target != part)).collect();
        let mut children: FxHashMap<Place, Vec<Place>> = FxHashMap::default();
        for (_, place) in &view.description.components {
            // A component that only refers to another file is replaced by the schema there.
            let real = |place: Place| view.owners.adopted.get(&place).copied().unwrap_or(place);
            let place = real(*place);
            let Some(schema) = schemas.get(&place) else { continue };
            for part in &schema.all_of {
                let parent = schemas.get(part).and_then(|part| part.reference);
                if let Some(parent) = parent {
                    children.entry(real(parent)).or_default().push(place);
                }
            }
        }
        Self {
            view,
            children,
            parts,
            descendants: FxHashMap::default(),
            mappings: FxHashMap::default(),
            variants: FxHashMap::default(),
        }
    }

    /// Returns the children of a schema that its discriminator distinguishes.
    pub(in crate::lower) fn members(&mut self, schema: &Schema<'d>, place: Place) -> Option<Rc<BTreeSet<Place>>> {
        let is_union = !schema.one_of.is_empty() || !schema.any_of.is_empty();
        if schema.discriminator.is_none() || is_union || !self.view.is_component(place) {
            return None;
        }
        Some(self.descendants(place)).filter(|members| !members.is_empty())
    }

    /// Returns true if a schema is a child or a variant of `parent`. The schema then inherits the properties of the
    /// parent, but not the parent's variants.
    pub(in crate::lower) fn is_kind_of(&mut self, place: Place, parent: Place) -> bool {
        let Some(target) = self.view.target(parent) else { return false };
        let view = self.view.description;
        let Some(schema) = view.schemas.get(&target) else { return false };
        self.is_variant_of(place, target, schema)
            || self.members(schema, target).is_some_and(|members| members.contains(&place))
    }

    /// Returns true if a schema is a variant of `union`, which is the schema at `at`, either alone or merged with its
    /// parts.
    pub(in crate::lower) fn is_variant_of(&mut self, place: Place, at: Place, union: &Schema<'d>) -> bool {
        let count = union.one_of.len() + union.any_of.len();
        if count == 0 {
            return false;
        }
        let targets = &self.view.targets;
        // The number of variants identifies whether the union is merged.
        let variants = self.variants.entry((at, count)).or_insert_with(|| {
            union.one_of.iter().chain(&union.any_of).filter_map(|variant| targets.get(*variant)).collect()
        });
        variants.contains(&place)
    }

    /// Returns the descendants of a schema, in the order of the description.
    pub(in crate::lower) fn descendants(&mut self, place: Place) -> Rc<BTreeSet<Place>> {
        let children = &self.children;
        let found = self.descendants.entry(place).or_insert_with(|| {
            let mut walk = Walk::from(place);
            let mut found = BTreeSet::new();
            while let Some(next) = walk.next() {
                found.insert(next);
                walk.push_all(children.get(&next).into_iter().flatten().copied());
            }
            found.remove(&place);
            Rc::new(found)
        });
        Rc::clone(found)
    }
}
