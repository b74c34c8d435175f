//! The macro that defines the enums of integers.

/// Defines an open enum of integers: a variant for each known value, and one for all others.
///
/// The enum is encoded as its number, and decodes any integer: one that is not known is kept in the last variant and
/// reported to [`on_drift`](crate::ClientBuilder::on_drift). Two values are equal if their numbers are, and ordered as
/// these. The enum has `get` and the list `KNOWN`, converts from and into its number, and implements `Display` and
/// `FromStr`.
///
/// # Examples
///
/// ```
/// # use wirewright_client::serde_json;
/// wirewright_client::integer_enum! {
///     /// How urgent a finding is.
///     pub enum Severity: i64 {
///         High = 1,
///         Low = -1,
///         _ = Unknown,
///     }
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// assert_eq!((Severity::High.get(), Severity::from(-1)), (1, Severity::Low));
/// assert_eq!(serde_json::from_str::<Severity>("7")?, Severity::Unknown(7));
/// assert_eq!((Severity::Low.to_string(), "1".parse::<Severity>()?), ("-1".to_owned(), Severity::High));
/// assert_eq!(Severity::KNOWN, [Severity::High, Severity::Low]);
/// assert!(Severity::Low < Severity::High);
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! integer_enum {
    ($(#[$meta:meta])* pub enum $name:ident: $number:ident { $($variant:ident = $value:literal,)* _ = $rest:ident, }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        #[non_exhaustive]
        #[allow(dead_code, missing_docs, unnameable_types, unreachable_pub)]
        pub enum $name {
            $(#[doc = ::core::concat!("`", $value, "`")] $variant,)*
            /// An undocumented value.
            $rest($number),
        }

        #[allow(dead_code, unreachable_pub)]
        impl $name {
            /// The documented values.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as a number.
            pub const fn get(self) -> $number {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$rest(value) => value,
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.get(), f)
            }
        }

        impl ::core::convert::From<$number> for $name {
            fn from(value: $number) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    value => Self::$rest(value),
                }
            }
        }

        impl ::core::convert::From<$name> for $number {
            fn from(value: $name) -> Self {
                value.get()
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::num::ParseIntError;

            fn from_str(value: &str) -> ::core::result::Result<Self, ::core::num::ParseIntError> {
                value.parse::<$number>().map(Self::from)
            }
        }

        $crate::enum_by_value!($name, get);

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codegen::decode_integer_enum::<$number, Self, D>(deserializer, &[$($value),*])
            }
        }
    };
}
