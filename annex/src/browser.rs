//! What the annex takes of the browser beyond what the page does.

pub mod kiosk;
