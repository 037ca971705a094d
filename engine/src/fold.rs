//! Folding: text as search sees it. Traditional characters become Simplified, full-width forms
//! become half-width, capitals become small.
//!
//! Every character becomes exactly one character, so a place in the folded text is the same place,
//! counted in characters, in the text as shown; marks need no other map.

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
        let mut variants = ranked(variants, |pair| u32::from(pair.0));
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
        text.chars().map(|ch| self.char(ch)).collect()
    }
}

/// The small letter, where it is a single character; otherwise the character itself.
fn lower(ch: char) -> char {
    let mut small = ch.to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) => only,
        _ => ch,
    }
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
    fn an_odd_character_at_the_end_of_the_pairs_is_ignored() {
        assert_eq!(Fold::with_variants("區区縣").text("縣區"), "縣区");
    }
}
