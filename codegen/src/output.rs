//! The output files with their manifests, and the output folder.

use std::path::{Path, PathBuf};

use crate::Compilation;
use crate::compilation::Model;
use crate::error::{Error, Result};
use crate::generator::Generator;
use crate::progress::Step;
use crate::source;
use crate::write::{self, Manifest, ManifestError, OutputFile, Plan, Unmarked, Written};

impl Generator {
    /// Returns the output files. An existing manifest in the output folder is completed.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, if the configuration is invalid, or if the existing manifest
    /// cannot be completed.
    pub fn files(&self, compilation: &Compilation) -> Result<Vec<OutputFile>> {
        let config = self.config();
        config.check_output()?;
        let renderer = self.renderer;
        let Some(name) = &config.crate_name else {
            return Ok(vec![compilation.single_file(&self.stem(), renderer)?]);
        };
        let model = compilation.model_or_error(renderer)?;
        let manifest = self.manifest(name, model);
        let existing = self.existing_manifest()?;
        let (mut files, members) = if config.split {
            compilation.split_files(name, renderer)?
        } else {
            (compilation.crate_files(renderer)?, Vec::new())
        };
        for member in &members {
            let runtime = config.runtime_path.as_ref().map(|path| self.seen_from(&member.folder(), path));
            let manifest = Manifest { runtime_path: runtime, ..manifest.clone() };
            files
                .push(OutputFile { path: format!("{}/Cargo.toml", member.folder()), text: manifest.of_member(member) });
        }
        let manifest = Manifest { members, ..manifest };
        let text = manifest.render(existing.as_deref()).map_err(|error| self.refused(&error))?;
        files.insert(0, OutputFile { path: "Cargo.toml".to_owned(), text });
        Ok(files)
    }

    /// Writes the files to the output folder.
    ///
    /// # Errors
    ///
    /// Returns an error if an I/O operation fails, or if an existing file that was not generated would be replaced. In
    /// the latter case nothing has changed, and [`force`](Self::force) allows the replacement.
    pub fn write(&self, files: &[OutputFile]) -> Result<Written> {
        self.config.check_output()?;
        self.progress.step(Step::Write);
        Ok(write::write(self.out_folder()?, files, self.unmarked())?)
    }

    /// Returns the changes that [`write`](Self::write) would make. Nothing is written.
    ///
    /// # Errors
    ///
    /// Returns an error if an I/O operation fails, or if an existing file that was not generated would be replaced.
    pub fn plan(&self, files: &[OutputFile]) -> Result<Plan> {
        self.config.check_output()?;
        Ok(write::plan(self.out_folder()?, files, self.unmarked())?)
    }

    fn unmarked(&self) -> Unmarked {
        if self.config.force { Unmarked::Replace } else { Unmarked::Refuse }
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
    /// Returns an error if no output folder is set.
    pub fn compare(&self, files: &[OutputFile]) -> Result<String> {
        self.progress.step(Step::Write);
        Ok(write::compare(self.out_folder()?, files))
    }

    fn manifest(&self, name: &str, model: &Model) -> Manifest {
        Manifest {
            name: name.to_owned(),
            title: model.api.title.clone(),
            runtime_path: self.config().runtime_path.as_ref().map(|path| self.seen_from("", path)),
            libraries: model.libraries.clone(),
            models: self.config().models,
            features: model.features.as_ref().map(|features| features.all().to_vec()).unwrap_or_default(),
            members: Vec::new(),
        }
    }

    fn manifest_path(&self) -> PathBuf {
        self.config().out.as_deref().unwrap_or(Path::new("")).join("Cargo.toml")
    }

    /// Returns the text of the manifest in the output folder, if both exist.
    fn existing_manifest(&self) -> Result<Option<String>> {
        let path = self.manifest_path();
        if self.config().out.is_none() || std::fs::symlink_metadata(&path).is_err() {
            return Ok(None);
        }
        let text = source::read_text(&path);
        text.map(Some).map_err(|error| Error::Manifest(format!("{}: {error}", path.display())))
    }

    fn refused(&self, error: &ManifestError) -> Error {
        let text = format!("{}: {error}", self.manifest_path().display());
        if matches!(error, ManifestError::Name { .. }) { Error::Usage(text) } else { Error::Manifest(text) }
    }

    /// Returns a path relative to a folder in the output folder, for use in a manifest there.
    fn seen_from(&self, folder: &str, path: &Path) -> String {
        let out = self.config().out.as_deref().unwrap_or(Path::new(".")).join(folder);
        write::relative(&out, path).unwrap_or_else(|| path.to_owned()).to_string_lossy().replace('\\', "/")
    }
}
