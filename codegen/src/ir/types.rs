//! Types.

use super::{Constant, Custom, External, Origin, Owner};
use crate::source::Place;

/// An index into [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(u32);

impl TypeId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Returns the position in the list of types.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A use of a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// Any JSON value.
    Any,
    /// A JSON scalar.
    Scalar(Scalar),
    /// A list.
    Array(Box<Self>),
    /// A tuple. Without a tail it has exactly these items. With a tail it may be longer, or shorter.
    Tuple(Vec<Self>, Option<Box<Self>>),
    /// A map with any string as its key.
    Map(Box<Self>),
    /// A value or `null`.
    Nullable(Box<Self>),
    /// A defined type.
    Named(TypeId),
    /// An envelope around a value.
    Envelope(TypeId, Box<Self>),
    /// The value in an envelope, inside the definition of the envelope.
    Enclosed,
}

impl Type {
    /// Returns the nullable form of the type. A type that is nullable already stays unchanged.
    #[must_use]
    pub fn nullable(self) -> Self {
        match self {
            Self::Any | Self::Nullable(_) => self,
            other => Self::Nullable(Box::new(other)),
        }
    }

    /// Returns the type with all files replaced by strings.
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

    /// Calls `visit` with every defined type in the type, at any depth.
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

/// A scalar, with the Rust type that its format selects.
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
    /// A string or a number of a known format.
    Formatted(Formatted),
    /// A string that is redacted in all output.
    Secret,
    /// The bytes of a file, only in a part of a multipart body.
    File,
}

impl Scalar {
    /// Returns true if the scalar is a string on the wire, or bytes.
    pub fn is_text(self) -> bool {
        match self {
            Self::String | Self::Secret | Self::File => true,
            Self::Formatted(formatted) => !formatted.is_number,
            _ => false,
        }
    }
}

/// A string or a number of a known format: a type of the runtime that preserves the exact text on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Formatted {
    /// The path in the module `formats` of the runtime.
    pub path: &'static str,
    /// The library that represents the values.
    pub library: Option<Library>,
    /// True if the value is a number on the wire.
    pub is_number: bool,
}

impl Formatted {
    /// Returns the name without its path.
    pub fn name(self) -> &'static str {
        self.path.rsplit("::").next().unwrap_or(self.path)
    }
}

/// A library that represents formats. Each is a feature of the runtime.
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
    /// Returns the name of the crate, which is also the name of the feature.
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

/// The documentation of an item, from the description.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Docs {
    /// The summary, a single line.
    pub summary: Option<String>,
    /// The description, in `CommonMark`.
    pub description: Option<String>,
    /// Constraints, default and example, as keyword and value.
    pub remarks: Vec<(String, String)>,
    /// True if the item is deprecated.
    pub deprecated: bool,
}

/// The definition of a type.
#[derive(Debug, Clone)]
pub struct TypeDef {
    /// The location in the description.
    pub place: Place,
    /// The origin, from which the name is made.
    pub origin: Origin,
    /// The documentation.
    pub docs: Docs,
    /// The kind of the type.
    pub kind: TypeKind,
    /// The settings of the user for the type.
    pub custom: Custom,
}

impl TypeDef {
    /// Creates a definition without settings of the user.
    pub(crate) fn new(place: Place, origin: Origin, docs: Docs, kind: TypeKind) -> Self {
        Self { place, origin, docs, kind, custom: Custom::default() }
    }

    /// Returns the key of a component schema, or `None` for any other type.
    pub fn component(&self) -> Option<&str> {
        match &self.origin.owner {
            Owner::Schema(key) if self.origin.steps.is_empty() => Some(key),
            _ => None,
        }
    }

    /// Returns true for a type of the user.
    pub fn is_external(&self) -> bool {
        matches!(self.kind, TypeKind::External(_))
    }
}

/// The kind of a defined type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeKind {
    /// An object with known properties.
    Struct(Struct),
    /// A string or an integer with known values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// An alias of a type.
    Alias(Type),
    /// A newtype around a type, where an alias would be circular.
    Newtype(Type),
    /// A type of the user, which takes the place of the definition.
    External(External),
}

impl TypeKind {
    /// Calls `visit` with the type of every field or variant, or of the target.
    pub fn for_each_type(&self, visit: &mut impl FnMut(&Type)) {
        match self {
            Self::Struct(structure) => {
                structure.fields.iter().for_each(|field| visit(&field.ty));
                structure.additional.iter().for_each(visit);
            }
            Self::Union(union) => union.variants.iter().for_each(|variant| visit(&variant.ty)),
            Self::Alias(ty) | Self::Newtype(ty) => visit(ty),
            Self::Enum(_) | Self::External(_) => {}
        }
    }

    /// Calls `visit` with every defined type in this kind, at any depth.
    pub fn for_each_named(&self, visit: &mut impl FnMut(TypeId)) {
        self.for_each_type(&mut |ty| ty.for_each_named(visit));
    }
}

/// An object with known properties.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Struct {
    /// The properties.
    pub fields: Vec<Field>,
    /// The type of additional properties, if they are kept.
    pub additional: Option<Type>,
    /// The positions of the value and of the failure, for an envelope.
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
    /// The location in the description.
    pub place: Place,
    /// The name on the wire.
    pub wire: String,
    /// Aliases that are also accepted.
    pub accepts: Vec<String>,
    /// The type of a present value; nullable if `null` is allowed.
    pub ty: Type,
    /// True if the property is required.
    pub required: bool,
    /// The documentation.
    pub docs: Docs,
    /// True if the property is only sent by the server.
    pub read_only: bool,
    /// True if the property is only sent to the server.
    pub write_only: bool,
    /// The only value that a required boolean or number can have. Other types with one value are enums.
    pub constant: Option<Constant>,
}

/// A union of several types. A value that matches no variant is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Union {
    /// The variants.
    pub variants: Vec<Variant>,
    /// The discriminator property. Without one, variants are selected by their forms.
    pub tag: Option<String>,
    /// The position of the variant for unknown tags and for values without a tag.
    pub default: Option<usize>,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The name in the description.
    pub name: String,
    /// The type.
    pub ty: Type,
    /// The tag values that select the variant.
    pub tags: Vec<String>,
    /// The form that distinguishes its values from those of other variants.
    pub form: UnionForm,
    /// True if unknown properties are kept next to the value.
    pub beside: bool,
    /// True if the schema of the variant lacks the tag property, so that the union itself encodes the tag.
    pub untagged: bool,
}

impl Variant {
    /// Creates a variant without tags.
    pub(crate) fn plain(name: &str, ty: Type, form: UnionForm) -> Self {
        Self { name: name.to_owned(), ty, tags: Vec::new(), form, beside: false, untagged: false }
    }
}

/// The known form of a variant's values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum UnionForm {
    Any,
    Boolean,
    Integer,
    Number,
    String,
    /// A string with constraints that distinguish it from other strings.
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

impl UnionForm {
    /// Returns true if this form, or one that it contains, satisfies a test.
    pub(crate) fn has(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        test(self)
            || match self {
                Self::Array(item) => item.has(test),
                Self::OneOf(forms) => forms.iter().any(|form| form.has(test)),
                Self::Any
                | Self::Boolean
                | Self::Integer
                | Self::Number
                | Self::String
                | Self::Text(_)
                | Self::Values(_)
                | Self::Object { .. } => false,
            }
    }

    /// Returns true if a string may have the form.
    pub fn may_be_text(&self) -> bool {
        match self {
            Self::Any | Self::String | Self::Text(_) | Self::Values(_) => true,
            Self::OneOf(forms) => forms.iter().any(Self::may_be_text),
            Self::Boolean | Self::Integer | Self::Number | Self::Array(_) | Self::Object { .. } => false,
        }
    }
}

/// The constraints of a string.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TextForm {
    /// A regular expression that the runtime can match.
    pub pattern: Option<String>,
    /// The minimum number of characters.
    pub shortest: Option<u64>,
    /// The maximum number of characters.
    pub longest: Option<u64>,
    /// The format, if some strings are not valid in it.
    pub format: Option<String>,
}

/// A string or an integer with known values. An unknown value is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Enum {
    /// Strings.
    Strings(Vec<String>),
    /// Integers.
    Integers(Vec<i128>),
}
