//! The `style`, `explode` and `allowReserved` of a parameter.

/// How a parameter is written (OpenAPI 3.1, section 4.8.12.3, Style Values).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The style proper.
    pub kind: Kind,
    /// Whether each element or member becomes a parameter of its own, where the style has that.
    pub explode: bool,
    /// Whether the reserved characters of RFC 3986 stay as they are, and triples such as `%2F` with them.
    pub allow_reserved: bool,
}

/// A value of the keyword `style`, or JSON for a parameter that is described by `content` instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `color=blue,black`: query and cookie.
    Form,
    /// `blue,black`: path and header.
    Simple,
    /// `.blue,black`: path.
    Label,
    /// `;color=blue,black`: path.
    Matrix,
    /// `color=blue%20black`: query.
    SpaceDelimited,
    /// `color=blue%7Cblack`: query.
    PipeDelimited,
    /// `color%5BR%5D=100`: query.
    DeepObject,
    /// `color=%7B%22R%22%3A100%7D`: a parameter with `content: application/json`.
    Json,
}

impl Style {
    /// The default of query parameters and cookies: `form`, exploded.
    pub const FORM: Self = Self::new(Kind::Form, true);
    /// The default of path and header parameters: `simple`, not exploded.
    pub const SIMPLE: Self = Self::new(Kind::Simple, false);
    /// `label`, not exploded.
    pub const LABEL: Self = Self::new(Kind::Label, false);
    /// `matrix`, not exploded.
    pub const MATRIX: Self = Self::new(Kind::Matrix, false);
    /// `spaceDelimited`, not exploded, which is the only form that it has.
    pub const SPACE_DELIMITED: Self = Self::new(Kind::SpaceDelimited, false);
    /// `pipeDelimited`, not exploded, which is the only form that it has.
    pub const PIPE_DELIMITED: Self = Self::new(Kind::PipeDelimited, false);
    /// `deepObject`, exploded, which is the only form that it has.
    pub const DEEP_OBJECT: Self = Self::new(Kind::DeepObject, true);
    /// JSON text.
    pub const JSON: Self = Self::new(Kind::Json, false);

    /// A style that encodes reserved characters.
    pub const fn new(kind: Kind, explode: bool) -> Self {
        Self { kind, explode, allow_reserved: false }
    }

    /// The same style with this `explode`.
    pub const fn explode(self, explode: bool) -> Self {
        Self { explode, ..self }
    }

    /// The same style, with reserved characters left as they are.
    pub const fn allow_reserved(self) -> Self {
        Self { allow_reserved: true, ..self }
    }
}
