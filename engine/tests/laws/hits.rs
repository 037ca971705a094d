//! The order of hits, and how much each field of a case weighs.

use std::cmp::Reverse;

use anlan_engine::case::Case;
use anlan_engine::collection::Collection;
use anlan_engine::search::{Field, Query, Sort, order};
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
    let hits = order(collection, &picked(collection, bits), query, sort);
    hits.into_iter().map(|case| collection.case(case)).collect()
}

proptest! {
    #[test]
    fn every_order_has_each_case_of_the_set_once(
        (made, asked) in made_and_asked(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let set = picked(&collection, bits);
        let query = Query::parse(&asked.query, collection.fold());
        let mut hits = order(&collection, &set, &query, asked.sort);
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
    fn the_best_hold_the_words_in_better_fields_and_are_newer_among_equals(
        (made, asked) in made_and_asked(),
    ) {
        let collection = made.collection();
        let query = Query::parse(&asked.query, collection.fold());
        let found = collection.text().search(&query);
        let hits = order(&collection, &found, &query, Sort::Best);
        let words = twin::words(&asked.query);
        let fields = |case: &Case| {
            let best = |word: &String| twin::best_field(&made, case, word).unwrap_or(Field::Body);
            words.iter().map(best).collect::<Vec<Field>>()
        };
        let hits = hits.into_iter().map(|case| collection.case(case));
        let hits: Vec<_> = hits.map(|case| (fields(case), newest_first(case))).collect();
        for (at, (before, date_before)) in hits.iter().enumerate() {
            for (after, date_after) in &hits[at + 1..] {
                // Where every word stands at least as well, it can come later only by its date.
                if before.iter().zip(after).all(|(own, other)| own <= other) {
                    prop_assert_eq!(before, after);
                    prop_assert!(date_before <= date_after);
                }
            }
        }
    }

    #[test]
    fn a_word_weighs_most_in_the_title_then_keyword_then_heading_then_body(
        (made, asked) in made_and_asked(),
    ) {
        let collection = made.collection();
        for word in twin::words(&asked.query) {
            let query = Query::parse(&word, collection.fold());
            let found: Vec<_> = collection.text().search(&query).iter().collect();
            let weight = |case| {
                let field = twin::best_field(&made, collection.case(case), &word);
                let order = [Field::Body, Field::Heading, Field::Keyword, Field::Title];
                order.iter().position(|own| Some(*own) == field)
            };
            let score = |case| collection.text().score(case, &query);
            for &a in &found {
                for &b in &found {
                    prop_assert_eq!(score(a).cmp(&score(b)), weight(a).cmp(&weight(b)));
                }
            }
        }
    }
}
