//! Stands in for the crate `wasm-streams`, which the framework needs for what it can do with a server.
//!
//! The page has no server and calls none of this. The crate exports four classes to JavaScript, and what
//! is exported is kept: three kilobytes of every first visit. What stands here is no more than is named.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// A stream of the browser.
pub struct ReadableStream {
    raw: Raw,
}

impl ReadableStream {
    /// A stream of what is given, one after another. Never called: it would be sent to a server.
    ///
    /// # Panics
    /// Always.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unreachable!("this page sends no stream")
    }

    /// A stream of the browser.
    pub fn from_raw(raw: Raw) -> Self {
        ReadableStream { raw }
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> Raw {
        self.raw
    }

    /// What comes of it, one after another. Never called: a server would have sent it.
    pub fn into_stream(self) -> Unread {
        Unread(self.raw)
    }
}

/// A stream that nobody reads.
pub struct Unread(Raw);

impl Stream for Unread {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        unreachable!("this page reads no stream of a server: {:?}", self.0)
    }
}

#[cfg(test)]
mod tests {
    /// Where another version is asked for, the crate itself is taken without a word.
    #[test]
    fn nothing_else_has_its_place() {
        let lock = include_str!("../../Cargo.lock");
        let named: Vec<&str> = lock
            .split("[[package]]")
            .filter(|own| own.contains("name = \"wasm-streams\""))
            .collect();
        assert_eq!(named.len(), 1, "{named:?}");
        assert!(!named[0].contains("source ="), "{}", named[0]);
    }
}
