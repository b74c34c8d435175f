use serde_json::{Value, json};

use super::*;

fn text(style: Style, value: &Value) -> Option<String> {
    joined("color", &ParamValue::of(value).unwrap(), style, Percent::Unreserved).unwrap()
}

/// The rows of the specification's table, in its order: style, explode, then empty, string, array, object.
#[test]
fn every_row_of_the_style_table() {
    let rows: &[(Kind, bool, [Option<&str>; 4])] = &[
        (
            Kind::Matrix,
            false,
            [Some(";color"), Some(";color=blue"), Some(";color=blue,black,brown"), Some(";color=R,100,G,200,B,150")],
        ),
        (
            Kind::Matrix,
            true,
            [
                Some(";color"),
                Some(";color=blue"),
                Some(";color=blue;color=black;color=brown"),
                Some(";R=100;G=200;B=150"),
            ],
        ),
        (Kind::Label, false, [Some("."), Some(".blue"), Some(".blue,black,brown"), Some(".R,100,G,200,B,150")]),
        (Kind::Label, true, [Some("."), Some(".blue"), Some(".blue.black.brown"), Some(".R=100.G=200.B=150")]),
        (Kind::Simple, false, [Some(""), Some("blue"), Some("blue,black,brown"), Some("R,100,G,200,B,150")]),
        (Kind::Simple, true, [Some(""), Some("blue"), Some("blue,black,brown"), Some("R=100,G=200,B=150")]),
        (
            Kind::Form,
            false,
            [Some("color="), Some("color=blue"), Some("color=blue,black,brown"), Some("color=R,100,G,200,B,150")],
        ),
        (
            Kind::Form,
            true,
            [Some("color="), Some("color=blue"), Some("color=blue&color=black&color=brown"), Some("R=100&G=200&B=150")],
        ),
        (
            Kind::SpaceDelimited,
            false,
            [None, None, Some("color=blue%20black%20brown"), Some("color=R%20100%20G%20200%20B%20150")],
        ),
        (
            Kind::PipeDelimited,
            false,
            [None, None, Some("color=blue%7Cblack%7Cbrown"), Some("color=R%7C100%7CG%7C200%7CB%7C150")],
        ),
        (Kind::DeepObject, true, [None, None, None, Some("color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")]),
    ];
    let values = [json!(""), json!("blue"), json!(["blue", "black", "brown"]), json!({"R": 100, "G": 200, "B": 150})];
    for (kind, explode, expected) in rows {
        for (value, expected) in values.iter().zip(expected) {
            // `None` is the table's n/a.
            if let Some(expected) = expected {
                let found = text(Style::new(*kind, *explode), value);
                assert_eq!(found.as_deref(), Some(*expected), "{kind:?} explode={explode} {value}");
            }
        }
    }
}

#[test]
fn an_empty_array_or_object_is_not_sent() {
    for style in [Style::FORM, Style::FORM.explode(false), Style::SIMPLE, Style::MATRIX, Style::DEEP_OBJECT] {
        assert_eq!(text(style, &json!([])), None);
        assert_eq!(text(style, &json!({})), None);
        assert_eq!(text(style, &Value::Null), None);
    }
}

#[test]
fn delimiters_inside_values_are_encoded() {
    assert_eq!(text(Style::FORM.explode(false), &json!(["a,b", "c&d"])).unwrap(), "color=a%2Cb,c%26d");
    assert_eq!(text(Style::PIPE_DELIMITED, &json!(["a|b", "c d"])).unwrap(), "color=a%7Cb%7Cc%20d");
    assert_eq!(text(Style::SIMPLE, &json!("../a?b#c")).unwrap(), "..%2Fa%3Fb%23c");
}

#[test]
fn deep_objects_nest_and_repeat() {
    let found = text(Style::DEEP_OBJECT, &json!({"a": {"b": 1}, "c": [2, 3], "d": null}));
    assert_eq!(found.unwrap(), "color%5Ba%5D%5Bb%5D=1&color%5Bc%5D=2&color%5Bc%5D=3");
}

#[test]
fn json_is_one_value() {
    assert_eq!(text(Style::JSON, &json!({"R": 100})).unwrap(), "color=%7B%22R%22%3A100%7D");
}

#[test]
fn what_no_style_covers_is_an_error_not_a_guess() {
    let nested = ParamValue::of(json!([["a"]])).unwrap();
    for style in [Style::FORM, Style::FORM.explode(false), Style::SIMPLE, Style::DEEP_OBJECT] {
        assert!(joined("color", &nested, style, Percent::Unreserved).is_err(), "{style:?}");
    }
}
