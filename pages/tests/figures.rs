//! The figures of a selection as a document: which stand there, where the links lead, and what is said
//! where there is none.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::{Address, View};
use anlan_pages::context::Context;
use anlan_pages::figures::{figures, with_label};
use serde_json::{Value, json};

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

fn figure(label: &str, value: f64, unit: &str, qualifier: &str, as_of: Option<&str>) -> Value {
    json!({ "label": label, "value": value, "unit": unit, "qualifier": qualifier, "as_of": as_of })
}

/// The small collection with figures in three of its cases.
fn bundle() -> Value {
    let mut bundle: Value = serde_json::from_str(BUNDLE).unwrap();
    let figures = [
        (
            "aid-line",
            vec![
                figure("调解案件", 130.0, "件", "at_least", Some("2020")),
                figure("志愿者", 12.0, "名", "exact", None),
            ],
        ),
        (
            "market-desk",
            vec![
                figure("调解案件", 95.5, "件", "approx", Some("2021-03")),
                figure("调解案件数", 7.0, "件", "exact", Some("十四五")),
            ],
        ),
        ("village-lawyers", vec![figure("調解案件", 200.0, "件", "exact", None)]),
    ];
    for (id, own) in figures {
        let cases = bundle["cases"].as_array_mut().unwrap();
        let case = cases.iter_mut().find(|case| case["id"] == id).unwrap();
        case["figures"] = own.into();
    }
    bundle
}

fn written(bundle: &Value, at: &str) -> String {
    let collection = load(bundle.to_string().as_bytes()).unwrap().collection;
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    let context = Context { collection: &collection, address: &address, answer: &answer };
    figures(&context, &address.view)
}

/// The numbers of the table, in its order.
fn rows(document: &str) -> Vec<String> {
    let table = &document[document.find("<tbody>").unwrap()..];
    let cells = table.split("<td class=\"is-number\"><strong>").skip(1);
    cells
        .map(|cell| cell[..cell.find(' ').unwrap_or(cell.len())].to_owned() + last_word(cell))
        .collect()
}

fn last_word(cell: &str) -> &str {
    let text = &cell[..cell.find("<span").unwrap()];
    text.trim_end().rsplit(' ').next().filter(|_| text.trim_end().contains(' ')).unwrap_or_default()
}

#[test]
fn every_figure_of_the_selection_is_a_row_with_its_case() {
    let document = written(&bundle(), "view=figures");
    assert_eq!(document.matches("<th scope=\"row\"").count(), 5);
    for (text, times) in [("case=aid-line", 2), ("case=village-lawyers", 2)] {
        assert!(document.matches(text).count() >= times, "{text}");
    }
    assert!(document.contains("3 个给出了数字，共 5 个"), "{document}");
    assert!(
        document.contains("2020年")
            && document.contains("2021年3月")
            && document.contains("十四五")
    );
    assert!(document.contains("未注明"));
}

#[test]
fn numbers_are_sorted_within_their_unit_and_turned_round_by_the_same_link() {
    let document = written(&bundle(), "view=figures,sort:value");
    assert_eq!(rows(&document), ["200", "≥130", "约95.5", "7", "12"]);
    assert!(document.contains("单位不同不比大小"));
    assert!(document.contains("aria-sort=\"descending\""));
    assert!(document.contains("view=figures,sort:value,order:up"), "{document}");
    let document = written(&bundle(), "view=figures,sort:value,order:up");
    assert_eq!(rows(&document), ["7", "约95.5", "≥130", "200", "12"]);
    let document = written(&bundle(), "view=figures,sort:date");
    assert_eq!(rows(&document)[..2], ["约95.5", "≥130"]);
}

#[test]
fn units_are_counted_and_lead_to_their_figures() {
    let document = written(&bundle(), "view=figures,label:调解");
    assert!(
        document.contains("view=figures,label:%E8%B0%83%E8%A7%A3,unit:%E4%BB%B6")
            || document.contains("view=figures,label:调解,unit:件"),
        "{document}"
    );
    assert!(!document.contains("志愿者"));
    let document = written(&bundle(), "view=figures,unit:名");
    assert_eq!(rows(&document), ["12"]);
    assert!(document.contains("其中单位是“名”的有 1 个"), "{document}");
}

#[test]
fn only_the_same_label_and_unit_share_an_axis_and_each_says_how_exact_it_is() {
    let document = written(&bundle(), "view=figures");
    // The label that has one character more is another thing; the one in the other script is the same.
    assert_eq!(document.matches("class=\"same-thing\"").count(), 1);
    let group = &document
        [document.find("class=\"same-thing\"").unwrap()..document.find("all-figures").unwrap()];
    assert_eq!(group.matches("<li>").count(), 3);
    assert_eq!(group.matches("circle class=\"is-exact\"").count(), 1);
    assert_eq!(group.matches("circle class=\"is-about\"").count(), 1);
    assert_eq!(group.matches("svg class=\"is-least\"").count(), 1);
    for words in ["确数", "约数", "至少这么多", "从 约 95.5 到 200", "case=market-desk"]
    {
        assert!(group.contains(words), "{words}: {group}");
    }
    assert!(!group.contains("style="));
}

#[test]
fn where_there_is_no_figure_there_is_a_way_out() {
    let document = written(&bundle(), "view=figures&district=370112,370113&q=zzz");
    assert!(document.contains("class=\"nothing\""), "{document}");
    let plain: Value = serde_json::from_str(BUNDLE).unwrap();
    let mut without = plain.clone();
    for case in without["cases"].as_array_mut().unwrap() {
        case.as_object_mut().unwrap().remove("figures");
    }
    let document = written(&without, "view=figures&from=2019");
    assert!(document.contains("都没有给出数字") && document.contains("看这些案例"), "{document}");
    let document = written(&bundle(), "view=figures,unit:不存在,label:没有");
    for words in ["没有符合的数字", "不限单位", "不限名称"] {
        assert!(document.contains(words), "{words}: {document}");
    }
}

#[test]
fn no_text_is_markup_and_every_language_speaks() {
    let mut bundle = bundle();
    let evil = "<img src=x onerror=alert(1)>";
    let cases = bundle["cases"].as_array_mut().unwrap();
    cases[0]["figures"] = vec![figure(evil, 1.0, evil, "exact", Some(evil)); 2].into();
    for (lang, title) in [("zh-Hans", "全部数字"), ("zh-Hant", "全部數字"), ("en", "All figures")]
    {
        let document = written(&bundle, &format!("view=figures&lang={lang}"));
        assert!(document.contains(title) && !document.contains("<img"), "{document}");
    }
}

#[test]
fn a_comma_in_a_label_parts_words() {
    let view = View::read("figures,unit:件");
    assert_eq!(with_label(&view, " 调解，案件,数 ").text(), "figures,unit:件,label:调解 案件 数");
    assert_eq!(with_label(&with_label(&view, "x"), "  ").text(), "figures,unit:件");
}

#[test]
fn of_very_many_figures_the_first_are_written_and_it_says_so() {
    let mut bundle = bundle();
    let many: Vec<Value> =
        (0..600).map(|at| figure("调解案件", f64::from(at), "件", "exact", None)).collect();
    let cases = bundle["cases"].as_array_mut().unwrap();
    cases.iter_mut().find(|case| case["id"] == "aid-line").unwrap()["figures"] = many.into();
    let document = written(&bundle, "?view=figures&lang=en");
    assert_eq!(rows(&document).len(), 500);
    // Of the table, and of the one thing that they are all of.
    assert_eq!(document.matches("The first 500 of 60").count(), 2);
    assert!(!written(&self::bundle(), "?view=figures&lang=en").contains("The first"));
}
