//! Damages a description as a tree.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::material;

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Deletes a node.
    Delete,
    /// Swaps two nodes.
    Swap,
    /// Replaces a node by a value of another type.
    Retype,
    /// Copies a node to another place.
    Copy,
    /// Nests a node deeply.
    Nest,
    /// Replaces a key or a string by a word that has a special meaning.
    Name,
    /// Replaces a string by a very long one.
    Long,
    /// Replaces a number by a very large one.
    Number,
    /// Replaces a node by a reference.
    Reference,
    /// Adds a keyword to an object.
    Keyword,
}

impl Damage {
    /// All kinds of damage.
    pub const ALL: [Self; 10] = [
        Self::Delete,
        Self::Swap,
        Self::Retype,
        Self::Copy,
        Self::Nest,
        Self::Name,
        Self::Long,
        Self::Number,
        Self::Reference,
        Self::Keyword,
    ];

    /// Applies the damage at a random place.
    pub fn apply(self, tree: &mut Value, rng: &mut Rng) {
        let pointer = pointer(tree, rng);
        let other = self::pointer(tree, rng);
        match self {
            Self::Delete => delete(tree, &pointer),
            Self::Swap => {
                let (a, b) = (at(tree, &pointer).clone(), at(tree, &other).clone());
                put(tree, &pointer, b);
                put(tree, &other, a);
            }
            Self::Retype => put(tree, &pointer, material::value(rng)),
            Self::Copy => {
                let copy = at(tree, &other).clone();
                put(tree, &pointer, copy);
            }
            Self::Nest => {
                let inner = at(tree, &pointer).clone();
                put(tree, &pointer, nested(inner, rng));
            }
            Self::Name => rename(tree, &pointer, rng),
            Self::Long => put(tree, &pointer, json!(material::long(rng))),
            Self::Number => put(tree, &pointer, material::number(rng)),
            Self::Reference => {
                let reference = json!({"$ref": material::reference(rng, &other)});
                put(tree, &pointer, reference);
            }
            Self::Keyword => {
                let value = if rng.bool() { at(tree, &other).clone() } else { material::value(rng) };
                let value = if rng.u8(..4) == 0 { json!([value]) } else { value };
                let keyword = *material::choose(rng, &material::KEYWORDS);
                if let Some(object) = tree.pointer_mut(&pointer).and_then(Value::as_object_mut) {
                    object.insert(keyword.to_owned(), value);
                }
            }
        }
    }
}

/// Returns the pointer of a random node. Deep nodes are as likely as shallow ones.
fn pointer(tree: &Value, rng: &mut Rng) -> String {
    let mut pointer = String::new();
    let mut node = tree;
    while rng.u8(..8) > 0 {
        let (token, child) = match node {
            Value::Object(properties) if !properties.is_empty() => {
                let (key, child) = properties.iter().nth(rng.usize(..properties.len())).unwrap();
                (key.replace('~', "~0").replace('/', "~1"), child)
            }
            Value::Array(items) if !items.is_empty() => {
                let index = rng.usize(..items.len());
                (index.to_string(), &items[index])
            }
            _ => break,
        };
        pointer.push('/');
        pointer.push_str(&token);
        node = child;
    }
    pointer
}

fn at<'a>(tree: &'a Value, pointer: &str) -> &'a Value {
    tree.pointer(pointer).unwrap_or(&Value::Null)
}

fn put(tree: &mut Value, pointer: &str, value: Value) {
    if let Some(node) = tree.pointer_mut(pointer) {
        *node = value;
    }
}

fn delete(tree: &mut Value, pointer: &str) {
    let Some((parent, token)) = pointer.rsplit_once('/') else { return };
    let token = token.replace("~1", "/").replace("~0", "~");
    match tree.pointer_mut(parent) {
        Some(Value::Object(properties)) => {
            properties.shift_remove(&token);
        }
        Some(Value::Array(items)) => {
            items.remove(token.parse().unwrap());
        }
        _ => {}
    }
}

fn rename(tree: &mut Value, pointer: &str, rng: &mut Rng) {
    let word = material::word(rng);
    match tree.pointer_mut(pointer) {
        Some(Value::Object(properties)) if !properties.is_empty() => {
            let nth = rng.usize(..properties.len());
            let renamed: Map<String, Value> = std::mem::take(properties)
                .into_iter()
                .enumerate()
                .map(|(index, (key, value))| (if index == nth { word.to_owned() } else { key }, value))
                .collect();
            *properties = renamed;
        }
        Some(node) => *node = json!(word),
        None => {}
    }
}

/// Wraps a value in many arrays, many objects, or a mixture.
fn nested(mut value: Value, rng: &mut Rng) -> Value {
    let depth = if rng.u8(..10) == 0 { rng.usize(100..2_000) } else { rng.usize(1..30) };
    let mixed = rng.bool();
    let mut kind = rng.u8(..8);
    for _ in 0..depth {
        if mixed {
            kind = rng.u8(..8);
        }
        value = match kind {
            0 => json!([value]),
            1 => json!({"items": value}),
            2 => json!({"type": "array", "items": value}),
            3 => json!({"type": "object", "properties": {"a": value}}),
            4 => json!({"allOf": [value]}),
            5 => json!({"oneOf": [value, {"type": "string"}]}),
            6 => json!({"additionalProperties": value}),
            _ => json!({"a": value}),
        };
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_damage_changes_the_description() {
        let original = json!({"a": {"b": [1, "two", {"c": null}]}, "d~/e": "f"});
        for damage in Damage::ALL {
            let changed = (0..50).any(|seed| {
                let mut tree = original.clone();
                damage.apply(&mut tree, &mut Rng::with_seed(seed));
                tree != original
            });
            assert!(changed, "{damage:?}");
        }
    }

    #[test]
    fn the_same_seed_does_the_same_damage() {
        let damaged = |damage: Damage| {
            let mut tree = json!({"a": {"b": [1, 2]}, "c": {"d": {}}});
            damage.apply(&mut tree, &mut Rng::with_seed(3));
            tree
        };
        for damage in Damage::ALL {
            assert_eq!(damaged(damage), damaged(damage));
        }
    }
}
