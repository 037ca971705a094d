//! What is kept of each case while a bundle is read: all that the collection orders and counts by.

use std::ops::Range;

use anlan_kernels::work;

use crate::case::Case;
use crate::check::{Complaint, Known, List, repeated_id, repeated_title};
use crate::collection::CaseId;
use crate::date::PartialDate;
use crate::facet::{Facet, Held, source_kind_id};
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
    pub(crate) ids: Vec<u32>,
    /// A hash of its title.
    titles: Vec<u32>,
    pub(crate) dates: Vec<Option<PartialDate>>,
    /// What it holds of each facet but the year, by the places in the vocabulary.
    pub(crate) held: [Held; Facet::ALL.len()],
    /// What is dated in the cases, in their order.
    pub(crate) events: Vec<Event>,
    /// The cases that are left out, since an earlier one has their id.
    repeated: Vec<bool>,
    last_id: String,
    /// Whether an id does not come after the one before.
    are_mixed: bool,
}

impl Rows {
    /// Adds a case that takes these bytes of the bundle.
    pub(crate) fn push(&mut self, case: &Case, known: &Known, kinds: &Places, bytes: Range<usize>) {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.events.extend(events_of(CaseId::new(self.starts.len()), case));
        self.starts.push(small(bytes.start));
        self.sizes.push(small(bytes.len()));
        self.ids.push(hash(&case.id));
        self.titles.push(hash(&case.title));
        self.dates.push(case.date.value);
        for facet in Facet::ALL {
            let places = |list, ids: &[String]| -> Vec<usize> {
                ids.iter().filter_map(|id| known.place(list, id)).collect()
            };
            let one = std::slice::from_ref;
            let values = match facet {
                Facet::District => places(List::Districts, one(&case.district)),
                Facet::Theme => places(List::Themes, &case.themes),
                Facet::Mechanism => places(List::Mechanisms, &case.mechanisms),
                Facet::Level => places(List::Levels, one(&case.level)),
                Facet::Series => places(List::Series, case.series.as_slice()),
                Facet::Year => Vec::new(),
                Facet::SourceKind => {
                    kinds.get(source_kind_id(case.source.kind)).copied().into_iter().collect()
                }
            };
            self.held[facet as usize].push(values.into_iter());
        }
        self.are_mixed |= case.id <= self.last_id;
        self.last_id.clone_from(&case.id);
    }

    /// What is wrong between cases: an id or a title used twice. The complaint is about the later one.
    /// Of cases with one id only the first stays.
    pub(crate) fn check_together(&mut self, bytes: &[u8]) -> Vec<Complaint> {
        let len = self.starts.len();
        self.repeated = vec![false; len];
        if self.are_mixed {
            let alike = self.alike(bytes, &self.ids, &|case| &case.id);
            self.repeated = alike.iter().map(Option::is_some).collect();
        }
        let titles = self.alike(bytes, &self.titles, &|case| &case.title);
        let mut complaints = Vec::new();
        for (at, other) in titles.into_iter().enumerate() {
            let case = || self.record(bytes, at);
            if self.repeated[at] {
                complaints.push(repeated_id(&case()));
            } else if let Some(other) = other {
                complaints.push(repeated_title(&case(), &self.record(bytes, other)));
            }
        }
        complaints
    }

    /// For each case the last case before it that has the same text, if there is one; cases that are
    /// left out stand aside.
    fn alike(
        &self,
        bytes: &[u8],
        hashes: &[u32],
        text: &dyn Fn(&Case) -> &String,
    ) -> Vec<Option<usize>> {
        let mut alike = vec![None; hashes.len()];
        let mut order = ranked(hashes.len(), &|at| hashes[at] as usize);
        order.retain(|at| !self.repeated[*at]);
        for one in order.chunk_by(|a, b| hashes[*a] == hashes[*b]).filter(|one| one.len() > 1) {
            let texts: Vec<String> =
                one.iter().map(|at| text(&self.record(bytes, *at)).clone()).collect();
            for (at, own) in texts.iter().enumerate() {
                let is_own = |other: &String| {
                    work::add(1);
                    other == own
                };
                let before = texts[..at].iter().rposition(is_own);
                alike[one[at]] = before.map(|before| one[before]);
            }
        }
        alike
    }

    fn record(&self, bytes: &[u8], at: usize) -> Case {
        record(bytes.get(self.starts[at] as usize..).unwrap_or_default())
    }

    /// The cases that are not left out: dated before undated, then by the first day that the date may
    /// mean, then the coarser first; cases of one date by `id`.
    pub(crate) fn order(&self, bytes: &[u8]) -> Vec<usize> {
        let mut order: Vec<usize> =
            (0..self.starts.len()).filter(|at| self.repeated.get(*at) != Some(&true)).collect();
        if self.are_mixed {
            let mut by_id = Places::new();
            for at in order {
                by_id.insert(self.record(bytes, at).id, at);
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
