//! What kind of thing a file is that somebody brings to the desk. The readers look at its bytes once more;
//! here it is only decided which of them is asked.

use std::io::{Cursor, Read as _};

use crate::act::Made;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A spreadsheet.
    Sheet,
    /// An article.
    Article,
    /// A case file.
    Case,
    /// Another file of a data folder.
    Data,
    /// None of these.
    Other,
}

/// How a packed file begins.
const PACKED: &[u8] = b"PK\x03\x04";

/// How texts in UTF-16 begin, and old documents.
const BEGINNINGS: [&[u8]; 3] = [b"\xff\xfe", b"\xfe\xff", b"\xd0\xcf\x11\xe0"];

/// A data folder unpacks to this many bytes at most, and this many files.
const MOST_BYTES: u64 = 256_000_000;
const MOST_FILES: usize = 20_000;

/// What kind of file it is, by its name, and by its bytes where the name says nothing.
pub fn kind(name: &str, bytes: &[u8]) -> Kind {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("json") => {
            let is_case = name.contains("cases/") || holds(bytes, "\"practices\"");
            if is_case { Kind::Case } else { Kind::Data }
        }
        Some("xlsx" | "xlsm" | "xlsb" | "xls" | "ods" | "csv" | "tsv" | "et") => Kind::Sheet,
        Some("html" | "htm" | "txt" | "docx" | "doc" | "md" | "mhtml" | "wps") => Kind::Article,
        _ if bytes.starts_with(PACKED) => {
            if holds(bytes, "word/") {
                Kind::Article
            } else {
                Kind::Sheet
            }
        }
        // A text by whatever name may be an article; of an old document its reader has something to say.
        _ if BEGINNINGS.iter().any(|own| bytes.starts_with(own)) => Kind::Article,
        _ if bytes.contains(&0) => Kind::Other,
        _ => Kind::Article,
    }
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|own| own == words.as_bytes())
}

/// The files of a data folder that was packed; any other file as it is, and so one that cannot be unpacked.
pub fn unpacked(file: Made) -> Vec<Made> {
    let is_zip = file.name.to_ascii_lowercase().ends_with(".zip");
    if !is_zip || !file.bytes.starts_with(PACKED) {
        return vec![file];
    }
    within(&file.bytes).filter(|files| !files.is_empty()).unwrap_or_else(|| vec![file])
}

fn within(bytes: &[u8]) -> Option<Vec<Made>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > MOST_FILES {
        return None;
    }
    let mut left = MOST_BYTES;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index(at).ok()?;
        let name = entry.name().ok()?.into_owned();
        if entry.is_dir() || name.contains("__MACOSX") || name.contains("/.") {
            continue;
        }
        let mut own = Vec::new();
        entry.take(left + 1).read_to_end(&mut own).ok()?;
        left = left.checked_sub(own.len() as u64)?;
        files.push(Made { name, bytes: own });
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_to_the_reader_that_knows_it() {
        for (name, bytes, expected) in [
            ("a.xlsx", &b"PK\x03\x04"[..], Kind::Sheet),
            ("A.CSV", b"id", Kind::Sheet),
            ("a.docx", b"PK\x03\x04", Kind::Article),
            ("notice.html", b"<p>", Kind::Article),
            ("no-ending", b"PK\x03\x04....word/document.xml", Kind::Article),
            ("no-ending", b"PK\x03\x04....xl/workbook.xml", Kind::Sheet),
            ("cases/a.json", b"{}", Kind::Case),
            ("a.json", br#"{"practices": []}"#, Kind::Case),
            ("vocabulary.json", b"{}", Kind::Data),
            ("photo.png", b"\x89PNG\r\n\x1a\n\0\0", Kind::Other),
            ("article", b"\xff\xfeA\0", Kind::Article),
            ("photo", b"\x89PNG\r\n\x1a\n\0\0", Kind::Other),
        ] {
            assert_eq!(kind(name, bytes), expected, "{name}");
        }
    }
}
