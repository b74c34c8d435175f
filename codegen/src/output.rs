//! The output files, and the output folder.

use std::path::{Path, PathBuf};

use crate::Compilation;
#[cfg(not(all(feature = "crates", feature = "diff")))]
use crate::error::Error;
use crate::error::Result;
use crate::generator::Generator;
use crate::progress::Step;
use crate::write::{self, Guard, OutputFile, Plan, Written};

impl Generator {
    /// Returns the output files. An existing manifest in the output folder is completed. The last file is the
    /// [`lock`](Self::lock), if one is set.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, if the configuration is invalid, or if the existing manifest
    /// cannot be completed. Also returns an error if the output is to be [`locked`](Self::locked), and the lock would
    /// change.
    pub fn files(&self, compilation: &Compilation) -> Result<Vec<OutputFile>> {
        let mut files = self.client_files(compilation)?;
        files.extend(self.lock_file(compilation, &files)?);
        Ok(files)
    }

    /// Returns the output files without the lock.
    pub(crate) fn client_files(&self, compilation: &Compilation) -> Result<Vec<OutputFile>> {
        self.config().check_output()?;
        match &self.config().crate_name {
            Some(name) => self.whole_crate(name, compilation),
            None => Ok(vec![compilation.single_file(&self.stem(), self.renderer)?]),
        }
    }

    /// Writes the files to the output folder.
    ///
    /// # Errors
    ///
    /// Returns an error if an I/O operation fails, or if an existing file that was not generated would be replaced, or one
    /// that was edited by hand since. In the latter cases nothing has changed, and [`force`](Self::force) allows the
    /// replacement.
    pub fn write(&self, files: &[OutputFile]) -> Result<Written> {
        self.config.check_output()?;
        self.progress.step(Step::Write);
        Ok(write::write(self.out_folder()?, files, &self.guard())?)
    }

    /// Returns the changes that [`write`](Self::write) would make. Nothing is written.
    ///
    /// # Errors
    ///
    /// Returns an error if an I/O operation fails, or if an existing file that was not generated would be replaced.
    pub fn plan(&self, files: &[OutputFile]) -> Result<Plan> {
        self.config.check_output()?;
        Ok(write::plan(self.out_folder()?, files, &self.guard())?)
    }

    fn guard(&self) -> Guard {
        if self.config.force { Guard::Off } else { Guard::On(self.old_lock()) }
    }

    /// Returns the generated files that an earlier run may have left in the output folder under another name.
    ///
    /// These are files from an API with the same title, unless a description beside this one has the same name.
    ///
    /// # Errors
    ///
    /// Returns an error if no output folder is set.
    pub fn left_behind(&self, files: &[OutputFile]) -> Result<Vec<PathBuf>> {
        let described = |file: &Path| {
            let spec = self.config.spec.as_deref().unwrap_or(Path::new(""));
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            ["yaml", "yml", "json"].iter().any(|extension| spec.with_file_name(format!("{stem}.{extension}")).exists())
        };
        let mut found = write::same_title(self.out_folder()?, files);
        found.retain(|file| !described(file));
        Ok(found)
    }

    /// Compares the files with the output folder. Returns a unified diff, which is empty if nothing differs.
    ///
    /// # Errors
    ///
    /// Returns an error if no output folder is set, or without the feature `diff` of this crate.
    pub fn compare(&self, files: &[OutputFile]) -> Result<String> {
        self.progress.step(Step::Write);
        diff(self.out_folder()?, files)
    }

    #[cfg(not(feature = "crates"))]
    #[allow(clippy::unused_self, reason = "the signature is that of the function with the feature")]
    fn whole_crate(&self, _: &str, _: &Compilation) -> Result<Vec<OutputFile>> {
        Err(Error::Missing(
            "whole crates need a feature of this crate: `wirewright = { version = \"0.1\", features = [\"crates\"] }`",
        ))
    }
}

#[cfg(feature = "diff")]
#[allow(clippy::unnecessary_wraps, reason = "the signature is that of the function without the feature")]
fn diff(folder: &Path, files: &[OutputFile]) -> Result<String> {
    Ok(write::compare(folder, files))
}

#[cfg(not(feature = "diff"))]
fn diff(_: &Path, _: &[OutputFile]) -> Result<String> {
    Err(Error::Missing(
        "comparisons need a feature of this crate: `wirewright = { version = \"0.1\", features = [\"diff\"] }`",
    ))
}
