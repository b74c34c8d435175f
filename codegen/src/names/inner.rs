//! Fields and variants.

use super::renames::{Renamed, claim_chosen, merge, others};
use super::scope::Scope;
use super::words::{pascal_identifier, snake_identifier, spelled_out};
use super::{Name, Wish, claim, values};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Custom, Enum, Struct, TypeId, Union, Variant};
use crate::keep::{Kept, Slots};
use crate::lock::quoted;
use crate::source::Place;

pub(super) fn fields(
    structure: &Struct,
    (custom, kept): (&Custom, Slots<'_>),
    diagnostics: &mut Diagnostics,
) -> (Vec<Name>, Name) {
    let rest = "additional";
    let mut scope = Scope::default();
    let known = |index: usize, wire: &str| kept.part(|| quoted(wire)).filter(|_| custom.member_name(index).is_none());
    let members = structure.fields.iter().enumerate();
    scope.hold(members.filter_map(|(index, field)| known(index, &field.wire)));
    // The map is named first, so that a new property does not rename it.
    let map = structure.additional.as_ref().map(|_| scope.claim_one(kept.part(|| "<rest>"), &[rest.to_owned()]));
    let wishes = structure.fields.iter().enumerate().map(|(index, field)| {
        let base = snake_identifier(&field.wire, "field");
        let spelled = snake_identifier(&spelled_out(&field.wire), "field");
        let candidates = vec![base.clone(), spelled, format!("{base}_property")];
        let kept = known(index, &field.wire).map(str::to_owned);
        Wish { candidates, place: field.place, rename: custom.member_name(index).map(str::to_owned), kept }
    });
    // A property that already is a valid name keeps it.
    let key = |index: usize| {
        let wire = structure.fields.get(index).map_or("", |field| field.wire.as_str());
        format!("{}{wire}", u8::from(snake_identifier(wire, "field") != wire))
    };
    let fields = claim(&mut scope, wishes.collect(), key, "this property", diagnostics);
    (fields, map.unwrap_or_else(|| scope.claim(&[rest.to_owned()]).0))
}

pub(super) fn variants(
    values: &Enum,
    (custom, kept): (&Custom, Slots<'_>),
    place: Place,
    diagnostics: &mut Diagnostics,
) -> (Vec<Name>, Name) {
    let mut scope = Scope::with(["Self"]);
    // The variant for unknown values is named first, so that a new value does not rename it.
    let rest = scope.claim_one(kept.part(|| "<rest>"), &["Unknown".to_owned()]);
    let values = match values {
        Enum::Strings(values) => values,
        Enum::Integers(values) => &values.iter().map(i128::to_string).collect(),
    };
    let usual: Vec<String> = if custom.members.is_empty() {
        vec![String::new(); values.len()]
    } else {
        values.iter().map(|value| values::readable(value)).collect()
    };
    let items = usual.iter().enumerate();
    let items = items.map(|(index, usual)| Renamed { rename: custom.member_name(index), usual, place });
    let chosen = claim_chosen(&mut scope, items, diagnostics);
    let chosen = with_kept(&mut scope, chosen, values.iter().map(|value| kept.part(|| quoted(value))));
    let values: Vec<String> = others(values, &chosen).cloned().collect();
    let (variants, moved) = values::names(&mut scope, &values);
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
    (merge(chosen, variants), rest)
}

pub(super) fn union_variants(
    union: &Union,
    (custom, all, id): (&Custom, &Kept<'_>, TypeId),
    place: Place,
    diagnostics: &mut Diagnostics,
) -> (Vec<Name>, Name) {
    let mut scope = Scope::with(["Self"]);
    let kept = all.ty(id.index());
    let rest = scope.claim_one(kept.part(|| "<rest>"), &["Unknown".to_owned()]);
    let usual: Vec<String> = union.variants.iter().map(|variant| pascal_identifier(&variant.name, "Variant")).collect();
    let items = usual.iter().enumerate();
    let items = items.map(|(index, usual)| Renamed { rename: custom.member_name(index), usual, place });
    let chosen = claim_chosen(&mut scope, items, diagnostics);
    let chosen = with_kept(&mut scope, chosen, all.variants(id.index(), union).into_iter());
    let wishes: Vec<Vec<String>> =
        others(&usual, &chosen).map(|name| vec![name.clone(), format!("{name}Variant")]).collect();
    let open: Vec<&Variant> = others(&union.variants, &chosen).collect();
    let key = |index: usize| {
        let variant = open.get(index);
        variant.map(|variant| format!("{} {:?}", variant.name, variant.tags)).unwrap_or_default()
    };
    let names: Vec<Name> = scope.claim_all(&wishes, key).into_iter().map(|(name, _)| name).collect();
    (merge(chosen, names), rest)
}

/// Claims the names of the lock for the items that the user gave no name.
fn with_kept<'l>(
    scope: &mut Scope,
    chosen: Vec<Option<Name>>,
    kept: impl Iterator<Item = Option<&'l str>>,
) -> Vec<Option<Name>> {
    chosen.into_iter().zip(kept).map(|(chosen, kept)| chosen.or_else(|| scope.claim_held(kept?))).collect()
}
