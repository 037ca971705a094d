//! What a kiosk shows: its slides, over the small collection of the page's tests and over less, and
//! the code that it hands over.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::collection::Collection;
use anlan_engine::facet::Facet;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::Address;
use anlan_pages::attract::{slide, slides};
use anlan_pages::context::Context;
use anlan_pages::qr::code;
use serde_json::{Value, json};

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

fn changed(change: impl Fn(&mut Value)) -> Collection {
    let mut bundle: Value = serde_json::from_str(BUNDLE).unwrap();
    change(&mut bundle);
    load(bundle.to_string().as_bytes()).unwrap().collection
}

fn written(collection: &Collection, at: &str) -> Vec<String> {
    let address = Address::read(collection, at);
    let answer = Answer::new(collection, address.selection.clone(), Alternatives::default(), None);
    let context = Context { collection, address: &address, answer: &answer };
    slides(collection, None).into_iter().map(|shown| slide(&context, shown)).collect()
}

#[test]
fn every_case_is_shown_once() {
    let collection = changed(|_| ());
    let mut cases: Vec<_> =
        slides(&collection, None).iter().map(|shown| shown.case.index()).collect();
    cases.sort_unstable();
    assert_eq!(cases, (0..collection.len()).collect::<Vec<_>>());
}

#[test]
fn a_kiosk_begins_at_home_with_the_latest() {
    let collection = changed(|_| ());
    let districts = collection.column(Facet::District);
    for home in districts.ids() {
        let own: Vec<_> = districts.set(home).iter().collect();
        let latest =
            own.iter().rev().find(|case| collection.span(**case).is_some()).or(own.first());
        let shown = slides(&collection, Some(home));
        assert_eq!(shown.len(), collection.len());
        if let Some(latest) = latest {
            assert_eq!(shown[0].case, *latest);
        }
    }
}

#[test]
fn a_collection_without_cases_or_figures_has_what_slides_it_can() {
    let none = changed(|bundle| bundle["cases"] = json!([]));
    assert!(slides(&none, None).is_empty());
    let one = changed(|bundle| bundle["cases"].as_array_mut().unwrap().truncate(1));
    assert_eq!(slides(&one, None).len(), 1);
    let plain = changed(|bundle| {
        for case in bundle["cases"].as_array_mut().unwrap() {
            case["figures"] = json!([]);
        }
    });
    assert!(slides(&plain, None).iter().all(|shown| !shown.is_figure));
}

#[test]
fn a_slide_of_a_figure_says_how_exact_it_is_and_where_it_is_from() {
    let collection = changed(|bundle| {
        for case in bundle["cases"].as_array_mut().unwrap() {
            case["figures"] = json!([
                { "label": "调解<i>", "value": 1300, "unit": "件", "qualifier": "at_least", "as_of": "2020" },
            ]);
        }
    });
    let shown = slides(&collection, None);
    let (at, own) = shown.iter().enumerate().find(|(_, own)| own.is_figure).unwrap();
    let text = &written(&collection, "")[at];
    let title = &collection.case(own.case).title;
    for part in
        ["≥ 1,300 <span lang=\"zh-Hans\">件</span>", "调解&lt;i&gt;", "2020年", title.as_str()]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_slide_in_english_says_what_the_case_is_in_english() {
    let collection = changed(|_| ());
    let shown = slides(&collection, None);
    let case = collection.case(shown[0].case);
    let text = &written(&collection, "?lang=en")[0];
    assert!(text.contains(&case.summary_en) && text.contains(&case.title_en), "{text}");
}

#[test]
fn a_code_is_as_large_as_its_text_asks_for_and_no_larger_than_there_are_codes() {
    let size = |text: &str| {
        let drawn = code(text, "a code")?;
        let from = drawn.split("viewBox=\"0 0 ").nth(1)?.split(' ').next()?;
        from.parse::<usize>().ok()
    };
    // Version 2 has 25 modules; four of quiet on each side.
    assert_eq!(size("https://anlan.example/"), Some(33));
    // The most that there is a code for, with low correction.
    assert_eq!(size(&"a".repeat(2953)), Some(177 + 8));
    assert_eq!(size(&"a".repeat(2954)), None);
}

#[test]
fn no_label_of_a_code_is_markup() {
    assert!(!code("a", "\"><script>").unwrap().contains("<script>"));
}
