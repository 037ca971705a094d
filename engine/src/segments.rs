//! Runs of cases that are dated alike, one after another in the order of the collection.

use std::ops::Range;

use anlan_kernels::small;

use crate::case_set::CaseSet;
use crate::date::{PartialDate, Precision, Span};

/// The runs of a collection: for each year the cases known to the year only, then those of each of
/// its months; the undated last. Runs without a case are left out.
pub(crate) struct Segments {
    /// Where each run starts, and where the last one ends.
    starts: Vec<u32>,
    /// What the dates of each run have in common: a year, a month, or nothing.
    dates: Vec<Option<PartialDate>>,
}

/// How much of a run a span of time takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    /// None of its cases.
    Nothing,
    /// Every case.
    All,
    /// The cases of some days, to be looked at one by one.
    Some,
}

impl Segments {
    /// The runs of cases of these dates, in the order of a collection.
    pub(crate) fn new(dates: &[Option<PartialDate>]) -> Segments {
        let mut segments = Segments { starts: Vec::new(), dates: Vec::new() };
        for (at, date) in dates.iter().enumerate() {
            let date = date.map(PartialDate::to_month);
            if segments.dates.last() != Some(&date) {
                segments.dates.push(date);
                segments.starts.push(small(at));
            }
        }
        segments.starts.push(small(dates.len()));
        segments
    }

    /// The number of runs.
    pub(crate) fn len(&self) -> usize {
        self.dates.len()
    }

    /// Where each run starts, and where the last one ends.
    pub(crate) fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// What the dates of each run have in common.
    pub(crate) fn dates(&self) -> &[Option<PartialDate>] {
        &self.dates
    }

    /// The positions of a run.
    pub(crate) fn run(&self, at: usize) -> Range<usize> {
        self.starts[at] as usize..self.starts[at + 1] as usize
    }

    /// The position from which on the cases are undated.
    pub(crate) fn undated_from(&self) -> usize {
        match self.dates.last() {
            Some(None) => self.run(self.len() - 1).start,
            _ => self.starts.last().map_or(0, |end| *end as usize),
        }
    }

    /// How much of each run a span takes.
    pub(crate) fn shares(&self, span: Span) -> Vec<Share> {
        let share = |date: &Option<PartialDate>| {
            let Some(date) = date else { return Share::Nothing };
            let whole = date.span();
            if !whole.overlaps(span) {
                Share::Nothing
            } else if date.precision() == Precision::Year || span.covers(whole) {
                Share::All
            } else {
                Share::Some
            }
        };
        self.dates.iter().map(share).collect()
    }

    /// How many of the cases of a set each run holds.
    pub(crate) fn counts(&self, among: &CaseSet) -> Vec<u32> {
        let mut counts = vec![0; self.len()];
        among.add_counts(among, &self.starts, &mut counts);
        counts
    }
}
