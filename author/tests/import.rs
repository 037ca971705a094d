//! Spreadsheets at the desk: out, in again, and what is said of them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anlan_author::Ending;
use anlan_author::difference::is_same;
use desk::{Desk, case_names, json, repository};
use serde_json::Value;

fn run(arguments: &[&str]) -> (String, Ending) {
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let mut said = Vec::new();
    let ending = anlan_author::run(&arguments, &mut said).unwrap();
    (String::from_utf8(said).unwrap(), ending)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_real_collection_goes_out_and_comes_back_as_the_same_files() {
    let folder = tempfile::tempdir().unwrap();
    let (data, book, out) =
        (repository("data"), folder.path().join("all.xlsx"), folder.path().join("out"));
    let (said, ending) =
        run(&["export", "--data", text(&data), "--xlsx", text(&book), "--lang", "en"]);
    assert_eq!(ending, Ending::Done, "{said}");
    assert!(said.contains("all.xlsx (170 cases)"), "{said}");
    let (said, ending) =
        run(&["import", text(&book), "--data", text(&data), "--out", text(&out), "--lang", "en"]);
    assert_eq!(
        (said.as_str(), ending),
        ("170 cases read, 170 written: 0 must-fix, 0 should-fix, 0 notes.\n", Ending::Done)
    );
    for name in case_names() {
        let file = format!("{name}.json");
        let own = fs::read_to_string(out.join(&file)).unwrap();
        assert_eq!(own, fs::read_to_string(data.join("cases").join(&file)).unwrap(), "{name}");
    }
}

#[test]
fn a_collection_in_english_goes_out_and_comes_back_as_the_same_cases() {
    let folder = tempfile::tempdir().unwrap();
    let (data, book, out) =
        (repository("examples/lamplight"), folder.path().join("l.xlsx"), folder.path().join("out"));
    let (said, ending) =
        run(&["export", "--data", text(&data), "--xlsx", text(&book), "--lang", "en"]);
    assert_eq!(ending, Ending::Done, "{said}");
    let (said, ending) =
        run(&["import", text(&book), "--data", text(&data), "--out", text(&out), "--lang", "en"]);
    assert_eq!(
        (said.as_str(), ending),
        ("16 cases read, 16 written: 0 must-fix, 0 should-fix, 0 notes.\n", Ending::Done)
    );
    for entry in fs::read_dir(&out).unwrap() {
        let path = entry.unwrap().path();
        let own = data.join("cases").join(path.file_name().unwrap());
        assert!(is_same(&json(&path), &json(&own)), "{}", own.display());
    }
}

#[test]
fn the_template_has_no_case() {
    let folder = tempfile::tempdir().unwrap();
    let (data, book, out) =
        (repository("data"), folder.path().join("t.xlsx"), folder.path().join("out"));
    assert_eq!(run(&["template", "--data", text(&data), "--out", text(&book)]).1, Ending::Done);
    let (said, ending) =
        run(&["import", text(&book), "--data", text(&data), "--out", text(&out), "--lang", "en"]);
    assert_eq!(
        (said.as_str(), ending),
        ("0 cases read, 0 written: 0 must-fix, 0 should-fix, 0 notes.\n", Ending::Done)
    );
}

/// A table with mistakes of both kinds: what the reader finds, and what the desk finds.
const TABLE: &str = "\
编号,标题,英文标题,英文概要,地区,层级,实施单位,主题,机制,关键词,背景,来源发布者,来源网址,来源种类,来源可链接,批示
anti-smuggling-volunteers,社区法律角,Law corner,A corner,历下县,市级,某局,律师工作,普法,法律角；社区,群众不便。,济南日报,www.example.cn/a,media,是,=好
Bad Id,夜市普法,Night market,A night market.,历下区,市级,某局,律师工作,普法,夜市；普法,摊贩多。,济南日报,https://www.example.cn/b,media,也许,
";

fn import_table(format: &str) -> (Desk, String, Ending) {
    let desk = Desk::empty();
    desk.copy("anti-smuggling-volunteers");
    desk.copy("bankruptcy-court");
    desk.write("table.csv", TABLE);
    let (table, data, out) = (desk.path("table.csv"), desk.path(""), desk.path("out"));
    let (said, ending) = run(&[
        "import",
        text(&table),
        "--data",
        text(&data),
        "--out",
        text(&out),
        "--lang",
        "en",
        "--format",
        format,
    ]);
    (desk, said, ending)
}

#[test]
fn every_complaint_has_its_cell() {
    let (desk, said, ending) = import_table("json");
    assert_eq!(ending, Ending::MustFix);
    let report: Value = serde_json::from_str(&said).unwrap();
    let remarks = report["remarks"].as_array().unwrap();
    let lines: Vec<String> = remarks
        .iter()
        .map(|own| {
            let of = |key: &str| own[key].as_str().unwrap_or("-").to_owned();
            let cell = own["place"]["cell"].as_str().unwrap();
            format!(
                "{} {cell} {} | {} | {} | {}",
                of("grade"),
                of("field"),
                of("value"),
                of("what"),
                of("nearest")
            )
        })
        .collect();
    let has =
        |line: &str| assert!(lines.iter().any(|own| own.contains(line)), "{line}\n{lines:#?}");
    has(
        "must E2 district | 历下县 | not among the values of 地区; choose one from the sheet of lists | 历下区",
    );
    has(
        "must M2 source.url | www.example.cn/a | not a whole web address (http:// or https://, without spaces) | https://www.example.cn/a",
    );
    has("should D2 summary_en | … corner | does not end in a full stop");
    has(
        "must A3 id | Bad Id | an id has lower-case letters, digits and single hyphens only | bad-id",
    );
    has("must O3 source.linkable | 也许 | write 是 (yes) or 否 (no)");
    has("must 2 practices | [] | at least one is needed");
    has(
        "note A2 id | anti-smuggling-volunteers | the data folder has a case of this id that differs",
    );
    has("note A3 id | Bad Id | no id that could name its file");
    has("should P1  | 批示 | not a heading that is known");
    // Of one cell only one says what is wrong.
    assert_eq!(lines.iter().filter(|line| line.contains(" E2 ")).count(), 1, "{lines:#?}");
    assert_eq!(report["kept"][0]["value"], "=好");
    assert_eq!(report["written"], serde_json::json!(["anti-smuggling-volunteers"]));
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 1);
}

#[test]
fn a_report_is_for_people_and_for_spreadsheets_too() {
    let (_, said, _) = import_table("text");
    assert!(
        said.contains("table.csv · E2 (地区) · anti-smuggling-volunteers · district\n"),
        "{said}"
    );
    assert!(said.contains("  must fix: not among the values of 地区"), "{said}");
    assert!(said.contains("found “历下县” – did you mean “历下区”?"), "{said}");
    let last = said.lines().last().unwrap();
    assert!(last.starts_with("2 cases read, 1 written: "), "{last}");
    let (_, said, _) = import_table("csv");
    let mut reader = csv::Reader::from_reader(said.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(
        rows.iter().any(|row| &row[3] == "2" && &row[4] == "E" && &row[5] == "地区"),
        "{rows:#?}"
    );
    // What a spreadsheet would run is not run.
    assert!(rows.iter().any(|row| &row[9] == "'=好"), "{rows:#?}");
}
