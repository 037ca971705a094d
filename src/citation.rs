//! Ready citations of the page that a case was read from.

use anlan_engine::case::Case;

use crate::words::{Citation, Words};

/// A citation of an online source after GB/T 7714—2015, 8.8: who published it, its title, its date,
/// the day it was looked at, its address. Where the page may not be linked the address is left out.
pub fn standard(case: &Case, today: &str) -> String {
    let citation = citation(case, today);
    let mut text = String::new();
    if !citation.publisher.is_empty() {
        text.push_str(citation.publisher);
        text.push_str(". ");
    }
    text.push_str(citation.title);
    text.push_str("[EB/OL].");
    if let Some(published) = &citation.published {
        text.push_str(&format!(" ({published})"));
    }
    if let Some(url) = citation.url {
        if citation.published.is_none() {
            text.push(' ');
        }
        text.push_str(&format!("[{today}]. {url}"));
    }
    text.push('.');
    text
}

/// The same in the plain words of a locale.
pub fn plain(words: &Words, case: &Case, today: &str) -> String {
    (words.cite_plain_text)(&citation(case, today))
}

fn citation<'a>(case: &'a Case, today: &'a str) -> Citation<'a> {
    let source = &case.source;
    Citation {
        publisher: source.publisher.as_deref().unwrap_or_default(),
        title: source.title.as_deref().unwrap_or(&case.title),
        published: source.published.map(|date| date.to_string()),
        today,
        url: source.url.as_deref().filter(|_| source.linkable),
    }
}
