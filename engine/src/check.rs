//! What can be wrong with a case that has the right shape, said so that an editor can act on it.

use std::fmt;

use crate::case::{Case, District, Source, SourceKind, Vocabulary};
use crate::date::PartialDate;
use crate::facet::source_kind_id;
use crate::rank::{Places, places};

/// Whether a case with the complaint can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The case is left out until this is put right.
    Must,
    /// The case is shown; this should be put right.
    Should,
}

/// One thing wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Whether the case can be shown.
    pub grade: Grade,
    /// The id of the case, or its number where it has none.
    pub case: String,
    /// The path of the field inside the case, such as `figures[2].unit`; empty for all of it.
    pub field: String,
    /// The value found, shortened where it is long.
    pub value: String,
    /// What is wrong with it.
    pub reason: Reason,
    /// The nearest right value, where there is one.
    pub nearest: Option<String>,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It does not have the shape of the model; the parser's own words, in English.
    Shape(String),
    /// The id is not made of lower-case letters, digits and single hyphens.
    Id,
    /// Another case has the same id.
    RepeatedId,
    /// Another case has the same title; its id is given.
    RepeatedTitle(String),
    /// The value is not in the list that it must come from.
    Unknown(List),
    /// The list has the value twice.
    Repeated,
    /// The list is empty.
    EmptyList,
    /// The text is empty, or white space.
    Blank,
    /// The text begins or ends with white space.
    Padded,
    /// A date without what it is the date of, or the other way round.
    HalfDate,
    /// The thing is dated after its source was published.
    AfterPublication(PartialDate),
    /// A page that may be linked without its address, or with one that is not http(s).
    NoAddress,
    /// Characters that nobody sees were taken out; the first of them.
    Unseen(char),
}

/// The bytes that a case may take in its file: more than any article, and little enough to be drawn on a
/// cheap phone.
pub const LARGEST: usize = 1_000_000;

/// A list that values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// `districts.json`.
    Districts,
    /// Themes of the vocabulary.
    Themes,
    /// Mechanisms of the vocabulary.
    Mechanisms,
    /// Levels of the vocabulary.
    Levels,
    /// Series of the vocabulary.
    Series,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Shape(why) => f.write_str(why),
            Reason::Id => {
                f.write_str("an id has lower-case letters, digits and single hyphens only")
            }
            Reason::RepeatedId => f.write_str("another case has this id"),
            Reason::RepeatedTitle(id) => write!(f, "the case {id} has this title too"),
            Reason::Unknown(list) => write!(f, "not in {list}"),
            Reason::Repeated => f.write_str("given twice"),
            Reason::EmptyList => f.write_str("at least one is needed"),
            Reason::Blank => f.write_str("empty"),
            Reason::Padded => f.write_str("begins or ends with white space"),
            Reason::HalfDate => {
                f.write_str("value and kind of the date must both be given, or both be null")
            }
            Reason::AfterPublication(date) => {
                write!(f, "later than its source, which was published on {date}")
            }
            Reason::NoAddress => {
                f.write_str("a page that may be linked needs an http or https address")
            }
            Reason::Unseen(first) => {
                write!(f, "invisible characters such as U+{:04X} were taken out", u32::from(*first))
            }
        }
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            List::Districts => "districts.json",
            List::Themes => "the themes of vocabulary.json",
            List::Mechanisms => "the mechanisms of vocabulary.json",
            List::Levels => "the levels of vocabulary.json",
            List::Series => "the series of vocabulary.json",
        })
    }
}

/// The ids that the fields of a case may hold, each with its place in its list; of an id that stands
/// twice, the later place.
pub struct Known {
    /// In the order of [`List`].
    lists: [Places; 5],
    kinds: Places,
}

impl Known {
    /// The ids of a vocabulary and a list of places.
    pub fn new(vocabulary: &Vocabulary, districts: &[District]) -> Known {
        Known {
            lists: [
                places(&mut districts.iter().map(|place| &place.code)),
                places(&mut vocabulary.themes.iter().map(|term| &term.id)),
                places(&mut vocabulary.mechanisms.iter().map(|term| &term.id)),
                places(&mut vocabulary.levels.iter().map(|term| &term.id)),
                places(&mut vocabulary.series.iter().map(|term| &term.id)),
            ],
            kinds: places(&mut vocabulary.source_kinds.iter().map(|term| &term.id)),
        }
    }

    /// Where an id stands in its list.
    pub fn place(&self, list: List, id: &str) -> Option<usize> {
        self.lists[list as usize].get(id).copied()
    }

    /// Where a kind of source stands in the vocabulary.
    pub(crate) fn kind(&self, kind: SourceKind) -> Option<usize> {
        self.kinds.get(source_kind_id(kind)).copied()
    }
}

/// Everything wrong with one case by itself.
pub fn check_case(case: &Case, known: &Known) -> Vec<Complaint> {
    let mut check = Check { case, known, complaints: Vec::new() };
    check.id();
    check.vocabulary();
    check.texts();
    check.numbers();
    check.dates();
    check.sources();
    check.complaints
}

/// Another case has the id: this one is left out.
pub(crate) fn repeated_id(case: &Case) -> Complaint {
    complaint(Grade::Must, case, format_args!("id"), &case.id, Reason::RepeatedId)
}

/// Another case, `other`, has the title.
pub(crate) fn repeated_title(case: &Case, other: &Case) -> Complaint {
    let reason = Reason::RepeatedTitle(other.id.clone());
    complaint(Grade::Should, case, format_args!("title"), &case.title, reason)
}

fn complaint(
    grade: Grade,
    case: &Case,
    field: fmt::Arguments<'_>,
    value: &str,
    reason: Reason,
) -> Complaint {
    Complaint {
        grade,
        case: case.id.clone(),
        field: field.to_string(),
        value: shortened(value),
        reason,
        nearest: None,
    }
}

/// The longest value that a complaint repeats, in characters.
const SHOWN: usize = 40;

/// A value as a complaint repeats it.
pub fn shortened(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// Whether a visitor may be sent to an address: http or https in small letters, a host in Latin letters
/// – one of another script is written as `xn--…`, so that what is read is where it leads – and no name
/// or password before it, which would pass for one; white space nowhere.
pub fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    !name.is_empty()
        && name.bytes().all(is_of_name)
        && !port.is_empty()
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && !rest.contains(char::is_whitespace)
}

/// The longest value, in characters, that may stand for another; no known one is nearly as long.
const MEANT: usize = 200;

/// The known value that a wrong one most likely stands for: the one that takes the fewest single
/// letters to change, if those are at most half of it.
pub fn nearest<'a>(value: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = value.chars().count();
    if length > MEANT {
        return None;
    }
    let far = length.div_ceil(2);
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(value, candidate), candidate))
        .filter(|(distance, _)| *distance <= far)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// So many values of a list are held against the others; a case has a few.
const HELD: usize = 100;

/// Whether the value at a place stands earlier in the list.
fn is_repeated(values: &[String], at: usize) -> bool {
    values[..at.min(HELD)].contains(&values[at])
}

struct Check<'a> {
    case: &'a Case,
    known: &'a Known,
    complaints: Vec<Complaint>,
}

impl Check<'_> {
    fn say(&mut self, grade: Grade, field: fmt::Arguments<'_>, value: &str, reason: Reason) {
        self.complaints.push(complaint(grade, self.case, field, value, reason));
    }

    fn id(&mut self) {
        let case = self.case;
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let parts_are_plain =
            case.id.split('-').all(|part| !part.is_empty() && part.bytes().all(plain));
        if !parts_are_plain {
            self.say(Grade::Must, format_args!("id"), &case.id, Reason::Id);
        }
    }

    fn vocabulary(&mut self) {
        let case = self.case;
        self.term(format_args!("district"), &case.district, List::Districts);
        self.term(format_args!("level"), &case.level, List::Levels);
        if let Some(series) = &case.series {
            self.term(format_args!("series"), series, List::Series);
        }
        self.terms("themes", &case.themes, List::Themes);
        self.terms("mechanisms", &case.mechanisms, List::Mechanisms);
        for (at, keyword) in case.keywords.iter().enumerate() {
            if is_repeated(&case.keywords, at) {
                self.say(Grade::Should, format_args!("keywords[{at}]"), keyword, Reason::Repeated);
            }
        }
    }

    fn terms(&mut self, field: &str, values: &[String], list: List) {
        if values.is_empty() {
            self.say(Grade::Must, format_args!("{field}"), "[]", Reason::EmptyList);
        }
        for (at, value) in values.iter().enumerate() {
            if is_repeated(values, at) {
                self.say(Grade::Must, format_args!("{field}[{at}]"), value, Reason::Repeated);
            } else {
                self.term(format_args!("{field}[{at}]"), value, list);
            }
        }
    }

    fn term(&mut self, field: fmt::Arguments<'_>, value: &str, list: List) {
        if self.known.place(list, value).is_some() {
            return;
        }
        let known = self.known.lists[list as usize].keys();
        let mut complaint = complaint(Grade::Must, self.case, field, value, Reason::Unknown(list));
        complaint.nearest = nearest(value, known.map(String::as_str)).map(str::to_owned);
        self.complaints.push(complaint);
    }

    fn texts(&mut self) {
        let case = self.case;
        for (field, text) in [
            ("title", &case.title),
            ("title_en", &case.title_en),
            ("summary_en", &case.summary_en),
            ("organ", &case.organ),
            ("background", &case.background),
        ] {
            self.text(format_args!("{field}"), text);
        }
        for (field, text) in [
            ("place", &case.place),
            ("outcomes", &case.outcomes),
            ("editor_note", &case.editor_note),
        ] {
            if let Some(text) = text {
                self.text(format_args!("{field}"), text);
            }
        }
        if case.practices.is_empty() {
            self.say(Grade::Must, format_args!("practices"), "[]", Reason::EmptyList);
        }
        for (at, practice) in case.practices.iter().enumerate() {
            self.text(format_args!("practices[{at}].heading"), &practice.heading);
            self.text(format_args!("practices[{at}].text"), &practice.text);
        }
        for (at, honour) in case.honours.iter().enumerate() {
            self.text(format_args!("honours[{at}].name"), &honour.name);
        }
        for (at, milestone) in case.milestones.iter().enumerate() {
            self.text(format_args!("milestones[{at}].text"), &milestone.text);
        }
    }

    fn text(&mut self, field: fmt::Arguments<'_>, text: &str) {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.say(Grade::Must, field, text, Reason::Blank);
        } else if trimmed.len() < text.len() {
            self.say(Grade::Should, field, text, Reason::Padded);
        }
    }

    fn numbers(&mut self) {
        for (at, figure) in self.case.figures.iter().enumerate() {
            self.text(format_args!("figures[{at}].label"), &figure.label);
            self.text(format_args!("figures[{at}].unit"), &figure.unit);
        }
    }

    fn dates(&mut self) {
        let case = self.case;
        let date = case.date;
        if date.value.is_some() != date.kind.is_some() {
            let value = date.value.map_or_else(|| "null".to_owned(), |date| date.to_string());
            self.say(Grade::Must, format_args!("date"), &value, Reason::HalfDate);
        }
        // A page may announce steps to come, but no title that is not given yet; a further page may
        // be a later one.
        let Some(published) = case.source.published.filter(|_| case.more_sources.is_empty()) else {
            return;
        };
        for (at, honour) in case.honours.iter().enumerate() {
            if let Some(date) = honour.date
                && date.span().start() >= published.span().end()
            {
                let reason = Reason::AfterPublication(published);
                let field = format_args!("honours[{at}].date");
                self.say(Grade::Should, field, &date.to_string(), reason);
            }
        }
    }

    fn sources(&mut self) {
        let case = self.case;
        self.source(format_args!("source.url"), &case.source);
        for (at, source) in case.more_sources.iter().enumerate() {
            self.source(format_args!("more_sources[{at}].url"), source);
        }
    }

    fn source(&mut self, field: fmt::Arguments<'_>, source: &Source) {
        if source.linkable && !source.url.as_deref().is_some_and(is_web_address) {
            let url = source.url.as_deref().unwrap_or("null");
            self.say(Grade::Must, field, url, Reason::NoAddress);
        }
    }
}
