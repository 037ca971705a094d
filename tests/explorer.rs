//! What the explorer answers and what it writes, without a browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may stop where its own set-up is wrong")]

mod small;

use anlan_pages::address::{Address, View};
use anlan::explorer::{Entry, Explorer};
use anlan_pages::words::Locale;
use anlan_engine::collection::CaseId;
use anlan_engine::date::{PartialDate, Span};
use anlan_engine::facet::{Bucket, Facet};
use anlan_engine::matches::Dimension;
use anlan_engine::search::Sort;
use anlan_engine::selection::Condition;
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
    let hits = explorer.hits.get_untracked();
    hits.iter().map(|case| explorer.collection.case(*case).id.as_str()).collect()
}

/// The buckets of a facet that would leave a case, by their names in addresses.
fn counts(explorer: Explorer, facet: Facet) -> Vec<(&'static str, u32)> {
    let column = explorer.collection.column(facet);
    let buckets = explorer.buckets(facet).get_untracked();
    let held = buckets.iter().filter(|bucket| bucket.count > 0);
    held.map(|bucket| (column.key(bucket.id), bucket.count)).collect()
}

fn every_count(explorer: Explorer) -> Vec<Vec<Bucket>> {
    Facet::ALL.map(|facet| explorer.buckets(facet).get_untracked()).into()
}

/// How many times the wave of changes has come through a memo.
fn runs_of<T: Send + Sync + 'static>(watched: Memo<T>) -> Memo<u32> {
    Memo::new(move |runs: Option<&u32>| {
        watched.with(|_| ());
        runs.map_or(1, |runs| runs + 1)
    })
}

#[test]
fn brushing_and_choosing_do_not_search_the_words_again() {
    let (_owner, explorer) = at("q=调解");
    // The search of the text hangs on the folded words alone.
    let searches = runs_of(explorer.query);
    assert_eq!((searches.get_untracked(), hits(explorer).len()), (1, 4));

    for (to, left) in [("2019-06", 1), ("2019", 2), ("2020", 3)] {
        explorer.brush(Some(date("2019")), Some(date(to)), Entry::Replace);
        assert_eq!((searches.get_untracked(), hits(explorer).len()), (1, left), "{to}");
    }
    explorer.toggle(Facet::Theme, bucket(explorer, Facet::Theme, "villages"));
    explorer.sort(Sort::Oldest);
    explorer.search("调解 ", Entry::Replace);
    assert_eq!((searches.get_untracked(), hits(explorer)), (1, vec!["village-lawyers"]));

    explorer.search("热线", Entry::Replace);
    assert_eq!((searches.get_untracked(), hits(explorer).len()), (2, 0));
}

#[test]
fn the_timeline_is_not_counted_again_for_its_own_brush() {
    let (_owner, explorer) = at("");
    let timeline = explorer.timeline(Signal::stored(Grain::Month));
    let countings = runs_of(timeline);
    let before = timeline.get_untracked();
    assert_eq!(before.bins.iter().map(|bin| bin.count).sum::<u32>(), 4);
    assert_eq!((before.year_only.len(), before.undated, countings.get_untracked()), (1, 1, 1));

    explorer.brush(Some(date("2019-11")), Some(date("2019-11")), Entry::Replace);
    assert_eq!(hits(explorer), ["village-lawyers"]);
    assert_eq!((timeline.get_untracked(), countings.get_untracked()), (before, 1));

    explorer.toggle(Facet::Theme, bucket(explorer, Facet::Theme, "legal-aid"));
    assert_eq!(timeline.get_untracked().bins.iter().map(|bin| bin.count).sum::<u32>(), 1);
    assert_eq!(countings.get_untracked(), 2);
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
    assert_eq!(explorer.undated.get_untracked(), 1);
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
            let held = collection.column(facet).of_case(case);
            chosen.is_empty() || held.iter().any(|bucket| chosen.contains(bucket))
        }
    };
    for facet in Facet::ALL {
        let others = || Dimension::all().filter(|own| *own != Dimension::Facet(facet));
        let left: Vec<CaseId> =
            collection.ids().filter(|case| others().all(|own| meets(*case, own))).collect();
        let column = collection.column(facet);
        for found in explorer.buckets(facet).get_untracked() {
            let held = |case: &&CaseId| column.of_case(**case).contains(&found.id);
            let count = left.iter().filter(held).count();
            assert_eq!(found.count as usize, count, "{facet:?} {}", column.key(found.id));
        }
    }
    assert_eq!(hits(explorer), ["community-room"]);
}

#[test]
fn a_table_leaves_out_what_is_chosen_in_its_rows_and_columns() {
    let (_owner, explorer) = at("district=370102&theme=mediation&from=2019&to=2019");
    let table = explorer.table(Facet::District, Facet::Theme).get_untracked();
    let row = |key| table.row(bucket(explorer, Facet::District, key).index()).to_vec();
    assert_eq!((row("370102"), row("370103")), (vec![1, 0, 0], vec![1, 1, 0]));
    assert_eq!((row("370101"), row("370112")), (vec![0, 0, 0], vec![0, 0, 0]));
}

#[test]
fn any_of_the_chosen_widens_and_all_of_them_narrows() {
    let (_owner, explorer) = at("theme=mediation,villages");
    assert_eq!(hits(explorer).len(), 5);

    explorer.ask_every(Facet::Theme, true);
    assert_eq!(written(), [("theme=mediation,villages&all=theme".to_owned(), Entry::Push)]);
    assert_eq!(hits(explorer), ["village-lawyers", "without-date"]);
    // Where all are asked for, another one narrows: the counts say what it would leave.
    assert_eq!(counts(explorer, Facet::Theme), [("mediation", 2), ("villages", 2)]);

    explorer.ask_every(Facet::Theme, false);
    assert_eq!(hits(explorer).len(), 5);
    assert_eq!(
        counts(explorer, Facet::Theme),
        [("mediation", 4), ("villages", 3), ("legal-aid", 1)]
    );
    written();
    // A case has one district: asking for all of several is not offered, and changes nothing.
    explorer.ask_every(Facet::District, true);
    assert_eq!(written(), []);
}

#[test]
fn clearing_restores_the_start() {
    let (_owner, explorer) = at("");
    let start = (hits(explorer), every_count(explorer), explorer.matches.get_untracked());

    explorer.search("调解", Entry::Push);
    explorer.toggle(Facet::Theme, bucket(explorer, Facet::Theme, "villages"));
    explorer.toggle(Facet::Mechanism, bucket(explorer, Facet::Mechanism, "advisers"));
    explorer.ask_every(Facet::Mechanism, true);
    explorer.brush(Some(date("2019")), None, Entry::Push);
    assert_eq!(hits(explorer), ["village-lawyers"]);

    explorer.clear();
    assert_eq!(written().last().unwrap(), &(String::new(), Entry::Push));
    assert_eq!((hits(explorer), every_count(explorer), explorer.matches.get_untracked()), start);
}

#[test]
fn clearing_keeps_the_order_the_view_and_the_language() {
    let (_owner, explorer) = at("q=调解&theme=villages&sort=oldest&view=time&lang=en");
    explorer.clear();
    assert_eq!(written(), [("sort=oldest&view=time&lang=en".to_owned(), Entry::Push)]);
    assert_eq!(hits(explorer).first().unwrap(), &"community-room");
}

#[test]
fn every_verb_writes_the_address_that_it_makes() {
    let (_owner, explorer) = at("");
    let case = explorer.collection.find("aid-line");
    let lixia = bucket(explorer, Facet::District, "370102");
    let shanghe = bucket(explorer, Facet::District, "370112");
    let aid = bucket(explorer, Facet::Theme, "legal-aid");
    let push = |query: &str| (query.to_owned(), Entry::Push);
    let replace = |query: &str| (query.to_owned(), Entry::Replace);

    explorer.search("a & b", Entry::Replace);
    explorer.search("", Entry::Push);
    explorer.toggle(Facet::District, shanghe);
    explorer.toggle(Facet::District, lixia);
    explorer.toggle(Facet::District, shanghe);
    explorer.brush(Some(date("2020-06")), Some(date("2019-03")), Entry::Replace);
    explorer.remove(Condition::Bucket(Facet::District, lixia));
    explorer.remove_dimension(Dimension::Time);
    explorer.sort(Sort::District);
    explorer.sort(Sort::Best);
    explorer.choose_pair((Facet::District, lixia), (Facet::Theme, aid));
    explorer.show(View::Districts);
    explorer.choose_pair((Facet::District, shanghe), (Facet::Theme, aid));
    explorer.clear();
    explorer.open(case);
    explorer.go(Address { case, locale: Locale::Hant, ..Address::default() }, Entry::Push);
    explorer.open(None);
    let made = [
        replace("q=a%20%26%20b"),
        push(""),
        push("district=370112"),
        push("district=370102,370112"),
        push("district=370102"),
        replace("district=370102&from=2019-03&to=2020-06"),
        push("from=2019-03&to=2020-06"),
        push(""),
        push("sort=district"),
        push(""),
        push("district=370102&theme=legal-aid"),
        push("district=370102&theme=legal-aid&view=districts"),
        // It shows the cases.
        push("district=370112&theme=legal-aid"),
        push(""),
        push("case=aid-line"),
        push("case=aid-line&lang=zh-Hant"),
        push("lang=zh-Hant"),
    ];
    assert_eq!(written(), made);
}

#[test]
fn what_changes_nothing_writes_nothing() {
    let (_owner, explorer) = at("q=调解&from=2019&to=2019");
    explorer.search(" 调解 ", Entry::Replace);
    explorer.brush(Some(date("2019")), Some(date("2019")), Entry::Replace);
    explorer.sort(Sort::Best);
    explorer.show(View::Cases);
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
    explorer.follow("?district=370112&case=aid-line&lang=en");
    assert_eq!(query(explorer), "district=370112&case=aid-line&lang=en");
    assert_eq!(hits(explorer), ["market-desk"]);
    explorer.follow("?district=nowhere&from=never&case=lost");
    assert_eq!((query(explorer), hits(explorer).len()), (String::new(), 6));
    assert_eq!(written(), []);
}

#[test]
fn the_list_of_a_bucket_asks_for_nothing_else() {
    let (_owner, explorer) = at(
        "q=调解&theme=villages&all=theme&from=2019&sort=oldest&view=districts&case=aid-line&lang=en",
    );
    let list = explorer.list_of(Facet::District, bucket(explorer, Facet::District, "370102"));
    assert_eq!(list.query(explorer.collection), "district=370102&lang=en");
    assert_eq!(written(), []);
    explorer.go(list, Entry::Push);
    assert_eq!(hits(explorer), ["aid-line", "community-room"]);
}

#[test]
fn who_reads_one_part_does_not_hear_of_another() {
    let (_owner, explorer) = at("");
    let runs = runs_of(explorer.part(|now| now.selection.sort));
    assert_eq!(runs.get_untracked(), 1);
    explorer.search("调解", Entry::Replace);
    explorer.show(View::Time);
    assert_eq!(runs.get_untracked(), 1);
    explorer.sort(Sort::Oldest);
    assert_eq!(runs.get_untracked(), 2);
}
