//! Handing a file to the browser, which saves it.

use anlan_pages::take::{File, Take};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, MouseEvent, Url};

/// How long the browser may take to begin saving, in milliseconds.
const WHILE: u32 = 60_000;

/// What the button that was clicked is to take.
pub fn asked(click: &MouseEvent) -> Option<Take> {
    let button = click.target()?.dyn_into::<Element>().ok()?.closest("[data-take]").ok()??;
    Take::from_key(&button.get_attribute("data-take")?)
}

/// Has the browser save a file; nothing where it cannot.
pub fn save(file: &File) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(file.bytes.as_slice()));
    let options = BlobPropertyBag::new();
    options.set_type(file.media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    hand_over(&blob, &file.name)
}

/// Has the browser save what there is under a name; nothing where it cannot.
pub(super) fn hand_over(blob: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    anlan::browser::page::after(WHILE, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}
