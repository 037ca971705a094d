//! A ready folder from an existing one: the same data give the same bytes, and other data show.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::fs;
use std::path::Path;

use anlan_author::Ending;
use anlan_author::bundle::{self, Leaves};
use anlan_author::check::{Checked, check};
use anlan_author::leaves::Base;
use anlan_author::publish::{Published, finish, with_collection};
use anlan_author::site::{self, Site, packed};
use desk::{Desk, repository};
use serde_json::{Value, json};

const PAGE: &str = "<!doctype html><html><head><title>a</title></head><body><div id=shell></div>\
    <div id=boot></div><script data-js=./anlan-1a2b.js data-wasm=./anlan-1a2b_bg.wasm src=./boot.js>\
    </script></body></html>";

/// A site as the build of the page makes it, with these data.
fn built(checked: &Checked, base: Option<&Base>) -> Site {
    let others = [
        ("index.html", PAGE),
        ("sw.js", "const SEAL = {};\nfill();\n"),
        ("boot.js", "start();"),
        ("anlan-1a2b.js", "program"),
        ("anlan-1a2b_bg.wasm", "program"),
        ("plain.css", "p { color: black }"),
        ("_headers", "/* for the host */"),
    ];
    let mut site: Site =
        others.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
    let made = bundle::make(checked, Leaves::At(base), false).unwrap().unwrap();
    site.extend(made.data.into_iter().map(|(name, bytes)| (format!("data/{name}"), bytes)));
    site.extend(made.leaves);
    finish(&mut site).unwrap();
    packed::pack(&mut site, packed::Effort::Best, |_| true).unwrap();
    site
}

fn desk() -> Desk {
    let desk = Desk::empty();
    for case in ["anti-smuggling-volunteers", "bankruptcy-court"] {
        desk.copy(case);
    }
    desk
}

fn checked(desk: &Desk) -> Checked {
    check(&desk.path("")).unwrap()
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    std::str::from_utf8(&site[path]).unwrap()
}

/// The list of the service worker.
fn seal(site: &Site) -> Value {
    let line = text(site, "sw.js").lines().next().unwrap();
    let list = line.strip_prefix("const SEAL = ").unwrap().strip_suffix(';').unwrap();
    serde_json::from_str(list).unwrap()
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let checked = checked(&desk());
    for base in [None, Some(Base::read("https://example.org/cases/").unwrap())] {
        let old = built(&checked, base.as_ref());
        let Published { site, added, changed, removed, .. } =
            with_collection(&old, &checked, false).unwrap().unwrap();
        assert_eq!([added, changed, removed], [const { Vec::<String>::new() }; 3]);
        assert!(site == old);
    }
}

#[test]
fn what_came_changed_and_went_shows_and_all_else_is_carried_over() {
    let desk = desk();
    let old = built(&checked(&desk), None);
    fs::remove_file(desk.path("cases/anti-smuggling-volunteers.json")).unwrap();
    desk.copy("labour-arbitration-2024");
    desk.change("cases/bankruptcy-court.json", |case| case["title"] = json!("改了的标题"));
    desk.write(
        "withdrawn.json",
        json!({ "withdrawn": [{
        "id": "anti-smuggling-volunteers", "title": "某案例", "title_en": "A case",
        "date": "2026-11-30", "reason": "来源已撤回。", "reason_en": "Its source went.",
    }] })
        .to_string(),
    );
    let now = checked(&desk);
    let published = with_collection(&old, &now, false).unwrap().unwrap();
    let site = &published.site;
    // By another way to the same: what would have been built with these data from the start.
    assert!(*site == built(&now, None));

    assert!(text(site, "index.html").contains("改了的标题"));
    assert!(!text(&old, "index.html").contains("改了的标题"));
    assert!(site.contains_key("read/case/labour-arbitration-2024.html.br"));
    let gone = text(site, "read/case/anti-smuggling-volunteers.html");
    assert!(gone.contains("已撤回") && gone.contains("来源已撤回。"));
    assert!(text(site, "data/about.json").contains("anti-smuggling-volunteers"));
    assert!(published.added.contains(&"read/case/labour-arbitration-2024.html".to_owned()));
    for path in ["boot.js", "plain.css", "_headers", "anlan-1a2b_bg.wasm"] {
        assert_eq!(site[path], old[path], "{path}");
    }
    assert_ne!(seal(site)["version"], seal(&old)["version"]);
    assert_eq!(seal(site)["files"]["boot.js"], seal(&old)["files"]["boot.js"]);
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &site["index.html.br"][..], &mut unpacked).unwrap();
    assert_eq!(unpacked, site["index.html"]);

    // Without a tombstone nothing of the case stays.
    desk.write("withdrawn.json", "{\"withdrawn\": []}");
    let published = with_collection(&old, &checked(&desk), false).unwrap().unwrap();
    let stale = |path: &&String| path.contains("anti-smuggling-volunteers");
    assert_eq!(published.site.keys().find(stale), None);
    assert_eq!(published.removed.iter().filter(stale).count() % 2, 0);
    assert!(published.removed.contains(&"read/case/anti-smuggling-volunteers.html".to_owned()));
}

#[test]
fn a_site_without_copies_gets_none_and_what_is_no_site_is_refused() {
    let desk = desk();
    let checked = checked(&desk);
    let mut old = built(&checked, None);
    old.retain(|path, _| !packed::is_copy(path));
    let published = with_collection(&old, &checked, false).unwrap().unwrap();
    assert!(published.site == old);
    old.remove("sw.js");
    let why = with_collection(&old, &checked, false).err().unwrap();
    assert_eq!(why.to_string(), "there is no sw.js: the folder of a site is a built page");
}

fn write(site: &Site, folder: &Path) {
    site::write(site, &Site::new(), folder).unwrap();
}

#[test]
fn the_command_line_writes_a_folder_of_its_own_and_no_other() {
    let desk = desk();
    let old = built(&checked(&desk), None);
    write(&old, &desk.path("old"));
    let [site, out] = ["old", "new"].map(|name| desk.path(name).display().to_string());
    let arguments = ["--site", &site, "--out", &out, "--lang", "en"];
    let (said, ending) = desk.run("publish", &arguments);
    assert_eq!(ending, Ending::Done, "{said}");
    assert!(
        said.contains("2 cases are in; ") && said.contains("0 new, 0 changed, 0 gone."),
        "{said}"
    );
    assert!(site::read(Path::new(&out)).unwrap() == old);
    let again: Vec<_> =
        ["publish", desk.path("").to_str().unwrap(), "--site", &site, "--out", &out]
            .map(Into::into)
            .into();
    let why = anlan_author::run(&again, &mut Vec::new()).unwrap_err().to_string();
    assert!(why.contains("is not overwritten"), "{why}");

    desk.edit("cases/bankruptcy-court.json", "\"level\": \"", "\"level\": \"x");
    let bad = desk.path("bad").display().to_string();
    let (_, ending) = desk.run("publish", &["--site", &site, "--out", &bad]);
    assert_eq!((ending, Path::new(&bad).exists()), (Ending::MustFix, false));
    let arguments = ["--site", &site, "--out", &bad, "--keep-going", "--lang", "en"];
    let (said, ending) = desk.run("publish", &arguments);
    assert_eq!(ending, Ending::Done);
    assert!(said.contains("left out: cases/bankruptcy-court.json"), "{said}");
    let leaf = Path::new(&bad).join("read/case/bankruptcy-court.html");
    assert!(!leaf.exists() && !leaf.with_extension("html.gz").exists());
}

/// `dist/` of this source, where it was built; the gate builds it before it asks.
#[test]
#[ignore = "needs dist/ of the present data: `cargo xtask dist`"]
fn the_same_data_over_dist_give_dist() {
    let old = site::read(&repository("dist")).unwrap();
    let published = with_collection(&old, &check(&repository("data")).unwrap(), false);
    let Published { site, added, changed, removed, .. } = published.unwrap().unwrap();
    assert_eq!([added, changed, removed], [const { Vec::<String>::new() }; 3]);
    assert!(site == old);
}
