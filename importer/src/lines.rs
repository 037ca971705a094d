//! A CSV file: which letters its bytes are, what stands between its cells, and the cells.

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::MOST_CELLS;
use crate::grid::{Cell, Place, Row, Sheet};
use crate::headings;
use crate::remark::{Grade, Remark, What};

/// The sheet that a CSV file is, called like the file without its ending.
pub(crate) fn read(bytes: &[u8], file: &Place) -> (Sheet, Vec<Remark>) {
    let (text, mut remarks) = decode(bytes, file);
    let name = file.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let (text, said, n_before) = without_separator(&text);
    let delimiter = said.unwrap_or_else(|| delimiter(text));
    let (mut n_cells, mut counted, mut last) = (0, 0, 0);
    let mut line: u32 = 1 + n_before;
    for record in reader(text, delimiter).into_records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                remarks.push(Remark::new(
                    Grade::Must,
                    file.clone(),
                    What::Broken(error.to_string()),
                ));
                break;
            }
        };
        n_cells += record.len();
        if n_cells > MOST_CELLS {
            remarks.push(Remark::new(Grade::Must, file.clone(), What::ManyCells(MOST_CELLS)));
            break;
        }
        // The reader counts the line end before a record of lines with CRLF to the record.
        let start = record.position().and_then(|at| usize::try_from(at.byte()).ok());
        let start = start.map_or(counted, |at| at.clamp(counted, text.len()));
        let skipped =
            text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = start + skipped.count();
        let n_ends = text.get(counted..start).map_or(0, |between| between.matches('\n').count());
        // Lines that end in CR alone have no other number than that of the row.
        line = (line + u32::try_from(n_ends).unwrap_or(u32::MAX)).max(last + 1);
        (counted, last) = (start, line);
        let cells = (1..).zip(record.iter()).filter(|(_, text)| !text.trim().is_empty());
        let mut row: Row =
            cells.map(|(column, text)| (column, Cell::Text(text.to_owned()))).collect();
        if !row.is_empty() {
            row.values_mut().for_each(Cell::find_fault);
            sheet.rows.insert(line, row);
        }
    }
    (sheet, remarks)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// A first line `sep=;`, by which spreadsheets are told what parts the cells.
fn without_separator(text: &str) -> (&str, Option<u8>, u32) {
    let Some(rest) = text.strip_prefix("sep=") else { return (text, None, 0) };
    let Some((mark, rest)) = rest.split_once('\n') else { return (text, None, 0) };
    match mark.trim_end_matches('\r').as_bytes() {
        [mark] => (rest, Some(*mark), 1),
        _ => (text, None, 0),
    }
}

/// What parts the cells: that with which most headings are known; the comma where it makes no difference.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let records = reader(text, delimiter).into_records().take(20).flatten();
        let scores = records.map(|record| (headings::n_known(record.iter()), record.len()));
        scores.max().unwrap_or_default()
    };
    let marks = [b',', b';', b'\t'];
    marks.into_iter().rev().max_by_key(|mark| score(*mark)).unwrap_or(b',')
}

/// The text of the bytes: as their mark says; else UTF-8, else GB18030, line by line where they are
/// mixed.
fn decode(bytes: &[u8], file: &Place) -> (String, Vec<Remark>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        let (text, had_errors) = encoding.decode_without_bom_handling(&bytes[length..]);
        let what = if had_errors { What::NoEncoding } else { What::Encoding(encoding.name()) };
        let grade = if had_errors { Grade::Must } else { Grade::Note };
        return (text.into_owned(), vec![Remark::new(grade, file.clone(), what)]);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Vec::new());
    }
    let (mut text, mut remarks) = (String::new(), Vec::new());
    let (mut n_utf8, mut others) = (0, Vec::new());
    for (number, line) in (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n')) {
        if let Ok(line) = std::str::from_utf8(line) {
            n_utf8 += usize::from(!line.is_ascii());
            text.push_str(line);
            continue;
        }
        let (decoded, had_errors) = GB18030.decode_without_bom_handling(line);
        if had_errors {
            let remark = Remark::new(Grade::Must, file.row(number), What::NoEncoding);
            remarks.push(remark.value(decoded.trim_end()));
        } else {
            others.push(number);
        }
        text.push_str(&decoded);
    }
    if n_utf8 > 0 {
        let mixed = others
            .iter()
            .map(|number| Remark::new(Grade::Should, file.row(*number), What::MixedEncoding));
        remarks.extend(mixed);
    } else if !others.is_empty() {
        remarks.push(Remark::new(Grade::Note, file.clone(), What::Encoding(GB18030.name())));
    }
    (text, remarks)
}
