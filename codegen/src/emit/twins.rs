//! `From` implementations between the response type and the request type of one schema.

use super::Emitter;
use super::fragment::{Fragment, rust};
use super::holding::Holding;
use super::item::{Block, Function, Item, Lead, Member, Statement};
use super::serde::{Presence, presence};
use crate::analyze::{Obstacle, Side};
use crate::ir::{Field, Struct, Type, TypeId, TypeKind, Union};
use crate::names::TypeNames;

impl Emitter<'_> {
    /// Returns a sentence for the documentation of the request type that says why it has no `From`.
    pub(super) fn obstacle(&self, id: TypeId) -> Option<String> {
        let names = self.names.ty(id)?;
        let why = match self.facts.twins.obstacle(id)? {
            Obstacle::Property(name) => format!("{} is required, but not part of it", super::docs::code(name)),
            Obstacle::Held => "it contains a value that cannot be converted".to_owned(),
            Obstacle::Tuple => "it contains a tuple".to_owned(),
        };
        Some(format!("There is no conversion from [`type@{}`]: {why}.", names.on(Side::Received).as_str()))
    }

    /// Emits the `From` implementation of a schema that has a request type and a response type.
    pub(super) fn twin(&self, id: TypeId, kind: &TypeKind, names: &TypeNames) -> Option<Item> {
        if !self.facts.sides.is_split(id) || self.facts.twins.obstacle(id).is_some() {
            return None;
        }
        let (received, sent) = (names.on(Side::Received), names.on(Side::Sent));
        let mut argument = rust!("value: {}", received);
        let mut is_deprecated = false;
        let statement = match kind {
            TypeKind::Struct(structure) => {
                let fields = self.twin_fields(id, structure, names);
                // The argument is unused if no field of the response type is part of the request type.
                let mut sent = self.members(id, structure, names, Side::Sent).into_iter();
                let is_used = sent.any(|(index, ..)| self.facts.sides.has(Side::Received, id, index));
                if !is_used && structure.additional.is_none() {
                    argument = rust!("_: {}", received);
                }
                is_deprecated = structure.fields.iter().any(|field| field.docs.deprecated);
                Statement::Literal(rust!("Self"), fields)
            }
            TypeKind::Union(union) => Statement::Match(rust!("value"), self.twin_variants(id, union, names)),
            TypeKind::Newtype(ty) => {
                let inner = self.twin_value(ty, self.holding(id, 0), rust!("value.0"));
                Statement::Chain(rust!("Self({})", inner), Vec::new())
            }
            TypeKind::Enum(_) | TypeKind::Alias(_) => return None,
        };
        let from = Function { head: rust!("fn from"), arguments: vec![argument], output: rust!(" -> Self"), statement };
        let lead = Lead::default().with(is_deprecated.then(|| rust!("#[allow(deprecated)]")));
        let from = Member::function(lead, from);
        Some(Block::new(Lead::default(), rust!("impl From<{}> for {}", received, sent), vec![from]).into())
    }

    fn twin_fields(&self, id: TypeId, structure: &Struct, names: &TypeNames) -> Vec<Fragment> {
        let mut fields = Vec::new();
        for (index, field, name) in self.members(id, structure, names, Side::Sent) {
            let value = if self.facts.sides.has(Side::Received, id, index) {
                self.twin_field(field, self.holding(id, index), rust!("value.{}", name))
            } else if presence(self, field) == Presence::Maybe {
                rust!("Maybe::Absent")
            } else {
                rust!("None")
            };
            fields.push(rust!("{}: {}", name, value));
        }
        if let Some(ty) = &structure.additional {
            let holding = self.holding(id, structure.fields.len());
            fields.push(rust!("{}: {}", names.rest, self.twin_map(ty, holding, rust!("value.{}", names.rest))));
        }
        fields
    }

    fn twin_field(&self, field: &Field, holding: Holding, value: Fragment) -> Fragment {
        let inner = match (presence(self, field), &field.ty) {
            (Presence::Required | Presence::Maybe, Type::Nullable(inner)) => inner,
            (Presence::Required, ty) => return self.twin_value(ty, holding, value),
            (_, ty) => ty,
        };
        self.mapped(inner, holding, &value)
    }

    fn twin_variants(&self, id: TypeId, union: &Union, names: &TypeNames) -> Vec<Fragment> {
        let received = names.on(Side::Received);
        let variants = union.variants.iter().zip(&names.members).enumerate();
        let mut arms: Vec<Fragment> = variants
            .map(|(index, (variant, name))| {
                let holding = self.holding(id, index);
                let beside = if holding == Holding::Deep { holding.taken(rust!("value")) } else { rust!("value") };
                let value = if self.is_beside(variant) && self.differs(&variant.ty) {
                    holding.made(rust!("{}.map(Into::into)", beside))
                } else {
                    self.twin_value(&variant.ty, holding, rust!("value"))
                };
                rust!("{}::{}(value) => Self::{}({}),", received, name, name, value)
            })
            .collect();
        arms.push(rust!("{}::{}(value) => Self::{}(value),", received, names.rest, names.rest));
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
    fn mapped(&self, ty: &Type, holding: Holding, values: &Fragment) -> Fragment {
        if !self.differs(ty) {
            return rust!("{}", values);
        }
        let is_plain = holding == Holding::Plain
            && !matches!(self.resolved(ty), Type::Array(_) | Type::Map(_) | Type::Nullable(_));
        if is_plain {
            return rust!("{}.map(Into::into)", values);
        }
        rust!("{}.map(|value| {})", values, self.twin_value(ty, holding, rust!("value")))
    }

    /// Returns an expression that converts a value to the other side's type.
    fn twin_value(&self, ty: &Type, holding: Holding, value: Fragment) -> Fragment {
        if !self.differs(ty) {
            return value;
        }
        if holding != Holding::Plain {
            return holding.made(self.twin_value(ty, Holding::Plain, holding.taken(value)));
        }
        match self.resolved(ty) {
            Type::Array(inner) => {
                let items = self.mapped(inner, Holding::Plain, &rust!("{}.into_iter()", value));
                rust!("{}.collect()", items)
            }
            Type::Map(inner) => self.twin_map(inner, Holding::Plain, value),
            Type::Nullable(inner) => self.mapped(inner, Holding::Plain, &value),
            _ => rust!("{}.into()", value),
        }
    }

    /// Returns an expression that converts the values of a map to the other side's type.
    fn twin_map(&self, ty: &Type, holding: Holding, map: Fragment) -> Fragment {
        if !self.differs(ty) {
            return map;
        }
        let value = self.twin_value(ty, holding, rust!("value"));
        rust!("{}.into_iter().map(|(name, value)| (name, {})).collect()", map, value)
    }
}
