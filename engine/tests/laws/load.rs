//! Loading a bundle: what is good is kept, what is bad is named, and nothing panics.

use std::collections::BTreeSet;

use anlan_engine::case::{Case, Figure};
use anlan_engine::check::{Complaint, Grade, Reason};
use anlan_engine::collection::Collection;
use anlan_engine::facet::Facet;
use anlan_engine::hits::Hits;
use anlan_engine::load::{Bundle, FORMAT, LoadErrorKind, Loaded, load};
use anlan_engine::marks::{marks, snippet};
use anlan_engine::related::related;
use anlan_engine::search::{Query, Sort};
use anlan_engine::selection::Selection;
use anlan_engine::table::table;
use anlan_engine::timeline::{Grain, events, timeline};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::made::{Made, VARIANTS, made, matches};

fn bundle(made: &Made) -> Value {
    let bundle = Bundle {
        format: FORMAT,
        vocabulary: &made.vocabulary,
        districts: &made.districts,
        variants: VARIANTS,
        cases: &made.cases,
    };
    serde_json::to_value(bundle).unwrap()
}

fn read(bundle: &Value) -> Loaded {
    load(serde_json::to_vec(bundle).unwrap()).unwrap()
}

/// The cases that a complaint leaves out.
fn named(loaded: &Loaded) -> BTreeSet<String> {
    let must = loaded.complaints.iter().filter(|own| own.grade == Grade::Must);
    must.map(|own| own.case.clone()).collect()
}

fn loaded_cases(loaded: &Loaded) -> BTreeSet<String> {
    let collection = &loaded.collection;
    collection.ids().map(|case| collection.case(case).id.clone()).collect()
}

/// Fields that make a case unfit, put over its own; what is no object replaces the whole case.
const HARMS: [&str; 18] = [
    r#"{ "title": null }"#,
    r#"{ "title": " 　" }"#,
    r#"{ "titel": "" }"#,
    r#"{ "id": null }"#,
    r#"{ "id": "Case 1" }"#,
    r#"[1, "a"]"#,
    r#"{ "district": "d77" }"#,
    r#"{ "level": "l77" }"#,
    r#"{ "series": "s77" }"#,
    r#"{ "themes": [] }"#,
    r#"{ "themes": ["t0", "t77"] }"#,
    r#"{ "themes": ["t0", "t0"] }"#,
    r#"{ "mechanisms": ["t0"] }"#,
    r#"{ "date": { "value": "2021-02-29", "kind": "started" } }"#,
    r#"{ "date": { "value": "2020" } }"#,
    r#"{ "practices": [] }"#,
    r#"{ "source": { "kind": "official", "linkable": true } }"#,
    r#"{ "figures": [{ "label": "a", "value": "1", "unit": "b", "qualifier": "exact" }] }"#,
];

fn harm(case: &mut Value, harm: &str) {
    match (serde_json::from_str(harm).unwrap(), case.as_object_mut()) {
        (Value::Object(harm), Some(fields)) => fields.extend(harm),
        (harm, _) => *case = harm,
    }
}

/// Puts a value in the place that so many steps inwards lead to.
fn exchange(at: &mut Value, steps: &[Index], value: Value) {
    let inner = match at {
        Value::Object(own) => own.len(),
        Value::Array(own) => own.len(),
        _ => 0,
    };
    let Some((step, rest)) = steps.split_first().filter(|_| inner > 0) else {
        *at = value;
        return;
    };
    let step = step.index(inner);
    let next = match at {
        Value::Object(own) => own.values_mut().nth(step),
        other => other.get_mut(step),
    };
    exchange(next.unwrap(), rest, value);
}

/// Reads everything that a page reads; of the hits so many.
pub(crate) fn use_all(loaded: &Loaded, typed: &str, looked_at: usize) {
    let collection = &loaded.collection;
    let query = Query::parse(typed, collection.fold());
    let found = collection.search(&query);
    let full = matches(collection, &Selection::default()).all();
    let hits = Hits::new(collection, found.set.clone(), &found, Sort::Best);
    for case in hits.first(looked_at) {
        snippet(collection.case(case), &query, collection.fold());
        marks(&collection.case(case).title, &query, collection.fold());
        related(collection, case, 3);
    }
    for facet in Facet::ALL {
        let column = collection.column(facet);
        column.count(&found.set);
        table(collection, facet, Facet::Theme, &full);
        let keys: Vec<&str> = column.ids().map(|bucket| column.key(bucket)).collect();
        let parts = [(facet.key().to_owned(), keys.join(","))];
        Selection::from_parts(collection, &parts).to_parts(collection);
    }
    for grain in [Grain::Year, Grain::Quarter, Grain::Month] {
        timeline(collection, grain, &full);
    }
    for event in events(collection, &full) {
        event.text(collection);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_good_bundle_loads_whole(made in made()) {
        let loaded = read(&bundle(&made));
        prop_assert_eq!(named(&loaded), BTreeSet::new());
        prop_assert_eq!((loaded.found, loaded.left_out()), (made.cases.len(), 0));
        let collection = made.collection();
        let cases = |of: &Collection| -> Vec<Case> {
            of.ids().map(|case| of.case(case).clone()).collect()
        };
        prop_assert_eq!(cases(&loaded.collection), cases(&collection));
        prop_assert_eq!(loaded.collection.vocabulary(), &made.vocabulary);
        prop_assert_eq!(loaded.collection.districts(), &made.districts[..]);
        prop_assert_eq!(loaded.collection.fold(), collection.fold());
    }

    #[test]
    fn bad_cases_are_named_and_take_no_other_down(
        made in made(), harms in vec((any::<Index>(), select(&HARMS[..])), 1..6),
    ) {
        prop_assume!(!made.cases.is_empty());
        let mut bundle = bundle(&made);
        let (mut bad, mut names) = (BTreeSet::new(), BTreeSet::new());
        for (at, how) in harms {
            let at = at.index(made.cases.len());
            if bad.insert(at) {
                let case = &mut bundle["cases"][at];
                harm(case, how);
                let id = case.get("id").and_then(Value::as_str).map(str::to_owned);
                names.insert(id.unwrap_or(format!("#{}", at + 1)));
            }
        }
        let good = made.cases.iter().enumerate().filter(|(at, _)| !bad.contains(at));
        let good: BTreeSet<String> = good.map(|(_, case)| case.id.clone()).collect();
        let loaded = read(&bundle);
        prop_assert_eq!((loaded.found, loaded.left_out()), (made.cases.len(), bad.len()));
        prop_assert_eq!(loaded_cases(&loaded), good);
        prop_assert_eq!(named(&loaded), names);
    }

    #[test]
    fn a_number_too_large_to_hold_makes_only_its_own_case_unfit(made in made()) {
        let text = bundle(&made).to_string().replace("130.0", "1e999");
        let loaded = load(text.as_bytes()).unwrap();
        let is_too_large = |figure: &Figure| figure.value > 100.0;
        let good = made.cases.iter().filter(|case| !case.figures.iter().any(is_too_large));
        prop_assert_eq!(loaded_cases(&loaded), good.map(|case| case.id.clone()).collect());
        prop_assert_eq!(named(&loaded).len(), loaded.left_out());
    }

    #[test]
    fn of_cases_with_one_id_the_first_stays_and_the_name_is_given(
        made in made(), a in any::<Index>(), b in any::<Index>(),
    ) {
        prop_assume!(made.cases.len() > 1);
        let (a, b) = (a.index(made.cases.len()), b.index(made.cases.len()));
        let (a, b) = (a.min(b), a.max(b));
        prop_assume!(a != b);
        let mut bundle = bundle(&made);
        bundle["cases"][b]["id"] = json!(made.cases[a].id);
        let loaded = read(&bundle);
        prop_assert_eq!(loaded.left_out(), 1);
        prop_assert_eq!(named(&loaded), BTreeSet::from([made.cases[a].id.clone()]));
        let first = loaded.collection.find(&made.cases[a].id).unwrap();
        prop_assert_eq!(loaded.collection.case(first), &made.cases[a]);
    }

    #[test]
    fn a_case_is_read_as_the_model_says(
        made in made(), at in any::<Index>(), steps in vec(any::<Index>(), 1..5),
        value in select(vec![
            json!(null), json!(true), json!(""), json!("2020-06"), json!("media"), json!(3),
            json!(2.5), json!(-1), json!({}), json!({ "value": "2020" }),
        ]),
    ) {
        prop_assume!(!made.cases.is_empty());
        let at = at.index(made.cases.len());
        let mut bundle = bundle(&made);
        exchange(&mut bundle["cases"][at], &steps, value);
        let case = bundle["cases"][at].clone();
        // The derived reader is the twin. It takes a list for an object, which ours does not: no
        // list is put anywhere here.
        let twin: Result<Case, _> = serde_json::from_value(case.clone());
        let id = case.get("id").and_then(Value::as_str).map_or(format!("#{}", at + 1), str::to_owned);
        let is_misshapen = |own: &Complaint| own.case == id && matches!(own.reason, Reason::Shape(_));
        let loaded = read(&bundle);
        let found: Vec<&Complaint> = loaded.complaints.iter().filter(|own| is_misshapen(own)).collect();
        match twin {
            Ok(twin) => {
                prop_assert_eq!(&found, &Vec::<&Complaint>::new());
                if let Some(own) = loaded.collection.find(&twin.id) {
                    let own = loaded.collection.case(own);
                    prop_assert!(*own == twin || made.cases.iter().any(|other| own == other));
                }
            }
            Err(error) => prop_assert!(!found.is_empty(), "{error}"),
        }
    }

    #[test]
    fn any_bytes_can_be_loaded_or_refused(bytes in vec(any::<u8>(), 0..200), text in ".{0,80}") {
        prop_assert!(load(bytes).is_err());
        prop_assert!(load(text.as_bytes()).is_err());
    }

    #[test]
    fn a_damaged_bundle_is_refused_or_usable(
        made in made(),
        damage in vec((any::<Index>(), 0_usize..40, vec(any::<u8>(), 0..4)), 1..4),
        typed in "[a-c调]{0,2}",
    ) {
        let mut bytes = serde_json::to_vec(&bundle(&made)).unwrap();
        for (at, removed, put) in damage {
            let at = at.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, put);
            if bytes.is_empty() {
                break;
            }
        }
        match load(bytes) {
            Ok(loaded) => use_all(&loaded, &typed, usize::MAX),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn a_bundle_with_a_value_exchanged_is_refused_or_usable(
        made in made(), steps in vec(any::<Index>(), 1..7), typed in "[a-c调]{0,2}",
        value in select(vec![
            json!(null), json!(""), json!("none"), json!("t0,t1"), json!(-1), json!(1e300),
            json!([]), json!({}), json!("9999-12-31"), json!("1000"), json!([[[]]]), json!("\n"),
        ]),
    ) {
        let mut bundle = bundle(&made);
        exchange(&mut bundle, &steps, value);
        match load(serde_json::to_vec(&bundle).unwrap()) {
            Ok(loaded) => use_all(&loaded, &typed, usize::MAX),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

#[test]
fn a_bundle_of_any_depth_is_refused_without_running_out_of_stack() {
    let deep = |brackets: &str| brackets.repeat(200_000);
    for text in [deep("["), deep("{\"a\":"), deep("{\"cases\":[")] {
        assert!(load(text.as_bytes()).is_err());
    }
    let open = "{\"format\":1,\"cases\":[";
    assert!(load(format!("{open}{}{}]}}", deep("["), deep("]")).as_bytes()).is_err());
}

#[test]
fn a_case_too_deep_or_with_half_a_character_takes_no_other_down() {
    let whole = include_str!("../../../tests/small/bundle.json");
    let found = load(whole.as_bytes()).unwrap().found;
    let deep = format!("{{\"id\": \"deep\", \"captions\": {}{}}}", "[".repeat(99), "]".repeat(99));
    for bad in [deep.as_str(), r#"{"id": "half", "title": "\ud800", "place": "]}[{"}"#] {
        let bundle = whole.replacen("\"cases\": [", &format!("\"cases\": [{bad},"), 1);
        let loaded = load(bundle.as_bytes()).unwrap();
        assert_eq!((loaded.found, loaded.left_out()), (found + 1, 1), "{bad}");
    }
}

#[test]
fn a_refusal_says_what_kind_it_is() {
    let kind = |text: &str| load(text.as_bytes()).err().map(|error| error.kind);
    assert_eq!(kind(""), Some(LoadErrorKind::NotJson));
    assert_eq!(kind("<!doctype html>"), Some(LoadErrorKind::NotJson));
    assert_eq!(kind("{\"format\":1"), Some(LoadErrorKind::NotJson));
    assert_eq!(kind("[]"), Some(LoadErrorKind::Shape));
    assert_eq!(kind("{\"format\":1}"), Some(LoadErrorKind::Shape));
}
