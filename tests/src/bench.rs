//! The comparison with other generators: the cost of generating and compiling a client, and of calls at run time.
//! [`growth`] measures instead how costs grow with the size of the input.

pub mod changes;
pub mod comparison;
pub mod compile;
pub mod documents;
pub mod generation;
pub mod growth;
pub mod install;
pub mod library;
pub mod machine;
pub mod measure;
pub mod options;
pub mod project;
pub mod report;
pub mod results;
pub mod runtime;
pub mod session;
pub mod tools;
