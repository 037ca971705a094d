//! Sets of cases against `BTreeSet`, at the lengths where words of bits begin and end.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use anlan_engine::case_set::CaseSet;
use anlan_engine::collection::CaseId;
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::select;

use crate::grown::Grown;

const LENGTHS: [usize; 7] = [0, 1, 63, 64, 65, 128, 130];

/// More ids than any of the sets has room for.
static IDS: LazyLock<Vec<CaseId>> = LazyLock::new(|| {
    Grown { cases: 140, mechanisms: 1, texts: &["题"] }.collection().ids().collect()
});

fn id(at: usize) -> CaseId {
    IDS[at]
}

fn set(len: usize, of: &BTreeSet<usize>) -> CaseSet {
    CaseSet::of(len, of.iter().rev().map(|at| id(*at)))
}

fn read(set: &CaseSet) -> Vec<usize> {
    set.iter().map(CaseId::index).collect()
}

fn plain(set: &BTreeSet<usize>) -> Vec<usize> {
    set.iter().copied().collect()
}

/// A length and two sets of positions below it.
fn two() -> impl Strategy<Value = (usize, BTreeSet<usize>, BTreeSet<usize>)> {
    select(&LENGTHS[..]).prop_flat_map(|len| {
        let set = || {
            btree_set(0..len.max(1), 0..=len).prop_map(move |mut set| {
                set.retain(|at| *at < len);
                set
            })
        };
        (Just(len), set(), set())
    })
}

#[test]
fn the_empty_set_holds_nothing_and_the_full_one_everything() {
    for len in LENGTHS {
        let (empty, full) = (CaseSet::empty(len), CaseSet::full(len));
        assert_eq!((empty.count() as usize, full.count() as usize), (0, len));
        assert_eq!(read(&empty), Vec::<usize>::new());
        assert_eq!(read(&full), (0..len).collect::<Vec<_>>());
        assert_eq!(full, set(len, &(0..len).collect()));
        assert!((0..140).all(|at| full.contains(id(at)) == (at < len)));
        assert!((0..140).all(|at| !empty.contains(id(at))));
    }
}

#[test]
fn a_case_outside_the_collection_is_never_in_a_set() {
    for len in LENGTHS {
        let mut all = CaseSet::empty(len);
        (0..140).for_each(|at| all.insert(id(at)));
        assert_eq!(all, CaseSet::full(len));
        assert_eq!(all.count() as usize, len);
    }
}

proptest! {
    #[test]
    fn a_set_holds_what_was_put_in_and_gives_it_in_order((len, own, _) in two()) {
        let set = set(len, &own);
        prop_assert_eq!(read(&set), plain(&own));
        prop_assert_eq!(set.count() as usize, own.len());
        for at in 0..140 {
            prop_assert_eq!(set.contains(id(at)), own.contains(&at));
        }
    }

    #[test]
    fn both_and_either_are_intersection_and_union((len, a, b) in two()) {
        let (mut both, mut either) = (set(len, &a), set(len, &a));
        both.intersect(&set(len, &b));
        either.unite(&set(len, &b));
        let twin: BTreeSet<usize> = a.intersection(&b).copied().collect();
        prop_assert_eq!(set(len, &a).count_both(&set(len, &b)) as usize, twin.len());
        prop_assert_eq!(both, set(len, &twin));
        prop_assert_eq!(either, set(len, &a.union(&b).copied().collect()));
    }

    #[test]
    fn sets_are_equal_when_they_hold_the_same((len, a, b) in two()) {
        prop_assert_eq!(set(len, &a) == set(len, &b), a == b);
    }
}
