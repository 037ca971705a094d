//! The timeline: how many cases fall into each year, quarter or month.

use crate::case::Case;
use crate::case_set::CaseSet;
use crate::collection::{CaseId, Collection};
use crate::date::{PartialDate, Precision, Span};

/// How wide a bin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// Twelve months.
    Year,
    /// Three months.
    Quarter,
    /// One month.
    Month,
}

impl Grain {
    /// The number of months of a bin.
    pub fn months(self) -> u8 {
        match self {
            Grain::Year => 12,
            Grain::Quarter => 3,
            Grain::Month => 1,
        }
    }

    /// The finest grain whose bins over so many years stay at least `least` pixels wide on `width`
    /// pixels; years where none does.
    pub fn fitting(width: f64, years: u16, least: f64) -> Grain {
        let fits = |grain: &Grain| {
            let bins = f64::from(years) * 12.0 / f64::from(grain.months());
            width >= bins * least
        };
        [Grain::Month, Grain::Quarter].into_iter().find(fits).unwrap_or(Grain::Year)
    }

    /// Whether a date known so far falls into a single bin.
    fn holds(self, precision: Precision) -> bool {
        self == Grain::Year || precision > Precision::Year
    }
}

/// One interval of the timeline, with the dates that its first and last month are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The year that it belongs to.
    pub year: u16,
    /// Its first month, 1 to 12.
    pub month: u8,
    /// How many months it has.
    pub months: u8,
    /// The number of cases dated within it.
    pub count: u32,
}

impl Bin {
    /// The first month, as a bound of a selection; the year itself where the bin is a whole year.
    pub fn from(self) -> Option<PartialDate> {
        match self.months {
            12 => PartialDate::from_year(self.year),
            _ => PartialDate::from_month(self.year, self.month),
        }
    }

    /// The last month, as a bound of a selection; the year itself where the bin is a whole year.
    pub fn to(self) -> Option<PartialDate> {
        match self.months {
            12 => PartialDate::from_year(self.year),
            months => PartialDate::from_month(self.year, self.month + months - 1),
        }
    }

    /// The days of the bin.
    pub fn span(self) -> Option<Span> {
        Span::between(self.from(), self.to())
    }
}

/// The dates that bound a run of bins, both included: whole years where the run begins and ends
/// with a year. `None` for an empty run.
pub fn bounds(run: &[Bin]) -> Option<(PartialDate, PartialDate)> {
    let (first, last) = (run.first()?, run.last()?);
    if first.month == 1 && last.month + last.months == 13 {
        return Some((PartialDate::from_year(first.year)?, PartialDate::from_year(last.year)?));
    }
    Some((first.from()?, last.to()?))
}

/// Cases that are known to a year only, where the bins are finer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearOnly {
    /// The year.
    pub year: u16,
    /// The number of cases.
    pub count: u32,
}

/// The counts of a set of cases over the years of the whole collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// How wide the bins are.
    pub grain: Grain,
    /// Every bin from the first year to the last, empty ones included.
    pub bins: Vec<Bin>,
    /// The cases that no bin of this width can hold, by year; years without any are left out.
    pub year_only: Vec<YearOnly>,
    /// The number of cases without a date.
    pub undated: u32,
}

/// Counts a set of cases over time. The bins cover the whole collection, whatever the set.
pub fn timeline(collection: &Collection, grain: Grain, among: &CaseSet) -> Timeline {
    let Some((first, last)) = collection.years() else {
        return Timeline { grain, bins: Vec::new(), year_only: Vec::new(), undated: among.count() };
    };
    let months = grain.months();
    let mut bins: Vec<Bin> = (first..=last)
        .flat_map(|year| {
            (1..=12).step_by(months.into()).map(move |month| Bin { year, month, months, count: 0 })
        })
        .collect();
    let (mut year_only, mut undated) = (Vec::new(), 0);
    let segments = collection.segments();
    for (date, count) in segments.dates().iter().zip(segments.counts(among)) {
        let Some(date) = date else {
            undated = count;
            continue;
        };
        if grain.holds(date.precision()) {
            let month = usize::from(date.month().unwrap_or(1) - 1);
            let at = usize::from(date.year() - first) * 12 + month;
            bins[at / usize::from(months)].count += count;
        } else if count > 0 {
            year_only.push(YearOnly { year: date.year(), count });
        }
    }
    Timeline { grain, bins, year_only, undated }
}

/// Something dated inside a case: a milestone or an honour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The case that it belongs to.
    pub case: CaseId,
    /// When it happened.
    pub date: PartialDate,
    /// Which of the case's milestones or honours it is.
    pub kind: EventKind,
}

/// What an [`Event`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The milestone at that place of the case's list.
    Milestone(usize),
    /// The honour at that place of the case's list.
    Honour(usize),
}

/// The dated milestones and honours of a case.
pub(crate) fn events_of(id: CaseId, case: &Case) -> impl Iterator<Item = Event> + '_ {
    let milestones = case.milestones.iter().enumerate().map(move |(at, milestone)| Event {
        case: id,
        date: milestone.date,
        kind: EventKind::Milestone(at),
    });
    let honours = case.honours.iter().enumerate().filter_map(move |(at, honour)| {
        Some(Event { case: id, date: honour.date?, kind: EventKind::Honour(at) })
    });
    milestones.chain(honours)
}

/// The dated milestones and honours of a set of cases, in the order of their dates.
pub fn events(collection: &Collection, among: &CaseSet) -> Vec<Event> {
    let events = collection.events().iter();
    events.filter(|event| among.contains(event.case)).copied().collect()
}

impl Event {
    /// What the case says happened.
    pub fn text(self, collection: &Collection) -> &str {
        let case = collection.case(self.case);
        match self.kind {
            EventKind::Milestone(at) => &case.milestones[at].text,
            EventKind::Honour(at) => &case.honours[at].name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grain_is_the_finest_that_keeps_bins_wide_enough() {
        assert_eq!(Grain::fitting(1152.0, 12, 8.0), Grain::Month);
        assert_eq!(Grain::fitting(1151.0, 12, 8.0), Grain::Quarter);
        assert_eq!(Grain::fitting(320.0, 12, 8.0), Grain::Year);
        assert_eq!(Grain::fitting(0.0, 12, 8.0), Grain::Year);
    }

    #[test]
    fn a_bin_is_bounded_by_the_dates_of_its_first_and_last_month() {
        let quarter = Bin { year: 2020, month: 10, months: 3, count: 0 };
        assert_eq!(quarter.from().unwrap().to_string(), "2020-10");
        assert_eq!(quarter.to().unwrap().to_string(), "2020-12");
        let run = [
            Bin { year: 2020, month: 1, months: 3, count: 0 },
            Bin { year: 2020, month: 4, months: 3, count: 0 },
            Bin { year: 2020, month: 7, months: 3, count: 0 },
            quarter,
        ];
        let texts = |run: &[Bin]| bounds(run).map(|(from, to)| format!("{from}..{to}"));
        assert_eq!(texts(&run[1..2]).unwrap(), "2020-04..2020-06");
        assert_eq!(texts(&run).unwrap(), "2020..2020");
        assert_eq!(texts(&[]), None);
        let year = Bin { year: 2020, month: 1, months: 12, count: 0 };
        assert_eq!(year.from(), year.to());
        assert_eq!(year.to().unwrap().to_string(), "2020");
    }
}
