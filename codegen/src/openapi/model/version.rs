//! The versions of the OpenAPI Specification.

/// A version of the OpenAPI Specification, without the patch number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 2.0, also known as Swagger.
    V2_0,
    /// 3.0.x, with its own dialect of JSON Schema.
    V3_0,
    /// 3.1.x, with JSON Schema 2020-12.
    V3_1,
    /// 3.2.x.
    V3_2,
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::V2_0 => "2.0",
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
            Self::V3_2 => "3.2",
        })
    }
}
