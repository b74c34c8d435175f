//! The constants and types by which generated code describes an operation.

mod accept;
mod encodings;
mod method;
mod operation;
mod responses;
mod security;
mod server;
mod style;

pub(crate) use accept::{accept, is_answered};
pub use encodings::{Encodings, PartEncoding};
pub use method::Method;
pub(crate) use operation::Described;
pub use operation::{FailureOf, Operation, ValueOf, WholeOf};
pub use responses::{Documented, On, Responses};
pub use security::{Scopes, Security};
pub use server::{OwnServer, Variables};
pub use style::{DeepItems, Kind, Style};
