//! What the printed compilation holds, over the small collection of the page's tests.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::Address;
use anlan_pages::booklet::booklet;
use anlan_pages::context::Context;
use anlan_pages::imprint::Imprint;

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

fn written(at: &str) -> String {
    let collection = load(BUNDLE.as_bytes()).unwrap().collection;
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    let context = Context { collection: &collection, address: &address, answer: &answer };
    let imprint =
        Imprint { today: "2026-11-24", address: "https://a.cn/", in_words: "https://a.cn/" };
    booklet(&context, imprint)
}

/// The texts between two marks, in their order.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).map(|rest| rest.split(close).next().unwrap()).collect()
}

#[test]
fn the_cases_follow_the_list_in_contents_and_text() {
    for at in ["", "sort=oldest", "sort=newest", "sort=district&from=2019"] {
        let document = written(at);
        let contents = between(&document, "contents-title\">", "<");
        let titles: Vec<&str> = between(&document, "-title\">", "</h2>")
            .into_iter()
            .filter(|title| !title.contains('<'))
            .collect();
        assert!(!contents.is_empty(), "{at}");
        assert_eq!(contents, titles, "{at}");
    }
}

#[test]
fn every_number_of_the_register_leads_to_a_case_that_is_there() {
    let document = written("");
    let leads = between(&document, "href=\"#", "\"");
    assert!(leads.len() > 12, "{leads:?}");
    for id in leads {
        assert_eq!(document.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
    // Six cases of one district each.
    let (_, register) = document.split_once("booklet-register").unwrap();
    let by_place = between(register, "<h3>", "</dl>")[0];
    assert_eq!(by_place.matches("href=\"#booklet-").count(), 6);
}

#[test]
fn no_id_is_given_twice() {
    for at in ["", "lang=en", "lang=zh-Hant&mode=kiosk"] {
        let document = written(at);
        let mut ids = between(&document, " id=\"", "\"");
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{at}: {ids:?}");
    }
}

#[test]
fn the_cover_says_what_was_selected_and_how_to_get_back() {
    let document = written("theme=mediation&from=2019");
    let cover = between(&document, "<section class=\"sheet cover\"", "</section>")[0];
    for needed in ["调解", "2019年", "https://a.cn/", "<svg class=\"qr\"", "2026年11月24日"] {
        assert!(cover.contains(needed), "{needed}");
    }
    assert!(between(&written(""), "<dl class=\"cover-facts\">", "</dl>")[0].contains("全部案例"));
}

#[test]
fn english_readers_get_the_chinese_text_marked_as_such() {
    let document = written("lang=en");
    let case = between(&document, "<article class=\"sheet booklet-case\"", "</article>")[0];
    assert!(case.contains("<p class=\"case-original\" lang=\"zh-Hans\">"));
    assert!(case.contains("<ol class=\"practices\" lang=\"zh-Hans\">"));
}

#[test]
fn a_kiosk_hands_over_a_code_and_prints_nothing() {
    let document = written("mode=kiosk");
    assert!(document.contains("<svg class=\"qr\""));
    assert!(!document.contains("data-print") && !document.contains("<article"));
    assert!(written("").contains("data-print"));
}

#[test]
fn where_nothing_is_left_it_says_so_and_offers_everything() {
    let document = written("q=zzzz");
    assert!(document.contains("id=\"study-title\""));
    assert!(document.contains("data-href=\"?"));
    assert!(!document.contains("data-print") && !document.contains("class=\"sheet"));
}

#[test]
fn cases_without_a_date_are_said_to_be_so() {
    let document = written("year=none");
    assert!(document.contains("所选案例都没有日期"));
    assert!(document.contains("1 个案例的来源没有给出日期"));
}
