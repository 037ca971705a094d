//! The desk without a disk: from names and bytes comes what comes from a folder.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anlan_author::bundle::{self, Leaves, Made, Site};
use anlan_author::check::{check, check_folder};
use anlan_author::difference::Difference;
use anlan_author::difference::collected::Collected;
use anlan_author::files::Folder;
use anlan_author::leaves::Base;
use anlan_author::report::Report;
use anlan_author::words::Lang;
use anlan_author::{draft, import, workbook};
use desk::Desk;

/// Every file below a folder, by its path with forward slashes.
fn below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            files.extend(
                below(&path).into_iter().map(|(own, bytes)| (format!("{name}/{own}"), bytes)),
            );
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

fn of_few() -> Desk {
    let desk = Desk::empty();
    for case in ["anti-smuggling-volunteers", "bankruptcy-court", "labour-arbitration-2024"] {
        desk.copy(case);
    }
    desk
}

#[test]
fn what_is_wrong_is_the_same() {
    let desk = of_few();
    desk.edit("cases/bankruptcy-court.json", "\"level\": \"", "\"level\": \"x");
    desk.write("cases/labour-arbitration-2024.json", b"\xff");
    desk.write("cases/notes.txt", "stray");
    let of_bytes = check_folder(&Folder::of(below(&desk.path("")))).unwrap();
    let of_disk = check(&desk.path("")).unwrap();
    assert_eq!(of_bytes.complaints, of_disk.complaints);
    assert_eq!(of_bytes.left_out, of_disk.left_out);
    let said = Report::of(&of_bytes).text(Lang::En);
    assert!(said.contains("cases/bankruptcy-court.json:") && said.contains("xagency"), "{said}");
    let report = Report::of(&of_disk).below(Path::new("some/data"));
    let row = report.rows.iter().find(|row| row.field == "level").unwrap();
    assert_eq!(row.place.words(Lang::Zh), "some/data/cases/bankruptcy-court.json:9");
    assert_eq!(row.field_name(Lang::Zh).as_deref(), Some("层级"));
    assert_eq!(row.grade_name(Lang::En), "must fix");
    assert_eq!(row.sentence(Lang::En), "not in the levels of vocabulary.json");
    assert_eq!(row.meant(Lang::En).as_deref(), Some("did you mean “agency”?"));
}

#[test]
fn what_is_built_is_the_same() {
    let desk = of_few();
    let base = Base::read("https://example.org/cases/").unwrap();
    let checked = check_folder(&Folder::of(below(&desk.path("")))).unwrap();
    let made = bundle::make(&checked, Leaves::At(Some(&base)), false).unwrap().unwrap();
    let Made { data, leaves, n_cases, .. } = made;
    assert_eq!(n_cases, 3);
    let data = data.into_iter().map(|(name, bytes)| (format!("data/{name}"), bytes));
    let made: BTreeMap<String, Vec<u8>> = data.chain(leaves).collect();
    let site = tempfile::tempdir().unwrap();
    let into = Site { folder: site.path().to_owned(), base: Some(base) };
    bundle::build(&checked, &site.path().join("data"), Some(&into), false).unwrap().unwrap();
    assert_eq!(made, below(site.path()));
    assert!(made.contains_key("read/case/bankruptcy-court.html"));
}

#[test]
fn a_spreadsheet_an_article_and_a_workbook_need_no_disk() {
    let desk = of_few();
    let folder = || Folder::of(below(&desk.path("")));
    let checked = check_folder(&folder()).unwrap();
    let book = workbook::of_cases(&checked, Lang::En).unwrap().unwrap();
    let taken = import::take(&[("all.xlsx", &book)], folder()).unwrap();
    assert!(taken.imported.is_good());
    assert_eq!(
        taken.imported.report().text(Lang::En),
        "3 cases read, 3 written: 0 must-fix, 0 should-fix, 0 notes.\n"
    );
    for (id, text) in &taken.cases {
        let own = fs::read_to_string(desk.path(&format!("cases/{id}.json"))).unwrap();
        assert_eq!(*text, own, "{id}");
    }
    let drafts = taken.drafts.iter().map(|own| (own.case["id"].as_str().unwrap(), &*own.place));
    let ids = taken.cases.iter().map(|own| &*own.0);
    let places = ["all.xlsx › 案例 › 3", "all.xlsx › 案例 › 4", "all.xlsx › 案例 › 5"];
    assert!(drafts.eq(ids.zip(places)), "{:?}", taken.drafts);
    assert_eq!(check_folder(&taken.folder).unwrap().complaints, checked.complaints);
    let empty = workbook::empty(&folder()).unwrap();
    let taken = import::take(&[("empty.xlsx", &empty)], folder()).unwrap();
    assert_eq!(taken.cases, []);

    let table = "编号,标题\na,甲\n,乙\na,丙\nB C,丁\n".as_bytes();
    let taken = import::take(&[("t.csv", table)], folder()).unwrap();
    let drafts: Vec<String> = taken
        .drafts
        .iter()
        .map(|own| format!("{} {} {}", own.place, own.case["id"], own.case["title"]))
        .collect();
    assert_eq!(
        drafts,
        [
            r#"t.csv › 2 "a" "甲""#,
            r#"t.csv › 3 null "乙""#,
            r#"t.csv › 4 "a" "丙""#,
            r#"t.csv › 5 "B C" "丁""#
        ]
    );
    assert_eq!(taken.cases.len(), 1);

    let article = "历下区“一窗通办”改革\n来源：某网 2021-05-06\n\n一、背景\n群众办事多头跑，很是烦恼。\n二、主要做法\n\
        （一）设一个窗口\n整合部门26个，推行承诺审批。\n";
    let drafted = draft::of_article("a.txt", article.as_bytes(), &folder(), Lang::En).unwrap();
    assert!(drafted.case.contains("\"commitment-approval\""), "{}", drafted.case);
    assert!(drafted.report.contains("Still missing: id"), "{}", drafted.report);
    let none = draft::accepted(&drafted.draft, |_| false).unwrap();
    assert_eq!(none.case["title"], "");
    let refused =
        draft::of_article("b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &folder(), Lang::En);
    assert!(refused.err().unwrap().to_string().starts_with("b.doc: "));
}

#[test]
fn a_folder_and_a_bundle_differ_by_what_changed() {
    let desk = of_few();
    let folder = Folder::of(below(&desk.path("")));
    let made = bundle::make(&check_folder(&folder).unwrap(), Leaves::No, false).unwrap().unwrap();
    let bundle = &made.data.iter().find(|(name, _)| name == "collection.json").unwrap().1;
    let published = Collected::of_bundle(bundle).unwrap();
    let own = Collected::of_folder(&folder).unwrap().published();
    assert!(Difference::between(&published, &own).is_empty());
    let mut files = below(&desk.path(""));
    files.remove("cases/bankruptcy-court.json");
    let own = Collected::of_folder(&Folder::of(files)).unwrap().published();
    let difference = Difference::between(&published, &own);
    assert_eq!(difference.withdrawn[0].id, "bankruptcy-court");
    assert!(Collected::of_bundle(b"[]").is_err());
}
