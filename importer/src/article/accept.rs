//! A case file of the candidates that are accepted, and what it still lacks.

use anlan_engine::case::SourceKind;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::draft::{Candidate, Draft, Field, Sure, Value};

/// A case as far as it is filled in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Partial {
    /// The case file, with empty texts where something is missing.
    pub case: Json,
    /// The fields that a case needs and that are empty, in the order of the file.
    pub missing: Vec<String>,
}

/// What the command line accepts without asking: all but guesses.
pub fn is_accepted_unasked(candidate: &Candidate) -> bool {
    candidate.sure < Sure::Guess
}

/// Makes a case file. Where several values of a field are accepted that has one, the surest counts, and
/// of those the first.
pub fn accept(draft: &Draft, is_accepted: impl Fn(&Candidate) -> bool) -> Partial {
    let accepted = draft.candidates.iter().filter(|own| is_accepted(own)).collect();
    let chosen = Chosen { accepted };
    let mut case = Map::new();
    let mut put = |name: &str, value: Json| case.insert(name.to_owned(), value);
    put("$schema", json!("../../docs/schema/case.schema.json"));
    put("id", json!(""));
    put("title", chosen.needed(Field::Title));
    put("title_en", json!(""));
    put("summary_en", json!(""));
    put("district", chosen.needed(Field::District));
    put("place", chosen.one(Field::Place));
    put("level", chosen.needed(Field::Level));
    put("organ", chosen.needed(Field::Organ));
    put("themes", chosen.list(Field::Themes));
    put("mechanisms", chosen.list(Field::Mechanisms));
    put("keywords", chosen.list(Field::Keywords));
    let date = chosen.one(Field::Date);
    put("date", if date.is_null() { json!({ "value": null, "kind": null }) } else { date });
    put("series", Json::Null);
    put("background", chosen.needed(Field::Background));
    put("practices", chosen.practices());
    put("outcomes", chosen.one(Field::Outcomes));
    put("figures", chosen.list(Field::Figures));
    put("honours", chosen.list(Field::Honours));
    put("milestones", chosen.list(Field::Milestones));
    put("captions", chosen.list(Field::Captions));
    put("source", chosen.source());
    put("more_sources", json!([]));
    put("editor_note", Json::Null);
    let case = whole_numbers(Json::Object(case));
    let missing = missing(&case);
    Partial { case, missing }
}

/// With numbers without a fraction as case files have them: 23, not 23.0.
fn whole_numbers(value: Json) -> Json {
    match value {
        Json::Number(number) => {
            let whole = number.as_f64().and_then(|own| own.to_string().parse::<i64>().ok());
            whole.map_or(Json::Number(number), |own| json!(own))
        }
        Json::Array(items) => items.into_iter().map(whole_numbers).collect(),
        Json::Object(fields) => {
            Json::Object(fields.into_iter().map(|(key, own)| (key, whole_numbers(own))).collect())
        }
        other => other,
    }
}

struct Chosen<'a> {
    accepted: Vec<&'a Candidate>,
}

impl Chosen<'_> {
    fn of(&self, field: Field) -> impl Iterator<Item = &Value> {
        let own = self.accepted.iter().filter(move |own| own.field == field);
        let mut own: Vec<&&Candidate> = own.collect();
        own.sort_by_key(|own| if field.is_list() { Sure::Certain } else { own.sure });
        own.into_iter().map(|own| &own.value)
    }

    /// The value of a field, or `null`.
    fn one(&self, field: Field) -> Json {
        self.of(field).next().map_or(Json::Null, |value| json!(value))
    }

    /// The value of a field that a case needs, or an empty text.
    fn needed(&self, field: Field) -> Json {
        self.of(field).next().map_or(json!(""), |value| json!(value))
    }

    /// The values of a field, none twice.
    fn list(&self, field: Field) -> Json {
        let mut list: Vec<Json> = Vec::new();
        for value in self.of(field).map(|value| json!(value)) {
            // As a rule a repetition stands close to what it repeats.
            if !list.iter().rev().take(100).any(|own| *own == value) {
                list.push(value);
            }
        }
        Json::Array(list)
    }

    fn practices(&self) -> Json {
        let last = self.accepted.iter().filter_map(|own| match own.field {
            Field::PracticeHeading(at) | Field::PracticeText(at) => Some(at),
            _ => None,
        });
        let mut by_practice: Vec<[Json; 2]> = Vec::new();
        by_practice.resize(last.max().map_or(0, |at| at + 1), [json!(""), json!("")]);
        for own in &self.accepted {
            let (at, part) = match own.field {
                Field::PracticeHeading(at) => (at, 0),
                Field::PracticeText(at) => (at, 1),
                _ => continue,
            };
            if let Some(slot) = by_practice.get_mut(at).and_then(|own| own.get_mut(part)) {
                *slot = json!(own.value);
            }
        }
        let is_filled = |own: &[Json; 2]| own.iter().any(|part| *part != json!(""));
        let filled = by_practice.into_iter().filter(is_filled);
        filled.map(|[heading, text]| json!({ "heading": heading, "text": text })).collect()
    }

    fn source(&self) -> Json {
        let url = self.one(Field::SourceUrl);
        let host =
            url.as_str().and_then(|url| url.split("//").nth(1)?.split(['/', ':', '?', '#']).next());
        // Whether another host is what it says it is, only a person can confirm.
        let is_official = host.is_some_and(|host| host.ends_with(".gov.cn"));
        let kind = if is_official { SourceKind::Official } else { SourceKind::Repost };
        json!({
            "title": self.one(Field::SourceTitle),
            "publisher": self.one(Field::SourcePublisher),
            "url": url,
            "published": self.one(Field::SourcePublished),
            "kind": kind,
            "linkable": is_official,
        })
    }
}

/// The fields of a case that are needed and empty.
fn missing(case: &Json) -> Vec<String> {
    let is_empty = |value: &Json| match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(list) => list.is_empty(),
        _ => false,
    };
    let needed = [
        "id",
        "title",
        "title_en",
        "summary_en",
        "district",
        "level",
        "organ",
        "themes",
        "mechanisms",
        "keywords",
        "background",
        "practices",
    ];
    let mut missing: Vec<String> =
        needed.into_iter().filter(|name| is_empty(&case[*name])).map(str::to_owned).collect();
    for (at, practice) in case["practices"].as_array().into_iter().flatten().enumerate() {
        for part in ["heading", "text"].into_iter().filter(|part| is_empty(&practice[*part])) {
            missing.push(format!("practices[{at}].{part}"));
        }
    }
    for part in ["publisher", "url"].into_iter().filter(|part| is_empty(&case["source"][*part])) {
        missing.push(format!("source.{part}"));
    }
    missing
}
