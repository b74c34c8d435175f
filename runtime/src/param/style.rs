//! The `style`, `explode` and `allowReserved` of a parameter.

/// How a parameter is written (OpenAPI 3.2, section 4.12.3, Style Values).
///
/// Where the specification's table says n/a, this is what happens:
///
/// - a primitive in `spaceDelimited`, `pipeDelimited` or `deepObject` is written as in `form`: it is an array of one, and some
///   APIs describe a parameter that is an object or a primitive;
/// - `spaceDelimited` and `pipeDelimited` exploded are `form` exploded, for then nothing is left to delimit;
/// - an array in `deepObject` or in dots goes by [`DeepItems`];
/// - an array inside an array in any other style, an array or object that is not exploded in `cookie`, and a style in a place that does not have
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
    /// How `deepObject` and dots write the elements of an array.
    pub items: DeepItems,
    /// The names inside them that differ from those of the properties: each property, and its name.
    pub names: &'static [(&'static str, &'static str)],
    /// The properties that are maps, whose entries are elements with a `key` and a `value`.
    pub maps: &'static [&'static str],
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
    /// `color.R=100`, which some servers read: query.
    Dotted,
    /// `color=blue; color=black`, without any encoding: cookie (OpenAPI 3.2).
    Cookie,
    /// `color=%7B%22R%22%3A100%7D`: a parameter with `content: application/json`.
    Json,
}

/// How `deepObject` and dots write the elements of an array, which the specification leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum DeepItems {
    /// `a[b]=1&a[b]=2`: the name is repeated. An object can not be an element.
    #[default]
    Repeated,
    /// `a[b][]=1&a[b][]=2`, as PHP and Rails have it.
    Bracketed,
    /// `a[b][0]=1&a[b][1]=2`, as `qs` and PHP have it, or `a.b.0=1&a.b.1=2`.
    Indexed,
    /// `a[b][1]=1&a[b][2]=2`, or `a.b.1=1&a.b.2=2`, as AWS has it.
    Numbered,
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
    /// `a[][b]=1`, as PHP and Rails have it.
    pub const BRACKETED: Self = Self::DEEP_OBJECT.items(DeepItems::Bracketed);
    /// `a[0][b]=1`, as `qs` and PHP have it.
    pub const INDEXED: Self = Self::DEEP_OBJECT.items(DeepItems::Indexed);
    /// `a.0.b=1`.
    pub const DOTTED: Self = Self::new(Kind::Dotted, true).items(DeepItems::Indexed);
    /// `a.1.b=1`, as the query protocol of AWS has it.
    pub const NUMBERED: Self = Self::new(Kind::Dotted, true).items(DeepItems::Numbered);
    /// `cookie`, exploded, which is the only form that arrays and objects have in it.
    pub const COOKIE: Self = Self::new(Kind::Cookie, true);
    /// JSON text.
    pub const JSON: Self = Self::new(Kind::Json, false);

    /// A style that encodes reserved characters.
    pub const fn new(kind: Kind, explode: bool) -> Self {
        Self {
            kind,
            explode,
            allow_reserved: false,
            allow_empty: false,
            items: DeepItems::Repeated,
            names: &[],
            maps: &[],
        }
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

    /// The same style with this form of arrays in `deepObject` and in dots.
    pub const fn items(self, items: DeepItems) -> Self {
        Self { items, ..self }
    }

    /// The same style with these names of properties inside `deepObject` and dots.
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

    /// The same style with these properties as maps, whose entries are elements: `a.1.key=b&a.1.value=c`.
    pub const fn maps(self, maps: &'static [&'static str]) -> Self {
        Self { maps, ..self }
    }
}
