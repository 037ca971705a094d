//! The pages that the cases of a list were read from, each once.

use std::collections::BTreeMap;

use crate::case::Source;
use crate::collection::{CaseId, Collection};
use crate::date::PartialDate;
use crate::hits::Hits;

/// A page that cases were read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited<'a> {
    /// The page, as the first case has it.
    pub source: &'a Source,
    /// Its place among the sources of that case, from 1.
    pub position: usize,
    /// The cases, each once, in the order of the list.
    pub cases: Vec<CaseId>,
}

/// What tells pages apart: the address, where it may be known, or else what is said of the page. A page
/// of which nothing is said is that of its case alone.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Page<'a> {
    At(&'a str),
    Said(&'a str, Option<&'a str>, Option<PartialDate>),
    Of(CaseId, usize),
}

/// The pages of the cases of a list, in its order, a case's main source before the others.
pub fn sources<'a>(collection: &'a Collection, hits: &Hits) -> Vec<Cited<'a>> {
    let mut known: BTreeMap<Page<'_>, usize> = BTreeMap::new();
    let mut cited: Vec<Cited<'a>> = Vec::new();
    for case in hits.first(usize::MAX) {
        let record = collection.case(case);
        let all = std::iter::once(&record.source).chain(&record.more_sources);
        for (source, position) in all.zip(1..) {
            let page = match (&source.url, &source.title) {
                (Some(url), _) => Page::At(url),
                (None, Some(title)) => {
                    Page::Said(title, source.publisher.as_deref(), source.published)
                }
                (None, None) => Page::Of(case, position),
            };
            let at = *known.entry(page).or_insert(cited.len());
            match cited.get_mut(at) {
                Some(own) if own.cases.last() == Some(&case) => {}
                Some(own) => own.cases.push(case),
                None => cited.push(Cited { source, position, cases: vec![case] }),
            }
        }
    }
    cited
}
