//! Workbooks: the template to fill in, and the cases of a collection in the same form.

use anlan_engine::case::Case;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, Formula, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;

use crate::columns::{Column, FORMS, Form, Holds, List, MARK};
use crate::names::Names;
use crate::wording::Wording;

/// The most characters of a cell, counted in UTF-16 as Excel counts.
pub const LONGEST: usize = 32_767;

/// The last row, from 0, that has lists to choose from.
const LAST_ROW: u32 = 5_000;

/// A value that a workbook cannot hold so that it is read back as the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// The id of the case; empty where it is about the workbook.
    pub case: String,
    /// The path of the field.
    pub field: String,
    /// Why.
    pub why: Why,
}

/// Why a value cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Longer than [`LONGEST`]: so many characters.
    Long(usize),
    /// An empty text.
    Empty,
    /// One of several values has the mark in it that parts them, or is empty.
    Mark,
    /// White space around it, which is cut off when it is read.
    Padded,
    /// A character that no workbook holds.
    Control,
    /// A number that is none.
    NoNumber,
    /// What the writer said, in English.
    Writer(String),
}

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Unwritable {
        let why = Why::Writer(error.to_string());
        Unwritable { case: String::new(), field: String::new(), why }
    }
}

/// The bytes of a workbook with these cases; without any, of the template to fill in. The same cases
/// give the same bytes.
///
/// # Errors
/// Where a value could not be read back as the same.
pub fn write(names: &Names<'_>, cases: &[Case]) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let looks = Looks::new();
    let values: Vec<Value> =
        cases.iter().map(|case| serde_json::to_value(case).unwrap_or_default()).collect();
    for form in &FORMS {
        let sheet = book.add_worksheet();
        head(sheet, form, &looks, names)?;
        let mut row = 2;
        for case in &values {
            let id = case["id"].as_str().unwrap_or_default();
            for (prefix, entry) in entries(form, case) {
                let writing = Writing { names, looks: &looks, case: id, prefix };
                for (at, column) in (0_u16..).zip(names.wording.columns(form)) {
                    let value = if at == 0 { &case["id"] } else { part(entry, column.key) };
                    writing.cell(sheet, row, at, column, value)?;
                }
                row += 1;
            }
        }
    }
    lists(book.add_worksheet(), &looks, names)?;
    Ok(book.save_to_buffer()?)
}

/// How cells look.
struct Looks {
    heading: Format,
    needed: Format,
    about: Format,
    text: Format,
    number: Format,
}

impl Looks {
    fn new() -> Looks {
        let plain = || Format::new().set_align(FormatAlign::Top);
        let heading =
            plain().set_bold().set_num_format("@").set_background_color(Color::RGB(0x00E7_E6E6));
        Looks {
            needed: heading.clone().set_font_color(Color::RGB(0x00C0_0000)),
            heading,
            about: plain()
                .set_text_wrap()
                .set_num_format("@")
                .set_italic()
                .set_font_color(Color::RGB(0x0059_5959)),
            // As text, so that 2020-02 stays what was typed and 007 keeps its zeros.
            text: plain().set_text_wrap().set_num_format("@"),
            number: plain(),
        }
    }
}

/// Headings, the row that explains them, and lists to choose from.
fn head(
    sheet: &mut Worksheet,
    form: &'static Form,
    looks: &Looks,
    names: &Names<'_>,
) -> Result<(), XlsxError> {
    let wording = names.wording;
    sheet.set_name(capital(wording.sheet(form)))?.set_freeze_panes(2, 1)?.set_row_height(1, 48)?;
    for (at, column) in (0_u16..).zip(wording.columns(form)) {
        let is_number = column.holds == Holds::Number;
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.set_column_format(at, if is_number { &looks.number } else { &looks.text })?;
        let heading = if column.is_needed { &looks.needed } else { &looks.heading };
        sheet.write_string_with_format(0, at, wording.heading(column), heading)?;
        sheet.write_string_with_format(1, at, wording.about(column), &looks.about)?;
        if let Some(choice) = choice(column, names)? {
            sheet.add_data_validation(2, at, LAST_ROW, at, &choice)?;
        }
    }
    Ok(())
}

/// A name with a capital at its beginning, where it has such letters.
fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The list to choose from in a column.
fn choice(column: &Column, names: &Names<'_>) -> Result<Option<DataValidation>, XlsxError> {
    let lists = names.wording.lists();
    let of_list = |list: List| {
        let at = List::ALL.iter().position(|own| *own == list).unwrap_or(0);
        let letter = char::from(b'A' + u8::try_from(at).unwrap_or(0));
        let last = names.all_zh(list).len().max(1) + 1;
        DataValidation::new()
            .allow_list_formula(Formula::new(format!("={lists}!${letter}$2:${letter}${last}")))
    };
    let choice = match column.holds {
        // An id may be typed instead: a warning, which can be answered with yes.
        Holds::One(list) => of_list(list).set_error_style(DataValidationErrorStyle::Warning),
        // Several are typed with the mark between them, so that anything may stand there.
        Holds::Several(list) => of_list(list).show_error_message(false),
        Holds::Truth => DataValidation::new().allow_list_strings(&names.wording.answers())?,
        _ => return Ok(None),
    };
    Ok(Some(choice))
}

/// The sheet with the values of the vocabulary.
fn lists(sheet: &mut Worksheet, looks: &Looks, names: &Names<'_>) -> Result<(), XlsxError> {
    sheet.set_name(names.wording.lists())?.set_freeze_panes(1, 0)?;
    for (at, list) in (0_u16..).zip(List::ALL) {
        sheet.set_column_width(at, 30.0)?;
        sheet.write_string_with_format(0, at, names.wording.list(list), &looks.heading)?;
        for (row, name) in (1..).zip(names.all_zh(list)) {
            sheet.write_string_with_format(row, at, name, &looks.text)?;
        }
    }
    Ok(())
}

/// What a sheet has a row for: the case itself, or the entries of one of its lists.
fn entries<'a>(form: &Form, case: &'a Value) -> Vec<(String, &'a Value)> {
    if form.list.is_empty() {
        return vec![(String::new(), case)];
    }
    let entries = case[form.list].as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().enumerate().map(|(at, entry)| (format!("{}[{at}]", form.list), entry)).collect()
}

/// The value at a path such as `source.url`; the value itself where the path is empty.
fn part<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').filter(|key| !key.is_empty()).fold(value, |value, key| &value[key])
}

struct Writing<'a> {
    names: &'a Names<'a>,
    looks: &'a Looks,
    case: &'a str,
    prefix: String,
}

impl Writing<'_> {
    fn fail(&self, column: &Column, why: Why) -> Unwritable {
        let parts = [self.prefix.as_str(), column.key];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Unwritable { case: self.case.to_owned(), field: parts.join("."), why }
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        at: u16,
        column: &Column,
        value: &Value,
    ) -> Result<(), Unwritable> {
        let text = match (value, column.holds) {
            (Value::Null, _) => return Ok(()),
            (Value::Array(values), _) if values.is_empty() => return Ok(()),
            (Value::Number(_), Holds::Number) => {
                let number = value.as_f64().filter(|number| number.is_finite());
                let number = number.ok_or_else(|| self.fail(column, Why::NoNumber))?;
                sheet.write_number_with_format(row, at, number, &self.looks.number)?;
                return Ok(());
            }
            (Value::Bool(value), _) => {
                let [yes, no] = self.names.wording.answers();
                if *value { yes } else { no }.to_owned()
            }
            (Value::String(id), Holds::One(list)) => self.name(list, id),
            (Value::Array(values), Holds::Several(list)) => {
                let ids = values.iter().map(|id| self.name(list, id.as_str().unwrap_or_default()));
                joined(ids.collect(), self.names.wording)
                    .ok_or_else(|| self.fail(column, Why::Mark))?
            }
            (Value::Array(values), _) => {
                let words = values.iter().map(|word| word.as_str().unwrap_or_default().to_owned());
                joined(words.collect(), self.names.wording)
                    .ok_or_else(|| self.fail(column, Why::Mark))?
            }
            (Value::String(text), _) => text.clone(),
            (Value::Number(_) | Value::Object(_), _) => {
                return Err(self.fail(column, Why::NoNumber));
            }
        };
        if let Some(why) = unwritable(&text) {
            return Err(self.fail(column, why));
        }
        sheet.write_string_with_format(row, at, &text, &self.looks.text)?;
        Ok(())
    }

    /// The Chinese name of a value, or its id where that name would not lead back to it.
    fn name(&self, list: List, id: &str) -> String {
        let name = self.names.zh(list, id).filter(|name| self.names.id(list, name) == Some(id));
        let is_parted = |name: &&str| name.contains([MARK, ';']);
        name.filter(|name| !is_parted(name)).unwrap_or(id).to_owned()
    }
}

/// The values with the mark between them; none where one of them could not be told from two. A mark
/// stands behind a single value with 、, which would part it otherwise.
fn joined(values: Vec<String>, wording: Wording) -> Option<String> {
    let is_plain = |value: &String| {
        !value.is_empty() && value.trim() == value && !value.contains([MARK, ';', '\n', '\r'])
    };
    if !values.iter().all(is_plain) {
        return None;
    }
    let is_alone = values.len() == 1 && values[0].contains('、');
    let joined = values.join(&wording.mark());
    Some(if is_alone { joined + wording.mark().trim_end() } else { joined })
}

/// Why a text would not come back from a cell as it was.
fn unwritable(text: &str) -> Option<Why> {
    let length = text.encode_utf16().count();
    let is_held = |ch: char| match ch {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => !ch.is_control(),
    };
    if text.is_empty() {
        Some(Why::Empty)
    } else if length > LONGEST {
        Some(Why::Long(length))
    } else if text.trim() != text {
        Some(Why::Padded)
    } else if !text.chars().all(is_held) {
        Some(Why::Control)
    } else {
        None
    }
}
