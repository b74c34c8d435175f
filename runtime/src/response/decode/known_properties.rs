//! Detection of a type's known properties, by probing its `Deserialize` implementation.

use crate::response::json::{DecodeFn, Known, Pass};

/// Decodes a type from objects without values, and records the fields that the type asks for. The objects are of each
/// shape that has known properties: at the root or in an array, and inside an envelope likewise.
pub(super) fn probe(envelope: Option<&str>, read: DecodeFn<'_>) -> Known {
    let name = serde_json::Value::from(envelope.unwrap_or_default());
    let objects: &[String] = match envelope {
        None => &["{}".to_owned()],
        Some(_) => &[format!("{{{name}:{{}}}}"), format!("{{{name}:[{{}}]}}")],
    };
    let known = Known::default();
    for text in objects.iter().flat_map(|object| [object.clone(), format!("[{object}]")]) {
        let pass = Pass::probing(Known { has_envelope: envelope.is_some(), ..Known::default() });
        // Most types ask for another shape, which is an error.
        let _ = read(&mut serde_json::Deserializer::from_slice(text.as_bytes()), &pass);
        let found = pass.into_known();
        known.root.set(known.root.get().or(found.root.get()));
        known.value.set(known.value.get().or(found.value.get()));
    }
    known
}
