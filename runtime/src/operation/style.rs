//! The `style`, `explode` and `allowReserved` of a parameter.

/// The encoding of a parameter (OpenAPI 3.2, section 4.12.3, Style Values).
///
/// The specification's table has cells marked n/a. They are handled as follows:
///
/// - A primitive in `spaceDelimited`, `pipeDelimited` or `deepObject` is encoded as in `form`. It counts as an array
///   of one item, and some APIs have parameters that are an object or a primitive.
/// - Exploded `spaceDelimited` and `pipeDelimited` are the same as exploded `form`, because there is nothing to
///   delimit.
/// - An array in `deepObject` or in dotted names is encoded by the notation of the constant, such as [`Style::BRACKETED`].
/// - The remaining combinations are the error [`InvalidRequest`](crate::InvalidRequest), before anything is sent.
///   These are an array inside an array in any other style, an array or object in `cookie` that is not exploded, and
///   a style in an unsupported location.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Style {
    /// The kind of style.
    pub(crate) kind: StyleKind,
    /// True if each element or property becomes a separate parameter, in styles that support this.
    pub(crate) explode: bool,
    /// True if the reserved characters of RFC 3986 are not encoded, nor triples such as `%2F`.
    pub(crate) allow_reserved: bool,
    /// True if a query parameter without a value is sent as `name=`.
    pub(crate) allow_empty: bool,
    /// The encoding of array elements in `deepObject` and dotted names.
    pub(crate) items: ArrayNotation,
    /// The nested names on the wire that differ from the property names: pairs of property and name.
    pub(crate) names: &'static [(&'static str, &'static str)],
    /// The properties that are maps and are encoded as elements with a `key` and a `value`.
    pub(crate) maps: &'static [&'static str],
}

/// A value of the keyword `style`, or JSON for a parameter that is documented by `content` instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StyleKind {
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
    /// `color.R=100`, which some servers accept: query.
    Dotted,
    /// `color=blue; color=black`, without any encoding: cookie (OpenAPI 3.2).
    Cookie,
    /// `color=%7B%22R%22%3A100%7D`: a parameter with `content: application/json`.
    Json,
}

/// The encoding of array elements in `deepObject` and dotted names, which the specification leaves undefined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ArrayNotation {
    /// `a[b]=1&a[b]=2`: the name is repeated. An element cannot be an object.
    #[default]
    Repeated,
    /// `a[b][]=1&a[b][]=2`, as in PHP and Rails.
    Bracketed,
    /// `a[b][0]=1&a[b][1]=2`, as in `qs` and PHP, or `a.b.0=1&a.b.1=2`.
    Indexed,
    /// `a[b][1]=1&a[b][2]=2`, or `a.b.1=1&a.b.2=2`, as in AWS.
    Numbered,
}

impl Style {
    /// The default of query parameters and cookies: `form`, exploded.
    pub const FORM: Self = Self::new(StyleKind::Form, true);
    /// The default of path and header parameters: `simple`, not exploded.
    pub const SIMPLE: Self = Self::new(StyleKind::Simple, false);
    /// `label`, not exploded.
    pub const LABEL: Self = Self::new(StyleKind::Label, false);
    /// `matrix`, not exploded.
    pub const MATRIX: Self = Self::new(StyleKind::Matrix, false);
    /// `spaceDelimited`, not exploded, which is its only form.
    pub const SPACE_DELIMITED: Self = Self::new(StyleKind::SpaceDelimited, false);
    /// `pipeDelimited`, not exploded, which is its only form.
    pub const PIPE_DELIMITED: Self = Self::new(StyleKind::PipeDelimited, false);
    /// `tsv`, the `collectionFormat` of Swagger 2.0.
    pub const TAB_DELIMITED: Self = Self::new(StyleKind::TabDelimited, false);
    /// `deepObject`, exploded, which is its only form.
    pub const DEEP_OBJECT: Self = Self::new(StyleKind::DeepObject, true);
    /// `a[][b]=1`, as in PHP and Rails.
    pub const BRACKETED: Self = Self::DEEP_OBJECT.items(ArrayNotation::Bracketed);
    /// `a[0][b]=1`, as in `qs` and PHP.
    pub const INDEXED: Self = Self::DEEP_OBJECT.items(ArrayNotation::Indexed);
    /// `a.0.b=1`.
    pub const DOTTED: Self = Self::new(StyleKind::Dotted, true).items(ArrayNotation::Indexed);
    /// `a.1.b=1`, as in the query protocol of AWS.
    pub const NUMBERED: Self = Self::new(StyleKind::Dotted, true).items(ArrayNotation::Numbered);
    /// `cookie`, exploded, which is its only form for arrays and objects.
    pub const COOKIE: Self = Self::new(StyleKind::Cookie, true);
    /// JSON text.
    pub const JSON: Self = Self::new(StyleKind::Json, false);

    /// Creates a style that encodes reserved characters.
    pub(crate) const fn new(kind: StyleKind, explode: bool) -> Self {
        Self {
            kind,
            explode,
            allow_reserved: false,
            allow_empty: false,
            items: ArrayNotation::Repeated,
            names: &[],
            maps: &[],
        }
    }

    /// Sets `explode`.
    pub const fn explode(self, explode: bool) -> Self {
        Self { explode, ..self }
    }

    /// Leaves reserved characters unencoded.
    pub const fn allow_reserved(self) -> Self {
        Self { allow_reserved: true, ..self }
    }

    /// Sends `name=` if there is no value (`allowEmptyValue`; OpenAPI 3.1, section 4.8.12.2).
    pub const fn allow_empty(self) -> Self {
        Self { allow_empty: true, ..self }
    }

    /// Sets the encoding of array elements in `deepObject` and dotted names.
    pub(crate) const fn items(self, items: ArrayNotation) -> Self {
        Self { items, ..self }
    }

    /// Sets the nested names that differ from the property names, in `deepObject` and dotted names.
    ///
    /// ```
    /// use wirewright_client::codegen::Style;
    ///
    /// // `Filter.1.Value.1=a`, where the property is `values`.
    /// const STYLE: Style = Style::NUMBERED.names(&[("values", "Value")]);
    /// ```
    pub const fn names(self, names: &'static [(&'static str, &'static str)]) -> Self {
        Self { names, ..self }
    }

    /// Sets the properties that are maps and are encoded as elements: `a.1.key=b&a.1.value=c`.
    pub const fn maps(self, maps: &'static [&'static str]) -> Self {
        Self { maps, ..self }
    }
}
