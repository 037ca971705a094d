//! The collection: the cases in the order of their dates, with the columns that answers are
//! counted from. Made once, never changed.

use crate::case::{Case, District, Vocabulary};
use crate::case_set::CaseSet;
use crate::date::{PartialDate, Span};
use crate::facet::{BucketId, Column, Facet};
use crate::fold::Fold;
use crate::rank::{Places, ranked};
use crate::search::TextIndex;
use crate::segments::{Segments, Share};

/// The position of a case in its collection. Dense, and good only for that collection: addresses
/// and files name a case by its `id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(u32);

impl CaseId {
    /// The case at a position. Positions past `u32::MAX` do not occur: loading stops before.
    pub(crate) fn new(index: usize) -> CaseId {
        CaseId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All cases with everything that is known about them as a whole.
pub struct Collection {
    vocabulary: Vocabulary,
    districts: Vec<District>,
    cases: Vec<Case>,
    segments: Segments,
    undated: CaseSet,
    columns: [Column; Facet::ALL.len()],
    fold: Fold,
    text: TextIndex,
}

impl Collection {
    /// A collection of checked cases. They are put in the order of their dates, oldest first and
    /// undated last; cases of one date by `id`.
    pub fn new(
        vocabulary: Vocabulary,
        districts: Vec<District>,
        cases: Vec<Case>,
        fold: Fold,
    ) -> Collection {
        let cases = in_order(cases);
        let segments = Segments::new(&cases);
        let mut undated = CaseSet::empty(cases.len());
        undated.insert_run(segments.undated_from()..cases.len());
        let columns = Facet::ALL.map(|facet| Column::new(facet, &vocabulary, &districts, &cases));
        let text = TextIndex::new(&vocabulary, &districts, &cases, &fold);
        Collection { vocabulary, districts, cases, segments, undated, columns, fold, text }
    }

    /// The number of cases.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Whether there is no case at all.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// The vocabulary that the cases choose from.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The places, in the order in which they are shown.
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// A case of this collection.
    ///
    /// # Panics
    /// Where the id is of a larger collection: a bug, since ids do not leave theirs.
    pub fn case(&self, case: CaseId) -> &Case {
        &self.cases[case.index()]
    }

    /// All cases in the order of their dates.
    pub fn ids(&self) -> impl Iterator<Item = CaseId> + use<> {
        (0..self.cases.len()).map(CaseId::new)
    }

    /// The case of that name, if there is one.
    pub fn find(&self, id: &str) -> Option<CaseId> {
        self.cases.iter().position(|case| case.id == id).map(CaseId::new)
    }

    /// The days that the case's date may mean; `None` where it is undated.
    pub fn span(&self, case: CaseId) -> Option<Span> {
        self.case(case).date.value.map(PartialDate::span)
    }

    /// The column of a facet.
    pub fn column(&self, facet: Facet) -> &Column {
        &self.columns[facet as usize]
    }

    /// How text is folded for search.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// The folded text of all cases.
    pub fn text(&self) -> &TextIndex {
        &self.text
    }

    /// The cases whose date shares a day with the span. Undated cases share none.
    pub fn within(&self, span: Span) -> CaseSet {
        let mut within = CaseSet::empty(self.len());
        for (at, share) in self.segments.shares(span).into_iter().enumerate() {
            match share {
                Share::Nothing => {}
                Share::All => within.insert_run(self.segments.run(at)),
                Share::Some => self
                    .cases_of_run(at)
                    .filter(|case| self.span(*case).is_some_and(|own| own.overlaps(span)))
                    .for_each(|case| within.insert(case)),
            }
        }
        within
    }

    /// The cases without a date.
    pub fn undated(&self) -> &CaseSet {
        &self.undated
    }

    /// The runs of cases that are dated alike.
    pub(crate) fn segments(&self) -> &Segments {
        &self.segments
    }

    /// The cases of one of those runs.
    pub(crate) fn cases_of_run(&self, at: usize) -> impl Iterator<Item = CaseId> + use<> {
        self.segments.run(at).map(CaseId::new)
    }

    /// The first and the last year that a case is dated in.
    pub fn years(&self) -> Option<(u16, u16)> {
        let mut years = self.segments.dates().iter().flatten().map(|date| date.year());
        let first = years.next()?;
        Some((first, years.next_back().unwrap_or(first)))
    }

    /// The cases that hold at least one of the buckets.
    pub fn any_of(&self, facet: Facet, chosen: &[BucketId]) -> CaseSet {
        let mut set = CaseSet::empty(self.len());
        for &bucket in chosen {
            set.unite(&self.column(facet).set(bucket));
        }
        set
    }

    /// The cases that hold every one of the buckets.
    pub fn all_of(&self, facet: Facet, chosen: &[BucketId]) -> CaseSet {
        let mut set = CaseSet::full(self.len());
        for &bucket in chosen {
            set.intersect(&self.column(facet).set(bucket));
        }
        set
    }
}

/// Dated before undated, then by the first day that the date may mean, then the coarser first; cases
/// of one date by `id`.
fn in_order(cases: Vec<Case>) -> Vec<Case> {
    let mut by_id = Places::new();
    for (at, case) in cases.iter().enumerate() {
        // A space comes before all that an id is made of; the place keeps apart what has one id.
        by_id.insert(format!("{} {at:010}", case.id), at);
    }
    let key = |at: &usize| cases[*at].date.value.map_or(u32::MAX, PartialDate::rank);
    let order = ranked(by_id.into_values().collect(), key);
    let mut cases: Vec<Option<Case>> = cases.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| cases[at].take()).collect()
}
