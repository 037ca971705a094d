//! Which kind of file it is, by what is in it and not by its name; then its sheets.

use crate::archive::{self, Packed};
use crate::compound;
use crate::grid::{Place, Sheet};
use crate::lines;
use crate::remark::{Grade, Remark, What};
use crate::workbook::{self, Kind};
use crate::{LARGEST, LARGEST_UNPACKED};

/// What a file holds, and what is the matter with it as a whole.
pub(crate) struct Opened {
    pub(crate) place: Place,
    pub(crate) sheets: Vec<Sheet>,
    /// Whether it is a CSV file, which has one sheet without a name of its own.
    pub(crate) is_lines: bool,
    pub(crate) remarks: Vec<Remark>,
}

/// Opens a file.
pub(crate) fn open(name: &str, bytes: &[u8]) -> Opened {
    let place = Place::file(name);
    let refused = |what| Opened {
        place: place.clone(),
        sheets: Vec::new(),
        is_lines: false,
        remarks: vec![Remark::new(Grade::Must, place.clone(), what)],
    };
    if bytes.len() > LARGEST {
        return refused(What::LargeFile(LARGEST));
    }
    let found = match kind(bytes) {
        Ok(found) => found,
        Err(what) => return refused(what),
    };
    let (sheets, mut remarks) = match found {
        Found::Lines => {
            let (sheet, remarks) = lines::read(bytes, &place);
            (vec![sheet], remarks)
        }
        Found::Workbook(kind) => workbook::read(bytes, kind, &place),
    };
    let (own, endings): (_, &[&str]) = match found {
        Found::Lines => ("CSV", &["csv", "tsv", "txt"]),
        Found::Workbook(Kind::Xlsx) => ("XLSX", &["xlsx", "xlsm", "xltx"]),
        Found::Workbook(Kind::Xls) => ("XLS", &["xls", "et", "xlt"]),
        Found::Workbook(Kind::Ods) => ("ODS", &["ods"]),
    };
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if ending.is_none_or(|ending| !endings.contains(&ending.as_str())) {
        remarks.push(Remark::new(Grade::Note, place.clone(), What::OtherKind(own)));
    }
    let is_empty = sheets.iter().all(|sheet| sheet.rows.is_empty());
    if is_empty && remarks.iter().all(|own| own.grade != Grade::Must) {
        remarks.push(Remark::new(Grade::Must, place.clone(), What::Empty));
    }
    Opened { place, sheets, is_lines: found == Found::Lines, remarks }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Lines,
    Workbook(Kind),
}

fn kind(bytes: &[u8]) -> Result<Found, What> {
    if bytes.is_empty() {
        return Err(What::Empty);
    }
    if bytes.starts_with(b"PK") {
        return match archive::look(bytes)? {
            Packed::Xlsx => Ok(Found::Workbook(Kind::Xlsx)),
            Packed::Ods => Ok(Found::Workbook(Kind::Ods)),
            Packed::Xlsb => Err(What::BinaryWorkbook),
        };
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound::look(bytes).map(|()| Found::Workbook(Kind::Xls));
    }
    let start = bytes.get(..512).unwrap_or(bytes).trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).to_ascii_lowercase();
    let begins = |mark: &[u8]| start.starts_with(mark);
    if [b"<html".as_slice(), b"<!doctype", b"<table", b"<?xml", b"<meta"].into_iter().any(begins) {
        return Err(What::WebPage);
    }
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if begins(b"%pdf") || (bytes.contains(&0) && !is_utf16) {
        return Err(What::NoSpreadsheet);
    }
    Ok(Found::Lines)
}

const _: () = assert!(LARGEST as u64 <= LARGEST_UNPACKED);
