//! The counts of a facet, kept by time, so that another span of time needs no new counting.

use crate::case_set::CaseSet;
use crate::collection::Collection;
use crate::facet::{Bucket, Column};
use crate::segments::Share;

/// How many cases of a set hold each bucket of a facet, in each run of cases that are dated alike.
/// The set is what every dimension but the facet and time lets through.
#[derive(Debug)]
pub(crate) struct Tally {
    /// Bucket by bucket, the count of each run.
    counts: Vec<u32>,
}

/// A span of time over the runs of a collection.
pub(crate) struct Slice<'a> {
    pub(crate) shares: Vec<Share>,
    /// The cases of the span.
    pub(crate) within: &'a CaseSet,
}

/// Where a set holds less than this part of a collection, its cases are gone through one by one.
const SPARSE: usize = 32;

impl Tally {
    /// Counts a set.
    pub(crate) fn new(collection: &Collection, column: &Column, among: &CaseSet) -> Tally {
        let segments = collection.segments();
        let runs = segments.len().max(1);
        let mut counts = vec![0; runs * column.len()];
        if (among.count() as usize) < collection.len() / SPARSE {
            let mut run = 0;
            for case in among.iter() {
                while segments.starts()[run + 1] as usize <= case.index() {
                    run += 1;
                }
                for bucket in column.of_case(case) {
                    counts[bucket.index() * runs + run] += 1;
                }
            }
        } else {
            for (bucket, counts) in column.ids().zip(counts.chunks_exact_mut(runs)) {
                column.add_counts(bucket, among, segments.starts(), counts);
            }
        }
        Tally { counts }
    }

    /// Every bucket with its count, of all time or of a slice of it.
    pub(crate) fn buckets(
        &self,
        collection: &Collection,
        column: &Column,
        among: &CaseSet,
        slice: Option<&Slice<'_>>,
    ) -> Vec<Bucket> {
        let runs = collection.segments().len().max(1);
        let rows = self.counts.chunks_exact(runs);
        let Some(slice) = slice else {
            let total = |(id, counts): (_, &[u32])| Bucket { id, count: counts.iter().sum() };
            return column.ids().zip(rows).map(total).collect();
        };
        let whole = |counts: &[u32]| {
            let taken = counts.iter().zip(&slice.shares).filter(|(_, share)| **share == Share::All);
            taken.map(|(count, _)| count).sum()
        };
        let mut buckets: Vec<Bucket> = column
            .ids()
            .zip(rows)
            .map(|(id, counts)| Bucket { id, count: whole(counts) })
            .collect();
        // At either end of the span a month may be cut: there the cases are looked at.
        for (at, share) in slice.shares.iter().enumerate() {
            if *share == Share::Some {
                for case in collection.cases_of_run(at) {
                    if among.contains(case) && slice.within.contains(case) {
                        for bucket in column.of_case(case) {
                            buckets[bucket.index()].count += 1;
                        }
                    }
                }
            }
        }
        buckets
    }
}
