//! The table of all diagnostics: code, default severity and what it means. One row each; nowhere else.

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A keyword is ignored; nothing that was emitted is wrong.
    Note,
    /// One node is degraded or repaired; the rest stands.
    Warning,
    /// Nothing sensible can be emitted.
    Error,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $meaning:literal,)*) => {
        /// The code of a diagnostic, as `deny`, `allow` and reports name it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name that users see.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The severity unless the configuration raises it.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// What it means, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning),* }
            }
        }
    };
}

codes! {
    // read
    UnreadableFile "unreadable-file" Error "A file cannot be read.",
    Syntax "syntax" Error "A file is neither valid YAML 1.2 nor valid JSON.",
    DuplicateKey "duplicate-key" Error "An object has the same key twice; which of them counts is anyone's guess.",
    InvalidOverlay "invalid-overlay" Error "An overlay does not follow the Overlay Specification.",
    StaleOverlayAction "stale-overlay-action" Error "An overlay's action matches nothing in the description.",
    OverlayWithoutEffect "overlay-without-effect" Warning "An overlay's action, or a part of it, changes nothing.",
    OverlayForAnother "overlay-for-another" Warning "An overlay names another description than the one that it is applied to.",
    // understand
    NotADescription "not-a-description" Error "The file is not an OpenAPI description.",
    UnknownVersion "unknown-version" Error "The description follows a version of the OpenAPI Specification that is not known.",
    RemoteReference "remote-reference" Error "A reference leads to another host; nothing is fetched from the network.",
    ReferenceOutside "reference-outside" Error "A reference leads out of the folder of the description.",
    UnreadableReference "unreadable-reference" Error "A reference leads to a file that cannot be read.",
    DanglingReference "dangling-reference" Warning "A reference leads nowhere; what it stands for is untyped.",
    CircularReference "circular-reference" Warning "References lead round in a circle; what they stand for is untyped.",
    WrongType "wrong-type" Warning "A keyword has a value of the wrong type and is passed over.",
    MissingKeyword "missing-keyword" Warning "A keyword that must be there is not.",
    UnknownType "unknown-type" Warning "A schema's `type` is not one of JSON Schema's.",
    InvalidPath "invalid-path" Warning "A path template is not of the form that the specification gives.",
    InvalidStatus "invalid-status" Warning "A key of `responses` is no status code, range or `default`.",
    InvalidParameter "invalid-parameter" Warning "A parameter object is not of the form that the specification gives.",
    UnsupportedMethod "unsupported-method" Warning "An operation has a method that cannot be sent; it is left out.",
    InvalidServer "invalid-server" Warning "A server is not of the form that the specification gives.",
    InvalidSecurity "invalid-security" Warning "A security requirement or scheme is not of the form that the specification gives.",
    Tolerated "tolerated" Warning "Something is not as the specification has it; what is meant is clear and done. A note where the API stays the same.",
    KeywordOfAnotherVersion "keyword-of-another-version" Warning "A keyword of another version of the specification is read as it is meant.",
    InvalidExtension "invalid-extension" Error "An `x-wirewright-` extension is not of the form that it must have.",
    // lower
    UndeclaredPathParameter "undeclared-path-parameter" Warning "A path has a parameter that the operation does not declare; it is added as a string.",
    UnusedPathParameter "unused-path-parameter" Warning "A declared path parameter does not stand in the path; it is left out.",
    OptionalPathParameter "optional-path-parameter" Warning "A path parameter is not marked as required; it is taken as required.",
    DuplicateParameter "duplicate-parameter" Warning "An operation declares the same parameter twice; the first counts.",
    DuplicateOperationId "duplicate-operation-id" Warning "Two operations have the same operationId; the later one is named otherwise.",
    PathPattern "path-pattern" Note "A path parameter has a pattern in the template; it is not checked.",
    MixedEnum "mixed-enum" Warning "An enum has values that are no scalars; it is untyped.",
    EnumTypeMismatch "enum-type-mismatch" Warning "The values of an enum are not of the schema's type; they are documented, the type counts.",
    DefaultTypeMismatch "default-type-mismatch" Note "A default is not of the schema's type; it is documented.",
    EmptyEnum "empty-enum" Warning "An enum has no values; it is passed over.",
    AmbiguousUnion "ambiguous-union" Warning "Some values fit several variants of a union; the one that they fit best is taken.",
    TooDeep "too-deep" Error "A schema is made of so many levels of others that its type would be too large.",
    ConflictingAllOf "conflicting-all-of" Warning "The parts of an allOf contradict each other; the last counts.",
    UndescribedRequired "undescribed-required" Warning "`required` names a property that is not described; it is added as an optional, untyped value.",
    UnknownFormat "unknown-format" Note "A format is not known; the type alone counts.",
    FormatTypeMismatch "format-type-mismatch" Warning "A format does not fit the type; the type alone counts.",
    UnsupportedParameter "unsupported-parameter" Warning "A parameter's serialization is not supported; it is sent in the default style.",
    UnwritableParameter "unwritable-parameter" Warning "No style writes all values of a parameter; a call with another one is refused.",
    UnsupportedMediaType "unsupported-media-type" Warning "A media type has no typed form; the bytes are passed as they are.",
    InvalidXmlName "invalid-xml-name" Warning "A name or prefix can't stand in XML as it is described.",
    UnnamedXmlRoot "unnamed-xml-root" Warning "The root of a body of XML has no name; it gets that of its type.",
    SeveralMediaTypes "several-media-types" Warning "Beside media types there is something that is none; it is left out.",
    NoSuccess "no-success" Warning "No successful answer is described; any is taken as one without a body.",
    UnknownSecurityScheme "unknown-security-scheme" Warning "A security requirement names a scheme that is not described; it cannot be met.",
    UnsupportedKeyword "unsupported-keyword" Note "A keyword is not acted upon.",
    UntypedValue "untyped-value" Warning "A schema has no form in Rust; its values are untyped, or read as the nearest form.",
    MisspelledKeyword "misspelled-keyword" Warning "A key is unknown, and nearly a keyword; it is ignored.",
    // name
    NameCollision "name-collision" Warning "Two items would have the same Rust name; the first in a fixed order keeps it, the other has a suffix made from its own place.",
}

impl Code {
    /// The code of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
