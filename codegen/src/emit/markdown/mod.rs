//! Conversion of a description's Markdown for rustdoc. HTML, broken links and doctests are removed, and lines are
//! wrapped.

mod flow;
mod html;
mod wrap;

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser};

use flow::Flow;

/// Returns the documentation lines for a text of a description.
pub(super) fn lines(text: &str) -> Vec<String> {
    // A carriage return ends a line in CommonMark (section 2.1), with or without a line feed. rustc rejects a single
    // one.
    let text = match text.trim() {
        text if text.contains('\r') => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        text => Cow::Borrowed(text),
    };
    if is_plain(&text) {
        return wrap::paragraphs(&text);
    }
    // A code block at the end of the text needs a line break, or its fence is never closed.
    let text = &format!("{text}\n");
    let mut rendered = String::new();
    let written = pulldown_cmark_to_cmark::cmark_with_options(tame(text), &mut rendered, SYNTAX, style());
    if written.is_err() {
        return wrap::paragraphs(&text.replace(['<', '>', '[', ']', '`'], " "));
    }
    wrap::rendered(&rendered)
}

/// Returns the documentation lines of a list item, whose text is the generator's own.
pub(super) fn item(text: &str) -> Vec<String> {
    wrap::item(text)
}

/// The Markdown extensions that are parsed: a subset of those of rustdoc.
const SYNTAX: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

fn style() -> pulldown_cmark_to_cmark::Options<'static> {
    pulldown_cmark_to_cmark::Options { code_block_token_count: 3, ..Default::default() }
}

/// Returns true if the text has no Markdown syntax.
fn is_plain(text: &str) -> bool {
    let special = |c: char| matches!(c, '<' | '>' | '[' | ']' | '`' | '*' | '_' | '\\' | '|' | '~' | '&' | '\t' | '#');
    !text.contains(special)
        && !text.contains("://")
        // A hard line break.
        && !text.contains("  \n")
        && !text.lines().any(|line| {
            let start = line.trim_start();
            line.starts_with("    ") || start.starts_with(['-', '+', '=']) || wrap::is_number_marker(start)
        })
}

/// Returns the events of a text, without anything that rustdoc would warn about.
fn tame(text: &str) -> Vec<Event<'_>> {
    let mut flow = Flow::default();
    // The parser reports a block of HTML line by line, and a tag may span several lines.
    let mut block: Option<String> = None;
    for event in Parser::new_ext(text, SYNTAX) {
        match (event, &mut block) {
            (Event::Html(html), Some(block)) => block.push_str(&html),
            (Event::Start(pulldown_cmark::Tag::HtmlBlock), _) => block = Some(String::new()),
            (Event::End(pulldown_cmark::TagEnd::HtmlBlock), _) => {
                flow.new_line();
                html::read(&block.take().unwrap_or_default(), &mut flow);
                flow.new_line();
            }
            (Event::Html(html) | Event::InlineHtml(html), _) => html::read(&html, &mut flow),
            (event, _) => flow.markdown(event),
        }
    }
    flow.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(text: &str) -> String {
        lines(text).join("\n")
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        assert_eq!(render("One line.\n\nAnother, with (brackets)."), "One line.\n\nAnother, with (brackets).");
        assert_eq!(render("Two lines\nthat are short."), "Two lines\nthat are short.");
    }

    #[test]
    fn placeholders_are_code_and_formatting_is_dropped() {
        assert_eq!(render("A <b>bold</b> word and <id>."), "A bold word and `<id>`.");
        assert_eq!(render("<p>One</p>"), "One");
    }

    #[test]
    fn html_line_breaks_separate_words() {
        assert_eq!(render("up<br>to, <i>operating\nconditions</i>"), "up\\\nto, operating\nconditions");
        assert_eq!(render("<p>Text up\nto here</p><p>Second</p>"), "Text up\nto here\n\nSecond");
        assert_eq!(render("<div>a<br/><br/>b</div>"), "a\n\nb");
        assert_eq!(render("Kept  \nbreak"), "Kept\\\nbreak");
    }

    #[test]
    fn html_of_lists_code_and_links_is_markdown() {
        assert_eq!(
            render("<p>One of:</p> <ul> <li> <p><code>A</code> - first</p> </li> <li>b</li></ul> <p>End</p>"),
            "One of:\n\n* `A` - first\n* b\n\nEnd"
        );
        assert_eq!(render("One of: <ul><li>a</li><li>b</li></ul> End"), "One of:\n\n* a\n* b\n\nEnd");
        assert_eq!(render("<ol><li>a<li>b</ol>"), "1. a\n1. b");
        assert_eq!(render("<pre><code>a &lt; b\n  c</code></pre>"), "```text\na < b\n  c\n```");
        assert_eq!(render("See <a href=\"https://a.b/c\">the <i>page</i></a>."), "See [the page](https://a.b/c).");
        assert_eq!(render("See <a href=\"/c\">the page</a>."), "See the page.");
        assert_eq!(
            render("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"),
            "A – B\\\n1 – 2"
        );
        assert_eq!(render("<p>a &amp; b&nbsp;&#62; &eacute;</p>"), "a &amp; b > é");
    }

    #[test]
    fn code_is_never_a_doctest() {
        assert_eq!(render("See\n\n    curl x\n"), "See\n\n```text\ncurl x\n```");
        assert_eq!(render("```json\n{}\n```"), "```text\n{}\n```");
    }

    #[test]
    fn links_without_an_absolute_url_become_text() {
        assert_eq!(render("[a](b) and [c](https://d.e)"), "a and [c](https://d.e)");
        assert_eq!(render("an [array] of x"), "an \\[array\\] of x");
        assert_eq!(render("see https://a.b/c."), "see [`https://a.b/c`](https://a.b/c).");
    }

    #[test]
    fn long_lines_are_wrapped_where_markdown_allows_it() {
        let text = format!("{} - no list", "word ".repeat(18).trim());
        assert!(!render(&text).lines().any(|line| line.starts_with('-')), "{}", render(&text));
        assert!(render(&"word ".repeat(60)).lines().all(|line| line.len() <= 92));
    }

    #[test]
    fn a_paragraph_is_wrapped_as_a_whole() {
        for mark in ["", "*"] {
            let long = format!("{mark}word{mark} {}\nnext line", "word ".repeat(25).trim());
            let shown = lines(&long);
            assert_eq!(shown.len(), 2, "{shown:?}");
            assert!(shown.iter().all(|line| line.len() <= 92) && shown[1].ends_with("next line"), "{shown:?}");
        }
    }

    #[test]
    fn nesting_depth_is_limited() {
        assert!(lines(&format!("{}text", "> ".repeat(3_000))).join("").len() < 400);
        assert!(lines(&"<ul><li>".repeat(3_000)).join("").len() < 400);
    }

    /// Checks that the output has no HTML when it is parsed as Markdown again.
    #[test]
    fn no_html_is_left() {
        let texts = [
            "<img src=x onerror=alert(1)>",
            "a <img src=x\nonerror=alert(1)> b",
            "&lt;img src=x&gt;",
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            "<p title='>'><script>",
            "\\<b>",
            "| a |\n|---|\n| <script> |",
            "<!-- <b> --> <a <b",
            "<pre>```\n<script>\n</pre>",
            "<code>`<b>`</code>",
            "- <li><script>x</script>\n\n  > <b",
            "[<img>](https://a.b/<script>)",
            "![<img src=x>](https://a.b)",
            "`` ` `` <b>`",
            "<svg/onload=x> <x-y z> </x",
        ];
        for text in texts {
            let shown = render(text);
            let events = Parser::new_ext(&shown, Options::all());
            let html = events.filter(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
            assert_eq!(html.count(), 0, "{text}\n{shown}");
        }
    }
}
