//! The budget of retries, which prevents storms of them.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

/// The balance of a new host, and its maximum. A retry costs [`COST`].
const FULL: u32 = 100;
/// The price of a retry: ten calls that succeed pay for it.
const COST: u32 = 10;
/// The number of hosts with a balance of their own. All others share one.
const MAX_HOSTS: usize = 1024;

/// A limit on the retries of all calls to a host, by a token bucket.
///
/// While calls succeed, the budget allows one retry for ten of them. It holds up to ten retries, which are also there at
/// the start. When a server fails, its clients therefore send at most a tenth more requests than without retries, and not
/// several times as many.
///
/// Each client has a budget, which its clones share. Other clients share it if they are built with
/// [`ClientBuilder::retry_budget`](crate::ClientBuilder::retry_budget).
///
/// ```
/// use wirewright_client::{Client, RetryBudget, RetryPolicy};
///
/// let budget = RetryBudget::new();
/// let builder = Client::builder("https://api.example.com").retry(RetryPolicy::standard()).retry_budget(&budget);
/// ```
#[derive(Clone, Default)]
pub struct RetryBudget(Arc<Hosts>);

#[derive(Default)]
struct Hosts {
    buckets: Mutex<BTreeMap<String, Arc<Bucket>>>,
    /// The balance of the hosts that have none of their own.
    shared: Arc<Bucket>,
}

impl RetryBudget {
    /// Creates a budget of ten retries for each host.
    ///
    /// ```
    /// let budget = wirewright_client::RetryBudget::new();
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the balance of a host.
    pub(crate) fn of(&self, host: &str) -> Arc<Bucket> {
        let mut buckets = self.0.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bucket) = buckets.get(host) {
            return Arc::clone(bucket);
        }
        if buckets.len() >= MAX_HOSTS {
            return Arc::clone(&self.0.shared);
        }
        Arc::clone(buckets.entry(host.to_owned()).or_default())
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let buckets = self.0.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        f.debug_struct("RetryBudget").field("hosts", &buckets.len()).finish_non_exhaustive()
    }
}

/// The balance of a host.
pub(crate) struct Bucket(AtomicU32);

impl Default for Bucket {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl Bucket {
    /// Pays for a retry. Returns false if the balance is too low.
    pub(crate) fn withdraw(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |balance| balance.checked_sub(COST)).is_ok()
    }

    /// Records a success.
    pub(crate) fn deposit(&self) {
        let add = |balance: u32| (balance < FULL).then(|| balance + 1);
        // A full balance stays full.
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_HOSTS, RetryBudget};

    #[test]
    fn a_host_has_ten_retries_and_earns_one_by_ten_successes() {
        let budget = RetryBudget::new();
        let bucket = budget.of("a.example");
        assert_eq!((0..100).filter(|_| bucket.withdraw()).count(), 10);
        (0..9).for_each(|_| bucket.deposit());
        assert!(!bucket.withdraw());
        bucket.deposit();
        assert!(budget.clone().of("a.example").withdraw());
        (0..1000).for_each(|_| bucket.deposit());
        assert_eq!((0..100).filter(|_| bucket.withdraw()).count(), 10);
    }

    #[test]
    fn the_number_of_hosts_is_bounded() {
        let budget = RetryBudget::new();
        for number in 0..MAX_HOSTS {
            assert!(budget.of(&format!("{number}.example")).withdraw());
        }
        assert_eq!(format!("{budget:?}"), "RetryBudget { hosts: 1024, .. }");
        let rest = (0..50).filter(|number| budget.of(&format!("{number}.test")).withdraw()).count();
        assert_eq!(rest, 10);
        assert_eq!(format!("{budget:?}"), "RetryBudget { hosts: 1024, .. }");
    }
}
