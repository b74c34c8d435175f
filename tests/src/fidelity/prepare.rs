//! Prepares one document: validates its examples, generates its types, and finds the type that each valid example must
//! decode into.

use std::collections::{BTreeMap, HashSet};

use wirewright::Renderer;
use wirewright::{Generator, Serde};

use super::document::Document;
use super::examples::{Direction, Example, Site, collect};
use super::oracle::Oracle;
use super::schema_finder::SchemaFinder;
use super::types::Types;
use super::unions::{Probe, probes};
use crate::corpus::pool::isolated;
use crate::corpus::specs::Spec;

/// The tests of a document's emitted types.
#[derive(Debug, Default)]
pub struct Prepared {
    /// The name of the document.
    pub name: String,
    /// The number of its examples.
    pub examples: usize,
    /// The examples that their schemas reject, each with the rejecting keyword and its message.
    pub invalid: Vec<(String, String)>,
    /// The number of examples of bodies that are text, bytes or of an unsupported media type.
    pub untyped: usize,
    /// The examples that must survive.
    pub cases: Vec<Case>,
    /// The examples whose type is missing from the output.
    pub missing: Vec<Example>,
    /// The union values in the examples.
    pub probes: Vec<Probe>,
    /// The variants of the probed unions, by the Rust path of the union.
    pub unions: BTreeMap<String, Vec<String>>,
    /// The emitted file.
    pub text: String,
    /// The reason for missing output.
    pub fault: Option<String>,
}

/// A valid example.
#[derive(Debug, Clone)]
pub struct Case {
    /// The example.
    pub example: Example,
    /// The Rust type.
    pub ty: String,
}

/// Prepares a document. Faults and panics are recorded in the result.
pub fn prepare(spec: &Spec) -> Prepared {
    let (result, _) = isolated(|| {
        let mut prepared = Prepared { name: spec.name.clone(), ..Prepared::default() };
        if let Err(error) = fill(spec, &mut prepared) {
            prepared.fault = Some(error);
        }
        prepared
    });
    result.unwrap_or_else(|panic| Prepared {
        name: spec.name.clone(),
        fault: Some(format!("panic: {panic}")),
        ..Prepared::default()
    })
}

fn fill(spec: &Spec, prepared: &mut Prepared) -> Result<(), String> {
    let Some(document) = Document::read(&spec.path)? else { return Ok(()) };
    let examples = collect(&document);
    if examples.is_empty() {
        return Ok(());
    }
    let types = generate(spec, prepared)?;
    let examples = each_way(examples, &types);
    prepared.examples = examples.len();
    let oracles = Oracles::new(&document, &examples)?;
    let (valid, invalid): (Vec<Example>, Vec<Example>) =
        examples.into_iter().partition(|it| oracles.of(it.direction()).accepts(&it.schema, &it.value) == Some(true));
    let why = |it: &Example| oracles.of(it.direction()).rejects(&it.schema, &it.value).unwrap_or_default();
    prepared.invalid = invalid.iter().map(|it| (it.pointer.clone(), why(it))).collect();
    let mut seen = HashSet::new();
    for example in valid {
        match types.find(&example) {
            // An example that several operations share is one case.
            Some(ty) if !seen.insert((example.pointer.clone(), ty.to_owned())) => prepared.examples -= 1,
            Some(ty) => {
                let direction = example.direction();
                let finder = SchemaFinder { document: &document, oracle: oracles.of(direction), direction };
                prepared.probes.extend(probes(&finder, &types, &example.schema, &example.value));
                let ty = if example.value.is_null() { format!("Option<{ty}>") } else { ty.to_owned() };
                prepared.cases.push(Case { example, ty });
            }
            None if matches!(example.site, Site::Component(_)) => prepared.missing.push(example),
            None => prepared.untyped += 1,
        }
    }
    once(&mut prepared.probes);
    let probed: HashSet<&str> = prepared.probes.iter().map(|probe| probe.union.as_str()).collect();
    for union in types.unions() {
        for path in [Direction::Request, Direction::Response].map(|direction| union.paths.on(direction)) {
            if probed.contains(path) {
                prepared.unions.insert(path.to_owned(), union.variants.clone());
            }
        }
    }
    Ok(())
}

/// Assigns directions to the examples of shared schemas. An example whose schema has separate request and response
/// types becomes two.
fn each_way(examples: Vec<Example>, types: &Types) -> Vec<Example> {
    let ways = examples.into_iter().flat_map(|example| {
        let ways = if example.direction() == Direction::Both { types.ways(&example.schema) } else { &[] };
        if ways.is_empty() {
            return vec![example];
        }
        ways.iter().map(|way| example.going(*way)).collect()
    });
    ways.collect()
}

/// Removes probes with the same union and the same value.
fn once(probes: &mut Vec<Probe>) {
    let mut seen = HashSet::new();
    probes.retain(|probe| seen.insert((probe.union.clone(), probe.value.to_string())));
}

/// Returns the emitted types, and stores the emitted file.
fn generate(spec: &Spec, prepared: &mut Prepared) -> Result<Types, String> {
    let generator = Generator::new(&spec.path).serde(Serde::Both).schemas(["*"]);
    let compilation = generator.run().map_err(|error| error.to_string())?;
    let model = compilation.checked(Renderer::default()).map_err(|error| error.to_string())?;
    let types = Types::of(model, compilation.sources());
    let file = compilation.single_file("fidelity", Renderer::default()).map_err(|error| error.to_string())?;
    prepared.text = file.text;
    Ok(types)
}

/// The validators of a document, by direction.
pub struct Oracles([Oracle; 3]);

impl Oracles {
    /// Creates the validators for the schemas of these examples.
    pub fn new(document: &Document, examples: &[Example]) -> Result<Self, String> {
        let of = |direction| {
            let examples = examples.iter().filter(|example| example.direction() == direction);
            Oracle::new(document, direction, examples.map(|example| example.schema.as_str()))
        };
        Ok(Self([of(Direction::Request)?, of(Direction::Response)?, of(Direction::Both)?]))
    }

    /// Returns the validator of a direction.
    pub fn of(&self, direction: Direction) -> &Oracle {
        let [request, response, both] = &self.0;
        match direction {
            Direction::Request => request,
            Direction::Response => response,
            Direction::Both => both,
        }
    }
}

/// Returns the number of examples in a document, by which documents are sampled.
pub fn count(spec: &Spec) -> usize {
    let text = std::fs::read(&spec.path).unwrap_or_default();
    // Parsing is expensive, and most documents have no examples.
    if !String::from_utf8_lossy(&text).contains("example") {
        return 0;
    }
    let document = Document::read(&spec.path).ok().flatten();
    document.map_or(0, |document| {
        let examples = collect(&document);
        examples.iter().map(|example| &example.pointer).collect::<HashSet<_>>().len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(text: &str) -> Prepared {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, text).unwrap();
        prepare(&Spec { name: "a".to_owned(), path, bytes: 0 })
    }

    const PETS: &str = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}, example: {kind: cat, lives: 9}}}}
      responses:
        '200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}, example: [{kind: dog}]}}}
        '400': {description: Bad, content: {text/plain: {schema: {type: string}, example: No}}}
components:
  schemas:
    Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}, example: {kind: 1}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [dog]}}}
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
";

    #[test]
    fn each_valid_example_has_the_type_of_its_body() {
        let prepared = prepared(PETS);
        assert_eq!(prepared.fault, None);
        let types: Vec<&str> = prepared.cases.iter().map(|case| case.ty.as_str()).collect();
        assert_eq!(types, ["types::Pet", "Vec<types::Pet>"]);
        assert_eq!((prepared.examples, prepared.invalid.len(), prepared.untyped), (3, 1, 0));
    }

    #[test]
    fn union_values_are_found_with_the_variants_that_accept_them() {
        let prepared = prepared(PETS);
        let (examples, damaged): (Vec<_>, Vec<_>) =
            prepared.probes.iter().partition(|probe| probe.of_another_type.is_empty());
        let accepted: Vec<_> = examples.iter().map(|probe| probe.accepted.clone()).collect();
        assert_eq!(accepted, [vec![Some(true), Some(false)], vec![Some(false), Some(true)]]);
        assert!(prepared.probes[0].is_wrong(1) && !prepared.probes[0].is_wrong(0) && !prepared.probes[0].is_wrong(2));
        // Three properties are damaged: the kind and the lives of a cat, and the kind of a dog.
        assert_eq!(damaged.len(), 3);
        assert_eq!(damaged[0].value, serde_json::json!({"kind": {"other": {}}, "lives": 9}));
        assert!(damaged[0].is_wrong(0) && !damaged[0].is_wrong(1) && !damaged[0].is_wrong(2));
        assert_eq!(prepared.unions["types::Pet"], ["Cat", "Dog"]);
    }

    #[test]
    fn an_example_of_a_schema_with_request_and_response_types_becomes_two() {
        let pet = "{type: object, required: [id, pin], properties: {id: {type: integer, readOnly: true}, pin: {type: string, writeOnly: true}}, example: {id: 1, pin: '2'}}";
        let body = "content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}";
        let prepared = prepared(&format!(
            "{{openapi: 3.0.3, info: {{title: A, version: '1'}}, paths: {{/a: {{put: {{requestBody: {{{body}}}, responses: {{'200': {{description: A, {body}}}}}}}}}}}, components: {{schemas: {{Pet: {pet}}}}}}}"
        ));
        let cases: Vec<_> = prepared.cases.iter().map(|case| (case.example.direction(), case.ty.as_str())).collect();
        let [(Direction::Request, sent), (Direction::Response, received)] = cases[..] else { panic!("{cases:?}") };
        assert_ne!(sent, received);
    }
}
