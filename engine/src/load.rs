//! From the bytes of a bundle to a collection. One bad case never takes the rest down: it is left
//! out, and what is wrong with it is said.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::case::{Case, District, Vocabulary};
use crate::check::{Complaint, Grade, Known, Reason, check_case, check_together};
use crate::collection::Collection;
use crate::fold::Fold;

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

#[derive(Deserialize)]
struct RawBundle<'a> {
    format: u32,
    vocabulary: Vocabulary,
    districts: Vec<District>,
    #[serde(borrow)]
    variants: Cow<'a, str>,
    #[serde(borrow)]
    cases: Vec<&'a RawValue>,
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

/// What the parser could not read. It reports a number where a name belongs as wrong syntax, so
/// whether the bytes are JSON at all is asked separately.
fn unreadable(bytes: &[u8], error: &serde_json::Error) -> LoadError {
    let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok();
    let kind = if is_json { LoadErrorKind::Shape } else { LoadErrorKind::NotJson };
    LoadError { kind, detail: error.to_string() }
}

/// Reads a bundle.
///
/// # Errors
/// Where the bytes are not JSON, or not a bundle of this format. What is wrong inside a single case
/// is no error but a complaint in the result.
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadError> {
    let bundle: RawBundle<'_> =
        serde_json::from_slice(bytes).map_err(|error| unreadable(bytes, &error))?;
    if bundle.format != FORMAT {
        let detail = format!("format {}, expected {FORMAT}", bundle.format);
        return Err(LoadError { kind: LoadErrorKind::Format, detail });
    }
    let found = bundle.cases.len();
    let known = Known::new(&bundle.vocabulary, &bundle.districts);
    let mut complaints = Vec::new();
    let mut cases: Vec<Case> = Vec::with_capacity(found);
    for (at, raw) in bundle.cases.iter().enumerate() {
        match serde_json::from_str(raw.get()) {
            Ok(case) => {
                let own = check_case(&case, &known);
                if own.iter().all(|complaint| complaint.grade != Grade::Must) {
                    cases.push(case);
                }
                complaints.extend(own);
            }
            Err(error) => complaints.push(misshapen(at, raw.get(), &error)),
        }
    }
    let together = check_together(&cases);
    leave_out_repeated(&mut cases);
    complaints.extend(together);
    let fold = Fold::with_variants(&bundle.variants);
    let collection = Collection::new(bundle.vocabulary, bundle.districts, cases, fold);
    Ok(Loaded { collection, found, complaints })
}

/// Of cases with one id the first stays.
fn leave_out_repeated(cases: &mut Vec<Case>) {
    let mut seen = std::collections::BTreeSet::new();
    cases.retain(|case| seen.insert(case.id.clone()));
}

/// The complaint about a case that does not have the shape of the model. Its id is read separately,
/// so that the case can be named.
fn misshapen(at: usize, raw: &str, error: &serde_json::Error) -> Complaint {
    #[derive(Deserialize)]
    struct Id {
        id: String,
    }
    let case =
        serde_json::from_str::<Id>(raw).map_or_else(|_| format!("#{}", at + 1), |own| own.id);
    Complaint {
        grade: Grade::Must,
        case,
        field: String::new(),
        value: String::new(),
        reason: Reason::Shape(error.to_string()),
        nearest: None,
    }
}
