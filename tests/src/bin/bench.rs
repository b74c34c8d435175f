//! Compares Wirewright with other generators, and measures how costs grow. See `bench --help`.

use std::process::ExitCode;

use clap::Parser as _;
use wirewright_tests::bench::options::{Mode, Options};
use wirewright_tests::bench::{comparison, growth};
use wirewright_tests::console::exit;

fn main() -> ExitCode {
    let options = Options::parse();
    exit(match &options.mode {
        Some(Mode::Growth(arguments)) => Ok(growth::run(arguments)),
        None => comparison::run(&options.comparison),
    })
}
