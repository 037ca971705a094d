//! Everything that a screen reads of one selection.

use std::sync::Arc;

use crate::case_set::CaseSet;
use crate::collection::{CaseId, Collection};
use crate::facet::{Bucket, Facet};
use crate::matches::{Dimension, Matches};
use crate::search::{Query, order};
use crate::selection::Selection;
use crate::timeline::{Event, events};

/// What a collection answers to a selection. Two answers of one collection are equal where their
/// selections are.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked.
    pub selection: Selection,
    /// The words asked for, folded.
    pub query: Query,
    /// One set for each dimension that narrows.
    pub matches: Matches,
    /// The cases that meet every condition, in the order asked for.
    pub hits: Vec<CaseId>,
    /// How many of them are undated.
    pub undated: u32,
    /// Their dated milestones and honours.
    pub events: Vec<Event>,
    buckets: [Vec<Bucket>; Facet::ALL.len()],
}

impl PartialEq for Answer {
    fn eq(&self, other: &Answer) -> bool {
        self.selection == other.selection
    }
}

impl Answer {
    /// Answers a selection. What the answer before, if it is of the same collection, already knows is
    /// taken from it: a dimension whose conditions are the same is not looked up again.
    pub fn new(collection: &Collection, selection: Selection, before: Option<&Answer>) -> Answer {
        let query = Query::parse(selection.query(), collection.fold());
        let mut matches = Matches::everything(collection.len());
        for dimension in Dimension::all() {
            let same = before.filter(|before| before.asked_the_same(dimension, &selection, &query));
            let set = match same {
                Some(before) => before.matches.set(dimension).cloned(),
                None => look_up(collection, &selection, &query, dimension).map(Arc::new),
            };
            matches = matches.narrowed(dimension, set);
        }
        let all = matches.all();
        let buckets = Facet::ALL.map(|facet| {
            // Where every chosen bucket is asked for, adding one narrows: the facet's own conditions
            // count too.
            let among = if selection.every(facet) {
                &all
            } else {
                &matches.except(Dimension::Facet(facet))
            };
            collection.column(facet).count(among)
        });
        Answer {
            hits: order(collection, &all, &query, selection.sort),
            undated: all.count_both(&collection.undated()),
            events: events(collection, &all),
            selection,
            query,
            matches,
            buckets,
        }
    }

    /// The buckets of a facet with the number of cases that each would leave: every other condition
    /// applied, and its own left out.
    pub fn buckets(&self, facet: Facet) -> &[Bucket] {
        &self.buckets[facet as usize]
    }

    /// The largest count of any bucket of a facet.
    pub fn most(&self, facet: Facet) -> u32 {
        self.buckets(facet).iter().map(|bucket| bucket.count).max().unwrap_or(0)
    }

    fn asked_the_same(&self, dimension: Dimension, now: &Selection, query: &Query) -> bool {
        match dimension {
            Dimension::Text => self.query == *query,
            Dimension::Time => self.selection.span() == now.span(),
            Dimension::Facet(facet) => {
                self.selection.chosen(facet) == now.chosen(facet)
                    && self.selection.every(facet) == now.every(facet)
            }
        }
    }
}

/// The cases that one dimension lets through; `None` where nothing is asked in it.
fn look_up(
    collection: &Collection,
    selection: &Selection,
    query: &Query,
    dimension: Dimension,
) -> Option<CaseSet> {
    match dimension {
        Dimension::Text => (!query.is_empty()).then(|| collection.text().search(query)),
        Dimension::Time => selection.span().map(|span| collection.within(span)),
        Dimension::Facet(facet) => match (selection.chosen(facet), selection.every(facet)) {
            ([], _) => None,
            (chosen, true) => Some(collection.all_of(facet, chosen)),
            (chosen, false) => Some(collection.any_of(facet, chosen)),
        },
    }
}
