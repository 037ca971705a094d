//! A register: which places of a list of cases fall under each bucket of a facet, as at the end of a
//! book, and the counts that follow from it.

use crate::collection::{CaseId, Collection};
use crate::facet::{BucketId, Facet};

/// A bucket with the places in the list of the cases that hold it, the first being 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which bucket.
    pub bucket: BucketId,
    /// The places, in order; none where no case of the list holds the bucket.
    pub places: Vec<usize>,
}

/// Every bucket of a facet, in the order in which they are shown, over a list of cases.
pub fn register(collection: &Collection, facet: Facet, cases: &[CaseId]) -> Vec<Entry> {
    let column = collection.column(facet);
    let mut entries: Vec<Entry> =
        column.ids().map(|bucket| Entry { bucket, places: Vec::new() }).collect();
    for (place, case) in cases.iter().enumerate() {
        for bucket in column.of_case(*case) {
            entries[bucket.index()].places.push(place);
        }
    }
    entries
}

/// The buckets with how many each has, the largest first; those that have as many stay as they are.
pub fn by_count(counts: &[(BucketId, u32)]) -> Vec<(BucketId, u32)> {
    let mut ranked = counts.to_vec();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ranked
}

/// The buckets that have the most, and how many that is; no bucket where none has any.
pub fn leaders(counts: &[(BucketId, u32)]) -> (Vec<BucketId>, u32) {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let leads = counts.iter().filter(|(_, count)| most > 0 && *count == most);
    (leads.map(|(bucket, _)| *bucket).collect(), most)
}

/// The first and the last year of the dated cases of a list.
pub fn years(collection: &Collection, cases: &[CaseId]) -> Option<(u16, u16)> {
    let years = || cases.iter().filter_map(|case| Some(collection.case(*case).date.value?.year()));
    Some((years().min()?, years().max()?))
}
