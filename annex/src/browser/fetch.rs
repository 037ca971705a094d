//! The small files that the annex loads beside the collection.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// How long to wait before what did not arrive is asked for again, in milliseconds, where the browser
/// does not say that the network is back.
const RETRY: u32 = 30_000;

/// The text of a file, by its address seen from the page; nothing where it does not arrive.
pub async fn text(address: &str) -> Option<String> {
    let text: Result<Option<String>, JsValue> = async {
        let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
        let response = JsFuture::from(window.fetch_with_str(address)).await?;
        let response: Response = response.dyn_into()?;
        if !response.ok() {
            return Ok(None);
        }
        Ok(JsFuture::from(response.text()?).await?.as_string())
    }
    .await;
    text.ok().flatten()
}

/// Waits until what did not arrive may be asked for again.
pub async fn next_chance() {
    let chance = Promise::new(&mut |resolve, _| {
        let again = resolve.clone();
        Timeout::new(RETRY, move || drop(again.call0(&JsValue::NULL))).forget();
        if let Some(window) = web_sys::window() {
            EventListener::once(&window, "online", move |_| drop(resolve.call0(&JsValue::NULL)))
                .forget();
        }
    });
    let _ = JsFuture::from(chance).await;
}
