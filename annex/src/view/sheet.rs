//! A style sheet of the annex.

use leptos::html::Link;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::fetch;

/// A style sheet that comes with what it is for. What waits for it is told once it is there, or known not
/// to come; then it is asked for again as soon as it may.
#[component]
pub fn Sheet(
    href: &'static str,
    #[prop(optional)] on_known: Option<Callback<()>>,
) -> impl IntoView {
    let link = NodeRef::<Link>::new();
    let known = move || {
        if let Some(on_known) = on_known {
            on_known.run(());
        }
    };
    let failed = move |_| {
        known();
        spawn_local(async move {
            fetch::next_chance().await;
            // What it is for may be gone by then.
            if let Some(link) = link.try_get_untracked().flatten() {
                link.set_href(href);
            }
        });
    };
    view! {
        <link
            rel="stylesheet"
            href=href
            node_ref=link
            on:load=move |_| known()
            on:error=failed
        />
    }
}
