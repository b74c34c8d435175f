//! Places of values.

use crate::response::json::push;

/// The path to a value.
#[derive(Clone, Copy)]
pub(super) enum Place<'p> {
    Root(&'p str),
    Property(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl Place<'_> {
    pub(super) fn write(&self, pointer: &mut String) {
        match self {
            Self::Root(prefix) => pointer.push_str(prefix),
            Self::Property(parent, name) => {
                parent.write(pointer);
                push(pointer, name);
            }
            Self::Item(parent, index) => {
                parent.write(pointer);
                push(pointer, &index.to_string());
            }
        }
    }
}
