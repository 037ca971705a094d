//! The cases that meet every condition, in the order asked for, read from the first on.

use std::sync::Arc;

use crate::case_set::CaseSet;
use crate::collection::{CaseId, Collection};
use crate::facet::Facet;
use crate::search::{Found, Sort};

/// A list of cases that is not written out: the order of the collection gives it.
#[derive(Clone, Debug)]
pub struct Hits {
    set: Arc<CaseSet>,
    len: usize,
    order: Order,
}

#[derive(Clone, Debug)]
enum Order {
    /// As the collection.
    Oldest,
    /// One part after another, each backwards through the dated cases, which are the positions below
    /// `undated_from`, and then through the undated.
    Newest { undated_from: usize, parts: Vec<Arc<CaseSet>> },
}

impl Hits {
    /// Cases of what was found, in an order.
    pub fn new(collection: &Collection, set: Arc<CaseSet>, found: &Found, sort: Sort) -> Hits {
        let parts = match sort {
            Sort::Oldest | Sort::Newest => vec![set.clone()],
            Sort::Best => found.parts(&set).into_iter().map(Arc::new).collect(),
            Sort::District => {
                let column = collection.column(Facet::District);
                let part = |bucket| {
                    let mut part = CaseSet::clone(&set);
                    part.intersect(&column.set(bucket));
                    Arc::new(part)
                };
                column.ids().map(part).collect()
            }
        };
        let undated_from = collection.segments().undated_from();
        let order = match sort {
            Sort::Oldest => Order::Oldest,
            _ => Order::Newest { undated_from, parts },
        };
        Hits { len: set.count() as usize, set, order }
    }

    /// The number of cases.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The cases as a set.
    pub fn set(&self) -> &CaseSet {
        &self.set
    }

    /// The first cases, at most so many.
    pub fn first(&self, most: usize) -> Vec<CaseId> {
        let mut first = Vec::new();
        self.walk(&mut |case| {
            if first.len() < most {
                first.push(case);
            }
            first.len() < most
        });
        first
    }

    /// The case at a place of the list.
    pub fn get(&self, at: usize) -> Option<CaseId> {
        let (mut left, mut found) = (at, None);
        self.walk(&mut |case| {
            found = (left == 0).then_some(case);
            left = left.saturating_sub(1);
            found.is_none()
        });
        found
    }

    /// The place of a case in the list, if it is there.
    pub fn position(&self, case: CaseId) -> Option<usize> {
        let mut place = 0;
        self.set.contains(case).then(|| {
            self.walk(&mut |own| {
                place += usize::from(own != case);
                own != case
            });
            place
        })
    }

    /// Goes through the list until told that this was enough.
    fn walk(&self, go_on: &mut dyn FnMut(CaseId) -> bool) {
        match &self.order {
            Order::Oldest => {
                let mut next = self.set.next(0);
                while let Some(case) = next.filter(|case| go_on(*case)) {
                    next = self.set.next(case.index() + 1);
                }
            }
            Order::Newest { undated_from, parts } => {
                for part in parts {
                    for (from, to) in [(0, *undated_from), (*undated_from, usize::MAX)] {
                        let mut next = part.previous(to);
                        while let Some(case) = next.filter(|case| case.index() >= from) {
                            if !go_on(case) {
                                return;
                            }
                            next = part.previous(case.index());
                        }
                    }
                }
            }
        }
    }
}
