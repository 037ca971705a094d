//! From the bytes of a bundle to a collection. One bad case never takes the rest down: it is left
//! out, and what is wrong with it is said.

use std::borrow::Cow;
use std::fmt;

use hifijson::str::{Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;
use hifijson::{Error, Expect, Read as _, SliceLexer};
use serde::Serialize;

use crate::case::{Case, District, Vocabulary};
use crate::check::{Complaint, Grade, Known, Reason, check_case};
use crate::collection::{Collection, Making};
use crate::fold::Fold;
use crate::read::{Fields, Misshapen, Read as _, Trail, Value, value};
use crate::rows::Rows;

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

/// A bundle being read, so many cases at a time: reading a large one in one go would hold up a page.
pub struct Loader {
    bytes: Vec<u8>,
    /// The next byte to read.
    at: usize,
    stage: Stage,
    frame: Frame,
    known: Known,
    found: usize,
    rows: Rows,
    making: Option<Making>,
    complaints: Vec<Complaint>,
}

/// Where in a bundle a [`Loader`] is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Before the first case.
    First,
    /// After a case.
    Next,
    /// After the last case; so many of them are held against those before.
    Last(usize),
    /// Nothing is left to read, and the collection is made of it.
    End,
}

/// Why reading the frame stops.
enum Halt {
    /// It is wrong.
    Wrong(Error),
    /// The cases come now, and all else that is wanted is known.
    Cases,
}

impl From<Error> for Halt {
    fn from(error: Error) -> Halt {
        Halt::Wrong(error)
    }
}

impl From<Expect> for Halt {
    fn from(expect: Expect) -> Halt {
        Halt::Wrong(expect.into())
    }
}

impl Loader {
    /// Reads all that comes before the cases, or all but the cases where they do not come last.
    ///
    /// # Errors
    /// Where the bytes are not JSON so far, or not a bundle of this format.
    pub fn new(bytes: Vec<u8>) -> Result<Loader, LoadError> {
        let misshapen =
            |detail: &str| LoadError { kind: LoadErrorKind::Shape, detail: detail.into() };
        if u32::try_from(bytes.len()).is_err() {
            return Err(misshapen("larger than four gigabytes"));
        }
        let mut lexer = SliceLexer::new(&bytes);
        let place = |lexer: &SliceLexer<'_>| bytes.len() - lexer.as_slice().len();
        let (mut cases, mut rest) = (None, Vec::new());
        let read = match lexer.ws_peek() {
            Some(b'{') => lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
                let key = key(next, lexer)?;
                let next = lexer.ws_peek().ok_or(Expect::Value)?;
                if key != "cases" || next != b'[' || cases.is_some() {
                    rest.push((key, value(next, lexer)?));
                    return Ok(());
                }
                cases = Some(place(lexer));
                let is_known = |name| rest.iter().any(|(key, _): &(_, _)| key == name);
                if FRAME.into_iter().all(is_known) {
                    return Err(Halt::Cases);
                }
                Ok(pass_over(lexer)?)
            }),
            next => {
                let other = next.ok_or(Expect::Value.into());
                other.and_then(|next| value(next, &mut lexer)).map_err(Halt::Wrong).map(|_| ())
            }
        };
        let read = read.and_then(|()| end(&mut lexer).map_err(Halt::Wrong));
        if let Err(Halt::Wrong(error)) = read {
            return Err(not_json(place(&lexer), &error));
        }
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(misshapen("an object was expected"));
        }
        let frame = frame(Fields::new(rest))?;
        let at = cases.ok_or_else(|| misshapen("cases – a list was expected"))? + 1;
        let known = Known::new(&frame.vocabulary, &frame.districts);
        Ok(Loader {
            bytes,
            at,
            stage: Stage::First,
            frame,
            known,
            found: 0,
            rows: Rows::default(),
            making: None,
            complaints: Vec::new(),
        })
    }

    /// How much of the bundle is read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        self.at as f64 / self.bytes.len() as f64
    }

    /// Reads so many cases on; false where there is none left.
    ///
    /// # Errors
    /// Where the bytes are not JSON.
    pub fn step(&mut self, cases: usize) -> Result<bool, LoadError> {
        for _ in 0..cases {
            match self.stage {
                Stage::First | Stage::Next => {}
                Stage::Last(at) if at < self.rows.len() => {
                    self.complaints.extend(self.rows.check_before(&self.bytes, at));
                    self.stage = Stage::Last(at + 1);
                    continue;
                }
                // From here on each step takes as long as some thousand cases.
                Stage::Last(_) => {
                    self.making = Some(Making::new(std::mem::take(&mut self.rows)));
                    self.stage = Stage::End;
                    return Ok(true);
                }
                Stage::End => {
                    let Frame { vocabulary, districts, .. } = &self.frame;
                    let making = self.making.as_mut();
                    return Ok(making.is_some_and(|making| making.step(vocabulary, districts)));
                }
            }
            let mut lexer = SliceLexer::new(&self.bytes[self.at..]);
            let read = self.next(&mut lexer);
            let at = self.bytes.len() - lexer.as_slice().len();
            let shaped = read.map_err(|error| not_json(at, &error))?;
            self.at = at;
            let Some((start, shaped)) = shaped else {
                self.rows.end();
                self.stage = Stage::Last(0);
                continue;
            };
            self.take(start, shaped);
        }
        Ok(true)
    }

    /// The next case with the place where it starts; `None` at the end of the bundle.
    fn next<'a>(&'a self, lexer: &mut SliceLexer<'a>) -> Result<Option<(usize, Shaped)>, Error> {
        let mut next = lexer.ws_peek().ok_or(Expect::CommaOrEnd)?;
        if next == b']' {
            lexer.take_next();
            return rest(lexer).map(|()| None);
        }
        if self.stage == Stage::Next {
            lexer.expect(|_| Some(next), b',').ok_or(Expect::CommaOrEnd)?;
            next = lexer.ws_peek().ok_or(Expect::Value)?;
        }
        let start = self.bytes.len() - lexer.as_slice().len();
        Ok(Some((start, case(self.found, next, lexer)?)))
    }

    fn take(&mut self, start: usize, shaped: Shaped) {
        self.stage = Stage::Next;
        self.found += 1;
        match shaped {
            Ok(case) => {
                let own = check_case(&case, &self.known);
                if own.iter().all(|complaint| complaint.grade != Grade::Must) {
                    self.rows.push(&case, &self.known, start..self.at);
                }
                self.complaints.extend(own);
            }
            Err(own) => self.complaints.extend(own),
        }
    }

    /// The collection, once all is read; of the cases that are not read yet it knows nothing.
    pub fn finish(self) -> Loaded {
        let Loader { bytes, frame, found, rows, making, complaints, .. } = self;
        let Frame { vocabulary, districts, variants } = frame;
        let fold = Fold::with_variants(&variants);
        let making = making.unwrap_or_else(|| Making::new(rows));
        let collection = making.finish(vocabulary, districts, fold, bytes);
        Loaded { collection, found, complaints }
    }
}

/// What comes after the cases means nothing; it only must be JSON.
fn rest(lexer: &mut SliceLexer<'_>) -> Result<(), Error> {
    while lexer.expect(SliceLexer::ws_peek, b',').is_some() {
        let next = lexer.ws_peek().ok_or(Expect::String)?;
        key(next, lexer)?;
        let next = lexer.ws_peek().ok_or(Expect::Value)?;
        value(next, lexer)?;
    }
    lexer.expect(SliceLexer::ws_peek, b'}').ok_or(Expect::CommaOrEnd)?;
    end(lexer)
}

fn not_json(at: usize, error: &Error) -> LoadError {
    LoadError { kind: LoadErrorKind::NotJson, detail: format!("byte {at}: {error}") }
}

/// A key, whose quotation mark is the next byte, and the colon after it.
fn key<'a>(next: u8, lexer: &mut SliceLexer<'a>) -> Result<Cow<'a, str>, Error> {
    lexer.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
    let key = lexer.str_string().map_err(Error::Str)?;
    lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
    Ok(key)
}

fn end(lexer: &mut SliceLexer<'_>) -> Result<(), Error> {
    match lexer.ws_peek() {
        None => Ok(()),
        Some(_) => Err(Expect::Eof.into()),
    }
}

/// A case, or all that is wrong with its shape.
type Shaped = Result<Case, Vec<Complaint>>;

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

/// Reads a bundle in one go.
///
/// # Errors
/// Where the bytes are not JSON, or not a bundle of this format. What is wrong inside a single case
/// is no error but a complaint in the result.
pub fn load(bytes: impl Into<Vec<u8>>) -> Result<Loaded, LoadError> {
    let mut loader = Loader::new(bytes.into())?;
    while loader.step(usize::MAX)? {}
    Ok(loader.finish())
}

/// The names of all that a bundle has beside its cases.
const FRAME: [&str; 4] = ["format", "vocabulary", "districts", "variants"];

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
