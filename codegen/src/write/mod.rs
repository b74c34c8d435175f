//! Stages 7 and 8, **write** and **sink**: items to files, and files to where they go.

mod format;
mod layout;
mod lines;
mod manifest;
mod sink;

pub use layout::{Layout, OutputFile};
pub use manifest::Manifest;
pub use sink::{SinkError, Written, compare, write};
