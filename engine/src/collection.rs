//! The collection: the cases in the order of their dates, with the columns that answers are
//! counted from. Made once, never changed.

use anlan_kernels::small;

use crate::case::{Case, District, Vocabulary};
use crate::case_set::CaseSet;
use crate::date::{PartialDate, Span};
use crate::facet::{BucketId, BucketName, Column, Facet, Held, terms};
use crate::fold::Fold;
use crate::grid::Grid;
use crate::rank::ranked;
use crate::records::Records;
use crate::rows::{Rows, hash};
use crate::search::{Found, Query, TextIndex};
use crate::segments::{Segments, Share};
use crate::timeline::Event;

/// The position of a case in its collection. Dense, and good only for that collection: addresses
/// and files name a case by its `id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(u32);

impl CaseId {
    /// The case at a position. Positions past `u32::MAX` do not occur: loading stops before.
    pub(crate) fn new(index: usize) -> CaseId {
        CaseId(small(index))
    }

    /// The position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An order in which the cases of a collection are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrangement {
    /// That of the collection: by date, the undated last.
    ByDate,
    /// By district, and within each as the collection.
    ByDistrict,
}

/// All cases with everything that is known about them as a whole.
pub struct Collection {
    vocabulary: Vocabulary,
    districts: Vec<District>,
    records: Records,
    dates: Vec<Option<PartialDate>>,
    /// The dated milestones and honours of all cases, in the order of their dates.
    events: Vec<Event>,
    segments: Segments,
    undated: CaseSet,
    /// A hash of the id of each case.
    names: Vec<u32>,
    /// In the order of [`Facet::ALL`].
    columns: Vec<Column>,
    grid: Grid,
    fold: Fold,
    text: TextIndex,
}

/// A collection being made, a column at a time: one takes as long as some thousand cases.
pub(crate) struct Making {
    /// The cases of the bundle that are shown, in its order.
    rows: Rows,
    /// Their places there, in the order of the collection: by date, oldest first and undated last;
    /// cases of one date by `id`.
    order: Vec<usize>,
    dates: Vec<Option<PartialDate>>,
    columns: Vec<Column>,
}

impl Making {
    pub(crate) fn new(rows: Rows) -> Making {
        let order = rows.order();
        let dates = order.iter().map(|at| rows.dates[*at]).collect();
        Making { rows, order, dates, columns: Vec::new() }
    }

    /// Makes the next column; false where all are made.
    pub(crate) fn step(&mut self, vocabulary: &Vocabulary, districts: &[District]) -> bool {
        let Some(&facet) = Facet::ALL.get(self.columns.len()) else { return false };
        let (terms, held) = if facet == Facet::Year {
            years(&self.dates)
        } else {
            let terms = terms(facet, vocabulary, districts);
            let held = self.rows.held[facet as usize].in_order(&self.order, terms.len());
            (terms, held)
        };
        self.columns.push(Column::new(facet, terms, held));
        true
    }

    /// The collection of the cases in these bytes.
    pub(crate) fn finish(
        mut self,
        vocabulary: Vocabulary,
        districts: Vec<District>,
        fold: Fold,
        bytes: Vec<u8>,
    ) -> Collection {
        while self.step(&vocabulary, &districts) {}
        let Making { rows, order, dates, mut columns } = self;
        let at = |places: &Vec<u32>| order.iter().map(|at| places[*at]).collect::<Vec<u32>>();
        let [starts, sizes, names] = [&rows.starts, &rows.sizes, &rows.names].map(at);
        let events = events_in_order(rows.events, &order);
        let segments = Segments::new(&dates);
        let mut undated = CaseSet::empty(dates.len());
        undated.insert_run(segments.undated_from()..dates.len());
        let grid = Grid::new(&columns[Facet::District as usize], &segments);
        for column in &mut columns {
            column.arrange(grid.places());
        }
        let text = TextIndex::new(&sizes, &columns, &fold);
        let records = Records::new(bytes, starts);
        Collection {
            vocabulary,
            districts,
            records,
            dates,
            events,
            segments,
            undated,
            names,
            columns,
            grid,
            fold,
            text,
        }
    }
}

impl Collection {
    /// The number of cases.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no case at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The vocabulary that the cases choose from.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The places, in the order in which they are shown.
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// A case of this collection. It is read when first asked for and kept from then on.
    ///
    /// # Panics
    /// Where the id is of a larger collection: a bug, since ids do not leave theirs.
    pub fn case(&self, case: CaseId) -> &Case {
        self.records.case(case.index())
    }

    /// A case of this collection as the JSON that it came as.
    pub fn json(&self, case: CaseId) -> &str {
        self.records.text(case.index())
    }

    /// A case of this collection, read anew and not kept.
    pub(crate) fn read(&self, case: CaseId) -> Case {
        self.records.read(case.index())
    }

    /// All cases in the order of their dates.
    pub fn ids(&self) -> impl Iterator<Item = CaseId> + use<> {
        (0..self.records.len()).map(CaseId::new)
    }

    /// The case of that name, if there is one.
    pub fn find(&self, id: &str) -> Option<CaseId> {
        let name = hash(id);
        let mut named = self.ids().filter(|case| self.names[case.index()] == name);
        named.find(|case| self.read(*case).id == id)
    }

    /// The case's date, as far as it is known; `None` where it is undated.
    pub fn date(&self, case: CaseId) -> Option<PartialDate> {
        self.dates[case.index()]
    }

    /// The days that the case's date may mean; `None` where it is undated.
    pub fn span(&self, case: CaseId) -> Option<Span> {
        self.dates[case.index()].map(PartialDate::span)
    }

    /// The column of a facet.
    pub fn column(&self, facet: Facet) -> &Column {
        &self.columns[facet as usize]
    }

    /// How text is folded for search.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// The cases that hold every word of a query, and how much they say about it; all of them where
    /// there is no word.
    pub fn search(&self, query: &Query) -> Found {
        self.text.search(self, query)
    }

    /// Makes the next part of what search reads, which a search would otherwise have to make before
    /// it could answer; false where all is made.
    pub fn prepare_search(&self) -> bool {
        self.text.make_next(self)
    }

    /// How much of what search reads is made, from 0 to 1.
    pub fn search_progress(&self) -> f64 {
        self.text.made()
    }

    /// The dated milestones and honours of all cases, in the order of their dates.
    pub(crate) fn events(&self) -> &[Event] {
        &self.events
    }

    /// Where the cases lie by district.
    pub(crate) fn grid(&self) -> &Grid {
        &self.grid
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

    /// How many cases of a set are undated: they come last, so no other part of it is looked at.
    pub(crate) fn count_undated(&self, among: &CaseSet) -> u32 {
        let mut count = [0];
        let part = [self.segments.undated_from(), self.len()].map(small);
        among.add_counts(among, &part, &mut count);
        count[0]
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
        self.holding(Arrangement::ByDate, facet, chosen, false)
    }

    /// The cases that hold every one of the buckets.
    pub fn all_of(&self, facet: Facet, chosen: &[BucketId]) -> CaseSet {
        self.holding(Arrangement::ByDate, facet, chosen, true)
    }

    /// The cases that hold every one of the buckets, or at least one.
    pub(crate) fn holding(
        &self,
        arrangement: Arrangement,
        facet: Facet,
        chosen: &[BucketId],
        every: bool,
    ) -> CaseSet {
        let len = self.len();
        let mut set = if every { CaseSet::full(len) } else { CaseSet::empty(len) };
        let column = self.column(facet);
        for &bucket in chosen {
            if !every {
                column.unite_into(arrangement, bucket, &mut set);
            } else if !set.is_empty() {
                set.intersect(&column.arranged(arrangement, bucket));
            }
        }
        set
    }
}

/// Events of cases of a bundle as events of the collection, in the order of their dates.
fn events_in_order(events: Vec<Event>, order: &[usize]) -> Vec<Event> {
    if events.is_empty() {
        return events;
    }
    let mut positions = vec![None; order.iter().max().map_or(0, |last| last + 1)];
    for (place, at) in order.iter().enumerate() {
        positions[*at] = Some(CaseId::new(place));
    }
    let placed = |event: Event| {
        let case = positions.get(event.case.index()).copied().flatten()?;
        Some(Event { case, ..event })
    };
    let events: Vec<Event> = events.into_iter().filter_map(placed).collect();
    let by_case = ranked(events.len(), &|at| events[at].case.index());
    let by_date = ranked(events.len(), &|at| events[by_case[at]].date.rank() as usize);
    by_date.into_iter().map(|at| events[by_case[at]]).collect()
}

/// The years of dates that come in order, the latest first, with the year of each case.
fn years(dates: &[Option<PartialDate>]) -> (Vec<(String, BucketName)>, Held) {
    let mut years: Vec<u16> = dates.iter().flatten().map(|date| date.year()).collect();
    years.dedup();
    let mut held = Held::default();
    let mut at = years.len();
    for (case, date) in dates.iter().enumerate() {
        let before = case.checked_sub(1).and_then(|before| dates[before]);
        at -= usize::from(date.map(PartialDate::year) != before.map(PartialDate::year) && at > 0);
        let place = if date.is_some() { at } else { years.len() };
        held.push(&mut std::iter::once(small(place)));
    }
    let term = |year: &u16| (year.to_string(), BucketName::Year(*year));
    (years.iter().rev().map(term).collect(), held)
}
