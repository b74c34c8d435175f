use serde_json::json;

use super::{Node, UnionForm, Value};

fn rank(value: &Value, forms: &[UnionForm]) -> Vec<usize> {
    super::rank(&Node::from(value.clone()), forms)
}

fn first(value: &Value, forms: &[UnionForm]) -> Option<usize> {
    rank(value, forms).first().copied()
}

#[test]
fn the_json_type_selects_the_variant_first() {
    const FORMS: &[UnionForm] = &[
        UnionForm::String,
        UnionForm::Integer,
        UnionForm::Number,
        UnionForm::Boolean,
        UnionForm::Array(&UnionForm::Any),
    ];
    assert_eq!(first(&json!("a"), FORMS), Some(0));
    assert_eq!(first(&json!(1), FORMS), Some(1));
    assert_eq!(first(&json!(1.5), FORMS), Some(2));
    assert_eq!(first(&json!(true), FORMS), Some(3));
    assert_eq!(first(&json!([]), FORMS), Some(4));
    assert_eq!(first(&json!({}), FORMS), None);
}

#[test]
fn a_null_in_an_optional_property_does_not_count() {
    const FORMS: &[UnionForm] =
        &[UnionForm::object(&[], &["a"]), UnionForm::object(&[], &["a", "b"]), UnionForm::object(&["a", "b"], &[])];
    assert_eq!(first(&json!({"a": 1, "b": 2}), &FORMS[..2]), Some(1));
    assert_eq!(first(&json!({"a": 1, "b": null}), &FORMS[..2]), Some(0));
    assert_eq!(first(&json!({"a": 1, "b": null}), FORMS), Some(2));
}

#[test]
fn a_more_specific_form_is_preferred() {
    const STRINGS: &[UnionForm] = &[UnionForm::String, UnionForm::Values(&["on", "off"])];
    assert_eq!(first(&json!("on"), STRINGS), Some(1));
    assert_eq!(first(&json!("dim"), STRINGS), Some(0));
    let objects: &[UnionForm] = &[
        UnionForm::object(&["id"], &["name"]),
        UnionForm::object(&["id", "bark"], &[]),
        UnionForm::object(&["kind"], &[]).constants(&[("kind", &["cat", "1"])]),
    ];
    assert_eq!(first(&json!({"id": 1, "name": "a"}), objects), Some(0));
    assert_eq!(first(&json!({"id": 1, "bark": "a"}), objects), Some(1));
    assert_eq!(first(&json!({"kind": "cat"}), objects), Some(2));
    assert_eq!(first(&json!({"kind": 1}), objects), Some(2));
    assert_eq!(rank(&json!({"kind": "dog", "id": 1}), objects), [0, 2, 1]);
    let cat = &[UnionForm::object(&["kind"], &[]).constants(&[("kind", &["cat"])])];
    assert_eq!(first(&json!({"kind": "dog"}), cat), None);
}

#[test]
fn a_string_is_distinguished_by_its_length() {
    const FORMS: &[UnionForm] =
        &[UnionForm::text().at_most(2), UnionForm::text().at_least(4).at_most(5), UnionForm::String];
    assert_eq!(first(&json!("ab"), FORMS), Some(0));
    assert_eq!(first(&json!("äöüß"), FORMS), Some(1));
    assert_eq!(first(&json!("abc"), FORMS), Some(2));
    assert_eq!(rank(&json!("abc"), &FORMS[..2]), [0, 1]);
    assert_eq!(first(&json!(1), &FORMS[..2]), None);
}

#[cfg(feature = "pattern")]
#[test]
fn a_string_is_distinguished_by_its_pattern() {
    const FORMS: &[UnionForm] = &[UnionForm::text().pattern("<"), UnionForm::text().pattern("^tmpl_[a-z]+$")];
    assert_eq!(first(&json!("<b>"), FORMS), Some(0));
    assert_eq!(first(&json!("tmpl_a"), FORMS), Some(1));
    assert_eq!(rank(&json!("neither"), FORMS), [0, 1]);
}

#[test]
fn arrays_are_distinguished_by_all_items() {
    const FORMS: &[UnionForm] = &[
        UnionForm::Array(&UnionForm::String),
        UnionForm::Array(&UnionForm::OneOf(&[UnionForm::String, UnionForm::Integer])),
    ];
    assert_eq!(first(&json!(["a"]), FORMS), Some(0));
    assert_eq!(first(&json!(["a", 1]), FORMS), Some(1));
    assert_eq!(first(&json!(["a", {}]), FORMS), None);
}

#[test]
fn a_closed_form_ranks_last_for_a_value_with_other_properties() {
    let forms = &[UnionForm::object(&[], &["a"]).closed(), UnionForm::object(&[], &["a"])];
    assert_eq!(rank(&json!({"a": 1}), forms), [0, 1]);
    assert_eq!(rank(&json!({"a": 1, "b": 1}), forms), [1, 0]);
}
