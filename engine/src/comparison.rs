//! A few cases side by side: what they share, what each has alone, and which of their figures count the
//! same thing.

use strsim::osa_distance;

use crate::case::{Figure, Qualifier};
use crate::collection::{CaseId, Collection};
use crate::facet::{BucketId, BucketName, Facet};
use crate::rank::ranked;

/// The facets that cases are compared by.
pub const COMPARED: [Facet; 5] =
    [Facet::Theme, Facet::Mechanism, Facet::Level, Facet::District, Facet::SourceKind];

/// A bucket that at least one of the cases holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Which one.
    pub bucket: BucketId,
    /// The places, among the cases compared, of those that hold it.
    pub holders: Vec<usize>,
}

/// How much of a facet cases have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Common {
    /// Every case holds every value.
    Same,
    /// At least two of the cases share a value.
    Partly,
    /// No two of the cases share a value.
    Different,
}

/// The known values of a facet that the cases hold: what more of them hold comes first, and otherwise
/// the order of the facet.
pub fn values(collection: &Collection, cases: &[CaseId], facet: Facet) -> Vec<Value> {
    let column = collection.column(facet);
    let value = |bucket: BucketId| {
        let holds = |at: &usize| column.of_case(cases[*at]).any(|own| own == bucket);
        Value { bucket, holders: (0..cases.len()).filter(holds).collect() }
    };
    // What is not known of two cases is nothing that they have in common.
    let is_known = |bucket: &BucketId| *column.name(*bucket) != BucketName::Unknown;
    let values: Vec<Value> = column.ids().filter(is_known).map(value).collect();
    let held = |at: usize| cases.len() - values[at].holders.len();
    let order = ranked(values.len(), &held).into_iter();
    order.map(|at| values[at].clone()).filter(|own| !own.holders.is_empty()).collect()
}

/// How much of a facet so many cases have in common, by its values.
pub fn common(values: &[Value], cases: usize) -> Common {
    if !values.is_empty() && values.iter().all(|own| own.holders.len() == cases) {
        Common::Same
    } else if values.iter().any(|own| own.holders.len() > 1) {
        Common::Partly
    } else {
        Common::Different
    }
}

/// A figure of one of the cases compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point<'a> {
    /// The place of the case among those compared.
    pub case: usize,
    /// The figure.
    pub figure: &'a Figure,
}

/// Figures that count the same thing in the same unit, of at least two cases: they can stand on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis<'a> {
    /// In the order of the cases, and of each as its source gives them.
    pub points: Vec<Point<'a>>,
    /// The largest value; or the smallest one below zero, without its sign, where that is larger.
    pub reach: f64,
}

impl<'a> Axis<'a> {
    /// What is counted.
    pub fn label(&self) -> &'a str {
        self.points.first().map_or("", |own| &own.figure.label)
    }

    /// In which unit.
    pub fn unit(&self) -> &'a str {
        self.points.first().map_or("", |own| &own.figure.unit)
    }

    /// The case that has the most, where one has surely more than every other: its figure is above all
    /// of the others, and none of those is open at its end or only about so many.
    pub fn leader(&self) -> Option<Point<'a>> {
        let most =
            self.points.iter().copied().reduce(|most, own| {
                if own.figure.value > most.figure.value { own } else { most }
            })?;
        let is_sure = |own: &Point<'_>| {
            own.figure.qualifier == Qualifier::Exact && own.figure.value < most.figure.value
        };
        let others = self.points.iter().filter(|own| own.case != most.case);
        let is_about = most.figure.qualifier == Qualifier::Approx;
        (!is_about && others.clone().count() > 0 && others.into_iter().all(is_sure)).then_some(most)
    }
}

/// The figures of cases: those that can be compared, and the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures<'a> {
    /// What at least two cases count alike, in the order of the first of them.
    pub axes: Vec<Axis<'a>>,
    /// What stands apart, by case.
    pub apart: Vec<Vec<&'a Figure>>,
}

/// Sorts the figures of cases. The same label and the same unit, to the letter, count alike; a
/// likeness is never guessed.
pub fn figures<'a>(collection: &'a Collection, cases: &[CaseId]) -> Figures<'a> {
    let of_case = |(case, id): (usize, &CaseId)| {
        collection.case(*id).figures.iter().map(move |figure| Point { case, figure })
    };
    let all: Vec<Point<'a>> = cases.iter().enumerate().flat_map(of_case).collect();
    let like = |own: &Point<'a>| -> Vec<Point<'a>> {
        let is_like = |other: &&Point<'a>| {
            other.figure.label == own.figure.label && other.figure.unit == own.figure.unit
        };
        all.iter().filter(is_like).copied().collect()
    };
    let mut figures = Figures { axes: Vec::new(), apart: vec![Vec::new(); cases.len()] };
    for own in &all {
        let points = like(own);
        if points.iter().all(|other| other.case == own.case) {
            figures.apart[own.case].push(own.figure);
        } else if points.first().is_some_and(|first| std::ptr::eq(first.figure, own.figure)) {
            let reach = points.iter().map(|own| own.figure.value.abs()).fold(0.0, f64::max);
            figures.axes.push(Axis { points, reach });
        }
    }
    figures
}

/// What is read of an id that no case has: an address can be as long as a browser likes.
const READ: usize = 120;

/// The `most` cases whose ids are nearest to a text: with a word of it in common, or written alike; the
/// nearest first.
pub fn nearest(collection: &Collection, text: &str, most: usize) -> Vec<CaseId> {
    let text: String = text.chars().take(READ).collect::<String>().to_lowercase();
    let words: Vec<&str> =
        text.split(|ch: char| !ch.is_alphanumeric()).filter(|own| own.len() > 2).collect();
    let far = |case: CaseId| {
        let id = &collection.read(case).id;
        let shared = words.iter().filter(|word| id.split('-').any(|own| own == **word)).count();
        let distance = osa_distance(id, &text);
        let is_near = shared > 0 || distance * 3 <= id.len();
        // A word in common is worth a few letters that differ.
        is_near.then(|| distance + 4 * (words.len() - shared))
    };
    let near: Vec<(CaseId, usize)> =
        collection.ids().filter_map(|case| Some((case, far(case)?))).collect();
    let order = ranked(near.len(), &|at| near[at].1);
    order.into_iter().take(most).map(|at| near[at].0).collect()
}
