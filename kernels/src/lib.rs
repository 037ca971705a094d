//! The inner loops of the engine: over words of bits, over numbers to sort, over bytes to find. They
//! are a package of their own so that they are compiled for speed while the page around them is
//! compiled for size. Nothing here knows what a case is.

pub mod bits;
pub mod find;
pub mod json;
pub mod lists;
pub mod pairs;
pub mod sort;
pub mod work;
