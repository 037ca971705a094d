//! Dates, spans, bins and the order of the collection.

use anlan_engine::case::Case;
use anlan_engine::date::{Day, PartialDate, Span};
use anlan_engine::timeline::{Bin, Event, EventKind, Grain, YearOnly, bounds, events, timeline};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::made::{anything, ids, made, made_and_asked, picked};
use crate::twin;

/// A date of any precision, mostly of a few years, sometimes at the ends of the calendar.
fn date() -> impl Strategy<Value = PartialDate> {
    let year = prop_oneof![4 => 2019_u16..2022, 1 => select(vec![1000_u16, 1900, 2000, 9999])];
    (year, 0_u8..13, 0_u8..32).prop_map(|(year, month, day)| {
        let of_day = PartialDate::from_day(year, month, day);
        of_day.or(PartialDate::from_month(year, month)).or(PartialDate::from_year(year)).unwrap()
    })
}

fn grain() -> impl Strategy<Value = Grain> {
    select(vec![Grain::Year, Grain::Quarter, Grain::Month])
}

/// The date of the same precision that follows, by counting as on a calendar.
fn next(date: PartialDate) -> Option<PartialDate> {
    let year = date.year();
    let Some(month) = date.month() else { return PartialDate::from_year(year + 1) };
    let Some(day) = date.day() else {
        return PartialDate::from_month(year, month + 1).or(PartialDate::from_month(year + 1, 1));
    };
    PartialDate::from_day(year, month, day + 1)
        .or(PartialDate::from_day(year, month + 1, 1))
        .or(PartialDate::from_day(year + 1, 1, 1))
}

/// Dated before undated, by the first day, the coarser date first, then by id.
fn oldest_first(case: &Case) -> impl Ord + use<> {
    let date = case.date.value;
    let first = date.map(|date| twin::days(date).0);
    (date.is_none(), first, date.map(PartialDate::precision), case.id.clone())
}

#[test]
fn a_year_has_a_leap_day_every_four_years_but_not_in_most_centuries() {
    for (year, days) in
        [(1000, 365), (1600, 366), (1900, 365), (2000, 366), (2020, 366), (2021, 365), (9999, 365)]
    {
        let first = PartialDate::from_day(year, 1, 1);
        let in_year = std::iter::successors(first, |date| next(*date));
        let in_year: Vec<_> = in_year.take_while(|date| date.year() == year).collect();
        assert_eq!(in_year.len(), days, "{year}");
        let start = in_year[0].span().start().0;
        assert!((start..).zip(&in_year).all(|(at, date)| date.span().start() == Day(at)), "{year}");
        let span = PartialDate::from_year(year).unwrap().span();
        assert_eq!((span.start().0, span.end()), (start, in_year[days - 1].span().end()));
    }
}

proptest! {
    #[test]
    fn the_collection_is_in_the_order_of_dates_with_the_undated_last(made in made()) {
        let collection = made.collection();
        let mut twin: Vec<&Case> = made.cases.iter().collect();
        twin.sort_by_key(|case| oldest_first(case));
        let cases: Vec<&Case> = collection.ids().map(|case| collection.case(case)).collect();
        prop_assert_eq!(cases, twin);
        for case in collection.ids() {
            prop_assert_eq!(collection.find(&collection.case(case).id), Some(case));
        }
        prop_assert_eq!(collection.find("no-such-case"), None);
    }

    #[test]
    fn dates_share_a_day_when_their_calendar_days_do(a in date(), b in date()) {
        let twin = twin::share_a_day(twin::days(a), twin::days(b));
        prop_assert_eq!(a.span().overlaps(b.span()), twin);
        prop_assert_eq!(b.span().overlaps(a.span()), twin);
        prop_assert!(a.span().overlaps(a.span()));
    }

    #[test]
    fn a_span_ends_where_the_next_date_begins_and_shares_no_day_with_it(date in date()) {
        if let Some(next) = next(date) {
            prop_assert_eq!(next.precision(), date.precision());
            prop_assert_eq!(date.span().end(), next.span().start());
            prop_assert!(!date.span().overlaps(next.span()));
        }
        let days = date.span().end().0 - date.span().start().0;
        let year = date.year();
        let days_of = |month: u8| {
            (1..=31).filter(|day| PartialDate::from_day(year, month, *day).is_some()).count()
        };
        let twin = match (date.month(), date.day()) {
            (None, _) => (1..=12).map(days_of).sum(),
            (Some(month), None) => days_of(month),
            _ => 1,
        };
        prop_assert_eq!(usize::try_from(days).unwrap(), twin);
    }

    #[test]
    fn dates_overlap_on_the_scale_of_months_when_they_share_a_day(a in date(), b in date()) {
        let ((from, to), (other_from, other_to)) = (a.months(), b.months());
        prop_assert!(from < to);
        prop_assert_eq!(from < other_to && other_from < to, a.span().overlaps(b.span()));
    }

    #[test]
    fn a_span_of_days_holds_its_first_day_and_not_its_end(start in -999..999, days in 1..400) {
        let span = |start, end| Span::new(Day(start), Day(end));
        let own = span(start, start + days).unwrap();
        let day = |at| span(at, at + 1).unwrap();
        for at in start - 2..start + days + 2 {
            prop_assert_eq!(own.overlaps(day(at)), (start..start + days).contains(&at));
        }
        prop_assert_eq!(span(start, start), None);
        prop_assert_eq!(span(start + days, start), None);
    }

    #[test]
    fn a_date_is_read_as_it_was_written_and_sorts_as_it_is_spelt(a in date(), b in date()) {
        prop_assert_eq!(a.to_string().parse(), Ok(a));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn a_text_is_a_date_only_as_it_would_be_written(
        text in prop_oneof![anything(), "[0-9]{3,5}(-[0-9]{1,3}){0,3}"],
    ) {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn within_is_every_case_whose_date_shares_a_day_with_what_is_asked(
        (made, asked) in made_and_asked(),
    ) {
        let collection = made.collection();
        let (from, to) = (asked.from, asked.to);
        let span = Span::between(from, to).or(Span::between(to, from));
        prop_assert_eq!(span, asked.selection(&collection).span());
        prop_assert_eq!(span.is_some(), from.is_some() || to.is_some());
        if let Some(span) = span {
            let days = twin::asked_days(from, to);
            let within = |case: &&Case| {
                case.date.value.is_some_and(|own| twin::share_a_day(twin::days(own), days))
            };
            let mut twin: Vec<&Case> = made.cases.iter().filter(within).collect();
            twin.sort_by_key(|case| oldest_first(case));
            let twin: Vec<String> = twin.into_iter().map(|case| case.id.clone()).collect();
            prop_assert_eq!(ids(&collection, &collection.within(span)), twin);
        }
        let undated = made.cases.iter().filter(|case| case.date.value.is_none()).count();
        prop_assert_eq!(collection.undated().count() as usize, undated);
    }

    #[test]
    fn every_case_is_in_a_bin_or_year_only_or_undated(
        made in made(), grain in grain(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let set = picked(&collection, bits);
        let line = timeline(&collection, grain, &set);
        let binned: u32 = line.bins.iter().map(|bin| bin.count).sum();
        let year_only: u32 = line.year_only.iter().map(|own| own.count).sum();
        prop_assert_eq!(binned + year_only + line.undated, set.count());

        let known = set.iter().filter_map(|case| collection.case(case).date.value);
        let dates: Vec<PartialDate> = known.collect();
        prop_assert_eq!(line.undated as usize, set.count() as usize - dates.len());
        for bin in &line.bins {
            let first = (bin.year, bin.month, 1);
            let last = (bin.year, bin.month + bin.months - 1, 31);
            let within = |date: &&PartialDate| {
                let own = twin::days(**date);
                first <= own.0 && own.1 <= last
            };
            prop_assert_eq!(bin.count as usize, dates.iter().filter(within).count());
        }
        let coarse = |year: u16| {
            let coarse = dates.iter().filter(|own| own.year() == year && own.month().is_none());
            u32::try_from(coarse.count()).unwrap()
        };
        let years = if grain == Grain::Year { 0..0 } else { 2019_u16..2022 };
        let twin = years.map(|year| YearOnly { year, count: coarse(year) });
        prop_assert_eq!(line.year_only, twin.filter(|own| own.count > 0).collect::<Vec<_>>());
    }

    #[test]
    fn bins_cover_the_years_of_the_whole_collection_without_a_gap(
        made in made(), grain in grain(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let line = timeline(&collection, grain, &picked(&collection, bits));
        let years = || made.cases.iter().filter_map(|case| case.date.value).map(PartialDate::year);
        let (first, last) = (years().min(), years().max());
        prop_assert_eq!(collection.years(), first.zip(last));
        let starts = line.bins.iter().map(|bin| (bin.year, bin.month, bin.months));
        let months = [(Grain::Year, 12), (Grain::Quarter, 3), (Grain::Month, 1)];
        let months = months.iter().find(|own| own.0 == grain).unwrap().1;
        let every = |year| (0..12 / months).map(move |at| (year, 1 + at * months, months));
        let all = first.zip(last).into_iter().flat_map(|(first, last)| first..=last);
        prop_assert_eq!(starts.collect::<Vec<_>>(), all.flat_map(every).collect::<Vec<_>>());
        for pair in line.bins.windows(2) {
            let (own, next) = (pair[0].span().unwrap(), pair[1].span().unwrap());
            prop_assert_eq!(own.end(), next.start());
        }
    }

    #[test]
    fn a_bin_asks_for_exactly_the_cases_that_it_touches(made in made(), grain in grain()) {
        let collection = made.collection();
        let full = picked(&collection, u128::MAX);
        for bin in timeline(&collection, grain, &full).bins {
            let first = (bin.year, bin.month, 1);
            let last = (bin.year, bin.month + bin.months - 1, 31);
            let touched = made.cases.iter().filter(|case| {
                let date = case.date.value.map(twin::days);
                date.is_some_and(|own| twin::share_a_day(own, (first, last)))
            });
            let asked = Span::between(bin.from(), bin.to()).unwrap();
            prop_assert_eq!(Some(asked), bin.span());
            prop_assert_eq!(collection.within(asked).count() as usize, touched.count());
        }
    }

    #[test]
    fn a_run_of_bins_is_bounded_by_its_first_and_its_last_day(
        made in made(), grain in grain(), from in any::<Index>(), to in any::<Index>(),
    ) {
        let collection = made.collection();
        let bins = timeline(&collection, grain, &picked(&collection, 0)).bins;
        prop_assert_eq!(bounds(&[]), None);
        prop_assume!(!bins.is_empty());
        let (from, to) = (from.index(bins.len()), to.index(bins.len()));
        let run = &bins[from.min(to)..=from.max(to)];
        let (first, last) = bounds(run).unwrap();
        let days = |bin: &Bin| bin.span().unwrap();
        let span = Span::new(days(&run[0]).start(), days(&run[run.len() - 1]).end());
        prop_assert_eq!(Span::between(Some(first), Some(last)), span);
    }

    #[test]
    fn events_are_the_dated_milestones_and_honours_in_order(
        made in made(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let set = picked(&collection, bits);
        let own = events(&collection, &set);
        let when = |event: &Event| (twin::days(event.date).0, event.date, event.case);
        prop_assert!(own.is_sorted_by_key(when));
        let told = own.iter().map(|event| {
            let honour = matches!(event.kind, EventKind::Honour(_));
            let case = &collection.case(event.case).id;
            (case.clone(), honour, event.date, event.text(&collection).to_owned())
        });
        let mut told: Vec<_> = told.collect();
        let mut twin = Vec::new();
        for case in set.iter().map(|case| collection.case(case)) {
            for own in &case.milestones {
                twin.push((case.id.clone(), false, own.date, own.text.clone()));
            }
            for own in &case.honours {
                let date = own.date.into_iter();
                twin.extend(date.map(|date| (case.id.clone(), true, date, own.name.clone())));
            }
        }
        told.sort();
        twin.sort();
        prop_assert_eq!(told, twin);
    }
}
