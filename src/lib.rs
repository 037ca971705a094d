//! The page: Anlan's screen over the engine.
//!
//! In reading order: [`app`] loads the collection once and mounts the rest; [`address`] is the
//! state; [`explorer`] holds the one signal over it, the answers and the verbs; the views draw;
//! [`words`] are all that is said; [`browser`] is everything of the page around us.

pub mod address;
pub mod app;
pub mod browser;
pub mod chart;
pub mod citation;
pub mod explorer;
pub mod view;
pub mod words;
