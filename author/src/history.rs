//! What is wrong with the lists of versions and of withdrawn cases beyond their shape: ids that nobody
//! knows, ids that stand twice, versions and dates out of order.

use std::collections::BTreeMap;

use anlan_engine::about::{Change, Withdrawn};
use anlan_engine::check::nearest;

use crate::complaint::{Finding, HistoryFault, ListFault};
use crate::field;

/// The cases by their ids, each with its file.
type Known<'a> = BTreeMap<&'a str, &'a str>;

/// What is wrong with the withdrawn cases.
pub(crate) fn withdrawn(all: &[Withdrawn], known: &Known<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, own) in all.iter().enumerate() {
        let parent = field::item("withdrawn", at);
        let id = field::key(&parent, "id");
        if all[..at].iter().any(|other| other.id == own.id) {
            findings.push(Finding::must(id.as_str(), ListFault::SameId).value(&own.id));
        }
        if let Some(file) = known.get(own.id.as_str()) {
            let why = HistoryFault::StillThere((*file).to_owned());
            findings.push(Finding::must(id, why).value(&own.id));
        }
        let successor = own.successor.as_deref();
        if let Some(successor) = successor.filter(|id| !known.contains_key(id)) {
            let place = field::key(&parent, "successor");
            let finding = Finding::must(place, HistoryFault::NoCase).value(successor);
            findings.push(finding.nearest(nearest(successor, known.keys().copied())));
        }
    }
    findings
}

/// What is wrong with the versions; `withdrawn` are the ids of the withdrawn cases.
pub(crate) fn changes(all: &[Change], known: &Known<'_>, withdrawn: &[&str]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let ids = || known.keys().chain(withdrawn).copied();
    for (at, own) in all.iter().enumerate() {
        let parent = field::item("changes", at);
        if usize::try_from(own.version) != Ok(at + 1) {
            let place = field::key(&parent, "version");
            let finding = Finding::must(place, HistoryFault::OtherVersion);
            findings.push(finding.value(&own.version.to_string()).nearest(Some(at + 1)));
        }
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        // Where less is known of one of the dates, they may be in order.
        let is_earlier = |before: &&Change| own.date.span().end() <= before.date.span().start();
        if let Some(before) = before.filter(is_earlier) {
            let place = field::key(&parent, "date");
            let finding = Finding::must(place, HistoryFault::BeforeVersion(before.date));
            findings.push(finding.value(&own.date.to_string()));
        }
        for (key, list, why) in [
            ("added", &own.added, HistoryFault::NeverThere),
            ("changed", &own.changed, HistoryFault::NeverThere),
            ("withdrawn", &own.withdrawn, HistoryFault::NotWithdrawn),
        ] {
            for (position, id) in list.iter().enumerate() {
                if ids().all(|own| own != id) {
                    let place = field::item(&field::key(&parent, key), position);
                    let finding = Finding::must(place, why.clone()).value(id);
                    findings.push(finding.nearest(nearest(id, ids())));
                }
            }
        }
    }
    findings
}
