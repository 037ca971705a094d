//! What a hand could ask of the editors' desk, act by act, and any file that is brought to it.

#![no_main]

use std::collections::BTreeMap;

use anlan_desk::act::{Act, Made, Reply};
use anlan_desk::desk::Desk;
use anlan_desk::speech::Tongue;
use anlan_fuzz::{CASES, DISTRICTS, ERAS, READINGS, TRADITIONAL, VOCABULARY};
use libfuzzer_sys::fuzz_target;

/// Between two acts, or two files; no text in UTF-8 has it.
const END: u8 = 0xff;
/// So many acts are done of one input: each may check the whole collection.
const MOST: usize = 12;

fn open(saved: Option<serde_json::Value>) -> Desk {
    let lists = [
        ("vocabulary.json", VOCABULARY),
        ("districts.json", DISTRICTS),
        ("readings.json", READINGS),
        ("eras.json", ERAS),
        ("traditional.json", TRADITIONAL),
    ];
    let lists = lists.map(|(name, text)| (name.to_owned(), text.into()));
    let cases =
        CASES[..2].iter().map(|(name, text)| (format!("cases/{name}.json"), (*text).into()));
    let files: BTreeMap<String, Vec<u8>> = lists.into_iter().chain(cases).collect();
    Desk::open(files, Tongue::Hant, "2026-01-02".to_owned(), saved)
        .expect("what is kept is read again")
}

/// A file: the length of its name, the name, the bytes.
fn file(bytes: &[u8]) -> Option<Made> {
    let (length, rest) = bytes.split_first()?;
    let (name, bytes) = rest.split_at_checked(usize::from(*length) % 32)?;
    Some(Made { name: String::from_utf8_lossy(name).into_owned(), bytes: bytes.to_vec() })
}

fn holds(reply: &Reply) {
    for (id, text) in &reply.parts {
        assert!(!text.contains("<script") && !text.contains("javascript:"), "{id}: {text}");
    }
    assert_eq!(reply.files.len(), reply.made.len());
}

fuzz_target!(|bytes: &[u8]| {
    let Some((way, bytes)) = bytes.split_first() else { return };
    let mut desk = open(None);
    if way % 2 == 0 {
        let Some(brought) = file(bytes) else { return };
        let name = brought.name.clone();
        let reply = desk.answer(Act::Take, vec![brought]).expect("a file is taken in or spoken of");
        holds(&reply);
        let is_told = !desk.taken.is_empty() || !desk.drafts.is_empty();
        assert!(is_told, "“{name}” is passed over without a word");
    } else {
        let acts =
            bytes.split(|byte| *byte == END).filter_map(|act| serde_json::from_slice(act).ok());
        for act in acts.filter(|act| !matches!(act, Act::Open { .. })).take(MOST) {
            // What cannot be done, such as a change of a draft that is not there, is said.
            if let Ok(reply) = desk.answer(act, Vec::new()) {
                holds(&reply);
            }
        }
    }
    let saved = desk.saved().expect("all of it can be kept");
    let again = open(Some(saved.clone()));
    assert_eq!(again.drafts, desk.drafts);
    assert_eq!(again.saved().expect("all of it can be kept"), saved);
    // Whatever is in the drafts, the desk can be looked at.
    let drafts = desk.drafts.iter().take(2).map(|own| format!("draft-{}", own.key));
    let pages: Vec<String> =
        ["", "cases", "report", "changes"].map(str::to_owned).into_iter().chain(drafts).collect();
    for page in pages {
        holds(&desk.answer(Act::Show { page }, Vec::new()).expect("every page is drawn"));
    }
});
