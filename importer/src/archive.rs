//! What a packed workbook would unpack to, found out before it is unpacked.

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;

use crate::remark::What;
use crate::{LARGEST_UNPACKED, MOST_CELLS};

/// What kind of workbook a zip archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packed {
    Xlsx,
    Xlsb,
    Ods,
}

/// Looks into an archive: its kind, and whether it may be unpacked. The directory is asked first; then
/// each file is unpacked to nowhere, to see that the directory told the truth.
pub(crate) fn look(bytes: &[u8]) -> Result<Packed, What> {
    let broken = |error: zip::result::ZipError| What::Broken(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut total = 0_u64;
    let mut packed = None;
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(broken)?;
        total = total.saturating_add(file.size());
        if file.encrypted() {
            return Err(What::Password);
        }
        match &*file.name().map_err(broken)?.replace('\\', "/").to_ascii_lowercase() {
            "xl/workbook.xml" => packed = Some(Packed::Xlsx),
            "xl/workbook.bin" => packed = Some(Packed::Xlsb),
            "content.xml" => packed = packed.or(Some(Packed::Ods)),
            _ => {}
        }
    }
    if total > LARGEST_UNPACKED {
        return Err(What::Bomb(LARGEST_UNPACKED));
    }
    let packed = packed.ok_or(What::NoSpreadsheet)?;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(broken)?;
        let said = file.size();
        let unpacked = io::copy(&mut file.by_ref().take(said.saturating_add(1)), &mut io::sink());
        match unpacked {
            Ok(n_bytes) if n_bytes > said => return Err(What::Bomb(LARGEST_UNPACKED)),
            Ok(_) => {}
            Err(error) => return Err(What::Broken(error.to_string())),
        }
    }
    if packed == Packed::Ods {
        if is_locked(&mut archive) {
            return Err(What::Password);
        }
        count_cells(&mut archive)?;
    }
    Ok(packed)
}

/// Whether the list of an open document's files says how to unlock one of them.
fn is_locked(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut list = Vec::new();
    let file = archive.by_name("META-INF/manifest.xml");
    // What cannot be read there will be missed soon enough.
    let is_read = file.is_ok_and(|mut file| file.read_to_end(&mut list).is_ok());
    is_read && list.windows(15).any(|part| part == b"encryption-data")
}

/// Refuses a sheet whose repeated rows and columns its reader would write out one by one.
fn count_cells(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), What> {
    use quick_xml::events::{BytesStart, Event};

    let broken = |error: &dyn std::fmt::Display| What::Broken(error.to_string());
    let file = archive.by_name("content.xml").map_err(|error| broken(&error))?;
    let mut reader = quick_xml::Reader::from_reader(io::BufReader::new(file));
    reader.config_mut().check_end_names = false;
    let repeated = |tag: &BytesStart<'_>, name: &str| {
        let found =
            tag.attributes().with_checks(false).flatten().find(|own| own.key.as_ref() == name);
        found.and_then(|own| own.value.trim().parse::<u64>().ok()).unwrap_or(1)
    };
    let is_filled = |tag: &BytesStart<'_>| {
        let mut attributes = tag.attributes();
        attributes.with_checks(false).flatten().any(|own| {
            let key: &str = own.key.as_ref();
            key.starts_with("office:") || key == "table:formula"
        })
    };
    let (mut rows, mut filled_rows, mut width, mut filled_width) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.name().as_ref() {
                "table:table" => (rows, filled_rows, filled_width) = (0, 0, 0),
                "table:table-row" => {
                    let repeats = repeated(&tag, "table:number-rows-repeated");
                    rows = rows.saturating_add(repeats);
                    width = 0;
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    width = width.saturating_add(repeated(&tag, "table:number-columns-repeated"));
                    if is_filled(&tag) {
                        (filled_rows, filled_width) = (rows, filled_width.max(width));
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(broken(&error)),
        }
        if filled_rows.saturating_mul(filled_width) > MOST_CELLS as u64 {
            return Err(What::ManyCells(MOST_CELLS));
        }
        buffer.clear();
    }
}
