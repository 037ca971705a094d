//! The subject of Anlan, without a screen: a collection of cases, and every answer about it.
//!
//! In reading order: [`case`] is the model and [`date`] its dates; [`load`] makes a [`collection`]
//! of a bundle and [`check`] says what is wrong with it; a [`selection`] says what is asked;
//! [`facet`], [`search`] and [`timeline`] turn each part of it into a [`case_set`], [`matches`]
//! combines them, and an [`answer`] holds what a screen reads of the result; [`hits`] are its cases in
//! an order; [`marks`] say why each is there; [`pinyin`] and
//! [`suggest`] stand apart and are linked only where letters are read; [`table`], [`related`] and what
//! studies read – [`about`], [`diffusion`], [`series`], [`lanes`] with [`eras`], [`profile`], [`ranking`], [`figures`],
//! [`comparison`], [`groups`], [`register`] – are read where they are shown.
//!
//! Nothing here knows a browser, a clock, a file or a language of the screen.

pub mod about;
pub mod answer;
pub mod case;
pub mod case_set;
pub mod check;
pub mod collection;
pub mod comparison;
pub mod date;
pub mod diffusion;
pub mod eras;
pub mod facet;
pub mod figures;
pub mod fold;
mod grid;
pub mod groups;
pub mod hits;
pub mod lanes;
pub mod load;
pub mod marks;
pub mod matches;
pub mod permalink;
pub mod pinyin;
pub mod profile;
mod rank;
pub mod ranking;
mod read;
mod records;
pub mod register;
pub mod related;
mod rows;
pub mod scale;
pub mod search;
mod segments;
pub mod selection;
pub mod series;
pub mod sources;
pub mod suggest;
pub mod table;
mod tally;
pub mod timeline;
