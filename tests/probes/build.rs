//! Makes a client of every description and of every configuration in `specs/`, and a module for each.

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

fn compile(path: &Path) -> Result<String, Box<dyn Error>> {
    let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name that is no text")?.to_owned();
    let configured = path.extension().is_some_and(|extension| extension == "toml");
    let generator = if configured { Generator::from_config(Config::load(path)?) } else { Generator::new(path) };
    // What is said of each stands in its snapshot and need not be shown by every build.
    let quiet = Code::ALL.iter().fold(generator, |generator, code| generator.allow(code.name()));
    quiet.serde(Serde::Both).file_name(&name).compile()?;
    // What clippy is told to pass over in a user's crate it is to see here.
    let path = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?).join(format!("{name}.rs"));
    let lenient = "clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction, ";
    fs::write(&path, fs::read_to_string(&path)?.replace(lenient, ""))?;
    Ok(name)
}
