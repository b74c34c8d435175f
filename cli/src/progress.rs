//! A line on standard error that shows the progress of long work, and is erased at its end.

use std::io::{IsTerminal as _, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use wirewright::{Generator, Step};

use crate::terminal::grouped;

/// Shorter work shows nothing.
const DELAY: Duration = Duration::from_secs(1);
/// The time between two updates.
const INTERVAL: Duration = Duration::from_millis(100);

/// The line, which is erased when this value is dropped.
pub(crate) struct ProgressLine {
    thread: Option<(Sender<()>, JoinHandle<()>)>,
}

impl ProgressLine {
    /// Shows the progress of a generator, if standard error is a terminal and the user wants output.
    pub(crate) fn watch(generator: Generator, is_quiet: bool) -> (Generator, Self) {
        let is_dumb = std::env::var_os("TERM").is_some_and(|name| name == "dumb");
        if is_quiet || is_dumb || !std::io::stderr().is_terminal() {
            return (generator, Self { thread: None });
        }
        let current = Arc::new(Mutex::new(Step::Read));
        let (sender, stopped) = channel();
        let shown = Arc::clone(&current);
        let thread = std::thread::spawn(move || draw(&mut std::io::stderr(), &stopped, &shown));
        let generator = generator.progress(move |step| *current.lock().unwrap_or_else(PoisonError::into_inner) = step);
        (generator, Self { thread: Some((sender, thread)) })
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.thread.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

/// Draws the line from one second on, until the channel closes.
fn draw(terminal: &mut impl Write, stopped: &Receiver<()>, step: &Mutex<Step>) {
    let mut pause = DELAY;
    let mut width = 0;
    while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        let text = words(*step.lock().unwrap_or_else(PoisonError::into_inner));
        let _ = write!(terminal, "\r{text:<width$}");
        let _ = terminal.flush();
        width = text.len().max(width);
        pause = INTERVAL;
    }
    if width > 0 {
        // Spaces erase the line on every terminal.
        let _ = write!(terminal, "\r{:<width$}\r", "");
        let _ = terminal.flush();
    }
}

fn words(step: Step) -> String {
    match step {
        Step::Read => "Reading the description".to_owned(),
        Step::Analyze => "Analysing the description".to_owned(),
        Step::Generate { done, total } => format!("Generating: {} of {} modules", grouped(done), grouped(total)),
        Step::Write => "Writing the files".to_owned(),
        _ => "Generating".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_work_shows_nothing() {
        let (sender, stopped) = channel();
        drop(sender);
        let mut terminal = Vec::new();
        draw(&mut terminal, &stopped, &Mutex::new(Step::Read));
        assert_eq!(terminal, b"");
    }

    #[test]
    fn long_work_shows_a_line_that_is_erased() {
        let (sender, stopped) = channel();
        let step = Mutex::new(Step::Generate { done: 812, total: 1_206 });
        let mut terminal = Vec::new();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                std::thread::sleep(DELAY + INTERVAL / 2);
                drop(sender);
            });
            draw(&mut terminal, &stopped, &step);
        });
        let text = String::from_utf8(terminal).unwrap();
        let line = "Generating: 812 of 1,206 modules";
        assert!(text.starts_with(&format!("\r{line}")), "{text:?}");
        assert!(text.ends_with(&format!("\r{}\r", " ".repeat(line.len()))), "{text:?}");
    }
}
