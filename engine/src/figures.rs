//! Figures: the numbers that sources give, across the cases of a list.
//!
//! Only the same thing in the same unit is ever put side by side. Two figures are of the same thing
//! where label and unit fold to the same text; labels that merely resemble each other are not.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use crate::case::Figure;
use crate::collection::{CaseId, Collection};
use crate::date::PartialDate;
use crate::fold::Fold;
use crate::hits::Hits;
use crate::search::{Query, holds};

/// A figure of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureOf<'a> {
    /// The case.
    pub case: CaseId,
    /// The figure's place in the case.
    pub at: usize,
    /// The figure.
    pub figure: &'a Figure,
    /// Its label, folded.
    label: String,
    /// Its unit, folded.
    unit: String,
}

/// What figures are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The order of their cases in the list.
    #[default]
    Case,
    /// How many, within each unit: numbers of different units do not compare.
    Value,
    /// What is counted.
    Label,
    /// The period, those without a date last.
    Date,
}

impl By {
    /// Everything to sort by, in the order in which it is offered.
    pub const ALL: [By; 4] = [By::Case, By::Value, By::Label, By::Date];

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            By::Case => "case",
            By::Value => "value",
            By::Label => "label",
            By::Date => "date",
        }
    }

    /// What has that name in addresses; the cases where nothing has.
    pub fn from_key(key: &str) -> By {
        By::ALL.into_iter().find(|by| by.key() == key).unwrap_or_default()
    }

    /// Whether one begins with the largest or latest where nothing else is asked.
    pub fn is_falling(self) -> bool {
        matches!(self, By::Value | By::Date)
    }
}

/// A unit, as its first figure writes it, and how many figures have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    /// The unit.
    pub name: &'a str,
    /// How many figures have it.
    pub count: usize,
    folded: &'a str,
}

/// Figures in the order of their cases.
#[derive(Clone, Debug)]
pub struct Figures<'a> {
    fold: &'a Fold,
    all: Vec<FigureOf<'a>>,
}

impl<'a> Figures<'a> {
    /// All figures of the cases of a list.
    pub fn of(collection: &'a Collection, hits: &Hits) -> Figures<'a> {
        let fold = collection.fold();
        let of_case = |case: CaseId| {
            collection.case(case).figures.iter().enumerate().map(move |(at, figure)| FigureOf {
                case,
                at,
                figure,
                label: fold.text(figure.label.trim()),
                unit: fold.text(figure.unit.trim()),
            })
        };
        Figures { fold, all: hits.first(usize::MAX).into_iter().flat_map(of_case).collect() }
    }

    /// The figures.
    pub fn all(&self) -> &[FigureOf<'a>] {
        &self.all
    }

    /// How many cases they are of.
    pub fn n_cases(&self) -> usize {
        self.all.chunk_by(|one, other| one.case == other.case).count()
    }

    /// Those whose label holds every word of a text.
    #[must_use]
    pub fn labelled(&self, text: &str) -> Figures<'a> {
        let query = Query::parse(text, self.fold);
        self.filtered(|own| query.words().iter().all(|word| holds(&own.label, word)))
    }

    /// Those in a unit.
    #[must_use]
    pub fn in_unit(&self, unit: &str) -> Figures<'a> {
        let unit = self.fold.text(unit.trim());
        self.filtered(|own| own.unit == unit)
    }

    fn filtered(&self, keep: impl Fn(&FigureOf<'a>) -> bool) -> Figures<'a> {
        let all = self.all.iter().filter(|own| keep(own)).cloned().collect();
        Figures { fold: self.fold, all }
    }

    /// The units, the most frequent first; units that are as frequent by their text.
    pub fn units(&self) -> Vec<Unit<'_>> {
        let mut units: Vec<Unit<'_>> = Vec::new();
        for FigureOf { figure, unit, .. } in &self.all {
            match units.iter_mut().find(|own| own.folded == unit) {
                Some(known) => known.count += 1,
                None => units.push(Unit { name: &figure.unit, count: 1, folded: unit }),
            }
        }
        units.sort_by(|one, other| {
            other.count.cmp(&one.count).then_with(|| one.folded.cmp(other.folded))
        });
        units
    }

    /// The figures in an order, rising or falling; figures that are alike in it by their cases.
    pub fn sorted(&self, by: By, is_falling: bool) -> Vec<&FigureOf<'a>> {
        let mut sorted: Vec<&FigureOf<'a>> = self.all.iter().collect();
        let turned = |order: Ordering| if is_falling { order.reverse() } else { order };
        match by {
            By::Case if is_falling => sorted.reverse(),
            By::Case => {}
            By::Value => {
                let units = self.units();
                let rank = |own: &FigureOf<'_>| units.iter().position(|u| u.folded == own.unit);
                sorted.sort_by(|one, other| {
                    let by_value = || turned(one.figure.value.total_cmp(&other.figure.value));
                    rank(one).cmp(&rank(other)).then_with(by_value)
                });
            }
            By::Label => sorted.sort_by(|one, other| turned(one.label.cmp(&other.label))),
            By::Date => {
                let date = |own: &FigureOf<'_>| period(own.figure).map(PartialDate::rank);
                sorted.sort_by(|one, other| match (date(one), date(other)) {
                    (Some(one), Some(other)) => turned(one.cmp(&other)),
                    (one, other) => other.is_some().cmp(&one.is_some()),
                });
            }
        }
        sorted
    }

    /// Two or more figures of the same thing, the largest first; the most figures first, and then by
    /// their cases.
    pub fn groups(&self) -> Vec<Vec<&FigureOf<'a>>> {
        // With the place of the first, which orders things that have equally many.
        let mut same: BTreeMap<_, (usize, Vec<&FigureOf<'a>>)> = BTreeMap::new();
        for (at, own) in self.all.iter().enumerate() {
            same.entry((&own.label, &own.unit)).or_insert((at, Vec::new())).1.push(own);
        }
        let mut groups: Vec<_> = same.into_values().filter(|(_, group)| group.len() > 1).collect();
        groups.sort_by_key(|(first, group)| (Reverse(group.len()), *first));
        let mut groups: Vec<_> = groups.into_iter().map(|(_, group)| group).collect();
        for group in &mut groups {
            group.sort_by(|one, other| other.figure.value.total_cmp(&one.figure.value));
        }
        groups
    }
}

/// The period of a figure, where it is a date.
fn period(figure: &Figure) -> Option<PartialDate> {
    figure.as_of.as_ref()?.parse().ok()
}
