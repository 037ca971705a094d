//! The search field of the page: what is typed into it, and the attributes by which it says that words
//! are suggested below it.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

/// The id of the field.
const FIELD: &str = "search";

/// What happens to the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// It was entered, or something was typed into it.
    Typed,
    /// It was left.
    Left,
}

fn field() -> Option<HtmlInputElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(FIELD)?.dyn_into().ok()
}

/// What stands in the field.
pub fn text() -> String {
    field().map(|field| field.value()).unwrap_or_default()
}

/// Puts another text into the field, as if it had been typed.
pub fn write(text: &str) {
    let Some(field) = field() else { return };
    field.set_value(text);
    let options = web_sys::EventInit::new();
    options.set_bubbles(true);
    if let Ok(input) = Event::new_with_event_init_dict("input", &options) {
        let _ = field.dispatch_event(&input);
    }
}

/// Sets an attribute of the field, or takes it away.
pub fn set(name: &str, value: Option<&str>) {
    let Some(field) = field() else { return };
    let _ = match value {
        Some(value) => field.set_attribute(name, value),
        None => field.remove_attribute(name),
    };
}

/// Takes the focus from the field.
pub fn leave() {
    if let Some(field) = field() {
        let _ = field.blur();
    }
}

/// Whether the field has the focus.
pub fn is_entered() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    active.is_some_and(|active| active.id() == FIELD)
}

/// Calls back with what happens to the field, as long as the page lives. What an input method is still
/// composing is not typed yet.
pub fn on_happening(call: impl Fn(Happening) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let call = Rc::new(call);
    let kinds = [
        ("focusin", Happening::Typed),
        ("input", Happening::Typed),
        ("compositionend", Happening::Typed),
        ("focusout", Happening::Left),
    ];
    for (kind, happening) in kinds {
        let call = call.clone();
        EventListener::new(&window, kind, move |event| {
            if is_of_field(event) && !is_composing(event) {
                call(happening);
            }
        })
        .forget();
    }
}

/// Calls back with each key that goes down in the field, before the page hears of it; where it returns
/// true the key is used up.
pub fn on_key(call: impl Fn(&str) -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options =
        EventListenerOptions { phase: gloo_events::EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if is_of_field(event) && !key.is_composing() && call(&key.key()) {
            event.prevent_default();
            event.stop_propagation();
        }
    })
    .forget();
}

fn is_of_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|target| target.id() == FIELD)
}

fn is_composing(event: &Event) -> bool {
    event.type_() == "input"
        && js_sys::Reflect::get(event, &"isComposing".into()).is_ok_and(|is| is.is_truthy())
}
