//! Characters that nobody sees and that change what is seen: they turn the direction of a text, part
//! words where no gap is, or make two texts that look alike differ.
//!
//! What stays are variation selectors that choose a form of the character before them: after a Chinese
//! character (葛󠄀), and the two that choose between text and picture after a sign or a digit (☎︎).

use std::borrow::Cow;

/// The first character of a text that nobody sees, if there is one.
#[must_use]
pub fn first(text: &str) -> Option<char> {
    let mut before = ' ';
    text.chars().find(|ch| is_unseen(std::mem::replace(&mut before, *ch), *ch))
}

/// The text without them. A control character, such as the end of a line, parts words like a space and
/// becomes one.
#[must_use]
pub fn without(text: &str) -> Cow<'_, str> {
    if first(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut before = ' ';
    let seen = |ch: char| match is_unseen(std::mem::replace(&mut before, ch), ch) {
        true if is_control(ch) => Some(' '),
        true => None,
        false => Some(ch),
    };
    Cow::Owned(text.chars().filter_map(seen).collect())
}

/// Whether it moves the pen and draws nothing: C0, C1, and the ends of lines and paragraphs.
fn is_control(ch: char) -> bool {
    ch.is_control() || matches!(ch, '\u{2028}' | '\u{2029}')
}

#[inline]
fn is_unseen(before: char, ch: char) -> bool {
    match ch {
        // Nearly all of every text.
        '\u{20}'..='\u{7e}' | '\u{2070}'..='\u{fdff}' => false,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => !chooses_form(before, ch),
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => is_control(ch),
    }
}

/// Whether a variation selector has a character before it that it can choose a form of.
fn chooses_form(before: char, selector: char) -> bool {
    match before {
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => true,
        '#'
        | '*'
        | '0'..='9'
        | '\u{a9}'
        | '\u{ae}'
        | '\u{203c}'..='\u{3299}'
        | '\u{1f000}'..='\u{1faff}' => {
            matches!(selector, '\u{fe0e}' | '\u{fe0f}')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_out() {
        for (text, clean, found) in [
            ("法治\u{202e}政府", "法治政府", '\u{202e}'),
            ("\u{feff}济南", "济南", '\u{feff}'),
            ("调\u{200b}解\u{2069}", "调解", '\u{200b}'),
            ("a\0b\u{85}c\nd\u{2028}e", "a b c d e", '\0'),
            ("\u{e0041}\u{e007f}", "", '\u{e0041}'),
            ("soft\u{ad}ly \u{61c}\u{180e}", "softly ", '\u{ad}'),
            // A selector that has nothing to choose from, and one after another.
            ("a\u{fe0f}", "a", '\u{fe0f}'),
            ("\u{e0100}葛", "葛", '\u{e0100}'),
            ("葛\u{e0100}\u{e0101}", "葛\u{e0100}", '\u{e0101}'),
            ("☎\u{fe01}", "☎", '\u{fe01}'),
        ] {
            assert_eq!(first(text), Some(found), "{text:?}");
            assert_eq!(without(text), clean);
            assert_eq!(without(clean), clean);
        }
    }

    #[test]
    fn what_is_seen_or_chooses_what_is_stays() {
        for text in [
            "“历下区”——“放管服”，《条例》（2020 年）１＋Ｎ",
            "葛\u{e0100}城、\u{8fbb}\u{fe00}",
            "☎\u{fe0e} 1\u{fe0f}\u{20e3}",
            "全\u{3000}角\u{a0}gap café naïve",
            "𠮷野",
            "",
        ] {
            assert_eq!(first(text), None, "{text:?}");
            assert!(matches!(without(text), Cow::Borrowed(_)));
        }
    }
}
