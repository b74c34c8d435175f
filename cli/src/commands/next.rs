//! The steps after `generate`.

use std::path::Path;

use wirewright::{Compilation, Error, Generator, OutputFile};

/// Returns true if the output is new: the manifest of a crate, or a single file. Called before anything is written.
pub(super) fn is_new(generator: &Generator, files: &[OutputFile]) -> bool {
    let out = generator.config().out.as_deref().unwrap_or(Path::new(""));
    files.first().is_some_and(|file| !out.join(&file.path).exists())
}

/// Returns what the user has to do before the client can be used: after its first generation, or if the manifest lacks
/// a feature that the client needs.
pub(super) fn steps(generator: &Generator, compilation: &Compilation, is_new: bool) -> Result<String, Error> {
    let Some(advice) = generator.advice(compilation)? else {
        let out = generator.config().out.as_deref().unwrap_or(Path::new("."));
        let step = format!("next: in the crate that uses the client, run `cargo add --path {}`\n", out.display());
        return Ok(if is_new { step } else { String::new() });
    };
    let mut steps: Vec<String> = Vec::new();
    if is_new || advice.has_manifest {
        steps.extend(advice.dependencies.iter().map(|line| format!("to [dependencies] in Cargo.toml: {line}")));
    }
    if is_new {
        steps.push(format!("to src/lib.rs or src/main.rs: {}", advice.module));
    }
    let head = if steps.is_empty() { "" } else { "next: add\n" };
    Ok(steps.iter().fold(head.to_owned(), |text, step| format!("{text}    {step}\n")))
}
