//! The spread of mechanisms over districts, and what is here of announced series.

use std::collections::{BTreeMap, BTreeSet};

use anlan_engine::case::{Case, DistrictKind};
use anlan_engine::date::PartialDate;
use anlan_engine::diffusion::{Adopter, Diffusion, Held, diffusion, diffusions};
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::series::{standing, standings};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::made::{Made, made, picked};
use crate::twin;

/// A collection in which the first place may be the city.
fn made_with_city() -> impl Strategy<Value = Made> {
    (made(), any::<bool>()).prop_map(|(mut made, is_city)| {
        if is_city {
            made.districts[0].kind = DistrictKind::City;
        }
        made
    })
}

/// Dated before undated, by the first day, the coarser date first, then by id.
fn oldest_first(case: &Case) -> impl Ord + use<> {
    let date = case.date.value;
    let first = date.map(|date| twin::days(date).0);
    (date.is_none(), first, date.map(PartialDate::precision), case.id.clone())
}

fn is_before(one: PartialDate, other: PartialDate) -> bool {
    twin::days(one).1 < twin::days(other).0
}

/// The first and the last place of each date over every order that the dates allow.
fn places(dates: &[PartialDate]) -> Vec<(usize, usize)> {
    fn go_on(dates: &[PartialDate], done: &mut Vec<usize>, places: &mut [(usize, usize)]) {
        for at in 0..dates.len() {
            let is_free = |other: usize| {
                done.contains(&other) || other == at || !is_before(dates[other], dates[at])
            };
            if done.contains(&at) || !(0..dates.len()).all(is_free) {
                continue;
            }
            done.push(at);
            if done.len() == dates.len() {
                for (place, own) in done.iter().enumerate() {
                    let (first, last) = places[*own];
                    places[*own] = (first.min(place + 1), last.max(place + 1));
                }
            }
            go_on(dates, done, places);
            done.pop();
        }
    }
    let mut places = vec![(usize::MAX, 0); dates.len()];
    go_on(dates, &mut Vec::new(), &mut places);
    places
}

/// The full months from one day to another, by putting months on the first until it is past.
fn full_months(from: PartialDate, to: PartialDate) -> u32 {
    let parts = |date: PartialDate| (date.year(), date.month().unwrap(), date.day().unwrap());
    let (year, month, day) = parts(from);
    let later = |months: u16| {
        let all = u16::from(month) - 1 + months;
        (year + all / 12, u8::try_from(all % 12 + 1).unwrap(), day)
    };
    let past = (1..u16::MAX).find(|months| later(*months) > parts(to)).unwrap();
    u32::from(past - 1)
}

/// Every way in which each date may be its first or its last day.
fn ends(dates: &[PartialDate]) -> Vec<Vec<PartialDate>> {
    let start = vec![Vec::new()];
    dates.iter().fold(start, |all, date| {
        let both = [date.first_day(), date.last_day()];
        let with = |own: &Vec<PartialDate>, day| own.iter().copied().chain([day]).collect();
        all.iter().flat_map(|own| both.map(|day| with(own, day))).collect()
    })
}

proptest! {
    #[test]
    fn the_first_and_the_last_day_of_a_date_are_those_of_its_span(made in made()) {
        for date in made.cases.iter().filter_map(|case| case.date.value) {
            let (first, last) = (date.first_day().span(), date.last_day().span());
            prop_assert_eq!(first.start(), date.span().start());
            prop_assert_eq!(last.end(), date.span().end());
            prop_assert_eq!((last.end().0 - last.start().0, first.end().0 - first.start().0), (1, 1));
        }
    }

    #[test]
    fn every_place_stands_once_with_all_its_cases(made in made_with_city(), bits in any::<u128>()) {
        let collection = made.collection();
        let among = picked(&collection, bits);
        let key = |facet, bucket: BucketId| collection.column(facet).key(bucket).to_owned();
        for spread in diffusions(&collection, &among) {
            let mechanism = key(Facet::Mechanism, spread.mechanism);
            let mut twin: BTreeMap<String, Vec<&Case>> = BTreeMap::new();
            for case in among.iter().map(|case| collection.case(case)) {
                if case.mechanisms.contains(&mechanism) {
                    twin.entry(case.district.clone()).or_default().push(case);
                }
            }
            for own in twin.values_mut() {
                own.sort_by_key(|case| oldest_first(case));
            }
            let all: BTreeSet<_> = twin.values().flatten().map(|case| case.id.clone()).collect();
            let told = spread.cases();
            prop_assert!(told.is_sorted());
            let told = told.into_iter().map(|case| collection.case(case).id.clone());
            prop_assert_eq!(told.collect::<BTreeSet<_>>(), all);

            let mut seen = BTreeSet::new();
            let ordered = spread.order.iter().map(|own| (&own.held, true, false));
            let undated = spread.undated.iter().map(|own| (own, false, false));
            let city = spread.city.iter().map(|own| (own, own.first.is_some(), true));
            for (held, is_dated, is_city) in ordered.chain(undated).chain(city) {
                let Held { district, cases, first, undated } = held;
                let code = key(Facet::District, *district);
                let own = &twin[&code];
                prop_assert!(seen.insert(code.clone()), "{code} stands twice");
                let place = made.districts.iter().find(|place| place.code == code).unwrap();
                prop_assert_eq!(is_city, place.kind == DistrictKind::City);
                let ids = cases.iter().map(|case| &collection.case(*case).id);
                prop_assert!(ids.eq(own.iter().map(|case| &case.id)));
                prop_assert_eq!(*first, own.iter().find_map(|case| case.date.value));
                prop_assert_eq!(first.is_some(), is_dated);
                let lacking = own.iter().filter(|case| case.date.value.is_none());
                prop_assert_eq!(*undated, lacking.count());
                let (found, ranked) = spread.of(*district).unwrap();
                prop_assert_eq!(found, held);
                prop_assert_eq!(ranked.is_some(), is_dated && !is_city);
            }
            prop_assert!(seen.iter().eq(twin.keys()));
            let without = spread.without.iter().map(|own| key(Facet::District, *own));
            let mut without: Vec<_> = without.collect();
            without.sort();
            let gap = |place: &&anlan_engine::case::District| {
                place.kind != DistrictKind::City && !twin.contains_key(&place.code)
            };
            let mut gaps: Vec<_> = made.districts.iter().filter(gap).map(|own| own.code.clone()).collect();
            gaps.sort();
            prop_assert_eq!(without, gaps);
        }
    }

    #[test]
    fn the_order_says_what_the_dates_say_and_no_more(made in made_with_city(), bits in any::<u128>()) {
        let collection = made.collection();
        for Diffusion { order, .. } in diffusions(&collection, &picked(&collection, bits)) {
            let dates: Vec<PartialDate> = order.iter().map(|own| own.date).collect();
            prop_assert!(dates.is_sorted_by_key(|date| (twin::days(*date).0, date.precision())));
            let own: Vec<_> = order.iter().map(|own| own.place).collect();
            prop_assert_eq!(&own, &places(&dates));
            for (one, other) in order.iter().flat_map(|one| order.iter().map(move |other| (one, other))) {
                if is_before(one.date, other.date) {
                    prop_assert!(one.place.0 < other.place.0 && one.place.1 < other.place.1);
                } else if one.held.district != other.held.district && !is_before(other.date, one.date) {
                    let (first, last) = (one.place.0.max(other.place.0), one.place.1.min(other.place.1));
                    prop_assert!(first <= last, "an order is claimed that is not known");
                }
            }
        }
    }

    #[test]
    fn a_delay_is_what_some_days_allow_and_no_days_exceed(made in made_with_city()) {
        let collection = made.collection();
        for Diffusion { order, .. } in diffusions(&collection, &picked(&collection, u128::MAX)) {
            let dates: Vec<PartialDate> = order.iter().map(|own| own.date).collect();
            for (at, Adopter { delay, .. }) in order.iter().enumerate() {
                let mut told: Vec<(i32, u32)> = Vec::new();
                for days in ends(&dates) {
                    let first = *days.iter().min().unwrap();
                    let between = days[at].span().start().0 - first.span().start().0;
                    told.push((between, full_months(first, days[at])));
                }
                let days = told.iter().map(|own| u32::try_from(own.0).unwrap());
                let months = told.iter().map(|own| own.1);
                let bounds = |own: Vec<u32>| (own.iter().min().copied().unwrap(), own.iter().max().copied().unwrap());
                let (days, months) = (bounds(days.collect()), bounds(months.collect()));
                prop_assert_eq!((delay.days, delay.months), (days, months));
            }
        }
    }

    #[test]
    fn the_widest_spread_comes_first(made in made_with_city(), bits in any::<u128>()) {
        let collection = made.collection();
        let among = picked(&collection, bits);
        let all = diffusions(&collection, &among);
        let column = collection.column(Facet::Mechanism);
        let known = column.ids().filter(|own| Some(*own) != column.unknown()).count();
        prop_assert_eq!(all.len(), known);
        prop_assert!(all.is_sorted_by_key(|own| (usize::MAX - own.districts(), own.mechanism)));
        for own in &all {
            prop_assert_eq!(own, &diffusion(&collection, own.mechanism, &among));
            let firsts: Vec<_> = own.firsts().map(|own| own.date).collect();
            let is_first = |date: &PartialDate| own.order.iter().all(|other| !is_before(other.date, *date));
            prop_assert!(firsts.iter().all(is_first));
            prop_assert_eq!(firsts.is_empty(), own.order.is_empty());
        }
    }

    #[test]
    fn a_series_is_what_was_published_in_its_order_and_what_is_missing(
        mut made in made(), totals in vec(proptest::option::of(0_u32..9), 6), bits in any::<u128>(),
    ) {
        for (at, case) in made.cases.iter_mut().enumerate().filter(|(at, _)| bits >> at & 1 == 1) {
            case.source.published = case.date.value.or(PartialDate::from_year(2000 + u16::try_from(at).unwrap()));
        }
        for (series, total) in made.vocabulary.series.iter_mut().zip(totals) {
            series.announced_total = total;
        }
        let collection = made.collection();
        let column = collection.column(Facet::Series);
        let all = standings(&collection);
        prop_assert_eq!(all.len(), made.vocabulary.series.len());
        for own in all {
            prop_assert_eq!(&own, &standing(&collection, own.series));
            let key = column.key(own.series);
            let series = made.vocabulary.series.iter().find(|own| own.id == key).unwrap();
            let mut twin: Vec<&Case> = made.cases.iter().filter(|case| case.series.as_deref() == Some(key)).collect();
            twin.sort_by_key(|case| {
                let published = case.source.published.map(|date| (twin::days(date).0, date.precision()));
                (published.is_none(), published, oldest_first(case))
            });
            let ids = own.cases.iter().map(|case| &collection.case(*case).id);
            prop_assert!(ids.eq(twin.iter().map(|case| &case.id)));
            prop_assert_eq!(own.announced, series.announced_total);
            let missing = |total: u32| total.saturating_sub(u32::try_from(twin.len()).unwrap());
            prop_assert_eq!(own.missing, series.announced_total.map(missing));
        }
    }
}
