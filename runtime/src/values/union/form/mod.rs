//! Forms of variants, and how well a value fits them.

use std::borrow::Cow;

use serde_json::Value;

#[cfg(feature = "pattern")]
use super::pattern::matches;
use crate::{
    response::json::{Node, WideInteger},
    values::object::{Object, Table},
};

/// Without the feature, every pattern counts as matching.
#[cfg(not(feature = "pattern"))]
fn matches(_: &'static str, _: &str) -> bool {
    true
}

/// The values of a variant, as documented by its schema (OpenAPI 3.1, section 4.8.24).
#[derive(Debug, Clone, Copy)]
pub enum UnionForm {
    /// Anything.
    Any,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// Any number.
    Number,
    /// Any string.
    String,
    /// A string that can be distinguished from other strings.
    Text {
        /// A regular expression that must match within the string.
        pattern: Option<&'static str>,
        /// The minimum number of characters.
        shortest: usize,
        /// The maximum number of characters.
        longest: usize,
    },
    /// One of the given values, as text.
    Values(&'static [&'static str]),
    /// An array, with the form of its items.
    Array(&'static UnionForm),
    /// An object.
    Object {
        /// The required properties.
        required: &'static [&'static str],
        /// The optional properties.
        optional: &'static [&'static str],
        /// The properties with enumerated values, as text. A single value is the only one that the property may have.
        constants: &'static [(&'static str, &'static [&'static str])],
        /// True if other properties are not allowed.
        closed: bool,
    },
    /// An object, with the fields of a struct as properties.
    Struct {
        /// The fields of the struct.
        table: &'static Table,
        /// The required properties that the struct does not require because they may be null, in ascending order.
        nullable: &'static [&'static str],
        /// The properties with enumerated values, as for `Object`.
        constants: &'static [(&'static str, &'static [&'static str])],
        /// True if other properties are not allowed.
        closed: bool,
    },
    /// One of several forms.
    OneOf(&'static [UnionForm]),
}

impl UnionForm {
    /// Creates the form of a string with a format, or of one that is distinguished by its pattern or length.
    pub const fn text() -> Self {
        Self::Text { pattern: None, shortest: 0, longest: usize::MAX }
    }

    /// Sets a regular expression that must match within the string.
    #[must_use]
    pub const fn pattern(self, pattern: &'static str) -> Self {
        match self {
            Self::Text { shortest, longest, .. } => Self::Text { pattern: Some(pattern), shortest, longest },
            other => other,
        }
    }

    /// Sets the minimum number of characters.
    #[must_use]
    pub const fn at_least(self, shortest: usize) -> Self {
        match self {
            Self::Text { pattern, longest, .. } => Self::Text { pattern, shortest, longest },
            other => other,
        }
    }

    /// Sets the maximum number of characters.
    #[must_use]
    pub const fn at_most(self, longest: usize) -> Self {
        match self {
            Self::Text { pattern, shortest, .. } => Self::Text { pattern, shortest, longest },
            other => other,
        }
    }

    /// Creates the form of an object with required and optional properties.
    pub const fn object(required: &'static [&'static str], optional: &'static [&'static str]) -> Self {
        Self::Object { required, optional, constants: &[], closed: false }
    }

    /// Creates the form of a struct with a derived `Deserialize`.
    pub const fn of<T: Object<'static>>() -> Self {
        Self::Struct { table: T::TABLE, nullable: &[], constants: &[], closed: false }
    }

    /// Sets the required properties of a struct that may be null, in ascending order.
    #[must_use]
    pub const fn nullable(self, nullable: &'static [&'static str]) -> Self {
        match self {
            Self::Struct { table, constants, closed, .. } => Self::Struct { table, nullable, constants, closed },
            other => other,
        }
    }

    /// Sets the properties with enumerated values.
    #[must_use]
    pub const fn constants(self, constants: &'static [(&'static str, &'static [&'static str])]) -> Self {
        match self {
            Self::Object { required, optional, closed, .. } => Self::Object { required, optional, constants, closed },
            Self::Struct { table, nullable, closed, .. } => Self::Struct { table, nullable, constants, closed },
            other => other,
        }
    }

    /// Disallows other properties.
    #[must_use]
    pub const fn closed(self) -> Self {
        match self {
            Self::Object { required, optional, constants, .. } => {
                Self::Object { required, optional, constants, closed: true }
            }
            Self::Struct { table, nullable, constants, .. } => {
                Self::Struct { table, nullable, constants, closed: true }
            }
            other => other,
        }
    }
}

/// The fit of a value to a form. The ordering compares the fields in their order.
type Fit = (bool, usize, usize, usize);

/// The number of items of an array that are examined.
const ITEMS: usize = 64;

/// Returns the positions of the forms that a value may have, best fit first.
///
/// More specific forms win: a constant over a kind, more known properties over fewer, an enum over any string.
pub(super) fn rank(value: &Node, forms: &[UnionForm]) -> Vec<usize> {
    let mut fits: Vec<(Fit, usize)> =
        forms.iter().enumerate().filter_map(|(index, form)| Some((fit(value, form)?, index))).collect();
    fits.sort_by(|(one, _), (other, _)| other.cmp(one));
    fits.into_iter().map(|(_, index)| index).collect()
}

/// Returns a scalar as text: a tag or a constant may also be a number or a boolean.
pub(super) fn text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        // `1.0` is the integer 1.
        Value::Number(number) => Some(Cow::Owned(
            WideInteger::of_number(number).map_or_else(|| number.to_string(), |integer| integer.to_string()),
        )),
        Value::Bool(value) => Some(Cow::Borrowed(if *value { "true" } else { "false" })),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Returns the text of a value if it is a scalar.
pub(super) fn text_of(value: &Node) -> Option<Cow<'_, str>> {
    value.scalar().and_then(text)
}

fn fit(value: &Node, form: &UnionForm) -> Option<Fit> {
    let plain = |fits: bool, rank: usize| fits.then_some((true, rank, 0, 0));
    let scalar = |fits: fn(&Value) -> bool| value.scalar().is_some_and(fits);
    match form {
        UnionForm::Any => plain(true, 0),
        UnionForm::Boolean => plain(scalar(Value::is_boolean), 1),
        UnionForm::Integer => plain(scalar(is_integer), 2),
        UnionForm::Number => plain(scalar(Value::is_number), 1),
        UnionForm::String => plain(scalar(Value::is_string), 1),
        UnionForm::Text { pattern, shortest, longest } => {
            let text = value.scalar()?.as_str()?;
            let length = || text.chars().count();
            let is_long = *shortest == 0 || length() >= *shortest;
            let is_short = *longest == usize::MAX || length() <= *longest;
            // A string that violates the rules of every variant still belongs to one of them, so it is ranked last.
            Some((is_long && is_short && pattern.is_none_or(|pattern| matches(pattern, text)), 2, 0, 0))
        }
        UnionForm::Values(values) => plain(text_of(value).is_some_and(|text| values.contains(&&*text)), 3),
        UnionForm::Array(item) => {
            // An array fits as well as its worst item does.
            let fits = value.items()?.iter().take(ITEMS).map(|value| fit(value, item));
            fits.reduce(Option::min).unwrap_or_else(|| plain(true, 1))
        }
        UnionForm::Object { required, optional, constants, closed } => {
            let required = required.iter().map(|name| (*name, true));
            let optional = optional.iter().map(|name| (*name, false));
            object(value, required.chain(optional), constants, *closed)
        }
        UnionForm::Struct { table, nullable, constants, closed } => {
            let properties = table.properties();
            let properties =
                properties.map(|(name, is_required)| (name, is_required || nullable.binary_search(&name).is_ok()));
            object(value, properties, constants, *closed)
        }
        UnionForm::OneOf(forms) => forms.iter().filter_map(|form| fit(value, form)).max(),
    }
}

/// Returns the fit of a value to the properties of an object, each with whether it is required.
fn object(
    value: &Node,
    described: impl Iterator<Item = (&'static str, bool)>,
    constants: &[(&str, &[&str])],
    closed: bool,
) -> Option<Fit> {
    let properties = value.properties()?;
    let (mut matching, mut is_known) = (0, true);
    for (name, values) in constants {
        let Some(found) = properties.get(name) else { continue };
        match text_of(found).is_some_and(|text| values.contains(&&*text)) {
            true => matching += 1,
            // An enum may have a new value, but a constant distinguishes the variants.
            false if values.len() > 1 => is_known = false,
            false => return None,
        }
    }
    let (mut known, mut present, mut missing) = (0, 0, 0);
    for (name, is_required) in described {
        match properties.get(name) {
            Some(found) => {
                present += 1;
                // A null value of an optional property is not counted: most optional properties cannot be null.
                known += usize::from(is_required || !found.is_null());
            }
            None => missing += usize::from(is_required),
        }
    }
    let is_whole = is_known && missing == 0 && !(closed && present < properties.len());
    Some((is_whole, matching, known, usize::MAX - missing))
}

fn is_integer(value: &Value) -> bool {
    value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0)
}

#[cfg(test)]
mod tests;
