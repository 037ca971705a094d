//! What must hold for any article: nothing of it is lost, nothing it holds stops the reader, places are
//! places of its text, and the fast reader of amounts finds what an obvious one finds.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(dead_code, reason = "the tests share more than each needs")]
mod common;

use std::time::Duration;

use anlan_engine::case::{Case, Districts, Qualifier, Vocabulary};
use anlan_importer::article::figure::amounts;
use anlan_importer::article::{Draft, accept, draft, from_bytes, from_text};
use proptest::prelude::*;
use proptest::sample::select;

/// The text of a draft without white space.
fn dense(draft: &Draft) -> String {
    without_space(&draft.paragraphs.iter().map(|own| own.text.as_str()).collect::<String>())
}

fn without_space(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

thread_local! {
    static LISTS: (Vocabulary, Districts) =
        (common::vocabulary(), common::districts(&common::data()));
}

fn drafted(bytes: &[u8]) -> Option<Draft> {
    let article = from_bytes(bytes).ok()?;
    Some(
        LISTS.with(|(vocabulary, districts)| {
            draft(&article, &common::knowledge(vocabulary, districts))
        }),
    )
}

/// Holds what must hold for any draft.
fn hold(draft: &Draft) {
    for candidate in &draft.candidates {
        assert!(!candidate.from.is_empty(), "{candidate:?}");
        for place in candidate.from.iter().chain(&candidate.sentence) {
            let text = &draft.paragraphs[place.paragraph].text;
            assert!(text.get(place.start..place.end).is_some(), "{candidate:?}");
        }
    }
    let partial = accept(draft, |_| true);
    let case = serde_json::from_value::<Case>(partial.case).unwrap();
    assert_eq!(case.practices.iter().filter(|own| own.text.is_empty()).count(), {
        let missing = partial.missing.iter();
        missing.filter(|own| own.ends_with("].text")).count()
    });
}

/// Parts that articles are made of.
const PARTS: &[&str] = &[
    "历下区“一窗通办”改革",
    "来源：某报 2020-12-10",
    "一、背景情况",
    "（一）",
    "二、",
    "1.",
    "【做法】",
    "主要成效",
    "▲",
    "责任编辑：",
    "相关阅读",
    "2020年10月",
    "今年",
    "去年11月12日",
    "截至",
    "荣获",
    "被",
    "评为",
    "“",
    "”",
    "《",
    "》",
    "130余件",
    "约3.3万人",
    "第一批",
    "百分之九十八",
    "12345热线",
    "至",
    "人民调解",
    "法律顾问",
    "濟南市",
    "泉城路街道",
    "。",
    "，",
    "；",
    "：",
    "、",
    "\n",
    "\n\n",
    "　　",
    "\r\n",
    "\t",
    "\u{200b}",
    "\u{feff}",
    "é",
    "🙂",
    "葛\u{e0100}",
    "http://a.gov.cn/b",
    "把各部门的检查事项合并成一张清单",
];

fn made_up() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PARTS), 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_text_is_lost(text in prop_oneof![made_up(), ".{0,300}"]) {
        let article = from_text(&text);
        prop_assume!(article.form == anlan_importer::article::input::Form::Text);
        let own = LISTS.with(|(vocabulary, districts)| {
            draft(&article, &common::knowledge(vocabulary, districts))
        });
        hold(&own);
        prop_assert_eq!(dense(&own), without_space(&text));
    }

    #[test]
    fn nothing_of_a_page_is_lost(parts in prop::collection::vec((select(TAGS), select(PARTS)), 0..40)) {
        let mut page = "<html><body>".to_owned();
        let mut text = String::new();
        for ((open, close), part) in parts {
            page += &format!("{open}{part}{close}");
            text += part;
        }
        let own = drafted(page.as_bytes()).unwrap();
        hold(&own);
        prop_assert_eq!(dense(&own), without_space(&text));
    }

    #[test]
    fn nothing_of_a_document_is_lost(parts in prop::collection::vec((select(STYLES), made_up()), 0..8)) {
        let parts: Vec<(&str, String)> =
            parts.into_iter().map(|(style, text)| (style, text.replace('|', ""))).collect();
        let parts: Vec<(&str, &str)> = parts.iter().map(|(style, text)| (*style, text.as_str())).collect();
        let own = drafted(&common::document(&parts)).unwrap();
        hold(&own);
        let text: String = parts.iter().map(|own| own.1).collect();
        prop_assert_eq!(dense(&own), without_space(&text));
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), start in select(STARTS)) {
        let all = [start, &bytes].concat();
        if let Some(own) = drafted(&all) {
            hold(&own);
        }
    }

    #[test]
    fn no_damage_to_a_document_stops_the_reader(at in any::<prop::sample::Index>(), byte in any::<u8>(), end in any::<prop::sample::Index>()) {
        let mut bytes = common::document(&[("", "一、背景"), ("1", "某区有人民调解员130余名。"), ("", "甲|乙")]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        bytes.truncate(end.index(bytes.len()) + 1);
        if let Some(own) = drafted(&bytes) {
            hold(&own);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_amounts_are_those_that_an_obvious_reader_finds(parts in prop::collection::vec(select(AMOUNTS), 0..30)) {
        let text = parts.concat();
        let found: Vec<_> = amounts(&text).into_iter()
            .map(|own| (own.at.start, own.value.to_string(), own.unit, own.qualifier)).collect();
        prop_assert_eq!(found, slow(&text), "{}", text);
    }
}

const TAGS: &[(&str, &str)] = &[
    ("<p>", "</p>"),
    ("<div class=\"nav\">", "</div>"),
    ("<b>", "</b>"),
    ("<h1>", "</h1>"),
    ("<a href=\"#\">", "</a>"),
    ("<script>", "</script>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("<br>", "<br/>"),
    ("<div>", ""),
    ("", "</p></div>"),
    ("<footer>", "</footer>"),
];
const STYLES: &[&str] = &["", "1", "a3", "a5", "bold"];
const STARTS: &[&[u8]] = &[b"", b"<html>", b"PK\x03\x04", "一、背景\n".as_bytes(), b"\xff\xfe"];

/// Of these the texts are made that both readers of amounts understand.
const AMOUNTS: &[&str] = &[
    "1", "20", "3.5", ".", "万", "余", "件", "家", "第", "至", "约", "超过", "，", "办理", "企业",
];

type Found = (usize, String, String, Qualifier);

fn is_of_number(ch: char) -> bool {
    ch.is_ascii_digit() || ch == '.'
}

/// What looks like a number at the beginning of a text, and what follows it.
fn token(text: &str) -> (&str, &str) {
    text.split_at(text.find(|ch| !is_of_number(ch)).unwrap_or(text.len()))
}

fn is_written(number: &str) -> bool {
    number.split('.').count() <= 2 && number.split('.').all(|part| !part.is_empty())
}

/// Reads amounts by trying every ending at every number, and leaving out ordinals and ranges.
fn slow(text: &str) -> Vec<Found> {
    let mut endings: Vec<(String, String, bool)> = Vec::new();
    for unit in ["件", "家"] {
        endings.push((unit.to_owned(), unit.to_owned(), false));
        endings.push((format!("余{unit}"), unit.to_owned(), true));
        endings.push((format!("万{unit}"), format!("万{unit}"), false));
        for more in ["万余", "余万"] {
            endings.push((format!("{more}{unit}"), format!("万{unit}"), true));
        }
    }
    let starts = text
        .char_indices()
        .filter(|(at, ch)| is_of_number(*ch) && !text[..*at].ends_with(is_of_number));
    // Each number with what belongs to it: where it begins and ends, and what it would be.
    let mut numbers: Vec<(usize, usize, Option<Found>)> = Vec::new();
    let mut consumed = 0;
    for (start, _) in starts {
        if start < consumed {
            continue;
        }
        let (number, mut rest) = token(&text[start..]);
        let mut value = number.parse::<f64>().ok().filter(|_| is_written(number));
        // 1万2件 is 10002件.
        let second =
            rest.strip_prefix("万").filter(|own| own.starts_with(|ch: char| ch.is_ascii_digit()));
        if let Some(second) = second {
            let (own, behind) = token(second);
            let own = own.parse::<f64>().ok().filter(|_| {
                is_written(own) && !behind.starts_with("万") && !behind.starts_with("余万")
            });
            value = value.and_then(|value| Some(value * 10_000.0 + own?));
            rest = behind;
        }
        let ending = endings.iter().find(|(ending, _, _)| rest.starts_with(ending.as_str()));
        let (Some((ending, unit, is_more)), Some(value)) = (ending, value) else {
            // A full stop behind a number is none of it.
            numbers.push((start, start + number.trim_end_matches('.').len(), None));
            continue;
        };
        let end = text.len() - rest.len();
        consumed = end;
        let before = &text[..start];
        let qualifier = match (is_more, before.ends_with("约"), before.ends_with("超过")) {
            (true, _, _) | (_, _, true) => Qualifier::AtLeast,
            (_, true, _) => Qualifier::Approx,
            _ => Qualifier::Exact,
        };
        let found = (start, value.to_string(), unit.clone(), qualifier);
        let found = Some(found).filter(|_| !before.ends_with(['第', '万']));
        numbers.push((start, end + ending.len(), found));
    }
    let joins = |one: usize| {
        let next = numbers.get(one + 1);
        let is_digit = |ch: char| ch.is_ascii_digit();
        next.is_some_and(|next| {
            text[numbers[one].1..next.0] == *"至" && text[next.0..].starts_with(is_digit)
        })
    };
    let is_in_range = |at: usize| joins(at) || at > 0 && joins(at - 1);
    let all = numbers.iter().enumerate().filter(|(at, _)| !is_in_range(*at));
    all.filter_map(|(_, own)| own.2.clone()).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it is the time that is tested")]
fn the_time_grows_with_the_size_and_no_faster() {
    let patterns = [
        "（一）",
        "1.",
        "。",
        "，",
        "“",
        "《",
        "1",
        "1,111",
        "一",
        "零",
        "十",
        "2020年",
        "130余件",
        "荣获",
        "被",
        "历下区",
        "\n",
        "【",
        "<b>",
        "<div><p>",
        "http://",
        "来源：",
        "（",
        "截至",
        "1至",
        "、3件",
        "历下区人民调解，2020年1月荣获“先进”130余件。",
    ];
    // A reader that is quadratic anywhere takes far longer for these.
    for pattern in patterns {
        for start in ["", "<html><body>", "一、做法\n"] {
            let text = start.to_owned() + &pattern.repeat(16_000 / pattern.len());
            let since = std::time::Instant::now();
            let own = drafted(text.as_bytes()).unwrap();
            assert!(
                since.elapsed() < Duration::from_secs(5),
                "{start}{pattern}: {:?}",
                since.elapsed()
            );
            drop(own);
        }
    }
}

/// Sets bytes behind each place where a sign stands.
fn patched(bytes: &mut [u8], sign: &[u8], behind: usize, value: &[u8]) {
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(sign)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at + behind..at + behind + value.len()].copy_from_slice(value);
    }
}

#[test]
fn bombs_locked_and_damaged_documents_are_refused() {
    use anlan_importer::article::Refusal;
    let whole = common::document(&[("", "正文")]);
    let mut bomb = whole.clone();
    patched(&mut bomb, b"PK\x01\x02", 24, &0x7000_0000u32.to_le_bytes());
    assert_eq!(from_bytes(&bomb), Err(Refusal::Bomb));
    let mut locked = whole.clone();
    patched(&mut locked, b"PK\x01\x02", 8, &[1]);
    patched(&mut locked, b"PK\x03\x04", 6, &[1]);
    assert_eq!(from_bytes(&locked), Err(Refusal::LockedOrOld));
    assert_eq!(from_bytes(&common::packed(&[("a.txt", "正文")])), Err(Refusal::NotADocument));
    assert!(matches!(from_bytes(&whole[..whole.len() / 2]), Err(Refusal::Broken(_))));
    let unfinished = common::packed(&[("word/document.xml", "<w:document><w:p></w:x>")]);
    assert!(matches!(from_bytes(&unfinished), Err(Refusal::Broken(_))));
}
