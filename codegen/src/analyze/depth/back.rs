//! Cuts in large cycles of types, where the cycle leads back to a type.

use rustc_hash::FxHashMap;

use super::Graph;

/// The number of types from which a cycle is cut. In smaller ones, rustc's repeated work cannot be measured.
const LARGE: usize = 50;

/// A type of a cycle during a walk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// The walk is below the type.
    Open,
    Done,
}

impl Graph {
    /// Cuts the edges of large cycles that lead back to an open type of a walk, depth first and in the order of ids.
    pub(super) fn cut_large_cycles(&mut self) {
        for cycle in self.cycles(|_| true) {
            if cycle.len() >= LARGE {
                self.cut_back(cycle);
            }
        }
    }

    fn cut_back(&mut self, mut cycle: Vec<usize>) {
        cycle.sort_unstable();
        let mut state: FxHashMap<usize, State> = cycle.iter().map(|id| (*id, State::New)).collect();
        for start in cycle {
            let mut stack = Vec::new();
            if state.get(&start) == Some(&State::New) {
                state.insert(start, State::Open);
                stack.push((start, 0));
            }
            while let Some((id, next)) = stack.pop() {
                let Some(edge) = self.edges.get(id).and_then(|edges| edges.get(next)) else {
                    state.insert(id, State::Done);
                    continue;
                };
                stack.push((id, next + 1));
                match state.get(&edge.target) {
                    Some(State::Open) => {
                        self.cut.insert((id, edge.field));
                    }
                    Some(State::New) if !self.cut.contains(&(id, edge.field)) => {
                        state.insert(edge.target, State::Open);
                        stack.push((edge.target, 0));
                    }
                    Some(State::New | State::Done) | None => {}
                }
            }
        }
    }

    /// Returns the types of cycles that are still large.
    #[cfg(test)]
    fn large_cycles(&self) -> rustc_hash::FxHashSet<usize> {
        self.cycles(|_| true).into_iter().filter(|cycle| cycle.len() >= LARGE).flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashSet;

    use super::super::edges::Edge;
    use super::*;

    fn graph(edges: impl IntoIterator<Item = Vec<usize>>) -> Graph {
        let edge = |(field, target): (usize, &usize)| Edge { field, target: *target, inline: None, steps: 1 };
        let edges = edges.into_iter().map(|targets| targets.iter().enumerate().map(edge).collect()).collect();
        Graph { edges, cut: FxHashSet::default() }
    }

    #[test]
    fn a_large_cycle_is_cut_where_it_leads_back() {
        let mut ring = graph((0..LARGE).map(|id| vec![(id + 1) % LARGE]));
        assert_eq!(ring.large_cycles().len(), LARGE);
        ring.cut_large_cycles();
        assert_eq!(ring.cut, FxHashSet::from_iter([(LARGE - 1, 0)]));
        assert!(ring.large_cycles().is_empty());
    }

    #[test]
    fn a_small_cycle_keeps_its_plain_types() {
        let mut ring = graph((0..LARGE - 1).map(|id| vec![(id + 1) % (LARGE - 1)]));
        ring.cut_large_cycles();
        assert!(ring.cut.is_empty());
    }

    #[test]
    fn a_dense_cycle_is_cut_completely() {
        let mut dense =
            graph((0..100).map(|id| (1..8).map(|step| (id * step + step) % 100).chain([(id + 1) % 100]).collect()));
        dense.cut_large_cycles();
        assert!(dense.cycles(|_| true).iter().all(|cycle| cycle.len() == 1));
    }
}
