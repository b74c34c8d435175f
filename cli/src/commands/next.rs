//! The steps after `generate`.

use std::path::Path;

use wirewright::{Compilation, Error, Generator, Plan};

/// Returns what the user has to do before the client can be used: after its first generation, or if the manifest lacks
/// a feature that the client needs.
pub(super) fn steps(generator: &Generator, compilation: &Compilation, plan: &Plan) -> Result<String, Error> {
    let Some(advice) = generator.advice(compilation)? else {
        let is_new = plan.created.iter().any(|name| name == "Cargo.toml");
        let out = generator.config().out.as_deref().unwrap_or(Path::new("."));
        let step = format!("next: in the crate that uses the client, run `cargo add --path {}`\n", out.display());
        return Ok(if is_new { step } else { String::new() });
    };
    let mut steps: Vec<String> = Vec::new();
    let is_new = !plan.created.is_empty();
    let is_incomplete = is_new || advice.has_manifest;
    if is_incomplete {
        steps.extend(advice.dependencies.iter().map(|line| format!("to [dependencies] in Cargo.toml: {line}")));
    }
    if is_new {
        steps.push(format!("to src/lib.rs or src/main.rs: {}", advice.module));
    }
    let head = if steps.is_empty() { "" } else { "next: add\n" };
    Ok(steps.iter().fold(head.to_owned(), |text, step| format!("{text}    {step}\n")))
}
