//! Tables of any texts, read back by a reader that knows RFC 4180 and forgives nothing.

#![no_main]

use anlan_engine::case::{Case, Figure, Qualifier};
use anlan_fuzz::PARTS;
use anlan_tables::rows::tables;
use anlan_tables::table::csv;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Asked<'a> {
    records: Vec<Vec<String>>,
    title: &'a str,
    keyword: &'a str,
    outcome: Option<&'a str>,
    label: &'a str,
    value: f64,
}

fuzz_target!(|asked: Asked<'_>| {
    let records: Vec<Vec<String>> =
        asked.records.iter().filter(|record| !record.is_empty()).cloned().collect();
    assert_eq!(read(&csv(&records)), records);
    of_a_case(&asked);
});

fn of_a_case(asked: &Asked<'_>) {
    let mut case: Case = PARTS.cases[0].clone();
    asked.title.clone_into(&mut case.title);
    case.keywords = vec![asked.keyword.to_owned()];
    case.outcomes = asked.outcome.map(str::to_owned);
    case.figures = vec![Figure {
        label: asked.label.to_owned(),
        value: asked.value,
        unit: "件".to_owned(),
        qualifier: Qualifier::Exact,
        as_of: None,
    }];
    for table in tables(&PARTS.vocabulary, &PARTS.districts, &[&case]) {
        // An empty text and a number that is none cannot be said, and are an error with their place.
        let Ok(text) = table.text() else {
            let texts = [asked.title, asked.keyword, asked.label, asked.outcome.unwrap_or("-")];
            assert!(
                texts.contains(&"") || !asked.value.is_finite(),
                "{} is not written",
                table.name
            );
            continue;
        };
        let records = read(&text.bytes);
        assert_eq!(records.len(), text.n_rows + 1, "{}", table.name);
        assert!(records.iter().all(|record| record.len() == table.columns.len()));
        let cell = |row: usize, column: &str| {
            let at = table.columns.iter().position(|own| *own == column).expect("a column");
            records[row][at].as_str()
        };
        match table.name {
            "cases" => {
                assert_eq!(cell(1, "title"), asked.title);
                assert_eq!(cell(1, "outcomes"), asked.outcome.unwrap_or_default());
            }
            "keywords" => assert_eq!(cell(1, "keyword"), asked.keyword),
            "figures" => {
                assert_eq!(cell(1, "label"), asked.label);
                assert_eq!(cell(1, "value").parse(), Ok(asked.value));
            }
            _ => {}
        }
    }
}

/// The records of a CSV file whose lines end in CR LF. A mark that stands where none may is a panic.
fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).expect("CSV is UTF-8");
    let mut records = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut record = Vec::new();
        loop {
            let (cell, after) = cell(rest);
            record.push(cell);
            if let Some(next) = after.strip_prefix(',') {
                rest = next;
            } else {
                rest = after.strip_prefix("\r\n").expect("a line ends in CR LF");
                break;
            }
        }
        records.push(record);
    }
    records
}

fn cell(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', '\r']).expect("a cell ends");
        let cell = &text[..end];
        assert!(!cell.contains(['"', '\n']), "{cell:?} stands bare");
        return (cell.to_owned(), &text[end..]);
    };
    let (mut cell, mut rest) = (String::new(), quoted);
    loop {
        let (before, after) = rest.split_once('"').expect("a quotation ends");
        cell.push_str(before);
        let Some(more) = after.strip_prefix('"') else { return (cell, after) };
        cell.push('"');
        rest = more;
    }
}
