//! Facets: the ways in which cases are sorted into buckets, and the counts of each bucket.

use std::borrow::Cow;

use crate::case::{Case, District, SourceKind, Vocabulary};
use crate::case_set::CaseSet;
use crate::collection::CaseId;
use crate::date::PartialDate;
use crate::fold::Fold;
use crate::rank::{Places, ranked};
use crate::search::Query;

/// A way of sorting cases into buckets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The place whose practice it is.
    District,
    /// Subjects; a case has one to three.
    Theme,
    /// Reusable ways of governing; a case has one or more.
    Mechanism,
    /// Level of government.
    Level,
    /// The announced series, if any.
    Series,
    /// The year of the case's date.
    Year,
    /// What sort of site the main source is.
    SourceKind,
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Facet; 7] = [
        Facet::District,
        Facet::Theme,
        Facet::Mechanism,
        Facet::Level,
        Facet::Series,
        Facet::Year,
        Facet::SourceKind,
    ];

    /// The facet's name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Facet::District => "district",
            Facet::Theme => "theme",
            Facet::Mechanism => "mechanism",
            Facet::Level => "level",
            Facet::Series => "series",
            Facet::Year => "year",
            Facet::SourceKind => "source",
        }
    }

    /// Whether a case may hold several buckets of the facet, so that asking for all of the chosen
    /// ones makes sense.
    pub fn holds_several(self) -> bool {
        matches!(self, Facet::Theme | Facet::Mechanism)
    }
}

/// The position of a bucket in its facet; good only for one collection, like [`CaseId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BucketId(u32);

impl BucketId {
    fn new(index: usize) -> BucketId {
        BucketId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The position.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn rank(self) -> u32 {
        self.0
    }
}

/// What a bucket is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BucketName {
    /// A value of the vocabulary or a place, by its names.
    Term {
        /// Full name in Simplified Chinese.
        zh: String,
        /// The name that fits a narrow place; the full one where there is no other.
        zh_short: String,
        /// Name in English.
        en: String,
    },
    /// A year.
    Year(u16),
    /// The cases of which this is not known, or that have no such value.
    Unknown,
}

/// A bucket with its count, as a panel shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Which one.
    pub id: BucketId,
    /// The number of cases that it would leave.
    pub count: u32,
}

/// The buckets of one facet, with the cases of each and the buckets of each case.
pub struct Column {
    keys: Vec<String>,
    names: Vec<BucketName>,
    holders: Vec<Holders>,
    /// The buckets of case `i` are `held[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    held: Vec<BucketId>,
}

/// The cases that hold a bucket.
enum Holders {
    /// One bit for each case of the collection.
    Dense(CaseSet),
    /// One by one, in order: smaller than bits where the bucket is rare.
    Few(Vec<CaseId>),
}

/// A bucket of less than this part of the cases is kept as a list.
const FEW: usize = 32;

/// The address of the bucket of cases whose value is unknown.
const UNKNOWN_KEY: &str = "none";

impl Column {
    pub(crate) fn new(
        facet: Facet,
        vocabulary: &Vocabulary,
        districts: &[District],
        cases: &[Case],
    ) -> Column {
        let mut terms = terms(facet, vocabulary, districts, cases);
        if matches!(facet, Facet::Theme | Facet::Mechanism | Facet::Series) {
            // By how many cases hold them; the order of the vocabulary breaks ties. It is fixed
            // here once, so that nothing moves under a finger.
            let held = |key: &str| {
                let holding =
                    cases.iter().filter(|case| keys_of(facet, case).iter().any(|own| own == key));
                u32::try_from(holding.count()).unwrap_or(u32::MAX)
            };
            terms = ranked(terms, |(key, _)| u32::MAX - held(key));
        }
        if cases.iter().any(|case| keys_of(facet, case).is_empty()) {
            terms.push((UNKNOWN_KEY.into(), BucketName::Unknown));
        }
        let (keys, names) = terms.into_iter().unzip();
        let mut column =
            Column { keys, names, holders: Vec::new(), starts: vec![0], held: Vec::new() };
        column.fill(facet, cases);
        column
    }

    fn fill(&mut self, facet: Facet, cases: &[Case]) {
        let mut places = Places::new();
        for (at, key) in self.keys.iter().enumerate() {
            places.insert(key.clone(), at);
        }
        let mut lists = vec![Vec::new(); self.keys.len()];
        let (mut starts, mut held) = (vec![0], Vec::new());
        for (at, case) in cases.iter().enumerate() {
            let mut keys = keys_of(facet, case);
            if keys.is_empty() {
                keys.push(UNKNOWN_KEY.into());
            }
            for &bucket in keys.iter().filter_map(|key| places.get(key)) {
                let list: &mut Vec<CaseId> = &mut lists[bucket];
                list.push(CaseId::new(at));
                held.push(BucketId::new(bucket));
            }
            starts.push(u32::try_from(held.len()).unwrap_or(u32::MAX));
        }
        let holders = |list: Vec<CaseId>| {
            if list.len() < cases.len() / FEW {
                Holders::Few(list)
            } else {
                Holders::Dense(CaseSet::of(cases.len(), list))
            }
        };
        self.holders = lists.into_iter().map(holders).collect();
        (self.starts, self.held) = (starts, held);
    }

    /// The buckets, in the order in which they are shown.
    pub fn ids(&self) -> impl Iterator<Item = BucketId> + use<> {
        (0..self.keys.len()).map(BucketId::new)
    }

    /// The number of buckets.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no bucket.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The bucket of that name in addresses.
    pub fn find(&self, key: &str) -> Option<BucketId> {
        self.keys.iter().position(|own| own == key).map(BucketId::new)
    }

    /// The buckets whose name, in Chinese or English, holds every word of the query.
    pub fn matching(&self, query: &Query, fold: &Fold) -> Vec<BucketId> {
        let holds = |bucket: &BucketId| {
            let text = match self.name(*bucket) {
                BucketName::Term { zh, zh_short, en } => format!("{zh}\n{zh_short}\n{en}"),
                BucketName::Year(year) => year.to_string(),
                BucketName::Unknown => String::new(),
            };
            let folded = fold.text(&text);
            query.words().iter().all(|word| folded.contains(word.as_str()))
        };
        self.ids().filter(holds).collect()
    }

    /// The buckets that a short list shows: those that match where words are typed, the first few
    /// otherwise; and in either case the chosen ones, which never vanish.
    pub fn listed(
        &self,
        query: &Query,
        fold: &Fold,
        first: usize,
        chosen: &[BucketId],
    ) -> Vec<BucketId> {
        let matching = self.matching(query, fold);
        let listed = |bucket: &BucketId| {
            let found = matching.contains(bucket) && (!query.is_empty() || bucket.index() < first);
            found || chosen.contains(bucket)
        };
        self.ids().filter(listed).collect()
    }

    /// The bucket of the cases whose value is unknown, if there are any.
    pub fn unknown(&self) -> Option<BucketId> {
        self.find(UNKNOWN_KEY)
    }

    /// The bucket's name in addresses.
    pub fn key(&self, bucket: BucketId) -> &str {
        &self.keys[bucket.index()]
    }

    /// The bucket's name on the screen.
    pub fn name(&self, bucket: BucketId) -> &BucketName {
        &self.names[bucket.index()]
    }

    /// The cases that hold the bucket.
    pub fn set(&self, bucket: BucketId) -> Cow<'_, CaseSet> {
        match &self.holders[bucket.index()] {
            Holders::Dense(set) => Cow::Borrowed(set),
            Holders::Few(list) => {
                Cow::Owned(CaseSet::of(self.starts.len() - 1, list.iter().copied()))
            }
        }
    }

    /// Adds to each count the given cases that hold the bucket and lie in its part of the collection;
    /// the parts are those of [`CaseSet::add_counts`].
    pub(crate) fn add_counts(
        &self,
        bucket: BucketId,
        among: &CaseSet,
        starts: &[u32],
        counts: &mut [u32],
    ) {
        match &self.holders[bucket.index()] {
            Holders::Dense(set) => set.add_counts(among, starts, counts),
            Holders::Few(list) => {
                for case in list.iter().filter(|case| among.contains(**case)) {
                    let after = starts.partition_point(|start| *start as usize <= case.index());
                    if let Some(count) = counts.get_mut(after.wrapping_sub(1)) {
                        *count += 1;
                    }
                }
            }
        }
    }

    /// The buckets that the case holds.
    pub fn of_case(&self, case: CaseId) -> &[BucketId] {
        let at = case.index();
        &self.held[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Every bucket with the number of the given cases that hold it, empty ones included.
    pub fn count(&self, among: &CaseSet) -> Vec<Bucket> {
        let count = |id: BucketId| {
            let count = match &self.holders[id.index()] {
                Holders::Dense(set) => set.count_both(among),
                Holders::Few(list) => {
                    let found = list.iter().filter(|case| among.contains(**case));
                    u32::try_from(found.count()).unwrap_or(u32::MAX)
                }
            };
            Bucket { id, count }
        };
        self.ids().map(count).collect()
    }
}

/// The values that a facet can take, apart from unknown.
fn terms(
    facet: Facet,
    vocabulary: &Vocabulary,
    districts: &[District],
    cases: &[Case],
) -> Vec<(String, BucketName)> {
    let term = |id: &str, zh: &str, en: &str| {
        let name =
            BucketName::Term { zh: zh.to_owned(), zh_short: zh.to_owned(), en: en.to_owned() };
        (id.to_owned(), name)
    };
    match facet {
        Facet::District => districts
            .iter()
            .map(|place| {
                let name = BucketName::Term {
                    zh: place.zh.clone(),
                    zh_short: place.zh_short.clone(),
                    en: place.en.clone(),
                };
                (place.code.clone(), name)
            })
            .collect(),
        Facet::Theme => vocabulary.themes.iter().map(|t| term(&t.id, &t.zh, &t.en)).collect(),
        Facet::Mechanism => {
            vocabulary.mechanisms.iter().map(|m| term(&m.id, &m.zh, &m.en)).collect()
        }
        Facet::Level => vocabulary.levels.iter().map(|t| term(&t.id, &t.zh, &t.en)).collect(),
        Facet::Series => vocabulary.series.iter().map(|s| term(&s.id, &s.zh, &s.en)).collect(),
        Facet::SourceKind => {
            vocabulary.source_kinds.iter().map(|t| term(&t.id, &t.zh, &t.en)).collect()
        }
        Facet::Year => {
            let years = cases.iter().filter_map(|case| case.date.value).map(PartialDate::year);
            let mut years = ranked(years.collect(), |year| u32::MAX - u32::from(*year));
            years.dedup();
            years.into_iter().map(|year| (year.to_string(), BucketName::Year(year))).collect()
        }
    }
}

/// The values of a case, by their names in addresses.
fn keys_of(facet: Facet, case: &Case) -> Vec<String> {
    match facet {
        Facet::District => vec![case.district.clone()],
        Facet::Theme => case.themes.clone(),
        Facet::Mechanism => case.mechanisms.clone(),
        Facet::Level => vec![case.level.clone()],
        Facet::Series => case.series.iter().cloned().collect(),
        Facet::Year => case.date.value.iter().map(|date| date.year().to_string()).collect(),
        Facet::SourceKind => vec![source_kind_id(case.source.kind).to_owned()],
    }
}

/// The vocabulary's name of a kind of source.
pub fn source_kind_id(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Official => "official",
        SourceKind::Media => "media",
        SourceKind::Repost => "repost",
    }
}
