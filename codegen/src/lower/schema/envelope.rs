//! Schemas that are envelopes, by the rules of operations and media types.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::schema::lowering::SchemaLowering;
use crate::lower::schema::state::Rule;
use crate::openapi::EnvelopeRule;

impl SchemaLowering<'_, '_> {
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
}
