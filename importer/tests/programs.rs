//! What other programs write: see `files/README.md`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod shelf;

use anlan_importer::Import;
use anlan_importer::draft::Draft;
use serde_json::Value;
use shelf::{file, import, said};

/// The cases as they are meant, whatever program wrote them.
fn meant() -> Vec<Value> {
    import("案例.csv", &file("cases.csv")).drafts.iter().map(Draft::json).collect()
}

fn read(name: &str) -> (Import, Vec<Value>) {
    let import = import(name, &file(name));
    let cases = import.drafts.iter().map(Draft::json).collect();
    (import, cases)
}

#[test]
fn the_table_says_what_is_meant() {
    let import = import("案例.csv", &file("cases.csv"));
    assert_eq!(said(&import), Vec::<String>::new());
    let [first, second] = &meant()[..] else { panic!("two cases") };
    assert_eq!(first["district"], "370102");
    assert_eq!(first["level"], "community");
    assert_eq!(first["themes"], serde_json::json!(["public-legal-services", "legal-education"]));
    assert_eq!(first["date"], serde_json::json!({ "value": "2020-02-11", "kind": "started" }));
    assert_eq!(first["source"]["published"], "2020-03");
    assert_eq!(second["district"], "370103");
    assert_eq!(second["date"]["value"], "2021");
    assert_eq!(second["source"]["published"], "2021-05-01");
    assert_eq!(second["source"]["linkable"], true);
}

#[test]
fn libreoffice_writes_the_same_in_three_ways() {
    for name in ["libreoffice.xlsx", "libreoffice.xls", "libreoffice.ods"] {
        let (import, cases) = read(name);
        let lines = said(&import);
        assert!(lines.iter().all(|line| line.starts_with("note")), "{name}: {lines:#?}");
        assert!(lines.iter().any(|line| line.contains("by its headings")), "{name}: {lines:#?}");
        assert_eq!(cases, meant(), "{name}");
        assert_eq!(import.drafts[1].place_of("title").cell(), "B3", "{name}");
    }
}

#[test]
fn openpyxl_merges_cells_and_counts_days_from_1904() {
    let (import, mut cases) = read("openpyxl.xlsx");
    assert_eq!(
        said(&import),
        [
            "note A2 | - | small-law-corner | a merged cell: the value was taken for all rows down to 3 | -"
                .replace("| - | small", "|  | small"),
            "must C4 | practices[0].text | #REF! | a formula went wrong and gives no value; put the \
             formula right or type the value | -"
                .to_owned(),
        ]
    );
    assert_eq!(cases[0]["practices"].as_array().unwrap().len(), 2);
    assert_eq!(cases[0]["practices"][1]["heading"], "值班");
    for case in &mut cases {
        case["practices"] = serde_json::json!([]);
    }
    assert_eq!(cases, meant());
}
