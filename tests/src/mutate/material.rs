//! The material for damage: names, values and references that may cause trouble.

use fastrand::Rng;
use serde_json::{Value, json};

/// Strings that have a special meaning in Rust, in YAML, in a path or in a terminal.
pub const WORDS: [&str; 48] = [
    "", "_", "__", "self", "Self", "super", "crate", "type", "async", "await", "dyn", "gen", "try", "union", "static",
    "'static", "r#type", "fn", "mod", "String", "Option", "Vec", "Result", "Client", "Call", "Error", "Box", "Default",
    "clone", "new", "body", "header", "timeout", "*/", "///", "\"", "\\", "#", "{", "}", "{}", "{a", "a b", "日本",
    "\u{0}", "\n", "\u{202e}", "-1",
];

/// Keywords of the specification.
pub const KEYWORDS: [&str; 52] = [
    "$ref",
    "$id",
    "$anchor",
    "$dynamicRef",
    "$defs",
    "type",
    "format",
    "nullable",
    "enum",
    "const",
    "default",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "items",
    "prefixItems",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "if",
    "discriminator",
    "mapping",
    "propertyName",
    "readOnly",
    "writeOnly",
    "deprecated",
    "minimum",
    "maxLength",
    "pattern",
    "title",
    "description",
    "example",
    "in",
    "name",
    "style",
    "explode",
    "schema",
    "content",
    "parameters",
    "requestBody",
    "responses",
    "headers",
    "security",
    "tags",
    "operationId",
    "servers",
    "variables",
    "paths",
    "components",
    "x-wirewright-accept-case",
];

/// Returns a random value of any type, small or unusual.
pub fn value(rng: &mut Rng) -> Value {
    match rng.u8(..16) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(0),
        3 => json!(-1),
        4 => json!(1.5),
        5 => json!([]),
        6 => json!({}),
        7 => json!([null]),
        8 => json!({"": {}}),
        9 => json!({"type": *choose(rng, &["object", "array", "string", "integer", "null", "file"])}),
        10 => json!([word(rng), word(rng)]),
        11 => json!({word(rng): {}, word(rng): null}),
        12 => number(rng),
        13 => json!(long(rng)),
        _ => json!(word(rng)),
    }
}

/// Returns a number at the limit of some range.
pub fn number(rng: &mut Rng) -> Value {
    match rng.u8(..7) {
        0 => json!(u64::MAX),
        1 => json!(i64::MIN),
        2 => json!(f64::MAX),
        3 => json!(f64::MIN_POSITIVE),
        4 => json!(-0.0),
        5 => json!(i64::from(u32::MAX) + 1),
        _ => json!(1e25),
    }
}

/// Returns a random word or keyword.
pub fn word(rng: &mut Rng) -> &'static str {
    let words: &[&'static str] = if rng.bool() { &WORDS } else { &KEYWORDS };
    choose::<&str>(rng, words)
}

/// Returns a text of many thousand characters.
pub fn long(rng: &mut Rng) -> String {
    let unit =
        *choose(rng, &["a", "a_", "Ab", "{a}", "/", "~1", "日", "\u{301}", "*", "[a](b)", "`", "\n", "\n    > "]);
    unit.repeat(rng.usize(1_000..20_000))
}

/// Returns a random reference, valid or not.
pub fn reference(rng: &mut Rng, pointer: &str) -> String {
    match rng.u8(..12) {
        0..=4 => format!("#{pointer}"),
        5 => "#".to_owned(),
        6 => String::new(),
        7 => "../outside.yaml#/a".to_owned(),
        8 => "https://example.com/a.yaml#/b".to_owned(),
        9 => format!("{}#{pointer}", super::round::PARTS),
        10 => format!("#{pointer}/{}", word(rng)),
        _ => format!("#/%zz/{}", word(rng)),
    }
}

/// Returns a random element.
pub fn choose<'a, T>(rng: &mut Rng, from: &'a [T]) -> &'a T {
    &from[rng.usize(..from.len())]
}
