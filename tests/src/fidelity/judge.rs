//! Evaluates the results of a document's program.

use serde::Serialize;
use serde_json::Value;

use super::build::{ABORTED, Outcome};
use super::cause;
use super::compare::differences;
use super::counts::Counts;
use super::document::Document;
use super::examples::Example;
use super::excuse::excused;
use super::prepare::{Oracles, Prepared};
use super::schema_finder::SchemaFinder;
use crate::corpus::specs::Spec;
use crate::known::Tried;

/// The results for a document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// The name of the document.
    pub name: String,
    /// The counts of its examples.
    #[serde(flatten)]
    pub counts: Counts,
    /// The examples that did not survive, each listed once, and the values that decoded to a wrong variant.
    pub losses: Vec<Loss>,
    /// The reason why the document could not be tested.
    pub fault: Option<String>,
}

impl Tried for Row {
    fn document(&self) -> &str {
        &self.name
    }

    fn causes(&self) -> impl Iterator<Item = &str> {
        self.losses.iter().map(|loss| loss.cause.as_str()).chain(self.fault.as_deref())
    }
}

/// An example or a union value that did not survive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// The class of the loss.
    pub cause: String,
    /// The pointer of the example, or of the union for a wrong variant.
    pub pointer: String,
    /// The Rust type.
    pub ty: String,
    /// A description of what happened.
    pub detail: String,
}

/// Evaluates the results. The results of the cases come first, then those of the probes.
pub fn judge(spec: &Spec, prepared: &Prepared, outcomes: Option<&Result<Vec<Outcome>, String>>) -> Row {
    let counts = Counts {
        examples: prepared.examples,
        invalid: prepared.invalid.len(),
        untyped: prepared.untyped,
        valid: prepared.cases.len() + prepared.missing.len(),
        ..Counts::default()
    };
    let mut row = Row { name: prepared.name.clone(), counts, fault: prepared.fault.clone(), ..Row::default() };
    for (_, why) in &prepared.invalid {
        let keyword = why.split(':').next().unwrap_or_default();
        *row.counts.rejections.entry(keyword.to_owned()).or_default() += 1;
    }
    for example in &prepared.missing {
        row.losses.push(Loss {
            cause: "no type".to_owned(),
            pointer: example.pointer.clone(),
            ty: String::new(),
            detail: String::new(),
        });
    }
    match outcomes {
        None => {}
        Some(Err(fault)) => row.fault = Some(fault.clone()),
        Some(Ok(outcomes)) => {
            let (cases, probes) = outcomes.split_at(prepared.cases.len().min(outcomes.len()));
            of_cases(spec, prepared, cases, &mut row);
            of_probes(prepared, probes, &mut row);
        }
    }
    row
}

fn of_cases(spec: &Spec, prepared: &Prepared, outcomes: &[Outcome], row: &mut Row) {
    let mut excuses: Option<Excuses> = None;
    for (case, outcome) in prepared.cases.iter().zip(outcomes) {
        let (cause, detail) = match outcome {
            Err(error) => (cause::of_error(error), error.clone()),
            Ok(back) => {
                let mut all = differences(&case.example.value, back);
                if !all.is_empty() {
                    let excuses = excuses.get_or_insert_with(|| Excuses::of(spec, prepared));
                    all.retain(|difference| !excuses.excuse(&case.example, difference));
                }
                let Some(first) = all.first() else {
                    row.counts.survived += 1;
                    continue;
                };
                let detail = format!("{}: {} -> {}", first.pointer(), short(&first.sent), short(&first.back));
                (cause::of_difference(first), detail)
            }
        };
        row.losses.push(Loss { cause, pointer: case.example.pointer.clone(), ty: case.ty.clone(), detail });
    }
}

fn of_probes(prepared: &Prepared, outcomes: &[Outcome], row: &mut Row) {
    for (probe, outcome) in prepared.probes.iter().zip(outcomes) {
        row.counts.union_values += 1;
        let lost = |cause: &str, detail: String| Loss {
            cause: cause.to_owned(),
            pointer: probe.schema.clone(),
            ty: probe.union.clone(),
            detail,
        };
        if outcome.as_ref().is_err_and(|error| error == ABORTED) {
            row.losses.push(lost("aborted at the value of a union", short(&probe.value)));
            continue;
        }
        // A value that cannot be decoded is also counted for the example that contains it.
        let chosen = outcome.as_ref().ok().and_then(Value::as_u64).and_then(|chosen| usize::try_from(chosen).ok());
        let Some(chosen) = chosen.filter(|chosen| probe.is_wrong(*chosen)) else { continue };
        row.counts.wrong_variant += 1;
        let name = prepared.unions.get(&probe.union).and_then(|variants| variants.get(chosen)).cloned();
        let detail = format!("{} -> {}", short(&probe.value), name.unwrap_or_default());
        row.losses.push(lost("wrong variant", detail));
    }
}

fn short(value: &Value) -> String {
    const LENGTH: usize = 200;
    let text = value.to_string();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// The document, loaded again only if there are differences to check.
struct Excuses(Option<(Document, Oracles)>);

impl Excuses {
    fn of(spec: &Spec, prepared: &Prepared) -> Self {
        let document = Document::read(&spec.path).ok().flatten();
        Self(document.and_then(|document| {
            let examples: Vec<Example> = prepared.cases.iter().map(|case| case.example.clone()).collect();
            let oracles = Oracles::new(&document, &examples).ok()?;
            Some((document, oracles))
        }))
    }

    fn excuse(&self, example: &Example, difference: &super::compare::Difference) -> bool {
        self.0.as_ref().is_some_and(|(document, oracles)| {
            let direction = example.direction();
            let finder = SchemaFinder { document, oracle: oracles.of(direction), direction };
            excused(&finder, &example.schema, &example.value, difference)
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::prepare::prepare;
    use super::*;

    const PETS: &str = "{openapi: 3.0.3, info: {title: A, version: '1'}, paths: {}, components: {schemas: {Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], example: {lives: 9, x: 1}}, Cat: {type: object, required: [lives], properties: {lives: {type: integer}}}, Dog: {type: object, required: [bark], properties: {bark: {type: string}}}}}}";

    fn judged(outcomes: &[Outcome]) -> Row {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, PETS).unwrap();
        let spec = Spec { name: "a".to_owned(), path, bytes: 0 };
        judge(&spec, &prepare(&spec), Some(&Ok(outcomes.to_vec())))
    }

    #[test]
    fn a_value_that_is_unchanged_for_its_schema_has_survived() {
        let row = judged(&[Ok(json!({"lives": 9.0})), Ok(json!(0))]);
        assert_eq!((row.counts.valid, row.counts.survived, row.counts.wrong_variant, row.losses.len()), (1, 1, 0, 0));
    }

    #[test]
    fn each_example_that_does_not_survive_is_a_loss_with_its_cause() {
        let causes = |outcomes: &[Outcome]| -> Vec<String> {
            judged(outcomes).losses.into_iter().map(|loss| loss.cause).collect()
        };
        assert_eq!(causes(&[Ok(json!({"x": 1})), Ok(json!(0))]), ["lost property"]);
        assert_eq!(causes(&[Ok(json!({"lives": 9, "y": 1})), Ok(json!(0))]), ["added number"]);
        assert_eq!(causes(&[Err("decode: missing field `a`".to_owned()), Ok(json!(0))]), ["decode: missing field `_`"]);
    }

    #[test]
    fn a_variant_that_rejects_the_value_is_wrong() {
        let row = judged(&[Ok(json!({"lives": 9, "x": 1})), Ok(json!(1))]);
        assert_eq!((row.counts.survived, row.counts.wrong_variant), (1, 1));
        assert_eq!(row.losses[0].detail, "{\"lives\":9,\"x\":1} -> Dog");
    }
}
