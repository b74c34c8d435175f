//! Which types are sent, received, or both.

use crate::ir::{Api, BodyForm, Case, Outcome, Payload, Type, TypeId, TypeKind};

/// The directions in which a type goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Direction {
    /// It is part of a request.
    pub sent: bool,
    /// It is part of an answer.
    pub received: bool,
}

/// The directions of all types.
#[derive(Debug, Default)]
pub struct Directions(Vec<Direction>);

impl Directions {
    /// The directions of a type. One that no operation reaches goes both ways, for it is the user who has a use for it.
    pub fn get(&self, id: TypeId) -> Direction {
        self.0.get(id.index()).copied().unwrap_or_default()
    }

    pub(super) fn of(api: &Api) -> Self {
        let mut directions = Self(vec![Direction::default(); api.types.len()]);
        for operation in &api.operations {
            for parameter in &operation.parameters {
                directions.mark(api, &parameter.ty, |direction| &mut direction.sent);
            }
            if let Some(BodyForm::Json(ty) | BodyForm::Form(ty)) = operation.body.as_ref().map(|body| &body.form) {
                directions.mark(api, ty, |direction| &mut direction.sent);
            }
            for outcome in [&operation.output, &operation.error] {
                match outcome {
                    Outcome::One(payload) => directions.mark_payload(api, payload),
                    Outcome::Failure(id) => directions.mark_received(api, &Type::Named(*id)),
                    Outcome::Several(cases) => {
                        for case in cases {
                            match case {
                                Case::Status(_, payload) => directions.mark_payload(api, payload),
                                Case::Failure(id) => directions.mark_received(api, &Type::Named(*id)),
                            }
                        }
                    }
                }
            }
        }
        // What no operation reaches goes both ways, and so does what it holds.
        for (id, _) in api.types() {
            if directions.0.get(id.index()).is_some_and(|direction| !direction.sent && !direction.received) {
                directions.mark(api, &Type::Named(id), |direction| &mut direction.sent);
                directions.mark_received(api, &Type::Named(id));
            }
        }
        directions
    }

    fn mark_payload(&mut self, api: &Api, payload: &Payload) {
        match payload {
            Payload::Json(ty) => self.mark_received(api, ty),
            Payload::Enveloped(id, ty) => {
                self.mark_received(api, &Type::Named(*id));
                self.mark_received(api, ty);
            }
            Payload::Empty | Payload::Text | Payload::Bytes => {}
        }
    }

    fn mark_received(&mut self, api: &Api, ty: &Type) {
        self.mark(api, ty, |direction| &mut direction.received);
    }

    fn mark(&mut self, api: &Api, ty: &Type, side: impl Fn(&mut Direction) -> &mut bool) {
        let mut stack = Vec::new();
        ty.for_each_named(&mut |id| stack.push(id));
        while let Some(id) = stack.pop() {
            let Some(mark) = self.0.get_mut(id.index()).map(&side) else { continue };
            if std::mem::replace(mark, true) {
                continue;
            }
            let mut next = |ty: &Type| ty.for_each_named(&mut |id| stack.push(id));
            match api.get(id).map(|def| &def.kind) {
                Some(TypeKind::Struct(structure)) => {
                    structure.fields.iter().for_each(|field| next(&field.ty));
                    structure.additional.iter().for_each(next);
                }
                Some(TypeKind::Union(union)) => union.variants.iter().for_each(|variant| next(&variant.ty)),
                Some(TypeKind::Alias(ty) | TypeKind::Newtype(ty)) => next(ty),
                Some(TypeKind::Enum(_)) | None => {}
            }
        }
    }
}
