//! Runs the check: cuts and compiles the descriptions, decodes and encodes each example, and compares the results.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;
use serde_json::Value;
use wirewright::Renderer;
use wirewright::stages::Model;
use wirewright::stages::analyze::Side;
use wirewright::stages::ir::Status;
use wirewright::stages::ir::{BodyEncoding, Operation, Payload, Type};
use wirewright::{Generator, Serde};

use super::cut::cut;
use super::examples::{Body, Example, Root};
use super::program::{PROGRAM, module};
use super::tree::{Tree, differences};
use crate::corpus::compile::{Compiler, Goal};
use crate::corpus::crates::{Unit, Workspace};
use crate::fidelity::build::{Outcome, programs, put};
use crate::fidelity::program::Question;

/// The results of a run.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    /// The number of descriptions.
    pub documents: usize,
    /// The number of examples.
    pub examples: usize,
    /// The number of examples that were unchanged.
    pub survived: usize,
    /// The examples that were changed.
    pub lost: Vec<Lost>,
}

/// An example that was changed by decoding and encoding.
#[derive(Debug, Clone, Serialize)]
pub struct Lost {
    /// The description.
    pub document: String,
    /// The operation.
    pub operation: String,
    /// The differences.
    pub differences: Vec<String>,
}

/// Tests all examples with the descriptions in a folder.
pub fn run(examples: &[Example], specs: &Path, work: &Path, runtime: &Path, jobs: usize) -> Result<Summary, String> {
    let workspace = Workspace::new(work).map_err(|error| error.to_string())?;
    let documents: BTreeSet<&str> = examples.iter().map(|example| example.document).collect();
    let mut outputs = Vec::new();
    for document in &documents {
        let of_it: Vec<&Example> = examples.iter().filter(|example| example.document == *document).collect();
        let text = output(&of_it, specs, &workspace, document)?;
        let unit = Unit { document: (*document).to_owned(), lines: text.lines().count() };
        outputs.push((unit, text));
    }
    let compiler = Compiler { workspace: &workspace, runtime, jobs, goal: Goal::Program(PROGRAM) };
    let programs = programs(&compiler, outputs.into_iter(), |lines| eprintln!("compiled {lines} lines"))?;
    let mut summary = Summary { documents: documents.len(), examples: examples.len(), ..Summary::default() };
    for (document, program) in &programs {
        let of_it: Vec<&Example> = examples.iter().filter(|example| example.document == *document).collect();
        let program = program.as_ref().map_err(|fault| format!("{document}: {fault}"))?;
        let questions: Vec<Question> =
            of_it.iter().map(|it| Question { key: key(it), text: Value::from(it.xml).to_string() }).collect();
        let outcomes = put(program, &questions).map_err(|error| error.to_string())?;
        for (example, outcome) in of_it.iter().zip(outcomes) {
            let differences = judge(example, outcome);
            if differences.is_empty() {
                summary.survived += 1;
            } else {
                let (document, operation) = (document.clone(), example.operation.to_owned());
                summary.lost.push(Lost { document, operation, differences });
            }
        }
    }
    Ok(summary)
}

fn key(example: &Example) -> String {
    let body = match example.body {
        Body::Request => "request".to_owned(),
        Body::Response(status, _) => status.to_string(),
    };
    format!("{}/{}/{body}", example.document, example.operation)
}

/// Returns the output for the operations of some examples, with the table of their bodies.
fn output(examples: &[&Example], specs: &Path, workspace: &Workspace, document: &str) -> Result<String, String> {
    let path = specs.join(format!("{document}.json"));
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut description: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    cut(&mut description, &examples.iter().map(|example| example.operation).collect());
    let path = workspace.folder().join(format!("{document}.json"));
    std::fs::write(&path, description.to_string()).map_err(|error| error.to_string())?;
    let compilation =
        Generator::new(&path).serde(Serde::Both).schemas(["*"]).run().map_err(|error| error.to_string())?;
    let model = compilation.checked(Renderer::default()).map_err(|error| error.to_string())?;
    let rows = examples.iter().map(|example| row(model, example)).collect::<Result<BTreeMap<_, _>, _>>()?;
    let rows: Vec<_> = rows.into_iter().map(|(key, (ty, root))| (key, ty, root)).collect();
    let file = compilation.single_file("xml", Renderer::default()).map_err(|error| error.to_string())?;
    Ok(module(&file.text, &rows))
}

/// Returns the key of an example, the type of its body, and the XML root of the body.
fn row(model: &Model, example: &Example) -> Result<(String, (String, String)), String> {
    let is_it = |operation: &&Operation| operation.id.as_deref() == Some(example.operation);
    let operation =
        model.api.operations.iter().find(is_it).ok_or_else(|| format!("unknown operation {}", example.operation))?;
    let (ty, side) = match example.body {
        Body::Request => {
            let types = operation.contents().filter_map(|content| match &content.form {
                BodyEncoding::Xml(ty) => Some(ty),
                _ => None,
            });
            (types.into_iter().next(), Side::Request)
        }
        Body::Response(status, _) => {
            let response = operation.responses.iter().find(|response| response.status == Status::Exact(status));
            match response.map(|response| &response.payload) {
                Some(Payload::Xml(ty)) => (Some(ty), Side::Response),
                _ => (None, Side::Response),
            }
        }
    };
    let Some(Type::Named(id)) = ty else { return Err(format!("{} has no such XML body", example.operation)) };
    let names = model.names.ty(*id).ok_or("the type has no name")?;
    Ok((key(example), (format!("types::{}", names.on(side)), format!("xml::{}", names.name))))
}

/// Returns the differences between an example and its result.
fn judge(example: &Example, outcome: Outcome) -> Vec<String> {
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(error) => return vec![error],
    };
    let expected: Value = serde_json::from_str(example.json).unwrap();
    let mut found: Vec<String> = crate::fidelity::compare::differences(&expected, &outcome["json"])
        .iter()
        .map(|it| format!("JSON {}: {:?}: {} became {}", it.pointer(), it.change, it.sent, it.back))
        .collect();
    let trees = Tree::parse(example.xml).and_then(|sent| Ok((sent, Tree::parse(outcome["xml"].as_str().unwrap())?)));
    match trees {
        Err(error) => found.push(error),
        Ok((sent, back)) => found.extend(compared(example, sent, back).into_iter().map(|it| format!("XML {it}"))),
    }
    found
}

fn compared(example: &Example, sent: Tree, back: Tree) -> Vec<String> {
    let Body::Response(_, root) = example.body else {
        let mut found = differences(&sent, &back);
        if sent.name != back.name {
            found.push(format!("the root {:?} became {:?}", sent.name, back.name));
        }
        return found;
    };
    let (mut sent, back) = (sent.without_namespaces(), back.without_namespaces());
    match root {
        Root::Documented(others) => sent.children.retain(|child| !others.contains(&child.name.1.as_str())),
        Root::Around(name) => match sent.children.into_iter().find(|child| child.name.1 == name) {
            Some(inner) => sent = inner,
            None => return vec![format!("element {name} is missing")],
        },
        Root::Property => sent = Tree { name: back.name.clone(), children: vec![sent], ..Tree::default() },
    }
    differences(&sent, &back)
}
