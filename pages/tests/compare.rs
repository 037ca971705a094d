//! What the comparison, the tray and the groups say and where they lead, over the small collection of
//! the page's tests.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::Address;
use anlan_pages::compare::{compare, tray};
use anlan_pages::context::Context;
use anlan_pages::groups::groups;
use serde_json::{Value, json};

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

fn written_of(bundle: &str, at: &str, write: &dyn Fn(&Context<'_>) -> String) -> String {
    let collection = load(bundle.as_bytes()).unwrap().collection;
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    write(&Context { collection: &collection, address: &address, answer: &answer })
}

fn compared(at: &str) -> String {
    written_of(BUNDLE, at, &|context| compare(context, &context.address.view))
}

fn grouped(at: &str) -> String {
    written_of(BUNDLE, at, &|context| groups(context, &context.address.view))
}

/// Where the element of an id leads.
fn lead(document: &str, id: &str) -> String {
    let at = document.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("{id}: {document}"));
    let start = document[..at].rfind('<').unwrap();
    let tag = &document[start..start + document[start..].find('>').unwrap()];
    let rest = &tag[tag.find("href=\"").unwrap() + "href=\"".len()..];
    rest[..rest.find('"').unwrap()].replace("&amp;", "&")
}

/// The small collection with figures in four cases.
fn with_figures() -> String {
    let mut bundle: Value = serde_json::from_str(BUNDLE).unwrap();
    let figure = |label: &str, value: f64, unit: &str, qualifier: &str| json!({ "label": label, "value": value, "unit": unit, "qualifier": qualifier });
    for (id, figures) in [
        (
            "community-room",
            json!([figure("调解", 40.0, "件", "exact"), figure("人员", 3.0, "人", "exact")]),
        ),
        ("village-lawyers", json!([figure("调解", 130.0, "件", "at_least")])),
        (
            "aid-line",
            json!([figure("调解", 80.0, "件", "approx"), figure("调解", 9.0, "次", "exact")]),
        ),
        ("market-desk", json!([figure("增减", -20.0, "%", "exact")])),
        ("five-year-plan", json!([figure("增减", 10.0, "%", "at_least")])),
    ] {
        let cases = bundle["cases"].as_array_mut().unwrap();
        cases.iter_mut().find(|own| own["id"] == id).unwrap()["figures"] = figures;
    }
    bundle.to_string()
}

fn axes(ids: &str) -> String {
    let at = format!("?view=compare&compare={ids}");
    let document =
        written_of(&with_figures(), &at, &|context| compare(context, &context.address.view));
    let mut drawn = String::new();
    for (at, _) in document.match_indices("<svg class=\"axis-bar\"") {
        let rest = &document[at..];
        drawn.push_str(&rest[..rest.find("</svg>").unwrap() + "</svg>".len()]);
        drawn.push('\n');
    }
    drawn
}

#[test]
fn only_like_figures_share_an_axis_and_each_says_how_exact_it_is() {
    let drawn = axes("community-room,village-lawyers,aid-line");
    assert_eq!(drawn, include_str!("compare-axis.svg.txt"));
    assert_eq!(axes("market-desk,five-year-plan"), include_str!("compare-axis-below-zero.svg.txt"));
    let at = "?view=compare&compare=community-room,village-lawyers,aid-line";
    let document =
        written_of(&with_figures(), at, &|context| compare(context, &context.address.view));
    assert_eq!(document.matches("class=\"axis\"").count(), 1);
    // What stands apart stands in the cells below.
    let below = &document[document.find("class=\"shapes").unwrap()..];
    for apart in ["人员", "次"] {
        assert!(below.contains(apart), "{apart}");
    }
    // The largest is exact or at least so many, but one that is only about so many stands beside it.
    assert!(document.contains("不能说谁更多"));
}

#[test]
fn the_comparison_says_in_a_sentence_what_is_shared() {
    let document = compared("?view=compare&compare=community-room,market-desk");
    let prose = &document[document.find("id=\"compare-prose\"").unwrap()..];
    let prose = &prose[..prose.find("</p>").unwrap()];
    for shared in ["两个案例共有", "区县各不相同"] {
        assert!(prose.contains(shared), "{shared}: {prose}");
    }
    let english = compared("?view=compare&compare=community-room,market-desk&lang=en");
    assert!(english.contains("Both cases share"), "{english}");
    let three = compared("?view=compare&compare=aid-line,community-room,market-desk");
    assert!(three.contains("2 / 3 例有") && three.contains("部分案例共有"), "{three}");
}

#[test]
fn cases_stand_in_the_order_in_which_they_were_picked_and_can_be_taken_out() {
    let document = compared("?view=compare&compare=market-desk,aid-line,village-lawyers");
    let place = |id: &str| document.find(&format!("id=\"compared-{id}\"")).unwrap();
    assert!(
        place("market-desk") < place("aid-line") && place("aid-line") < place("village-lawyers")
    );
    assert_eq!(
        lead(&document, "compare-aid-line"),
        "?view=compare&compare=market-desk,village-lawyers"
    );
    assert_eq!(
        lead(&document, "compared-aid-line"),
        "?view=compare&compare=market-desk,aid-line,village-lawyers&case=aid-line"
    );
    assert_eq!(lead(&document, "compare-clear"), "?view=compare");
}

#[test]
fn an_id_without_a_case_is_named_with_the_nearest() {
    let document = compared("?view=compare&compare=comunity-room,aid-line");
    assert!(document.contains("comunity-room"));
    assert!(document.contains("data-href=\"?view=compare&amp;compare=community-room,aid-line\""));
    // One case is left: no table, but how to go on.
    assert!(!document.contains("<table") && document.contains("再选一个"));
    for at in ["?view=compare", "?view=compare&compare=,,", "?view=compare&compare=%F0%9F%98%80,x"]
    {
        let document = compared(at);
        assert!(document.contains("还没有选案例") && !document.contains("<table"), "{at}");
    }
    let evil = compared("?view=compare&compare=%3Cimg%3E,aid-line,market-desk");
    assert!(!evil.contains("<img") && evil.contains("<table"));
}

#[test]
fn the_tray_names_what_is_picked_and_leads_to_the_comparison() {
    let one = written_of(BUNDLE, "?compare=aid-line&q=a", &tray);
    assert!(one.contains("1 / 4") && !one.contains("tray-open"));
    let two = written_of(BUNDLE, "?compare=aid-line,gone&district=370102&case=aid-line", &tray);
    assert_eq!(lead(&two, "tray-open"), "?district=370102&view=compare&compare=aid-line,gone");
    // What is open stays so.
    assert_eq!(lead(&two, "tray-gone"), "?district=370102&compare=aid-line&case=aid-line");
    assert_eq!(lead(&two, "tray-clear"), "?district=370102&case=aid-line");
}

#[test]
fn groups_say_their_sizes_what_they_share_and_what_is_in_neither() {
    let document = grouped("?view=groups,a:district:370102,b:theme:mediation");
    // 2 cases of the district, 4 of the theme, 1 of both; 1 of 6 in neither.
    for said in ["2 个案例", "4 个案例", "有 1 个案例重合", "另有 1 个案例", "不足 5 个案例"]
    {
        assert!(document.contains(said), "{said}: {document}");
    }
    let rest = grouped("?view=groups,a:district:370102,b:rest");
    for said in ["2 个案例", "4 个案例", "没有重合"] {
        assert!(rest.contains(said), "{said}");
    }
    assert!(!rest.contains("另有"));
}

#[test]
fn groups_are_made_and_changed_by_links() {
    let document = grouped("?district=370102~,370102&view=groups");
    assert_eq!(
        lead(&document, "group-rest"),
        "?district=370102&view=groups,a:district:370102,b:rest"
    );
    assert_eq!(lead(&document, "group-keep-a"), "?district=370102&view=groups,a:district:370102");
    let document = grouped("?theme=villages&view=groups,a:district:370102,b:rest");
    assert_eq!(
        lead(&document, "group-keep-c"),
        "?theme=villages&view=groups,a:district:370102,b:rest,c:theme:villages"
    );
    assert_eq!(
        lead(&document, "group-edit-a"),
        "?district=370102&view=groups,a:district:370102,b:rest,edit:a"
    );
    assert_eq!(lead(&document, "group-see-a"), "?district=370102");
    // While it is changed, the group follows what is asked.
    let editing = grouped("?district=370103&view=groups,a:district:370102,b:rest,edit:a");
    assert!(editing.contains("正在修改甲组"));
    assert_eq!(
        lead(&editing, "group-done"),
        "?district=370103&view=groups,b:rest,a:district:370103"
    );
}

#[test]
fn groups_of_nothing_say_so() {
    for at in [
        "?view=groups",
        "?view=groups,a:,b:,c:",
        "?view=groups,a:district:999",
        "?view=groups,a:all,b:rest,show:share",
        "?view=groups,a:q:zzzz,b:q:yyyy,show:share",
        "?view=groups,a:!!!~;;:,edit:c",
        "?view=groups,a:rest,b:rest,c:rest",
        "?view=groups,edit:x",
    ] {
        for lang in ["", "&lang=zh-Hant", "&lang=en"] {
            let document = grouped(&[at, lang].concat());
            assert!(document.contains("study-title"), "{at}");
            assert!(!document.contains("NaN") && !document.contains("inf%"), "{at}");
        }
    }
    let lost = grouped("?view=groups,a:district:999,b:theme:mediation~nothing");
    assert!(lost.contains("甲组所写的条件") && lost.contains("nothing"));
    let empty = grouped("?view=groups,a:all,b:rest");
    assert!(empty.contains("没有案例符合这一组") && empty.contains("只有一组有案例"));
}

#[test]
fn bars_are_as_long_as_counts_or_as_shares() {
    let drawn = |at: &str| {
        let document = grouped(at);
        let chart = &document[document.find("id=\"groups-theme\"").unwrap()..];
        let chart = &chart[..chart.find("</section>").unwrap()];
        let mut drawn = String::new();
        for (at, _) in chart.match_indices("<svg class=\"group-bar\"") {
            let rest = &chart[at..];
            drawn.push_str(&rest[..rest.find("</svg>").unwrap() + "</svg>".len()]);
            drawn.push('\n');
        }
        drawn
    };
    let at = "?view=groups,a:district:370102,b:rest";
    assert_eq!(drawn(at), include_str!("groups-counts.svg.txt"));
    assert_eq!(drawn(&[at, ",show:share"].concat()), include_str!("groups-shares.svg.txt"));
    let shares = grouped(&[at, ",show:share"].concat());
    assert!(shares.contains("50%（1）") && shares.contains("75%（3）"), "{shares}");
}
