//! One bucket beside the whole collection: a district with its years, its themes against those of all
//! cases, and what it has and has not.

use std::cmp::Reverse;

use strsim::osa_distance;

use crate::case::Case;
use crate::case_set::CaseSet;
use crate::collection::{CaseId, Collection};
use crate::date::PartialDate;
use crate::facet::{BucketId, BucketName, Facet};
use crate::timeline::{Grain, Timeline, timeline};

/// Below so many cases shares and ranks say little: one case more or less would turn them round.
pub const FEW: u32 = 5;

/// A bucket of another facet: how many of some cases hold it, and how many of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which one.
    pub id: BucketId,
    /// How many of those cases hold it.
    pub own: u32,
    /// How many cases of the collection hold it.
    pub all: u32,
}

/// A mechanism that some cases use, with those of them that may have had it first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// Which one.
    pub id: BucketId,
    /// How many of the cases use it.
    pub count: u32,
    /// The dated ones of which none is known to be later than another; empty where none is dated.
    pub earliest: Vec<CaseId>,
}

/// The cases whose main source is of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceMix {
    /// The kind, as a bucket.
    pub id: BucketId,
    /// How many cases were read from such a source.
    pub count: u32,
    /// To how many of these sources a visitor may be sent.
    pub linkable: u32,
}

/// What is known of the cases of one bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The cases, the newest first and the undated last.
    pub cases: Vec<CaseId>,
    /// The same over the years, from the first that one of them is dated in to the last.
    pub years: Timeline,
    /// Their themes, the most frequent first; those that none of them has stand last.
    pub themes: Vec<Part>,
    /// The mechanisms that they use, the most frequent first.
    pub used: Vec<Used>,
    /// The mechanisms that other cases use, and none of these.
    pub unused: Vec<BucketId>,
    /// Those of the cases that have figures, in the order of [`Profile::cases`].
    pub with_figures: Vec<CaseId>,
    /// How many figures these have in all.
    pub figures: u32,
    /// The honours, each by its case and its place there; the newest first and the undated last.
    pub honours: Vec<(CaseId, usize)>,
    /// The main sources by kind.
    pub sources: Vec<SourceMix>,
}

impl Profile {
    /// The profile of one bucket of a facet.
    pub fn new(collection: &Collection, facet: Facet, bucket: BucketId) -> Profile {
        let set = collection.column(facet).set(bucket);
        let cases = newest_first(collection, &set);
        let records = || cases.iter().map(|id| (*id, collection.case(*id)));
        let with_figures = records().filter(|(_, case)| !case.figures.is_empty());
        let (used, unused) = mechanisms(collection, &set);
        Profile {
            years: years(collection, &set),
            themes: parts(collection, Facet::Theme, &set),
            used,
            unused,
            with_figures: with_figures.map(|(id, _)| id).collect(),
            figures: records().map(|(_, case)| count(case.figures.len())).sum(),
            honours: honours(&mut records()),
            sources: sources(collection, &set),
            cases,
        }
    }

    /// The number of cases.
    pub fn count(&self) -> u32 {
        count(self.cases.len())
    }

    /// Whether there are so few cases that shares of them say little.
    pub fn is_few(&self) -> bool {
        self.count() < FEW
    }

    /// The largest share that a theme has of these cases or of all, from 0 to 1.
    pub fn largest_share(&self, collection: &Collection) -> f64 {
        let share = |some: u32, of: usize| if of == 0 { 0.0 } else { f64::from(some) / of as f64 };
        let shares =
            |part: &Part| share(part.own, self.cases.len()).max(share(part.all, collection.len()));
        self.themes.iter().map(shares).fold(0.0, f64::max)
    }

    /// The theme whose share of these cases exceeds its share of all cases by the most, if one does.
    pub fn most_over(&self, collection: &Collection) -> Option<Part> {
        let (own, all) = (u64::from(self.count()), collection.len() as u64);
        let over =
            |part: &Part| (u64::from(part.own) * all).saturating_sub(u64::from(part.all) * own);
        // Of equals the last would be taken.
        let most = self.themes.iter().rev().max_by_key(|part| over(part))?;
        (over(most) > 0).then_some(*most)
    }
}

impl Profile {
    /// The largest number of cases of a year, and the years that have it; none where none is dated.
    pub fn busiest(&self) -> (u32, Vec<u16>) {
        let bins = &self.years.bins;
        let most = bins.iter().map(|bin| bin.count).max().unwrap_or(0);
        let years = bins.iter().filter(|bin| bin.count == most).map(|bin| bin.year);
        (most, years.collect())
    }
}

/// The buckets that somebody may have meant by a text that is the name of none in addresses: those
/// that it is a part of the name of, then those whose name is nearest to it; at most so many.
pub fn meant(collection: &Collection, facet: Facet, typed: &str, most: usize) -> Vec<BucketId> {
    let column = collection.column(facet);
    let typed = collection.fold().text(typed.trim());
    let typed = typed.as_str();
    let far = typed.chars().count().div_ceil(2);
    let distance = |id: BucketId| {
        let names: [&str; 4] = match column.name(id) {
            BucketName::Term { zh, zh_short, en } => [column.key(id), zh, zh_short, en],
            BucketName::Year(_) | BucketName::Unknown => [column.key(id); 4],
        };
        let names = || names.iter().map(|own| collection.fold().text(own));
        if !typed.is_empty() && names().any(|name| name.contains(typed)) {
            return Some((0, id));
        }
        let nearest = names().map(|name| osa_distance(typed, &name)).min()?;
        (nearest <= far).then_some((nearest, id))
    };
    let mut near: Vec<(usize, BucketId)> = column.ids().filter_map(distance).collect();
    near.sort();
    near.into_iter().take(most).map(|(_, id)| id).collect()
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// The cases of a set, the newest first and the undated last.
fn newest_first(collection: &Collection, set: &CaseSet) -> Vec<CaseId> {
    let is_dated = |case: &CaseId| collection.span(*case).is_some();
    let (mut dated, undated): (Vec<CaseId>, Vec<CaseId>) = set.iter().partition(is_dated);
    dated.reverse();
    dated.extend(undated);
    dated
}

fn years(collection: &Collection, set: &CaseSet) -> Timeline {
    let mut years = timeline(collection, Grain::Year, set);
    let holding = |bins: &Timeline| {
        let first = bins.bins.iter().position(|bin| bin.count > 0)?;
        let last = bins.bins.iter().rposition(|bin| bin.count > 0)?;
        Some((first, last))
    };
    match holding(&years) {
        Some((first, last)) => {
            years.bins.truncate(last + 1);
            years.bins.drain(..first);
        }
        None => years.bins.clear(),
    }
    years
}

/// Every bucket of a facet with its count among some cases and among all, the most frequent of those
/// first; where these are equal, in the order of the facet.
pub fn parts(collection: &Collection, facet: Facet, among: &CaseSet) -> Vec<Part> {
    let column = collection.column(facet);
    let own = column.count(among).into_iter();
    let all = column.count(&CaseSet::full(collection.len()));
    let part = own.zip(all).map(|(own, all)| Part { id: own.id, own: own.count, all: all.count });
    let mut parts: Vec<Part> = part.collect();
    parts.sort_by_key(|part| Reverse(part.own));
    parts
}

/// The dated cases of a set that may be its earliest: those of which no other is known to be earlier.
/// A case of which only the year is known may be as early as one of a day in that year.
pub fn earliest(collection: &Collection, among: &CaseSet) -> Vec<CaseId> {
    let dated = || among.iter().filter_map(|case| Some((case, collection.span(case)?)));
    let Some(first_end) = dated().map(|(_, span)| span.end()).min() else { return Vec::new() };
    dated().filter(|(_, span)| span.start() < first_end).map(|(case, _)| case).collect()
}

fn mechanisms(collection: &Collection, set: &CaseSet) -> (Vec<Used>, Vec<BucketId>) {
    let column = collection.column(Facet::Mechanism);
    let (mut used, mut unused) = (Vec::new(), Vec::new());
    for Part { id, own, all } in parts(collection, Facet::Mechanism, set) {
        if *column.name(id) == BucketName::Unknown {
            continue;
        }
        if own > 0 {
            let mut holders = column.set(id).into_owned();
            holders.intersect(set);
            used.push(Used { id, count: own, earliest: earliest(collection, &holders) });
        } else if all > 0 {
            unused.push(id);
        }
    }
    (used, unused)
}

fn honours(records: &mut dyn Iterator<Item = (CaseId, &Case)>) -> Vec<(CaseId, usize)> {
    let of_case = |(id, case)| {
        let own: &Case = case;
        own.honours.iter().enumerate().map(move |(at, honour)| (honour.date, (id, at)))
    };
    let mut honours: Vec<_> = records.flat_map(of_case).collect();
    // A later day first; of two that begin on one day the one that is known better.
    honours.sort_by_key(|(date, _)| Reverse(date.map(PartialDate::rank)));
    honours.into_iter().map(|(_, honour)| honour).collect()
}

fn sources(collection: &Collection, set: &CaseSet) -> Vec<SourceMix> {
    let column = collection.column(Facet::SourceKind);
    let linkable = |id| {
        let mut holders = column.set(id).into_owned();
        holders.intersect(set);
        let linkable = holders.iter().filter(|case| collection.case(*case).source.linkable);
        count(linkable.count())
    };
    let mix = |own: Part| SourceMix { id: own.id, count: own.own, linkable: linkable(own.id) };
    parts(collection, Facet::SourceKind, set).into_iter().map(mix).collect()
}
