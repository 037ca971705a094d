//! Lines of text in a picture, which breaks none itself.

use maud::{Markup, html};

/// Faces that every system has one of, and no other: the picture leaves this machine.
pub(super) const FAMILY: &str = "system-ui, sans-serif";

/// About how wide a text is, in pixels at that size: a Chinese character is a square, others are a bit
/// more than half as wide.
pub(super) fn width(text: &str, size: i32) -> i32 {
    text.chars().map(|ch| wide(ch, size)).sum::<i32>() / 100
}

/// The width of a character in hundredths of a pixel.
fn wide(ch: char, size: i32) -> i32 {
    let share = match ch {
        '\u{2e80}'.. => 100,
        'A'..='Z' | 'm' | 'w' | '%' | '—' => 72,
        _ => 58,
    };
    size * share
}

/// A text as lines of at most that width: broken at a blank where there is one, or else between any two
/// characters, as in Chinese and in long addresses. No line is empty.
pub(super) fn lines(text: &str, width: i32, size: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for ch in text.chars() {
        if used + wide(ch, size) > width * 100 {
            // The word that does not fit goes down with the character, unless it is the whole line.
            let rest = match line.rsplit_once(' ') {
                Some((head, tail)) if ch != ' ' && tail.chars().all(|own| own < '\u{2e80}') => {
                    let (head, tail) = (head.to_owned(), tail.to_owned());
                    line = head;
                    tail
                }
                _ => String::new(),
            };
            lines.push(std::mem::replace(&mut line, rest));
            used = line.chars().map(|own| wide(own, size)).sum();
        }
        if !(line.is_empty() && ch == ' ') {
            line.push(ch);
            used += wide(ch, size);
        }
    }
    lines.push(line);
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// The height of so many lines.
pub(super) fn tall(lines: usize, size: i32) -> i32 {
    i32::try_from(lines).unwrap_or(i32::MAX).saturating_mul(size * 3 / 2)
}

/// Lines of text below each other from a place on.
pub(super) fn block(lines: &[String], x: i32, y: i32, size: i32) -> Markup {
    html! {
        @for (at, line) in lines.iter().enumerate() {
            text x=(x) y=(y + tall(at, size) + size) font-size=(size) { (line) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_at_blanks_and_between_characters() {
        assert_eq!(lines("济南案例汇编", 40, 10), ["济南案例", "汇编"]);
        assert_eq!(lines("one two three", 60, 10), ["one two", "three"]);
        assert_eq!(lines("https://a.cn/abcdefgh", 60, 10).concat(), "https://a.cn/abcdefgh");
        assert_eq!(lines("", 60, 10), Vec::<String>::new());
        for text in
            ["没有日期 of the 案例 and more", "aaaaaaaaaaaaaaaaaaaaaaaa", "一二三四五六七八九十"]
        {
            for line in lines(text, 60, 10) {
                assert!(width(&line, 10) <= 60, "{line}");
            }
        }
    }
}
