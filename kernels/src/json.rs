//! Reading JSON: a text, a key, the items of a list or an object; anything else as a tree that borrows
//! from the text.

use std::borrow::Cow;

use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use hifijson::{Error, Expect, SliceLexer, value};

/// Any JSON value, borrowing from the text where that has no escapes.
pub type Value<'a> = value::Value<&'a str, Cow<'a, str>>;

/// Sees an item: its first byte, not taken yet, and what it is read from.
pub type See<'s, 'a> = &'s mut dyn FnMut(u8, &mut SliceLexer<'a>) -> Result<(), Error>;

/// The value whose first byte, not taken yet, is `first`; an error where it nests deeper than `depth`.
///
/// # Errors
/// Where the bytes are not JSON.
#[inline(never)]
pub fn parse<'a>(depth: usize, first: u8, lexer: &mut SliceLexer<'a>) -> Result<Value<'a>, Error> {
    value::parse_bounded(depth, first, lexer)
}

/// The text whose quotation mark is the next byte.
///
/// # Errors
/// Where it is no JSON text.
#[inline(never)]
pub fn text<'a>(lexer: &mut SliceLexer<'a>) -> Result<Cow<'a, str>, Error> {
    lexer.discarded().str_string().map_err(Error::Str)
}

/// The key whose first byte, not taken yet, is `first`, and the first byte of its value.
///
/// # Errors
/// Where no text, colon and value come.
#[inline(never)]
pub fn key<'a>(first: u8, lexer: &mut SliceLexer<'a>) -> Result<(Cow<'a, str>, u8), Error> {
    if first != b'"' {
        return Err(Expect::String.into());
    }
    let key = text(lexer)?;
    lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
    Ok((key, lexer.ws_peek().ok_or(Expect::Value)?))
}

/// Goes through the items up to the bracket `end` of a list or an object, whose first bracket is the
/// next byte.
///
/// # Errors
/// Where the bytes are not JSON, or what `see` returns.
#[inline(never)]
pub fn each<'a>(end: u8, lexer: &mut SliceLexer<'a>, see: See<'_, 'a>) -> Result<(), Error> {
    lexer.discarded().seq(end, SliceLexer::ws_peek, see)
}
