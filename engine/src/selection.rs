//! What a visitor asks for, and its form in an address.
//!
//! Reading an address never fails: what it names and the collection does not have is left out.

use anlan_kernels::unseen::without;

use crate::collection::Collection;
use crate::date::{PartialDate, Span};
use crate::facet::{BucketId, Facet};
use crate::matches::{Dimension, Matches};
use crate::rank::ranked;
use crate::search::Sort;

/// Words, chosen buckets, a span of time, and the order of the hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    query: String,
    /// For each facet the chosen buckets, sorted.
    chosen: [Vec<BucketId>; Facet::ALL.len()],
    /// For each facet whether a case must hold all chosen buckets rather than one.
    every: [bool; Facet::ALL.len()],
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    /// The order of the hits.
    pub sort: Sort,
}

/// One thing asked, as a visitor sees it and takes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The words typed.
    Query,
    /// The span of time.
    Span,
    /// A chosen bucket.
    Bucket(Facet, BucketId),
}

impl Selection {
    /// The words as typed.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Asks for other words, without the characters that nobody sees; white space alone asks for nothing.
    pub fn set_query(&mut self, query: &str) {
        without(query).trim().clone_into(&mut self.query);
    }

    /// The chosen buckets of a facet, sorted.
    pub fn chosen(&self, facet: Facet) -> &[BucketId] {
        &self.chosen[facet as usize]
    }

    /// Chooses a bucket, or takes the choice back.
    pub fn toggle(&mut self, facet: Facet, bucket: BucketId) {
        let chosen = &mut self.chosen[facet as usize];
        match chosen.binary_search(&bucket) {
            Ok(at) => drop(chosen.remove(at)),
            Err(at) => chosen.insert(at, bucket),
        }
        self.forget_every();
    }

    /// Chooses this bucket of the facet and no other.
    pub fn choose_only(&mut self, facet: Facet, bucket: BucketId) {
        self.chosen[facet as usize] = vec![bucket];
        self.every[facet as usize] = false;
    }

    /// Where nothing is chosen, asking for all of it means nothing.
    fn forget_every(&mut self) {
        for facet in Facet::ALL {
            self.every[facet as usize] &= !self.chosen(facet).is_empty();
        }
    }

    /// Whether a case must hold every chosen bucket of the facet rather than any one of them.
    pub fn every(&self, facet: Facet) -> bool {
        self.every[facet as usize]
    }

    /// Says whether a case must hold every chosen bucket of the facet. Ignored where a case has
    /// only one, and where nothing is chosen.
    pub fn set_every(&mut self, facet: Facet, every: bool) {
        let asked = facet.holds_several() && !self.chosen(facet).is_empty();
        self.every[facet as usize] = every && asked;
    }

    /// The first date asked for, included.
    pub fn from(&self) -> Option<PartialDate> {
        self.from
    }

    /// The last date asked for, included.
    pub fn to(&self) -> Option<PartialDate> {
        self.to
    }

    /// Asks for the time from one date to another, both included; an end left out is open. Dates
    /// the wrong way round are exchanged.
    pub fn set_time(&mut self, from: Option<PartialDate>, to: Option<PartialDate>) {
        let reversed = from.is_some() && to.is_some() && Span::between(from, to).is_none();
        (self.from, self.to) = if reversed { (to, from) } else { (from, to) };
    }

    /// The days asked for; `None` where time does not matter.
    pub fn span(&self) -> Option<Span> {
        Span::between(self.from, self.to)
    }

    /// Everything asked, one by one: words, time, then the facets in order.
    pub fn conditions(&self) -> Vec<Condition> {
        let mut conditions = Vec::new();
        if !self.query.is_empty() {
            conditions.push(Condition::Query);
        }
        if self.span().is_some() {
            conditions.push(Condition::Span);
        }
        for facet in Facet::ALL {
            let chosen = self.chosen(facet).iter();
            conditions.extend(chosen.map(|bucket| Condition::Bucket(facet, *bucket)));
        }
        conditions
    }

    /// The same without one condition.
    #[must_use]
    pub fn without(mut self, condition: Condition) -> Selection {
        match condition {
            Condition::Query => self.query.clear(),
            Condition::Span => self.set_time(None, None),
            Condition::Bucket(facet, bucket) => {
                self.chosen[facet as usize].retain(|own| *own != bucket);
                self.forget_every();
            }
        }
        self
    }

    /// The same without anything asked in one dimension.
    #[must_use]
    pub fn without_dimension(mut self, dimension: Dimension) -> Selection {
        match dimension {
            Dimension::Text => self.query.clear(),
            Dimension::Time => self.set_time(None, None),
            Dimension::Facet(facet) => {
                self.chosen[facet as usize].clear();
                self.forget_every();
            }
        }
        self
    }

    /// Nothing asked any more; the order of the hits stays.
    #[must_use]
    pub fn cleared(&self) -> Selection {
        Selection { sort: self.sort, ..Selection::default() }
    }

    /// The selection as the parts of an address. What is not asked is left out.
    pub fn to_parts(&self, collection: &Collection) -> Vec<(&'static str, String)> {
        let mut parts = Vec::new();
        if !self.query.is_empty() {
            parts.push(("q", self.query.clone()));
        }
        for facet in Facet::ALL.into_iter().filter(|facet| !self.chosen(*facet).is_empty()) {
            let column = collection.column(facet);
            let keys: Vec<&str> =
                self.chosen(facet).iter().map(|bucket| column.key(*bucket)).collect();
            parts.push((facet.key(), keys.join(",")));
        }
        let every: Vec<&str> =
            Facet::ALL.into_iter().filter(|facet| self.every(*facet)).map(Facet::key).collect();
        if !every.is_empty() {
            parts.push(("all", every.join(",")));
        }
        parts.extend(self.from.map(|date| ("from", date.to_string())));
        parts.extend(self.to.map(|date| ("to", date.to_string())));
        if self.sort != Sort::default() {
            parts.push(("sort", self.sort.key().to_owned()));
        }
        parts
    }

    /// The selection that the parts of an address ask for. Other parts, and values that the
    /// collection does not have, are ignored; of a part given twice the last one counts.
    pub fn from_parts(collection: &Collection, parts: &[(String, String)]) -> Selection {
        let mut selection = Selection::default();
        let (mut from, mut to, mut every) = (None, None, "");
        for (key, value) in parts {
            match key.as_str() {
                "q" => selection.set_query(value),
                "from" => from = value.parse().ok(),
                "to" => to = value.parse().ok(),
                "sort" => selection.sort = Sort::from_key(value),
                "all" => every = value,
                _ => {
                    let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == key)
                    else {
                        continue;
                    };
                    let column = collection.column(facet);
                    let found: Vec<BucketId> =
                        value.split(',').filter_map(|key| column.find(key)).collect();
                    let order = ranked(found.len(), &|at| found[at].index());
                    let chosen = &mut selection.chosen[facet as usize];
                    *chosen = order.into_iter().map(|at| found[at]).collect();
                    chosen.dedup();
                }
            }
        }
        // Only now, since it means something only for facets that something is chosen of.
        for facet in Facet::ALL {
            selection.set_every(facet, every.split(',').any(|key| key == facet.key()));
        }
        selection.set_time(from, to);
        selection
    }
}

/// The one dimension whose conditions, taken back, would leave the most cases, with their number;
/// `None` where none would help.
pub fn relief(matches: &Matches) -> Option<(Dimension, u32)> {
    Dimension::all()
        .filter(|dimension| matches.narrows(*dimension))
        .map(|dimension| (dimension, matches.except(dimension).count()))
        .filter(|(_, count)| *count > 0)
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}
