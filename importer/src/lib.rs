//! Spreadsheets to drafts of cases, and cases to spreadsheets. Bytes in, bytes and values out: nothing
//! here reads a file, asks the time or throws dice.
//!
//! In reading order: [`columns`] says what the sheets and columns are, [`words`] every sentence;
//! [`template`] writes workbooks. Reading goes through [`open`] (what kind of file), [`workbook`] and
//! [`lines`] (its cells, as in [`grid`]), [`headings`] (which column is which) and [`gather`] (rows to
//! [`draft`]s), with [`names`], [`dates`] and [`amounts`] for single values; what could not be understood
//! is said in [`remark`]s. [`article`] stands by itself: it makes drafts of published articles.

mod amounts;
mod archive;
pub mod article;
mod cells;
pub mod columns;
mod compound;
mod dates;
pub mod draft;
mod gather;
mod grid;
mod headings;
pub mod lang;
mod lines;
pub mod names;
mod open;
pub mod remark;
pub mod template;
pub mod wording;
pub mod words;
mod workbook;

pub use gather::{Import, Kept, read};
pub use grid::Place;

/// The most bytes of a file that are read.
pub const LARGEST: usize = 50_000_000;

/// The most bytes that a packed workbook may take unpacked.
pub const LARGEST_UNPACKED: u64 = 256_000_000;

/// The most cells of a file that are read, empty ones between others included where the kind of file
/// makes its reader hold them.
pub const MOST_CELLS: usize = 4_000_000;

/// The most cases that are read at a time: more than any collection has, and few enough to be checked.
pub const MOST_CASES: usize = 5_000;
