//! The command line of Wirewright.

mod arguments;
mod commands;

use std::process::ExitCode;

use clap::Parser as _;

use wirewright::Error;

use arguments::{Arguments, Command};

// A compiler makes and drops many small trees: this allocator saves a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
            match error {
                Error::Usage(_)
                | Error::Missing(_)
                | Error::UnknownCode(_)
                | Error::UnknownFormat(_)
                | Error::Config { .. } => ExitCode::from(2),
                _ => ExitCode::FAILURE,
            }
        }
    }
}
