//! The corpus: thousands of real descriptions, from which clients are generated, counted and compiled.

pub mod classify;
pub mod compile;
pub mod crates;
pub mod expected;
pub mod generate;
pub mod known;
pub mod messages;
pub mod options;
pub mod pool;
pub mod row;
pub mod specs;
pub mod state;
pub mod summary;
