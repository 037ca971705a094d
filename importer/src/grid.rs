//! What a spreadsheet holds once it is open: sheets of cells, whatever kind of file they came from.

use std::collections::BTreeMap;
use std::sync::Arc;

use anlan_engine::date::PartialDate;

/// A cell with something in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// A text as it was typed.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// A date as exact as the cell shows it. `is_sure` is false where the kind of file does not say
    /// how the cell is shown, and the day may be the spreadsheet's own.
    Date { date: PartialDate, is_sure: bool },
    /// A formula that went wrong, as the spreadsheet shows it.
    Fault(String),
}

impl Cell {
    /// The cell as a person sees it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Fault(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Truth(value) => value.to_string(),
            Cell::Date { date, .. } => date.to_string(),
        }
    }

    /// Makes a text that a formula leaves when it goes wrong a fault; for kinds of files that hold
    /// nothing but that text.
    pub(crate) fn find_fault(&mut self) {
        const FAULTS: [&str; 7] =
            ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"];
        let Cell::Text(text) = self else { return };
        let number = text.strip_prefix("Err:").unwrap_or_default();
        let is_number = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        if FAULTS.contains(&text.as_str()) || is_number {
            *self = Cell::Fault(std::mem::take(text));
        }
    }

    /// Whether there is nothing to see in it.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Cell::Text(text) if text.trim().is_empty())
    }
}

/// A rectangle of cells that are shown as one; rows and columns from 1, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) rows: (u32, u32),
    pub(crate) column: u32,
}

/// The cells of a row, by their column from 1.
pub(crate) type Row = BTreeMap<u32, Cell>;

/// One sheet; rows from 1, and only those that hold something.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: BTreeMap<u32, Row>,
    pub(crate) merges: Vec<Merge>,
}

/// Where something stands in a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The name of the file.
    pub file: Arc<str>,
    /// The name of the sheet; none for the file as a whole.
    pub sheet: Option<Arc<str>>,
    /// The row from 1; in a CSV file the line.
    pub row: Option<u32>,
    /// The column from 1.
    pub column: Option<u32>,
    /// The heading over the column, as it stands there.
    pub heading: Option<Arc<str>>,
}

impl Place {
    /// A file as a whole.
    pub(crate) fn file(name: &str) -> Place {
        Place { file: name.into(), sheet: None, row: None, column: None, heading: None }
    }

    /// A sheet of the file.
    pub(crate) fn sheet(&self, name: &str) -> Place {
        Place { sheet: Some(name.into()), ..self.clone() }
    }

    /// A row of the sheet.
    pub(crate) fn row(&self, row: u32) -> Place {
        Place { row: Some(row), ..self.clone() }
    }

    /// A column of the sheet, or of the row.
    pub(crate) fn column(&self, column: u32, heading: &Arc<str>) -> Place {
        Place { column: Some(column), heading: Some(Arc::clone(heading)), ..self.clone() }
    }

    /// The column in letters and the row: `C12`; in part where only one is known.
    pub fn cell(&self) -> String {
        let letters = self.column.map(letters).unwrap_or_default();
        letters + &self.row.map(|row| row.to_string()).unwrap_or_default()
    }
}

/// A column as spreadsheets call it: 1 is A, 27 is AA.
fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_their_letters() {
        for (column, wanted) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")] {
            assert_eq!(letters(column), wanted);
        }
        // Counted one by one, as a person would.
        let mut counted = Vec::new();
        for first in std::iter::once(None).chain(('A'..='Z').map(Some)) {
            counted.extend(
                ('A'..='Z').map(|last| first.into_iter().chain([last]).collect::<String>()),
            );
        }
        for (at, name) in (1..).zip(&counted) {
            assert_eq!(letters(at), *name);
        }
    }
}
