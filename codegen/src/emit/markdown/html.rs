//! Conversion of HTML in a description. Tags with an equivalent in Markdown are converted, and formatting is dropped.
//! Text that only looks like a tag (`<id>`) becomes code.

use std::borrow::Cow;

use pulldown_cmark::{Tag, TagEnd};

use super::flow::Flow;

/// Converts HTML: a block, or a single inline tag.
pub(super) fn read(html: &str, flow: &mut Flow<'_>) {
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, at) = rest.split_at(open);
        push_text(before, flow);
        let (tag, after) = split_tag(at);
        if is_tag(tag) {
            push_tag(tag, flow);
        } else {
            push_text(tag, flow);
        }
        rest = after;
    }
    push_text(rest, flow);
}

/// Splits a text after the tag or comment that it begins with. If that has no end, splits after the bracket.
fn split_tag(text: &str) -> (&str, &str) {
    if text.starts_with("<!--") {
        let end = text.find("-->").map_or(text.len(), |end| end + 3);
        return text.split_at(end);
    }
    let mut quote = None;
    for (index, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return text.split_at(index + 1),
            // Another tag begins before this one has ended.
            (None, b'<') if index > 0 => break,
            (None, b'"' | b'\'') if text.get(..index).is_some_and(|before| before.trim_end().ends_with('=')) => {
                quote = Some(byte);
            }
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    text.split_at(1)
}

fn is_tag(text: &str) -> bool {
    let name = text.trim_start_matches('<').trim_start_matches('/');
    text.len() > 2 && name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?' | '$' | '{' | '_'))
}

/// Adds text between tags, in which line breaks are spaces.
fn push_text(text: &str, flow: &mut Flow<'_>) {
    if text.is_empty() {
        return;
    }
    let text = unescaped(text);
    let block = flow.captures() == Some(true);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            flow.soft_break();
        }
        let line = if block {
            line
        } else if index > 0 || !flow.has_text() {
            line.trim_start()
        } else {
            line
        };
        flow.text(line.to_owned().into());
    }
}

fn push_tag(tag: &str, flow: &mut Flow<'_>) {
    let closing = tag.starts_with("</");
    let name =
        tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "br" => flow.hard_break(),
        "hr" => flow.rule(),
        "a" if closing => flow.close_link(),
        "a" => {
            if let Some(url) = attribute(tag, "href") {
                flow.open_link(&url);
            }
        }
        "img" => {
            if let Some(text) = attribute(tag, "alt") {
                flow.text(text.into());
            }
        }
        "code" | "tt" | "samp" | "kbd" | "var" if closing => {
            if flow.captures() == Some(false) {
                flow.end_capture();
            }
        }
        "code" | "tt" | "samp" | "kbd" | "var" => flow.begin_capture(false),
        "pre" if closing => flow.end_capture(),
        "pre" => flow.begin_capture(true),
        "ul" | "ol" if closing => flow.close(TagEnd::List(false), true),
        "ul" => flow.open(Tag::List(None), true),
        "ol" => flow.open(Tag::List(Some(1)), true),
        "li" if closing => flow.close(TagEnd::Item, true),
        "li" => open_item(flow),
        "blockquote" if closing => flow.close(TagEnd::BlockQuote(None), true),
        "blockquote" => flow.open(Tag::BlockQuote(None), true),
        "tr" if !closing => flow.hard_break(),
        "tr" => {}
        "td" | "th" => {
            if !closing && flow.has_text() && flow.captures().is_none() {
                flow.text(" – ".into());
            }
        }
        name if BLOCKS.contains(&name) => flow.paragraph(),
        name if INLINES.contains(&name) => {}
        _ if tag.starts_with("<!") => {}
        _ => flow.code(tag),
    }
}

fn open_item(flow: &mut Flow<'_>) {
    let is_list = |end| matches!(end, TagEnd::List(_));
    if flow.is_in(|end| end == TagEnd::Item) {
        flow.close(TagEnd::Item, true);
    }
    if !flow.is_in(is_list) {
        flow.open(Tag::List(None), true);
    }
    flow.open(Tag::Item, true);
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!("{name}="))?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(|value| unescaped(value.trim()).into_owned())
}

/// Elements whose content is a separate paragraph.
const BLOCKS: [&str; 28] = [
    "article",
    "aside",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "html",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
];

/// Formatting elements, whose tags are dropped.
const INLINES: [&str; 30] = [
    "abbr", "b", "big", "cite", "col", "del", "dfn", "em", "font", "fullname", "i", "ins", "label", "mark", "nobr",
    "note", "q", "s", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "svg", "title", "u", "wbr",
];

/// Replaces HTML character references.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        result.push_str(before);
        let name = reference.get(1..).and_then(|name| name.get(..name.bytes().take(10).position(|byte| byte == b';')?));
        match name.and_then(|name| Some((name, character(name)?))) {
            Some((name, c)) => {
                result.push(c);
                rest = reference.get(name.len() + 2..).unwrap_or_default();
            }
            None => {
                result.push('&');
                rest = reference.get(1..).unwrap_or_default();
            }
        }
    }
    result.push_str(rest);
    Cow::Owned(result)
}

/// Returns the character of a reference, which has a number or a name.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(number);
    }
    // The Markdown parser knows all named references.
    let text = format!("&{name};");
    let mut events = pulldown_cmark::Parser::new(&text);
    let found = events.find_map(|event| match event {
        pulldown_cmark::Event::Text(text) => Some(text),
        _ => None,
    })?;
    let mut characters = found.chars();
    let first = characters.next()?;
    // A no-break space becomes a plain space, because wrapping does not support it.
    characters.next().is_none().then_some(if first == '\u{a0}' { ' ' } else { first })
}
