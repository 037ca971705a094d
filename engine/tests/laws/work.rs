//! What must not cost more than in proportion: work is counted, not time.

use anlan_engine::answer::Answer;
use anlan_engine::collection::Collection;
use anlan_engine::facet::Facet;
use anlan_engine::load::load;
use anlan_engine::marks::{marks, snippet};
use anlan_engine::search::{Alternatives, Query};
use anlan_engine::selection::Selection;
use anlan_kernels::work::done;
use serde_json::Value;

use crate::grown::Grown;

/// Makes a query of so many characters.
type Typed = fn(usize) -> String;
/// Makes a case like every other.
type Alike = fn(&mut Value);

/// The work that something takes.
fn work<T>(act: impl FnOnce() -> T) -> (f64, T) {
    let before = done();
    let result = act();
    (u32::try_from(done() - before).map(f64::from).unwrap(), result)
}

/// Holds the works of something four times as large each against one another: what grows with the
/// square of the size would take sixteen times as much.
fn in_proportion(what: &str, works: &[f64]) {
    for pair in works.windows(2) {
        assert!(pair[0] > 0.0, "{what}: nothing was counted");
        assert!(pair[1] <= pair[0] * 6.0, "{what}: {works:?}");
    }
}

fn asked(collection: &Collection, parts: &[(&str, &str)]) -> Selection {
    let part = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    Selection::from_parts(collection, &parts.iter().map(part).collect::<Vec<_>>())
}

#[test]
fn a_facet_of_seventy_thousand_values_costs_in_proportion() {
    let mut works: Vec<Vec<f64>> = Vec::new();
    for mechanisms in [4_375, 17_500, 70_000] {
        // As many cases in each, so that the values alone grow.
        let bytes = serde_json::to_vec(&Grown { cases: 1000, mechanisms, texts: &["文"] }.bundle())
            .unwrap();
        let (loading, loaded) = work(|| load(bytes).unwrap());
        let collection = loaded.collection;
        assert_eq!(collection.len(), 1000);
        let column = collection.column(Facet::Mechanism);
        assert_eq!(column.len(), mechanisms);
        let (answering, all) =
            work(|| Answer::new(&collection, Selection::default(), Alternatives::default(), None));
        let held: u32 = all.buckets(Facet::Mechanism).iter().map(|bucket| bucket.count).sum();
        assert!(held > 1000, "{held}");
        let (counting, table) = work(|| all.table(&collection, Facet::District, Facet::Mechanism));
        assert_eq!((0..5).map(|row| table.row_sum(row)).sum::<u32>(), held);
        let mut keys: Vec<&str> = column.ids().map(|bucket| column.key(bucket)).collect();
        keys.reverse();
        let every = keys.join(",");
        let (choosing, chosen) = work(|| {
            Answer::new(
                &collection,
                asked(&collection, &[("mechanism", &every)]),
                Alternatives::default(),
                Some(&all),
            )
        });
        assert_eq!(chosen.hits.len(), 1000);
        let (demanding, none) = work(|| {
            let parts = [("mechanism", every.as_str()), ("all", "mechanism")];
            Answer::new(
                &collection,
                asked(&collection, &parts),
                Alternatives::default(),
                Some(&all),
            )
        });
        assert_eq!(none.hits.len(), 0);
        let (listing, listed) = work(|| {
            let ids: Vec<_> = column.ids().collect();
            column.listed(&Query::default(), collection.fold(), 8, &ids)
        });
        assert_eq!(listed.len(), mechanisms);
        works.push(vec![loading, answering, counting, choosing, demanding, listing + 1.0]);
    }
    let names = ["loading", "answering", "a table", "choosing all", "demanding all", "listing"];
    for (at, name) in names.into_iter().enumerate() {
        in_proportion(name, &works.iter().map(|own| own[at]).collect::<Vec<f64>>());
    }
}

#[test]
fn a_query_of_ten_thousand_characters_costs_in_proportion() {
    let collection =
        Grown { cases: 130, mechanisms: 7, texts: &["调解室的调解员调解", "文"] }.collection();
    collection.search(&Query::parse("x", collection.fold()));
    let queries: [(&str, Typed); 5] = [
        ("one word", |len| "调".repeat(len)),
        ("one word that is nowhere", |len| "鿕解".repeat(len / 2)),
        ("many words", |len| {
            let chars = ('\u{4e00}'..).take(len / 2);
            chars.flat_map(|ch| [ch, ' ']).collect()
        }),
        ("one word again and again", |len| "调 ".repeat(len / 2)),
        ("emoji and halves of pairs", |len| "😀\u{fffd} ".repeat(len / 3)),
    ];
    for (what, query) in queries {
        let works = [2_500, 10_000, 40_000].map(|len| {
            let typed = query(len);
            let (work, ()) = work(|| {
                let asked = asked(&collection, &[("q", &typed)]);
                let answer = Answer::new(&collection, asked, Alternatives::default(), None);
                for case in collection.ids().take(2) {
                    let case = collection.case(case);
                    snippet(case, &answer.query, collection.fold());
                    marks(&case.background, &answer.query, collection.fold());
                }
            });
            work
        });
        in_proportion(what, &works);
    }
}

#[test]
fn cases_that_are_all_alike_cost_in_proportion() {
    let alike: [(&str, Alike); 3] = [
        ("one title", |case| case["title"] = Value::from("题")),
        ("one day", |case| {
            case["date"] = serde_json::json!({ "value": "2020-02-03", "kind": "started" });
        }),
        ("no date", |case| case["date"] = serde_json::json!({})),
    ];
    for (what, make) in alike {
        let works = [250, 1000, 4000].map(|cases| {
            let mut bundle = Grown { cases, mechanisms: 7, texts: &["文"] }.bundle();
            bundle["cases"].as_array_mut().unwrap().iter_mut().for_each(make);
            let bytes = serde_json::to_vec(&bundle).unwrap();
            let (work, ()) = work(|| {
                let collection = load(bytes).unwrap().collection;
                assert_eq!(collection.len(), cases);
                let asked = asked(&collection, &[("from", "2020-02-03"), ("to", "2020-02-03")]);
                let answer = Answer::new(&collection, asked, Alternatives::default(), None);
                answer.table(&collection, Facet::District, Facet::Theme);
                answer.hits.first(usize::MAX);
                collection.search(&Query::parse("文 题", collection.fold()));
            });
            work
        });
        in_proportion(what, &works);
    }
}

#[test]
fn a_character_that_is_not_told_apart_from_others_costs_one_reading() {
    let text = "😀x".repeat(20_000);
    let bundle = Grown { cases: 60, mechanisms: 7, texts: &[&text] }.bundle().to_string();
    assert!(bundle.len() > 4 << 20, "small enough to be read through");
    let len = f64::from(u32::try_from(bundle.len()).unwrap());
    let collection = load(bundle).unwrap().collection;
    while collection.prepare_search() {}
    for (typed, found) in [("😁", 0), ("😀", 60), ("x😁", 0)] {
        let (work, all) = work(|| collection.search(&Query::parse(typed, collection.fold())));
        assert_eq!(all.set.count(), found);
        assert!(work < 3.0 * len, "{typed}: {work} for {len} bytes");
    }
}
