//! Objects: structs and maps.

use rustc_hash::FxHashSet;

use super::types::Shape;
use crate::case;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, EnvelopeFields, Field, Scalar, Step, Struct, Type, TypeKind};
use crate::lower::schema::lowering::SchemaLowering;
use crate::openapi::{Additional, Case, Schema};
use crate::source::Place;

impl<'d> SchemaLowering<'_, 'd> {
    pub(in crate::lower) fn object(&mut self, schema: &Schema<'d>, place: Place) -> Shape {
        if schema.properties.is_empty() && schema.required.is_empty() {
            return Shape::Use(Type::Map(Box::new(self.values(schema, place))));
        }
        let mut fields: Vec<Field> = Vec::new();
        for (name, property) in &schema.properties {
            // Omit an optional property whose schema is `false`, since it can have no value.
            let is_required = schema.required.contains_key(name);
            let mut places = self.view.places_of(name, *property, schema).into_iter();
            if !is_required && places.any(|place| self.view.schema(place).boolean == Some(false)) {
                continue;
            }
            fields.push(self.field(name, *property, schema, place));
        }
        self.add_undocumented(schema, place, &mut fields);
        self.accept_case(schema, &mut fields);
        let additional = match schema.additional {
            Additional::Unspecified | Additional::Forbidden if schema.pattern_properties.is_empty() => None,
            _ => Some(self.values(schema, place)),
        };
        let envelope = self.envelopes.get(&place).cloned().map(|rule| self.envelope_fields(&rule, &mut fields));
        Shape::Define(TypeKind::Struct(Struct { fields, additional, envelope }))
    }

    fn field(&mut self, name: &str, property: Place, owner: &Schema<'d>, at: Place) -> Field {
        let places = self.view.places_of(name, property, owner);
        let schema = self.view.schema(property);
        let mut names = &schema.names;
        let mut docs = self.view.field_docs(property, schema);
        for place in places.iter().rev().skip(1) {
            let part = self.view.schema(*place);
            self.view.add_docs(&mut docs, *place, part);
            names = if names.is_empty() { &part.names } else { names };
        }
        let ty = match places.as_slice() {
            [one] => self.ty(*one),
            _ => self.joined_type(&places, at, Step::Property(name.to_owned())),
        };
        let required = owner.required.contains_key(name);
        // Only constructors use the value: they set required properties, and enums have a type of their own.
        let constant = match ty {
            Type::Scalar(Scalar::Bool | Scalar::F64 | Scalar::I32 | Scalar::I64) if required => {
                places.iter().find_map(|place| self.only_value(*place))
            }
            _ => None,
        };
        let wire = names.first().copied().unwrap_or(name);
        let mut accepts: Vec<String> = names.iter().skip(1).map(|name| (*name).to_owned()).collect();
        if wire != name && !accepts.iter().any(|known| known == name) {
            accepts.push(name.to_owned());
        }
        Field {
            place: property,
            wire: wire.to_owned(),
            accepts,
            ty,
            required,
            docs,
            read_only: places.iter().any(|place| self.view.flag(*place, |schema| schema.read_only)),
            write_only: places.iter().any(|place| self.view.flag(*place, |schema| schema.write_only)),
            constant,
        }
    }

    /// Adds properties that `required` lists but `properties` lacks. Their types are unknown, and responses often omit
    /// them.
    fn add_undocumented(&mut self, schema: &Schema<'d>, place: Place, fields: &mut Vec<Field>) {
        let described = !schema.pattern_properties.is_empty() || matches!(schema.additional, Additional::Schema(_));
        for (name, at) in &schema.required {
            if schema.properties.contains_key(name) {
                continue;
            }
            // A part of an `allOf` may leave the description to other parts; the merged schema is checked instead.
            if !described && !self.merger.families.parts.contains(&place) {
                let message = format!("`required` lists `{name}`, which is not in `properties`");
                let found = Diagnostic::value(Code::UndescribedRequired, *at, message);
                self.reports
                    .report(found.hint("it becomes an optional, untyped property; an overlay can add a schema for it"));
            }
            let docs =
                Docs { description: (!described).then(|| "Required, but undocumented.".to_owned()), ..Docs::default() };
            fields.push(Field {
                place: *at,
                wire: (*name).to_owned(),
                accepts: Vec::new(),
                ty: if described { self.values(schema, place) } else { Type::Any },
                required: false,
                docs,
                read_only: false,
                write_only: false,
                constant: None,
            });
        }
    }

    /// Applies `x-wirewright-accept-case`: every property is also accepted in another case, unless that name is taken.
    fn accept_case(&self, schema: &Schema<'d>, fields: &mut [Field]) {
        let Some(case) = schema.accept_case.or(self.view.description.accept_case) else { return };
        let mut taken: FxHashSet<String> = fields.iter().map(|field| field.wire.clone()).collect();
        for field in fields {
            let name = in_case(&field.wire, case);
            if !taken.contains(&name) && !field.accepts.contains(&name) {
                taken.insert(name.clone());
                field.accepts.push(name);
            }
        }
    }

    /// Returns the type of additional properties.
    fn values(&mut self, schema: &Schema<'d>, place: Place) -> Type {
        if !schema.pattern_properties.is_empty() {
            return self.values_by_pattern(schema, place);
        }
        match schema.additional {
            Additional::Schema(values) if schema.joined_additional.is_empty() => self.ty(values),
            Additional::Schema(values) => {
                let places: Vec<Place> = schema.joined_additional.iter().copied().chain([values]).collect();
                self.joined_type(&places, place, Step::Value)
            }
            _ => Type::Any,
        }
    }

    /// Returns the common type of properties that match patterns. The patterns themselves are not checked.
    fn values_by_pattern(&mut self, schema: &Schema<'d>, place: Place) -> Type {
        let additional = match schema.additional {
            Additional::Schema(values) => Some(values),
            _ => None,
        };
        let places = schema.pattern_properties.iter().map(|(_, values)| *values).chain(additional);
        let types: Vec<Type> = places.map(|values| self.ty(values)).collect();
        match types.as_slice() {
            [first, others @ ..] if others.iter().all(|ty| ty == first) && schema.additional != Additional::Any => {
                first.clone()
            }
            _ => {
                let message = "the `patternProperties` have values of different types";
                let found = Diagnostic::key(Code::UntypedValue, place, message);
                self.reports.report(found.hint("the values become untyped"));
                self.reports.degrade_schema("patternProperties", place);
                Type::Any
            }
        }
    }

    fn envelope_fields(&mut self, rule: &crate::lower::schema::state::Rule, fields: &mut [Field]) -> EnvelopeFields {
        let position = |name: &str, fields: &[Field]| fields.iter().position(|field| field.wire == name);
        let value = position(&rule.value, fields);
        if value.is_none() {
            let message = format!("the envelope schema has no property `{}`", rule.value);
            self.reports.report(Diagnostic::value(Code::InvalidExtension, rule.place, message));
        }
        let failure = rule.failure.as_ref().and_then(|name| {
            let found = position(name, fields);
            if found.is_none() {
                let message = format!("the envelope schema has no property `{name}`");
                self.reports.report(Diagnostic::value(Code::InvalidExtension, rule.place, message));
            }
            found
        });
        let value = value.unwrap_or_default();
        if let Some(field) = fields.get_mut(value) {
            field.ty = Type::Enclosed;
            // Absent if the response is a failure.
            field.required = false;
        }
        if let Some(field) = failure.and_then(|index| fields.get_mut(index)) {
            field.required = false;
        }
        EnvelopeFields { value, failure }
    }
}

fn in_case(name: &str, case: Case) -> String {
    match case {
        Case::Camel => case::camel(name),
        Case::Pascal => case::pascal(name),
        Case::Snake => case::snake(name),
        Case::Kebab => case::kebab(name),
    }
}
