//! The real collection: whole, right, and whole in the bundle too.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anlan_author::Ending;
use anlan_engine::case::Case;
use anlan_engine::load::{Loaded, load};
use desk::{FOUNDING, case_names, cases, repository, run_on};
use serde_json::Value;

/// Builds the real collection; what `collection.json` and `cases.html` hold.
fn build() -> (Vec<u8>, String) {
    let out = tempfile::tempdir().unwrap();
    build_into(out.path());
    let read = |name: &str| fs::read(out.path().join(name)).unwrap();
    (read("collection.json"), String::from_utf8(read("cases.html")).unwrap())
}

fn build_into(out: &Path) {
    let out = out.as_os_str().to_str().unwrap();
    let (said, ending) = run_on("build", &repository("data"), &["--out", out, "--lang", "en"]);
    assert_eq!(ending, Ending::Done, "{said}");
    assert!(said.contains("170 cases are in."), "{said}");
}

fn loaded(bytes: &[u8]) -> Loaded {
    let loaded = load(bytes).unwrap();
    assert_eq!(loaded.complaints, []);
    loaded
}

fn founding(loaded: &Loaded) -> &Case {
    loaded.collection.case(loaded.collection.find(FOUNDING).unwrap())
}

/// Every source of every case.
fn sources(cases: &[Value]) -> impl Iterator<Item = &Value> {
    let more = |case: &'_ Value| case["more_sources"].as_array().cloned().unwrap_or_default();
    assert!(cases.iter().all(|case| case["source"].is_object() && more(case).len() < 9));
    cases.iter().flat_map(|case| {
        std::iter::once(&case["source"])
            .chain(case["more_sources"].as_array().into_iter().flatten())
    })
}

#[test]
fn nothing_is_wrong_with_the_real_collection() {
    for (lang, said) in [("zh", "170 个案例，没有问题。\n"), ("en", "170 cases, nothing to fix.\n")]
    {
        let checked = run_on("check", &repository("data"), &["--lang", lang]);
        assert_eq!(checked, (said.to_owned(), Ending::Done));
    }
}

#[test]
fn the_case_files_hold_everything_that_was_gathered() {
    let cases = cases();
    let listed = |key: &str| {
        let length = |case: &Value| case.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        cases.iter().map(length).sum::<usize>()
    };
    for (key, count) in [
        ("themes", 306),
        ("mechanisms", 282),
        ("keywords", 627),
        ("practices", 497),
        ("figures", 366),
        ("honours", 45),
        ("milestones", 110),
        ("captions", 4),
        ("more_sources", 65),
    ] {
        assert_eq!(listed(key), count, "{key}");
    }
    let given = |key: &str| cases.iter().filter(|case| !case[key].is_null()).count();
    for (key, count) in
        [("place", 39), ("series", 9), ("outcomes", 103), ("editor_note", 87), ("source", 170)]
    {
        assert_eq!(given(key), count, "{key}");
    }
    assert_eq!(cases.iter().filter(|case| case["date"]["value"].is_null()).count(), 6);
    assert_eq!(sources(&cases).filter(|source| source["linkable"] == false).count(), 92);
}

#[test]
fn every_case_is_in_the_bundle() {
    let (bytes, _) = build();
    let loaded = loaded(&bytes);
    assert_eq!(loaded.collection.len(), 170);
    let bundle: Value = serde_json::from_slice(&bytes).unwrap();
    let ids: Vec<&str> = bundle["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, case_names(), "sorted by id");
    assert!(!bytes.contains(&b'\n'), "no line ends");
}

#[test]
fn the_founding_case_is_complete_in_the_bundle() {
    let (bytes, _) = build();
    let loaded = loaded(&bytes);
    let case = founding(&loaded);
    assert_eq!(case.practices.len(), 4);
    assert_eq!(case.figures.len(), 5);
    assert_eq!(case.milestones.len(), 3);
    assert_eq!(case.captions.len(), 4);
    assert_eq!(case.mechanisms.len(), 14);
    assert_eq!(case.honours.len(), 1);
    assert!(case.editor_note.is_some() && case.outcomes.is_some() && case.source.url.is_some());
    let series = case.series.as_ref().unwrap();
    let series =
        loaded.collection.vocabulary().series.iter().find(|own| own.id == *series).unwrap();
    assert_eq!(series.announced_total, Some(30));
}

#[test]
fn no_address_that_may_not_be_linked_leaves_the_desk() {
    let (bytes, page) = build();
    let bundle = String::from_utf8(bytes).unwrap();
    let cases = cases();
    let (mut n_kept, mut n_hidden) = (0, 0);
    for source in sources(&cases) {
        let url = source["url"].as_str().unwrap();
        let in_page = maud::html! { (url) }.into_string();
        if source["linkable"] == true {
            assert!(bundle.contains(url) && page.contains(&in_page), "{url}");
            n_kept += 1;
        } else {
            assert!(!bundle.contains(url) && !page.contains(&in_page), "{url}");
            n_hidden += 1;
        }
    }
    assert_eq!((n_kept, n_hidden), (143, 92));
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build_into(one.path());
    build_into(other.path());
    for name in ["collection.json", "pinyin.txt", "cases.html"] {
        let read = |out: &tempfile::TempDir| fs::read(out.path().join(name)).unwrap();
        assert!(!read(&one).is_empty() && read(&one) == read(&other), "{name}");
    }
}

#[test]
fn every_chinese_character_of_the_collection_has_a_reading() {
    let out = tempfile::tempdir().unwrap();
    build_into(out.path());
    let table = fs::read_to_string(out.path().join("pinyin.txt")).unwrap();
    let (bytes, _) = build();
    let loaded = loaded(&bytes);
    let cases = loaded.collection.ids().map(|id| loaded.collection.case(id));
    let texts = cases.flat_map(|case| case.keywords.iter().chain([&case.title, &case.background]));
    let chars: BTreeSet<char> = texts.flat_map(|text| text.chars()).collect();
    let is_han = |ch: &char| ('\u{4e00}'..='\u{9fff}').contains(ch);
    let missing: String =
        chars.into_iter().filter(is_han).filter(|ch| !table.contains(*ch)).collect();
    assert_eq!(missing, "");
    for line in ["nv 女", "长清 chang qing", "调研 diao yan"] {
        assert!(table.lines().any(|own| own == line), "{line}: {table}");
    }
}

#[test]
fn a_query_in_traditional_characters_is_folded_to_the_text() {
    let (bytes, _) = build();
    let loaded = loaded(&bytes);
    let fold = loaded.collection.fold();
    for (typed, text) in [
        ("歷下區 調解", "历下区 调解"),
        ("濟南市司法局", "济南市司法局"),
        ("網格員與綫上臺賬", "网格员与线上台账"),
        ("公證裏", "公证里"),
        ("説明", "说明"),
    ] {
        assert_eq!(fold.text(typed), text);
    }
    let cases: Vec<Case> =
        loaded.collection.ids().map(|id| loaded.collection.case(id).clone()).collect();
    let changed: BTreeSet<&str> = cases
        .iter()
        .filter(|case| fold.text(&case.background) != fold_by_width(&case.background))
        .map(|case| case.id.as_str())
        .collect();
    assert_eq!(changed, BTreeSet::new(), "Simplified text stays as it is");
}

/// The text with width and capitals folded, and no variants.
fn fold_by_width(text: &str) -> String {
    anlan_engine::fold::Fold::default().text(text)
}

#[test]
fn the_plain_page_holds_every_case() {
    let (_, page) = build();
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"zh-Hans\">"));
    assert!(page.contains("content=\"default-src 'none'; style-src 'self'; "));
    assert!(page.contains("href=\"../plain.css\""));
    assert!(repository("public/plain.css").is_file());
    for case in cases() {
        let id = case["id"].as_str().unwrap();
        let title = case["title"].as_str().unwrap();
        let heading = maud::html! { article id=(id) { h3 { (title) } } }.into_string();
        assert!(page.contains(heading.strip_suffix("</article>").unwrap()), "{id}");
        assert!(page.contains(&format!("<li><a href=\"#{id}\">")), "{id}");
    }
    for line in [
        "法律顾问法制审核件：≥ 130 件（2020年）",
        "配置专职网格员：910 名（2020年）",
        "第一批法治政府建设示范区（山东省委依法治省办，2020年10月）",
        "2020年11月12日：《济南日报》A01版刊文介绍历下做法",
        "<dd>2020年12月10日（来源发布日期）</dd>",
        "2020年济南市司法行政创新成果案例（济南市司法局公布 30 个，这里收有 2 个）",
        "<a href=\"#district_370102\">历下</a> 15",
        "<h2 id=\"district_370102\">历下区（15 个案例）</h2>",
    ] {
        assert!(page.contains(line), "{line}");
    }
    assert!(!page.contains("<script") && !page.contains("style="));
}
