//! Search over the real collection, read from `data/` as people edit it: which cases a query finds,
//! which come first, and what is marked in them. Orders and sets are held here, not scores.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use anlan_engine::case::{Case, Districts, Vocabulary};
use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::hits::Hits;
use anlan_engine::load::{Bundle, FORMAT, load};
use anlan_engine::marks::{marks, snippet};
use anlan_engine::search::{Query, Sort};
use serde_json::Value;

/// The few variants that the queries below need.
const VARIANTS: &str = "歷历區区調调網网員员顧顾問问縣县";

/// The files of the collection, as JSON.
struct Files {
    cases: Vec<Value>,
    vocabulary: Value,
    districts: Value,
}

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../data");
    let read = |path: PathBuf| serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let cases = fs::read_dir(data.join("cases")).unwrap();
    let cases = cases.map(|entry| entry.unwrap().path());
    Files {
        cases: cases
            .filter(|path| path.extension().is_some_and(|own| own == "json"))
            .map(read)
            .collect(),
        vocabulary: read(data.join("vocabulary.json")),
        districts: read(data.join("districts.json")),
    }
});

static COLLECTION: LazyLock<Collection> = LazyLock::new(|| {
    let case = |own: &Value| serde_json::from_value::<Case>(own.clone()).unwrap();
    let vocabulary: Vocabulary = serde_json::from_value(FILES.vocabulary.clone()).unwrap();
    let places: Districts = serde_json::from_value(FILES.districts.clone()).unwrap();
    let cases: Vec<Case> = FILES.cases.iter().map(case).collect();
    let bundle = Bundle {
        format: FORMAT,
        vocabulary: &vocabulary,
        districts: &places.districts,
        variants: VARIANTS,
        cases: &cases,
    };
    load(serde_json::to_vec(&bundle).unwrap()).unwrap().collection
});

fn query(typed: &str) -> Query {
    Query::parse(typed, COLLECTION.fold())
}

fn hits(typed: &str, sort: Sort) -> Vec<CaseId> {
    let query = query(typed);
    let found = COLLECTION.search(&query);
    Hits::new(&COLLECTION, found.set.clone(), &found, sort).first(usize::MAX)
}

fn found(typed: &str) -> Vec<&'static str> {
    let hits = hits(typed, Sort::Best).into_iter();
    hits.map(|case| COLLECTION.case(case).id.as_str()).collect()
}

fn case(id: &str) -> &'static Case {
    COLLECTION.case(COLLECTION.find(id).unwrap())
}

/// Text as search sees it, made in the plainest way.
fn plain(text: &str) -> String {
    let pairs: Vec<char> = VARIANTS.chars().collect();
    let simplified = |text: String, pair: &[char]| text.replace(pair[0], &pair[1].to_string());
    pairs.chunks(2).fold(text.to_lowercase(), simplified)
}

/// Every text in a case file that search looks into, by reading the file from end to end.
fn texts(own: &Value, into: &mut Vec<String>) {
    // Keys whose values are ids, dates, kinds, units and addresses.
    const NO_TEXT: &str = "$schema id district level themes mechanisms series date kind unit \
                           as_of url published qualifier";
    let is_text = |key: &str| NO_TEXT.split(' ').all(|own| own != key);
    match own {
        Value::String(text) => into.push(plain(text)),
        Value::Array(all) => all.iter().for_each(|own| texts(own, into)),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(key, _)| is_text(key));
            fields.for_each(|(_, own)| texts(own, into));
        }
        _ => {}
    }
}

/// The names that a list of the vocabulary or of places gives to the values of a case.
fn names(list: &Value, key: &str, values: &Value, into: &mut Vec<String>) {
    let held = |own: &Value| {
        *values == own[key] || values.as_array().is_some_and(|all| all.contains(&own[key]))
    };
    for own in list.as_array().unwrap().iter().filter(|own| held(own)) {
        let names = ["zh", "zh_short", "en"].map(|name| own[name].as_str());
        into.extend(names.into_iter().flatten().map(plain));
    }
}

/// The ids of the cases that hold every word, in no order.
fn scanned(typed: &str) -> BTreeSet<&'static str> {
    let holds = |own: &&Value| {
        let mut all = Vec::new();
        texts(own, &mut all);
        names(&FILES.districts["districts"], "code", &own["district"], &mut all);
        names(&FILES.vocabulary["themes"], "id", &own["themes"], &mut all);
        names(&FILES.vocabulary["mechanisms"], "id", &own["mechanisms"], &mut all);
        plain(typed).split_whitespace().all(|word| all.iter().any(|text| text.contains(word)))
    };
    FILES.cases.iter().filter(holds).filter_map(|own| own["id"].as_str()).collect()
}

#[test]
fn the_best_hits_of_a_query_come_first() {
    for (typed, first) in [
        // In titles, the newest first.
        ("调解", &["gaoxin-lingang-jiahe", "gaoxin-shunhualu-duodian-zhuqin"][..]),
        ("历下", &["lixia-farun-law-livestream", "lixia-court-in-governance-centre"]),
        ("法律顾问", &["pingyin-1-n-falv-mingbairen", "gangcheng-decision-list-legal-advisers"]),
        // In the keywords of a single case.
        ("云招商", &["lixia-rule-of-law-government-demonstration"]),
        // Two words: a title for the one, the name of a mechanism for the other.
        ("网格员 历下", &["lixia-grid-one-network", "lixia-integrated-enforcement-1-5-n"]),
        ("历下 网格员", &["lixia-grid-one-network", "lixia-integrated-enforcement-1-5-n"]),
        // A title goes before a newer case that tells of it in running text.
        ("行政复议", &["reconsideration-express", "urban-management-three-degrees"]),
        ("1+5+N", &["lixia-integrated-enforcement-1-5-n", "lixia-grid-one-network"]),
        // English titles.
        ("legal aid", &["quanyilin-legal-aid", "shizhong-union-legal-aid-stations"]),
        ("泉小智", &["lixia-dianliu-act-before-complaint"]),
    ] {
        assert_eq!(&found(typed)[..first.len()], first, "{typed}");
    }
}

#[test]
fn a_query_finds_exactly_what_a_plain_scan_finds() {
    for (typed, some) in [
        ("调解", true),
        ("历下", true),
        ("法律顾问", true),
        ("云招商", true),
        ("网格员 历下", true),
        ("12345 热线", true),
        ("人民调解", true),
        ("律", true),
        ("2020", true),
        ("“", true),
        ("1+5+N", true),
        ("Lixia DISTRICT", true),
        ("service law", true),
        ("e", true),
        ("法律援助 律师 村 社区", false),
        ("没有这样的词", false),
        ("370102", false),
        ("https", false),
    ] {
        let hits = found(typed);
        let set: BTreeSet<&str> = hits.iter().copied().collect();
        assert_eq!(set.len(), hits.len(), "{typed}: each case once");
        assert_eq!(set, scanned(typed), "{typed}");
        assert_eq!(!set.is_empty(), some, "{typed}");
    }
}

#[test]
fn script_width_case_and_spacing_make_no_difference() {
    for (one, other) in [
        ("调解", "調解"),
        ("历下区", "歷下區"),
        ("法律顾问", "法律顧問"),
        ("网格员 历下", "　網格員　歷下 "),
        ("ai", "ＡＩ"),
        ("lixia", "ＬｉＸｉＡ"),
        ("12345", "１２３４５"),
        ("1+5+n", "１＋５＋Ｎ"),
        ("调解 历下", "历下\t调解 调解"),
    ] {
        assert_eq!(found(one), found(other), "{one}, {other}");
        assert!(!found(one).is_empty(), "{one}");
    }
    assert_eq!(found("ＡＢＣ"), found("abc"));
}

#[test]
fn another_word_only_narrows() {
    let both = found("调解 历下");
    let (one, other) = (found("调解"), found("历下"));
    assert!(!both.is_empty() && both.len() < one.len() && both.len() < other.len());
    assert!(both.iter().all(|id| one.contains(id) && other.contains(id)));
    assert_eq!(found("历下 历下区 歷下"), found("历下区"));
}

#[test]
fn without_words_every_case_comes_newest_first_and_the_undated_last() {
    let all = hits(" 　", Sort::Best);
    assert_eq!(all.len(), FILES.cases.len());
    let dates = all.iter().map(|case| COLLECTION.case(*case).date.value);
    let dates: Vec<_> = dates.map(|date| date.map(|date| date.span().start())).collect();
    assert!(dates.is_sorted_by(|before, after| before >= after));
    assert_eq!(all, hits("", Sort::Newest));
}

#[test]
fn a_search_may_be_read_by_date_or_district_instead() {
    let [best, newest, oldest, district] =
        [Sort::Best, Sort::Newest, Sort::Oldest, Sort::District].map(|sort| hits("调解", sort));
    // The newest only mentions the word; the best has it in its title.
    assert_eq!(COLLECTION.case(newest[0]).id, "laiwu-dawangzhuang-wangge");
    assert_eq!(COLLECTION.case(best[0]).id, "gaoxin-lingang-jiahe");
    let mut sets = [best, newest.clone(), oldest.clone(), district.clone()];
    for hits in &mut sets {
        hits.sort_unstable();
    }
    assert!(sets.windows(2).all(|pair| pair[0] == pair[1]));

    let dated = |case: &&CaseId| COLLECTION.span(**case).is_some();
    let forwards: Vec<_> = oldest.iter().filter(dated).collect();
    let backwards: Vec<_> = newest.iter().filter(dated).rev().collect();
    assert_eq!(forwards, backwards);

    let places = COLLECTION.districts();
    let place = |case: &CaseId| {
        places.iter().position(|place| place.code == COLLECTION.case(*case).district)
    };
    assert!(district.is_sorted_by_key(place));
}

#[test]
fn every_case_is_found_by_its_titles_its_keywords_and_its_place() {
    for own in COLLECTION.ids().map(|id| COLLECTION.case(id)) {
        let district = COLLECTION.districts().iter().find(|place| place.code == own.district);
        let district = district.map(|place| place.zh.as_str());
        let texts = [own.title.as_str(), own.title_en.as_str()].into_iter().chain(district);
        for typed in
            texts.chain(own.keywords.iter().map(String::as_str)).chain(own.place.as_deref())
        {
            assert!(found(typed).contains(&own.id.as_str()), "{}: {typed}", own.id);
        }
    }
}

#[test]
fn a_title_of_its_own_brings_its_case_to_the_top() {
    for own in COLLECTION.ids().map(|id| COLLECTION.case(id)) {
        let hits = found(&own.title);
        let holds = |id: &&&str| case(id).title.contains(&own.title);
        assert!(hits.iter().take_while(holds).any(|id| *id == own.id), "{}", own.title);
    }
}

#[test]
fn a_snippet_shows_the_words_in_the_running_text() {
    let lixia = case("lixia-rule-of-law-government-demonstration");
    for (typed, marked) in [
        ("云招商", vec!["云招商"]),
        ("雲招商", vec![]),
        ("網格員", vec!["网格员"]),
        ("没有这样的词", vec![]),
    ] {
        let query = query(typed);
        let snippet = snippet(lixia, &query, COLLECTION.fold());
        let shown =
            snippet.iter().flat_map(|own| own.marks.iter().map(|mark| &own.text[mark.clone()]));
        let shown: BTreeSet<&str> = shown.collect();
        assert_eq!(shown, marked.into_iter().collect(), "{typed}");
    }
}

#[test]
fn every_hit_shows_a_word_in_its_snippet_or_its_title_or_names() {
    for typed in ["调解", "历下 网格员", "law", "12345", "法"] {
        let query = query(typed);
        for id in hits(typed, Sort::Best) {
            let own = COLLECTION.case(id);
            if let Some(cut) = snippet(own, &query, COLLECTION.fold()) {
                assert!(!cut.marks.is_empty(), "{typed}: {}", own.id);
                continue;
            }
            let mut all = Vec::new();
            texts(&serde_json::to_value(own).unwrap(), &mut all);
            let titles = [plain(&own.title), plain(&own.title_en)];
            let place = own.place.as_deref().map(plain);
            all.retain(|text| !titles.contains(text) && Some(text) != place.as_ref());
            let in_text = |word: &String| all.iter().any(|text| text.contains(word));
            assert!(!query.words().iter().any(in_text), "{typed}: {}", own.id);
        }
    }
}

#[test]
fn marks_fall_on_a_title_in_the_script_that_it_is_shown_in() {
    let title = &case("gaoxin-lingang-jiahe").title;
    let marked = |text: &str, typed: &str| -> Vec<String> {
        let marks = marks(text, &query(typed), COLLECTION.fold()).into_iter();
        marks.map(|mark| text[mark].to_owned()).collect()
    };
    assert_eq!(marked(title, "調解"), ["调解"]);
    assert_eq!(marked("歷下區調解室", "历下 调解"), ["歷下", "調解"]);
    assert_eq!(marked("“１＋５＋Ｎ”与1+5+n", "1+5+N"), ["１＋５＋Ｎ", "1+5+n"]);
    assert_eq!(marked("😀调解é", "解É"), ["解é"]);
    assert_eq!(marked("人民调解员", "民调 人民调解"), ["人民调解"]);
    assert_eq!(marked("好好好", "好好"), ["好好好"]);
}
