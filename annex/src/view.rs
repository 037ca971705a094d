//! The parts of the annex.

#![allow(missing_docs, reason = "the props of a component are named after what they are")]

pub mod aloud;
pub mod large;
