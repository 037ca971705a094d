//! A real link to a state of the page: it can be copied and opened in a new tab, and a plain click
//! goes there without loading anything.

use leptos::prelude::*;

use crate::address::Address;
use crate::browser::page::is_plain;
use crate::explorer::{Entry, Explorer};

/// A link to another state. `to` is read again whenever what it depends on changes.
#[component]
pub fn Link(
    explorer: Explorer,
    #[prop(into)] to: Signal<Address>,
    #[prop(optional, into)] class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class=class
            href=move || to.read().href(explorer.collection)
            on:click=move |click| {
                if is_plain(&click) {
                    click.prevent_default();
                    explorer.go(to.get_untracked(), Entry::Push);
                }
            }
        >
            {children()}
        </a>
    }
}
