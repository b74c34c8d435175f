//! A builder of balanced Markdown events. HTML tags may come in any order and may lack an end. Text outside a paragraph
//! begins a new one, and the start of a block ends the current paragraph.

mod capture;
mod inline;
mod tags;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use tags::{code_block, is_url};

/// The maximum nesting depth of quotes and lists.
const DEEPEST: usize = 8;

/// A marker for a soft line break, which may become a space. Two markers are a hard line break. The character is white
/// space in Markdown, and no renderer emits it.
pub(super) const BREAK: &str = "\u{c}";

/// An open block.
struct Block {
    end: TagEnd,
    /// True if an HTML tag began the block.
    html: bool,
    /// True if the block is emitted, false if it is nested too deeply.
    kept: bool,
    /// True if the block has no content yet.
    empty: bool,
}

/// An open inline element.
struct Inline {
    end: TagEnd,
    html: bool,
    kept: bool,
}

/// The destination of the next text.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    /// A new paragraph.
    None,
    /// The current list item or table cell, without a paragraph.
    Bare,
    /// The current paragraph.
    Paragraph,
}

/// Text that is collected for a code span or a code block.
struct Capture {
    text: String,
    block: bool,
}

pub(super) struct Flow<'e> {
    events: Vec<Event<'e>>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    line: Line,
    /// True if the next text begins a paragraph even in a list item.
    loose: bool,
    breaks: usize,
    cell: bool,
    /// True inside a code block of Markdown.
    code: bool,
    capture: Option<Capture>,
}

impl Default for Flow<'_> {
    fn default() -> Self {
        Self {
            events: Vec::new(),
            blocks: Vec::new(),
            inlines: Vec::new(),
            line: Line::None,
            loose: false,
            breaks: 0,
            cell: false,
            code: false,
            capture: None,
        }
    }
}

impl<'e> Flow<'e> {
    /// Adds a Markdown event.
    pub(super) fn markdown(&mut self, event: Event<'e>) {
        match event {
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text),
            Event::Code(text) => self.code(&text),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.hard_break(),
            Event::Rule => {
                self.new_line();
                self.events.push(Event::Rule);
            }
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'e>) {
        match tag {
            // Headings become paragraphs, because they would be headings of the crate's documentation page.
            Tag::Paragraph | Tag::Heading { .. } => {
                self.new_line();
                self.loose = true;
            }
            Tag::CodeBlock(_) => {
                self.new_line();
                self.events.push(Event::Start(code_block()));
                self.code = true;
            }
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item => self.open(tag, false),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                self.new_line();
                self.cell = tag == Tag::TableCell;
                self.events.push(Event::Start(tag));
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.open_inline(tag, false, true),
            Tag::Link { link_type, dest_url, title, id } => {
                let keep = is_url(&dest_url) && !matches!(link_type, LinkType::Email);
                self.open_inline(Tag::Link { link_type: LinkType::Inline, dest_url, title, id }, false, keep);
            }
            // Images are replaced by their alternative text.
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                self.new_line();
                self.loose = false;
            }
            TagEnd::CodeBlock => {
                self.events.push(Event::End(end));
                self.code = false;
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(end, false),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                self.new_line();
                self.cell = false;
                self.events.push(Event::End(end));
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => self.close_inline(end, false),
            _ => {}
        }
    }

    /// Closes all open elements and returns the events.
    pub(super) fn finish(mut self) -> Vec<Event<'e>> {
        self.end_capture();
        self.new_line();
        while let Some(block) = self.blocks.pop() {
            if block.kept {
                self.events.push(Event::End(block.end));
            }
        }
        self.events
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: CowStr<'e>) {
        if let Some(capture) = &mut self.capture {
            capture.text.push_str(&text);
        } else if self.code {
            self.events.push(Event::Text(text));
        } else if !(text.is_empty() || self.line == Line::None && text.trim().is_empty()) {
            // White space at the beginning of a line is dropped.
            let leading = self.line == Line::None || self.breaks > 0;
            let text = if leading && text.starts_with(' ') { text.trim_start().to_owned().into() } else { text };
            self.begin();
            let linked = self.inlines.iter().any(|inline| inline.kept && inline.end == TagEnd::Link);
            if linked || !text.contains("://") {
                self.events.push(Event::Text(text));
            } else {
                self.linked_text(&text);
            }
        }
    }

    /// Adds a code span.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(capture) = &mut self.capture {
            capture.text.push_str(text);
            return;
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.begin();
            self.events.push(Event::Code(text.into()));
        }
    }

    /// Adds a soft line break, which is equivalent to a space.
    pub(super) fn soft_break(&mut self) {
        if let Some(capture) = &mut self.capture {
            capture.text.push(if capture.block { '\n' } else { ' ' });
        } else if self.line != Line::None && self.breaks == 0 {
            self.events.push(Event::Text(CowStr::Borrowed(if self.cell { " " } else { BREAK })));
        }
    }

    /// Adds a hard line break. Two of them begin a new paragraph.
    pub(super) fn hard_break(&mut self) {
        if self.capture.is_some() || self.cell {
            self.soft_break();
        } else if self.line != Line::None {
            self.breaks += 1;
        }
    }

    /// Begins a paragraph or a line for text, if needed.
    fn begin(&mut self) {
        if self.breaks > 1 {
            self.new_line();
        } else if self.breaks == 1 {
            self.events.push(Event::Text(CowStr::Borrowed("\u{c}\u{c}")));
        }
        self.breaks = 0;
        if self.line != Line::None {
            return;
        }
        let block = self.blocks.iter_mut().rev().find(|block| block.kept);
        let first = block.is_some_and(|block| block.end == TagEnd::Item && std::mem::replace(&mut block.empty, false));
        self.line = if self.cell || first && !self.loose { Line::Bare } else { Line::Paragraph };
        if self.line == Line::Paragraph {
            self.events.push(Event::Start(Tag::Paragraph));
        }
    }

    /// Ends the current paragraph.
    pub(super) fn new_line(&mut self) {
        if self.capture.as_ref().is_some_and(|capture| capture.block) {
            return self.soft_break();
        }
        self.end_capture();
        while let Some(inline) = self.inlines.pop() {
            self.end_inline(&inline);
        }
        if self.line == Line::Paragraph {
            self.events.push(Event::End(TagEnd::Paragraph));
        }
        self.line = Line::None;
        self.breaks = 0;
    }

    /// Separates paragraphs. In a table cell, which cannot have paragraphs, this is a space.
    pub(super) fn paragraph(&mut self) {
        if self.cell { self.soft_break() } else { self.new_line() }
    }

    pub(super) fn rule(&mut self) {
        if !self.cell && self.capture.is_none() {
            self.new_line();
            self.events.push(Event::Rule);
        }
    }

    /// Begins a quote, a list or a list item.
    pub(super) fn open(&mut self, tag: Tag<'e>, html: bool) {
        if self.cell || self.capture.as_ref().is_some_and(|capture| capture.block) {
            return self.soft_break();
        }
        self.new_line();
        self.loose = false;
        let end = tag.to_end();
        let is_list = |block: &&Block| block.kept && matches!(block.end, TagEnd::List(_));
        let kept = match end {
            // An item is kept if its list is kept.
            TagEnd::Item => self.blocks.last().is_some_and(|block| is_list(&block)),
            _ => self.blocks.iter().filter(|block| block.kept && block.end != TagEnd::Item).count() < DEEPEST,
        };
        if let Some(block) = self.blocks.last_mut() {
            block.empty = false;
        }
        self.blocks.push(Block { end, html, kept, empty: true });
        if kept {
            self.events.push(Event::Start(tag));
        }
    }

    /// Ends a block and all open blocks in it. An HTML tag does not end a block that Markdown began.
    pub(super) fn close(&mut self, end: TagEnd, html: bool) {
        let is_it = |block: &Block| std::mem::discriminant(&block.end) == std::mem::discriminant(&end);
        let mut found = self.blocks.iter().rev().take_while(|block| !html || block.html);
        let Some(depth) = found.position(|block| is_it(block) && block.html == html) else { return };
        self.new_line();
        for _ in 0..=depth {
            if let Some(block) = self.blocks.pop().filter(|block| block.kept) {
                self.events.push(Event::End(block.end));
            }
        }
    }

    /// Returns true if an HTML tag began the innermost block, and the block has the given kind.
    pub(super) fn is_in(&self, is: impl Fn(TagEnd) -> bool) -> bool {
        self.blocks.last().is_some_and(|block| block.html && is(block.end))
    }

    /// Returns true if the current line already has text.
    pub(super) fn has_text(&self) -> bool {
        self.line != Line::None && self.breaks == 0
    }
}
