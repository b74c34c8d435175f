//! Rendering of diagnostics in the format of rustc: code, location, source line, JSON pointer and hint.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet, Title};

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::location::{At, FileId, Place};
use crate::source::{Segment, Sources, pointer};

/// The number of diagnostics that are shown.
///
/// # Examples
///
/// ```
/// use wirewright::{Renderer, Verbosity};
///
/// let renderer = Renderer::default().verbosity(Verbosity::Verbose);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Verbosity {
    /// All errors, and the first warning of each code with the number of further ones.
    #[default]
    Normal,
    /// All errors, warnings and notes.
    Verbose,
}

/// A renderer of diagnostics as text. By default, the text has no colours.
///
/// # Examples
///
/// ```
/// use wirewright::{Generator, Renderer, Verbosity};
///
/// let renderer = Renderer::default().colours(true).verbosity(Verbosity::Verbose);
/// let generator = Generator::new("spec/pets.yaml").renderer(renderer);
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Renderer {
    colours: bool,
    verbosity: Verbosity,
}

impl Renderer {
    /// Sets whether the text has ANSI colours.
    ///
    /// # Examples
    ///
    /// ```
    /// let renderer = wirewright::Renderer::default().colours(true);
    /// ```
    #[must_use]
    pub fn colours(mut self, colours: bool) -> Self {
        self.colours = colours;
        self
    }

    /// Sets the number of diagnostics that are shown.
    ///
    /// # Examples
    ///
    /// ```
    /// let renderer = wirewright::Renderer::default().verbosity(wirewright::Verbosity::Verbose);
    /// ```
    #[must_use]
    pub fn verbosity(mut self, verbosity: Verbosity) -> Self {
        self.verbosity = verbosity;
        self
    }

    /// Renders all diagnostics, the most severe first, with an empty line after each.
    pub(crate) fn render(self, diagnostics: &Diagnostics, sources: &Sources) -> String {
        let shown = self.shown(diagnostics);
        let nodes: Vec<_> = shown
            .iter()
            .filter_map(|(diagnostic, _)| match diagnostic.at {
                At::Node(place, target) => Some((place, target)),
                _ => None,
            })
            .collect();
        // Finds all positions with one pass over each file.
        sources.positions(&nodes);
        let mut text = String::new();
        for (diagnostic, more) in shown {
            text.push_str(&self.render_one(diagnostic, sources, more));
            text.push_str("\n\n");
        }
        text
    }

    /// Returns the diagnostics to show, each with the number of diagnostics with the same code that are hidden.
    fn shown(self, diagnostics: &Diagnostics) -> Vec<(&Diagnostic, usize)> {
        let verbose = self.verbosity == Verbosity::Verbose;
        let mut shown = Vec::new();
        for kind in diagnostics.by_kind() {
            let Some(first) = kind.first() else { continue };
            match first.severity {
                Severity::Note if !verbose => {}
                // The user has to fix every error, so each is shown.
                Severity::Warning if !verbose => shown.push((*first, kind.len() - 1)),
                _ => shown.extend(kind.into_iter().map(|diagnostic| (diagnostic, 0))),
            }
        }
        shown
    }

    /// Renders one diagnostic; `more` is the number of hidden diagnostics with the same code.
    fn render_one(self, diagnostic: &Diagnostic, sources: &Sources, more: usize) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(shortened(&diagnostic.message)).id(diagnostic.code.name());
        let mut group: Group<'_> = match &diagnostic.at {
            At::Path(path) => title.element(Origin::path(path.as_str())),
            At::Text { file, line, column } => snippet(title, sources, *file, *line, *column),
            At::Node(place, target) => {
                let (file, line, column) = sources.position(*place, *target);
                snippet(title, sources, file, line, column).element(
                    Level::NOTE.message(shortened(&format!("at #{}", shortened_pointer(sources, *place))).into_owned()),
                )
            }
        };
        if let Some(hint) = &diagnostic.hint {
            group = group.element(Level::HELP.message(shortened(hint)));
        }
        if more > 0 {
            group = group.element(Level::NOTE.message(format!("{more} more like this; use --verbose to show all")));
        }
        let renderer =
            if self.colours { annotate_snippets::Renderer::styled() } else { annotate_snippets::Renderer::plain() };
        // Removes the line `:::`, which the library prints between a separate location and its source line.
        let text = renderer.render(&[group]);
        text.split_inclusive('\n').filter(|line| line.trim() != ":::").collect()
    }
}

/// The length of the longest text that is shown whole.
const LONGEST: usize = 400;

/// Replaces the middle of a long text by an ellipsis: a message may quote a long value of the description.
fn shortened(text: &str) -> Cow<'_, str> {
    let tail = text.len().saturating_sub(LONGEST / 2);
    match (text.len() > LONGEST, text.get(..floor(text, LONGEST / 2)), text.get(floor(text, tail)..)) {
        (true, Some(head), Some(tail)) => format!("{head}…{tail}").into(),
        _ => text.into(),
    }
}

/// Returns the JSON pointer to a node, with the middle of long keys replaced by an ellipsis.
fn shortened_pointer(sources: &Sources, place: Place) -> String {
    let path = sources.path_of(place);
    let short = path.iter().map(|segment| match segment {
        Segment::Key(key) if key.len() > LONGEST => pointer(&[Segment::Key(&shortened(key))]),
        segment => pointer(&[*segment]),
    });
    short.collect()
}

/// Returns the source line with the token underlined. A long line is cut to a window around the token.
fn snippet<'s>(title: Title<'s>, sources: &'s Sources, file: FileId, line: usize, column: usize) -> Group<'s> {
    const WINDOW: usize = 120;
    let (full, at) = sources.line(file, line, column);
    let (start, end) = if full.len() > 2 * WINDOW {
        (floor(full, at.saturating_sub(WINDOW / 2)), floor(full, at.saturating_add(WINDOW)))
    } else {
        (0, full.len())
    };
    let shown = full.get(start..end).unwrap_or_default();
    let from = at.saturating_sub(start).min(shown.len());
    let flow = is_flow(shown.get(..from).unwrap_or_default());
    let length = shown.get(from..).map_or(0, |rest| token_length(rest, flow));
    let annotation = |from: usize| AnnotationKind::Primary.span(from..from + length);
    if start == 0 {
        let snippet = Snippet::source(shown).line_start(line).annotation(annotation(from));
        return title.element(snippet.path(sources.name(file)));
    }
    let snippet = Snippet::source(format!("…{shown}")).line_start(line).annotation(annotation(from + '…'.len_utf8()));
    // The column within the window differs from the column in the line, so the location is given separately.
    title.element(Origin::path(sources.name(file)).line(line).char_column(column)).element(snippet)
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

/// Returns true if a bracket is still open at the end of `before`. Then a `,` or a bracket ends a plain scalar.
fn is_flow(before: &str) -> bool {
    let count = |wanted: [char; 2]| before.chars().filter(|c| wanted.contains(c)).count();
    count(['[', '{']) > count([']', '}'])
}

/// Returns the length of the first token: a quoted string, or a plain scalar.
///
/// Outside of brackets, a plain scalar of YAML may contain commas and brackets.
fn token_length(rest: &str, flow: bool) -> usize {
    let end = match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest.get(1..).and_then(|inner| inner.find(quote)).map(|index| index + 2),
        Some('{' | '[') => Some(1),
        Some('-') if rest.starts_with("- ") => Some(1),
        _ if flow => rest.find([' ', ',', ':', '}', ']']).filter(|end| *end > 0),
        _ => rest.find(": ").or_else(|| rest.trim_end().strip_suffix(':').map(str::len)).or_else(|| rest.find(" #")),
    };
    end.unwrap_or(rest.trim_end().len())
}
