//! The macro that includes generated code.

/// Includes the client that a build script generated under this name.
///
/// ```ignore
/// mod petstore {
///     wirewright_client::include_api!("petstore");
/// }
///
/// let client = petstore::Client::new("https://api.example.com/v1")?;
/// ```
#[macro_export]
macro_rules! include_api {
    ($name:literal) => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
