//! Snapshots of the complete output.

use std::path::Path;

use insta::assert_snapshot;
use wirewright::Renderer;
use wirewright::{Config, Generator};

use crate::input::{LIBRARY, MAIL_SERVER, MAIL_SERVER_OVERLAY};

#[test]
fn the_library_is_emitted_as_reviewed() {
    emitted("library", &Generator::new(LIBRARY));
}

#[test]
fn the_mail_server_is_emitted_as_reviewed() {
    emitted("mailserver", &Generator::new(MAIL_SERVER).overlay(MAIL_SERVER_OVERLAY));
}

fn emitted(name: &str, generator: &Generator) {
    let compilation = generator.run().unwrap();
    let file = compilation.single_file(name, Renderer::default()).unwrap();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        assert_snapshot!(name, file.text);
        let diagnostics = compilation.render(Renderer::default());
        assert_snapshot!(format!("{name}.diagnostics"), diagnostics);
    });
}

#[test]
fn the_checked_in_crate_is_current() {
    let generator = Generator::from_config(Config::load(Path::new("../spec/wirewright.toml")).unwrap());
    let files = generator.files(&generator.run().unwrap()).unwrap();
    assert!(files.len() > 5);
    assert_eq!(generator.compare(&files).unwrap(), "");
}
