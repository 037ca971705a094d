//! Drafts of cases from articles: what is written, what is refused, and how much of what is recorded of
//! the cases at hand would have been found in their own texts.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use anlan_author::draft::draft;
use anlan_author::words::Lang;
use anlan_engine::case::{Case, Districts, Vocabulary};
use anlan_importer::article::draft::Value;
use anlan_importer::article::script::Script;
use anlan_importer::article::{
    Candidate, Draft, Field, Knowledge, draft as drafted, from_text, is_accepted_unasked,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn an_article_in_traditional_characters_becomes_a_case_in_simplified_ones() {
    let folder = tempfile::tempdir().unwrap();
    let text = "歷下區「一窗通辦」改革\n來源：某網 2021-05-06\n\n一、背景\n群眾辦事多頭跑，很是煩惱。\n二、主要做法\n\
        （一）設一個窗口\n整合部門26個，推行承諾審批。\n三、成效\n2020年10月被命名為全省示範窗口，受理3.2萬餘件。\n";
    let path = folder.path().join("article.txt");
    fs::write(&path, text).unwrap();
    let out = folder.path().join("case.json");
    let said = draft(&path, &root().join("data"), &out, Lang::En).unwrap();
    assert!(said.contains("Still missing: id, title_en, summary_en"), "{said}");
    let case: Case = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(case.title, "历下区“一窗通办”改革");
    assert_eq!(case.district, "370102");
    assert_eq!(case.background, "群众办事多头跑，很是烦恼。");
    assert_eq!(case.mechanisms, ["commitment-approval"]);
    assert_eq!(case.figures.len(), 2);
    assert_eq!(case.honours[0].name, "全省示范窗口");
    assert_eq!(case.honours[0].date.unwrap().to_string(), "2020-10");
    let again = draft(&path, &root().join("data"), &out, Lang::En).unwrap_err();
    assert!(again.to_string().contains("not overwritten"));
}

#[test]
fn what_is_no_article_is_refused_in_either_language() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.doc");
    fs::write(&path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").unwrap();
    let out = folder.path().join("case.json");
    for (lang, word) in [(Lang::Zh, "DOC 文件"), (Lang::En, "old DOC file")] {
        let error = draft(&path, &root().join("data"), &out, lang).unwrap_err();
        assert!(error.to_string().contains(word), "{error}");
    }
    assert!(!out.exists());
}

/// How many are recorded, and how many of these were found; how many the command line would fill in
/// unasked, and how many of these are recorded.
#[derive(Default)]
struct Recall {
    recorded: usize,
    found: usize,
    accepted: usize,
    right: usize,
}

impl Recall {
    fn add<T>(
        &mut self,
        recorded: &[T],
        offered: &[&Candidate],
        is_same: impl Fn(&T, &Value) -> bool,
    ) {
        self.recorded += recorded.len();
        let is_found = |own: &&T| offered.iter().any(|offer| is_same(own, &offer.value));
        self.found += recorded.iter().filter(is_found).count();
        let accepted = offered.iter().filter(|offer| is_accepted_unasked(offer));
        for offer in accepted {
            self.accepted += 1;
            self.right += usize::from(recorded.iter().any(|own| is_same(own, &offer.value)));
        }
    }

    fn share(&self) -> f64 {
        self.found as f64 / self.recorded.max(1) as f64
    }
}

/// The recorded texts of a case as an article of its series.
fn as_article(case: &Case) -> String {
    let mut text = format!("{}\n", case.title);
    if let (Some(publisher), Some(published)) = (&case.source.publisher, case.source.published) {
        text += &format!("来源：{publisher} 发布时间：{published}\n");
    }
    text += &format!("\n一、背景\n{}\n二、主要做法\n", case.background);
    for practice in &case.practices {
        text += &format!("【{}】\n{}\n", practice.heading, practice.text);
    }
    if let Some(outcomes) = &case.outcomes {
        text += &format!("三、成效\n{outcomes}\n");
    }
    text
}

fn offered(draft: &Draft, field: Field) -> Vec<&Candidate> {
    draft.candidates.iter().filter(|own| own.field == field).collect()
}

fn is_text(own: &str, value: &Value) -> bool {
    matches!(value, Value::Text(text) if text == own)
}

const ROWS: [&str; 9] = [
    "title",
    "district",
    "level",
    "themes",
    "mechanisms",
    "figures in the text",
    "honours in the text",
    "milestones in the text",
    "practices",
];

fn measure(case: &Case, draft: &Draft, recall: &mut [Recall; 9]) {
    let text = as_article(case);
    let [title, district, level, themes, mechanisms, figures, honours, milestones, practices] =
        recall;
    title.add(&[&case.title], &offered(draft, Field::Title), |own, value| is_text(own, value));
    let first = |field| offered(draft, field).into_iter().take(1).collect::<Vec<_>>();
    district.add(&[&case.district], &first(Field::District), |own, value| is_text(own, value));
    level.add(&[&case.level], &offered(draft, Field::Level), |own, value| is_text(own, value));
    themes.add(&case.themes, &offered(draft, Field::Themes), |own, value| is_text(own, value));
    mechanisms.add(&case.mechanisms, &offered(draft, Field::Mechanisms), |own, value| {
        is_text(own, value)
    });
    // The recorded texts leave out most numbers, which stand among the figures only.
    let written = |own: &f64, unit: &str| text.contains(&format!("{own}{unit}"));
    let own: Vec<_> = case.figures.iter().filter(|own| written(&own.value, &own.unit)).collect();
    figures.add(&own, &offered(draft, Field::Figures), |own, value| {
        matches!(value, Value::Figure(found) if found.value.to_bits() == own.value.to_bits() && found.unit == own.unit)
    });
    let own: Vec<_> = case.honours.iter().filter(|own| text.contains(&own.name)).collect();
    honours.add(&own, &offered(draft, Field::Honours), |own, value| {
        matches!(value, Value::Honour(found) if found.name.contains(&own.name) || own.name.contains(&found.name))
    });
    let is_written = |date: &str| {
        let mut parts = date.split('-').map(|part| part.trim_start_matches('0'));
        let [year, month, day] = [parts.next(), parts.next(), parts.next()];
        let full = year.map(|own| format!("{own}年")).unwrap_or_default()
            + &month.map(|own| format!("{own}月")).unwrap_or_default()
            + &day.map(|own| format!("{own}日")).unwrap_or_default();
        text.contains(&full)
    };
    let own: Vec<_> =
        case.milestones.iter().filter(|own| is_written(&own.date.to_string())).collect();
    milestones.add(
        &own,
        &offered(draft, Field::Milestones),
        |own, value| matches!(value, Value::Milestone(found) if found.date == own.date),
    );
    let headings: Vec<&Candidate> = draft
        .candidates
        .iter()
        .filter(|own| matches!(own.field, Field::PracticeHeading(_)))
        .collect();
    practices.add(&case.practices, &headings, |own, value| is_text(&own.heading, value));
}

fn said(name: &str, recall: &[Recall; 9]) -> String {
    let rows = ROWS.iter().zip(recall).map(|(row, own)| {
        let (found, right) = (own.found, own.right);
        format!(
            "  {row}: {found} of {} found; {right} of {} accepted unasked are recorded\n",
            own.recorded, own.accepted
        )
    });
    format!("{name}\n{}", rows.collect::<String>())
}

#[test]
#[expect(clippy::print_stdout, reason = "the recall is to be read: --nocapture shows it")]
fn what_is_recorded_of_the_cases_is_found_in_their_texts() {
    let data = root().join("data");
    let read = |name: &str| fs::read_to_string(data.join(name)).unwrap();
    let vocabulary: Vocabulary = serde_json::from_str(&read("vocabulary.json")).unwrap();
    let districts: Districts = serde_json::from_str(&read("districts.json")).unwrap();
    let knowledge = Knowledge {
        vocabulary: &vocabulary,
        districts: &districts.districts,
        script: Script::with_pairs(""),
    };
    let mut all: [Recall; 9] = Default::default();
    let mut names: Vec<PathBuf> =
        fs::read_dir(data.join("cases")).unwrap().map(|own| own.unwrap().path()).collect();
    names.sort();
    for path in names {
        let case: Case = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let draft = drafted(&from_text(&as_article(&case)), &knowledge);
        measure(&case, &draft, &mut all);
        if case.id == "lixia-rule-of-law-government-demonstration" {
            let mut own: [Recall; 9] = Default::default();
            measure(&case, &draft, &mut own);
            println!("{}", said(&case.id, &own));
        }
    }
    println!("{}", said("all cases", &all));
    let floors = [0.99, 0.5, 0.35, 0.3, 0.4, 0.85, 0.7, 0.95, 0.99];
    for ((row, own), floor) in ROWS.iter().zip(&all).zip(floors) {
        assert!(own.share() >= floor, "{row}: {} of {}", own.found, own.recorded);
    }
}
