//! Real servers, which others wrote, on loopback: generated clients call them, and every decoded value is compared with the response.

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
