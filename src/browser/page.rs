//! The document, the clipboard, the clock, and clicks.

use std::cell::RefCell;

use anlan_engine::scale::percent;
use anlan_pages::own;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, FocusOptions, HtmlDialogElement, HtmlElement, MouseEvent};

/// Says in which state the page is, for the style sheet and for `boot.js`.
pub fn set_state(state: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-state", state);
    }
}

/// Whether the page is still on its way.
pub fn is_starting() -> bool {
    let state = root().and_then(|root| root.get_attribute("data-state"));
    state.as_deref() == Some("starting")
}

/// Takes over what the collection says of itself, from the root of the static page.
pub fn adopt_own() {
    if let Some(text) = root().and_then(|root| root.get_attribute(own::ATTRIBUTE)) {
        own::adopt(text);
    }
}

/// Shows the notice of the static page, with a line for whoever looks into it.
pub fn fail(why: &str) {
    if let Some(line) = document().and_then(|document| document.get_element_by_id("boot-error")) {
        line.set_text_content(Some(why));
    }
    set_state("failed");
}

/// Shows how much of the collection is read, from 0 to 1. By then half of the bar is full: all has arrived.
pub fn set_progress(share: f64) {
    let bar = document().and_then(|document| document.get_element_by_id("boot-progress"));
    if let Some(bar) = bar {
        let _ = bar.set_attribute("value", &percent(share.midpoint(1.0)).to_string());
        let _ = bar.remove_attribute("hidden");
    }
}

/// Names the page and its language.
pub fn set_title(title: &str, language: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
    if let Some(root) = root() {
        root.set_lang(language);
    }
}

/// The innermost element around the place of a click that the selector fits.
pub(super) fn closest(click: &MouseEvent, selector: &str) -> Option<Element> {
    click.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The innermost element at the place of a pointer now that the selector fits.
pub(super) fn at(pointer: &MouseEvent, selector: &str) -> Option<Element> {
    let (x, y) = (pointer.client_x() as f32, pointer.client_y() as f32);
    document()?.element_from_point(x, y)?.closest(selector).ok()?
}

/// The text that a click on a button of a document asks to be copied.
pub fn asked_to_copy(click: &MouseEvent) -> Option<String> {
    closest(click, "[data-copy]")?.get_attribute("data-copy")
}

/// Copies a text, then says whether that went well.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let written = match web_sys::window() {
            // Without https there is no clipboard, and asking for it would throw.
            Some(window) if window.is_secure_context() => {
                JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
            }
            _ => false,
        };
        done(written);
    });
}

/// Calls back once, after so many milliseconds.
pub fn after(milliseconds: u32, call: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, call).forget();
}

/// How long the page stands still before the status line speaks of it, in milliseconds: long enough
/// for whoever types or steps on to be left alone.
const PAUSE: u32 = 1400;

thread_local! {
    /// What the status line is about to say.
    static SAYING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Has the status line say a text once nothing else is to be said for a moment. What it says stands
/// there only as long as it is true.
pub fn say(text: String) {
    let write = |text: &str| {
        let line = document().and_then(|document| document.get_element_by_id("status"));
        if let Some(line) = line {
            line.set_text_content(Some(text));
        }
    };
    write("");
    SAYING.set(Some(Timeout::new(PAUSE, move || write(&text))));
}

/// Today's date as in `2020-12-10`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Opens or closes a dialog as a modal one; does nothing where it is so already.
pub fn set_open(dialog: &HtmlDialogElement, open: bool) {
    if open && !dialog.open() {
        let _ = dialog.show_modal();
        dialog.set_scroll_top(0);
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Moves the keyboard's focus to the element of that id, if there is one.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The text of the element of that id, if there is one.
pub fn text_of(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.text_content()
}

thread_local! {
    /// What has the focus, or had it when it was taken from the page.
    static FOCUSED: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Remembers what has the focus, as long as the page lives, so that [`refocus`] can give it back.
pub fn watch_focus() {
    let Some(window) = web_sys::window() else { return };
    let element = |event: &Event| event.target()?.dyn_into::<Element>().ok();
    EventListener::new(&window, "focusin", move |event| {
        FOCUSED.set(element(event));
    })
    .forget();
    EventListener::new(&window, "focusout", move |event| {
        // What is taken away from the page did not lose the focus by a visitor's will. Whether it is
        // taken away shows a moment later.
        let left = element(event);
        after(0, move || {
            let is_left = |own: &Element| left.as_ref() == Some(own) && own.is_connected();
            FOCUSED.with_borrow_mut(|focused| drop(focused.take_if(|own| is_left(own))));
        });
    })
    .forget();
}

/// Gives the focus back where a document was written anew under it: to the element of the same id,
/// or else to the list.
pub fn refocus() {
    let Some(gone) = FOCUSED.take() else { return };
    if gone.is_connected() {
        FOCUSED.set(Some(gone));
        return;
    }
    let Some(document) = document() else { return };
    let own = document.get_element_by_id(&gone.id());
    let element = own.or_else(|| document.get_element_by_id("hits"));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Whether the part that was opened or closed is open now.
pub fn is_open(toggle: &Event) -> bool {
    let element = toggle.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

pub(super) fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

pub(super) fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}
