//! The `style`, `explode` and `allowReserved` of a parameter.

/// How a parameter is written (OpenAPI 3.2, section 4.12.3, Style Values).
///
/// Where the specification's table says n/a, this is what happens:
///
/// - a primitive in `spaceDelimited`, `pipeDelimited` or `deepObject` is written as in `form`: it is an array of one, and some
///   APIs describe a parameter that is an object or a primitive;
/// - `spaceDelimited` and `pipeDelimited` exploded are `form` exploded, for then nothing is left to delimit;
/// - an array in `deepObject` goes by [`DeepItems`];
/// - an array inside an array, an array or object that is not exploded in `cookie`, and a style in a place that does not have
///   it are the error [`InvalidRequest`](crate::InvalidRequest), before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Style {
    /// The style proper.
    pub kind: Kind,
    /// Whether each element or member becomes a parameter of its own, where the style has that.
    pub explode: bool,
    /// Whether the reserved characters of RFC 3986 stay as they are, and triples such as `%2F` with them.
    pub allow_reserved: bool,
    /// Whether a query parameter without a value is sent as `name=`.
    pub allow_empty: bool,
    /// How `deepObject` writes the elements of an array.
    pub items: DeepItems,
}

/// A value of the keyword `style`, or JSON for a parameter that is described by `content` instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// `color=blue,black`: query and cookie.
    Form,
    /// `blue,black`: path and header.
    Simple,
    /// `.blue,black`: path.
    Label,
    /// `;color=blue,black`: path.
    Matrix,
    /// `color=blue%20black`: query, and `ssv` of Swagger 2.0.
    SpaceDelimited,
    /// `color=blue%7Cblack`: query, and `pipes` of Swagger 2.0.
    PipeDelimited,
    /// `color=blue%09black`: `tsv` of Swagger 2.0.
    TabDelimited,
    /// `color%5BR%5D=100`: query.
    DeepObject,
    /// `color=blue; color=black`, without any encoding: cookie (OpenAPI 3.2).
    Cookie,
    /// `color=%7B%22R%22%3A100%7D`: a parameter with `content: application/json`.
    Json,
}

/// How `deepObject` writes the elements of an array, which the specification leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum DeepItems {
    /// `a[b]=1&a[b]=2`: the name is repeated. An object can not be an element.
    #[default]
    Repeated,
    /// `a[b][]=1&a[b][]=2`, as PHP and Rails have it.
    Bracketed,
    /// `a[b][0]=1&a[b][1]=2`, as `qs` and PHP have it.
    Indexed,
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
    /// `tsv`, the `collectionFormat` of Swagger 2.0.
    pub const TAB_DELIMITED: Self = Self::new(Kind::TabDelimited, false);
    /// `deepObject`, exploded, which is the only form that it has.
    pub const DEEP_OBJECT: Self = Self::new(Kind::DeepObject, true);
    /// `cookie`, exploded, which is the only form that arrays and objects have in it.
    pub const COOKIE: Self = Self::new(Kind::Cookie, true);
    /// JSON text.
    pub const JSON: Self = Self::new(Kind::Json, false);

    /// A style that encodes reserved characters.
    pub const fn new(kind: Kind, explode: bool) -> Self {
        Self { kind, explode, allow_reserved: false, allow_empty: false, items: DeepItems::Repeated }
    }

    /// The same style with this `explode`.
    pub const fn explode(self, explode: bool) -> Self {
        Self { explode, ..self }
    }

    /// The same style, with reserved characters left as they are.
    pub const fn allow_reserved(self) -> Self {
        Self { allow_reserved: true, ..self }
    }

    /// The same style, with `name=` where there is no value (`allowEmptyValue`; OpenAPI 3.1, section 4.8.12.2).
    pub const fn allow_empty(self) -> Self {
        Self { allow_empty: true, ..self }
    }

    /// The same style with this form of arrays in `deepObject`.
    pub const fn items(self, items: DeepItems) -> Self {
        Self { items, ..self }
    }
}
