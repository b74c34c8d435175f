//! Arguments: the type of a parameter in a signature, and the value that is passed on.

use super::Emitter;
use super::fragment::{Fragment, rust};
use super::ty::Scope;
use super::uses::{Import, Uses};
use crate::analyze::Side;
use crate::ir::{Enum, Scalar, Type, TypeKind};
use crate::names::Name;

/// An argument of a function.
pub(super) struct Argument {
    /// The type.
    pub(super) ty: Fragment,
    /// The expression that passes the argument on.
    pub(super) value: Fragment,
}

impl Emitter<'_> {
    /// Returns the argument of a parameter: a number as it is, text by reference, whatever converts into a date or an
    /// enum, any sequence for a list or map, and anything else by reference.
    pub(super) fn argument(&self, name: &Name, ty: &Type, uses: &mut Uses) -> Argument {
        match self.resolved(ty) {
            Type::Nullable(inner) => self.argument(name, inner, uses),
            Type::Array(inner) => self.sequence(name, inner, uses),
            Type::Map(inner) => self.map(name, inner, uses),
            other if self.converts(other) => {
                let ty = rust!("impl Into<{}>", self.given(other, uses));
                Argument { ty, value: rust!("{}.into()", name) }
            }
            Type::Scalar(scalar) if !scalar.is_text() => plain(name, self.given(&Type::Scalar(*scalar), uses)),
            other => {
                let ty = self.borrowed(other, uses);
                plain(name, rust!("&{}", ty))
            }
        }
    }

    /// Returns the type of an argument that is given by name, as a field.
    pub(super) fn argument_field(&self, ty: &Type, uses: &mut Uses) -> Fragment {
        match self.resolved(ty) {
            Type::Nullable(inner) => self.argument_field(inner, uses),
            Type::Array(inner) if *self.resolved(inner) == Type::Scalar(Scalar::String) => rust!("&'a [&'a str]"),
            Type::Scalar(scalar) if !scalar.is_text() => self.given(&Type::Scalar(*scalar), uses),
            other if self.converts(other) => self.given(other, uses),
            other => rust!("&'a {}", self.borrowed(other, uses)),
        }
    }

    fn sequence(&self, name: &Name, item: &Type, uses: &mut Uses) -> Argument {
        let (item, collect) = match self.resolved(item) {
            Type::Scalar(Scalar::String) => (rust!("impl AsRef<str>"), "texts"),
            item if self.converts(item) => (rust!("impl Into<{}>", self.given(item, uses)), "converted"),
            item => (self.lent(item, uses), "of"),
        };
        Argument { ty: rust!("impl IntoIterator<Item = {}>", item), value: rust!("Sequence::{}({})", collect, name) }
    }

    fn map(&self, name: &Name, value: &Type, uses: &mut Uses) -> Argument {
        let (value, collect) = match self.resolved(value) {
            Type::Scalar(Scalar::String) => (rust!("impl AsRef<str>"), "text_map"),
            value => (self.lent(value, uses), "map"),
        };
        Argument {
            ty: rust!("impl IntoIterator<Item = (impl AsRef<str>, {})>", value),
            value: rust!("Sequence::{}({})", collect, name),
        }
    }

    /// Returns the type of a value that is given as it is or by reference.
    fn lent(&self, ty: &Type, uses: &mut Uses) -> Fragment {
        uses.add(Import::Borrow);
        rust!("impl Borrow<{}>", self.given(ty, uses))
    }

    fn given(&self, ty: &Type, uses: &mut Uses) -> Fragment {
        self.owned(ty, Scope::operations(Side::Request), uses)
    }

    /// Returns true if other types convert into this one: a library's date, the text of an enum.
    pub(super) fn converts(&self, ty: &Type) -> bool {
        match ty {
            Type::Scalar(scalar) => matches!(scalar, Scalar::Formatted(_)),
            Type::Named(id) => {
                matches!(self.api.get(*id).map(|def| &def.kind), Some(TypeKind::Enum(Enum::Strings(_))))
            }
            _ => false,
        }
    }
}

fn plain(name: &Name, ty: Fragment) -> Argument {
    Argument { ty, value: rust!("{}", name) }
}
