//! The public API of the `wirewright` crate, compared with a snapshot. A change of the snapshot is a change for users.
//!
//! The test reads the source with syn, so it needs neither a nightly toolchain (as rustdoc's JSON does) nor a published
//! version to compare with. It follows re-exports by name, and takes the impls from the file or folder of each type.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test")]

mod crate_source;
mod strip;

use std::path::Path;

use syn::Item;
use wirewright::diagnostics::Code;

use crate_source::Crate;

#[test]
fn the_public_api_is_as_reviewed() {
    let source = Crate::new(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../codegen/src")));
    let items = source.public_items(&[]);
    let text = printed(items);
    insta::assert_snapshot!(text);
}

/// The macro that defines `Code` hides its variants from syn.
#[test]
fn the_diagnostic_codes_are_as_reviewed() {
    let codes: Vec<String> = Code::ALL.iter().map(|code| format!("{code:?} {}", code.name())).collect();
    insta::assert_snapshot!(codes.join("\n"));
}

#[test]
fn a_private_item_is_not_part_of_the_api() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();
    write("lib.rs", "mod a; pub use a::Shown; #[cfg(feature = \"x\")] pub mod b;");
    write(
        "a.rs",
        "/// Docs.\npub struct Shown { pub x: u8, y: u8 } pub struct Hidden; impl Shown { pub fn f(&self) { g() } fn h() {} }",
    );
    let items = Crate::new(folder.path()).public_items(&[]);
    let text = printed(items);
    assert_eq!(text, "pub struct Shown {\n    pub x: u8,\n}\nimpl Shown {\n    pub fn f(&self) {}\n}\n");
}

fn printed(items: Vec<Item>) -> String {
    let mut file = syn::parse_file("").unwrap();
    file.items = items;
    prettyplease::unparse(&file)
}

/// Returns the name of a public item that can be exported.
fn name(item: &Item) -> Option<String> {
    let (vis, ident) = match item {
        Item::Struct(item) => (&item.vis, &item.ident),
        Item::Enum(item) => (&item.vis, &item.ident),
        Item::Type(item) => (&item.vis, &item.ident),
        Item::Fn(item) => (&item.vis, &item.sig.ident),
        Item::Trait(item) => (&item.vis, &item.ident),
        Item::Const(item) => (&item.vis, &item.ident),
        _ => return None,
    };
    matches!(vis, syn::Visibility::Public(_)).then(|| ident.to_string())
}
