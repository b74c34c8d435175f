//! Fields at which long chains of types are broken.
//!
//! rustc follows the types that a type contains, through boxes and lists, to prove `Send` and to compute drop glue. It
//! gives up after 128 steps (`recursion_limit`), and a module cannot raise that limit. A cut field holds its value
//! behind a trait object, where rustc stops.

use rustc_hash::FxHashSet;

use super::Sharing;
use crate::ir::{Api, Type, TypeId, TypeKind};

/// The chain length from which chains are broken at all. Shorter chains keep their plain types.
const LONG: usize = 116;

/// The number of steps after which a long chain is broken.
const STEPS: usize = 84;

/// The number of consecutive types after which a long cycle is broken.
const BAND: usize = 8;

/// The maximum number of steps from one type of a cycle to the next.
const STRIDE: usize = 7;

/// The cut fields, variants and newtypes, by their position.
#[derive(Debug, Default)]
pub struct Depth {
    cut: FxHashSet<(TypeId, usize)>,
}

/// A type that another type contains in the field at this position.
#[derive(Clone, Copy)]
struct Edge {
    field: usize,
    target: usize,
    /// The number of consecutive types that rustc counts to compute drop glue.
    levels: usize,
    /// The number of steps that rustc takes to prove `Send`.
    steps: usize,
}

impl Depth {
    /// Returns true if this field of this type is cut.
    pub fn is_cut(&self, id: TypeId, field: usize) -> bool {
        self.cut.contains(&(id, field))
    }

    pub(super) fn of(api: &Api, sharing: &Sharing) -> Self {
        let edges: Vec<Vec<Edge>> = api.types().map(|(id, _)| edges(api, sharing, id)).collect();
        let circles = circles(&edges);
        let longest = heights(&edges, &circles, |edge| edge.levels, usize::MAX, &mut |_, _| {});
        let mut depth = Self::default();
        if longest >= LONG {
            let mut cut = |from: usize, field: usize| {
                depth.cut.insert((TypeId::new(from), field));
            };
            heights(&edges, &circles, |edge| edge.steps, STEPS, &mut cut);
        }
        depth
    }
}

/// Returns the height of the highest type, which is the number of steps down its longest chain. Calls `cut` with each
/// edge at which a chain would exceed `limit`.
fn heights(
    edges: &[Vec<Edge>],
    circles: &[Vec<usize>],
    steps: impl Fn(&Edge) -> usize,
    limit: usize,
    cut: &mut impl FnMut(usize, usize),
) -> usize {
    let mut home = vec![0; edges.len()];
    for (index, circle) in circles.iter().enumerate() {
        for id in circle {
            set(&mut home, *id, index);
        }
    }
    let mut height = vec![0; circles.len()];
    // The cycles that a cycle leads to come before it.
    for (index, circle) in circles.iter().enumerate() {
        let inside = within(edges, circle, &home, limit, cut);
        let mut highest = 0;
        for id in circle {
            for edge in edges.get(*id).into_iter().flatten() {
                let there = get(&home, edge.target);
                if there == index {
                    continue;
                }
                let below = steps(edge) + get(&height, there);
                if below + inside > limit {
                    cut(*id, edge.field);
                } else {
                    highest = highest.max(below);
                }
            }
        }
        set(&mut height, index, inside + highest);
    }
    height.into_iter().max().unwrap_or_default()
}

/// Returns the steps inside a cycle, along the shortest paths from its first type. Cuts a long cycle into bands.
fn within(
    edges: &[Vec<Edge>],
    circle: &[usize],
    home: &[usize],
    limit: usize,
    cut: &mut impl FnMut(usize, usize),
) -> usize {
    let [first, _, ..] = circle else { return 1 };
    let index = get(home, *first);
    let mut level = rustc_hash::FxHashMap::default();
    level.insert(*first, 0_usize);
    let mut queue = std::collections::VecDeque::from([*first]);
    let mut deepest = 0;
    while let Some(id) = queue.pop_front() {
        let here = level.get(&id).copied().unwrap_or_default();
        deepest = deepest.max(here);
        for edge in edges.get(id).into_iter().flatten().filter(|edge| get(home, edge.target) == index) {
            level.entry(edge.target).or_insert_with(|| {
                queue.push_back(edge.target);
                here + 1
            });
        }
    }
    if limit == usize::MAX || deepest <= BAND {
        return if limit == usize::MAX { (deepest + 1) * 3 / 2 } else { (deepest + 1) * STRIDE };
    }
    for id in circle {
        let here = level.get(id).copied().unwrap_or_default();
        for edge in edges.get(*id).into_iter().flatten() {
            let there = level.get(&edge.target).copied().unwrap_or_default();
            if get(home, edge.target) == index && there > here && there % BAND == 0 {
                cut(*id, edge.field);
            }
        }
    }
    BAND * STRIDE
}

/// Returns the strongly connected components (Tarjan's algorithm, without recursion). Each follows those that it leads
/// to.
fn circles(edges: &[Vec<Edge>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let (mut number, mut low) = (vec![NEW; edges.len()], vec![NEW; edges.len()]);
    let (mut open, mut is_open) = (Vec::new(), vec![false; edges.len()]);
    let mut circles = Vec::new();
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
                let circle = open.split_off(begin);
                for id in &circle {
                    set(&mut is_open, *id, false);
                }
                circles.push(circle);
            }
        }
    }
    circles
}

fn get<T: Copy + Default>(list: &[T], index: usize) -> T {
    list.get(index).copied().unwrap_or_default()
}

fn set<T>(list: &mut [T], index: usize, value: T) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}

/// Returns the types that a type contains, directly or indirectly.
fn edges(api: &Api, sharing: &Sharing, id: TypeId) -> Vec<Edge> {
    let mut edges = Vec::new();
    if sharing.stands_for(id) != id {
        return edges;
    }
    let mut hold = |field: usize, ty: &Type, levels: usize, steps: usize| {
        held(api, sharing, ty, (levels, steps), 0, &mut |target, (levels, steps)| {
            edges.push(Edge { field, target: target.index(), levels, steps });
        });
    };
    match api.get(id).map(|def| &def.kind) {
        Some(TypeKind::Struct(structure)) => {
            for (index, field) in structure.fields.iter().enumerate() {
                let optional = usize::from(!field.required);
                hold(index, &field.ty, 1 + optional, 1 + optional);
            }
            if let Some(ty) = &structure.additional {
                hold(structure.fields.len(), ty, 2, 7);
            }
        }
        Some(TypeKind::Union(union)) => {
            union.variants.iter().enumerate().for_each(|(index, variant)| hold(index, &variant.ty, 1, 1));
        }
        Some(TypeKind::Newtype(ty)) => hold(0, ty, 1, 1),
        Some(TypeKind::Enum(_) | TypeKind::Alias(_)) | None => {}
    }
    edges
}

/// Calls `found` with each defined type in a type, and the levels and steps down to it. Aliases are resolved.
fn held(
    api: &Api,
    sharing: &Sharing,
    ty: &Type,
    (levels, steps): (usize, usize),
    depth: usize,
    found: &mut impl FnMut(TypeId, (usize, usize)),
) {
    match ty {
        Type::Nullable(inner) => held(api, sharing, inner, (levels + 1, steps + 1), depth, found),
        Type::Array(inner) => held(api, sharing, inner, (levels, steps + 5), depth, found),
        Type::Map(inner) => held(api, sharing, inner, (levels + 1, steps + 6), depth, found),
        Type::Tuple(items, tail) => {
            let all = items.iter().chain(tail.as_deref());
            all.for_each(|item| held(api, sharing, item, (levels + 1, steps + 5), depth, found));
        }
        Type::Named(id) => match api.get(*id).map(|def| &def.kind) {
            Some(TypeKind::Alias(ty)) if depth < 64 => held(api, sharing, ty, (levels, steps), depth + 1, found),
            _ => found(sharing.stands_for(*id), (levels, steps)),
        },
        Type::Envelope(id, inner) => {
            found(sharing.stands_for(*id), (levels, steps));
            held(api, sharing, inner, (levels + 1, steps + 1), depth, found);
        }
        Type::Any | Type::Scalar(_) | Type::Enclosed => {}
    }
}
