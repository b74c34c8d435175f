//! A schema together with the parts of its `allOf`.

use std::ops::Deref;
use std::rc::Rc;

use crate::openapi::Schema;

/// A schema merged with its parts, or a schema of the description that has none.
#[derive(Clone)]
pub(in crate::lower) enum WholeSchema<'a, 'd> {
    Described(&'a Schema<'d>),
    Merged(Rc<Schema<'d>>),
}

impl<'d> Deref for WholeSchema<'_, 'd> {
    type Target = Schema<'d>;

    fn deref(&self) -> &Schema<'d> {
        match self {
            WholeSchema::Described(schema) => schema,
            WholeSchema::Merged(schema) => schema,
        }
    }
}

impl Default for WholeSchema<'_, '_> {
    fn default() -> Self {
        WholeSchema::Merged(Rc::default())
    }
}
