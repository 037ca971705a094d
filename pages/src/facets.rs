//! What a facet shows: its buckets, and what stands beside them.

use anlan_engine::facet::Facet;
use maud::html;

use crate::context::Context;

/// A line for each bucket of a facet, in order: a box, the name, and room for what changes – the count and
/// its bar. The box has the place of the bucket as its value.
pub fn lines(context: &Context<'_>, facet: Facet) -> String {
    let (collection, locale) = (context.collection, context.address.locale);
    html! {
        @for bucket in collection.column(facet).ids() {
            li {
                label.bucket {
                    input type="checkbox" value=(bucket.index());
                    span.bucket-name { (locale.bucket_name(collection, facet, bucket, false)) }
                    span.bucket-count {}
                    span.bucket-bar aria-hidden="true" {}
                }
            }
        }
    }
    .into_string()
}

/// How many buckets of a facet are chosen; nothing where none is.
pub fn badge(context: &Context<'_>, facet: Facet) -> String {
    let chosen = context.address.selection.chosen(facet).len();
    html! { @if chosen > 0 { span.badge { (chosen) } } }.into_string()
}

/// Whether one of the chosen buckets is enough, or all are asked for. Offered where a case can hold
/// several and at least two are chosen.
pub fn any_or_all(context: &Context<'_>, facet: Facet) -> String {
    let words = context.words();
    let selection = &context.address.selection;
    let every = selection.every(facet);
    let is_offered = facet.holds_several() && (selection.chosen(facet).len() > 1 || every);
    let choice = |value: bool, label: &str| {
        html! {
            button type="button" id=(format!("{}-{value}", facet.key()))
                data-href=(context.href(|to| to.selection.set_every(facet, value)))
                aria-pressed=((every == value).to_string()) { (label) }
        }
    };
    html! {
        @if is_offered {
            div.switch role="group" aria-label=((words.any_or_all)((words.facet)(facet))) {
                (choice(false, words.any_of))
                (choice(true, words.all_of))
            }
        }
    }
    .into_string()
}
