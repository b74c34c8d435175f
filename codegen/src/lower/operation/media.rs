//! Choice among the media types of a body.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::operation::lowering::OperationLowering;
use crate::lower::view::media::{is_json, is_media_type};
use crate::openapi::{Kind, MediaType};

impl<'d> OperationLowering<'_, 'd> {
    /// Returns the media types that differ in more than their names, with JSON first.
    pub(in crate::lower) fn distinct<'m>(&mut self, content: &'m [MediaType<'d>]) -> Vec<&'m MediaType<'d>> {
        let mut sorted: Vec<&MediaType<'d>> = self.valid_media_types(content);
        sorted.sort_by_key(|media_type| self.view.preference(media_type));
        let mut distinct: Vec<(String, &MediaType<'d>)> = Vec::new();
        for media_type in sorted {
            let format = self.view.format(media_type);
            // A range that includes a documented JSON media type adds nothing to it.
            let held = |other: &str| format == "application/json" && media_type.name.contains('*') && is_json(other);
            let known = distinct.iter().any(|(known, other)| {
                (*known == format || held(other.name)) && self.view.has_same_schema(media_type, other)
            });
            if !known {
                distinct.push((format, media_type));
            }
        }
        distinct.into_iter().map(|(_, media_type)| media_type).collect()
    }

    /// Drops entries that are not valid media types, unless only one is listed or none is valid.
    pub(in crate::lower) fn valid_media_types<'m>(&mut self, content: &'m [MediaType<'d>]) -> Vec<&'m MediaType<'d>> {
        let all = content.len() < 2 || !content.iter().any(|media_type| is_media_type(media_type.name));
        let (right, wrong): (Vec<_>, Vec<_>) =
            content.iter().partition(|media_type| all || is_media_type(media_type.name));
        for media_type in wrong {
            let message = format!("`{}` is not a valid media type", media_type.name);
            self.reports.report(
                Diagnostic::key(Code::SeveralMediaTypes, media_type.place, message)
                    .hint("it is ignored, since other media types are documented"),
            );
            if media_type.schema.is_some() {
                self.reports.degrade(Kind::MediaType, "schema", media_type.place);
            }
        }
        right
    }
}
