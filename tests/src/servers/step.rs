//! The steps of a program, one line of JSON each.

use serde::Deserialize;
use serde_json::Value;

/// A step: a call that succeeded, a call that failed as expected, or a comparison that the program made itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What the program did, in a few words.
    pub step: String,
    /// The id of the operation that it called; empty for a comparison.
    #[serde(default)]
    pub operation: String,
    /// The status code of the response; 0 if none came.
    #[serde(default)]
    pub status: u16,
    /// The media type of the response.
    #[serde(default)]
    pub media_type: String,
    /// The body of the response as it came, in base64.
    #[serde(default)]
    pub raw: String,
    /// The decoded value; a string for text, base64 for bytes.
    #[serde(default)]
    pub decoded: Value,
    /// The places in the body that the description does not have, as the client reports them.
    #[serde(default)]
    pub drift: Vec<Drift>,
    /// What went wrong. The rest is not compared then.
    #[serde(default)]
    pub error: Option<String>,
}

/// Something undocumented in a response.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drift {
    /// The place in the body, a JSON pointer.
    pub pointer: String,
    /// The report.
    pub text: String,
}
