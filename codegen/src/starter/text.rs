//! The text of the file.

use std::fmt::Write as _;

use super::findings::{Findings, one_line};
use super::options::{Choice, SECTIONS};

/// Returns the text of a configuration file for the description at `spec`, whose name is `stem`.
pub(super) fn text(findings: &Findings, spec: &str, stem: &str, name: &str) -> String {
    let title = if findings.title.is_empty() { "an API" } else { &findings.title };
    let mut text = format!(
        "# The client of {title}: {}, {}.\n\
         # Paths are relative to this file. Options in comments show their defaults, or an example.\n\n\
         # The description.\n\
         spec = {}\n\
         # The output folder.\n\
         out = {}\n\
         # The name of the crate. Without a name, the output is a single file, to be used as a module of your crate.\n\
         crate = {}\n\
         # Keeps the Rust names of items in `wirewright.lock`, which is checked in, when the description renames them.\n\
         lock = true\n",
        counted(findings.operations, "operation"),
        counted(findings.types, "type"),
        quoted(spec),
        quoted(name),
        quoted(name),
    );
    if !findings.credentials.is_empty() {
        text.push_str("\n# Credentials that the description declares:\n");
        for credential in &findings.credentials {
            let _ = writeln!(text, "#   {credential}");
        }
    }
    for section in SECTIONS {
        let _ = writeln!(text, "\n# ---- {} ----", section.heading);
        for choice in section.choices {
            text.push('\n');
            for line in proposal(findings, choice.name) {
                let _ = writeln!(text, "# {line}");
            }
            let _ = writeln!(text, "# {}\n# {} = {}", choice.about, choice.name, value(findings, choice, stem));
        }
    }
    text
}

/// Returns what the description says about an option.
fn proposal(findings: &Findings, option: &str) -> Vec<String> {
    match option {
        "operations" if findings.has_many_operations() => {
            let tags: Vec<String> =
                findings.largest().map(|(tag, count)| format!("{} ({count})", one_line(tag))).collect();
            let mut lines = vec![format!(
                "Proposal: the description has {} operations. A client of those that you need compiles faster.",
                findings.operations
            )];
            if !tags.is_empty() {
                lines.push(format!("The largest tags: {}.", tags.join(", ")));
            }
            lines
        }
        "split" if findings.should_be_split() => {
            vec!["Proposal: set this to true for a client of all operations.".to_owned()]
        }
        "formats" => formats(findings),
        "strip-prefix" => match &findings.naming.prefix {
            Some((prefix, count)) => {
                vec![format!("Proposal: remove the prefix `{}` of {}.", one_line(prefix), counted(*count, "schema"))]
            }
            None => Vec::new(),
        },
        "inline-names" if findings.naming.titles > 0 => {
            let titles = counted(findings.naming.titles, "inline type");
            vec![format!("Proposal: name the {titles} with a title by it: `title`.")]
        }
        "operation-ids" => match findings.naming.framework {
            Some(framework) => vec![format!("Proposal: most ids have the form of the framework `{framework}`.")],
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn formats(findings: &Findings) -> Vec<String> {
    let words = |option: &str| match option {
        "dates" => "dates and times",
        "uuid" => "UUIDs",
        _ => "decimals",
    };
    let mut lines = Vec::new();
    if !findings.formats.is_empty() {
        let found: Vec<String> =
            findings.formats.iter().map(|(option, count)| format!("{} ({count})", words(option))).collect();
        lines.push(format!("The description has {}.", found.join(", ")));
    }
    if findings.formats.contains_key("decimal") {
        lines.push("Proposal: set `decimal = \"rust_decimal\"` to calculate with decimals.".to_owned());
    }
    if !findings.features.is_empty() {
        let features: Vec<String> = findings.features.iter().map(|feature| quoted(feature)).collect();
        lines.push(format!(
            "The crate needs the features {} of wirewright-client, which `generate` adds to its Cargo.toml.",
            features.join(", ")
        ));
    }
    lines
}

/// Returns the value of an option in its comment.
fn value(findings: &Findings, choice: &Choice, stem: &str) -> String {
    match choice.value {
        "OPERATIONS" => {
            let tags: Vec<String> =
                findings.largest().take(2).map(|(tag, _)| quoted(&glob::Pattern::escape(tag))).collect();
            if tags.is_empty() { r#"["GET /**"]"#.to_owned() } else { format!("[{}]", tags.join(", ")) }
        }
        "[]" if choice.name == "strip-prefix" => {
            let prefix = findings.naming.prefix.as_ref();
            format!("[{}]", prefix.map(|(prefix, _)| quoted(prefix)).unwrap_or_default())
        }
        "{ framework = \"auto\" }" => {
            format!("{{ framework = {} }}", quoted(findings.naming.framework.unwrap_or("auto")))
        }
        value if value.contains("STEM") => value.replace("\"STEM", &format!("\"{}", escaped(stem))),
        value => value.to_owned(),
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Returns a string of TOML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// Returns the inner part of a string of TOML.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, c| {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(escaped, "\\u{:04X}", u32::from(c));
            }
            c => escaped.push(c),
        }
        escaped
    })
}
