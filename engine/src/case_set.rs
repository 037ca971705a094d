//! A set of cases of one collection, one bit a case.

use crate::collection::CaseId;

const BITS: usize = u64::BITS as usize;

/// A dense set of cases, all from one collection of `len` cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSet {
    words: Vec<u64>,
    len: usize,
}

impl CaseSet {
    /// The empty set over a collection of `len` cases.
    pub fn empty(len: usize) -> CaseSet {
        CaseSet { words: vec![0; len.div_ceil(BITS)], len }
    }

    /// All `len` cases of a collection.
    pub fn full(len: usize) -> CaseSet {
        let mut set = CaseSet { words: vec![u64::MAX; len.div_ceil(BITS)], len };
        // The bits past the last case stay clear, so that counting may take whole words.
        if let Some(last) = set.words.last_mut()
            && !len.is_multiple_of(BITS)
        {
            *last = (1 << (len % BITS)) - 1;
        }
        set
    }

    /// The cases of the iterator. A case outside the collection is ignored.
    pub fn of(len: usize, cases: impl IntoIterator<Item = CaseId>) -> CaseSet {
        let mut set = CaseSet::empty(len);
        for case in cases {
            set.insert(case);
        }
        set
    }

    /// Adds a case. A case outside the collection is ignored.
    pub fn insert(&mut self, case: CaseId) {
        let at = case.index();
        if at < self.len {
            self.words[at / BITS] |= 1 << (at % BITS);
        }
    }

    /// Whether the case is in the set.
    pub fn contains(&self, case: CaseId) -> bool {
        let at = case.index();
        at < self.len && self.words[at / BITS] >> (at % BITS) & 1 == 1
    }

    /// The number of cases in the set.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// The number of cases that are in both sets.
    pub fn count_both(&self, other: &CaseSet) -> u32 {
        debug_assert_eq!(self.len, other.len, "sets of different collections");
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// Keeps the cases that are in `other` too.
    pub fn intersect(&mut self, other: &CaseSet) {
        debug_assert_eq!(self.len, other.len, "sets of different collections");
        for (word, with) in self.words.iter_mut().zip(&other.words) {
            *word &= with;
        }
    }

    /// Adds the cases of `other`.
    pub fn unite(&mut self, other: &CaseSet) {
        debug_assert_eq!(self.len, other.len, "sets of different collections");
        for (word, with) in self.words.iter_mut().zip(&other.words) {
            *word |= with;
        }
    }

    /// The cases of the set, in the order of the collection.
    pub fn iter(&self) -> impl Iterator<Item = CaseId> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            // Each step clears the lowest set bit.
            std::iter::successors((word != 0).then_some(word), |&rest| {
                let rest = rest & (rest - 1);
                (rest != 0).then_some(rest)
            })
            .map(move |rest| CaseId::new(at * BITS + rest.trailing_zeros() as usize))
        })
    }
}
