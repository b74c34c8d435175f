//! The output files of a whole crate, with its manifests.

use std::path::{Path, PathBuf};

use crate::Compilation;
use crate::compilation::Model;
use crate::error::{Error, Result};
use crate::generator::Generator;
use crate::render::Renderer;
use crate::select::Split;
use crate::source;
use crate::write::{self, Manifest, ManifestError, Member, OutputFile};

impl Generator {
    /// Returns the files of a crate with this name.
    pub(crate) fn whole_crate(&self, name: &str, compilation: &Compilation) -> Result<Vec<OutputFile>> {
        let (config, renderer) = (self.config(), self.renderer);
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

impl Compilation {
    /// Returns the files of a split client, without the manifests, and the crates beside the facade `name`.
    fn split_files(&self, name: &str, renderer: Renderer) -> Result<(Vec<OutputFile>, Vec<Member>)> {
        let model = self.model_or_error(renderer)?;
        let Some(features) = &model.features else { return Ok((self.crate_files(renderer)?, Vec::new())) };
        let mut layout = self.layout(renderer, Some(features))?;
        layout.emitter = layout.emitter.split(true);
        layout.split_files(name, &Split::of(&model.api, features)).map_err(|error| Error::Internal(error.to_string()))
    }
}
