//! The one file that the page loads, in the script of its language.

use anlan_pages::words::Locale;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
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

/// So many times a bundle that was cut off is asked for in all.
const TRIES: u32 = 3;

#[wasm_bindgen]
extern "C" {
    /// Asks for a file, after a pause where it was tried before. Of `boot.js`, which asked for the bundle
    /// while this program was still on its way.
    #[wasm_bindgen(js_name = askFor, catch)]
    fn ask_for(path: &str, tries: u32) -> Result<Promise, JsValue>;
}

/// The bytes of the bundle. What is cut off on its way is asked for anew a few times.
///
/// # Errors
/// Where the server does not answer, or answers with anything but success.
pub async fn bundle(locale: Locale) -> Result<Vec<u8>, FetchError> {
    let mut tries = 0;
    loop {
        let read = whole(address(locale), tries).await;
        tries += 1;
        if tries == TRIES || !matches!(read, Err(FetchError::Network(_))) {
            return read;
        }
    }
}

/// The bytes of a file, taken part by part as they arrive: all at once would hold up the page.
async fn whole(path: &str, tries: u32) -> Result<Vec<u8>, FetchError> {
    let response = answer(path, tries).await.map_err(network)?;
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

async fn answer(path: &str, tries: u32) -> Result<Response, JsValue> {
    JsFuture::from(ask_for(path, tries)?).await?.dyn_into()
}

/// What the browser threw, in its own words.
fn network(thrown: JsValue) -> FetchError {
    let error = thrown.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    FetchError::Network(error.map(String::from).unwrap_or_default())
}
