//! Every answer at the sizes where words of bits begin and end, and at one beyond all of them; with
//! facets of one bucket, of a few, and of more buckets than cases.

use std::collections::BTreeMap;

use anlan_engine::answer::Answer;
use anlan_engine::collection::Collection;
use anlan_engine::date::{PartialDate, Span};
use anlan_engine::facet::Facet;
use anlan_engine::load::{Loader, load};
use anlan_engine::matches::Dimension;
use anlan_engine::search::{self, Alternatives, Query};
use anlan_engine::selection::Selection;
use anlan_engine::timeline::{Grain, timeline};
use serde_json::Value;

use crate::grown::Grown;

const SIZES: [usize; 6] = [0, 1, 63, 64, 65, 4097];
/// With the last of them a mechanism is so rare that its cases are kept as a list.
const MECHANISMS: [usize; 3] = [1, 7, 5000];

/// Addresses that ask for one thing, for several, for a month that a day cuts, and for nothing there
/// is.
const ASKED: [&[(&str, &str)]; 9] = [
    &[],
    &[("district", "d1")],
    &[("mechanism", "m0"), ("theme", "t1,t2")],
    &[("mechanism", "m0,m1,m2"), ("district", "d0,d4")],
    &[("theme", "t0"), ("from", "2017-03-11"), ("to", "2020-05")],
    &[("from", "2021-04-02"), ("to", "2018")],
    &[("from", "1000"), ("to", "1001")],
    &[("year", "2016,none"), ("sort", "oldest")],
    &[("mechanism", "m0"), ("from", "2016"), ("sort", "district")],
];

fn selection(collection: &Collection, asked: &[(&str, &str)]) -> Selection {
    let part = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    Selection::from_parts(collection, &asked.iter().map(part).collect::<Vec<_>>())
}

/// What a case of the file holds, by the names of the buckets.
fn held(facet: Facet, case: &Value) -> Vec<String> {
    let texts = |value: &Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|own| own.as_str().unwrap().to_owned()).collect()
    };
    let one = |value: &Value| vec![value.as_str().unwrap().to_owned()];
    match facet {
        Facet::District => one(&case["district"]),
        Facet::Theme => texts(&case["themes"]),
        Facet::Mechanism => texts(&case["mechanisms"]),
        Facet::Level => one(&case["level"]),
        Facet::Series => vec!["none".to_owned()],
        Facet::Year => {
            let year = case["date"]["value"].as_str().map(|date| date[..4].to_owned());
            vec![year.unwrap_or("none".to_owned())]
        }
        Facet::SourceKind => one(&case["source"]["kind"]),
    }
}

fn meets(case: &Value, asked: &Selection, collection: &Collection, dimension: Dimension) -> bool {
    match dimension {
        Dimension::Text => true,
        Dimension::Time => asked.span().is_none_or(|span| {
            let date =
                case["date"]["value"].as_str().map(|own| own.parse::<PartialDate>().unwrap());
            date.is_some_and(|date| date.span().overlaps(span))
        }),
        Dimension::Facet(facet) => {
            let column = collection.column(facet);
            let chosen: Vec<&str> =
                asked.chosen(facet).iter().map(|bucket| column.key(*bucket)).collect();
            let held = held(facet, case);
            chosen.is_empty() || held.iter().any(|own| chosen.contains(&own.as_str()))
        }
    }
}

fn assert_table(collection: &Collection, answer: &Answer, columns: Facet, among: &[&Value]) {
    let table = answer.table(collection, Facet::District, columns);
    let keys = |facet: Facet, ids: &[_]| -> Vec<String> {
        ids.iter().map(|id| collection.column(facet).key(*id).to_owned()).collect()
    };
    let (rows, names) = (keys(Facet::District, &table.rows), keys(columns, &table.columns));
    let mut counts = vec![0; rows.len() * names.len()];
    for case in among {
        let row = rows.iter().position(|own| *own == held(Facet::District, case)[0]).unwrap();
        for key in held(columns, case) {
            counts[row * names.len() + names.iter().position(|own| *own == key).unwrap()] += 1;
        }
    }
    for (at, own) in counts.chunks(names.len().max(1)).enumerate() {
        assert_eq!(table.row(at), own, "{columns:?} {:?}", answer.selection);
    }
}

fn assert_bins(collection: &Collection, answer: &Answer, among: &[&Value]) {
    let of_time = timeline(collection, Grain::Month, &answer.matches.except(Dimension::Time));
    for bin in &of_time.bins {
        let span: Span = bin.span().unwrap();
        let within = |case: &&&Value| {
            let date = case["date"]["value"].as_str().filter(|own| own.len() > 4);
            date.is_some_and(|own| own.parse::<PartialDate>().unwrap().span().overlaps(span))
        };
        assert_eq!(bin.count as usize, among.iter().filter(within).count());
    }
}

#[test]
fn every_count_is_that_of_going_through_the_file() {
    for (cases, mechanisms) in SIZES.into_iter().flat_map(|own| MECHANISMS.map(|of| (own, of))) {
        let grown = Grown { cases, mechanisms, texts: &["文"] };
        let (bundle, collection) = (grown.bundle(), grown.collection());
        let file = bundle["cases"].as_array().unwrap();
        let mut before: Option<Answer> = None;
        for asked in ASKED {
            let asked = selection(&collection, asked);
            let answer =
                Answer::new(&collection, asked.clone(), Alternatives::default(), before.as_ref());
            let left = |out: &[Dimension]| -> Vec<&Value> {
                let others = || Dimension::all().filter(|own| !out.contains(own));
                let all = file.iter();
                all.filter(|case| others().all(|own| meets(case, &asked, &collection, own)))
                    .collect()
            };
            let hits = left(&[]);
            assert_eq!(answer.hits.len(), hits.len(), "{cases} {mechanisms} {asked:?}");
            let undated = hits.iter().filter(|case| case["date"]["value"].is_null()).count();
            assert_eq!(answer.undated as usize, undated);
            for facet in Facet::ALL {
                let mut counts = BTreeMap::<String, u32>::new();
                for key in
                    left(&[Dimension::Facet(facet)]).iter().flat_map(|case| held(facet, case))
                {
                    *counts.entry(key).or_default() += 1;
                }
                let column = collection.column(facet);
                for bucket in answer.buckets(facet) {
                    let count = counts.remove(column.key(bucket.id)).unwrap_or(0);
                    assert_eq!(bucket.count, count, "{cases} {mechanisms} {facet:?} {asked:?}");
                }
                assert_eq!(counts, BTreeMap::new());
            }
            for columns in [Facet::Theme, Facet::Mechanism, Facet::Year] {
                let among = left(&[Dimension::Facet(Facet::District), Dimension::Facet(columns)]);
                assert_table(&collection, &answer, columns, &among);
            }
            assert_bins(&collection, &answer, &left(&[Dimension::Time]));
            before = Some(answer);
        }
    }
}

/// Texts long enough that four thousand cases are looked up by pairs of characters.
fn long_texts() -> Vec<String> {
    let letters: Vec<char> = "调解历下区法治，安aB1 😀𠀀\u{ffff}".chars().collect();
    let letter = |text: usize, at: usize| letters[(at * at + text * 7 + at / 3) % letters.len()];
    (0..23).map(|text| (0..400).map(|at| letter(text, at)).collect::<String>() + "。").collect()
}

#[test]
fn looked_up_by_pairs_a_word_is_found_where_reading_finds_it() {
    let texts = long_texts();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let grown = Grown { cases: 4097, mechanisms: 7, texts: &texts };
    let bundle = grown.bundle();
    assert!(bundle.to_string().len() > 4 << 20, "small enough to be read through");
    let collection = grown.collection();
    let mut made = collection.search_progress();
    while collection.prepare_search() {
        assert!(collection.search_progress() > made);
        made = collection.search_progress();
    }
    assert!((made - 1.0).abs() < f64::EPSILON);
    let pieces = texts.iter().step_by(5).flat_map(|text| {
        let chars: Vec<char> = text.chars().collect();
        let cut =
            move |(from, len): (usize, usize)| chars[from..from + len].iter().collect::<String>();
        [(0, 1), (3, 1), (9, 2), (40, 2), (77, 3), (78, 4), (100, 6), (200, 19)].map(cut)
    });
    let others =
        ["鿕", "调鿕", "解解解解", "题4096", "题1 题2", "t0", "m3 t1", "𠀀", "😀", "\u{ffff}"];
    let typed: Vec<String> = pieces.chain(others.map(str::to_owned)).collect();
    let plain = typed.iter().map(|own| (own.as_str(), String::new()));
    // And each as what stands for the one after it and the one before.
    let meaning = typed.windows(3).map(|own| {
        let fold = collection.fold();
        let pieces = [&own[0], &own[2]].map(|piece| fold.text(&piece.replace(' ', "")));
        (own[1].as_str(), format!("{} {}", fold.text(&own[1]), pieces.join(" ")))
    });
    let folded_texts = |case: &Value| {
        let mut all = vec!["h".to_owned(), "x".to_owned()];
        for field in ["title", "title_en", "summary_en", "organ", "background", "district"] {
            all.push(collection.fold().text(case[field].as_str().unwrap()));
        }
        all.extend(held(Facet::Theme, case));
        all.extend(held(Facet::Mechanism, case));
        all
    };
    let cases = bundle["cases"].as_array().unwrap().iter();
    let cases: Vec<Vec<String>> = cases.map(folded_texts).collect();
    for (typed, meant) in plain.chain(meaning) {
        let query = Query::parse(typed, collection.fold()).or(Alternatives(&meant));
        let holds = |case: &&Vec<String>| {
            let is_held = |piece: &str| case.iter().any(|own| own.contains(piece));
            query.words().iter().all(|word| search::pieces(word).any(is_held))
        };
        let slow = cases.iter().filter(holds).count();
        assert_eq!(collection.search(&query).set.count() as usize, slow, "{typed:?}");
    }
}

#[test]
fn a_bundle_read_in_steps_is_the_same_as_read_in_one_go() {
    for cases in SIZES {
        let grown = Grown { cases, mechanisms: 7, texts: &["文"] };
        let mut bundle = grown.bundle();
        if cases > 60 {
            bundle["cases"][7]["id"] = bundle["cases"][3]["id"].clone();
            bundle["cases"][9]["title"] = bundle["cases"][5]["title"].clone();
            bundle["cases"][11]["district"] = Value::from("d9");
            bundle["cases"][13] = Value::from(13);
        }
        let bytes = serde_json::to_vec(&bundle).unwrap();
        let whole = load(bytes.as_slice()).unwrap();
        for step in [1, 2, 64, 5000] {
            let mut loader = Loader::new(bytes.clone()).unwrap();
            let mut last = 0.0;
            while loader.step(step).unwrap() {
                assert!(loader.progress() >= last && loader.progress() <= 1.0);
                last = loader.progress();
            }
            let stepped = loader.finish();
            assert_eq!((stepped.found, stepped.left_out()), (whole.found, whole.left_out()));
            assert_eq!(stepped.complaints, whole.complaints);
            let ids = |collection: &Collection| -> Vec<String> {
                collection.ids().map(|case| collection.case(case).id.clone()).collect()
            };
            assert_eq!(ids(&stepped.collection), ids(&whole.collection));
        }
    }
}

#[test]
fn the_cases_may_come_first_and_again_and_nothing_may_follow_the_bundle() {
    let bundle = Grown { cases: 3, mechanisms: 2, texts: &["文"] }.bundle();
    let part = |name: &str| format!("\"{name}\":{}", bundle[name]);
    let frame = ["format", "vocabulary", "districts", "variants"].map(part).join(",");
    let cases = part("cases");
    for text in [
        format!("{{{cases},{frame}}}"),
        format!("{{{frame},{cases}}}  \n"),
        format!("{{{frame},{cases},\"cases\":[[[]]],\"more\":{{}}}}"),
        format!("{{\"cases\":[],{frame}}}").replacen("\"cases\":[]", &cases, 1),
    ] {
        let loaded = load(text.as_bytes()).unwrap();
        assert_eq!((loaded.found, loaded.left_out()), (3, 0), "{text}");
    }
    for text in [
        format!("{{{frame},{cases}}} x"),
        format!("{{{frame},{cases},}}"),
        format!("{{{frame},{cases}"),
        format!("{{{frame},{}", cases.trim_end_matches(']')),
        format!("{{{frame},{}}}", cases.replacen('[', "[,", 1)),
        format!("{{{frame}}}"),
    ] {
        assert!(load(text.as_bytes()).is_err(), "{text}");
    }
}
