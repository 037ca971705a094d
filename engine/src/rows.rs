//! What is kept of each case while a bundle is read: all that the collection orders and counts by.

use std::ops::Range;

use anlan_kernels::{lists, small, work};

use crate::case::Case;
use crate::check::{Complaint, Known, List, repeated_id, repeated_title};
use crate::collection::CaseId;
use crate::date::PartialDate;
use crate::facet::{Facet, Held};
use crate::rank::{Places, ranked};
use crate::records::record;
use crate::timeline::{Event, events_of};

/// The good cases of a bundle, in its order.
#[derive(Default)]
pub(crate) struct Rows {
    /// Where in the bytes of the bundle each case starts.
    pub(crate) starts: Vec<u32>,
    /// How many bytes it takes.
    pub(crate) sizes: Vec<u32>,
    /// A hash of its id.
    pub(crate) names: Vec<u32>,
    /// A hash of its title.
    titles: Vec<u32>,
    /// The ids, one after another, and where each ends.
    ids: String,
    id_ends: Vec<u32>,
    pub(crate) dates: Vec<Option<PartialDate>>,
    /// What it holds of each facet but the year, by the places in the vocabulary.
    pub(crate) held: [Held; Facet::ALL.len()],
    /// What is dated in the cases, in their order.
    pub(crate) events: Vec<Event>,
    /// For each case the last one before it with the same hash of the id, and of the title.
    before: [Vec<Option<usize>>; 2],
    /// The cases that are left out, since an earlier one has their id.
    repeated: Vec<bool>,
    /// Whether an id does not come after the one before.
    are_mixed: bool,
}

impl Rows {
    /// Adds a case that takes these bytes of the bundle.
    pub(crate) fn push(&mut self, case: &Case, known: &Known, bytes: Range<usize>) {
        self.events.extend(events_of(CaseId::new(self.starts.len()), case));
        self.starts.push(small(bytes.start));
        self.sizes.push(small(bytes.len()));
        let last = self.starts.len().checked_sub(2).map(|last| self.id(last));
        self.are_mixed |= last.is_some_and(|last| case.id.as_str() <= last);
        self.ids.push_str(&case.id);
        self.id_ends.push(small(self.ids.len()));
        self.names.push(hash(&case.id));
        self.titles.push(hash(&case.title));
        self.dates.push(case.date.value);
        let one = std::slice::from_ref;
        for (facet, list, ids) in [
            (Facet::District, List::Districts, one(&case.district)),
            (Facet::Theme, List::Themes, &case.themes),
            (Facet::Mechanism, List::Mechanisms, &case.mechanisms),
            (Facet::Level, List::Levels, one(&case.level)),
            (Facet::Series, List::Series, case.series.as_slice()),
        ] {
            let places = ids.iter().filter_map(|id| known.place(list, id));
            self.held[facet as usize].push(&mut places.map(small));
        }
        let kind = known.kind(case.source.kind).map(small);
        self.held[Facet::SourceKind as usize].push(&mut kind.into_iter());
    }

    /// The number of cases.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    fn id(&self, at: usize) -> &str {
        self.ids.get(lists::place(&self.id_ends, at)).unwrap_or_default()
    }

    /// Says that no more cases come.
    pub(crate) fn end(&mut self) {
        self.repeated = vec![false; self.len()];
        self.before = [&self.names, &self.titles].map(|hashes| {
            let order = ranked(hashes.len(), &|at| hashes[at] as usize);
            let mut before = vec![None; hashes.len()];
            for pair in order.windows(2).filter(|pair| hashes[pair[0]] == hashes[pair[1]]) {
                before[pair[1]] = Some(pair[0]);
            }
            before
        });
    }

    /// What is wrong between a case and those before it, once all have come: an id or a title used
    /// twice. Of cases with one id only the first stays. The cases are asked for in order.
    pub(crate) fn check_before(&mut self, bytes: &[u8], at: usize) -> Option<Complaint> {
        let mut other = self.before[0][at];
        while let Some(before) = other {
            work::add(1);
            if self.id(before) == self.id(at) {
                self.repeated[at] = true;
                return Some(repeated_id(&self.record(bytes, at)));
            }
            other = self.before[0][before];
        }
        let mut other = self.before[1][at];
        let case = other.map(|_| self.record(bytes, at))?;
        while let Some(before) = other {
            work::add(1);
            let known = self.record(bytes, before);
            if known.title == case.title && !self.repeated[before] {
                return Some(repeated_title(&case, &known));
            }
            other = self.before[1][before];
        }
        None
    }

    fn record(&self, bytes: &[u8], at: usize) -> Case {
        record(bytes.get(self.starts[at] as usize..).unwrap_or_default())
    }

    /// The cases that are not left out: dated before undated, then by the first day that the date may
    /// mean, then the coarser first; cases of one date by `id`.
    pub(crate) fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> =
            (0..self.starts.len()).filter(|at| self.repeated.get(*at) != Some(&true)).collect();
        if self.are_mixed {
            let mut by_id = Places::new();
            for at in order {
                by_id.insert(self.id(at).to_owned(), at);
            }
            order = by_id.into_values().collect();
        }
        let rank = |at: usize| self.dates[order[at]].map_or(usize::MAX, |own| own.rank() as usize);
        ranked(order.len(), &rank).into_iter().map(|at| order[at]).collect()
    }
}

/// A number that stands for a text, as good as ever different for different texts (Glenn Fowler,
/// Landon Curt Noll and Kiem-Phong Vo's FNV-1a).
pub(crate) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
