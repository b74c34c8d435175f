//! Calls real servers with generated clients: see `servers --help`.

use std::process::ExitCode;

use clap::Parser as _;
use wirewright_tests::console::{exit, write};
use wirewright_tests::servers::catalogue::{ALL, Server};
use wirewright_tests::servers::known::Known;
use wirewright_tests::servers::options::Options;
use wirewright_tests::servers::summary::Summary;
use wirewright_tests::servers::{python, run};

fn main() -> ExitCode {
    exit(start(&Options::parse()))
}

/// Returns true if all values survived, apart from the known failures.
fn start(options: &Options) -> Result<bool, String> {
    if options.list {
        for server in ALL {
            println!("{}", server.name);
        }
        return Ok(true);
    }
    if let Some(unknown) = options.only.iter().find(|only| ALL.iter().all(|server| server.name != **only)) {
        return Err(format!("unknown server `{unknown}`; `--list` shows all servers"));
    }
    let known = Known::load(&options.known)?;
    std::fs::create_dir_all(&options.work).map_err(|error| format!("{}: {error}", options.work.display()))?;
    let work = std::path::absolute(&options.work).map_err(|error| error.to_string())?;
    let environment = python::environment(&work)?;
    let is_wanted = |server: &&Server| options.only.is_empty() || options.only.iter().any(|only| only == server.name);
    let mut rows = Vec::new();
    for server in ALL.iter().filter(is_wanted) {
        eprintln!("calling {}", server.name);
        rows.push(run::run(server, &environment, &work)?);
    }
    let summary = Summary::new(rows, &known);
    print!("{summary}");
    if let Some(path) = &options.json {
        let text = serde_json::to_string_pretty(&summary).map_err(|error| error.to_string())?;
        write(path, &(text + "\n"))?;
    }
    Ok(summary.is_as_known())
}
