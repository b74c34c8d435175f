//! Successive versions of real descriptions: the changed lines of output for each changed line of description.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use similar::{ChangeTag, TextDiff};
use wirewright::{Generator, Renderer, report};

use crate::corpus::expected::parse;

/// A step from one version to the next.
#[derive(Debug, Clone)]
pub struct Step {
    /// The folder and the number of the later version.
    pub name: String,
    /// The number of changed lines of the description, with one line for each key, item and line of a text.
    pub input: usize,
    /// The number of changed lines of the output.
    pub output: usize,
    /// The number of these that are not documentation.
    pub code: usize,
    /// The number of operations and schemas at the same place whose Rust paths changed.
    pub renamed: usize,
}

/// Compares the versions in each subfolder of a folder.
///
/// # Errors
/// Returns an error if a version cannot be read or compiled.
pub fn steps(folder: &Path) -> Result<Vec<Step>, String> {
    let mut histories: Vec<PathBuf> = entries(folder)?.into_iter().filter(|path| path.is_dir()).collect();
    histories.sort();
    let mut steps = Vec::new();
    for history in histories {
        let number = |path: &PathBuf| path.file_stem().and_then(|stem| stem.to_str()?.parse::<u32>().ok());
        let mut versions: Vec<(u32, PathBuf)> =
            entries(&history)?.into_iter().filter_map(|path| Some((number(&path)?, path))).collect();
        versions.sort();
        let name = history.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut last: Option<Version> = None;
        for (number, path) in versions {
            let now = Version::read(&path)?;
            if let Some(last) = &last {
                steps.push(now.since(last, format!("{name} {number}")));
            }
            last = Some(now);
        }
    }
    Ok(steps)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(|error| error.to_string())).collect()
}

/// A version of a description, and its output.
struct Version {
    input: String,
    output: Vec<(String, String)>,
    paths: Vec<(String, String)>,
}

impl Version {
    fn read(path: &Path) -> Result<Self, String> {
        let mut input = String::new();
        lines(&parse(path)?, &mut String::new(), &mut input);
        let generator = Generator::new(path).crate_name("evolution");
        let compilation = generator.run().map_err(|error| error.to_string())?;
        let files = compilation.crate_files(Renderer::default()).map_err(|error| error.to_string())?;
        let paths = report::list(&compilation).into_iter().map(|entry| {
            let pointer = entry.pointer.as_deref().and_then(|pointer| pointer.split_once('#')).map_or("", |(_, at)| at);
            (format!("{} {pointer}", entry.kind), entry.path)
        });
        Ok(Self {
            input,
            output: files.into_iter().map(|file| (file.path.clone(), file.text)).collect(),
            paths: paths.filter(|(at, _)| !at.starts_with("group")).collect(),
        })
    }

    fn since(&self, earlier: &Self, name: String) -> Step {
        let text = |files: &[(String, String)], path: &str| {
            files.iter().find(|(own, _)| own == path).map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let mut names: Vec<&String> = self.output.iter().chain(&earlier.output).map(|(path, _)| path).collect();
        names.sort();
        names.dedup();
        let count = |only_code: bool| -> usize {
            let part = |text: String| if only_code { code(&text) } else { text };
            let changed = |path: &&String| changed(&part(text(&earlier.output, path)), &part(text(&self.output, path)));
            names.iter().map(changed).sum()
        };
        let (output, code) = (count(false), count(true));
        let is_renamed = |(at, path): &&(String, String)| {
            let mut now = self.paths.iter().filter(|(other, _)| other == at).peekable();
            now.peek().is_some() && now.all(|(_, other)| other != path)
        };
        let renamed = earlier.paths.iter().filter(is_renamed).count();
        Step { name, input: changed(&earlier.input, &self.input), output, code, renamed }
    }
}

/// Writes a description with one line for each key, item and line of a text, as most authors do.
fn lines(value: &Value, indent: &mut String, text: &mut String) {
    let nested = |key: &str, value: &Value, indent: &mut String, text: &mut String| {
        let _ = write!(text, "{indent}{key}");
        indent.push_str("  ");
        match value {
            Value::Object(_) | Value::Array(_) => {
                text.push('\n');
                lines(value, indent, text);
            }
            Value::String(value) if value.contains('\n') => {
                value.lines().for_each(|line| {
                    let _ = write!(text, "\n{indent}{line}");
                });
                text.push('\n');
            }
            scalar => {
                let _ = writeln!(text, " {scalar}");
            }
        }
        indent.truncate(indent.len() - 2);
    };
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(key, value)| nested(&format!("{key}:"), value, indent, text));
        }
        Value::Array(items) => items.iter().for_each(|item| nested("-", item, indent, text)),
        scalar => {
            let _ = writeln!(text, "{indent}{scalar}");
        }
    }
}

/// Returns the lines that are not documentation.
fn code(text: &str) -> String {
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim().is_empty();
    text.lines().filter(is_code).fold(String::new(), |code, line| code + line + "\n")
}

/// Returns the number of removed and added lines.
fn changed(before: &str, after: &str) -> usize {
    if before == after {
        return 0;
    }
    TextDiff::from_lines(before, after).iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal).count()
}

/// Returns the steps as a table, with the totals.
pub fn table(steps: &[Step]) -> String {
    let mut text = String::from("step                input  output  ratio    code  ratio  renamed\n");
    let row = |name: &str, [input, output, code, renamed]: [usize; 4]| {
        #[allow(clippy::cast_precision_loss)]
        let ratio = |lines: usize| lines as f64 / input.max(1) as f64;
        let (all, only) = (ratio(output), ratio(code));
        format!("{name:<18}{input:>7}{output:>8}{all:>7.2}{code:>8}{only:>7.2}{renamed:>9}\n")
    };
    for step in steps {
        text.push_str(&row(&step.name, [step.input, step.output, step.code, step.renamed]));
    }
    let total = |name: &str, steps: Vec<&Step>| {
        let sum = |count: fn(&Step) -> usize| steps.iter().map(|step| count(step)).sum::<usize>();
        row(name, [sum(|step| step.input), sum(|step| step.output), sum(|step| step.code), sum(|step| step.renamed)])
    };
    text.push_str(&total("all", steps.iter().collect()));
    text.push_str(&total("without renames", steps.iter().filter(|step| step.renamed == 0).collect()));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_removed_and_added_ones() {
        assert_eq!(changed("a\nb\nc\n", "a\nx\ny\nc\n"), 3);
        assert_eq!(changed("a\n", "a\n"), 0);
    }

    #[test]
    fn each_step_between_versions_has_a_row() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("api")).unwrap();
        let schema = |more: &str| {
            format!(
                "openapi: 3.0.3\ninfo: {{title: A, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    A:\n      type: object\n      properties:\n        a: {{type: string}}\n{more}"
            )
        };
        for (number, more) in [(1, ""), (2, "        b: {type: string}\n"), (10, "        b: {type: string}\n")] {
            std::fs::write(folder.path().join(format!("api/{number}.yaml")), schema(more)).unwrap();
        }
        let steps = steps(folder.path()).unwrap();
        assert_eq!(steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(), ["api 2", "api 10"]);
        assert_eq!((steps[0].input, steps[0].renamed), (2, 0));
        assert!(steps[0].output > 0 && steps[1].output == 0);
        assert!(table(&steps).ends_with('\n') && table(&steps).contains("without renames"));
    }
}
