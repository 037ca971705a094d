//! The tags of our own pages: enough HTML to see what `index.html` loads and what it must not hold.

use std::ops::Range;

/// One opening tag.
#[derive(Debug, PartialEq)]
pub struct Tag<'a> {
    /// Where it starts, counted from 1.
    pub line: usize,
    /// Where it stands in the page, from its `<` to behind its `>`.
    pub place: Range<usize>,
    /// Its name, as written.
    pub name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    /// What stands inside; read only for `script` and `style`, whose content is not HTML.
    pub body: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute: empty where it is only named.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut found = self.attributes.iter().filter(|(key, _)| *key == name);
        found.next().map(|(_, value)| *value)
    }

    /// Its attributes with their values, in order.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.attributes.iter().copied()
    }

    /// The names of its attributes, in order.
    pub fn attribute_names(&self) -> impl Iterator<Item = &'a str> {
        self.attributes.iter().map(|(name, _)| *name)
    }
}

/// All opening tags of a page, in order. Comments, closing tags and the doctype are passed over.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = page[at..].find('<').map(|found| at + found) {
        if page[start..].starts_with("<!--") {
            at = page[start..].find("-->").map_or(page.len(), |end| start + end + 3);
            continue;
        }
        let end = tag_end(page, start);
        let inside = &page[start + 1..end];
        at = (end + 1).min(page.len());
        let place = start..at;
        if !inside.starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let (name, rest) = split_name(inside);
        let mut body = "";
        if ["script", "style"].contains(&name) {
            let length = page[at..].find(&format!("</{name}"));
            body = &page[at..length.map_or(page.len(), |length| at + length)];
            at += body.len();
        }
        let line = page[..start].matches('\n').count() + 1;
        let attributes = attributes(rest);
        tags.push(Tag { line, place, name, attributes, body });
    }
    tags
}

/// Where the `>` of a tag stands. One inside quotes does not end it.
fn tag_end(page: &str, start: usize) -> usize {
    let mut quote = None;
    for (offset, letter) in page[start..].char_indices() {
        match (quote, letter) {
            (None, '>') => return start + offset,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    page.len()
}

fn split_name(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| letter.is_whitespace() || "=/".contains(letter));
    text.split_at(end.unwrap_or(text.len()))
}

fn attributes(mut rest: &str) -> Vec<(&str, &str)> {
    let mut attributes = Vec::new();
    loop {
        rest =
            rest.trim_start_matches(|letter: char| letter.is_whitespace() || "=/".contains(letter));
        if rest.is_empty() {
            return attributes;
        }
        let (name, after) = split_name(rest);
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(after) => split_value(after.trim_start()),
            None => ("", after),
        };
        attributes.push((name, value));
        rest = after;
    }
}

fn split_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_or_without_quotes() {
        let page =
            "<!doctype html>\n<link rel=icon href=a.svg>\n<p\n  class='x y' hidden>案<br/></p>";
        let tags = tags(page);
        assert_eq!(tags.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["link", "p", "br"]);
        assert_eq!(tags[0].attribute("href"), Some("a.svg"));
        assert_eq!(tags[1].attribute("class"), Some("x y"));
        assert_eq!(tags[1].attribute("hidden"), Some(""));
        assert_eq!((tags[0].line, tags[1].line), (2, 3));
    }

    #[test]
    fn what_only_looks_like_a_tag_is_passed_over() {
        let page = "<!-- <b> --><a title='<i> > j'>1 < 2</a><script>if (a < b) '<u>'</script><hr>";
        let tags = tags(page);
        assert_eq!(tags.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["a", "script", "hr"]);
        assert_eq!(tags[0].attribute("title"), Some("<i> > j"));
        assert_eq!(tags[1].body, "if (a < b) '<u>'");
    }

    #[test]
    fn a_page_cut_short_ends_quietly() {
        for page in ["<", "<a href=\"", "<script>x", "<!-- x", "text"] {
            assert!(tags(page).len() <= 1, "{page:?}");
        }
    }
}
