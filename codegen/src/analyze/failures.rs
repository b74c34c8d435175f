//! Structs that are error responses, or hold the message of one. They implement `Display` and `Error`.

use rustc_hash::FxHashSet;

use super::Sharing;
use crate::ir::{Api, Case, Layers, ResponseType, Type, TypeId, TypeKind};

/// The structs of error responses.
#[derive(Debug, Default)]
pub struct Failures(FxHashSet<TypeId>);

/// Members that hold another object, or a list of them, with the message of an error.
const INNER: [&str; 3] = ["error", "errors", "fault"];

/// The number of objects around a message.
const LEVELS: usize = 3;

impl Failures {
    /// Returns true if values of this struct are errors, or hold the message of one.
    pub fn has(&self, id: TypeId) -> bool {
        self.0.contains(&id)
    }

    pub(super) fn of(api: &Api, sharing: &Sharing) -> Self {
        let mut found = Self::default();
        for operation in &api.operations {
            let mut visit = |ty: &Type| found.visit(api, sharing, ty, LEVELS);
            match &operation.error {
                ResponseType::One(payload) => payload.for_each_type(&mut visit),
                ResponseType::Failure(_) => {}
                ResponseType::Several(cases) => {
                    for case in cases {
                        if let Case::Status(_, payload) = case {
                            payload.for_each_type(&mut visit);
                        }
                    }
                }
            }
        }
        found
    }

    fn visit(&mut self, api: &Api, sharing: &Sharing, ty: &Type, levels: usize) {
        let ty = api.behind(ty, Layers { null: true, arrays: levels < LEVELS, ..Layers::default() });
        let Type::Named(id) = ty else { return };
        let Some(TypeKind::Struct(structure)) = api.get(*id).map(|def| &def.kind) else { return };
        if structure.envelope.is_some() || levels == 0 || !self.0.insert(sharing.representative(*id)) {
            return;
        }
        for field in structure.fields.iter().filter(|field| INNER.contains(&field.wire.as_str())) {
            self.visit(api, sharing, &field.ty, levels - 1);
        }
    }
}
