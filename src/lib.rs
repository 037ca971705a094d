//! The page: Anlan's screen over the engine.
//!
//! In reading order: [`app`] loads the collection once and mounts the rest; [`explorer`] holds the
//! one signal, the address, with the answers and the verbs; the views draw what a hand can change,
//! and show the documents of `anlan-pages`; [`browser`] is everything of the page around us.

pub mod app;
pub mod browser;
pub mod chart;
pub mod explorer;
pub mod view;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
