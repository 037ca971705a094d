//! The page of one district, the ranking of all and the tiles, over the collection of the page's tests
//! with areas, residents, figures and honours added.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::facet::Facet;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::Address;
use anlan_pages::context::Context;
use anlan_pages::{district, districts, ranking};
use serde_json::{Value, json};

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

/// A text that would be markup where it was not escaped.
const EVIL: &str = r#"<img src=x onerror=alert(1)>" onclick="alert(2)"#;

fn bundle() -> Value {
    serde_json::from_str(BUNDLE).unwrap()
}

/// The bundle with five more cases of 370102, figures and honours.
fn grown() -> Value {
    let mut bundle = bundle();
    let cases = bundle["cases"].as_array_mut().unwrap();
    for at in 0..5 {
        let mut case = cases[0].clone();
        (case["id"], case["title"]) = (json!(format!("more-{at}")), json!(format!("又一例{at}")));
        case["source"]["linkable"] = json!(at == 0);
        case["source"]["url"] = json!("https://a.cn/");
        case["date"] =
            json!({ "value": if at == 0 { "2019" } else { "2021-05" }, "kind": "started" });
        case["figures"] = json!([
            { "label": "件数", "value": 130, "unit": "件", "qualifier": "at_least" },
            { "label": "率", "value": 98.5, "unit": "%", "qualifier": "exact" },
        ]);
        case["honours"] = json!([{ "name": format!("称号{at}"), "date": format!("202{at}") }]);
        cases.push(case);
    }
    for (at, people) in [(1, 500_000), (2, 100_000), (3, 0)] {
        let place = &mut bundle["districts"][at];
        place["population_2020"] = json!(people);
        place["population_source"] = json!("普查");
        place["area_km2"] = json!(99.5);
        place["area_source"] = json!("估算");
    }
    bundle
}

fn written(bundle: &Value, at: &str, write: impl Fn(&Context<'_>) -> String) -> String {
    let loaded = load(bundle.to_string().into_bytes()).unwrap();
    assert_eq!(loaded.left_out(), 0, "{:?}", loaded.complaints);
    let collection = loaded.collection;
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    write(&Context { collection: &collection, address: &address, answer: &answer })
}

fn page(bundle: &Value, at: &str) -> String {
    written(bundle, at, |context| district::district(context, &context.address.view))
}

/// The text without its markup.
fn text(document: &str) -> String {
    let mut is_out = true;
    let mut shown = |ch| {
        is_out = if ch == '<' { false } else { is_out || ch == '>' };
        is_out && ch != '>'
    };
    document.chars().filter(|ch| shown(*ch)).collect()
}

#[test]
fn a_district_is_read_from_the_whole_collection_whatever_is_selected() {
    let bundle = grown();
    let plain = text(&page(&bundle, "?view=district:370102"));
    let narrow = text(&page(&bundle, "?view=district:370102&theme=villages&q=x&from=2024"));
    assert_eq!(plain, narrow);
    for said in [
        "历下区有 7 个案例，占全部 11 个的 64%。",
        "99.5 平方公里",
        "估算",
        "500,000 人",
        "普查",
        "2021年最多，4 个",
        "来源共给出 10 个数字，出自 5 个案例；下列 5 个案例各一个。",
        "≥ 130 件",
        "记录了 5 项荣誉。",
        "7 个主要来源中，1 个可以打开。",
        "全部 7 个案例",
        "上一个：市本",
        "下一个：市中",
    ] {
        assert!(plain.contains(said), "{said} in {plain}");
    }
    // The year 2019 may be as early as March of it.
    assert!(plain.contains("另有 1 个可能同样早"), "{plain}");
}

#[test]
fn shares_are_kept_from_few_cases_and_unknown_sizes_are_said() {
    let few = text(&page(&grown(), "?view=district:370103"));
    assert!(few.contains("只有 2 个案例：占比和先后说明不了什么"), "{few}");
    assert!(few.contains("其中 1 个没有日期。"), "{few}");
    assert!(!few.contains("50%") && !few.contains("100%"), "{few}");
    let none = text(&page(&bundle(), "?view=district:370112"));
    assert!(none.contains("没有面积和居民数"), "{none}");
    assert!(none.contains("本集合中这里没有的 1 种机制"), "{none}");
    let empty = text(&page(&bundle(), "?view=district:370110&lang=en"));
    assert!(empty.contains("This collection has no case of Laiwu."), "{empty}");
    assert!(!empty.contains("Mechanisms"), "{empty}");
}

#[test]
fn a_wrong_code_is_answered_with_those_that_may_be_meant_and_all_others() {
    for (at, heading, first) in [
        ("?view=district:37010", "没有代码为“37010”的区县", "370101"),
        ("?view=district:370104x&lang=zh-Hant", "沒有代碼為「370104x」的區縣", "370104"),
        ("?view=district:历下&lang=en", "No place has the code “历下”", "370102"),
        ("?view=district:Laiwu&lang=en", "No place has the code “Laiwu”", "370110"),
    ] {
        let document = page(&bundle(), at);
        assert!(text(&document).contains(heading), "{document}");
        let leads = document
            .split("view=district%3A")
            .nth(1)
            .or_else(|| document.split("view=district:").nth(1));
        assert!(leads.unwrap().starts_with(first), "{document}");
        assert_eq!(document.matches("370112").count(), 2, "{document}");
    }
    let unasked = text(&page(&bundle(), "?view=district"));
    assert!(unasked.contains("看哪个区县") && !unasked.contains("是不是"), "{unasked}");
    let far = text(&page(&bundle(), "?view=district:nothing-of-this-name-is-here"));
    assert!(!far.contains("是不是"), "{far}");
}

#[test]
fn no_text_of_a_place_or_its_cases_is_markup() {
    let mut bundle = grown();
    for list in ["themes", "mechanisms", "levels", "source_kinds"] {
        for term in bundle["vocabulary"][list].as_array_mut().unwrap() {
            (term["zh"], term["en"]) = (json!(EVIL), json!(EVIL));
        }
    }
    for place in bundle["districts"].as_array_mut().unwrap() {
        for field in ["zh", "zh_short", "en", "area_source", "population_source"] {
            place[field] = json!(EVIL);
        }
    }
    for case in bundle["cases"].as_array_mut().unwrap() {
        for field in ["title", "title_en"] {
            case[field] = json!(format!("{EVIL}{}", case["id"]));
        }
        case["honours"] = json!([{ "name": EVIL, "by": EVIL }]);
        case["figures"] =
            json!([{ "label": EVIL, "value": 1, "unit": EVIL, "qualifier": "exact" }]);
    }
    for lang in ["", "&lang=zh-Hant", "&lang=en"] {
        let query = |view: &str| format!("?view={view}{lang}");
        let documents = [
            page(&bundle, &query("district:370102")),
            page(&bundle, &query("district:%3Cimg%20src=x%3E\"%20onclick=\"x")),
            written(&bundle, &query("districts,by:people"), ranking::ranking),
            written(&bundle, &query("districts,colour:%3Cimg%20src=x%3E"), districts::colours),
            written(&bundle, &query("districts"), districts::tiles),
        ];
        for document in documents {
            assert!(!document.contains("<img") && !document.contains("\" onclick"), "{document}");
        }
    }
}

#[test]
fn a_ranking_says_what_by_who_stands_apart_and_why() {
    let bundle = grown();
    let ranked = |at: &str| text(&written(&bundle, at, ranking::ranking));
    let cases = ranked("?view=districts");
    assert!(cases.contains("按案例数，历下居首，7 个。"), "{cases}");
    assert!(
        cases.contains("全市的案例，不属于哪个区县") && !cases.contains("没有居民数"),
        "{cases}"
    );
    let people = ranked("?view=districts,by:people");
    assert!(people.contains("地方中历下最高，1.40 个（共 7 个）。"), "{people}");
    // Two cases for 100,000 residents are more, and too few for a rank.
    assert!(
        people.find("少于 5 个市中22.00").is_some_and(|at| at < people.find("历下71.40").unwrap()),
        "{people}"
    );
    assert!(people.contains("没有居民数") && people.contains("500,000 人"), "{people}");
    let area = ranked("?view=districts,by:area&lang=en");
    assert!(
        area.contains("Lixia comes first of those with at least 5 cases: 7.04 (7 cases)."),
        "{area}"
    );
    // An option that nobody knows is that of cases; a selection without cases has no first place.
    assert_eq!(ranked("?view=districts,by:nonsense"), cases);
    assert!(ranked("?view=districts&q=没有这样的词").contains("没有单独居首的地方"));
    // What is ranked by is a link that keeps the colour.
    let links = written(&bundle, "?view=districts,colour:figures", ranking::ranking);
    assert!(
        links.contains("colour:figures,by:people")
            || links.contains("colour%3Afigures%2Cby%3Apeople"),
        "{links}"
    );
}

#[test]
fn tiles_count_what_the_view_colours_by() {
    let bundle = grown();
    let count = |at: &str, code: &str| {
        let document = written(&bundle, at, districts::tiles);
        let tile = document.split(&format!("id=\"tile-{code}\"")).nth(1).unwrap().to_owned();
        let count = tile.split("tile-count\">").nth(1).unwrap();
        count[..count.find('<').unwrap()].parse::<u32>().unwrap()
    };
    assert_eq!(count("?view=districts", "370102"), 7);
    assert_eq!(count("?view=districts,colour:figures", "370102"), 10);
    assert_eq!(count("?view=districts,colour:honours", "370102"), 5);
    assert_eq!(count("?view=districts,colour:legal-aid", "370102"), 1);
    assert_eq!(count("?view=districts,colour:online", "370103"), 2);
    // The choice of a district is left out, what else is asked is not.
    assert_eq!(count("?view=districts,colour:figures&district=370103", "370102"), 10);
    assert_eq!(count("?view=districts,colour:figures&from=2021", "370102"), 8);
    let said = |at: &str| written(&bundle, at, districts::tiles_prose);
    assert_eq!(said("?view=districts,colour:figures"), "数字个数：历下最多，10；10 个地方没有。");
    assert_eq!(
        said("?view=districts,colour:nonsense"),
        "没有“nonsense”这种着色，这里按案例数着色。 案例数：历下最多，7；8 个地方没有。",
    );
    let chosen = written(&bundle, "?view=districts,colour:online", districts::colours);
    assert!(chosen.contains("<option value=\"online\" selected>"), "{chosen}");
    assert_eq!(chosen.matches(" selected").count(), 1);
}

#[test]
fn the_bars_lead_to_the_pages_of_their_places() {
    let bars = written(&bundle(), "?view=districts", |context| {
        let years = context.answer.table(context.collection, Facet::District, Facet::Year);
        districts::bars(context, &years)
    });
    assert_eq!(bars.matches("class=\"details\"").count(), 12, "{bars}");
    assert!(bars.contains("aria-label=\"历下详情\""), "{bars}");
    let said = written(&bundle(), "?view=districts", districts::bars_prose);
    assert_eq!(said, "3 个区县和功能区有案例，历下、市中并列最多，各 2 个。");
    let none = written(&bundle(), "?view=districts&q=没有这样的词", districts::bars_prose);
    assert_eq!(none, "所选范围内，没有区县或功能区的案例。");
}
