//! Unions (`oneOf`, `anyOf`): which variant a value is, decided by what the description says and never by trial.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error},
};
use serde_json::Value;

use crate::decode;

/// A value that is not decoded yet, because its variant is to be chosen first.
#[derive(Debug)]
pub struct Raw(Value);

/// What the description says of the values of a variant (OpenAPI 3.1, section 4.8.24).
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Anything.
    Any,
    /// A boolean.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// Any string.
    String,
    /// One of these strings.
    Strings(&'static [&'static str]),
    /// An array, whose items may be known.
    Array(&'static Form),
    /// An object.
    Object {
        /// The members that must be there.
        required: &'static [&'static str],
        /// The other members that are described.
        optional: &'static [&'static str],
        /// The members whose value can be no other than one of these strings.
        constants: &'static [(&'static str, &'static [&'static str])],
    },
    /// One of several.
    OneOf(&'static [Form]),
}

/// How well a value fits a form: compared from the first field on.
type Fit = (bool, usize, usize, usize);

impl Raw {
    /// Reads any value.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self)
    }

    /// The text of the member that tells the variants apart.
    pub fn tag(&self, property: &str) -> Option<&str> {
        self.0.get(property)?.as_str()
    }

    /// The position of the form that fits best; `None` where none fits.
    ///
    /// A form that says more wins: a constant over a kind, more known members over fewer, an enum over any string.
    pub fn choose(&self, forms: &[Form]) -> Option<usize> {
        let mut best: Option<(usize, Fit)> = None;
        for (index, form) in forms.iter().enumerate() {
            if let Some(fit) = fit(&self.0, form)
                && best.is_none_or(|(_, other)| fit > other)
            {
                best = Some((index, fit));
            }
        }
        best.map(|(index, _)| index)
    }

    /// Decodes the value as the variant that was chosen.
    ///
    /// # Errors
    ///
    /// A value that is not what the variant says.
    pub fn decode<T: DeserializeOwned, E: Error>(self) -> Result<T, E> {
        // Without a type, as the body itself is: the variant's decoder is compiled once.
        let decoded = match decode::place() {
            None => erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(self.0)),
            Some(place) => {
                let watch = decode::Watch::below(&place, &self.0);
                erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(watch))
            }
        };
        decoded.map_err(E::custom)
    }

    /// The value as it came.
    pub fn into_value(self) -> Value {
        self.0
    }
}

fn fit(value: &Value, form: &Form) -> Option<Fit> {
    let plain = |fits: bool, rank: usize| fits.then_some((true, rank, 0, 0));
    match form {
        Form::Any => plain(true, 0),
        Form::Boolean => plain(value.is_boolean(), 1),
        Form::Integer => plain(value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|n| n.fract() == 0.0), 2),
        Form::Number => plain(value.is_number(), 1),
        Form::String => plain(value.is_string(), 1),
        Form::Strings(values) => plain(value.as_str().is_some_and(|text| values.contains(&text)), 2),
        Form::Array(item) => {
            let items = value.as_array()?;
            // The first item tells for all: a mixed array fits no variant better than another.
            match items.first() {
                Some(first) => fit(first, item),
                None => plain(true, 1),
            }
        }
        Form::Object { required, optional, constants } => {
            let members = value.as_object()?;
            let matching = |(name, values): &&(&str, &[&str])| {
                members.get(*name).is_none_or(|found| found.as_str().is_some_and(|text| values.contains(&text)))
            };
            if !constants.iter().all(|constant| matching(&constant)) {
                return None;
            }
            let told = constants.iter().filter(|(name, _)| members.contains_key(*name)).count();
            let missing = required.iter().filter(|name| !members.contains_key(**name)).count();
            let known = required.iter().chain(*optional).filter(|name| members.contains_key(**name)).count();
            Some((missing == 0, told, known, usize::MAX - missing))
        }
        Form::OneOf(forms) => forms.iter().filter_map(|form| fit(value, form)).max(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn choose(value: Value, forms: &[Form]) -> Option<usize> {
        Raw(value).choose(forms)
    }

    #[test]
    fn the_kind_decides_first() {
        const FORMS: &[Form] = &[Form::String, Form::Integer, Form::Number, Form::Boolean, Form::Array(&Form::Any)];
        assert_eq!(choose(json!("a"), FORMS), Some(0));
        assert_eq!(choose(json!(1), FORMS), Some(1));
        assert_eq!(choose(json!(1.5), FORMS), Some(2));
        assert_eq!(choose(json!(true), FORMS), Some(3));
        assert_eq!(choose(json!([]), FORMS), Some(4));
        assert_eq!(choose(json!({}), FORMS), None);
    }

    #[test]
    fn a_form_that_says_more_wins() {
        const STRINGS: &[Form] = &[Form::String, Form::Strings(&["on", "off"])];
        assert_eq!(choose(json!("on"), STRINGS), Some(1));
        assert_eq!(choose(json!("dim"), STRINGS), Some(0));
        let objects: &[Form] = &[
            Form::Object { required: &["id"], optional: &["name"], constants: &[] },
            Form::Object { required: &["id", "bark"], optional: &[], constants: &[] },
            Form::Object { required: &["kind"], optional: &[], constants: &[("kind", &["cat"])] },
        ];
        assert_eq!(choose(json!({"id": 1, "name": "a"}), objects), Some(0));
        assert_eq!(choose(json!({"id": 1, "bark": "a"}), objects), Some(1));
        assert_eq!(choose(json!({"kind": "cat"}), objects), Some(2));
        assert_eq!(choose(json!({"kind": "dog", "id": 1}), objects), Some(0));
    }

    #[test]
    fn the_first_item_tells_arrays_apart() {
        const FORMS: &[Form] =
            &[Form::Array(&Form::String), Form::Array(&Form::Object { required: &[], optional: &[], constants: &[] })];
        assert_eq!(choose(json!(["a"]), FORMS), Some(0));
        assert_eq!(choose(json!([{"a": 1}]), FORMS), Some(1));
    }
}
