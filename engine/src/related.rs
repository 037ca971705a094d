//! Cases that share something with a case, each with what it is that they share.

use crate::collection::{CaseId, Collection};
use crate::facet::{BucketId, BucketName, Facet};
use crate::hits::Hits;
use crate::rank::ranked;
use crate::search::{Found, Sort};

/// A case that shares buckets with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The related case.
    pub case: CaseId,
    /// What both hold, the weightiest facet first.
    pub shared: Vec<(Facet, BucketId)>,
}

/// The facets that make cases related, with what one shared bucket is worth. A series is an
/// editor's choice of like with like, a mechanism is what could be copied, a theme only a subject.
const WORTH: [(Facet, u32); 4] =
    [(Facet::Mechanism, 4), (Facet::Series, 4), (Facet::Theme, 2), (Facet::District, 1)];

/// The `most` cases that share the most with the given one, the newer first among equals and the
/// undated last. A case that shares the place alone is not related.
pub fn related(collection: &Collection, case: CaseId, most: usize) -> Vec<Related> {
    let found = Found::everything(collection.len());
    let everything = Hits::new(collection, found.set.clone(), &found, Sort::Newest);
    let everything = everything.first(usize::MAX);
    let related: Vec<(u32, Related)> = everything
        .into_iter()
        .filter(|other| *other != case)
        .map(|other| shared(collection, case, other))
        .filter(|(worth, _)| *worth > 1)
        .collect();
    let order = ranked(related.len(), &|at| (u32::MAX - related[at].0) as usize);
    order.into_iter().take(most).map(|at| related[at].1.clone()).collect()
}

fn shared(collection: &Collection, case: CaseId, other: CaseId) -> (u32, Related) {
    let mut related = Related { case: other, shared: Vec::new() };
    let mut sum = 0;
    for (facet, worth) in WORTH {
        let column = collection.column(facet);
        for bucket in column.of_case(case) {
            // Lacking a series alike is nothing in common.
            let known = *column.name(bucket) != BucketName::Unknown;
            if known && column.of_case(other).any(|own| own == bucket) {
                related.shared.push((facet, bucket));
                sum += worth;
            }
        }
    }
    (sum, related)
}
