//! Everything of the browser that the annex touches and the page does not.

pub mod article;
pub mod kiosk;
pub mod picture;
pub mod print;
pub mod search_field;
pub mod settings;
pub mod slot;
pub mod speech;
