//! Foreign Markdown made fit for rustdoc: no HTML, no broken links, no code that would be run as a doctest; wrapped.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

/// The width of a documentation line, without indentation and `/// `.
const WIDTH: usize = 92;

/// The lines of a description.
pub(super) fn lines(text: &str) -> Vec<String> {
    // A carriage return ends a line, with or without a line feed (CommonMark, section 2.1); rustc knows one only.
    let text = match text.trim() {
        text if text.contains('\r') => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        text => Cow::Borrowed(text),
    };
    if is_plain(&text) {
        return text.lines().flat_map(|line| wrap(line.trim_end(), "")).collect();
    }
    // Code at the end of a text needs its line break, or its fence is never closed.
    let text = &format!("{text}\n");
    let mut rendered = String::new();
    let written = pulldown_cmark_to_cmark::cmark_with_options(tame(text), &mut rendered, SYNTAX, style());
    if written.is_err() {
        return text.lines().flat_map(|line| wrap(&line.replace(['<', '>', '[', ']', '`'], " "), "")).collect();
    }
    let mut fenced = false;
    let mut lines = Vec::new();
    for line in rendered.trim_matches('\n').lines() {
        let line = line.trim_end();
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced || line.trim_start().starts_with(['|', '#', '`']) {
            lines.push(line.replace('\t', "    "));
        } else {
            lines.extend(wrap(line, &indent_of(line)));
        }
    }
    lines
}

/// What of Markdown is read: what rustdoc reads.
const SYNTAX: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

fn style() -> pulldown_cmark_to_cmark::Options<'static> {
    pulldown_cmark_to_cmark::Options { code_block_token_count: 3, ..Default::default() }
}

/// Whether no character of the text means anything in Markdown.
fn is_plain(text: &str) -> bool {
    let special = |c: char| matches!(c, '<' | '>' | '[' | ']' | '`' | '*' | '_' | '\\' | '|' | '~' | '&' | '\t' | '#');
    !text.contains(special)
        && !text.contains("://")
        && !text.lines().any(|line| {
            let start = line.trim_start();
            line.starts_with("    ") || start.starts_with(['-', '+', '=']) || is_number_marker(start)
        })
}

fn is_number_marker(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.len() < text.len() && digits.starts_with(['.', ')'])
}

/// The events of a text without what rustdoc would warn of.
fn tame(text: &str) -> Vec<Event<'_>> {
    let mut events = Vec::new();
    let mut links: Vec<bool> = Vec::new();
    for event in Parser::new_ext(text, SYNTAX) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                events.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(CowStr::Borrowed("text")))));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let keep = is_url(&dest_url) && !matches!(link_type, LinkType::Email);
                links.push(keep);
                if keep {
                    events.push(Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id }));
                }
            }
            Event::End(TagEnd::Link) => {
                if links.pop() == Some(true) {
                    events.push(Event::End(TagEnd::Link));
                }
            }
            // Pictures are not fetched for documentation: the alternative text stands for them.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            // A heading of a description must not become a heading of the crate's page.
            Event::Start(Tag::Heading { .. }) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::Heading(_)) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Html(html) | Event::InlineHtml(html) => push_html(&mut events, &html),
            Event::Text(text) => push_text(&mut events, text),
            Event::InlineMath(text) | Event::DisplayMath(text) => events.push(Event::Text(text)),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            other => events.push(other),
        }
    }
    events
}

fn is_url(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(|c: char| c.is_whitespace() || c == '<')
}

/// Tags are formatting and are dropped; what only looks like a tag (`<id>`) is text.
fn push_html(events: &mut Vec<Event<'_>>, html: &str) {
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        push_plain(events, before);
        let Some(close) = tag.find('>') else {
            rest = tag;
            break;
        };
        let (tag, after) = tag.split_at(close + 1);
        rest = after;
        let name =
            tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "br" | "p" | "li" | "tr" | "div" => events.push(Event::SoftBreak),
            "a" => {
                if let Some(url) = attribute(tag, "href").filter(|url| is_url(url)) {
                    events.push(Event::Text(CowStr::Borrowed("(")));
                    push_url(events, &url);
                    events.push(Event::Text(CowStr::Borrowed(") ")));
                }
            }
            name if is_tag(name) || tag.starts_with("<!--") => {}
            _ => events.push(Event::Code(tag.to_owned().into())),
        }
    }
    push_plain(events, rest);
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!("{name}="))?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(str::to_owned)
}

fn is_tag(name: &str) -> bool {
    const TAGS: [&str; 36] = [
        "abbr",
        "b",
        "blockquote",
        "center",
        "cite",
        "code",
        "dd",
        "details",
        "dl",
        "dt",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "kbd",
        "ol",
        "pre",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "ul",
    ];
    TAGS.contains(&name)
        || matches!(name, "thead" | "u" | "tt" | "var" | "samp" | "section" | "nobr" | "caption" | "ins" | "del")
}

fn push_plain(events: &mut Vec<Event<'_>>, text: &str) {
    let text = text.trim_matches('\n');
    if !text.is_empty() {
        events.push(Event::Text(text.to_owned().into()));
    }
}

/// A bare URL becomes a link, as rustdoc asks for.
fn push_text<'e>(events: &mut Vec<Event<'e>>, text: CowStr<'e>) {
    if !text.contains("://") {
        events.push(Event::Text(text));
        return;
    }
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            events.push(Event::Text(CowStr::Borrowed(" ")));
        }
        match word.find("http").map(|at| word.split_at(at)) {
            Some((before, url)) if is_url(url) => {
                push_plain(events, before);
                let end = url.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '"', '\'']);
                push_url(events, end);
                push_plain(events, url.get(end.len()..).unwrap_or_default());
            }
            _ => push_plain(events, word),
        }
    }
}

fn push_url(events: &mut Vec<Event<'_>>, url: &str) {
    let tag = Tag::Link {
        link_type: LinkType::Inline,
        dest_url: url.to_owned().into(),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    };
    events.push(Event::Start(tag));
    events.push(Event::Code(url.to_owned().into()));
    events.push(Event::End(TagEnd::Link));
}

/// The indentation of what continues a line: under the text of a list item.
fn indent_of(line: &str) -> String {
    let text = line.trim_start();
    let marker = if text.starts_with("* ") || text.starts_with("- ") {
        2
    } else if is_number_marker(text) {
        text.find(' ').map_or(0, |at| at + 1)
    } else {
        0
    };
    " ".repeat(line.len() - text.len() + marker)
}

/// Breaks a line between words; never where the next line would then begin with something that means a list or a heading.
fn wrap(line: &str, indent: &str) -> Vec<String> {
    if line.chars().count() <= WIDTH {
        return vec![line.to_owned()];
    }
    let lead = line.len() - line.trim_start().len();
    let mut lines = Vec::new();
    let mut current = line.get(..lead).unwrap_or_default().to_owned();
    for (index, word) in line.trim_start().split(' ').enumerate() {
        let too_long = current.chars().count() + 1 + word.chars().count() > WIDTH;
        let breakable = index > 0 && !word.is_empty() && !starts_block(word);
        if too_long && breakable && !current.trim().is_empty() {
            lines.push(std::mem::replace(&mut current, indent.to_owned()));
        } else if index > 0 {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(current);
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

fn starts_block(word: &str) -> bool {
    word.starts_with(['-', '+', '*', '#', '=', '>', '|', '~', '`', ':']) || is_number_marker(word)
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
    }

    #[test]
    fn html_is_dropped_and_placeholders_are_code() {
        assert_eq!(render("A <b>bold</b> word<br/>and <id>."), "A bold word\nand `<id>`.");
        assert_eq!(render("<p>One</p>"), "One");
    }

    #[test]
    fn code_is_never_a_doctest() {
        assert_eq!(render("See\n\n    curl x\n"), "See\n\n```text\ncurl x\n```");
        assert_eq!(render("```json\n{}\n```"), "```text\n{}\n```");
    }

    #[test]
    fn links_that_lead_nowhere_are_text() {
        assert_eq!(render("[a](b) and [c](https://d.e)"), "a and [c](https://d.e)");
        assert_eq!(render("an [array] of x"), "an \\[array\\] of x");
        assert_eq!(render("see https://a.b/c."), "see [`https://a.b/c`](https://a.b/c).");
    }

    #[test]
    fn long_lines_are_wrapped_where_markdown_allows_it() {
        let text = format!("{} - no list", "word ".repeat(18).trim());
        assert!(!render(&text).lines().any(|line| line.starts_with('-')), "{}", render(&text));
        assert!(render(&"word ".repeat(60)).lines().all(|line| line.len() <= WIDTH));
    }
}
