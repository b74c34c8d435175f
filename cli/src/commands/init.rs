//! `init`: writes the first configuration file.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use wirewright::{Error, Generator, Renderer};

use crate::arguments::InitOptions;
use crate::progress::ProgressLine;
use crate::settings::FOUND;
use crate::terminal::{ADDED, HEADING, has_coloured_errors, print, verb};

/// The names of descriptions that are found without an argument.
const NAMES: [&str; 6] = ["openapi.yaml", "openapi.yml", "openapi.json", "swagger.json", "swagger.yaml", "swagger.yml"];

pub(crate) fn init(options: &InitOptions) -> Result<ExitCode, Error> {
    if options.spec.iter().chain(&options.config).any(|path| path.as_os_str() == "-") {
        return Err(Error::Usage("`init` needs the paths of files, not `-`".to_owned()));
    }
    let spec = options.spec.clone().map_or_else(found, Ok)?;
    let path = options.config.clone().unwrap_or_else(|| spec.with_file_name("wirewright.toml"));
    if path.symlink_metadata().is_ok() {
        return Ok(refused(&path));
    }
    let renderer = Renderer::default().colours(has_coloured_errors());
    let (generator, line) = ProgressLine::watch(Generator::new(&spec).renderer(renderer), false);
    let starter = generator.starter(&path)?;
    drop(line);
    match create(&path, &starter.text) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(refused(&path)),
        Err(error) => {
            eprintln!("error: cannot write `{}`: {error}", path.display());
            return Ok(ExitCode::FAILURE);
        }
    }
    let mut text = format!("{} {}\n", verb(ADDED, "Created"), path.display());
    for proposal in starter.proposals {
        let _ = writeln!(text, "{} {proposal}", verb(HEADING, "Proposal"));
    }
    let argument = if is_found(&path) { String::new() } else { format!(" --config {}", path.display()) };
    let _ = writeln!(text, "next: review the options in the file, and run `wirewright generate{argument}`");
    print(&text);
    Ok(ExitCode::SUCCESS)
}

/// Writes a file that does not exist yet. If writing fails, no file is left.
fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    io::Write::write_all(&mut file, text.as_bytes()).inspect_err(|_| {
        let _ = std::fs::remove_file(path);
    })
}

/// Returns the only description in the current folder.
fn found() -> Result<PathBuf, Error> {
    let found: Vec<&str> = NAMES.into_iter().filter(|name| Path::new(name).is_file()).collect();
    match found.as_slice() {
        [one] => Ok(PathBuf::from(one)),
        [] => Err(Error::Missing(
            "missing description: pass SPEC, since this folder has neither `openapi.yaml`, `.yml` or `.json` nor \
             `swagger.json`, `.yaml` or `.yml`",
        )),
        several => {
            let names = several.join("`, `");
            Err(Error::Usage(format!("several descriptions in this folder: pass one of `{names}` as SPEC")))
        }
    }
}

/// Returns true if the commands find the configuration file without an argument.
fn is_found(path: &Path) -> bool {
    let path = path.strip_prefix(".").unwrap_or(path);
    FOUND.into_iter().map(Path::new).find(|found| found.is_file()) == Some(path)
}

fn refused(path: &Path) -> ExitCode {
    eprintln!(
        "error: `{}` already exists and was not changed\n\
         help: pass another path with `--config FILE`, or remove the file",
        path.display()
    );
    ExitCode::FAILURE
}
