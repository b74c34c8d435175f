//! The ledger: a record of how every keyword of the description was handled.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use crate::source::Place;

macro_rules! kinds {
    ($($variant:ident $name:literal,)*) => {
        /// The kinds of objects in the OpenAPI Specification.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum Kind { $($variant,)* }

        impl Kind {
            /// Returns the name in the specification, without the word "Object".
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Returns the full name with its article, such as "an Operation Object".
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

/// The way in which a keyword was handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeywordStatus {
    /// The generated code fully supports the keyword.
    Implemented,
    /// The generated code supports the keyword in part.
    Degraded,
    /// The specification defines the keyword, but it is not supported.
    Ignored,
    /// An extension (`x-...`) that is not supported.
    Extension,
    /// The specification does not define the keyword.
    Unknown,
}

/// The counts of one keyword in one kind of object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The number of implemented uses.
    pub implemented: usize,
    /// The number of degraded uses.
    pub degraded: usize,
    /// The number of ignored uses, including extensions and unknown keys.
    pub ignored: usize,
    /// The reason why uses are ignored.
    pub keyword_status: Option<KeywordStatus>,
    /// The first degraded use, or else the first ignored one.
    pub first: Option<Place>,
}

/// A record of how every keyword was handled, by kind of object and keyword.
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
    pub fn enter(&mut self, kind: Kind, keyword: &str, keyword_status: KeywordStatus, place: Place) {
        let Some(entry) = self.entry(kind, keyword) else { return };
        match keyword_status {
            KeywordStatus::Implemented => entry.implemented += 1,
            KeywordStatus::Degraded => {
                if entry.degraded == 0 {
                    entry.first = Some(place);
                }
                entry.degraded += 1;
            }
            KeywordStatus::Ignored | KeywordStatus::Extension | KeywordStatus::Unknown => {
                entry.ignored += 1;
                entry.keyword_status = Some(keyword_status);
                entry.first = entry.first.or(Some(place));
            }
        }
    }

    /// Changes one use of a keyword from implemented to degraded.
    pub fn degrade(&mut self, kind: Kind, keyword: &str, place: Place) {
        if let Some(entry) = self.entry(kind, keyword) {
            entry.implemented = entry.implemented.saturating_sub(1);
        }
        self.enter(kind, keyword, KeywordStatus::Degraded, place);
    }

    /// Returns the entries, sorted by kind and then by keyword.
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
