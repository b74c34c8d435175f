//! Stages 8 and 9, **write** and **sink**: formatting of items as files, and writing of files to a folder.

#[cfg(feature = "diff")]
mod diff;
mod edited;
mod error;
mod existing;
mod file_name;
mod folders;
mod format;
#[cfg(feature = "diff")]
mod generated;
mod index;
mod layout;
mod lines;
mod lock;
#[cfg(feature = "crates")]
mod manifest;
mod mark;
mod plan;
mod pretty;
mod relative;
mod sink;
#[cfg(feature = "crates")]
mod split;
mod staged;
mod value_enum;
mod wrap;

#[cfg(feature = "diff")]
pub use diff::compare;
pub use edited::edited;
pub use error::SinkError;
pub use existing::same_title;
pub(crate) use file_name::fault as file_name_fault;
#[cfg(feature = "diff")]
pub use generated::generated;
pub use layout::{Layout, OutputFile};
#[cfg(feature = "crates")]
pub(crate) use manifest::dependency;
#[cfg(feature = "crates")]
pub use manifest::{Manifest, ManifestError};
pub use mark::is_in as is_marked;
pub use plan::{Plan, plan};
pub(crate) use relative::relative;
pub use sink::{Guard, Written, write};
#[cfg(feature = "crates")]
pub use split::Member;
