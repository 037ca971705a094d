//! The cases of a collection, kept as the JSON that they came as and read when asked for: most of a
//! large collection is never looked at, and as JSON it takes a fraction of the memory.

use std::sync::OnceLock;

use hifijson::SliceLexer;
use hifijson::token::Lex as _;

use crate::case::Case;
use crate::read::{Read as _, Trail, skip};

/// Cases in the order of their collection.
pub(crate) struct Records {
    bytes: Vec<u8>,
    /// Where in the bytes each case starts.
    starts: Vec<u32>,
    /// Those that were read.
    cases: Vec<OnceLock<Box<Case>>>,
}

impl Records {
    /// The cases that start at these places of the bytes, each of which was read once already.
    pub(crate) fn new(bytes: Vec<u8>, starts: Vec<u32>) -> Records {
        let cases = starts.iter().map(|_| OnceLock::new()).collect();
        Records { bytes, starts, cases }
    }

    /// The number of cases.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// A case, which is kept from the first time on.
    pub(crate) fn case(&self, at: usize) -> &Case {
        self.cases[at].get_or_init(|| Box::new(self.read(at)))
    }

    /// A case as the JSON that it came as.
    pub(crate) fn text(&self, at: usize) -> &str {
        let bytes = self.bytes.get(self.starts[at] as usize..).unwrap_or_default();
        let mut lexer = SliceLexer::new(bytes);
        let first = lexer.ws_peek().unwrap_or_default();
        // It was read once already.
        let _ = skip(first, &mut lexer);
        let len = bytes.len() - lexer.as_slice().len();
        bytes.get(..len).and_then(|own| str::from_utf8(own).ok()).unwrap_or_default()
    }

    /// A case, read and not kept.
    pub(crate) fn read(&self, at: usize) -> Case {
        record(self.bytes.get(self.starts[at] as usize..).unwrap_or_default())
    }
}

/// The case that the bytes begin with; a blank one where they do not begin with a case.
pub(crate) fn record(bytes: &[u8]) -> Case {
    let mut lexer = SliceLexer::new(bytes);
    let first = lexer.ws_peek().unwrap_or_default();
    Case::read(first, &mut lexer, &mut Trail::default())
}
