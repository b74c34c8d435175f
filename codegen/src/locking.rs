//! The lock of a [`Generator`]: its options, its text, and its comparison with the file.

use std::path::{Path, PathBuf};

use crate::Compilation;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::generator::Generator;
use crate::lock::{Lock, digest, is_lock};
use crate::settings::Renames;
use crate::write::{self, OutputFile, relative};

impl Generator {
    /// Sets the path of the lock, a file that keeps the Rust names of all items. [`write`](Self::write) creates and
    /// updates it together with the output. By default, there is no lock.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").lock("spec/wirewright.lock");
    /// ```
    #[must_use]
    pub fn lock(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.lock = Some(path.into());
        self
    }

    /// Sets the names of items that the description renamed: the old ones of the lock, or the new ones with deprecated
    /// aliases.
    ///
    /// ```
    /// use wirewright::{Generator, Renames};
    ///
    /// let generator = Generator::new("spec/pets.yaml").lock("wirewright.lock").renames(Renames::Follow);
    /// ```
    #[must_use]
    pub fn renames(mut self, renames: Renames) -> Self {
        self.config.renames = renames;
        self
    }

    /// Sets whether it is an error when the lock is missing or would change, as in continuous integration. In a build
    /// script, only the names of the lock count.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").lock("wirewright.lock").locked(true);
    /// ```
    #[must_use]
    pub fn locked(mut self, locked: bool) -> Self {
        self.config.locked = locked;
        self
    }

    /// Returns the generated files in the output folder that were edited by hand since the lock was written. Files that
    /// the output equals again are left out.
    ///
    /// # Errors
    ///
    /// Returns an error if no output folder is set.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn show(generator: &wirewright::Generator) -> wirewright::Result<()> {
    /// let files = generator.files(&generator.run()?)?;
    /// for path in generator.edited(&files)? {
    ///     eprintln!("{} was edited by hand", path.display());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn edited(&self, files: &[OutputFile]) -> Result<Vec<PathBuf>> {
        Ok(write::edited(self.out_folder()?, files, &self.old_lock()))
    }

    /// Returns the path of the lock if the lock is missing or out of date.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn show(generator: &wirewright::Generator) -> wirewright::Result<()> {
    /// let files = generator.files(&generator.run()?)?;
    /// if let Some(path) = generator.outdated_lock(&files) {
    ///     eprintln!("{} is out of date", path.display());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn outdated_lock(&self, files: &[OutputFile]) -> Option<&Path> {
        let path = self.config.lock.as_deref()?;
        let new = files.iter().find(|file| is_lock(&file.text))?;
        (!is_current(path, &new.text)).then_some(path)
    }

    /// Returns the lock in the file system. A missing lock, or one that is invalid, is empty: the run has reported it.
    pub(crate) fn old_lock(&self) -> Lock {
        let text = self.config.lock.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
        text.and_then(|text| Lock::parse(&text).ok()).unwrap_or_default()
    }

    /// Returns the lock for a compilation and its output, as one more output file.
    pub(crate) fn lock_file(&self, compilation: &Compilation, files: &[OutputFile]) -> Result<Option<OutputFile>> {
        let Some(path) = &self.config.lock else { return Ok(None) };
        let text = self.new_lock(path, compilation, files)?.text();
        if self.config.locked && !is_current(path, &text) {
            let cause = if path.exists() {
                "the lock would change: the description, the options or the output differ from it"
            } else {
                "the lock does not exist"
            };
            return Err(Error::Lock { path: path.display().to_string(), cause: cause.to_owned() });
        }
        Ok(Some(OutputFile { path: self.place_of_lock(path), text }))
    }

    /// Returns the lock for a compilation and its output.
    pub(crate) fn new_lock(&self, path: &Path, compilation: &Compilation, files: &[OutputFile]) -> Result<Lock> {
        let model = compilation.model_or_error(self.renderer)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let name = |input: &Path| {
            let name = relative(folder, input).unwrap_or_else(|| PathBuf::from(input.file_name().unwrap_or_default()));
            name.display().to_string().replace('\\', "/")
        };
        let inputs = compilation.sources.inputs().map(|(path, text)| (name(path), digest(text.as_bytes())));
        let mut inputs: Vec<(String, u64)> = inputs.collect();
        inputs.sort();
        inputs.dedup_by(|a, b| a.0 == b.0);
        let marked = files.iter().filter(|file| write::is_marked(&file.text));
        let mut files: Vec<(String, u64)> =
            marked.map(|file| (file.path.clone(), digest(file.text.as_bytes()))).collect();
        files.sort();
        let table = model.table.clone().unwrap_or_default();
        let (generator, options) = (env!("CARGO_PKG_VERSION").to_owned(), self.config.digest());
        Ok(Lock { generator, options, inputs, files, table })
    }

    /// Returns the path of the lock from the output folder.
    fn place_of_lock(&self, path: &Path) -> String {
        let out = self.config.out.as_deref().unwrap_or(Path::new(""));
        // Behind a symbolic link, `..` leads elsewhere.
        let is_plain = std::path::absolute(out)
            .is_ok_and(|out| std::fs::canonicalize(&out).map_or(true, |real| real == crate::source::normal(&out)));
        let found = if is_plain { relative(out, path) } else { std::path::absolute(path).ok() };
        found.unwrap_or_else(|| path.to_owned()).display().to_string().replace('\\', "/")
    }
}

/// Returns true if a file has this text, apart from line ends.
fn is_current(path: &Path, text: &str) -> bool {
    std::fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes() || digest(&bytes) == digest(text.as_bytes()))
}

impl Config {
    /// Returns a digest of the options that change the output, apart from paths.
    fn digest(&self) -> u64 {
        let Self {
            spec: _,
            overlays: _,
            out: _,
            file_name,
            crate_name,
            features,
            split,
            runtime_path: _,
            operations,
            used_by: _,
            schemas,
            models,
            serde,
            formats,
            rename,
            strip_prefix,
            inline_names,
            operation_ids,
            groups,
            response_headers,
            servers,
            env,
            visibility,
            derive,
            attributes,
            replace,
            extern_path,
            idempotency_key,
            retry,
            lock: _,
            renames,
            strict: _,
            deny: _,
            allow: _,
            allow_outside: _,
            force: _,
            locked: _,
        } = self;
        let output = (file_name, crate_name, features, split, models, serde, visibility);
        let choice = (operations, schemas, response_headers, servers, env, idempotency_key, retry);
        let names = (rename, strip_prefix, inline_names, operation_ids, groups, renames);
        let types = (formats, derive, attributes, replace, extern_path);
        digest(format!("{output:?} {choice:?} {names:?} {types:?}").as_bytes())
    }
}
