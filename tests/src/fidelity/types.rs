//! The Rust types of a document's schemas and bodies, taken from the compiler's model.

use std::collections::HashMap;

use wirewright::stages::Model;
use wirewright::stages::analyze::{Direction as Goes, Side};
use wirewright::stages::ir::Status;
use wirewright::stages::ir::{BodyEncoding, Payload, Scalar, Type, TypeId, TypeKind};
use wirewright::stages::source::{Place, Sources};

use super::examples::{Direction, Example, Site};

/// The request type and the response type of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    sent: String,
    received: String,
}

impl Sides {
    /// Returns the type of values that travel in one direction.
    pub fn on(&self, direction: Direction) -> &str {
        if direction == Direction::Request { &self.sent } else { &self.received }
    }
}

/// A union type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Union {
    /// The Rust paths of the union.
    pub paths: Sides,
    /// The Rust names of the variants.
    pub variants: Vec<String>,
    /// The pointer of each variant's schema, if the schema has a place of its own.
    pub schemas: Vec<Option<String>>,
}

/// The types of an operation's bodies.
#[derive(Debug, Clone, Default)]
struct Bodies {
    requests: Vec<(String, String)>,
    responses: Vec<(String, Vec<String>, Option<String>)>,
}

/// The types of a schema.
#[derive(Debug, Clone)]
struct Schema {
    sides: Sides,
    /// The directions in which the schema is used.
    goes: Goes,
}

/// The types of a document, by JSON pointer.
#[derive(Debug, Clone, Default)]
pub struct Types {
    schemas: HashMap<String, Schema>,
    operations: HashMap<String, Bodies>,
    unions: HashMap<String, Union>,
}

impl Types {
    /// Collects the types of a model.
    pub fn of(model: &Model, sources: &Sources) -> Self {
        let lookup = Lookup { model, sources };
        let mut types = Self::default();
        for (id, def) in model.api.types() {
            let pointer = lookup.pointer(def.place);
            if let (Some(pointer), TypeKind::Union(_)) = (&pointer, &def.kind)
                && let Some(union) = lookup.union(id)
            {
                types.unions.insert(pointer.clone(), union);
            }
            // A parent that is one of its own variants has the same place. The first type is the whole union.
            if let Some(pointer) = pointer {
                types
                    .schemas
                    .entry(pointer)
                    .or_insert_with(|| Schema { sides: lookup.sides(id), goes: model.facts.directions.get(id) });
            }
        }
        for operation in &model.api.operations {
            let Some(pointer) = lookup.pointer(operation.place) else { continue };
            types.operations.insert(pointer, lookup.bodies(operation));
        }
        types
    }

    /// Returns the type that an example must decode into. Returns `None` for text, bytes, and unsupported media types.
    pub fn find(&self, example: &Example) -> Option<&str> {
        match &example.site {
            Site::Component(direction) => self.schemas.get(&example.schema).map(|schema| schema.sides.on(*direction)),
            Site::Request { operation, media_type } => {
                let is_taken = |taken: &str| media_type.as_ref().is_none_or(|name| name == taken || name == "*/*");
                let requests = &self.operations.get(operation)?.requests;
                requests.iter().find(|(taken, _)| is_taken(taken)).map(|(_, ty)| ty.as_str())
            }
            Site::Response { operation, status, media_type } => {
                let responses = &self.operations.get(operation)?.responses;
                let (_, taken, ty) = responses.iter().find(|(key, _, _)| key == status)?;
                let is_taken = |name: &String| taken.contains(name);
                if media_type.as_ref().is_none_or(is_taken) { ty.as_deref() } else { None }
            }
        }
    }

    /// Returns the directions in which values of the schema at a pointer travel. Empty if one type serves both
    /// directions.
    pub fn ways(&self, pointer: &str) -> &[Direction] {
        const BOTH: [Direction; 2] = [Direction::Request, Direction::Response];
        match self.schemas.get(pointer) {
            Some(schema) if schema.sides.sent != schema.sides.received => &BOTH,
            Some(Schema { goes: Goes { request: true, response: false }, .. }) => &[Direction::Request],
            Some(Schema { goes: Goes { request: false, response: true }, .. }) => &[Direction::Response],
            _ => &[],
        }
    }

    /// Returns the union at a pointer, if its schema is one.
    pub fn union(&self, pointer: &str) -> Option<&Union> {
        self.unions.get(pointer)
    }

    /// Returns all unions.
    pub fn unions(&self) -> impl Iterator<Item = &Union> {
        self.unions.values()
    }
}

struct Lookup<'a> {
    model: &'a Model,
    sources: &'a Sources,
}

impl Lookup<'_> {
    /// Returns the pointer of a place in the description itself. Returns `None` for places in other files.
    fn pointer(&self, place: Place) -> Option<String> {
        let root = self.model.api.types.iter().map(|def| def.place.file).chain([place.file]).min();
        (root == Some(place.file)).then(|| self.sources.pointer(place))
    }

    fn name(&self, id: TypeId, side: Side) -> String {
        let name = self.model.names.ty(id).map_or("", |names| names.on(side).as_str());
        format!("types::{name}")
    }

    fn sides(&self, id: TypeId) -> Sides {
        Sides { sent: self.name(id, Side::Request), received: self.name(id, Side::Response) }
    }

    fn bodies(&self, operation: &wirewright::stages::ir::Operation) -> Bodies {
        let requests = operation.contents().filter_map(|content| match &content.form {
            BodyEncoding::Json(ty) | BodyEncoding::Form(ty) | BodyEncoding::Xml(ty) => {
                Some((content.media_type.clone(), self.ty(ty, Side::Request)))
            }
            BodyEncoding::Multipart(_) | BodyEncoding::Text | BodyEncoding::Bytes | BodyEncoding::Range => None,
        });
        let responses = operation.responses.iter().map(|response| {
            let status = match response.status {
                Status::Exact(code) => code.to_string(),
                Status::Class(class) => format!("{class}xx"),
                Status::Default => "default".to_owned(),
            };
            let ty = match &response.payload {
                Payload::Json(ty) | Payload::Xml(ty) => Some(self.ty(ty, Side::Response)),
                Payload::Either(both) => match &both.0 {
                    Payload::Json(ty) => Some(self.ty(ty, Side::Response)),
                    _ => None,
                },
                Payload::Enveloped(..)
                | Payload::Empty
                | Payload::Text
                | Payload::TextOf(_)
                | Payload::Bytes
                | Payload::Anything
                | Payload::Base64OrBytes => None,
            };
            (status, response.media_types.clone(), ty)
        });
        Bodies { requests: requests.collect(), responses: responses.collect() }
    }

    fn union(&self, id: TypeId) -> Option<Union> {
        let TypeKind::Union(union) = &self.model.api.get(id)?.kind else { return None };
        let schema = |ty: &Type| match ty {
            Type::Named(id) => self.pointer(self.model.api.get(*id)?.place),
            _ => None,
        };
        let names = self.model.names.ty(id)?;
        Some(Union {
            paths: self.sides(id),
            variants: names.inner.iter().map(|name| name.as_str().to_owned()).collect(),
            schemas: union.variants.iter().map(|variant| schema(&variant.ty)).collect(),
        })
    }

    /// Returns a type in Rust syntax, as it is written outside of the module `types`.
    fn ty(&self, ty: &Type, side: Side) -> String {
        match ty {
            Type::Any | Type::Enclosed => "wirewright_client::serde_json::Value".to_owned(),
            Type::Scalar(scalar) => rust(*scalar),
            Type::Array(inner) => format!("Vec<{}>", self.ty(inner, side)),
            Type::Tuple(items, tail) => {
                let items: Vec<String> = items.iter().map(|item| self.ty(item, side)).collect();
                let items = format!("({},)", items.join(", "));
                match tail {
                    Some(tail) => format!("wirewright_client::Tuple<{items}, {}>", self.ty(tail, side)),
                    None => items,
                }
            }
            Type::Map(inner) => format!("std::collections::BTreeMap<String, {}>", self.ty(inner, side)),
            Type::Nullable(inner) => format!("Option<{}>", self.ty(inner, side)),
            Type::Named(id) => self.name(*id, side),
            Type::Envelope(id, inner) => format!("{}<{}>", self.name(*id, side), self.ty(inner, side)),
        }
    }
}

fn rust(scalar: Scalar) -> String {
    let name = match scalar {
        Scalar::Formatted(formatted) => return format!("wirewright_client::formats::{}", formatted.path),
        Scalar::Bool => "bool",
        Scalar::I8 => "i8",
        Scalar::I16 => "i16",
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::I128 => "i128",
        Scalar::U8 => "u8",
        Scalar::U16 => "u16",
        Scalar::U32 => "u32",
        Scalar::U64 => "u64",
        Scalar::U128 => "u128",
        Scalar::F32 => "f32",
        Scalar::F64 => "f64",
        Scalar::String => "String",
        Scalar::Secret => "wirewright_client::Secret",
        Scalar::File => "wirewright_client::File",
    };
    name.to_owned()
}
