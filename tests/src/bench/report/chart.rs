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
        let (head, body) = area.split_vertically(HEAD);
        head.draw(&Text::new(self.title, (10, 10), ("sans-serif", 18)))?;
        for ((name, _), (colour, left)) in self.series.iter().zip(COLOURS.iter().zip((10..).step_by(150))) {
            head.draw(&Circle::new((left + 5, 48), 5, colour.filled()))?;
            head.draw(&Text::new(name.clone(), (left + 16, 41), ("sans-serif", 14)))?;
        }
        let last = self.rows.len() - 1;
        let mut chart = ChartBuilder::on(&body)
            .margin_right(30)
            .x_label_area_size(40)
            .y_label_area_size(self.label_width())
            .build_cartesian_2d(self.range().log_scale(), (0..last).into_segmented())?;
        let name = |value: &SegmentValue<usize>| match value {
            SegmentValue::CenterOf(row) => last.checked_sub(*row).and_then(|row| self.rows.get(row)).cloned(),
            SegmentValue::Exact(_) | SegmentValue::Last => None,
        };
        chart
            .configure_mesh()
            .y_labels(self.rows.len())
            .y_label_formatter(&|value| name(value).unwrap_or_default())
            .x_label_formatter(&|value| short(*value))
            .label_style(("sans-serif", 14))
            .light_line_style(WHITE)
            .draw()?;
        for ((_, points), colour) in self.series.iter().zip(COLOURS) {
            let circle = |(row, value): &(usize, f64)| {
                Circle::new((*value, SegmentValue::CenterOf(last - row)), 5, colour.filled())
            };
            chart.draw_series(points.iter().map(circle))?;
        }
        area.present()
    }

    /// Returns the range of the axis: a little more than that of the values.
    fn range(&self) -> std::ops::Range<f64> {
        let values = || self.series.iter().flat_map(|(_, points)| points).map(|(_, value)| *value);
        let (least, most) = spread(&values().collect::<Vec<_>>());
        least * 0.7..most * 1.4
    }

    /// Returns the width of the longest name.
    fn label_width(&self) -> u32 {
        let longest = self.rows.iter().map(String::len).max().unwrap_or_default();
        u32::try_from(longest * 7 + 20).unwrap_or_default()
    }
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
    fn a_chart_has_a_point_for_each_value() {
        let series = vec![("a".to_owned(), vec![(0, 1.0), (1, 20.0)]), ("b".to_owned(), vec![(1, 300.0)])];
        let chart = Chart { name: "c", title: "C", rows: vec!["x".to_owned(), "y".to_owned()], series };
        let svg = chart.svg().unwrap();
        // Two of the circles are in the legend.
        assert_eq!(svg.matches("<circle").count(), 5);
        assert!(svg.contains("x\n") && svg.trim_end().ends_with("</svg>"));
    }
}
