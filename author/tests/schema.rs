//! The schemas that editing programs use.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::fs;

use anlan_author::Ending;
use desk::{FOUNDING, case_names, json, repository, run_on};
use serde_json::Value;

/// Writes the schemas of the real collection into a folder of their own.
fn written() -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    let (said, ending) =
        run_on("schema", &repository("data"), &["--out", out.path().to_str().unwrap()]);
    assert_eq!(ending, Ending::Done, "{said}");
    out
}

#[test]
fn every_data_file_fits_the_schema_that_it_names() {
    let data = repository("data");
    let cases = case_names().into_iter().map(|name| format!("cases/{name}.json"));
    let mut n_files = 0;
    let lists =
        ["vocabulary.json", "districts.json", "readings.json", "traditional.json", "eras.json"];
    for name in cases.chain(lists.map(str::to_owned)) {
        let path = data.join(name);
        let value = json(&path);
        let schema = path.parent().unwrap().join(value["$schema"].as_str().unwrap());
        let validator = jsonschema::validator_for(&json(&schema)).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(wrong, [""; 0], "{}", path.display());
        n_files += 1;
    }
    assert_eq!(n_files, 175);
}

#[test]
fn the_published_schemas_are_those_of_the_model_and_the_vocabulary() {
    let out = written();
    for list in ["case", "vocabulary", "districts", "readings", "traditional"] {
        let name = format!("{list}.schema.json");
        let name = name.as_str();
        let made = fs::read_to_string(out.path().join(name)).unwrap();
        let published = fs::read_to_string(repository("docs/schema").join(name)).unwrap();
        assert!(made == published, "{name}: run `anlan-author schema data/ --out docs/schema`");
        assert!(made.ends_with("}\n"));
    }
}

#[test]
fn an_editing_program_offers_the_values_with_their_names() {
    let out = written();
    let schema = json(&out.path().join("case.schema.json"));
    let names = |place: &str| -> Vec<String> {
        let choices = schema.pointer(place).unwrap()["oneOf"].as_array().unwrap().iter();
        choices.filter_map(|choice| choice["title"].as_str()).map(str::to_owned).collect()
    };
    for (place, count, name) in [
        ("/properties/district", 18, "历下区"),
        ("/properties/level", 5, "市级"),
        ("/properties/series", 5, "“八五”普法集锦"),
        ("/properties/themes/items", 15, "法律援助"),
        ("/properties/mechanisms/items", 28, "网格员"),
        ("/properties/date/properties/kind", 3, "来源发布日期"),
    ] {
        let names = names(place);
        assert_eq!(names.len(), count, "{place}");
        assert!(names.iter().any(|own| own == name), "{place}: {names:?}");
    }
    assert_eq!(schema["properties"]["keywords"]["maxItems"], 7);
    assert_eq!(schema["properties"]["organ"]["title"], "实施单位");
}

#[test]
fn what_may_be_unknown_may_be_null() {
    let out = written();
    let schema = json(&out.path().join("case.schema.json"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let founding = json(&repository(&format!("data/cases/{FOUNDING}.json")));
    for (place, may_be_null) in [
        ("/place", true),
        ("/series", true),
        ("/outcomes", true),
        ("/editor_note", true),
        ("/date/value", true),
        ("/date/kind", true),
        ("/figures/0/as_of", true),
        ("/honours/0/by", true),
        ("/honours/0/date", true),
        ("/source/title", true),
        ("/source/publisher", true),
        ("/source/published", true),
        ("/source/url", false),
        ("/title", false),
        ("/district", false),
        ("/figures/0/value", false),
        ("/milestones/0/date", false),
    ] {
        let mut case = founding.clone();
        *case.pointer_mut(place).unwrap() = Value::Null;
        assert_eq!(validator.is_valid(&case), may_be_null, "{place}");
    }
}
