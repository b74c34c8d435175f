//! Kinds of changes and of items.

use serde::Serialize;

/// What a change has an effect on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// The Rust code of callers.
    Code,
    /// The requests, or the decoding of responses.
    Wire,
    /// What the server does, as far as the description says.
    Behaviour,
    /// The documentation.
    Documentation,
}

/// The kind of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The item is new.
    Added,
    /// The item is gone.
    Removed,
    /// The item has another Rust name.
    Renamed,
    /// The Rust type differs.
    TypeChanged,
    /// Callers must provide the item, which was optional.
    NewlyRequired,
    /// The item may be absent, which was always there.
    NewlyOptional,
    /// The arguments of a function are in another order.
    Reordered,
    /// A fact of the item on the wire differs.
    WireChanged,
    /// The documented default differs.
    DefaultChanged,
    /// The item is deprecated now.
    Deprecated,
    /// Other cargo features compile the item.
    FeaturesChanged,
    /// The documentation differs.
    DocumentationChanged,
    /// The generated code of the item differs.
    CodeChanged,
}

impl ChangeKind {
    /// Returns the name, as in JSON.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::TypeChanged => "type changed",
            Self::NewlyRequired => "newly required",
            Self::NewlyOptional => "newly optional",
            Self::Reordered => "reordered",
            Self::WireChanged => "changed on the wire",
            Self::DefaultChanged => "default changed",
            Self::Deprecated => "deprecated",
            Self::FeaturesChanged => "cargo features changed",
            Self::DocumentationChanged => "documentation changed",
            Self::CodeChanged => "generated code changed",
        }
    }
}

/// The kind of a changed item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// An operation.
    Operation,
    /// A parameter of an operation.
    Parameter,
    /// The request body of an operation.
    Body,
    /// A documented response of an operation.
    Response,
    /// A documented header of the responses of an operation.
    ResponseHeader,
    /// A type.
    Type,
    /// A field of a struct.
    Field,
    /// A value of an enum.
    Value,
    /// A variant of a union, or of the responses of an operation.
    Variant,
    /// The credential of a security scheme.
    Credential,
    /// A group of operations.
    Group,
    /// A documented server.
    Server,
    /// Any other function.
    Function,
    /// A trait that a type implements.
    Trait,
    /// A module.
    Module,
    /// A cargo feature.
    Feature,
    /// A dependency of the crate.
    Dependency,
    /// A field of the struct of an operation's arguments.
    Argument,
    /// Any other code.
    Code,
}

impl ItemKind {
    /// Returns the name for readers.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Body => "body",
            Self::Response => "response",
            Self::ResponseHeader => "response header",
            Self::Type => "type",
            Self::Field => "field",
            Self::Value => "value",
            Self::Variant => "variant",
            Self::Credential => "credential",
            Self::Group => "group",
            Self::Server => "server",
            Self::Function => "function",
            Self::Trait => "trait",
            Self::Module => "module",
            Self::Feature => "cargo feature",
            Self::Dependency => "dependency",
            Self::Argument => "argument",
            Self::Code => "code",
        }
    }
}
