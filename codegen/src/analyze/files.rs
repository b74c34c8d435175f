//! Which types hold files: they can be sent and not read, for no answer has a file in it.

use crate::ir::{Api, Scalar, Type, TypeId, TypeKind};

/// The types that hold files, themselves or by what they hold.
#[derive(Debug, Default)]
pub struct Files(Vec<bool>);

impl Files {
    /// Whether a type holds files.
    pub fn are_in(&self, id: TypeId) -> bool {
        self.0.get(id.index()).copied().unwrap_or_default()
    }

    pub(super) fn of(api: &Api) -> Self {
        let mut files = Self(vec![false; api.types.len()]);
        let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
        let mut todo = Vec::new();
        for (id, def) in api.types() {
            def.kind.for_each_named(&mut |inner| {
                if let Some(holders) = holders.get_mut(inner.index()) {
                    holders.push(id);
                }
            });
            if holds_itself(&def.kind) {
                todo.push(id);
            }
        }
        while let Some(id) = todo.pop() {
            let Some(mark) = files.0.get_mut(id.index()) else { continue };
            if !std::mem::replace(mark, true) {
                todo.extend(holders.get(id.index()).into_iter().flatten());
            }
        }
        files
    }
}

fn holds_itself(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Struct(structure) => {
            structure.fields.iter().any(|field| is_file(&field.ty))
                || structure.additional.as_ref().is_some_and(is_file)
        }
        TypeKind::Union(union) => union.variants.iter().any(|variant| is_file(&variant.ty)),
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => is_file(ty),
        TypeKind::Enum(_) => false,
    }
}

fn is_file(ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => *scalar == Scalar::File,
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Envelope(_, inner) => is_file(inner),
        Type::Tuple(items) => items.iter().any(is_file),
        Type::Any | Type::Named(_) | Type::Enclosed => false,
    }
}
