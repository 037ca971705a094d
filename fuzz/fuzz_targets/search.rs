//! Any texts and anything typed: found is what a plain reading of every text finds, and marks lie on
//! whole characters.

#![no_main]

use std::ops::Range;

use anlan_engine::case::Case;
use anlan_engine::collection::Collection;
use anlan_engine::facet::{BucketName, Facet};
use anlan_engine::hits::Hits;
use anlan_engine::marks::{marks, snippet};
use anlan_engine::pinyin::Readings;
use anlan_engine::search::{Alternatives, Query, Sort, pieces};
use anlan_fuzz::{PARTS, collection, suggest};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

/// The texts of a case that are not the real ones.
#[derive(Arbitrary, Debug)]
struct Texts<'a> {
    title: &'a str,
    background: &'a str,
    heading: &'a str,
    practice: &'a str,
    keyword: &'a str,
    place: &'a str,
}

#[derive(Arbitrary, Debug)]
struct Asked<'a> {
    typed: &'a str,
    alternatives: &'a str,
    variants: &'a str,
    readings: &'a str,
    cases: Vec<Texts<'a>>,
}

/// So many cases say as much as more of them.
const CASES: usize = 4;

fuzz_target!(|asked: Asked<'_>| {
    let cases: Vec<Case> = asked.cases.iter().take(CASES).enumerate().map(case).collect();
    let Some(collection) = collection(&cases, asked.variants) else { return };
    let query = Query::parse(asked.typed, collection.fold()).or(Alternatives(asked.alternatives));
    found_as_read(&collection, &query);
    for case in &cases {
        for text in texts(case) {
            marked(text, &query, &collection);
        }
        if let Some(snippet) = snippet(case, &query, collection.fold()) {
            assert!(snippet.text.chars().count() <= 72);
            are_apart(&snippet.text, &snippet.marks);
        }
    }
    suggest(&collection, &Readings::new(&collection, asked.readings), asked.typed);
});

/// A real case with other texts, each of them no emptier than a case may be.
fn case((at, own): (usize, &Texts<'_>)) -> Case {
    let text = |text: &str| format!("案{}", text.trim_end());
    let real = &PARTS.cases[at % PARTS.cases.len()];
    let mut case = Case { id: format!("case-{at}"), title: text(own.title), ..real.clone() };
    case.background = text(own.background);
    case.practices[0].heading = text(own.heading);
    case.practices[0].text = text(own.practice);
    case.keywords = vec![text(own.keyword)];
    case.place = Some(text(own.place));
    case
}

/// Every text of a case that search reads, in no order.
fn texts(case: &Case) -> Vec<&str> {
    let mut texts =
        vec![case.title.as_str(), &case.title_en, &case.summary_en, &case.background, &case.organ];
    texts.extend(case.keywords.iter().chain(&case.place).map(String::as_str));
    texts.extend(case.practices.iter().flat_map(|own| [own.heading.as_str(), &own.text]));
    texts.extend(case.outcomes.iter().chain(&case.editor_note).map(String::as_str));
    texts.extend(case.figures.iter().map(|own| own.label.as_str()));
    texts.extend(case.honours.iter().map(|own| own.name.as_str()));
    texts.extend(case.honours.iter().filter_map(|own| own.by.as_deref()));
    texts.extend(case.milestones.iter().map(|own| own.text.as_str()));
    texts.extend(case.captions.iter().map(String::as_str));
    for source in std::iter::once(&case.source).chain(&case.more_sources) {
        texts.extend(source.title.iter().chain(&source.publisher).map(String::as_str));
    }
    texts
}

fn found_as_read(collection: &Collection, query: &Query) {
    let fold = collection.fold();
    let found = collection.search(query);
    for id in collection.ids() {
        let case = collection.case(id);
        let mut own: Vec<String> = texts(case).into_iter().map(|text| fold.text(text)).collect();
        for facet in [Facet::District, Facet::Theme, Facet::Mechanism] {
            let column = collection.column(facet);
            for bucket in column.of_case(id) {
                if let BucketName::Term { zh, zh_short, en } = column.name(bucket) {
                    own.extend([zh, zh_short, en].map(|name| fold.text(name)));
                }
            }
        }
        let holds =
            |word: &String| pieces(word).any(|piece| own.iter().any(|own| own.contains(piece)));
        assert_eq!(
            found.set.contains(id),
            query.words().iter().all(holds),
            "{} {query:?}",
            case.id
        );
    }
    for sort in Sort::ALL {
        let hits = Hits::new(collection, found.set.clone(), &found, sort).first(usize::MAX);
        assert_eq!(hits.len(), found.set.count() as usize);
        assert!(hits.iter().all(|case| found.set.contains(*case)));
    }
}

fn marked(text: &str, query: &Query, collection: &Collection) {
    let fold = collection.fold();
    let marks = marks(text, query, fold);
    are_apart(text, &marks);
    let folded = fold.text(text);
    let is_held = query.words().iter().any(|word| pieces(word).any(|own| folded.contains(own)));
    assert_eq!(!marks.is_empty(), is_held, "{text:?} {query:?}");
}

fn are_apart(text: &str, marks: &[Range<usize>]) {
    let mut before = None;
    for mark in marks {
        assert!(mark.start < mark.end && text.get(mark.clone()).is_some(), "{text:?} {marks:?}");
        assert!(before.is_none_or(|end| end < mark.start), "{text:?} {marks:?}");
        before = Some(mark.end);
    }
}
