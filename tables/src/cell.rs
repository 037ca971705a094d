//! A cell: a value as a table holds it, and what a spreadsheet would make of it.

use anlan_engine::case::{DateKind, DistrictKind, Qualifier, SourceKind};
use anlan_engine::date::PartialDate;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a spreadsheet that opens a file by double click could take a text for a formula.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// There is none.
    Missing,
    /// A text, a name or a date.
    Text(String),
    /// A measured number.
    Number(f64),
    /// A counted number.
    Whole(u32),
    /// Yes or no.
    Truth(bool),
}

/// Why a value has no cell that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsayable {
    /// An empty text, which reads as a missing one.
    Empty,
    /// A number that is none.
    NoNumber,
}

impl Cell {
    /// The text of the cell; empty where the value is missing.
    pub(crate) fn text(&self) -> Result<String, Unsayable> {
        match self {
            Cell::Missing => Ok(String::new()),
            Cell::Text(text) if text.is_empty() => Err(Unsayable::Empty),
            Cell::Text(text) => Ok(text.clone()),
            Cell::Number(number) if !number.is_finite() => Err(Unsayable::NoNumber),
            // All digits and no exponent, which not every reader of CSV knows.
            Cell::Number(number) => Ok(number.to_string()),
            Cell::Whole(number) => Ok(number.to_string()),
            Cell::Truth(value) => Ok(value.to_string()),
        }
    }

    /// Whether a spreadsheet could take it for a formula.
    pub(crate) fn is_formula(&self) -> bool {
        matches!(self, Cell::Text(text) if is_formula(text))
    }
}

/// What can stand in a cell.
pub(crate) trait Value {
    /// The value as a cell.
    fn cell(&self) -> Cell;
}

impl Value for &str {
    fn cell(&self) -> Cell {
        Cell::Text((*self).to_owned())
    }
}

impl Value for f64 {
    fn cell(&self) -> Cell {
        Cell::Number(*self)
    }
}

impl Value for u32 {
    fn cell(&self) -> Cell {
        Cell::Whole(*self)
    }
}

impl Value for u16 {
    fn cell(&self) -> Cell {
        Cell::Whole((*self).into())
    }
}

impl Value for u8 {
    fn cell(&self) -> Cell {
        Cell::Whole((*self).into())
    }
}

impl Value for bool {
    fn cell(&self) -> Cell {
        Cell::Truth(*self)
    }
}

impl Value for PartialDate {
    fn cell(&self) -> Cell {
        Cell::Text(self.to_string())
    }
}

impl Value for WholeDay {
    fn cell(&self) -> Cell {
        self.0.cell()
    }
}

impl<V: Value> Value for Option<V> {
    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Missing, Value::cell)
    }
}

impl Value for Qualifier {
    fn cell(&self) -> Cell {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::Approx => "approx",
            Qualifier::AtLeast => "at_least",
        }
        .cell()
    }
}

impl Value for SourceKind {
    fn cell(&self) -> Cell {
        match self {
            SourceKind::Official => "official",
            SourceKind::Media => "media",
            SourceKind::Repost => "repost",
        }
        .cell()
    }
}

impl Value for DateKind {
    fn cell(&self) -> Cell {
        match self {
            DateKind::Published => "published",
            DateKind::Started => "started",
            DateKind::Awarded => "awarded",
        }
        .cell()
    }
}

impl Value for DistrictKind {
    fn cell(&self) -> Cell {
        match self {
            DistrictKind::City => "city",
            DistrictKind::District => "district",
            DistrictKind::County => "county",
            DistrictKind::Zone => "zone",
        }
        .cell()
    }
}

/// The form of a whole day; a column whose texts all have it is a column of dates.
pub const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// A date known to the day.
pub(crate) struct WholeDay(PartialDate);

impl WholeDay {
    /// The first day that a date may mean.
    pub(crate) fn first(date: PartialDate) -> Option<WholeDay> {
        let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
        PartialDate::from_day(date.year(), month, day).map(WholeDay)
    }

    /// The last day that a date may mean.
    pub(crate) fn last(date: PartialDate) -> Option<WholeDay> {
        let month = date.month().unwrap_or(12);
        let on = |day| PartialDate::from_day(date.year(), month, day);
        date.day().map_or_else(|| (28..=31).rev().find_map(on), on).map(WholeDay)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for WholeDay {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "WholeDay".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": DAY })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partial_date_runs_from_its_first_day_to_its_last() {
        for (text, first, last) in [
            ("2020", "2020-01-01", "2020-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2021-02", "2021-02-01", "2021-02-28"),
            ("2021-04", "2021-04-01", "2021-04-30"),
            ("2020-12-10", "2020-12-10", "2020-12-10"),
            ("9999", "9999-01-01", "9999-12-31"),
        ] {
            let date = text.parse().unwrap();
            let (from, to) = (WholeDay::first(date).unwrap(), WholeDay::last(date).unwrap());
            assert_eq!((from.0.to_string(), to.0.to_string()), (first.into(), last.into()));
            assert_eq!(from.0.span().start(), date.span().start());
            assert_eq!(to.0.span().end(), date.span().end());
        }
    }

    #[test]
    fn a_choice_is_called_as_in_the_data() {
        fn check(value: &(impl Value + serde::Serialize)) {
            let Cell::Text(text) = value.cell() else { panic!("a choice is a text") };
            assert_eq!(serde_json::to_value(value).unwrap(), text);
        }
        [Qualifier::Exact, Qualifier::Approx, Qualifier::AtLeast].iter().for_each(check);
        [SourceKind::Official, SourceKind::Media, SourceKind::Repost].iter().for_each(check);
        [DateKind::Published, DateKind::Started, DateKind::Awarded].iter().for_each(check);
        let places =
            [DistrictKind::City, DistrictKind::District, DistrictKind::County, DistrictKind::Zone];
        places.iter().for_each(check);
    }
}
