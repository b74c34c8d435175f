//! Calls every emitted operation against Prism, an independent mock server. Prism validates each request against the
//! description, and sends documented responses.

pub mod body;
pub mod counts;
pub mod judge;
pub mod known;
pub mod options;
pub mod pattern;
pub mod plan;
pub mod prepare;
pub mod prism;
pub mod program;
pub mod run;
pub mod site;
pub mod summary;
pub mod text;
pub mod value;
