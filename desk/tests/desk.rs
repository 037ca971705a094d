//! The desk over the real collection, by acts alone.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anlan_author::report::Report;
use anlan_author::words::Lang;
use anlan_author::{check, files};
use anlan_desk::act::{Act, Made, Output, Reply};
use anlan_desk::desk::Desk;
use anlan_desk::speech::Tongue;
use anlan_engine::check::Grade;
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of `data/` with their texts.
fn data() -> BTreeMap<String, Vec<u8>> {
    files_of("data")
}

/// The files of a data folder with their texts.
fn files_of(data: &str) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for folder in ["", "cases"] {
        for entry in fs::read_dir(root().join(data).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let name = path.file_name().unwrap().to_str().unwrap();
                let name =
                    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn desk_in(tongue: Tongue) -> Desk {
    Desk::open(data(), tongue, "2026-01-02".to_owned(), None).unwrap()
}

fn desk() -> Desk {
    desk_in(Tongue::Hans)
}

fn act(desk: &mut Desk, act: Value) -> Reply {
    act_with(desk, act, Vec::new())
}

fn act_with(desk: &mut Desk, act: Value, files: Vec<Made>) -> Reply {
    let act: Act = serde_json::from_value(act).unwrap();
    desk.answer(act, files).unwrap()
}

fn made(name: &str, bytes: impl Into<Vec<u8>>) -> Made {
    Made { name: name.to_owned(), bytes: bytes.into() }
}

/// The key of the draft that an answer leads to.
fn key(reply: &Reply) -> u32 {
    let page = reply.page.as_deref().unwrap();
    page.strip_prefix("draft-").unwrap().parse().unwrap()
}

fn set(desk: &mut Desk, draft: u32, path: &str, text: &str) -> Reply {
    act(desk, json!({"act": "set", "draft": draft, "path": path, "text": text}))
}

/// The article that everything is tried with, made up, but of a place that the collection knows.
fn article() -> Made {
    let text = fs::read_to_string(root().join("importer/tests/articles/01-sections.txt")).unwrap();
    made("01.txt", text.replace("海棠区", "历下区").replace("海棠市", "济南市"))
}

/// What a person fills in after it was read.
const FILLED: [(&str, &str); 4] = [
    ("id", "a-case-for-a-test"),
    ("title_en", "A case for a test"),
    ("summary_en", "A district tries a case in a test."),
    ("source.url", "http://www.jinan.gov.cn/a-case-for-a-test.html"),
];

#[test]
fn an_article_becomes_a_case_that_the_page_shows() {
    let mut desk = desk();
    let reply = act_with(&mut desk, json!({"act": "take"}), vec![article()]);
    let draft = key(&reply);
    assert!(!desk.check_draft(draft).unwrap().is_empty(), "an article has no id and no English");
    for (path, text) in FILLED {
        set(&mut desk, draft, path, text);
    }
    set(&mut desk, draft, "source.kind", "official");
    set(&mut desk, draft, "source.linkable", "true");
    set(&mut desk, draft, "source.publisher", "测试");
    for (path, value) in [("themes", "peoples-mediation"), ("mechanisms", "mediation-rooms")] {
        act(
            &mut desk,
            json!({"act": "tick", "draft": draft, "path": path, "value": value, "on": true}),
        );
    }
    set(&mut desk, draft, "keywords", "调解；测试");
    set(&mut desk, draft, "level", "district");
    let case = &desk.draft(draft).unwrap().case;
    for field in ["district", "organ", "background"] {
        assert_ne!(case[field], "", "{field} is read from the article");
    }
    let wrong: Vec<String> = desk
        .check_draft(draft)
        .unwrap()
        .into_iter()
        .filter(|own| own.finding.grade == Grade::Must)
        .map(|own| format!("{} {:?}", own.finding.field, own.finding.why))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let reply = act(&mut desk, json!({"act": "preview"}));
    assert!(reply.is_preview);
    let bundle = reply.made.iter().find(|own| own.name == "data/collection.json").unwrap();
    let bundle: Value = serde_json::from_slice(&bundle.bytes).unwrap();
    let ids: Vec<&str> =
        bundle["cases"].as_array().unwrap().iter().filter_map(|own| own["id"].as_str()).collect();
    assert!(ids.contains(&"a-case-for-a-test") && ids.len() == desk.published().len() + 1);
}

#[test]
fn what_is_wrong_stays_as_it_was_written_and_is_said() {
    let mut desk = desk();
    let draft = key(&act(&mut desk, json!({"act": "begin"})));
    act(&mut desk, json!({"act": "add", "draft": draft, "path": "figures"}));
    for (path, text) in [
        ("id", "Not An Id"),
        ("figures[0].value", "许多"),
        ("date.value", "2020-13"),
        ("district", "历下"),
    ] {
        set(&mut desk, draft, path, text);
        let complaints = desk.check_draft(draft).unwrap();
        let is_said = complaints.iter().any(|own| own.finding.field == path);
        assert!(is_said, "{path}: {complaints:?}");
        let case = &desk.draft(draft).unwrap().case;
        assert_eq!(anlan_desk::path::text(case, path), text);
    }
    let reply = set(&mut desk, draft, "level", "distric");
    let checks: Value = serde_json::from_str(&reply.parts["checks"]).unwrap();
    assert!(checks["level"].as_str().unwrap().contains("data-act"), "the nearest value is offered");
}

#[test]
fn the_page_says_what_the_command_line_says() {
    for (tongue, lang) in [(Tongue::Hans, Lang::Zh), (Tongue::En, Lang::En)] {
        let mut desk = desk_in(tongue);
        let draft = key(&act(&mut desk, json!({"act": "edit", "id": "hotline-12348-mediation"})));
        set(&mut desk, draft, "figures[0].unit", "");
        set(&mut desk, draft, "level", "citty");
        let folder = tempfile::tempdir().unwrap();
        let mut files = data();
        let text = anlan_desk::desk::text_of(&desk.draft(draft).unwrap().case);
        files.insert("cases/hotline-12348-mediation.json".to_owned(), text.into_bytes());
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let checked = check::check_folder(&files::read(folder.path()).unwrap()).unwrap();
        let report = Report::of(&checked);
        assert!(checked.complaints.len() >= 2);
        for (what, expected) in
            [("report-text", report.text(lang)), ("report-table", report.csv(lang).unwrap())]
        {
            let reply = act(&mut desk, json!({"act": "save", "what": what}));
            assert_eq!(String::from_utf8(reply.made[0].bytes.clone()).unwrap(), expected);
        }
    }
}

#[test]
fn a_workbook_of_the_collection_brings_nothing_new() {
    let mut desk = desk();
    let reply = act(&mut desk, json!({"act": "save", "what": "workbook"}));
    let workbook = reply.made.into_iter().next().unwrap();
    act_with(&mut desk, json!({"act": "take"}), vec![workbook]);
    assert_eq!(desk.drafts.len(), 0, "{:?}", desk.taken);
    let all = desk.check().unwrap();
    assert!(desk.difference(&all.folder).is_empty());
}

#[test]
fn everything_is_there_again_after_a_while() {
    let mut desk = desk();
    act_with(&mut desk, json!({"act": "take"}), vec![article()]);
    let draft = key(&act(&mut desk, json!({"act": "begin"})));
    let reply = set(&mut desk, draft, "title", "甲");
    act(&mut desk, json!({"act": "withdraw", "id": "hotline-12348-mediation", "text": "重复"}));
    let saved = desk.saved().unwrap();
    assert!(reply.saved.is_some());
    let mut again = Desk::open(data(), Tongue::Hans, String::new(), Some(saved.clone())).unwrap();
    assert_eq!(again.saved().unwrap(), saved);
    assert_eq!(again.drafts, desk.drafts);
    act(&mut again, json!({"act": "undo", "draft": draft}));
    assert_eq!(again.draft(draft).unwrap().case["title"], "");
    act(&mut again, json!({"act": "redo", "draft": draft}));
    assert_eq!(again.draft(draft).unwrap().case["title"], "甲");
    assert_ne!(key(&act(&mut again, json!({"act": "begin"}))), draft, "keys stay their own");
}

#[test]
fn a_withdrawn_case_is_gone_and_can_be_kept_again() {
    let id = "hotline-12348-mediation";
    // The second has words of its own in the list of Traditional ones, which nobody changes here.
    for id in [id, "bank-guarantee-swap"] {
        withdrawn_and_kept_again(id);
    }
    let mut desk = desk();
    act(&mut desk, json!({"act": "withdraw", "id": id, "text": ""}));
    // As desks kept it that asked for no successor.
    let saved = json!({"drafts": [], "withdrawn": {id: ["重复", "Twice"]}});
    let again = Desk::open(data(), Tongue::Hans, String::new(), Some(saved)).unwrap();
    assert_eq!(again.withdrawn[id].reason_en, "Twice");
    let case = made("case.json", &*data()[&format!("cases/{id}.json")]);
    act_with(&mut desk, json!({"act": "take"}), vec![case]);
    assert!(desk.withdrawn.is_empty(), "what comes in anew is not withdrawn");
}

#[test]
fn what_is_brought_back_takes_nothing_away() {
    let mut desk = desk();
    let drafts = [1, 2].map(|_| {
        let draft = key(&act(&mut desk, json!({"act": "begin"})));
        set(&mut desk, draft, "id", "a-case");
        draft
    });
    act(&mut desk, json!({"act": "discard", "draft": drafts[0]}));
    act(&mut desk, json!({"act": "restore"}));
    assert!(drafts.iter().all(|own| desk.draft(*own).is_some()));
}

#[test]
fn a_desk_without_a_case_has_every_page_and_takes_one_in() {
    let mut files = data();
    files.retain(|name, _| !name.starts_with("cases/") && name != "changes.json");
    let mut desk = Desk::open(files, Tongue::Hans, "2026-01-02".to_owned(), None).unwrap();
    act_with(&mut desk, json!({"act": "take"}), vec![article()]);
    for page in ["", "cases", "report", "changes"] {
        assert!(act(&mut desk, json!({"act": "show", "page": page})).parts["page"].contains("<h1"));
    }
    assert_eq!(desk.drafts.len(), 1);
}

#[test]
fn another_case_takes_the_place_of_a_withdrawn_one() {
    let (id, other) = ("hotline-12348-mediation", "bank-guarantee-swap");
    let mut desk = desk();
    let mut withdraw = |successor: &str| {
        let asked = json!({"act": "withdraw", "id": id, "text": "重复", "successor": successor});
        let said = act(&mut desk, asked).said.unwrap();
        (said, desk.withdrawn.get(id).map(|own| own.successor.clone()))
    };
    let (said, kept) = withdraw("bank-guarante-swap");
    assert!(said.contains("没有这个编号") && said.contains(other), "{said}");
    assert_eq!(kept, None, "nothing is done that was not meant");
    assert_eq!(withdraw(id).1, None, "no case takes its own place");
    assert_eq!(withdraw(&format!(" {other} ")).1.as_deref(), Some(other));
    let (all, made) = desk.released().unwrap();
    assert_eq!(all.checked.count(Grade::Must), 0, "{:?}", all.checked.complaints.first());
    let list = made.iter().find(|own| own.name == "withdrawn.json").unwrap();
    let list: Value = serde_json::from_slice(&list.bytes).unwrap();
    let own = list["withdrawn"].as_array().unwrap().iter().find(|own| own["id"] == id).unwrap();
    assert_eq!((&own["successor"], &own["reason"]), (&json!(other), &json!("重复")));
}

#[test]
fn a_successor_that_goes_too_holds_nobody_up() {
    let (one, two) = ("hotline-12348-mediation", "bank-guarantee-swap");
    let ids = data();
    let mut ids = ids.keys().filter_map(|name| name.strip_prefix("cases/")?.strip_suffix(".json"));
    let three = ids.find(|id| ![one, two].contains(id)).unwrap().to_owned();
    let withdraw = |desk: &mut Desk, id: &str, successor: &str| {
        act(desk, json!({"act": "withdraw", "id": id, "text": "重复", "successor": successor}));
    };
    let successors = |desk: &Desk| {
        let (all, made) = desk.released().unwrap();
        assert_eq!(all.checked.count(Grade::Must), 0, "{:?}", all.checked.complaints.first());
        let list = made.into_iter().find(|own| own.name == "withdrawn.json").unwrap();
        let read: Value = serde_json::from_slice(&list.bytes).unwrap();
        let of = |id: &str| {
            let own = read["withdrawn"].as_array().unwrap().iter().find(|own| own["id"] == id);
            own.and_then(|own| own["successor"].as_str()).map(str::to_owned)
        };
        [one, two].map(of)
    };
    let mut desk = desk();
    withdraw(&mut desk, one, two);
    withdraw(&mut desk, two, &three);
    assert_eq!(successors(&desk), [Some(three.clone()), Some(three)], "in one version");

    // The one published, then the other withdrawn with nothing in its place.
    let mut first = self::desk();
    withdraw(&mut first, one, two);
    let (_, made) = first.released().unwrap();
    let mut files = data();
    files.remove(&format!("cases/{one}.json"));
    files.extend(made.into_iter().map(|own| (own.name, own.bytes)));
    let mut later = Desk::open(files, Tongue::Hans, "2026-12-01".to_owned(), None).unwrap();
    withdraw(&mut later, two, "");
    assert_eq!(successors(&later), [None, None]);
}

fn withdrawn_and_kept_again(id: &str) {
    let mut desk = desk();
    act(&mut desk, json!({"act": "withdraw", "id": id, "text": "重复"}));
    let all = desk.check().unwrap();
    let difference = desk.difference(&all.folder);
    assert_eq!(difference.withdrawn.iter().map(|own| own.id.as_str()).collect::<Vec<_>>(), [id]);
    let all = desk.everything().unwrap();
    assert_eq!(all.checked.count(Grade::Must), 0, "{:?}", all.checked.complaints.first());
    for what in ["bundle", "workbook", "cases"] {
        assert_eq!(act(&mut desk, json!({"act": "save", "what": what})).made.len(), 1, "{what}");
    }
    act(&mut desk, json!({"act": "keep", "id": id}));
    let all = desk.check().unwrap();
    assert!(desk.difference(&all.folder).is_empty());
}

#[test]
fn no_file_takes_the_desk_down() {
    let mut desk = desk();
    let files = vec![
        made("a.xlsx", &b"PK\x03\x04 broken"[..]),
        made("b.docx", &b"\xd0\xcf\x11\xe0"[..]),
        made("c.json", &b"{"[..]),
        made("cases/d.json", &b"[1, 2]"[..]),
        made("e.csv", &b"\xff\xfe\x00"[..]),
        made("f.zip", &b"PK\x03\x04 broken"[..]),
        made("g.png", &b"\x89PNG\r\n\x1a\n\0"[..]),
        made("h.txt", &b""[..]),
    ];
    let n = files.len();
    let reply = act_with(&mut desk, json!({"act": "take"}), files);
    assert_eq!(reply.page.as_deref(), Some(""));
    let named: usize = desk.taken.iter().map(|own| own.name.split(" + ").count()).sum();
    assert_eq!(named, n, "each is spoken of: {:?}", desk.taken);
    act(&mut desk, json!({"act": "show", "page": "report"}));
}

#[test]
fn a_collection_in_english_asks_for_english_alone() {
    let files = files_of("examples/lamplight");
    let mut desk = Desk::open(files, Tongue::En, "2026-01-02".to_owned(), None).unwrap();
    let draft = key(&act(&mut desk, json!({"act": "begin"})));
    act(&mut desk, json!({"act": "add", "draft": draft, "path": "practices"}));
    for (path, text) in [
        ("id", "a-lamp-for-a-test"),
        ("title", "A lamp for a test"),
        ("summary_en", "A keeper tries a lamp in a test."),
        ("organ", "Hallin North Rock Light"),
        ("district", "hallin"),
        ("level", "keeper"),
        ("keywords", "lamp; test"),
        ("background", "It was dark."),
        ("practices[0].heading", "A wick"),
        ("practices[0].text", "The wick was cut."),
        ("outcomes", "It burnt."),
        ("date.value", "1909"),
        ("date.kind", "started"),
        ("source.title", "The log"),
        ("source.publisher", "The lamplighters"),
        ("source.url", "https://lamplight.invalid/log"),
        ("source.published", "1909"),
    ] {
        set(&mut desk, draft, path, text);
    }
    for (path, value) in [("themes", "fog"), ("mechanisms", "clockwork")] {
        let tick = json!({"act": "tick", "draft": draft, "path": path, "value": value, "on": true});
        act(&mut desk, tick);
    }
    let wrong: Vec<String> = desk
        .check_draft(draft)
        .unwrap()
        .into_iter()
        .map(|own| format!("{} {:?}", own.finding.field, own.finding.why))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let page = act(&mut desk, json!({"act": "show", "page": format!("draft-{draft}")}));
    let page = &page.parts["page"];
    let chinese: String = page.chars().filter(|ch| ('\u{3000}'..'\u{ffff}').contains(ch)).collect();
    assert_eq!(chinese, "", "{page}");
    assert!(!page.contains("title_en") && !page.contains("English"), "{page}");
    assert!(
        page.contains("<option value=\"hallin\" selected>"),
        "the places are there to choose from"
    );
    let bundle = act(&mut desk, json!({"act": "preview"})).made;
    let bundle = bundle.iter().find(|own| own.name == "data/collection.json").unwrap();
    assert!(String::from_utf8_lossy(&bundle.bytes).contains("a-lamp-for-a-test"));
    act(&mut desk, json!({"act": "discard", "draft": draft}));
    act(&mut desk, json!({"act": "withdraw", "id": "fog-thread", "text": ""}));
    let all = desk.everything().unwrap();
    assert_eq!(all.checked.complaints.len(), 0, "{:?}", all.checked.complaints.first());
    act(&mut desk, json!({"act": "keep", "id": "fog-thread"}));
    let workbook = act(&mut desk, json!({"act": "save", "what": "workbook"})).made;
    act_with(&mut desk, json!({"act": "take"}), workbook);
    assert_eq!(desk.drafts.len(), 0, "{:?}", desk.taken);
}

#[test]
fn what_cannot_be_read_leaves_every_page_and_the_rest_of_the_cases() {
    let known = "hotline-12348-mediation";
    let mut desk = desk();
    // Twins of one another, and of a case that is published.
    for id in [known, "a-twin", "a-twin"] {
        let draft = key(&act(&mut desk, json!({"act": "begin"})));
        set(&mut desk, draft, "id", id);
    }
    let reply = act(&mut desk, json!({"act": "save", "what": "cases"}));
    let archive = zip::ZipArchive::new(std::io::Cursor::new(&reply.made[0].bytes)).unwrap();
    let is_known = |own: &str| own == format!("cases/{known}.json");
    let names = archive.file_names().map(|own| own.unwrap().into_owned());
    assert!(!names.into_iter().any(|own| is_known(&own)), "a twin takes nobody's place");
    // One list of a data folder, without the others.
    let reply = act_with(&mut desk, json!({"act": "take"}), vec![made("vocabulary.json", "{}")]);
    assert!(reply.parts["page"].contains("vocabulary.json"), "it is said that it is not taken");
    assert_eq!(desk.drafts.len(), 3);
    let mut folder = data();
    folder.insert("cases/broken.json".to_owned(), b"{".to_vec());
    let folder: Vec<Made> = folder.into_iter().map(|(name, bytes)| made(&name, bytes)).collect();
    act_with(&mut desk, json!({"act": "take"}), folder);
    let files: Vec<String> =
        desk.check().unwrap().checked.complaints.into_iter().map(|own| own.file).collect();
    assert!(files.iter().any(|own| own == "cases/broken.json"), "{files:?}");
    for page in ["", "cases", "report", "changes"] {
        assert!(act(&mut desk, json!({"act": "show", "page": page})).parts["page"].contains("<h1"));
    }
    let reply = act(&mut desk, json!({"act": "preview"}));
    let bundle = reply.made.iter().find(|own| own.name == "data/collection.json").unwrap();
    let bundle: Value = serde_json::from_slice(&bundle.bytes).unwrap();
    assert_eq!(bundle["cases"].as_array().unwrap().len(), desk.published().len());
}

#[test]
fn every_page_is_drawn_in_every_language_without_a_text_becoming_markup() {
    let hostile = "<script>alert(1)</script>\"'&";
    for tongue in [Tongue::Hans, Tongue::Hant, Tongue::En] {
        let mut desk = desk_in(tongue);
        let draft = key(&act(&mut desk, json!({"act": "begin"})));
        for path in ["title", "id", "background", "source.url", "keywords", "district"] {
            set(&mut desk, draft, path, hostile);
        }
        act(&mut desk, json!({"act": "add", "draft": draft, "path": "captions"}));
        set(&mut desk, draft, "captions[0]", hostile);
        let own = format!("draft-{draft}");
        let all = ["", "cases", "report", "changes", own.as_str(), "nonsense", "draft-99"];
        // Each page is a whole check; the languages differ in their sentences only.
        let pages = if tongue == Tongue::Hant { &all[..] } else { &all[4..5] };
        for page in pages {
            let reply = act(&mut desk, json!({"act": "show", "page": page}));
            let text = &reply.parts["page"];
            assert!(text.contains("<h1"), "{page}");
            assert!(!text.contains("<script") && !text.contains("\"'&\""), "{page}");
        }
    }
}

#[test]
fn a_preview_is_of_what_is_right() {
    let id = "hotline-12348-mediation";
    let mut desk = desk();
    act_with(&mut desk, json!({"act": "take"}), vec![article()]);
    let draft = key(&act(&mut desk, json!({"act": "edit", "id": id})));
    set(&mut desk, draft, "level", "citty");
    let made = act(&mut desk, json!({"act": "preview"})).made;
    let file = |name: &str| {
        let own = made.iter().find(|own| own.name == name).unwrap();
        serde_json::from_slice::<Value>(&own.bytes).unwrap()
    };
    let bundle = file("data/collection.json");
    let cases = bundle["cases"].as_array().unwrap();
    let own = cases.iter().find(|own| own["id"] == id).unwrap();
    assert_ne!(own["level"], "citty", "the case is there as it is published");
    assert_eq!(cases.len(), desk.published().len());
    assert!(file("preview.json")["en"][0].as_str().unwrap().contains("not in it: 2."));
}

#[test]
fn what_is_written_is_put_into_the_files_that_changed() {
    let mut desk = desk();
    let id = "hotline-12348-mediation";
    let draft = key(&act(&mut desk, json!({"act": "edit", "id": id})));
    set(&mut desk, draft, "figures[0].value", "21");
    let reply = desk.answer(Act::Save { what: Output::Cases }, Vec::new()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&reply.made[0].bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|own| own.unwrap().into_owned()).collect();
    assert!(names.contains(&format!("cases/{id}.json")), "{names:?}");
    let case: Value =
        serde_json::from_reader(archive.by_name(&format!("cases/{id}.json")).unwrap()).unwrap();
    let mut expected: Value = serde_json::from_slice(&data()[&format!("cases/{id}.json")]).unwrap();
    expected["figures"][0]["value"] = json!(21);
    assert_eq!(case, expected, "nothing else of the file changed");
}

#[test]
fn from_what_is_published_the_same_is_published() {
    let checked = check::check_folder(&files::Folder::of(data())).unwrap();
    let published = anlan_author::bundle::make(&checked, anlan_author::bundle::Leaves::No, false);
    let published = published.unwrap().unwrap().data;
    let ground = published.iter().find(|(name, _)| name == "desk.json").unwrap();
    let ground: BTreeMap<String, String> = serde_json::from_slice(&ground.1).unwrap();
    let cases = data().into_iter().filter(|(name, _)| name.starts_with("cases/"));
    let hidden = cases.filter_map(|(_, bytes)| {
        let source = &serde_json::from_slice::<Value>(&bytes).unwrap()["source"];
        let url = source["url"].as_str()?.to_owned();
        (source["linkable"] == false).then_some(url)
    });
    let hidden: Vec<String> = hidden.collect();
    assert!(hidden.len() > 20);
    for url in hidden {
        assert!(!ground.values().any(|own| own.contains(&format!("\"{url}\""))), "{url}");
    }
    let ground = ground.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let mut desk = Desk::open(ground, Tongue::Hans, "2026-12-01".to_owned(), None).unwrap();
    let all = desk.check().unwrap();
    let said: Vec<_> = all.checked.complaints.iter().take(3).collect();
    assert!(said.is_empty(), "{said:?}");
    assert!(desk.difference(&all.folder).is_empty());
    let again = act(&mut desk, json!({"act": "preview"})).made;
    let again: BTreeMap<&str, &Vec<u8>> =
        again.iter().map(|own| (own.name.as_str(), &own.bytes)).collect();
    for (name, bytes) in &published {
        assert!(again[format!("data/{name}").as_str()] == bytes, "{name} differs");
    }
}
