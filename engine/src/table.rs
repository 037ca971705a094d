//! Facet against facet: how many cases hold both of two buckets.

use crate::case_set::CaseSet;
use crate::collection::Collection;
use crate::facet::{BucketId, Facet};

/// A table of counts, one row for each bucket of a facet and one column for each of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The buckets of the rows.
    pub rows: Vec<BucketId>,
    /// The buckets of the columns.
    pub columns: Vec<BucketId>,
    /// Row by row.
    counts: Vec<u32>,
}

impl Table {
    /// A table from its counts, row by row.
    pub(crate) fn new(
        collection: &Collection,
        rows: Facet,
        columns: Facet,
        counts: Vec<u32>,
    ) -> Table {
        let ids = |facet| collection.column(facet).ids().collect();
        Table { rows: ids(rows), columns: ids(columns), counts }
    }

    /// The counts of a row, by its place.
    pub fn row(&self, at: usize) -> &[u32] {
        let width = self.columns.len();
        &self.counts[at * width..(at + 1) * width]
    }

    /// The largest count; 0 for an empty table.
    pub fn max(&self) -> u32 {
        self.counts.iter().copied().max().unwrap_or(0)
    }

    /// The first of the cells with the largest count, with its row and column; `None` where all are 0.
    pub fn largest(&self) -> Option<(BucketId, BucketId, u32)> {
        let max = self.max();
        let at = self.counts.iter().position(|count| *count == max && max > 0)?;
        let width = self.columns.len();
        Some((*self.rows.get(at / width)?, *self.columns.get(at % width)?, max))
    }

    /// The sum of a row. A case that holds several columns is counted in each.
    pub fn row_sum(&self, at: usize) -> u32 {
        self.row(at).iter().sum()
    }
}

/// Counts the given cases by two facets.
pub fn table(collection: &Collection, rows: Facet, columns: Facet, among: &CaseSet) -> Table {
    let (row_column, column_column) = (collection.column(rows), collection.column(columns));
    let width = column_column.len();
    let mut counts = vec![0; row_column.len() * width];
    for case in among.iter() {
        for row in row_column.of_case(case) {
            for column in column_column.of_case(case) {
                counts[row.index() * width + column.index()] += 1;
            }
        }
    }
    Table::new(collection, rows, columns, counts)
}
