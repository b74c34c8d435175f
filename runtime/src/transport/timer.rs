//! The clock that deadlines and pauses use.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures_timer::Delay;

use super::transport::BoxFuture;

/// A clock with a timer, for deadlines and for pauses between attempts.
///
/// The default is the clock of the system, with a timer that works with any executor. Tests replace it with a clock that
/// they control.
///
/// ```
/// use std::time::{Duration, Instant};
///
/// use wirewright_client::{BoxFuture, Client, ConfigError, Timer};
///
/// /// The clock of tokio, which a test can pause.
/// struct TokioTimer;
///
/// impl Timer for TokioTimer {
///     fn now(&self) -> Instant {
///         tokio::time::Instant::now().into_std()
///     }
///
///     fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
///         Box::pin(tokio::time::sleep(duration))
///     }
/// }
///
/// # fn client() -> Result<Client, ConfigError> {
/// Client::builder("https://api.example.com").timer(TokioTimer).build()
/// # }
/// ```
pub trait Timer: Send + Sync + 'static {
    /// Returns the current time.
    fn now(&self) -> Instant;

    /// Waits for a time.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;
}

/// The clock of a client.
#[derive(Clone, Default)]
pub(crate) struct Clock(Option<Arc<dyn Timer>>);

impl Clock {
    pub(crate) fn of(timer: impl Timer) -> Self {
        Self(Some(Arc::new(timer)))
    }

    pub(crate) fn now(&self) -> Instant {
        self.0.as_ref().map_or_else(Instant::now, |timer| timer.now())
    }

    pub(crate) fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        match &self.0 {
            Some(timer) => timer.sleep(duration),
            None => Box::pin(Delay::new(duration)),
        }
    }

    /// Returns the time until a deadline.
    pub(crate) fn until(&self, deadline: Instant) -> Duration {
        deadline.saturating_duration_since(self.now())
    }
}
