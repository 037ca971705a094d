//! From the bytes of a bundle to a collection. One bad case never takes the rest down: it is left
//! out, and what is wrong with it is said.

use std::fmt;

use anlan_kernels::json::key;
use hifijson::str::Lex as _;
use hifijson::token::Lex as _;
use hifijson::{Error, Expect, Read as _, SliceLexer};
use serde::Serialize;

use crate::case::{Case, District, Vocabulary};
use crate::check::{Complaint, Grade, Known, LARGEST, Reason, check_case};
use crate::collection::{Collection, Making};
use crate::facet::UNKNOWN_KEY;
use crate::fold::Fold;
use crate::rank::Places;
use crate::read::{Cleaned, Misshapen, Read, Step, Trail, skip};
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
        let (mut cases, mut read, mut trail) = (None, Parts::default(), Trail::default());
        let end_of_frame = match lexer.ws_peek() {
            Some(b'{') => lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
                let (key, next) = key(next, lexer)?;
                if key != "cases" || next != b'[' || cases.is_some() {
                    read.take(&key, next, lexer, &mut trail)?;
                    return Ok(());
                }
                cases = Some(place(lexer));
                if read.is_whole() {
                    return Err(Halt::Cases);
                }
                Ok(pass_over(lexer)?)
            }),
            Some(next) => skip(next, &mut lexer).map_err(Halt::Wrong),
            None => Err(Expect::Value.into()),
        };
        let end_of_frame = end_of_frame.and_then(|()| end(&mut lexer).map_err(Halt::Wrong));
        if let Err(Halt::Wrong(error)) = end_of_frame {
            return Err(not_json(place(&lexer), &error));
        }
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(misshapen("an object was expected"));
        }
        let (frame, complaints) = read.frame(trail)?;
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
            complaints,
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
            Ok((case, cleaned)) => {
                self.complaints.extend(cleaned);
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
        let (_, next) = key(next, lexer)?;
        skip(next, lexer)?;
    }
    lexer.expect(SliceLexer::ws_peek, b'}').ok_or(Expect::CommaOrEnd)?;
    end(lexer)
}

fn not_json(at: usize, error: &Error) -> LoadError {
    LoadError { kind: LoadErrorKind::NotJson, detail: format!("byte {at}: {error}") }
}

fn end(lexer: &mut SliceLexer<'_>) -> Result<(), Error> {
    match lexer.ws_peek() {
        None => Ok(()),
        Some(_) => Err(Expect::Eof.into()),
    }
}

/// A case with what was cleaned in it, or all that is wrong with its shape.
type Shaped = Result<(Case, Vec<Complaint>), Vec<Complaint>>;

/// What is JSON and yet no case is a complaint about this case, not the end of all.
fn case(at: usize, first: u8, lexer: &mut SliceLexer<'_>) -> Result<Shaped, Error> {
    let start = lexer.as_slice();
    let mut trail = Trail::default();
    let case = Case::read(first, lexer, &mut trail);
    if start.len() - lexer.as_slice().len() >= LARGEST {
        trail.say("", String::new(), "larger than a megabyte");
    }
    let (id, found) = match trail.error() {
        Ok(()) => {
            let id = case.id.clone();
            match trail.end(case) {
                Ok(case) => return Ok(Ok((case, cleaned(&id, trail.cleaned)))),
                Err(found) => (id, found),
            }
        }
        Err(error) if is_of_the_case_alone(&error) => {
            *lexer = SliceLexer::new(start);
            pass_over(lexer)?;
            let (field, value) = Default::default();
            (String::new(), vec![Misshapen { field, value, why: error.to_string() }])
        }
        Err(error) => return Err(error),
    };
    let id = if id.is_empty() { format!("#{}", at + 1) } else { id };
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

/// What was cleaned in a case, or around the cases.
fn cleaned(case: &str, cleaned: Vec<Cleaned>) -> Vec<Complaint> {
    let complaint = |Cleaned { field, value, first }| Complaint {
        grade: Grade::Should,
        case: case.to_owned(),
        field,
        value,
        reason: Reason::Unseen(first),
        nearest: None,
    };
    cleaned.into_iter().map(complaint).collect()
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

/// So much of what is wrong around the cases is said; the first of it mostly tells the rest.
const SAID: usize = 20;

/// Everything around the cases.
struct Frame {
    vocabulary: Vocabulary,
    districts: Vec<District>,
    variants: String,
}

impl Frame {
    /// Leaves word of ids that addresses could not tell apart: of one that stands twice in its list, is
    /// empty, holds a comma, or is the name of the bucket of cases without a value.
    fn check_ids(&self, trail: &mut Trail) {
        let Vocabulary { themes, mechanisms, levels, series, source_kinds, .. } = &self.vocabulary;
        let lists: [(&'static str, &mut dyn Iterator<Item = &String>); 6] = [
            ("districts", &mut self.districts.iter().map(|own| &own.code)),
            ("themes", &mut themes.iter().map(|own| &own.id)),
            ("mechanisms", &mut mechanisms.iter().map(|own| &own.id)),
            ("levels", &mut levels.iter().map(|own| &own.id)),
            ("series", &mut series.iter().map(|own| &own.id)),
            ("source_kinds", &mut source_kinds.iter().map(|own| &own.id)),
        ];
        for (list, ids) in lists {
            let mut seen = Places::new();
            for (at, id) in ids.enumerate() {
                let again = seen.insert(id.clone(), at).is_some();
                if again || id.is_empty() || id == UNKNOWN_KEY || id.contains(',') {
                    trail.say(list, id.clone(), "given twice, or no id that an address can hold");
                }
            }
        }
    }
}

/// A frame as far as it is read.
#[derive(Default)]
struct Parts {
    format: Option<u32>,
    vocabulary: Option<Vocabulary>,
    districts: Option<Vec<District>>,
    variants: Option<String>,
}

impl Parts {
    /// Reads a field; of one that stands twice the first counts, and any other means nothing.
    fn take(
        &mut self,
        key: &str,
        first: u8,
        lexer: &mut SliceLexer<'_>,
        trail: &mut Trail,
    ) -> Result<(), Error> {
        match key {
            "format" => fill(&mut self.format, "format", first, lexer, trail),
            "vocabulary" => fill(&mut self.vocabulary, "vocabulary", first, lexer, trail),
            "districts" => fill(&mut self.districts, "districts", first, lexer, trail),
            "variants" => fill(&mut self.variants, "variants", first, lexer, trail),
            _ => skip(first, lexer),
        }
    }

    fn is_whole(&self) -> bool {
        self.format.is_some()
            && self.vocabulary.is_some()
            && self.districts.is_some()
            && self.variants.is_some()
    }

    /// The frame. The format comes first: a bundle of another may have any shape.
    fn frame(self, mut trail: Trail) -> Result<(Frame, Vec<Complaint>), LoadError> {
        let Parts { format, vocabulary, districts, variants } = self;
        if let Some(format) = format.filter(|format| *format != FORMAT)
            && !trail.names("format")
        {
            let detail = format!("format {format}, expected {FORMAT}");
            return Err(LoadError { kind: LoadErrorKind::Format, detail });
        }
        for (name, is_missing) in [
            ("format", format.is_none()),
            ("vocabulary", vocabulary.is_none()),
            ("districts", districts.is_none()),
            ("variants", variants.is_none()),
        ] {
            if is_missing {
                trail.say(name, String::new(), "missing");
            }
        }
        let frame = Frame {
            vocabulary: vocabulary.unwrap_or_else(Vocabulary::blank),
            districts: districts.unwrap_or_default(),
            variants: variants.unwrap_or_default(),
        };
        frame.check_ids(&mut trail);
        let frame = trail.end(frame).map_err(|found| {
            let said: Vec<String> = found.iter().take(SAID).map(ToString::to_string).collect();
            LoadError { kind: LoadErrorKind::Shape, detail: said.join("; ") }
        })?;
        Ok((frame, cleaned("", trail.cleaned)))
    }
}

fn fill<T: Read>(
    part: &mut Option<T>,
    name: &'static str,
    first: u8,
    lexer: &mut SliceLexer<'_>,
    trail: &mut Trail,
) -> Result<(), Error> {
    if part.is_some() {
        return skip(first, lexer);
    }
    *part = Some(trail.within(Step::Field(name), |trail| T::read(first, lexer, trail)));
    trail.error()
}
