//! What the pages of mechanisms and series say, over the small collection of the page's tests.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::{Address, View};
use anlan_pages::context::Context;
use anlan_pages::mechanism::mechanism;
use anlan_pages::mechanisms::mechanisms;
use anlan_pages::series;
use serde_json::{Value, json};

/// A document.
type Write = fn(&Context<'_>, &View) -> String;

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

/// What a document says at an address of a bundle.
fn written_of(bundle: &str, at: &str, write: impl Fn(&Context<'_>, &View) -> String) -> String {
    let collection = load(bundle.as_bytes()).unwrap().collection;
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    let context = Context { collection: &collection, address: &address, answer: &answer };
    write(&context, &address.view)
}

fn written(at: &str, write: impl Fn(&Context<'_>, &View) -> String) -> String {
    written_of(BUNDLE, at, write)
}

/// The bundle with something else in it.
fn changed(change: impl Fn(&mut Value)) -> String {
    let mut bundle: Value = serde_json::from_str(BUNDLE).unwrap();
    change(&mut bundle);
    bundle.to_string()
}

/// Where the links and buttons of a document lead, in their order.
fn leads(document: &str) -> Vec<String> {
    let starts =
        document.match_indices("href=\"?").map(|(at, found)| &document[at + found.len()..]);
    starts.map(|rest| rest[..rest.find('"').unwrap()].replace("&amp;", "&")).collect()
}

/// The text of a document without its tags.
fn text(document: &str) -> String {
    document.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

#[test]
fn a_cell_leads_to_its_case_or_to_the_list_of_its_pair() {
    let document = written("?view=mechanisms&sort=oldest", mechanisms);
    let leads = leads(&document);
    assert!(
        leads.contains(&"sort=oldest&view=mechanisms&case=market-desk".to_owned()),
        "{leads:?}"
    );
    assert!(leads.contains(&"sort=oldest&view=district:370102".to_owned()));
    assert!(leads.contains(&"sort=oldest&view=mechanism:online".to_owned()));
    assert!(
        document.contains("历下，法律顾问：最早 2019年3月（启动或实施），第 1，1 个案例"),
        "{document}"
    );
    assert!(document.contains("商河，法律顾问：最早 2020年6月20日（启动或实施），第 3，1 个案例"));
    // The city as a whole has its cases, and no place.
    assert!(document.contains("市本，法律顾问：最早 2020年（启动或实施），1 个案例"));
    // Eleven districts and the city against two mechanisms: a cell or a gap each.
    let cells = document.matches("spread-name").count();
    assert_eq!(document.matches("class=\"gap").count() + cells, 12 * 2);
}

#[test]
fn two_cases_of_a_pair_are_a_list_of_the_selection() {
    let two = changed(|bundle| {
        let mut twin = bundle["cases"][0].clone();
        twin["id"] = json!("another-room");
        bundle["cases"].as_array_mut().unwrap().push(twin);
    });
    let document = written_of(&two, "?view=mechanisms&theme=mediation", mechanisms);
    let lead = "district=370102&theme=mediation&mechanism=advisers";
    assert!(leads(&document).contains(&lead.to_owned()), "{document}");
}

#[test]
fn the_matrix_says_what_its_selection_can_show() {
    for (at, said) in [
        ("?view=mechanisms", "铺得最广的是“法律顾问”"),
        ("?view=mechanisms&district=370102", "只涉及历下一处，用到 2 项机制"),
        ("?view=mechanisms&district=370101", "都属市本"),
        ("?view=mechanisms&year=none", "没有日期：看得出哪里有，看不出谁先谁后"),
        ("?view=mechanisms&q=没有这样的词", "没有案例，也就没有机制可比"),
        ("?view=mechanisms&lang=en&district=370102", "about Lixia alone, with 2 mechanisms"),
    ] {
        let document = written(at, mechanisms);
        assert!(text(&document).contains(said), "{at}: {}", text(&document));
    }
    let nothing = written("?view=mechanisms&q=没有这样的词", mechanisms);
    assert!(!nothing.contains("<table") && nothing.contains("data-href"));
}

#[test]
fn a_mechanism_tells_who_was_first_and_who_followed() {
    let document = written("?view=mechanism:advisers&district=370112", mechanism);
    let told = text(&document);
    assert!(told.contains("请律师。"));
    assert!(
        told.contains("历下最早，见于 2019年3月（启动或实施）；随后有 2 处，最近的是商河，晚 1 年 2 个月至 1 年 3 个月。"),
        "{told}"
    );
    assert!(told.contains("晚 7 个月至 8 个月"), "{told}");
    assert!(told.contains("以下 8 处在本集合中没有这项机制的案例"), "{told}");
    assert!(told.contains("3 处有日期，其中 0 处的最早日期是来源发布的日期"), "{told}");
    // Whatever is asked for, its list is that of the whole collection.
    assert!(leads(&document).contains(&"mechanism=advisers".to_owned()));
    let english = written("?view=mechanism:advisers&lang=en", mechanism);
    assert!(english.contains("Definition (in Chinese): <span lang=\"zh-Hans\">请律师。</span>"));
}

#[test]
fn no_order_is_claimed_between_dates_that_overlap() {
    let tied = changed(|bundle| {
        bundle["cases"][1]["date"] = json!({"value": "2019", "kind": "published"});
    });
    let document = written_of(&tied, "?view=mechanism:advisers", mechanism);
    let told = text(&document);
    assert!(told.contains("市中、历下都可能最早，按已知日期分不出先后，随后有 1 处。"), "{told}");
    assert_eq!(told.matches("可能最早").count(), 3);
    assert_eq!(told.matches("1–2").count(), 2);
    assert!(told.contains("其中 1 处的最早日期是来源发布的日期"));
}

#[test]
fn a_mechanism_says_where_it_has_no_dates_no_district_or_no_case() {
    let undated = changed(|bundle| {
        for case in bundle["cases"].as_array_mut().unwrap() {
            case["date"] = json!({});
        }
    });
    let told = text(&written_of(&undated, "?view=mechanism:advisers", mechanism));
    assert!(told.contains("有 3 处有这项机制的案例，都没有日期"), "{told}");
    assert!(text(&written_of(&undated, "?view=mechanisms", mechanisms)).contains("都没有日期"));
    let unused = changed(|bundle| {
        for case in bundle["cases"].as_array_mut().unwrap() {
            case["mechanisms"] = json!(["online"]);
        }
        bundle["cases"][0]["district"] = json!("370101");
        bundle["cases"][0]["mechanisms"] = json!(["advisers"]);
    });
    let told = text(&written_of(&unused, "?view=mechanism:advisers", mechanism));
    assert!(told.contains("这项机制的案例都属市本，还没有区县的案例。"), "{told}");
    let none = changed(|bundle| {
        for case in bundle["cases"].as_array_mut().unwrap() {
            case["mechanisms"] = json!(["online"]);
        }
    });
    let told = text(&written_of(&none, "?view=mechanism:advisers", mechanism));
    assert!(told.contains("本集合中还没有这项机制的案例。"), "{told}");
    assert!(told.contains("以下 11 处"), "{told}");
}

#[test]
fn a_subject_that_is_not_there_leads_to_the_nearest() {
    let document = written("?view=mechanism:adviser<b>", mechanism);
    assert!(text(&document).contains("没有叫“adviser&lt;b&gt;”的机制"), "{document}");
    assert!(!document.contains("<b>"));
    assert_eq!(leads(&document).first().unwrap(), "view=mechanism:advisers");
    assert!(leads(&document).contains(&"view=mechanism:online".to_owned()));
    let empty = written("?view=mechanism", mechanism);
    assert!(text(&empty).contains("请选一项机制。"));
    for at in ["?view=series:best-2021", "?view=series:none", "?view=series:bEsT"] {
        let document = written(at, series::head);
        assert!(text(&document).contains("没有叫“"), "{document}");
        assert!(leads(&document).contains(&"view=series:best-2020".to_owned()));
        assert_eq!(written(at, series::body), "");
    }
}

#[test]
fn a_series_says_what_is_here_and_what_is_missing() {
    let at = "?view=series:best-2020";
    let told = text(&[written(at, series::head), written(at, series::body)].concat());
    assert!(told.contains("公布 30 个，这里收录 1 个；30 个中有 29 个没有找到。"), "{told}");
    assert!(told.contains("只找到一个。") && told.contains("一条热线"));
    let head = written(at, series::head);
    assert_eq!((head.matches("is-here").count(), head.matches("<span").count()), (1, 31));
    for (total, said) in [
        (json!(null), "来源没有说共有多少个，这里收录 1 个，缺多少不知道。"),
        (json!(1), "公布的 1 个都在这里。"),
        (json!(0), "多出的待核"),
    ] {
        let bundle =
            changed(|bundle| bundle["vocabulary"]["series"][0]["announced_total"] = total.clone());
        let told = text(&written_of(&bundle, at, series::head));
        assert!(told.contains(said), "{told}");
    }
    let all = text(&written("?view=series", series::head));
    assert!(all.contains("1 个系列中有 1 个知道总数，共 30 个案例，这里找到 1 个。"), "{all}");
    let none = changed(|bundle| {
        bundle["vocabulary"]["series"] = json!([]);
        bundle["cases"][2].as_object_mut().unwrap().remove("series");
    });
    assert!(text(&written_of(&none, "?view=series", series::head)).contains("本集合没有系列。"));
}

#[test]
fn news_are_the_cases_that_were_not_seen() {
    let news = |seen: &str| {
        written("?view=series:best-2020", |context, view| series::news(context, view, seen))
    };
    assert!(text(&news("aid-line")).contains("没有新增"));
    assert!(text(&news("withdrawn")).contains("新增 1 个案例：一条热线"));
    assert_eq!(written("", |context, _| series::ids(context, "best-2020")), "aid-line");
    assert_eq!(written("", |context, _| series::ids(context, "none")), "");
}

/// The Chinese texts of a document in English that do not say that they are Chinese.
fn unmarked(document: &str) -> Vec<String> {
    let is_chinese = |text: &str| text.chars().any(|ch| ch >= '\u{2e80}');
    let mut unmarked = Vec::new();
    let mut open = vec![false];
    for part in document.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        if tag.starts_with('/') {
            open.pop();
        } else {
            let is_marked = tag.contains(" lang=\"zh") || open.last() == Some(&true);
            open.push(is_marked);
        }
        if is_chinese(text) && open.last() != Some(&true) {
            unmarked.push(text.to_owned());
        }
    }
    unmarked
}

#[test]
fn chinese_texts_say_so_in_english() {
    let bundle = changed(|bundle| {
        bundle["cases"][0]["outcomes"] = json!("成效。");
        bundle["cases"][1]["figures"] = json!([{ "label": "标签", "value": 1, "unit": "件", "qualifier": "exact", "as_of": "今年" }]);
    });
    let documents: [(&str, Write); 8] = [
        ("mechanisms", mechanisms),
        ("mechanisms&q=没有", mechanisms),
        ("mechanism:advisers", mechanism),
        ("mechanism:没有", mechanism),
        ("series", series::head),
        ("series:没有", series::head),
        ("series:best-2020", series::head),
        ("series:best-2020", series::body),
    ];
    for (view, write) in documents {
        let document = written_of(&bundle, &format!("?view={view}&lang=en"), write);
        assert_eq!(unmarked(&document), [""; 0], "{view}");
    }
}

#[test]
fn no_text_of_a_vocabulary_is_markup() {
    let evil = r#"<img src=x onerror=alert(1)>" onclick="alert(2)"#;
    let bundle = changed(|bundle| {
        for own in bundle["vocabulary"]["mechanisms"].as_array_mut().unwrap() {
            (own["zh"], own["en"], own["definition_zh"]) = (json!(evil), json!(evil), json!(evil));
        }
        for own in bundle["vocabulary"]["series"].as_array_mut().unwrap() {
            (own["zh"], own["en"], own["note"], own["publisher"]) =
                (json!(evil), json!(evil), json!(evil), json!(evil));
        }
        for place in bundle["districts"].as_array_mut().unwrap() {
            (place["zh_short"], place["en"]) = (json!(evil), json!(evil));
        }
        for case in bundle["cases"].as_array_mut().unwrap() {
            (case["title"], case["organ"], case["outcomes"]) =
                (json!(evil), json!(evil), json!(evil));
        }
    });
    let documents: [(&str, Write); 5] = [
        ("mechanisms", mechanisms),
        ("mechanism:advisers", mechanism),
        ("series", series::head),
        ("series:best-2020", series::head),
        ("series:best-2020", series::body),
    ];
    for (view, write) in documents {
        for lang in ["zh-Hans", "en"] {
            let document = written_of(&bundle, &format!("?view={view}&lang={lang}"), write);
            assert!(!document.contains("<img") && !document.contains("\" onclick"), "{document}");
        }
    }
}
