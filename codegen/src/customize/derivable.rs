//! The types that can derive a trait of the standard library. A pattern such as `*` only reaches those.

use crate::ir::{Api, Enum, Scalar, Type, TypeId, TypeKind};

/// A trait of the standard library whose derive requires it of all fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    Copy,
    Default,
    Eq,
    Hash,
    Ord,
    PartialOrd,
}

impl Trait {
    /// Returns the trait of a path.
    pub(super) fn of(path: &str) -> Option<Self> {
        let path = path.trim_start_matches(':');
        let modules = ["std::cmp::", "std::default::", "std::hash::", "std::marker::"];
        let core = path.replacen("core::", "std::", 1);
        Some(match modules.iter().find_map(|module| core.strip_prefix(module)).unwrap_or(path) {
            "Copy" => Self::Copy,
            "Default" => Self::Default,
            "Eq" => Self::Eq,
            "Hash" => Self::Hash,
            "Ord" => Self::Ord,
            "PartialOrd" => Self::PartialOrd,
            _ => return None,
        })
    }

    /// Returns, for each type, true if it can derive the trait. Types that contain each other can, unless one of them has
    /// another reason not to.
    pub(super) fn derivable(self, api: &Api) -> Vec<bool> {
        let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
        let mut todo = Vec::new();
        for (id, def) in api.types() {
            let mut needed = Vec::new();
            if !self.fits_kind(&def.kind, &mut needed) {
                todo.push(id);
            }
            for inner in needed {
                if let Some(holders) = holders.get_mut(inner.index()) {
                    holders.push(id);
                }
            }
        }
        let mut derivable = vec![true; api.types.len()];
        while let Some(id) = todo.pop() {
            if let Some(is_derivable) = derivable.get_mut(id.index())
                && std::mem::take(is_derivable)
            {
                todo.extend(holders.get(id.index()).into_iter().flatten());
            }
        }
        derivable
    }

    /// Returns true if nothing but the types that are `needed` may prevent the trait.
    fn fits_kind(self, kind: &TypeKind, needed: &mut Vec<TypeId>) -> bool {
        match kind {
            TypeKind::Struct(structure) => {
                let mut fits = |required: bool, ty: &Type| match self {
                    // `None` and an empty map are defaults.
                    Self::Default if !required => true,
                    _ => self.fits(ty, needed),
                };
                structure.fields.iter().all(|field| fits(field.required, &field.ty))
                    && structure.additional.iter().all(|ty| self != Self::Copy && fits(false, ty))
                    && structure.envelope.is_none()
            }
            // Each union has a variant for unknown values, and none of its variants is the default.
            TypeKind::Union(union) => {
                let mut variants = union.variants.iter();
                matches!(self, Self::Eq | Self::Hash)
                    && variants.all(|variant| !variant.beside && self.fits(&variant.ty, needed))
            }
            TypeKind::Enum(Enum::Strings(_)) => !matches!(self, Self::Copy | Self::Default),
            TypeKind::Enum(Enum::Integers(_)) => self != Self::Default,
            TypeKind::Alias(ty) | TypeKind::Newtype(ty) => self.fits(ty, needed),
            // Nothing is known about a type of the user.
            TypeKind::External(_) => false,
        }
    }

    fn fits(self, ty: &Type, needed: &mut Vec<TypeId>) -> bool {
        match ty {
            Type::Any => matches!(self, Self::Default | Self::Eq | Self::Hash),
            Type::Scalar(scalar) => self.fits_scalar(*scalar),
            Type::Array(inner) | Type::Map(inner) => {
                self == Self::Default || self != Self::Copy && self.fits(inner, needed)
            }
            Type::Nullable(inner) => self == Self::Default || self.fits(inner, needed),
            Type::Tuple(items, tail) => tail.is_none() && items.iter().all(|item| self.fits(item, needed)),
            Type::Named(id) => {
                needed.push(*id);
                true
            }
            Type::Envelope(..) | Type::Enclosed => false,
        }
    }

    fn fits_scalar(self, scalar: Scalar) -> bool {
        match scalar {
            Scalar::F32 | Scalar::F64 => matches!(self, Self::Copy | Self::Default | Self::PartialOrd),
            Scalar::String => self != Self::Copy,
            Scalar::Formatted(formatted) => {
                let is_float = formatted.path == "Float64" || formatted.path.ends_with("FractionalUnixTime");
                matches!(self, Self::Eq | Self::Hash) && !is_float
            }
            Scalar::Secret | Scalar::File => self == Self::Eq,
            _ => true,
        }
    }
}
