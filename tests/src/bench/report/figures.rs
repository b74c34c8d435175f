//! Figures of a tool on a document, and their ratios.

use crate::bench::documents::ALL;
use crate::bench::measure::median;
use crate::bench::results::{Entry, Results, Step};
use crate::bench::tools::OURS;

/// A figure that is compared. Smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// The CPU seconds of a step.
    Cpu(Step),
    /// The elapsed seconds of a step.
    Wall(Step),
    /// The peak memory of a step in megabytes.
    Memory(Step),
    /// Lines of code, without comments and empty lines.
    CodeLines,
}

/// All figures that are compared, with their names.
pub const COMPARED: &[(Figure, &str)] = &[
    (Figure::Cpu(Step::Generate), "generation, CPU time"),
    (Figure::Wall(Step::Generate), "generation, wall time"),
    (Figure::Memory(Step::Generate), "generation, peak memory"),
    (Figure::CodeLines, "lines of code without comments"),
    (Figure::Cpu(Step::Check), "`cargo check`, CPU time"),
    (Figure::Memory(Step::Check), "`cargo check`, peak memory"),
    (Figure::Cpu(Step::BuildDev), "`cargo build`, CPU time"),
    (Figure::Cpu(Step::BuildRelease), "`cargo build --release`, CPU time"),
    (Figure::Wall(Step::Recheck), "incremental check, wall time"),
    (Figure::Wall(Step::Rebuild), "incremental rebuild, wall time"),
];

impl Figure {
    /// Returns the median of this figure.
    #[allow(clippy::cast_precision_loss)]
    pub fn of(self, entry: &Entry) -> Option<f64> {
        match self {
            Self::Cpu(step) => Some(median(&entry.samples(step)?.cpu)),
            Self::Wall(step) => Some(median(&entry.samples(step)?.wall)),
            Self::Memory(step) => Some(median(&entry.samples(step)?.memory)),
            Self::CodeLines => Some(entry.size.code_lines as f64).filter(|lines| *lines > 0.0),
        }
    }
}

/// Our figure divided by that of the best peer, by document.
#[derive(Debug, Clone, Default)]
pub struct Ratios {
    /// The document, the best peer and the ratio.
    pub rows: Vec<(&'static str, String, f64)>,
}

impl Ratios {
    /// Compares with the best peer whose output compiles.
    pub fn of(results: &Results, figure: Figure) -> Self {
        let row = |document: &str| {
            let tools = results.documents.get(document)?;
            let ours = figure.of(tools.get(OURS.name)?)?;
            let peers = tools.iter().filter(|(name, entry)| *name != OURS.name && entry.compiles());
            let known = peers.filter_map(|(name, entry)| Some((name, figure.of(entry)?)));
            let (name, best) = known.min_by(|a, b| a.1.total_cmp(&b.1))?;
            Some((name.clone(), ours / best))
        };
        let rows = ALL.iter().filter_map(|document| {
            let (peer, ratio) = row(document.name)?;
            Some((document.name, peer, ratio))
        });
        Self { rows: rows.collect() }
    }

    /// Returns the median ratio.
    pub fn median(&self) -> f64 {
        median(&self.rows.iter().map(|row| row.2).collect::<Vec<_>>())
    }

    /// Returns the row with the largest ratio.
    pub fn worst(&self) -> Option<&(&'static str, String, f64)> {
        self.rows.iter().max_by(|a, b| a.2.total_cmp(&b.2))
    }

    /// Returns the number of documents on which our figure is the smallest.
    pub fn wins(&self) -> usize {
        self.rows.iter().filter(|row| row.2 <= 1.0).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::measure::Samples;
    use crate::bench::results::Outcome;

    fn entry(generate: f64, compiles: bool) -> Entry {
        let samples = |cpu| Outcome::Measured(Samples { cpu: vec![cpu], ..Samples::default() });
        let mut entry = Entry::default();
        entry.steps.insert(Step::Generate, samples(generate));
        let check = if compiles { samples(1.0) } else { Outcome::Failed("error".to_owned()) };
        entry.steps.insert(Step::Check, check);
        entry
    }

    #[test]
    fn only_peers_whose_output_compiles_are_compared() {
        let mut results = Results::default();
        *results.entry_mut("gitlab", OURS.name) = entry(1.0, true);
        *results.entry_mut("gitlab", "a") = entry(0.1, false);
        *results.entry_mut("gitlab", "b") = entry(2.0, true);
        *results.entry_mut("gitlab", "c") = entry(4.0, true);
        let ratios = Ratios::of(&results, Figure::Cpu(Step::Generate));
        assert_eq!(ratios.rows.len(), 1);
        assert_eq!((ratios.rows[0].1.as_str(), ratios.wins()), ("b", 1));
        assert!((ratios.median() - 0.5).abs() < 1e-9);
    }
}
