//! Scalars: JSON types with formats, converted through the format table.

use super::formats::{INT_OR_STRING, Known, known};
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, External, Origin, Owner, Scalar, Type, TypeDef, TypeId, TypeKind};
use crate::lower::schema::lowering::SchemaLowering;
use crate::openapi::{JsonType, Schema};
use crate::source::{Place, Value};

impl SchemaLowering<'_, '_> {
    /// Returns the scalar for a JSON type and the schema's format.
    pub(in crate::lower) fn scalar(&mut self, schema: &Schema<'_>, place: Place, kind: JsonType) -> Type {
        let plain = match kind {
            JsonType::Boolean => Scalar::Bool,
            JsonType::Integer => self.whole(schema),
            JsonType::Number => Scalar::F64,
            _ => Scalar::String,
        };
        let Some((format, at)) = schema.format else {
            // Without a format, `contentEncoding` alone selects text of that encoding, and `contentMediaType` alone
            // selects bytes of that media type (OpenAPI 3.1, section 4.8.14.4).
            let scalar = match (plain, schema.content_encoding, schema.content_media_type) {
                (Scalar::String, Some(encoding), _) => self.encoded(encoding),
                (Scalar::String, None, Some(_)) => Some(Scalar::File),
                _ => None,
            };
            return Type::Scalar(scalar.unwrap_or(plain));
        };
        if let Some(path) = self.formats.path(format) {
            return Type::Named(self.external(path, place));
        }
        if let Some(ty) = self.formats.given(format) {
            let scalar = self.formats.scalar(ty, kind).or_else(|| {
                let message = format!(
                    "the type `{ty}`, configured for the format `{format}`, does not fit a schema of type `{}`",
                    kind.name()
                );
                self.no_format(Diagnostic::value(Code::FormatTypeMismatch, at, message), place, kind)
            });
            return Type::Scalar(scalar.unwrap_or(plain));
        }
        let scalar = match known(kind, format) {
            Known::Row(row) => self.formats.of(row),
            Known::Note => Some(plain),
            Known::Elsewhere => {
                let message = format!("the format `{format}` does not fit the type `{}`", kind.name());
                self.no_format(Diagnostic::value(Code::FormatTypeMismatch, at, message), place, kind)
            }
            Known::Nothing => {
                let message = format!("unknown format `{format}`");
                self.no_format(Diagnostic::value(Code::UnknownFormat, at, message), place, kind)
            }
        };
        Type::Scalar(match (kind, scalar) {
            // An integer with the format `double` is a number without a fraction.
            (JsonType::Integer, Some(Scalar::F32 | Scalar::F64)) | (_, None) => plain,
            (_, Some(scalar)) => scalar,
        })
    }

    /// Returns the type of the user with this path. All its uses share one definition.
    fn external(&mut self, path: String, place: Place) -> TypeId {
        if let Some(known) = self.types.external.get(&path) {
            return *known;
        }
        let owner = Owner::Elsewhere(vec!["external".to_owned(), path.clone()]);
        let kind = TypeKind::External(External { path: path.clone(), is_module: false });
        let origin = Origin { owner, steps: Vec::new() };
        let id = self.define(TypeDef::new(place, origin, Docs::default(), kind));
        self.types.external.insert(path, id);
        id
    }

    /// Returns true if a value is an integer or a string, regardless of `type`: `format: int-or-string`, from
    /// Kubernetes.
    pub(in crate::lower) fn is_int_or_string(&self, schema: &Schema<'_>) -> bool {
        let Some((format, _)) = schema.format else { return false };
        let is_given = match self.formats.given(format) {
            Some(ty) => ty == INT_OR_STRING,
            None => format.eq_ignore_ascii_case(INT_OR_STRING),
        };
        let other = [JsonType::Null, JsonType::Integer, JsonType::Number, JsonType::String];
        is_given && other.into_iter().fold(schema.types, crate::openapi::Types::without).is_empty()
    }

    fn encoded(&self, encoding: &str) -> Option<Scalar> {
        match known(JsonType::String, encoding) {
            Known::Row(row) => self.formats.of(row).filter(|_| encoding.to_ascii_lowercase().starts_with("base64")),
            _ => None,
        }
    }

    /// Returns the type of an integer without a format: 64 bits, unless its bounds require more.
    fn whole(&self, schema: &Schema<'_>) -> Scalar {
        // The bounds as printed by languages whose numbers are doubles.
        const I64: i128 = 9_223_372_036_854_776_000;
        const U64: i128 = 18_446_744_073_709_552_000;
        let number = |place: Place| match self.view.node(place).value() {
            Value::Int(number) => Some(*number),
            #[allow(clippy::cast_possible_truncation, reason = "what is larger is as large as can be")]
            Value::Float(number) => Some(*number as i128),
            _ => None,
        };
        // The narrowest bound of all parts applies.
        let bounds = |keyword: &'static str| {
            let stated = schema.remarks.iter().filter(move |(known, _)| *known == keyword);
            stated.filter_map(|(_, place)| number(*place))
        };
        let (low, high) = (bounds("minimum").max(), bounds("maximum").min());
        let fits = |least: i128, most: i128| low.is_none_or(|low| low >= least) && high.is_none_or(|high| high <= most);
        let positive = low.is_some_and(|low| low >= 0);
        if fits(-I64, I64) {
            Scalar::I64
        } else if positive && fits(0, U64) {
            Scalar::U64
        } else if positive && !fits(0, i128::MAX - 1) {
            Scalar::U128
        } else {
            Scalar::I128
        }
    }

    fn no_format(&mut self, found: Diagnostic, place: Place, kind: JsonType) -> Option<Scalar> {
        self.reports.report(found.hint(format!("the format is ignored and any {} is accepted", kind.name())));
        self.reports.degrade_schema("format", place);
        None
    }
}
