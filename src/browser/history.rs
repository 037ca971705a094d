//! The one place that writes the address, and through which page and annex hear of each other.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, EventTarget, MouseEvent};

use crate::browser::page;
use crate::explorer::Entry;

/// How long an act must pause before its last state replaces the address, in milliseconds. Safari
/// refuses more than about a hundred writes in ten seconds.
const PAUSE: u32 = 300;

/// The event by which the browser tells that the visitor went back or forward.
const TRAVEL: &str = "popstate";
/// The event by which the page tells its annex of a new address.
const ADDRESS: &str = "address";
/// The event by which the annex tells the page what words may stand for.
const MEANT: &str = "meant";

thread_local! {
    /// The address that an act going on will leave behind, with the timer that writes it.
    static PENDING: RefCell<Option<(String, Timeout)>> = const { RefCell::new(None) };
}

/// The query string of the present address, with its question mark, or empty.
pub fn query() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The present address in full: the public one where the page knows of it.
pub fn href() -> String {
    let own = || web_sys::window().and_then(|window| window.location().href().ok());
    home().map(|home| home + &query()).or_else(own).unwrap_or_default()
}

/// Where everybody finds what is shown here. Only the one file says so, which lies where nobody else
/// finds it.
pub fn home() -> Option<String> {
    page::root()?.get_attribute("data-home")
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
    let listener = EventListener::new(&window, TRAVEL, move |_| {
        PENDING.take();
        follow(&query());
    });
    listener.forget();
}

/// Calls back with the query string of every new address, whoever wrote it: for the annex, which
/// shows the same address as the page.
pub fn on_address(follow: impl Fn(&str) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    for kind in [ADDRESS, TRAVEL] {
        let follow = follow.clone();
        EventListener::new(&window, kind, move |_| follow(&query())).forget();
    }
}

/// Takes over a new query string at once, and the page follows as if the visitor had travelled there:
/// for the annex.
pub fn lead(query: &str, entry: Entry) {
    put(query, entry);
    say(TRAVEL);
}

/// Calls back with what the annex says that words may stand for.
pub fn on_meant(understand: impl Fn(String) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = EventListener::new(&window, MEANT, move |event| {
        let meant = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        understand(meant.unwrap_or_default());
    });
    listener.forget();
}

/// Tells the page what words may stand for: for the annex.
pub fn tell_meant(alternatives: &str) {
    let options = CustomEventInit::new();
    options.set_detail(&JsValue::from_str(alternatives));
    let event = CustomEvent::new_with_event_init_dict(MEANT, &options);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

/// Calls back with the query string of each link to another state of the page that is clicked, and
/// of each button that leads to one, as long as the view that asked is there. Links are plain ones:
/// copied, or opened in a new tab, they work as any.
pub fn on_link(visit: impl Fn(&str) + Clone + 'static) {
    if let Some(window) = web_sys::window() {
        on_link_within(&window, visit);
    }
}

/// The same for one part of the page.
pub fn on_link_within(part: &EventTarget, visit: impl Fn(&str) + Clone + 'static) {
    let listen = |kind: &'static str, act: Box<dyn Fn(&MouseEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(part, kind, options, move |event| {
            if let Some(click) = event.dyn_ref::<MouseEvent>() {
                act(click);
            }
        })
    };
    let pressed = Rc::new(RefCell::new(None::<Element>));
    let on_press = {
        let pressed = pressed.clone();
        listen(
            "pointerdown",
            Box::new(move |press| {
                pressed.replace(page::closest(press, LINK));
            }),
        )
    };
    // A field that takes over its text as the pointer leaves it has the documents written anew
    // between press and release. The browser then knows of no click: its link is gone. The one that
    // stands there now is meant.
    let on_release = {
        let visit = visit.clone();
        listen(
            "pointerup",
            Box::new(move |release| {
                let Some(gone) = pressed.take().filter(|link| !link.is_connected()) else { return };
                let link = page::at(release, LINK);
                if let Some(link) = link.filter(|link| is_successor(link, &gone)) {
                    visit(&query_of(&link));
                }
            }),
        )
    };
    let on_click = listen(
        "click",
        Box::new(move |click| {
            let Some(link) = page::closest(click, LINK) else { return };
            if link.has_attribute("data-href") || is_plain(click) {
                click.prevent_default();
                visit(&query_of(&link));
            }
        }),
    );
    let kept = StoredValue::new_local(Some([on_press, on_release, on_click]));
    on_cleanup(move || kept.update_value(|listeners| drop(listeners.take())));
}

/// Whether a link is the one that was written anew for another: of one id, or else of one text.
fn is_successor(link: &Element, gone: &Element) -> bool {
    let has_id = !gone.id().is_empty();
    if has_id { link.id() == gone.id() } else { link.text_content() == gone.text_content() }
}

/// What leads to another state of the page. Another language or mode is another document, which the
/// browser loads itself.
const LINK: &str = "a[href^='?']:not([hreflang]), [data-href]";

fn query_of(link: &Element) -> String {
    let to = link.get_attribute("data-href").or_else(|| link.get_attribute("href"));
    to.unwrap_or_default()
}

/// Whether a click asks for the link itself, rather than for a new tab or window.
fn is_plain(click: &MouseEvent) -> bool {
    click.button() == 0
        && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

/// Tells whoever listens to the window that something happened.
fn say(what: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(what)) {
        let _ = window.dispatch_event(&event);
    }
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
    say(ADDRESS);
}
