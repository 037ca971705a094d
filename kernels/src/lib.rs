//! The inner loops of the engine: over [`bits`], over numbers to [`sort`], over short [`lists`], over
//! bytes to [`find`] and [`pairs`] of characters that lead to them, over [`json`], over what is
//! [`unseen`] in a text. They are a package of their own so that they are compiled for speed while the
//! page around them is compiled for size. Nothing here knows what a case is.

pub mod bits;
pub mod find;
pub mod json;
pub mod lists;
pub mod pairs;
pub mod sort;
pub mod unseen;
pub mod work;

/// A number of items as it is kept in lists. No collection has as many as `u32` can hold; a larger
/// number is cut to that.
#[inline]
pub fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
