//! Retries: their policy, their budget, and idempotency keys.

mod budget;
mod builder;
mod policy;
mod random;

pub(crate) use budget::Bucket;
pub use budget::RetryBudget;
pub use policy::RetryPolicy;
pub(crate) use random::{fraction, uuid};
