//! The one place that writes the address.

use std::cell::RefCell;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, MouseEvent};

use crate::browser::page;
use crate::explorer::Entry;

/// How long an act must pause before its last state replaces the address, in milliseconds. Safari
/// refuses more than about a hundred writes in ten seconds.
const PAUSE: u32 = 300;

thread_local! {
    /// The address that an act going on will leave behind, with the timer that writes it.
    static PENDING: RefCell<Option<(String, Timeout)>> = const { RefCell::new(None) };
}

/// The query string of the present address, with its question mark, or empty.
pub fn query() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The present address in full.
pub fn href() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Takes over a new query string: at once as an entry of its own, or in place of the present one
/// when the act that it belongs to pauses.
pub fn write(query: &str, entry: Entry) {
    match entry {
        Entry::Push => {
            settle();
            put(query, Entry::Push);
        }
        Entry::Replace => PENDING.with_borrow_mut(|pending| {
            // The timer before, if there is one, is dropped and so never rings.
            *pending = Some((query.to_owned(), Timeout::new(PAUSE, settle)));
        }),
    }
}

/// Replaces the address with the one that the collection makes of it, where they differ: what was
/// unknown or stale in it goes.
pub fn correct(canonical: &str) {
    if query().strip_prefix('?').unwrap_or_default() != canonical {
        put(canonical, Entry::Replace);
    }
}

/// Calls back with the query string whenever the visitor goes back or forward, as long as the page
/// lives.
pub fn on_travel(follow: impl Fn(&str) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = EventListener::new(&window, "popstate", move |_| {
        PENDING.take();
        follow(&query());
    });
    listener.forget();
}

/// Calls back with the query string of each link to another state of the page that is clicked, and
/// of each button that leads to one, as long as the view that asked is there. Links are plain ones: copied, or
/// opened in a new tab, they work as any.
pub fn on_link(visit: impl Fn(&str) + 'static) {
    if let Some(window) = web_sys::window() {
        on_link_within(&window, visit);
    }
}

/// The same for one part of the page.
pub fn on_link_within(part: &EventTarget, visit: impl Fn(&str) + 'static) {
    let listener = EventListener::new_with_options(
        part,
        "click",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(click) = event.dyn_ref::<MouseEvent>().filter(|click| is_plain(click)) else {
                return;
            };
            let Some(link) = page::closest(click, "a[href^='?'], [data-href]") else { return };
            let to = link.get_attribute("data-href").or_else(|| link.get_attribute("href"));
            click.prevent_default();
            visit(&to.unwrap_or_default());
            let id = link.id();
            page::after(0, move || page::refocus(&id));
        },
    );
    let kept = StoredValue::new_local(Some(listener));
    on_cleanup(move || kept.update_value(|listener| drop(listener.take())));
}

/// Whether a click asks for the link itself, rather than for a new tab or window.
fn is_plain(click: &MouseEvent) -> bool {
    click.button() == 0
        && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

fn settle() {
    if let Some((query, timer)) = PENDING.take() {
        drop(timer);
        put(&query, Entry::Replace);
    }
}

fn put(query: &str, entry: Entry) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else { return };
    let url = if query.is_empty() { path } else { format!("{path}?{query}") };
    // A browser that writes no more addresses still shows the right page: nothing to be done.
    let _ = match entry {
        Entry::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        Entry::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}
