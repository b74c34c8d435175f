//! The values of parameters: the data model of the style table.

use super::{error::ParamError, file::File};

/// A parameter's value, before it is encoded by a style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ParamValue {
    /// No value: the parameter is not sent.
    Absent,
    /// A string.
    Text(String),
    /// A number or a boolean, in its text form.
    Literal(String),
    Array(Vec<ParamValue>),
    Object(Vec<(String, ParamValue)>),
    /// A file, which can only be a part of a multipart body.
    File(File),
}

impl ParamValue {
    /// Returns the text of a string, number or boolean.
    pub(crate) fn as_primitive(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Literal(text) => Some(text),
            Self::Absent | Self::Array(_) | Self::Object(_) | Self::File(_) => None,
        }
    }

    /// Encodes the value as JSON, for a parameter that is documented by a media type instead of a style.
    pub(crate) fn to_json(&self) -> Result<String, ParamError> {
        let mut json = String::new();
        self.write_json(&mut json)?;
        Ok(json)
    }

    fn write_json(&self, json: &mut String) -> Result<(), ParamError> {
        match self {
            Self::Absent => json.push_str("null"),
            Self::Text(text) => push_quoted(json, text),
            Self::Literal(text) => json.push_str(text),
            Self::Array(items) => {
                json.push('[');
                for (index, item) in items.iter().enumerate() {
                    json.push_str(if index == 0 { "" } else { "," });
                    item.write_json(json)?;
                }
                json.push(']');
            }
            Self::Object(properties) => {
                json.push('{');
                for (index, (name, property)) in properties.iter().enumerate() {
                    json.push_str(if index == 0 { "" } else { "," });
                    push_quoted(json, name);
                    json.push(':');
                    property.write_json(json)?;
                }
                json.push('}');
            }
            Self::File(_) => return Err(ParamError("a file cannot be sent as JSON".to_owned())),
        }
        Ok(())
    }
}

fn push_quoted(json: &mut String, text: &str) {
    json.push_str(&serde_json::Value::from(text).to_string());
}
