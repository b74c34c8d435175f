//! Runs rounds in separate processes. A process that hangs is killed, one that crashes is reported, and the rounds
//! after it continue.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use super::options::Options;
use super::round::CompilerOutcome;

/// The memory limit of a process, in kilobytes, on systems that support one. The compiler needs a quarter of it for the
/// largest descriptions. Most of the rest is needed to parse the 50 MB of output as Rust.
const MEMORY: u64 = 6 << 20;

/// The outcome of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An acceptable result of the compiler.
    Acceptable(CompilerOutcome),
    /// Any other result.
    Fault(String),
}

/// Prints a message about a round on one line.
///
/// # Panics
/// Panics if the standard output is closed.
pub fn say(round: u64, outcome: Option<&Outcome>) {
    let word = match outcome {
        None => "start".to_owned(),
        Some(Outcome::Acceptable(CompilerOutcome::Generated)) => "generated".to_owned(),
        Some(Outcome::Acceptable(CompilerOutcome::Refused)) => "refused".to_owned(),
        Some(Outcome::Fault(text)) => format!("fault {}", text.replace('\n', "\u{2028}")),
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{round} {word}").and_then(|()| out.flush()).expect("the supervisor reads the output");
}

/// Parses a printed line: the round, and its outcome unless the round has only begun.
fn parse(line: &str) -> Option<(u64, Option<Outcome>)> {
    let (round, word) = line.split_once(' ')?;
    let outcome = match word.split_once(' ').unwrap_or((word, "")) {
        ("start", _) => None,
        ("generated", _) => Some(Outcome::Acceptable(CompilerOutcome::Generated)),
        ("refused", _) => Some(Outcome::Acceptable(CompilerOutcome::Refused)),
        ("fault", text) => Some(Outcome::Fault(text.replace('\u{2028}', "\n"))),
        _ => return None,
    };
    Some((round.parse().ok()?, outcome))
}

/// Runs every N-th round starting with `from`, and calls `each` with the outcome of each round.
pub fn supervise(options: &Options, from: u64, every: u64, mut each: impl FnMut(u64, Outcome)) {
    let mut next = from;
    while next < options.rounds {
        let (mut child, lines) = spawn(options, next, every);
        let end = follow(&lines, Duration::from_secs(options.limit), &mut next, every, &mut each);
        // The process may have ended already.
        let _ = child.kill();
        let status = child.wait().map(|status| status.to_string()).unwrap_or_default();
        if next >= options.rounds {
            return;
        }
        each(next, Outcome::Fault(end.unwrap_or_else(|| format!("the process crashed: {status}"))));
        next += every;
    }
}

/// Reads the output of the process until it ends. Returns a message if the process was silent for too long.
fn follow(
    lines: &Receiver<String>,
    limit: Duration,
    next: &mut u64,
    every: u64,
    each: &mut impl FnMut(u64, Outcome),
) -> Option<String> {
    loop {
        match lines.recv_timeout(limit) {
            Ok(line) => {
                if let Some((round, Some(outcome))) = parse(&line) {
                    each(round, outcome);
                    *next = round + every;
                }
            }
            Err(RecvTimeoutError::Timeout) => return Some(format!("no result within {} s", limit.as_secs())),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

fn spawn(options: &Options, from: u64, every: u64) -> (Child, Receiver<String>) {
    let program = std::env::current_exe().unwrap();
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")]).arg(program);
        shell
    } else {
        Command::new(program)
    };
    command.args(["--seed", &options.seed.to_string(), "--rounds", &options.rounds.to_string()]);
    command.args(["--from", &from.to_string(), "--every", &every.to_string()]);
    if let Some(specs) = &options.specs {
        command.arg("--specs").arg(specs);
    }
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let output = child.stdout.take().unwrap();
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    (child, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_contains_the_round_and_its_outcome() {
        assert_eq!(parse("7 start"), Some((7, None)));
        assert_eq!(parse("7 refused"), Some((7, Some(Outcome::Acceptable(CompilerOutcome::Refused)))));
        assert_eq!(parse("8 fault a\u{2028}b"), Some((8, Some(Outcome::Fault("a\nb".to_owned())))));
    }

    #[test]
    fn silence_is_a_hang() {
        let (_sender, lines) = channel();
        let mut next = 3;
        let end = follow(&lines, Duration::from_millis(5), &mut next, 1, &mut |_, _| {});
        assert!(end.is_some_and(|end| end.starts_with("no result")));
        assert_eq!(next, 3);
    }
}
