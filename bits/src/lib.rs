//! The loops over words of bits that everything is counted with. They are a package of their own so
//! that they are compiled for speed while the page around them is compiled for size.
//!
//! A set is a slice of words; bit `i` of the set is bit `i % 64` of word `i / 64`.

use std::ops::Range;

/// The bits of a word.
pub const BITS: usize = u64::BITS as usize;

/// The number of bits set.
#[inline(never)]
pub fn count(words: &[u64]) -> u32 {
    words.iter().map(|word| word.count_ones()).sum()
}

/// The number of bits set in both.
#[inline(never)]
pub fn count_both(a: &[u64], b: &[u64]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum()
}

/// Clears the bits that are clear in `with`.
#[inline(never)]
pub fn intersect(words: &mut [u64], with: &[u64]) {
    for (word, with) in words.iter_mut().zip(with) {
        *word &= with;
    }
}

/// Sets the bits that are set in `with`.
#[inline(never)]
pub fn unite(words: &mut [u64], with: &[u64]) {
    for (word, with) in words.iter_mut().zip(with) {
        *word |= with;
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

    fn has(words: &[u64], bit: usize) -> bool {
        words[bit / BITS] >> (bit % BITS) & 1 == 1
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
