//! What is here of an announced series, and what is not.

use crate::collection::{CaseId, Collection};
use crate::facet::{BucketId, Facet};
use crate::rank::ranked;

/// How much of a series the collection holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which one.
    pub series: BucketId,
    /// Its cases in the order in which their main sources came out; those of which that is not known
    /// last.
    pub cases: Vec<CaseId>,
    /// How many cases were announced, where known.
    pub announced: Option<u32>,
    /// How many of those announced are not here, where known.
    pub missing: Option<u32>,
}

/// How much of each series is here, in the order in which series are shown.
pub fn standings(collection: &Collection) -> Vec<Standing> {
    let column = collection.column(Facet::Series);
    let known = column.ids().filter(|own| Some(*own) != column.unknown());
    known.map(|own| standing(collection, own)).collect()
}

/// How much of a series is here.
pub fn standing(collection: &Collection, series: BucketId) -> Standing {
    let column = collection.column(Facet::Series);
    let cases: Vec<CaseId> = column.set(series).iter().collect();
    let published = |at: usize| {
        let date = collection.case(cases[at]).source.published;
        date.map_or(usize::MAX, |date| date.rank() as usize)
    };
    let order = ranked(cases.len(), &published);
    let known = collection.vocabulary().series.iter().find(|own| own.id == column.key(series));
    let announced = known.and_then(|own| own.announced_total);
    let here = u32::try_from(cases.len()).unwrap_or(u32::MAX);
    Standing {
        series,
        cases: order.into_iter().map(|at| cases[at]).collect(),
        announced,
        missing: announced.map(|announced| announced.saturating_sub(here)),
    }
}
