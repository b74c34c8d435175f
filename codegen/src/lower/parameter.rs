//! The parameters of an operation.

use super::Lowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Parameter, Scalar, Type};
use crate::openapi::{self, Kind, Location, Operation, Piece, Style, StyleKind};

impl<'d> Lowering<'_, 'd> {
    /// Required parameters first, in the order of the path, then in that of the description.
    pub(super) fn parameters(&mut self, operation: &Operation<'d>) -> Vec<Parameter> {
        let mut result = Vec::new();
        for name in operation.path.parameters() {
            let declared = operation.parameters.iter().find(|p| p.location == Location::Path && p.name == name);
            if result.iter().any(|known: &Parameter| known.wire == name) {
                continue;
            }
            result.push(match declared {
                Some(parameter) => self.parameter(parameter),
                None => self.undeclared(name, operation),
            });
        }
        for parameter in operation.parameters.iter().filter(|p| p.location != Location::Path) {
            let parameter = self.parameter(parameter);
            result.push(parameter);
        }
        for parameter in operation.parameters.iter().filter(|p| p.location == Location::Path) {
            if !operation.path.parameters().any(|name| name == parameter.name) {
                let message = format!("the path `{}` has no `{{{}}}`", operation.path.text, parameter.name);
                let found = Diagnostic::value(Code::UnusedPathParameter, parameter.place, message);
                self.report(found.hint("the parameter is left out"));
                self.ledger.degrade(Kind::Parameter, "in", parameter.place);
            }
        }
        self.note_patterns(operation);
        result.sort_by_key(|parameter| !parameter.required);
        result
    }

    fn parameter(&mut self, parameter: &openapi::Parameter<'d>) -> Parameter {
        let in_path = parameter.location == Location::Path;
        if in_path && !parameter.required {
            let message = format!("the path parameter `{}` is not marked as required", parameter.name);
            let found = Diagnostic::value(Code::OptionalPathParameter, parameter.place, message);
            self.report(found.hint("a path parameter is always required: add `required: true`"));
        }
        let json = match parameter.content {
            Some(media_type) => {
                let json = super::body::is_json(media_type);
                if !json {
                    let message = format!("a parameter in `{media_type}` is sent as plain text");
                    self.report(Diagnostic::value(Code::UnsupportedParameter, parameter.place, message));
                    self.ledger.degrade(Kind::Parameter, "content", parameter.place);
                }
                json
            }
            None => false,
        };
        Parameter {
            place: parameter.place,
            wire: parameter.name.to_owned(),
            location: parameter.location,
            style: parameter.style,
            json,
            ty: match parameter.schema {
                Some(schema) => self.ty(schema),
                None => Type::Scalar(Scalar::String),
            },
            required: parameter.required || in_path,
            docs: Docs {
                description: parameter.description.map(str::to_owned),
                remarks: parameter
                    .schema
                    .map(|schema| self.field_docs(schema, &self.schema(schema)).remarks)
                    .unwrap_or_default(),
                deprecated: parameter.deprecated,
                summary: None,
            },
        }
    }

    fn undeclared(&mut self, name: &str, operation: &Operation<'d>) -> Parameter {
        let message = format!("the path has `{{{name}}}`, which {} does not declare", operation.method);
        self.report(
            Diagnostic::value(Code::UndeclaredPathParameter, operation.place, message).hint("it is added as a string"),
        );
        Parameter {
            place: operation.place,
            wire: name.to_owned(),
            location: Location::Path,
            style: Style { kind: StyleKind::Simple, explode: false, allow_reserved: false },
            json: false,
            ty: Type::Scalar(Scalar::String),
            required: true,
            docs: Docs::default(),
        }
    }

    fn note_patterns(&mut self, operation: &Operation<'d>) {
        for piece in &operation.path.pieces {
            if let Piece::Parameter { name, pattern: Some(pattern) } = piece {
                let message = format!("the path parameter `{name}` must match `{pattern}`, which is not checked");
                self.report(Diagnostic::key(Code::PathPattern, operation.path_place, message));
            }
        }
    }
}
