//! One sort and one map for the whole engine.
//!
//! The standard ones are compiled anew for every type that they hold, two or three kilobytes each in
//! the page. Everything here is ranked by a whole number, so one sort of numbers serves all, and
//! looked up by a text, so one map serves all.

use std::collections::BTreeMap;

use anlan_kernels::sort::by_upper_half;

/// Places by name, in the order of the names.
pub(crate) type Places = BTreeMap<String, usize>;

/// Each name with its place; of a name that stands twice the later place.
pub(crate) fn places(names: &mut dyn Iterator<Item = &String>) -> Places {
    let mut places = Places::new();
    for (at, name) in names.enumerate() {
        places.insert(name.clone(), at);
    }
    places
}

/// The places from 0 to `len` by their keys, smallest first; those of one key keep their order.
/// A key above `u32::MAX` counts as that; so `len` is at most that.
pub(crate) fn ranked(len: usize, key: &dyn Fn(usize) -> usize) -> Vec<usize> {
    let upper = |at| u32::try_from(key(at)).map_or(u64::from(u32::MAX), u64::from) << u32::BITS;
    let mut keys: Vec<u64> = (0..len).map(|at| upper(at) | at as u64).collect();
    by_upper_half(&mut keys);
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted, and fits")]
    let place = |key: u64| key as u32 as usize;
    keys.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_one_key_keep_their_order() {
        let keys = [2, 1, 2, 0, 1, usize::MAX];
        assert_eq!(ranked(keys.len(), &|at| keys[at]), [3, 1, 4, 0, 2, 5]);
        assert!(ranked(0, &|at| at).is_empty());
    }
}
