//! A set of cases of one collection, one bit a case.

use std::ops::Range;

use anlan_kernels::bits::{self, BITS};

use crate::collection::CaseId;

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
        let mut set = CaseSet::empty(len);
        // The bits past the last case stay clear, so that counting may take whole words.
        set.insert_run(0..len);
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

    /// The cases at positions of the collection. A position outside it is ignored.
    pub(crate) fn of_positions(len: usize, positions: &[u32]) -> CaseSet {
        let mut set = CaseSet::empty(len);
        set.insert_positions(positions);
        set
    }

    /// Adds the cases at positions. A position outside the collection is ignored.
    pub(crate) fn insert_positions(&mut self, positions: &[u32]) {
        bits::insert(&mut self.words, positions);
    }

    /// Adds a case. A case outside the collection is ignored.
    pub fn insert(&mut self, case: CaseId) {
        let at = case.index();
        if at < self.len {
            self.words[at / BITS] |= 1 << (at % BITS);
        }
    }

    /// Adds a run of cases by their positions. What lies outside the collection is ignored.
    pub(crate) fn insert_run(&mut self, run: Range<usize>) {
        bits::fill(&mut self.words, run.start..run.end.min(self.len));
    }

    /// Whether the case is in the set.
    pub fn contains(&self, case: CaseId) -> bool {
        let at = case.index();
        at < self.len && self.words[at / BITS] >> (at % BITS) & 1 == 1
    }

    /// The number of cases of the collection.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no case in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The number of cases in the set.
    pub fn count(&self) -> u32 {
        bits::count(&self.words)
    }

    /// The number of cases that are in both sets.
    pub fn count_both(&self, other: &CaseSet) -> u32 {
        debug_assert_eq!(self.len, other.len, "sets of different collections");
        bits::count_both(&self.words, &other.words)
    }

    /// Adds to each count the cases that are in both sets and in its part of the collection: part
    /// `i` is the positions from `starts[i]` to `starts[i + 1]`, which come in order.
    pub(crate) fn add_counts(&self, other: &CaseSet, starts: &[u32], counts: &mut [u32]) {
        debug_assert_eq!(self.len, other.len, "sets of different collections");
        bits::add_counts(&self.words, &other.words, starts, counts);
    }

    /// Adds to each count the cases of a list, in order, that are in the set and in its part of the
    /// collection; the parts are those of [`CaseSet::add_counts`].
    pub(crate) fn add_counts_of(&self, list: &[u32], starts: &[u32], counts: &mut [u32]) {
        bits::add_counts_of(list, &self.words, starts, counts);
    }

    /// Counts the values that the cases hold, of which case `i` holds `held[ends[i - 1]..ends[i]]`: by
    /// value, and of each by the parts of [`CaseSet::add_counts`].
    pub(crate) fn add_counts_of_held(
        &self,
        ends: &[u32],
        held: &[u32],
        starts: &[u32],
        counts: &mut [u32],
    ) {
        bits::add_counts_of_held(&self.words, ends, held, starts, counts);
    }

    /// Keeps the cases that are in `other` too.
    pub fn intersect(&mut self, other: &CaseSet) {
        debug_assert_eq!(self.len, other.len, "sets of different collections");
        bits::intersect(&mut self.words, &other.words);
    }

    /// The bits; those past the last case must stay clear.
    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    /// Removes the cases of `other`.
    pub(crate) fn subtract(&mut self, other: &CaseSet) {
        debug_assert_eq!(self.len, other.len, "sets of different collections");
        bits::subtract(&mut self.words, &other.words);
    }

    /// Adds the cases of `carry` as a binary digit to one digit of a number that each case has; what
    /// is to be carried on to the next digit is left in `carry`.
    pub(crate) fn add(&mut self, carry: &mut CaseSet) {
        bits::add(&mut self.words, &mut carry.words);
    }

    /// The cases at their places in another order of the collection.
    pub(crate) fn moved(&self, places: &[u32]) -> CaseSet {
        let mut moved = CaseSet::empty(self.len);
        bits::unite_moved(&mut moved.words, &self.words, places);
        moved
    }

    /// Adds the cases of `other`.
    pub fn unite(&mut self, other: &CaseSet) {
        debug_assert_eq!(self.len, other.len, "sets of different collections");
        bits::unite(&mut self.words, &other.words);
    }

    /// The first case of the set at a position or after it.
    pub fn next(&self, from: usize) -> Option<CaseId> {
        let (first, mut mask) = (from / BITS, u64::MAX << (from % BITS));
        for (at, word) in self.words.iter().enumerate().skip(first) {
            let word = word & mask;
            if word != 0 {
                return Some(CaseId::new(at * BITS + word.trailing_zeros() as usize));
            }
            mask = u64::MAX;
        }
        None
    }

    /// The last case of the set before a position.
    pub fn previous(&self, before: usize) -> Option<CaseId> {
        let last = before.min(self.len).checked_sub(1)?;
        let mut mask = u64::MAX >> (BITS - 1 - last % BITS);
        for at in (0..=last / BITS).rev() {
            let word = self.words[at] & mask;
            if word != 0 {
                return Some(CaseId::new(at * BITS + BITS - 1 - word.leading_zeros() as usize));
            }
            mask = u64::MAX;
        }
        None
    }

    /// The cases of the set, in the order of the collection.
    pub fn iter(&self) -> impl Iterator<Item = CaseId> + '_ {
        std::iter::successors(self.next(0), |case| self.next(case.index() + 1))
    }
}
