//! Pictures of charts: where things lie in them, and that they stand alone.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::{Address, View};
use anlan_pages::context::Context;
use anlan_pages::imprint::{Imprint, query};
use anlan_pages::picture::{Chart, Drawing, NAMES, colours, framed, named};

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");
const TOKENS: &str = include_str!("../../style/tokens.css");
const SHEET: &str = include_str!("../../public/study-picture.css");

const IMPRINT: Imprint<'_> = Imprint {
    today: "2026-11-24",
    address: "https://a.cn/?q=%E6%B3%95",
    in_words: "https://a.cn/?q=法",
};

fn at<T>(at: &str, read: impl Fn(&Context<'_>) -> T) -> T {
    let collection = load(BUNDLE.as_bytes()).unwrap().collection;
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    read(&Context { collection: &collection, address: &address, answer: &answer })
}

/// The rectangles of a drawing but for its ground, as `x y width height`.
fn rectangles(svg: &str) -> Vec<String> {
    let attribute = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\"")).map(|at| at + name.len() + 3);
        from.map_or_else(String::new, |from| tag[from..].split('"').next().unwrap().to_owned())
    };
    let tags = svg.split("<rect").skip(1).map(|rest| rest.split('>').next().unwrap().to_owned());
    tags.map(|tag| ["x", "y", "width", "height"].map(|name| attribute(&tag, name)).join(" "))
        .collect()
}

/// The texts of a drawing.
fn texts(svg: &str) -> Vec<String> {
    let texts = svg.split("<text").skip(1);
    texts.map(|rest| rest.split(['>', '<']).nth(1).unwrap().to_owned()).collect()
}

fn numbers(text: &str) -> Vec<i32> {
    text.split(' ').map(|part| part.parse().unwrap()).collect()
}

#[test]
fn years_are_columns_on_one_line_with_their_counts() {
    let drawing = at("", |context| named(context, "timeline").unwrap().drawing);
    assert_eq!((drawing.width, drawing.height), (680, 272));
    // Two, three, and one without a date, from the line at 240: 72 pixels for each case.
    assert_eq!(rectangles(&drawing.inside), ["115 96 56 144", "330 24 56 216", "544 168 56 72"]);
    let counts: Vec<String> = texts(&drawing.inside).split_off(4);
    assert_eq!(counts, ["2", "2019", "3", "2020", "1", "无日期"]);
}

#[test]
fn bars_stand_by_length_and_end_at_their_counts() {
    let drawing = at("", |context| named(context, "districts").unwrap().drawing);
    let widths: Vec<i32> = rectangles(&drawing.inside).iter().map(|bar| numbers(bar)[2]).collect();
    assert!(widths.is_sorted_by(|one, next| one >= next), "{widths:?}");
    assert!(!widths.is_empty());
}

#[test]
fn every_picture_stands_alone_and_says_where_it_is_from() {
    for locale in ["", "&lang=zh-Hant", "&lang=en"] {
        for name in NAMES {
            let picture = at(&format!("district=370102{locale}"), |context| {
                framed(context, &named(context, name).unwrap(), IMPRINT)
            });
            for needed in
                ["<svg xmlns=\"http://www.w3.org/2000/svg\"", "<title>", "a.cn/?q=法", "2026"]
            {
                assert!(picture.contains(needed), "{name}: {needed}");
            }
            for foreign in ["class=", "style=", "var(", "href="] {
                assert!(!picture.contains(foreign), "{name}: {foreign}");
            }
        }
    }
}

#[test]
fn a_picture_names_the_conditions_or_that_there_is_none() {
    let picture = |query: &str, name: &str| {
        let picture =
            |context: &Context<'_>| framed(context, &named(context, name).unwrap(), IMPRINT);
        texts(&at(query, picture))
    };
    let everything = "全部案例".to_owned();
    assert!(picture("", "themes").contains(&everything));
    // A panel leaves its own conditions out, and so does its picture.
    let query = "theme=mediation";
    assert!(picture(query, "themes").contains(&everything));
    assert!(picture(query, "matrix").contains(&everything));
    assert!(picture(query, "districts").contains(&"主题：调解".to_owned()));
    assert!(picture("theme=mediation&all=theme", "themes").contains(&"主题：调解".to_owned()));
    assert!(picture("from=2019", "timeline").contains(&everything));
}

#[test]
fn no_text_leaves_the_picture_and_none_is_markup() {
    let title = "<b>".repeat(60);
    let drawing = Drawing { inside: "<circle r=\"1\"/>".to_owned(), width: 10, height: 10 };
    let chart = Chart { title, about: None, left_out: Vec::new(), drawing };
    let picture = at("q=<i>", |context| framed(context, &chart, IMPRINT));
    assert!(!picture.contains("<b>") && !picture.contains("<i>"));
    assert!(picture.contains("<circle r=\"1\"/>"));
}

#[test]
fn a_selection_without_cases_says_that_there_is_nothing_to_draw() {
    let inside = |name| at("q=zzzz", |context| named(context, name).unwrap().drawing.inside);
    for name in ["timeline", "districts", "themes", "matrix"] {
        assert!(inside(name).contains("没有可画的数据"), "{name}");
    }
    assert_eq!(at("", |context| named(context, "nonsense")), None);
}

#[test]
fn the_address_leads_to_the_view_from_any_machine() {
    let to = |from: &str, kind: &str| at(from, |context| query(context, View::read(kind)));
    assert_eq!(
        to("district=370102&view=booklet&mode=elder&compare=a&case=aid-line", "booklet"),
        "district=370102&view=booklet"
    );
    assert_eq!(to("compare=a,b&lang=en", "compare"), "view=compare&compare=a,b&lang=en");
}

#[test]
fn the_colours_are_those_of_the_light_page() {
    let light = TOKENS.split("@media").next().unwrap();
    for (token, colour) in [
        ("paper", colours::PAPER),
        ("paper-2", colours::PAPER_2),
        ("ink", colours::INK),
        ("ink-2", colours::INK_2),
        ("spring", colours::SPRING),
        ("on-spring", colours::ON_SPRING),
        ("rule", colours::RULE),
    ] {
        assert!(light.contains(&format!("--{token}: {colour};")), "{token}");
    }
    let copied: Vec<&str> = between(SHEET, "      --", ";").collect();
    assert!(copied.len() > 9, "{copied:?}");
    for token in copied {
        assert!(light.contains(&format!("--{token};")), "{token}");
    }
}

/// The texts between two marks, in their order.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split(close).next())
}
