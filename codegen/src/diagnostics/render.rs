//! Diagnostics as rustc prints them: code, place, the lines of the source, pointer, hint.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet, Title};

use super::{At, Diagnostic, Diagnostics, Severity};
use crate::source::{FileId, Sources};

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verbosity {
    /// Errors and warnings; of several of one kind the first in full and the number of the others.
    #[default]
    Normal,
    /// Every one of them, notes too.
    Verbose,
}

/// Renders diagnostics as text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Renderer {
    /// Whether to use ANSI colours.
    pub colours: bool,
    /// How much is shown.
    pub verbosity: Verbosity,
}

impl Renderer {
    /// All diagnostics, the grave ones first, with an empty line after each.
    pub fn render(self, diagnostics: &Diagnostics, sources: &Sources) -> String {
        let shown = self.shown(diagnostics);
        let nodes: Vec<_> = shown
            .iter()
            .filter_map(|(diagnostic, _)| match diagnostic.at {
                At::Node(place, target) => Some((place, target)),
                _ => None,
            })
            .collect();
        // One walk through the text for all of them.
        sources.positions(&nodes);
        let mut text = String::new();
        for (diagnostic, more) in shown {
            text.push_str(&self.render_one(diagnostic, sources, more));
            text.push_str("\n\n");
        }
        text
    }

    /// The diagnostics that are shown, each with the number of those like it that are not.
    fn shown(self, diagnostics: &Diagnostics) -> Vec<(&Diagnostic, usize)> {
        let verbose = self.verbosity == Verbosity::Verbose;
        let mut shown = Vec::new();
        for kind in diagnostics.by_kind() {
            let Some(first) = kind.first() else { continue };
            match first.severity {
                Severity::Note if !verbose => {}
                // Errors are what the user has to mend: each is shown.
                Severity::Warning if !verbose => shown.push((*first, kind.len() - 1)),
                _ => shown.extend(kind.into_iter().map(|diagnostic| (diagnostic, 0))),
            }
        }
        shown
    }

    /// One diagnostic; `more` tells how many like it are not shown.
    pub fn render_one(self, diagnostic: &Diagnostic, sources: &Sources, more: usize) -> String {
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
                snippet(title, sources, file, line, column)
                    .element(Level::NOTE.message(shortened(&format!("at #{}", sources.pointer(*place)))))
            }
        };
        if let Some(hint) = &diagnostic.hint {
            group = group.element(Level::HELP.message(shortened(hint)));
        }
        if more > 0 {
            group = group.element(Level::NOTE.message(format!("and {more} more like it; --verbose shows all")));
        }
        let renderer =
            if self.colours { annotate_snippets::Renderer::styled() } else { annotate_snippets::Renderer::plain() };
        // Between a place of its own and the lines of it the renderer puts a mark that says nothing.
        let text = renderer.render(&[group]);
        text.split_inclusive('\n').filter(|line| line.trim() != ":::").collect()
    }
}

/// What quotes a value of the description is as long as that value: its middle is left out.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 400;
    let tail = text.len().saturating_sub(LONGEST / 2);
    match (text.len() > LONGEST, text.get(..floor(text, LONGEST / 2)), text.get(floor(text, tail)..)) {
        (true, Some(head), Some(tail)) => format!("{head}…{tail}"),
        _ => text.to_owned(),
    }
}

/// The line meant, with the token underlined. A line of a minified file is cut to a window round the token.
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
    // The column in the window is not that in the line.
    title.element(Origin::path(sources.name(file)).line(line).char_column(column)).element(snippet)
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

/// Whether what follows stands in brackets that were opened on its line: there a `,` or a bracket ends a word.
fn is_flow(before: &str) -> bool {
    let count = |wanted: [char; 2]| before.chars().filter(|c| wanted.contains(c)).count();
    count(['[', '{']) > count([']', '}'])
}

/// A quoted string whole, otherwise up to the end of the word; a plain scalar of YAML may hold commas and brackets.
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
