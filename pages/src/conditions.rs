//! The conditions in force, each with a way to take it back.

use anlan_engine::selection::Condition;
use maud::{Markup, html};

use crate::context::Context;
use crate::hits::clear_all;

/// The conditions as removable chips under a heading; nothing where none is in force.
pub fn conditions(context: &Context<'_>) -> String {
    let conditions = context.address.selection.conditions();
    html! {
        @if !conditions.is_empty() {
            section.conditions aria-labelledby="conditions" {
                h2 id="conditions" { (context.words().conditions) }
                ul { @for condition in conditions { li { (chip(context, condition)) } } }
                (clear_all(context))
            }
        }
    }
    .into_string()
}

fn chip(context: &Context<'_>, condition: Condition) -> Markup {
    let words = context.words();
    let selection = &context.address.selection;
    let (about, value) =
        context.address.locale.condition_name(context.collection, selection, condition);
    html! {
        button.chip type="button"
            data-href=(context.href(|to| to.selection = selection.clone().without(condition)))
            aria-label=((words.condition_remove)(&(words.pair)(&about, &value))) {
            span.chip-about { ((words.pair)(&about, "")) }
            span.chip-value { (context.mixed(&value)) }
            svg viewBox="0 0 20 20" aria-hidden="true" { path d="M6 6l8 8M14 6l-8 8" {} }
        }
    }
}

/// The button that takes back every condition; nothing where none is in force.
pub fn clear(context: &Context<'_>) -> String {
    if context.address.selection.conditions().is_empty() {
        return String::new();
    }
    clear_all(context).into_string()
}

/// How many conditions are in force, with the word for them for whoever does not see where the number
/// stands; nothing where none is.
pub fn badge(context: &Context<'_>) -> String {
    let conditions = context.address.selection.conditions().len();
    html! {
        @if conditions > 0 {
            span.badge { (conditions) }
            span.visually-hidden { " " ((context.words().of_conditions)(conditions)) }
        }
    }
    .into_string()
}
