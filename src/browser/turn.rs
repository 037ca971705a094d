//! The page's one thread, shared: long work gives way to the visitor every so often.

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

use super::page::document;

/// How long work goes on before it gives way, in milliseconds. With what cannot be interrupted in it,
/// a turn stays below the fifty from which on a page feels stuck.
const LENGTH: f64 = 9.0;

/// A stretch of work.
pub struct Turn {
    began: f64,
}

impl Turn {
    /// Begins to work.
    pub fn begin() -> Turn {
        Turn { began: Date::now() }
    }

    /// Whether it is time to give way.
    pub fn is_over(&self) -> bool {
        Date::now() - self.began >= LENGTH
    }

    /// Gives way, and begins anew. Where nobody sees the page it works on: timers are slow there.
    pub async fn pass(&mut self) {
        if document().is_some_and(|document| document.hidden()) {
            return;
        }
        let after = Promise::new(&mut |resolve, _| {
            if let Some(window) = web_sys::window() {
                let _ = window.set_timeout_with_callback(&resolve);
            }
        });
        let _ = JsFuture::from(after).await;
        *self = Turn::begin();
    }
}
