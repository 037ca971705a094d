//! A published article, turned into a draft of a case: what became of each paragraph, and what it
//! offers for each field, with the place that it was read from.
//!
//! In reading order: [`input`] tells what bytes are, and [`plain`], [`html`] and [`docx`] make lines of
//! them; [`pieces`] makes the paragraphs that were written of these; [`heading`] and [`section`] know
//! headings, [`boilerplate`] what a site puts around an article, and [`parts`] decides what becomes of
//! each piece; [`figure`], [`date`], [`honour`], [`milestone`], [`place`], [`term`] and [`origin`] read
//! candidates, with [`sentence`], [`numeral`] and [`script`]; [`draft`] holds it all together, [`accept`]
//! makes a case of what a person accepts, and [`report`] says it in [`words`].

pub mod accept;
mod boilerplate;
pub mod date;
mod docx;
pub mod draft;
pub mod figure;
mod heading;
mod honour;
mod html;
pub mod input;
mod milestone;
mod numeral;
mod origin;
mod parts;
mod pieces;
mod place;
mod plain;
pub mod report;
pub mod script;
mod section;
pub mod sentence;
mod term;
mod texts;
pub mod words;

pub use accept::{Partial, accept, is_accepted_unasked};
pub use draft::{Candidate, Draft, Field, Knowledge, draft};
pub use input::{Article, Refusal, from_bytes, from_text};
