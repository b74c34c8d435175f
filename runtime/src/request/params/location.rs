//! The location of a parameter, and the styles and characters allowed there.

use super::error::ParamError;
use crate::{
    operation::{Style, StyleKind},
    text::percent::Percent,
};

/// The value of a parameter's `in` keyword, or the body of one of the two kinds of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Cookie,
    Form,
    Multipart,
}

impl Location {
    /// Returns an error if the location does not support the style (OpenAPI 3.2, section 4.12.3, Style Values).
    ///
    /// The styles that join by a space, a tab or a bar are allowed everywhere except in cookies, for the sake of
    /// `collectionFormat` in Swagger 2.0.
    pub(super) fn check(self, style: Style) -> Result<(), ParamError> {
        let fits = match style.kind {
            StyleKind::Json => true,
            StyleKind::Simple => matches!(self, Self::Path | Self::Header),
            StyleKind::Label | StyleKind::Matrix => self == Self::Path,
            StyleKind::Form => matches!(self, Self::Query | Self::Cookie | Self::Form | Self::Multipart),
            StyleKind::DeepObject | StyleKind::Dotted => matches!(self, Self::Query | Self::Form | Self::Multipart),
            StyleKind::SpaceDelimited | StyleKind::PipeDelimited | StyleKind::TabDelimited => self != Self::Cookie,
            StyleKind::Cookie => self == Self::Cookie,
        };
        if fits { Ok(()) } else { Err(ParamError(format!("the style {:?} is not supported here", style.kind))) }
    }

    /// Returns the characters of a value that are not encoded. With `allowReserved` these include the reserved ones,
    /// except those that would end the value: `#` in a query, `;` and `,` in a cookie.
    pub(super) fn values(self, style: Style) -> Percent {
        match self {
            // The specification forbids percent-encoding outside of URLs and URL-encoded forms.
            Self::Header | Self::Multipart => Percent::Raw,
            Self::Cookie if style.kind == StyleKind::Cookie => Percent::Raw,
            _ if !style.allow_reserved => Percent::Unreserved,
            Self::Query | Self::Form => Percent::ReservedQuery,
            Self::Cookie => Percent::ReservedCookie,
            Self::Path => Percent::Reserved,
        }
    }

    /// Returns the characters of a name that are not encoded. `allowReserved` only applies to values. Names then keep
    /// their brackets, for servers that do not decode names, but no character that would end the name.
    pub(super) fn names(self, style: Style) -> Percent {
        match self.values(style) {
            Percent::Reserved | Percent::ReservedQuery => Percent::Name,
            Percent::ReservedCookie => Percent::Unreserved,
            percent => percent,
        }
    }

    /// Returns true if the location includes the name, so that only the value is encoded.
    pub(super) fn has_name(self) -> bool {
        matches!(self, Self::Path | Self::Header)
    }
}
