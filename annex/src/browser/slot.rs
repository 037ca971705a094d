//! The places in the page where views of the annex stand.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, MutationObserver, MutationObserverInit};

/// The element of that id: nothing until the page has it, and another one when the page is drawn
/// anew. Lives as long as the page.
pub fn slot(id: &'static str) -> Signal<Option<Element>, LocalStorage> {
    let find = move || document()?.get_element_by_id(id);
    let slot = RwSignal::new_local(find());
    let on_change = Closure::<dyn FnMut()>::new(move || {
        let found = find();
        if slot.with_untracked(|slot| *slot != found) {
            slot.set(found);
        }
    });
    let body = document().and_then(|document| document.body());
    let observer = MutationObserver::new(on_change.as_ref().unchecked_ref());
    if let (Some(body), Ok(observer)) = (body, observer) {
        // The page puts its parts right into the body, and begins the annex when it is shown.
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        let _ = observer.observe_with_options(&body, &options);
    }
    on_change.forget();
    slot.into()
}

/// A new element before everything else of the page.
pub fn before_page() -> Option<Element> {
    let document = document()?;
    let body = document.body()?;
    let slot = document.create_element("div").ok()?;
    body.insert_before(&slot, body.first_child().as_ref()).ok()?;
    Some(slot)
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
