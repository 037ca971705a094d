//! The browser's own printing.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Prints the page whenever a button asks for it, as long as the page lives.
pub fn on_asked() {
    let Some(window) = web_sys::window() else { return };
    let printed = window.clone();
    EventListener::new(&window, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.and_then(|target| target.closest("[data-print]").ok().flatten()).is_some() {
            let _ = printed.print();
        }
    })
    .forget();
}
