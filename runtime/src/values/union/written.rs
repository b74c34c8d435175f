//! Tags in their encoded form.

use serde::{Serialize, Serializer};

/// A tag in its encoded form.
pub(super) struct Written {
    pub(super) text: &'static str,
    pub(super) is_text: bool,
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.text {
            text if self.is_text => serializer.serialize_str(text),
            "true" => serializer.serialize_bool(true),
            "false" => serializer.serialize_bool(false),
            text => match (text.parse::<i64>(), text.parse::<f64>()) {
                (Ok(number), _) => serializer.serialize_i64(number),
                (_, Ok(number)) => serializer.serialize_f64(number),
                _ => serializer.serialize_str(text),
            },
        }
    }
}
