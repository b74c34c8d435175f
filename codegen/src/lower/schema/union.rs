//! `oneOf` and `anyOf`. Idioms that are not really unions are handled first. A real union becomes an enum whose
//! variants are selected by a tag, or by their forms.

use rustc_hash::FxHashMap;

use super::text_forms::{drop_needless, is_text};
use super::types::Shape;
use super::union_forms::{are_distinct, overlap};
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Enum, Step, Type, TypeDef, TypeKind, Union, UnionForm, Variant};
use crate::lower::composition::discriminator::drop_repeated;
use crate::lower::composition::role::Role;
use crate::lower::schema::lowering::SchemaLowering;
use crate::lower::view::structure::has_structure;
use crate::openapi::{Discriminator, JsonType, Schema, Types};
use crate::source::Place;

impl<'d> SchemaLowering<'_, 'd> {
    pub(in crate::lower) fn union(&mut self, schema: &Schema<'d>, place: Place) -> Shape {
        let variants: Vec<Place> = self.view.non_null_variants(schema).collect();
        let keyword = if schema.one_of.is_empty() { "anyOf" } else { "oneOf" };
        let base = Schema { one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..schema.clone() };
        let bare = !has_structure(&base) || is_only_object(&base);
        // Variants with only `required` are constraints on the schema that contains them.
        if !bare && variants.iter().all(|variant| self.view.only_constrains(*variant)) {
            let message = format!("the variants of this {keyword} only list required properties, which is not checked");
            self.reports.report(Diagnostic::key(Code::UnsupportedKeyword, place, message));
            self.reports.degrade_schema(keyword, place);
            return if base.enumeration.is_some() { self.enumeration(&base, place) } else { self.plain(&base, place) };
        }
        if bare {
            if let [only] = variants.as_slice() {
                return Shape::Use(match self.ty(*only) {
                    Type::Nullable(inner) => *inner,
                    other => other,
                });
            }
            if let Some(values) = self.open_enum(&variants) {
                return Shape::Define(TypeKind::Enum(values));
            }
        }
        if variants.is_empty() {
            return self.plain(&base, place);
        }
        self.real_union(schema, &base, bare, &variants, place)
    }

    fn real_union(&mut self, schema: &Schema<'d>, base: &Schema<'d>, bare: bool, places: &[Place], at: Place) -> Shape {
        let mut variants: Vec<Variant> = Vec::new();
        let mut named: Vec<Place> = Vec::new();
        let children = self.merger.families.descendants(at);
        let mut known: FxHashMap<Type, usize> = FxHashMap::default();
        for (index, place) in places.iter().enumerate() {
            if !bare && self.contradicts(base, *place) {
                continue;
            }
            let target = self.view.target(*place).unwrap_or(*place);
            // A child already has the surrounding schema in its own `allOf`.
            let whole = bare || children.contains(&target);
            let ty = if whole { self.ty(*place) } else { self.extended(base, *place, at) };
            let ty = match ty {
                Type::Nullable(inner) => *inner,
                other => other,
            };
            let form = self.form(*place);
            let tags = schema
                .discriminator
                .as_ref()
                .map(|tag| self.merger.families.variant_tags(tag, target, &form))
                .unwrap_or_default();
            let same = *known.entry(ty.clone().without_files()).or_insert(variants.len());
            if let Some(same) = variants.get_mut(same) {
                same.tags.extend(tags);
                same.form = joined(std::mem::replace(&mut same.form, UnionForm::Any), form);
                continue;
            }
            let name = self.variant_name(*place, &tags, &ty, index);
            named.push(*place);
            variants.push(Variant { tags, ..Variant::plain(&name, ty, form) });
        }
        if variants.is_empty() {
            return self.plain(base, at);
        }
        if let [only] = variants.as_slice()
            && schema.discriminator.is_none()
        {
            return Shape::Use(only.ty.clone());
        }
        drop_repeated(&mut variants);
        self.name_apart(&mut variants, &named);
        let tag = schema.discriminator.as_ref().map(|tag| tag.property.to_owned());
        let tag = tag.filter(|_| variants.iter().all(|variant| !variant.tags.is_empty()));
        if tag.is_none() {
            self.check_apart(&variants, at);
        }
        drop_needless(&mut variants);
        let overlaps = !schema.any_of.is_empty() && overlap(&variants);
        for variant in &mut variants {
            variant.beside = tag.is_none() && overlaps && matches!(variant.form, UnionForm::Object { .. });
        }
        let default = schema.discriminator.as_ref().and_then(|tag| self.default_variant(tag, places, &variants));
        Shape::Define(TypeKind::Union(Union { variants, tag, default }))
    }

    /// Returns true if no value can match both a variant and the schema around the union.
    fn contradicts(&mut self, base: &Schema<'d>, variant: Place) -> bool {
        let types = self.merged(variant).types;
        !types.is_empty() && !base.types.is_empty() && types.both(base.types).is_empty()
    }

    /// Returns the variant that `defaultMapping` selects.
    fn default_variant(&mut self, tag: &Discriminator<'d>, places: &[Place], variants: &[Variant]) -> Option<usize> {
        let target = self.view.target(tag.default?)?;
        let found = places.iter().find(|place| self.view.target(**place) == Some(target));
        let found = found.map(|place| self.ty(*place));
        let position = variants.iter().position(|variant| Some(&variant.ty) == found.as_ref());
        if position.is_none() {
            let message = "`defaultMapping` does not refer to a variant of this union";
            let found = Diagnostic::value(Code::DanglingReference, tag.place, message);
            self.reports.report(found.hint("unknown values of the discriminator are kept as untyped values"));
        }
        position
    }

    /// Returns a union with a variant for each of several types.
    pub(in crate::lower) fn several_types(&mut self, schema: &Schema<'d>, place: Place, kinds: &[JsonType]) -> Shape {
        let says_more = has_structure(&Schema { types: Types::default(), ..schema.clone() });
        // Any value: all types but `null`, and `integer`, which `number` includes.
        if kinds.len() == JsonType::ALL.len() - 2 && !says_more {
            return Shape::Use(Type::Any);
        }
        let mut variants = Vec::new();
        for kind in kinds {
            let one = Schema { types: Types::default().with(*kind), ..schema.clone() };
            let ty = match self.plain(&one, place) {
                Shape::Use(ty) => ty,
                Shape::Define(definition) => {
                    let mut origin = self.view.origin(place);
                    origin.steps.push(Step::Property(kind.name().to_owned()));
                    let docs = Docs::default();
                    Type::Named(self.define(TypeDef::new(place, origin, docs, definition)))
                }
            };
            let form = self.form_of_kind(*kind, &one);
            let name = self.kind_name(&ty).unwrap_or("Object");
            variants.push(Variant::plain(name, ty, form));
        }
        drop_needless(&mut variants);
        Shape::Define(TypeKind::Union(Union { variants, tag: None, default: None }))
    }

    /// Returns a variant joined with the schema around the union.
    fn extended(&mut self, base: &Schema<'d>, variant: Place, at: Place) -> Type {
        let mut whole = base.clone();
        let part = self.merged(variant);
        let (docs, union) = (self.view.type_docs(&part), !part.one_of.is_empty() || !part.any_of.is_empty());
        self.joiner().join(&mut whole, Schema::clone(&part), at, Role::Own);
        if union {
            // A union of unions with a base: joining the base to each variant could grow without limit.
            self.reports.report(
                Diagnostic::key(
                    Code::UntypedValue,
                    variant,
                    "this variant is itself a union, next to common properties",
                )
                .hint("it becomes an untyped value"),
            );
            self.reports.degrade_schema("oneOf", variant);
            return Type::Any;
        }
        match self.plain(&whole, variant) {
            Shape::Use(ty) => ty,
            Shape::Define(kind) => {
                let origin = self.view.origin(variant);
                Type::Named(self.define(TypeDef::new(variant, origin, docs, kind)))
            }
        }
    }

    fn check_apart(&mut self, variants: &[Variant], at: Place) {
        for (index, one) in variants.iter().enumerate() {
            for other in variants.iter().skip(index + 1) {
                if !are_distinct(&one.form, &other.form) {
                    let message = format!("some values match both {} and {}", one.name, other.name);
                    let hint = if is_text(&one.form) && is_text(&other.form) {
                        "such a string is decoded as the first of them; to distinguish them, add a format, a length \
                         or a `pattern` without look-around and back-references"
                    } else {
                        "the best matching variant is selected; add a discriminator to distinguish them"
                    };
                    self.reports.report(Diagnostic::key(Code::AmbiguousUnion, at, message).hint(hint));
                    return;
                }
            }
        }
    }

    /// Returns the known values of an open enum: a union of enums and a plain string.
    fn open_enum(&mut self, variants: &[Place]) -> Option<Enum> {
        let mut values = Vec::new();
        let mut open = false;
        for variant in variants {
            let target = self.view.target(*variant)?;
            let schema = self.view.schema(target);
            if !schema.all_of.is_empty() || !schema.one_of.is_empty() || !schema.any_of.is_empty() {
                return None;
            }
            match self.view.strings_of(schema) {
                Some(strings) => values.extend(strings),
                None if schema.enumeration.is_some() || schema.constant.is_some() => return None,
                None if schema.types.has(JsonType::String) && schema.format.is_none() => open = true,
                None => return None,
            }
        }
        let mut seen = rustc_hash::FxHashSet::default();
        values.retain(|value| seen.insert(value.clone()));
        // Several string enums become one enum.
        (!values.is_empty() && (open || variants.len() > 1)).then_some(Enum::Strings(values))
    }
}

/// Returns true for `type: object` next to a `oneOf`, which adds nothing to its variants.
fn is_only_object(schema: &Schema<'_>) -> bool {
    schema.types.has(JsonType::Object) && !has_structure(&Schema { types: Types::default(), ..schema.clone() })
}

fn joined(one: UnionForm, other: UnionForm) -> UnionForm {
    if one == other { one } else { UnionForm::OneOf(vec![one, other]) }
}
