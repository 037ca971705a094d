//! Whose practice it is: district, smaller place, body and level of government.

use std::collections::BTreeMap;

use anlan_engine::case::{District, DistrictKind};

use super::draft::{Became, Candidate, Field, Knowledge, Place, Reading, Sure};
use super::script::clean;
use super::texts::place;

/// What a mention in the title, and in a heading or the line of the source, counts.
const IN_TITLE: u32 = 8;
/// What the names of bodies end in, longer ones before their own endings.
const BODIES: &[&str] = &[
    "街道办事处",
    "公安分局",
    "人民政府",
    "人民法院",
    "人民检察院",
    "检察院",
    "司法所",
    "派出所",
    "管理委员会",
    "管委会",
    "委员会",
    "政法委",
    "依法治区办",
    "依法治市办",
    "法院",
    "公证处",
    "中心",
    "司法局",
    "公安局",
    "局",
    "政府",
    "街道",
    "镇",
    "区委",
    "市委",
    "县委",
];
/// What the names of smaller places end in.
const SMALL: &[(&str, &str)] =
    &[("街道", "street"), ("镇", "street"), ("社区", "community"), ("村", "community")];
/// The longest name of a body behind its district, in characters.
const LONGEST: usize = 14;

/// A name that was found: how much its mentions count, and the first of them.
struct Found {
    weight: u32,
    first: Place,
    sure: Sure,
}

/// The candidates for district, place, organ and level.
pub(super) fn candidates(reading: &Reading<'_>, knowledge: &Knowledge<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let districts = districts(reading, knowledge.districts);
    for (at, (code, own)) in districts.iter().enumerate() {
        let sure = if at == 0 { own.sure } else { Sure::Guess };
        candidates.push(Candidate::text(Field::District, code.clone(), vec![own.first], sure));
    }
    let bodies = bodies(reading, knowledge.districts);
    for (at, (name, own)) in bodies.iter().take(3).enumerate() {
        let sure = if at == 0 { own.sure } else { Sure::Guess };
        candidates.push(Candidate::text(Field::Organ, name.clone(), vec![own.first], sure));
    }
    let small = small_places(reading, knowledge.districts);
    for (name, own) in small.iter().take(2) {
        candidates.push(Candidate::text(Field::Place, name.clone(), vec![own.first], Sure::Guess));
    }
    candidates.extend(level(knowledge, &districts, &bodies, small.first()));
    candidates
}

/// The pieces in which places are looked for, with what a mention counts.
fn pieces<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = (usize, &'a str, u32)> {
    let title = reading.of(Became::Title).map(|(at, plain)| (at, plain, IN_TITLE));
    let source = reading.of(Became::SourceLine).map(|(at, plain)| (at, plain, 1));
    title.chain(source).chain(reading.told().map(|(at, plain)| (at, plain, 1)))
}

/// The names of a district, each with how much it says: its full name, or the short one, which may be a
/// part of another word.
fn names(district: &District) -> Vec<(&str, u32)> {
    let is_short_safe =
        district.zh_short.chars().count() > 2 && district.kind == DistrictKind::Zone;
    let short = if is_short_safe { 2 } else { 1 };
    let mut names = vec![(district.zh.as_str(), 3)];
    match district.kind {
        DistrictKind::City => names.extend(district.zh.strip_suffix('市').map(|name| (name, 1))),
        _ => names.push((district.zh_short.as_str(), short)),
    }
    names
}

/// The districts that are named, by weight; the city itself only where nothing smaller is.
fn districts(reading: &Reading<'_>, districts: &[District]) -> Vec<(String, Found)> {
    let mut all: Vec<(String, Found)> = Vec::new();
    for district in districts {
        let mut found: Option<Found> = None;
        for (at, plain, counts) in pieces(reading) {
            for (name, says) in names(district) {
                for (start, _) in plain.match_indices(name) {
                    // 历下 counts once where 历下区 does; 城市中 is not 市中.
                    let is_full = says == 3;
                    let follows = plain.get(start + name.len()..).unwrap_or_default();
                    let is_part = plain
                        .get(..start)
                        .is_some_and(|head| head.ends_with(['城', '本', '全', '各']));
                    if !is_full
                        && (district.zh.starts_with(name)
                            && follows.starts_with(['区', '县', '市'])
                            || is_part)
                    {
                        continue;
                    }
                    let is_city = district.kind == DistrictKind::City;
                    let weight = if is_city { counts } else { says * counts * 4 };
                    let first = place(at, start..start + name.len());
                    let sure =
                        if is_full || counts == IN_TITLE { Sure::Likely } else { Sure::Guess };
                    let own = found.get_or_insert(Found { weight: 0, first, sure });
                    own.weight += weight;
                    own.sure = own.sure.min(sure);
                }
            }
        }
        all.extend(found.map(|own| (district.code.clone(), own)));
    }
    all.sort_by_key(|own| std::cmp::Reverse(own.1.weight));
    all
}

/// Names behind that of a district which end as asked, by weight.
fn behind_districts(
    reading: &Reading<'_>,
    districts: &[District],
    name_of: impl Fn(&str, &str) -> Option<String>,
) -> Vec<(String, Found)> {
    let mut all: BTreeMap<String, Found> = BTreeMap::new();
    for (at, plain, counts) in pieces(reading) {
        for district in districts {
            for (start, own) in plain.match_indices(district.zh.as_str()) {
                let rest = plain.get(start + own.len()..).unwrap_or_default();
                let window = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
                let Some(name) = name_of(own, rest.get(..window).unwrap_or_default()) else {
                    continue;
                };
                let first = place(at, start..start + own.len());
                let found =
                    all.entry(name).or_insert(Found { weight: 0, first, sure: Sure::Likely });
                found.weight += counts;
            }
        }
    }
    let mut all: Vec<(String, Found)> = all.into_iter().collect();
    all.sort_by_key(|own| std::cmp::Reverse(own.1.weight));
    all
}

/// What ends a name at the latest.
fn own_name(text: &str) -> &str {
    let stop = text.find(|ch: char| {
        "，。；：、“”《》（）的将把对在与和及 ".contains(ch) || ch.is_ascii_digit()
    });
    text.get(..stop.unwrap_or(text.len())).unwrap_or(text)
}

fn bodies(reading: &Reading<'_>, districts: &[District]) -> Vec<(String, Found)> {
    behind_districts(reading, districts, |district, rest| {
        let rest = own_name(rest);
        let ends = BODIES.iter().filter_map(|ending| rest.find(ending).map(|at| at + ending.len()));
        let end = ends.min()?;
        // The longest ending that begins where the first one does, or covers it.
        let own = rest.get(..end)?;
        let longer = BODIES.iter().filter_map(|ending| {
            let at = rest.find(ending)?;
            (at < end).then_some(at + ending.len())
        });
        let end = longer.max().unwrap_or(own.len());
        // 街道 alone names none, and what is created or built is no body yet.
        let name = rest.get(..end)?;
        let is_deed =
            ["法治政府", "创建", "建设", "参加", "配合"].iter().any(|word| name.contains(word));
        let is_bare = ["街道", "镇", "中心"].contains(&name);
        (!is_deed && !is_bare).then(|| clean(&format!("{district}{name}")))
    })
}

fn small_places(reading: &Reading<'_>, districts: &[District]) -> Vec<(String, Found)> {
    behind_districts(reading, districts, |_, rest| {
        let rest = own_name(rest);
        let ends = SMALL.iter().filter_map(|(ending, _)| {
            let at = rest.find(ending).filter(|at| *at > 0)?;
            Some(at + ending.len())
        });
        let name = rest.get(..ends.min()?)?;
        (name.chars().count() <= 8
            && !name.starts_with(['各', '全', '等', '现', '有', '共', '多', '某', '辖']))
        .then(|| clean(name))
    })
}

/// The level of government: by the body, or the smaller place in the title, or the district.
fn level(
    knowledge: &Knowledge<'_>,
    districts: &[(String, Found)],
    bodies: &[(String, Found)],
    small: Option<&(String, Found)>,
) -> Option<Candidate> {
    let (id, from, sure) = if let Some((name, own)) =
        small.filter(|(_, own)| own.weight >= IN_TITLE)
    {
        let (_, id) = SMALL.iter().find(|(ending, _)| name.ends_with(ending))?;
        (*id, own.first, Sure::Likely)
    } else if let Some((name, own)) = bodies.first().filter(|(name, _)| is_agency(name)) {
        ("agency", own.first, if name.is_empty() { Sure::Guess } else { own.sure.max(Sure::Guess) })
    } else {
        let (code, own) = districts.first()?;
        let district = knowledge.districts.iter().find(|district| district.code == *code)?;
        let id = if district.kind == DistrictKind::City { "city" } else { "district" };
        (id, own.first, own.sure)
    };
    let is_known = knowledge.vocabulary.levels.iter().any(|level| level.id == id);
    is_known.then(|| Candidate::text(Field::Level, id.to_owned(), vec![from], sure))
}

fn is_agency(name: &str) -> bool {
    ["法院", "检察院", "公安局", "公安分局", "派出所", "司法所", "公证处"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
