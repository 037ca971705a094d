//! Collections other than our own: an empty one to begin with, the example, and what is said of a
//! `collection.json` that is not right.

#![allow(clippy::unwrap_used, reason = "a test may stop where its own set-up is wrong")]

mod desk;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anlan_author::bundle::{self, Site};
use anlan_author::check::check;
use anlan_author::report::Report;
use anlan_author::words::Lang;
use anlan_author::{Ending, run};
use anlan_engine::check::Grade;
use serde_json::{Value, json};

use desk::{Desk, json as read, repository};

/// What is said of a `collection.json`, one complaint a line.
fn said(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let desk = Desk::full();
    let path = desk.path("collection.json");
    let mut file = read(&path);
    change(&mut file);
    fs::write(&path, file.to_string()).unwrap();
    let checked = check(&desk.path("")).unwrap();
    let own = checked.complaints.iter().filter(|own| own.file == "collection.json");
    own.map(|own| {
        let finding = &own.finding;
        let why = anlan_author::words::why(&finding.why, Lang::En);
        let nearest = finding.nearest.as_deref().unwrap_or("-");
        format!("{:?} {} | {why} | {nearest}", finding.grade, finding.field)
    })
    .collect()
}

fn author(arguments: &[&str]) -> (String, anyhow::Result<Ending>) {
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let mut text = Vec::new();
    let ending = run(&arguments, &mut text);
    (String::from_utf8(text).unwrap(), ending)
}

/// Every file that a build writes, by its path.
fn built(data: &Path) -> Vec<(String, String)> {
    let out = tempfile::tempdir().unwrap();
    let checked = check(data).unwrap();
    let site = Site { folder: out.path().to_owned(), base: None };
    let made = bundle::build(&checked, &out.path().join("data"), Some(&site), false).unwrap();
    assert!(made.is_some(), "{}", Report::of(&checked).text(Lang::En));
    let mut files = Vec::new();
    let mut folders = vec![out.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(out.path()).unwrap().display().to_string();
                files.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    files
}

#[test]
fn a_new_collection_has_nothing_to_fix_and_is_built() {
    for (lang, title) in [("zh", "山海案例集"), ("en", "Tales of the ford")] {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("own");
        let path = folder.to_str().unwrap();
        let (listed, ending) = author(&["new", path, "--lang", lang, "--title", title]);
        assert_eq!(ending.unwrap(), Ending::Done);
        assert!(listed.contains("collection.json") && listed.contains("README.md"), "{listed}");
        let checked = check(&folder).unwrap();
        assert_eq!(checked.complaints, [], "{}", Report::of(&checked).text(Lang::En));
        let files = built(&folder);
        let page = files.iter().find(|(name, _)| name == "data/cases.html").unwrap();
        assert!(page.1.contains(title), "{}", page.1);
        for (name, text) in &files {
            assert!(!text.contains("济南") && !text.contains("Jinan"), "{name}");
        }
    }
}

#[test]
fn a_new_collection_writes_over_nothing() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("note.txt"), "mine").unwrap();
    let (said, ending) = author(&["new", place.path().to_str().unwrap()]);
    assert_eq!(said, "");
    assert!(ending.unwrap_err().to_string().contains("nothing was written"));
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    for arguments in [&["new"][..], &["new", "a", "b"], &["new", "a", "--lang", "fr"]] {
        assert_eq!(author(arguments).1.unwrap(), Ending::Usage);
    }
}

#[test]
fn the_example_has_nothing_to_fix_and_is_built_in_english_alone() {
    let data = repository("examples/lamplight");
    let checked = check(&data).unwrap();
    assert_eq!(checked.complaints, [], "{}", Report::of(&checked).text(Lang::En));
    let n_cases = fs::read_dir(data.join("cases")).unwrap().count();
    assert_eq!(checked.cases.len(), n_cases);
    let files = built(&data);
    let text = |wanted: &str| &files.iter().find(|(name, _)| name == wanted).unwrap().1;
    assert!(files.iter().all(|(name, _)| !name.contains("zh-Hant")));
    assert!(text("read/index.html").contains("<html lang=\"en\">"));
    assert!(text("data/cases.html").contains("<html lang=\"en\">"));
    assert!(text("feed.xml").contains("xml:lang=\"en\""));
    let bundle: Value = serde_json::from_str(text("data/collection.json")).unwrap();
    assert_eq!(bundle["variants"], "");
    assert_eq!(bundle["cases"][0]["title"], bundle["cases"][0]["title_en"]);
    for (name, text) in &files {
        let chinese = text.chars().find(|ch| ('\u{4e00}'..='\u{9fff}').contains(ch));
        assert_eq!(chinese, None, "{name}");
        assert!(!text.contains("Jinan"), "{name}");
    }
}

#[test]
fn a_text_is_given_in_each_language_that_is_offered() {
    assert_eq!(said(|_| ()), [""; 0]);
    let complaints = said(|file| {
        file["title"].as_object_mut().unwrap().remove("en");
        file["place"]["one"].as_object_mut().unwrap().remove("zh");
    });
    let missing = |field| format!("Must {field} | is missing | -");
    assert_eq!(complaints.len(), 2, "{complaints:?}");
    for (said, field) in complaints.iter().zip(["place.one.zh", "title.en"]) {
        assert!(said.starts_with(missing(field).split(" |").next().unwrap()), "{said}");
    }
    // Traditional characters are made where they are not given.
    assert_eq!(
        said(|file| drop(file["title"].as_object_mut().unwrap().remove("zh_hant"))),
        [""; 0]
    );
}

#[test]
fn a_wrong_value_has_a_nearest_right_one() {
    let complaints = said(|file| {
        file["languages"] = json!(["zh-Hans", "zh-Hnat"]);
        file["facets"][1]["facet"] = json!("themes");
        file["colors"] = json!({});
    });
    let all = complaints.join("\n");
    for (field, nearest) in
        [("languages[1]", "zh-Hant"), ("facets[1].facet", "theme"), ("colors", "colours")]
    {
        let own = complaints.iter().find(|own| own.starts_with(&format!("Must {field} |")));
        assert!(own.is_some_and(|own| own.ends_with(&format!("| {nearest}"))), "{field}: {all}");
    }
}

#[test]
fn a_colour_that_cannot_be_read_is_named_with_its_contrast() {
    let complaints = said(|file| file["colours"]["light"] = json!("#d0a030"));
    let [own] = &complaints[..] else { panic!("{complaints:?}") };
    assert!(own.starts_with("Must colours.light | has a contrast of 2."), "{own}");
    assert!(own.contains(":1 with the ground --") && own.contains("| #"), "{own}");
    assert_eq!(said(|file| file["colours"]["dark"] = json!("red")).len(), 1);
}

#[test]
fn a_language_or_a_facet_is_named_once() {
    let complaints = said(|file| {
        file["languages"] = json!(["zh-Hans", "zh-Hans", "en", "zh-Hant"]);
        file["facets"][2]["facet"] = json!("district");
    });
    assert_eq!(complaints.len(), 2, "{complaints:?}");
    assert!(complaints.iter().all(|own| own.contains("the list has this id already")));
}

#[test]
fn a_collection_in_english_is_offered_in_english_alone() {
    let complaints = said(|file| file["cases_in"] = json!("en"));
    let chinese = complaints.iter().filter(|own| own.ends_with("in English alone | en")).count();
    assert_eq!(chinese, 2, "{complaints:?}");
}

#[test]
fn without_a_collection_file_nothing_is_built() {
    let desk = Desk::full();
    fs::remove_file(desk.path("collection.json")).unwrap();
    let checked = check(&desk.path("")).unwrap();
    assert!(checked.count(Grade::Must) == 1 && checked.is_hopeless());
}
