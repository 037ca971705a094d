//! Dates known to a year, a month or a day, and the spans of days they stand for.
//!
//! A date is never rounded into more than is known: `2020` is the whole of that year. Spans are
//! half-open, `[start, end)`, so that neighbouring spans share no day and leave none out.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day, counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// A half-open interval of days, never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    start: Day,
    end: Day,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The year alone.
    Year,
    /// Year and month.
    Month,
    /// Year, month and day.
    Day,
}

/// A calendar date known to a year, a month or a day; written `2020`, `2020-12` or `2020-12-10`.
///
/// Ordered by what is known: a year sorts before its months, a month before its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    /// 1 to 12, or 0 where unknown.
    month: u8,
    /// 1 to 31, or 0 where unknown.
    day: u8,
}

/// The days from the beginning of the year 0 to 1970-01-01.
const DAYS_TO_1970: i32 = 719_528;

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `2020`, `2020-12` or `2020-12-10`.
    Shape,
    /// The month is not 01 to 12.
    Month,
    /// The month does not have that day.
    Day,
}

impl Span {
    /// The span `[start, end)`, or `None` where it would hold no day.
    pub fn new(start: Day, end: Day) -> Option<Span> {
        (start < end).then_some(Span { start, end })
    }

    /// The span from the first day of `from` to the last day of `to`, both included; an end left
    /// out is open. `None` where both are left out, or where the ends are the wrong way round.
    pub fn between(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<Span> {
        if from.is_none() && to.is_none() {
            return None;
        }
        let start = from.map_or(Day(i32::MIN), |date| date.span().start);
        let end = to.map_or(Day(i32::MAX), |date| date.span().end);
        Span::new(start, end)
    }

    /// The first day.
    pub fn start(self) -> Day {
        self.start
    }

    /// The day after the last.
    pub fn end(self) -> Day {
        self.end
    }

    /// Whether every day of another span is in this one.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a day.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl PartialDate {
    /// The first date that can be written.
    pub(crate) const FIRST: PartialDate = PartialDate { year: 1000, month: 0, day: 0 };

    /// The year alone; `None` unless it has four digits.
    pub fn from_year(year: u16) -> Option<PartialDate> {
        (1000..=9999).contains(&year).then_some(PartialDate { year, month: 0, day: 0 })
    }

    /// A month of a year; `None` where there is no such month.
    pub fn from_month(year: u16, month: u8) -> Option<PartialDate> {
        let date = PartialDate::from_year(year)?;
        (1..=12).contains(&month).then_some(PartialDate { month, ..date })
    }

    /// A day; `None` where the calendar has no such day.
    pub fn from_day(year: u16, month: u8, day: u8) -> Option<PartialDate> {
        let date = PartialDate::from_month(year, month)?;
        (1..=days_in_month(year, month)).contains(&day).then_some(PartialDate { day, ..date })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1 to 31, where known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// A number by which dates are ordered: by the first day that they may mean, then the coarser
    /// first.
    pub(crate) fn rank(self) -> u32 {
        // Days since the year 0 stay below 2^22, so the two bits of the precision fit below them.
        let day = self.span().start.0.saturating_add(DAYS_TO_1970);
        u32::try_from(day).unwrap_or(0) << 2 | self.precision() as u32
    }

    /// The same without its day, if it has one.
    #[must_use]
    pub fn to_month(self) -> PartialDate {
        PartialDate { day: 0, ..self }
    }

    /// The first day that the date may mean, as a date of its own.
    #[must_use]
    pub fn first_day(self) -> PartialDate {
        PartialDate { month: self.month.max(1), day: self.day.max(1), ..self }
    }

    /// The last day that the date may mean, as a date of its own.
    #[must_use]
    pub fn last_day(self) -> PartialDate {
        let month = self.month().unwrap_or(12);
        let day = self.day().unwrap_or_else(|| days_in_month(self.year, month));
        PartialDate { month, day, ..self }
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// Where the date begins and ends on a scale of months since the year 0, all months alike wide.
    pub fn months(self) -> (f64, f64) {
        let year = f64::from(self.year) * 12.0;
        let Some(month) = self.month() else { return (year, year + 12.0) };
        let start = year + f64::from(month - 1);
        let Some(day) = self.day() else { return (start, start + 1.0) };
        let days = f64::from(days_in_month(self.year, month));
        (start + f64::from(day - 1) / days, start + f64::from(day) / days)
    }

    /// All the days that the date may mean.
    pub fn span(self) -> Span {
        let start = day_number(self.year, self.month.max(1), self.day.max(1));
        let end = match self.precision() {
            Precision::Year => day_number(self.year + 1, 1, 1),
            Precision::Month if self.month == 12 => day_number(self.year + 1, 1, 1),
            Precision::Month => day_number(self.year, self.month + 1, 1),
            Precision::Day => Day(start.0 + 1),
        };
        Span { start, end }
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number of a day, by counting from March so that the leap day comes last in its year
/// (Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `days_from_civil`).
fn day_number(year: u16, month: u8, day: u8) -> Day {
    let year = i32::from(year) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((i32::from(month) + 9) % 12) + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Day(era * 146_097 + day_of_era - 719_468)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision() {
            Precision::Year => write!(f, "{:04}", self.year),
            Precision::Month => write!(f, "{:04}-{:02}", self.year, self.month),
            Precision::Day => write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<PartialDate, DateError> {
        let mut parts = text.split('-');
        let year = number(parts.next(), 4)?.ok_or(DateError::Shape)?;
        let month = number(parts.next(), 2)?;
        let day = number(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(DateError::Shape);
        }
        let date = PartialDate::from_year(year).ok_or(DateError::Shape)?;
        let Some(month) = month else { return Ok(date) };
        let month = u8::try_from(month).map_err(|_| DateError::Month)?;
        let date = PartialDate::from_month(year, month).ok_or(DateError::Month)?;
        let Some(day) = day else { return Ok(date) };
        let day = u8::try_from(day).map_err(|_| DateError::Day)?;
        PartialDate::from_day(year, month, day).ok_or(DateError::Day)
    }
}

/// One part of a date, of exactly `digits` digits, where the text has that part.
fn number(part: Option<&str>, digits: usize) -> Result<Option<u16>, DateError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Shape);
    }
    part.parse().map(Some).map_err(|_| DateError::Shape)
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DateError::Shape => "not a date of the form 2020, 2020-12 or 2020-12-10",
            DateError::Month => "the month is not 01 to 12",
            DateError::Day => "the month does not have that day",
        })
    }
}

impl std::error::Error for DateError {}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PartialDate, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(|error| serde::de::Error::custom(format!("“{text}”: {error}")))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A year, a month or a day – only as much as is known: 2020, 2020-12 or 2020-12-10.",
            "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_written_as_it_was_read() {
        for text in ["2020", "2020-12", "2020-02-29", "1999-01-01"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn a_text_that_is_no_date_says_why() {
        for (text, why) in [
            ("", DateError::Shape),
            ("20", DateError::Shape),
            ("2020-1", DateError::Shape),
            ("2020/12", DateError::Shape),
            ("0200", DateError::Shape),
            ("2020-12-10-01", DateError::Shape),
            ("２０２０", DateError::Shape),
            ("2020-13", DateError::Month),
            ("2020-00", DateError::Month),
            ("2021-02-29", DateError::Day),
            ("2020-12-00", DateError::Day),
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(why), "{text}");
        }
    }

    #[test]
    fn a_span_holds_every_day_that_the_date_may_mean() {
        assert_eq!(date("1970-01-01").span(), Span { start: Day(0), end: Day(1) });
        assert_eq!(date("1970-02").span(), Span { start: Day(31), end: Day(59) });
        assert_eq!(date("2020").span().end.0 - date("2020").span().start.0, 366);
        assert_eq!(date("2020-12-31").span().end, date("2021").span().start);
    }

    #[test]
    fn a_place_on_the_scale_of_months_is_as_wide_as_what_is_known() {
        assert_eq!(date("2020").months(), (24240.0, 24252.0));
        assert_eq!(date("2020-12").months(), (24251.0, 24252.0));
        assert_eq!(date("2020-04-16").months(), (24243.5, 24243.0 + 16.0 / 30.0));
    }

    #[test]
    fn the_days_of_a_leap_year_follow_each_other() {
        let mut last = date("2019-12-31").span().start;
        for month in 1..=12 {
            for day in 1..=days_in_month(2020, month) {
                let start = PartialDate::from_day(2020, month, day).unwrap().span().start;
                assert_eq!(start.0, last.0 + 1);
                last = start;
            }
        }
    }

    #[test]
    fn a_span_between_dates_includes_both_and_may_be_open() {
        let span = Span::between(Some(date("2020")), Some(date("2020-12"))).unwrap();
        assert_eq!(span, date("2020").span());
        assert!(Span::between(None, Some(date("2020"))).unwrap().overlaps(date("1950").span()));
        assert!(Span::between(None, None).is_none());
        assert!(Span::between(Some(date("2021")), Some(date("2020"))).is_none());
    }
}
