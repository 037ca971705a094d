//! Counts and combinations: buckets, what every dimension but some lets through, tables, and what
//! cases have in common.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use anlan_engine::answer::Answer;
use anlan_engine::collection::Collection;
use anlan_engine::facet::{Bucket, BucketId, BucketName, Facet};
use anlan_engine::hits::Hits;
use anlan_engine::matches::Dimension;
use anlan_engine::related::related;
use anlan_engine::search::{Alternatives, Query};
use anlan_engine::selection::{Selection, relief};
use anlan_engine::table::table;
use anlan_engine::timeline::events;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::{Asked, Made, ids, made, made_and_asked, made_and_walked, matches, picked};
use crate::twin;

fn facet() -> impl Strategy<Value = Facet> {
    select(&Facet::ALL[..])
}

/// Key and count of each bucket, as shown.
fn shown(collection: &Collection, facet: Facet, buckets: &[Bucket]) -> Vec<(String, u32)> {
    let key = |bucket: &Bucket| collection.column(facet).key(bucket.id).to_owned();
    buckets.iter().map(|bucket| (key(bucket), bucket.count)).collect()
}

/// The same by the twin: for each key the cases of those ids that hold it.
fn counted(made: &Made, facet: Facet, ids: &BTreeSet<String>) -> Vec<(String, u32)> {
    let cases = twin::cases(made, ids);
    let holders = |key: &String| {
        cases.iter().filter(|case| twin::values(facet, case).contains(key)).map(|_| 1).sum()
    };
    twin::keys(made, facet).into_iter().map(|key| (key.clone(), holders(&key))).collect()
}

fn set_of(ids: Vec<String>) -> BTreeSet<String> {
    ids.into_iter().collect()
}

/// A selection with one facet's choice changed to all its buckets, one, or none.
fn with_other_choice(
    collection: &Collection,
    selection: &Selection,
    facet: Facet,
) -> Vec<Selection> {
    let none = selection.clone().without_dimension(Dimension::Facet(facet));
    let mut all = none.clone();
    collection.column(facet).ids().for_each(|bucket| all.toggle(facet, bucket));
    let only = collection.column(facet).ids().map(|bucket| {
        let mut only = selection.clone();
        only.choose_only(facet, bucket);
        only
    });
    only.chain([none, all]).collect()
}

proptest! {
    #[test]
    fn leaders_are_the_admitted_buckets_that_no_admitted_one_exceeds(
        (made, asked) in made_and_asked(),
        facet in facet(),
        left_out in 0_usize..4,
    ) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        let answer = Answer::new(&collection, selection, Alternatives::default(), None);
        let is_admitted = |bucket: BucketId| bucket.index() != left_out;
        let (leaders, most) = answer.leaders(facet, &is_admitted);
        for bucket in answer.buckets(facet) {
            let leads = is_admitted(bucket.id) && bucket.count > 0 && bucket.count == most;
            prop_assert_eq!(leaders.contains(&bucket.id), leads);
            prop_assert!(!is_admitted(bucket.id) || bucket.count <= most);
        }
        prop_assert_eq!(leaders.is_empty(), most == 0);
    }

    #[test]
    fn an_answer_is_the_same_whatever_was_asked_before((made, walk) in made_and_walked()) {
        let collection = made.collection();
        let mut before: Option<Answer> = None;
        for asked in walk {
            let selection = asked.selection(&collection);
            let now = Answer::new(&collection, selection.clone(), Alternatives::default(), before.as_ref());
            let matches = matches(&collection, &selection);
            let all = matches.all();
            prop_assert_eq!(&now.matches, &matches);
            let found = collection.search(&now.query);
            let hits = Hits::new(&collection, all.clone().into(), &found, selection.sort);
            let hits = hits.first(usize::MAX);
            prop_assert_eq!(now.hits.len(), hits.len());
            prop_assert_eq!(now.hits.set(), &all);
            prop_assert_eq!(now.hits.first(2), hits.iter().take(2).copied().collect::<Vec<_>>());
            for (at, case) in hits.iter().enumerate() {
                prop_assert_eq!((now.hits.get(at), now.hits.position(*case)), (Some(*case), Some(at)));
            }
            prop_assert_eq!(now.hits.first(usize::MAX), hits);
            prop_assert_eq!(now.undated, all.count_both(collection.undated()));
            prop_assert_eq!(now.events(&collection), events(&collection, &all));
            for facet in Facet::ALL {
                let among = if selection.every(facet) {
                    matches.all()
                } else {
                    matches.except(Dimension::Facet(facet))
                };
                let counts = collection.column(facet).count(&among);
                prop_assert_eq!(now.most(facet), counts.iter().map(|own| own.count).max().unwrap_or(0));
                prop_assert_eq!(now.buckets(facet), counts);
            }
            for (rows, columns) in [(Facet::District, Facet::Theme), (Facet::Theme, Facet::Year)] {
                let own = [Dimension::Facet(rows), Dimension::Facet(columns)];
                let plain = table(&collection, rows, columns, &matches.without(&own));
                prop_assert_eq!(now.table(&collection, rows, columns), plain);
            }
            before = Some(now);
        }
    }

    #[test]
    fn every_bucket_is_counted_in_its_place_over_any_set(
        made in made(), facet in facet(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let set = picked(&collection, bits);
        let buckets = collection.column(facet).count(&set);
        let twin = counted(&made, facet, &set_of(ids(&collection, &set)));
        prop_assert_eq!(shown(&collection, facet, &buckets), twin);
    }

    #[test]
    fn a_column_knows_the_cases_of_a_bucket_and_the_buckets_of_a_case(
        made in made(), facet in facet(),
    ) {
        let collection = made.collection();
        let column = collection.column(facet);
        prop_assert_eq!(column.len(), column.ids().count());
        prop_assert_eq!(column.is_empty(), column.ids().next().is_none());
        for bucket in column.ids() {
            prop_assert_eq!(column.find(column.key(bucket)), Some(bucket));
        }
        for case in collection.ids() {
            let held = column.of_case(case).map(|bucket| column.key(bucket).to_owned());
            prop_assert_eq!(held.collect::<Vec<_>>(), twin::values(facet, collection.case(case)));
            for bucket in column.ids() {
                let holds = column.of_case(case).any(|own| own == bucket);
                prop_assert_eq!(column.set(bucket).contains(case), holds);
            }
        }
    }

    #[test]
    fn a_short_list_shows_the_first_buckets_or_what_matches_and_always_the_chosen(
        (made, asked) in made_and_asked(), facet in facet(), first in 0_usize..5,
    ) {
        let collection = made.collection();
        let (column, fold) = (collection.column(facet), collection.fold());
        let selection = asked.selection(&collection);
        let chosen = selection.chosen(facet);
        let short = column.listed(&Query::default(), fold, first, chosen);
        let mut twin: BTreeSet<_> = column.ids().take(first).collect();
        twin.extend(chosen);
        prop_assert_eq!(&short, &twin.into_iter().collect::<Vec<_>>());

        let words = twin::words(&asked.query);
        let holds = |bucket: &BucketId| {
            let names = match column.name(*bucket).clone() {
                BucketName::Term { zh, zh_short, en } => vec![zh, zh_short, en],
                BucketName::Year(year) => vec![year.to_string()],
                BucketName::Unknown => Vec::new(),
            };
            words.iter().all(|word| names.iter().any(|name| twin::folded(name).contains(word)))
        };
        let twin: Vec<BucketId> = column.ids().filter(holds).collect();
        let query = Query::parse(&asked.query, fold);
        prop_assert_eq!(&column.matching(&query, fold), &twin);
        if !query.is_empty() {
            let mut listed: BTreeSet<_> = twin.into_iter().collect();
            listed.extend(chosen);
            let listed: Vec<_> = listed.into_iter().collect();
            prop_assert_eq!(column.listed(&query, fold, first, chosen), listed);
        }
        let none = column.unknown().map(|bucket| column.key(bucket));
        let lacking = made.cases.iter().any(|case| twin::values(facet, case) == ["none"]);
        prop_assert_eq!(none, lacking.then_some("none"));
    }

    #[test]
    fn any_part_of_a_question_can_be_left_out(
        (made, asked) in made_and_asked(), a in facet(), b in facet(),
    ) {
        let collection = made.collection();
        let matches = matches(&collection, &asked.selection(&collection));
        let twin = |left_out: &[Dimension]| twin::matching(&made, &asked, left_out);
        prop_assert_eq!(set_of(ids(&collection, &matches.all())), twin(&[]));
        for own in Dimension::all() {
            prop_assert_eq!(set_of(ids(&collection, &matches.except(own))), twin(&[own]));
        }
        for two in [
            [Dimension::Facet(a), Dimension::Facet(b)],
            [Dimension::Facet(a), Dimension::Time],
            [Dimension::Text, Dimension::Time],
        ] {
            prop_assert_eq!(set_of(ids(&collection, &matches.without(&two))), twin(&two));
        }
    }

    #[test]
    fn a_facet_is_counted_without_its_own_choice_and_keeps_what_is_chosen(
        (made, asked) in made_and_asked(), facet in facet(),
    ) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        let own = Dimension::Facet(facet);
        let buckets = collection.column(facet).count(&matches(&collection, &selection).except(own));
        let twin = counted(&made, facet, &twin::matching(&made, &asked, &[own]));
        prop_assert_eq!(shown(&collection, facet, &buckets), twin);
        for chosen in selection.chosen(facet) {
            prop_assert!(buckets.iter().any(|bucket| bucket.id == *chosen));
        }
        for other in with_other_choice(&collection, &selection, facet) {
            let again = collection.column(facet).count(&matches(&collection, &other).except(own));
            prop_assert_eq!(&again, &buckets);
        }
    }

    #[test]
    fn a_count_is_what_choosing_the_bucket_alone_would_leave(
        (made, asked) in made_and_asked(), facet in facet(),
    ) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        let except = matches(&collection, &selection).except(Dimension::Facet(facet));
        for bucket in collection.column(facet).count(&except) {
            let mut only = selection.clone();
            only.choose_only(facet, bucket.id);
            prop_assert_eq!(matches(&collection, &only).all().count(), bucket.count);
        }
    }

    #[test]
    fn the_time_is_counted_without_its_own_span(
        (made, asked) in made_and_asked(), (_, other) in made_and_asked(),
    ) {
        let collection = made.collection();
        let other = Asked { from: other.from, to: other.to, ..asked.clone() };
        let [one, two] = [asked, other].map(|asked| asked.selection(&collection));
        let except = |own: &Selection| matches(&collection, own).except(Dimension::Time);
        prop_assert_eq!(except(&one), except(&two));
    }

    #[test]
    fn taking_a_part_back_is_leaving_it_out((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        let matches_of = |own: &Selection| matches(&collection, own);
        for own in Dimension::all() {
            let without = matches_of(&selection.clone().without_dimension(own));
            prop_assert!(!without.narrows(own));
            prop_assert_eq!(without.all(), matches_of(&selection).except(own));
        }
        let conditions = selection.conditions().into_iter();
        let free = conditions.fold(selection, Selection::without);
        prop_assert!(free.conditions().is_empty());
        prop_assert_eq!(matches_of(&free).all().count() as usize, made.cases.len());
    }

    #[test]
    fn relief_is_the_part_whose_removal_leaves_the_most((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let matches = matches(&collection, &asked.selection(&collection));
        let mut parts: Vec<Dimension> =
            asked.chosen.iter().map(|(facet, _)| Dimension::Facet(*facet)).collect();
        if !twin::words(&asked.query).is_empty() {
            parts.push(Dimension::Text);
        }
        if asked.from.is_some() || asked.to.is_some() {
            parts.push(Dimension::Time);
        }
        let left = |part: &Dimension| twin::matching(&made, &asked, &[*part]).len();
        let most = parts.iter().map(left).max().filter(|most| *most > 0);
        let offered = relief(&matches);
        prop_assert_eq!(offered.map(|(_, count)| count as usize), most);
        if let Some((part, count)) = offered {
            prop_assert!(parts.contains(&part));
            prop_assert_eq!(left(&part), count as usize);
        }
    }

    #[test]
    fn a_table_counts_the_cases_that_hold_both(
        made in made(), rows in facet(), columns in facet(), bits in any::<u128>(),
    ) {
        let collection = made.collection();
        let set = picked(&collection, bits);
        let table = table(&collection, rows, columns, &set);
        let cases = twin::cases(&made, &set_of(ids(&collection, &set)));
        let (row_keys, column_keys) = (twin::keys(&made, rows), twin::keys(&made, columns));
        prop_assert_eq!(table.rows.len(), row_keys.len());
        prop_assert_eq!(table.columns.len(), column_keys.len());
        let mut most = 0;
        for (at, row) in row_keys.iter().enumerate() {
            let count = |column: &String| {
                let both = |case: &&&anlan_engine::case::Case| {
                    twin::values(rows, case).contains(row)
                        && twin::values(columns, case).contains(column)
                };
                u32::try_from(cases.iter().filter(both).count()).unwrap()
            };
            let twin: Vec<u32> = column_keys.iter().map(count).collect();
            prop_assert_eq!(table.row(at), &twin[..]);
            prop_assert_eq!(table.row_sum(at), twin.iter().sum::<u32>());
            most = most.max(twin.into_iter().max().unwrap_or(0));
        }
        prop_assert_eq!(table.max(), most);
    }

    #[test]
    fn cases_are_related_by_what_both_hold_the_most_first(made in made(), most in 0_usize..9) {
        let collection = made.collection();
        let worth = [
            (Facet::Mechanism, 4), (Facet::Series, 4), (Facet::Theme, 2), (Facet::District, 1),
        ];
        for case in collection.ids().take(5) {
            let mut twin = Vec::new();
            for other in collection.ids().filter(|other| *other != case) {
                let (mut sum, mut shared) = (0, Vec::new());
                for (facet, worth) in worth {
                    let both = twin::values(facet, collection.case(other));
                    let own = twin::values(facet, collection.case(case));
                    for key in own.into_iter().filter(|key| both.contains(key) && key != "none") {
                        sum += worth;
                        shared.push((facet, key));
                    }
                }
                // The place alone is not enough. Newer before older before undated.
                if sum > 1 {
                    let date = collection.case(other).date.value;
                    twin.push(((Reverse(sum), date.is_none(), Reverse(other)), shared));
                }
            }
            twin.sort();
            let all = related(&collection, case, usize::MAX);
            let found = all.iter().map(|own| {
                let key = |&(facet, bucket)| (facet, collection.column(facet).key(bucket).into());
                (own.case, own.shared.iter().map(key).collect())
            });
            let twin: Vec<_> = twin.into_iter().map(|((_, _, at), own)| (at.0, own)).collect();
            prop_assert_eq!(found.collect::<Vec<_>>(), twin);
            prop_assert_eq!(&related(&collection, case, most)[..], &all[..most.min(all.len())]);
            for own in &all {
                let back = related(&collection, own.case, usize::MAX);
                let mirrored = back.iter().find(|other| other.case == case);
                let mut both = mirrored.map(|other| other.shared.clone()).unwrap_or_default();
                both.retain(|shared| own.shared.contains(shared));
                prop_assert_eq!(both.len(), own.shared.len());
            }
        }
    }
}
