//! The parts of the screen, one file each. A view draws what the explorer answers and calls its
//! verbs; it counts, filters and sorts nothing.

#![allow(missing_docs, reason = "the props of a component are named after what they are")]

pub mod case;
pub mod chart_or_table;
pub mod facets;
pub mod failure;
pub mod hits;
pub mod screen;
pub mod search_box;
pub mod timeline;
pub mod when;
