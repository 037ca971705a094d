//! There and back: cases, the workbook of them, and the same cases again.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod shelf;

use anlan_engine::case::{
    Case, CaseDate, DateKind, Figure, Honour, Milestone, Practice, Qualifier, Source, SourceKind,
};
use anlan_engine::date::PartialDate;
use anlan_importer::remark::Grade;
use anlan_importer::template::{Why, write};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use shelf::{case_files, cases, import, line, lists, with_names};

const SCHEMA: &str = "../../docs/schema/case.schema.json";

#[test]
fn the_real_collection_comes_back_byte_for_byte() {
    let bytes = with_names(|names| write(names, &cases())).unwrap();
    let import = import("all.xlsx", &bytes);
    let said: Vec<String> = import.remarks.iter().map(line).collect();
    assert!(said.is_empty(), "{said:#?}");
    assert!(import.kept.is_empty());
    let files = case_files();
    assert_eq!(import.drafts.len(), files.len());
    for (draft, (name, text)) in import.drafts.iter().zip(&files) {
        assert_eq!(draft.id.as_deref(), Some(name.as_str()));
        assert_eq!(&draft.text(), text);
    }
}

#[test]
fn the_same_cases_give_the_same_bytes() {
    let cases = cases();
    let once = with_names(|names| write(names, &cases[..5])).unwrap();
    let again = with_names(|names| write(names, &cases[..5])).unwrap();
    assert!(once == again);
}

#[test]
fn the_template_holds_no_case_and_no_mistake() {
    let bytes = with_names(|names| write(names, &[])).unwrap();
    let import = import("template.xlsx", &bytes);
    assert!(import.drafts.is_empty() && import.kept.is_empty());
    assert_eq!(import.remarks.iter().map(line).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn what_would_not_come_back_is_refused() {
    let refused = |change: fn(&mut Case)| {
        let mut case = cases().remove(0);
        change(&mut case);
        let fault = with_names(|names| write(names, &[case])).unwrap_err();
        assert_eq!(fault.case, "anti-smuggling-volunteers");
        (fault.field, fault.why)
    };
    let of = |field: &str, why: Why| (field.to_owned(), why);
    assert_eq!(
        refused(|case| case.background = "长".repeat(32_768)),
        of("background", Why::Long(32_768))
    );
    assert_eq!(refused(|case| case.place = Some(String::new())), of("place", Why::Empty));
    assert_eq!(refused(|case| case.organ = " a".to_owned()), of("organ", Why::Padded));
    assert_eq!(refused(|case| case.organ = "a\u{1}b".to_owned()), of("organ", Why::Control));
    assert_eq!(refused(|case| case.keywords = vec!["a；b".to_owned()]), of("keywords", Why::Mark));
    assert_eq!(
        refused(|case| case.practices[1].text = "𠮷".repeat(16_384)),
        of("practices[1].text", Why::Long(32_768))
    );
}

/// Texts that spreadsheets are known to change: formulas, zeros in front, dates, line ends, quotes.
fn text() -> impl Strategy<Value = String> {
    let strange = prop_oneof![
        Just("=1+1".to_owned()),
        Just("+86".to_owned()),
        Just("-".to_owned()),
        Just("@a".to_owned()),
        Just("007".to_owned()),
        Just("1e5".to_owned()),
        Just("2020-02".to_owned()),
        Just("TRUE".to_owned()),
        Just("#REF!".to_owned()),
        Just("a\nb\n\nc".to_owned()),
        Just("“a” \"b\" 'c'".to_owned()),
        Just("'a".to_owned()),
        Just("_x0041_ _x005F_".to_owned()),
        Just("<a>&amp;</a>]]>".to_owned()),
        Just("a\tb".to_owned()),
        Just("{=a}".to_owned()),
        Just("http://a.cn/".to_owned()),
        Just("a  b".to_owned()),
        Just("案".repeat(32_767)),
    ];
    let any = "[\\PC\n]{1,40}".prop_map(|text| text.trim().to_owned());
    let any = any
        .prop_filter("a text", |text| !text.is_empty() && !text.contains(['\u{fffe}', '\u{ffff}']));
    prop_oneof![1 => strange, 4 => any]
}

fn word() -> impl Strategy<Value = String> {
    // Together they have to fit into one cell.
    let is_word = |text: &String| text.len() < 1_000 && !text.contains(['；', ';', '\n']);
    text().prop_filter("one word", is_word)
}

fn date() -> impl Strategy<Value = PartialDate> {
    (1000_u16..=9999, option::of((1_u8..=12, option::of(1_u8..=28)))).prop_map(|(year, rest)| {
        match rest {
            None => PartialDate::from_year(year),
            Some((month, None)) => PartialDate::from_month(year, month),
            Some((month, Some(day))) => PartialDate::from_day(year, month, day),
        }
        .unwrap()
    })
}

fn period() -> impl Strategy<Value = String> {
    let named = text().prop_filter("no number in front", |text| {
        !text.starts_with(|ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch))
    });
    prop_oneof![date().prop_map(|date| date.to_string()), named]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (0_u32..1_000_000).prop_map(f64::from),
        -1.0e9_f64..1.0e9,
        any::<f64>().prop_filter("a number", |number| number.is_finite() && *number != 0.0),
    ]
}

fn source_kind() -> impl Strategy<Value = SourceKind> {
    prop_oneof![Just(SourceKind::Official), Just(SourceKind::Media), Just(SourceKind::Repost)]
}

fn source() -> impl Strategy<Value = Source> {
    let parts = (
        option::of(text()),
        option::of(text()),
        text(),
        option::of(date()),
        source_kind(),
        any::<bool>(),
    );
    parts.prop_map(|(title, publisher, url, published, kind, linkable)| Source {
        title,
        publisher,
        url: Some(url),
        published,
        kind,
        linkable,
    })
}

fn figure() -> impl Strategy<Value = Figure> {
    let qualifier =
        prop_oneof![Just(Qualifier::Exact), Just(Qualifier::Approx), Just(Qualifier::AtLeast)];
    (text(), number(), text(), qualifier, option::of(period())).prop_map(
        |(label, value, unit, qualifier, as_of)| Figure { label, value, unit, qualifier, as_of },
    )
}

#[allow(clippy::too_many_lines, reason = "a list of fields")]
fn case() -> impl Strategy<Value = Case> {
    let (vocabulary, districts) = lists();
    let ids = |ids: Vec<String>| prop::sample::select(ids);
    let district = ids(districts.into_iter().map(|own| own.code).collect());
    let themes: Vec<String> = vocabulary.themes.into_iter().map(|own| own.id).collect();
    let mechanisms: Vec<String> = vocabulary.mechanisms.into_iter().map(|own| own.id).collect();
    let level = ids(vocabulary.levels.into_iter().map(|own| own.id).collect());
    let series = ids(vocabulary.series.into_iter().map(|own| own.id).collect());
    let kind =
        prop_oneof![Just(DateKind::Published), Just(DateKind::Started), Just(DateKind::Awarded)];
    let first = (
        "[a-z0-9]{1,8}",
        text(),
        text(),
        text(),
        district,
        option::of(text()),
        level,
        text(),
        prop::sample::subsequence(themes, 1..=3),
        prop::sample::subsequence(mechanisms, 1..=4),
        vec(word(), 1..=4),
        (option::of(date()), option::of(kind)),
    );
    let practice = (text(), text()).prop_map(|(heading, text)| Practice { heading, text });
    let honour = (text(), option::of(text()), option::of(date()))
        .prop_map(|(name, by, date)| Honour { name, by, date });
    let milestone = (date(), text()).prop_map(|(date, text)| Milestone { date, text });
    let second = (
        option::of(series),
        text(),
        vec(practice, 0..=3),
        option::of(text()),
        vec(figure(), 0..=3),
        vec(honour, 0..=2),
        vec(milestone, 0..=2),
        vec(text(), 0..=2),
        source(),
        vec(source(), 0..=2),
        option::of(text()),
    );
    (first, second).prop_map(|(first, second)| {
        let (
            id,
            title,
            title_en,
            summary_en,
            district,
            place,
            level,
            organ,
            themes,
            mechanisms,
            keywords,
            (value, kind),
        ) = first;
        let (
            series,
            background,
            practices,
            outcomes,
            figures,
            honours,
            milestones,
            captions,
            source,
            more_sources,
            editor_note,
        ) = second;
        Case {
            schema: Some(SCHEMA.to_owned()),
            id,
            title,
            title_en,
            summary_en,
            district,
            place,
            level,
            organ,
            themes,
            mechanisms,
            keywords,
            date: CaseDate { value, kind },
            series,
            background,
            practices,
            outcomes,
            figures,
            honours,
            milestones,
            captions,
            source,
            more_sources,
            editor_note,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cases_come_back_as_they_were(mut cases in vec(case(), 1..4)) {
        for (at, case) in cases.iter_mut().enumerate() {
            case.id = format!("{}-{at}", case.id);
        }
        let bytes = with_names(|names| write(names, &cases)).unwrap();
        let import = import("made.xlsx", &bytes);
        let must: Vec<String> =
            import.remarks.iter().filter(|own| own.grade != Grade::Note).map(line).collect();
        prop_assert!(must.is_empty(), "{:#?}", must);
        let back: Vec<Case> =
            import.drafts.iter().map(|draft| serde_json::from_value(draft.json()).unwrap()).collect();
        prop_assert_eq!(back, cases);
    }
}

#[test]
fn the_guide_names_every_column() {
    let guide = std::fs::read_to_string(shelf::repository("docs/spreadsheets.md")).unwrap();
    for form in &anlan_importer::columns::FORMS {
        let (_, after) = guide.split_once(&format!("\n### {}\n", form.zh)).unwrap();
        let table = after.split("\n#").next().unwrap();
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
        assert_eq!(rows.len(), form.columns.len(), "{}", form.zh);
        for (row, own) in rows.iter().zip(form.columns) {
            let key = if own.key.is_empty() { form.list } else { own.key };
            let wanted = format!("| {} | {} | {} | `{key}` |", own.zh, own.hant, own.en);
            assert!(row.starts_with(&wanted), "{row}\n{wanted}");
            assert_eq!(row.ends_with("| yes |"), own.is_needed, "{row}");
        }
    }
}
