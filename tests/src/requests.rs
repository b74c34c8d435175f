//! The request oracle: every emitted operation is called, and a mock server that nobody here wrote says whether its request is
//! what was described, and answers with what is documented.

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
