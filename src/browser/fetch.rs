//! The one file that the page loads.

use gloo_net::http::Request;

/// Where the bundle lies, seen from the page.
const BUNDLE: &str = "data/collection.json";

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
    let network = |error: gloo_net::Error| FetchError::Network(error.to_string());
    let response = Request::get(BUNDLE).send().await.map_err(network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    response.binary().await.map_err(network)
}
