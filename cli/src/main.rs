//! The command-line interface of Wirewright.

mod arguments;
mod commands;
mod help;
mod progress;
mod revision;
mod settings;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;

use wirewright::Error;

use arguments::Arguments;

// The compiler allocates and frees many small trees. This allocator saves a fifth of the CPU time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.command.colours().write_global();
    match commands::run(&arguments.command) {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("{error}");
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
