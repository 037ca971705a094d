//! Sets of bits. A set is a slice of words; bit `i` of the set is bit `i % 64` of word `i / 64`.

use std::ops::Range;

use crate::work;

/// The bits of a word.
pub const BITS: usize = u64::BITS as usize;

/// The number of bits set.
#[inline(never)]
pub fn count(words: &[u64]) -> u32 {
    work::add(words.len());
    words.iter().map(|word| word.count_ones()).sum()
}

/// The number of bits set in both.
#[inline(never)]
pub fn count_both(a: &[u64], b: &[u64]) -> u32 {
    work::add(a.len());
    a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum()
}

/// Clears the bits that are clear in `with`.
#[inline(never)]
pub fn intersect(words: &mut [u64], with: &[u64]) {
    work::add(words.len());
    for (word, with) in words.iter_mut().zip(with) {
        *word &= with;
    }
}

/// Clears the bits that are set in `without`.
#[inline(never)]
pub fn subtract(words: &mut [u64], without: &[u64]) {
    work::add(words.len());
    for (word, without) in words.iter_mut().zip(without) {
        *word &= !without;
    }
}

/// Adds a bit to each of many small numbers that are kept digit by digit: `words` holds one binary
/// digit of all of them, `carry` the bits to add, and afterwards those to carry on.
#[inline(never)]
pub fn add(words: &mut [u64], carry: &mut [u64]) {
    work::add(words.len());
    for (word, carry) in words.iter_mut().zip(carry) {
        (*word, *carry) = (*word ^ *carry, *word & *carry);
    }
}

/// Sets the bit `places[i]` for each bit `i` that is set in `of`.
#[inline(never)]
pub fn unite_moved(words: &mut [u64], of: &[u64], places: &[u32]) {
    work::add(of.len());
    for (mut left, places) in of.iter().copied().zip(places.chunks(BITS)) {
        while left != 0 {
            if let Some(place) = places.get(left.trailing_zeros() as usize) {
                let at = *place as usize;
                if let Some(word) = words.get_mut(at / BITS) {
                    *word |= 1 << (at % BITS);
                }
            }
            left &= left - 1;
        }
    }
}

/// Sets the bits that are set in `with`.
#[inline(never)]
pub fn unite(words: &mut [u64], with: &[u64]) {
    work::add(words.len());
    for (word, with) in words.iter_mut().zip(with) {
        *word |= with;
    }
}

/// Sets the bits of a list.
#[inline(never)]
pub fn insert(words: &mut [u64], list: &[u32]) {
    work::add(list.len());
    for &bit in list {
        if let Some(word) = words.get_mut(bit as usize / BITS) {
            *word |= 1 << (bit as usize % BITS);
        }
    }
}

/// Sets a run of bits.
#[inline(never)]
pub fn fill(words: &mut [u64], bits: Range<usize>) {
    for_each_part(bits, |at, mask| {
        if let Some(word) = words.get_mut(at) {
            *word |= mask;
        }
    });
}

/// Adds to each count the bits set in both within its part of the set: part `i` is the bits from
/// `starts[i]` to `starts[i + 1]`, which come in order.
#[inline(never)]
pub fn add_counts(a: &[u64], b: &[u64], starts: &[u32], counts: &mut [u32]) {
    work::add(a.len());
    for (part, count) in starts.windows(2).zip(counts) {
        let [from, to] = [part[0] as usize, part[1] as usize];
        if from >= to {
            continue;
        }
        let (first, last) = (from / BITS, (to - 1) / BITS);
        let head = u64::MAX << (from % BITS);
        let tail = u64::MAX >> (BITS - 1 - (to - 1) % BITS);
        let (Some(a), Some(b)) = (a.get(first..=last), b.get(first..=last)) else { return };
        if first == last {
            *count += (a[0] & b[0] & head & tail).count_ones();
            continue;
        }
        let (Some((a_last, a)), Some((b_last, b))) = (a.split_last(), b.split_last()) else {
            return;
        };
        let (Some((a_first, a)), Some((b_first, b))) = (a.split_first(), b.split_first()) else {
            return;
        };
        let inner: u32 = a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum();
        let ends = (a_first & b_first & head).count_ones() + (a_last & b_last & tail).count_ones();
        *count += inner + ends;
    }
}

/// Adds to each count the bits of a list, in order, that are set and lie in its part of the set; the
/// parts are those of [`add_counts`].
#[inline(never)]
pub fn add_counts_of(list: &[u32], words: &[u64], starts: &[u32], counts: &mut [u32]) {
    work::add(list.len());
    let mut part = 0;
    for &bit in list {
        if !has(words, bit as usize) {
            continue;
        }
        while starts.get(part + 1).is_some_and(|next| *next <= bit) {
            part += 1;
        }
        if let Some(count) = counts.get_mut(part) {
            *count += 1;
        }
    }
}

/// For each bit that is set counts the values that it holds: bit `i` holds
/// `held[ends[i - 1]..ends[i]]`. The counts are kept by value and, within one, by the parts of
/// [`add_counts`].
#[inline(never)]
pub fn add_counts_of_held(
    words: &[u64],
    ends: &[u32],
    held: &[u32],
    starts: &[u32],
    counts: &mut [u32],
) {
    work::add(words.len() + held.len());
    let (mut part, parts) = (0, starts.len() - 1);
    for (at, word) in words.iter().enumerate() {
        let mut left = *word;
        while left != 0 {
            let bit = at * BITS + left.trailing_zeros() as usize;
            left &= left - 1;
            while starts.get(part + 1).is_some_and(|next| *next as usize <= bit) {
                part += 1;
            }
            let from = bit.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end);
            let to = ends.get(bit).map_or(from, |end| *end);
            for value in held.get(from as usize..to as usize).unwrap_or_default() {
                if let Some(count) = counts.get_mut(*value as usize * parts + part) {
                    *count += 1;
                }
            }
        }
    }
}

/// Whether a bit is set.
fn has(words: &[u64], bit: usize) -> bool {
    words.get(bit / BITS).is_some_and(|word| word >> (bit % BITS) & 1 == 1)
}

/// Each word that holds some of the bits, with a mask of those.
fn for_each_part(bits: Range<usize>, mut see: impl FnMut(usize, u64)) {
    if bits.start >= bits.end {
        return;
    }
    let (first, last) = (bits.start / BITS, (bits.end - 1) / BITS);
    let head = u64::MAX << (bits.start % BITS);
    let tail = u64::MAX >> (BITS - 1 - (bits.end - 1) % BITS);
    if first == last {
        see(first, head & tail);
        return;
    }
    see(first, head);
    (first + 1..last).for_each(|at| see(at, u64::MAX));
    see(last, tail);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sets at sizes around a word, with a pattern that differs from word to word.
    fn sets(len: usize) -> (Vec<u64>, Vec<u64>) {
        let word = |seed: u64| seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31);
        let words = 0..len.div_ceil(BITS) as u64;
        (words.clone().map(|at| word(at + 1)).collect(), words.map(|at| word(at + 77)).collect())
    }

    #[test]
    fn parts_are_counted_as_by_looking_at_each_bit() {
        for len in [0, 1, 63, 64, 65, 128, 4097] {
            let (a, b) = sets(len);
            let len = u32::try_from(len).unwrap();
            for step in [1, 2, 63, 64, 65, 1000] {
                let mut starts: Vec<u32> = (0..len).step_by(step).collect();
                // An empty part, and the end.
                starts.extend([len, len]);
                let mut counts = vec![1; starts.len() - 1];
                add_counts(&a, &b, &starts, &mut counts);
                let list: Vec<u32> = (0..len).filter(|bit| has(&a, *bit as usize)).collect();
                let mut inserted = vec![0; a.len()];
                insert(&mut inserted, &list);
                assert!((0..len as usize).all(|bit| has(&inserted, bit) == has(&a, bit)));
                let mut listed = vec![1; starts.len() - 1];
                add_counts_of(&list, &b, &starts, &mut listed);
                assert_eq!(counts, listed, "{len} {step}");
                // Bit `i` holds 0, and 1 if it is odd.
                let ends: Vec<u32> = (0..len).map(|bit| bit + 1 + bit.div_ceil(2)).collect();
                let held: Vec<u32> = (0..len)
                    .flat_map(|bit| [0, 1].into_iter().take(1 + bit as usize % 2))
                    .collect();
                let mut of_held = vec![0; 2 * (starts.len() - 1)];
                add_counts_of_held(&b, &ends, &held, &starts, &mut of_held);
                for (at, part) in starts.windows(2).enumerate() {
                    let bits = (part[0]..part[1]).filter(|bit| has(&b, *bit as usize));
                    let odd = bits.clone().filter(|bit| bit % 2 == 1).count();
                    assert_eq!(of_held[at] as usize, bits.count(), "{len} {step} {part:?}");
                    assert_eq!(of_held[starts.len() - 1 + at] as usize, odd);
                }
                for (part, count) in starts.windows(2).zip(counts) {
                    let slow = (part[0]..part[1])
                        .filter(|bit| has(&a, *bit as usize) && has(&b, *bit as usize))
                        .count();
                    assert_eq!(count as usize, 1 + slow, "{len} {step} {part:?}");
                }
            }
        }
    }

    #[test]
    fn small_numbers_are_added_digit_by_digit() {
        for len in [0, 1, 63, 64, 65, 4097] {
            let (a, b) = sets(len);
            // A digit holds `a`; adding `b` leaves one where they differ and carries where both are.
            let (mut digit, mut carry) = (a.clone(), b.clone());
            add(&mut digit, &mut carry);
            let (mut less, mut both) = (a.clone(), a.clone());
            subtract(&mut less, &b);
            intersect(&mut both, &b);
            for bit in 0..len {
                let (a, b) = (has(&a, bit), has(&b, bit));
                assert_eq!((has(&digit, bit), has(&carry, bit)), (a != b, a && b));
                assert_eq!((has(&less, bit), has(&both, bit)), (a && !b, a && b));
            }
        }
    }

    #[test]
    fn bits_are_moved_to_their_places() {
        for len in [0, 1, 63, 64, 65, 4097] {
            let (mut a, _) = sets(len);
            let mut inside = vec![0; a.len()];
            fill(&mut inside, 0..len);
            intersect(&mut a, &inside);
            let places: Vec<u32> = (0..len).rev().map(|at| u32::try_from(at).unwrap()).collect();
            let mut moved = vec![0; a.len()];
            unite_moved(&mut moved, &a, &places);
            for bit in 0..len {
                assert_eq!(has(&moved, len - 1 - bit), has(&a, bit), "{len} {bit}");
            }
        }
    }

    #[test]
    fn a_run_is_filled_to_its_ends() {
        for (from, to) in [(0, 0), (0, 1), (3, 64), (63, 65), (64, 128), (1, 199), (5, 5)] {
            let mut words = vec![0; 4];
            fill(&mut words, from..to);
            for bit in 0..256 {
                assert_eq!(has(&words, bit), (from..to).contains(&bit), "{from} {to} {bit}");
            }
        }
    }
}
