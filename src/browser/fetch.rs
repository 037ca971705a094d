//! The one file that the page loads.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::turn::Turn;

/// Where the bundle lies, seen from the page.
const BUNDLE: &str = "data/collection.json";

/// So many bytes are copied at a time.
const PART: u32 = 1 << 22;

/// Why the bundle did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer; the browser's own words.
    Network(String),
    /// An answer with a status other than success.
    Status(u16),
}

/// The bytes of the bundle.
///
/// # Errors
/// Where the server does not answer, or answers with anything but success.
pub async fn bundle() -> Result<Vec<u8>, FetchError> {
    let response = answer().await.map_err(network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body = response.array_buffer().map_err(network)?;
    let body = JsFuture::from(body).await.map_err(network)?;
    let body = Uint8Array::new(&body);
    let mut bytes = Vec::with_capacity(body.length() as usize);
    let mut turn = Turn::begin();
    let mut from = 0;
    while from < body.length() {
        let to = from.saturating_add(PART);
        bytes.extend_from_slice(&body.subarray(from, to).to_vec());
        from = to;
        if turn.is_over() {
            turn.pass().await;
        }
    }
    Ok(bytes)
}

async fn answer() -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    JsFuture::from(window.fetch_with_str(BUNDLE)).await?.dyn_into()
}

/// What the browser threw, in its own words.
fn network(thrown: JsValue) -> FetchError {
    let error = thrown.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    FetchError::Network(error.map(String::from).unwrap_or_default())
}
