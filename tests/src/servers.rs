//! Calls real servers on loopback with generated clients, and compares every decoded value with the response. The
//! servers are independent projects.

pub mod catalogue;
pub mod judge;
pub mod known;
pub mod options;
pub mod process;
pub mod project;
pub mod python;
pub mod run;
pub mod step;
pub mod summary;
