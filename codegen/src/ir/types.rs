//! Types.

use super::Origin;
use crate::source::Place;

/// A place in [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(u32);

impl TypeId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The position in the list of types.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A use of a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// Any JSON value.
    Any,
    /// One JSON scalar.
    Scalar(Scalar),
    /// A list.
    Array(Box<Self>),
    /// A list whose first items have types of their own: exactly these, or with a tail of more, which may also be shorter.
    Tuple(Vec<Self>, Option<Box<Self>>),
    /// A map from any string.
    Map(Box<Self>),
    /// A value or `null`.
    Nullable(Box<Self>),
    /// A type that is defined once.
    Named(TypeId),
    /// An envelope round a value.
    Envelope(TypeId, Box<Self>),
    /// What an envelope is round, inside its definition.
    Enclosed,
}

impl Type {
    /// The type or `null`; what may be null already stays as it is.
    #[must_use]
    pub fn nullable(self) -> Self {
        match self {
            Self::Any | Self::Nullable(_) => self,
            other => Self::Nullable(Box::new(other)),
        }
    }

    /// The type with strings where files were.
    #[must_use]
    pub fn without_files(self) -> Self {
        let boxed = |inner: Box<Self>| Box::new(inner.without_files());
        match self {
            Self::Scalar(Scalar::File) => Self::Scalar(Scalar::String),
            Self::Array(inner) => Self::Array(boxed(inner)),
            Self::Map(inner) => Self::Map(boxed(inner)),
            Self::Nullable(inner) => Self::Nullable(boxed(inner)),
            Self::Envelope(id, inner) => Self::Envelope(id, boxed(inner)),
            Self::Tuple(items, tail) => {
                Self::Tuple(items.into_iter().map(Self::without_files).collect(), tail.map(boxed))
            }
            Self::Any | Self::Scalar(_) | Self::Named(_) | Self::Enclosed => self,
        }
    }

    /// Calls `visit` with every type that is named, at any depth.
    pub fn for_each_named(&self, visit: &mut impl FnMut(TypeId)) {
        match self {
            Self::Any | Self::Scalar(_) | Self::Enclosed => {}
            Self::Array(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.for_each_named(visit),
            Self::Tuple(items, tail) => {
                items.iter().chain(tail.as_deref()).for_each(|item| item.for_each_named(visit));
            }
            Self::Named(id) => visit(*id),
            Self::Envelope(id, inner) => {
                visit(*id);
                inner.for_each_named(visit);
            }
        }
    }
}

/// A scalar with the Rust type that its format asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Scalar {
    Bool,
    I8,
    I16,
    I32,
    I64,
    I128,
    U8,
    U16,
    U32,
    U64,
    U128,
    F32,
    F64,
    String,
    /// A string or a number with a value.
    Formatted(Formatted),
    /// A string that no output shows.
    Secret,
    /// The bytes of a file, which only a part of a multipart body holds.
    File,
}

impl Scalar {
    /// Whether it is a string on the wire, or bytes.
    pub fn is_text(self) -> bool {
        match self {
            Self::String | Self::Secret | Self::File => true,
            Self::Formatted(formatted) => !formatted.is_number,
            _ => false,
        }
    }
}

/// A string or a number with a value: a type of the runtime that keeps what stands on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Formatted {
    /// The way to it in the module `formats` of the runtime.
    pub path: &'static str,
    /// The library that holds its values.
    pub library: Option<Library>,
    /// Whether it is a number on the wire.
    pub is_number: bool,
}

impl Formatted {
    /// Its name alone.
    pub fn name(self) -> &'static str {
        self.path.rsplit("::").next().unwrap_or(self.path)
    }
}

/// A library behind formats, each a feature of the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Library {
    Chrono,
    Jiff,
    RustDecimal,
    Time,
    Uuid,
}

impl Library {
    /// The name of the crate and of the feature.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chrono => "chrono",
            Self::Jiff => "jiff",
            Self::RustDecimal => "rust_decimal",
            Self::Time => "time",
            Self::Uuid => "uuid",
        }
    }
}

/// The documentation of an item, as the description gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Docs {
    /// One line.
    pub summary: Option<String>,
    /// Any number of paragraphs of `CommonMark`.
    pub description: Option<String>,
    /// Constraints, default and example: keyword and value.
    pub remarks: Vec<(String, String)>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// A type that is defined once.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// Where it stands.
    pub place: Place,
    /// Where it comes from, for its name.
    pub origin: Origin,
    /// What it is for.
    pub docs: Docs,
    /// What it is.
    pub kind: TypeKind,
}

/// What a defined type is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeKind {
    /// An object with described properties.
    Struct(Struct),
    /// A string or an integer with described values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// Another name for a type.
    Alias(Type),
    /// A type of its own round another, where another name would be circular.
    Newtype(Type),
}

impl TypeKind {
    /// Calls `visit` with the type of every field, variant or target.
    pub fn for_each_type(&self, visit: &mut impl FnMut(&Type)) {
        match self {
            Self::Struct(structure) => {
                structure.fields.iter().for_each(|field| visit(&field.ty));
                structure.additional.iter().for_each(visit);
            }
            Self::Union(union) => union.variants.iter().for_each(|variant| visit(&variant.ty)),
            Self::Alias(ty) | Self::Newtype(ty) => visit(ty),
            Self::Enum(_) => {}
        }
    }

    /// Calls `visit` with every type that is named in it.
    pub fn for_each_named(&self, visit: &mut impl FnMut(TypeId)) {
        self.for_each_type(&mut |ty| ty.for_each_named(visit));
    }
}

/// An object with described properties.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Struct {
    /// The properties.
    pub fields: Vec<Field>,
    /// The type of the properties that are not described, where they are kept.
    pub additional: Option<Type>,
    /// For an envelope: the positions of the value and of the failure.
    pub envelope: Option<EnvelopeFields>,
}

/// The positions of an envelope's special fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EnvelopeFields {
    /// The property that holds the value.
    pub value: usize,
    /// The property that holds a failure.
    pub failure: Option<usize>,
}

/// A property.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Field {
    /// Where it stands.
    pub place: Place,
    /// The name on the wire.
    pub wire: String,
    /// Other names under which it is accepted.
    pub accepts: Vec<String>,
    /// The type of a value that is there; nullable where `null` may be.
    pub ty: Type,
    /// Whether it is always there.
    pub required: bool,
    /// What it is for.
    pub docs: Docs,
    /// Sent by the server only.
    pub read_only: bool,
    /// Sent to the server only.
    pub write_only: bool,
}

/// One of several types. A value that is none of them is kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Union {
    /// The types.
    pub variants: Vec<Variant>,
    /// The property that tells them apart; without one their forms do.
    pub tag: Option<String>,
    /// The position of the variant that other tags mean, and a value without one.
    pub default: Option<usize>,
}

/// One type of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// What the description calls it.
    pub name: String,
    /// The type.
    pub ty: Type,
    /// The values of the tag that mean it.
    pub tags: Vec<String>,
    /// What tells its values from those of the others.
    pub form: Form,
    /// Whether what it does not describe is kept beside it.
    pub beside: bool,
    /// Whether its schema does not describe the tag: the union alone has it.
    pub untagged: bool,
}

impl Variant {
    /// A variant that no tag means.
    pub(crate) fn plain(name: &str, ty: Type, form: Form) -> Self {
        Self { name: name.to_owned(), ty, tags: Vec::new(), form, beside: false, untagged: false }
    }
}

/// What is described of the values of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Form {
    Any,
    Boolean,
    Integer,
    Number,
    String,
    /// A string that is told from other strings.
    Text(TextForm),
    /// One of these values, as text.
    Values(Vec<String>),
    Array(Box<Self>),
    Object {
        required: Vec<String>,
        optional: Vec<String>,
        constants: Vec<(String, Vec<String>)>,
        closed: bool,
    },
    OneOf(Vec<Self>),
}

impl Form {
    /// Whether a string may have the form.
    pub fn may_be_text(&self) -> bool {
        match self {
            Self::Any | Self::String | Self::Text(_) | Self::Values(_) => true,
            Self::OneOf(forms) => forms.iter().any(Self::may_be_text),
            Self::Boolean | Self::Integer | Self::Number | Self::Array(_) | Self::Object { .. } => false,
        }
    }
}

/// What is described of a string.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TextForm {
    /// A regular expression that the runtime can match.
    pub pattern: Option<String>,
    /// The fewest characters.
    pub shortest: Option<u64>,
    /// The most characters.
    pub longest: Option<u64>,
    /// The format, where not every text is a value of it.
    pub format: Option<String>,
}

/// A string or an integer with described values. A value that is not described is kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Enum {
    /// Strings.
    Strings(Vec<String>),
    /// Integers.
    Integers(Vec<i128>),
}
