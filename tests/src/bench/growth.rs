//! Measures how the compiler's time grows with the size of a description, stage by stage, and how long it takes for
//! real ones. Also measures how the time of a generated client grows with the size of responses and uploads.
//!
//! `bench growth [FILE]...` prints CPU seconds for each file and for two kinds of made-up descriptions. One kind has a
//! growing number of operations, the other grows in a single other respect. So do the responses and uploads.
//!
//! Times depend on the machine, so only ratios within one run are judged. A description with eight times the operations
//! may take at most twelve times as long. In another respect, one of four times the size may take at most eight times
//! as long.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cpu_time::ProcessTime;
use wirewright::{Generator, report};
use wirewright::{Renderer, Verbosity};

use super::options::Growth;
use crate::growth::{Shape, runtime, shapes};

/// The number of times a measurement is repeated. The smallest time counts, because the machine is shared.
const ROUNDS: usize = 3;
/// The largest accepted growth exponent: between linear and quadratic.
const STEEPEST: f64 = 1.5;
/// Times up to this many seconds are not judged.
const NEGLIGIBLE: f64 = 0.03;
const SIZES: [usize; 4] = [500, 1_000, 2_000, 4_000];

struct Times {
    /// Time from reading to naming.
    model: f64,
    /// Time for emitting and formatting.
    files: f64,
    /// Time for rendering the diagnostics and the ledger, with their source locations.
    reports: f64,
    operations: usize,
    types: usize,
}

impl Times {
    fn total(&self) -> f64 {
        self.model + self.files + self.reports
    }
}

/// A row of a table: something that grows.
struct Row {
    name: &'static str,
    size: usize,
    /// Returns the CPU seconds at a size.
    seconds: Box<dyn Fn(usize) -> f64>,
}

/// Runs the measurements. Returns true if no time grows much faster than its input.
///
/// # Panics
/// Panics if a description cannot be compiled or a call fails.
pub fn run(arguments: &Growth) -> bool {
    let is_chosen = |name: &str| arguments.growth.as_ref().is_none_or(|text| name.contains(text));
    let chosen: Vec<&'static Shape> = shapes().filter(|shape| is_chosen(shape.name)).collect();
    if let Some(folder) = &arguments.write {
        write(&chosen, folder);
        return true;
    }
    let compiled = chosen.iter().map(|&shape| Row {
        name: shape.name,
        size: shape.size,
        seconds: Box::new(move |size| compiling(shape, size)),
    });
    let called = runtime::SHAPES.iter().filter(|shape| is_chosen(shape.name)).map(|shape| Row {
        name: shape.name,
        size: shape.size,
        seconds: Box::new(move |size| calling(shape, size)),
    });
    let mut is_even = arguments.growth.is_some() || stages(&arguments.files);
    is_even &= growth("what grows in a description", compiled.collect());
    is_even & growth("what grows in a response or upload", called.collect())
}

/// Prints the time of each stage. Returns true if the time grows evenly with the number of operations.
fn stages(files: &[PathBuf]) -> bool {
    println!(
        "{:<44} {:>10} {:>7} {:>8} {:>8} {:>8} {:>8}",
        "description", "operations", "types", "model", "files", "reports", "total"
    );
    for path in files {
        show(&path.file_name().unwrap().to_string_lossy(), &measure(path));
    }
    let folder = tempfile::tempdir().unwrap();
    let totals: Vec<f64> = SIZES
        .iter()
        .map(|size| {
            let path = folder.path().join("made.yaml");
            std::fs::write(&path, description(*size)).unwrap();
            let times = measure(&path);
            show(&format!("made-up, {size} operations"), &times);
            times.total()
        })
        .collect();
    let growth = totals[SIZES.len() - 1] / totals[0];
    println!("8 times as many operations take {growth:.1} times as long");
    growth < 12.0
}

/// Prints the times of each row at one, two and four times its size. Returns true if no time grows much faster than the
/// size.
fn growth(heading: &str, rows: Vec<Row>) -> bool {
    if rows.is_empty() {
        return true;
    }
    println!("\n{heading:<52} {:>8} {:>8} {:>8} {:>8} {:>9}", "size", "1", "2", "4", "exponent");
    let mut even = true;
    for Row { name, size, seconds } in rows {
        let times = [1, 2, 4].map(|factor| seconds(factor * size));
        let exponent = (times[2] / times[0]).log2() / 2.0;
        // A time that is too short to measure is not judged.
        let steep = times[2] > NEGLIGIBLE && exponent > STEEPEST;
        even &= !steep;
        let [one, two, four] = times;
        let mark = if steep { "  too steep" } else { "" };
        println!("{name:<52} {size:>8} {one:>8.3} {two:>8.3} {four:>8.3} {exponent:>9.2}{mark}");
    }
    even
}

/// Returns the CPU seconds of a whole run of the compiler, even if the run reports errors.
fn compiling(shape: &Shape, size: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let (path, overlay) = (shape.make)(size).write(folder.path()).unwrap();
    let mut generator = Generator::new(path).schemas(["*"]);
    if let Some(overlay) = overlay {
        generator = generator.overlay(overlay);
    }
    least(|| {
        let compilation = generator.run().unwrap();
        let renderer = Renderer::default().verbosity(Verbosity::Verbose);
        let shown = compilation.render(renderer);
        let ledger = report::ledger(&compilation);
        let files = compilation.crate_files(Renderer::default());
        assert!(files.is_ok() || !shown.is_empty(), "{ledger}");
    })
}

/// Returns the CPU seconds of a call, without those for preparing it.
fn calling(shape: &runtime::Shape, size: usize) -> f64 {
    let call = (shape.prepare)(size);
    least(|| assert!(!call().is_empty()))
}

/// Returns the smallest CPU seconds of several rounds, because the machine is shared.
fn least(work: impl Fn()) -> f64 {
    let round = || {
        let start = ProcessTime::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let first = round();
    // A long measurement is hardly disturbed by other processes, so one round is enough.
    if first > 1.0 { first } else { (1..ROUNDS).map(|_| round()).fold(first, f64::min) }
}

fn write(chosen: &[&Shape], folder: &Path) {
    for shape in chosen {
        for factor in [1, 2, 4] {
            let folder = folder.join(format!("{} {factor}", shape.name).replace(' ', "-"));
            std::fs::create_dir_all(&folder).unwrap();
            (shape.make)(factor * shape.size).write(&folder).unwrap();
        }
    }
}

fn show(name: &str, times: &Times) {
    let Times { model, files, reports, operations, types } = times;
    println!("{name:<44} {operations:>10} {types:>7} {model:>8.3} {files:>8.3} {reports:>8.3} {:>8.3}", times.total());
}

fn measure(path: &Path) -> Times {
    (0..ROUNDS).map(|_| once(path)).min_by(|a, b| a.total().total_cmp(&b.total())).unwrap()
}

fn once(path: &Path) -> Times {
    let start = ProcessTime::now();
    let compilation = Generator::new(path).schemas(["*"]).run().unwrap();
    let model_time = start.elapsed().as_secs_f64();
    let start = ProcessTime::now();
    let files = compilation.crate_files(Renderer::default()).unwrap();
    let files_time = start.elapsed().as_secs_f64();
    assert!(!files.is_empty());
    let start = ProcessTime::now();
    let shown = compilation.render(Renderer::default());
    let ledger = report::ledger(&compilation);
    assert!(shown.len() + ledger.len() > 0);
    let model = compilation.checked(Renderer::default()).unwrap();
    Times {
        model: model_time,
        files: files_time,
        reports: start.elapsed().as_secs_f64(),
        operations: model.api.operations.len(),
        types: model.api.types.len(),
    }
}

/// Returns a description with this many operations. Each has its own request body and a response type that others
/// share.
fn description(operations: usize) -> String {
    let mut text = String::from("openapi: 3.1.0\ninfo: {title: Made, version: '1'}\npaths:\n");
    for index in 0..operations {
        let _ = write!(
            text,
            "  /things{index}/{{id}}:\n    post:\n      tags: [group{}]\n      description: Changes thing {index}.\n      parameters:\n        - {{name: id, in: path, required: true, schema: {{type: integer}}}}\n        - {{name: limit, in: query, schema: {{type: integer, maximum: 100}}}}\n      requestBody:\n        content:\n          application/json:\n            schema:\n              type: object\n              properties:\n                name{index}: {{type: string, description: The name.}}\n                size: {{type: integer, format: int32}}\n      responses:\n        '200':\n          description: The thing.\n          content:\n            application/json:\n              schema: {{$ref: '#/components/schemas/Thing{}'}}\n",
            index / 20,
            index / 4,
        );
    }
    text.push_str("components:\n  schemas:\n");
    for index in 0..operations.div_ceil(4) {
        let _ = write!(
            text,
            "    Thing{index}:\n      type: object\n      required: [id]\n      properties:\n        id: {{type: string}}\n        kind: {{type: string, enum: [small, large]}}\n        parts: {{type: array, items: {{$ref: '#/components/schemas/Thing{}'}}}}\n",
            (index + 1) % operations.div_ceil(4),
        );
    }
    text
}
