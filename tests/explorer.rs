//! What the explorer answers and what it writes, without a browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may stop where its own set-up is wrong")]

mod small;

use std::sync::Arc;

use anlan::explorer::{Entry, Explorer};
use anlan_engine::case_set::CaseSet;
use anlan_engine::collection::CaseId;
use anlan_engine::date::{PartialDate, Span};
use anlan_engine::facet::{Bucket, Facet};
use anlan_engine::matches::Dimension;
use anlan_engine::search::Sort;
use anlan_engine::timeline::Grain;
use leptos::prelude::*;

use small::{bucket, explore, replaced, written};

/// An explorer at an address, with the owner that it lives under.
fn at(start: &str) -> (Owner, Explorer) {
    let owner = Owner::new();
    owner.set();
    (owner, explore(start))
}

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn query(explorer: Explorer) -> String {
    untrack(|| explorer.address()).query(explorer.collection)
}

/// The ids of the hits, in their order.
fn hits(explorer: Explorer) -> Vec<&'static str> {
    let answer = explorer.answer.get_untracked();
    answer
        .hits
        .first(99)
        .into_iter()
        .map(|case| explorer.collection.case(case).id.as_str())
        .collect()
}

/// The buckets of a facet that would leave a case, by their names in addresses.
fn counts(explorer: Explorer, facet: Facet) -> Vec<(&'static str, u32)> {
    let column = explorer.collection.column(facet);
    let answer = explorer.answer.get_untracked();
    let held = answer.buckets(facet).iter().filter(|bucket| bucket.count > 0);
    held.map(|bucket| (column.key(bucket.id), bucket.count)).collect()
}

fn every_count(explorer: Explorer) -> Vec<Vec<Bucket>> {
    let answer = explorer.answer.get_untracked();
    Facet::ALL.map(|facet| answer.buckets(facet).to_vec()).into()
}

/// Asks for all chosen buckets of a facet instead of any.
fn ask_every(explorer: Explorer, facet: Facet, every: bool) {
    let mut to = untrack(|| explorer.address());
    to.selection.set_every(facet, every);
    explorer.go(to, Entry::Push);
}

/// The set of the cases in which the words are found.
fn found(explorer: Explorer) -> Option<Arc<CaseSet>> {
    explorer.answer.get_untracked().matches.set(Dimension::Text).cloned()
}

#[test]
fn brushing_and_choosing_do_not_search_the_words_again() {
    let (_owner, explorer) = at("q=调解");
    let first = found(explorer).unwrap();
    let is_same = || Arc::ptr_eq(&first, &found(explorer).unwrap());
    for (to, left) in [("2019-06", 1), ("2019", 2), ("2020", 3)] {
        explorer.brush(Some(date("2019")), Some(date(to)), Entry::Replace);
        assert_eq!((is_same(), hits(explorer).len()), (true, left), "{to}");
    }
    explorer.toggle(Facet::Theme, bucket(explorer, Facet::Theme, "villages"));
    explorer.sort(Sort::Oldest);
    explorer.search("调解 ", Entry::Replace);
    assert_eq!((is_same(), hits(explorer)), (true, vec!["village-lawyers"]));

    explorer.search("热线", Entry::Replace);
    assert_eq!((is_same(), hits(explorer).len()), (false, 0));
}

#[test]
fn words_that_are_understood_later_are_answered_anew() {
    let (_owner, explorer) = at("q=tiaojie");
    assert_eq!(hits(explorer), [""; 0]);
    explorer.understand("tiaojie 调解\n".to_owned());
    let understood = (hits(explorer), found(explorer).unwrap());
    assert_eq!(understood.0, hits(at("q=调解").1));
    assert!(!understood.0.is_empty());

    // What is said of other words leaves the answer as it is.
    explorer.understand("tiaojie 调解\nrexian 热线\n".to_owned());
    assert!(Arc::ptr_eq(&understood.1, &found(explorer).unwrap()));
    explorer.understand(String::new());
    assert_eq!(hits(explorer), [""; 0]);
}

#[test]
fn the_timeline_leaves_its_own_brush_out() {
    let (_owner, explorer) = at("");
    let timeline = || untrack(|| explorer.timeline(Grain::Month));
    let before = timeline();
    assert_eq!(before.bins.iter().map(|bin| bin.count).sum::<u32>(), 4);
    assert_eq!((before.year_only.len(), before.undated), (1, 1));

    explorer.brush(Some(date("2019-11")), Some(date("2019-11")), Entry::Replace);
    assert_eq!(hits(explorer), ["village-lawyers"]);
    assert_eq!(timeline(), before);

    explorer.toggle(Facet::Theme, bucket(explorer, Facet::Theme, "legal-aid"));
    assert_eq!(timeline().bins.iter().map(|bin| bin.count).sum::<u32>(), 1);
}

#[test]
fn a_facet_leaves_its_own_choice_out_of_its_counts() {
    let (_owner, explorer) = at("");
    let themes = [("mediation", 4), ("villages", 3), ("legal-aid", 1)];
    assert_eq!(counts(explorer, Facet::Theme), themes);

    explorer.toggle(Facet::Theme, bucket(explorer, Facet::Theme, "villages"));
    assert_eq!(counts(explorer, Facet::Theme), themes);
    assert_eq!(counts(explorer, Facet::District), [("370101", 1), ("370103", 2)]);
    assert_eq!(counts(explorer, Facet::Year), [("2020", 1), ("2019", 1), ("none", 1)]);
    assert_eq!(explorer.answer.get_untracked().undated, 1);
}

#[test]
fn the_counts_are_those_of_the_engine_over_the_plainly_filtered_cases() {
    let (_owner, explorer) =
        at("q=法律顾问&theme=mediation&district=370101,370102&from=2019&to=2020");
    let collection = explorer.collection;
    let selection = untrack(|| explorer.address()).selection;
    let span = Span::between(Some(date("2019")), Some(date("2020"))).unwrap();
    let meets = |case: CaseId, dimension: Dimension| match dimension {
        Dimension::Text => collection.case(case).mechanisms.contains(&"advisers".to_owned()),
        Dimension::Time => collection.span(case).is_some_and(|own| own.overlaps(span)),
        Dimension::Facet(facet) => {
            let chosen = selection.chosen(facet);
            let mut held = collection.column(facet).of_case(case);
            chosen.is_empty() || held.any(|bucket| chosen.contains(&bucket))
        }
    };
    for facet in Facet::ALL {
        let others = || Dimension::all().filter(|own| *own != Dimension::Facet(facet));
        let left: Vec<CaseId> =
            collection.ids().filter(|case| others().all(|own| meets(*case, own))).collect();
        let column = collection.column(facet);
        for found in explorer.answer.get_untracked().buckets(facet) {
            let held = |case: &&CaseId| column.of_case(**case).any(|own| own == found.id);
            let count = left.iter().filter(held).count();
            assert_eq!(found.count as usize, count, "{facet:?} {}", column.key(found.id));
        }
    }
    assert_eq!(hits(explorer), ["community-room"]);
}

#[test]
fn a_table_leaves_out_what_is_chosen_in_its_rows_and_columns() {
    let (_owner, explorer) = at("district=370102&theme=mediation&from=2019&to=2019");
    let table = untrack(|| explorer.table(Facet::District, Facet::Theme));
    let row = |key| table.row(bucket(explorer, Facet::District, key).index()).to_vec();
    assert_eq!((row("370102"), row("370103")), (vec![1, 0, 0], vec![1, 1, 0]));
    assert_eq!((row("370101"), row("370112")), (vec![0, 0, 0], vec![0, 0, 0]));
}

#[test]
fn any_of_the_chosen_widens_and_all_of_them_narrows() {
    let (_owner, explorer) = at("theme=mediation,villages");
    assert_eq!(hits(explorer).len(), 5);

    ask_every(explorer, Facet::Theme, true);
    assert_eq!(written(), [("theme=mediation,villages&all=theme".to_owned(), Entry::Push)]);
    assert_eq!(hits(explorer), ["village-lawyers", "without-date"]);
    // Where all are asked for, another one narrows: the counts say what it would leave.
    assert_eq!(counts(explorer, Facet::Theme), [("mediation", 2), ("villages", 2)]);

    ask_every(explorer, Facet::Theme, false);
    assert_eq!(hits(explorer).len(), 5);
    assert_eq!(
        counts(explorer, Facet::Theme),
        [("mediation", 4), ("villages", 3), ("legal-aid", 1)]
    );
    written();
    // A case has one district: asking for all of several is not offered, and changes nothing.
    ask_every(explorer, Facet::District, true);
    assert_eq!(written(), []);
}

#[test]
fn clearing_restores_the_start() {
    let (_owner, explorer) = at("");
    let start =
        (hits(explorer), every_count(explorer), explorer.answer.get_untracked().matches.clone());

    explorer.search("调解", Entry::Push);
    explorer.toggle(Facet::Theme, bucket(explorer, Facet::Theme, "villages"));
    explorer.toggle(Facet::Mechanism, bucket(explorer, Facet::Mechanism, "advisers"));
    ask_every(explorer, Facet::Mechanism, true);
    explorer.brush(Some(date("2019")), None, Entry::Push);
    assert_eq!(hits(explorer), ["village-lawyers"]);

    explorer.visit("?");
    assert_eq!(written().last().unwrap(), &(String::new(), Entry::Push));
    assert_eq!(
        (hits(explorer), every_count(explorer), explorer.answer.get_untracked().matches.clone()),
        start
    );
}

#[test]
fn every_verb_writes_the_address_that_it_makes() {
    let (_owner, explorer) = at("");
    let case = explorer.collection.find("aid-line");
    let lixia = bucket(explorer, Facet::District, "370102");
    let shanghe = bucket(explorer, Facet::District, "370112");
    let push = |query: &str| (query.to_owned(), Entry::Push);
    let replace = |query: &str| (query.to_owned(), Entry::Replace);

    explorer.search("a & b", Entry::Replace);
    explorer.search("", Entry::Push);
    explorer.toggle(Facet::District, shanghe);
    explorer.toggle(Facet::District, lixia);
    explorer.toggle(Facet::District, shanghe);
    explorer.brush(Some(date("2020-06")), Some(date("2019-03")), Entry::Replace);
    explorer.sort(Sort::District);
    explorer.sort(Sort::Best);
    explorer.visit("?theme=legal-aid&district=370102&view=districts");
    explorer.visit("?sort=sideways");
    explorer.open(case);
    explorer.visit("?case=aid-line&lang=zh-Hant");
    explorer.open(None);
    let made = [
        replace("q=a%20%26%20b"),
        push(""),
        push("district=370112"),
        push("district=370102,370112"),
        push("district=370102"),
        replace("district=370102&from=2019-03&to=2020-06"),
        push("district=370102&from=2019-03&to=2020-06&sort=district"),
        push("district=370102&from=2019-03&to=2020-06"),
        push("district=370102&theme=legal-aid&view=districts"),
        push(""),
        push("case=aid-line"),
        push(""),
    ];
    assert_eq!(written(), made);
}

#[test]
fn what_changes_nothing_writes_nothing() {
    let (_owner, explorer) = at("q=调解&from=2019&to=2019");
    explorer.search(" 调解 ", Entry::Replace);
    explorer.brush(Some(date("2019")), Some(date("2019")), Entry::Replace);
    explorer.sort(Sort::Best);
    explorer.visit("?q=%E8%B0%83%E8%A7%A3&to=2019&from=2019&view=cases");
    explorer.open(None);
    explorer.go(untrack(|| explorer.address()), Entry::Push);
    assert_eq!(written(), []);
}

#[test]
fn a_drag_replaces_the_address_at_each_step() {
    let (_owner, explorer) = at("");
    for to in ["2019-04", "2019-05", "2019-05", "2019-06"] {
        explorer.brush(Some(date("2019-04")), Some(date(to)), Entry::Replace);
    }
    explorer.brush(None, None, Entry::Replace);
    assert_eq!(
        replaced(),
        ["from=2019-04&to=2019-04", "from=2019-04&to=2019-05", "from=2019-04&to=2019-06", ""]
    );
}

#[test]
fn following_the_browser_writes_nothing() {
    let (_owner, explorer) = at("q=调解");
    explorer.follow("?district=370112&case=aid-line");
    assert_eq!(query(explorer), "district=370112&case=aid-line");
    assert_eq!(hits(explorer), ["market-desk"]);
    explorer.follow("?district=nowhere&from=never&case=lost");
    assert_eq!((query(explorer), hits(explorer).len()), (String::new(), 6));
    assert_eq!(written(), []);
}

#[test]
fn the_language_stays_as_long_as_the_page_lives() {
    let (_owner, explorer) = at("lang=zh-Hant");
    explorer.follow("?district=370112&lang=en");
    assert_eq!(query(explorer), "district=370112&lang=zh-Hant");
    explorer.visit("?view=time");
    assert_eq!(query(explorer), "view=time&lang=zh-Hant");
    assert_eq!(explorer.words().own_name, "繁體");
}

#[test]
fn opening_a_case_leaves_the_answer_alone() {
    let (_owner, explorer) = at("q=调解");
    let before = explorer.answer.get_untracked();
    explorer.open(explorer.collection.find("aid-line"));
    explorer.follow("?q=调解&view=time");
    assert!(Arc::ptr_eq(&before, &explorer.answer.get_untracked()));
}
