//! Inline elements: emphasis and links.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::tags::{is_url, link};
use super::{Flow, Inline};

impl<'e> Flow<'e> {
    /// Adds text in which bare URLs become links, as rustdoc demands.
    pub(super) fn linked_text(&mut self, text: &str) {
        for (index, word) in text.split(' ').enumerate() {
            if index > 0 {
                self.plain(" ");
            }
            match word.find("http").map(|at| word.split_at(at)) {
                Some((before, url)) if is_url(url) => {
                    self.plain(before);
                    let end = url.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '"', '\'']);
                    self.events.push(Event::Start(link(end)));
                    self.events.push(Event::Code(end.to_owned().into()));
                    self.events.push(Event::End(TagEnd::Link));
                    self.plain(url.get(end.len()..).unwrap_or_default());
                }
                _ => self.plain(word),
            }
        }
    }

    fn plain(&mut self, text: &str) {
        if !text.is_empty() {
            self.events.push(Event::Text(text.to_owned().into()));
        }
    }

    /// Begins a link of an HTML tag.
    pub(in crate::emit::markdown) fn open_link(&mut self, url: &str) {
        if self.capture.is_none() {
            self.open_inline(link(url), true, is_url(url));
        }
    }

    pub(in crate::emit::markdown) fn close_link(&mut self) {
        if self.capture.is_none() {
            self.close_inline(TagEnd::Link, true);
        }
    }

    pub(super) fn open_inline(&mut self, tag: Tag<'e>, html: bool, keep: bool) {
        if self.capture.as_ref().is_some_and(|capture| capture.block) {
            return;
        }
        self.end_capture();
        let end = tag.to_end();
        let linked = end == TagEnd::Link && self.inlines.iter().any(|inline| inline.end == end);
        let kept = keep && !linked;
        if kept {
            self.begin();
            self.events.push(Event::Start(tag));
        }
        self.inlines.push(Inline { end, html, kept });
    }

    pub(super) fn close_inline(&mut self, end: TagEnd, html: bool) {
        if self.capture.as_ref().is_some_and(|capture| capture.block) {
            return;
        }
        self.end_capture();
        let Some(depth) = self.inlines.iter().rposition(|inline| inline.end == end && inline.html == html) else {
            return;
        };
        while self.inlines.len() > depth {
            if let Some(inline) = self.inlines.pop() {
                self.end_inline(&inline);
            }
        }
    }

    pub(super) fn end_inline(&mut self, inline: &Inline) {
        if !inline.kept {
            return;
        }
        match self.events.last() {
            // A link without text shows its URL.
            Some(Event::Start(Tag::Link { dest_url, .. })) => {
                let url = dest_url.clone();
                self.events.push(Event::Code(url));
            }
            Some(Event::Start(_)) => {
                self.events.pop();
                return;
            }
            _ => {}
        }
        self.events.push(Event::End(inline.end));
    }
}
