//! What is inside a file of the old kind (a compound file): a workbook of Excel 97 to 2003, or a newer
//! one locked with a password. Its cells are counted before they are read.

use std::io::{Cursor, Read as _};

use crate::MOST_CELLS;
use crate::remark::What;

/// The numbers of the records that are looked at, by [MS-XLS].
const BEGIN: u16 = 0x0809;
const LOCKED: u16 = 0x002f;
/// Records of cells; each begins with its row and its column, those of several cells end with the last.
const CELLS: [u16; 9] = [0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e, 0x00fd, 0x00bd, 0x00be];
const SEVERAL: [u16; 2] = [0x00bd, 0x00be];

/// Looks into a compound file, and says why it cannot be read as a workbook.
pub(crate) fn look(bytes: &[u8]) -> Result<(), What> {
    let broken = |error: std::io::Error| What::Broken(error.to_string());
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(What::Password);
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let mut stream = Vec::new();
    let opened = file.open_stream(name.ok_or(What::NoSpreadsheet)?).map_err(broken)?;
    // A stream cannot hold more than the file that it is in.
    opened.take(bytes.len() as u64).read_to_end(&mut stream).map_err(broken)?;
    count(&stream)
}

/// Refuses a workbook with sheets whose first and last cell are so far apart that its reader, which
/// holds all between them, would need too much memory.
fn count(stream: &[u8]) -> Result<(), What> {
    let number = |bytes: &[u8]| u16::from_le_bytes([bytes[0], bytes[1]]);
    let (mut rest, mut total) = (stream, 0_u64);
    let (mut rows, mut columns) = (0_u64, 0_u64);
    while let Some((head, after)) = rest.split_at_checked(4) {
        let (kind, length) = (number(head), usize::from(number(&head[2..])));
        let Some((body, after)) = after.split_at_checked(length) else { break };
        rest = after;
        match kind {
            LOCKED => return Err(What::Password),
            BEGIN => {
                total = total.saturating_add(rows * columns);
                (rows, columns) = (0, 0);
            }
            _ if CELLS.contains(&kind) && body.len() >= 4 => {
                let last =
                    if SEVERAL.contains(&kind) { &body[body.len() - 2..] } else { &body[2..] };
                rows = rows.max(u64::from(number(body)) + 1);
                columns = columns.max(u64::from(number(&body[2..]).max(number(last))) + 1);
            }
            _ => {}
        }
        if total.saturating_add(rows * columns) > MOST_CELLS as u64 {
            return Err(What::ManyCells(MOST_CELLS));
        }
    }
    Ok(())
}
