//! The values of a discriminator (OpenAPI 3.1, section 4.8.25).

use super::Lowering;
use crate::ir::{Form, Variant};
use crate::openapi::Discriminator;
use crate::source::Place;

/// How deep variants of variants are looked for.
const DEEPEST: usize = 8;

impl<'d> Lowering<'_, 'd> {
    /// The values of a discriminator that mean a schema: those of the mapping, otherwise its own name.
    pub(super) fn tags_of(&self, discriminator: &Discriminator<'d>, place: Place) -> Vec<String> {
        let mapped: Vec<String> = discriminator
            .mapping
            .iter()
            .filter(|(_, target)| *target == place || self.target(*target) == Some(place))
            .map(|(tag, _)| (*tag).to_owned())
            .collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let own = self.view.schemas.get(&place).and_then(|schema| schema.tag).map(str::to_owned);
        own.or_else(|| self.component_name(place)).into_iter().collect()
    }

    /// The values of a union's discriminator that mean a variant of this form: besides those that name it, those that its own
    /// property admits, and those that the same property has in a variant that is told apart further.
    pub(super) fn variant_tags(&self, discriminator: &Discriminator<'d>, place: Place, form: &Form) -> Vec<String> {
        let mut tags = self.tags_of(discriminator, place);
        let mut more = Vec::new();
        if let Form::Object { constants, .. } = form {
            let own = constants.iter().filter(|(name, _)| name == discriminator.property);
            more.extend(own.flat_map(|(_, values)| values.clone()));
        }
        self.nested_tags(discriminator.property, place, DEEPEST, &mut more);
        // What the mapping names means what the mapping says.
        more.retain(|tag| discriminator.mapping.iter().all(|(mapped, _)| mapped != tag));
        tags.extend(more);
        tags
    }

    fn nested_tags(&self, property: &str, place: Place, depth: usize, found: &mut Vec<String>) {
        let Some(deeper) = depth.checked_sub(1) else { return };
        let Some(schema) = self.view.schemas.get(&place) else { return };
        let Some(discriminator) = schema.discriminator.as_ref().filter(|inner| inner.property == property) else {
            return;
        };
        found.extend(discriminator.mapping.iter().map(|(tag, _)| (*tag).to_owned()));
        let variants = schema.one_of.iter().chain(&schema.any_of).filter_map(|variant| self.target(*variant));
        for variant in variants.chain(self.descendants(place)) {
            found.extend(self.tags_of(discriminator, variant));
            self.nested_tags(property, variant, deeper, found);
        }
    }
}

/// A tag means the first variant that has it.
pub(super) fn drop_repeated(variants: &mut [Variant]) {
    let mut seen = rustc_hash::FxHashSet::default();
    for variant in variants.iter_mut() {
        variant.tags.retain(|tag| seen.insert(tag.clone()));
    }
}
