//! Measures child processes through the accounting of the operating system.

use std::fs::File;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use wait4::Wait4 as _;

/// The cost of one run of a program, with all processes that it started.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// User and system CPU time in seconds.
    pub cpu: f64,
    /// Elapsed time in seconds.
    pub wall: f64,
    /// The largest resident memory of a single process, in megabytes.
    pub memory: f64,
}

/// The costs of several runs, in the order of the runs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Samples {
    /// CPU seconds.
    pub cpu: Vec<f64>,
    /// Elapsed seconds.
    pub wall: Vec<f64>,
    /// Peak memory in megabytes.
    pub memory: Vec<f64>,
}

impl Samples {
    /// Adds a run.
    pub fn push(&mut self, usage: Usage) {
        self.cpu.push(usage.cpu);
        self.wall.push(usage.wall);
        self.memory.push(usage.memory);
    }
}

impl From<Usage> for Samples {
    fn from(usage: Usage) -> Self {
        let mut samples = Self::default();
        samples.push(usage);
        samples
    }
}

/// Returns the median, or NaN if there are no values.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        length if length.is_multiple_of(2) => f64::midpoint(sorted[middle - 1], sorted[middle]),
        _ => sorted[middle],
    }
}

/// Returns the smallest and the largest value.
pub fn spread(values: &[f64]) -> (f64, f64) {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (least, most)
}

/// Runs a program and returns its cost. Its output goes to the file `log`.
///
/// # Errors
/// Returns an error if the program cannot be started, fails, or runs longer than `limit`. The message of a failure is
/// the first error in its output.
pub fn run(command: &mut Command, log: &Path, limit: Duration) -> Result<Usage, String> {
    let message = |error: std::io::Error| format!("{}: {error}", command_name(log));
    let output = File::create(log).map_err(message)?;
    let start = Instant::now();
    let mut child = command
        // A compiler is a child of cargo. Both are in this group and end together after the time limit.
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(output.try_clone().map_err(message)?)
        .stderr(output)
        .spawn()
        .map_err(message)?;
    let group = format!("-{}", child.id());
    let (sender, receiver) = channel::<()>();
    let watcher = std::thread::spawn(move || {
        let late = receiver.recv_timeout(limit) == Err(RecvTimeoutError::Timeout);
        if late {
            let _ = Command::new("kill").args(["-9", "--", &group]).status();
        }
        late
    });
    let ended = child.wait4().map_err(message)?;
    let wall = start.elapsed().as_secs_f64();
    drop(sender);
    if watcher.join().unwrap_or(false) {
        return Err(format!("takes longer than {} seconds", limit.as_secs()));
    }
    if !ended.status.success() {
        return Err(first_error(&std::fs::read_to_string(log).unwrap_or_default(), &ended.status.to_string()));
    }
    let cpu = (ended.rusage.utime + ended.rusage.stime).as_secs_f64();
    #[allow(clippy::cast_precision_loss)]
    let memory = ended.rusage.maxrss as f64 / 1e6;
    Ok(Usage { cpu, wall, memory })
}

fn command_name(log: &Path) -> String {
    log.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns the first error in the output of a program, or else its status.
fn first_error(output: &str, status: &str) -> String {
    let lines = || output.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_error = |line: &&str| {
        let start = line.trim_start_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
        start.starts_with("error") || start.starts_with("gen fail") || start.contains("panicked at")
    };
    let errors = lines().filter(is_error).count();
    let first = match lines().position(|line| is_error(&line)) {
        // The message is on the lines after the heading.
        Some(index) => {
            let mut rest = lines().skip(index);
            let heading = rest.next().unwrap_or_default();
            let is_whole = heading.len() > 20 && !heading.contains("panicked at");
            if is_whole { heading.to_owned() } else { format!("{heading} {}", rest.next().unwrap_or_default()) }
        }
        None => lines().next_back().map_or_else(|| status.to_owned(), |last| format!("{status}: {last}")),
    };
    let first: String = first.chars().take(200).collect();
    if errors > 2 { format!("{first} (and {} more)", errors - 1) } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Duration) -> Result<Usage, String> {
        let folder = tempfile::tempdir().unwrap();
        run(Command::new("sh").args(["-c", script]), &folder.path().join("log"), limit)
    }

    #[test]
    fn the_median_of_an_even_number_of_values_is_between_the_middle_ones() {
        assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
        assert!((median(&[9.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert_eq!(spread(&[2.0, 1.0, 3.0]), (1.0, 3.0));
    }

    #[test]
    fn a_child_has_a_cost() {
        let usage = shell("exit 0", Duration::from_secs(60)).unwrap();
        assert!(usage.wall > 0.0 && usage.memory > 0.0);
    }

    #[test]
    fn a_child_that_is_late_is_ended() {
        assert!(shell("sleep 60", Duration::from_millis(50)).unwrap_err().contains("longer"));
    }

    #[test]
    fn a_failure_has_the_first_error_as_its_reason() {
        let error = shell("echo fine; echo 'error[E0412]: cannot find type'; exit 1", Duration::from_secs(60));
        assert_eq!(error.unwrap_err(), "error[E0412]: cannot find type");
    }
}
