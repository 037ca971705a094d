//! From JSON to the model. Written out by hand, field by field: what a derived reader compiles to
//! weighs three times as much, and says less about what it could not read.

use std::borrow::Cow;
use std::fmt;

use anlan_kernels::json;
pub(crate) use anlan_kernels::json::Value;
use hifijson::SliceLexer;

use crate::case::{
    Case, CaseDate, DateKind, District, DistrictKind, Figure, Honour, Mechanism, Milestone,
    Practice, Qualifier, Series, Source, SourceKind, Term, Tile, Vocabulary,
};
use crate::check::shortened;
use crate::date::{DateError, PartialDate};

/// A bundle nests five deep; whatever nests deeper than this is refused before it fills the stack.
const DEPTH: usize = 32;

/// The value whose first byte, not taken yet, is `first`.
pub(crate) fn value<'a>(
    first: u8,
    lexer: &mut SliceLexer<'a>,
) -> Result<Value<'a>, hifijson::Error> {
    json::parse(DEPTH, first, lexer)
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

/// Where the reader is, and everything misshapen that it came by.
#[derive(Default)]
pub(crate) struct Trail {
    steps: Vec<Step>,
    found: Vec<Misshapen>,
}

/// A step into a value.
#[derive(Clone, Copy)]
enum Step {
    Field(&'static str),
    Item(usize),
}

impl Trail {
    /// Whether nothing misshapen was found so far.
    pub(crate) fn is_clear(&self) -> bool {
        self.found.is_empty()
    }

    /// What was read, where nothing misshapen was found; otherwise all that was.
    pub(crate) fn end<T>(self, read: T) -> Result<T, Vec<Misshapen>> {
        if self.found.is_empty() { Ok(read) } else { Err(self.found) }
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
    fn say(&mut self, field: &str, value: String, why: &str) {
        let (field, why) = (self.path(field), why.to_owned());
        self.found.push(Misshapen { field, value, why });
    }

    fn expected(&mut self, wanted: &str, value: &Value<'_>) {
        self.say("", shortened(&value.to_string()), &format!("{wanted} was expected"));
    }

    fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Trail) -> T) -> T {
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

    /// Reads a value, and leaves word of what is misshapen in it.
    fn read(value: Value<'_>, trail: &mut Trail) -> Self;
}

/// The fields of an object, taken one by one.
pub(crate) struct Fields<'a> {
    left: Vec<(Cow<'a, str>, Value<'a>)>,
    is_object: bool,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(mut left: Vec<(Cow<'a, str>, Value<'a>)>) -> Fields<'a> {
        // They are mostly taken in the order in which they come: the next one is the cheapest to take.
        left.reverse();
        Fields { left, is_object: true }
    }

    fn of(value: Value<'a>, trail: &mut Trail) -> Fields<'a> {
        match value {
            Value::Object(fields) => Fields::new(fields),
            other => {
                trail.expected("an object", &other);
                Fields { left: Vec::new(), is_object: false }
            }
        }
    }

    /// Takes a field.
    pub(crate) fn take<T: Read>(&mut self, name: &'static str, trail: &mut Trail) -> T {
        let value = self.remove(name, T::MUST, trail);
        // The want of the whole field is said already: nothing of what it should hold is.
        let mut unheard = Trail::default();
        let (value, trail) = match value {
            Some(value) => (value, trail),
            None => (Value::Null, &mut unheard),
        };
        trail.within(Step::Field(name), |trail| T::read(value, trail))
    }

    /// Takes a list that may be left out, as an empty one is.
    fn list<T: Read>(&mut self, name: &'static str, trail: &mut Trail) -> Vec<T> {
        match self.remove(name, false, trail) {
            Some(value) => trail.within(Step::Field(name), |trail| Vec::read(value, trail)),
            None => Vec::new(),
        }
    }

    fn remove(&mut self, name: &'static str, must: bool, trail: &mut Trail) -> Option<Value<'a>> {
        let at = self.left.iter().rposition(|(key, _)| key == name);
        if at.is_none() && must && self.is_object {
            trail.say(name, String::new(), "missing");
        }
        Some(self.left.remove(at?).1)
    }

    /// Leaves word of the fields that nobody took.
    fn end(self, trail: &mut Trail) {
        for (key, value) in self.left.into_iter().rev() {
            let value = shortened(&value.to_string());
            trail.say(&key, value, "stands twice, or there is no such field");
        }
    }
}

impl Read for String {
    fn read(value: Value<'_>, trail: &mut Trail) -> String {
        match value {
            Value::String(text) => text.into_owned(),
            other => {
                trail.expected("a text", &other);
                String::new()
            }
        }
    }
}

impl Read for bool {
    fn read(value: Value<'_>, trail: &mut Trail) -> bool {
        match value {
            Value::Bool(is) => is,
            other => {
                trail.expected("true or false", &other);
                false
            }
        }
    }
}

impl Read for u32 {
    fn read(value: Value<'_>, trail: &mut Trail) -> u32 {
        let number = match &value {
            Value::Number((digits, parts)) if parts.is_int() => digits.parse().ok(),
            _ => None,
        };
        number.unwrap_or_else(|| {
            trail.expected("a whole number", &value);
            0
        })
    }
}

fn small<T: TryFrom<u32> + Default>(value: Value<'_>, trail: &mut Trail) -> T {
    let number = u32::read(value, trail);
    number.try_into().unwrap_or_else(|_| {
        trail.say("", number.to_string(), "too large a number");
        T::default()
    })
}

impl Read for u16 {
    fn read(value: Value<'_>, trail: &mut Trail) -> u16 {
        small(value, trail)
    }
}

impl Read for u8 {
    fn read(value: Value<'_>, trail: &mut Trail) -> u8 {
        small(value, trail)
    }
}

impl Read for f64 {
    fn read(value: Value<'_>, trail: &mut Trail) -> f64 {
        let number = match &value {
            Value::Number((digits, _)) => decimal(digits),
            _ => None,
        };
        number.unwrap_or_else(|| {
            trail.expected("a number of at most 15 digits", &value);
            0.0
        })
    }
}

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

impl Read for PartialDate {
    fn read(value: Value<'_>, trail: &mut Trail) -> PartialDate {
        let text = match &value {
            Value::String(text) => text,
            _ => "",
        };
        text.parse().unwrap_or_else(|why: DateError| {
            trail.say("", shortened(&value.to_string()), &why.to_string());
            PartialDate::FIRST
        })
    }
}

impl<T: Read> Read for Option<T> {
    const MUST: bool = false;

    fn read(value: Value<'_>, trail: &mut Trail) -> Option<T> {
        match value {
            Value::Null => None,
            other => Some(T::read(other, trail)),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value<'_>, trail: &mut Trail) -> Vec<T> {
        let Value::Array(items) = value else {
            trail.expected("a list", &value);
            return Vec::new();
        };
        let mut read = Vec::with_capacity(items.len());
        for item in items {
            let step = Step::Item(read.len());
            read.push(trail.within(step, |trail| T::read(item, trail)));
        }
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

impl Read for DateKind {
    fn read(value: Value<'_>, trail: &mut Trail) -> DateKind {
        use DateKind::{Awarded, Published, Started};
        let names = [("published", Published), ("started", Started), ("awarded", Awarded)];
        one_of(&names, &value, trail)
    }
}

impl Read for Qualifier {
    fn read(value: Value<'_>, trail: &mut Trail) -> Qualifier {
        use Qualifier::{Approx, AtLeast, Exact};
        one_of(&[("exact", Exact), ("approx", Approx), ("at_least", AtLeast)], &value, trail)
    }
}

impl Read for SourceKind {
    fn read(value: Value<'_>, trail: &mut Trail) -> SourceKind {
        use SourceKind::{Media, Official, Repost};
        one_of(&[("official", Official), ("media", Media), ("repost", Repost)], &value, trail)
    }
}

impl Read for DistrictKind {
    fn read(value: Value<'_>, trail: &mut Trail) -> DistrictKind {
        use DistrictKind::{City, County, District, Zone};
        let names = [("city", City), ("district", District), ("county", County), ("zone", Zone)];
        one_of(&names, &value, trail)
    }
}

/// Reads an object into a struct: each field by the name of the struct's own, in that order, and
/// nothing else may be there. Fields after the semicolon are lists that may be left out.
macro_rules! read_fields {
    ($name:ident { $($field:ident $(as $key:literal)?),*; $($list:ident),* }) => {
        impl Read for $name {
            fn read(value: Value<'_>, trail: &mut Trail) -> $name {
                let mut fields = Fields::of(value, trail);
                let read = $name {
                    $($field: fields.take(read_fields!(@key $field $($key)?), trail),)*
                    $($list: fields.list(stringify!($list), trail),)*
                };
                fields.end(trail);
                read
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

#[cfg(test)]
mod tests {
    use super::*;
    use hifijson::token::Lex as _;

    fn parsed(text: &str) -> Value<'_> {
        SliceLexer::new(text.as_bytes()).exactly_one(SliceLexer::ws_peek, value).unwrap()
    }

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
        let read = Vocabulary::read(parsed(text), &mut trail);
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
