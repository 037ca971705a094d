//! Small collections, and questions to them.
//!
//! A case is made of a handful of dice (bytes), read from the first to the last; dice that have run
//! out show their first side. So a failing case shrinks to a short row of small numbers.

use std::fmt::Write as _;

use anlan_engine::case::{
    Case, CaseDate, DateKind, District, DistrictKind, Figure, Honour, Mechanism, Milestone,
    Practice, Qualifier, Series, Source, SourceKind, Term, Vocabulary,
};
use anlan_engine::case_set::CaseSet;
use anlan_engine::collection::Collection;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::Facet;
use anlan_engine::load::{Bundle, FORMAT, load};
use anlan_engine::matches::{Dimension, Matches};
use anlan_engine::search::{Query, Sort};
use anlan_engine::selection::Selection;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::twin;

/// What texts are made of: Han in both scripts, Latin in both cases and widths, letters whose small
/// form is awkward, digits, spaces, punctuation, marks that combine, and characters of four
/// bytes.
pub(crate) const ALPHABET: &str =
    "调解历下区法調歷區aAbBéÉΣİＡａｂ１1２2 　，,“-&%\u{301}\u{3099}𠀀😀";

/// The variants that the made collections know.
pub(crate) const VARIANTS: &str = "調调歷历區区";

pub(crate) fn text() -> impl Strategy<Value = String> {
    let alphabet: Vec<char> = ALPHABET.chars().collect();
    vec(select(alphabet), 0..10).prop_map(String::from_iter)
}

/// Dice that have been thrown.
pub(crate) struct Dice<'a>(std::slice::Iter<'a, u8>);

impl Dice<'_> {
    fn below(&mut self, sides: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % sides
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 1).then(|| make(self))
    }

    fn several<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    /// Some of the values, at least one, in their order.
    fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let must = self.below(of.len());
        let held = of.iter().enumerate().filter(|(at, _)| *at == must || self.below(4) == 1);
        held.map(|(_, value)| value.clone()).collect()
    }

    fn date(&mut self) -> Option<PartialDate> {
        let (precision, year) = (self.below(4), 2019 + u16::try_from(self.below(3)).ok()?);
        let month = u8::try_from(1 + self.below(12)).ok()?;
        let last = || (28..=31).rev().find_map(|day| PartialDate::from_day(year, month, day));
        match precision {
            0 => None,
            1 => PartialDate::from_year(year),
            2 => PartialDate::from_month(year, month),
            _ => match self.below(3) {
                0 => PartialDate::from_day(year, month, 1),
                1 => PartialDate::from_day(year, month, 15),
                _ => last(),
            },
        }
    }

    fn dated(&mut self) -> PartialDate {
        let date = self.date();
        date.or(PartialDate::from_year(2020)).unwrap()
    }

    fn source(&mut self, texts: &[String]) -> Source {
        Source {
            title: self.maybe(|dice| dice.one(texts)),
            publisher: self.maybe(|dice| dice.one(texts)),
            url: Some("https://example.org/".to_owned()),
            published: None,
            kind: self.one(&[SourceKind::Official, SourceKind::Media, SourceKind::Repost]),
            linkable: true,
        }
    }
}

/// What a collection is made of.
#[derive(Clone)]
pub(crate) struct Made {
    /// The texts that the cases and the names were drawn from.
    pub(crate) texts: Vec<String>,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) districts: Vec<District>,
    pub(crate) cases: Vec<Case>,
}

impl std::fmt::Debug for Made {
    /// One line for the vocabulary, the places and each case, as in a bundle.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut line =
            |value: serde_json::Result<String>| writeln!(f, "{}", value.unwrap_or_default());
        line(serde_json::to_string(&self.vocabulary))?;
        line(serde_json::to_string(&self.districts))?;
        self.cases.iter().try_for_each(|case| line(serde_json::to_string(case)))
    }
}

impl Made {
    pub(crate) fn collection(&self) -> Collection {
        let bundle = Bundle {
            format: FORMAT,
            vocabulary: &self.vocabulary,
            districts: &self.districts,
            variants: VARIANTS,
            cases: &self.cases,
        };
        let loaded = load(serde_json::to_vec(&bundle).unwrap()).unwrap();
        assert_eq!(loaded.left_out(), 0, "{:?}", loaded.complaints);
        loaded.collection
    }
}

/// The case's texts are never blank where a case must have one.
fn case(at: usize, texts: &[String], world: &Made, dice: &mut Dice<'_>) -> Case {
    let ids = |terms: &[Term]| terms.iter().map(|term| term.id.clone()).collect::<Vec<_>>();
    let mechanisms: Vec<_> = world.vocabulary.mechanisms.iter().map(|own| own.id.clone()).collect();
    let series: Vec<_> = world.vocabulary.series.iter().map(|own| own.id.clone()).collect();
    let date = dice.date();
    Case {
        schema: None,
        // Ids whose order is not the order in which the cases come.
        id: format!("case-{:03}", at * 37 % 101),
        district: dice.one(&world.districts).code,
        themes: dice.some(&ids(&world.vocabulary.themes)),
        mechanisms: dice.some(&mechanisms),
        level: dice.one(&ids(&world.vocabulary.levels)),
        series: dice.maybe(|dice| dice.one(&series)),
        date: CaseDate { value: date, kind: date.map(|_| DateKind::Started) },
        source: dice.source(texts),
        title: dice.one(texts),
        background: dice.one(texts),
        practices: (0..=dice.below(2))
            .map(|_| Practice { heading: dice.one(texts), text: dice.one(texts) })
            .collect(),
        title_en: dice.one(texts),
        summary_en: dice.one(texts),
        place: dice.maybe(|dice| dice.one(texts)),
        organ: dice.one(texts),
        keywords: dice.several(2, |dice| dice.one(texts)),
        outcomes: dice.maybe(|dice| dice.one(texts)),
        figures: dice.several(2, |dice| Figure {
            label: dice.one(&texts[..texts.len().min(4)]),
            value: dice.one(&[130.0, 0.0, 3.3, 61.56, -2.0]),
            unit: dice.one(&["件", "区", "區", "Ａ", "a"]).to_owned(),
            qualifier: dice.one(&[Qualifier::Exact, Qualifier::Approx, Qualifier::AtLeast]),
            as_of: dice.maybe(|dice| match dice.below(4) {
                0 => "十四五".to_owned(),
                _ => dice.dated().to_string(),
            }),
        }),
        honours: dice.several(2, |dice| Honour {
            name: dice.one(texts),
            by: dice.maybe(|dice| dice.one(texts)),
            date: dice.date(),
        }),
        milestones: dice.several(2, |dice| Milestone { date: dice.dated(), text: dice.one(texts) }),
        captions: dice.several(1, |dice| dice.one(texts)),
        more_sources: dice.several(1, |dice| dice.source(texts)),
        editor_note: dice.maybe(|dice| dice.one(texts)),
    }
}

fn world(texts: Vec<String>, dice: &mut Dice<'_>) -> Made {
    let names = |letter: char, most: usize, dice: &mut Dice<'_>| {
        let term = |at: usize, dice: &mut Dice<'_>| Term {
            id: format!("{letter}{at}"),
            zh: dice.one(&texts),
            en: dice.one(&texts),
        };
        (0..3 + dice.below(most - 2)).map(|at| term(at, dice)).collect::<Vec<Term>>()
    };
    let terms = |ids: &[&str]| {
        let term = |id: &&str| Term { id: (*id).into(), zh: (*id).into(), en: (*id).into() };
        ids.iter().map(term).collect::<Vec<Term>>()
    };
    let places = names('d', 6, dice);
    let vocabulary = Vocabulary {
        schema: None,
        themes: names('t', 6, dice),
        mechanisms: names('m', 6, dice)
            .into_iter()
            .map(|Term { id, zh, en }| Mechanism { id, zh, en, definition_zh: String::new() })
            .collect(),
        levels: names('l', 4, dice),
        series: names('s', 4, dice)
            .into_iter()
            .map(|Term { id, zh, en }| Series {
                id,
                zh,
                en,
                publisher: String::new(),
                year: None,
                announced_total: None,
                note: String::new(),
            })
            .collect(),
        qualifiers: terms(&["exact", "approx", "at_least"]),
        source_kinds: terms(&["official", "media", "repost"]),
        date_kinds: terms(&["published", "started", "awarded"]),
    };
    let districts = places.into_iter().map(|Term { id, zh, en }| District {
        code: id,
        zh_short: dice.one(&texts),
        zh,
        zh_hant: String::new(),
        pinyin: String::new(),
        initials: String::new(),
        en,
        kind: DistrictKind::District,
        tile: None,
        area_km2: None,
        area_source: None,
        population_2020: None,
        population_source: None,
    });
    let districts = districts.collect();
    Made { texts, vocabulary, districts, cases: Vec::new() }
}

/// A collection of 0 to 70 cases, a few more often than many.
pub(crate) fn made() -> impl Strategy<Value = Made> {
    let dice = || vec(any::<u8>(), 64);
    let cases = prop_oneof![3 => vec(dice(), 0..9), 1 => vec(dice(), 9..71)];
    (vec(text(), 4..24), vec(any::<u8>(), 60), cases).prop_map(|(mut texts, dice, cases)| {
        for text in texts.iter_mut().filter(|text| text.trim().is_empty()) {
            text.push('题');
        }
        let mut made = world(texts, &mut Dice(dice.iter()));
        let own =
            |(at, dice): (usize, &Vec<u8>)| case(at, &made.texts, &made, &mut Dice(dice.iter()));
        made.cases = cases.iter().enumerate().map(own).collect();
        made
    })
}

/// What is asked, in plain values.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) query: String,
    /// Facets with the keys of the chosen buckets, none of them empty.
    pub(crate) chosen: Vec<(Facet, Vec<String>)>,
    /// The facets of which a case must hold every chosen bucket.
    pub(crate) every: Vec<Facet>,
    pub(crate) from: Option<PartialDate>,
    pub(crate) to: Option<PartialDate>,
    pub(crate) sort: Sort,
}

impl Asked {
    fn new(made: &Made, dice: &mut Dice<'_>) -> Asked {
        let words = dice.several(2, |dice| {
            // A piece of some text, in the other case and script as often as not.
            let text: Vec<char> = dice.one(&made.texts).chars().collect();
            let from = dice.below(text.len());
            let piece: String = text.into_iter().skip(from).take(1 + dice.below(3)).collect();
            if dice.below(2) == 0 { piece } else { piece.to_uppercase().replace('调', "調") }
        });
        let mut chosen = Vec::new();
        for facet in Facet::ALL {
            let keys = twin::keys(made, facet);
            if dice.below(4) == 1 && !keys.is_empty() {
                chosen.push((facet, dice.some(&keys)));
            }
        }
        let several = [Facet::Theme, Facet::Mechanism];
        let every = several.into_iter().filter(|_| dice.below(2) == 1).collect();
        let (from, to) = if dice.below(2) == 1 { (dice.date(), dice.date()) } else { (None, None) };
        let sort = dice.one(&[Sort::Best, Sort::Newest, Sort::Oldest, Sort::District]);
        Asked { query: words.join(" "), chosen, every, from, to, sort }
    }

    /// The same through the verbs that a page has.
    pub(crate) fn selection(&self, collection: &Collection) -> Selection {
        let mut selection = Selection::default();
        selection.set_query(&self.query);
        for (facet, keys) in &self.chosen {
            for bucket in keys.iter().rev().filter_map(|key| collection.column(*facet).find(key)) {
                selection.toggle(*facet, bucket);
            }
        }
        self.every.iter().for_each(|facet| selection.set_every(*facet, true));
        selection.set_time(self.from, self.to);
        selection.sort = self.sort;
        selection
    }
}

pub(crate) fn made_and_asked() -> impl Strategy<Value = (Made, Asked)> {
    (made(), vec(any::<u8>(), 48)).prop_map(|(made, dice)| {
        let asked = Asked::new(&made, &mut Dice(dice.iter()));
        (made, asked)
    })
}

/// A collection with several selections, one after another; each keeps about half of what the one
/// before asks.
pub(crate) fn made_and_walked() -> impl Strategy<Value = (Made, Vec<Asked>)> {
    (made(), vec(vec(any::<u8>(), 48), 1..5)).prop_map(|(made, walk)| {
        let mut all: Vec<Asked> = Vec::new();
        for dice in walk {
            let mut next = Asked::new(&made, &mut Dice(dice.iter()));
            if let Some(before) = all.last().cloned() {
                let keeps = |at: usize| dice.get(at).is_some_and(|own| own.is_multiple_of(2));
                if keeps(1) {
                    next.query = before.query;
                }
                if keeps(2) {
                    (next.from, next.to) = (before.from, before.to);
                }
                if keeps(3) {
                    (next.chosen, next.every) = (before.chosen, before.every);
                }
            }
            all.push(next);
        }
        (made, all)
    })
}

/// The sets of a selection, built as a page builds them.
pub(crate) fn matches(collection: &Collection, selection: &Selection) -> Matches {
    let mut matches = Matches::everything(collection.len());
    let query = Query::parse(selection.query(), collection.fold());
    if !query.is_empty() {
        let set = collection.search(&query).set;
        matches = matches.narrowed(Dimension::Text, Some(set));
    }
    if let Some(span) = selection.span() {
        matches = matches.narrowed(Dimension::Time, Some(collection.within(span).into()));
    }
    for facet in Facet::ALL.into_iter().filter(|facet| !selection.chosen(*facet).is_empty()) {
        let chosen = selection.chosen(facet);
        let set = if selection.every(facet) {
            collection.all_of(facet, chosen)
        } else {
            collection.any_of(facet, chosen)
        };
        matches = matches.narrowed(Dimension::Facet(facet), Some(set.into()));
    }
    matches
}

/// Any set of cases: those whose bit is set.
pub(crate) fn picked(collection: &Collection, bits: u128) -> CaseSet {
    let ids = collection.ids().filter(|case| bits >> case.index() & 1 == 1);
    CaseSet::of(collection.len(), ids)
}

/// The ids of the cases of a set, in its order.
pub(crate) fn ids(collection: &Collection, set: &CaseSet) -> Vec<String> {
    set.iter().map(|case| collection.case(case).id.clone()).collect()
}

/// A text of every sort of character, for laws that must hold whatever is typed.
pub(crate) fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        text(),
        vec(any::<char>(), 0..20).prop_map(|chars| {
            chars.into_iter().fold(String::new(), |mut all, ch| {
                let _ = write!(all, "{ch} 调{ch}A");
                all
            })
        })
    ]
}
