//! The chapters of the guide whose code is compiled against this client, and run unless it needs a server.

/// Includes chapters as documentation.
macro_rules! chapters {
    ($($name:ident $file:literal,)*) => {
        $(
            #[doc = include_str!(concat!("../../../docs/guide/src/", $file))]
            mod $name {}
        )*
    };
}

chapters! {
    authentication "authentication.md",
    build_script "build-script.md",
    calls "calls.md",
    customisation "customisation.md",
    errors "errors.md",
    files "files.md",
    first_client "first-client.md",
    formats "formats.md",
    large_apis "large-apis.md",
    from_openapi_generator "migration/openapi-generator.md",
    from_openapi_to_rust "migration/openapi-to-rust.md",
    from_progenitor "migration/progenitor.md",
    patch "patch.md",
    testing "testing.md",
    unions "unions.md",
    upgrading "upgrading.md",
}
