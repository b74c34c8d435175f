//! Damages descriptions: whatever a file contains, the compiler must produce code, or errors with a source location.

pub mod damage;
pub mod material;
pub mod options;
pub mod round;
pub mod supervise;
pub mod text;
