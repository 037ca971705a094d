//! Which items of a small collection of texts hold two characters one after the other.
//!
//! The postings of an inverted index over pairs of characters (Gonzalo Navarro and Mathieu Raffinot,
//! “Flexible Pattern Matching in Strings”, 2002, on q-grams as a filter). Chinese is written without
//! spaces between words, so pairs are what a search can be led by without cutting words.

use crate::bits::BITS;
use crate::sort::by_upper_half;
use crate::{small, work};

/// The most items of one index.
pub const ITEMS: usize = 1 << (u16::BITS - RANKS);
/// The bits of a rank.
const RANKS: u32 = 2;

/// An item, with the highest rank of a text in which it holds the pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting(u16);

impl Posting {
    /// The item.
    pub fn item(self) -> usize {
        usize::from(self.0 >> RANKS)
    }

    /// The rank, 0 to 3.
    pub fn rank(self) -> usize {
        usize::from(self.0 & ((1 << RANKS) - 1))
    }
}

/// Adds each item to the set of its rank, at its place after the first.
#[inline(never)]
pub fn insert(postings: &[Posting], first: usize, sets: &mut [&mut [u64]; 1 << RANKS]) {
    work::add(postings.len());
    for posting in postings {
        let at = first + posting.item();
        if let Some(word) = sets[posting.rank()].get_mut(at / BITS) {
            *word |= 1 << (at % BITS);
        }
    }
}

/// The pairs of some texts, being gathered.
#[derive(Default)]
pub struct Gathered(Vec<u64>);

impl Gathered {
    /// Adds a text of an item: items in order, and of each item the texts of the highest rank first.
    /// The last character of the text makes a pair with the line feed that ends it.
    #[inline(never)]
    pub fn add(&mut self, item: usize, rank: usize, text: &str) {
        work::add(text.len());
        let posting = (item << RANKS | rank) as u64;
        let mut chars = text.chars();
        let Some(mut first) = chars.next() else { return };
        for second in chars.chain(['\n']) {
            // No word begins with a space or a line feed.
            if !matches!(first, ' ' | '\n') {
                self.0.push(u64::from(key(first, second)) << u32::BITS | posting);
            }
            first = second;
        }
    }

    /// The index.
    #[inline(never)]
    pub fn index(mut self) -> Pairs {
        by_upper_half(&mut self.0);
        let mut pairs = Pairs { keys: Vec::new(), starts: Vec::new(), postings: Vec::new() };
        let mut last = None;
        for number in self.0 {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the two halves are what was put in"
            )]
            let (key, posting) = ((number >> u32::BITS) as u32, Posting(number as u16));
            if pairs.keys.last() != Some(&key) {
                pairs.keys.push(key);
                pairs.starts.push(small(pairs.postings.len()));
            } else if last == Some(posting.item()) {
                // Of a lower rank, or the same again.
                continue;
            }
            pairs.postings.push(posting);
            last = Some(posting.item());
        }
        pairs.starts.push(small(pairs.postings.len()));
        for list in [&mut pairs.keys, &mut pairs.starts] {
            list.shrink_to_fit();
        }
        pairs.postings.shrink_to_fit();
        pairs
    }
}

/// The items of every pair.
pub struct Pairs {
    /// The pairs, sorted.
    keys: Vec<u32>,
    /// The postings of pair `i` are `postings[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    postings: Vec<Posting>,
}

impl Pairs {
    /// The items that hold the two characters one after the other, in order and each once. Characters
    /// outside the basic plane are not told apart.
    pub fn holding(&self, first: char, second: char) -> &[Posting] {
        let key = key(first, second);
        self.between(key, key)
    }

    /// The items that hold the character, pair by pair, so that an item may come more than once.
    /// Characters outside the basic plane are not told apart.
    pub fn holding_one(&self, only: char) -> &[Posting] {
        self.between(key(only, '\0'), key(only, char::MAX))
    }

    fn between(&self, first: u32, last: u32) -> &[Posting] {
        work::add(1);
        let place = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        let from = self.keys.partition_point(|key| *key < first);
        let to = self.keys.partition_point(|key| *key <= last);
        self.postings.get(place(from)..place(to)).unwrap_or_default()
    }
}

/// Whether a character is told apart from all others.
pub fn is_exact(ch: char) -> bool {
    code(ch) != u16::MAX
}

fn code(ch: char) -> u16 {
    u16::try_from(u32::from(ch)).unwrap_or(u16::MAX)
}

fn key(first: char, second: char) -> u32 {
    u32::from(code(first)) << u16::BITS | u32::from(code(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of some items by rank, the highest first.
    const ITEMS_OF: [&[(usize, &str)]; 4] = [
        &[(3, "人民调解"), (0, "调解 调解😀员")],
        &[(2, "解调"), (2, "调解"), (0, "人民")],
        &[],
        &[(1, "😀😀"), (0, "𠀀员\u{ffff}")],
    ];

    #[test]
    fn a_pair_is_held_where_the_characters_stand_side_by_side() {
        let mut gathered = Gathered::default();
        for (item, texts) in ITEMS_OF.iter().enumerate() {
            texts.iter().for_each(|(rank, text)| gathered.add(item, *rank, text));
        }
        let pairs = gathered.index();
        let letters: Vec<char> = "人民调解员😀𠀀\u{ffff}的".chars().collect();
        let alike = |a: char, b: char| a == b || !is_exact(a) && !is_exact(b);
        let slow = |own: &dyn Fn(&[char]) -> bool| {
            let best = |texts: &&[(usize, &str)]| {
                let holding =
                    texts.iter().filter(|(_, text)| own(&text.chars().collect::<Vec<_>>()));
                holding.map(|(rank, _)| *rank).max()
            };
            ITEMS_OF.iter().map(best).collect::<Vec<_>>()
        };
        let fast = |postings: &[Posting]| {
            let mut best = vec![None; ITEMS_OF.len()];
            for posting in postings {
                best[posting.item()] = best[posting.item()].max(Some(posting.rank()));
            }
            best
        };
        for &a in &letters {
            let holds = |text: &[char]| text.iter().any(|own| alike(*own, a));
            assert_eq!(fast(pairs.holding_one(a)), slow(&holds), "{a}");
            for &b in &letters {
                let holds =
                    |text: &[char]| text.windows(2).any(|own| alike(own[0], a) && alike(own[1], b));
                assert_eq!(fast(pairs.holding(a, b)), slow(&holds), "{a}{b}");
                let items: Vec<usize> = pairs.holding(a, b).iter().map(|own| own.item()).collect();
                assert!(items.is_sorted_by(|one, next| one < next), "each once: {items:?}");
            }
        }
    }
}
