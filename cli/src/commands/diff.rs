//! `diff`: reports the changes between two versions of a client.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use wirewright::changes::{Report, Step, Used, Version, compare};
use wirewright::{Compilation, Config, Error, Generator};

use crate::arguments::{DiffOptions, FormatOption, StepOption};
use crate::revision::{Checkout, checkout};
use crate::settings::{set_formats, with_models};
use crate::terminal::{ADDED, CHANGED, HEADING, PLACE, REMOVED, print, print_json, print_raw, styled};

/// The name of a crate that is only compared.
const NAMELESS: &str = "client";

pub(crate) fn diff(options: &DiffOptions) -> Result<ExitCode, Error> {
    let (old, new) = (Side::of(&options.old)?, Side::of(&options.new)?);
    let generated = (old.generated()?, new.generated()?);
    // The options that generated code shows apply to the other version, too.
    let known = generated.0.as_ref().or(generated.1.as_ref());
    let generators = (old.generator(options, known)?, new.generator(options, known)?);
    let compilations = compile(&generators)?;
    let before = version(generated.0, generators.0.as_ref(), compilations.0.as_ref())?;
    let after = version(generated.1, generators.1.as_ref(), compilations.1.as_ref())?;
    let mut report = compare(&before, &after)?;
    if !options.used_by.is_empty() {
        let all: Vec<&Compilation> = compilations.0.iter().chain(&compilations.1).collect();
        if all.is_empty() {
            return Err(Error::Usage("`--used-by` needs a description as one of the versions".to_owned()));
        }
        report = report.for_users(&Used::by(&options.used_by, &all)?);
    }
    for side in [&old, &new] {
        side.restore_names(&mut report);
    }
    show(options, &report)?;
    let limit = options.fail_on.map(|step| match step {
        StepOption::Major => Step::Major,
        StepOption::Minor => Step::Minor,
        StepOption::Patch => Step::Patch,
    });
    Ok(if limit.is_some_and(|limit| report.verdict >= limit) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Compiles both versions at the same time.
fn compile(
    (old, new): &(Option<Generator>, Option<Generator>),
) -> Result<(Option<Compilation>, Option<Compilation>), Error> {
    let run = |generator: &Generator| -> Result<Compilation, Error> {
        let compilation = generator.run()?;
        compilation.check(generator_renderer())?;
        Ok(compilation)
    };
    std::thread::scope(|scope| {
        let before = scope.spawn(|| old.as_ref().map(run).transpose());
        let after = new.as_ref().map(run).transpose();
        let before = before.join().map_err(|_| Error::Internal("a thread panicked".to_owned()))?;
        Ok((before?, after?))
    })
}

fn generator_renderer() -> wirewright::Renderer {
    wirewright::Renderer::default().colours(crate::terminal::has_coloured_errors())
}

fn version<'c>(
    generated: Option<Version<'c>>,
    generator: Option<&Generator>,
    compilation: Option<&'c Compilation>,
) -> Result<Version<'c>, Error> {
    match (generated, generator, compilation) {
        (None, Some(generator), Some(compilation)) => Ok(Version::of(compilation, generator.files(compilation)?)),
        (Some(generated), ..) => Ok(generated),
        _ => Err(Error::Missing("missing version")),
    }
}

/// One of the versions.
struct Side {
    /// The path of the file or folder.
    path: PathBuf,
    /// The checkout of a revision, which is deleted at the end.
    checkout: Option<Checkout>,
}

impl Side {
    fn of(text: &str) -> Result<Self, Error> {
        let path = PathBuf::from(text);
        // A file whose name contains a colon is a file.
        if path.exists() {
            return Ok(Self { path, checkout: None });
        }
        match text.split_once(':') {
            Some((revision, inner)) if !revision.is_empty() && !inner.is_empty() => {
                let checkout = checkout(revision, inner)?;
                Ok(Self { path: checkout.path.clone(), checkout: Some(checkout) })
            }
            _ => Ok(Self { path, checkout: None }),
        }
    }

    fn is_generated(&self) -> bool {
        self.path.is_dir() || has_extension(&self.path, "rs")
    }

    fn generated(&self) -> Result<Option<Version<'static>>, Error> {
        if self.is_generated() { Version::read(&self.path).map(Some) } else { Ok(None) }
    }

    /// Returns the generator of a description.
    fn generator(&self, options: &DiffOptions, known: Option<&Version<'_>>) -> Result<Option<Generator>, Error> {
        if self.is_generated() {
            return Ok(None);
        }
        let mut config = match &options.config {
            Some(path) => Config::load(path)?,
            None if has_extension(&self.path, "toml") => Config::load(&self.path)?,
            None => Config::default(),
        };
        if has_extension(&self.path, "toml") {
            let own = Config::load(&self.path)?;
            (config.spec, config.overlays) = (own.spec, own.overlays);
        } else {
            config.spec = Some(self.path.clone());
        }
        config.overlays.extend(options.overlay.iter().cloned());
        config.operations.extend(options.operations.iter().cloned());
        config.schemas.extend(options.schemas.iter().cloned());
        config.allow_outside |= options.allow_outside;
        set_formats(&mut config, &options.format);
        match known {
            Some(known) => known.configure(&mut config),
            None => {
                // The manifest in the output folder does not matter.
                config.out = None;
                if config.crate_name.is_none() {
                    config.crate_name = Some(NAMELESS.to_owned());
                    config.features = Some(false);
                }
            }
        }
        let generator = Generator::from_config(config).renderer(generator_renderer());
        Ok(Some(with_models(generator, options.models, options.serde)))
    }

    /// Shows the files of a revision as git does: `REV:PATH`.
    fn restore_names(&self, report: &mut Report) {
        let Some(checkout) = &self.checkout else { return };
        for place in report.changes.iter_mut().filter_map(|change| change.place.as_mut()) {
            if let Ok(inner) = Path::new(&place.file).strip_prefix(&checkout.root) {
                place.file = format!("{}:{}", checkout.revision, inner.display());
            }
        }
    }
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

fn show(options: &DiffOptions, report: &Report) -> Result<(), Error> {
    if options.json {
        print_json(serde_json::to_string_pretty(report))?;
    } else if options.markdown {
        print_raw(&report.markdown());
    } else if options.format.contains(&FormatOption::Github) {
        print_raw(&report.github());
    } else {
        print(&shown(report));
        let changelog = report.changelog();
        if !changelog.is_empty() {
            print(&format!("\n{}\n\n", styled(HEADING, "Suggested changelog")));
            print_raw(&changelog);
        }
    }
    Ok(())
}

/// Returns the report with colours.
pub(super) fn shown(report: &Report) -> String {
    let line = |line: &str| match line.trim_start().chars().next() {
        _ if line.is_empty() => "\n".to_owned(),
        _ if !line.starts_with(' ') => format!("{}\n", styled(HEADING, line)),
        Some('+') => format!("{}\n", styled(ADDED, line)),
        Some('-') => format!("{}\n", styled(REMOVED, line)),
        Some('~') => format!("{}\n", styled(CHANGED, line)),
        _ => format!("{}\n", styled(PLACE, line)),
    };
    report.text().lines().map(line).collect()
}
