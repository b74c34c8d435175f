//! Stands in for the libraries whose features are missing: what is missing is one error of [`require!`](crate::require), and
//! not one for each place that names a format.

/// The aliases that each library has, as texts and numbers.
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
