//! Generates the client.

fn main() -> wirewright::Result<()> {
    wirewright::Generator::new("workshop.yaml")
        .format("decimal", "rust_decimal")
        // The form of `addPhoto` has no name in the description.
        .rename("AddPhotoMultipartRequest", "NewPhoto")
        // A payment that is repeated with the same key is made once, so it can be retried.
        .idempotency_key("Idempotency-Key", ["payOrder"])
        // An event stream is received as bytes. Its events have this type.
        .schemas(["OrderEvent"])
        .allow("unsupported-media-type")
        .compile()
}
