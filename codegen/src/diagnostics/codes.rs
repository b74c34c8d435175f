//! The table of all diagnostic codes, with the default severity and the meaning of each.

/// The severity of a diagnostic.
///
/// # Examples
///
/// ```
/// use wirewright::diagnostics::Severity;
///
/// assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A keyword is ignored, but the generated code is correct.
    Note,
    /// One node is degraded or repaired; the rest of the description is unaffected.
    Warning,
    /// No usable code can be generated.
    Error,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $meaning:literal,)*) => {
        /// The code of a diagnostic, as used in `deny`, `allow` and reports.
        ///
        /// # Examples
        ///
        /// ```
        /// use wirewright::diagnostics::{Code, Severity};
        ///
        /// for code in Code::ALL {
        ///     println!("{}: {}", code.name(), code.meaning());
        /// }
        /// assert_eq!(Code::UnknownFormat.severity(), Severity::Note);
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Returns the name that is shown to users, such as `unknown-format`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Returns the default severity, which the configuration may raise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// Returns the meaning of the code as a sentence.
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
    DuplicateKey "duplicate-key" Error "An object contains the same key more than once.",
    InvalidOverlay "invalid-overlay" Error "An overlay does not follow the Overlay Specification.",
    StaleOverlayAction "stale-overlay-action" Error "An overlay action matches nothing in the description.",
    OverlayWithoutEffect "overlay-without-effect" Warning "An overlay action, or a part of it, changes nothing.",
    OverlayForAnother "overlay-for-another" Warning "An overlay's `extends` names a different description.",
    // understand
    NotADescription "not-a-description" Error "The file is not an OpenAPI description.",
    UnknownVersion "unknown-version" Error "The description uses an unsupported version of the OpenAPI Specification.",
    RemoteReference "remote-reference" Error "A reference points to another host; remote files are not fetched.",
    ReferenceOutside "reference-outside" Error "A reference points outside the folder of the description.",
    UnreadableReference "unreadable-reference" Error "A reference points to a file that cannot be read.",
    DanglingReference "dangling-reference" Warning "A reference cannot be resolved; the referenced object is untyped or omitted.",
    CircularReference "circular-reference" Warning "References form a cycle; the referenced object is untyped or omitted.",
    WrongType "wrong-type" Warning "A keyword has a value of the wrong type and is ignored.",
    MissingKeyword "missing-keyword" Warning "A required keyword is missing.",
    UnknownType "unknown-type" Warning "A schema's `type` is not a JSON Schema type.",
    InvalidPath "invalid-path" Warning "A path template is invalid.",
    InvalidStatus "invalid-status" Warning "A key of `responses` is not a status code, a range such as `4XX`, or `default`.",
    InvalidParameter "invalid-parameter" Warning "A parameter, header or encoding is invalid.",
    UnsupportedMethod "unsupported-method" Warning "An operation's HTTP method is not a valid token; the operation is omitted.",
    InvalidServer "invalid-server" Warning "A server or one of its variables is invalid.",
    InvalidSecurity "invalid-security" Warning "A security requirement or security scheme is invalid.",
    Tolerated "tolerated" Warning "A deviation from the specification has a clear meaning, which is used. It is a note if the API stays the same.",
    KeywordOfAnotherVersion "keyword-of-another-version" Warning "A keyword belongs to another version of the specification; its meaning there is used.",
    InvalidExtension "invalid-extension" Error "An `x-wirewright-` extension has an invalid value.",
    // lower
    UndeclaredPathParameter "undeclared-path-parameter" Warning "A path template has a parameter that the operation does not declare; it is added as a string.",
    UnusedPathParameter "unused-path-parameter" Warning "A declared path parameter does not occur in the path template; it is omitted.",
    OptionalPathParameter "optional-path-parameter" Warning "A path parameter is not marked as required; it is treated as required.",
    DuplicateParameter "duplicate-parameter" Warning "An operation declares the same parameter twice; the first declaration is used.",
    DuplicateOperationId "duplicate-operation-id" Warning "Two operations have the same `operationId`; the later one gets a different name.",
    PathPattern "path-pattern" Note "A path parameter has a pattern in the path template; values are not checked against it.",
    MixedEnum "mixed-enum" Warning "An enum has values that are not scalars; it is untyped.",
    EnumTypeMismatch "enum-type-mismatch" Warning "The values of an enum do not have the schema's type; they are documented, and the type is used.",
    DefaultTypeMismatch "default-type-mismatch" Note "A default value does not have the schema's type; it is only documented.",
    EmptyEnum "empty-enum" Warning "An enum has no values; it is ignored.",
    AmbiguousUnion "ambiguous-union" Warning "Some values match several variants of a union; the best match is selected.",
    TooDeep "too-deep" Error "A schema nests other schemas so deeply that its Rust type would be too large.",
    ConflictingAllOf "conflicting-all-of" Warning "The schemas of an `allOf` contradict each other; the last one is used.",
    UndescribedRequired "undescribed-required" Warning "`required` names an undocumented property; it is added as an optional, untyped value.",
    UnknownFormat "unknown-format" Note "A format is unknown; only the type is used.",
    FormatTypeMismatch "format-type-mismatch" Warning "A format does not apply to the schema's type; only the type is used.",
    UnsupportedParameter "unsupported-parameter" Warning "A parameter's serialization style is unsupported; the default style is used.",
    UnwritableParameter "unwritable-parameter" Warning "No serialization style can encode all values of a parameter; a call with such a value fails.",
    UnsupportedMediaType "unsupported-media-type" Warning "A media type has no typed representation; its bytes are passed through unchanged.",
    InvalidXmlName "invalid-xml-name" Warning "A name or prefix is not valid in XML.",
    UnnamedXmlRoot "unnamed-xml-root" Warning "The root element of an XML body has no name; the name of its type is used.",
    SeveralMediaTypes "several-media-types" Warning "An entry of `content` is not a media type; it is omitted.",
    NoSuccess "no-success" Warning "No success response is documented; any 2XX response is treated as one without a body.",
    UnknownSecurityScheme "unknown-security-scheme" Warning "A security requirement names an undefined security scheme; it cannot be satisfied.",
    UnsupportedKeyword "unsupported-keyword" Note "A keyword is unsupported or has no effect; it is ignored.",
    UntypedValue "untyped-value" Warning "A schema cannot be represented exactly in Rust; its values are untyped or use the closest type.",
    MisspelledKeyword "misspelled-keyword" Warning "An unknown key is probably a misspelled keyword; it is ignored.",
    // name
    NameCollision "name-collision" Warning "Two items would have the same Rust name; the first in a fixed order keeps it, and the other gets a suffix derived from its location.",
    InvalidRename "invalid-rename" Error "A Rust name that the configuration or an extension chooses is invalid, or another item has it.",
    InvalidLock "invalid-lock" Error "The lock is damaged, has an unresolved merge conflict, or was written by a newer version.",
    KeptName "kept-name" Note "The description renamed or moved an item of the lock; its Rust name stays, or becomes a deprecated alias.",
    LostName "lost-name" Warning "An item cannot keep its name in the lock: the generated code or another item needs the name.",
    StaleName "stale-name" Note "An item of the lock was removed from the description; its names are removed from the lock.",
    // select
    UnusedSchema "unused-schema" Note "The type of a component schema is used by no operation, webhook or callback; it is left out unless `schemas` matches its name.",
}

impl Code {
    /// Returns the code with this name, or `None` if there is no such code.
    ///
    /// # Examples
    ///
    /// ```
    /// use wirewright::diagnostics::Code;
    ///
    /// assert_eq!(Code::from_name("unknown-format"), Some(Code::UnknownFormat));
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
