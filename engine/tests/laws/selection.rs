//! A selection and its address: there and back, whatever the address says.

use anlan_engine::collection::Collection;
use anlan_engine::facet::Facet;
use anlan_engine::permalink::{decode, encode};
use anlan_engine::search::{Query, Sort};
use anlan_engine::selection::Selection;
use anlan_kernels::unseen::without;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::{Made, anything, made, made_and_asked};
use crate::twin;

type Parts = Vec<(String, String)>;

fn parts_of(selection: &Selection, collection: &Collection) -> Parts {
    let parts = selection.to_parts(collection).into_iter();
    parts.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn address(parts: &Parts) -> String {
    encode(parts.iter().map(|(key, value)| (key.as_str(), value.as_str())))
}

/// Keys of an address with values that it might have, known to the collection or stale.
const KNOWN: [(&str, &str); 12] = [
    ("q", "调解 历下 a"),
    ("district", "d0 d1 d2 d5 d9"),
    ("theme", "t0 t1 t2 t3 t9"),
    ("mechanism", "m0 m1 m2 m3 m9"),
    ("level", "l0 l1 l2 l3 none"),
    ("series", "s0 s1 s2 s3 none"),
    ("year", "2019 2020 2021 1066 none"),
    ("source", "official media repost none"),
    ("all", "theme mechanism level"),
    ("from", "2019 2020-02 2020-02-30 2021-12-31"),
    ("to", "2019 2020-02 2020-02-30 2021-12-31"),
    ("sort", "newest oldest district best"),
];

/// Parts of an address as somebody may have edited it.
fn stray() -> impl Strategy<Value = Parts> {
    let known = select(&KNOWN[..]).prop_flat_map(|(key, values)| {
        let values = select(values.split(' ').collect::<Vec<_>>());
        (Just(key.to_owned()), vec(values, 1..4).prop_map(|values| values.join(",")))
    });
    let odd = (select(&KNOWN[..]), anything()).prop_map(|(known, odd)| (known.0.to_owned(), odd));
    vec(prop_oneof![6 => known, 1 => odd, 1 => (anything(), anything())], 0..12)
}

/// Any text, or one of what means something in an address.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![anything(), "[?&=%+#, a-f0-9]{0,12}"]
}

fn check_address(made: &Made, parts: &Parts) -> Result<(), TestCaseError> {
    let collection = made.collection();
    let selection = Selection::from_parts(&collection, parts);
    let own = parts_of(&selection, &collection);
    let again = Selection::from_parts(&collection, &own);
    prop_assert_eq!(parts_of(&again, &collection), own);
    prop_assert_eq!(&again, &selection);
    for facet in Facet::ALL {
        let chosen = selection.chosen(facet);
        prop_assert!(chosen.is_sorted_by(|a, b| a < b));
        prop_assert!(chosen.iter().all(|own| own.index() < collection.column(facet).len()));
        prop_assert!(!selection.every(facet) || facet.holds_several());
    }
    let asks_for_time = selection.from().is_some() || selection.to().is_some();
    prop_assert_eq!(selection.span().is_some(), asks_for_time);
    prop_assert_eq!(selection.query().trim(), selection.query());
    Ok(())
}

proptest! {
    #[test]
    fn an_address_gives_back_its_parts(parts in vec((typed(), typed()), 0..6)) {
        let query = address(&parts);
        prop_assert!(query.bytes().all(|byte| byte.is_ascii_graphic()));
        // What nobody sees is taken out on the way.
        let seen: Vec<(String, String)> = parts
            .iter()
            .map(|(key, value)| (without(key).into_owned(), without(value).into_owned()))
            .collect();
        prop_assert_eq!(&decode(&query), &seen);
        prop_assert_eq!(decode(&format!("?{query}")), seen);
    }

    #[test]
    fn any_text_can_be_read_as_an_address(text in typed()) {
        let parts = decode(&text);
        prop_assert!(parts.len() <= text.matches('=').count());
        prop_assert_eq!(decode(&address(&parts)), parts);
    }

    #[test]
    fn a_selection_comes_back_from_its_address((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        let parts = parts_of(&selection, &collection);
        prop_assert_eq!(Selection::from_parts(&collection, &parts), selection.clone());
        let read = decode(&address(&parts));
        prop_assert_eq!(Selection::from_parts(&collection, &read), selection);
    }

    #[test]
    fn what_is_typed_comes_back_from_its_address(made in made(), typed in typed()) {
        let collection = made.collection();
        let mut selection = Selection::default();
        selection.set_query(&typed);
        let parts = parts_of(&selection, &collection);
        let seen = without(&typed);
        prop_assert_eq!(parts.is_empty(), seen.trim().is_empty());
        prop_assert_eq!(Query::parse(&seen, collection.fold()).is_empty(), parts.is_empty());
        let read = decode(&address(&parts));
        let again = Selection::from_parts(&collection, &read);
        prop_assert_eq!(again.query(), seen.trim());
    }

    #[test]
    fn an_address_names_what_is_asked_in_plain_keys((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let parts = parts_of(&asked.selection(&collection), &collection);
        let part = |key: &str| parts.iter().find(|own| own.0 == key).map(|own| own.1.as_str());
        prop_assert_eq!(part("q"), Some(asked.query.trim()).filter(|query| !query.is_empty()));
        for facet in Facet::ALL {
            let keys = asked.chosen.iter().find(|own| own.0 == facet).map(|own| own.1.join(","));
            prop_assert_eq!(part(facet.key()), keys.as_deref());
        }
        let sort = match asked.sort {
            Sort::Best => None,
            Sort::Newest => Some("newest"),
            Sort::Oldest => Some("oldest"),
            Sort::District => Some("district"),
        };
        prop_assert_eq!(part("sort"), sort);
        let dates = [part("from"), part("to")].map(|own| own.map(str::to_owned));
        let asked = [asked.from, asked.to].map(|own| own.map(|date| date.to_string()));
        prop_assert!(dates == asked || dates == [asked[1].clone(), asked[0].clone()]);
    }

    #[test]
    fn any_address_is_understood_once_and_for_all(made in made(), parts in stray()) {
        check_address(&made, &parts)?;
    }

    #[test]
    fn what_the_collection_does_not_have_is_left_out(made in made(), parts in stray()) {
        let collection = made.collection();
        let selection = Selection::from_parts(&collection, &parts);
        for facet in Facet::ALL {
            let last = parts.iter().rev().find(|own| own.0 == facet.key());
            let asked = last.map_or("", |own| own.1.as_str());
            let mut known = twin::keys(&made, facet);
            known.retain(|key| asked.split(',').any(|own| own == key));
            let column = collection.column(facet);
            let chosen = selection.chosen(facet).iter().map(|own| column.key(*own).to_owned());
            prop_assert_eq!(chosen.collect::<Vec<_>>(), known);
        }
    }

    #[test]
    fn choosing_twice_is_not_choosing(
        (made, asked) in made_and_asked(), facet in select(&Facet::ALL[..]),
    ) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        for bucket in collection.column(facet).ids() {
            let mut other = selection.clone();
            other.toggle(facet, bucket);
            let was = selection.chosen(facet).contains(&bucket);
            prop_assert_eq!(other.chosen(facet).contains(&bucket), !was);
            other.toggle(facet, bucket);
            // Where nothing stays chosen, asking for all of it is forgotten on the way.
            if selection.chosen(facet) == [bucket] {
                other.set_every(facet, selection.every(facet));
            }
            prop_assert_eq!(&other, &selection);
        }
    }

    #[test]
    fn asking_for_all_of_nothing_is_forgotten(
        (made, asked) in made_and_asked(), facet in select(&Facet::ALL[..]),
    ) {
        let collection = made.collection();
        let mut selection = asked.selection(&collection);
        for bucket in selection.chosen(facet).to_vec() {
            selection.toggle(facet, bucket);
        }
        prop_assert!(!selection.every(facet));
        let parts = [("all".to_owned(), "theme,mechanism".to_owned())];
        prop_assert_eq!(Selection::from_parts(&collection, &parts), Selection::default());
    }
}
