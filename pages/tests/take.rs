//! What is taken away, read back: by a strict reader of CSV, as JSON, out of the archive, and as the
//! programs that keep references read it.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use anlan_engine::answer::Answer;
use anlan_engine::collection::Collection;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_pages::address::Address;
use anlan_pages::context::Context;
use anlan_pages::take::{Take, Taking};
use serde_json::{Value, json};

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");
const PAGE: &str = "https://example.org/anlan/";
const TODAY: &str = "2026-11-24";

/// The small collection, with texts that are awkward in every form.
fn bundle() -> Value {
    let mut bundle: Value = serde_json::from_str(BUNDLE).unwrap();
    let case = &mut bundle["cases"][0];
    case["background"] = json!("=HYPERLINK(\"http://a.b\"),\n{第二行}\\ 100% & #1_x");
    case["place"] = json!("@街道");
    case["keywords"] = json!(["律师", "村居"]);
    case["figures"] = json!([
        { "label": "+案件", "value": -2.5, "unit": "件", "qualifier": "at_least", "as_of": "2020-12" },
        { "label": "占比", "value": 61.56, "unit": "%", "qualifier": "approx" },
    ]);
    case["source"] = json!({
        "title": "题{目}\n50% & 更多", "publisher": "某_局", "url": "http://a.cn/{1}?a=1&b=2%20",
        "published": "2020-12", "kind": "official", "linkable": true,
    });
    bundle["cases"][1]["source"] = case_source(&bundle, 0);
    bundle["cases"][2]["more_sources"] =
        json!([{ "title": "转载", "published": "2021", "kind": "repost", "linkable": false }]);
    bundle
}

fn case_source(bundle: &Value, at: usize) -> Value {
    bundle["cases"][at]["source"].clone()
}

fn collection() -> Collection {
    load(bundle().to_string().as_bytes()).unwrap().collection
}

fn with<T>(at: &str, take: impl FnOnce(&Taking<'_>) -> T) -> T {
    let collection = collection();
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    let context = Context { collection: &collection, address: &address, answer: &answer };
    take(&Taking { context: &context, page: PAGE, today: TODAY })
}

fn page(taking: &Taking<'_>) -> String {
    taking.document()
}

fn bytes(at: &str, take: Take) -> Vec<u8> {
    with(at, |taking| taking.file(take).unwrap().bytes)
}

fn text(at: &str, take: Take) -> String {
    String::from_utf8(bytes(at, take)).unwrap()
}

/// The records of a file for spreadsheets, each by the heads.
fn sheet(at: &str, take: Take) -> Vec<BTreeMap<String, String>> {
    let text = text(at, take);
    let text = text.strip_prefix('\u{feff}').unwrap();
    // Line ends that are not CRLF stand only within quotation marks.
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), heads.len(), "no head comes twice");
    let record = |record: csv::StringRecord| {
        heads.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|own| record(own.unwrap())).collect()
}

#[test]
fn a_row_is_a_case_in_the_order_of_the_list_and_no_cell_is_a_formula() {
    let ids = with("sort=oldest", |taking| {
        let first = taking.context.answer.hits.first(usize::MAX);
        first
            .into_iter()
            .map(|case| taking.context.collection.case(case).id.clone())
            .collect::<Vec<_>>()
    });
    let rows = sheet("sort=oldest", Take::Cases);
    assert_eq!(rows.iter().map(|row| row["编号"].clone()).collect::<Vec<_>>(), ids);
    for row in &rows {
        for cell in row.values() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
        let link = &row["本页网址"];
        assert!(
            link.starts_with(PAGE) && link.contains(&format!("case={}", row["编号"])),
            "{link}"
        );
    }
    let first = bundle()["cases"][0].clone();
    let row = rows.iter().find(|row| row["编号"] == first["id"].as_str().unwrap()).unwrap();
    // A line end inside a text is read as a space.
    let background = first["background"].as_str().unwrap().replace('\n', " ");
    assert_eq!(row["背景"], format!("'{background}"));
    assert_eq!(row["地点"], "'@街道");
    assert_eq!(row["来源日期"], "2020年12月");
    assert!(row["数字"].contains("占比 约 61.56 %"), "{}", row["数字"]);
}

#[test]
fn several_values_stand_in_one_cell() {
    let bundle = bundle();
    let rows = sheet("", Take::Cases);
    let row = rows.iter().find(|row| bundle["cases"][0]["id"] == row["编号"].as_str()).unwrap();
    assert_eq!(row["关键词"], "律师；村居");
}

#[test]
fn a_row_is_a_figure_and_numbers_stay_numbers() {
    let rows = sheet("", Take::Figures);
    let own: Vec<_> =
        rows.iter().filter(|row| row["名称"].ends_with("案件") || row["名称"] == "占比").collect();
    let cells = |row: &BTreeMap<String, String>| {
        ["名称", "数值", "单位", "精确程度", "时点"].map(|head| row[head].clone())
    };
    assert!(
        own.iter().any(|row| cells(row) == ["'+案件", "-2.5", "件", "至少这么多", "2020年12月"]),
        "{own:?}"
    );
    assert!(own.iter().any(|row| cells(row) == ["占比", "61.56", "%", "约数", ""]), "{own:?}");
}

#[test]
fn the_records_are_those_of_the_bundle_with_where_they_are_from() {
    let all: Value = serde_json::from_slice(&bytes("district=370102&lang=en", Take::Json)).unwrap();
    assert_eq!(all["taken"], TODAY);
    assert_eq!(all["address"], format!("{PAGE}?district=370102&lang=en"));
    assert_eq!(all["conditions"].as_array().unwrap().len(), 1);
    let bundle = bundle();
    let cases = all["cases"].as_array().unwrap();
    assert!(!cases.is_empty() && cases.len() < bundle["cases"].as_array().unwrap().len());
    for case in cases {
        assert_eq!(case["district"], "370102");
        assert!(bundle["cases"].as_array().unwrap().contains(case), "{case}");
    }
}

/// The files of an archive, each held against its checksum.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut files = BTreeMap::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = entry.file_path().try_normalize().unwrap().as_ref().to_owned();
        let own = archive.get_entry(entry.wayfinder()).unwrap();
        let mut content = Vec::new();
        own.verifying_reader(own.data()).read_to_end(&mut content).unwrap();
        files.insert(name, content);
    }
    files
}

#[test]
fn the_package_holds_what_it_describes_and_its_tables_keep_their_own_rules() {
    let files = unpacked(&bytes("district=370102", Take::Package));
    let package: Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    assert_eq!(package["taken"], TODAY);
    assert_eq!(package["homepage"], format!("{PAGE}?district=370102"));
    assert!(String::from_utf8(files["README.md"].clone()).unwrap().contains("区县：历下区"));
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(files.len(), resources.len() + 2);

    let mut tables: BTreeMap<&str, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for resource in resources {
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|own| own["name"].as_str().unwrap()).collect();
        let bytes = files[resource["path"].as_str().unwrap()].as_slice();
        let mut reader = csv::Reader::from_reader(bytes);
        assert_eq!(reader.headers().unwrap(), names);
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.unwrap();
            for (field, cell) in fields.iter().zip(record.iter()) {
                check(field, cell);
            }
            let cells = record.iter().map(str::to_owned);
            rows.push(names.iter().map(|name| (*name).to_owned()).zip(cells).collect());
        }
        tables.insert(resource["name"].as_str().unwrap(), rows);
    }
    for resource in resources {
        let (rows, schema) = (&tables[resource["name"].as_str().unwrap()], &resource["schema"]);
        let key: Vec<&str> = schema["primaryKey"]
            .as_array()
            .unwrap()
            .iter()
            .map(|own| own.as_str().unwrap())
            .collect();
        let keys: BTreeSet<Vec<&String>> =
            rows.iter().map(|row| key.iter().map(|name| &row[*name]).collect()).collect();
        assert_eq!(keys.len(), rows.len(), "{}", resource["name"]);
        for own in schema["foreignKeys"].as_array().into_iter().flatten() {
            let to = &tables[own["reference"]["resource"].as_str().unwrap()];
            let (from, column) = (&own["fields"][0], &own["reference"]["fields"][0]);
            for cell in rows.iter().map(|row| &row[from.as_str().unwrap()]) {
                let is_there = to.iter().any(|row| row[column.as_str().unwrap()] == *cell);
                assert!(cell.is_empty() || is_there, "{cell}");
            }
        }
    }
    assert!(tables["cases"].iter().all(|row| row["district"] == "370102"));
}

/// Holds a cell against the type and the constraints of its field.
fn check(field: &Value, cell: &str) {
    let constraints = &field["constraints"];
    if cell.is_empty() {
        assert_ne!(constraints["required"], true, "{field}");
        return;
    }
    match field["type"].as_str().unwrap() {
        "integer" => assert!(cell.parse::<i64>().is_ok(), "{cell}"),
        "number" => assert!(cell.parse::<f64>().is_ok(), "{cell}"),
        "boolean" => assert!(["true", "false"].contains(&cell), "{cell}"),
        "date" => assert_eq!(cell.len(), 10, "{cell}"),
        "string" => {}
        other => panic!("{other}"),
    }
    if let Some(choices) = constraints["enum"].as_array() {
        assert!(choices.iter().any(|own| own == cell), "{cell}");
    }
}

/// RIS: lines of a tag and a value, records from TY to ER.
fn references(text: &str) -> Vec<BTreeMap<String, Vec<String>>> {
    let mut records = Vec::new();
    let mut open: Option<BTreeMap<String, Vec<String>>> = None;
    for line in text.split_terminator("\r\n") {
        let (tag, value) = line.split_once("  - ").unwrap();
        assert!(tag.len() == 2 && !value.contains(['\r', '\n']), "{line}");
        match tag {
            "TY" => assert!(open.replace(BTreeMap::new()).is_none()),
            "ER" => records.push(open.take().unwrap()),
            _ => {
                let own = open.as_mut().unwrap();
                own.entry(tag.to_owned()).or_default().push(value.to_owned());
            }
        }
    }
    assert!(open.is_none());
    records
}

#[test]
fn every_page_is_one_reference_with_the_cases_that_rest_on_it() {
    let records = references(&text("", Take::Ris));
    let shared: Vec<_> = records.iter().filter(|own| own["TI"] == ["题{目} 50% & 更多"]).collect();
    assert_eq!(shared.len(), 1, "two cases rest on that page");
    let own = shared[0];
    assert_eq!(own["N1"].len(), 2);
    assert_eq!((own["PY"][0].as_str(), own["DA"][0].as_str()), ("2020", "2020/12//"));
    assert_eq!(own["UR"], ["http://a.cn/{1}?a=1&b=2%20"]);
    assert_eq!(own["Y2"], ["2026/11/24/"]);
    let repost = records.iter().find(|own| own["TI"] == ["转载"]).unwrap();
    assert!(!repost.contains_key("UR") && !repost.contains_key("Y2"));
    let keys: BTreeSet<_> = records.iter().map(|own| &own["ID"]).collect();
    assert_eq!(keys.len(), records.len());
}

/// BibTeX: entries of fields in balanced braces.
fn entries(text: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut entries = Vec::new();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('%')).collect();
    let body = lines.join("\n");
    for entry in body.split("@misc{").skip(1) {
        let (key, fields) = entry.split_once(",\n").unwrap();
        let fields = fields.trim_end().strip_suffix("\n}").unwrap();
        let mut own = BTreeMap::new();
        for field in fields.split(",\n") {
            let (name, value) = field.trim().split_once(" = ").unwrap();
            let value = value.strip_prefix('{').unwrap().strip_suffix('}').unwrap();
            let mut depth = 0_i32;
            let mut before = ' ';
            for ch in value.chars() {
                match ch {
                    '{' if before != '\\' => depth += 1,
                    '}' if before != '\\' => depth -= 1,
                    _ => {}
                }
                assert!(depth >= 0, "{value}");
                before = ch;
            }
            assert_eq!(depth, 0, "{value}");
            own.insert(name.to_owned(), value.to_owned());
        }
        entries.push((key.to_owned(), own));
    }
    entries
}

#[test]
fn an_entry_for_typesetting_has_no_command_in_it() {
    let text = text("", Take::Bibtex);
    let entries = entries(&text);
    assert_eq!(entries.len(), references(&self::text("", Take::Ris)).len());
    let own = &entries.iter().find(|(_, own)| own.contains_key("month")).unwrap().1;
    assert_eq!(own["title"], "{题\\{目\\} 50\\% \\& 更多}");
    assert_eq!(own["author"], "{某\\_局}");
    assert_eq!(own["url"], "http://a.cn/%7B1%7D?a=1&b=2%20");
    assert_eq!((own["date"].as_str(), own["month"].as_str()), ("2020-12", "12"));
    assert!(text.starts_with(&format!("% 取自：{PAGE}\n")));
}

#[test]
fn a_file_is_named_by_what_how_many_and_when() {
    let name = |at: &str, take| with(at, |taking| taking.file(take).unwrap().name);
    assert_eq!(name("", Take::Cases), "案览-案例表-6-2026-11-24.csv");
    assert_eq!(name("lang=en", Take::Package), "anlan-package-6-2026-11-24.zip");
    assert_eq!(name("lang=zh-Hant", Take::Bibtex), "案覽-引文-6-2026-11-24.bib");
}

#[test]
fn the_page_says_what_is_taken_and_offers_each_file() {
    let document = with("district=370102", page);
    assert!(document.contains("（共 6 个）") && document.contains("区县：历下区"), "{document}");
    for take in Take::ALL {
        assert!(document.contains(&format!("data-take=\"{}\"", take.key())));
        assert_eq!(Take::from_key(take.key()), Some(take));
    }
    assert!(with("", page).contains("没有设任何条件"));
    let nothing = with("q=没有这样的词", page);
    assert!(nothing.contains("class=\"nothing\"") && !nothing.contains("data-take"), "{nothing}");
}

#[test]
fn a_kiosk_keeps_no_file_and_hands_over_the_selection() {
    let document = with("district=370102&view=take&mode=kiosk,home:370102", page);
    assert!(!document.contains("data-take"));
    assert!(document.contains("<svg class=\"qr\""));
    assert!(document.contains(&format!("{PAGE}?district=370102&amp;view=take</p>")), "{document}");
}
