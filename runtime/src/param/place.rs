//! Where a parameter stands, and what that asks of its style and its characters.

use super::{
    percent::Percent,
    style::{Kind, Style},
    value::ParamError,
};

/// The keyword `in` of a parameter, or the body of one of the two kinds of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    Form,
    Multipart,
}

impl Place {
    /// Refuses a style that the place does not have (OpenAPI 3.2, section 4.12.3, Style Values).
    ///
    /// The styles that join by a space, a tab or a bar are in all places but cookies: `collectionFormat` of Swagger 2.0 has
    /// them there.
    pub(super) fn check(self, style: Style) -> Result<(), ParamError> {
        let fits = match style.kind {
            Kind::Json => true,
            Kind::Simple => matches!(self, Self::Path | Self::Header),
            Kind::Label | Kind::Matrix => self == Self::Path,
            Kind::Form => matches!(self, Self::Query | Self::Cookie | Self::Form | Self::Multipart),
            Kind::DeepObject | Kind::Dotted => matches!(self, Self::Query | Self::Form | Self::Multipart),
            Kind::SpaceDelimited | Kind::PipeDelimited | Kind::TabDelimited => self != Self::Cookie,
            Kind::Cookie => self == Self::Cookie,
        };
        if fits { Ok(()) } else { Err(ParamError(format!("the style {:?} is none for this place", style.kind))) }
    }

    /// What a value keeps of its characters. With `allowReserved` those are the reserved ones, without any that would end the
    /// part of the request that the value stands in: a query has no `#`, and a cookie no `;` and no `,`.
    pub(super) fn values(self, style: Style) -> Percent {
        match self {
            // The specification forbids to encode what is no part of a URL or of a form in its way.
            Self::Header | Self::Multipart => Percent::Raw,
            Self::Cookie if style.kind == Kind::Cookie => Percent::Raw,
            _ if !style.allow_reserved => Percent::Unreserved,
            Self::Query | Self::Form => Percent::ReservedQuery,
            Self::Cookie => Percent::ReservedCookie,
            Self::Path => Percent::Reserved,
        }
    }

    /// What a name keeps of its characters. `allowReserved` says so of values only; it lets a name keep its brackets for
    /// those servers that do not decode names, and nothing that would end the name.
    pub(super) fn names(self, style: Style) -> Percent {
        match self.values(style) {
            Percent::Reserved | Percent::ReservedQuery => Percent::Name,
            Percent::ReservedCookie => Percent::Unreserved,
            percent => percent,
        }
    }

    /// Whether the place itself holds the name, so that the text is the value alone.
    pub(super) fn has_name(self) -> bool {
        matches!(self, Self::Path | Self::Header)
    }
}
