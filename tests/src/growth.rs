//! Descriptions that grow in one respect. A compiler stage that is quadratic in that respect shows up in the ratio of
//! the times. The module [`runtime`] does the same for the generated client.

mod documents;
pub mod runtime;
mod schemas;
mod texts;

use std::path::{Path, PathBuf};

/// A shape of description that grows in one respect.
pub struct Shape {
    /// The name, which says what grows.
    pub name: &'static str,
    /// The smallest size that is large enough to measure.
    pub size: usize,
    /// Makes a description of the given size.
    pub make: fn(usize) -> Made,
}

/// A description, with the files that it needs.
pub struct Made {
    text: String,
    /// The files that it refers to, as names and texts.
    others: Vec<(String, String)>,
    overlay: Option<String>,
}

impl From<String> for Made {
    fn from(text: String) -> Self {
        Self { text, others: Vec::new(), overlay: None }
    }
}

impl Made {
    /// Writes the files to a folder. Returns the paths of the description and of its overlay.
    ///
    /// # Errors
    /// Returns an error if a file cannot be written.
    pub fn write(&self, folder: &Path) -> std::io::Result<(PathBuf, Option<PathBuf>)> {
        let path = folder.join("made.yaml");
        std::fs::write(&path, &self.text)?;
        for (name, text) in &self.others {
            std::fs::write(folder.join(name), text)?;
        }
        let overlay = self.overlay.as_ref().map(|text| {
            let path = folder.join("made.overlay.yaml");
            std::fs::write(&path, text).map(|()| path)
        });
        Ok((path, overlay.transpose()?))
    }
}

/// Returns all shapes.
pub fn shapes() -> impl Iterator<Item = &'static Shape> {
    schemas::SHAPES.iter().chain(documents::SHAPES).chain(texts::SHAPES)
}

/// Returns the shape with this name.
pub fn shape(name: &str) -> Option<&'static Shape> {
    shapes().find(|shape| shape.name == name)
}

/// Creates a description from paths, components and further sections. Each text must have its final indentation.
fn description(version: &str, paths: &str, components: &str, more: &str) -> Made {
    let paths = if paths.is_empty() { "paths: {}\n".to_owned() } else { format!("paths:\n{paths}") };
    let components = if components.is_empty() { String::new() } else { format!("components:\n{components}") };
    format!("openapi: {version}\ninfo: {{title: Made, version: '1'}}\n{more}{paths}{components}").into()
}

/// Creates a description that contains only schemas, one for each number.
fn schemas_of(size: usize, schema: impl Fn(usize) -> String) -> Made {
    description(
        "3.1.0",
        "",
        &format!("  schemas:\n{}", lines(size, |index| format!("    S{index}: {}", schema(index)))),
        "",
    )
}

fn lines(size: usize, line: impl Fn(usize) -> String) -> String {
    repeated(size, |index| line(index) + "\n")
}

fn repeated(size: usize, text: impl Fn(usize) -> String) -> String {
    (0..size).map(text).collect::<Vec<_>>().concat()
}

fn list(size: usize, item: impl Fn(usize) -> String) -> String {
    (0..size).map(item).collect::<Vec<_>>().join(", ")
}

fn reference(index: usize) -> String {
    format!("{{$ref: '#/components/schemas/S{index}'}}")
}

/// Returns a text that is different for each number, but becomes the same identifier for all numbers.
fn alike(index: usize) -> String {
    let mut text = String::from("word");
    let mut rest = index + 1;
    while rest > 0 {
        text.push(['-', '.', ' ', '/'][rest % 4]);
        rest /= 4;
    }
    text + "end"
}
