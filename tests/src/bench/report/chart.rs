//! Charts as SVG. Each row is a document, and each tool has a point on a logarithmic axis.

use plotters::coord::Shift;
use plotters::prelude::*;

use super::figures::Figure;
use super::sections::order;
use crate::bench::documents::ALL;
use crate::bench::measure::{median, spread};
use crate::bench::results::{Results, Step};
use crate::bench::tools::OURS;

const WIDTH: u32 = 800;
const ROW: u32 = 28;
/// The height of the title and the legend.
const HEAD: u32 = 60;
/// The height of the axis.
const FOOT: u32 = 50;
const COLOURS: [RGBColor; 5] = [
    RGBColor(0xd6, 0x27, 0x28),
    RGBColor(0x1f, 0x77, 0xb4),
    RGBColor(0x2c, 0xa0, 0x2c),
    RGBColor(0xff, 0x7f, 0x0e),
    RGBColor(0x94, 0x67, 0xbd),
];

/// A chart.
pub struct Chart {
    /// The name of the file, without its extension.
    pub name: &'static str,
    title: &'static str,
    /// The names of the rows.
    rows: Vec<String>,
    /// The tools, each with its row and value.
    series: Vec<(String, Vec<(usize, f64)>)>,
}

/// Returns all charts that have points.
pub fn all(results: &Results) -> Vec<Chart> {
    let figures: [(&str, &str, Figure); 6] = [
        ("generation-cpu", "Generation: CPU seconds", Figure::Cpu(Step::Generate)),
        ("generation-memory", "Generation: peak memory in MB", Figure::Memory(Step::Generate)),
        ("lines", "Lines of code without comments", Figure::CodeLines),
        ("check-cpu", "cargo check: CPU seconds", Figure::Cpu(Step::Check)),
        ("release-cpu", "cargo build --release: CPU seconds", Figure::Cpu(Step::BuildRelease)),
        ("rebuild-wall", "Incremental rebuild: wall seconds", Figure::Wall(Step::Rebuild)),
    ];
    let charts = figures.into_iter().map(|(name, title, figure)| documents(results, name, title, figure));
    charts.chain([runtime(results)]).filter(|chart| !chart.rows.is_empty()).collect()
}

fn documents(results: &Results, name: &'static str, title: &'static str, figure: Figure) -> Chart {
    let measured: Vec<&str> =
        ALL.iter().map(|document| document.name).filter(|name| results.documents.contains_key(*name)).collect();
    let series = order().map(|tool| {
        let value = |document: &str| figure.of(results.entry(document, tool.name)?);
        let points = measured.iter().enumerate().filter_map(|(row, document)| Some((row, value(document)?)));
        (tool.name.to_owned(), points.collect::<Vec<_>>())
    });
    let series: Vec<_> = series.filter(|(_, points)| !points.is_empty()).collect();
    let rows = if series.is_empty() { Vec::new() } else { measured.into_iter().map(str::to_owned).collect() };
    Chart { name, title, rows, series }
}

fn runtime(results: &Results) -> Chart {
    let rows: Vec<_> = results.runtime.iter().flat_map(|runtime| &runtime.rows).collect();
    let ratios = rows.iter().enumerate().map(|(index, row)| (index, median(&row.ours) / median(&row.plain)));
    Chart {
        name: "runtime",
        title: "Runtime: CPU time compared with code written by hand (1)",
        series: vec![
            (OURS.name.to_owned(), ratios.collect()),
            ("by hand".to_owned(), (0..rows.len()).map(|index| (index, 1.0)).collect()),
        ],
        rows: rows.iter().map(|row| row.name.clone()).collect(),
    }
}

impl Chart {
    /// Draws the chart.
    ///
    /// # Errors
    /// Returns an error if the chart cannot be drawn.
    pub fn svg(&self) -> Result<String, String> {
        let mut text = String::new();
        let rows = u32::try_from(self.rows.len()).unwrap_or_default();
        let area = SVGBackend::with_string(&mut text, (WIDTH, HEAD + ROW * rows + FOOT)).into_drawing_area();
        self.draw(&area).map_err(|error| format!("{}: {error}", self.name))?;
        drop(area);
        Ok(text)
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        area.fill(&WHITE)?;
        area.draw(&Text::new(self.title, (10, 10), ("sans-serif", 20)))?;
        for ((name, _), (colour, left)) in self.series.iter().zip(COLOURS.iter().zip((10..).step_by(150))) {
            area.draw(&Circle::new((left + 5, 48), 5, colour.filled()))?;
            area.draw(&Text::new(name.clone(), (left + 16, 41), ("sans-serif", 16)))?;
        }
        let centre = |row: usize| pixels(HEAD) + pixels(ROW) * i32::try_from(row).unwrap_or_default() + pixels(ROW) / 2;
        let (top, bottom) =
            (pixels(HEAD), pixels(HEAD) + pixels(ROW) * i32::try_from(self.rows.len()).unwrap_or_default());
        let axis = Axis::of(&self.values(), self.label_width()..pixels(WIDTH) - 40);
        for tick in axis.ticks() {
            let x = axis.at(tick);
            area.draw(&PathElement::new([(x, top), (x, bottom)], BLACK.mix(0.15)))?;
            area.draw(&Text::new(short(tick), (x - 8, bottom + 8), ("sans-serif", 16)))?;
        }
        for (row, name) in self.rows.iter().enumerate() {
            let y = centre(row);
            area.draw(&Text::new(name.clone(), (10, y - 7), ("sans-serif", 16)))?;
            area.draw(&PathElement::new([(axis.pixels.start, y), (axis.pixels.end, y)], BLACK.mix(0.15)))?;
        }
        for ((_, points), colour) in self.series.iter().zip(COLOURS) {
            for (row, value) in points {
                area.draw(&Circle::new((axis.at(*value), centre(*row)), 5, colour.filled()))?;
            }
        }
        area.present()
    }

    fn values(&self) -> Vec<f64> {
        self.series.iter().flat_map(|(_, points)| points).map(|(_, value)| *value).collect()
    }

    /// Returns the width of the longest name.
    fn label_width(&self) -> i32 {
        let longest = self.rows.iter().map(String::len).max().unwrap_or_default();
        i32::try_from(longest * 7 + 30).unwrap_or_default()
    }
}

/// A logarithmic axis.
struct Axis {
    /// The logarithms of the smallest and the largest value.
    range: (f64, f64),
    pixels: std::ops::Range<i32>,
}

impl Axis {
    /// Creates an axis that is a little longer than the range of the values.
    fn of(values: &[f64], pixels: std::ops::Range<i32>) -> Self {
        let (least, most) = spread(values);
        Self { range: ((least * 0.7).log10(), (most * 1.4).log10()), pixels }
    }

    /// Returns the position of a value.
    #[allow(clippy::cast_possible_truncation)]
    fn at(&self, value: f64) -> i32 {
        let share = (value.log10() - self.range.0) / (self.range.1 - self.range.0);
        self.pixels.start + (share * f64::from(self.pixels.end - self.pixels.start)).round() as i32
    }

    /// Returns the values to label: one, two and five times each power of ten, or only the powers if there are many.
    #[allow(clippy::cast_possible_truncation)]
    fn ticks(&self) -> Vec<f64> {
        let (least, most) = self.range;
        let steps: &[f64] = if most - least > 3.0 { &[1.0] } else { &[1.0, 2.0, 5.0] };
        let powers = least.floor() as i32..=most.ceil() as i32;
        let all = powers.flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)));
        all.filter(|tick| (least..=most).contains(&tick.log10())).collect()
    }
}

fn pixels(count: u32) -> i32 {
    i32::try_from(count).unwrap_or_default()
}

/// Returns the label of a value.
fn short(value: f64) -> String {
    if value >= 1e6 {
        format!("{}M", value / 1e6)
    } else if value >= 1e3 {
        format!("{}k", value / 1e3)
    } else {
        format!("{}", (value * 1e4).round() / 1e4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_round_labels() {
        let axis = Axis::of(&[0.8, 30.0], 0..100);
        assert_eq!(axis.ticks().into_iter().map(short).collect::<Vec<_>>(), ["1", "2", "5", "10", "20"]);
        assert!(axis.at(0.8) > 0 && axis.at(30.0) < 100);
    }

    #[test]
    fn a_chart_has_a_point_for_each_value() {
        let series = vec![("a".to_owned(), vec![(0, 1.0), (1, 20.0)]), ("b".to_owned(), vec![(1, 300.0)])];
        let chart = Chart { name: "c", title: "C", rows: vec!["x".to_owned(), "y".to_owned()], series };
        let svg = chart.svg().unwrap();
        // Two of the circles are in the legend.
        assert_eq!(svg.matches("<circle").count(), 5);
        assert!(svg.contains("x\n") && svg.trim_end().ends_with("</svg>"));
    }
}
