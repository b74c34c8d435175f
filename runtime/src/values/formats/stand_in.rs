//! Replacements for the libraries whose features are disabled. A missing feature then causes a single error of
//! [`require!`](crate::require), instead of one for each use of a format.

/// Defines the aliases that each library has, as strings and numbers.
macro_rules! stand_in {
    ($feature:literal, $module:ident) => {
        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        #[allow(missing_docs)]
        pub mod $module {
            use super::{Formatted, marker};

            pub type DateTime = Formatted<String, marker::Plain>;
            pub type HttpDate = DateTime;
            pub type LocalDateTime = DateTime;
            pub type Date = DateTime;
            pub type LocalTime = DateTime;
            pub type Duration = DateTime;
            pub type Seconds = DateTime;
            pub type UnixTime = i64;
            pub type FractionalUnixTime = f64;
        }
    };
}

pub(super) use stand_in;
