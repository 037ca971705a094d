//! The places in an order: by their cases, or by these beside their residents or their area.

use std::cmp::Ordering;

use crate::case::{District, DistrictKind};
use crate::case_set::CaseSet;
use crate::collection::Collection;
use crate::facet::{Bucket, BucketId, Facet};
use crate::profile::FEW;

/// What the cases of a place are held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Nothing: their number counts.
    #[default]
    Cases,
    /// The residents: cases for each 100,000 of them.
    People,
    /// The area: cases for each 100 square kilometres.
    Area,
}

impl Measure {
    /// Every measure, in the order in which they are offered.
    pub const ALL: [Measure; 3] = [Measure::Cases, Measure::People, Measure::Area];

    /// The measure's name in addresses; empty for the first.
    pub fn key(self) -> &'static str {
        match self {
            Measure::Cases => "",
            Measure::People => "people",
            Measure::Area => "area",
        }
    }

    /// The measure of that name.
    pub fn find(key: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|own| own.key() == key)
    }

    /// For how much of the denominator a rate is given, in the denominator's own unit.
    fn scale(self) -> u64 {
        match self {
            Measure::Cases => 1,
            Measure::People => 100_000,
            // Areas are whole hundredths of a square kilometre.
            Measure::Area => 100 * 100,
        }
    }

    /// What the cases of a place are divided by; `None` where it is not known, or nothing.
    fn denominator(self, place: &District) -> Option<u64> {
        let own = match self {
            Measure::Cases => Some(1),
            Measure::People => place.population_2020.map(u64::from),
            Measure::Area => place.area_km2.map(hundredths),
        };
        own.filter(|own| *own > 0)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and what is less than nothing becomes nothing"
)]
fn hundredths(area: f64) -> u64 {
    (area * 100.0).round() as u64
}

/// A place with its cases, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which place.
    pub id: BucketId,
    /// How many cases it has.
    pub cases: u32,
    /// How many that is for each unit of the measure, in hundredths, rounded.
    pub rate: u64,
    /// Its rank among the places that have at least [`FEW`] cases; `None` for the others, and where
    /// another of them stands exactly alike.
    pub rank: Option<u32>,
    /// How many other places stand exactly alike.
    pub alike: u32,
}

impl Standing {
    /// Whether it has so few cases that it is given no rank.
    pub fn is_few(&self) -> bool {
        self.cases < FEW
    }
}

/// Why a place is not ranked with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is the whole city, which holds all the others.
    City,
    /// What its cases would be held against is not known.
    Unknown,
}

/// A place that is not ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Which place.
    pub id: BucketId,
    /// How many cases it has.
    pub cases: u32,
    /// Why it stands apart.
    pub reason: Reason,
}

/// The places by a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Those that can be compared, the highest rate first; those that stand alike in their own order.
    pub places: Vec<Standing>,
    /// The others, in their own order.
    pub apart: Vec<Apart>,
}

impl Ranking {
    /// The places with these counts, by a measure. Rates are compared exactly, before any rounding.
    pub fn new(collection: &Collection, counts: &[Bucket], measure: Measure) -> Ranking {
        let mut ranking = Ranking::default();
        let mut rated = Vec::new();
        for (own, place) in counts.iter().zip(collection.districts()) {
            let Bucket { id, count: cases } = *own;
            match measure.denominator(place) {
                _ if place.kind == DistrictKind::City => {
                    ranking.apart.push(Apart { id, cases, reason: Reason::City });
                }
                None => ranking.apart.push(Apart { id, cases, reason: Reason::Unknown }),
                Some(of) => rated.push(Rate { id, cases, of }),
            }
        }
        rated.sort_by(|one, other| other.cmp(one));
        let others = |rate: &Rate, order: Ordering, among: &dyn Fn(&Rate) -> bool| {
            let stand = |other: &&Rate| other.id != rate.id && other.cmp(rate) == order;
            rated.iter().filter(|other| among(other)).filter(stand).map(|_| 1).sum::<u32>()
        };
        let is_many = |rate: &Rate| rate.cases >= FEW;
        let standing = |own: &Rate| {
            let is_ranked = is_many(own) && others(own, Ordering::Equal, &is_many) == 0;
            Standing {
                id: own.id,
                cases: own.cases,
                rate: own.hundredths(measure),
                rank: is_ranked.then(|| 1 + others(own, Ordering::Greater, &is_many)),
                alike: others(own, Ordering::Equal, &|_| true),
            }
        };
        ranking.places = rated.iter().map(standing).collect();
        ranking
    }

    /// The rate that all others stand below, in hundredths; 0 where there is none.
    pub fn most(&self) -> u64 {
        self.places.first().map_or(0, |own| own.rate)
    }

    /// The place that stands first, where that can be said.
    pub fn first(&self) -> Option<Standing> {
        self.places.iter().find(|own| own.rank == Some(1)).copied()
    }
}

/// The places that have the most of something, the city left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaders {
    /// How much they have; 0 where no place has any.
    pub most: u32,
    /// Those that have it, in their own order; none where no place has any.
    pub places: Vec<BucketId>,
    /// How many places have any.
    pub having: u32,
    /// How many have none.
    pub without: u32,
}

impl Leaders {
    /// The leaders of these counts.
    pub fn new(collection: &Collection, counts: &[Bucket]) -> Leaders {
        let is_city = |place: &District| place.kind == DistrictKind::City;
        let places = || {
            let pairs = counts.iter().zip(collection.districts());
            pairs.filter(|(_, place)| !is_city(place)).map(|(own, _)| own)
        };
        let most = places().map(|own| own.count).max().unwrap_or(0);
        let leads = |own: &&Bucket| most > 0 && own.count == most;
        let having = places().filter(|own| own.count > 0).map(|_| 1).sum();
        Leaders {
            most,
            places: places().filter(leads).map(|own| own.id).collect(),
            having,
            without: places().map(|_| 1).sum::<u32>() - having,
        }
    }
}

/// So many cases of so much.
struct Rate {
    id: BucketId,
    cases: u32,
    of: u64,
}

impl Rate {
    /// By cross products, which are exact.
    fn cmp(&self, other: &Rate) -> Ordering {
        let product = |cases: u32, of: u64| u128::from(cases) * u128::from(of);
        product(self.cases, other.of).cmp(&product(other.cases, self.of))
    }

    fn hundredths(&self, measure: Measure) -> u64 {
        let scaled = u64::from(self.cases) * measure.scale() * 100;
        (scaled + self.of / 2) / self.of
    }
}

/// What can be counted in each place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// Its cases.
    #[default]
    Cases,
    /// Those of its cases that hold a bucket.
    Holding(Facet, BucketId),
    /// The figures that they give.
    Figures,
    /// The honours that were given for them.
    Honours,
}

impl Counted {
    /// The name of the figures in addresses.
    pub const FIGURES: &str = "figures";
    /// The name of the honours in addresses.
    pub const HONOURS: &str = "honours";

    /// What is counted by that name in addresses: nothing said stands for cases, then come figures and
    /// honours, the themes, and the mechanisms.
    pub fn find(collection: &Collection, key: &str) -> Option<Counted> {
        let holding = |facet: Facet| {
            let bucket = collection.column(facet).find(key)?;
            Some(Counted::Holding(facet, bucket))
        };
        match key {
            "" => Some(Counted::Cases),
            Counted::FIGURES => Some(Counted::Figures),
            Counted::HONOURS => Some(Counted::Honours),
            _ => holding(Facet::Theme).or_else(|| holding(Facet::Mechanism)),
        }
    }

    /// Counts it in every place, among some cases.
    pub fn by_place(self, collection: &Collection, among: &CaseSet) -> Vec<Bucket> {
        let places = collection.column(Facet::District);
        match self {
            Counted::Cases => places.count(among),
            Counted::Holding(facet, bucket) => {
                let mut holders = collection.column(facet).set(bucket).into_owned();
                holders.intersect(among);
                places.count(&holders)
            }
            Counted::Figures | Counted::Honours => {
                let mut counts = places.count(&CaseSet::empty(collection.len()));
                for case in among.iter() {
                    let record = collection.case(case);
                    let held = match self {
                        Counted::Figures => record.figures.len(),
                        _ => record.honours.len(),
                    };
                    for bucket in places.of_case(case) {
                        counts[bucket.index()].count += u32::try_from(held).unwrap_or(u32::MAX);
                    }
                }
                counts
            }
        }
    }
}
