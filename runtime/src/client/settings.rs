//! Settings of a client.

#[cfg(feature = "retry")]
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use crate::{response::observe::Observer, transport::Clock};

#[cfg(feature = "hooks")]
use super::hooks::Hooks;
#[cfg(feature = "retry")]
use super::retry::{RetryBudget, RetryPolicy};

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
    pub(crate) clock: Clock,
    /// True if layers wrap the transport.
    #[cfg(feature = "tower")]
    pub(crate) is_layered: bool,
    #[cfg(feature = "hooks")]
    pub(crate) hooks: Hooks,
    #[cfg(feature = "retry")]
    pub(crate) retry: Option<Arc<RetryPolicy>>,
    #[cfg(feature = "retry")]
    pub(crate) retry_budget: RetryBudget,
}
