//! The check that this crate meets the needs of generated code: a mismatch is reported as one error.

/// Fails to compile unless this crate has the version and the features that a generated client needs.
///
/// A client requires the runtime of the same minor version: the items that generated code uses change only with that
/// version.
///
/// ```
/// wirewright_client::require!("0.1");
/// ```
///
/// ```compile_fail
/// wirewright_client::require!("0.0");
/// ```
#[macro_export]
macro_rules! require {
    ("0.1" $(, $feature:ident)* $(,)?) => {
        $crate::__require_features! { [$($feature)*] $($feature)* }
    };
    ($version:literal $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "wirewright ", $version, " generated this client, but `wirewright-client` is version 0.1; \
             generate the client again, or depend on `wirewright-client = \"", $version, "\"` in Cargo.toml"
        ));
    };
}

/// Checks the features one by one. If one is missing, the error lists all required features.
#[doc(hidden)]
#[macro_export]
macro_rules! __require_features {
    ([$($all:ident)*]) => {};
    ([$($all:ident)*] chrono $($rest:ident)*) => { $crate::__feature_chrono! { [$($all)*] $($rest)* } };
    ([$($all:ident)*] jiff $($rest:ident)*) => { $crate::__feature_jiff! { [$($all)*] $($rest)* } };
    ([$($all:ident)*] pattern $($rest:ident)*) => { $crate::__feature_pattern! { [$($all)*] $($rest)* } };
    ([$($all:ident)*] retry $($rest:ident)*) => { $crate::__feature_retry! { [$($all)*] $($rest)* } };
    ([$($all:ident)*] rust_decimal $($rest:ident)*) => { $crate::__feature_rust_decimal! { [$($all)*] $($rest)* } };
    ([$($all:ident)*] time $($rest:ident)*) => { $crate::__feature_time! { [$($all)*] $($rest)* } };
    ([$($all:ident)*] uuid $($rest:ident)*) => { $crate::__feature_uuid! { [$($all)*] $($rest)* } };
    ([$($all:ident)*] xml $($rest:ident)*) => { $crate::__feature_xml! { [$($all)*] $($rest)* } };
}

/// Fails to compile, and shows the dependency to write in Cargo.toml.
#[doc(hidden)]
#[macro_export]
macro_rules! __missing_features {
    ($first:ident $($all:ident)*) => {
        ::core::compile_error!(::core::concat!(
            "this client needs features of `wirewright-client`; in Cargo.toml: \
             wirewright-client = { version = \"0.1\", features = [\"", ::core::stringify!($first), "\"",
            $(", \"", ::core::stringify!($all), "\"",)*
            "] }"
        ));
    };
}

/// Defines a macro for each feature, which continues with the next feature if the feature is enabled, and fails
/// otherwise.
macro_rules! features {
    ($dollar:tt $($feature:literal $name:ident,)*) => {
        $(
            #[cfg(feature = $feature)]
            #[doc(hidden)]
            #[macro_export]
            macro_rules! $name {
                ($dollar($dollar all:tt)*) => { $dollar crate::__require_features! { $dollar($dollar all)* } };
            }

            #[cfg(not(feature = $feature))]
            #[doc(hidden)]
            #[macro_export]
            macro_rules! $name {
                ([$dollar($dollar all:ident)*] $dollar($dollar rest:ident)*) => {
                    $dollar crate::__missing_features! { $dollar($dollar all)* }
                };
            }
        )*
    };
}

features! {
    $
    "chrono" __feature_chrono,
    "jiff" __feature_jiff,
    "pattern" __feature_pattern,
    "retry" __feature_retry,
    "rust_decimal" __feature_rust_decimal,
    "time" __feature_time,
    "uuid" __feature_uuid,
    "xml" __feature_xml,
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_version_is_that_of_this_crate() {
        let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
        let (code, _) = include_str!("require.rs").split_once("#[cfg(test)]").unwrap();
        let said: Vec<&str> = code.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|s| s.len() > 2).collect();
        assert_eq!(said, ["0.1", "0.0", "0.1", "0.1", "0.1"].map(|said| if said == "0.0" { said } else { version }));
    }
}
