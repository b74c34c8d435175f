//! What a run may be told.

use std::path::PathBuf;

use clap::Parser;

/// Reads and writes XML, as five services of AWS send it and want it, with the types of their descriptions.
#[derive(Debug, Clone, Parser)]
#[command(name = "xml")]
pub struct Options {
    /// The folder of the descriptions, `ec2.json` and others; by default that of AWS in the corpus.
    #[arg(long, value_name = "DIR")]
    pub specs: Option<PathBuf>,
    /// Only the examples of this document.
    #[arg(long, value_name = "NAME")]
    pub only: Option<String>,
    /// How many crates are compiled at once.
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub jobs: usize,
    /// Writes the summary as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// The folder for the programs.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/xml"))]
    pub work: PathBuf,
}
