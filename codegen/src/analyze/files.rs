//! Which types hold files: they can be sent and not read, for no answer has a file in it.

use super::holders::Holders;
use crate::ir::{Api, Scalar, Type, TypeId};

/// The types that hold files, themselves or by what they hold.
#[derive(Debug, Default)]
pub struct Files(Vec<bool>);

impl Files {
    /// Whether a type holds files.
    pub fn are_in(&self, id: TypeId) -> bool {
        self.0.get(id.index()).copied().unwrap_or_default()
    }

    pub(super) fn of(api: &Api, holders: &Holders) -> Self {
        let holding = api.types().filter(|(_, def)| {
            let mut found = false;
            def.kind.for_each_type(&mut |ty| found |= is_file(ty));
            found
        });
        Self(holders.spread(holding.map(|(id, _)| id).collect(), |_| true))
    }
}

fn is_file(ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => *scalar == Scalar::File,
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Envelope(_, inner) => is_file(inner),
        Type::Tuple(items, tail) => items.iter().chain(tail.as_deref()).any(is_file),
        Type::Any | Type::Named(_) | Type::Enclosed => false,
    }
}
