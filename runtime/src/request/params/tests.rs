//! The specification's tables: one row for each case, with the expected text.

use serde_json::{Value, json};

use super::{Location, ParamValue, joined, pairs};
use crate::operation::{ArrayNotation, Style, StyleKind};

fn text(name: &str, place: Location, style: Style, value: &Value) -> Result<Option<String>, String> {
    let value = ParamValue::of(value).unwrap();
    if place == Location::Cookie {
        let parts = pairs(name, &value, style, place).map_err(|error| error.0)?;
        let texts: Vec<_> = parts.into_iter().map(|part| format!("{}={}", part.name, part.value)).collect();
        return Ok((!texts.is_empty()).then(|| texts.join("; ")));
    }
    joined(name, &value, style, place).map_err(|error| error.0)
}

/// The values of `color` in the specification's table. In the expected texts, `-` means that nothing is sent, and `!`
/// means an error before anything is sent.
fn color(place: Location, style: Style, value: &Value) -> String {
    match text("color", place, style, value) {
        Ok(Some(text)) => text,
        Ok(None) => "-".to_owned(),
        Err(_) => "!".to_owned(),
    }
}

macro_rules! rows {
    ($($name:ident: $place:ident $style:expr => [$undefined:literal, $empty:literal, $string:literal, $array:literal, $object:literal];)*) => {
        $(#[test]
        fn $name() {
            let values = [
                json!(null), json!(""), json!("blue"), json!(["blue", "black", "brown"]), json!({"R": 100, "G": 200, "B": 150}),
            ];
            let found: Vec<String> = values.iter().map(|value| color(Location::$place, $style, value)).collect();
            assert_eq!(found, [$undefined, $empty, $string, $array, $object]);
        })*
    };
}

// Style Examples of 3.0 to 3.2: undefined (3.2), empty string (3.0, 3.1), string, array, object. Rows with a cell
// marked n/a show the fallback.
rows! {
    matrix: Path Style::MATRIX =>
        ["-", ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"];
    matrix_exploded: Path Style::MATRIX.explode(true) =>
        ["-", ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"];
    label: Path Style::LABEL => ["-", ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"];
    label_exploded: Path Style::LABEL.explode(true) => ["-", ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"];
    simple_in_a_path: Path Style::SIMPLE => ["-", "", "blue", "blue,black,brown", "R,100,G,200,B,150"];
    simple_in_a_path_exploded: Path Style::SIMPLE.explode(true) =>
        ["-", "", "blue", "blue,black,brown", "R=100,G=200,B=150"];
    simple_in_a_header: Header Style::SIMPLE => ["-", "", "blue", "blue,black,brown", "R,100,G,200,B,150"];
    simple_in_a_header_exploded: Header Style::SIMPLE.explode(true) =>
        ["-", "", "blue", "blue,black,brown", "R=100,G=200,B=150"];
    form: Query Style::FORM.explode(false) =>
        ["-", "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"];
    form_exploded: Query Style::FORM =>
        ["-", "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"];
    form_with_allow_empty_value_sends_what_is_undefined: Query Style::FORM.allow_empty() =>
        ["color=", "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"];
    space_delimited: Query Style::SPACE_DELIMITED =>
        ["-", "color=", "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"];
    space_delimited_exploded_is_form: Query Style::SPACE_DELIMITED.explode(true) =>
        ["-", "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"];
    pipe_delimited: Query Style::PIPE_DELIMITED =>
        ["-", "color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"];
    pipe_delimited_exploded_is_form: Query Style::PIPE_DELIMITED.explode(true) =>
        ["-", "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"];
    deep_object: Query Style::DEEP_OBJECT => [
        "-", "color=", "color=blue", "color=blue&color=black&color=brown",
        "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
    ];
    deep_object_has_no_other_form: Query Style::DEEP_OBJECT.explode(false) => [
        "-", "color=", "color=blue", "color=blue&color=black&color=brown",
        "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
    ];
    form_in_a_cookie: Cookie Style::FORM.explode(false) =>
        ["-", "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"];
    form_in_a_cookie_exploded: Cookie Style::FORM =>
        ["-", "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"];
    cookie: Cookie Style::COOKIE.explode(false) => ["-", "color=", "color=blue", "!", "!"];
    cookie_exploded: Cookie Style::COOKIE =>
        ["-", "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"];
    json_in_a_query: Query Style::JSON => [
        "-", "color=%22%22", "color=%22blue%22", "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
        "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
    ];
    json_in_a_path: Path Style::JSON => [
        "-", "%22%22", "%22blue%22", "%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
        "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
    ];
    json_in_a_header_is_not_encoded: Header Style::JSON =>
        ["-", r#""""#, r#""blue""#, r#"["blue","black","brown"]"#, r#"{"R":100,"G":200,"B":150}"#];
    json_in_a_cookie: Cookie Style::JSON => [
        "-", "color=%22%22", "color=%22blue%22", "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
        "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
    ];
    ssv_of_swagger_in_a_header: Header Style::SPACE_DELIMITED => ["-", "", "blue", "blue black brown", "R 100 G 200 B 150"];
    pipes_of_swagger_in_a_path: Path Style::PIPE_DELIMITED =>
        ["-", "", "blue", "blue%7Cblack%7Cbrown", "R%7C100%7CG%7C200%7CB%7C150"];
    tsv_of_swagger: Query Style::TAB_DELIMITED =>
        ["-", "color=", "color=blue", "color=blue%09black%09brown", "color=R%09100%09G%09200%09B%09150"];
}

#[test]
fn a_style_that_the_location_does_not_support_is_an_error() {
    let places = [Location::Path, Location::Query, Location::Header, Location::Cookie];
    let kinds: [(StyleKind, [bool; 4]); 7] = [
        (StyleKind::Form, [false, true, false, true]),
        (StyleKind::Simple, [true, false, true, false]),
        (StyleKind::Label, [true, false, false, false]),
        (StyleKind::Matrix, [true, false, false, false]),
        (StyleKind::DeepObject, [false, true, false, false]),
        (StyleKind::Cookie, [false, false, false, true]),
        (StyleKind::Json, [true; 4]),
    ];
    for (kind, expected) in kinds {
        let found = places.map(|place| text("color", place, Style::new(kind, true), &json!("blue")).is_ok());
        assert_eq!(found, expected, "{kind:?}");
    }
}

/// Name, location, style, value, and the expected text.
type Case = (&'static str, Location, Style, Value, &'static str);

fn check(cases: Vec<Case>) {
    for (name, place, style, value, expected) in cases {
        let found = text(name, place, style, &value).unwrap().unwrap_or_else(|| "-".to_owned());
        assert_eq!(found, expected, "{place:?} {style:?} {value}");
    }
}

#[test]
fn reserved_and_other_characters_are_encoded() {
    check(vec![
        ("q", Location::Query, Style::FORM, json!("a&b=c#d+e f/g?h"), "q=a%26b%3Dc%23d%2Be%20f%2Fg%3Fh"),
        ("q", Location::Query, Style::FORM, json!("Zoë 日本"), "q=Zo%C3%AB%20%E6%97%A5%E6%9C%AC"),
        ("q", Location::Query, Style::FORM, json!("100% %2F"), "q=100%25%20%252F"),
        ("q", Location::Query, Style::FORM.explode(false), json!(["a,b", "c&d"]), "q=a%2Cb,c%26d"),
        ("q", Location::Query, Style::PIPE_DELIMITED, json!(["a|b", "c d"]), "q=a%7Cb%7Cc%20d"),
        ("p", Location::Path, Style::SIMPLE, json!("../a?b#c"), "..%2Fa%3Fb%23c"),
        ("p", Location::Path, Style::SIMPLE, json!("diṅnāga"), "di%E1%B9%85n%C4%81ga"),
        ("p", Location::Path, Style::LABEL.explode(true), json!(["a.b", "c"]), ".a.b.c"),
        ("greeting", Location::Cookie, Style::FORM, json!("Hello, world!"), "greeting=Hello%2C%20world%21"),
        ("greeting", Location::Cookie, Style::COOKIE, json!("Hello%2C%20world!"), "greeting=Hello%2C%20world!"),
        ("X-Token", Location::Header, Style::SIMPLE, json!([12_345_678, 90_099]), "12345678,90099"),
        ("X-Name", Location::Header, Style::SIMPLE, json!("Zoë & 50%"), "Zoë & 50%"),
        (
            "coordinates",
            Location::Query,
            Style::JSON,
            json!({"lat": 40.6, "long": -73.9}),
            "coordinates=%7B%22lat%22%3A40.6%2C%22long%22%3A-73.9%7D",
        ),
    ]);
}

/// The examples of appendix C of 3.0.4 and later.
#[test]
fn the_specifications_words_and_formulas() {
    let formulas = json!({"a": "x+y", "b": "x/y", "c": "x^y"});
    let encoded_before = json!({"a": "x%2By", "b": "x/y", "c": "x^y"});
    let words = json!(["math", "is", "fun"]);
    check(vec![
        ("formulas", Location::Query, Style::FORM, formulas, "a=x%2By&b=x%2Fy&c=x%5Ey"),
        ("formulas", Location::Query, Style::FORM.allow_reserved(), encoded_before, "a=x%2By&b=x/y&c=x%5Ey"),
        ("words", Location::Query, Style::FORM.explode(false), words.clone(), "words=math,is,fun"),
        ("words", Location::Query, Style::SPACE_DELIMITED, words, "words=math%20is%20fun"),
        ("\u{2764}\u{fe0f}", Location::Query, Style::FORM, json!("love!"), "%E2%9D%A4%EF%B8%8F=love%21"),
    ]);
}

#[test]
fn allow_reserved_keeps_reserved_characters_and_triples() {
    let all = json!(":/?#[]@!$&'()*+,;=");
    let form = Style::FORM.allow_reserved();
    check(vec![
        // A `#` would end the query, so it is the only reserved character that is encoded.
        ("q", Location::Query, form, all.clone(), "q=:/?%23[]@!$&'()*+,;="),
        ("q", Location::Query, form, json!("%2F 50% %zz é"), "q=%2F%2050%25%20%25zz%20%C3%A9"),
        ("q", Location::Query, form, json!(["a/b", "c"]), "q=a/b&q=c"),
        ("q", Location::Query, form.explode(false), json!(["a/b", "c"]), "q=a/b,c"),
        ("q", Location::Query, Style::DEEP_OBJECT.allow_reserved(), json!({"a": "x/y"}), "q[a]=x/y"),
        ("p", Location::Path, Style::SIMPLE.allow_reserved(), json!("v1/{x}:run"), "v1/%7Bx%7D:run"),
        ("c", Location::Cookie, form, all.clone(), "c=:/?#[]@!$&'()*+%2C%3B="),
        ("h", Location::Header, Style::SIMPLE.allow_reserved(), all, ":/?#[]@!$&'()*+,;="),
    ]);
}

#[test]
fn names_are_encoded() {
    let form = Style::FORM;
    check(vec![
        ("[]", Location::Query, form, json!(1), "%5B%5D=1"),
        ("ids[]", Location::Query, form, json!([1, 2]), "ids%5B%5D=1&ids%5B%5D=2"),
        ("ids[]", Location::Query, form.allow_reserved(), json!([1, 2]), "ids[]=1&ids[]=2"),
        ("a&b=", Location::Query, form, json!(1), "a%26b%3D=1"),
        ("a&b=#", Location::Query, form.allow_reserved(), json!(1), "a%26b%3D%23=1"),
        ("größe", Location::Query, form, json!(1), "gr%C3%B6%C3%9Fe=1"),
        ("$filter", Location::Query, form, json!("a"), "%24filter=a"),
        ("q", Location::Query, form, json!({"a[b]": 1}), "a%5Bb%5D=1"),
        ("c;d", Location::Cookie, form, json!(1), "c%3Bd=1"),
        ("id", Location::Path, Style::MATRIX.explode(true), json!({"a;b": 1}), ";a%3Bb=1"),
    ]);
}

#[test]
fn null_and_empty_values_are_omitted() {
    let (csv, form) = (Style::FORM.explode(false), Style::FORM);
    check(vec![
        ("q", Location::Query, form, json!(["a", null, "b"]), "q=a&q=b"),
        ("q", Location::Query, csv, json!(["a", null, ""]), "q=a,"),
        ("q", Location::Query, form, json!([null]), "-"),
        ("q", Location::Query, form, json!([""]), "q="),
        ("q", Location::Query, form, json!([]), "-"),
        ("q", Location::Query, csv, json!([]), "-"),
        ("q", Location::Query, form.allow_empty(), json!([]), "q="),
        ("q", Location::Query, form, json!({}), "-"),
        ("q", Location::Query, form, json!({"a": null, "b": ""}), "b="),
        ("q", Location::Query, csv, json!({"a": null, "b": 1}), "q=b,1"),
        ("q", Location::Query, Style::DEEP_OBJECT, json!({"a": null, "b": []}), "-"),
        ("q", Location::Query, Style::JSON, json!({"a": null, "b": []}), "q=%7B%22a%22%3Anull%2C%22b%22%3A%5B%5D%7D"),
        ("p", Location::Path, Style::MATRIX, json!([]), "-"),
        ("p", Location::Path, Style::LABEL, json!({}), "-"),
        ("h", Location::Header, Style::SIMPLE, json!([]), "-"),
    ]);
}

#[test]
fn deep_objects_nest_and_their_arrays_use_the_chosen_notation() {
    let value = json!({"a": {"b": 1}, "c": [2, null, 3], "d": null});
    let people = json!({"people": [{"name": "Ann"}, {"name": "Bob"}]});
    let deep = Style::DEEP_OBJECT.allow_reserved();
    let (bracketed, indexed) = (deep.items(ArrayNotation::Bracketed), deep.items(ArrayNotation::Indexed));
    check(vec![
        ("q", Location::Query, Style::DEEP_OBJECT, value.clone(), "q%5Ba%5D%5Bb%5D=1&q%5Bc%5D=2&q%5Bc%5D=3"),
        ("q", Location::Query, deep, value.clone(), "q[a][b]=1&q[c]=2&q[c]=3"),
        ("q", Location::Query, bracketed, value.clone(), "q[a][b]=1&q[c][]=2&q[c][]=3"),
        ("q", Location::Query, indexed, value, "q[a][b]=1&q[c][0]=2&q[c][1]=3"),
        ("q", Location::Query, indexed, people.clone(), "q[people][0][name]=Ann&q[people][1][name]=Bob"),
        ("expand", Location::Query, bracketed, json!(["a", "b"]), "expand[]=a&expand[]=b"),
        ("expand", Location::Query, indexed, json!(["a", "b"]), "expand[0]=a&expand[1]=b"),
    ]);
    assert!(text("q", Location::Query, deep, &people).is_err());
}

#[test]
fn arrays_of_objects_use_the_chosen_notation() {
    let tags = json!([{"Key": "a", "Value": "b", "More": [{"x": 1}, {"x": 2}]}, {"Key": "c d"}]);
    let reserved = |style: Style| style.allow_reserved();
    check(vec![
        (
            "Tag",
            Location::Query,
            Style::NUMBERED,
            tags.clone(),
            "Tag.1.Key=a&Tag.1.Value=b&Tag.1.More.1.x=1&Tag.1.More.2.x=2&Tag.2.Key=c%20d",
        ),
        ("Tag", Location::Form, Style::NUMBERED, json!(["a", null, "b"]), "Tag.1=a&Tag.2=b"),
        ("t", Location::Query, Style::DOTTED, json!({"a": [{"b": 1}], "c": {"d": 2}}), "t.a.0.b=1&t.c.d=2"),
        ("t", Location::Query, reserved(Style::BRACKETED), json!([{"b": 1, "c": [2]}, 3]), "t[][b]=1&t[][c][]=2&t[]=3"),
        ("t", Location::Query, reserved(Style::INDEXED), json!([[1, 2], {"b": 3}]), "t[0][0]=1&t[0][1]=2&t[1][b]=3"),
        ("t", Location::Query, Style::NUMBERED, json!([]), "-"),
        ("t", Location::Query, Style::NUMBERED, json!("x"), "t=x"),
    ]);
    for place in [Location::Path, Location::Header, Location::Cookie] {
        assert!(text("t", place, Style::NUMBERED, &json!([1])).is_err());
    }
}

#[test]
fn nested_names_can_be_renamed_and_maps_have_entries() {
    const STYLE: Style = Style::NUMBERED
        .names(&[("Tags", "Tag"), ("Names", "Names.member"), ("Attributes", "Attributes.entry")])
        .maps(&["Attributes"]);
    check(vec![
        ("Spec", Location::Query, STYLE, json!([{"Tags": [{"Key": "a"}]}]), "Spec.1.Tag.1.Key=a"),
        ("Names", Location::Query, STYLE, json!(["a"]), "Names.member.1=a"),
        ("Tags", Location::Query, STYLE, json!("a"), "Tag=a"),
        (
            "Attributes",
            Location::Query,
            STYLE,
            json!({"a": "b", "c": "d"}),
            "Attributes.entry.1.key=a&Attributes.entry.1.value=b&Attributes.entry.2.key=c&Attributes.entry.2.value=d",
        ),
    ]);
}

#[test]
fn values_that_no_style_defines_are_an_error() {
    for value in [json!([["a"]]), json!([{"a": 1}])] {
        for style in [Style::FORM, Style::FORM.explode(false), Style::PIPE_DELIMITED, Style::DEEP_OBJECT] {
            assert!(text("color", Location::Query, style, &value).is_err(), "{style:?}");
        }
    }
    assert!(text("color", Location::Query, Style::FORM, &json!({"a": {"b": 1}})).is_err());
    assert!(text("color", Location::Path, Style::SIMPLE, &json!([["a"]])).is_err());
}

#[test]
fn a_cookie_cannot_add_another_cookie() {
    assert!(text("a", Location::Cookie, Style::COOKIE, &json!("1; admin=1")).is_err());
    assert!(text("a; admin", Location::Cookie, Style::COOKIE, &json!("1")).is_err());
    assert_eq!(text("a", Location::Cookie, Style::FORM, &json!("1; b")).unwrap().unwrap(), "a=1%3B%20b");
}

#[test]
fn an_object_with_arrays_repeats_their_names_where_form_is_exploded() {
    let value = json!({"a": [1, 2], "b": true});
    assert_eq!(text("q", Location::Query, Style::FORM, &value).unwrap().unwrap(), "a=1&a=2&b=true");
    assert!(text("q", Location::Query, Style::FORM.explode(false), &value).is_err());
}
