//! Settings of a client.

use std::time::Duration;

use http::HeaderMap;

use crate::response::observe::Observer;

/// The settings of a client.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) timeout: Option<Duration>,
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) max_response_bytes: u64,
    pub(crate) max_response_nodes: usize,
    pub(crate) max_redirects: u32,
    pub(crate) resend_across_origins: bool,
    pub(crate) default_headers: HeaderMap,
    pub(crate) on_drift: Option<Observer>,
}
