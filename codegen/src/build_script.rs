//! The interface for build scripts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::dependency;
use crate::diagnostics::Severity;
use crate::error::{Error, Result};
use crate::generator::Generator;
use crate::record::{Record, compiler, digest};
use crate::select::Choice;

impl Generator {
    /// Generates the client in a build script.
    ///
    /// The output is written to `$OUT_DIR/<name of the description>.rs`, unless [`out`](Self::out) or
    /// [`file_name`](Self::file_name) is set. Cargo runs the build script again if an input changes. Warnings are
    /// shown as warnings of cargo. If neither the options nor a file have changed since the last run, nothing is generated.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration is invalid, if the description has errors, or if the output cannot be
    /// written. Errors of the description are rendered with their places.
    pub fn compile(mut self) -> Result<()> {
        if self.config.out.is_none() {
            let folder = std::env::var_os("OUT_DIR")
                .ok_or(Error::Missing("`OUT_DIR` is not set: call `compile` in a build script, or set `out`"))?;
            self.config.out = Some(folder.into());
        }
        let choice = self.config.choice()?;
        let (record, settings) = (self.record_path()?, self.settings(&choice));
        if let Some(record) = record.as_deref().and_then(|path| Record::current(path, settings)) {
            self.watch(record.inputs());
            warn(&record.warnings);
            self.warn_of_features(&record.features);
            return Ok(());
        }
        let compilation = self.run_on(choice)?;
        let inputs: Vec<&Path> = compilation.sources.paths().collect();
        let is_warned = compilation.diagnostics().count(Severity::Warning) > 0;
        let warnings = if is_warned { compilation.render(self.renderer) } else { String::new() };
        let warnings: Vec<String> = warnings.lines().map(str::to_owned).collect();
        // Files that could not be read are watched as well, because the user may create them.
        self.watch(inputs.iter().copied());
        let files = self.files(&compilation)?;
        self.write(&files)?;
        warn(&warnings);
        let features = compilation.model_or_error(self.renderer)?.libraries.features();
        let features: Vec<String> = features.into_iter().map(str::to_owned).collect();
        self.warn_of_features(&features);
        if let (Some(record), [file]) = (record, files.as_slice())
            && let Some(new) = Record::new(settings, inputs, &self.out_folder()?.join(&file.path), warnings, features)
        {
            new.write(&record);
        }
        Ok(())
    }

    /// Prints the files that cargo has to watch.
    fn watch<'p>(&'p self, read: impl IntoIterator<Item = &'p Path>) {
        let named = self.config.spec.iter().chain(&self.config.overlays).chain(&self.config.used_by);
        for path in named.map(PathBuf::as_path).chain(read).collect::<BTreeSet<_>>() {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }

    /// Returns the path of the record, which is in cargo's own folder, one for each output.
    fn record_path(&self) -> Result<Option<PathBuf>> {
        let output = self.out_folder()?.join(self.stem());
        let name = format!("wirewright-{:016x}.json", digest(output.as_os_str().as_encoded_bytes()));
        Ok(std::env::var_os("OUT_DIR").map(|folder| PathBuf::from(folder).join(name)))
    }

    /// Returns a digest of all that the output depends on, except files.
    fn settings(&self, choice: &Choice) -> u64 {
        digest(format!("{:?} {:?} {:?} {}", self.config, self.renderer, choice.calls, compiler()).as_bytes())
    }

    /// Warns if the manifest of the crate being built lacks features of the runtime crate.
    fn warn_of_features(&self, needed: &[String]) {
        let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else { return };
        let needed: Vec<&str> = needed.iter().map(String::as_str).collect();
        let Some(line) = dependency::corrected(&folder, &needed) else { return };
        println!("cargo::rerun-if-changed=Cargo.toml");
        println!(
            "cargo::warning={} needs more features of the runtime crate; change Cargo.toml to: {line}",
            self.stem()
        );
    }
}

/// Prints warnings, each of which is one line.
fn warn(warnings: &[String]) {
    for line in warnings {
        println!("cargo::warning={line}");
    }
}
