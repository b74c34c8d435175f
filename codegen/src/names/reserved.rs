//! Names that the generated code uses itself. An item of a description cannot have one in a module that uses it.

/// The names of the standard prelude that all modules use.
pub(super) const STD: &[&str] = &["Box", "From", "Into", "Option", "Result", "Self", "String", "Vec"];

/// The values of the standard prelude, which a unit or tuple struct would shadow.
pub(crate) const VALUES: &[&str] = &["Err", "None", "Ok", "Some"];

/// The exports of `wirewright_client::codegen` that operations modules import.
pub(super) const PRELUDE: &[&str] = &[
    "AnyBody",
    "Base64OrBytes",
    "Binary",
    "Bytes",
    "Decode",
    "DecodeError",
    "Either",
    "Empty",
    "Encode",
    "Encodings",
    "Envelope",
    "EnvelopeFailure",
    "Enveloped",
    "Form",
    "HeaderError",
    "HeaderMap",
    "IgnoredAny",
    "Json",
    "MediaBody",
    "Method",
    "Multipart",
    "Operation",
    "OperationServer",
    "PartEncoding",
    "Ranged",
    "RawResponse",
    "RequestBody",
    "RequestParts",
    "ResponseHeader",
    "Responses",
    "Scopes",
    "Security",
    "Sequence",
    "StatusKey",
    "Style",
    "Text",
    "TextAs",
    "Xml",
];

/// The other names in operations modules.
pub(super) const OPERATIONS: &[&str] =
    &["AsRef", "BTreeMap", "Borrow", "Call", "Client", "Failure", "Headers", "IntoIterator", "Tuple"];

/// The other names in types modules.
pub(super) const TYPES: &[&str] = &[
    "AnyOf",
    "BTreeMap",
    "Deserialize",
    "Deserializer",
    "Failure",
    "FromVariants",
    "Maybe",
    "Serialize",
    "Serializer",
    "Setters",
    "Tuple",
    "Variants",
    "codegen",
];

/// The other names in the servers module.
pub(super) const SERVERS: &[&str] = &["RelativeServer", "Server", "ServerUrl", "ToString"];

/// Returns the names that markers of operations and structs of groups cannot have.
pub(super) fn of_operations() -> impl Iterator<Item = &'static str> {
    [STD, VALUES, PRELUDE, OPERATIONS].into_iter().flatten().copied()
}

/// Returns the names that types cannot have.
pub(super) fn of_types() -> impl Iterator<Item = &'static str> {
    [STD, TYPES].into_iter().flatten().copied()
}

/// Returns the names that the types of servers cannot have.
pub(super) fn of_servers() -> impl Iterator<Item = &'static str> {
    [STD, SERVERS].into_iter().flatten().copied()
}
