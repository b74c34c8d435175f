//! The chapters of the guide, and the READMEs of the crates, whose code is compiled against this client, and run unless it needs a server.

/// Includes chapters as documentation.
macro_rules! chapters {
    ($($name:ident $file:literal,)*) => {
        $(
            #[doc = include_str!(concat!("../../../", $file))]
            mod $name {}
        )*
    };
}

chapters! {
    authentication "docs/guide/src/authentication.md",
    build_script "docs/guide/src/build-script.md",
    calls "docs/guide/src/calls.md",
    customisation "docs/guide/src/customisation.md",
    errors "docs/guide/src/errors.md",
    files "docs/guide/src/files.md",
    first_client "docs/guide/src/first-client.md",
    hooks "docs/guide/src/hooks.md",
    formats "docs/guide/src/formats.md",
    guarding "docs/guide/src/guarding.md",
    large_apis "docs/guide/src/large-apis.md",
    lock "docs/guide/src/lock.md",
    from_openapi_generator "docs/guide/src/migration/openapi-generator.md",
    from_openapi_to_rust "docs/guide/src/migration/openapi-to-rust.md",
    from_progenitor "docs/guide/src/migration/progenitor.md",
    patch "docs/guide/src/patch.md",
    retries "docs/guide/src/retries.md",
    testing "docs/guide/src/testing.md",
    readme_of_codegen "codegen/README.md",
    readme_of_derive "derive/README.md",
    readme_of_runtime "runtime/README.md",
    unions "docs/guide/src/unions.md",
}
