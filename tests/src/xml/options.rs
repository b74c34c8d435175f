//! Command-line options of the XML runner.

use std::path::PathBuf;

use clap::Parser;

/// Decodes and encodes XML of five AWS services with the types of their descriptions.
#[derive(Debug, Clone, Parser)]
#[command(name = "xml")]
pub struct Options {
    /// The folder of the descriptions, such as `ec2.json`. Defaults to the AWS folder of the corpus.
    #[arg(long, value_name = "DIR")]
    pub specs: Option<PathBuf>,
    /// Tests only the examples of this document.
    #[arg(long, value_name = "NAME")]
    pub only: Option<String>,
    /// The number of crates compiled at the same time.
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub jobs: usize,
    /// Writes the summary as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// The folder for the programs.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/xml"))]
    pub work: PathBuf,
}
