//! The rules for nested values, and for the values of enums with serde's own derives.

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor},
};

use super::{Strict, named::Named, pass::Pass};
use crate::response::observe::trace;

/// A visitor, seed or access that applies the rules to nested values.
pub(super) struct Within<'r, T> {
    pub(super) inner: T,
    pub(super) pass: &'r Pass,
}

macro_rules! visit {
    ($($method:ident($type:ty))*) => {
        $(fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Within<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    visit! {
        visit_bool(bool)
        visit_i8(i8) visit_i16(i16) visit_i32(i32) visit_i64(i64) visit_i128(i128)
        visit_u8(u8) visit_u16(u16) visit_u32(u32) visit_u64(u64) visit_u128(u128)
        visit_f32(f32) visit_f64(f64)
        visit_char(char) visit_str(&str) visit_borrowed_str(&'de str) visit_string(String)
        visit_bytes(&[u8]) visit_borrowed_bytes(&'de [u8]) visit_byte_buf(Vec<u8>)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        if self.pass.is_traced {
            trace::null();
        }
        self.inner.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Strict::new(deserializer, self.pass))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(Strict::new(deserializer, self.pass))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let Self { inner, pass } = self;
        pass.open(&inner);
        let value = inner.visit_seq(Items { inner: access, pass, index: 0 });
        pass.close();
        value
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let Self { inner, pass } = self;
        pass.open(&inner);
        let value = inner.visit_map(Within { inner: access, pass });
        pass.close();
        value
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let Self { inner, pass } = self;
        pass.open(&inner);
        let value = inner.visit_enum(Variants { inner: access, pass });
        pass.close();
        value
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Within<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let value = self.inner.deserialize(Strict::new(deserializer, self.pass));
        self.pass.failed(&value);
        value
    }
}

/// The items of an array.
struct Items<'r, A> {
    inner: A,
    pass: &'r Pass,
    /// The index of the next item, if places are traced.
    index: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Items<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        if self.pass.is_traced {
            trace::item(self.index);
            self.index += 1;
        }
        self.inner.next_element_seed(Within { inner: seed, pass: self.pass })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Within<'_, A> {
    type Error = A::Error;

    /// Decodes a property name unchanged: names are not counted as values.
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        if self.pass.is_traced { self.next_name(seed) } else { self.inner.next_key_seed(seed) }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(Within { inner: seed, pass: self.pass })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<A> Within<'_, A> {
    /// Decodes the name of the next property, and traces its place.
    #[cold]
    #[inline(never)]
    fn next_name<'de, S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error>
    where
        A: MapAccess<'de>,
    {
        trace::next();
        let found = self.inner.next_key_seed(Named { inner: seed, note: trace::property });
        match &found {
            Ok(Some(_)) => {}
            Ok(None) => trace::end(),
            Err(_) => trace::fail_at_name(),
        }
        found
    }
}

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
        pass.failed(&result);
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
