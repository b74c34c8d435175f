//! Command-line arguments.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use wirewright::{Config, Error, Generator, Models, Renderer, Serde, Verbosity};

/// Generates Rust clients from API descriptions (OpenAPI 2.0 to 3.2, YAML or JSON)
///
/// Exit codes: 0 on success, 1 if the description has errors or the generated code is out of date, 2 if the arguments
/// or the configuration are invalid.
#[derive(Debug, Parser)]
#[command(name = "wirewright", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate a client from a description
    Generate(GenerateOptions),
    /// Check that generated code is up to date: print a diff and exit with code 1 if it is not
    Check(Output),
    /// Show how many uses of each keyword are implemented, degraded or ignored
    Ledger(LedgerOptions),
    /// List the groups, operations and types of a client with their Rust paths
    List(ListOptions),
    /// Show the operations that keep a type in the client, each with the way to the type
    Why(WhyOptions),
    /// Explain a diagnostic code, or list all codes
    Explain {
        /// Code, such as `unknown-format`
        code: Option<String>,
    },
    /// Print the completions of arguments for a shell
    Completions {
        /// Shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Arguments that all commands share.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Description to read, or `-` for standard input [default: `spec` in the configuration]
    pub(crate) spec: Option<PathBuf>,
    /// Apply an overlay; can be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Configuration file [default without SPEC: `wirewright.toml` or `spec/wirewright.toml`]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Generate only the operations that match: an id or tag (`pets/*`), a path (`/pets/**`), or a method and a path
    /// (`GET /pets/**`); can be repeated
    #[arg(long = "operation", value_name = "PATTERN")]
    pub(crate) operations: Vec<String>,
    /// Generate only the operations that the Rust files of this folder call; can be repeated
    #[arg(long, value_name = "DIR")]
    pub(crate) used_by: Vec<PathBuf>,
    /// Generate also the component schemas whose names match, such as `Webhook*` or `*`, even if no operation uses
    /// them; can be repeated
    #[arg(long = "schema", value_name = "PATTERN")]
    pub(crate) schemas: Vec<String>,
    /// Treat all warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
    /// Treat diagnostics with this code as errors; can be repeated
    #[arg(long, value_name = "CODE")]
    pub(crate) deny: Vec<String>,
    /// Hide diagnostics with this code, except errors; can be repeated
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,
    /// Allow references to files outside the description's folder
    #[arg(long)]
    pub(crate) allow_outside: bool,
    /// Set the Rust type of a format, such as `uuid=string` or `dates=jiff`; can be repeated
    #[arg(long, value_name = "NAME=TYPE", value_parser = parse_format)]
    pub(crate) format: Vec<(String, String)>,
    /// Show all diagnostics, including notes
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// Control colours in diagnostics
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Colour {
    /// Use colours if standard error is a terminal and `NO_COLOR` is not set
    Auto,
    /// Always use colours
    Always,
    /// Never use colours
    Never,
}

#[derive(Debug, Args)]
pub(crate) struct Output {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Write the client to this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Generate a crate with this name instead of a single file
    #[arg(long = "crate", value_name = "NAME")]
    pub(crate) crate_name: Option<String>,
    /// Name of the single file, without `.rs` [default: name of the description]
    #[arg(long, value_name = "NAME")]
    pub(crate) file_name: Option<String>,
    /// Give a crate a cargo feature for each group of operations [default: true]
    #[arg(long, value_name = "BOOL")]
    pub(crate) features: Option<bool>,
    /// Split a crate into several, one for each group of operations, which cargo compiles in parallel
    #[arg(long)]
    pub(crate) split: bool,
    /// Depend on the runtime crate in this folder instead of a published version
    #[arg(long, value_name = "DIR")]
    pub(crate) runtime_path: Option<PathBuf>,
    /// Choose the derives of models [default: lean]
    #[arg(long, value_name = "WHICH")]
    pub(crate) models: Option<ModelsChoice>,
    /// Choose the serde traits that types implement
    #[arg(long, value_name = "WHICH")]
    pub(crate) serde: Option<SerdeChoice>,
}

#[derive(Debug, Args)]
pub(crate) struct GenerateOptions {
    #[command(flatten)]
    pub(crate) output: Output,
    /// Overwrite existing files that are not marked as generated; by default they are an error
    #[arg(long)]
    pub(crate) force: bool,
    /// Print nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ModelsChoice {
    /// The derives of the runtime, which compile fast
    Lean,
    /// The derives of serde
    Serde,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SerdeChoice {
    /// `Serialize` for request types, `Deserialize` for response types
    Direction,
    /// Both traits for all types
    Both,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Exit with code 1 if keywords are degraded or ignored
    #[arg(long = "fail-on", value_name = "FATE")]
    pub(crate) fail_on: Option<FailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Fail if any keyword is degraded
    Degraded,
    /// Fail if any keyword is degraded or ignored
    Ignored,
}

#[derive(Debug, Args)]
pub(crate) struct ListOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Print the list as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct WhyOptions {
    /// Rust name of the type
    #[arg(value_name = "TYPE")]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) input: Input,
    /// Print the operations as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

fn parse_format(text: &str) -> Result<(String, String), String> {
    let (name, ty) = text.split_once('=').ok_or("expected `NAME=TYPE`, such as `uuid=string`")?;
    Ok((name.to_owned(), ty.to_owned()))
}

impl Input {
    /// Returns a generator for the configuration and the arguments. Arguments take precedence.
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
                            "missing description: pass SPEC, or add `wirewright.toml` to this folder or to `spec/`",
                        ));
                    }
                }
            }
        };
        if let Some(spec) = &self.spec {
            config.spec = Some(spec.clone());
        }
        config.overlays.extend(self.overlay.iter().cloned());
        config.operations.extend(self.operations.iter().cloned());
        config.schemas.extend(self.schemas.iter().cloned());
        config.used_by.extend(self.used_by.iter().cloned());
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
        Renderer::default().colours(colours).verbosity(verbosity)
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
        if let Some(features) = self.features {
            generator = generator.features(features);
        }
        if self.split {
            generator = generator.split(true);
        }
        if let Some(path) = &self.runtime_path {
            generator = generator.runtime_path(path);
        }
        generator = match self.models {
            Some(ModelsChoice::Lean) => generator.models(Models::Lean),
            Some(ModelsChoice::Serde) => generator.models(Models::Serde),
            None => generator,
        };
        Ok(match self.serde {
            Some(SerdeChoice::Both) => generator.serde(Serde::Both),
            Some(SerdeChoice::Direction) => generator.serde(Serde::Direction),
            None => generator,
        })
    }
}
