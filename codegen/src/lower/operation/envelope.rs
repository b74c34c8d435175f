//! Envelopes: objects on the wire that contain the documented value in one of their properties.

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::TypeId;
use crate::lower::lowering::Lowering;
use crate::lower::state::Rule;
use crate::openapi::{EnvelopeRule, MediaType};

impl<'d> Lowering<'_, 'd> {
    /// Records the schemas that are envelopes, before any of them is lowered.
    pub(in crate::lower) fn note_envelopes(&mut self) {
        let view = self.view.description;
        let media_types = view.operations.iter().flat_map(|operation| {
            let inner = operation.responses.iter().flat_map(|(_, response)| &response.content);
            inner.map(|media_type| media_type.envelope).chain([operation.envelope])
        });
        for rule in media_types.flatten() {
            let EnvelopeRule::Some { place, schema, value, failure } = rule else { continue };
            let Some(target) = self.view.target(schema) else { continue };
            let rule = Rule { place, value: value.to_owned(), failure: failure.map(str::to_owned) };
            if let Some(other) = self.envelopes.get(&target)
                && (other.value != rule.value || other.failure != rule.failure)
            {
                let message = "two rules use the same schema as an envelope, but with different properties";
                self.reports.report(Diagnostic::value(Code::InvalidExtension, place, message));
                continue;
            }
            self.envelopes.insert(target, rule);
        }
    }

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
                Some(self.named(target))
            }
        }
    }
}
