//! What frames the page: its name, its languages, its views, and what it is.

use maud::{Markup, html};

use crate::address::{Address, View};
use crate::context::Context;
use crate::words::Locale;

/// The name of the page, and what it holds.
pub fn brand(context: &Context<'_>) -> String {
    let words = context.words();
    let collection = context.collection;
    let home = Address { locale: context.address.locale, ..Address::default() };
    html! {
        h1 {
            a href=(home.href(collection)) {
                span.brand-name { (words.app) }
                span.brand-tagline { (words.tagline) }
            }
        }
        p.introduction {
            ((words.introduction)(
                collection.len(),
                collection.districts().len(),
                collection.years(),
            ))
        }
    }
    .into_string()
}

/// A link to the same place in each language. They load the page anew, since another language is
/// another document; `boot.js` remembers which was chosen last.
pub fn languages(context: &Context<'_>) -> String {
    html! {
        ul {
            @for locale in Locale::ALL {
                li lang=(locale.tag())
                    aria-current=[(locale == context.address.locale).then_some("true")] {
                    a id=(locale.tag()) hreflang=(locale.tag()) data-choice="lang"
                        href=(context.href(|to| to.locale = locale)) {
                        (locale.name())
                    }
                }
            }
        }
    }
    .into_string()
}

/// Links to the views. On narrow screens time is a view of its own.
pub fn views(context: &Context<'_>, with_time: bool) -> String {
    let words = context.words();
    html! {
        (view(context, View::Cases, words.view_cases, with_time))
        @if with_time { (view(context, View::Time, words.view_time, true)) }
        (view(context, View::Districts, words.view_districts, with_time))
    }
    .into_string()
}

fn view(context: &Context<'_>, view: View, label: &str, in_bar: bool) -> Markup {
    let id = format!("{}-{}", if in_bar { "bar" } else { "view" }, view.key());
    let current = (context.address.view == view).then_some("page");
    html! {
        span.view-link aria-current=[current] {
            a id=(id) href=(context.href(|to| to.view = view)) { (label) }
        }
    }
}

/// What the collection is and is not.
pub fn about(context: &Context<'_>) -> String {
    let words = context.words();
    html! {
        h2 { (words.about) }
        @for text in words.about_text { p { (text) } }
        p { a href="data/cases.html" hreflang=(Locale::Hans.tag()) { (words.plain_page) } }
    }
    .into_string()
}
