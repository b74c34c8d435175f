//! Differences without a meaning do not change the output.

use serde_json::{Map, Value};
use wirewright::Generator;

use crate::input::{LIBRARY, MAIL_SERVER, MAIL_SERVER_OVERLAY, assert_equal, file, output, output_of, value};

/// The keywords whose objects have names chosen by the author. The output keeps their order.
const NAMED: [&str; 15] = [
    "paths",
    "properties",
    "patternProperties",
    "schemas",
    "parameters",
    "requestBodies",
    "securitySchemes",
    "headers",
    "examples",
    "links",
    "callbacks",
    "content",
    "variables",
    "$defs",
    "mapping",
];
/// The keywords whose value is data.
const DATA: [&str; 4] = ["example", "default", "const", "enum"];

#[test]
fn generating_twice_gives_equal_bytes() {
    for generator in [Generator::new(LIBRARY), Generator::new(MAIL_SERVER).overlay(MAIL_SERVER_OVERLAY)] {
        assert_equal(&output(&generator), &output(&generator), "a second time");
    }
}

#[test]
fn yaml_and_json_of_one_description_give_equal_bytes() {
    for path in [LIBRARY, MAIL_SERVER] {
        let value = value(path);
        let (_folder, yaml) = file("api.yaml", &serde_yaml::to_string(&value).unwrap());
        assert_equal(&output(&Generator::new(yaml)), &output_of(&value), path);
        assert_equal(&output(&Generator::new(path)), &output_of(&value), path);
    }
}

#[test]
fn the_order_of_keywords_does_not_change_the_output() {
    for path in [LIBRARY, MAIL_SERVER] {
        let original = value(path);
        let expected = output_of(&original);
        for seed in 0..12 {
            let mut shuffled = original.clone();
            shuffle(&mut shuffled, Keys::Keywords, &mut fastrand::Rng::with_seed(seed));
            assert_ne!(original.to_string(), shuffled.to_string(), "seed {seed} does not change the order");
            assert_equal(&output_of(&shuffled), &expected, &format!("{path}, seed {seed}"));
        }
    }
}

#[test]
fn the_order_of_an_overlays_keywords_does_not_change_the_output() {
    let expected = output(&Generator::new(MAIL_SERVER).overlay(MAIL_SERVER_OVERLAY));
    for seed in 0..4 {
        let mut overlay = value(MAIL_SERVER_OVERLAY);
        for action in overlay["actions"].as_array_mut().unwrap() {
            reorder(action.as_object_mut().unwrap(), &mut fastrand::Rng::with_seed(seed));
        }
        let (_folder, overlay) = file("overlay.json", &overlay.to_string());
        assert_equal(&output(&Generator::new(MAIL_SERVER).overlay(overlay)), &expected, &format!("seed {seed}"));
    }
}

/// The kind of an object's keys.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Keys {
    /// Keywords, in any order.
    Keywords,
    /// Names, whose order the output keeps.
    Names,
    /// The methods of a path, whose order the output keeps.
    Methods,
}

pub(crate) fn shuffle(value: &mut Value, keys: Keys, random: &mut fastrand::Rng) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| shuffle(item, Keys::Keywords, random)),
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                let inner = match keys {
                    Keys::Keywords if DATA.contains(&key.as_str()) => continue,
                    Keys::Keywords if NAMED.contains(&key.as_str()) => Keys::Names,
                    Keys::Names if key.starts_with('/') => Keys::Methods,
                    _ => Keys::Keywords,
                };
                shuffle(value, inner, random);
            }
            if keys == Keys::Keywords {
                reorder(object, random);
            }
        }
        _ => {}
    }
}

fn reorder(object: &mut Map<String, Value>, random: &mut fastrand::Rng) {
    let mut entries: Vec<_> = std::mem::take(object).into_iter().collect();
    random.shuffle(&mut entries);
    object.extend(entries);
}
