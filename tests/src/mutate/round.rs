//! Runs one round: damages a description and compiles it.

use std::path::Path;

use fastrand::Rng;
use serde_json::Value;
use wirewright::OutputFile;
use wirewright::Renderer;
use wirewright::diagnostics::{Code, Severity};
use wirewright::stages::At;
use wirewright::{Error, Generator, report};

use super::damage::Damage;
use super::{material, text};

/// A file beside the damaged description, to which references may lead.
pub const PARTS: &str = "parts.yaml";
const PARTS_TEXT: &str = "components:\n  schemas:\n    Part: {type: object, properties: {whole: {$ref: '#/components/schemas/Part'}}}\na: [1, {b: c}]\n";

/// An acceptable result of the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompilerOutcome {
    /// The compiler generated code.
    Generated,
    /// The compiler reported errors, each with a source location.
    Refused,
}

/// Returns the damaged description of a round, and the extension of its file. Chooses one of `originals` and loads it
/// with `load`.
pub fn damaged<T>(originals: &[T], load: impl FnOnce(&T) -> Value, seed: u64, round: u64) -> (Vec<u8>, &'static str) {
    let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ round);
    let mut tree = load(material::choose(&mut rng, originals));
    for _ in 0..rng.usize(1..=4) {
        let damage = *material::choose(&mut rng, &Damage::ALL);
        damage.apply(&mut tree, &mut rng);
    }
    let yaml = rng.bool();
    let encoded = if yaml { serde_yaml::to_string(&tree).ok() } else { serde_json::to_string_pretty(&tree).ok() };
    let mut bytes = encoded.unwrap_or_else(|| tree.to_string()).into_bytes();
    if rng.u8(..4) == 0 {
        for _ in 0..rng.usize(1..=2) {
            text::damage(&mut bytes, &mut rng);
        }
    }
    (bytes, if yaml { "yaml" } else { "json" })
}

/// Writes the description of a round into a folder and compiles it.
///
/// # Errors
/// Returns an error if the compiler's result is not acceptable.
pub fn run(folder: &Path, (bytes, extension): &(Vec<u8>, &'static str)) -> Result<CompilerOutcome, String> {
    let path = folder.join(format!("damaged.{extension}"));
    std::fs::write(folder.join(PARTS), PARTS_TEXT).map_err(|error| error.to_string())?;
    std::fs::write(&path, bytes).map_err(|error| error.to_string())?;
    judge(&Generator::new(&path).crate_name("damaged").schemas(["*"]))
}

fn judge(generator: &Generator) -> Result<CompilerOutcome, String> {
    let compilation = generator.run().map_err(|error| error.to_string())?;
    let shown = compilation.render(Renderer::default());
    let ledger = report::ledger(&compilation);
    match generator.files(&compilation) {
        Ok(files) => {
            if ledger.is_empty() {
                return Err("the code has no ledger".to_owned());
            }
            is_rust(files)?;
            is_rust([compilation.single_file("damaged", Renderer::default()).map_err(|error| error.to_string())?])?;
            Ok(CompilerOutcome::Generated)
        }
        Err(Error::Description { .. }) => {
            let errors = compilation.diagnostics().iter().filter(|found| found.severity == Severity::Error);
            // A file that is not UTF-8 has no line numbers.
            let located =
                errors.filter(|found| found.code == Code::UnreadableFile || !matches!(found.at(), At::Path(_))).count();
            if located == 0 || shown.is_empty() {
                Err(format!("rejected without a source location: {shown}"))
            } else {
                Ok(CompilerOutcome::Refused)
            }
        }
        Err(error) => Err(error.to_string()),
    }
}

/// Checks that all generated Rust files can be parsed. Each syntax tree is dropped immediately, because it may be
/// large.
fn is_rust(files: impl IntoIterator<Item = OutputFile>) -> Result<(), String> {
    let is_source = |file: &OutputFile| Path::new(&file.path).extension().is_some_and(|extension| extension == "rs");
    for file in files.into_iter().filter(is_source) {
        syn::parse_file(&file.text).map_err(|error| format!("{} is not Rust: {error}", file.path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn outcome(text: &str) -> Result<CompilerOutcome, String> {
        let folder = tempfile::tempdir().unwrap();
        run(folder.path(), &(text.as_bytes().to_vec(), "yaml"))
    }

    #[test]
    fn code_and_errors_with_a_location_are_acceptable() {
        assert_eq!(outcome("{openapi: 3.1.0, info: {title: A, version: '1'}}"), Ok(CompilerOutcome::Generated));
        assert_eq!(outcome("{openapi: 3.1.0"), Ok(CompilerOutcome::Refused));
    }

    #[test]
    fn a_round_can_be_repeated() {
        let originals = [json!({"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {}}}}})];
        for round in 0..20 {
            assert_eq!(damaged(&originals, Value::clone, 1, round), damaged(&originals, Value::clone, 1, round));
        }
        assert_ne!(damaged(&originals, Value::clone, 1, 1), damaged(&originals, Value::clone, 2, 1));
    }
}
