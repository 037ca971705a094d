//! A text with marks on what was searched for.

use std::ops::Range;

use leptos::prelude::*;

/// The text, with the given ranges of bytes marked. The ranges are in order and apart.
pub fn marked(text: &str, marks: &[Range<usize>]) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut from = 0;
    let plain = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    for mark in marks {
        parts.push(plain(from..mark.start).into_any());
        parts.push(view! { <mark>{plain(mark.clone())}</mark> }.into_any());
        from = mark.end;
    }
    parts.push(plain(from..text.len()).into_any());
    parts
}
