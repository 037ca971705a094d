//! What is wrong with the vocabulary and the places beyond their shape: ids given twice, values that
//! no case uses, tiles that lie on each other.

use std::collections::{BTreeMap, BTreeSet};

use anlan_engine::case::{
    DateKind, District, DistrictKind, Qualifier, SourceKind, Term, Tile, Vocabulary,
};
use anlan_engine::check::nearest;
use serde_json::Value;

use crate::complaint::{Finding, ListFault, ShapeFault};
use crate::english::field_of_file;
use crate::field;
use crate::schema;
use crate::script::Script;

/// What is wrong with the vocabulary by itself.
pub(crate) fn vocabulary(vocabulary: &Vocabulary, is_english: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (list, ids) in ids(vocabulary) {
        for (at, id) in ids.iter().enumerate() {
            if ids[..at].contains(id) {
                findings.push(Finding::must(id_field(list, at), ListFault::SameId).value(id));
            }
        }
    }
    for (at, mechanism) in vocabulary.mechanisms.iter().enumerate() {
        let id = &mechanism.id;
        if vocabulary.themes.iter().any(|theme| theme.id == *id) {
            let field = id_field("mechanisms", at);
            findings.push(Finding::must(field, ListFault::ThemeHasIt).value(id));
        }
        let definition = &mechanism.definition_zh;
        let stop = if is_english { '.' } else { '。' };
        if definition.matches(stop).count() != 1 || !definition.ends_with(stop) {
            let field = format!("mechanisms[{at}].definition_zh");
            let field = if is_english { field_of_file(&field) } else { field };
            findings.push(Finding::should(field, ListFault::NotOneSentence).value(definition));
        }
    }
    for (list, terms, values) in [
        ("qualifiers", &vocabulary.qualifiers, schema::values_of::<Qualifier>()),
        ("source_kinds", &vocabulary.source_kinds, schema::values_of::<SourceKind>()),
        ("date_kinds", &vocabulary.date_kinds, schema::values_of::<DateKind>()),
    ] {
        findings.extend(names_of_the_model(list, terms, &values));
    }
    findings
}

/// A list that names the values of an enum of the model names each of them, and nothing else.
fn names_of_the_model(list: &str, terms: &[Term], values: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        if !values.contains(&term.id) {
            let why = ShapeFault::NotOneOf(values.to_vec());
            let nearest = nearest(&term.id, values.iter().map(String::as_str));
            let finding = Finding::must(id_field(list, at), why).value(&term.id);
            findings.push(finding.nearest(nearest));
        }
    }
    for value in values {
        if !terms.iter().any(|term| term.id == *value) {
            findings.push(Finding::must(list, ListFault::Unnamed).value(value));
        }
    }
    findings
}

/// The values of the vocabulary that no case uses. The cases come as they stand in their files, so
/// that one that is wrong elsewhere counts too.
pub(crate) fn unused(vocabulary: &Vocabulary, cases: &[&Value]) -> Vec<Finding> {
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for case in cases {
        for (key, list) in [
            ("themes", "themes"),
            ("mechanisms", "mechanisms"),
            ("level", "levels"),
            ("series", "series"),
        ] {
            let values =
                case[key].as_array().map_or(std::slice::from_ref(&case[key]), Vec::as_slice);
            used.entry(list).or_default().extend(values.iter().filter_map(Value::as_str));
        }
    }
    let mut findings = Vec::new();
    for (list, ids) in ids(vocabulary) {
        let Some(used) = used.get(list) else { continue };
        for (at, id) in ids.iter().enumerate() {
            if !used.contains(id) {
                findings.push(Finding::should(id_field(list, at), ListFault::Unused).value(id));
            }
        }
    }
    findings
}

fn ids(vocabulary: &Vocabulary) -> [(&'static str, Vec<&str>); 7] {
    fn of(terms: &[Term]) -> Vec<&str> {
        terms.iter().map(|term| term.id.as_str()).collect()
    }
    let mechanisms = vocabulary.mechanisms.iter().map(|mechanism| mechanism.id.as_str()).collect();
    let series = vocabulary.series.iter().map(|series| series.id.as_str()).collect();
    [
        ("themes", of(&vocabulary.themes)),
        ("mechanisms", mechanisms),
        ("levels", of(&vocabulary.levels)),
        ("series", series),
        ("qualifiers", of(&vocabulary.qualifiers)),
        ("source_kinds", of(&vocabulary.source_kinds)),
        ("date_kinds", of(&vocabulary.date_kinds)),
    ]
}

fn id_field(list: &str, at: usize) -> String {
    field::key(&field::item(list, at), "id")
}

/// What is wrong with the places. Without a script they have no Chinese name, and codes of any form.
pub(crate) fn districts(places: &[District], script: Option<&Script>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut tiles: Vec<(Tile, &str)> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let parent = field::item("districts", at);
        let field = |name: &str| field::key(&parent, name);
        if places[..at].iter().any(|other| other.code == place.code) {
            findings.push(Finding::must(field("code"), ListFault::SameId).value(&place.code));
        }
        if let Some(tile) = place.tile {
            if let Some((_, other)) = tiles.iter().find(|(taken, _)| *taken == tile) {
                let why = ListFault::SameTile((*other).to_owned());
                let here = format!("col {}, row {}", tile.col, tile.row);
                findings.push(Finding::must(field("tile"), why).value(&here));
            }
            tiles.push((tile, &place.zh));
        }
        findings.extend(place_findings(place, script).into_iter().map(|mut finding| {
            finding.field = field(&finding.field);
            finding
        }));
    }
    findings
}

/// What is wrong with one place by itself.
fn place_findings(place: &District, script: Option<&Script>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_zone = place.kind == DistrictKind::Zone;
    if script.is_some() && is_zone != place.code.starts_with("zone-") {
        findings.push(Finding::must("code", ListFault::ZoneCode).value(&place.code));
    }
    if script.is_some_and(|script| script.simplified(&place.zh_hant) != place.zh) {
        findings.push(Finding::should("zh_hant", ListFault::OtherName).value(&place.zh_hant));
    }
    for (key, is_known, other, other_is_known) in [
        ("area_source", place.area_source.is_some(), "area_km2", place.area_km2.is_some()),
        (
            "population_source",
            place.population_source.is_some(),
            "population_2020",
            place.population_2020.is_some(),
        ),
    ] {
        if is_known != other_is_known {
            findings.push(Finding::should(key, ListFault::HalfKnown(other)));
        }
    }
    if let Some(area) = place.area_km2.filter(|area| *area <= 0.0) {
        findings.push(Finding::must("area_km2", ShapeFault::OutOfRange).value(&area.to_string()));
    }
    findings
}
