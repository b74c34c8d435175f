//! The interface for build scripts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::Compilation;
use crate::dependency;
use crate::diagnostics::Severity;
use crate::error::{Error, Result};
use crate::generator::Generator;
use crate::record::{Record, compiler, digest};
use crate::select::Choice;
use crate::write::{self, Guard, OutputFile};

/// The environment variable that lets build scripts write the lock, with the value `update`.
const UPDATE: &str = "WIREWRIGHT_LOCK";

impl Generator {
    /// Generates the client in a build script.
    ///
    /// The output is written to `$OUT_DIR/<name of the description>.rs`, unless [`out`](Self::out) or
    /// [`file_name`](Self::file_name) is set. Cargo runs the build script again if an input changes. Warnings are
    /// shown as warnings of cargo. A [`lock`](Self::lock) is read, but only written if the environment variable
    /// `WIREWRIGHT_LOCK` is `update`. If neither the options nor a file have changed since the last run, nothing is generated.
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
        let updates = self.updates_lock();
        let known = record.as_deref().filter(|_| !updates);
        if let Some(record) = known.and_then(|path| Record::current(path, settings)) {
            self.watch(record.inputs());
            warn(&record.warnings);
            self.warn_of_features(&record.features);
            return Ok(());
        }
        let compilation = self.run_on(choice)?;
        let inputs: Vec<&Path> = compilation.sources.paths().collect();
        let is_warned = compilation.diagnostics().count(Severity::Warning) > 0;
        let warnings = if is_warned { compilation.render(self.renderer) } else { String::new() };
        let mut warnings: Vec<String> = warnings.lines().map(str::to_owned).collect();
        // Files that could not be read are watched as well, because the user may create them.
        self.watch(inputs.iter().copied());
        let files = self.client_files(&compilation)?;
        warnings.extend(self.compare_lock(&compilation, updates)?);
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
        let named = named.chain(&self.config.lock);
        for path in named.map(PathBuf::as_path).chain(read).collect::<BTreeSet<_>>() {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }

    /// Returns true if the environment asks for an update of the lock.
    fn updates_lock(&self) -> bool {
        if self.config.lock.is_none() {
            return false;
        }
        println!("cargo::rerun-if-env-changed={UPDATE}");
        std::env::var_os(UPDATE).is_some_and(|value| value == "update")
    }

    /// Compares the names of the lock with those of the output. Cargo forbids build scripts to change the sources, so the
    /// lock is only written if the environment asks for it. Otherwise, a difference is a warning, or an error if the
    /// output is to be locked.
    fn compare_lock(&self, compilation: &Compilation, updates: bool) -> Result<Option<String>> {
        let Some(path) = &self.config.lock else { return Ok(None) };
        let new = self.new_lock(path, compilation, &[])?;
        if compilation.lock.as_ref().is_some_and(|old| old.table.is_same(&new.table)) {
            return Ok(None);
        }
        let shown = path.display().to_string();
        if updates {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            write::write(folder, &[OutputFile { path: name, text: new.text() }], &Guard::default())?;
            return Ok(None);
        }
        let cause = match &compilation.lock {
            Some(_) => "the names of the client differ from the lock",
            None => "the lock does not exist",
        };
        if self.config.locked {
            return Err(Error::Lock { path: shown, cause: cause.to_owned() });
        }
        Ok(Some(format!("{shown}: {cause}; to update it, build with {UPDATE}=update, and check it in")))
    }

    /// Returns the path of the record, which is in cargo's own folder, one for each output.
    fn record_path(&self) -> Result<Option<PathBuf>> {
        let output = self.out_folder()?.join(self.stem());
        let name = format!("wirewright-{:016x}.json", digest(output.as_os_str().as_encoded_bytes()));
        Ok(std::env::var_os("OUT_DIR").map(|folder| PathBuf::from(folder).join(name)))
    }

    /// Returns a digest of all that the output depends on, except files.
    fn settings(&self, choice: &Choice) -> u64 {
        // A lock that exists is one of the files that are compared. A new one must not go unnoticed.
        let has_lock = self.config.lock.as_ref().is_some_and(|path| path.exists());
        let options = format!("{:?} {has_lock} {:?} {:?}", self.config, self.renderer, choice.calls);
        digest(format!("{options} {}", compiler()).as_bytes())
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PETS: &str = "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {/pets: {get: {operationId: OPERATION, responses: {'204': {description: None}}}}}}";

    #[test]
    fn the_lock_is_only_written_on_request() {
        let folder = tempfile::tempdir().unwrap();
        let (spec, lock) = (folder.path().join("pets.yaml"), folder.path().join("locks/pets.lock"));
        let generator = Generator::new(&spec).out(folder.path().join("out")).lock(&lock);
        let compared = |generator: &Generator, updates| {
            let compilation = generator.run().unwrap();
            generator.compare_lock(&compilation, updates).map(Option::unwrap_or_default)
        };
        fs::write(&spec, PETS.replace("OPERATION", "listPets")).unwrap();
        generator.clone().compile().unwrap();
        assert!(
            compared(&generator, false)
                .unwrap()
                .contains("the lock does not exist; to update it, build with WIREWRIGHT_LOCK=update")
        );
        assert!(matches!(generator.clone().locked(true).compile(), Err(Error::Lock { .. })));
        assert!(!lock.exists());
        assert_eq!(compared(&generator, true).unwrap(), "");
        let first = fs::read_to_string(&lock).unwrap();
        assert!(first.contains("operation GET /pets = list_pets\n"));
        generator.clone().locked(true).compile().unwrap();

        // A new operation is a difference, and an old one keeps its name.
        let more = PETS.replace("OPERATION", "fetchPets").replace(
            "{/pets",
            "{/shops: {get: {operationId: listShops, responses: {'204': {description: None}}}}, /pets",
        );
        fs::write(&spec, more).unwrap();
        assert!(compared(&generator, false).unwrap().contains("differ from the lock"));
        generator.clone().compile().unwrap();
        assert!(matches!(generator.clone().locked(true).compile(), Err(Error::Lock { .. })));
        assert_eq!(fs::read_to_string(&lock).unwrap(), first);
        assert!(fs::read_to_string(folder.path().join("out/pets.rs")).unwrap().contains("pub fn list_pets(&self)"));
        assert_eq!(compared(&generator, true).unwrap(), "");
        generator.locked(true).compile().unwrap();
    }
}
