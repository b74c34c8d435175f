//! What can be said on the command line.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use wirewright::diagnostics::{Renderer, Verbosity};
use wirewright::{Config, Error, Generator, Serde};

/// Compiles API descriptions (OpenAPI 2.0 to 3.2, YAML or JSON) into Rust clients that get the wire right
///
/// Exit codes: 0 on success, 1 for a description with errors or code that is not current, 2 for bad usage or a bad configuration.
#[derive(Debug, Parser)]
#[command(name = "wirewright", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the client of a description
    Generate(GenerateOptions),
    /// Compare the client of a description with what is there: a unified diff, and exit code 1 when it is stale
    Check(Output),
    /// Show what became of every keyword of a description: implemented, degraded or ignored
    Ledger(LedgerOptions),
    /// List the groups, operations and types of a description, each with its Rust path
    List(ListOptions),
}

/// What every command needs.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The description, `-` for standard input; by default the one that the configuration names
    pub(crate) spec: Option<PathBuf>,
    /// An overlay to apply; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// The configuration; without it and without a description, `wirewright.toml` here or in `spec/`
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Take every warning as an error
    #[arg(long)]
    pub(crate) strict: bool,
    /// Take the diagnostics of this code as errors; may be given several times
    #[arg(long, value_name = "CODE")]
    pub(crate) deny: Vec<String>,
    /// Do not show the diagnostics of this code; may be given several times
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,
    /// Let references lead out of the folder of the description
    #[arg(long)]
    pub(crate) allow_outside: bool,
    /// The type of a format, such as `uuid=string` or `dates=jiff`; may be given several times
    #[arg(long, value_name = "NAME=TYPE", value_parser = pair)]
    pub(crate) format: Vec<(String, String)>,
    /// Show every diagnostic, notes too
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal
    Auto,
    Always,
    Never,
}

#[derive(Debug, Args)]
pub(crate) struct Output {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The folder of the client
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write a whole crate of this name; without it one file to be included
    #[arg(long = "crate", value_name = "NAME")]
    pub(crate) crate_name: Option<String>,
    /// The name of the one file, without `.rs`; by default that of the description
    #[arg(long, value_name = "NAME")]
    pub(crate) file_name: Option<String>,
    /// The folder of the runtime crate, for a path dependency on it
    #[arg(long, value_name = "DIR")]
    pub(crate) runtime_path: Option<PathBuf>,
    /// Which serde implementations a model has
    #[arg(long, value_name = "WHICH")]
    pub(crate) serde: Option<SerdeChoice>,
}

#[derive(Debug, Args)]
pub(crate) struct GenerateOptions {
    #[command(flatten)]
    pub(crate) output: Output,
    /// Replace files that are not generated ones where output is written; without it they are an error
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SerdeChoice {
    /// Serialize for what is sent, Deserialize for what is received
    Direction,
    /// Both for every model
    Both,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Exit with code 1 when anything is of this kind
    #[arg(long = "fail-on", value_name = "FATE")]
    pub(crate) fail_on: Option<Fate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Fate {
    Degraded,
    Ignored,
}

#[derive(Debug, Args)]
pub(crate) struct ListOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, ty) = text.split_once('=').ok_or("a format and its type are written as `NAME=TYPE`")?;
    Ok((name.to_owned(), ty.to_owned()))
}

impl Input {
    /// The generator that the configuration and the arguments ask for; an argument wins.
    pub(crate) fn generator(&self) -> Result<Generator, Error> {
        let mut config = match (&self.config, &self.spec) {
            (Some(path), _) => Config::load(path)?,
            (None, Some(_)) => Config::default(),
            (None, None) => {
                match ["wirewright.toml", "spec/wirewright.toml"].map(Path::new).into_iter().find(|path| path.is_file())
                {
                    Some(path) => Config::load(path)?,
                    None => {
                        return Err(Error::Missing(
                            "no description is named, and there is no wirewright.toml here or in spec/",
                        ));
                    }
                }
            }
        };
        if let Some(spec) = &self.spec {
            config.spec = Some(spec.clone());
        }
        config.overlays.extend(self.overlay.iter().cloned());
        config.strict |= self.strict;
        config.allow_outside |= self.allow_outside;
        config.deny.extend(self.deny.iter().cloned());
        config.allow.extend(self.allow.iter().cloned());
        for (name, ty) in &self.format {
            config.formats.set(name, ty);
        }
        Ok(Generator::from_config(config).renderer(self.renderer()))
    }

    pub(crate) fn renderer(&self) -> Renderer {
        let colours = match self.color {
            Colour::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
            Colour::Always => true,
            Colour::Never => false,
        };
        let verbosity = if self.verbose { Verbosity::Verbose } else { Verbosity::Normal };
        Renderer { colours, verbosity }
    }
}

impl Output {
    pub(crate) fn generator(&self) -> Result<Generator, Error> {
        let mut generator = self.input.generator()?;
        if let Some(out) = &self.out {
            generator = generator.out(out);
        }
        if let Some(name) = &self.crate_name {
            generator = generator.crate_name(name);
        }
        if let Some(name) = &self.file_name {
            generator = generator.file_name(name);
        }
        if let Some(path) = &self.runtime_path {
            generator = generator.runtime_path(path);
        }
        Ok(match self.serde {
            Some(SerdeChoice::Both) => generator.serde(Serde::Both),
            Some(SerdeChoice::Direction) => generator.serde(Serde::Direction),
            None => generator,
        })
    }
}
