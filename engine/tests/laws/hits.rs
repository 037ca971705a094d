//! The order of hits, and how much each field of a case weighs.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use anlan_engine::case::Case;
use anlan_engine::collection::Collection;
use anlan_engine::hits::Hits;
use anlan_engine::search::{Field, Query, Sort};
use proptest::prelude::*;

use crate::made::{made, made_and_asked, picked};
use crate::twin;

/// Dated before undated, then the later first day first.
fn newest_first(case: &Case) -> impl Ord + use<> {
    let date = case.date.value;
    (date.is_none(), Reverse(date.map(|date| twin::days(date).0)))
}

fn oldest_first(case: &Case) -> impl Ord + use<> {
    let date = case.date.value;
    (date.is_none(), date.map(|date| twin::days(date).0))
}

/// The cases of any set in the asked order.
fn sorted<'a>(collection: &'a Collection, bits: u128, query: &Query, sort: Sort) -> Vec<&'a Case> {
    let set = picked(collection, bits);
    let hits = Hits::new(collection, set.into(), &collection.search(query), sort);
    hits.first(usize::MAX).into_iter().map(|case| collection.case(case)).collect()
}

proptest! {
    #[test]
    fn every_order_has_each_case_of_the_set_once(
        (made, asked) in made_and_asked(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let set = picked(&collection, bits);
        let query = Query::parse(&asked.query, collection.fold());
        let found = collection.search(&query);
        let hits = Hits::new(&collection, set.clone().into(), &found, asked.sort);
        let mut hits = hits.first(usize::MAX);
        hits.sort_unstable();
        prop_assert_eq!(hits, set.iter().collect::<Vec<_>>());
    }

    #[test]
    fn newest_and_oldest_go_by_date_with_the_undated_last(
        (made, asked) in made_and_asked(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let query = Query::parse(&asked.query, collection.fold());
        let newest = sorted(&collection, bits, &query, Sort::Newest);
        prop_assert!(newest.is_sorted_by_key(|case| newest_first(case)));
        let oldest = sorted(&collection, bits, &query, Sort::Oldest);
        prop_assert!(oldest.is_sorted_by_key(|case| oldest_first(case)));
    }

    #[test]
    fn by_district_goes_in_the_order_of_places_each_with_its_newest_first(
        (made, asked) in made_and_asked(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let query = Query::parse(&asked.query, collection.fold());
        let place = |case: &Case| made.districts.iter().position(|own| own.code == case.district);
        let hits = sorted(&collection, bits, &query, Sort::District);
        prop_assert!(hits.is_sorted_by_key(|case| (place(case), newest_first(case))));
    }

    #[test]
    fn the_best_are_the_newest_where_nothing_was_typed(
        made in made(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let best = sorted(&collection, bits, &Query::default(), Sort::Best);
        prop_assert_eq!(best, sorted(&collection, bits, &Query::default(), Sort::Newest));
    }

    #[test]
    fn the_best_say_the_most_about_the_words_and_are_newer_among_equals(
        (made, asked) in made_and_asked(),
    ) {
        let collection = made.collection();
        let query = Query::parse(&asked.query, collection.fold());
        let found = collection.search(&query);
        let hits = Hits::new(&collection, found.set.clone(), &found, Sort::Best);
        // A word typed twice counts once.
        let words: BTreeSet<String> = twin::words(&asked.query).into_iter().collect();
        // A word is worth the most in the title, then as a keyword, a heading, anywhere else.
        let worth = |case: &Case| -> usize {
            let order = [Field::Body, Field::Heading, Field::Keyword, Field::Title];
            let best = |word| twin::best_field(&made, case, word).unwrap_or(Field::Body);
            words.iter().map(|word| order.iter().position(|own| *own == best(word)).unwrap()).sum()
        };
        let hits = hits.first(usize::MAX).into_iter().map(|case| collection.case(case));
        let order: Vec<_> = hits.map(|case| (Reverse(worth(case)), newest_first(case))).collect();
        prop_assert!(order.is_sorted());
    }
}
