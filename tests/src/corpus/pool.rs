//! Runs work on threads with a fixed stack size, and reports panics as errors.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use cpu_time::ThreadTime;

/// The stack size of a program's main thread on common systems.
const STACK: usize = 8 << 20;

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
    /// A kept worker thread for each calling thread. Allocating fresh memory for every document would take a fifth of
    /// the time.
    static POOL: rayon::ThreadPool =
        rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build().unwrap();
}

/// Suppresses the printing of panics. [`isolated`] returns them instead.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let location = info.location().map(|at| format!("{}:{}: ", at.file(), at.line())).unwrap_or_default();
        PANIC.set(Some(format!("{location}{}", text(info.payload()))));
    }));
}

fn text(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// Runs `work` on a thread of its own. Work that `work` runs in parallel stays on the same thread.
///
/// # Errors
/// Returns the message of a panic as an error.
///
/// # Panics
/// Panics if the thread cannot be started.
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

/// Runs all the work on `threads` threads. Calls `each` with the index and the result of each piece of work as soon as
/// it is done.
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

/// Returns the peak memory of this process in megabytes, if the system provides it.
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
