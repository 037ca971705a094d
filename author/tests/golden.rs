//! What people type and what must come first, over the real collection: judged by reading the cases,
//! in `golden.json`. The score is printed for each kind, and all of it must be right.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]
#![expect(clippy::print_stdout, reason = "the score is there to be read")]

mod desk;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anlan_author::Ending;
use anlan_engine::answer::Answer;
use anlan_engine::collection::Collection;
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::load::load;
use anlan_engine::pinyin::Readings;
use anlan_engine::search::{Alternatives, Query};
use anlan_engine::selection::Selection;
use anlan_engine::suggest::{Kind, did_you_mean, suggestions, understood};
use desk::{json, repository, run_on};
use serde::Deserialize;

/// One thing typed, and what is expected of it.
#[derive(Deserialize)]
struct Golden {
    kind: String,
    query: String,
    #[serde(flatten)]
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Expected {
    /// These cases hold the first places, in any order.
    First(BTreeSet<String>),
    /// The same cases in the same order as those characters, and there are some.
    As(String),
    /// No case, and nothing that was meant instead.
    None(()),
    /// Every word stands for itself alone.
    Literal(()),
    /// The first suggestion: a bucket by facet and key, or a keyword.
    Suggests(String),
    /// The conditions offered.
    Understood(Vec<String>),
    /// The first query that was meant instead.
    Meant(String),
}

struct Desk {
    collection: Collection,
    readings: Readings,
}

impl Desk {
    fn asked(query: &str) -> Selection {
        let mut selection = Selection::default();
        selection.set_query(query);
        selection
    }

    fn hits(&self, query: &str) -> Vec<String> {
        let parsed = Query::parse(query, self.collection.fold());
        let lines = self.readings.alternatives_of(&parsed);
        let asked = Desk::asked(query);
        let answer = Answer::new(&self.collection, asked, Alternatives(&lines), None);
        let hits = answer.hits.first(usize::MAX).into_iter();
        hits.map(|case| self.collection.case(case).id.clone()).collect()
    }

    fn bucket(&self, facet: Facet, bucket: BucketId) -> String {
        format!("{}={}", facet.key(), self.collection.column(facet).key(bucket))
    }

    fn meant(&self, query: &str) -> Vec<String> {
        let meant = did_you_mean(&self.collection, &self.readings, &Desk::asked(query), 3);
        meant.into_iter().map(|own| own.query).collect()
    }

    /// What came instead of what was expected.
    fn fault(&self, golden: &Golden) -> Option<String> {
        let query = golden.query.as_str();
        let (found, is_right) = match &golden.expected {
            Expected::First(ids) => {
                let hits = self.hits(query);
                let first: BTreeSet<String> = hits.iter().take(ids.len()).cloned().collect();
                (hits.into_iter().take(ids.len() + 2).collect(), first == *ids)
            }
            Expected::As(other) => {
                let (hits, same) = (self.hits(query), self.hits(other));
                let is_right = hits == same && !hits.is_empty();
                (hits, is_right)
            }
            Expected::None(()) => {
                let all = [self.hits(query), self.meant(query)].concat();
                let is_right = all.is_empty();
                (all, is_right)
            }
            Expected::Literal(()) => {
                let parsed = Query::parse(query, self.collection.fold());
                let lines = self.readings.alternatives_of(&parsed);
                let is_right = lines.is_empty();
                (vec![lines], is_right)
            }
            Expected::Suggests(first) => {
                let asked = Selection::default();
                let all = suggestions(&self.collection, &self.readings, &asked, query, 5);
                let said = all.into_iter().map(|own| match own.kind {
                    Kind::Bucket(facet, bucket) => self.bucket(facet, bucket),
                    Kind::Keyword(word) => word,
                });
                let said: Vec<String> = said.collect();
                let is_right = said.first() == Some(first);
                (said, is_right)
            }
            Expected::Understood(conditions) => {
                let all = understood(&self.collection, &self.readings, &Desk::asked(query));
                let said: Vec<String> =
                    all.iter().map(|own| self.bucket(own.facet, own.bucket)).collect();
                let is_right = said == *conditions;
                (said, is_right)
            }
            Expected::Meant(other) => {
                let hits = self.hits(query);
                let meant = self.meant(query);
                let is_right = hits.is_empty() && meant.first() == Some(other);
                ([hits, meant].concat(), is_right)
            }
        };
        (!is_right).then(|| format!("{}: {query} → {found:?}", golden.kind))
    }
}

/// What the page would load, built from the real collection.
fn desk() -> Desk {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    let (said, ending) = run_on("build", &repository("data"), &["--out", folder]);
    assert_eq!(ending, Ending::Done, "{said}");
    let read = |name: &str| fs::read(out.path().join(name)).unwrap();
    let collection = load(read("collection.json")).unwrap().collection;
    let table = String::from_utf8(read("pinyin.txt")).unwrap();
    let readings = Readings::new(&collection, &table);
    Desk { collection, readings }
}

#[test]
fn what_people_type_finds_first_what_they_look_for() {
    let all: Vec<Golden> =
        serde_json::from_value(json(&repository("author/tests/golden.json"))).unwrap();
    let desk = desk();
    let mut faults = Vec::new();
    let mut scores: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for golden in &all {
        let fault = desk.fault(golden);
        let score = scores.entry(golden.kind.as_str()).or_default();
        score.0 += usize::from(fault.is_none());
        score.1 += 1;
        faults.extend(fault);
    }
    for (kind, (right, of)) in &scores {
        println!("{kind}: {right} of {of}");
    }
    let right = all.len() - faults.len();
    println!("golden list: {right} of {} queries right ({} %)", all.len(), right * 100 / all.len());
    assert!(all.len() >= 60, "the list has shrunk");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_place_is_understood_by_the_pinyin_of_its_list() {
    let desk = desk();
    let column = desk.collection.column(Facet::District);
    for place in desk.collection.districts() {
        let (bucket, typed) = (column.find(&place.code).unwrap(), place.pinyin.replace(' ', ""));
        let offered = understood(&desk.collection, &desk.readings, &Desk::asked(&typed));
        let has_cases = !desk.collection.any_of(Facet::District, &[bucket]).is_empty();
        let is_offered = offered.iter().any(|own| own.bucket == bucket);
        assert_eq!(is_offered, has_cases, "{typed}");
    }
}
