//! The documents of the desk.

pub mod article;
pub mod cases;
pub mod changes;
pub mod draft;
pub mod form;
pub mod report;
pub mod start;
