//! Enums with serde's own derives: the rules apply to the values of their variants, and places in them are traced.

use serde::de::{DeserializeSeed, EnumAccess, VariantAccess, Visitor};

use super::{named::Named, pass::Pass, within::Within};
use crate::response::observe::trace;

/// The access to an enum, or to the value of its variant.
pub(super) struct Variants<'r, A> {
    pub(super) inner: A,
    pub(super) pass: &'r Pass,
}

impl<'r, A> Variants<'r, A> {
    fn within<T>(&self, inner: T) -> Within<'r, T> {
        Within { inner, pass: self.pass }
    }

    fn traced<T, E>(pass: &Pass, result: Result<T, E>) -> Result<T, E> {
        if pass.is_traced && result.is_err() {
            trace::fail();
        }
        result
    }
}

impl<'de, 'r, A: EnumAccess<'de>> EnumAccess<'de> for Variants<'r, A> {
    type Error = A::Error;
    type Variant = Variants<'r, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let pass = self.pass;
        let found = if pass.is_traced {
            self.inner.variant_seed(Named { inner: seed, note: trace::variant })
        } else {
            self.inner.variant_seed(seed)
        };
        found.map(|(value, inner)| (value, Variants { inner, pass }))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Variants<'_, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        Self::traced(self.pass, self.inner.unit_variant())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        let (pass, seed) = (self.pass, self.within(seed));
        Self::traced(pass, self.inner.newtype_variant_seed(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, A::Error> {
        let (pass, visitor) = (self.pass, self.within(visitor));
        Self::traced(pass, self.inner.tuple_variant(length, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let (pass, visitor) = (self.pass, self.within(visitor));
        Self::traced(pass, self.inner.struct_variant(fields, visitor))
    }
}
