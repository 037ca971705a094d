//! The editors' desk in the page. It runs in a worker, beside the page's one thread: acts go in, documents and
//! files come out ([`act`]). It checks with `anlan-author` and reads with `anlan-importer`, so that it says what
//! the command line says.
//!
//! In reading order: [`desk`] is the state, [`draft`] a case in the making, [`incoming`] what is brought;
//! [`answer`] does what is asked for, [`output`] makes what is saved, and [`page`] draws it, with [`speech`], [`choices`] and
//! [`completeness`]; [`release`] makes the next version of the collection and its site, and [`packing`] puts
//! files together.

pub mod act;
pub mod answer;
pub mod choices;
pub mod completeness;
pub mod desk;
pub mod draft;
pub mod incoming;
pub mod output;
pub mod packing;
pub mod page;
pub mod path;
pub mod release;
pub mod speech;
