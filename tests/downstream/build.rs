fn main() -> wirewright::Result<()> {
    wirewright::Generator::new("spec/mailserver.yaml").overlay("spec/mailserver.overlay.yaml").compile()?;
    // The same once more without its overlay: the tests show what such a client makes of a real answer.
    wirewright::Generator::new("spec/mailserver.yaml").file_name("mailserver_as_documented").compile()
}
