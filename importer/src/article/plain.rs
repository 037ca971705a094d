//! Plain text as lines.

use super::input::{Line, Style};

/// The lines of a text that have anything in them.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut is_apart = false;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        if line.trim().is_empty() {
            is_apart |= !lines.is_empty();
        } else {
            lines.push(Line { text: line.trim_end().to_owned(), style: Style::Plain, is_apart });
            is_apart = false;
        }
    }
    lines
}
