//! What search engines ask for: the list of all pages, and what they may read.

use maud::{PreEscaped, html};

use super::{Base, File};

/// Where the list of pages lies.
const SITEMAP: &str = "sitemap.xml";

/// The list of pages, in the form of sitemaps.org: the explorer, the whole on one page, and every leaf.
/// It needs the address of the site, since it may name no page without.
pub(crate) fn sitemap(leaves: &[&str], base: &Base) -> File {
    let pages = ["", "data/cases.html"].iter().chain(leaves);
    let list = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for page in pages { "\n" url { loc { (base.of(page)) } } }
        }
        "\n"
    };
    (SITEMAP.to_owned(), list.into_string())
}

/// What may be read: everything. Read only where the site lies at the root of its host.
pub(crate) fn robots(base: Option<&Base>) -> File {
    let sitemap = base.map(|base| format!("Sitemap: {}\n", base.of(SITEMAP)));
    ("robots.txt".to_owned(), format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default()))
}
