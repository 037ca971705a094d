//! The eras behind the timeline, as the desk wrote them.

use anlan_engine::eras::{Era, read};
use anlan_pages::words::Locale;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Where they lie, seen from the page.
fn address(locale: Locale) -> &'static str {
    match locale {
        Locale::Hant => "data/eras.zh-Hant.json",
        Locale::Hans | Locale::En => "data/eras.json",
    }
}

/// The eras in the script of a language; none where they do not arrive.
pub async fn eras(locale: Locale) -> Vec<Era> {
    let text: Result<Option<String>, JsValue> = async {
        let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
        let response = JsFuture::from(window.fetch_with_str(address(locale))).await?;
        let response: Response = response.dyn_into()?;
        if !response.ok() {
            return Ok(None);
        }
        Ok(JsFuture::from(response.text()?).await?.as_string())
    }
    .await;
    let text = text.ok().flatten().unwrap_or_default();
    read(text.as_bytes()).unwrap_or_default()
}
