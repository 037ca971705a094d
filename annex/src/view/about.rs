//! The versions of the collection, and what is said of a case that was withdrawn.

use anlan::explorer::Explorer;
use anlan_engine::about::About as Own;
use anlan_pages::about as pages;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{about, fetch};

/// The heading, and below it what was fetched.
#[component]
pub fn About(explorer: Explorer) -> impl IntoView {
    // Nothing while it is awaited, and `None` within where it did not arrive.
    let known = RwSignal::new(None::<Option<Own>>);
    spawn_local(async move {
        loop {
            let own = about::about(explorer.locale).await;
            let is_there = own.is_some();
            // The view may be gone by then.
            let is_gone = known.try_set(Some(own)).is_some();
            if is_there || is_gone {
                break;
            }
            fetch::next_chance().await;
        }
    });
    let body = move || {
        let known = known.read();
        known.as_ref().map_or_else(String::new, |own| {
            explorer.document(&|context| pages::body(context, own.as_ref()))
        })
    };
    view! {
        <div class="study">
            <div class="study-part" inner_html=move || explorer.document(&pages::head) />
            <div class="study-part" inner_html=body />
        </div>
    }
}
