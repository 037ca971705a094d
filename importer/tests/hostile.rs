//! Files that are damaged, that are something else, or that mean harm: a reason within moments, and
//! never a panic.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod shelf;

use std::io::{Cursor, Write as _};

use anlan_importer::remark::{Remark, What};
use anlan_importer::template::write;
use anlan_importer::{LARGEST, MOST_CELLS};
use proptest::prelude::*;
use shelf::{cases, file, import, with_names};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn whats(name: &str, bytes: &[u8]) -> Vec<What> {
    import(name, bytes).remarks.into_iter().map(|Remark { what, .. }| what).collect()
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn compound(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(bytes).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn workbook() -> Vec<u8> {
    with_names(|names| write(names, &cases()[..3])).unwrap()
}

#[test]
fn what_is_no_spreadsheet_is_called_what_it_is() {
    for (bytes, what) in [
        (b"".as_slice(), What::Empty),
        (b"  \r\n\r\n", What::Empty),
        (b"%PDF-1.7\n", What::NoSpreadsheet),
        (b"\x00\x01\x02\x03", What::NoSpreadsheet),
        (b"<html><table><tr><td>1</td></tr></table></html>", What::WebPage),
        (b"\xef\xbb\xbf<?xml version=\"1.0\"?><Workbook/>", What::WebPage),
        (&packed(&[("word/document.xml", b"<w/>")]), What::NoSpreadsheet),
        (&packed(&[("xl/workbook.bin", b"")]), What::BinaryWorkbook),
        (&compound("/WordDocument", b"x"), What::NoSpreadsheet),
        (&compound("/EncryptedPackage", b"x"), What::Password),
        (&compound("/Workbook", b"\x09\x08\x00\x00\x2f\x00\x02\x00\x00\x00"), What::Password),
    ] {
        let found = whats("a.csv", bytes);
        assert_eq!(found.iter().find(|own| !matches!(own, What::OtherKind(_))), Some(&what));
    }
    let locked =
        packed(&[("content.xml", b"x"), ("META-INF/manifest.xml", b"<manifest:encryption-data/>")]);
    assert_eq!(whats("a.ods", &locked), [What::Password]);
    assert_eq!(whats("a.xlsx", &file("locked.xlsx")), [What::Password]);
}

#[test]
fn a_file_is_read_by_its_content() {
    assert_eq!(whats("a.xls", &workbook()), [What::OtherKind("XLSX")]);
    assert_eq!(import("a.xls", &workbook()).drafts.len(), 3);
}

#[test]
fn a_bomb_is_not_unpacked() {
    // The size stands 24 bytes into its entry in the directory, and 22 into the file's own head.
    let said = |n_bytes: usize, said: u32| {
        let mut archive = packed(&[("xl/workbook.xml", &vec![b' '; n_bytes])]);
        let entry = archive.windows(4).rposition(|part| part == b"PK\x01\x02").unwrap();
        archive[entry + 24..entry + 28].copy_from_slice(&said.to_le_bytes());
        archive[22..26].copy_from_slice(&said.to_le_bytes());
        archive
    };
    let found = whats("a.xlsx", &said(1_000, 260_000_000));
    assert!(matches!(found[..], [What::Bomb(_)]), "{found:?}");
    // The directory lies about it.
    let liar = said(5_000_000, 1_000);
    let found = whats("a.xlsx", &liar);
    assert!(matches!(found[..], [What::Bomb(_) | What::Broken(_)]), "{found:?}");
}

#[test]
fn cells_far_apart_cost_nothing() {
    let ods = |rows: &str| {
        let text = format!(
            "<office:document-content><table:table table:name=\"案例\">{rows}</table:table></office:document-content>"
        );
        packed(&[
            ("content.xml", text.as_bytes()),
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", b"<manifest/>"),
        ])
    };
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    let far = format!(
        "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"16000\"/>{cell}</table:table-row>"
    );
    assert!(matches!(whats("a.ods", &ods(&far))[..], [What::ManyCells(_)]));
    // In the old kind: two cells in opposite corners, in each of many sheets.
    let mut stream = Vec::new();
    let number = |row: u16, column: u16| {
        let mut record = vec![0x03, 0x02, 14, 0];
        record.extend([row.to_le_bytes(), column.to_le_bytes()].concat());
        record.extend([0; 10]);
        record
    };
    for _ in 0..3 {
        stream.extend([0x09, 0x08, 0, 0]);
        stream.extend(number(0, 0));
        stream.extend(number(65_535, 255));
    }
    assert!(matches!(whats("a.xls", &compound("/Workbook", &stream))[..], [What::ManyCells(_)]));
}

#[test]
fn a_large_file_is_refused_or_read_in_bounded_time() {
    assert!(matches!(whats("a.csv", &vec![b'a'; LARGEST + 1])[..], [What::LargeFile(_)]));
    let wide = vec![b','; MOST_CELLS + 1];
    assert!(whats("a.csv", &wide).iter().any(|own| matches!(own, What::ManyCells(_))));
}

#[test]
fn so_many_cases_are_read_and_no_more() {
    let rows = (0..anlan_importer::MOST_CASES + 10).map(|at| format!("case-{at},a\n"));
    let text: String = ["编号,标题\n".to_owned()].into_iter().chain(rows).collect();
    let import = import("案例.csv", text.as_bytes());
    assert_eq!(import.drafts.len(), anlan_importer::MOST_CASES);
    let what = What::ManyCases(anlan_importer::MOST_CASES);
    assert!(import.remarks.iter().any(|own| own.what == what && own.place.row == Some(5_002)));
}

#[test]
fn a_half_filled_workbook_keeps_what_it_has() {
    let import = import("案例.csv", "说明：请填写\n\n编号,标题\n\na,甲\n,\n".as_bytes());
    assert_eq!(import.drafts.len(), 1);
    assert_eq!(import.drafts[0].json()["title"], "甲");
    assert!(whats("a.csv", "甲,乙\n1,2\n".as_bytes()).contains(&What::NoHeadings));
    let elsewhere = with_names(|names| write(names, &[])).unwrap();
    assert_eq!(whats("a.xlsx", &elsewhere), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(
        head in prop::sample::select(vec![b"".as_slice(), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf"]),
        rest in prop::collection::vec(any::<u8>(), 0..2_000),
    ) {
        import("a.xlsx", &[head, &rest].concat());
    }

    #[test]
    fn a_workbook_cut_short_or_altered_is_read_or_refused(
        name in prop::sample::select(vec!["libreoffice.xlsx", "libreoffice.xls", "libreoffice.ods", "openpyxl.xlsx", "cases.csv"]),
        cut in 0.0_f64..1.0,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = file(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a length")]
            bytes.truncate((bytes.len() as f64 * cut) as usize);
        }
        import(name, &bytes);
    }

    #[test]
    fn a_workbook_with_altered_sheets_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        // Altered before they are packed, so that the sums of the archive are right and its reader goes on.
        let mut archive = zip::ZipArchive::new(Cursor::new(file("openpyxl.xlsx"))).unwrap();
        let mut files: Vec<(String, Vec<u8>)> = (0..archive.len()).map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        }).collect();
        for (which, at, byte) in changes {
            let n_files = files.len();
            let bytes = &mut files[which.index(n_files)].1;
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        import("a.xlsx", &packed(&files));
    }
}
