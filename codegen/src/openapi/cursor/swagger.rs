//! The objects of OpenAPI 2.0 that are parsed once and used by several operations.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::openapi::model::{SwaggerParameter, SwaggerResponse};
use crate::source::Place;

/// The objects that are parsed once and used by several operations.
#[derive(Default)]
pub(in crate::openapi) struct Shared<'d> {
    pub(in crate::openapi) parameters: RefCell<FxHashMap<Place, Option<SwaggerParameter<'d>>>>,
    pub(in crate::openapi) responses: RefCell<FxHashMap<Place, SwaggerResponse<'d>>>,
    /// The places where the specification allows `type: file`.
    files: RefCell<FxHashSet<Place>>,
}

impl Shared<'_> {
    /// Returns true if the `type` at this place may be `file`.
    pub(in crate::openapi) fn may_be_file(&self, kind: Place) -> bool {
        self.files.borrow().contains(&kind)
    }

    pub(in crate::openapi) fn allow_file(&self, kind: Place) {
        self.files.borrow_mut().insert(kind);
    }
}
