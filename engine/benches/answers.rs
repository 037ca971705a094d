//! How long the engine takes for what a visitor does, on made collections of several sizes. Native:
//! for the numbers in a browser, beside other engines, see `docs/benchmarks.md`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark may stop where its set-up is wrong"
)]

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

use anlan_engine::answer::Answer;
use anlan_engine::case::{
    Case, CaseDate, DateKind, District, DistrictKind, Mechanism, Practice, Source, SourceKind,
    Term, Vocabulary,
};
use anlan_engine::collection::Collection;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::Facet;
use anlan_engine::load::{Bundle, FORMAT, load};
use anlan_engine::search::Alternatives;
use anlan_engine::selection::Selection;
use anlan_engine::timeline::Grain;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

/// Numbers that look random and are the same at each run (Steele, Lea and Flood, “Fast Splittable
/// Pseudorandom Number Generators”, 2014).
struct Split(u64);

impl Split {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, sides: u64) -> u64 {
        self.next() % sides
    }

    /// Skewed towards the first: the `k`-th of `sides` about `1 / k` as often as the first.
    fn skewed(&mut self, sides: u64) -> u64 {
        let most = self.below(sides) + 1;
        self.below(most)
    }
}

fn term(kind: &str, at: u64) -> Term {
    Term { id: format!("{kind}{at}"), zh: format!("{kind}{at}"), en: format!("{kind}{at}") }
}

fn vocabulary() -> Vocabulary {
    let terms = |kind: &str, count: u64| (0..count).map(|at| term(kind, at)).collect();
    let mechanism = |at| {
        let Term { id, zh, en } = term("m", at);
        Mechanism { id, zh, en, definition_zh: String::new() }
    };
    Vocabulary {
        schema: None,
        themes: terms("t", 15),
        mechanisms: (0..28).map(mechanism).collect(),
        levels: terms("l", 4),
        series: Vec::new(),
        qualifiers: Vec::new(),
        source_kinds: ["official", "media", "repost"]
            .map(|id| Term { id: id.to_owned(), zh: id.to_owned(), en: id.to_owned() })
            .into(),
        date_kinds: Vec::new(),
    }
}

fn district(at: u64) -> District {
    let Term { id: code, zh, en } = term("d", at);
    District {
        code,
        zh_short: zh.clone(),
        zh_hant: zh.clone(),
        zh,
        pinyin: String::new(),
        initials: String::new(),
        en,
        kind: DistrictKind::District,
        tile: None,
        area_km2: None,
        area_source: None,
        population_2020: None,
        population_source: None,
    }
}

fn case(at: usize, dice: &mut Split) -> Case {
    let mut some = |kind: &str, of: u64, most: u64| {
        let mut chosen: Vec<u64> = (0..=dice.below(most)).map(|_| dice.skewed(of)).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().map(|at| format!("{kind}{at}")).collect()
    };
    let (themes, mechanisms) = (some("t", 15, 3), some("m", 28, 4));
    let year = 2015 + u16::try_from(dice.below(11)).unwrap();
    let (month, day) = (dice.below(12) + 1, dice.below(28) + 1);
    let date = PartialDate::from_day(year, month.try_into().unwrap(), day.try_into().unwrap());
    Case {
        schema: None,
        id: format!("c{at:07}"),
        title: "题".to_owned(),
        title_en: "t".to_owned(),
        summary_en: "s".to_owned(),
        district: format!("d{}", dice.skewed(15)),
        place: None,
        level: format!("l{}", dice.below(4)),
        organ: "o".to_owned(),
        themes,
        mechanisms,
        keywords: Vec::new(),
        date: CaseDate { value: date, kind: Some(DateKind::Started) },
        series: None,
        background: "b".to_owned(),
        practices: vec![Practice { heading: "h".to_owned(), text: "x".to_owned() }],
        outcomes: None,
        figures: Vec::new(),
        honours: Vec::new(),
        milestones: Vec::new(),
        captions: Vec::new(),
        source: Source {
            title: None,
            publisher: None,
            url: None,
            published: None,
            kind: SourceKind::Media,
            linkable: false,
        },
        more_sources: Vec::new(),
        editor_note: None,
    }
}

/// Made once for each size.
fn collection(size: usize) -> Arc<Collection> {
    static MADE: LazyLock<Mutex<BTreeMap<usize, Arc<Collection>>>> = LazyLock::new(Mutex::default);
    let mut made = MADE.lock().unwrap();
    let made = made.entry(size).or_insert_with(|| {
        let mut dice = Split(20_250_613);
        let cases: Vec<Case> = (0..size).map(|at| case(at, &mut dice)).collect();
        let districts: Vec<District> = (0..15).map(district).collect();
        let bundle = Bundle {
            format: FORMAT,
            vocabulary: &vocabulary(),
            districts: &districts,
            variants: "",
            cases: &cases,
        };
        Arc::new(load(serde_json::to_vec(&bundle).unwrap()).unwrap().collection)
    });
    made.clone()
}

fn selection(collection: &Collection, parts: &[(&str, &str)]) -> Selection {
    let parts: Vec<(String, String)> =
        parts.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Selection::from_parts(collection, &parts)
}

/// Every selection in turn, each answered after the one before it.
fn walk(bencher: Bencher<'_, '_>, collection: &Collection, selections: &[Selection]) {
    let mut at = 0;
    let mut before = None;
    bencher.bench_local(|| {
        at = (at + 1) % selections.len();
        let answer = Answer::new(
            collection,
            selections[at].clone(),
            Alternatives::default(),
            before.as_ref(),
        );
        black_box(&answer);
        before = Some(answer);
    });
}

#[divan::bench(args = SIZES)]
fn toggle(bencher: Bencher<'_, '_>, size: usize) {
    let collection = collection(size);
    let steps: [&[(&str, &str)]; 8] = [
        &[("district", "d0")],
        &[("district", "d0,d1")],
        &[("district", "d0,d1"), ("theme", "t0")],
        &[("district", "d0,d1"), ("theme", "t0,t3")],
        &[("district", "d0,d1"), ("theme", "t0,t3"), ("level", "l1")],
        &[("theme", "t0,t3"), ("level", "l1")],
        &[("theme", "t0,t3"), ("level", "l1"), ("mechanism", "m0")],
        &[("mechanism", "m0")],
    ];
    let selections = steps.map(|parts| selection(&collection, parts));
    walk(bencher, &collection, &selections);
}

#[divan::bench(args = SIZES)]
fn brush(bencher: Bencher<'_, '_>, size: usize) {
    let collection = collection(size);
    let month = |at: usize| format!("{}-{:02}", 2015 + at / 12, at % 12 + 1);
    let selections: Vec<Selection> = (0..60)
        .map(|at| {
            let (from, to) = (month(at), month(at + 23));
            selection(&collection, &[("district", "d1"), ("from", &from), ("to", &to)])
        })
        .collect();
    walk(bencher, &collection, &selections);
}

#[divan::bench(args = SIZES)]
fn bins(bencher: Bencher<'_, '_>, size: usize) {
    let collection = collection(size);
    let answer = Answer::new(
        &collection,
        selection(&collection, &[("district", "d0")]),
        Alternatives::default(),
        None,
    );
    bencher.bench_local(|| answer.timeline(&collection, Grain::Month));
}

/// The table after a toggle that it does not leave out: counted anew.
#[divan::bench(args = SIZES)]
fn table_after_toggle(bencher: Bencher<'_, '_>, size: usize) {
    let collection = collection(size);
    let ask = |level| selection(&collection, &[("level", level)]);
    let selections = ["l0", "l1", "l2", "l3"].map(ask);
    let answers =
        selections.map(|own| Answer::new(&collection, own, Alternatives::default(), None));
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % answers.len();
        // A table that was read once is kept, so each reading needs an answer of its own.
        let fresh = Answer::new(
            &collection,
            answers[at].selection.clone(),
            Alternatives::default(),
            Some(&answers[at]),
        );
        fresh.table(&collection, Facet::District, Facet::Theme)
    });
}

/// The table after a step of the brush: summed from what is kept.
#[divan::bench(args = SIZES)]
fn table_after_brush(bencher: Bencher<'_, '_>, size: usize) {
    let collection = collection(size);
    let parts = [("level", "l1"), ("from", "2017-03"), ("to", "2019-02")];
    let answer =
        Answer::new(&collection, selection(&collection, &parts), Alternatives::default(), None);
    bencher.bench_local(|| answer.table(&collection, Facet::District, Facet::Theme));
}
