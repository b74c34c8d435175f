//! Generates the client.

fn main() -> wirewright::Result<()> {
    wirewright::Generator::new("workshop.yaml")
        .format("decimal", "rust_decimal")
        // The form of `addPhoto` has no name in the description.
        .rename("AddPhotoMultipartRequest", "NewPhoto")
        // An event stream is received as bytes. Its events have this type.
        .schemas(["OrderEvent"])
        .allow("unsupported-media-type")
        .compile()
}
