//! What is left when every dimension but some has had its say.

use std::sync::Arc;

use crate::case_set::CaseSet;
use crate::facet::Facet;

/// A way of narrowing the collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// The words typed.
    Text,
    /// The span of time.
    Time,
    /// The chosen buckets of a facet.
    Facet(Facet),
}

impl Dimension {
    /// Every dimension: text, time, then the facets.
    pub fn all() -> impl Iterator<Item = Dimension> {
        [Dimension::Text, Dimension::Time]
            .into_iter()
            .chain(Facet::ALL.into_iter().map(Dimension::Facet))
    }

    fn index(self) -> usize {
        match self {
            Dimension::Text => 0,
            Dimension::Time => 1,
            Dimension::Facet(facet) => 2 + facet as usize,
        }
    }
}

const DIMENSIONS: usize = 2 + Facet::ALL.len();

/// One set of cases for each dimension that narrows; the rest let everything through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    len: usize,
    sets: [Option<Arc<CaseSet>>; DIMENSIONS],
}

impl Matches {
    /// All `len` cases of a collection: nothing narrows yet.
    pub fn everything(len: usize) -> Matches {
        Matches { len, sets: [const { None }; DIMENSIONS] }
    }

    /// The same with one dimension narrowed to a set, or, for `None`, not at all.
    #[must_use]
    pub fn narrowed(mut self, dimension: Dimension, set: Option<Arc<CaseSet>>) -> Matches {
        self.sets[dimension.index()] = set;
        self
    }

    /// The set of a dimension; `None` where it does not narrow.
    pub fn set(&self, dimension: Dimension) -> Option<&Arc<CaseSet>> {
        self.sets[dimension.index()].as_ref()
    }

    /// Whether the dimension narrows.
    pub fn narrows(&self, dimension: Dimension) -> bool {
        self.sets[dimension.index()].is_some()
    }

    /// The cases that every dimension lets through.
    pub fn all(&self) -> CaseSet {
        self.without(&[])
    }

    /// The cases that every other dimension lets through, so that a panel never filters itself.
    pub fn except(&self, dimension: Dimension) -> CaseSet {
        self.without(&[dimension])
    }

    /// The cases that all dimensions but those let through: for a table of two facets.
    pub fn without(&self, left_out: &[Dimension]) -> CaseSet {
        let mut set = CaseSet::full(self.len);
        for dimension in Dimension::all().filter(|dimension| !left_out.contains(dimension)) {
            if let Some(own) = &self.sets[dimension.index()] {
                set.intersect(own);
            }
        }
        set
    }
}
