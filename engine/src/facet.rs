//! Facets: the ways in which cases are sorted into buckets, and the counts of each bucket.

use std::borrow::Cow;
use std::sync::Arc;

use anlan_kernels::{lists, small, work};

use crate::case::{District, SourceKind, Vocabulary};
use crate::case_set::CaseSet;
use crate::collection::{Arrangement, CaseId};
use crate::fold::Fold;
use crate::rank::{Places, ranked};
use crate::search::{Query, holds};

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

impl BucketName {
    /// The name in English.
    pub(crate) fn english(&self) -> Option<&str> {
        match self {
            BucketName::Term { en, .. } => Some(en),
            BucketName::Year(_) | BucketName::Unknown => None,
        }
    }

    /// Every name of the bucket, one a line.
    pub(crate) fn text(&self) -> String {
        match self {
            BucketName::Term { zh, zh_short, en } => format!("{zh}\n{zh_short}\n{en}"),
            BucketName::Year(year) => year.to_string(),
            BucketName::Unknown => String::new(),
        }
    }
}

impl BucketId {
    fn new(index: usize) -> BucketId {
        BucketId(small(index))
    }

    /// The position.
    pub fn index(self) -> usize {
        self.0 as usize
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

/// The values that cases hold of one facet, each by a number.
#[derive(Default)]
pub(crate) struct Held {
    /// The values of case `i` are `values[ends[i - 1]..ends[i]]`.
    ends: Vec<u32>,
    values: Vec<u32>,
}

impl Held {
    /// Adds the values of the next case.
    pub(crate) fn push(&mut self, values: &mut dyn Iterator<Item = u32>) {
        self.values.extend(values);
        self.ends.push(small(self.values.len()));
    }

    /// The values of the cases in another order; a case without any is given `none`.
    pub(crate) fn in_order(&self, order: &[usize], none: usize) -> Held {
        let none = small(none);
        let (ends, values) = lists::in_order(&self.ends, &self.values, order, none);
        Held { ends, values }
    }
}

/// The buckets of one facet, with the cases of each and the buckets of each case.
pub struct Column {
    keys: Vec<String>,
    places: Places,
    names: Vec<BucketName>,
    by_date: Arc<Vec<Holders>>,
    by_district: Vec<Holders>,
    /// The buckets of case `i` are `held[ends[i - 1]..ends[i]]`.
    ends: Vec<u32>,
    held: Vec<u32>,
}

/// The cases that hold a bucket.
#[derive(Debug)]
pub(crate) enum Holders {
    /// One bit for each case of the collection.
    Dense(CaseSet),
    /// The positions one by one, in order: smaller than bits where the bucket is rare.
    Few(Vec<u32>),
}

impl Holders {
    /// Adds the cases to a set.
    pub(crate) fn unite_into(&self, set: &mut CaseSet) {
        match self {
            Holders::Dense(own) => set.unite(own),
            Holders::Few(list) => set.insert_positions(list),
        }
    }
}

/// A bucket of at most this part of the cases is kept as a list: one is looked at in about the time
/// in which sixteen words of bits are counted.
const FEW: usize = 1024;

/// The address of the bucket of cases whose value is unknown.
pub(crate) const UNKNOWN_KEY: &str = "none";

impl Column {
    /// A column of terms, with the terms that the cases hold, by their places, in the order of the
    /// collection; the place after the last term stands for a case that holds none.
    pub(crate) fn new(facet: Facet, terms: Vec<(String, BucketName)>, held: Held) -> Column {
        let none = terms.len();
        let mut counts = vec![0; none + 1];
        for term in &held.values {
            counts[*term as usize] += 1;
        }
        let mut order: Vec<usize> = (0..none).collect();
        if matches!(facet, Facet::Theme | Facet::Mechanism | Facet::Series) {
            // By how many cases hold them; the order of the vocabulary breaks ties. It is fixed
            // here once, so that nothing moves under a finger.
            order = ranked(none, &|term| (u32::MAX - counts[term]) as usize);
        }
        if counts[none] > 0 {
            order.push(none);
        }
        let mut bucket_of = vec![0; none + 1];
        let (mut keys, mut names, mut places) = (Vec::new(), Vec::new(), Places::new());
        for (bucket, &term) in order.iter().enumerate() {
            bucket_of[term] = BucketId::new(bucket).0;
            let unknown = || (UNKNOWN_KEY.to_owned(), BucketName::Unknown);
            let (key, name) = terms.get(term).cloned().unwrap_or_else(unknown);
            places.insert(key.clone(), bucket);
            keys.push(key);
            names.push(name);
        }
        let Held { ends, values } = held;
        let held: Vec<u32> = values.into_iter().map(|term| bucket_of[term as usize]).collect();
        let (holder_ends, holders) = lists::turned_round(&ends, &held, order.len());
        let of_bucket = |bucket| match &holders[lists::place(&holder_ends, bucket)] {
            few if few.len() * FEW <= ends.len() => Holders::Few(few.to_vec()),
            many => Holders::Dense(CaseSet::of_positions(ends.len(), many)),
        };
        let by_date = Arc::new((0..order.len()).map(of_bucket).collect());
        Column { keys, places, names, by_date, by_district: Vec::new(), ends, held }
    }

    /// Lays the cases of each bucket out in the order of the districts too.
    pub(crate) fn arrange(&mut self, places: &[u32]) {
        let moved = |holders: &Holders| match holders {
            Holders::Dense(set) => Holders::Dense(set.moved(places)),
            Holders::Few(list) => {
                let order = ranked(list.len(), &|at| places[list[at] as usize] as usize);
                Holders::Few(order.into_iter().map(|at| places[list[at] as usize]).collect())
            }
        };
        self.by_district = self.by_date.iter().map(moved).collect();
    }

    fn holders(&self, arrangement: Arrangement, bucket: BucketId) -> &Holders {
        match arrangement {
            Arrangement::ByDate => &self.by_date[bucket.index()],
            Arrangement::ByDistrict => &self.by_district[bucket.index()],
        }
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
        self.places.get(key).map(|at| BucketId::new(*at))
    }

    /// The buckets whose name, in Chinese or English, holds every word of the query.
    pub fn matching(&self, query: &Query, fold: &Fold) -> Vec<BucketId> {
        let matches = |bucket: &BucketId| {
            let folded = fold.text(&self.name(*bucket).text());
            query.words().iter().all(|word| holds(&folded, word))
        };
        self.ids().filter(matches).collect()
    }

    /// The buckets that a short list shows: those that match where words are typed, the first few
    /// otherwise; and in either case the chosen ones, given in order, which never vanish.
    pub fn listed(
        &self,
        query: &Query,
        fold: &Fold,
        first: usize,
        chosen: &[BucketId],
    ) -> Vec<BucketId> {
        let shown = if query.is_empty() {
            self.ids().take(first).collect()
        } else {
            self.matching(query, fold)
        };
        let holds = |list: &[BucketId], bucket: &BucketId| list.binary_search(bucket).is_ok();
        self.ids().filter(|bucket| holds(&shown, bucket) || holds(chosen, bucket)).collect()
    }

    /// The bucket of the cases whose value is unknown, if there are any.
    pub fn unknown(&self) -> Option<BucketId> {
        self.find(UNKNOWN_KEY)
    }

    /// The bucket's name in addresses.
    pub fn key(&self, bucket: BucketId) -> &str {
        work::add(1);
        &self.keys[bucket.index()]
    }

    /// The bucket's name on the screen.
    pub fn name(&self, bucket: BucketId) -> &BucketName {
        work::add(1);
        &self.names[bucket.index()]
    }

    /// The cases of each bucket.
    pub(crate) fn parts(&self) -> &Arc<Vec<Holders>> {
        &self.by_date
    }

    /// The cases that hold the bucket.
    pub fn set(&self, bucket: BucketId) -> Cow<'_, CaseSet> {
        self.arranged(Arrangement::ByDate, bucket)
    }

    /// The cases that hold the bucket, at their places in an arrangement.
    pub(crate) fn arranged(&self, arrangement: Arrangement, bucket: BucketId) -> Cow<'_, CaseSet> {
        match self.holders(arrangement, bucket) {
            Holders::Dense(set) => Cow::Borrowed(set),
            Holders::Few(list) => Cow::Owned(CaseSet::of_positions(self.ends.len(), list)),
        }
    }

    /// Adds the cases that hold the bucket, at their places in an arrangement.
    pub(crate) fn unite_into(&self, arrangement: Arrangement, bucket: BucketId, set: &mut CaseSet) {
        self.holders(arrangement, bucket).unite_into(set);
    }

    /// Adds to each count the given cases that hold the bucket and lie in its part of the collection;
    /// the parts are those of [`CaseSet::add_counts`].
    pub(crate) fn add_counts(
        &self,
        arrangement: Arrangement,
        bucket: BucketId,
        among: &CaseSet,
        starts: &[u32],
        counts: &mut [u32],
    ) {
        match self.holders(arrangement, bucket) {
            Holders::Dense(set) => set.add_counts(among, starts, counts),
            Holders::Few(list) => among.add_counts_of(list, starts, counts),
        }
    }

    /// The buckets that the case holds.
    pub fn of_case(&self, case: CaseId) -> impl Iterator<Item = BucketId> + '_ {
        work::add(1);
        self.held[lists::place(&self.ends, case.index())].iter().map(|bucket| BucketId(*bucket))
    }

    /// Counts the buckets that the given cases hold, bucket by bucket and of each by the parts of
    /// [`CaseSet::add_counts`]: the cases are gone through one by one.
    pub(crate) fn add_counts_of(&self, among: &CaseSet, starts: &[u32], counts: &mut [u32]) {
        among.add_counts_of_held(&self.ends, &self.held, starts, counts);
    }

    /// Every bucket with the number of the given cases that hold it, empty ones included.
    pub fn count(&self, among: &CaseSet) -> Vec<Bucket> {
        let all = [0, small(self.ends.len())];
        let mut counts = vec![0; self.len()];
        self.add_counts_of(among, &all, &mut counts);
        self.ids().zip(counts).map(|(id, count)| Bucket { id, count }).collect()
    }
}

/// The values that a facet can take, apart from unknown; those of the year are taken from the dates.
pub(crate) fn terms(
    facet: Facet,
    vocabulary: &Vocabulary,
    districts: &[District],
) -> Vec<(String, BucketName)> {
    let mut terms = Vec::new();
    let mut add = |id: &str, zh: &str, zh_short: &str, en: &str| {
        let [zh, zh_short, en] = [zh, zh_short, en].map(str::to_owned);
        terms.push((id.to_owned(), BucketName::Term { zh, zh_short, en }));
    };
    let plain = match facet {
        Facet::District => {
            for own in districts {
                add(&own.code, &own.zh, &own.zh_short, &own.en);
            }
            &[][..]
        }
        Facet::Mechanism => {
            for own in &vocabulary.mechanisms {
                add(&own.id, &own.zh, &own.zh, &own.en);
            }
            &[]
        }
        Facet::Series => {
            for own in &vocabulary.series {
                add(&own.id, &own.zh, &own.zh, &own.en);
            }
            &[]
        }
        Facet::Theme => &vocabulary.themes,
        Facet::Level => &vocabulary.levels,
        Facet::SourceKind => &vocabulary.source_kinds,
        Facet::Year => &[],
    };
    for own in plain {
        add(&own.id, &own.zh, &own.zh, &own.en);
    }
    terms
}

/// The vocabulary's name of a kind of source.
pub(crate) fn source_kind_id(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Official => "official",
        SourceKind::Media => "media",
        SourceKind::Repost => "repost",
    }
}
