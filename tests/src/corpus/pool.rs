//! Work on a thread of a known stack, with panics caught and told.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use cpu_time::ThreadTime;

/// The stack of a program's main thread on the usual systems.
const STACK: usize = 8 << 20;

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
    /// A thread for each that asks, kept: to begin with fresh memory for every document would cost a fifth of the time.
    static POOL: rayon::ThreadPool =
        rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build().unwrap();
}

/// Keeps panics from standard error; [`isolated`] returns them.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}: ", at.file(), at.line())).unwrap_or_default();
        PANIC.set(Some(format!("{place}{}", text(info.payload()))));
    }));
}

fn text(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// Runs `work` on a thread of its own, and all that it does in parallel on the same one.
///
/// # Errors
/// The text of a panic.
///
/// # Panics
/// If no thread can be started.
pub fn isolated<T: Send>(work: impl FnOnce() -> T + Send) -> (Result<T, String>, Duration) {
    POOL.with(|pool| {
        pool.install(|| {
            let start = ThreadTime::now();
            let result = catch_unwind(AssertUnwindSafe(work));
            let result = result.map_err(|payload| PANIC.take().unwrap_or_else(|| text(&*payload)));
            (result, start.elapsed())
        })
    })
}

/// Does all the work on so many threads and gives the results to `each` as they come, with the index of the work.
pub fn all<W: Sync, T: Send>(work: &[W], threads: usize, run: impl Fn(&W) -> T + Sync, mut each: impl FnMut(usize, T)) {
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (next, run, sender) = (&next, &run, sender.clone());
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(work) = work.get(index) else { break };
                    if sender.send((index, run(work))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (index, result) in results {
            each(index, result);
        }
    });
}

/// The most memory that this process has held at once, in megabytes, where the system tells.
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_result() {
        let (result, _) = isolated(|| [1, 2].get(3).copied().expect("a third"));
        assert!(result.unwrap_err().contains("a third"));
    }

    #[test]
    fn each_piece_of_work_is_done_once() {
        let mut sum = 0;
        all(&[1, 2, 3, 4], 3, |number| number * 10, |_, result| sum += result);
        assert_eq!(sum, 100);
    }
}
