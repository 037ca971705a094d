//! Any bytes as one of the files that people edit, beside the others as they are: the desk says what is
//! wrong, and what it lets pass is built.

#![no_main]

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use anlan_author::report::Report;
use anlan_author::words::Lang;
use anlan_author::{bundle, check, readings};
use anlan_engine::check::Grade;
use anlan_engine::{eras, pinyin};
use anlan_fuzz::{CASES, COLLECTION, DISTRICTS, ERAS, READINGS, TRADITIONAL, VOCABULARY};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// The files, in the order of the first byte that says which of them the others are.
const FILES: [(&str, &str); 6] = [
    ("cases/lixia-street-burden-reform.json", CASES[1].1),
    ("readings.json", READINGS),
    ("eras.json", ERAS),
    ("vocabulary.json", VOCABULARY),
    ("districts.json", DISTRICTS),
    ("traditional.json", TRADITIONAL),
];

thread_local! {
    static DESK: RefCell<TempDir> = RefCell::new(desk());
}

/// A data folder with each of the files, and a case that stays as it is.
fn desk() -> TempDir {
    // In memory where there is such a place: each run writes.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.expect("a folder of its own");
    fs::create_dir_all(folder.path().join("data/cases")).expect("its folders");
    let (name, text) = CASES[2];
    let other = (&*format!("cases/{name}.json"), text);
    for (name, text) in FILES.into_iter().chain([other]) {
        fs::write(folder.path().join("data").join(name), text).expect("its files");
    }
    folder
}

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let (name, text) = FILES[usize::from(*which) % FILES.len()];
    DESK.with_borrow(|folder| {
        let file = folder.path().join("data").join(name);
        fs::write(&file, bytes).expect("the file is written");
        at_the_desk(folder.path());
        fs::write(&file, text).expect("the file is put right");
    });
    by_themselves(bytes);
});

fn at_the_desk(folder: &Path) {
    let data = folder.join("data");
    let checked = check::check(&data).expect("the folder is there");
    for lang in [Lang::Zh, Lang::En] {
        assert!(!Report::of(&checked).text(lang).is_empty());
    }
    assert_eq!(checked.cases.len() + checked.left_out.len(), checked.found);
    let is_good = checked.count(Grade::Must) == 0;
    let out = folder.join("out");
    // An error would say that the engine does not read what the desk let pass.
    let built = bundle::build(&checked, &out, None, true).expect("what passes is built");
    assert!(built.is_some() || !is_good, "nothing wrong, and nothing built");
}

/// What the page and the desk read of such files without a folder.
fn by_themselves(bytes: &[u8]) {
    if let Some(eras) = eras::read(bytes) {
        for era in eras {
            let (from, to) = era.months();
            assert!(from.is_finite() && to.is_finite());
        }
    }
    let text = String::from_utf8_lossy(bytes);
    let table = match serde_json::from_str::<readings::ReadingList>(&text) {
        Ok(list) => readings::table("历下区街道减负", &list),
        Err(_) => text.into_owned(),
    };
    pinyin::Readings::new(&COLLECTION, &table).alternatives("jiedao");
}
