//! The tables for other engines: nothing is lost on the way, and nothing leaves that may not.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anlan_author::Ending;
use anlan_author::check::{Checked, check};
use anlan_author::collection::{CollectionFile, Identity};
use anlan_author::export::export;
use anlan_author::words::Lang;
use anlan_engine::answer::Answer;
use anlan_engine::case::{Case, District, Source, Vocabulary};
use anlan_engine::facet::Facet;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_engine::selection::Selection;
use desk::{Desk, FOUNDING, json, repository, run_on};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

type Row = Map<String, Value>;

/// The tables of a package as its own description says that they are to be read, without the
/// cells that are missing.
fn tables(package: &Path) -> BTreeMap<String, Vec<Row>> {
    let description = json(&package.join("datapackage.json"));
    let resources = description["resources"].as_array().unwrap().iter();
    resources.map(|own| (text(&own["name"]).to_owned(), rows(package, own))).collect()
}

fn rows(package: &Path, resource: &Value) -> Vec<Row> {
    let schema = &resource["schema"];
    assert_eq!(schema["missingValues"], json!([""]));
    let fields = schema["fields"].as_array().unwrap();
    let mut reader = csv::Reader::from_path(package.join(text(&resource["path"]))).unwrap();
    let names: Vec<&str> = fields.iter().map(|field| text(&field["name"])).collect();
    assert_eq!(reader.headers().unwrap(), names);
    let row = |record: csv::StringRecord| {
        let cells = fields.iter().zip(record.iter()).filter(|(_, cell)| !cell.is_empty());
        let value = |(field, cell): (&Value, &str)| {
            let value = match text(&field["type"]) {
                "string" | "date" => json!(cell),
                _ => serde_json::from_str(cell).unwrap(),
            };
            (text(&field["name"]).to_owned(), value)
        };
        cells.map(value).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The cases that the tables hold.
fn cases(tables: &BTreeMap<String, Vec<Row>>) -> Vec<Case> {
    tables["cases"].iter().map(|row| case(tables, row)).collect()
}

fn case(tables: &BTreeMap<String, Vec<Row>>, row: &Row) -> Case {
    let list = |table: &str| -> Vec<Row> {
        let own = tables[table].iter().filter(|own| own["case_id"] == row["id"]);
        let list: Vec<Row> = own.cloned().map(without_what_is_made).collect();
        let positions = list.iter().map(|own| own["position"].as_u64().unwrap());
        assert!(positions.eq(1..=list.len() as u64), "{table}");
        list.into_iter().map(|own| without(own, &["case_id", "position"])).collect()
    };
    let single = |table: &str, column: &str| -> Value {
        list(table).iter().map(|own| own[column].clone()).collect()
    };
    let sources = list("sources");
    assert_eq!(row.get("source_url"), sources[0].get("url"));
    let mut case = without_what_is_made(row.clone());
    let kind = case.remove("date_kind").unwrap_or_default();
    let date = case.remove("date").unwrap_or_default();
    case.remove("source_url");
    for (key, value) in [
        ("date", json!({ "value": date, "kind": kind })),
        ("themes", single("case_themes", "theme")),
        ("mechanisms", single("case_mechanisms", "mechanism")),
        ("keywords", single("keywords", "keyword")),
        ("captions", single("captions", "caption")),
        ("practices", json!(list("practices"))),
        ("figures", json!(list("figures"))),
        ("honours", list("honours").into_iter().map(honour).collect()),
        ("milestones", json!(list("milestones"))),
        ("source", json!(sources[0])),
        ("more_sources", json!(sources[1..])),
    ] {
        case.insert(key.to_owned(), value);
    }
    serde_json::from_value(case.into()).unwrap()
}

fn honour(mut row: Row) -> Value {
    let by = row.remove("given_by").unwrap_or_default();
    row.insert("by".to_owned(), by);
    row.into()
}

fn without(mut row: Row, columns: &[&str]) -> Row {
    row.retain(|name, _| !columns.contains(&name.as_str()));
    row
}

/// The row without the columns that are made from its date.
fn without_what_is_made(row: Row) -> Row {
    without(row, &["first_day", "last_day"])
}

/// The vocabulary that the tables hold.
fn vocabulary(tables: &BTreeMap<String, Vec<Row>>) -> Vocabulary {
    let lists =
        ["themes", "mechanisms", "levels", "series", "qualifiers", "source_kinds", "date_kinds"];
    let list = |name: &str| -> Value {
        tables[name].iter().map(|row| Value::from(without(row.clone(), &["position"]))).collect()
    };
    let vocabulary: Row = lists.iter().map(|name| ((*name).to_owned(), list(name))).collect();
    serde_json::from_value(vocabulary.into()).unwrap()
}

/// The places that the tables hold.
fn districts(tables: &BTreeMap<String, Vec<Row>>) -> Vec<District> {
    let district = |row: &Row| {
        let mut district = without(row.clone(), &["position", "tile_col", "tile_row"]);
        let tile = row.get("tile_col").map(|col| json!({ "col": col, "row": row["tile_row"] }));
        district.insert("tile".to_owned(), tile.unwrap_or_default());
        serde_json::from_value(district.into()).unwrap()
    };
    tables["districts"].iter().map(district).collect()
}

/// The case without what is no part of it: the schema for editing programs, and the addresses that
/// may not be linked.
fn expected(case: &Case) -> Case {
    let source =
        |own: &Source| Source { url: own.url.clone().filter(|_| own.linkable), ..own.clone() };
    Case {
        schema: None,
        source: source(&case.source),
        more_sources: case.more_sources.iter().map(source).collect(),
        ..case.clone()
    }
}

/// Exports the real collection.
fn real() -> TempDir {
    let package = tempfile::tempdir().unwrap();
    let to = package.path().to_str().unwrap();
    let (said, ending) = run_on("export", &repository("data"), &["--to", to, "--lang", "en"]);
    assert_eq!(ending, Ending::Done, "{said}");
    assert!(said.contains("cases.csv (170 rows)\n") && said.ends_with("170 cases are in.\n"));
    package
}

/// A collection of one case, as if it had been checked.
fn of_one(case: Case) -> Checked {
    let list = |name: &str| json(&repository("data").join(name));
    Checked {
        identity: Some(Identity::new(
            CollectionFile::default(),
            anlan_author::script::Script::of_all().unwrap(),
        )),
        complaints: Vec::new(),
        found: 1,
        cases: vec![case],
        left_out: Vec::new(),
        vocabulary: serde_json::from_value(list("vocabulary.json")).unwrap(),
        districts: serde_json::from_value(list("districts.json")["districts"].clone()).unwrap(),
        script: anlan_author::script::Script::of_all().unwrap(),
        overrides: anlan_author::traditional::Overrides::default(),
        readings: None,
        eras: Vec::new(),
        texts: std::collections::BTreeMap::new(),
        withdrawn: Vec::new(),
        changes: Vec::new(),
    }
}

fn founding() -> Case {
    serde_json::from_value(json(&repository(&format!("data/cases/{FOUNDING}.json")))).unwrap()
}

/// Exports one case and reads it back.
fn there_and_back(case: Case) -> Case {
    let package = tempfile::tempdir().unwrap();
    export(&of_one(case), &repository("data"), package.path()).unwrap().unwrap();
    cases(&tables(package.path())).remove(0)
}

/// Why a case cannot be exported.
fn refused(case: Case) -> String {
    let package = tempfile::tempdir().unwrap();
    let to = package.path().join("package");
    let error = export(&of_one(case), &repository("data"), &to).err().unwrap();
    assert!(!to.exists(), "nothing is written");
    format!("{error:#}")
}

/// Every text of the case that may be any text, the missing ones included.
fn texts(case: &mut Case) -> Vec<&mut String> {
    let Case { title, title_en, summary_en, organ, background, .. } = case;
    let mut texts = vec![title, title_en, summary_en, organ, background];
    texts.extend([&mut case.place, &mut case.outcomes, &mut case.editor_note].map(some));
    texts.extend(case.keywords.iter_mut().chain(&mut case.captions));
    for practice in &mut case.practices {
        texts.extend([&mut practice.heading, &mut practice.text]);
    }
    for figure in &mut case.figures {
        texts.extend([&mut figure.label, &mut figure.unit, some(&mut figure.as_of)]);
    }
    for honour in &mut case.honours {
        texts.extend([&mut honour.name, some(&mut honour.by)]);
    }
    texts.extend(case.milestones.iter_mut().map(|own| &mut own.text));
    texts.extend([&mut case.source.title, &mut case.source.publisher].map(some));
    texts
}

fn some(text: &mut Option<String>) -> &mut String {
    text.get_or_insert_default()
}

#[test]
fn every_case_comes_back_as_it_was() {
    let package = real();
    let checked = check(&repository("data")).unwrap();
    let tables = tables(package.path());
    let back = cases(&tables);
    assert_eq!(back.len(), 170);
    for (own, back) in checked.cases.iter().zip(&back) {
        assert_eq!(*back, expected(own), "{}", own.id);
    }
    assert_eq!(vocabulary(&tables), Vocabulary { schema: None, ..checked.vocabulary.unwrap() });
    assert_eq!(districts(&tables), checked.districts.unwrap());
}

#[test]
fn no_address_that_may_not_be_linked_is_in_any_file() {
    let package = real();
    let files = fs::read_dir(package.path()).unwrap();
    let files: Vec<String> =
        files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    assert_eq!(files.len(), 20);
    let checked = check(&repository("data")).unwrap();
    let sources =
        checked.cases.iter().flat_map(|case| [&case.source].into_iter().chain(&case.more_sources));
    let (mut n_kept, mut n_hidden) = (0, 0);
    for source in sources {
        let url = source.url.as_ref().unwrap();
        assert_eq!(files.iter().any(|file| file.contains(url)), source.linkable, "{url}");
        *if source.linkable { &mut n_kept } else { &mut n_hidden } += 1;
    }
    assert_eq!((n_kept, n_hidden), (143, 92));
}

#[test]
fn a_date_is_there_as_written_and_as_days_to_compare() {
    let package = real();
    let tables = tables(package.path());
    let dated = |date: &str| -> Vec<(&Value, &Value)> {
        let rows = tables["cases"].iter().filter(|row| row.get("date") == Some(&json!(date)));
        rows.map(|row| (&row["first_day"], &row["last_day"])).collect()
    };
    assert!(dated("2024").contains(&(&json!("2024-01-01"), &json!("2024-12-31"))));
    let undated: Vec<&Row> =
        tables["cases"].iter().filter(|row| !row.contains_key("date")).collect();
    assert_eq!(undated.len(), 6);
    assert!(undated.iter().all(|row| !row.contains_key("first_day")));
}

#[test]
fn what_is_counted_in_the_tables_agrees_with_the_engine() {
    let package = real();
    let tables = tables(package.path());
    let out = tempfile::tempdir().unwrap();
    run_on("build", &repository("data"), &["--out", out.path().to_str().unwrap()]);
    let collection =
        load(fs::read(out.path().join("collection.json")).unwrap()).unwrap().collection;

    let district: BTreeMap<&str, &str> =
        tables["cases"].iter().map(|row| (text(&row["id"]), text(&row["district"]))).collect();
    let mut counted: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for row in &tables["case_themes"] {
        *counted.entry((district[text(&row["case_id"])], text(&row["theme"]))).or_default() += 1;
    }
    let answer = Answer::new(&collection, Selection::default(), Alternatives::default(), None);
    let table = answer.table(&collection, Facet::District, Facet::Theme);
    for (at, row) in table.rows.iter().enumerate() {
        for (column, count) in table.columns.iter().zip(table.row(at)) {
            let place = collection.column(Facet::District).key(*row);
            let theme = collection.column(Facet::Theme).key(*column);
            assert_eq!(counted.remove(&(place, theme)).unwrap_or(0), *count, "{place} {theme}");
        }
    }
    assert!(counted.is_empty(), "{counted:?}");

    for (from, to, start, end) in [
        ("2020", "2021", "2020-01-01", "2021-12-31"),
        ("2024-05", "2024-05", "2024-05-01", "2024-05-31"),
        ("2018-03-02", "2020-12-10", "2018-03-02", "2020-12-10"),
    ] {
        let mut selection = Selection::default();
        selection.set_time(from.parse().ok(), to.parse().ok());
        let hits = Answer::new(&collection, selection, Alternatives::default(), None).hits.len();
        let touches = |row: &&Row| {
            let is_dated = row.contains_key("first_day");
            is_dated && text(&row["first_day"]) <= end && text(&row["last_day"]) >= start
        };
        assert_eq!(tables["cases"].iter().filter(touches).count(), hits, "{from} to {to}");
    }
}

#[test]
fn keys_are_unique_and_references_find_their_row() {
    let package = real();
    let tables = tables(package.path());
    let description = json(&package.path().join("datapackage.json"));
    let values = |row: &Row, fields: &Value| -> Vec<Value> {
        let fields = fields.as_array().unwrap().iter();
        fields.map(|field| row.get(text(field)).cloned().unwrap_or_default()).collect()
    };
    let mut n_references = 0;
    for resource in description["resources"].as_array().unwrap() {
        let (rows, schema) = (&tables[text(&resource["name"])], &resource["schema"]);
        let unique = schema["uniqueKeys"].as_array().into_iter().flatten();
        for key in [&schema["primaryKey"]].into_iter().chain(unique) {
            let mut keys: Vec<String> =
                rows.iter().map(|row| format!("{:?}", values(row, key))).collect();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), rows.len(), "{} {key}", resource["name"]);
        }
        for reference in schema["foreignKeys"].as_array().into_iter().flatten() {
            let target = &reference["reference"];
            let known: Vec<_> = tables[text(&target["resource"])]
                .iter()
                .map(|row| values(row, &target["fields"]))
                .collect();
            for row in rows {
                let own = values(row, &reference["fields"]);
                assert!(own[0].is_null() || known.contains(&own), "{own:?}");
            }
            n_references += 1;
        }
    }
    assert_eq!(n_references, 17);
}

#[test]
fn the_files_are_utf_8_without_a_mark_and_end_their_lines_as_the_rfc_does() {
    let package = real();
    let cases = fs::read_to_string(package.path().join("cases.csv")).unwrap();
    assert!(cases.starts_with("id,title,title_en,"));
    assert!(cases.ends_with("\r\n"));
    assert_eq!(cases.matches('\n').count(), 171, "no text of the collection has a line end");
    assert_eq!(cases.matches("\r\n").count(), 171);
}

#[test]
fn terms_and_description_are_those_of_the_data_folder() {
    let package = real();
    let description = json(&package.path().join("datapackage.json"));
    let terms = fs::read_to_string(repository("data/README.md")).unwrap();
    assert_eq!(fs::read_to_string(package.path().join("README.md")).unwrap(), terms);
    assert!(terms.contains(text(&description["description"])));
    assert_eq!(description["licenses"][0]["path"], "README.md");

    let desk = Desk::empty();
    desk.copy(FOUNDING);
    let (said, ending) = desk.run("export", &["--to", desk.path("out").to_str().unwrap()]);
    assert_eq!(ending, Ending::Done, "{said}");
    assert!(said.ends_with("导出 1 个案例。\n"), "{said}");
    let description = json(&desk.path("out/datapackage.json"));
    for key in ["description", "licenses", "sources"] {
        assert!(description.get(key).is_none(), "{key}");
    }
}

#[test]
fn nothing_is_written_while_something_must_be_put_right() {
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    desk.change(&format!("cases/{FOUNDING}.json"), |case| case["level"] = json!("no-such-level"));
    let (said, ending) = desk.run("export", &["--to", desk.path("out").to_str().unwrap()]);
    assert_eq!(ending, Ending::MustFix);
    assert!(said.contains("必须改"), "{said}");
    assert!(!desk.path("out").exists());
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    fs::create_dir_all(desk.path("out/cases.csv")).unwrap();
    let checked = check(&desk.path("")).unwrap();
    let error = export(&checked, &desk.path(""), &desk.path("out")).err().unwrap();
    assert!(format!("{error:#}").contains("cases.csv"), "{error:#}");
}

#[test]
fn awkward_texts_come_back_as_they_were() {
    for awkward in [
        ",",
        "\"",
        "\"\"",
        "一、“引号”，二、\"quotes\"",
        "a\nb",
        "a\r\nb\r",
        "\n",
        " ",
        " 前后有空格 ",
        "\t",
        "007",
        "1e5",
        "0.10",
        "true",
        "NULL",
        "NaN",
        "\\N",
        "=1+1",
        "-3",
        "@sum",
        "#not a comment",
        "🏛️👩🏽‍⚖️",
        "\u{feff}mark",
        "\u{0}",
        "龘𠮷",
    ] {
        let mut case = founding();
        for text in texts(&mut case) {
            awkward.clone_into(text);
        }
        assert_eq!(there_and_back(case.clone()), expected(&case), "{awkward:?}");
    }
}

#[test]
fn awkward_numbers_come_back_as_they_were() {
    for value in
        [0.0, 0.1 + 0.2, -3.5, 9_007_199_254_740_993.0, 1e21, f64::MAX, f64::MIN_POSITIVE, 5e-324]
    {
        let mut case = founding();
        case.figures[0].value = value;
        assert_eq!(there_and_back(case.clone()).figures[0].value.to_bits(), value.to_bits());
    }
    let mut case = founding();
    case.figures[1].value = f64::INFINITY;
    let why = refused(case);
    assert!(why.starts_with("figures.csv, row 2, value: the value is missing"), "{why}");
}

#[test]
fn a_missing_text_comes_back_missing_and_an_empty_one_is_refused() {
    let mut missing = founding();
    (missing.place, missing.outcomes, missing.series) = (None, None, None);
    (missing.date.value, missing.date.kind) = (None, None);
    missing.figures[0].as_of = None;
    missing.captions.clear();
    assert_eq!(there_and_back(missing.clone()), expected(&missing));

    for (case, place) in [
        (Case { place: Some(String::new()), ..founding() }, "cases.csv, row 1, place"),
        (Case { background: String::new(), ..founding() }, "cases.csv, row 1, background"),
        (Case { keywords: vec![String::new()], ..founding() }, "keywords.csv, row 1, keyword"),
    ] {
        let why = refused(case);
        let expected = format!("{place}: the text is empty, and would be read as a missing one");
        assert_eq!(why, expected);
    }
}

#[test]
fn what_a_spreadsheet_could_take_for_a_formula_is_counted_and_left_as_it_is() {
    let mut case = founding();
    "=HYPERLINK(\"http://a.b\")".clone_into(&mut case.background);
    case.figures[0].value = -1.0;
    let package = tempfile::tempdir().unwrap();
    let exported = export(&of_one(case), &repository("data"), package.path()).unwrap().unwrap();
    let said = exported.said(Lang::En);
    assert!(said.contains("\ntexts that begin with = + - @, a tab or a return: 1."), "{said}");
    let cases = fs::read_to_string(package.path().join("cases.csv")).unwrap();
    assert!(cases.contains(",\"=HYPERLINK(\"\"http://a.b\"\")\","));
}

#[test]
fn every_key_of_the_model_is_in_the_tables() {
    let schema = json(&repository("docs/schema/case.schema.json"));
    let mut case = founding();
    for text in texts(&mut case) {
        "所有".clone_into(text);
    }
    case.honours[0].date = case.date.value;
    case.more_sources = vec![case.source.clone()];
    let back = serde_json::to_value(there_and_back(case)).unwrap();
    for (in_schema, in_case) in [
        ("", ""),
        ("/properties/date", "/date"),
        ("/properties/practices/items", "/practices/0"),
        ("/properties/figures/items", "/figures/0"),
        ("/properties/honours/items", "/honours/0"),
        ("/properties/milestones/items", "/milestones/0"),
        ("/properties/source", "/source"),
        ("/properties/more_sources/items", "/more_sources/0"),
    ] {
        let known = schema.pointer(in_schema).unwrap()["properties"].as_object().unwrap();
        let found = back.pointer(in_case).unwrap();
        for key in known.keys().filter(|key| *key != "$schema") {
            assert!(found.get(key).is_some(), "{in_case}/{key}");
        }
    }
}

/// Texts that are full of what a CSV file is made of.
fn any_text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![',', '"', '\n', '\r', ' ', '=', '\'', '0', '，', '🏛']);
    let any = prop_oneof![2 => awkward, 1 => any::<char>()];
    prop::collection::vec(any, 1..12).prop_map(|chars| chars.into_iter().collect())
}

fn any_number() -> impl Strategy<Value = f64> {
    use prop::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    NORMAL | SUBNORMAL | ZERO | POSITIVE | NEGATIVE
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_texts_and_numbers_come_back(
        any_texts in prop::collection::vec(any_text(), 8),
        value in any_number(),
    ) {
        let mut case = founding();
        for (text, any) in texts(&mut case).into_iter().zip(any_texts.iter().cycle()) {
            any.clone_into(text);
        }
        for figure in &mut case.figures {
            figure.value = value;
        }
        prop_assert_eq!(there_and_back(case.clone()), expected(&case));
    }
}
