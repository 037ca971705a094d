//! The writing desk of Anlan: checks the collection as people edit it, and builds from it what the
//! page loads.
//!
//! In reading order: `args` is what a person types, and `command` does it; [`files`] reads the data folder and
//! [`document`] its files; [`check`] finds everything wrong with them, with the rules in
//! [`structure`], [`unseen`], [`writing`], [`provenance`], [`lists`], [`readings`], [`eras`] and [`history`], as
//! [`complaint`]s that [`report`] puts into [`words`]; [`bundle`], [`readings`] and [`plain`] make the
//! files for the page, in both scripts with [`script`] and [`traditional`], [`leaves`] the pages that are
//! read without it, [`schema`] the schemas for editing programs, and [`export`] the tables for other
//! engines. [`import`] takes spreadsheets in, and [`workbook`] writes them; [`draft`] makes a
//! case of an article; [`difference`] says what changed, and [`release`]
//! makes a version of it.
//!
//! Only [`files`] and `disk` meet a disk. Every verb has a function that works on names and bytes, for
//! where there is none: without the feature `cli`, which is the command line, it is checked for WebAssembly.
//! [`progress`] tells whoever watches how far long work has come.

#[cfg(feature = "cli")]
pub mod args;
pub mod bundle;
pub mod check;
pub mod choice_lists;
pub mod collection;
pub mod colours;
#[cfg(feature = "cli")]
mod command;
pub mod complaint;
pub mod difference;
mod disk;
mod document;
pub mod draft;
mod english;
mod eras;
pub mod export;
mod field;
pub mod files;
mod ground;
mod history;
pub mod import;
pub mod leaves;
mod lines;
mod lists;
pub mod new;
pub mod plain;
pub mod progress;
pub mod provenance;
pub mod publish;
pub mod readings;
pub mod release;
pub mod report;
pub mod schema;
pub mod script;
pub mod site;
mod structure;
pub mod traditional;
mod unseen;
pub mod words;
pub mod workbook;
mod writing;

#[cfg(feature = "cli")]
pub use command::{Ending, run, run_in};
