//! The slow, obvious twin: it reads a slice of cases from end to end for every answer, and knows no
//! set, no column and no index.

use std::collections::BTreeSet;

use anlan_engine::case::{Case, SourceKind};
use anlan_engine::date::PartialDate;
use anlan_engine::facet::Facet;
use anlan_engine::matches::Dimension;
use anlan_engine::search::Field;

use crate::made::{Asked, Made};

/// Characters that fold, and below each what it becomes. The others of the alphabet stay.
const SHOWN: &str = "調歷區ABÉΣＡａＢｂ１２　\n\t，";
const PLAIN: &str = "调历区abéσaabb12   ,";

pub(crate) fn folded(text: &str) -> String {
    let plain = |ch| SHOWN.chars().zip(PLAIN.chars()).find(|(shown, _)| *shown == ch);
    text.chars().map(|ch| plain(ch).map_or(ch, |(_, plain)| plain)).collect()
}

pub(crate) fn words(query: &str) -> Vec<String> {
    folded(query).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The texts in which a case is found.
pub(crate) fn texts(made: &Made, case: &Case) -> Vec<(Field, String)> {
    let mut texts = vec![(Field::Title, case.title.clone()), (Field::Title, case.title_en.clone())];
    let mut add = |field, text: &String| texts.push((field, text.clone()));
    let district = made.districts.iter().find(|district| district.code == case.district).unwrap();
    add(Field::Keyword, &district.zh);
    add(Field::Keyword, &district.zh_short);
    add(Field::Keyword, &district.en);
    case.keywords.iter().chain(&case.place).for_each(|text| add(Field::Keyword, text));
    for id in &case.themes {
        let theme = made.vocabulary.themes.iter().find(|theme| theme.id == *id).unwrap();
        add(Field::Keyword, &theme.zh);
        add(Field::Keyword, &theme.en);
    }
    for id in &case.mechanisms {
        let own = made.vocabulary.mechanisms.iter().find(|own| own.id == *id).unwrap();
        add(Field::Keyword, &own.zh);
        add(Field::Keyword, &own.en);
    }
    for practice in &case.practices {
        add(Field::Heading, &practice.heading);
        add(Field::Body, &practice.text);
    }
    for honour in &case.honours {
        add(Field::Heading, &honour.name);
        honour.by.iter().for_each(|by| add(Field::Body, by));
    }
    for text in [&case.background, &case.organ, &case.summary_en] {
        add(Field::Body, text);
    }
    case.outcomes.iter().chain(&case.captions).for_each(|text| add(Field::Body, text));
    case.editor_note.iter().for_each(|text| add(Field::Body, text));
    case.figures.iter().for_each(|figure| add(Field::Body, &figure.label));
    case.milestones.iter().for_each(|milestone| add(Field::Body, &milestone.text));
    for source in case.more_sources.iter().chain([&case.source]) {
        source.title.iter().chain(&source.publisher).for_each(|text| add(Field::Body, text));
    }
    texts
}

/// The best field of a case that holds the word.
pub(crate) fn best_field(made: &Made, case: &Case, word: &str) -> Option<Field> {
    let texts = texts(made, case).into_iter();
    texts.filter(|(_, text)| folded(text).contains(word)).map(|(field, _)| field).max()
}

/// Year, month and day of the first and the last day that a date may mean. That some months have
/// no day 31 changes no comparison.
type Days = ((u16, u8, u8), (u16, u8, u8));

pub(crate) fn days(date: PartialDate) -> Days {
    let first = (date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1));
    let last = (date.year(), date.month().unwrap_or(12), date.day().unwrap_or(31));
    (first, last)
}

pub(crate) fn share_a_day(a: Days, b: Days) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// The days from one date to another, or from the second to the first where they are exchanged.
pub(crate) fn asked_days(from: Option<PartialDate>, to: Option<PartialDate>) -> Days {
    let between = |from: Option<PartialDate>, to: Option<PartialDate>| {
        (
            from.map_or((0, 0, 0), |date| days(date).0),
            to.map_or((9999, 99, 99), |date| days(date).1),
        )
    };
    let asked = between(from, to);
    if asked.0 <= asked.1 { asked } else { between(to, from) }
}

/// The keys of a case in a facet; “none” where it has no value.
pub(crate) fn values(facet: Facet, case: &Case) -> Vec<String> {
    let values: Vec<String> = match facet {
        Facet::District => vec![case.district.clone()],
        Facet::Theme => case.themes.clone(),
        Facet::Mechanism => case.mechanisms.clone(),
        Facet::Level => vec![case.level.clone()],
        Facet::Series => case.series.iter().cloned().collect(),
        Facet::Year => case.date.value.iter().map(|date| date.to_string()[..4].into()).collect(),
        Facet::SourceKind => vec![match case.source.kind {
            SourceKind::Official => "official".to_owned(),
            SourceKind::Media => "media".to_owned(),
            SourceKind::Repost => "repost".to_owned(),
        }],
    };
    if values.is_empty() { vec!["none".to_owned()] } else { values }
}

/// Every key of a facet: places, levels and kinds as listed, themes, mechanisms and series by their
/// number of cases, years from the last; then “none” where some case has no value.
pub(crate) fn keys(made: &Made, facet: Facet) -> Vec<String> {
    let vocabulary = &made.vocabulary;
    let all: Vec<Vec<String>> = made.cases.iter().map(|case| values(facet, case)).collect();
    let mut keys: Vec<String> = match facet {
        Facet::District => made.districts.iter().map(|own| own.code.clone()).collect(),
        Facet::Theme => vocabulary.themes.iter().map(|own| own.id.clone()).collect(),
        Facet::Mechanism => vocabulary.mechanisms.iter().map(|own| own.id.clone()).collect(),
        Facet::Level => vocabulary.levels.iter().map(|own| own.id.clone()).collect(),
        Facet::Series => vocabulary.series.iter().map(|own| own.id.clone()).collect(),
        Facet::SourceKind => vocabulary.source_kinds.iter().map(|own| own.id.clone()).collect(),
        Facet::Year => {
            let years: BTreeSet<&String> = all.iter().flatten().collect();
            years.into_iter().rev().filter(|year| *year != "none").cloned().collect()
        }
    };
    if matches!(facet, Facet::Theme | Facet::Mechanism | Facet::Series) {
        keys.sort_by_key(|key| usize::MAX - all.iter().filter(|own| own.contains(key)).count());
    }
    if all.iter().flatten().any(|key| key == "none") {
        keys.push("none".to_owned());
    }
    keys
}

/// Whether one part of what is asked lets a case through.
fn lets_through(made: &Made, asked: &Asked, dimension: Dimension, case: &Case) -> bool {
    match dimension {
        Dimension::Text => {
            words(&asked.query).iter().all(|word| best_field(made, case, word).is_some())
        }
        Dimension::Time => {
            let anytime = asked.from.is_none() && asked.to.is_none();
            let days_asked = asked_days(asked.from, asked.to);
            anytime || case.date.value.is_some_and(|own| share_a_day(days(own), days_asked))
        }
        Dimension::Facet(facet) => {
            let Some((_, keys)) = asked.chosen.iter().find(|own| own.0 == facet) else {
                return true;
            };
            let own = values(facet, case);
            if asked.every.contains(&facet) {
                keys.iter().all(|key| own.contains(key))
            } else {
                keys.iter().any(|key| own.contains(key))
            }
        }
    }
}

/// The ids of the cases that everything asked lets through, but for what is left out.
pub(crate) fn matching(made: &Made, asked: &Asked, left_out: &[Dimension]) -> BTreeSet<String> {
    let dimensions = || {
        let all = Facet::ALL.into_iter().map(Dimension::Facet);
        all.chain([Dimension::Text, Dimension::Time]).filter(|own| !left_out.contains(own))
    };
    made.cases
        .iter()
        .filter(|case| dimensions().all(|own| lets_through(made, asked, own, case)))
        .map(|case| case.id.clone())
        .collect()
}

/// The cases of those ids.
pub(crate) fn cases<'a>(made: &'a Made, ids: &BTreeSet<String>) -> Vec<&'a Case> {
    made.cases.iter().filter(|case| ids.contains(&case.id)).collect()
}
