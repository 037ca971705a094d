//! Everything of the page around us: what the browser gives and takes. Nothing else in the page
//! touches it.

pub mod fetch;
pub mod history;
pub mod lines;
pub mod page;
pub mod size;
pub mod turn;
