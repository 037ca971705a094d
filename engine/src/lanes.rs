//! The timeline up close: the extent of time that is looked at, with its zooming and panning, and the
//! cases of it in lanes, each as a mark of its own that overlaps no other.

use crate::answer::Answer;
use crate::case::DateKind;
use crate::case_set::CaseSet;
use crate::collection::{CaseId, Collection};
use crate::date::{PartialDate, Span};
use crate::facet::{BucketId, Facet};
use crate::matches::Dimension;
use crate::rank::ranked;
use crate::selection::Selection;
use crate::timeline::{Event, events_of};

/// The fewest months that are looked at.
const LEAST: i32 = 3;

/// A run of whole months, counted from the year 0: what is looked at of all time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    first: i32,
    /// The month after the last.
    end: i32,
}

impl Extent {
    /// The whole years in which a collection has dated cases; `None` where it has none.
    pub fn whole(collection: &Collection) -> Option<Extent> {
        let (first, last) = collection.years()?;
        Some(Extent { first: i32::from(first) * 12, end: (i32::from(last) + 1) * 12 })
    }

    /// The time that a selection asks for, in whole months and within the whole: all of it where
    /// no time is asked for, and the nearest that is long enough otherwise.
    pub fn asked(selection: &Selection, whole: Extent) -> Extent {
        let start = selection.from().map_or(whole.first, |date| rounded(date.months().0.floor()));
        let end = selection.to().map_or(whole.end, |date| rounded(date.months().1.ceil()));
        let months = end.max(start) - start;
        let wider = (LEAST - months).max(0);
        Extent::within(whole, start - wider / 2, months + wider)
    }

    /// How many months it has.
    pub fn months(self) -> i32 {
        self.end - self.first
    }

    /// Where it begins and ends on the scale of [`PartialDate::months`].
    pub fn domain(self) -> (f64, f64) {
        (f64::from(self.first), f64::from(self.end))
    }

    /// The place in its middle.
    pub fn middle(self) -> f64 {
        let (start, end) = self.domain();
        f64::midpoint(start, end)
    }

    /// The extent that is `by` times as long, with the place where it was as nearly as whole months
    /// allow. Never shorter than three months, nor beyond the whole.
    #[must_use]
    pub fn zoomed(self, whole: Extent, place: f64, by: f64) -> Extent {
        let (start, end) = self.domain();
        let place = place.max(start).min(end);
        let months = rounded((end - start) * by).max(LEAST).min(whole.months());
        let share = (place - start) / (end - start);
        Extent::within(whole, rounded(place - share * f64::from(months)), months)
    }

    /// The extent so many months later, or earlier, as far as the whole reaches.
    #[must_use]
    pub fn panned(self, whole: Extent, months: i32) -> Extent {
        Extent::within(whole, self.first.saturating_add(months), self.months())
    }

    /// The extent of the same length that begins with the whole.
    #[must_use]
    pub fn at_start(self, whole: Extent) -> Extent {
        self.panned(whole, whole.first - self.first)
    }

    /// The extent of the same length that ends with the whole.
    #[must_use]
    pub fn at_end(self, whole: Extent) -> Extent {
        self.panned(whole, whole.end - self.end)
    }

    /// So many months from a first one on, moved into the whole, and cut where they are more.
    fn within(whole: Extent, first: i32, months: i32) -> Extent {
        let months = months.min(whole.months());
        let first = first.min(whole.end - months).max(whole.first);
        Extent { first, end: first + months }
    }

    /// Its first and its last date, both included, as bounds of a selection: years where it begins and
    /// ends with one, months otherwise.
    pub fn bounds(self) -> Option<(PartialDate, PartialDate)> {
        let (first, last) = (month(self.first)?, month(self.end - 1)?);
        if self.first % 12 == 0 && self.end % 12 == 0 {
            return Some((
                PartialDate::from_year(first.year())?,
                PartialDate::from_year(last.year())?,
            ));
        }
        Some((first, last))
    }

    /// The days of it.
    pub fn span(self) -> Option<Span> {
        let (from, to) = self.bounds()?;
        Span::between(Some(from), Some(to))
    }

    /// What is asked of a selection to look at it: no time where it is the whole.
    pub fn time(self, whole: Extent) -> (Option<PartialDate>, Option<PartialDate>) {
        if self == whole { (None, None) } else { self.bounds().unzip() }
    }

    /// Where the axis has a line: each first month of a year, of a quarter, or each month – the finest
    /// of which at most `most` fall into the extent, and years where even these are more.
    pub fn ticks(self, most: usize) -> Vec<Tick> {
        let months_of = |step: i32| (self.first..self.end).filter(move |own| own % step == 0);
        let step = [1, 3].into_iter().find(|step| months_of(*step).count() <= most).unwrap_or(12);
        let tick = |at: i32| Some(Tick { at: f64::from(at), month: month(at)? });
        months_of(step).filter_map(tick).collect()
    }
}

/// A line of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Where, on the scale of [`PartialDate::months`].
    pub at: f64,
    /// The month that begins there.
    pub month: PartialDate,
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, far from any date")]
fn rounded(months: f64) -> i32 {
    months.round() as i32
}

/// The month of that number, counted from the year 0.
fn month(at: i32) -> Option<PartialDate> {
    let year = u16::try_from(at.div_euclid(12)).ok()?;
    PartialDate::from_month(year, u8::try_from(at.rem_euclid(12) + 1).ok()?)
}

/// What a selection would show of an extent, were its time that of the extent.
pub fn within(collection: &Collection, answer: &Answer, extent: Extent) -> CaseSet {
    let mut among = answer.matches.except(Dimension::Time);
    if let Some(span) = extent.span() {
        among.intersect(&collection.within(span));
    }
    among
}

/// The cases of a selection, whatever its time, that have no date and so no place in an extent.
pub fn undated(collection: &Collection, answer: &Answer) -> CaseSet {
    let mut among = answer.matches.except(Dimension::Time);
    among.intersect(collection.undated());
    among
}

/// How much room the marks of a chart take, in months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The least width of a mark; one that is narrower takes it around its middle.
    pub mark: f64,
    /// What stands beside a mark, behind everything else of it.
    pub label: f64,
    /// Where the chart begins and ends. What is dated beyond takes no room; a label that would stand
    /// beyond the end stands before its mark instead.
    pub domain: (f64, f64),
}

impl Room {
    /// All the room that there is, where nothing is drawn.
    pub const ENDLESS: Room =
        Room { mark: 0.0, label: 0.0, domain: (f64::NEG_INFINITY, f64::INFINITY) };

    /// Where an event of that date stands: in the middle of what is known, if that is on the chart.
    pub fn place(&self, date: PartialDate) -> Option<f64> {
        let (start, end) = date.months();
        let middle = f64::midpoint(start, end);
        (self.domain.0 <= middle && middle < self.domain.1).then_some(middle)
    }

    /// What a mark takes between two places, of which only those on the chart count.
    fn taken(&self, (start, end): (f64, f64)) -> (f64, f64) {
        let within = |place: f64| place.max(self.domain.0).min(self.domain.1);
        let (start, end) = (within(start), within(end));
        let more = (self.mark - (end - start)).max(0.0) / 2.0;
        (start - more, end + more)
    }
}

/// A case in a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The case.
    pub case: CaseId,
    /// Its date, as far as it is known.
    pub date: PartialDate,
    /// What happened then.
    pub kind: DateKind,
    /// Its dated milestones and honours, in the order of their dates.
    pub events: Vec<Event>,
    /// The row within its lane, from 0.
    pub row: usize,
    /// All that it takes of its row, in months: itself, its events, and its label.
    pub reach: (f64, f64),
    /// Whether its label stands before it.
    pub is_labelled_before: bool,
}

/// The cases of one bucket, or all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Whose cases these are; `None` where there is but one lane.
    pub bucket: Option<BucketId>,
    /// The cases, by where they begin to take their row.
    pub marks: Vec<Mark>,
    /// How many rows there are.
    pub rows: usize,
}

/// A set of cases in lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Lanes {
    /// The lanes that have a mark, in the order of the buckets.
    pub lanes: Vec<Lane>,
    /// The buckets that have none.
    pub empty: Vec<BucketId>,
    /// How many cases are shown, the first in the order of their dates.
    pub shown: usize,
    /// How many cases have a date.
    pub dated: usize,
    /// The year in which the most of the cases shown are dated, with their number; the first of
    /// several.
    pub peak: Option<(u16, usize)>,
}

impl Lanes {
    /// The lane with the most cases; the first of several.
    pub fn fullest(&self) -> Option<&Lane> {
        let fuller = |best: &'_ Lane, next: &'_ Lane| next.marks.len() > best.marks.len();
        self.lanes.iter().reduce(|best, next| if fuller(best, next) { next } else { best })
    }
}

/// The dated cases of a set in lanes, a case in the lane of each bucket of the facet that it holds; of
/// more than `most` cases the first.
pub fn lanes(
    collection: &Collection,
    facet: Option<Facet>,
    among: &CaseSet,
    room: Room,
    most: usize,
) -> Lanes {
    let is_dated = |case: &CaseId| !collection.undated().contains(*case);
    let dated = among.iter().filter(is_dated).count();
    let shown: Vec<CaseId> = among.iter().filter(is_dated).take(most).collect();
    let buckets: Vec<Option<BucketId>> = match facet {
        Some(facet) => collection.column(facet).ids().map(Some).collect(),
        None => vec![None],
    };
    let (mut lanes, mut empty) = (Vec::new(), Vec::new());
    for bucket in buckets {
        let holds = |case: &&CaseId| match (facet, bucket) {
            (Some(facet), Some(bucket)) => {
                collection.column(facet).of_case(**case).any(|own| own == bucket)
            }
            _ => true,
        };
        let cases = shown.iter().filter(holds);
        let marks: Vec<Mark> = cases.filter_map(|case| mark(collection, *case, room)).collect();
        match bucket {
            Some(bucket) if marks.is_empty() => empty.push(bucket),
            _ if marks.is_empty() => {}
            _ => lanes.push(lane(bucket, marks)),
        }
    }
    let peak = peak(collection, &shown);
    Lanes { lanes, empty, shown: shown.len(), dated, peak }
}

/// A case as a mark in the first row.
fn mark(collection: &Collection, id: CaseId, room: Room) -> Option<Mark> {
    let case = collection.case(id);
    let (date, kind) = (case.date.value?, case.date.kind?);
    let own: Vec<Event> = events_of(id, case).collect();
    let order = ranked(own.len(), &|at| own[at].date.rank() as usize);
    let events: Vec<Event> = order.into_iter().map(|at| own[at]).collect();
    let places = events.iter().filter_map(|event| room.place(event.date));
    let taken = places.map(|place| room.taken((place, place)));
    let all = |all: (f64, f64), own: (f64, f64)| (all.0.min(own.0), all.1.max(own.1));
    let (start, end) = taken.fold(room.taken(date.months()), all);
    let before = end + room.label > room.domain.1;
    let reach = if before { (start - room.label, end) } else { (start, end + room.label) };
    Some(Mark { case: id, date, kind, events, row: 0, reach, is_labelled_before: before })
}

/// Marks side by side, each in the first row that is free.
fn lane(bucket: Option<BucketId>, marks: Vec<Mark>) -> Lane {
    let mut marks = marks;
    // Stable: of marks that begin alike the case that comes first in the collection stays first.
    marks.sort_by(|a, b| a.reach.0.total_cmp(&b.reach.0));
    let reaches: Vec<(f64, f64)> = marks.iter().map(|mark| mark.reach).collect();
    let rows = packed(&reaches);
    for (mark, row) in marks.iter_mut().zip(&rows) {
        mark.row = *row;
    }
    Lane { bucket, marks, rows: rows.iter().max().map_or(0, |last| last + 1) }
}

/// The row of each stretch, given in the order in which they are laid: the first whose last one ends
/// before it begins.
pub fn packed(stretches: &[(f64, f64)]) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let row = |&(start, end): &(f64, f64)| {
        let free = ends.iter().position(|last| *last <= start);
        let row = free.unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(end);
        } else {
            ends[row] = end;
        }
        row
    };
    stretches.iter().map(row).collect()
}

/// The year with the most of some cases that come in the order of their dates.
fn peak(collection: &Collection, cases: &[CaseId]) -> Option<(u16, usize)> {
    let mut counts: Vec<(u16, usize)> = Vec::new();
    for date in cases.iter().filter_map(|case| collection.case(*case).date.value) {
        match counts.last_mut() {
            Some((year, count)) if *year == date.year() => *count += 1,
            _ => counts.push((date.year(), 1)),
        }
    }
    counts.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best })
}
