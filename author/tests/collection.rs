//! The real collection: whole, right, and whole in the bundle too.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anlan_author::Ending;
use anlan_engine::case::Case;
use anlan_engine::eras;
use anlan_engine::load::{Loaded, load};
use anlan_engine::search::Query;
use desk::{FOUNDING, case_names, cases, repository, run_on};
use serde_json::Value;

/// Builds the real collection; what `collection.json` and its Traditional twin hold.
fn both_scripts() -> [Vec<u8>; 2] {
    let out = tempfile::tempdir().unwrap();
    build_into(out.path());
    ["collection.json", "collection.zh-Hant.json"]
        .map(|name| fs::read(out.path().join(name)).unwrap())
}

/// Every text of a value with its path.
fn texts(value: &Value, path: String, all: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => all.push((path, text.clone())),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                texts(item, format!("{path}[{at}]"), all);
            }
        }
        Value::Object(entries) => {
            for (key, own) in entries {
                texts(own, format!("{path}.{key}"), all);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

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
    for name in ["collection.json", "pinyin.txt", "eras.json", "eras.zh-Hant.json", "cases.html"] {
        let read = |out: &tempfile::TempDir| fs::read(out.path().join(name)).unwrap();
        assert!(!read(&one).is_empty() && read(&one) == read(&other), "{name}");
    }
}

#[test]
fn the_eras_are_written_in_both_scripts() {
    let out = tempfile::tempdir().unwrap();
    build_into(out.path());
    let eras = |name: &str| eras::read(&fs::read(out.path().join(name)).unwrap()).unwrap();
    let (simplified, traditional) = (eras("eras.json"), eras("eras.zh-Hant.json"));
    let data = fs::read(repository("data/eras.json")).unwrap();
    assert_eq!(Some(&simplified), eras::read(&data).as_ref());
    let names: Vec<&str> = traditional.iter().map(|era| era.zh.as_str()).collect();
    assert_eq!(names[..3], ["「六五」普法", "「七五」普法", "「八五」普法"]);
    assert!(traditional[6].document.starts_with("《法治政府建設實施綱要"));
    assert_eq!(names.len(), simplified.len());
    assert!(simplified.iter().zip(&traditional).all(|(a, b)| (a.from, a.to) == (b.from, b.to)));
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
    // 覆 stands for 复 where the Traditional text writes it, so 覆盖 folds to what no one reads.
    let covers = |case: &&Case| case.background.contains('覆');
    let covering: BTreeSet<&str> =
        cases.iter().filter(covers).map(|case| case.id.as_str()).collect();
    assert_eq!(changed, covering, "Simplified text stays as it is");
}

#[test]
fn the_traditional_bundle_is_the_same_collection_in_other_characters() {
    let both = both_scripts();
    let [simplified, traditional] = both.each_ref().map(|bytes| {
        let mut all = Vec::new();
        texts(&serde_json::from_slice(bytes).unwrap(), String::new(), &mut all);
        all
    });
    let fold = loaded(&both[0]).collection.fold().clone();
    assert_eq!(&fold, loaded(&both[1]).collection.fold(), "one table for both");
    assert_eq!(simplified.len(), traditional.len());
    let is_number = |ch: &char| ch.is_ascii() && !ch.is_whitespace();
    let mut n_changed = 0;
    for ((path, own), (other_path, other)) in simplified.iter().zip(&traditional) {
        assert_eq!(path, other_path);
        assert_eq!(fold.text(own), fold.text(other), "{path}");
        assert_eq!(own.chars().count(), other.chars().count(), "{path}");
        let numbers = |text: &str| text.chars().filter(is_number).collect::<String>();
        assert_eq!(numbers(own), numbers(other), "{path}");
        for (from, to) in ["“「", "”」", "‘『", "’』", "《《", "》》"].map(|pair| {
            let mut marks = pair.chars();
            (marks.next().unwrap(), marks.next().unwrap())
        }) {
            let key = path.rsplit('.').next().unwrap();
            let is_kept = key == "en" || key.ends_with("_en") || key == "variants";
            let expected = if is_kept { from } else { to };
            assert_eq!(own.matches(from).count(), other.matches(expected).count(), "{path}");
        }
        n_changed += usize::from(own != other);
    }
    assert!(n_changed > 3000, "{n_changed}");
    let kept = ["id", "url", "title_en", "summary_en", "en", "code", "pinyin", "zh_hant", "value"];
    for ((path, own), (_, other)) in simplified.iter().zip(&traditional) {
        let key = path.rsplit('.').next().unwrap();
        assert!(!kept.contains(&key) || own == other, "{path}");
    }
}

#[test]
fn the_traditional_text_has_the_forms_that_its_readers_know() {
    let [_, traditional] = both_scripts();
    let bundle: Value = serde_json::from_slice(&traditional).unwrap();
    for place in bundle["districts"].as_array().unwrap() {
        assert_eq!(place["zh"], place["zh_hant"]);
    }
    let text = String::from_utf8(traditional).unwrap();
    for right in [
        "2023年歷城區法院收案大增",
        "資金被查封後，局部債務",
        "議事會裡的苗頭性意見",
        "僅黃臺派出所",
        "與區教體局會簽意見",
        "集中簽約",
        "行政復議專遞",
        "定期復盤熱線",
        "領導幹部法治手冊並發放",
        "大王莊鎮藉網格化服務",
        "人民日報點讚濟南",
        "建設標桿城市",
        "來源發布日期",
        "「民法典『十進』宣傳」",
        "杆石橋街道",
        "槐蔭區",
        "鄰里",
        "美里湖",
        "數字平台",
        "準確適用",
        "批准濟南",
        "沿著黃河",
        "複雜",
        "答覆",
        "什麼",
    ] {
        assert!(text.contains(right), "{right}");
    }
    let (_, cases) = text.split_once("\"cases\":").unwrap();
    for wrong in ["曆城", "平臺", "公佈", "發佈", "籤", "會里", "複議", "汙"] {
        assert!(!cases.contains(wrong), "{wrong}");
    }
}

#[test]
fn a_query_finds_the_same_cases_in_either_script() {
    let [simplified, traditional] = both_scripts();
    let [simplified, traditional] = [loaded(&simplified), loaded(&traditional)];
    let found = |loaded: &Loaded, query: &str| -> Vec<String> {
        let collection = &loaded.collection;
        let query = Query::parse(query, collection.fold());
        let found = collection.search(&query);
        found.set.iter().map(|id| collection.case(id).id.clone()).collect()
    };
    let mut queries: Vec<String> = [
        "歷下區 調解",
        "历下区 调解",
        "网格",
        "網格",
        "平臺",
        "平台",
        "瞭解",
        "了解",
        "反覆",
        "“一窗”",
        "「一窗」",
        "legal aid",
        "12345",
        "1+N",
        "著力",
        "沿着黄河",
        "沿著黃河",
        "複議",
        "复议",
    ]
    .map(str::to_owned)
    .to_vec();
    for loaded in [&simplified, &traditional] {
        for id in loaded.collection.ids() {
            let case = loaded.collection.case(id);
            queries.extend(case.keywords.iter().cloned());
            queries.push(case.title.clone());
        }
    }
    let mut n_found = 0;
    for query in &queries {
        let own = found(&simplified, query);
        assert_eq!(own, found(&traditional, query), "{query}");
        n_found += usize::from(!own.is_empty());
    }
    assert!(n_found > queries.len() - 5, "{n_found} of {}", queries.len());
    for (typed, other) in [("了解", "瞭解"), ("反复", "反覆"), ("借助", "藉助"), ("“一", "「一")]
    {
        assert_eq!(found(&simplified, typed), found(&simplified, other), "{typed}");
    }
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
