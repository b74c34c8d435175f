//! The chapters of the guide.

use std::fs;
use std::path::{Path, PathBuf};

/// The repository.
pub(crate) const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The chapters, relative to the repository.
const FOLDER: &str = "docs/guide/src";

/// A chapter.
pub(crate) struct Chapter {
    /// The path, relative to the folder of the chapters, with `/` as separator.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// A fenced block of a chapter.
pub(crate) struct Block {
    /// The text after the opening fence, such as `rust,no_run`.
    pub(crate) info: String,
    pub(crate) text: String,
}

impl Chapter {
    /// Reads a chapter.
    pub(crate) fn read(name: &str) -> Self {
        let text = fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        Self { name: name.to_owned(), text }
    }

    /// Returns the folder of the chapter.
    pub(crate) fn folder(&self) -> PathBuf {
        folder().join(&self.name).parent().unwrap().to_owned()
    }

    /// Returns the fenced blocks. Those in lists lose their indentation.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut indentation = None;
        for line in self.text.lines() {
            let fence = line.trim_start().strip_prefix("```");
            match (fence, indentation) {
                (Some(info), None) => {
                    indentation = Some(line.len() - line.trim_start().len());
                    blocks.push(Block { info: info.to_owned(), text: String::new() });
                }
                (Some(_), Some(_)) => indentation = None,
                (None, Some(width)) => {
                    let block = blocks.last_mut().unwrap();
                    block.text.push_str(line.get(width..).unwrap_or_default());
                    block.text.push('\n');
                }
                (None, None) => {}
            }
        }
        assert!(indentation.is_none(), "{}: a block is not closed", self.name);
        blocks
    }

    /// Returns the lines that are not in a fenced block.
    pub(crate) fn prose(&self) -> impl Iterator<Item = &str> {
        let mut is_code = false;
        self.text.lines().filter(move |line| {
            let is_fence = line.trim_start().starts_with("```");
            is_code ^= is_fence;
            !is_code && !is_fence
        })
    }
}

/// Returns the folder of the chapters.
pub(crate) fn folder() -> PathBuf {
    Path::new(REPOSITORY).join(FOLDER)
}

/// Returns all chapters.
pub(crate) fn chapters() -> Vec<Chapter> {
    let (mut names, mut folders) = (Vec::new(), vec![folder()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder()).unwrap().to_str().unwrap().replace('\\', "/");
                names.push(name);
            }
        }
    }
    names.sort();
    assert!(names.len() > 20, "only {} chapters were found", names.len());
    names.iter().map(|name| Chapter::read(name)).collect()
}
