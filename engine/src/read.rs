//! From JSON to the model. Written out by hand, field by field: what a derived reader compiles to
//! weighs three times as much, and says less about what it could not read.

use std::borrow::Cow;
use std::fmt;

use anlan_kernels::json::Value;
use anlan_kernels::{json, unseen};
use hifijson::{Error, SliceLexer};

use crate::about::{About, Change, Withdrawn};
use crate::case::{
    Case, CaseDate, DateKind, District, DistrictKind, Figure, Honour, Mechanism, Milestone,
    Practice, Qualifier, Series, Source, SourceKind, Term, Tile, Vocabulary,
};
use crate::check::shortened;
use crate::date::{DateError, PartialDate};
use crate::eras::{Era, EraList};

/// A bundle nests five deep; whatever nests deeper than this is refused before it fills the stack.
const DEPTH: usize = 32;

/// The value whose first byte, not taken yet, is `first`; null where it is no JSON, of which word is
/// left.
fn value<'a>(first: u8, lexer: &mut SliceLexer<'a>, trail: &mut Trail) -> Value<'a> {
    json::parse(DEPTH, first, lexer).unwrap_or_else(|error| {
        trail.error = Some(error);
        Value::Null
    })
}

/// Passes over the value whose first byte, not taken yet, is `first`.
pub(crate) fn skip(first: u8, lexer: &mut SliceLexer<'_>) -> Result<(), Error> {
    json::parse(DEPTH, first, lexer).map(drop)
}

/// Where a value does not have the shape of the model, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misshapen {
    /// The path of the field, such as `figures[2].unit`; empty for the value itself.
    pub(crate) field: String,
    /// The value found, shortened where it is long; empty where there is none.
    pub(crate) value: String,
    /// What is wrong, in English.
    pub(crate) why: String,
}

impl fmt::Display for Misshapen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Misshapen { field, value, why } = self;
        for (text, after) in [(field, " "), (value, " ")] {
            if !text.is_empty() {
                f.write_str(text)?;
                f.write_str(after)?;
            }
        }
        f.write_str("– ")?;
        f.write_str(why)
    }
}

/// Where a text held characters that nobody sees, which are taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// The path of the field.
    pub(crate) field: String,
    /// What is left of the text, shortened where it is long.
    pub(crate) value: String,
    /// The first of the characters.
    pub(crate) first: char,
}

/// Where the reader is, and everything misshapen that it came by.
#[derive(Default)]
pub(crate) struct Trail {
    steps: Vec<Step>,
    found: Vec<Misshapen>,
    /// What was cleaned on the way.
    pub(crate) cleaned: Vec<Cleaned>,
    /// Why the text is not JSON here. What is read after it means nothing.
    error: Option<Error>,
}

/// A step into a value.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Field(&'static str),
    Item(usize),
}

impl Trail {
    /// What was read, where nothing misshapen was found; otherwise all that was.
    pub(crate) fn end<T>(&mut self, read: T) -> Result<T, Vec<Misshapen>> {
        let found = std::mem::take(&mut self.found);
        if found.is_empty() { Ok(read) } else { Err(found) }
    }

    /// Whether something misshapen was found in that field of the whole.
    pub(crate) fn names(&self, field: &str) -> bool {
        self.found.iter().any(|own| own.field == field)
    }

    /// Why the text is not JSON, if it is not.
    pub(crate) fn error(&mut self) -> Result<(), Error> {
        self.error.take().map_or(Ok(()), Err)
    }

    /// Where the reader is, with one field more.
    fn path(&self, last: &str) -> String {
        let mut path = String::new();
        for step in &self.steps {
            match step {
                Step::Field(name) => add_field(&mut path, name),
                Step::Item(at) => path.push_str(&format!("[{at}]")),
            }
        }
        add_field(&mut path, last);
        path
    }

    /// Leaves word of a value, or of one of its fields.
    pub(crate) fn say(&mut self, field: &str, value: String, why: &str) {
        let shown = |text: &str| shortened(&unseen::without(text));
        let (field, value, why) = (shown(&self.path(field)), shown(&value), why.to_owned());
        self.found.push(Misshapen { field, value, why });
    }

    /// A text as it is kept. The one place where texts of a bundle come in.
    fn clean(&mut self, text: Cow<'_, str>) -> String {
        let Some(first) = unseen::first(&text) else { return text.into_owned() };
        let clean = unseen::without(&text).into_owned();
        self.cleaned.push(Cleaned { field: self.path(""), value: shortened(&clean), first });
        clean
    }

    fn expected(&mut self, wanted: &str, value: &Value<'_>) {
        self.say("", value.to_string(), &format!("{wanted} was expected"));
    }

    pub(crate) fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Trail) -> T) -> T {
        self.steps.push(step);
        let read = read(self);
        self.steps.pop();
        read
    }
}

fn add_field(path: &mut String, name: &str) {
    if !path.is_empty() && !name.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// What can be read from JSON. Reading goes on past what is misshapen, so that all of it is found at
/// once; what stands in for it never gets past [`Trail::end`].
pub(crate) trait Read: Sized {
    /// Whether a field of this kind must be there.
    const MUST: bool = true;

    /// What stands in for a value that is not there or misshapen.
    fn blank() -> Self;

    /// Reads the value whose first byte, not taken yet, is `first`, and leaves word of what is
    /// misshapen in it.
    fn read(first: u8, lexer: &mut SliceLexer<'_>, trail: &mut Trail) -> Self;
}

/// Sees an item: its first byte, and what it is read from.
type See<'s, 'a> = &'s mut dyn FnMut(u8, &mut SliceLexer<'a>, &mut Trail);

/// Goes through the items of a list or an object, whose bracket is the next byte.
fn each<'a>(end: u8, lexer: &mut SliceLexer<'a>, trail: &mut Trail, see: See<'_, 'a>) {
    let read = json::each(end, lexer, &mut |first, lexer| {
        see(first, lexer, trail);
        if trail.error.is_none() { Ok(()) } else { trail.error() }
    });
    trail.error = read.err();
}

/// Goes through the fields of an object, of which each is seen by its place among the names; leaves
/// word of any other. The result has a bit for each field that was there, or is nothing where there is
/// no object.
fn fields<'a>(
    names: &[&'static str],
    first: u8,
    lexer: &mut SliceLexer<'a>,
    trail: &mut Trail,
    see: &mut dyn FnMut(usize, u8, &mut SliceLexer<'a>, &mut Trail),
) -> Option<u32> {
    if first != b'{' {
        let other = value(first, lexer, trail);
        trail.expected("an object", &other);
        return None;
    }
    let (mut seen, mut after) = (0_u32, 0);
    each(b'}', lexer, trail, &mut |first, lexer, trail| {
        let (key, first) = match json::key(first, lexer) {
            Ok(next) => next,
            Err(error) => {
                trail.error = Some(error);
                return;
            }
        };
        // They mostly come in the order of the names.
        let mut places = (after..names.len()).chain(0..after);
        if let Some(at) = places.find(|at| names[*at] == key && seen >> at & 1 == 0) {
            seen |= 1 << at;
            after = at + 1;
            trail.within(Step::Field(names[at]), |trail| see(at, first, lexer, trail));
        } else {
            let value = value(first, lexer, trail).to_string();
            trail.say(&key, value, "stands twice, or there is no such field");
        }
    });
    Some(seen)
}

/// Whether a field of this kind must be there.
fn must<T: Read>(_: &T) -> bool {
    T::MUST
}

impl Read for String {
    fn blank() -> String {
        String::new()
    }

    fn read(first: u8, lexer: &mut SliceLexer<'_>, trail: &mut Trail) -> String {
        if first != b'"' {
            let other = value(first, lexer, trail);
            trail.expected("a text", &other);
            return String::new();
        }
        match json::text(lexer) {
            Ok(text) => trail.clean(text),
            Err(error) => {
                trail.error = Some(error);
                String::new()
            }
        }
    }
}

/// What is read from a value as a whole: `read` makes something of it or leaves word of it.
macro_rules! read_whole {
    ($name:ty, $blank:expr, |$value:ident, $trail:ident| $read:expr) => {
        impl Read for $name {
            fn blank() -> $name {
                $blank
            }

            fn read(first: u8, lexer: &mut SliceLexer<'_>, $trail: &mut Trail) -> $name {
                let $value = &value(first, lexer, $trail);
                $read
            }
        }
    };
}

read_whole!(bool, false, |value, trail| match value {
    Value::Bool(is) => *is,
    other => {
        trail.expected("true or false", other);
        false
    }
});

fn whole(value: &Value<'_>, trail: &mut Trail) -> u32 {
    let number = match value {
        Value::Number((digits, parts)) if parts.is_int() => digits.parse().ok(),
        _ => None,
    };
    number.unwrap_or_else(|| {
        trail.expected("a whole number", value);
        0
    })
}

fn small<T: TryFrom<u32> + Default>(value: &Value<'_>, trail: &mut Trail) -> T {
    let number = whole(value, trail);
    number.try_into().unwrap_or_else(|_| {
        trail.say("", number.to_string(), "too large a number");
        T::default()
    })
}

read_whole!(u32, 0, |value, trail| whole(value, trail));
read_whole!(u16, 0, |value, trail| small(value, trail));
read_whole!(u8, 0, |value, trail| small(value, trail));
read_whole!(f64, 0.0, |value, trail| {
    let number = match value {
        Value::Number((digits, _)) => decimal(digits),
        _ => None,
    };
    number.unwrap_or_else(|| {
        trail.expected("a number of at most 15 digits", value);
        0.0
    })
});
read_whole!(PartialDate, PartialDate::FIRST, |value, trail| {
    let text = match value {
        Value::String(text) => text,
        _ => "",
    };
    text.parse().unwrap_or_else(|why: DateError| {
        trail.say("", value.to_string(), &why.to_string());
        PartialDate::FIRST
    })
});

/// The number that a JSON number of at most 15 digits and a small exponent stands for, exactly as
/// rounded by IEEE 754; `None` for any other. Both the digits and the power of ten are exact as
/// doubles then, so that the one operation between them rounds right (William Clinger, “How to Read
/// Floating Point Numbers Accurately”, 1990). The reader of the standard library knows all numbers
/// and brings ten kilobytes of tables.
fn decimal(text: &str) -> Option<f64> {
    const DIGITS: usize = 15;
    const POWER: i32 = 22;
    let (text, sign) = text.strip_prefix('-').map_or((text, 1.0), |text| (text, -1.0));
    let (text, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let all = format!("{whole}{part}");
    let digits = all.trim_end_matches('0');
    // Where the last digit that counts stands, from the decimal point to the left.
    let left = i32::try_from(whole.len()).ok()?.checked_sub(i32::try_from(digits.len()).ok()?)?;
    let exponent = exponent.parse::<i32>().ok()?.checked_add(left)?;
    let digits = digits.trim_start_matches('0');
    if digits.len() > DIGITS {
        return None;
    }
    let number = if digits.is_empty() { 0 } else { digits.parse::<u64>().ok()? };
    if number == 0 {
        return Some(sign * 0.0);
    }
    if exponent.abs() > POWER {
        return None;
    }
    let power = (0..exponent.abs()).fold(1.0, |power, _| power * 10.0);
    let number = number as f64;
    Some(sign * if exponent < 0 { number / power } else { number * power })
}

impl<T: Read> Read for Option<T> {
    const MUST: bool = false;

    fn blank() -> Option<T> {
        None
    }

    fn read(first: u8, lexer: &mut SliceLexer<'_>, trail: &mut Trail) -> Option<T> {
        if first == b'n' {
            // Nothing else begins so.
            value(first, lexer, trail);
            return None;
        }
        Some(T::read(first, lexer, trail))
    }
}

impl<T: Read> Read for Vec<T> {
    fn blank() -> Vec<T> {
        Vec::new()
    }

    fn read(first: u8, lexer: &mut SliceLexer<'_>, trail: &mut Trail) -> Vec<T> {
        let mut read = Vec::new();
        if first != b'[' {
            let other = value(first, lexer, trail);
            trail.expected("a list", &other);
            return read;
        }
        each(b']', lexer, trail, &mut |first, lexer, trail| {
            let step = Step::Item(read.len());
            read.push(trail.within(step, |trail| T::read(first, lexer, trail)));
        });
        read
    }
}

/// The one of some names that the value is; the first where it is none.
fn one_of<T: Copy>(names: &[(&str, T)], value: &Value<'_>, trail: &mut Trail) -> T {
    let found = match &value {
        Value::String(text) => names.iter().find(|(name, _)| name == text),
        _ => None,
    };
    let one = found.unwrap_or_else(|| {
        let all: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        trail.expected(&format!("one of {}", all.join(", ")), value);
        &names[0]
    });
    one.1
}

const DATE_KINDS: [(&str, DateKind); 3] = [
    ("published", DateKind::Published),
    ("started", DateKind::Started),
    ("awarded", DateKind::Awarded),
];
const QUALIFIERS: [(&str, Qualifier); 3] =
    [("exact", Qualifier::Exact), ("approx", Qualifier::Approx), ("at_least", Qualifier::AtLeast)];
const SOURCE_KINDS: [(&str, SourceKind); 3] = [
    ("official", SourceKind::Official),
    ("media", SourceKind::Media),
    ("repost", SourceKind::Repost),
];
const DISTRICT_KINDS: [(&str, DistrictKind); 4] = [
    ("city", DistrictKind::City),
    ("district", DistrictKind::District),
    ("county", DistrictKind::County),
    ("zone", DistrictKind::Zone),
];

read_whole!(DateKind, DATE_KINDS[0].1, |value, trail| one_of(&DATE_KINDS, value, trail));
read_whole!(Qualifier, QUALIFIERS[0].1, |value, trail| one_of(&QUALIFIERS, value, trail));
read_whole!(SourceKind, SOURCE_KINDS[0].1, |value, trail| one_of(&SOURCE_KINDS, value, trail));
read_whole!(DistrictKind, DISTRICT_KINDS[0].1, |value, trail| {
    one_of(&DISTRICT_KINDS, value, trail)
});

/// Reads an object into a struct: each field by the name of the struct's own, and nothing else may be
/// there. Fields after the semicolon are lists that may be left out.
macro_rules! read_fields {
    ($name:ident { $($field:ident $(as $key:literal)?),*; $($list:ident),* }) => {
        impl Read for $name {
            fn blank() -> $name {
                $name { $($field: Read::blank(),)* $($list: Vec::new(),)* }
            }

            fn read(first: u8, lexer: &mut SliceLexer<'_>, trail: &mut Trail) -> $name {
                #[allow(non_camel_case_types, reason = "the places of the fields, by their names")]
                enum At { $($field,)* $($list,)* }
                const NAMES: &[&str] =
                    &[$(read_fields!(@key $field $($key)?),)* $(stringify!($list),)*];
                let mut own = $name::blank();
                let seen = fields(NAMES, first, lexer, trail, &mut |at, first, lexer, trail| {
                    $(if at == At::$field as usize {
                        own.$field = Read::read(first, lexer, trail);
                    })*
                    $(if at == At::$list as usize {
                        own.$list = Read::read(first, lexer, trail);
                    })*
                });
                if let Some(seen) = seen {
                    $(if seen >> At::$field as u32 & 1 == 0 && must(&own.$field) {
                        trail.say(NAMES[At::$field as usize], String::new(), "missing");
                    })*
                }
                own
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

read_fields!(Case {
    schema as "$schema", id, title, title_en, summary_en, district, place, level, organ, themes,
    mechanisms, keywords, date, series, background, practices, outcomes, source, editor_note;
    figures, honours, milestones, captions, more_sources
});
read_fields!(CaseDate { value, kind; });
read_fields!(Practice { heading, text; });
read_fields!(Figure { label, value, unit, qualifier, as_of; });
read_fields!(Honour { name, by, date; });
read_fields!(Milestone { date, text; });
read_fields!(Source { title, publisher, url, published, kind, linkable; });
read_fields!(Vocabulary {
    schema as "$schema", themes, mechanisms, levels, series, qualifiers, source_kinds, date_kinds;
});
read_fields!(Term { id, zh, en; });
read_fields!(Mechanism { id, zh, en, definition_zh; });
read_fields!(Series { id, zh, en, publisher, year, announced_total, note; });
read_fields!(District {
    code, zh, zh_short, zh_hant, pinyin, initials, en, kind, tile, area_km2, area_source,
    population_2020, population_source;
});
read_fields!(Tile { col, row; });
read_fields!(About { changes, withdrawn; });
read_fields!(Change { version, date, summary, summary_en; added, changed, withdrawn });
read_fields!(Withdrawn { id, title, title_en, date, reason, reason_en, successor; });
read_fields!(EraList { schema as "$schema", eras; });
read_fields!(Era { id, zh, en, from, to, document, issuer; });

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_decimal_is_the_nearest_double() {
        for text in [
            "0",
            "-0",
            "3",
            "130.0",
            "0.1",
            "-2.5e3",
            "1E2",
            "98.7",
            "123456789012345",
            "1e-7",
            "0.000001",
            "99.99",
            "1500000.00",
            "7e22",
            "1000000000000000",
            "100e20",
            "0.00",
        ] {
            let read = decimal(text).unwrap();
            assert_eq!(read.to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        }
        for text in ["1e999", "1e23", "0.1234567890123456", "1e99999999999"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn all_that_does_not_fit_is_named_by_its_path() {
        let text = r#"{"themes":[{"id":"a","zh":"甲","en":"A","ne":1},{"id":"b","zh":7}],
            "mechanisms":{},"levels":[null],"series":[],"qualifiers":[],"qualifiers":[],
            "source_kinds":[],"date_kinds":[]}"#;
        let mut trail = Trail::default();
        let read = Vocabulary::read(b'{', &mut SliceLexer::new(text.as_bytes()), &mut trail);
        trail.error().unwrap();
        let found = trail.end(read).unwrap_err();
        let said: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "themes[0].ne 1 – stands twice, or there is no such field",
                "themes[1].zh 7 – a text was expected",
                "themes[1].en – missing",
                "mechanisms {} – a list was expected",
                "levels[0] null – an object was expected",
                "qualifiers [] – stands twice, or there is no such field",
            ]
        );
    }
}
