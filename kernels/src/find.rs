//! Finding bytes in bytes.

use crate::work;

/// Something to find, made ready once and then looked for in many places.
///
/// R. Nigel Horspool, “Practical fast searching in strings”, 1980: the byte under the end of the
/// needle says how far it can be moved on.
#[derive(Clone)]
pub struct Needle<'a> {
    bytes: &'a [u8],
    /// For each byte the distance of its last place in the needle, but for the very last, from the
    /// end; at most 255.
    steps: [u8; 256],
}

impl<'a> Needle<'a> {
    /// A needle. An empty one is found nowhere.
    #[inline(never)]
    pub fn new(bytes: &'a [u8]) -> Needle<'a> {
        work::add(bytes.len());
        let far = |distance: usize| u8::try_from(distance).unwrap_or(u8::MAX);
        let mut steps = [far(bytes.len()).max(1); 256];
        let last = bytes.len().saturating_sub(1);
        for (at, byte) in bytes.iter().take(last).enumerate() {
            steps[usize::from(*byte)] = far(last - at);
        }
        Needle { bytes, steps }
    }

    /// The first place of the needle in the bytes.
    #[inline(never)]
    pub fn find(&self, bytes: &[u8]) -> Option<usize> {
        let (last, before) = self.bytes.split_last()?;
        work::add(bytes.len());
        let mut end = before.len();
        while let Some(byte) = bytes.get(end) {
            if byte == last && bytes.get(end - before.len()..end) == Some(before) {
                return Some(end - before.len());
            }
            end += usize::from(self.steps[usize::from(*byte)]);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needle_is_found_where_looking_at_every_place_finds_it() {
        let mut seed = 7_u64;
        let mut below = |sides: usize| {
            seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            usize::try_from(seed >> 33).unwrap() % sides
        };
        for len in [0, 1, 2, 3, 9, 64, 300, 700] {
            for _ in 0..200 {
                let (letters, part) = (1 + below(4), below(7));
                let hay: Vec<u8> = (0..len).map(|_| b"abcd"[below(letters)]).collect();
                let from = below(len + 1);
                let cut = &hay[from..(from + 1 + below(len + 1)).min(hay.len())];
                let needle = if part == 0 { [cut, b"e"].concat() } else { cut.to_vec() };
                let slow = hay.windows(needle.len().max(1)).position(|own| own == needle);
                let found = Needle::new(&needle).find(&hay);
                assert_eq!(found, slow.filter(|_| !needle.is_empty()), "{hay:?} {needle:?}");
            }
        }
    }
}
