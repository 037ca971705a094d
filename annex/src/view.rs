//! The parts of the annex.

#![allow(missing_docs, reason = "the props of a component are named after what they are")]

pub mod about;
pub mod aloud;
pub mod districts;
pub mod figures;
pub mod kiosk;
pub mod lanes;
pub mod large;
pub mod letter_pad;
pub mod pictures;
pub mod series;
pub mod sheet;
pub mod study;
pub mod suggestions;
pub mod take;
pub mod tray;
