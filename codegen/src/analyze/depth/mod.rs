//! Cuts in long chains of types. rustc follows the types that a type holds and gives up after 128 steps (`recursion_limit`),
//! which a module cannot raise. It does so for two questions: what a value holds inline (its layout, what to drop), and
//! whether a type is `Send`, through boxes and lists too. A field that is cut holds its value behind a trait object, where
//! rustc stops.

//!
//! In a large cycle, rustc asks whether a type is `Send` again and again, since it keeps no result until it has seen the
//! whole cycle. Such a cycle is cut where it leads back, which also shortens the chains.

mod back;
mod edges;

use rustc_hash::FxHashSet;

use self::edges::{Edge, edges};
use super::cycles::{cycles, get, set};
use super::{Boxing, Sharing};
use crate::ir::{Api, TypeId};

/// The steps from which chains are cut at all: shorter ones keep their plain types.
const LONG: usize = 112;

/// The steps after which a long chain is cut.
const LIMIT: usize = 80;

/// The types of a cycle from which it is walked. The longest way depends on the first type, and rustc may begin at any.
const STARTS: usize = 64;

/// The fields, variants and newtypes that are cut, by their position.
#[derive(Debug, Default)]
pub struct Depth {
    cut: FxHashSet<(TypeId, usize)>,
}

impl Depth {
    /// Returns true if this field of this type is cut.
    pub fn is_cut(&self, id: TypeId, field: usize) -> bool {
        self.cut.contains(&(id, field))
    }

    pub(super) fn of(api: &Api, sharing: &Sharing, boxing: &Boxing) -> Self {
        let edges = api.types().map(|(id, _)| edges(api, sharing, boxing, id)).collect();
        let mut graph = Graph { edges, cut: FxHashSet::default() };
        graph.cut_large_cycles();
        let all = graph.cycles(|_| true);
        let inline = graph.cycles(|edge| edge.inline.is_some());
        let longest = graph.longest(&all, |edge| Some(edge.steps), usize::MAX);
        let longest = longest.max(graph.longest(&inline, |edge| edge.inline, usize::MAX));
        if longest >= LONG {
            graph.longest(&all, |edge| Some(edge.steps), LIMIT);
            graph.longest(&inline, |edge| edge.inline, LIMIT);
        }
        Self { cut: graph.cut.into_iter().map(|(id, field)| (TypeId::new(id), field)).collect() }
    }
}

/// The types and what they hold.
struct Graph {
    edges: Vec<Vec<Edge>>,
    cut: FxHashSet<(usize, usize)>,
}

impl Graph {
    fn cycles(&self, is_followed: impl Fn(&Edge) -> bool) -> Vec<Vec<usize>> {
        let followed = |(id, edges): (usize, &Vec<Edge>)| {
            let kept = edges.iter().filter(|edge| !self.cut.contains(&(id, edge.field)) && is_followed(edge));
            kept.map(|edge| edge.target).collect()
        };
        cycles(&self.edges.iter().enumerate().map(followed).collect::<Vec<_>>())
    }

    /// Returns the steps down the longest chain. A chain of more than `limit` steps is cut. The cycles come before those that
    /// lead to them; `weigh` returns the steps of an edge, or `None` if the edge is not followed.
    fn longest(&mut self, cycles: &[Vec<usize>], weigh: impl Fn(&Edge) -> Option<usize>, limit: usize) -> usize {
        let mut home = vec![0; self.edges.len()];
        for (index, cycle) in cycles.iter().enumerate() {
            for id in cycle {
                set(&mut home, *id, index);
            }
        }
        let mut walked = vec![0; self.edges.len()];
        let mut walks = 0;
        let mut heights = vec![0; cycles.len()];
        for (index, cycle) in cycles.iter().enumerate() {
            let mut inside = 0;
            if cycle.len() > 1 {
                for start in cycle.iter().step_by(cycle.len().div_ceil(STARTS)) {
                    walks += 1;
                    let is_new = |id| {
                        let is_new = get(&home, id) == index && get(&walked, id) != walks;
                        set(&mut walked, id, walks);
                        is_new
                    };
                    inside = self.walk(*start, &weigh, limit, is_new).max(inside);
                }
            }
            let mut highest = 0;
            for id in cycle {
                for edge in self.edges.get(*id).into_iter().flatten() {
                    let there = get(&home, edge.target);
                    let Some(steps) = weigh(edge).filter(|_| there != index) else { continue };
                    if self.cut.contains(&(*id, edge.field)) {
                        continue;
                    }
                    let below = steps + get(&heights, there);
                    if below + inside > limit {
                        self.cut.insert((*id, edge.field));
                    } else {
                        highest = highest.max(below);
                    }
                }
            }
            set(&mut heights, index, inside + highest);
        }
        heights.into_iter().max().unwrap_or_default()
    }

    /// Returns the steps down the longest way of a walk, depth first, through the types that are new to it.
    fn walk(
        &mut self,
        start: usize,
        weigh: impl Fn(&Edge) -> Option<usize>,
        limit: usize,
        mut is_new: impl FnMut(usize) -> bool,
    ) -> usize {
        is_new(start);
        let mut deepest = 0;
        let mut stack = vec![(start, 0, 0)];
        while let Some((id, next, depth)) = stack.pop() {
            let Some(edge) = self.edges.get(id).and_then(|edges| edges.get(next)) else { continue };
            stack.push((id, next + 1, depth));
            let Some(steps) = weigh(edge) else { continue };
            if self.cut.contains(&(id, edge.field)) {
                continue;
            }
            let below = depth + steps;
            // A way at its limit ends here; another may still lead to the same type.
            if below > limit {
                self.cut.insert((id, edge.field));
            } else if is_new(edge.target) {
                deepest = deepest.max(below);
                stack.push((edge.target, 0, below));
            }
        }
        deepest
    }
}
