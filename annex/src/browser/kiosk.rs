//! The browser of a kiosk: its clock, its hands, what it keeps for one session, and the ways on.

use std::cell::RefCell;

use anlan::browser::history;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, Document, Element, HtmlElement, NavigationType, PerformanceNavigationTiming,
    PointerEvent, Request, RequestCache, RequestInit, Response, Storage,
};

/// The event by which `kiosk.js` tells of a link that leads elsewhere.
const OUTBOUND: &str = "outbound";
/// The side of the corner that is held, in CSS pixels.
const CORNER: i32 = 96;
/// How long it is held, in milliseconds.
const HOLD: u32 = 3000;

/// Says on the root what the kiosk shows, for the style sheet and for `kiosk.js`.
pub fn set_shown(shown: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-kiosk", shown);
    }
}

/// Draws everything at so many percent of its size.
pub fn set_scale(percent: u16) {
    if let Some(root) = root() {
        let scale = format!("{}", f64::from(percent) / 100.0);
        let _ = root.style().set_property("--scale", &scale);
    }
}

/// Says that the page is broken, as the page itself does of its own bugs; `kiosk.js` hears of it.
pub fn fail() {
    anlan::browser::page::set_state("failed");
}

/// The time, in seconds.
pub fn now() -> f64 {
    js_sys::Date::now() / 1000.0
}

/// Calls back every second, as long as the page lives.
pub fn every_second(call: impl FnMut() + 'static) {
    Interval::new(1000, call).forget();
}

/// Calls back when a hand, a key or a wheel does something, and when something scrolls: with whether
/// it was a hand's own doing.
pub fn on_act(act: impl Fn(bool) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let acts = ["pointerdown", "pointerup", "touchmove", "keydown", "input", "wheel"];
    for (kind, is_own) in acts.map(|kind| (kind, true)).into_iter().chain([("scroll", false)]) {
        let act = act.clone();
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, kind, options, move |_| act(is_own)).forget();
    }
}

/// Calls back when the corner at the top right is held for three seconds.
pub fn on_corner_held(held: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    thread_local! {
        static HELD: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    }
    let width = {
        let window = window.clone();
        move || window.inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0)
    };
    let is_near = move |pointer: &PointerEvent| {
        let left = f64::from(pointer.client_x());
        pointer.client_y() < CORNER && left > width() - f64::from(CORNER)
    };
    for kind in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
        let (held, is_near) = (held.clone(), is_near.clone());
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, kind, options, move |event| {
            let in_corner = event.dyn_ref::<PointerEvent>().is_some_and(&is_near);
            match kind {
                "pointerdown" if in_corner => {
                    let held = held.clone();
                    HELD.set(Some(Timeout::new(HOLD, held)));
                }
                // A finger at rest trembles.
                "pointermove" if in_corner => {}
                _ => drop(HELD.take()),
            }
        })
        .forget();
    }
}

/// Calls back with the address of each link that leads elsewhere and is touched.
pub fn on_outbound(lead: impl Fn(String) + 'static) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, OUTBOUND, move |event| {
        let address = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        if let Some(address) = address {
            lead(address);
        }
    })
    .forget();
}

/// The page's address in full, with this query string, for whoever is to find it: the public one where
/// the page knows of it.
pub fn address_of(query: &str) -> String {
    with_query(history::home().unwrap_or_else(own_page), query)
}

/// The address of this very page in full, with this query string.
pub fn own_address(query: &str) -> String {
    with_query(own_page(), query)
}

/// A file has a path but no origin, so its address is taken whole.
fn own_page() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn with_query(page: String, query: &str) -> String {
    if query.is_empty() { page } else { format!("{page}?{query}") }
}

/// An address as a person reads it: percent signs taken back where they stand for characters.
pub fn in_words(address: &str) -> String {
    js_sys::decode_uri(address).map_or_else(|_| address.to_owned(), String::from)
}

/// Whether the page lies where only this machine finds it.
pub fn is_only_here() -> bool {
    let host = web_sys::window().and_then(|window| window.location().hostname().ok());
    history::home().is_none()
        && host.is_some_and(|host| ["", "localhost", "127.0.0.1", "[::1]"].contains(&host.as_str()))
}

/// Loads the page anew at that query string.
pub fn replace(query: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(&own_address(query));
    }
}

/// Whether the server gives the page out now.
pub async fn answers() -> bool {
    ask().await.unwrap_or(false)
}

async fn ask() -> Option<bool> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    let request = Request::new_with_str_and_init(&own_address(""), &init).ok()?;
    let answer = JsFuture::from(web_sys::window()?.fetch_with_request(&request)).await.ok()?;
    Some(answer.dyn_into::<Response>().ok()?.ok())
}

/// Whether this page was loaded anew, by a recovery or by hand, rather than gone to.
pub fn is_reloaded() -> bool {
    let performance = web_sys::window().and_then(|window| window.performance());
    let entry = performance.map(|own| own.get_entries_by_type("navigation").get(0));
    let entry = entry.and_then(|entry| entry.dyn_into::<PerformanceNavigationTiming>().ok());
    entry.is_some_and(|entry| entry.type_() == NavigationType::Reload)
}

/// Keeps a text for the session, where the browser keeps any.
pub fn keep(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, text);
    }
}

/// A text kept for the session.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Forgets everything kept for the session.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
}

/// Closes the sheet of filters, scrolls to the top, and takes the focus from whatever has it.
pub fn let_go() {
    let Some(window) = web_sys::window() else { return };
    let close = document().and_then(|own| own.query_selector(".is-open .filters-foot button").ok());
    if let Some(close) = close.flatten().and_then(|own| own.dyn_into::<HtmlElement>().ok()) {
        close.click();
    }
    window.scroll_to_with_x_and_y(0.0, 0.0);
    let focused = document().and_then(|document| document.active_element());
    if let Some(focused) = focused.and_then(|own| own.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.blur();
    }
}

/// Stands an element at the end of the open case, outside of which nothing can be touched, or else at
/// the end of the page.
pub fn stand_in_front(element: &Element) {
    let Some(document) = document() else { return };
    let case = document.query_selector("dialog.case[open]").ok().flatten();
    let Some(place) = case.or_else(|| document.body().map(Into::into)) else { return };
    if element.parent_element().as_ref() != Some(&place) {
        let _ = place.append_child(element);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}
