//! The collection as tables: what the desk exports, and what a visitor of the page takes away.
//!
//! In reading order: [`rows`] says what stands in the tables, [`table`] how a table is written, and
//! [`package`] how tables are described to other programs. Nothing here reads or writes a file.

mod cell;
pub mod package;
pub mod rows;
pub mod table;

pub use cell::{DAY, is_formula};
