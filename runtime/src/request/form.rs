//! The body of a form.

use crate::param::{ParamError, ParamValue, Percent, Style, joined};

/// `application/x-www-form-urlencoded`, each member in its own style.
///
/// A member without a style is `form`, exploded, where that has a form for it, and otherwise JSON, which is the default
/// `contentType` of an object (OpenAPI 3.1, section 4.8.15).
pub(super) fn encode(value: &ParamValue, styles: &[(&str, Style)]) -> Result<String, ParamError> {
    let members = match value {
        ParamValue::Object(members) => members.as_slice(),
        ParamValue::Absent => &[],
        _ => return Err(ParamError("only an object can be sent as a form".to_owned())),
    };
    let mut fields = Vec::new();
    for (name, member) in members {
        let style = styles.iter().find(|(styled, _)| styled == name).map(|(_, style)| *style);
        let style = style.unwrap_or_else(|| default_style(member));
        let percent = if style.allow_reserved { Percent::Reserved } else { Percent::Unreserved };
        fields.extend(joined(name, member, style, percent)?);
    }
    Ok(fields.join("&"))
}

fn default_style(member: &ParamValue) -> Style {
    let is_flat = |item: &ParamValue| item.as_primitive().is_some() || *item == ParamValue::Absent;
    match member {
        ParamValue::Object(_) => Style::JSON,
        ParamValue::Array(items) if !items.iter().all(is_flat) => Style::JSON,
        _ => Style::FORM,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_are_fields_and_objects_are_json() {
        let value = ParamValue::of(json!({"a": "x y&z", "b": [1, 2], "c": {"d": true}, "e": null})).unwrap();
        assert_eq!(encode(&value, &[]).unwrap(), "a=x%20y%26z&b=1&b=2&c=%7B%22d%22%3Atrue%7D");
        let styles = [("b", Style::FORM.explode(false)), ("c", Style::DEEP_OBJECT)];
        assert_eq!(encode(&value, &styles).unwrap(), "a=x%20y%26z&b=1,2&c%5Bd%5D=true");
    }

    #[test]
    fn what_is_no_object_is_no_form() {
        assert!(encode(&ParamValue::of("text").unwrap(), &[]).is_err());
    }
}
