//! Damaged descriptions: whatever a file holds, the compiler answers with code or with errors that have a place.

pub mod damage;
pub mod material;
pub mod options;
pub mod round;
pub mod supervise;
pub mod text;
