//! Command-line arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::help;

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
    /// Write a commented configuration file for a description
    #[command(after_help = help::INIT)]
    Init(InitOptions),
    /// Generate a client from a description
    Generate(GenerateOptions),
    /// Check that generated code is up to date: report the changes and exit with code 1 if it is not
    Check(CheckOptions),
    /// Report the changes between two versions of a client, and the step of a semantic version that they need
    #[command(after_help = help::DIFF)]
    Diff(DiffOptions),
    /// Show how many uses of each keyword are implemented, degraded or ignored
    #[command(after_help = help::LEDGER)]
    Ledger(LedgerOptions),
    /// List the operations of a client with their signatures, and its types
    #[command(after_help = help::LIST)]
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
    /// Set the Rust type of a format, such as `uuid=string` or `dates=jiff`; can be repeated. `github`, for `check` and
    /// `diff`, prints the report as annotations of GitHub Actions
    #[arg(long, value_name = "NAME=TYPE", value_parser = FormatOption::parse)]
    pub(crate) format: Vec<FormatOption>,
    /// Show all diagnostics, including notes
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// Control colours in diagnostics and diffs
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Colour {
    /// Use colours on a terminal, unless `NO_COLOR` is set, and in a pipe if `CLICOLOR_FORCE` is set
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
    /// Keep the Rust names of items in this file [default without FILE: `wirewright.lock` beside the configuration]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    #[allow(clippy::option_option, reason = "the option may come without a value")]
    pub(crate) lock: Option<Option<PathBuf>>,
    /// Choose the names of items that the description renamed, if there is a lock [default: keep]
    #[arg(long, value_name = "WHICH")]
    pub(crate) renames: Option<RenamesChoice>,
    /// Choose the serde traits that types implement
    #[arg(long, value_name = "WHICH")]
    pub(crate) serde: Option<SerdeChoice>,
}

/// A value of `--format`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FormatOption {
    /// The Rust type of a format.
    Type(String, String),
    /// Annotations of GitHub Actions, for the reports that have them.
    Github,
}

impl FormatOption {
    fn parse(text: &str) -> Result<Self, String> {
        if text == "github" {
            return Ok(Self::Github);
        }
        let (name, ty) = text.split_once('=').ok_or("expected `NAME=TYPE`, such as `uuid=string`")?;
        Ok(Self::Type(name.to_owned(), ty.to_owned()))
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    pub(crate) output: Output,
    /// Print a diff of the files instead of a report
    #[arg(long)]
    pub(crate) diff: bool,
}

#[derive(Debug, Args)]
pub(crate) struct DiffOptions {
    /// Old version: a description, a configuration file, a generated crate or file, or one of these in a revision of git
    /// (`REV:PATH`)
    pub(crate) old: String,
    /// New version, like the old one
    pub(crate) new: String,
    /// Print the report as Markdown
    #[arg(long, conflicts_with = "json")]
    pub(crate) markdown: bool,
    /// Print the report as JSON; its fields are described below
    #[arg(long)]
    pub(crate) json: bool,
    /// Report only the changes of what the Rust files of this folder use; can be repeated
    #[arg(long, value_name = "DIR")]
    pub(crate) used_by: Vec<PathBuf>,
    /// Exit with code 1 if the changes need this step or a greater one
    #[arg(long, value_name = "STEP")]
    pub(crate) fail_on: Option<StepOption>,
    /// Configuration file whose options apply to both versions
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Apply an overlay to both versions; can be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Compare only the operations that match, as for `generate`; can be repeated
    #[arg(long = "operation", value_name = "PATTERN")]
    pub(crate) operations: Vec<String>,
    /// Compare also the component schemas whose names match; can be repeated
    #[arg(long = "schema", value_name = "PATTERN")]
    pub(crate) schemas: Vec<String>,
    /// Allow references to files outside the description's folder
    #[arg(long)]
    pub(crate) allow_outside: bool,
    /// Set the Rust type of a format, such as `uuid=string` or `dates=jiff`; can be repeated. `github` prints the report as
    /// annotations of GitHub Actions
    #[arg(long, value_name = "NAME=TYPE", value_parser = FormatOption::parse)]
    pub(crate) format: Vec<FormatOption>,
    /// Choose the derives of models [default: lean]
    #[arg(long, value_name = "WHICH")]
    pub(crate) models: Option<ModelsChoice>,
    /// Choose the serde traits that types implement
    #[arg(long, value_name = "WHICH")]
    pub(crate) serde: Option<SerdeChoice>,
    /// Control colours in diagnostics and reports
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StepOption {
    /// Fail if code that uses the client needs a change
    Major,
    /// Fail also if anything is added or deprecated
    Minor,
    /// Fail if anything changed
    Patch,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(crate) struct GenerateOptions {
    #[command(flatten)]
    pub(crate) output: Output,
    /// Overwrite existing files that are not marked as generated, or that were edited by hand since the lock was written;
    /// by default they are an error
    #[arg(long)]
    pub(crate) force: bool,
    /// Fail if the lock is missing or would change
    #[arg(long)]
    pub(crate) locked: bool,
    /// Print the files that would be created, changed or removed, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print nothing but errors
    #[arg(short, long, conflicts_with_all = ["verbose", "dry_run"])]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct InitOptions {
    /// Description to inspect [default: `openapi.yaml`, `.yml` or `.json`, or `swagger.json`, `.yaml` or `.yml`]
    pub(crate) spec: Option<PathBuf>,
    /// Configuration file to write [default: `wirewright.toml` beside SPEC]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Control colours in diagnostics
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ModelsChoice {
    /// The derives of the runtime, which compile fast
    Lean,
    /// The derives of serde
    Serde,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum RenamesChoice {
    /// The old names of the lock
    Keep,
    /// The new names, with deprecated aliases of types and functions
    Follow,
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
    /// Print the ledger as JSON; its fields are described below
    #[arg(long)]
    pub(crate) json: bool,
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
    /// Print a line for each group, operation and type, without signatures
    #[arg(short, long, conflicts_with = "json")]
    pub(crate) short: bool,
    /// Print the list as JSON; its fields are described below
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
