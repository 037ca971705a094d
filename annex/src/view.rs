//! The parts of the annex.

#![allow(missing_docs, reason = "the props of a component are named after what they are")]

pub mod aloud;
pub mod districts;
pub mod kiosk;
pub mod large;
pub mod letter_pad;
pub mod pictures;
pub mod study;
pub mod suggestions;
