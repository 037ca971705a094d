//! The cases that meet every condition, in the order asked for, read from the first on.

use std::sync::Arc;

use crate::case_set::CaseSet;
use crate::collection::{CaseId, Collection};
use crate::facet::{Facet, Holders};
use crate::search::{Found, Sort};

/// A list of cases that is not written out: the order of the collection gives it.
#[derive(Clone, Debug)]
pub struct Hits {
    set: Arc<CaseSet>,
    len: usize,
    /// From this position on the cases are undated.
    undated_from: usize,
    order: Order,
}

#[derive(Clone, Debug)]
enum Order {
    /// As the collection.
    Oldest,
    /// One part after another, each the newest first.
    Parts(Vec<Arc<CaseSet>>),
    /// One bucket after another, each the newest first.
    Buckets(Arc<Vec<Holders>>),
}

impl Hits {
    /// Cases of what was found, in an order.
    pub fn new(collection: &Collection, set: Arc<CaseSet>, found: &Found, sort: Sort) -> Hits {
        let order = match sort {
            Sort::Oldest => Order::Oldest,
            Sort::Newest => Order::Parts(vec![set.clone()]),
            Sort::Best => Order::Parts(found.parts(&set)),
            Sort::District => Order::Buckets(collection.column(Facet::District).parts().clone()),
        };
        let undated_from = collection.segments().undated_from();
        Hits { len: set.count() as usize, set, undated_from, order }
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
            Order::Parts(parts) => {
                let _ = parts.iter().all(|part| self.walk_newest(part, go_on));
            }
            Order::Buckets(buckets) => {
                let _ = buckets.iter().all(|bucket| {
                    let mut part = CaseSet::empty(self.set.len());
                    bucket.unite_into(&mut part);
                    part.intersect(&self.set);
                    self.walk_newest(&part, go_on)
                });
            }
        }
    }

    /// Goes backwards through the dated cases of a part, then through the undated; false once told
    /// that this was enough.
    fn walk_newest(&self, part: &CaseSet, go_on: &mut dyn FnMut(CaseId) -> bool) -> bool {
        for (from, to) in [(0, self.undated_from), (self.undated_from, usize::MAX)] {
            let mut next = part.previous(to);
            while let Some(case) = next.filter(|case| case.index() >= from) {
                if !go_on(case) {
                    return false;
                }
                next = part.previous(case.index());
            }
        }
        true
    }
}
