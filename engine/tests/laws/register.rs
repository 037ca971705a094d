//! Registers over lists of cases in any order, and what is counted and ranked from them.

use std::cmp::Reverse;

use anlan_engine::answer::Answer;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::register::{by_count, leaders, register, years};
use anlan_engine::search::Alternatives;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::made_and_asked;
use crate::twin;

proptest! {
    #[test]
    fn a_register_names_each_case_under_each_of_its_values(
        (made, asked) in made_and_asked(), facet in select(&Facet::ALL[..])
    ) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        let answer = Answer::new(&collection, selection, Alternatives::default(), None);
        let list = answer.hits.first(usize::MAX);
        let found = register(&collection, facet, &list);
        let column = collection.column(facet);
        let shown: Vec<(String, Vec<usize>)> = found
            .iter()
            .map(|entry| (column.key(entry.bucket).to_owned(), entry.places.clone()))
            .collect();
        let places = |key: &String| {
            let holds = |place: &usize| {
                twin::values(facet, collection.case(list[*place])).contains(key)
            };
            (0..list.len()).filter(holds).collect::<Vec<_>>()
        };
        let plain: Vec<(String, Vec<usize>)> =
            twin::keys(&made, facet).into_iter().map(|key| (key.clone(), places(&key))).collect();
        prop_assert_eq!(shown, plain);
        let own = |place: usize| collection.case(list[place]).date.value.map(PartialDate::year);
        let mut dated: Vec<u16> = (0..list.len()).filter_map(own).collect();
        dated.sort_unstable();
        let plain = dated.first().copied().zip(dated.last().copied());
        prop_assert_eq!(years(&collection, &list), plain);
    }

    #[test]
    fn ranked_buckets_are_those_given_with_the_leaders_in_front(
        (made, _) in made_and_asked(), counts in proptest::collection::vec(0..4_u32, 0..9)
    ) {
        let collection = made.collection();
        let buckets: Vec<BucketId> = collection.column(Facet::Mechanism).ids().collect();
        let counts: Vec<(BucketId, u32)> = buckets.into_iter().zip(counts).collect();
        // The plain way: take the largest that is left, the earliest of those alike, until none is.
        let (mut left, mut plain) = (counts.clone(), Vec::new());
        while !left.is_empty() {
            let at = (0..left.len()).min_by_key(|at| (Reverse(left[*at].1), *at)).unwrap();
            plain.push(left.remove(at));
        }
        let ranked = by_count(&counts);
        prop_assert_eq!(&ranked, &plain);
        let (leading, most) = leaders(&counts);
        let in_front: Vec<BucketId> = ranked
            .iter()
            .take_while(|(_, count)| *count > 0 && *count == ranked[0].1)
            .map(|(bucket, _)| *bucket)
            .collect();
        prop_assert_eq!(leading, in_front);
        prop_assert_eq!(most, ranked.first().map_or(0, |own| own.1));
    }
}
