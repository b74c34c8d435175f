//! The programs that decode and encode: crates that hold the outputs of several documents, each with a table of its
//! types.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::prepare::Prepared;
use crate::corpus::crates::{Group, RootModule, Unit, program};

/// The part that all programs have in common. A program reads a line `key <tab> JSON` for each value, and replies with
/// a line of JSON.
const MAIN: &str = r#"#![allow(warnings)]

use std::io::{BufRead as _, Write as _};

use wirewright_client::serde_json;

type Outcome = Result<serde_json::Value, String>;
type Table = &'static [(&'static str, fn(&str) -> Outcome)];

/// Decodes and encodes a value. Like the runtime, it uses a type-erased deserializer, so that no decoder is compiled twice.
fn trip<T: serde::de::DeserializeOwned + serde::Serialize>(text: &str) -> Outcome {
    let value: T = decode(text)?;
    serde_json::to_value(&value).map_err(|error| format!("encode: {error}"))
}

fn decode<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = erased_serde::deserialize(&mut <dyn erased_serde::Deserializer>::erase(&mut json));
    let value = value.map_err(|error| format!("decode: {error}"))?;
    json.end().map_err(|error| format!("decode: {error}"))?;
    Ok(value)
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    // Deeply nested values need a large stack.
    let work = std::thread::Builder::new().stack_size(256 << 20).spawn(run).unwrap();
    work.join().unwrap();
}

fn run() {
    let table: std::collections::HashMap<_, _> = TABLES.iter().flat_map(|table| table.iter().copied()).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (key, text) = line.split_once('\t').unwrap();
        let trip = table[key];
        let outcome = std::panic::catch_unwind(|| trip(text)).unwrap_or_else(|_| Err("panic".to_owned()));
        writeln!(out, "{}", serde_json::to_string(&outcome).unwrap()).unwrap();
        // The next value may abort the program, so the result must be written now.
        out.flush().unwrap();
    }
}
"#;

/// A question to a program: the key of a function, and a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The key.
    pub key: String,
    /// The JSON text.
    pub text: String,
}

/// Returns the questions that a document needs, with the keys of the functions: the cases first, then the probes.
pub fn questions(prepared: &Prepared) -> Vec<Question> {
    let module = unit(prepared).module();
    let types = types(prepared);
    let cases = prepared.cases.iter().map(|case| Question {
        key: format!("{module}/{}", types[case.ty.as_str()]),
        text: case.example.value.to_string(),
    });
    let probes = prepared
        .probes
        .iter()
        .map(|probe| Question { key: format!("{module}/{}", probe.union), text: probe.value.to_string() });
    cases.chain(probes).collect()
}

/// Returns the unit of a document.
pub fn unit(prepared: &Prepared) -> Unit {
    Unit { document: prepared.name.clone(), lines: prepared.text.lines().count() }
}

fn types(prepared: &Prepared) -> BTreeMap<&str, usize> {
    let types: BTreeSet<&str> = prepared.cases.iter().map(|case| case.ty.as_str()).collect();
    types.into_iter().enumerate().map(|(index, ty)| (ty, index)).collect()
}

/// Returns the output of a document with its table.
pub fn module(prepared: &Prepared) -> String {
    let mut text = prepared.text.clone();
    let module = unit(prepared).module();
    let _ = writeln!(text, "\npub(crate) const TABLE: crate::Table = &[");
    for (ty, index) in types(prepared) {
        let _ = writeln!(text, "    (\"{module}/{index}\", crate::trip::<{ty}>),");
    }
    for (index, path) in prepared.unions.keys().enumerate() {
        let _ = writeln!(text, "    (\"{module}/{path}\", choice_{index}),");
    }
    let _ = writeln!(text, "];");
    for (index, (path, variants)) in prepared.unions.iter().enumerate() {
        let _ = write!(
            text,
            "\nfn choice_{index}(text: &str) -> crate::Outcome {{\n    \
             let value: {path} = crate::decode(text)?;\n    \
             Ok(match value {{\n"
        );
        for (position, variant) in variants.iter().enumerate() {
            let _ = writeln!(text, "        {path}::{variant}(_) => {position},");
        }
        let _ = writeln!(text, "        _ => {},\n    }}.into())\n}}", variants.len());
    }
    text
}

/// The root module of a program.
pub const PROGRAM: RootModule =
    RootModule { file: "main.rs", text: main, dependencies: "erased-serde = \"0.4\"\n", features: "" };

fn main(group: &Group) -> String {
    program(MAIN, group)
}

/// Renames a field in the emitted types, as a faulty compiler would.
pub fn broken(text: &str, property: &str) -> Option<String> {
    let other = "rename = \"broken-on-purpose\"";
    let renamed = format!("rename = \"{property}\"");
    if text.contains(&renamed) {
        return Some(text.replace(&renamed, other));
    }
    let (before, types) = text.split_at(text.find("pub mod types {")?);
    let field = format!("pub {property}: ");
    types.contains(&field).then(|| format!("{before}{}", types.replace(&field, &format!("#[serde({other})] {field}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_output_has_one_renamed_field() {
        let text =
            "pub mod types {\npub struct A {\n    #[serde(rename = \"b\")]\n    pub c: String,\n    pub d: String,\n}";
        assert!(broken(text, "b").unwrap().contains("#[serde(rename = \"broken-on-purpose\")]\n    pub c"));
        assert!(broken(text, "d").unwrap().contains("#[serde(rename = \"broken-on-purpose\")] pub d"));
        assert_eq!(broken(text, "e"), None);
    }
}
