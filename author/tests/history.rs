//! What became of the collection: versions and tombstones, checked, written and shown.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::ffi::OsString;
use std::fs;

use anlan_author::Ending;
use anlan_author::check::check;
use anlan_author::words::{self, Lang};
use anlan_engine::about;
use anlan_engine::check::Grade;
use desk::{Desk, json};
use serde_json::{Value, json};

/// A desk with two cases, one version and one tombstone.
fn desk() -> Desk {
    let desk = Desk::empty();
    desk.copy("anti-smuggling-volunteers");
    desk.copy("bankruptcy-court");
    desk.write("changes.json", changes().to_string());
    desk.write("withdrawn.json", withdrawn().to_string());
    desk
}

fn changes() -> Value {
    json!({ "changes": [
        {
            "version": 1, "date": "2026-11-24", "summary": "首次成集。", "summary_en": "It begins.",
            "added": ["anti-smuggling-volunteers", "bankruptcy-court", "old-case"],
        },
        {
            "version": 2, "date": "2026-11", "summary": "撤回一个。", "summary_en": "One went.",
            "withdrawn": ["old-case"], "changed": ["bankruptcy-court"],
        },
    ] })
}

fn withdrawn() -> Value {
    json!({ "withdrawn": [{
        "id": "old-case", "title": "破产审判<旧>", "title_en": "An old case", "date": "2026-11-30",
        "reason": "与另一案例重复。", "reason_en": "Told twice.", "successor": "bankruptcy-court",
    }] })
}

/// What must be put right in the two files: file, field, sentence, nearest.
fn faults(desk: &Desk) -> Vec<String> {
    let complaints = check(&desk.path("")).unwrap().complaints;
    let own = complaints.iter().filter(|own| own.finding.grade == Grade::Must);
    let line = own.map(|own| {
        let finding = &own.finding;
        let (value, nearest) = (finding.value.as_deref(), finding.nearest.as_deref());
        format!(
            "{} {} | {} | {} | {}",
            own.file,
            finding.field,
            value.unwrap_or("-"),
            words::why(&finding.why, Lang::En),
            nearest.unwrap_or("-")
        )
    });
    line.collect()
}

fn run(arguments: &[&str]) -> (String, Ending) {
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let mut said = Vec::new();
    let ending = anlan_author::run(&arguments, &mut said).unwrap();
    (String::from_utf8(said).unwrap(), ending)
}

fn refusal(arguments: &[&str]) -> String {
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    format!("{:#}", anlan_author::run(&arguments, &mut Vec::new()).unwrap_err())
}

#[test]
fn what_is_right_is_let_pass() {
    assert_eq!(faults(&desk()), [""; 0]);
}

/// Slips: the file, the place, what was typed there, and everything that is said.
type Slip = (&'static str, &'static str, &'static str, &'static [&'static str]);

const SLIPS: &[Slip] = &[
    (
        "withdrawn",
        "/withdrawn/0/id",
        r#""bankruptcy-court""#,
        &[
            "changes.json changes[0].added[2] | old-case | there is no case of this id, and withdrawn.json has none | -",
            "changes.json changes[1].withdrawn[0] | old-case | is not in withdrawn.json, and no case has this id | -",
            "withdrawn.json withdrawn[0].id | bankruptcy-court | cases/bankruptcy-court.json is still there, so it is not withdrawn | -",
        ],
    ),
    (
        "withdrawn",
        "/withdrawn/0/successor",
        r#""bankrupcy-court""#,
        &[
            "withdrawn.json withdrawn[0].successor | bankrupcy-court | there is no case of this id | bankruptcy-court",
        ],
    ),
    (
        "withdrawn",
        "/withdrawn/0/date",
        r#""2026-13""#,
        &["withdrawn.json withdrawn[0].date | 2026-13 | the month is not 01 to 12 | -"],
    ),
    (
        "withdrawn",
        "/withdrawn/0/reason",
        r#"" ""#,
        &["withdrawn.json withdrawn[0].reason |   | empty | -"],
    ),
    (
        "changes",
        "/changes/1/version",
        "3",
        &[
            "changes.json changes[1].version | 3 | versions count from 1, each one more than the one before | 2",
        ],
    ),
    (
        "changes",
        "/changes/1/date",
        r#""2026-10""#,
        &[
            "changes.json changes[1].date | 2026-10 | earlier than the version before, of 2026-11-24 | -",
        ],
    ),
    (
        "changes",
        "/changes/1/changed/0",
        r#""bankruptcy-cour""#,
        &[
            "changes.json changes[1].changed[0] | bankruptcy-cour | there is no case of this id, and withdrawn.json has none | bankruptcy-court",
        ],
    ),
];

#[test]
fn every_slip_is_said_with_what_was_meant() {
    for (file, pointer, typed, said) in SLIPS {
        let desk = desk();
        desk.change(&format!("{file}.json"), |value| {
            *value.pointer_mut(pointer).unwrap() = serde_json::from_str(typed).unwrap();
        });
        let found = faults(&desk);
        assert_eq!(found.len(), said.len(), "{pointer}: {found:#?}");
        for (found, said) in found.iter().zip(*said) {
            assert_eq!(found, said, "{pointer}");
        }
    }
    let desk = desk();
    desk.change("withdrawn.json", |value| {
        let list = value["withdrawn"].as_array_mut().unwrap();
        list.push(list[0].clone());
    });
    assert_eq!(
        faults(&desk),
        ["withdrawn.json withdrawn[1].id | old-case | the list has this id already | -"]
    );
}

#[test]
fn what_became_of_the_collection_is_built_in_both_scripts() {
    let desk = desk();
    let site = desk.path("site");
    let data = site.join("data");
    let (said, ending) = run(&[
        "build",
        desk.path("").to_str().unwrap(),
        "--out",
        data.to_str().unwrap(),
        "--site",
        site.to_str().unwrap(),
        "--lang",
        "en",
    ]);
    assert_eq!(ending, Ending::Done, "{said}");
    let text = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    let own = about::read(text("data/about.json").as_bytes()).unwrap();
    assert_eq!((own.changes.len(), own.changes[1].version), (2, 2));
    assert_eq!(own.of("old-case").unwrap().successor.as_deref(), Some("bankruptcy-court"));
    let traditional = about::read(text("data/about.zh-Hant.json").as_bytes()).unwrap();
    assert_eq!(traditional.withdrawn[0].reason, "與另一案例重複。");
    assert!(!text("data/collection.json").contains("old-case"));

    for (path, title, reason) in [
        ("read/case/old-case.html", "已撤回：破产审判&lt;旧&gt;", "与另一案例重复。"),
        ("read/zh-Hant/case/old-case.html", "已撤回：破產審判&lt;舊&gt;", "與另一案例重複。"),
    ] {
        let page = text(path);
        assert!(page.contains(&format!("<h1>{title}</h1>")) && page.contains(reason), "{page}");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
        assert!(page.contains("view=withdrawn:old-case"), "{page}");
        assert!(page.contains("case/bankruptcy-court.html\""), "{page}");
    }
    assert!(!text("read/index.html").contains("old-case"));
    let plain = text("data/cases.html");
    assert!(plain.contains("id=\"old-case\"") && plain.contains("href=\"#bankruptcy-court\""));
}

#[test]
fn the_next_version_is_written_of_what_differs() {
    let desk = desk();
    let data = desk.path("");
    let out = desk.path("out");
    let data = data.to_str().unwrap();
    assert_eq!(run(&["build", data, "--out", out.to_str().unwrap()]).1, Ending::Done);
    let bundle = out.join("collection.json");
    let old = bundle.to_str().unwrap();
    let release = ["release", old, data, "--date", "2026-12-01", "--lang", "en"];
    assert_eq!(run(&release).0, "No difference: no version written.\n");

    fs::remove_file(desk.path("cases/anti-smuggling-volunteers.json")).unwrap();
    desk.copy("labour-arbitration-2024");
    desk.change("cases/bankruptcy-court.json", |case| case["organ"] = json!("某法院"));
    let why = refusal(&release);
    assert!(why.ends_with("--reason-en): anti-smuggling-volunteers"), "{why}");
    assert_eq!(json(&desk.path("changes.json")), changes());

    let reason = ["--reason", "来源已撤回。", "--reason-en", "Its source went."];
    let early = ["release", old, data, "--date", "2026-10-31"];
    let why = refusal(&[&early[..], &reason].concat());
    assert_eq!(why, "2026-10-31 is earlier than version 2, of 2026-11");
    let (said, ending) = run(&[&release[..], &reason].concat());
    assert_eq!(ending, Ending::Done);
    assert!(said.ends_with("Version 3: Cases added: 1; changed: 1; withdrawn: 1.\n"), "{said}");
    assert_eq!(
        json(&desk.path("changes.json"))["changes"][2],
        json!({
            "version": 3, "date": "2026-12-01", "summary": "新增 1 个案例，改动 1 个案例，撤回 1 个案例。",
            "summary_en": "Cases added: 1; changed: 1; withdrawn: 1.",
            "added": ["labour-arbitration-2024"], "changed": ["bankruptcy-court"],
            "withdrawn": ["anti-smuggling-volunteers"],
        })
    );
    let list = json(&desk.path("withdrawn.json"));
    assert_eq!(list["withdrawn"][0], withdrawn()["withdrawn"][0]);
    assert_eq!(list["withdrawn"][1]["id"], "anti-smuggling-volunteers");
    assert_eq!(list["withdrawn"][1]["reason_en"], "Its source went.");
    assert_eq!(faults(&desk), [""; 0]);

    // A version that is not published yet is neither changed nor followed by another.
    let why = refusal(&[&release[..], &reason].concat());
    assert!(why.starts_with("changes.json has version 3 already"), "{why}");
    fs::remove_file(desk.path("changes.json")).unwrap();
    let why = refusal(&[&release[..], &reason].concat());
    assert!(why.starts_with("what is published has 2 versions"), "{why}");
}
