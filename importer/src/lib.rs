//! What others wrote, turned into drafts of cases: text or bytes in, a draft out. No file, clock or
//! network is known here, and nothing is decided that a person has not seen.

pub mod article;
