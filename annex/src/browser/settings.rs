//! What a visitor sets for this device alone. `boot.js` reads it, before anything is drawn.

use web_sys::Element;

/// The size of the text that the visitor chose, as its number from the smallest.
pub fn text_size() -> usize {
    let size = root().and_then(|root| root.get_attribute("data-size"));
    size.and_then(|size| size.parse().ok()).unwrap_or(0)
}

/// Takes over another size of the text, and keeps it where the browser keeps anything.
pub fn set_text_size(size: usize) {
    let size = size.to_string();
    if let Some(root) = root() {
        let _ = root.set_attribute("data-size", &size);
    }
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    if let Some(storage) = storage {
        let _ = storage.set_item("anlan-size", &size);
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
