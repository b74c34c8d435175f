//! Between stages 3 and 4, **customize**: applies the settings of the user and the `x-wirewright-` extensions for single
//! items to the model.
//!
//! Analysis needs the result, because equal inline types share a definition only if their settings are equal, too. Text
//! that becomes code comes from the configuration alone. Extensions only choose names, which are checked.

mod attributes;
mod derivable;
mod env;
mod error;
mod extensions;
mod groups;
mod headers;
mod index;
mod key;
mod members;
mod operation_ids;
mod operation_pattern;
mod pattern;
mod rename;
mod replace;
mod retry;
mod rust_name;
mod servers;
mod words;

pub use error::CustomizeError;
pub(crate) use operation_pattern::OperationPattern;

use crate::diagnostics::Diagnostics;
use crate::ir::Api;
use crate::settings::Settings;
use crate::source::{Place, Sources};

/// Applies the settings of the user to the model. `names` are the values of `x-wirewright-name` in schemas.
///
/// # Errors
///
/// Returns an error if a key matches nothing or several items, or if a value is not valid Rust.
pub fn customize(
    api: &mut Api,
    sources: &Sources,
    names: &[Place],
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Result<(), CustomizeError> {
    words::strip_prefixes(api, &settings.strip_prefix)?;
    words::titles(api, sources, settings.inline_names);
    operation_ids::apply(api, &settings.operation_ids)?;
    extensions::apply(api, sources, names, diagnostics);
    rename::apply(api, &settings.rename, diagnostics)?;
    groups::apply(api, settings.groups);
    if let Some(patterns) = &settings.response_headers {
        headers::keep(api, patterns)?;
    }
    if let Some(patterns) = &settings.servers {
        servers::keep(api, patterns)?;
    }
    env::apply(api, &settings.env)?;
    retry::apply(api, settings)?;
    replace::apply(api, settings)?;
    attributes::apply(api, settings)
}
