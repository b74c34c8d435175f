//! The values of a discriminator (OpenAPI 3.1, section 4.8.25).

use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::families::{Families, Mapping};
use crate::ir::{UnionForm, Variant};
use crate::lower::view::walk::Walk;
use crate::openapi::Discriminator;
use crate::source::Place;

impl<'d> Families<'_, 'd> {
    /// Returns the discriminator values that select a schema: those of the mapping, or else its own name.
    pub(in crate::lower) fn tags_of(&mut self, discriminator: &Discriminator<'d>, place: Place) -> Vec<String> {
        if let Some(tags) = self.mapping(discriminator).tags.get(&place) {
            return tags.iter().map(|tag| (*tag).to_owned()).collect();
        }
        let own = self.view.description.schemas.get(&place).and_then(|schema| schema.tag).map(str::to_owned);
        own.or_else(|| self.view.component_name(place)).into_iter().collect()
    }

    fn mapping(&mut self, discriminator: &Discriminator<'d>) -> Rc<Mapping<'d>> {
        if let Some(known) = self.mappings.get(&discriminator.place) {
            return Rc::clone(known);
        }
        let mut mapping = Mapping::default();
        for (tag, place) in &discriminator.mapping {
            mapping.all.insert(tag);
            // A value selects the schema that it names, and also the target of that schema's reference.
            for target in
                [Some(*place), self.view.target(*place).filter(|target| target != place)].into_iter().flatten()
            {
                mapping.tags.entry(target).or_default().push(tag);
            }
        }
        let mapping = Rc::new(mapping);
        self.mappings.insert(discriminator.place, Rc::clone(&mapping));
        mapping
    }

    /// Returns the discriminator values that select a variant with this form. Besides the values of the mapping, these
    /// are the ones that the variant's own property admits. If the variant is a union with the same discriminator
    /// property, its tags also count.
    pub(in crate::lower) fn variant_tags(
        &mut self,
        discriminator: &Discriminator<'d>,
        place: Place,
        form: &UnionForm,
    ) -> Vec<String> {
        let mut tags = self.tags_of(discriminator, place);
        let mut more = Vec::new();
        if let UnionForm::Object { constants, .. } = form {
            let own = constants.iter().filter(|(name, _)| name == discriminator.property);
            more.extend(own.flat_map(|(_, values)| values.clone()));
        }
        self.nested_tags(discriminator.property, place, &mut more);
        // The mapping takes precedence for the values that it contains.
        let mapping = self.mapping(discriminator);
        more.retain(|tag| !mapping.all.contains(tag.as_str()));
        tags.extend(more);
        if let UnionForm::Object { constants, .. } = form {
            // The values that its own property admits come first, since the first value is encoded.
            let own = constants.iter().find(|(name, _)| name == discriminator.property);
            tags.sort_by_key(|tag| own.is_some_and(|(_, values)| !values.contains(tag)));
        }
        tags
    }

    /// Collects the tags of all variants below a schema, at any depth, whose discriminators have the same property.
    fn nested_tags(&mut self, property: &str, place: Place, found: &mut Vec<String>) {
        let view = self.view.description;
        let mut walk = Walk::from(place);
        while let Some(place) = walk.next() {
            let Some(schema) = view.schemas.get(&place) else { continue };
            let Some(discriminator) = schema.discriminator.as_ref().filter(|inner| inner.property == property) else {
                continue;
            };
            found.extend(discriminator.mapping.iter().map(|(tag, _)| (*tag).to_owned()));
            let children = self.descendants(place);
            let variants = schema.one_of.iter().chain(&schema.any_of).filter_map(|variant| self.view.target(*variant));
            let variants: Vec<Place> = variants.chain(children.iter().copied()).collect();
            for variant in &variants {
                found.extend(self.tags_of(discriminator, *variant));
            }
            walk.push_all(variants.into_iter());
        }
    }
}

/// Keeps each tag only in the first variant that has it.
pub(in crate::lower) fn drop_repeated(variants: &mut [Variant]) {
    let mut seen = FxHashSet::default();
    for variant in variants.iter_mut() {
        variant.tags.retain(|tag| seen.insert(tag.clone()));
    }
}
