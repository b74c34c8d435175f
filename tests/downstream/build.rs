fn main() -> wirewright::Result<()> {
    wirewright::Generator::new("spec/mailserver.yaml").overlay("spec/mailserver.overlay.yaml").compile()?;
    // The same once more without its overlay: the tests show what such a client makes of a real answer.
    wirewright::Generator::new("spec/mailserver.yaml").file_name("mailserver_as_documented").compile()?;
    // Dates, UUIDs and decimals are types of other crates: each is a feature of `wirewright-client`.
    wirewright::Generator::new("spec/invoices.yaml").format("decimal", "rust_decimal").compile()
}
