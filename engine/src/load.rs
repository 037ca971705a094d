//! From the bytes of a bundle to a collection. One bad case never takes the rest down: it is left
//! out, and what is wrong with it is said.

use std::fmt;

use hifijson::str::{Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;
use hifijson::{Error, Expect, Read as _, SliceLexer};
use serde::Serialize;

use crate::case::{Case, District, Vocabulary};
use crate::check::{Complaint, Grade, Known, Reason, check_case, check_together};
use crate::collection::Collection;
use crate::fold::Fold;
use crate::read::{Fields, Misshapen, Read as _, Trail, Value, value};

/// The format that this engine reads and writes.
pub const FORMAT: u32 = 1;

/// What the page loads, as the author's desk writes it.
#[derive(Debug, Serialize)]
pub struct Bundle<'a> {
    /// Always [`FORMAT`].
    pub format: u32,
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// The places.
    pub districts: &'a [District],
    /// Pairs of characters for [`Fold::with_variants`].
    pub variants: &'a str,
    /// The cases.
    pub cases: &'a [Case],
}

/// A collection with what is wrong with it.
pub struct Loaded {
    /// The cases that can be shown.
    pub collection: Collection,
    /// The number of cases that the bundle holds, good and bad.
    pub found: usize,
    /// Everything wrong, in the order of the bundle; what is wrong between cases comes last.
    pub complaints: Vec<Complaint>,
}

impl Loaded {
    /// The number of cases left out.
    pub fn left_out(&self) -> usize {
        self.found - self.collection.len()
    }
}

/// Why no collection could be made at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// What kind of failure it was.
    pub kind: LoadErrorKind,
    /// Where and why, in the parser's own words.
    pub detail: String,
}

/// The kinds of [`LoadError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadErrorKind {
    /// Not JSON.
    NotJson,
    /// JSON, but not of the shape of a bundle.
    Shape,
    /// A bundle of another format.
    Format,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for LoadError {}

/// A case, or all that is wrong with its shape.
type Shaped = Result<Case, Vec<Complaint>>;

/// Reads the cases one by one, so that no more than one of them is ever held as JSON, and the rest
/// of the bundle whole.
fn read<'a>(
    first: u8,
    lexer: &mut SliceLexer<'a>,
) -> Result<(Option<Vec<Shaped>>, Option<Fields<'a>>), Error> {
    if first != b'{' {
        return value(first, lexer).map(|_| (None, None));
    }
    let (mut cases, mut rest) = (None, Vec::new());
    lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
        lexer.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
        let key = lexer.str_string().map_err(Error::Str)?;
        lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
        let next = lexer.ws_peek().ok_or(Expect::Value)?;
        if key != "cases" {
            rest.push((key, value(next, lexer)?));
        } else if next == b'[' && cases.is_none() {
            let mut own = Vec::new();
            lexer.discarded().seq(b']', SliceLexer::ws_peek, |next, lexer| {
                own.push(case(own.len(), next, lexer)?);
                Ok::<_, Error>(())
            })?;
            cases = Some(own);
        } else {
            value(next, lexer)?;
        }
        Ok::<_, Error>(())
    })?;
    Ok((cases, Some(Fields::new(rest))))
}

/// What is JSON and yet no case is a complaint about this case, not the end of all.
fn case(at: usize, first: u8, lexer: &mut SliceLexer<'_>) -> Result<Shaped, Error> {
    let start = lexer.as_slice();
    let (id, found) = match value(first, lexer) {
        Ok(own) => {
            let id = id(&own);
            let mut trail = Trail::default();
            let case = Case::read(own, &mut trail);
            match trail.end(case) {
                Ok(case) => return Ok(Ok(case)),
                Err(found) => (id, found),
            }
        }
        Err(error) if is_of_the_case_alone(&error) => {
            *lexer = SliceLexer::new(start);
            pass_over(lexer)?;
            let (field, value) = Default::default();
            (None, vec![Misshapen { field, value, why: error.to_string() }])
        }
        Err(error) => return Err(error),
    };
    let id = id.unwrap_or_else(|| format!("#{}", at + 1));
    let complaint = |Misshapen { field, value, why }| Complaint {
        grade: Grade::Must,
        case: id.clone(),
        field,
        value,
        reason: Reason::Shape(why),
        nearest: None,
    };
    Ok(Err(found.into_iter().map(complaint).collect()))
}

/// Whether an error leaves the text JSON all the same: half a surrogate pair, or too much depth.
fn is_of_the_case_alone(error: &Error) -> bool {
    match error {
        Error::Str(error) => error.is_unicode_error(),
        Error::Depth => true,
        Error::Num(_) | Error::Token(_) => false,
    }
}

/// Goes to the end of a list or an object, however deep.
fn pass_over(lexer: &mut SliceLexer<'_>) -> Result<(), Error> {
    let mut depth = 0_usize;
    loop {
        match lexer.take_next().ok_or(Expect::CommaOrEnd)? {
            b'"' => lexer.str_ignore().map_err(Error::Str)?,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Ok(());
        }
    }
}

/// The id of a case of whatever shape.
fn id(case: &Value<'_>) -> Option<String> {
    let Value::Object(fields) = case else { return None };
    match fields.iter().find(|(key, _)| key == "id") {
        Some((_, Value::String(id))) => Some(id.to_string()),
        _ => None,
    }
}

/// Reads a bundle.
///
/// # Errors
/// Where the bytes are not JSON, or not a bundle of this format. What is wrong inside a single case
/// is no error but a complaint in the result.
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadError> {
    let mut lexer = SliceLexer::new(bytes);
    let (shaped, rest) = lexer.exactly_one(SliceLexer::ws_peek, read).map_err(|error| {
        let at = bytes.len() - lexer.as_slice().len();
        LoadError { kind: LoadErrorKind::NotJson, detail: format!("byte {at}: {error}") }
    })?;
    let misshapen = |detail| LoadError { kind: LoadErrorKind::Shape, detail };
    let rest = rest.ok_or_else(|| misshapen("an object was expected".to_owned()))?;
    let Frame { vocabulary, districts, variants } = frame(rest)?;
    let shaped = shaped.ok_or_else(|| misshapen("cases – a list was expected".to_owned()))?;

    let found = shaped.len();
    let known = Known::new(&vocabulary, &districts);
    let mut complaints = Vec::new();
    let mut cases: Vec<Case> = Vec::with_capacity(found);
    for shaped in shaped {
        match shaped {
            Ok(case) => {
                let own = check_case(&case, &known);
                if own.iter().all(|complaint| complaint.grade != Grade::Must) {
                    cases.push(case);
                }
                complaints.extend(own);
            }
            Err(own) => complaints.extend(own),
        }
    }
    complaints.extend(check_together(&mut cases));
    let collection = Collection::new(vocabulary, districts, cases, Fold::with_variants(&variants));
    Ok(Loaded { collection, found, complaints })
}

/// Everything around the cases.
struct Frame {
    vocabulary: Vocabulary,
    districts: Vec<District>,
    variants: String,
}

/// The format comes first: a bundle of another may have any shape.
fn frame(mut rest: Fields<'_>) -> Result<Frame, LoadError> {
    let mut trail = Trail::default();
    let format: u32 = rest.take("format", &mut trail);
    if trail.is_clear() && format != FORMAT {
        let detail = format!("format {format}, expected {FORMAT}");
        return Err(LoadError { kind: LoadErrorKind::Format, detail });
    }
    let frame = Frame {
        vocabulary: rest.take("vocabulary", &mut trail),
        districts: rest.take("districts", &mut trail),
        variants: rest.take("variants", &mut trail),
    };
    trail.end(frame).map_err(|found| {
        let said: Vec<String> = found.iter().map(ToString::to_string).collect();
        LoadError { kind: LoadErrorKind::Shape, detail: said.join("; ") }
    })
}
