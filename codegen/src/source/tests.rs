//! Tests of parsing and positions.

use super::*;
use crate::diagnostics::Diagnostics;
use crate::location::Target;
use crate::render::Renderer;

fn load(name: &str, text: &str) -> (Sources, Diagnostics, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let mut diagnostics = Diagnostics::default();
    let sources = Sources::load(&path, &Options::default(), &mut diagnostics);
    (sources, diagnostics, folder)
}

fn at(sources: &Sources, pointer: &str, target: Target) -> (usize, usize) {
    let place = sources.resolve(sources.root().place(), &format!("#{pointer}")).unwrap();
    let (_, line, column) = sources.position(place, target);
    (line, column)
}

#[test]
fn yaml_scalars_follow_the_core_schema_and_keys_are_text() {
    let (sources, diagnostics, _folder) = load("a.yaml", "a: NO\n200: on\n0x1F: yes\nd: 0x1F\ne: ~\nf: 1e3\n");
    assert!(!diagnostics.has_errors());
    let root = sources.root();
    assert_eq!(root.get("a").unwrap().as_str(), Some("NO"));
    assert_eq!(root.get("200").unwrap().as_str(), Some("on"));
    assert_eq!(root.get("0x1F").unwrap().as_str(), Some("yes"));
    assert_eq!(*root.get("d").unwrap().value(), Value::Int(31));
    assert_eq!(*root.get("e").unwrap().value(), Value::Null);
    assert_eq!(*root.get("f").unwrap().value(), Value::Float(1000.0));
}

#[test]
fn merge_keys_add_missing_properties() {
    let (sources, _, _folder) = load("a.yaml", "base: &b {x: 1, y: 2}\nown: {<<: *b, x: 3}\n");
    let own = sources.root().get("own").unwrap();
    assert_eq!(*own.get("x").unwrap().value(), Value::Int(3));
    assert_eq!(*own.get("y").unwrap().value(), Value::Int(2));
    assert!(own.get("<<").is_none());
    assert_eq!(sources.pointer(own.get("y").unwrap().place()), "/own/y");
}

#[test]
fn positions_in_yaml_are_exact() {
    let text = "openapi: 3.1.0\npaths:\n  /a/{b}:\n    get:\n      responses:\n        200: {description: fine}\n      tags: [x, yy]\n";
    let (sources, _, _folder) = load("a.yaml", text);
    assert_eq!(at(&sources, "/openapi", Target::Value), (1, 10));
    assert_eq!(at(&sources, "/paths/~1a~1{b}", Target::Key), (3, 3));
    assert_eq!(at(&sources, "/paths/~1a~1{b}/get/responses/200", Target::Key), (6, 9));
    assert_eq!(at(&sources, "/paths/~1a~1{b}/get/responses/200/description", Target::Value), (6, 28));
    assert_eq!(at(&sources, "/paths/~1a~1{b}/get/tags/1", Target::Value), (7, 17));
    assert_eq!(at(&sources, "/paths/~1a~1{b}/get", Target::Value), (5, 7));
    assert_eq!(at(&sources, "/paths/~1a~1{b}/get/tags", Target::Value), (7, 13));
    assert_eq!(at(&sources, "/paths/~1a~1{b}/get/responses/200", Target::Value), (6, 14));
    assert_eq!(at(&sources, "", Target::Value), (1, 1));
}

#[test]
fn many_positions_are_found_in_one_walk() {
    let text = "a:\n  - x: 1\n    y: [p, {q: r}]\n  - [s]\nb: {c: {}}\nd: e\n";
    let (sources, _, _folder) = load("a.yaml", text);
    let rows = [
        ("/a", Target::Value, (2, 3)),
        ("/a/0", Target::Value, (2, 5)),
        ("/a/0/y", Target::Key, (3, 5)),
        ("/a/0/y/1", Target::Value, (3, 12)),
        ("/a/0/y/1/q", Target::Value, (3, 16)),
        ("/a/1", Target::Value, (4, 5)),
        ("/b/c", Target::Value, (5, 5)),
        ("/d", Target::Value, (6, 4)),
        ("/d", Target::Key, (6, 1)),
    ];
    let wanted: Vec<_> = rows
        .iter()
        .map(|(pointer, target, _)| (sources.resolve(sources.root().place(), &format!("#{pointer}")).unwrap(), *target))
        .collect();
    let found: Vec<_> = sources.positions(&wanted).into_iter().map(|(_, line, column)| (line, column)).collect();
    assert_eq!(found, rows.map(|(_, _, position)| position));
}

#[test]
fn positions_in_json_are_exact() {
    let text = "{\n  \"a\": {\"b\": [1, -22, \"x\\\"y\"],\n  \"c\": true, \"d\": {} }\n}";
    let (sources, _, _folder) = load("a.json", text);
    assert_eq!(at(&sources, "/a", Target::Key), (2, 3));
    assert_eq!(at(&sources, "/a", Target::Value), (2, 8));
    assert_eq!(at(&sources, "/a/b/1", Target::Value), (2, 18));
    assert_eq!(at(&sources, "/a/b/2", Target::Value), (2, 23));
    assert_eq!(at(&sources, "/a/c", Target::Value), (3, 8));
    assert_eq!(at(&sources, "/a/d", Target::Value), (3, 19));
}

#[test]
fn a_duplicate_key_is_an_error_with_its_location() {
    for (name, text) in
        [("a.yaml", "a: 1\nb:\n  x: 1\n  y: 2\n  x: 3\n"), ("a.json", "{\"a\": 1,\n \"b\": {\"x\": 1,\n \"x\": 2}}")]
    {
        let (sources, diagnostics, folder) = load(name, text);
        let shown = Renderer::default().render(&diagnostics, &sources).replace(&*folder.path().to_string_lossy(), "");
        insta::assert_snapshot!(format!("duplicate_key_{name}"), shown);
    }
}
