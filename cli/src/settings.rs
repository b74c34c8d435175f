//! Conversion of arguments to the settings of the compiler.

use std::path::{Path, PathBuf};

use anstream::ColorChoice;
use wirewright::{Config, Error, Generator, Models, Renames, Renderer, Serde, Verbosity};

use crate::arguments::{Colour, Command, FormatOption, Input, ModelsChoice, Output, RenamesChoice, SerdeChoice};
use crate::terminal::has_coloured_errors;

/// The paths of configuration files that are found without an argument.
pub(crate) const FOUND: [&str; 2] = ["wirewright.toml", "spec/wirewright.toml"];

impl Input {
    /// Returns a generator for the configuration and the arguments. Arguments take precedence.
    pub(crate) fn generator(&self) -> Result<Generator, Error> {
        let mut config = match (self.config_file(), &self.spec) {
            (Some(path), _) => Config::load(path)?,
            (None, Some(_)) => Config::default(),
            (None, None) => {
                return Err(Error::Missing(
                    "missing description: pass SPEC, or add `wirewright.toml` to this folder or to `spec/`",
                ));
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
        set_formats(&mut config, &self.format);
        Ok(Generator::from_config(config).renderer(self.renderer()))
    }

    /// Returns the path of the configuration file. A description as an argument needs none.
    fn config_file(&self) -> Option<&Path> {
        match (&self.config, &self.spec) {
            (Some(path), _) => Some(path),
            (None, Some(_)) => None,
            (None, None) => FOUND.map(Path::new).into_iter().find(|path| path.is_file()),
        }
    }

    /// Returns the path of the lock: the argument, or the default name beside the configuration file.
    fn lock(&self, path: Option<&Path>) -> PathBuf {
        let folder = self.config_file().and_then(Path::parent).unwrap_or(Path::new(""));
        path.map_or_else(|| folder.join("wirewright.lock"), Path::to_owned)
    }

    pub(crate) fn renderer(&self) -> Renderer {
        let verbosity = if self.verbose { Verbosity::Verbose } else { Verbosity::Normal };
        Renderer::default().colours(has_coloured_errors()).verbosity(verbosity)
    }
}

/// Sets the types of formats.
pub(crate) fn set_formats(config: &mut Config, formats: &[FormatOption]) {
    for format in formats {
        if let FormatOption::Type(name, ty) = format {
            config.formats.set(name, ty);
        }
    }
}

/// Returns a generator with the derives and traits of the arguments.
pub(crate) fn with_models(generator: Generator, models: Option<ModelsChoice>, serde: Option<SerdeChoice>) -> Generator {
    let generator = match models {
        Some(ModelsChoice::Lean) => generator.models(Models::Lean),
        Some(ModelsChoice::Serde) => generator.models(Models::Serde),
        None => generator,
    };
    match serde {
        Some(SerdeChoice::Both) => generator.serde(Serde::Both),
        Some(SerdeChoice::Direction) => generator.serde(Serde::Direction),
        None => generator,
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
        if let Some(path) = &self.lock {
            generator = generator.lock(self.input.lock(path.as_deref()));
        }
        generator = match self.renames {
            Some(RenamesChoice::Keep) => generator.renames(Renames::Keep),
            Some(RenamesChoice::Follow) => generator.renames(Renames::Follow),
            None => generator,
        };
        Ok(with_models(generator, self.models, self.serde))
    }
}

impl Command {
    /// Checks that only the reports that have annotations are asked for them.
    pub(crate) fn check_format(&self) -> Result<(), Error> {
        let input = match self {
            Self::Generate(options) => &options.output.input,
            Self::Ledger(options) => &options.input,
            Self::List(options) => &options.input,
            Self::Why(options) => &options.input,
            Self::Check(_) | Self::Diff(_) => return Ok(()),
            Self::Init(_) | Self::Explain { .. } | Self::Completions { .. } | Self::Man => return Ok(()),
        };
        if input.format.contains(&FormatOption::Github) {
            return Err(Error::Usage("`--format github` is for `wirewright check` and `wirewright diff`".to_owned()));
        }
        Ok(())
    }

    /// Returns the choice of colours.
    pub(crate) fn colours(&self) -> ColorChoice {
        let colour = match self {
            Self::Init(options) => options.color,
            Self::Generate(options) => options.output.input.color,
            Self::Check(options) => options.output.input.color,
            Self::Diff(options) => options.color,
            Self::Ledger(options) => options.input.color,
            Self::List(options) => options.input.color,
            Self::Why(options) => options.input.color,
            Self::Explain { .. } | Self::Completions { .. } | Self::Man => Colour::Auto,
        };
        match colour {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        }
    }
}
