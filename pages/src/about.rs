//! What became of the collection: its versions, and what is said of a case that was withdrawn. The heading
//! stands apart from the rest, which is there only once `about.json` is.

use anlan_engine::about::{About, Change, Withdrawn};
use maud::{Markup, html};

use crate::address::{Address, View};
use crate::context::Context;

/// The heading.
pub fn head(context: &Context<'_>) -> String {
    let words = context.address.locale.about();
    let is_one = context.address.view.kind() == View::WITHDRAWN;
    let title = if is_one { words.withdrawn } else { words.title };
    html! { h2 id="study-title" tabindex="-1" { (title) } }.into_string()
}

/// What stands below it; `None` where what the desk wrote did not arrive.
pub fn body(context: &Context<'_>, about: Option<&About>) -> String {
    let words = context.address.locale.about();
    let view = &context.address.view;
    let Some(about) = about else { return html! { p { (words.not_come) } }.into_string() };
    if view.kind() == View::WITHDRAWN {
        let id = view.subject();
        let said = about.of(id).map(|own| one(context, own));
        let unknown = || {
            html! {
                p { (context.mixed(&(words.unknown)(id))) }
                p { a href=(to_about(context)) { (words.versions) } }
            }
        };
        return said.unwrap_or_else(unknown).into_string();
    }
    html! {
        p.prose { (current(context, about)) }
        @if !about.changes.is_empty() {
            section.figure {
                h3 { (words.versions) }
                @for own in about.changes.iter().rev() { (version(context, about, own)) }
            }
        }
        @if !about.withdrawn.is_empty() {
            section.figure {
                h3 { (words.withdrawn) }
                ul.subjects {
                    @for own in &about.withdrawn { li { (named(context, about, &own.id)) } }
                }
            }
        }
    }
    .into_string()
}

fn to_about(context: &Context<'_>) -> String {
    context.href(|to| to.view = View::of(View::ABOUT, ""))
}

fn current(context: &Context<'_>, about: &About) -> String {
    let words = context.address.locale.about();
    about.changes.last().map_or_else(
        || words.no_versions.to_owned(),
        |own| {
            let day = (context.words().day)(own.date);
            (words.current)(own.version, &day, context.collection.len())
        },
    )
}

/// One version, with the cases that came, changed and went.
fn version(context: &Context<'_>, about: &About, own: &Change) -> Markup {
    let words = context.address.locale.about();
    let summary = if context.is_chinese() { &own.summary } else { &own.summary_en };
    html! {
        h4 { ((words.version)(own.version, &(context.words().day)(own.date))) }
        p { (context.mixed(summary)) }
        @for (counted, ids) in [
            (words.added, &own.added),
            (words.changed, &own.changed),
            (words.gone, &own.withdrawn),
        ] {
            @if !ids.is_empty() {
                details {
                    summary { (counted(ids.len())) }
                    ul { @for id in ids { li { (named(context, about, id)) } } }
                }
            }
        }
    }
}

/// A case by its title, with the way to it; by its id where it is neither here nor withdrawn.
fn named(context: &Context<'_>, about: &About, id: &str) -> Markup {
    match (context.collection.find(id), about.of(id)) {
        (Some(case), _) => {
            let title = context.title(context.collection.case(case));
            html! { a href=(context.case_href(case)) { (context.mixed(title)) } }
        }
        (None, Some(own)) => {
            let href = context.href(|to| to.view = View::of(View::WITHDRAWN, id));
            html! { a href=(href) { (context.mixed(title(context, own))) } }
        }
        (None, None) => html! { (id) },
    }
}

fn title<'a>(context: &Context<'_>, own: &'a Withdrawn) -> &'a str {
    if context.is_chinese() { &own.title } else { &own.title_en }
}

/// What is said of one case.
fn one(context: &Context<'_>, own: &Withdrawn) -> Markup {
    let words = context.address.locale.about();
    let reason = if context.is_chinese() { &own.reason } else { &own.reason_en };
    let successor = own.successor.as_deref().and_then(|id| context.collection.find(id));
    html! {
        h3 { (context.mixed(title(context, own))) }
        p.prose { ((words.withdrawn_on)(&(context.words().day)(own.date))) }
        h4 { (words.reason) }
        p { (context.mixed(reason)) }
        @if let Some(case) = successor {
            @let home = Address { case: Some(case), ..context.address.home() };
            h4 { (words.successor) }
            p {
                a href=(home.href(context.collection)) {
                    (context.mixed(context.title(context.collection.case(case))))
                }
            }
        }
        p { a href=(to_about(context)) { (words.versions) } }
    }
}
