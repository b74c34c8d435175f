//! Reading of objects: cursors over them, the references between them, and the record of their keywords.

mod keywords;
mod keywords_2_0;
mod misspelled;
mod object;
mod reader;
mod reference;
mod swagger;

pub(super) use misspelled::close_to;
pub(super) use object::Object;
pub(super) use reader::Reader;
