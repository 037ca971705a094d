//! The annex of the page: what is fetched only when it is asked for, so that a first visit need not
//! carry it.
//!
//! It is a module of its own beside the page's, over the same collection and the same address: it
//! hears of every address that the page writes, and the page follows every address that the annex
//! writes. Nothing else passes between them. Each of its views stands in a slot that the page leaves
//! for it, or over the page.

pub mod aloud;
pub mod app;
pub mod browser;
pub mod view;
