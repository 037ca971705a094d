//! What is to be said of a spreadsheet: where, what was found, what is the matter with it, and what
//! was probably meant. The sentences themselves are in [`crate::words`].

use crate::grid::Place;

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The case cannot be shown before this is put right.
    Must,
    /// To be put right, although the case can be shown.
    Should,
    /// How something was understood; nothing to do where that is right.
    Note,
}

/// One thing to be said.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// How much it weighs.
    pub grade: Grade,
    /// Where.
    pub place: Place,
    /// The id of the case, where it is known.
    pub case: Option<String>,
    /// The path of the field in the case file, such as `figures[2].unit`; empty where it has none.
    pub field: String,
    /// What stands there.
    pub value: Option<String>,
    /// What is the matter with it.
    pub what: What,
    /// What was probably meant, or what was read.
    pub nearest: Option<String>,
}

impl Remark {
    /// A remark about a place.
    pub(crate) fn new(grade: Grade, place: Place, what: What) -> Remark {
        let field = String::new();
        Remark { grade, place, case: None, field, value: None, what, nearest: None }
    }

    /// The same, with the value found.
    pub(crate) fn value(self, value: impl Into<String>) -> Remark {
        Remark { value: Some(value.into()), ..self }
    }

    /// The same, with what was probably meant.
    pub(crate) fn nearest(self, nearest: Option<String>) -> Remark {
        Remark { nearest, ..self }
    }
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// More bytes than are read: the most that are.
    LargeFile(usize),
    /// It would unpack to more bytes than are allowed: the most that are.
    Bomb(u64),
    /// More cells than are read: the most that are.
    ManyCells(usize),
    /// More cases than are read at a time: the most that are. This row and those after it are left out.
    ManyCases(usize),
    /// Locked with a password.
    Password,
    /// No spreadsheet, and no text either.
    NoSpreadsheet,
    /// A web page that only calls itself a spreadsheet.
    WebPage,
    /// A workbook of the binary kind, `.xlsb`.
    BinaryWorkbook,
    /// A damaged file; what the reader of that kind of file said, in English.
    Broken(String),
    /// A damaged sheet; the other sheets were read.
    BrokenSheet(String),
    /// The content is of another kind than the name says: what it is.
    OtherKind(&'static str),
    /// Nothing in it.
    Empty,
    /// No sheet of cases.
    NoCaseSheet,
    /// A sheet that was passed over.
    UnknownSheet,
    /// The name says nothing; its headings were taken for those of this sheet.
    GuessedSheet(&'static str),
    /// No row of headings.
    NoHeadings,
    /// A column with a heading that is not known, and so many values below it.
    UnknownColumn(usize),
    /// A value that stands under no heading.
    NoHeading,
    /// A heading that was there already.
    SameHeading,
    /// A column that no case can do without is not there: its name.
    MissingColumn(&'static str),
    /// The bytes of this line are neither UTF-8 nor GB18030.
    NoEncoding,
    /// The line is in GB18030, while others are in UTF-8.
    MixedEncoding,
    /// The file is in this encoding.
    Encoding(&'static str),
    /// The cell holds a formula that went wrong.
    Formula,
    /// White space around the value was cut off.
    Trimmed,
    /// One value for several rows: the last of them.
    Merged(u32),
    /// A row without the id of its case.
    NoId,
    /// An id that another row has: that row.
    SameId(u32),
    /// There is no case of this id.
    NoCase,
    /// A value that is not in its list: the Chinese name of the list.
    NotInList(&'static str),
    /// Not a date.
    Date,
    /// A number such as 2020.1, which may have been typed as 2020.10.
    HalfDate,
    /// A day that the spreadsheet may have made of a month.
    FirstOfMonth,
    /// Not a number.
    Number,
    /// Read as this number, unit and exactness.
    Amount,
    /// The value says another unit than the column.
    OtherUnit(String),
    /// The value says another exactness than the column.
    OtherQualifier(String),
    /// No exactness was given; the number was taken as exact.
    TakenAsExact,
    /// Neither yes nor no.
    Truth,
}
