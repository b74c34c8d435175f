//! Rust syntax of types.

use super::Emitter;
use super::fragment::{Fragment, rust};
use super::uses::{Import, Uses};
use crate::analyze::Side;
use crate::ir::{Layers, Scalar, Type, TypeId, TypeKind};

/// The module in which a type is named, and the side of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scope {
    /// True in modules of operations, where types have the prefix `types::`. In modules of types they have no prefix.
    operations: bool,
    side: Side,
}

impl Scope {
    /// Returns the scope of a module of types.
    pub(super) fn types(side: Side) -> Self {
        Self { operations: false, side }
    }

    /// Returns the scope of a module of operations.
    pub(super) fn operations(side: Side) -> Self {
        Self { operations: true, side }
    }
}

impl Emitter<'_> {
    /// Returns a type that owns its value.
    pub(super) fn owned(&self, ty: &Type, scope: Scope, uses: &mut Uses) -> Fragment {
        match ty {
            Type::Any => {
                uses.add(Import::SerdeJson);
                rust!("serde_json::Value")
            }
            Type::Scalar(scalar) => owned_scalar(*scalar, uses),
            Type::Array(inner) => {
                let inner = self.owned(inner, scope, uses);
                rust!("Vec<{}>", inner)
            }
            Type::Tuple(items, tail) => {
                let items: Vec<Fragment> = items.iter().map(|item| self.owned(item, scope, uses)).collect();
                let items = match items.as_slice() {
                    [one] => rust!("({},)", one),
                    _ => rust!("({})", Fragment::join(items, ", ")),
                };
                let Some(tail) = tail else { return items };
                uses.add(Import::Tuple);
                match &**tail {
                    Type::Any => rust!("Tuple<{}>", items),
                    tail => {
                        let tail = self.owned(tail, scope, uses);
                        rust!("Tuple<{}, {}>", items, tail)
                    }
                }
            }
            Type::Map(inner) => {
                uses.add(Import::BTreeMap);
                let inner = self.owned(inner, scope, uses);
                rust!("BTreeMap<String, {}>", inner)
            }
            Type::Nullable(inner) => {
                let inner = self.owned(inner, scope, uses);
                rust!("Option<{}>", inner)
            }
            Type::Named(id) => self.name(*id, scope, uses),
            Type::Envelope(id, inner) => {
                let name = self.name(*id, scope, uses);
                let inner = self.owned(inner, scope, uses);
                rust!("{}<{}>", name, inner)
            }
            Type::Enclosed => rust!("T"),
        }
    }

    /// Returns the name of a defined type.
    pub(super) fn name(&self, id: TypeId, scope: Scope, uses: &mut Uses) -> Fragment {
        let Some(names) = self.names.ty(id) else { return rust!("()") };
        if let Some(TypeKind::External(external)) = self.api.get(id).map(|def| &def.kind) {
            let path = Fragment::configured(&external.path);
            return if external.is_module { rust!("{}::{}", path, names.name) } else { path };
        }
        let name = names.on(scope.side);
        if scope.operations {
            uses.add(Import::Types);
            rust!("types::{}", name)
        } else {
            uses.add_type(id, scope.side);
            rust!("{}", name)
        }
    }

    /// Returns the type behind a reference: `[T]` for a `Vec<T>`, `str` for a `String`.
    pub(super) fn borrowed(&self, ty: &Type, uses: &mut Uses) -> Fragment {
        match self.resolved(ty) {
            Type::Scalar(Scalar::String) => rust!("str"),
            Type::Array(inner) => {
                let inner = self.owned(inner, Scope::operations(Side::Request), uses);
                rust!("[{}]", inner)
            }
            other => self.owned(other, Scope::operations(Side::Request), uses),
        }
    }

    /// Resolves aliases, so that a function takes `&str` rather than a reference to an alias of `String`.
    pub(super) fn resolved<'t>(&'t self, ty: &'t Type) -> &'t Type {
        self.api.behind(ty, Layers::default())
    }
}

fn owned_scalar(scalar: Scalar, uses: &mut Uses) -> Fragment {
    match scalar {
        Scalar::Bool => rust!("bool"),
        Scalar::I8 => rust!("i8"),
        Scalar::I16 => rust!("i16"),
        Scalar::I32 => rust!("i32"),
        Scalar::I64 => rust!("i64"),
        Scalar::I128 => rust!("i128"),
        Scalar::U8 => rust!("u8"),
        Scalar::U16 => rust!("u16"),
        Scalar::U32 => rust!("u32"),
        Scalar::U64 => rust!("u64"),
        Scalar::U128 => rust!("u128"),
        Scalar::F32 => rust!("f32"),
        Scalar::F64 => rust!("f64"),
        Scalar::String => rust!("String"),
        Scalar::Formatted(formatted) => {
            uses.add(Import::Formats);
            rust!("formats::{}", formatted.path)
        }
        // With the full path, because a schema may be named `Secret` or `File`.
        Scalar::Secret => rust!("wirewright_client::Secret"),
        Scalar::File => rust!("wirewright_client::File"),
    }
}
