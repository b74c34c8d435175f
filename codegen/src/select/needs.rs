//! The features that need each item of a graph, without a step for each pair of a feature and an item.

use rustc_hash::FxHashSet;

/// The maximum number of features in a condition. Items that more features need are always compiled: conditions would be
/// long, and almost every choice of features would enable the items anyway.
const MOST: usize = 12;

/// The features that need each item. The features of an item need all items that it leads to.
pub(super) struct Needs(Vec<Need>);

#[derive(Clone, PartialEq)]
enum Need {
    /// The positions of the features, in order.
    Few(Vec<usize>),
    Many,
}

impl Needs {
    /// Spreads the features from their roots. `edges` passes on the items that an item leads to.
    ///
    /// The features of an item grow at most `MOST` times, so each edge is followed at most as often.
    pub(super) fn of(
        items: usize,
        roots: &[(String, Vec<usize>)],
        edges: impl Fn(usize, &mut dyn FnMut(usize)),
    ) -> Self {
        let mut needs = vec![Need::Few(Vec::new()); items];
        let (mut todo, mut waiting) = (Vec::new(), FxHashSet::default());
        for (feature, (_, items)) in roots.iter().enumerate() {
            for item in items {
                let has_grown = needs.get_mut(*item).is_some_and(|need| need.add(&Need::Few(vec![feature])));
                if has_grown && waiting.insert(*item) {
                    todo.push(*item);
                }
            }
        }
        while let Some(item) = todo.pop() {
            waiting.remove(&item);
            let Some(need) = needs.get(item).cloned() else { continue };
            edges(item, &mut |inner| {
                let has_grown = needs.get_mut(inner).is_some_and(|known| known.add(&need));
                if has_grown && waiting.insert(inner) {
                    todo.push(inner);
                }
            });
        }
        Self(needs)
    }

    /// Returns the features of an item, unless they are too many for a condition.
    pub(super) fn few(&self, item: usize) -> Option<&[usize]> {
        match self.0.get(item)? {
            Need::Few(features) => Some(features),
            Need::Many => None,
        }
    }

    /// Returns the feature of an item that only one feature needs.
    pub(super) fn only(&self, item: usize) -> Option<usize> {
        match self.few(item)? {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Returns true if no feature needs an item.
    pub(super) fn is_unneeded(&self, item: usize) -> bool {
        self.few(item).is_some_and(<[usize]>::is_empty)
    }
}

impl Need {
    /// Adds features. Returns true if there are more than before.
    fn add(&mut self, other: &Self) -> bool {
        let (Self::Few(own), other) = (&mut *self, other) else { return false };
        let Self::Few(other) = other else {
            *self = Self::Many;
            return true;
        };
        let before = own.len();
        for feature in other {
            if let Err(position) = own.binary_search(feature) {
                own.insert(position, *feature);
            }
        }
        let has_grown = own.len() > before;
        if own.len() > MOST {
            *self = Self::Many;
        }
        has_grown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_reach_all_items_below_their_roots_and_circles_end() {
        // 0 -> 1 -> 2 -> 1, 3 -> 2, 4 alone.
        let edges = [vec![1], vec![2], vec![1], vec![2], vec![]];
        let follow = |item: usize, visit: &mut dyn FnMut(usize)| edges[item].iter().for_each(|inner| visit(*inner));
        let roots = [("a".to_owned(), vec![0]), ("b".to_owned(), vec![3]), ("c".to_owned(), vec![0, 0])];
        let needs = Needs::of(5, &roots, follow);
        assert_eq!(needs.few(0), Some(&[0, 2][..]));
        assert_eq!((needs.few(1), needs.few(2)), (Some(&[0, 1, 2][..]), Some(&[0, 1, 2][..])));
        assert_eq!((needs.only(3), needs.only(1), needs.is_unneeded(4)), (Some(1), None, true));
    }

    #[test]
    fn an_item_that_many_features_need_has_no_list() {
        let roots: Vec<_> = (0..=MOST).map(|feature| (feature.to_string(), vec![feature])).collect();
        let needs = Needs::of(MOST + 2, &roots, |item, visit| {
            if item <= MOST {
                visit(MOST + 1);
            }
        });
        assert_eq!((needs.few(MOST + 1), needs.only(MOST + 1), needs.is_unneeded(MOST + 1)), (None, None, false));
    }
}
