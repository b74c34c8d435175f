//! Deletes one item of a description and compares the code with that of the whole description: an addition must neither
//! rename nor break anything.

pub mod compare;
pub mod delete;
pub mod evolution;
pub mod known;
pub mod options;
pub mod round;
pub mod summary;
pub mod surface;
