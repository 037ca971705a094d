//! Everything that a screen reads of one selection.

use std::sync::{Arc, Mutex, PoisonError};

use crate::case_set::CaseSet;
use crate::collection::{Arrangement, Collection};
use crate::facet::{Bucket, BucketId, Facet};
use crate::hits::Hits;
use crate::matches::{Dimension, Matches};
use crate::search::{Alternatives, Found, Query};
use crate::selection::Selection;
use crate::table::{Table, table};
use crate::tally::{Cross, Slice, Tally};
use crate::timeline::{Event, Grain, Timeline, events, timeline};

/// What a collection answers to a selection. Two answers of one collection are equal where their
/// selections are, and what their words may stand for.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked.
    pub selection: Selection,
    /// The words asked for, folded.
    pub query: Query,
    /// One set for each dimension that narrows.
    pub matches: Matches,
    /// The cases that meet every condition.
    pub hits: Hits,
    /// How many of them are undated.
    pub undated: u32,
    /// The cases that everything but time lets through.
    timeless: Arc<CaseSet>,
    panels: [Panel; Facet::ALL.len()],
    /// How much each case found says about the words.
    found: Arc<Found>,
    /// The tables that were read of this answer, and those of the answer before that still hold.
    crosses: Arc<Mutex<Vec<Arc<Cross>>>>,
}

/// What is kept of a facet from one answer to the next.
#[derive(Clone, Debug)]
struct Panel {
    /// What every dimension but the facet and time lets through.
    among: Arc<CaseSet>,
    tally: Arc<Tally>,
    buckets: Vec<Bucket>,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Answer) -> bool {
        self.selection == other.selection && self.query == other.query
    }
}

impl Answer {
    /// Answers a selection, each of whose words may also be found as its alternatives. What the answer before, if it is of the same collection, already knows is
    /// taken from it: a dimension whose conditions are the same is not looked up again, and where
    /// only time has changed nothing is counted again.
    pub fn new(
        collection: &Collection,
        selection: Selection,
        alternatives: Alternatives<'_>,
        before: Option<&Answer>,
    ) -> Answer {
        let query = Query::parse(selection.query(), collection.fold()).or(alternatives);
        let is_same =
            |dimension| before.is_some_and(|own| own.asked_the_same(dimension, &selection, &query));
        let found = match before {
            Some(before) if is_same(Dimension::Text) => before.found.clone(),
            _ => Arc::new(collection.search(&query)),
        };
        let mut matches = Matches::everything(collection.len());
        for dimension in Dimension::all() {
            let set = match before {
                Some(before) if is_same(dimension) => before.matches.set(dimension).cloned(),
                _ if dimension == Dimension::Text => (!query.is_empty()).then(|| found.set.clone()),
                _ => look_up(collection, &selection, dimension, Arrangement::ByDate).map(Arc::new),
            };
            matches = matches.narrowed(dimension, set);
        }
        let slice = slice(collection, &selection, &matches);
        let crosses = before.map(|before| before.crosses_left(&is_same)).unwrap_or_default();
        let is_same_but_for_time =
            Dimension::all().all(|dimension| dimension == Dimension::Time || is_same(dimension));
        let timeless = match before {
            Some(before) if is_same_but_for_time => before.timeless.clone(),
            _ => Arc::new(matches.except(Dimension::Time)),
        };
        let panels = Facet::ALL.map(|facet| {
            let own = Dimension::Facet(facet);
            // Where every chosen bucket is asked for, adding one narrows: the facet's own conditions
            // count too.
            let leaves_itself_out = matches.narrows(own) && !selection.every(facet);
            let leaves_out = |dimension, asked: &Selection| {
                dimension == Dimension::Time || (dimension == own && !asked.every(facet))
            };
            let same = |before: &&Answer| {
                Dimension::all().all(|dimension| {
                    let of_both = leaves_out(dimension, &selection)
                        && leaves_out(dimension, &before.selection);
                    of_both || is_same(dimension)
                })
            };
            let column = collection.column(facet);
            let kept = before.filter(same).map(|before| &before.panels[facet as usize]);
            let count = || {
                let narrowed = leaves_itself_out.then(|| matches.without(&[Dimension::Time, own]));
                let among = narrowed.map_or_else(|| timeless.clone(), Arc::new);
                let tally = Arc::new(Tally::new(collection, facet, &among));
                (among, tally)
            };
            let (among, tally) =
                kept.map_or_else(count, |panel| (panel.among.clone(), panel.tally.clone()));
            let buckets = tally.buckets(collection, column, &among, slice.as_ref());
            Panel { among, tally, buckets }
        });
        let mut all = timeless.clone();
        if let Some(within) = matches.set(Dimension::Time) {
            Arc::make_mut(&mut all).intersect(within);
        }
        let undated = collection.count_undated(&all);
        let hits = Hits::new(collection, all, &found, selection.sort);
        let crosses = Arc::new(Mutex::new(crosses));
        Answer { selection, query, matches, hits, undated, timeless, panels, found, crosses }
    }

    /// Whether this is the answer to a selection and those alternatives of its words.
    pub fn answers(
        &self,
        collection: &Collection,
        selection: &Selection,
        alternatives: Alternatives<'_>,
    ) -> bool {
        let query = || Query::parse(selection.query(), collection.fold()).or(alternatives);
        self.selection == *selection && self.query == query()
    }

    /// The buckets of a facet with the number of cases that each would leave: every other condition
    /// applied, and its own left out.
    pub fn buckets(&self, facet: Facet) -> &[Bucket] {
        &self.panels[facet as usize].buckets
    }

    /// The largest count of any bucket of a facet.
    pub fn most(&self, facet: Facet) -> u32 {
        self.buckets(facet).iter().map(|bucket| bucket.count).max().unwrap_or(0)
    }

    /// The largest count among the buckets of a facet that `counts` admits, and every bucket that has it;
    /// none where no such bucket has a case.
    pub fn leaders(&self, facet: Facet, counts: &dyn Fn(BucketId) -> bool) -> (Vec<BucketId>, u32) {
        let admitted = || self.buckets(facet).iter().filter(|bucket| counts(bucket.id));
        let most = admitted().map(|bucket| bucket.count).max().unwrap_or(0);
        let leads = |bucket: &&Bucket| most > 0 && bucket.count == most;
        (admitted().filter(leads).map(|bucket| bucket.id).collect(), most)
    }

    /// The cases by two facets, whatever is chosen in either. Counted when first asked for.
    pub fn table(&self, collection: &Collection, rows: Facet, columns: Facet) -> Table {
        if rows == Facet::District
            && let Some(cross) = self.cross(collection, columns)
        {
            return cross
                .table(collection, slice(collection, &self.selection, &self.matches).as_ref());
        }
        let own = [rows, columns].map(Dimension::Facet);
        table(collection, rows, columns, &self.matches.without(&own))
    }

    fn cross(&self, collection: &Collection, columns: Facet) -> Option<Arc<Cross>> {
        let mut crosses = self.crosses.lock().unwrap_or_else(PoisonError::into_inner);
        let known = crosses.iter().find(|own| own.columns == columns);
        if let Some(known) = known {
            return Some(known.clone());
        }
        let [rows, own] = [Facet::District, columns].map(Dimension::Facet);
        let among = self.by_district(collection, &[Dimension::Time, rows, own]);
        let cross = Arc::new(Cross::new(collection, columns, among)?);
        crosses.push(cross.clone());
        Some(cross)
    }

    /// What all dimensions but those let through, at the places by district.
    fn by_district(&self, collection: &Collection, left_out: &[Dimension]) -> CaseSet {
        let mut set = CaseSet::full(collection.len());
        for dimension in Dimension::all().filter(|dimension| !left_out.contains(dimension)) {
            let own = match self.matches.set(dimension) {
                Some(found) if dimension == Dimension::Text => {
                    Some(found.moved(collection.grid().places()))
                }
                _ => look_up(collection, &self.selection, dimension, Arrangement::ByDistrict),
            };
            if let Some(own) = own {
                set.intersect(&own);
            }
        }
        set
    }

    /// The tables that hold for another answer too: where all but time and their own facets is asked
    /// the same.
    fn crosses_left(&self, is_same: &dyn Fn(Dimension) -> bool) -> Vec<Arc<Cross>> {
        let holds = |cross: &&Arc<Cross>| {
            let facets = [Facet::District, cross.columns].map(Dimension::Facet);
            let left_out = [Dimension::Time, facets[0], facets[1]];
            Dimension::all().all(|own| left_out.contains(&own) || is_same(own))
        };
        let crosses = self.crosses.lock().unwrap_or_else(PoisonError::into_inner);
        crosses.iter().filter(holds).cloned().collect()
    }

    /// The cases by time, whatever time is chosen.
    pub fn timeline(&self, collection: &Collection, grain: Grain) -> Timeline {
        timeline(collection, grain, &self.timeless)
    }

    /// The dated milestones and honours of the hits, in the order of their dates.
    pub fn events(&self, collection: &Collection) -> Vec<Event> {
        events(collection, self.hits.set())
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

/// The span that is asked for, over the runs of the collection.
fn slice<'a>(
    collection: &Collection,
    selection: &Selection,
    matches: &'a Matches,
) -> Option<Slice<'a>> {
    let within = matches.set(Dimension::Time)?;
    Some(Slice { shares: collection.segments().shares(selection.span()?), within })
}

/// The cases that time or a facet lets through; `None` where nothing is asked of it.
fn look_up(
    collection: &Collection,
    selection: &Selection,
    dimension: Dimension,
    arrangement: Arrangement,
) -> Option<CaseSet> {
    match dimension {
        Dimension::Text => None,
        Dimension::Time => selection.span().map(|span| collection.within(span)),
        Dimension::Facet(facet) => {
            let chosen = selection.chosen(facet);
            let holding = || collection.holding(arrangement, facet, chosen, selection.every(facet));
            (!chosen.is_empty()).then(holding)
        }
    }
}
