//! The counts of a facet, kept by time, so that another span of time needs no new counting.

use crate::case_set::CaseSet;
use crate::collection::{Arrangement, Collection};
use crate::facet::{Bucket, BucketId, Column, Facet};
use crate::grid::CELLS;
use crate::segments::Share;
use crate::table::Table;

/// How many cases of a set hold each bucket of a facet, in each run of cases that are dated alike.
/// The set is what every dimension but the facet and time lets through.
#[derive(Debug)]
pub(crate) struct Tally {
    /// Bucket by bucket, the count of each run; `None` where that would be too many numbers.
    counts: Option<Vec<u32>>,
}

/// A span of time over the runs of a collection.
pub(crate) struct Slice<'a> {
    pub(crate) shares: Vec<Share>,
    /// The cases of the span.
    pub(crate) within: &'a CaseSet,
}

impl Slice<'_> {
    /// The sum of the counts of the runs that lie in the span as a whole.
    fn whole(&self, counts: &[u32]) -> u32 {
        let taken = counts.iter().zip(&self.shares).filter(|(_, share)| **share == Share::All);
        taken.map(|(count, _)| count).sum()
    }

    /// The runs that a bound of the span cuts.
    fn cut(&self) -> impl Iterator<Item = usize> + '_ {
        let shares = self.shares.iter().enumerate();
        shares.filter(|(_, share)| **share == Share::Some).map(|(at, _)| at)
    }
}

/// The counts of the runs of all time or of a slice of it, summed.
fn summed(counts: &[u32], slice: Option<&Slice<'_>>) -> u32 {
    slice.map_or_else(|| counts.iter().sum(), |slice| slice.whole(counts))
}

/// The bits that are counted in the time that it takes to look at one case, about: where a set holds
/// few cases beside that, they are gone through one by one (`benches/answers.rs`).
const BITS_A_CASE: usize = 4000;

impl Tally {
    /// Counts a set.
    pub(crate) fn new(collection: &Collection, facet: Facet, among: &CaseSet) -> Tally {
        let (segments, column) = (collection.segments(), collection.column(facet));
        let runs = segments.len();
        if runs.saturating_mul(column.len()) > CELLS {
            return Tally { counts: None };
        }
        let mut counts = vec![0; runs * column.len()];
        let looked_at = (among.count() as usize).saturating_mul(BITS_A_CASE);
        if looked_at < collection.len().saturating_mul(column.len()) {
            column.add_counts_of(among, segments.starts(), &mut counts);
        } else if facet == Facet::Year {
            // A run lies in one year, or is undated: all its cases hold the same bucket.
            for (run, count) in segments.counts(among).into_iter().enumerate() {
                let first = collection.cases_of_run(run).next();
                for bucket in first.into_iter().flat_map(|case| column.of_case(case)) {
                    counts[bucket.index() * runs + run] = count;
                }
            }
        } else {
            for (bucket, counts) in column.ids().zip(counts.chunks_exact_mut(runs.max(1))) {
                let starts = segments.starts();
                column.add_counts(Arrangement::ByDate, bucket, among, starts, counts);
            }
        }
        Tally { counts: Some(counts) }
    }

    /// Every bucket with its count, of all time or of a slice of it.
    pub(crate) fn buckets(
        &self,
        collection: &Collection,
        column: &Column,
        among: &CaseSet,
        slice: Option<&Slice<'_>>,
    ) -> Vec<Bucket> {
        let Some(counts) = &self.counts else {
            let mut among = among.clone();
            if let Some(slice) = slice {
                among.intersect(slice.within);
            }
            return column.count(&among);
        };
        let runs = collection.segments().len();
        let count = |id: BucketId| {
            let own = &counts[id.index() * runs..(id.index() + 1) * runs];
            Bucket { id, count: summed(own, slice) }
        };
        let mut buckets: Vec<Bucket> = column.ids().map(count).collect();
        // At either end of the span a month may be cut: there the cases are looked at.
        if let Some(slice) = slice {
            for case in slice.cut().flat_map(|run| collection.cases_of_run(run)) {
                if among.contains(case) && slice.within.contains(case) {
                    for bucket in column.of_case(case) {
                        buckets[bucket.index()].count += 1;
                    }
                }
            }
        }
        buckets
    }
}

/// The counts of the districts against another facet, kept by time like a [`Tally`].
#[derive(Debug)]
pub(crate) struct Cross {
    pub(crate) columns: Facet,
    /// What every dimension but the two facets and time lets through, by district.
    among: CaseSet,
    /// For each column the counts of the cells of the grid.
    counts: Vec<Vec<u32>>,
}

impl Cross {
    /// Counts a set of cases at their places by district; `None` where that would be too many
    /// numbers.
    pub(crate) fn new(collection: &Collection, columns: Facet, among: CaseSet) -> Option<Cross> {
        let column = collection.column(columns);
        let starts = collection.grid().starts()?;
        if starts.len().saturating_mul(column.len()) > CELLS {
            return None;
        }
        let count = |bucket| {
            let mut counts = vec![0; starts.len() - 1];
            column.add_counts(Arrangement::ByDistrict, bucket, &among, starts, &mut counts);
            counts
        };
        let counts = column.ids().map(count).collect();
        Some(Cross { columns, among, counts })
    }

    /// The table, of all time or of a slice of it.
    pub(crate) fn table(&self, collection: &Collection, slice: Option<&Slice<'_>>) -> Table {
        let rows = collection.column(Facet::District);
        let columns = collection.column(self.columns);
        let runs = collection.segments().len();
        let mut counts = Vec::new();
        for row in rows.ids() {
            for own in &self.counts {
                let own = &own[row.index() * runs..(row.index() + 1) * runs];
                counts.push(summed(own, slice));
            }
        }
        if let Some(slice) = slice {
            for case in slice.cut().flat_map(|run| collection.cases_of_run(run)) {
                if slice.within.contains(case) && self.among.contains(collection.grid().place(case))
                {
                    for row in rows.of_case(case) {
                        for bucket in columns.of_case(case) {
                            counts[row.index() * columns.len() + bucket.index()] += 1;
                        }
                    }
                }
            }
        }
        Table::new(collection, Facet::District, self.columns, counts)
    }
}
