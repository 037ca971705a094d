//! Groups of cases on the same axes: selections, or the rest that none of them holds; their form in an
//! address; and their counts, bucket by bucket.

use crate::answer::Answer;
use crate::case_set::CaseSet;
use crate::collection::Collection;
use crate::facet::{BucketId, Facet};
use crate::rank::ranked;
use crate::search::{Alternatives, Sort};
use crate::selection::Selection;

/// A group of cases, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there are two or three of them")]
pub enum Group {
    /// The cases of a selection.
    Selected(Selection),
    /// The cases that no selected group holds.
    Rest,
}

/// The text of a group, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The group; none where the text asked only for what the collection does not have.
    pub group: Option<Group>,
    /// What of the text the collection does not have.
    pub unknown: Vec<String>,
}

/// The text of the group of all cases.
const ALL: &str = "all";
/// The text of the group of the rest.
const REST: &str = "rest";

/// The character before the number of a sign that is only a character.
const ESCAPE: char = '!';
/// What parts the values of one key.
const NEXT: char = '~';
/// What parts one key from the next.
const PART: char = ';';
/// The signs, each with what stands for it after an escape.
const SIGNS: [(char, char); 3] = [(ESCAPE, '0'), (NEXT, '1'), (PART, '2')];

impl Group {
    /// The group of the cases of a selection, whatever their order.
    pub fn of(selection: &Selection) -> Group {
        let mut selection = selection.clone();
        selection.sort = Sort::default();
        Group::Selected(selection)
    }

    /// Reads the text of a group, as in `district:370102~370103;theme:mediation`. Nothing for a text that
    /// asks for nothing.
    pub fn read(collection: &Collection, text: &str) -> Option<Reading> {
        let whole = match text {
            "" => return None,
            ALL => Some(Group::Selected(Selection::default())),
            REST => Some(Group::Rest),
            _ => None,
        };
        if whole.is_some() {
            return Some(Reading { group: whole, unknown: Vec::new() });
        }
        let part = |part: &str| {
            let (key, values) = part.split_once(':').unwrap_or((part, ""));
            let values: Vec<String> = values.split(NEXT).map(unsigned).collect();
            (key.to_owned(), values.join(","))
        };
        let parts: Vec<(String, String)> =
            text.split(PART).filter(|own| !own.is_empty()).map(part).collect();
        let Group::Selected(selection) = Group::of(&Selection::from_parts(collection, &parts))
        else {
            return None;
        };
        let known = selection.to_parts(collection);
        let unknown = parts.iter().flat_map(|(key, value)| lost(key, value, &known)).collect();
        let group =
            Some(Group::Selected(selection)).filter(|own| *own != Group::of(&Selection::default()));
        Some(Reading { group, unknown })
    }

    /// The text of the group, without a comma, so that it can be an option of a view.
    pub fn text(&self, collection: &Collection) -> String {
        let Group::Selected(selection) = self else { return REST.to_owned() };
        let mut text = String::new();
        for (key, value) in selection.to_parts(collection) {
            if key == "sort" {
                continue;
            }
            if !text.is_empty() {
                text.push(PART);
            }
            text.push_str(key);
            text.push(':');
            for (at, value) in value.split(',').enumerate() {
                if at > 0 {
                    text.push(NEXT);
                }
                sign(value, &mut text);
            }
        }
        if text.is_empty() { ALL.to_owned() } else { text }
    }
}

/// Writes a value so that none of its characters parts anything.
fn sign(value: &str, text: &mut String) {
    for ch in value.chars() {
        match SIGNS.into_iter().find(|(sign, _)| *sign == ch) {
            Some((_, number)) => text.extend([ESCAPE, number]),
            None => text.push(ch),
        }
    }
}

/// Reads a value back. What follows an escape and is no number of a sign stays as it is.
fn unsigned(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars().peekable();
    while let Some(ch) = chars.next() {
        let next = chars.peek().filter(|_| ch == ESCAPE);
        match next.and_then(|next| SIGNS.into_iter().find(|(_, number)| number == next)) {
            Some((sign, _)) => {
                text.push(sign);
                chars.next();
            }
            None => text.push(ch),
        }
    }
    text
}

/// What of one part a selection does not have, whose own parts are `known`.
fn lost(key: &str, value: &str, known: &[(&'static str, String)]) -> Vec<String> {
    let own = known.iter().find(|(own, _)| *own == key).map(|(_, value)| value.as_str());
    if Facet::ALL.into_iter().any(|facet| facet.key() == key) {
        let is_known = |value: &&str| own.unwrap_or_default().split(',').any(|own| own == *value);
        return value.split(',').filter(|own| !is_known(own)).map(str::to_owned).collect();
    }
    // Where nothing is chosen any more, asking for all of it is nothing to speak of; nor is an order.
    let is_lost = own.is_none() && key != "all" && key != "sort";
    let said = if value.is_empty() { key } else { value };
    is_lost.then(|| said.to_owned()).into_iter().collect()
}

/// The cases of groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// The cases of each, in the order of the groups.
    pub sets: Vec<CaseSet>,
}

/// A bucket with its count in each group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which one.
    pub bucket: BucketId,
    /// The counts, in the order of the groups.
    pub counts: Vec<u32>,
}

/// Where groups differ the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The place of the bucket's row.
    pub row: usize,
    /// The group of which the bucket is the largest part.
    pub most: usize,
    /// The group of which it is the smallest.
    pub least: usize,
}

impl Groups {
    /// The cases of these groups.
    pub fn new(collection: &Collection, groups: &[Group]) -> Groups {
        let mut rest = CaseSet::full(collection.len());
        let mut sets = Vec::new();
        for group in groups {
            let set = match group {
                Group::Rest => None,
                Group::Selected(selection) => {
                    let alternatives = Alternatives::default();
                    let answer = Answer::new(collection, selection.clone(), alternatives, None);
                    Some(answer.matches.all())
                }
            };
            if let Some(set) = &set {
                rest.subtract(set);
            }
            sets.push(set);
        }
        let sets = sets.into_iter().map(|set| set.unwrap_or_else(|| rest.clone())).collect();
        Groups { sets }
    }

    /// How many cases each group has.
    pub fn sizes(&self) -> Vec<u32> {
        self.sets.iter().map(CaseSet::count).collect()
    }

    /// How many cases two groups share, for each pair that shares some.
    pub fn overlaps(&self) -> Vec<([usize; 2], u32)> {
        let mut overlaps = Vec::new();
        for (one, set) in self.sets.iter().enumerate() {
            for (other, own) in self.sets.iter().enumerate().skip(one + 1) {
                let shared = set.count_both(own);
                if shared > 0 {
                    overlaps.push(([one, other], shared));
                }
            }
        }
        overlaps
    }

    /// How many cases of the collection no group holds.
    pub fn outside(&self, collection: &Collection) -> u32 {
        let mut outside = CaseSet::full(collection.len());
        self.sets.iter().for_each(|set| outside.subtract(set));
        outside.count()
    }

    /// Every bucket of a facet that some group has, and every place, with its counts. Years run forward,
    /// and what is unknown comes last.
    pub fn rows(&self, collection: &Collection, facet: Facet) -> Vec<Row> {
        let column = collection.column(facet);
        let counts: Vec<_> = self.sets.iter().map(|set| column.count(set)).collect();
        let row = |bucket: BucketId| {
            let of_group = |own: &Vec<crate::facet::Bucket>| own[bucket.index()].count;
            Row { bucket, counts: counts.iter().map(of_group).collect() }
        };
        let mut buckets: Vec<BucketId> = column.ids().collect();
        if facet == Facet::Year {
            let known = buckets.len() - usize::from(column.unknown().is_some());
            buckets[..known].reverse();
        }
        let is_shown =
            |row: &Row| facet == Facet::District || row.counts.iter().any(|count| *count > 0);
        buckets.into_iter().map(row).filter(is_shown).collect()
    }
}

/// The two largest buckets of a facet, to begin with; fewer where fewer have cases.
pub fn largest(collection: &Collection, facet: Facet) -> Vec<BucketId> {
    let column = collection.column(facet);
    let known = || column.ids().filter(|bucket| Some(*bucket) != column.unknown());
    let counts: Vec<_> = known().map(|bucket| (bucket, column.set(bucket).count())).collect();
    let order = ranked(counts.len(), &|at| (u32::MAX - counts[at].1) as usize);
    let held = order.into_iter().map(|at| counts[at]).filter(|(_, count)| *count > 0);
    held.map(|(bucket, _)| bucket).take(2).collect()
}

/// A part of a group in tenths of a percent, a half rounded up; nothing of a group without cases.
pub fn tenths(count: u32, size: u32) -> Option<u32> {
    let [count, size] = [count, size].map(u64::from);
    let tenths = (count * 2000 + size).checked_div(size * 2)?;
    u32::try_from(tenths).ok()
}

/// The row in which the parts of the groups lie furthest apart; groups without cases have none. Nothing
/// where no two groups differ.
pub fn widest(rows: &[Row], sizes: &[u32]) -> Option<Gap> {
    // A part is a count beside a size; products of them are compared whole, so that nothing is rounded.
    let product = |count: u32, size: u32| u64::from(count) * u64::from(size);
    let mut widest: Option<(Gap, [u128; 2])> = None;
    for (at, row) in rows.iter().enumerate() {
        let groups = || (0..sizes.len()).filter(|group| sizes[*group] > 0);
        let above = |a: usize, b: usize| {
            product(row.counts[a], sizes[b]) > product(row.counts[b], sizes[a])
        };
        let most = groups().reduce(|most, own| if above(own, most) { own } else { most });
        let least = groups().reduce(|least, own| if above(least, own) { own } else { least });
        let (Some(most), Some(least)) = (most, least) else { continue };
        let over =
            product(row.counts[most], sizes[least]) - product(row.counts[least], sizes[most]);
        let width = [u128::from(over), u128::from(product(sizes[most], sizes[least]))];
        let is_wider = widest.is_none_or(|(_, known)| width[0] * known[1] > known[0] * width[1]);
        if over > 0 && is_wider {
            widest = Some((Gap { row: at, most, least }, width));
        }
    }
    widest.map(|(gap, _)| gap)
}
