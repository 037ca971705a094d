//! What of a chart takes a hand. It knows pixels and bins, not cases; what a finger or a key does to
//! it is reported, not acted on.

#![allow(missing_docs, reason = "the props of a component are named after what they are")]

pub mod brush;
