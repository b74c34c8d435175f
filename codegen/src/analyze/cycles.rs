//! Cycles of a graph, such as types that hold each other.

/// Returns the strongly connected components of a graph (Tarjan), without recursion. Each comes after those that it leads
/// to. `edges` has the targets of each node.
pub fn cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
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
            if let Some(target) = edges.get(id).and_then(|edges| edges.get(next)) {
                stack.push((id, next + 1));
                if get(&number, *target) == NEW {
                    stack.push((*target, 0));
                } else if get(&is_open, *target) {
                    let lowest = get(&low, id).min(get(&number, *target));
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

/// Returns the entry at a position, or the default.
pub(super) fn get<T: Copy + Default>(list: &[T], index: usize) -> T {
    list.get(index).copied().unwrap_or_default()
}

/// Sets the entry at a position, if there is one.
pub(super) fn set<T>(list: &mut [T], index: usize, value: T) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cycle_comes_after_those_that_it_leads_to() {
        // 0 -> 1 <-> 2 -> 3, 4 -> 4, 0 -> 4
        let mut found = cycles(&[vec![1, 4], vec![2], vec![1, 3], vec![], vec![4, 9]]);
        for cycle in &mut found {
            cycle.sort_unstable();
        }
        assert_eq!(found, [vec![3], vec![1, 2], vec![4], vec![0]]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let edges: Vec<Vec<usize>> = (0..100_000).map(|id| vec![(id + 1) % 100_000]).collect();
        assert_eq!(cycles(&edges).len(), 1);
    }
}
