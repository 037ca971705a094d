//! Bundles that mean harm end in a report: in a reason why there is no collection, or in a collection
//! with everything left out named, which answers like any other.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anlan_engine::check::{Grade, Reason};
use anlan_engine::load::load;

use crate::corpus::{Fate, Hostile, corpus};
use crate::load::use_all;

/// What is larger is left to optimised code, in bytes.
const LARGE: usize = 1_000_000;

/// The longest that one of them may take, loaded and asked everything, on a slow machine without
/// optimisation. What grows with the square of its input takes hours.
const LONGEST: Duration = Duration::from_mins(5);

#[expect(clippy::disallowed_methods, reason = "a test asks how long it took")]
fn check(Hostile { name, bytes, fate }: Hostile) {
    let began = Instant::now();
    match (load(bytes), fate) {
        (Err(error), Fate::Refused | Fate::Either) => {
            assert!(!error.detail.is_empty(), "{name}: no reason");
            assert!(error.detail.len() < 10_000, "{name}: {} bytes of reasons", error.detail.len());
        }
        (Err(error), fate) => panic!("{name}: refused as {error}, and not {fate:?}"),
        (Ok(_), Fate::Refused) => panic!("{name}: not refused"),
        (Ok(loaded), fate) => {
            if let Fate::LeftOut(expected) = fate {
                assert_eq!(loaded.left_out(), expected, "{name}: {:?}", loaded.complaints.first());
            }
            let must = loaded.complaints.iter().filter(|own| own.grade == Grade::Must);
            let must: Vec<_> = must.collect();
            // Cases of one id have one name.
            let named: BTreeSet<&str> = must.iter().map(|own| own.case.as_str()).collect();
            assert!(must.len() >= loaded.left_out(), "{name}");
            assert_eq!(named.is_empty(), loaded.left_out() == 0, "{name}");
            for own in &loaded.complaints {
                assert!(
                    own.field.len() + own.value.len() < 1000,
                    "{name}: a complaint is too long"
                );
            }
            let cleaned =
                loaded.complaints.iter().any(|own| matches!(own.reason, Reason::Unseen(_)));
            let is_hidden = name.starts_with("unseen");
            assert!(cleaned || !is_hidden, "{name}: nothing was cleaned");
            // Of a hundred thousand hits a page draws a few too.
            use_all(&loaded, "调解 a", 100);
        }
    }
    let took = began.elapsed();
    assert!(took < LONGEST, "{name} took {took:?}");
}

#[test]
fn a_hostile_bundle_ends_in_a_report_and_never_in_a_hang_or_a_panic() {
    let all = corpus();
    let (names, n): (BTreeSet<&str>, usize) =
        (all.iter().map(|own| own.name.as_str()).collect(), all.len());
    assert!(names.len() >= 200, "{} kinds of harm in {n} bundles", names.len());
    // What is unoptimised takes minutes over a hundred thousand cases: `cargo test --release` has them.
    let is_taken = |own: &Hostile| !cfg!(debug_assertions) || own.bytes.len() < LARGE;
    all.into_iter().filter(is_taken).for_each(check);
}
