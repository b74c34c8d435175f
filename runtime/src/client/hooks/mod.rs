//! Hooks: functions of the user that are called for each request and response.

mod builder;
mod info;

use std::sync::Arc;

pub use info::{RequestFailure, RequestInfo, ResponseInfo};

/// The hooks of a client, in the order in which they were added.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    on_request: Vec<Arc<OnRequest>>,
    on_response: Vec<Arc<OnResponse>>,
}

type OnRequest = dyn Fn(&RequestInfo<'_>) + Send + Sync;
type OnResponse = dyn Fn(&ResponseInfo<'_>) + Send + Sync;

impl Hooks {
    pub(crate) fn is_empty(&self) -> bool {
        self.on_request.is_empty() && self.on_response.is_empty()
    }

    pub(crate) fn request(&self, info: &RequestInfo<'_>) {
        self.on_request.iter().for_each(|hook| hook(info));
    }

    pub(crate) fn response(&self, info: &ResponseInfo<'_>) {
        self.on_response.iter().for_each(|hook| hook(info));
    }
}
