//! What frames the page: its name, its languages, its views, and what it is.

use anlan_engine::collection::Collection;
use anlan_engine::facet::{Bucket, Facet};
use maud::{Markup, html};

use crate::address::{Mode, View};
use crate::context::Context;
use crate::leaf;
use crate::own::{self, Field};
use crate::words::Locale;

/// The facets by which a collection is entered, as far as it shows them.
const WAYS: [Facet; 3] = [Facet::District, Facet::Theme, Facet::Year];

/// The name of the page, what it holds and what it lacks; and where nothing is asked for yet, three ways
/// in: by place, by theme and by time. Wide screens, where filters and timeline stand in sight, show no
/// ways: what went away at the first choice would move everything under the pointer.
pub fn brand(context: &Context<'_>) -> String {
    let words = context.words();
    let collection = context.collection;
    let locale = context.address.locale;
    let home = context.address.home();
    html! {
        h1 {
            a href=(home.href(collection)) {
                span.brand-name { (locale.app()) }
                span.brand-tagline { (own::text(locale, Field::Tagline)) }
            }
        }
        p.introduction {
            ((words.introduction)(
                collection.len(),
                collection.districts().len(),
                collection.years(),
            ))
        }
        p.lacking { ((words.lacking)(collection.undated().count(), series(collection))) }
        @if *context.address == home {
            div.ways-in {
                @for facet in own::facets().filter(|facet| WAYS.contains(facet)) {
                    section.way-in { (way(context, facet)) }
                }
            }
        }
    }
    .into_string()
}

/// The title of the page where something with a name is open, or where nothing is.
pub fn title(locale: Locale, open: Option<&str>) -> String {
    match open {
        Some(name) => format!("{name} · {}", locale.app()),
        None => own::text(locale, Field::Page).to_owned(),
    }
}

/// The buckets of a facet that have cases, each as a link to them.
fn way(context: &Context<'_>, facet: Facet) -> Markup {
    html! {
        h2 { ((context.words().facet)(facet)) }
        ul {
            @for Bucket { id, count } in context.answer.buckets(facet) {
                @if *count > 0 {
                    li {
                        a href=(context.toggle_href(facet, *id)) {
                            (context.bucket_name(facet, *id, true)) " " span { (count) }
                        }
                    }
                }
            }
        }
    }
}

/// Of all series whose number of cases was announced: how many cases are here, and how many were
/// announced.
fn series(collection: &Collection) -> [u32; 2] {
    let column = collection.column(Facet::Series);
    let mut sums = [0; 2];
    for series in &collection.vocabulary().series {
        if let (Some(announced), Some(bucket)) = (series.announced_total, column.find(&series.id)) {
            sums[0] += column.set(bucket).count();
            sums[1] += announced;
        }
    }
    sums
}

/// A link to the same place in each language. They load the page anew, since another language is
/// another document; `boot.js` remembers which was chosen last. Their ids begin with `place`, since in large
/// type they stand in a second one.
pub fn languages(context: &Context<'_>, place: &str) -> String {
    html! {
        ul {
            @for locale in own::locales() {
                li lang=(locale.tag())
                    aria-current=[(locale == context.address.locale).then_some("true")] {
                    a id=([place, locale.tag()].concat()) hreflang=(locale.tag()) data-choice="lang"
                        href=(context.href(|to| to.locale = locale)) {
                        (locale.name())
                    }
                }
            }
        }
    }
    .into_string()
}

/// A link to the same place in large type, or back from there. It loads the page anew, as a link to
/// another language does.
pub fn modes(context: &Context<'_>) -> String {
    let words = context.words();
    let is_elder = context.address.mode.is_elder();
    let (name, to) =
        if is_elder { (words.plain_mode, "") } else { (words.elder_mode, Mode::ELDER) };
    html! {
        a hreflang=(context.address.locale.tag()) data-choice="mode"
            href=(context.href(|address| address.mode = Mode::read(to))) { (name) }
    }
    .into_string()
}

/// Links to the views. The bar of narrow screens has room for four; the last one leads to the others.
pub fn views(context: &Context<'_>, in_bar: bool) -> String {
    let words = context.words();
    let views = [
        (View::CASES, words.view_cases),
        (View::TIME, words.view_time),
        (View::DISTRICTS, own::text(context.address.locale, Field::PlacesView)),
        (View::MECHANISMS, words.view_mechanisms),
        (View::FIGURES, words.view_figures),
        (View::MORE, words.view_more),
    ];
    let has_room = |kind: &str| !in_bar || (kind != View::MECHANISMS && kind != View::FIGURES);
    let kind = context.address.view.kind();
    let own = match kind {
        View::DISTRICT => View::DISTRICTS,
        View::MECHANISM => View::MECHANISMS,
        _ => kind,
    };
    let is_offered = views.iter().any(|(kind, _)| *kind == own && has_room(kind));
    let current = if is_offered { own } else { View::MORE };
    html! {
        @for (kind, label) in views {
            @if has_room(kind) {
                span.view-link aria-current=[(kind == current).then_some("page")] {
                    a id=(format!("{}-{kind}", if in_bar { "bar" } else { "view" }))
                        href=(context.href(|to| to.view = View::read(kind))) { (label) }
                }
            }
        }
    }
    .into_string()
}

/// What the collection is and is not.
pub fn about(context: &Context<'_>) -> String {
    let words = context.words();
    html! {
        h2 { (words.about) }
        @for text in words.about_text { p { (text) } }
        p { (leaf::link(context, "", "index")) }
    }
    .into_string()
}
