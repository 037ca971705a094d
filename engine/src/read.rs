//! From JSON to the model. Written out by hand, field by field: what a derived reader compiles to
//! weighs three times as much, and says less about what it could not read.

use std::borrow::Cow;
use std::fmt;

use hifijson::{SliceLexer, value};

use crate::case::{
    Case, CaseDate, DateKind, District, DistrictKind, Figure, Honour, Mechanism, Milestone,
    Practice, Qualifier, Series, Source, SourceKind, Term, Tile, Vocabulary,
};
use crate::check::shortened;
use crate::date::PartialDate;

/// Any JSON value, borrowing from the text where that has no escapes.
pub(crate) type Value<'a> = value::Value<&'a str, Cow<'a, str>>;

/// A bundle nests five deep; whatever nests deeper than this is refused before it fills the stack.
const DEPTH: usize = 32;

/// The value whose first byte, not taken yet, is `first`.
pub(crate) fn value<'a>(
    first: u8,
    lexer: &mut SliceLexer<'a>,
) -> Result<Value<'a>, hifijson::Error> {
    value::parse_bounded(DEPTH, first, lexer)
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
        for (text, before) in [(field, ""), (value, " ")] {
            if !text.is_empty() {
                f.write_str(before)?;
                f.write_str(text)?;
            }
        }
        f.write_str(": ")?;
        f.write_str(why)
    }
}

type Shaped<T> = Result<T, Misshapen>;

fn not_a(wanted: &str, value: &Value<'_>) -> Misshapen {
    let value = shortened(&value.to_string());
    Misshapen { field: String::new(), value, why: format!("{wanted} was expected") }
}

impl Misshapen {
    fn within(mut self, outer: &str) -> Misshapen {
        let dot = if self.field.is_empty() || self.field.starts_with('[') { "" } else { "." };
        self.field = format!("{outer}{dot}{}", self.field);
        self
    }
}

/// What can be read from JSON.
pub(crate) trait Read: Sized {
    /// # Errors
    /// Where the value does not have the shape.
    fn read(value: Value<'_>) -> Shaped<Self>;

    /// What stands for a field that is left out; `None` where it may not be.
    fn left_out() -> Option<Self> {
        None
    }
}

/// The fields of an object, taken one by one.
pub(crate) struct Fields<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Fields<'a> {
    pub(crate) fn new(fields: Vec<(Cow<'a, str>, Value<'a>)>) -> Fields<'a> {
        Fields(fields)
    }

    fn of(value: Value<'a>) -> Shaped<Fields<'a>> {
        match value {
            Value::Object(fields) => Ok(Fields(fields)),
            other => Err(not_a("an object", &other)),
        }
    }

    /// Takes a field.
    ///
    /// # Errors
    /// Where it is missing and may not be, or its value does not have the shape.
    pub(crate) fn take<T: Read>(&mut self, name: &str) -> Shaped<T> {
        match self.remove(name) {
            Some(value) => T::read(value).map_err(|why| why.within(name)),
            None => T::left_out().ok_or_else(|| Misshapen {
                field: name.to_owned(),
                value: String::new(),
                why: "missing".to_owned(),
            }),
        }
    }

    /// Takes a list that may be left out, as an empty one is.
    fn list<T: Read>(&mut self, name: &str) -> Shaped<Vec<T>> {
        match self.remove(name) {
            Some(value) => Vec::read(value).map_err(|why| why.within(name)),
            None => Ok(Vec::new()),
        }
    }

    fn remove(&mut self, name: &str) -> Option<Value<'a>> {
        let at = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(at).1)
    }

    /// # Errors
    /// Where a field is left that nobody took.
    pub(crate) fn end(self) -> Shaped<()> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((key, value)) => Err(Misshapen {
                field: key.into_owned(),
                value: shortened(&value.to_string()),
                why: "stands twice, or there is no such field".to_owned(),
            }),
        }
    }
}

impl Read for String {
    fn read(value: Value<'_>) -> Shaped<String> {
        match value {
            Value::String(text) => Ok(text.into_owned()),
            other => Err(not_a("a text", &other)),
        }
    }
}

impl Read for bool {
    fn read(value: Value<'_>) -> Shaped<bool> {
        match value {
            Value::Bool(is) => Ok(is),
            other => Err(not_a("true or false", &other)),
        }
    }
}

impl Read for u32 {
    fn read(value: Value<'_>) -> Shaped<u32> {
        match &value {
            Value::Number((digits, parts)) if parts.is_int() => digits.parse().ok(),
            _ => None,
        }
        .ok_or_else(|| not_a("a whole number", &value))
    }
}

fn small<T: TryFrom<u32>>(value: Value<'_>) -> Shaped<T> {
    let number = u32::read(value)?;
    number.try_into().map_err(|_| Misshapen {
        field: String::new(),
        value: number.to_string(),
        why: "too large a number".to_owned(),
    })
}

impl Read for u16 {
    fn read(value: Value<'_>) -> Shaped<u16> {
        small(value)
    }
}

impl Read for u8 {
    fn read(value: Value<'_>) -> Shaped<u8> {
        small(value)
    }
}

impl Read for f64 {
    fn read(value: Value<'_>) -> Shaped<f64> {
        match &value {
            Value::Number((digits, _)) => decimal(digits),
            _ => None,
        }
        .ok_or_else(|| not_a("a number of at most 15 digits", &value))
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
    let part = part.trim_end_matches('0');
    let digits = format!("{whole}{part}");
    let digits = digits.trim_start_matches('0');
    if digits.len() > DIGITS {
        return None;
    }
    let exponent = exponent.parse::<i32>().ok()?.checked_sub(i32::try_from(part.len()).ok()?)?;
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
    fn read(value: Value<'_>) -> Shaped<PartialDate> {
        let text = String::read(value)?;
        text.parse().map_err(|why| Misshapen {
            field: String::new(),
            value: shortened(&text),
            why: format!("{why}"),
        })
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: Value<'_>) -> Shaped<Option<T>> {
        match value {
            Value::Null => Ok(None),
            other => T::read(other).map(Some),
        }
    }

    fn left_out() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value<'_>) -> Shaped<Vec<T>> {
        let Value::Array(items) = value else { return Err(not_a("a list", &value)) };
        let item = |(at, item)| T::read(item).map_err(|why| why.within(&format!("[{at}]")));
        items.into_iter().enumerate().map(item).collect()
    }
}

/// The one of some names that the value is.
fn one_of<T: Copy>(names: &[(&str, T)], value: Value<'_>) -> Shaped<T> {
    let found = match &value {
        Value::String(text) => names.iter().find(|(name, _)| name == text),
        _ => None,
    };
    found.map(|(_, one)| *one).ok_or_else(|| {
        let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        not_a(&format!("one of {}", names.join(", ")), &value)
    })
}

impl Read for DateKind {
    fn read(value: Value<'_>) -> Shaped<DateKind> {
        use DateKind::{Awarded, Published, Started};
        one_of(&[("published", Published), ("started", Started), ("awarded", Awarded)], value)
    }
}

impl Read for Qualifier {
    fn read(value: Value<'_>) -> Shaped<Qualifier> {
        use Qualifier::{Approx, AtLeast, Exact};
        one_of(&[("exact", Exact), ("approx", Approx), ("at_least", AtLeast)], value)
    }
}

impl Read for SourceKind {
    fn read(value: Value<'_>) -> Shaped<SourceKind> {
        use SourceKind::{Media, Official, Repost};
        one_of(&[("official", Official), ("media", Media), ("repost", Repost)], value)
    }
}

impl Read for DistrictKind {
    fn read(value: Value<'_>) -> Shaped<DistrictKind> {
        use DistrictKind::{City, County, District, Zone};
        let names = [("city", City), ("district", District), ("county", County), ("zone", Zone)];
        one_of(&names, value)
    }
}

/// Reads an object into a struct: each field by the name of the struct's own, in that order, and
/// nothing else may be there. Fields after the semicolon are lists that may be left out.
macro_rules! read_fields {
    ($name:ident { $($field:ident $(as $key:literal)?),*; $($list:ident),* }) => {
        impl Read for $name {
            fn read(value: Value<'_>) -> Shaped<$name> {
                let mut fields = Fields::of(value)?;
                let read = $name {
                    $($field: fields.take(read_fields!(@key $field $($key)?))?,)*
                    $($list: fields.list(stringify!($list))?,)*
                };
                fields.end()?;
                Ok(read)
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
            "0", "-0", "3", "130.0", "0.1", "-2.5e3", "1E2", "98.7", "123456789012345", "1e-7",
            "0.000001", "99.99", "1500000.00", "7e22",
        ] {
            let read = decimal(text).unwrap();
            assert_eq!(read.to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        }
        for text in ["1e999", "1e23", "0.1234567890123456", "1e99999999999"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_named_by_its_path() {
        let vocabulary = r#"{"themes":[{"id":"a","zh":"甲","en":"A"},{"id":"b","zh":7,"en":"B"}]}"#;
        let why = Vocabulary::read(parsed(vocabulary)).unwrap_err();
        assert_eq!((why.field.as_str(), why.value.as_str()), ("themes[1].zh", "7"));
        let why = Term::read(parsed(r#"{"id":"a","zh":"甲"}"#)).unwrap_err();
        assert_eq!(why.to_string(), "en: missing");
        let why = Term::read(parsed(r#"{"id":"a","zh":"甲","en":"A","ne":"A"}"#)).unwrap_err();
        assert_eq!(why.field, "ne");
        let why = Term::read(parsed(r#"{"id":"a","id":"b","zh":"甲","en":"A"}"#)).unwrap_err();
        assert_eq!(why.field, "id");
    }
}
