//! Tables as Markdown, or aligned for a terminal.

use crate::bench::measure::{median, spread};

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Creates a table with these columns.
    pub fn new(columns: &[&str]) -> Self {
        Self { columns: columns.iter().map(|&column| column.to_owned()).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Returns true if the table has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the table as Markdown.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let mut text = line(&self.columns);
        text += &["|", &"---|".repeat(self.columns.len()), "\n"].concat();
        self.rows.iter().for_each(|row| text += &line(row));
        text
    }

    /// Returns the table with aligned columns.
    pub fn text(&self) -> String {
        let lines = || std::iter::once(&self.columns).chain(&self.rows);
        let width = |index: usize| {
            lines().filter_map(|line| line.get(index)).map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let mut text = String::new();
        for line in lines() {
            let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            text += cells.collect::<Vec<_>>().join("  ").trim_end();
            text.push('\n');
        }
        text
    }
}

/// Returns the median of several values, followed by the smallest and the largest if they differ.
pub fn with_spread(values: &[f64], digits: usize) -> String {
    if values.is_empty() {
        return none();
    }
    let middle = format!("{:.digits$}", median(values));
    let (least, most) = spread(values);
    let (least, most) = (format!("{least:.digits$}"), format!("{most:.digits$}"));
    if least == most { middle } else { format!("{middle} ({least} to {most})") }
}

/// Returns a ratio with two or three significant digits.
pub fn ratio(value: f64) -> String {
    if value < 10.0 { format!("{value:.2}") } else { format!("{value:.1}") }
}

/// Returns the cell of a value that is not known.
pub fn none() -> String {
    "–".to_owned()
}

/// Returns a number with separators between thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_two_forms() {
        let mut table = Table::new(&["a", "b"]);
        table.row(vec!["1".to_owned(), "x|y".to_owned()]);
        assert_eq!(table.markdown(), "| a | b |\n|---|---|\n| 1 | x\\|y |\n");
        assert_eq!(table.text(), "a  b\n1  x|y\n");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(999), "999");
        assert_eq!(with_spread(&[1.0, 3.0, 2.0], 1), "2.0 (1.0 to 3.0)");
        assert_eq!(with_spread(&[1.0], 2), "1.00");
    }
}
