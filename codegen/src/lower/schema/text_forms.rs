//! Strings that are distinguished from other strings: by a pattern, a length or a format.

use super::formats::{Known, known};
use crate::ir::{Scalar, TextForm, UnionForm, Variant};
use crate::lower::schema::lowering::SchemaLowering;
use crate::openapi::{JsonType, Schema};
use crate::source::Value;

/// The maximum size of a compiled pattern in bytes. Matching time is proportional to this size times the length of the
/// text.
const LARGEST: usize = 1 << 16;

impl<'d> SchemaLowering<'_, 'd> {
    /// Returns the form of a string.
    pub(in crate::lower) fn text_form(&self, schema: &Schema<'d>) -> UnionForm {
        let place = |keyword: &str| schema.remarks.iter().find(|(known, _)| *known == keyword).map(|(_, place)| *place);
        let length = |keyword: &str| match self.view.node(place(keyword)?).value() {
            Value::Int(length) => u64::try_from(*length).ok(),
            _ => None,
        };
        let pattern = place("pattern").and_then(|at| self.view.node(at).as_str());
        let format = schema.format.map(|(format, _)| format).filter(|format| self.is_read(format));
        let form = TextForm {
            pattern: pattern.filter(|pattern| is_matched(pattern)).map(str::to_owned),
            shortest: length("minLength").filter(|length| *length > 0),
            longest: length("maxLength"),
            format: format.map(str::to_owned),
        };
        if form == TextForm::default() { UnionForm::String } else { UnionForm::Text(form) }
    }

    /// Returns true if a string of this format is parsed, so that not every string is valid.
    fn is_read(&self, format: &str) -> bool {
        match known(JsonType::String, format) {
            Known::Row(row) => matches!(self.formats.of(row), Some(Scalar::Formatted(_))),
            _ => false,
        }
    }
}

/// Returns true if the runtime can match a pattern of ECMA-262. Look-around and back-references are unsupported, since
/// they cannot be matched in linear time.
fn is_matched(pattern: &str) -> bool {
    regex_lite::RegexBuilder::new(pattern).size_limit(LARGEST).build().is_ok()
}

/// Returns true if a form is that of any string, with or without constraints.
pub(in crate::lower) fn is_text(form: &UnionForm) -> bool {
    matches!(form, UnionForm::String | UnionForm::Text(_))
}

/// Returns true if more than the order of the variants selects one for a text. A text that matches both patterns still
/// selects the first.
pub(in crate::lower) fn are_distinct_texts(one: &TextForm, other: &TextForm) -> bool {
    let is_shorter = |one: &TextForm, other: &TextForm| match (one.longest, other.shortest) {
        (Some(longest), Some(shortest)) => longest < shortest,
        _ => false,
    };
    one.pattern != other.pattern || one.format != other.format || is_shorter(one, other) || is_shorter(other, one)
}

/// Removes the constraints of strings from the forms of variants, unless several variants are strings.
pub(in crate::lower) fn drop_needless(variants: &mut [Variant]) {
    if variants.iter().filter(|variant| has_text(&variant.form)).count() > 1 {
        return;
    }
    for variant in variants {
        make_plain(&mut variant.form);
    }
}

fn has_text(form: &UnionForm) -> bool {
    form.has(&|form| matches!(form, UnionForm::String | UnionForm::Text(_)))
}

fn make_plain(form: &mut UnionForm) {
    match form {
        UnionForm::Text(_) => *form = UnionForm::String,
        UnionForm::Array(item) => make_plain(item),
        UnionForm::OneOf(forms) => forms.iter_mut().for_each(make_plain),
        UnionForm::Any
        | UnionForm::Boolean
        | UnionForm::Integer
        | UnionForm::Number
        | UnionForm::String
        | UnionForm::Values(_)
        | UnionForm::Object { .. } => {}
    }
}
