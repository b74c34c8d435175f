//! The tables of the report.

use super::figures::{COMPARED, Ratios};
use super::step_name;
use super::table::{Table, grouped, none, ratio, with_spread};
use crate::bench::documents::ALL;
use crate::bench::measure::{Samples, median};
use crate::bench::results::{Entry, Outcome, Results, Step};
use crate::bench::tools::{OURS, PEERS, Tool};

/// A table with its heading and explanation.
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// The text before the table.
    pub introduction: &'static str,
    /// The table.
    pub table: Table,
    /// The names and descriptions of the charts.
    pub charts: &'static [(&'static str, &'static str)],
}

/// Returns all sections that have rows.
pub fn all(results: &Results) -> Vec<Section> {
    let sections = [
        summary(results),
        tools(results),
        libraries(results),
        generation(results),
        compilation(results),
        rebuild(results),
        runtime(results),
        failures(results),
    ];
    sections.into_iter().filter(|section| !section.table.is_empty()).collect()
}

fn summary(results: &Results) -> Section {
    let columns = ["figure", "documents", "median ratio", "best", "largest ratio"];
    let mut table = Table::new(&columns);
    for (figure, name) in COMPARED {
        let ratios = Ratios::of(results, *figure);
        let Some((document, peer, worst)) = ratios.worst() else { continue };
        table.row(vec![
            (*name).to_owned(),
            ratios.rows.len().to_string(),
            ratio(ratios.median()),
            format!("{} of {}", ratios.wins(), ratios.rows.len()),
            format!("{} ({document}, {peer})", ratio(*worst)),
        ]);
    }
    Section {
        heading: "Summary",
        introduction: "The figure of Wirewright divided by that of the best peer whose output compiles, for each document. A ratio below \
            1 means that Wirewright is better. `best` is the number of documents for which it is.",
        table,
        charts: &[],
    }
}

fn tools(results: &Results) -> Section {
    let mut table = Table::new(&["tool", "version", "output", "cold build: CPU s", "wall s", "peak MB"]);
    for tool in order() {
        let Some(found) = results.tools.get(tool.name) else {
            table.row(vec![
                tool.name.to_owned(),
                tool.version.to_owned(),
                "not measured".to_owned(),
                none(),
                none(),
                none(),
            ]);
            continue;
        };
        let mut row = vec![tool.name.to_owned(), found.version.clone()];
        match (&found.missing, found.cold_build.as_ref().and_then(|outcome| outcome.samples())) {
            (Some(reason), _) => row.extend([format!("not available: {reason}"), none(), none(), none()]),
            (None, Some(built)) => row.extend([
                tool.scope.to_owned(),
                with_spread(&built.cpu, 0),
                with_spread(&built.wall, 0),
                with_spread(&built.memory, 0),
            ]),
            (None, None) => row.extend([tool.scope.to_owned(), none(), none(), none()]),
        }
        table.row(row);
    }
    Section {
        heading: "Tools",
        introduction: "The cold build is `cargo install` into an empty folder, measured once for each version.",
        table,
        charts: &[],
    }
}

fn libraries(results: &Results) -> Section {
    let mut table = Table::new(&["tool", "crates", "CPU s", "wall s", "peak MB"]);
    for tool in order() {
        let Some(library) = results.tools.get(tool.name).and_then(|found| found.library.as_ref()) else { continue };
        let mut row = vec![tool.name.to_owned()];
        match &library.outcome {
            Outcome::Measured(samples) => row.extend([
                library.crates.to_string(),
                with_spread(&samples.cpu, 1),
                with_spread(&samples.wall, 1),
                with_spread(&samples.memory, 0),
            ]),
            Outcome::Failed(reason) => row.extend([format!("fails: {reason}"), none(), none(), none()]),
        }
        table.row(row);
    }
    Section {
        heading: "Build dependency",
        introduction: "The cold `cargo build` of a crate whose build script depends on the generator, with all crates that it needs. Tools \
            whose documentation has no build script are left out.",
        table,
        charts: &[],
    }
}

fn generation(results: &Results) -> Section {
    let columns = ["document", "tool", "CPU s", "wall s", "peak MB", "lines", "without comments", "compiles"];
    let mut table = Table::new(&columns);
    each(results, |document, tool, entry| {
        let Some(samples) = entry.samples(Step::Generate) else { return };
        let compiles = match entry.steps.get(&Step::Check) {
            Some(outcome) if outcome.samples().is_some() => "yes".to_owned(),
            Some(_) => "no".to_owned(),
            None => none(),
        };
        table.row(vec![
            document.to_owned(),
            tool.to_owned(),
            with_spread(&samples.cpu, 2),
            with_spread(&samples.wall, 2),
            with_spread(&samples.memory, 0),
            grouped(entry.size.lines),
            grouped(entry.size.code_lines),
            compiles,
        ]);
    });
    Section {
        heading: "Generation",
        introduction: "One run of the program, from the description to files.",
        table,
        charts: &[
            ("generation-cpu", "CPU time of the generation"),
            ("generation-memory", "Peak memory of the generation"),
            ("lines", "Lines without comments"),
        ],
    }
}

fn compilation(results: &Results) -> Section {
    let columns = ["document", "tool", "check: CPU s", "peak MB", "build: CPU s", "release build: CPU s", "wall s"];
    let mut table = Table::new(&columns);
    each(results, |document, tool, entry| {
        let Some(check) = entry.samples(Step::Check) else { return };
        let cpu = |step| entry.samples(step).map_or_else(none, |samples| with_spread(&samples.cpu, 1));
        let release = entry.samples(Step::BuildRelease);
        table.row(vec![
            document.to_owned(),
            tool.to_owned(),
            with_spread(&check.cpu, 1),
            with_spread(&check.memory, 0),
            cpu(Step::BuildDev),
            cpu(Step::BuildRelease),
            release.map_or_else(none, |samples| with_spread(&samples.wall, 1)),
        ]);
    });
    Section {
        heading: "Compilation",
        introduction: "The generated crate alone, with its dependencies compiled before and without incremental compilation. Wirewright's \
            calls are generic: a program compiles the calls that it makes, so the library contains less machine code.",
        table,
        charts: &[("check-cpu", "CPU time of cargo check"), ("release-cpu", "CPU time of cargo build --release")],
    }
}

fn rebuild(results: &Results) -> Section {
    let mut table =
        Table::new(&["document", "tool", "check: CPU s", "wall s", "peak MB", "build: CPU s", "wall s", "peak MB"]);
    each(results, |document, tool, entry| {
        let cells = |step| {
            let samples = entry.samples(step);
            let cell = |values: fn(&Samples) -> &[f64], digits| {
                samples.map_or_else(none, |samples| with_spread(values(samples), digits))
            };
            [cell(|all| &all.cpu, 1), cell(|all| &all.wall, 1), cell(|all| &all.memory, 0)]
        };
        if [Step::Recheck, Step::Rebuild].into_iter().any(|step| entry.samples(step).is_some()) {
            let mut row = vec![document.to_owned(), tool.to_owned()];
            row.extend(cells(Step::Recheck));
            row.extend(cells(Step::Rebuild));
            table.row(row);
        }
    });
    Section {
        heading: "Incremental rebuild",
        introduction: "`cargo check` and `cargo build` with incremental compilation, after one schema of the description gained an optional \
            property and the client was generated again. Only files that differ are replaced.",
        table,
        charts: &[("rebuild-wall", "Wall time of an incremental rebuild")],
    }
}

fn runtime(results: &Results) -> Section {
    let mut table = Table::new(&["work", "Wirewright", "by hand", "ratio"]);
    for row in results.runtime.iter().flat_map(|runtime| &runtime.rows) {
        table.row(vec![
            row.name.clone(),
            format!("{} {}", with_spread(&row.ours, row.digits()), row.unit),
            format!("{} {}", with_spread(&row.plain, row.digits()), row.unit),
            ratio(median(&row.ours) / median(&row.plain)),
        ]);
    }
    Section {
        heading: "Runtime",
        introduction: "CPU time of a generated client and of code written by hand: types with serde's derives, `serde_json::from_slice` and \
            `to_vec`, and a request built with `http`. Both use the same server in the same process. Decoding is the \
            whole call. Encoding is the whole request. The limit on values is raised.",
        table,
        charts: &[("runtime", "Runtime compared with code written by hand")],
    }
}

fn failures(results: &Results) -> Section {
    let mut table = Table::new(&["document", "tool", "step", "reason"]);
    each(results, |document, tool, entry| {
        if let Some((step, reason)) = entry.failure() {
            table.row(vec![
                document.to_owned(),
                tool.to_owned(),
                step_name(step).to_owned(),
                format!("`{}`", reason.replace('`', "'")),
            ]);
        }
    });
    Section {
        heading: "Failures",
        introduction: "The first failure of each tool that did not succeed. A tool whose output does not compile is not compared.",
        table,
        charts: &[],
    }
}

/// Returns the tools in the order of the tables.
pub fn order() -> impl Iterator<Item = Tool> {
    std::iter::once(OURS).chain(PEERS.iter().copied())
}

/// Calls `row` for each document and tool with results.
fn each(results: &Results, mut row: impl FnMut(&str, &str, &Entry)) {
    for document in ALL {
        for tool in order() {
            if let Some(entry) = results.entry(document.name, tool.name) {
                row(document.name, tool.name, entry);
            }
        }
    }
}
