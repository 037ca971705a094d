//! Folding: text as search sees it. Traditional characters become Simplified, full-width forms
//! become half-width, capitals become small.
//!
//! Every character becomes exactly one character, so a place in the folded text is the same place,
//! counted in characters, in the text as shown; marks need no other map.

use anlan_kernels::work;

use crate::rank::ranked;

/// How one collection's text and the queries to it are folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    /// Variant characters with the one that stands for them, sorted by the variant.
    variants: Vec<(char, char)>,
}

impl Fold {
    /// A fold that also knows character variants, given as a text of pairs: variant, then the
    /// character that stands for it (“區区縣县”). A last character without a partner is ignored.
    pub fn with_variants(pairs: &str) -> Fold {
        let mut variants = Vec::new();
        let mut chars = pairs.chars();
        while let (Some(variant), Some(plain)) = (chars.next(), chars.next()) {
            variants.push((variant, plain));
        }
        let order = ranked(variants.len(), &|at| u32::from(variants[at].0) as usize);
        let mut variants: Vec<(char, char)> = order.into_iter().map(|at| variants[at]).collect();
        variants.dedup_by_key(|pair| pair.0);
        Fold { variants }
    }

    /// One character, folded. White space of any width becomes a plain space.
    pub fn char(&self, ch: char) -> char {
        match ch {
            'a'..='z' | '0'..='9' => ch,
            'A'..='Z' => ch.to_ascii_lowercase(),
            // The full-width forms stand in the order of ASCII, 0xFEE0 further on.
            '\u{ff01}'..='\u{ff5e}' => {
                let half = char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch);
                half.to_ascii_lowercase()
            }
            _ if ch.is_whitespace() => ' ',
            _ if ch.is_ascii() => ch,
            _ => match self.variants.binary_search_by_key(&ch, |pair| pair.0) {
                Ok(at) => self.variants[at].1,
                Err(_) => lower(ch),
            },
        }
    }

    /// A text, folded.
    pub fn text(&self, text: &str) -> String {
        work::add(text.len());
        text.chars().map(|ch| self.char(ch)).collect()
    }
}

/// The small letter of a capital one of Latin with its marks, of Greek and of Cyrillic; any other
/// character as it is. The tables of the standard library know every script, at five kilobytes.
fn lower(ch: char) -> char {
    let code = u32::from(ch);
    let small = match code {
        0xd7 | 0x130 | 0x3a2 => code,
        0xc0..=0xde | 0x391..=0x3ab | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        0x100..=0x137 | 0x14a..=0x177 if code.is_multiple_of(2) => code + 1,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc if !code.is_multiple_of(2) => code + 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_script_are_folded_away() {
        let fold = Fold::with_variants("區区縣县歷历");
        for (text, folded) in [
            ("歷下區", "历下区"),
            ("ＡＢＣ１２３", "abc123"),
            ("Ａbc　ｄ", "abc d"),
            ("１２３４５", "12345"),
            ("ΣΑΣ", "σασ"),
            ("İ", "İ"),
            ("“一窗”", "“一窗”"),
        ] {
            assert_eq!(fold.text(text), folded);
        }
    }

    #[test]
    fn capitals_become_small_as_the_standard_says() {
        let blocks = (0xc0..=0x17e).chain(0x1cd..=0x1dc).chain(0x391..=0x3ab).chain(0x400..=0x42f);
        for ch in blocks.filter_map(char::from_u32) {
            let mut small = ch.to_lowercase();
            let standard = match (small.next(), small.next()) {
                // U+0178 alone has its small letter in another block.
                (Some(only), None) if ch != '\u{178}' => only,
                _ => ch,
            };
            assert_eq!(lower(ch), standard, "{ch}");
        }
    }

    #[test]
    fn an_odd_character_at_the_end_of_the_pairs_is_ignored() {
        assert_eq!(Fold::with_variants("區区縣").text("縣區"), "縣区");
    }
}
