//! The counts of a facet, kept by time, so that another span of time needs no new counting.

use crate::case_set::CaseSet;
use crate::collection::Collection;
use crate::facet::{Bucket, Column, Facet};
use crate::segments::Share;
use crate::table::Table;

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

/// The bits that are counted in the time that it takes to look at one case, about: where a set holds
/// few cases beside that, they are gone through one by one (`benches/answers.rs`).
const BITS_A_CASE: usize = 1400;

impl Tally {
    /// Counts a set.
    pub(crate) fn new(collection: &Collection, facet: Facet, among: &CaseSet) -> Tally {
        let (segments, column) = (collection.segments(), collection.column(facet));
        let runs = segments.len().max(1);
        let mut counts = vec![0; runs * column.len()];
        if among.count() as usize * BITS_A_CASE < collection.len() * column.len() {
            let mut run = 0;
            for case in among.iter() {
                while segments.starts()[run + 1] as usize <= case.index() {
                    run += 1;
                }
                for bucket in column.of_case(case) {
                    counts[bucket.index() * runs + run] += 1;
                }
            }
        } else if facet == Facet::Year {
            // A run lies in one year, or is undated: all its cases hold the same bucket.
            for (run, count) in segments.counts(among).into_iter().enumerate() {
                let held = collection.cases_of_run(run).next().map(|case| column.of_case(case));
                for bucket in held.unwrap_or_default() {
                    counts[bucket.index() * runs + run] = count;
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

/// The counts of one facet against another, kept by time like a [`Tally`].
#[derive(Debug)]
pub(crate) struct Cross {
    pub(crate) rows: Facet,
    pub(crate) columns: Facet,
    /// For each row its cases, and their counts.
    parts: Vec<(CaseSet, Tally)>,
}

impl Cross {
    /// More rows than this are not kept: each holds a set of its own.
    pub(crate) const ROWS: usize = 64;

    /// Counts a set.
    pub(crate) fn new(
        collection: &Collection,
        rows: Facet,
        columns: Facet,
        among: &CaseSet,
    ) -> Cross {
        let column = collection.column(rows);
        let part = |bucket| {
            let mut own = column.set(bucket).into_owned();
            own.intersect(among);
            let tally = Tally::new(collection, columns, &own);
            (own, tally)
        };
        Cross { rows, columns, parts: column.ids().map(part).collect() }
    }

    /// The table, of all time or of a slice of it.
    pub(crate) fn table(&self, collection: &Collection, slice: Option<&Slice<'_>>) -> Table {
        let column = collection.column(self.columns);
        let row = |(own, tally): &(CaseSet, Tally)| tally.buckets(collection, column, own, slice);
        let counts = self.parts.iter().flat_map(row).map(|bucket| bucket.count).collect();
        Table::new(collection, self.rows, self.columns, counts)
    }
}
