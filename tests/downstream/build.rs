fn main() -> wirewright::Result<()> {
    wirewright::Generator::new("spec/mailserver.yaml").overlay("spec/mailserver.overlay.yaml").compile()?;
    // The same client without its overlay: the tests show how it handles the responses of the real server.
    wirewright::Generator::new("spec/mailserver.yaml").file_name("mailserver_as_documented").compile()?;
    // Dates, UUIDs and decimals are types of other crates. Each one is a feature of `wirewright-client`.
    wirewright::Generator::new("spec/invoices.yaml").format("decimal", "rust_decimal").compile()
}
