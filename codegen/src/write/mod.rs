//! Stages 8 and 9, **write** and **sink**: formatting of items as files, and writing of files to a folder.

mod error;
mod existing;
mod file_name;
mod folders;
mod format;
mod index;
mod layout;
mod lines;
mod lock;
mod manifest;
mod mark;
mod plan;
mod pretty;
mod relative;
mod sink;
mod split;
mod value_enum;

pub use error::SinkError;
pub use existing::same_title;
pub(crate) use file_name::fault as file_name_fault;
pub use layout::{Layout, OutputFile};
pub use manifest::{Manifest, ManifestError};
pub(crate) use manifest::{dependency, with_features};
pub use plan::{Plan, plan};
pub(crate) use relative::relative;
pub use sink::{Unmarked, Written, compare, write};
pub use split::Member;
