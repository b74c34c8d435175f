//! The steps of a program, each a line of JSON.

use serde::Deserialize;
use serde_json::Value;

/// A step: a call that succeeded, a call that failed as expected, or a comparison that the program made itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// A short description of the step.
    pub step: String,
    /// The id of the called operation. Empty for a comparison.
    #[serde(default)]
    pub operation: String,
    /// The status code of the response, or 0 if there was no response.
    #[serde(default)]
    pub status: u16,
    /// The media type of the response.
    #[serde(default)]
    pub media_type: String,
    /// The raw body of the response, in base64.
    #[serde(default)]
    pub raw: String,
    /// The decoded value. Text is a string, and bytes are in base64.
    #[serde(default)]
    pub decoded: Value,
    /// The undocumented places in the body, as reported by the client.
    #[serde(default)]
    pub drift: Vec<Drift>,
    /// The error message if the step failed. The values are not compared then.
    #[serde(default)]
    pub error: Option<String>,
}

/// Something undocumented in a response.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drift {
    /// The JSON pointer of the place in the body.
    pub pointer: String,
    /// The text of the report.
    pub text: String,
}
