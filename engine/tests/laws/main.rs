//! Laws of the engine: what must hold for any collection and any question. Each law holds the
//! engine against a slow, obvious twin that filters a slice of cases and counts.
//!
//! [`made`] makes small collections and questions out of dice, [`twin`] answers in the plain way,
//! and the other modules hold the laws, by subject.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

mod comparison;
mod corpus;
mod counts;
mod diffusion;
mod figures;
mod groups;
mod grown;
mod hits;
mod hostile;
mod lanes;
mod load;
mod made;
mod marks;
mod pinyin;
mod places;
mod register;
mod selection;
mod sets;
mod sizes;
mod sources;
mod text;
mod time;
mod twin;
mod work;
