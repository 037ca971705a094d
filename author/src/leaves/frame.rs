//! What stands around every leaf: the head that search engines and other sites read, the way to the
//! index and to the explorer, the trail, and where it all comes from.

use anlan_pages::words::Locale;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;

use super::{Leaf, Sheet, linked};

/// What a leaf may load: its style sheet, and the icon. A block of data is no script.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// The picture that other sites show beside a link, with its width and height.
pub(crate) const PICTURE: (&str, u32, u32) = ("icons/card.png", 1200, 630);

/// So many characters of a description are shown by those who read it.
pub(crate) const DESCRIPTION: usize = 160;

/// What the frame says of a leaf.
pub(crate) struct Head<'a> {
    /// What it is about; the name of the site follows it in the title.
    pub(crate) title: String,
    /// In a sentence or two, at most [`DESCRIPTION`] characters.
    pub(crate) description: String,
    /// Whether it is a text of its own rather than a way to others.
    pub(crate) is_article: bool,
    /// The same as data.
    pub(crate) data: Value,
    /// The link to the same place in the explorer.
    pub(crate) explorer: String,
    /// Whether search engines are to pass it by.
    pub(crate) is_hidden: bool,
    /// What lies between the index and this leaf.
    pub(crate) trail: Vec<(String, Leaf<'a>)>,
}

/// The whole page.
pub(crate) fn page(sheet: &Sheet<'_>, head: &Head<'_>, body: Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(sheet.locale.tag()) {
            head { (metadata(sheet, head)) }
            body.leaf {
                a.skip href="#content" { (sheet.words().skip) }
                (header(sheet, head))
                main id="content" { (body) }
                (footer(sheet))
            }
        }
    }
    .into_string()
}

fn title(sheet: &Sheet<'_>, head: &Head<'_>) -> String {
    match sheet.leaf {
        Leaf::Index => format!("{} – {}", sheet.site(), head.title),
        _ => format!("{} – {}", head.title, sheet.identity.short(sheet.locale)),
    }
}

fn metadata(sheet: &Sheet<'_>, head: &Head<'_>) -> Markup {
    let scripts = sheet.identity.scripts();
    let alternates = scripts.iter().map(|own| (own.tag(), *own));
    let alternates = alternates.chain(scripts.first().map(|own| ("x-default", *own)));
    html! {
        meta charset="utf-8";
        title { (title(sheet, head)) }
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta http-equiv="Content-Security-Policy" content=(POLICY);
        meta name="referrer" content="no-referrer";
        meta name="color-scheme" content="light dark";
        @if head.is_hidden { meta name="robots" content="noindex"; }
        meta name="description" content=(head.description);
        link rel="stylesheet" href=(sheet.to_file("plain.css"));
        link rel="icon" href=(sheet.to_file("icons/seal.svg")) type="image/svg+xml";
        @if let Some(base) = sheet.base {
            link rel="canonical" href=(base.of(&sheet.leaf.path(sheet.locale)));
        }
        @for (tag, locale) in alternates {
            link rel="alternate" hreflang=(tag) href=(sheet.address(&sheet.leaf.path(locale)));
        }
        link rel="alternate" type="application/atom+xml" title=(sheet.words().feed)
            href=(sheet.to_file("feed.xml"));
        meta property="og:title" content=(head.title);
        meta property="og:description" content=(head.description);
        meta property="og:type" content=(if head.is_article { "article" } else { "website" });
        meta property="og:locale" content=(open_graph_locale(sheet.locale));
        @if let Some(other) = sheet.other_script() {
            meta property="og:locale:alternate" content=(open_graph_locale(other));
        }
        meta property="og:site_name" content=(sheet.site());
        @if let Some(base) = sheet.base {
            @let (picture, width, height) = PICTURE;
            meta property="og:url" content=(base.of(&sheet.leaf.path(sheet.locale)));
            meta property="og:image" content=(base.of(picture));
            meta property="og:image:width" content=(width);
            meta property="og:image:height" content=(height);
            meta property="og:image:alt" content=(sheet.site());
        }
        script type="application/ld+json" { (PreEscaped(linked::in_html(&graph(sheet, head)))) }
    }
}

/// Everything that is said as data: the leaf, and the way to it.
fn graph(sheet: &Sheet<'_>, head: &Head<'_>) -> Value {
    let address = |leaf: Leaf<'_>| sheet.address(&leaf.path(sheet.locale));
    let mut steps = vec![(sheet.words().index, address(Leaf::Index))];
    steps.extend(head.trail.iter().map(|(name, leaf)| (name.as_str(), address(*leaf))));
    if sheet.leaf != Leaf::Index {
        steps.push((&head.title, address(sheet.leaf)));
    }
    linked::graph(head.data.clone(), &steps)
}

fn open_graph_locale(locale: Locale) -> &'static str {
    match locale {
        Locale::Hans => "zh_CN",
        Locale::Hant => "zh_HK",
        Locale::En => "en_GB",
    }
}

fn header(sheet: &Sheet<'_>, head: &Head<'_>) -> Markup {
    let words = sheet.words();
    html! {
        header.leaf-head {
            p.leaf-site { a href=(sheet.to(Leaf::Index)) { (sheet.site()) } }
            ul.leaf-ways {
                li { a href=(head.explorer) { (words.explorer) } }
                @if let Some(other) = sheet.other_script() {
                    li {
                        a href=(sheet.to_file(&sheet.leaf.path(other))) hreflang=(other.tag())
                            lang=(other.tag()) { (words.other_script) }
                    }
                }
            }
        }
        @if sheet.leaf != Leaf::Index {
            nav.trail aria-label=(words.trail) {
                ol {
                    li { a href=(sheet.to(Leaf::Index)) { (words.index) } }
                    @for (name, leaf) in &head.trail { li { a href=(sheet.to(*leaf)) { (name) } } }
                    li aria-current="page" { (head.title) }
                }
            }
        }
    }
}

fn footer(sheet: &Sheet<'_>) -> Markup {
    let words = sheet.words();
    let about = sheet.page_words().about_text;
    html! {
        footer {
            @for text in about.iter().take(2) { p { (text) } }
            ul.leaf-ways {
                li { a href=(sheet.to(Leaf::Index)) { (words.index) } }
                li {
                    a href=(sheet.to_file("data/cases.html")) hreflang=(sheet.identity.scripts()[0].tag()) {
                        (words.whole)
                    }
                }
                li { a href=(sheet.to_file("feed.xml")) type="application/atom+xml" { (words.feed) } }
            }
        }
    }
}
