//! What the timeline up close draws and says, over the small collection of the page's tests.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::eras::{Era, read};
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::Address;
use anlan_pages::context::Context;
use anlan_pages::lanes;
use serde_json::{Value, json};

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

fn eras() -> Vec<Era> {
    let text = r#"{"eras":[
        {"id":"a","zh":"“六五”<b>","en":"Sixth <b>","from":"2015","to":"2019-06","document":"《某规划》","issuer":"某机关"},
        {"id":"b","zh":"“七五”","en":"Seventh","from":"2019-07","to":"2025","document":"《另一规划》","issuer":"某机关"},
        {"id":"c","zh":"纲要","en":"Outline","from":"2018","to":"2020","document":"《纲要》","issuer":"某机关"},
        {"id":"d","zh":"以后","en":"Later","from":"2030","to":"2035","document":"《以后》","issuer":"某机关"}
    ]}"#;
    read(text.as_bytes()).unwrap()
}

/// What a document says at an address of a bundle.
fn written_of(bundle: &str, at: &str, write: impl Fn(&Context<'_>) -> String) -> String {
    let collection = load(bundle.as_bytes()).unwrap().collection;
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    write(&Context { collection: &collection, address: &address, answer: &answer })
}

/// The small collection, with every kind of date and of event.
fn bundle() -> String {
    let mut bundle: Value = serde_json::from_str(BUNDLE).unwrap();
    let [room, lawyers, _, desk, ..] = bundle["cases"].as_array_mut().unwrap().as_mut_slice()
    else {
        panic!("the small collection has become smaller");
    };
    room["date"]["kind"] = json!("published");
    room["milestones"] = json!([
        { "date": "2019-08-01", "text": "扩大<i>" }, { "date": "2018", "text": "筹备" },
    ]);
    room["honours"] = json!([{ "name": "优秀案例", "date": "2020-09-30" }]);
    lawyers["honours"] = json!([{ "name": "没有日期的荣誉" }]);
    desk["date"]["kind"] = json!("awarded");
    bundle.to_string()
}

fn written(at: &str, write: impl Fn(&Context<'_>) -> String) -> String {
    written_of(&bundle(), at, write)
}

fn chart(at: &str, width: f64) -> String {
    written(at, |context| {
        let (_, extent) = lanes::extents(context).unwrap();
        lanes::chart(context, extent, context.answer.hits.set(), &eras(), width)
    })
}

/// The values of an attribute, in their order.
fn values<'a>(document: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!("{attribute}=\"");
    let values = document.match_indices(&mark).map(|(at, _)| &document[at + mark.len()..]);
    values.map(|rest| &rest[..rest.find('"').unwrap()]).collect()
}

#[test]
fn the_geometry_of_the_chart_stays_as_it_was() {
    let drawn = chart("?view=time,lanes:theme", 800.0).replace("><", ">\n<");
    let kept = include_str!("lanes.svg");
    if drawn.trim() != kept.trim() {
        let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/lanes.svg");
        std::fs::write(path, &drawn).unwrap();
        panic!("the chart is drawn otherwise: look at {path}, and keep it where that is right");
    }
}

#[test]
fn a_case_is_a_link_with_a_name_in_each_of_its_lanes() {
    let drawn = chart("?view=time,lanes:theme", 800.0);
    let hrefs: Vec<&str> =
        values(&drawn, "href").into_iter().filter(|href| href.contains("case=")).collect();
    let in_one = chart("?view=time", 800.0).matches("class=\"lane-mark\"").count();
    assert!(hrefs.len() > in_one, "{hrefs:?}");
    assert!(hrefs.iter().all(|href| href.starts_with("?view=time") && !href.contains("from=")));
    let ids = values(&drawn, " id");
    let mut distinct = ids.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), ids.len(), "{ids:?}");
    let names = values(&drawn, "aria-label");
    let room = "，2019年3月，来源发布，节点 2 个，荣誉 1 项";
    assert!(names.iter().any(|name| name.ends_with(room)), "{names:?}");
    assert_eq!(drawn.matches("is-honour").count(), 1, "in the one lane of its case");
    assert_eq!(drawn.matches("is-milestone").count(), 1, "what lies before the whole is not drawn");
}

#[test]
fn eras_are_drawn_where_the_extent_meets_them_and_escaped() {
    let drawn = chart("?view=time", 800.0);
    assert_eq!(drawn.matches("class=\"era\"").count(), 3);
    assert!(drawn.contains("“六五”&lt;b&gt;") && !drawn.contains("<b>"), "{drawn}");
    let foot = written("?lang=en", |context| lanes::foot(context, Some(&eras())));
    assert!(foot.contains("Sixth &lt;b&gt;") && foot.contains("《另一规划》"), "{foot}");
    let none = written("?lang=en", |context| lanes::foot(context, Some(&[])));
    assert!(none.contains("nothing on the plans of the time"), "{none}");
    assert!(!written("", |context| lanes::foot(context, None)).contains("规划"));
}

#[test]
fn the_ways_to_other_times_stay_within_the_whole() {
    let head = written("?view=time", lanes::head);
    // All of time is looked at: nothing is earlier, later or wider.
    for id in ["earlier", "later", "wider", "whole"] {
        let button = format!("id=\"lanes-{id}\" aria-disabled=\"true\"");
        assert!(head.contains(&button), "{id}: {head}");
    }
    assert!(head.contains("id=\"lanes-closer\" data-href=\"?from="), "{head}");
    let asked = written("?view=time&from=2019&to=2019", lanes::head);
    assert!(asked.contains("id=\"lanes-whole\" data-href=\"?view=time\""), "{asked}");
    assert!(!asked.contains("id=\"lanes-wider\" aria-disabled"), "{asked}");
}

#[test]
fn other_lanes_and_the_list_are_links_of_the_view() {
    let head = written("?view=time,lanes:theme&q=a", lanes::head);
    for (id, view) in [
        ("lanes-by-none", "time"),
        ("lanes-by-district", "time,lanes:district"),
        ("lanes-as", "time,lanes:theme,as:list"),
    ] {
        let link = format!("id=\"{id}\" href=\"?q=a&amp;view={view}\"");
        assert!(head.contains(&link), "{link}: {head}");
    }
    assert!(
        head.contains("id=\"lanes-by-theme\" href=\"?q=a&amp;view=time,lanes:theme\" aria-current")
    );
}

#[test]
fn what_is_asked_for_amiss_is_answered_with_something_true() {
    let odd = written("?view=time,lanes:colour<", lanes::head);
    assert!(odd.contains("“colour&lt;”") && odd.contains("可以按区县、主题或机制分"), "{odd}");
    let nothing = written("?view=time&q=没有这样的词", lanes::head);
    assert!(nothing.contains("没有符合条件又有日期的案例"), "{nothing}");
    assert_eq!(written("?view=time&q=没有这样的词", lanes::list), "");
    let empty = written("?view=time&q=没有这样的词", |context| lanes::foot(context, None));
    assert!(!empty.contains("没有画"), "{empty}");
    let undated = written("?view=time&year=none", lanes::head);
    assert!(undated.contains("都没有日期"), "{undated}");
    let beside = written("?view=time&year=none", |context| lanes::foot(context, None));
    assert!(beside.contains("没有日期的") && beside.contains("case="), "{beside}");
    // A time leaves out the undated; they stay beside it.
    let still = written("?view=time&from=2019", |context| lanes::foot(context, None));
    assert_eq!(values(&still, "href").len(), values(&beside, "href").len());
    let far = chart("?view=time&from=2090", 800.0);
    assert!(!far.contains("lane-mark"), "{far}");
}

#[test]
fn a_collection_without_dates_has_the_undated_and_no_tools() {
    let mut bundle: Value = serde_json::from_str(BUNDLE).unwrap();
    for case in bundle["cases"].as_array_mut().unwrap() {
        case["date"] = json!({});
    }
    let bundle = bundle.to_string();
    let head = written_of(&bundle, "?view=time", lanes::head);
    assert!(head.contains("都没有日期") && !head.contains("lanes-zoom"), "{head}");
    let foot = written_of(&bundle, "?view=time", |context| lanes::foot(context, None));
    let cases = load(bundle.as_bytes()).unwrap().collection.len();
    assert_eq!(values(&foot, "href").len(), cases);
}

#[test]
fn the_list_holds_what_the_chart_does_in_the_order_of_time() {
    let list = written("?view=time", lanes::list);
    let drawn = chart("?view=time", 800.0);
    let mut of_list = values(&list, "href");
    let mut of_chart = values(&drawn, "href");
    let dates: Vec<&str> = values(&list, "datetime");
    assert!(!dates.is_empty());
    of_list.sort_unstable();
    of_chart.sort_unstable();
    assert_eq!(of_list, of_chart);
    for line in list.split("class=\"lane-date\"").skip(1) {
        assert!(line.contains("class=\"fine\""), "{line}");
    }
}

#[test]
fn large_type_and_kiosks_get_rows_that_can_be_touched() {
    let rows = |at: &str| {
        let drawn = chart(at, 800.0);
        let holds = drawn.match_indices("class=\"hold\"").map(|(at, _)| &drawn[at..]);
        let heights = holds.map(|rest| values(rest, "height")[0].parse::<i32>().unwrap());
        heights.min().unwrap()
    };
    assert_eq!(rows("?view=time"), 22);
    assert_eq!(rows("?view=time&mode=elder"), 46);
    assert_eq!(rows("?view=time&mode=kiosk"), 46);
}
