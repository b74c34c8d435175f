//! `From` implementations between the response type and the request type of one schema.

use super::Emitter;
use super::definition::Definition;
use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement};
use super::storage::Storage;
use crate::analyze::{Obstacle, Presence, Side};
use crate::ir::{Field, Struct, Type, TypeId, TypeKind, Union};

impl Emitter<'_> {
    /// Returns a sentence for the documentation of the request type that says why it has no `From`.
    pub(super) fn obstacle(&self, id: TypeId) -> Option<String> {
        let names = self.names.ty(id)?;
        let why = match self.facts.conversions.obstacle(id)? {
            Obstacle::Property(name) => format!("{} is required, but not part of it", super::docs::code(name)),
            Obstacle::Contained => "it contains a value that cannot be converted".to_owned(),
            Obstacle::Tuple => "it contains a tuple".to_owned(),
        };
        Some(format!("There is no conversion from [`type@{}`]: {why}.", names.on(Side::Response).as_str()))
    }

    /// Emits the `From` implementation of a schema that has a request type and a response type. `definition` is that of
    /// the request type.
    pub(super) fn request_conversion(&self, definition: Definition<'_>, kind: &TypeKind) -> Option<Item> {
        let Definition { id, names, .. } = definition;
        if !self.facts.sides.is_split(id) || self.facts.conversions.obstacle(id).is_some() {
            return None;
        }
        let (response, request) = (names.on(Side::Response), names.on(Side::Request));
        let mut argument = rust!("value: {}", response);
        let mut is_deprecated = false;
        let statement = match kind {
            TypeKind::Struct(structure) => {
                let fields = self.converted_fields(definition, structure);
                // The argument is unused if no field of the response type is part of the request type.
                let mut request = self.fields(definition, structure).into_iter();
                let is_used = request.any(|(index, ..)| self.facts.sides.has(Side::Response, id, index));
                if !is_used && structure.additional.is_none() {
                    argument = rust!("_: {}", response);
                }
                is_deprecated = structure.fields.iter().any(|field| field.docs.deprecated);
                Statement::Literal(rust!("Self"), fields)
            }
            TypeKind::Union(union) => Statement::Match(rust!("value"), self.converted_variants(definition, union)),
            TypeKind::Newtype(ty) => {
                let inner = self.converted_value(ty, self.storage(id, 0), rust!("value.0"));
                Statement::Chain(rust!("Self({})", inner), Vec::new())
            }
            TypeKind::Enum(_) | TypeKind::Alias(_) | TypeKind::External(_) => return None,
        };
        let from = Function { head: rust!("fn from"), arguments: vec![argument], output: rust!(" -> Self"), statement };
        let lead = Lead::default().with(is_deprecated.then(|| rust!("#[allow(deprecated)]")));
        let from = InnerItem::function(lead, from);
        Some(Block::new(Lead::default(), rust!("impl From<{}> for {}", response, request), vec![from]).into())
    }

    fn converted_fields(&self, definition: Definition<'_>, structure: &Struct) -> Vec<Fragment> {
        let Definition { id, names, .. } = definition;
        let mut fields = Vec::new();
        for (index, field, name) in self.fields(definition, structure) {
            let value = if self.facts.sides.has(Side::Response, id, index) {
                self.converted_field(field, self.storage(id, index), rust!("value.{}", name))
            } else if Presence::of(self.api, field) == Presence::Maybe {
                rust!("Maybe::Absent")
            } else {
                rust!("None")
            };
            fields.push(rust!("{}: {}", name, value));
        }
        if let Some(ty) = &structure.additional {
            let storage = self.storage(id, structure.fields.len());
            fields.push(rust!("{}: {}", names.rest, self.converted_map(ty, storage, rust!("value.{}", names.rest))));
        }
        fields
    }

    fn converted_field(&self, field: &Field, storage: Storage, value: Fragment) -> Fragment {
        let inner = match (Presence::of(self.api, field), &field.ty) {
            (Presence::Required | Presence::Maybe, Type::Nullable(inner)) => inner,
            (Presence::Required, ty) => return self.converted_value(ty, storage, value),
            (_, ty) => ty,
        };
        self.mapped(inner, storage, &value)
    }

    fn converted_variants(&self, definition: Definition<'_>, union: &Union) -> Vec<Fragment> {
        let Definition { id, names, .. } = definition;
        let response = names.on(Side::Response);
        let variants = union.variants.iter().zip(&names.inner).enumerate();
        let mut arms: Vec<Fragment> = variants
            .map(|(index, (variant, name))| {
                let storage = self.storage(id, index);
                let beside = if storage == Storage::Deep { storage.unwrap(rust!("value")) } else { rust!("value") };
                let value = if self.is_beside(variant) && self.differs(&variant.ty) {
                    storage.wrap(rust!("{}.map(Into::into)", beside))
                } else {
                    self.converted_value(&variant.ty, storage, rust!("value"))
                };
                rust!("{}::{}(value) => Self::{}({}),", response, name, name, value)
            })
            .collect();
        arms.push(rust!("{}::{}(value) => Self::{}(value),", response, names.rest, names.rest));
        arms
    }

    /// Returns true if a type has different request and response types.
    fn differs(&self, ty: &Type) -> bool {
        let mut differs = false;
        ty.for_each_named(&mut |id| differs |= self.facts.sides.is_split(id));
        differs
    }

    /// Returns an expression that converts the values in an `Option`, a `Maybe` or an iterator to the other side's
    /// type.
    fn mapped(&self, ty: &Type, storage: Storage, values: &Fragment) -> Fragment {
        if !self.differs(ty) {
            return rust!("{}", values);
        }
        let is_plain = storage == Storage::Plain
            && !matches!(self.resolved(ty), Type::Array(_) | Type::Map(_) | Type::Nullable(_));
        if is_plain {
            return rust!("{}.map(Into::into)", values);
        }
        rust!("{}.map(|value| {})", values, self.converted_value(ty, storage, rust!("value")))
    }

    /// Returns an expression that converts a value to the other side's type.
    fn converted_value(&self, ty: &Type, storage: Storage, value: Fragment) -> Fragment {
        if !self.differs(ty) {
            return value;
        }
        if storage != Storage::Plain {
            return storage.wrap(self.converted_value(ty, Storage::Plain, storage.unwrap(value)));
        }
        match self.resolved(ty) {
            Type::Array(inner) => {
                let items = self.mapped(inner, Storage::Plain, &rust!("{}.into_iter()", value));
                rust!("{}.collect()", items)
            }
            Type::Map(inner) => self.converted_map(inner, Storage::Plain, value),
            Type::Nullable(inner) => self.mapped(inner, Storage::Plain, &value),
            _ => rust!("{}.into()", value),
        }
    }

    /// Returns an expression that converts the values of a map to the other side's type.
    fn converted_map(&self, ty: &Type, storage: Storage, map: Fragment) -> Fragment {
        if !self.differs(ty) {
            return map;
        }
        let value = self.converted_value(ty, storage, rust!("value"));
        rust!("{}.into_iter().map(|(name, value)| (name, {})).collect()", map, value)
    }
}
