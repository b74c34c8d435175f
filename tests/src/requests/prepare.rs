//! Prepares one document: its client, the program that calls it, and the plan of its calls.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use wirewright::Renderer;
use wirewright::{Generator, Serde};

use super::plan::{Plan, plans};
use super::program;
use crate::corpus::crates::Unit;
use crate::corpus::pool::isolated;
use crate::corpus::specs::Spec;
use crate::fidelity::document::Document;
use crate::fidelity::examples::Direction;
use crate::fidelity::oracle::Oracle;

/// A document that is ready to be called.
#[derive(Debug, Default)]
pub struct Prepared {
    /// The name of the document.
    pub name: String,
    /// The fingerprint of its file.
    pub hash: String,
    /// The plans of its operations.
    pub plans: Vec<Plan>,
    /// The number of lines of its client.
    pub lines: usize,
    /// The code of the client, with the functions that call it.
    pub text: String,
    /// The means to validate its responses.
    pub validator: Option<ResponseValidator>,
    /// The reason why the document cannot be called.
    pub fault: Option<String>,
}

/// The means to validate responses.
#[derive(Debug)]
pub struct ResponseValidator {
    /// The document.
    pub document: Document,
    /// The validator of response bodies.
    pub oracle: Oracle,
}

impl Prepared {
    /// Returns the unit of the document.
    pub fn unit(&self) -> Unit {
        Unit { document: self.name.clone(), lines: self.lines }
    }
}

/// Prepares a document. Faults and panics are recorded in the result.
pub fn prepare(spec: &Spec) -> Prepared {
    let (result, _) = isolated(|| {
        let mut prepared = Prepared { name: spec.name.clone(), ..Prepared::default() };
        prepared.fault = fill(spec, &mut prepared).err();
        prepared
    });
    result.unwrap_or_else(|panic| Prepared {
        name: spec.name.clone(),
        fault: Some(format!("panic: {panic}")),
        ..Prepared::default()
    })
}

fn fill(spec: &Spec, prepared: &mut Prepared) -> Result<(), String> {
    prepared.hash = hash(&std::fs::read(&spec.path).map_err(|error| error.to_string())?);
    let document = Document::read(&spec.path)?.ok_or("the file is not a description")?;
    let message = |error: wirewright::Error| error.to_string();
    let compilation = Generator::new(&spec.path).serde(Serde::Both).run().map_err(message)?;
    let model = compilation.checked(Renderer::default()).map_err(message)?;
    let file = compilation.single_file("requests", Renderer::default()).map_err(message)?;
    prepared.plans = plans(model, compilation.sources(), &document)?;
    let statuses = prepared.plans.iter().flat_map(|plan| &plan.statuses);
    let schemas: Vec<&str> = statuses.filter_map(|status| status.schema.as_deref()).collect();
    let oracle = Oracle::new(&document, Direction::Response, schemas)?;
    prepared.validator = Some(ResponseValidator { document, oracle });
    prepared.lines = file.text.lines().count();
    let (text, skipped) = program::module(&prepared.unit(), &file.text, model);
    prepared.text = text;
    for (index, why) in skipped {
        if let Some(plan) = prepared.plans.get_mut(index) {
            plan.requests.clear();
            plan.skipped.push(why);
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
