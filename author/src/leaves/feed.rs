//! The newest cases as an Atom feed (RFC 4287).
//!
//! A case has no day on which it came into the collection; the day its source came out stands for it.
//! No clock is asked: the same data make the same bytes.

use anlan_engine::case::Case;
use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::date::PartialDate;
use anlan_pages::words::Locale;
use maud::{Markup, PreEscaped, html};
use uuid::Uuid;

use super::words::words;
use super::{Base, File, Leaf, opening};
use crate::collection::Identity;

/// So many cases are in the feed.
const ENTRIES: usize = 50;

/// So many characters of a case say what it is about.
const SUMMARY: usize = 200;

/// What every name in the feed is made from: a name stays the same wherever the site moves.
const NAMES: &str = "urn:anlan:";

/// The feed, in the first language of the leaves.
pub(crate) fn file(
    identity: &Identity,
    locale: Locale,
    collection: &Collection,
    base: Option<&Base>,
) -> File {
    let issue = Issue { identity, locale, collection };
    let address = |path: &str| base.map_or_else(|| path.to_owned(), |base| base.of(path));
    let newest = newest(collection);
    let updated = newest
        .first()
        .map_or_else(|| issue.time(PartialDate::from_year(1970)), |own| issue.time(Some(own.1)));
    let feed = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(locale.tag()) {
            title { (identity.page_title(locale)) }
            id { (issue.name("feed")) }
            updated { (updated) }
            author { name { (identity.editors(locale)) } }
            link rel="alternate" type="text/html" href=(address(&Leaf::Index.path(locale))) {}
            @if base.is_some() {
                link rel="self" type="application/atom+xml" href=(address(FILE)) {}
            }
            @for (case, date) in &newest { (entry(&issue, *case, *date, &address)) }
        }
        "\n"
    };
    (FILE.to_owned(), feed.into_string())
}

/// Where the feed lies.
const FILE: &str = "feed.xml";

/// The cases whose source came out last, each with that date; or with its own, where that of the
/// source is not known. What has neither is not in the feed.
fn newest(collection: &Collection) -> Vec<(CaseId, PartialDate)> {
    let date = |case: &Case| case.source.published.or(case.date.value);
    let mut dated: Vec<(CaseId, PartialDate)> =
        collection.ids().filter_map(|id| Some((id, date(collection.case(id))?))).collect();
    dated.sort_by(|one, other| {
        let id = |own: &(CaseId, PartialDate)| &collection.case(own.0).id;
        let start = |own: &(CaseId, PartialDate)| own.1.span().start();
        start(other).cmp(&start(one)).then_with(|| id(one).cmp(id(other)))
    });
    dated.truncate(ENTRIES);
    dated
}

fn entry(
    issue: &Issue<'_>,
    id: CaseId,
    date: PartialDate,
    address: &dyn Fn(&str) -> String,
) -> Markup {
    let Issue { locale, collection, .. } = *issue;
    let case = collection.case(id);
    let vocabulary = collection.vocabulary();
    let themes = vocabulary.themes.iter().filter(|own| case.themes.contains(&own.id));
    let practices = case.practices.iter().map(|own| own.text.as_str());
    let summary = opening(std::iter::once(case.background.as_str()).chain(practices), SUMMARY);
    // The time of an entry must be exact; the summary says how much of it is known.
    let published = case.source.published.map(locale.words().day);
    let published = published.map(|own| (words(locale).published)(&own)).unwrap_or_default();
    let gap = if published.is_empty() { "" } else { " " };
    html! {
        entry {
            title { (text(&case.title)) }
            id { (issue.name(&format!("case/{}", case.id))) }
            updated { (issue.time(Some(date))) }
            link rel="alternate" type="text/html" hreflang=(locale.tag())
                href=(address(&Leaf::Case(&case.id).path(locale))) {}
            @for theme in themes { category term=(theme.id) label=(text(&theme.zh)) {} }
            summary { (text(&summary)) (gap) (published) }
        }
    }
}

/// What a feed is written from.
struct Issue<'a> {
    identity: &'a Identity,
    locale: Locale,
    collection: &'a Collection,
}

impl Issue<'_> {
    /// A name that is the same in every build and on every host.
    fn name(&self, what: &str) -> String {
        let name = format!("{NAMES}{}:{what}", self.identity.id());
        format!("urn:uuid:{}", Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()))
    }

    /// The first moment of a date where the cases are of: east of Greenwich by eight hours, as all of
    /// China is, or at Greenwich.
    fn time(&self, date: Option<PartialDate>) -> String {
        let day = date.map(PartialDate::first_day).map(|own| own.to_string()).unwrap_or_default();
        let offset = if self.identity.is_english() { "Z" } else { "+08:00" };
        format!("{day}T00:00:00{offset}")
    }
}

/// A text without the characters that XML cannot hold, not even escaped.
fn text(text: &str) -> String {
    let is_allowed = |ch: &char| {
        !matches!(ch,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(is_allowed).collect()
}
