//! What a clerk types, and what is made of it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod shelf;

use serde_json::{Value, json};
use shelf::{csv, import, import_rows, said};

/// The case of a table with one row, and what is said of it.
fn one(headings: &[&str], row: &[&str]) -> (Value, Vec<String>) {
    let import = import_rows("案例", &[headings, row]);
    (import.drafts[0].json(), said(&import))
}

#[test]
fn names_are_known_in_either_script_and_in_english() {
    let headings = ["編 號", "ＴＩＴＬＥ", "District", "層級", "主题", "日期 种类"];
    for (district, level, themes) in [
        ("历下区", "市级", "行政执法；普法与法治宣传"),
        ("历下", "city", "行政执法、普法与法治宣传"),
        ("370102", "市級", "Administrative enforcement;Legal Education"),
        ("Lixia district", " City ", "administrative-enforcement\n普法与法治宣传；"),
    ] {
        let (case, _) = one(&headings, &["a", "b", district, level, themes, "started"]);
        assert_eq!(case["district"], "370102", "{district}");
        assert_eq!(case["level"], "city", "{level}");
        assert_eq!(
            case["themes"],
            json!(["administrative-enforcement", "legal-education"]),
            "{themes}"
        );
        assert_eq!(case["date"]["kind"], "started");
    }
}

#[test]
fn a_wrong_name_stays_and_the_nearest_is_offered() {
    let (case, said) =
        one(&["编号", "标题", "地区", "主题"], &["a", "b", "历下县", "行政执发；律师工作"]);
    assert_eq!(case["district"], "历下县");
    assert_eq!(case["themes"], json!(["行政执发", "lawyers"]));
    let choose = "; choose one from the sheet of lists";
    assert_eq!(
        said,
        [
            format!("must C2 | district | 历下县 | not among the values of 地区{choose} | 历下区"),
            format!(
                "must D2 | themes[0] | 行政执发 | not among the values of 主题{choose} | 行政执法"
            ),
        ]
    );
}

#[test]
fn numbers_bring_their_unit_and_exactness() {
    let cases = csv(&[&["编号", "标题"], &["a", "b"]]);
    let rows = csv(&[
        &["编号", "名称", "数值", "单位", "精确程度"],
        &["a", "x", "130余件", "", ""],
        &["a", "x", "3.3万", "人", "约数"],
        &["a", "x", "1,234", "件", ""],
        &["a", "x", "约20", "家", "exact"],
        &["a", "x", "三十", "家", "exact"],
        &["a", "x", "5人", "家", "exact"],
    ]);
    let import = shelf::with_names(|names| {
        anlan_importer::read(
            &[("案例.csv", cases.as_bytes()), ("数字.csv", rows.as_bytes())],
            names,
        )
    });
    let figures = import.drafts[0].json()["figures"].clone();
    let parts = |at: usize| {
        let own = &figures[at];
        [own["value"].clone(), own["unit"].clone(), own["qualifier"].clone()]
    };
    assert_eq!(parts(0), [json!(130), json!("件"), json!("at_least")]);
    assert_eq!(parts(1), [json!(3.3), json!("万人"), json!("approx")]);
    assert_eq!(parts(2), [json!(1234), json!("件"), json!("exact")]);
    assert_eq!(parts(4), [json!("三十"), json!("家"), json!("exact")]);
    let must: Vec<String> =
        said(&import).into_iter().filter(|line| line.starts_with("must")).collect();
    assert_eq!(
        must,
        [
            "must C5 | figures[3].qualifier | 约20 | the cell says another exactness than its column (确数); make them agree | -",
            "must C6 | figures[4].value | 三十 | not a number; write one in digits, such as 130 or 3.3 | -",
            "must C7 | figures[5].unit | 5人 | the cell says another unit than its column (家); keep one of them | -",
        ]
    );
}

#[test]
fn dates_and_truths_are_read_or_named() {
    let headings = ["编号", "标题", "日期", "来源可链接"];
    for (date, meant) in
        [("2020年2月", "2020-02"), ("2020/2/1", "2020-02-01"), ("２０２０", "2020")]
    {
        assert_eq!(one(&headings, &["a", "b", date, "是"]).0["date"]["value"], meant);
    }
    for (truth, meant) in
        [("是", true), ("否", false), ("TRUE", true), ("0", false), ("Ｎｏ", false)]
    {
        assert_eq!(one(&headings, &["a", "b", "", truth]).0["source"]["linkable"], meant);
    }
    let (case, said) = one(&headings, &["a", "b", "去年春天", "也许"]);
    assert_eq!(
        (&case["date"]["value"], &case["source"]["linkable"]),
        (&json!("去年春天"), &json!("也许"))
    );
    assert_eq!(said.len(), 2, "{said:#?}");
}

#[test]
fn nothing_is_dropped_silently() {
    let import = import_rows(
        "案例",
        &[
            &["编号", "标题", "领导批示", "", "实施单位名"],
            &["a", "  b ", "好", "多", "某局"],
            &["", "", "", "", ""],
            &["a", "c", "", "", ""],
            &["", "d", "", "", ""],
        ],
    );
    assert_eq!(import.drafts.len(), 3);
    let kept: Vec<&str> = import.kept.iter().map(|own| own.value.as_str()).collect();
    assert_eq!(kept, ["好", "多", "某局"]);
    assert_eq!(
        said(&import),
        [
            "should C1 |  | 领导批示 | not a heading that is known; its 1 values are in no case and are listed below | -",
            "should D1 |  | - | the column has no heading; its values are in no case and are listed below | -",
            "should E1 |  | 实施单位名 | not a heading that is known; its 1 values are in no case and are listed below | 实施单位",
            "note B2 | title |   b  | white space around the value was cut off | -",
            "must A4 | id | a | the case in row 2 has this id; this row was not written | -",
            "must A5 |  | - | the row has no id; fill in that of its case | -",
        ]
    );
}

#[test]
fn a_row_of_another_sheet_needs_its_case() {
    let cases = csv(&[&["编号", "标题"], &["small-case", "b"]]);
    let rows = csv(&[&["编号", "小标题", "正文"], &["smal-case", "x", "y"], &["", "z", "w"]]);
    let import = shelf::with_names(|names| {
        anlan_importer::read(
            &[("做法.csv", rows.as_bytes()), ("案例.csv", cases.as_bytes())],
            names,
        )
    });
    assert_eq!(import.kept.len(), 5);
    let said = said(&import);
    assert!(said[0].starts_with("must A2 |  | smal-case | no case"), "{said:#?}");
    assert!(said[0].ends_with("| small-case"), "{said:#?}");
    assert!(said[1].starts_with("must A3 |  | - | the row has no id"), "{said:#?}");
}

#[test]
fn the_mark_between_cells_and_the_letters_are_found() {
    let rows = "编号,标题,地区\na,“四位一体”,历下区\n";
    for mark in [",", ";", "\t"] {
        let text = rows.replace(',', mark);
        let (gb, _, _) = encoding_rs::GB18030.encode(&text);
        let with_mark = format!("\u{feff}{text}");
        for bytes in
            [text.as_bytes(), &gb, with_mark.as_bytes(), format!("sep={mark}\n{text}").as_bytes()]
        {
            let import = import("案例.csv", bytes);
            let case = import.drafts[0].json();
            assert_eq!(
                (&case["title"], &case["district"]),
                (&json!("“四位一体”"), &json!("370102"))
            );
        }
    }
}

#[test]
fn bytes_that_are_neither_are_named_by_their_line() {
    let mut bytes = "编号,标题\na,甲\n".as_bytes().to_vec();
    bytes.extend_from_slice(&encoding_rs::GB18030.encode("b,乙\n").0);
    bytes.extend_from_slice(b"c,\xff\xff\n");
    let import = import("案例.csv", &bytes);
    let said = said(&import);
    assert_eq!(import.drafts.len(), 3);
    assert_eq!(import.drafts[1].json()["title"], "乙");
    assert!(said[0].starts_with("should 3 |") && said[0].contains("GB18030"), "{said:#?}");
    assert!(said[1].starts_with("must 4 |") && said[1].contains("neither"), "{said:#?}");
}

#[test]
fn a_row_is_the_line_that_it_begins_in() {
    for end in ["\n", "\r\n"] {
        let lines = ["编号,标题", "", "a,\"甲", "乙\"", "", "b,丙", ",丁"];
        let import = import("案例.csv", lines.join(end).as_bytes());
        let places: Vec<String> = import.drafts.iter().map(|own| own.place.cell()).collect();
        assert_eq!(places, ["3", "6", "7"], "{end:?}");
    }
    assert_eq!(import("案例.csv", "编号,标题\ra,甲\rb,乙".as_bytes()).drafts.len(), 2);
}
