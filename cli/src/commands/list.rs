//! `list`: the groups, operations and types of a client.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::process::ExitCode;

use wirewright::report::{self, Entry};
use wirewright::{Compilation, Error};

use super::compile;
use crate::arguments::ListOptions;
use crate::terminal::{HEADING, column, counted, print, print_json, print_raw, styled};

pub(crate) fn list(options: &ListOptions) -> Result<ExitCode, Error> {
    let compilation = compile(&options.input)?;
    let entries = report::list(&compilation);
    if options.json {
        print_json(serde_json::to_string_pretty(&entries))?;
    } else if options.short {
        print_raw(&short(&entries));
    } else {
        print(&long(&compilation, &entries));
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns a line for each item.
fn short(entries: &[Entry]) -> String {
    let width = column(entries.iter().map(|entry| &*entry.name));
    let line = |entry: &Entry| format!("{:<9}  {:<width$}  {}\n", entry.kind, entry.name, entry.path);
    entries.iter().map(line).collect()
}

/// Returns the operations in sections, one for each group, with their signatures, and the types.
fn long(compilation: &Compilation, entries: &[Entry]) -> String {
    let mut text = String::new();
    for (owner, operations) in sections(entries) {
        let _ = writeln!(text, "{}", styled(HEADING, heading(entries, owner)));
        for operation in operations {
            let signature = operation.signature.as_ref().map(ToString::to_string).unwrap_or_default();
            let function = operation.path.rsplit("::").next().unwrap_or_default();
            let _ = writeln!(text, "  {}\n      {function}{signature}", operation.name);
        }
        text.push('\n');
    }
    let types: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == "type").collect();
    if !types.is_empty() {
        let _ = writeln!(text, "{}", styled(HEADING, "Types"));
        let width = column(types.iter().map(|entry| &*entry.path));
        for entry in types {
            let pointer = entry.pointer.as_deref().unwrap_or_default();
            let _ = writeln!(text, "  {:<width$}  {pointer}", entry.path);
        }
        text.push('\n');
    }
    let counts = report::count(compilation);
    let _ = writeln!(text, "{} and {}", counted(counts.operations, "operation"), counted(counts.types, "type"));
    text
}

/// Returns the operations by the Rust path of the type that has them as methods, in the order of the description.
fn sections(entries: &[Entry]) -> Vec<(&str, Vec<&Entry>)> {
    let mut sections: Vec<(&str, Vec<&Entry>)> = Vec::new();
    let mut indices: HashMap<&str, usize> = HashMap::new();
    for entry in entries.iter().filter(|entry| entry.kind == "operation") {
        let owner = entry.path.rsplit_once("::").map_or("", |(owner, _)| owner);
        let index = *indices.entry(owner).or_insert(sections.len());
        match sections.get_mut(index) {
            Some((_, operations)) => operations.push(entry),
            None => sections.push((owner, vec![entry])),
        }
    }
    sections
}

/// Returns the name of the tag, the method of the client that returns its operations, and the type that has them.
fn heading(entries: &[Entry], owner: &str) -> String {
    let accessor = owner.split("::").nth(1).map(|accessor| format!("Client::{accessor}"));
    let group = entries.iter().find(|entry| entry.kind == "group" && Some(&entry.path) == accessor.as_ref());
    group.map_or_else(|| owner.to_owned(), |group| format!("{}: {}(), {owner}", group.name, group.path))
}
