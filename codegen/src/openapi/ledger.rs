//! The ledger: what became of every keyword of the description.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::swagger;
use super::version::Version;
use crate::source::Place;

macro_rules! kinds {
    ($($variant:ident $name:literal,)*) => {
        /// The objects of the OpenAPI Specification, by the names that it gives them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum Kind { $($variant,)* }

        impl Kind {
            /// Every kind, in the order of reports.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the specification.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The name with its article: "an Operation Object".
            pub(super) fn an_object(self) -> String {
                let name = self.name();
                let article = if name.starts_with(['A', 'E', 'I', 'O', 'U', 'X']) { "an" } else { "a" };
                format!("{article} {name} Object")
            }
        }
    };
}

kinds! {
    OpenApi "OpenAPI",
    Swagger "Swagger",
    Info "Info",
    Server "Server",
    ServerVariable "Server Variable",
    Tag "Tag",
    Components "Components",
    PathItem "Path Item",
    Operation "Operation",
    Parameter "Parameter",
    RequestBody "Request Body",
    MediaType "Media Type",
    Encoding "Encoding",
    Header "Header",
    Responses "Responses",
    Response "Response",
    Schema "Schema",
    Discriminator "Discriminator",
    Xml "XML",
    SecurityScheme "Security Scheme",
    OAuthFlow "OAuth Flow",
    SecurityRequirement "Security Requirement",
}

/// What became of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// The output does what it says.
    Implemented,
    /// The output does less than it says.
    Degraded,
    /// The specification knows it; the output does not act upon it.
    Ignored,
    /// An extension (`x-...`) that is not ours.
    Extension,
    /// The specification does not know it.
    Unknown,
}

/// The uses of one keyword in one kind of object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// How many uses are implemented.
    pub implemented: usize,
    /// How many are degraded.
    pub degraded: usize,
    /// How many are ignored: by us, as an extension, or as unknown.
    pub ignored: usize,
    /// What kind of ignored it is.
    pub fate: Option<Fate>,
    /// The first use that is degraded, otherwise the first that is ignored.
    pub first: Option<Place>,
}

/// What became of every keyword, by kind of object and keyword.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    entries: IndexMap<Kind, IndexMap<Box<str>, Entry, FxBuildHasher>, FxBuildHasher>,
}

impl Ledger {
    fn entry(&mut self, kind: Kind, keyword: &str) -> Option<&mut Entry> {
        let entries = self.entries.entry(kind).or_default();
        if !entries.contains_key(keyword) {
            entries.insert(keyword.into(), Entry::default());
        }
        entries.get_mut(keyword)
    }

    /// Enters one use of a keyword.
    pub fn enter(&mut self, kind: Kind, keyword: &str, fate: Fate, place: Place) {
        let Some(entry) = self.entry(kind, keyword) else { return };
        match fate {
            Fate::Implemented => entry.implemented += 1,
            Fate::Degraded => {
                if entry.degraded == 0 {
                    entry.first = Some(place);
                }
                entry.degraded += 1;
            }
            Fate::Ignored | Fate::Extension | Fate::Unknown => {
                entry.ignored += 1;
                entry.fate = Some(fate);
                entry.first = entry.first.or(Some(place));
            }
        }
    }

    /// A use that was read, and thus entered as implemented, turns out to be degraded.
    pub fn degrade(&mut self, kind: Kind, keyword: &str, place: Place) {
        if let Some(entry) = self.entry(kind, keyword) {
            entry.implemented = entry.implemented.saturating_sub(1);
        }
        self.enter(kind, keyword, Fate::Degraded, place);
    }

    /// The entries: kinds in the order of the specification, keywords by name.
    pub fn rows(&self) -> Vec<(Kind, &str, &Entry)> {
        let mut rows: Vec<_> = self
            .entries
            .iter()
            .flat_map(|(kind, entries)| entries.iter().map(|(keyword, entry)| (*kind, &**keyword, entry)))
            .collect();
        rows.sort_by_key(|(kind, keyword, _)| (*kind, *keyword));
        rows
    }
}

/// The keywords of the specification that nothing acts upon. What is in neither list of an object is unknown.
pub(super) fn is_specified(version: Version, kind: Kind, keyword: &str) -> bool {
    if version == Version::V2_0 {
        return swagger::is_specified(kind, keyword);
    }
    let keywords: &[&str] = match kind {
        // Of 2.0 only.
        Kind::Swagger => &[],
        Kind::OpenApi => &["webhooks", "jsonSchemaDialect", "$self", "externalDocs"],
        Kind::Info => &["termsOfService", "contact", "license", "summary"],
        Kind::Server | Kind::ServerVariable | Kind::SecurityRequirement | Kind::OAuthFlow => &[],
        Kind::Tag => &["externalDocs", "summary", "parent", "kind"],
        Kind::Components => &["examples", "links", "callbacks"],
        Kind::PathItem => &["additionalOperations"],
        Kind::Operation => &["externalDocs", "callbacks"],
        Kind::Parameter => &["example", "examples", "allowEmptyValue"],
        Kind::RequestBody | Kind::Responses | Kind::Discriminator => &[],
        Kind::MediaType => &["example", "examples", "encoding", "itemSchema", "itemEncoding", "prefixEncoding"],
        // What the media type has no use for.
        Kind::Encoding => {
            &["headers", "style", "explode", "allowReserved", "encoding", "itemEncoding", "prefixEncoding"]
        }
        Kind::Header => &["style", "explode", "content", "deprecated", "example", "examples"],
        Kind::Response => &["links", "summary"],
        Kind::Xml => &[],
        Kind::SecurityScheme => &["bearerFormat", "flows", "openIdConnectUrl", "oauth2MetadataUrl", "deprecated"],
        Kind::Schema => &[
            "externalDocs",
            "example",
            "examples",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "minContains",
            "maxContains",
            "dependentSchemas",
            "dependentRequired",
            "unevaluatedItems",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
            "$schema",
            "$dynamicRef",
            "$vocabulary",
            "$comment",
            "$defs",
            "definitions",
        ],
    };
    keywords.contains(&keyword)
}
