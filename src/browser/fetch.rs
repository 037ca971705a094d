//! The one file that the page loads, in the script of its language.

use anlan_pages::words::Locale;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, ReadableStreamReadResult, Response};

use super::turn::Turn;

/// Where the bundle lies, seen from the page.
fn address(locale: Locale) -> &'static str {
    match locale {
        Locale::Hant => "data/collection.zh-Hant.json",
        Locale::Hans | Locale::En => "data/collection.json",
    }
}

/// Why the bundle did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer; the browser's own words.
    Network(String),
    /// An answer with a status other than success.
    Status(u16),
}

/// The bytes of the bundle, taken part by part as they arrive: all at once would hold up the page.
///
/// # Errors
/// Where the server does not answer, or answers with anything but success.
pub async fn bundle(locale: Locale) -> Result<Vec<u8>, FetchError> {
    let response = answer(address(locale)).await.map_err(network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body = response.body().ok_or_else(|| FetchError::Network(String::new()))?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    let mut turn = Turn::begin();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(network)?;
        let part: ReadableStreamReadResult = part.unchecked_into();
        if part.get_done() == Some(true) {
            return Ok(bytes);
        }
        bytes.extend_from_slice(&Uint8Array::new(&part.get_value()).to_vec());
        if turn.is_over() {
            turn.pass().await;
        }
    }
}

async fn answer(address: &str) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    JsFuture::from(window.fetch_with_str(address)).await?.dyn_into()
}

/// What the browser threw, in its own words.
fn network(thrown: JsValue) -> FetchError {
    let error = thrown.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    FetchError::Network(error.map(String::from).unwrap_or_default())
}
