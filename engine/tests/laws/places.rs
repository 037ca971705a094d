//! The profile of one bucket, and the ranking of the places.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use anlan_engine::answer::Answer;
use anlan_engine::case::{Case, District, DistrictKind};
use anlan_engine::collection::Collection;
use anlan_engine::facet::{Bucket, Facet};
use anlan_engine::matches::Dimension;
use anlan_engine::profile::{FEW, Profile, earliest, meant, parts};
use anlan_engine::ranking::{Counted, Leaders, Measure, Ranking, Reason};
use anlan_engine::search::Alternatives;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::{Made, anything, ids, made, made_and_asked, picked};
use crate::twin;

fn named(collection: &Collection, cases: &[anlan_engine::collection::CaseId]) -> Vec<String> {
    cases.iter().map(|case| collection.case(*case).id.clone()).collect()
}

/// The ids of the cases of which no other is known to be earlier, in any order.
fn may_be_first(cases: &[&Case]) -> BTreeSet<String> {
    let dated: Vec<_> =
        cases.iter().filter_map(|case| Some((case, twin::days(case.date.value?)))).collect();
    let is_after = |first: (u16, u8, u8)| dated.iter().any(|(_, other)| other.1 < first);
    let first = dated.iter().filter(|(_, days)| !is_after(days.0));
    first.map(|(case, _)| case.id.clone()).collect()
}

/// A collection whose places have areas and residents, or not, from a few values, so that some stand
/// alike.
fn made_with_sizes() -> impl Strategy<Value = Made> {
    let kinds = select(&[DistrictKind::City, DistrictKind::District, DistrictKind::Zone][..]);
    let people = select(&[None, Some(0), Some(1000), Some(2000), Some(3000), Some(9_202_432)][..]);
    let area =
        select(&[None, Some(0.0), Some(-3.0), Some(99.5), Some(199.0), Some(999_999_999.75)][..]);
    (made(), vec((kinds, people, area), 9)).prop_map(|(mut made, sizes)| {
        for (place, (kind, people, area)) in made.districts.iter_mut().zip(sizes) {
            (place.kind, place.population_2020, place.area_km2) = (kind, people, area);
        }
        made
    })
}

fn of_place<'a>(made: &'a Made, place: &District) -> Vec<&'a Case> {
    made.cases.iter().filter(|case| case.district == place.code).collect()
}

proptest! {
    #[test]
    fn a_profile_says_what_the_cases_of_its_place_say(made in made()) {
        let collection = made.collection();
        let vocabulary = &made.vocabulary;
        for place in &made.districts {
            let own = of_place(&made, place);
            let bucket = collection.column(Facet::District).find(&place.code).unwrap();
            let profile = Profile::new(&collection, Facet::District, bucket);
            prop_assert_eq!(profile.count() as usize, own.len());
            prop_assert_eq!(profile.is_few(), own.len() < 5);

            // The same cases; no dated one after an undated one, and none before a later one.
            let shown: Vec<&Case> = profile.cases.iter().map(|case| collection.case(*case)).collect();
            let as_set = |cases: &[&Case]| cases.iter().map(|case| case.id.clone()).collect::<BTreeSet<_>>();
            prop_assert_eq!(as_set(&shown), as_set(&own));
            for pair in shown.windows(2) {
                let first = |case: &Case| case.date.value.map(|date| twin::days(date).0);
                prop_assert!(first(pair[0]) >= first(pair[1]));
            }

            // Each year from the first to the last.
            let year = |case: &&Case| case.date.value.map(anlan_engine::date::PartialDate::year);
            let of_years: Vec<u16> = own.iter().filter_map(year).collect();
            prop_assert_eq!(profile.years.undated as usize, own.len() - of_years.len());
            let years: Vec<(u16, usize)> =
                profile.years.bins.iter().map(|bin| (bin.year, bin.count as usize)).collect();
            let expected: Vec<(u16, usize)> = match (of_years.iter().min(), of_years.iter().max()) {
                (Some(first), Some(last)) => (*first..=*last)
                    .map(|year| (year, of_years.iter().filter(|own| **own == year).count()))
                    .collect(),
                _ => Vec::new(),
            };
            prop_assert_eq!(years, expected);

            let most = of_years.iter().map(|year| of_years.iter().filter(|own| *own == year).count()).max();
            let (count, busiest) = profile.busiest();
            prop_assert_eq!(count as usize, most.unwrap_or(0));
            for year in 2019..2022 {
                let is_busiest = most == Some(of_years.iter().filter(|own| **own == year).count());
                prop_assert_eq!(busiest.contains(&year), is_busiest);
            }

            // Mechanisms: each term is used, or unused and known elsewhere, or nowhere.
            for term in &vocabulary.mechanisms {
                let id = collection.column(Facet::Mechanism).find(&term.id).unwrap();
                let holders: Vec<&Case> =
                    own.iter().filter(|case| case.mechanisms.contains(&term.id)).copied().collect();
                let used = profile.used.iter().find(|used| used.id == id);
                prop_assert_eq!(used.map_or(0, |used| used.count as usize), holders.len());
                if let Some(used) = used {
                    let first = named(&collection, &used.earliest).into_iter().collect::<BTreeSet<_>>();
                    prop_assert_eq!(first, may_be_first(&holders));
                }
                let anywhere = made.cases.iter().any(|case| case.mechanisms.contains(&term.id));
                prop_assert_eq!(profile.unused.contains(&id), holders.is_empty() && anywhere);
            }
            prop_assert!(profile.used.windows(2).all(|pair| pair[0].count >= pair[1].count));

            let figures: usize = own.iter().map(|case| case.figures.len()).sum();
            prop_assert_eq!(profile.figures as usize, figures);
            let with_figures = profile.cases.iter().filter(|case| !collection.case(**case).figures.is_empty());
            prop_assert_eq!(&profile.with_figures, &with_figures.copied().collect::<Vec<_>>());

            let honours: usize = own.iter().map(|case| case.honours.len()).sum();
            let all: BTreeSet<_> = profile.honours.iter().collect();
            prop_assert_eq!((profile.honours.len(), all.len()), (honours, honours));
            let date = |(case, at): &(anlan_engine::collection::CaseId, usize)| {
                collection.case(*case).honours[*at].date.map(|date| twin::days(date).0)
            };
            prop_assert!(profile.honours.windows(2).all(|pair| date(&pair[0]) >= date(&pair[1])));

            for mix in &profile.sources {
                let key = collection.column(Facet::SourceKind).key(mix.id).to_owned();
                let of_kind = own.iter().filter(|case| twin::values(Facet::SourceKind, case).contains(&key));
                let linkable = of_kind.clone().filter(|case| case.source.linkable);
                prop_assert_eq!((mix.count, mix.linkable) , (
                    u32::try_from(of_kind.count()).unwrap(), u32::try_from(linkable.count()).unwrap()
                ));
            }
        }
    }

    #[test]
    fn the_theme_that_stands_out_is_the_one_with_the_largest_lead(made in made()) {
        let collection = made.collection();
        for place in &made.districts {
            let own = of_place(&made, place);
            let bucket = collection.column(Facet::District).find(&place.code).unwrap();
            let profile = Profile::new(&collection, Facet::District, bucket);
            let lead = |key: &str| {
                let holds = |case: &&&Case| case.themes.iter().any(|own| own == key);
                let count = |cases: &[&Case]| i64::try_from(cases.iter().filter(holds).count()).unwrap();
                let all: Vec<&Case> = made.cases.iter().collect();
                let len = |cases: &[&Case]| i64::try_from(cases.len()).unwrap();
                count(&own) * len(&all) - count(&all) * len(&own)
            };
            let most = made.vocabulary.themes.iter().map(|own| lead(&own.id)).max().unwrap();
            let found = profile.most_over(&collection);
            let key = found.map(|part| collection.column(Facet::Theme).key(part.id).to_owned());
            prop_assert_eq!(key.map(|key| lead(&key)), (most > 0).then_some(most));
        }
    }

    #[test]
    fn parts_and_the_earliest_hold_over_any_set(made in made(), bits in any::<u128>()) {
        let collection = made.collection();
        let set = picked(&collection, bits);
        let own = ids(&collection, &set).into_iter().collect();
        let cases = twin::cases(&made, &own);
        for facet in Facet::ALL {
            let column = collection.column(facet);
            let holders = |key: &String, among: &[&Case]| {
                let holds = |case: &&&Case| twin::values(facet, case).contains(key);
                u32::try_from(among.iter().filter(holds).count()).unwrap()
            };
            let all: Vec<&Case> = made.cases.iter().collect();
            let mut expected: Vec<(String, u32, u32)> = twin::keys(&made, facet)
                .into_iter()
                .map(|key| (key.clone(), holders(&key, &cases), holders(&key, &all)))
                .collect();
            expected.sort_by_key(|part| Reverse(part.1));
            let shown: Vec<(String, u32, u32)> = parts(&collection, facet, &set)
                .into_iter()
                .map(|part| (column.key(part.id).to_owned(), part.own, part.all))
                .collect();
            prop_assert_eq!(shown, expected);
        }
        let first = named(&collection, &earliest(&collection, &set));
        prop_assert_eq!(first.into_iter().collect::<BTreeSet<_>>(), may_be_first(&cases));
    }

    #[test]
    fn places_are_ranked_by_their_exact_rates(made in made_with_sizes(), shift in 0_u32..6) {
        let collection = made.collection();
        let mut counts = collection.column(Facet::District).count(&{
            anlan_engine::case_set::CaseSet::full(collection.len())
        });
        for own in &mut counts {
            own.count += shift;
        }
        for measure in Measure::ALL {
            let ranking = Ranking::new(&collection, &counts, measure);
            prop_assert_eq!(ranking.places.len() + ranking.apart.len(), made.districts.len());
            let place = |own: &Bucket| &made.districts[own.id.index()];
            let of = |place: &District| match measure {
                Measure::Cases => Some(1.0),
                Measure::People => place.population_2020.map(f64::from),
                Measure::Area => place.area_km2,
            };
            for apart in &ranking.apart {
                let own = &made.districts[apart.id.index()];
                let is_city = own.kind == DistrictKind::City;
                prop_assert_eq!(apart.reason == Reason::City, is_city);
                prop_assert!(is_city || of(own).is_none_or(|of| of <= 0.0));
                prop_assert_eq!(apart.cases, counts[apart.id.index()].count);
            }
            let rated: Vec<(&Bucket, f64)> = counts
                .iter()
                .filter(|own| place(own).kind != DistrictKind::City)
                .filter_map(|own| Some((own, f64::from(own.count) / of(place(own)).filter(|of| *of > 0.0)?)))
                .collect();
            prop_assert_eq!(ranking.places.len(), rated.len());
            // Rates of what is made are far enough apart, or equal.
            let alike = |one: f64, other: f64| (one - other).abs() <= 1e-12 * one.max(other);
            for (at, standing) in ranking.places.iter().enumerate() {
                let rate = rated.iter().find(|own| own.0.id == standing.id).unwrap().1;
                let others = || rated.iter().filter(|own| own.0.id != standing.id);
                let equal = others().filter(|own| alike(own.1, rate));
                prop_assert_eq!(standing.alike as usize, equal.clone().count());
                let better = others().filter(|own| own.1 > rate && !alike(own.1, rate));
                let many = |own: &&(&Bucket, f64)| own.0.count >= FEW;
                let expected = (standing.cases >= FEW && !equal.clone().any(|own| many(&own)))
                    .then(|| 1 + better.clone().filter(many).count());
                prop_assert_eq!(standing.rank.map(|rank| rank as usize), expected);
                prop_assert!(at >= better.clone().count());
                prop_assert!(at <= better.count() + equal.count());
                let scale = match measure {
                    Measure::Cases => 1.0,
                    Measure::People => 100_000.0,
                    Measure::Area => 100.0,
                };
                let shown = f64::from(u32::try_from(standing.rate).unwrap()) / 100.0;
                prop_assert!((shown - rate * scale).abs() <= 0.005_001, "{shown} {rate}");
            }
            // Those that stand alike keep their order.
            for pair in ranking.places.windows(2) {
                let rate = |id| rated.iter().find(|own| own.0.id == id).unwrap().1;
                prop_assert!(pair[0].id < pair[1].id || !alike(rate(pair[0].id), rate(pair[1].id)));
            }
        }
    }

    #[test]
    fn anything_is_counted_in_the_places_of_a_selection((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        let answer = Answer::new(&collection, selection, Alternatives::default(), None);
        let own = Dimension::Facet(Facet::District);
        let among = answer.matches.except(own);
        let cases = twin::cases(&made, &twin::matching(&made, &asked, &[own]));
        let mut keys = vec![String::new(), Counted::FIGURES.to_owned(), Counted::HONOURS.to_owned()];
        keys.extend(made.vocabulary.themes.iter().map(|own| own.id.clone()));
        keys.extend(made.vocabulary.mechanisms.iter().map(|own| own.id.clone()));
        for key in keys {
            let count = |case: &&&Case| match key.as_str() {
                "" => 1,
                Counted::FIGURES => case.figures.len(),
                Counted::HONOURS => case.honours.len(),
                key => usize::from(case.themes.iter().chain(&case.mechanisms).any(|own| own == key)),
            };
            let of = |place: &District| {
                let own = cases.iter().filter(|case| case.district == place.code);
                own.map(|case| count(&case)).sum::<usize>()
            };
            let expected: Vec<usize> = made.districts.iter().map(of).collect();
            let counted = Counted::find(&collection, &key).unwrap();
            let shown: Vec<usize> =
                counted.by_place(&collection, &among).iter().map(|own| own.count as usize).collect();
            prop_assert_eq!(shown, expected, "{}", key);
        }
        prop_assert_eq!(Counted::find(&collection, "nothing of this name"), None);
    }

    #[test]
    fn the_leaders_are_the_places_that_none_is_before(made in made_with_sizes(), bits in any::<u128>()) {
        let collection = made.collection();
        let counts = collection.column(Facet::District).count(&picked(&collection, bits));
        let leaders = Leaders::new(&collection, &counts);
        let places: Vec<&Bucket> = counts
            .iter()
            .filter(|own| made.districts[own.id.index()].kind != DistrictKind::City)
            .collect();
        let leads = |own: &&&Bucket| own.count > 0 && places.iter().all(|other| other.count <= own.count);
        let expected: Vec<_> = places.iter().filter(leads).map(|own| own.id).collect();
        prop_assert!(leaders.places.iter().all(|own| counts[own.index()].count == leaders.most));
        prop_assert_eq!(leaders.most == 0, expected.is_empty());
        prop_assert_eq!(leaders.places, expected);
        let having = places.iter().filter(|own| own.count > 0).count();
        prop_assert_eq!((leaders.having as usize, leaders.without as usize), (having, places.len() - having));
    }

    #[test]
    fn whatever_is_typed_may_mean_some_places(made in made(), typed in anything(), at in any::<prop::sample::Index>()) {
        let collection = made.collection();
        let column = collection.column(Facet::District);
        prop_assert!(meant(&collection, Facet::District, &typed, 3).len() <= 3);
        // A part of a name means all that have it, and one letter more still means the key.
        let place = at.get(&made.districts);
        let id = column.find(&place.code).unwrap();
        prop_assert!(meant(&collection, Facet::District, &place.zh, usize::MAX).contains(&id));
        let slip = format!("{}x", place.code);
        prop_assert!(meant(&collection, Facet::District, &slip, usize::MAX).contains(&id));
    }
}
