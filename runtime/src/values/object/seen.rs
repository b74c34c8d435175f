//! The fields that an object had so far.

/// The number of fields that are in the first word.
pub(super) const FIRST: usize = 64;

/// A set of fields.
#[derive(Default)]
pub(super) struct Seen {
    /// The first fields.
    first: u64,
    others: Vec<u64>,
}

impl Seen {
    /// Adds a field. Returns true if it is in the set already.
    #[inline]
    pub(super) fn insert(&mut self, field: usize) -> bool {
        if field < FIRST { self.insert_first(field) } else { self.insert_other(field) }
    }

    /// Adds one of the first fields.
    #[inline]
    pub(super) fn insert_first(&mut self, field: usize) -> bool {
        let bit = 1_u64 << (field % FIRST);
        let is_there = self.first & bit != 0;
        self.first |= bit;
        is_there
    }

    #[cold]
    fn insert_other(&mut self, field: usize) -> bool {
        let (index, bit) = (field / FIRST - 1, 1_u64 << (field % FIRST));
        if self.others.len() <= index {
            self.others.resize(index + 1, 0);
        }
        self.others.get_mut(index).is_some_and(|word| {
            let is_there = *word & bit != 0;
            *word |= bit;
            is_there
        })
    }

    pub(super) fn contains(&self, field: usize) -> bool {
        let word = match (field / FIRST).checked_sub(1) {
            None => self.first,
            Some(index) => self.others.get(index).copied().unwrap_or_default(),
        };
        word & (1_u64 << (field % FIRST)) != 0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first == 0 && self.others.is_empty()
    }
}
