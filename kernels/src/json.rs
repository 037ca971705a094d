//! JSON as a tree that borrows from the text.

use std::borrow::Cow;

use hifijson::{Error, SliceLexer, value};

/// Any JSON value, borrowing from the text where that has no escapes.
pub type Value<'a> = value::Value<&'a str, Cow<'a, str>>;

/// The value whose first byte, not taken yet, is `first`; an error where it nests deeper than `depth`.
///
/// # Errors
/// Where the bytes are not JSON.
#[inline(never)]
pub fn parse<'a>(depth: usize, first: u8, lexer: &mut SliceLexer<'a>) -> Result<Value<'a>, Error> {
    value::parse_bounded(depth, first, lexer)
}
