//! Generates a client for every description and every configuration in `specs/`, each in a module of its own.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use wirewright::diagnostics::Code;
use wirewright::{Config, Generator, Serde};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=specs");
    let mut names = Vec::new();
    for entry in fs::read_dir("specs")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml" || extension == "toml") {
            names.push(compile(&path)?);
        }
    }
    names.push(compile(&used_names()?)?);
    names.sort();
    let modules = names.iter().try_fold(String::new(), |mut text, name| {
        write!(text, "/// The client of `{name}`.\npub mod {} {{\n    ", name.replace(['-', '.'], "_"))?;
        writeln!(text, "wirewright_client::include_api!(\"{name}\");\n}}\n")?;
        Ok::<_, std::fmt::Error>(text)
    })?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    fs::write(out.join("probes.rs"), modules)?;
    Ok(())
}

/// Writes a description that takes all its names from the identifiers of the generated code: operations, tags, schemas,
/// properties, parameters, servers and values.
fn used_names() -> Result<PathBuf, Box<dyn Error>> {
    let (mut paths, mut schemas, mut tags, mut servers) = (String::new(), String::new(), String::new(), String::new());
    for name in wirewright::stages::names::used_names() {
        let content = format!("content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}");
        let inline = format!(
            "content: {{application/json: {{schema: {{type: object, properties: {{{name}: {{type: object, properties: \
             {{{name}: {{type: array, items: {{enum: [{name}, other]}}}}}}}}}}}}}}, application/xml: {{schema: {{$ref: \
             '#/components/schemas/{name}'}}}}, text/{name}: {{schema: {{type: string}}}}}}"
        );
        let parameters = ["path", "query", "header", "cookie"].map(|location| {
            format!(
                "{{name: {name}, in: {location}, required: {}, schema: {{$ref: '#/components/schemas/Choice{name}'}}}}",
                location == "path"
            )
        });
        let parameters = parameters.join(", ");
        writeln!(tags, "- {{name: {name}}}")?;
        writeln!(
            servers,
            "- {{url: 'https://{{{name}}}.example/{name}', description: {name}, variables: {{{name}: {{default: {name}, enum: [{name}, b]}}}}}}"
        )?;
        for (word, extra) in [("tagged", format!("tags: [{name}], ")), ("untagged", String::new())] {
            writeln!(
                paths,
                "  /{word}/{name}/{{{name}}}:\n    post: {{{extra}operationId: {name}, parameters: [{parameters}], \
                 requestBody: {{required: true, {inline}}}, responses: {{'200': {{description: a, headers: {{{name}: \
                 {{schema: {{type: string}}}}}}, {content}}}, '202': {{description: b, {inline}}}, default: \
                 {{description: c, {content}}}}}}}\n    put: {{{extra}operationId: put{name}, parameters: [{parameters}], \
                 requestBody: {{{content}}}, responses: {{'200': {{description: a, {content}}}}}}}"
            )?;
        }
        writeln!(
            schemas,
            "    {name}: {{type: object, required: [{name}], properties: {{{name}: {{oneOf: [{{$ref: \
             '#/components/schemas/Choice{name}'}}, {{type: object, additionalProperties: {{type: [integer, 'null']}}}}]}}, \
             only: {{writeOnly: true, type: array, prefixItems: [{{type: string}}], items: {{$ref: '#/components/schemas/{name}'}}}}}}}}"
        )?;
        writeln!(schemas, "    Choice{name}: {{type: string, enum: [{name}, '{}']}}", name.to_lowercase())?;
    }
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: Names, version: '1'}}\nservers:\n{servers}tags:\n{tags}paths:\n{paths}components:\n  schemas:\n{schemas}"
    );
    let path = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?).join("used-names.yaml");
    fs::write(&path, text)?;
    Ok(path)
}

fn compile(path: &Path) -> Result<String, Box<dyn Error>> {
    let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("the file name is not valid UTF-8")?.to_owned();
    let configured = path.extension().is_some_and(|extension| extension == "toml");
    let generator = if configured { Generator::from_config(Config::load(path)?) } else { Generator::new(path) };
    // Diagnostics are asserted in the snapshots, so a build need not print them.
    let quiet = Code::ALL.iter().fold(generator, |generator, code| generator.allow(code.name()));
    quiet.schemas(["*"]).serde(Serde::Both).file_name(&name).compile()?;
    // Removes the lint exemptions that generated code has in a user's crate, so that clippy checks it here.
    let path = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?).join(format!("{name}.rs"));
    let lenient = "clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction, ";
    fs::write(&path, fs::read_to_string(&path)?.replace(lenient, ""))?;
    Ok(name)
}
