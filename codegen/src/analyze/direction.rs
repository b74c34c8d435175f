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

    /// Finds the directions of all types. The types in `kept` go both ways, whatever operations use them.
    pub(super) fn of(api: &Api, tags: &Tags, sharing: &Sharing, kept: &[TypeId]) -> Self {
        let mut directions = Walk { api, tags, directions: Self(vec![Direction::default(); api.types.len()]) };
        for operation in &api.operations {
            operation.for_each_type(&mut |part, ty| {
                let side = match part {
                    OperationPart::Parameter(_) | OperationPart::Body => Side::Request,
                    OperationPart::Headers | OperationPart::Response => Side::Response,
                };
                directions.mark(ty, side);
            });
        }
        kept.iter().for_each(|id| directions.mark_both(*id));
        directions.directions.shared(sharing).with_unreached()
    }

    /// Marks the types that no operation uses as going both ways. What they contain is not marked: it may be used by
    /// operations, in one direction.
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

/// A walk from the operations to the types.
struct Walk<'a> {
    api: &'a Api,
    tags: &'a Tags,
    directions: Directions,
}

impl Walk<'_> {
    fn mark_both(&mut self, id: TypeId) {
        self.mark(&Type::Named(id), Side::Request);
        self.mark(&Type::Named(id), Side::Response);
    }

    fn mark(&mut self, ty: &Type, side: Side) {
        let mut stack = Vec::new();
        ty.for_each_named(&mut |id| stack.push(id));
        while let Some(id) = stack.pop() {
            let Some(direction) = self.directions.0.get_mut(id.index()) else { continue };
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
