//! Envelopes: objects on the wire that contain the documented value in one of their properties.

use crate::ir::TypeId;
use crate::lower::operation::lowering::OperationLowering;
use crate::openapi::{EnvelopeRule, MediaType};

impl<'d> OperationLowering<'_, 'd> {
    /// Returns the envelope of a JSON response: that of the media type, or else that of the operation.
    pub(in crate::lower) fn envelope(
        &mut self,
        media_type: &MediaType<'d>,
        outer: Option<EnvelopeRule<'d>>,
    ) -> Option<TypeId> {
        match media_type.envelope.or(outer)? {
            EnvelopeRule::None => None,
            EnvelopeRule::Some { schema, .. } => {
                let target = self.view.target(schema)?;
                Some(self.schemas.named(target))
            }
        }
    }
}
