//! The second order of a collection: district by district, and within each as the collection. In it
//! the cases of one district and one run of dates lie together, so that the counts of all districts
//! are read off one pass over a set.

use anlan_kernels::small;

use crate::collection::CaseId;
use crate::facet::{BucketId, Column};
use crate::rank::ranked;
use crate::segments::Segments;

/// Where the cases lie by district.
pub(crate) struct Grid {
    /// The place of each case.
    places: Vec<u32>,
    /// Where the cells start, run by run of each district, and where the last one ends.
    starts: Vec<u32>,
}

/// More cells than this are not kept: they would outweigh the cases.
pub(crate) const CELLS: usize = 1 << 20;

impl Grid {
    /// The grid of a column of which each case holds one bucket.
    pub(crate) fn new(column: &Column, segments: &Segments) -> Grid {
        let len = segments.starts().last().map_or(0, |end| *end as usize);
        let district = |at| column.of_case(CaseId::new(at)).next();
        let order = ranked(len, &|at| district(at).map_or(usize::MAX, BucketId::index));
        let mut places = vec![0; len];
        for (place, at) in order.iter().enumerate() {
            places[*at] = small(place);
        }
        let mut starts = Vec::new();
        let (rows, runs) = (column.len(), segments.len());
        if rows.saturating_mul(runs) <= CELLS {
            starts = vec![0; rows * runs + 1];
            for (at, run) in (0..runs).flat_map(|run| segments.run(run).map(move |at| (at, run))) {
                if let Some(bucket) = district(at) {
                    starts[bucket.index() * runs + run + 1] += 1;
                }
            }
            for cell in 1..starts.len() {
                starts[cell] += starts[cell - 1];
            }
        }
        Grid { places, starts }
    }

    /// The place of each case.
    pub(crate) fn places(&self) -> &[u32] {
        &self.places
    }

    /// The place of a case.
    pub(crate) fn place(&self, case: CaseId) -> CaseId {
        CaseId::new(self.places[case.index()] as usize)
    }

    /// Where the cells start, run by run of each district, and where the last one ends; `None` where
    /// there are too many.
    pub(crate) fn starts(&self) -> Option<&[u32]> {
        (!self.starts.is_empty()).then_some(&self.starts)
    }
}
