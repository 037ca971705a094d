//! What is wrong with the eras behind the timeline beyond their shape: ids given twice, and eras that
//! end before they begin.

use anlan_engine::eras::Era;

use crate::complaint::{Finding, ListFault};
use crate::field;

/// What is wrong with the eras.
pub(crate) fn findings(eras: &[Era]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, era) in eras.iter().enumerate() {
        let parent = field::item("eras", at);
        if eras[..at].iter().any(|other| other.id == era.id) {
            let id = field::key(&parent, "id");
            findings.push(Finding::must(id, ListFault::SameId).value(&era.id));
        }
        if era.span().is_none() {
            let why = ListFault::EndsFirst(era.from);
            let to = field::key(&parent, "to");
            findings.push(Finding::must(to, why).value(&era.to.to_string()));
        }
    }
    findings
}
