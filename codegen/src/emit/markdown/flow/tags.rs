//! Tags of code blocks and links.

use pulldown_cmark::{CodeBlockKind, CowStr, LinkType, Tag};

/// Returns the tag of a code block that is marked as text, so that rustdoc does not run it.
pub(super) fn code_block() -> Tag<'static> {
    Tag::CodeBlock(CodeBlockKind::Fenced(CowStr::Borrowed("text")))
}

pub(super) fn link(url: &str) -> Tag<'static> {
    Tag::Link {
        link_type: LinkType::Inline,
        dest_url: url.to_owned().into(),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

pub(super) fn is_url(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(|c: char| c.is_whitespace() || c == '<')
}
