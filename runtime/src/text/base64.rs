//! Lenient decoding of base64.

use base64::{
    Engine as _,
    alphabet::{STANDARD, URL_SAFE},
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    prelude::BASE64_STANDARD,
};
use bytes::Bytes;

/// Accepts text that the strict engines reject: with or without padding, and with unused trailing bits.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const ANY_STANDARD: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const ANY_URL_SAFE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// Decodes base64 in either alphabet, with white space anywhere: senders mix the alphabets up.
pub(crate) fn lenient(text: &str) -> Option<Bytes> {
    let text: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let engine = if text.contains(['-', '_']) { ANY_URL_SAFE } else { ANY_STANDARD };
    engine.decode(text).ok().map(Bytes::from)
}

/// Decodes base64 in the standard alphabet if possible, and leniently otherwise.
pub(crate) fn standard(text: &str) -> Option<Bytes> {
    BASE64_STANDARD.decode(text).ok().map(Bytes::from).or_else(|| lenient(text))
}
