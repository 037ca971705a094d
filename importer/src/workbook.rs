//! The cells of a workbook, read with calamine.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use anlan_engine::date::PartialDate;
use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Ods, Range, Reader, Xls, Xlsx};

use crate::MOST_CELLS;
use crate::dates;
use crate::grid::{Cell, Merge, Place, Sheet};
use crate::remark::{Grade, Remark, What};

/// Which reader a workbook takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Xlsx,
    Xls,
    Ods,
}

/// The sheets of a workbook, and what is the matter with those that could not be read whole.
pub(crate) fn read(bytes: &[u8], kind: Kind, file: &Place) -> (Vec<Sheet>, Vec<Remark>) {
    // A reader of a stranger's format may give up in a panic on bytes that nobody foresaw. Where panics
    // unwind it ends here; in a worker of the page the worker ends.
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Xlsx => xlsx(bytes, file),
        Kind::Xls => xls(bytes, file),
        Kind::Ods => ods(bytes, file),
    }));
    read.unwrap_or_else(|_| Err(What::Broken("the reader gave up".to_owned())))
        .unwrap_or_else(|what| (Vec::new(), vec![Remark::new(Grade::Must, file.clone(), what)]))
}

type Opened = Result<(Vec<Sheet>, Vec<Remark>), What>;

fn broken(error: impl std::fmt::Display) -> What {
    What::Broken(error.to_string())
}

fn xlsx(bytes: &[u8], file: &Place) -> Opened {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let (mut sheets, mut remarks, mut n_cells) = (Vec::new(), Vec::new(), 0_usize);
    for name in book.sheet_names() {
        let mut sheet = Sheet { name: name.clone(), ..Sheet::default() };
        let place = file.sheet(&name);
        if let Err(what) = xlsx_cells(&mut book, &mut sheet, &mut n_cells) {
            remarks.push(Remark::new(Grade::Must, place, what));
        }
        // Without them every cell is still there.
        let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheet.merges = merges.iter().filter_map(merge).take(MOST_MERGES).collect();
        sheets.push(sheet);
    }
    Ok((sheets, remarks))
}

fn xlsx_cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    n_cells: &mut usize,
) -> Result<(), What> {
    let mut cells = match book.worksheet_cells_reader(&sheet.name) {
        Ok(cells) => cells,
        // A sheet with a chart on it and no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(What::BrokenSheet(error.to_string())),
    };
    let formats: Vec<Arc<str>> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or("", |own| own.format_code.as_str()).into())
        .collect();
    loop {
        let next = cells
            .next_cell_with_style_id()
            .map_err(|error| What::BrokenSheet(error.to_string()))?;
        let Some((cell, style)) = next else { return Ok(()) };
        let (row, column) = cell.get_position();
        let own = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::DateTime(time) => moment(time).map(|date| {
                let format = formats.get(style).map_or("", |own| own);
                let is_known = format.contains(['y', 'Y']);
                let date = if is_known { dates::as_shown(date, format) } else { date };
                Cell::Date { date, is_sure: is_known }
            }),
            other => value(other.clone().into()),
        };
        *n_cells += 1;
        if *n_cells > MOST_CELLS {
            return Err(What::ManyCells(MOST_CELLS));
        }
        put(sheet, (row, column), own);
    }
}

fn xls(bytes: &[u8], file: &Place) -> Opened {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Vec::new();
    let mut remarks = Vec::new();
    for name in book.sheet_names() {
        match book.worksheet_range(&name) {
            Ok(range) => {
                let mut sheet = of_range(&name, &range);
                let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
                sheet.merges = merges.iter().filter_map(merge).take(MOST_MERGES).collect();
                sheets.push(sheet);
            }
            Err(error) => remarks.push(broken_sheet(file, &name, &error)),
        }
    }
    Ok((sheets, remarks))
}

fn ods(bytes: &[u8], file: &Place) -> Opened {
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => What::Password,
        error => broken(error),
    })?;
    let mut sheets = Vec::new();
    let mut remarks = Vec::new();
    for name in book.sheet_names() {
        match book.worksheet_range(&name) {
            Ok(range) => {
                let mut sheet = of_range(&name, &range);
                // Of a formula that went wrong this format holds the text that is shown.
                sheet.rows.values_mut().flat_map(BTreeMap::values_mut).for_each(Cell::find_fault);
                sheets.push(sheet);
            }
            Err(error) => remarks.push(broken_sheet(file, &name, &error)),
        }
    }
    Ok((sheets, remarks))
}

fn broken_sheet(file: &Place, name: &str, error: &dyn std::fmt::Display) -> Remark {
    Remark::new(Grade::Must, file.sheet(name), What::BrokenSheet(error.to_string()))
}

fn of_range(name: &str, range: &Range<Data>) -> Sheet {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
        put(&mut sheet, (first_row + row, first_column + column), value(data.clone()));
    }
    sheet
}

/// Puts a cell where it belongs, given its row and column from 0.
fn put(sheet: &mut Sheet, (row, column): (u32, u32), cell: Option<Cell>) {
    if let Some(cell) = cell.filter(|cell| !cell.is_blank()) {
        let row = sheet.rows.entry(row.saturating_add(1)).or_default();
        row.insert(column.saturating_add(1), cell);
    }
}

fn value(data: Data) -> Option<Cell> {
    Some(match data {
        Data::Empty => return None,
        #[allow(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
        Data::Int(number) => Cell::Number(number as f64),
        Data::Float(number) => Cell::Number(number),
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text),
        Data::Bool(value) => Cell::Truth(value),
        Data::DateTime(time) => {
            return moment(&time).map(|date| Cell::Date { date, is_sure: false });
        }
        Data::DateTimeIso(text) => match dates::read(&text) {
            Some(day) => Cell::Date { date: day, is_sure: false },
            None => Cell::Text(text),
        },
        Data::Error(error) => Cell::Fault(error.to_string()),
    })
}

/// The day of a moment; none where it is a length of time.
fn moment(time: &ExcelDateTime) -> Option<PartialDate> {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    PartialDate::from_day(year, month, day).filter(|_| time.is_datetime())
}

/// So many rows of a merge, and so many merges of a sheet, are seen to: far more than a person makes.
const MOST_MERGED: u32 = 1_000;
const MOST_MERGES: usize = 10_000;

/// A merge that goes down; one that goes across hides nothing that is needed.
fn merge(area: &Dimensions) -> Option<Merge> {
    let ((first, column), (last, _)) = (area.start, area.end);
    (last > first && last - first < MOST_MERGED).then(|| Merge {
        rows: (first.saturating_add(1), last.saturating_add(1)),
        column: column.saturating_add(1),
    })
}
