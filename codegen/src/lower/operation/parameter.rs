//! Operation parameters.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Constant, Docs, Layers, Parameter, QueryString, Scalar, Type};
use crate::lower::operation::lowering::OperationLowering;
use crate::lower::view::media::is_json;
use crate::message::{Location, Style, StyleKind, essence};
use crate::openapi::{self, Kind, Operation, Piece};

impl<'d> OperationLowering<'_, 'd> {
    /// Lowers the parameters of an operation. Required parameters come first, in the order of the path and then of the
    /// description.
    pub(in crate::lower) fn parameters(&mut self, operation: &Operation<'d>) -> Vec<Parameter> {
        let protocol = self.query_protocol(operation);
        let mut result = Vec::new();
        let mut declared = FxHashMap::default();
        for parameter in operation.parameters.iter().filter(|p| p.location == Location::Path) {
            declared.entry(parameter.name).or_insert(parameter);
        }
        let mut placeholders = FxHashSet::default();
        for name in operation.path.parameters() {
            if !placeholders.insert(name) {
                continue;
            }
            result.push(match declared.get(name) {
                Some(parameter) => self.parameter(parameter),
                None => self.undeclared(name, operation),
            });
        }
        for parameter in operation.parameters.iter().filter(|p| p.location != Location::Path) {
            let mut lowered = self.parameter(parameter);
            if let Some(protocol) = protocol {
                self.number_parameter(&mut lowered, parameter, protocol);
            }
            if self.fits_query_string(parameter, &lowered) {
                result.push(lowered);
            }
        }
        for parameter in operation.parameters.iter().filter(|p| p.location == Location::Path) {
            if !placeholders.contains(parameter.name) {
                let message = format!("the path `{}` has no placeholder `{{{}}}`", operation.path.text, parameter.name);
                let found = Diagnostic::value(Code::UnusedPathParameter, parameter.place, message);
                self.reports.report(found.hint("the parameter is ignored"));
                self.reports.degrade(Kind::Parameter, "in", parameter.place);
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
            self.reports.report(found.hint("a path parameter is always required: add `required: true`"));
        }
        let json = match parameter.content {
            Some(media_type) => {
                let json = is_json(media_type);
                if !json {
                    let message = format!("a parameter in `{media_type}` is sent as plain text");
                    self.reports.report(Diagnostic::value(Code::UnsupportedParameter, parameter.place, message));
                    self.reports.degrade(Kind::Parameter, "content", parameter.place);
                }
                json
            }
            None => false,
        };
        let required = parameter.required || in_path;
        let constant = parameter.schema.filter(|_| required && parameter.query_string.is_none());
        let constant = constant.and_then(|schema| self.schemas.only_value(schema));
        let ty = match (parameter.schema, &constant) {
            (_, Some(Constant::Integer(_))) => Type::Scalar(Scalar::I64),
            (_, Some(Constant::Float(_))) => Type::Scalar(Scalar::F64),
            (_, Some(Constant::Boolean(_))) => Type::Scalar(Scalar::Bool),
            (None, _) | (_, Some(Constant::Text(_))) => Type::Scalar(Scalar::String),
            (Some(schema), None) => self.schemas.ty(schema),
        };
        Parameter {
            place: parameter.place,
            wire: parameter.name.to_owned(),
            location: parameter.location,
            style: Style { allow_empty: self.allows_empty(parameter, &ty), ..parameter.style },
            nested: Vec::new(),
            json,
            query_string: parameter.query_string.as_ref().map(|media_type| QueryString {
                media_type: media_type.name.to_owned(),
                encodings: self.encodings(media_type),
            }),
            ty,
            required,
            constant,
            docs: Docs {
                description: parameter.description.map(str::to_owned),
                remarks: parameter
                    .schema
                    .map(|schema| self.view.field_docs(schema, self.view.schema(schema)).remarks)
                    .unwrap_or_default(),
                deprecated: parameter.deprecated,
                summary: None,
            },
            rename: None,
        }
    }

    /// Returns true if `allowEmptyValue` adds a value that is sent as the name alone. Strings have an empty value
    /// already.
    fn allows_empty(&mut self, parameter: &openapi::Parameter<'d>, ty: &Type) -> bool {
        if !parameter.style.allow_empty {
            return false;
        }
        match self.schemas.behind(ty, Layers { null: true, ..Layers::default() }) {
            Type::Scalar(scalar) if scalar.is_text() => false,
            Type::Scalar(_) => {
                let message =
                    format!("`allowEmptyValue` of `{}` is not supported: its type has no empty value", parameter.name);
                self.reports.report(Diagnostic::value(Code::UnsupportedKeyword, parameter.place, message));
                self.reports.degrade(Kind::Parameter, "allowEmptyValue", parameter.place);
                false
            }
            _ => true,
        }
    }

    /// Returns true if the media type of a whole query string is supported. Otherwise the parameter is omitted.
    fn fits_query_string(&mut self, parameter: &openapi::Parameter<'d>, lowered: &Parameter) -> bool {
        let Some(QueryString { media_type, .. }) = &lowered.query_string else { return true };
        let text =
            matches!(self.schemas.behind(&lowered.ty, Layers { null: true, ..Layers::default() }), Type::Scalar(_));
        if text || is_json(media_type) || essence(media_type) == "application/x-www-form-urlencoded" {
            return true;
        }
        let message = format!("a query string in `{media_type}` is not supported");
        let found = Diagnostic::value(Code::UnsupportedParameter, parameter.place, message);
        self.reports.report(found.hint("the parameter is omitted"));
        self.reports.degrade(Kind::Parameter, "content", parameter.place);
        false
    }

    fn undeclared(&mut self, name: &str, operation: &Operation<'d>) -> Parameter {
        let message =
            format!("the path contains `{{{name}}}`, but {} does not declare this parameter", operation.method);
        self.reports.report(
            Diagnostic::value(Code::UndeclaredPathParameter, operation.place, message)
                .hint("it becomes a required string parameter"),
        );
        Parameter {
            place: operation.place,
            wire: name.to_owned(),
            location: Location::Path,
            style: Style::plain(StyleKind::Simple, false),
            nested: Vec::new(),
            json: false,
            query_string: None,
            ty: Type::Scalar(Scalar::String),
            required: true,
            constant: None,
            docs: Docs::default(),
            rename: None,
        }
    }

    fn note_patterns(&mut self, operation: &Operation<'d>) {
        for piece in &operation.path.pieces {
            if let Piece::Parameter { name, pattern: Some(pattern) } = piece {
                let message = format!("the path parameter `{name}` must match `{pattern}`, but this is not checked");
                self.reports.report(Diagnostic::key(Code::PathPattern, operation.path_place, message));
            }
        }
    }
}
