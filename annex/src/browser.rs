//! Everything of the browser that the annex touches and the page does not.

pub mod about;
pub mod article;
pub mod download;
pub mod eras;
pub mod fetch;
pub mod hand;
pub mod kiosk;
pub mod picture;
pub mod print;
pub mod search_field;
pub mod seen;
pub mod settings;
pub mod slot;
pub mod speech;
mod trace;
