//! The macro that defines the enums of strings.

/// Defines an open enum of strings: a variant for each known value, and one for all others.
///
/// The enum is encoded as its string, and decodes any string: one that is not known is kept in the last variant and
/// reported to [`on_drift`](crate::ClientBuilder::on_drift). Two values are equal if their strings are, and ordered as
/// these. The enum has `as_str` and the list `KNOWN`, and implements `Display`, `AsRef<str>`, `FromStr`, and `From` for
/// strings.
///
/// # Examples
///
/// ```
/// # use wirewright_client::serde_json;
/// wirewright_client::string_enum! {
///     /// How urgent a finding is.
///     pub enum Severity {
///         High = "high",
///         Low = "low",
///         _ = Unknown,
///     }
/// }
///
/// # fn main() -> Result<(), serde_json::Error> {
/// assert_eq!(Severity::High.as_str(), "high");
/// assert_eq!(serde_json::from_str::<Severity>("\"low\"")?, Severity::Low);
/// assert_eq!(serde_json::from_str::<Severity>("\"none\"")?, Severity::Unknown("none".to_owned()));
/// assert_eq!((Severity::from("low"), Severity::Low.to_string()), (Severity::Low, "low".to_owned()));
/// assert_eq!("none".parse::<Severity>(), Ok(Severity::from("none".to_owned())));
/// assert_eq!(Severity::KNOWN, [Severity::High, Severity::Low]);
/// # Ok(())
/// # }
/// ```
///
/// The documentation of a variant is its string. It can be replaced for all variants together:
///
/// ```
/// wirewright_client::string_enum! {
///     /// The width of an indentation.
///     pub enum Indentation {
///         /// Two spaces.
///         Two = "  ",
///         /// A tab.
///         Tab = "\t",
///         _ = Unknown,
///     }
/// }
/// assert_eq!(Indentation::Tab.as_str(), "\t");
/// ```
#[macro_export]
macro_rules! string_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($variant:ident = $value:literal,)* _ = $rest:ident, }) => {
        $crate::string_enum! {
            @define [$(#[$meta])*] $name, $rest, $([::core::concat!("`", $value, "`")] $variant = $value,)*
        }
    };
    ($(#[$meta:meta])* pub enum $name:ident {
        $(#[doc = $first:literal] $(#[doc = $more:literal])* $variant:ident = $value:literal,)*
        _ = $rest:ident,
    }) => {
        $crate::string_enum! {
            @define [$(#[$meta])*] $name, $rest,
            $([::core::concat!($first, $("\n", $more),*)] $variant = $value,)*
        }
    };
    (@define [$(#[$meta:meta])*] $name:ident, $rest:ident, $([$doc:expr] $variant:ident = $value:literal,)*) => {
        $(#[$meta])*
        #[derive(Clone)]
        #[non_exhaustive]
        #[allow(dead_code, missing_docs, unnameable_types, unreachable_pub)]
        pub enum $name {
            $(#[doc = $doc] $variant,)*
            /// An undocumented value.
            $rest(::std::string::String),
        }

        #[allow(dead_code, unreachable_pub)]
        impl $name {
            /// The documented values.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the value as a string, as the API spells it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$rest(value) => value,
                }
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => ::core::stringify!($variant),)*
                    Self::$rest(value) => return f.debug_tuple(::core::stringify!($rest)).field(value).finish(),
                })
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                $crate::codegen::known(value, Self::KNOWN).unwrap_or_else(|| Self::$rest(value.into()))
            }
        }

        impl ::core::convert::From<&Self> for $name {
            fn from(value: &Self) -> Self {
                ::core::clone::Clone::clone(value)
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                $crate::codegen::known(&value, Self::KNOWN).unwrap_or(Self::$rest(value))
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(value: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(value))
            }
        }

        $crate::enum_by_value!($name, as_str);

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codegen::decode_enum(deserializer, Self::KNOWN, Self::$rest)
            }
        }
    };
}
