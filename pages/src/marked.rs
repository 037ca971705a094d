//! A text with marks on what was searched for.

use std::ops::Range;

use maud::{Markup, html};

/// The text, with the given ranges of bytes marked. The ranges are in order and apart.
pub(crate) fn marked(text: &str, marks: &[Range<usize>]) -> Markup {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let starts = std::iter::once(0).chain(marks.iter().map(|mark| mark.end));
    let ends = marks.iter().map(|mark| mark.start).chain([text.len()]);
    html! {
        @for (at, plain) in starts.zip(ends).enumerate() {
            (part(plain.0..plain.1))
            @if let Some(mark) = marks.get(at) {
                mark { (part(mark.clone())) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_searched_for_is_marked_and_the_rest_escaped() {
        let text = "a<b>调解c";
        assert_eq!(marked(text, &[]).0, "a&lt;b&gt;调解c");
        assert_eq!(marked(text, &[0..1, 4..10]).0, "<mark>a</mark>&lt;b&gt;<mark>调解</mark>c");
    }
}
