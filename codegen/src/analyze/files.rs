//! Types that contain files. They can be sent but not decoded, since no response contains a file.

use super::holders::Holders;
use crate::ir::{Api, Scalar, Type, TypeId};

/// The types that contain files, directly or indirectly.
#[derive(Debug, Default)]
pub struct Files(Vec<bool>);

impl Files {
    /// Returns true if a type contains files.
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
