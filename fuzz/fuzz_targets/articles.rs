//! Any bytes as an article: a draft whose places are places of its text, and of which a case can be made.

#![no_main]

use anlan_engine::case::Case;
use anlan_fuzz::PARTS;
use anlan_importer::article::script::Script;
use anlan_importer::article::{Knowledge, accept, draft, from_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(article) = from_bytes(bytes) else { return };
    let knowledge = Knowledge {
        vocabulary: &PARTS.vocabulary,
        districts: &PARTS.districts,
        script: Script::with_pairs("歷历區区"),
    };
    let draft = draft(&article, &knowledge);
    for candidate in &draft.candidates {
        for place in candidate.from.iter().chain(&candidate.sentence) {
            let text = &draft.paragraphs[place.paragraph].text;
            assert!(text.get(place.start..place.end).is_some(), "{candidate:?}");
        }
    }
    let partial = accept(&draft, |_| true);
    assert!(serde_json::from_value::<Case>(partial.case).is_ok());
});
