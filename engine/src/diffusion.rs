//! How a mechanism spread: which district had a case of it first, which followed, and how long after.
//!
//! A date known to a year or a month is a span of days, so that the order of two districts is known
//! only where the span of the one ends before that of the other begins. Nothing is said beyond that.

use crate::case::DistrictKind;
use crate::case_set::CaseSet;
use crate::collection::{CaseId, Collection};
use crate::date::PartialDate;
use crate::facet::{BucketId, Facet};
use crate::rank::ranked;

/// The cases of a mechanism that one district has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose cases they are.
    pub district: BucketId,
    /// In the order of the collection, so that the first is the first dated one, if any is dated.
    pub cases: Vec<CaseId>,
    /// The date of the first of them; `None` where none is dated.
    pub first: Option<PartialDate>,
    /// How many of them are undated.
    pub undated: usize,
}

/// A district among those that have a dated case of a mechanism.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopter {
    /// Its cases.
    pub held: Held,
    /// The date of the first of them.
    pub date: PartialDate,
    /// Its place in the order, counted from 1: the first and the last that it may have. The two are
    /// the same where the order is known; districts whose dates share a day share places.
    pub place: (usize, usize),
    /// How long after the first of the others; 0 at least where it may have been the first itself.
    pub delay: Delay,
}

/// How long after something happened, as far as that is known: at least and at most so long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delay {
    /// In days.
    pub days: (u32, u32),
    /// In full months.
    pub months: (u32, u32),
}

/// What some cases tell of the spread of one mechanism.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diffusion {
    /// Which one.
    pub mechanism: BucketId,
    /// The districts with a dated case, by the first of them; where the order is not known, those
    /// whose date may be the earlier one first.
    pub order: Vec<Adopter>,
    /// The districts whose cases are all undated.
    pub undated: Vec<Held>,
    /// The city as a whole, which is no district among others.
    pub city: Vec<Held>,
    /// The districts that have no case of it.
    pub without: Vec<BucketId>,
}

impl Diffusion {
    /// The number of districts that have a case of it.
    pub fn districts(&self) -> usize {
        self.order.len() + self.undated.len()
    }

    /// What a place has of it, as its cases, and its place in the order, if it has one there.
    pub fn of(&self, district: BucketId) -> Option<(&Held, Option<(usize, usize)>)> {
        let ordered = self.order.iter().map(|own| (&own.held, Some(own.place)));
        let apart = self.undated.iter().chain(&self.city).map(|own| (own, None));
        ordered.chain(apart).find(|(held, _)| held.district == district)
    }

    /// The districts that may have been the first: one where that is known.
    pub fn firsts(&self) -> impl Iterator<Item = &Adopter> {
        self.order.iter().filter(|own| own.place.0 == 1)
    }

    /// Every case of it, in the order of the collection.
    pub fn cases(&self) -> Vec<CaseId> {
        let ordered = self.order.iter().map(|own| &own.held);
        let all = ordered.chain(&self.undated).chain(&self.city);
        let mut cases: Vec<CaseId> = all.flat_map(|own| own.cases.iter().copied()).collect();
        cases.sort_unstable();
        cases
    }
}

/// The spread of every mechanism over some cases: the widest spread first, otherwise in the order in
/// which mechanisms are shown.
pub fn diffusions(collection: &Collection, among: &CaseSet) -> Vec<Diffusion> {
    let mechanisms = collection.column(Facet::Mechanism);
    let known = mechanisms.ids().filter(|own| Some(*own) != mechanisms.unknown());
    let all: Vec<Diffusion> = known.map(|own| diffusion(collection, own, among)).collect();
    let order = ranked(all.len(), &|at| u32::MAX as usize - all[at].districts());
    order.into_iter().map(|at| all[at].clone()).collect()
}

/// The spread of a mechanism over some cases.
pub fn diffusion(collection: &Collection, mechanism: BucketId, among: &CaseSet) -> Diffusion {
    let mut own = collection.column(Facet::Mechanism).set(mechanism).into_owned();
    own.intersect(among);
    let districts = collection.column(Facet::District);
    let mut cases = vec![Vec::new(); districts.len()];
    for case in own.iter() {
        districts.of_case(case).for_each(|district| cases[district.index()].push(case));
    }
    let mut spread = Diffusion {
        mechanism,
        order: Vec::new(),
        undated: Vec::new(),
        city: Vec::new(),
        without: Vec::new(),
    };
    let mut dated = Vec::new();
    for (district, cases) in districts.ids().zip(cases) {
        let is_city = is_city(collection, district);
        let held = held(collection, district, cases);
        match held.first {
            _ if held.cases.is_empty() && is_city => {}
            _ if held.cases.is_empty() => spread.without.push(district),
            _ if is_city => spread.city.push(held),
            Some(date) => dated.push((date, held)),
            None => spread.undated.push(held),
        }
    }
    spread.order = in_order(&dated);
    spread
}

/// Whether a place is the city as a whole.
pub fn is_city(collection: &Collection, district: BucketId) -> bool {
    let place = collection.districts().get(district.index());
    place.is_some_and(|place| place.kind == DistrictKind::City)
}

fn held(collection: &Collection, district: BucketId, cases: Vec<CaseId>) -> Held {
    let undated = cases.iter().filter(|case| collection.date(**case).is_none()).count();
    let first = cases.first().and_then(|case| collection.date(*case));
    Held { district, cases, first, undated }
}

fn in_order(all: &[(PartialDate, Held)]) -> Vec<Adopter> {
    let is_before = |one: PartialDate, other: PartialDate| one.span().end() <= other.span().start();
    let dates = || all.iter().map(|(date, _)| *date);
    let order = ranked(all.len(), &|at| all[at].0.rank() as usize);
    let adopter = |at: usize| {
        let (date, held) = &all[at];
        let before = dates().filter(|other| is_before(*other, *date)).count();
        let after = dates().filter(|other| is_before(*date, *other)).count();
        let others = || dates().enumerate().filter(|own| own.0 != at).map(|own| own.1);
        let first = others().map(PartialDate::first_day).min();
        let last = others().map(PartialDate::last_day).min();
        Adopter {
            held: held.clone(),
            date: *date,
            place: (before + 1, all.len() - after),
            delay: first.zip(last).map_or(Delay::default(), |others| delay(others, *date)),
        }
    };
    order.into_iter().map(adopter).collect()
}

/// How long a date lies behind something that happened between two days.
fn delay((from, to): (PartialDate, PartialDate), date: PartialDate) -> Delay {
    let ends = [(to, date.first_day()), (from, date.last_day())];
    let [least, most] = ends.map(|(from, to)| {
        let days = to.span().start().0 - from.span().start().0;
        // An end that lies before the beginning only says that it may be at the same time.
        (u32::try_from(days).unwrap_or(0), full_months(from, to))
    });
    Delay { days: (least.0, most.0), months: (least.1, most.1) }
}

/// The full months from one day to a later one; 0 where it is not later. A month is full on the day
/// of the same number, or where its month has none, on the first of the next.
fn full_months(from: PartialDate, to: PartialDate) -> u32 {
    let month =
        |date: PartialDate| u32::from(date.year()) * 12 + u32::from(date.month().unwrap_or(1));
    let is_short = to.day() < from.day();
    month(to).saturating_sub(month(from)).saturating_sub(u32::from(is_short))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_delay_is_as_exact_as_its_dates() {
        for (first, second, days, months) in [
            ("2020-12-10", "2020-12-10", (0, 0), (0, 0)),
            ("2020-12-10", "2021-01-09", (30, 30), (0, 0)),
            ("2020-12-10", "2024-03-15", (1191, 1191), (39, 39)),
            ("2020-01", "2020-03", (30, 90), (1, 2)),
            ("2020", "2020-03", (0, 90), (0, 2)),
            ("2020", "2021", (1, 730), (0, 23)),
            ("2020-12-10", "2021", (22, 386), (0, 12)),
        ] {
            let first = date(first);
            let delay = delay((first.first_day(), first.last_day()), date(second));
            assert_eq!((delay.days, delay.months), (days, months), "{first} {second}");
        }
    }
}
