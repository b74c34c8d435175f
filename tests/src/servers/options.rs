//! Command-line options of the servers runner.

use std::path::PathBuf;

use clap::Parser;

/// Starts real servers on loopback and compares every decoded value with the response. Each server is called by a
/// client generated from the description that the server ships or provides.
#[derive(Debug, Clone, Parser)]
#[command(name = "servers")]
pub struct Options {
    /// Runs only the server with this name; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub only: Vec<String>,
    /// Lists the servers and exits.
    #[arg(long)]
    pub list: bool,
    /// Writes the summary as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// The list of known failures.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/known-servers.toml"))]
    pub known: PathBuf,
    /// The folder for the servers, their data and the programs.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/servers"))]
    pub work: PathBuf,
}
