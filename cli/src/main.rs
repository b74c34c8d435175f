//! The command line of Wirewright.

mod arguments;
mod commands;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match &arguments.command {
        Command::Generate(options) => commands::generate(options),
        Command::Check(options) => commands::check(options),
        Command::Ledger(options) => commands::ledger(options),
        Command::List(options) => commands::list(options),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
