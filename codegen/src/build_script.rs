//! The interface for build scripts.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::dependency;
use crate::diagnostics::Severity;
use crate::error::{Error, Result};
use crate::generator::Generator;

impl Generator {
    /// Generates the client in a build script.
    ///
    /// The output is written to `$OUT_DIR/<name of the description>.rs`, unless [`out`](Self::out) or
    /// [`file_name`](Self::file_name) is set. Cargo runs the build script again if an input changes. Warnings are
    /// shown as warnings of cargo.
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
        let compilation = self.run()?;
        // Files that could not be read are watched as well, because the user may create them.
        let named =
            self.config.spec.iter().chain(&self.config.overlays).chain(&self.config.used_by).map(PathBuf::as_path);
        for path in named.chain(compilation.sources.paths()).collect::<BTreeSet<_>>() {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let files = self.files(&compilation)?;
        self.write(&files)?;
        if compilation.diagnostics().count(Severity::Warning) > 0 {
            // A warning of cargo is a single line.
            for line in compilation.render(self.renderer).lines() {
                println!("cargo::warning={line}");
            }
        }
        let features = compilation.model_or_error(self.renderer)?.libraries.features();
        self.warn_of_features(&features);
        Ok(())
    }

    /// Warns if the manifest of the crate being built lacks features of the runtime crate.
    fn warn_of_features(&self, needed: &[&str]) {
        let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else { return };
        let Some(line) = dependency::corrected(&folder, needed) else { return };
        println!("cargo::rerun-if-changed=Cargo.toml");
        println!(
            "cargo::warning={} needs more features of the runtime crate; change Cargo.toml to: {line}",
            self.stem()
        );
    }
}
