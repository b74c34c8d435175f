//! Fields and variants.

use super::scope::Scope;
use super::words::{pascal_identifier, snake_identifier, spelled_out};
use super::{Name, Wish, claim, values};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Enum, Struct, Union};
use crate::source::Place;

pub(super) fn fields(structure: &Struct, diagnostics: &mut Diagnostics) -> (Vec<Name>, Name) {
    let rest = "additional";
    let mut scope = Scope::default();
    // The map is named first, so that a new property does not rename it.
    let map = structure.additional.as_ref().map(|_| scope.claim(&[rest.to_owned()]).0);
    let wishes = structure.fields.iter().map(|field| {
        let base = snake_identifier(&field.wire, "field");
        let spelled = snake_identifier(&spelled_out(&field.wire), "field");
        Wish { candidates: vec![base.clone(), spelled, format!("{base}_property")], place: field.place }
    });
    // A property that already is a valid name keeps it.
    let key = |index: usize| {
        let wire = structure.fields.get(index).map_or("", |field| field.wire.as_str());
        format!("{}{wire}", u8::from(snake_identifier(wire, "field") != wire))
    };
    let fields = claim(&mut scope, wishes.collect(), key, "this property", diagnostics);
    (fields, map.unwrap_or_else(|| scope.claim(&[rest.to_owned()]).0))
}

pub(super) fn variants(values: &Enum, place: Place, diagnostics: &mut Diagnostics) -> (Vec<Name>, Name) {
    let mut scope = Scope::with(["Self"]);
    // The variant for unknown values is named first, so that a new value does not rename it.
    let rest = scope.claim(&["Unknown".to_owned()]).0;
    let values = match values {
        Enum::Strings(values) => values,
        Enum::Integers(values) => &values.iter().map(i128::to_string).collect(),
    };
    let (variants, moved) = values::names(&mut scope, values);
    if let Some(first) = moved.first().and_then(|index| Some((values.get(*index)?, variants.get(*index)?))) {
        let more = match moved.len() {
            1 => String::new(),
            count => format!(" (and {} more)", count - 1),
        };
        let message = format!(
            "the value {:?} would have the same name as another variant; it is named `{}`{more}",
            first.0, first.1
        );
        diagnostics.push(Diagnostic::key(Code::NameCollision, place, message));
    }
    (variants, rest)
}

pub(super) fn union_variants(union: &Union) -> (Vec<Name>, Name) {
    let mut scope = Scope::with(["Self"]);
    let rest = scope.claim(&["Unknown".to_owned()]).0;
    let wishes: Vec<Vec<String>> = union
        .variants
        .iter()
        .map(|variant| {
            let name = pascal_identifier(&variant.name, "Variant");
            vec![name.clone(), format!("{name}Variant")]
        })
        .collect();
    let key = |index: usize| {
        let variant = union.variants.get(index);
        variant.map(|variant| format!("{} {:?}", variant.name, variant.tags)).unwrap_or_default()
    };
    (scope.claim_all(&wishes, key).into_iter().map(|(name, _)| name).collect(), rest)
}
