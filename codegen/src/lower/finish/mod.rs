//! Corrections of the model once all of its types are known.

mod circular;
mod circular_unions;
mod encodings;
mod files;
mod nested_aliases;
mod styles;
mod untagged;

use super::reports::Reports;
use crate::ir::Api;

/// Corrects the model: breaks circles of types, and adapts tags, files, encodings and styles to the types that they have.
pub(in crate::lower) fn finish(api: &mut Api, reports: &Reports) {
    circular::break_aliases(api, reports);
    circular::shorten_aliases(api);
    nested_aliases::break_nested_aliases(api);
    circular_unions::break_unions(api, reports);
    untagged::adjust_tags(api);
    files::adjust_files(api, reports);
    encodings::adjust_encodings(api, reports);
    styles::report_styles(api, reports);
}
