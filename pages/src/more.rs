//! The way to every view that has no link of its own on a narrow screen.

use maud::{Markup, html};

use crate::address::View;
use crate::context::Context;

/// What there is beside the list, each with what it answers.
pub fn more(context: &Context<'_>, _view: &View) -> String {
    let words = context.address.locale.more();
    html! {
        h2 id="study-title" tabindex="-1" { (words.title) }
        ul.ways-on {
            @for (kind, (name, answers)) in KINDS.into_iter().zip(words.views) {
                // A hall has no printer and no folder of the visitor's own.
                @if !(context.address.mode.is_kiosk() && [View::BOOKLET, View::TAKE].contains(&kind)) {
                    li { (way(context, kind, name, answers)) }
                }
            }
            @if !context.address.mode.is_kiosk() {
                @let (name, answers) = words.desk;
                li {
                    // A page of its own.
                    a href=(format!("desk.html?lang={}", context.address.locale.tag())) {
                        strong { (name) }
                        span { (answers) }
                    }
                }
            }
        }
    }
    .into_string()
}

/// The views in the order of [`crate::words::more::More::views`].
const KINDS: [&str; 9] = [
    View::TIME,
    View::DISTRICTS,
    View::MECHANISMS,
    View::SERIES,
    View::FIGURES,
    View::GROUPS,
    View::BOOKLET,
    View::TAKE,
    View::ABOUT,
];

fn way(context: &Context<'_>, kind: &str, name: &str, answers: &str) -> Markup {
    html! {
        a href=(context.href(|to| to.view = View::read(kind))) {
            strong { (name) }
            span { (answers) }
        }
    }
}
