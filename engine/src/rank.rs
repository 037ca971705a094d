//! One sort and one map for the whole engine.
//!
//! The standard ones are compiled anew for every type that they hold, two or three kilobytes each in
//! the page. Everything here is ranked by a whole number, so one sort of numbers serves all, and
//! looked up by a text, so one map serves all.

use std::collections::{BTreeMap, BinaryHeap};

/// Places by name, in the order of the names.
pub(crate) type Places = BTreeMap<String, usize>;

/// The items by their keys, smallest first; items of one key keep their order. At most `u32::MAX`
/// items.
pub(crate) fn ranked<T: Clone>(items: Vec<T>, key: impl Fn(&T) -> u32) -> Vec<T> {
    let places = items.iter().enumerate();
    let keys = places.map(|(at, item)| u64::from(key(item)) << 32 | at as u64).collect();
    sorted(keys).into_iter().filter_map(|at| items.get(at).cloned()).collect()
}

/// The places in the order of their keys: the upper half of each number is the key, the lower the
/// place.
#[inline(never)]
fn sorted(keys: Vec<u64>) -> Vec<usize> {
    // A heap sorts in a third of the code of `sort_unstable`.
    let keys = BinaryHeap::from(keys).into_sorted_vec();
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted, and fits")]
    let place = |key: u64| key as u32 as usize;
    keys.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_key_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let letters: String = ranked(items, |item| item.0).iter().map(|item| item.1).collect();
        assert_eq!(letters, "dbeac");
    }
}
