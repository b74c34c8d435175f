//! Directions of types: sent, received, or both.

use super::Sharing;
use super::sides::Side;
use super::tags::Tags;
use crate::ir::{Api, OperationPart, Type, TypeId, TypeKind};

/// The directions of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Direction {
    /// True if the type is part of a request.
    pub request: bool,
    /// True if the type is part of a response.
    pub response: bool,
}

/// The directions of all types.
#[derive(Debug, Default)]
pub struct Directions(Vec<Direction>);

impl Directions {
    /// Returns the directions of a type. A type that no operation uses goes both ways, since users may need it in
    /// either.
    pub fn get(&self, id: TypeId) -> Direction {
        self.0.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns the directions of all types. Types that share a definition have the same ones.
    pub(super) fn of(uses: Uses, sharing: &Sharing) -> Self {
        Self(uses.0).shared(sharing).with_unreached()
    }

    /// Marks the types that no operation uses as going both ways. What they contain is not marked: operations may use it in
    /// one direction.
    fn with_unreached(mut self) -> Self {
        for direction in self.0.iter_mut().filter(|direction| !direction.request && !direction.response) {
            *direction = Direction { request: true, response: true };
        }
        self
    }

    /// Gives each type the directions of all types that share its definition.
    fn shared(mut self, sharing: &Sharing) -> Self {
        let whole = self.0.clone();
        for (index, own) in whole.into_iter().enumerate() {
            let representative = sharing.representative(TypeId::new(index));
            if let Some(all) = self.0.get_mut(representative.index()) {
                all.request |= own.request;
                all.response |= own.response;
            }
        }
        for index in 0..self.0.len() {
            let representative = sharing.representative(TypeId::new(index));
            if let (Some(all), Some(own)) = (self.0.get(representative.index()).copied(), self.0.get_mut(index)) {
                *own = all;
            }
        }
        self
    }
}

/// The directions in which operations use types. A type that none uses has no direction.
#[derive(Debug)]
pub(super) struct Uses(Vec<Direction>);

impl Uses {
    /// Finds the uses of all types. Those in `kept` go both ways, whatever operations use them.
    pub(super) fn of(api: &Api, tags: &Tags, kept: &[TypeId]) -> Self {
        let mut walk = Walk { api, tags, uses: Self(vec![Direction::default(); api.types.len()]) };
        for operation in &api.operations {
            operation.for_each_type(&mut |part, ty| {
                let side = match part {
                    OperationPart::Parameter(_) | OperationPart::Body => Side::Request,
                    OperationPart::Headers | OperationPart::Response => Side::Response,
                };
                walk.mark(ty, side);
            });
        }
        for id in kept {
            walk.mark(&Type::Named(*id), Side::Request);
            walk.mark(&Type::Named(*id), Side::Response);
        }
        walk.uses
    }

    /// Returns true if a type is used.
    pub(super) fn has(&self, id: TypeId) -> bool {
        self.0.get(id.index()).is_some_and(|direction| direction.request || direction.response)
    }
}

/// A walk from the operations to the types.
struct Walk<'a> {
    api: &'a Api,
    tags: &'a Tags,
    uses: Uses,
}

impl Walk<'_> {
    fn mark(&mut self, ty: &Type, side: Side) {
        let mut stack = Vec::new();
        ty.for_each_named(&mut |id| stack.push(id));
        while let Some(id) = stack.pop() {
            let Some(direction) = self.uses.0.get_mut(id.index()) else { continue };
            let mark = match side {
                Side::Request => &mut direction.request,
                Side::Response => &mut direction.response,
            };
            if std::mem::replace(mark, true) {
                continue;
            }
            let mut push = |id| stack.push(id);
            match self.api.get(id).map(|def| &def.kind) {
                // Skip fields that only the other side sends.
                Some(TypeKind::Struct(structure)) => {
                    for (index, field) in structure.fields.iter().enumerate() {
                        if self.tags.sends(side, id, index, field) {
                            field.ty.for_each_named(&mut push);
                        }
                    }
                    structure.additional.iter().for_each(|ty| ty.for_each_named(&mut push));
                }
                Some(kind) => kind.for_each_named(&mut push),
                None => {}
            }
        }
    }
}
