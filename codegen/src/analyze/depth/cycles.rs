//! Cycles of types that hold each other: the strongly connected components of a graph of types.

use super::edges::Edge;
use super::{get, set};

/// Returns the strongly connected components (Tarjan), without recursion. Each comes after those that it leads to.
pub(super) fn cycles(edges: &[Vec<Edge>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let (mut number, mut low) = (vec![NEW; edges.len()], vec![NEW; edges.len()]);
    let (mut open, mut is_open) = (Vec::new(), vec![false; edges.len()]);
    let mut cycles = Vec::new();
    let mut count = 0;
    for start in 0..edges.len() {
        let mut stack = if get(&number, start) == NEW { vec![(start, 0)] } else { Vec::new() };
        while let Some((id, next)) = stack.pop() {
            if next == 0 {
                set(&mut number, id, count);
                set(&mut low, id, count);
                count += 1;
                open.push(id);
                set(&mut is_open, id, true);
            }
            if let Some(edge) = edges.get(id).and_then(|edges| edges.get(next)) {
                stack.push((id, next + 1));
                if get(&number, edge.target) == NEW {
                    stack.push((edge.target, 0));
                } else if get(&is_open, edge.target) {
                    let lowest = get(&low, id).min(get(&number, edge.target));
                    set(&mut low, id, lowest);
                }
                continue;
            }
            if let Some((parent, _)) = stack.last() {
                let lowest = get(&low, *parent).min(get(&low, id));
                set(&mut low, *parent, lowest);
            }
            if get(&low, id) == get(&number, id) {
                let begin = open.iter().rposition(|other| *other == id).unwrap_or_default();
                let cycle = open.split_off(begin);
                for id in &cycle {
                    set(&mut is_open, *id, false);
                }
                cycles.push(cycle);
            }
        }
    }
    cycles
}
