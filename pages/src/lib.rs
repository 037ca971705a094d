//! What stands still on the screen: texts made of the collection, written once and read.
//!
//! In reading order: [`words`] are all that is said, in each language; an [`address`] is the state
//! that a link leads to; a [`context`] is what a document is written from. Each other module writes
//! the HTML or SVG of one document. Nothing here knows a browser, and nothing reacts: whoever shows
//! a document writes it again when its context has changed. Every text from the collection is
//! escaped by the templates.

pub mod about;
pub mod address;
pub mod attract;
pub mod booklet;
pub mod case;
pub mod citation;
pub mod compare;
pub mod conditions;
pub mod context;
pub mod district;
pub mod districts;
pub mod facets;
pub mod figures;
pub mod frame;
pub mod groups;
pub mod hits;
pub mod imprint;
pub mod lanes;
mod leaf;
mod marked;
mod marks;
pub mod masthead;
pub mod matrix;
pub mod mechanism;
pub mod mechanisms;
pub mod more;
pub mod notices;
pub mod own;
pub mod picture;
pub mod qr;
pub mod ranking;
pub mod series;
pub mod shell;
pub mod take;
pub mod timeline;
mod unknown;
pub mod venue;
pub mod words;
