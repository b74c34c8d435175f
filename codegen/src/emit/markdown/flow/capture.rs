//! Collection of the text of code spans and code blocks.

use pulldown_cmark::{Event, TagEnd};

use super::tags::code_block;
use super::{Capture, Flow};

impl Flow<'_> {
    /// Begins to collect the text of a code span or a code block.
    pub(in crate::emit::markdown) fn begin_capture(&mut self, block: bool) {
        if self.capture.is_none() {
            let block = block && !self.cell;
            if block {
                self.new_line();
            }
            self.capture = Some(Capture { text: String::new(), block });
        }
    }

    /// Returns whether code of a block is being collected, or `None` if no code is.
    pub(in crate::emit::markdown) fn captures(&self) -> Option<bool> {
        self.capture.as_ref().map(|capture| capture.block)
    }

    /// Emits the collected code.
    pub(in crate::emit::markdown) fn end_capture(&mut self) {
        let Some(Capture { text, block }) = self.capture.take() else { return };
        let trimmed = text.trim_matches('\n').trim_end();
        if !block {
            self.code(&text);
        } else if !trimmed.is_empty() {
            self.events.push(Event::Start(code_block()));
            self.events.push(Event::Text(format!("{trimmed}\n").into()));
            self.events.push(Event::End(TagEnd::CodeBlock));
        }
    }
}
