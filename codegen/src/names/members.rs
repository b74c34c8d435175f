//! Fields and variants.

use super::scope::Scope;
use super::words::{pascal_identifier, snake_identifier};
use super::{Name, claim};
use crate::diagnostics::Diagnostics;
use crate::ir::{Enum, Struct, Union};

pub(super) fn fields(structure: &Struct, diagnostics: &mut Diagnostics) -> (Vec<Name>, Name) {
    let mut scope = Scope::default();
    let fields = structure
        .fields
        .iter()
        .map(|field| {
            let candidates = [snake_identifier(&field.wire, "field")];
            claim(&mut scope, &candidates, field.place, "this property", diagnostics)
        })
        .collect();
    let rest = scope.claim(&["additional".to_owned(), "additional_properties".to_owned()]).0;
    (fields, rest)
}

pub(super) fn variants(values: &Enum, owner: &str) -> (Vec<Name>, Name) {
    let mut scope = Scope::with(["Self"]);
    let words: Vec<String> = match values {
        Enum::Strings(values) => values.iter().map(|value| variant(value, owner)).collect(),
        Enum::Integers(values) => values.iter().map(|value| integer_variant(*value, owner)).collect(),
    };
    let variants = words.into_iter().map(|word| scope.claim(&[word]).0).collect();
    let rest = scope.claim(&["Unknown".to_owned(), "Unrecognized".to_owned()]).0;
    (variants, rest)
}

pub(super) fn union_variants(union: &Union) -> (Vec<Name>, Name) {
    let mut scope = Scope::with(["Self"]);
    let variants =
        union.variants.iter().map(|variant| scope.claim(&[pascal_identifier(&variant.name, "Variant")]).0).collect();
    let rest = scope.claim(&["Unknown".to_owned(), "Unrecognized".to_owned()]).0;
    (variants, rest)
}

fn variant(value: &str, owner: &str) -> String {
    if value.is_empty() { "Empty".to_owned() } else { pascal_identifier(value, owner) }
}

fn integer_variant(value: i128, owner: &str) -> String {
    if value < 0 { format!("Minus{}", value.unsigned_abs()) } else { format!("{owner}{value}") }
}
