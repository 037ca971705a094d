//! The leaf that leads to all others, and says how the collection was made.

use anlan_engine::facet::{BucketId, Facet};
use maud::{Markup, html};

use super::frame::{DESCRIPTION, Head, page};
use anlan_pages::words::Locale;

use super::words::{Counts, english};
use super::{Leaf, Sheet, linked, newest_first, opening};

/// So many of the newest cases are named.
const NEWEST: usize = 12;

/// The whole page.
pub(crate) fn leaf(sheet: &Sheet<'_>) -> String {
    let (words, page_words) = (sheet.words(), sheet.page_words());
    let collection = sheet.collection;
    let counts = Counts {
        unlinked: collection.ids().filter(|own| !sheet.case(*own).source.linkable).count(),
        cases: collection.len(),
        undated: collection.undated().count(),
    };
    let years = collection.years();
    let introduction =
        (page_words.introduction)(collection.len(), collection.districts().len(), years);
    let made = (words.made_text)(&counts);
    let stop = if sheet.is_translated() { "。" } else { "." };
    let made_said = made.join(words.gaps[2]);
    let said = format!("{introduction}{stop}{}{made_said}", words.gaps[2]);
    let description = opening([said.as_str()], DESCRIPTION);
    let head = Head {
        title: words.index.to_owned(),
        is_article: false,
        is_hidden: false,
        data: linked::dataset(sheet, &said),
        description,
        explorer: sheet.to_explorer(|_| {}),
        trail: Vec::new(),
    };
    page(
        sheet,
        &head,
        html! {
            h1 { (sheet.site()) }
            p { (introduction) (stop) }
            @if sheet.is_translated() {
                @let what = sheet.identity.title(Locale::En);
                p.in-english lang="en" { (english::site(&what, collection.len(), years)) }
            }
            h2 { (words.districts) }
            (all(sheet, Facet::District))
            h2 { ((page_words.facet)(Facet::Theme)) }
            (all(sheet, Facet::Theme))
            h2 { ((page_words.facet)(Facet::Mechanism)) }
            (all(sheet, Facet::Mechanism))
            (newest(sheet))
            h2 { (words.made) }
            @for text in made { p { (text) } }
            h2 id="terms" { (words.terms) }
            @for text in words.terms_text { p { (text) } }
            h2 { (words.files) }
            ul.leaf-ways {
                li { a href=(sheet.to_file(bundle(sheet))) type="application/json" { (words.bundle) } }
                li { a href=(sheet.to_file("feed.xml")) type="application/atom+xml" { (words.feed) } }
            }
        },
    )
}

/// Where the collection lies as data, in the script of the leaf.
fn bundle(sheet: &Sheet<'_>) -> &'static str {
    if sheet.locale == Locale::Hant {
        "data/collection.zh-Hant.json"
    } else {
        "data/collection.json"
    }
}

/// Every value of a facet, with how many cases have it.
fn all(sheet: &Sheet<'_>, facet: Facet) -> Markup {
    let column = sheet.collection.column(facet);
    let count = |bucket: BucketId| column.set(bucket).count();
    html! {
        ul.values {
            @for bucket in column.ids() {
                @if let Some(leaf) = sheet.leaf_of(facet, bucket) {
                    li {
                        a href=(sheet.to(leaf)) { (sheet.bucket_name(facet, bucket, false)) }
                        " " (count(bucket))
                    }
                }
            }
        }
    }
}

fn newest(sheet: &Sheet<'_>) -> Markup {
    let newest = newest_first(sheet.collection, sheet.collection.ids());
    html! {
        @if !newest.is_empty() {
            h2 { (sheet.words().newest) }
            ul.cases {
                @for id in newest.into_iter().take(NEWEST) {
                    @let case = sheet.case(id);
                    @let place = sheet.place(case).map(|own| own.zh.as_str()).unwrap_or_default();
                    li {
                        a href=(sheet.to(Leaf::Case(&case.id))) { (case.title) }
                        p.fine { (sheet.date(id)) " · " (place) }
                    }
                }
            }
        }
    }
}
