//! What an editor gets wrong, and what the desk says about it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use anlan_author::Ending;
use anlan_author::check::{Checked, check};
use anlan_author::complaint::{Complaint, Finding, Why};
use anlan_author::words::{self, Lang};
use anlan_engine::check::{Grade, Reason};
use desk::{Desk, FOUNDING};
use serde_json::{Value, json};

const FILE: &str = "cases/lixia-rule-of-law-government-demonstration.json";

fn checked(desk: &Desk) -> Checked {
    check(&desk.path("")).unwrap()
}

/// A complaint as a line: grade, file, line | case | field | value | reason | nearest.
fn line(complaint: &Complaint) -> String {
    let finding = &complaint.finding;
    let grade = if finding.grade == Grade::Must { "must" } else { "should" };
    let line = complaint.line.map(|line| format!(":{line}")).unwrap_or_default();
    let case = complaint.case.as_deref().unwrap_or("-");
    let reason = words::why(&finding.why, Lang::En);
    let value = finding.value.as_deref().unwrap_or("-");
    let nearest = finding.nearest.as_deref().unwrap_or("-");
    let file = &complaint.file;
    format!("{grade} {file}{line} | {case} | {} | {value} | {reason} | {nearest}", finding.field)
}

/// Checks the folder and compares everything that is said.
fn expect(desk: &Desk, expected: &[&str]) {
    let found: Vec<String> = checked(desk).complaints.iter().map(line).collect();
    assert_eq!(found, expected, "{found:#?}");
}

/// One slip in a file: what stands there, what the editor typed instead, and what is said. The
/// said lines leave out the file and the case, which are those of the slip.
type Slip = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// What becomes the id of another case.
const WRONG_ID: &str = "\"id\": \"enterprise-inspection-1-1-1-n\"";

/// Slips in a case file, given by its name without folder and ending.
const SLIPS: &[Slip] = &[
    // Values that are not on their list.
    (
        "anti-smuggling-volunteers",
        "\"370100\"",
        "\"37010\"",
        &["must :7 | district | 37010 | not in districts.json | 370100"],
    ),
    (
        "approval-bureau-transfer",
        "\"level\": \"",
        "\"level\": \"x",
        &["must :9 | level | xagency | not in the levels of vocabulary.json | agency"],
    ),
    (
        "bank-guarantee-swap",
        "\"business-environment\"",
        "\"busines-enviroment\"",
        &["must :12 | themes[0] | busines-enviroment | not in the themes of vocabulary.json \
         | business-environment"],
    ),
    (
        "changqing-hengda-jingwuzhan",
        "\"at_least\"",
        "\"atleast\"",
        &["must :48 | figures[0].qualifier | atleast | must be one of exact, approx, at_least \
         | at_least"],
    ),
    // Keys: one misspelt, one written twice.
    (
        "bankruptcy-court",
        "\"organ\"",
        "\"organs\"",
        &[
            "must :10 | organs | organs | there is no key of this name | organ",
            "must :1 | organ | - | missing | -",
        ],
    ),
    (
        "bri-commercial-mediation",
        "\"place\": null,",
        "\"place\": null, \"place\": \"某街道\",",
        &["must :8 | place | - | the key stands twice | -"],
    ),
    // Types.
    (
        "business-environment-regulation",
        "\"linkable\": true",
        "\"linkable\": \"true\"",
        &["must :69 | source.linkable | \"true\" | must be boolean | true"],
    ),
    (
        "capital-circle-business-registration",
        "\"value\": 7",
        "\"value\": \"7\"",
        &["must :48 | figures[0].value | \"7\" | must be number | 7"],
    ),
    (
        "court-technical-investigators",
        "\"unit\": \"名\"",
        "\"unit\": \"\"",
        &["must :48 | figures[0].unit |  | empty | -"],
    ),
    // Dates.
    (
        "capital-circle-law-coop",
        "\"value\": \"2020-09-03\"",
        "\"value\": \"2020年9月3日\"",
        &["must :28 | date.value | 2020年9月3日 \
         | not a date of the form 2020, 2020-12 or 2020-12-10 | 2020-09-03"],
    ),
    (
        "central-legal-district",
        "\"date\": \"2024-04\"",
        "\"date\": \"2024-04-31\"",
        &["must :53 | milestones[1].date | 2024-04-31 | the month does not have that day | -"],
    ),
    (
        "drug-rehab-quanxin-home",
        "\"as_of\": \"2021-05\"",
        "\"as_of\": \"2021.5\"",
        &["should :55 | figures[0].as_of | 2021.5 \
         | not a date of the form 2020, 2020-12 or 2020-12-10 | 2021-05"],
    ),
    (
        "dispute-prevention-regulation",
        "\"kind\": \"published\"",
        "\"kind\": null",
        &["must :25 | date | 2024-09-03 \
         | value and kind of the date must both be given, or both be null | -"],
    ),
    // Writing.
    (
        "changqing-merged-commitment-approval",
        "济南经济开发区",
        "濟南經濟開發區",
        &["should :4 | title | 濟南經濟開發區… | Traditional characters (6) \
         | 济南经济开发区…"],
    ),
    (
        "changqing-zhengfa-1-346",
        "政法委、综治、信访",
        "政法委,综治,信访(",
        &["should :34 | practices[0].text | 政法委,综治,信访(… \
         | half-width punctuation beside Chinese (3) | 政法委，综治，信访（…"],
    ),
    (
        "civil-code-ten-entries",
        "民法典“十进”宣传",
        "民法典“十进宣传",
        &["should :4 | title | 民法典“十进宣传 | “ and ” do not pair | -"],
    ),
    (
        "fazhi-six-entries",
        "Rule of law into six areas",
        "法治六进",
        &["should :5 | title_en | “法治六进” p… | English with Chinese characters in it | -"],
    ),
    (
        "five-innovations-2019",
        "\"keywords\": [",
        "\"keywords\": [\"a、b\", \"普法\", \"普法\", \"c\", \"d\",",
        &[
            "should :21 | keywords | [\"a、b\",\"普法\",\"普法\",\"c\",\"d\",\"法治政府\",\"五个创新\",\"… \
         | may have at most 7 values | -",
            "should :21 | keywords[0] | a、b | more than one word: give each as a keyword of its own | -",
            "should :21 | keywords[2] | 普法 | given twice | -",
        ],
    ),
    // Sources.
    (
        "precise-enforcement-rule",
        "\"linkable\": false",
        "\"linkable\": true",
        &["must :60 | more_sources[0].linkable | true | a repost must not be linked | false"],
    ),
    (
        "food-safety-coupon-cards",
        "\"kind\": \"media\"",
        "\"kind\": \"official\"",
        &["must :66 | source.kind | official | the host of an official site ends in .gov.cn | -"],
    ),
    (
        "four-penalty-lists-2020",
        "\"url\": \"http",
        "\"url\": \"ttp",
        &[
            "must :157 | source.url | ttp://531531531.com/html/2020/jinan_1204… | not a whole web address (http:// or https://, without spaces) | -",
        ],
    ),
    (
        FOUNDING,
        "\"date\": \"2020-10\"",
        "\"date\": \"2021-10\"",
        &["should :107 | honours[0].date | 2021-10 \
         | later than its source, which was published on 2020-12-10 | -"],
    ),
    // What is not JSON any more.
    (
        "enforcement-supervision-bureau-2017",
        "\"place\": null,",
        "\"place\": null，",
        &["must :8 |  | ， | a Chinese mark in column 16, where JSON wants its own | ,"],
    ),
    (
        "fair-competition-joint-review",
        "\"place\": null,",
        "\"place\": null",
        &[
            "must :9 |  | \"level\": \"city\", | not JSON, as far as column 3: expected `,` or `}` | -",
        ],
    ),
    // The name of the file, and a title that another case has.
    (
        "enterprise-inspection-1-1-1-n",
        WRONG_ID,
        "\"id\": \"quanyilin-legal-aid\"",
        &[
            "must :3 | id | quanyilin-legal-aid | the id differs from the name of the file \
         | enterprise-inspection-1-1-1-n",
            "must :3 | id | quanyilin-legal-aid | cases/quanyilin-legal-aid.json has this id too | -",
        ],
    ),
    (
        "ftz-legal-environment-plan",
        "自贸区济南片区法治环境行动",
        "济南市优化营商环境条例",
        &[
            "should :4 | title | 济南市优化营商环境条例 | the case business-environment-regulation has this title too | -",
        ],
    ),
];

#[test]
fn every_slip_is_said_in_one_run() {
    let desk = Desk::full();
    let mut expected = Vec::new();
    for (name, from, to, said) in SLIPS {
        let file = format!("cases/{name}.json");
        desk.edit(&file, from, to);
        for said in *said {
            let (grade, rest) = said.split_once(' ').unwrap();
            let (line, rest) = rest.split_once(" | ").unwrap();
            let case = if *from == WRONG_ID { "quanyilin-legal-aid" } else { name };
            expected.push(format!("{grade} {file}{line} | {case} | {rest}"));
        }
    }
    let found: Vec<String> = checked(&desk).complaints.iter().map(line).collect();
    let missing: Vec<&String> = expected.iter().filter(|own| !found.contains(own)).collect();
    let unexpected: Vec<&String> = found.iter().filter(|own| !expected.contains(own)).collect();
    assert!(missing.is_empty() && unexpected.is_empty(), "{missing:#?} {unexpected:#?}");
}

fn break_the_lists(desk: &Desk) {
    desk.change("vocabulary.json", |vocabulary| {
        vocabulary["themes"][0]["zh"] = json!("法治政府建設");
        let other = json!({ "id": "one-window-service", "zh": "一窗", "en": "One window" });
        vocabulary["themes"].as_array_mut().unwrap().push(other);
        vocabulary["mechanisms"][0]["definition_zh"] = json!("一句。两句。");
        let city = vocabulary["levels"][0].clone();
        vocabulary["levels"].as_array_mut().unwrap().push(city);
        vocabulary["qualifiers"][2]["id"] = json!("atleast");
        vocabulary["source_kinds"].as_array_mut().unwrap().pop();
        vocabulary["series"][1]["note"] = json!(" ");
    });
    desk.change("districts.json", |districts| {
        let districts = &mut districts["districts"];
        let again = districts[1].clone();
        districts.as_array_mut().unwrap().push(again);
        districts[3]["zh_hant"] = json!("槐蔭");
        districts[4]["kind"] = json!("zone");
        districts[5]["area_source"] = json!(null);
        districts[6]["pinyin"] = json!("Changqing Qu");
    });
}

#[test]
fn every_slip_in_the_lists_is_said_in_one_run() {
    let desk = Desk::full();
    break_the_lists(&desk);
    expect(
        &desk,
        &[
            "should districts.json:59 | - | districts[3].zh_hant | 槐蔭 \
             | differs from zh when made Simplified | -",
            "must districts.json:74 | - | districts[4].code | 370105 \
             | the code of a zone, and of nothing else, begins with zone- | -",
            "should districts.json:105 | - | districts[5].area_source | - \
             | must be null where area_km2 is, and given where it is given | -",
            "must districts.json:114 | - | districts[6].pinyin | Changqing Qu \
             | must have the form ^[a-z]+( [a-z]+)*$ | -",
            "must districts.json:323 | - | districts[18].code | 370102 \
             | the list has this id already | -",
            "must districts.json:331 | - | districts[18].tile | col 2, row 3 \
             | 历下区 stands on this tile | -",
            "should vocabulary.json:6 | - | themes[0].zh | 法治政府建設 \
             | Traditional characters (1) | 法治政府建设",
            "should vocabulary.json:80 | - | themes[15].id | one-window-service \
             | no case uses it | -",
            "should vocabulary.json:90 | - | mechanisms[0].definition_zh | 一句。两句。 \
             | a definition is one sentence | -",
            "must vocabulary.json:105 | - | mechanisms[3].id | one-window-service \
             | a theme has this id too | -",
            "must vocabulary.json:282 | - | levels[5].id | city | the list has this id already | -",
            "must vocabulary.json:304 | - | series[1].note |   | empty | -",
            "must vocabulary.json:334 | - | qualifiers | at_least | has no name for this value | -",
            "must vocabulary.json:346 | - | qualifiers[2].id | atleast \
             | must be one of exact, approx, at_least | at_least",
            "must vocabulary.json:351 | - | source_kinds | repost | has no name for this value | -",
        ],
    );
}

#[test]
fn every_slip_in_the_readings_is_said() {
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    let readings = r#"{
  "characters": [
    { "zh": "行", "readings": ["xing", "hnag"] },
    { "zh": "重庆", "readings": ["zhong"] },
    { "zh": "a", "readings": ["a"] },
    { "zh": "长", "readings": ["chang", "tiao"] },
    { "zh": "乐", "readings": [] },
    { "zh": "绿", "readings": ["lü"] }
  ],
  "words": [
    { "zh": "重庆", "pinyin": "chongqing" },
    { "zh": "银行", "pinyin": "yin hagn" },
    { "zh": "长A", "pinyin": "chang a" },
    { "zh": "音乐", "pinyin": "yīn yue" },
    { "zh": "银行", "pinyin": "yin hang" }
  ]
}"#;
    desk.write("readings.json", readings);
    let found = checked(&desk).complaints;
    let found: Vec<String> =
        found.iter().filter(|own| own.file == "readings.json").map(line).collect();
    let each = "syllables for 2 characters: one each, parted by one space";
    let none = "no syllable of pinyin (without tones, with v for ü)";
    assert_eq!(
        found,
        [
            &format!("must readings.json:3 | - | characters[0].readings[1] | hnag | {none} | hang"),
            "must readings.json:4 | - | characters[1].zh | 重庆 | must be one character | -",
            "should readings.json:5 | - | characters[2].zh | a | must be Chinese | -",
            "must readings.json:5 | - | characters[2].zh | a \
             | the dictionary has no reading of this character | -",
            "should readings.json:6 | - | characters[3].readings[1] | tiao \
             | not how the dictionary reads 长 | -",
            "must readings.json:7 | - | characters[4].readings | [] | at least one is needed | -",
            "must readings.json:8 | - | characters[5].readings[0] | lü \
             | must have the form ^[a-z]+$ | -",
            &format!(
                "must readings.json:11 | - | words[0].pinyin | chongqing | 1 {each} | zhong qing"
            ),
            "must readings.json:11 | - | words[0].zh | 重庆 | given twice | -",
            &format!("must readings.json:12 | - | words[1].pinyin | hagn | {none} | hang"),
            "must readings.json:13 | - | words[2].zh | A \
             | the dictionary has no reading of this character | -",
            "must readings.json:14 | - | words[3].pinyin | yīn yue \
             | must have the form ^[a-z]+( [a-z]+)*$ | -",
            "must readings.json:15 | - | words[4].zh | 银行 | given twice | -",
        ],
        "{found:#?}"
    );
    let (said, ending) = desk.run_out("build", &["--keep-going"]);
    assert_eq!(ending, Ending::MustFix, "{said}");
}

#[test]
fn what_nobody_sees_is_refused_with_its_place_and_its_name() {
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    desk.change(FILE, |case| {
        case["place"] = json!("某街\u{202e}道");
        case["keywords"][0] = json!("葛\u{e0100}\u{200b}");
        case["source"]["publisher"] = json!("济南\n日报");
        case["captions"] = json!(["葛\u{e0100}城的牌子"]);
    });
    desk.edit("vocabulary.json", "\"zh\": \"", "\"zh\": \"\\ufeff");
    let found = checked(&desk).complaints.into_iter();
    let found: Vec<String> = found
        .filter(|own| own.finding.grade == Grade::Must)
        .map(|own| {
            let Finding { field, value, why, nearest, .. } = &own.finding;
            let said = (words::why(why, Lang::En), words::why(why, Lang::Zh));
            let (value, nearest) = (value.as_deref().unwrap(), nearest.as_deref().unwrap());
            format!("{field} | {value} | {nearest} | {} | {}", said.0, said.1)
        })
        .collect();
    let zh = found[0].split(" | ").nth(2).unwrap().to_owned();
    assert_eq!(
        found,
        [
            &format!(
                "themes[0].zh | ⟨U+FEFF⟩{zh} | {zh} \
                 | character 1 cannot be seen: U+FEFF, a zero-width no-break space \
                 | 第 1 个字是看不见的字符 U+FEFF（零宽不换行空格）"
            ),
            "place | 某街⟨U+202E⟩道 | 某街道 \
             | character 3 cannot be seen: U+202E, an embedding or override of direction \
             | 第 3 个字是看不见的字符 U+202E（文字方向控制符）",
            "keywords[0] | 葛⟨U+E0100⟩⟨U+200B⟩ | 葛\u{e0100} \
             | character 3 cannot be seen: U+200B, a zero-width space \
             | 第 3 个字是看不见的字符 U+200B（零宽空格）",
            "source.publisher | 济南⟨U+000A⟩日报 | 济南 日报 \
             | character 3 cannot be seen: U+000A, the end of a line \
             | 第 3 个字是看不见的字符 U+000A（换行）",
        ],
        "{found:#?}"
    );
    let (said, ending) = desk.run("check", &["--lang", "en"]);
    assert_eq!(ending, Ending::MustFix);
    assert!(!said.contains('\u{202e}') && said.contains("⟨U+202E⟩"), "{said}");
}

/// Bundles that mean harm, as the files of an editor.
#[path = "../../engine/tests/laws/corpus.rs"]
#[allow(dead_code, reason = "the laws of the engine ask what becomes of them")]
mod corpus;

#[test]
fn hostile_files_end_in_complaints_and_never_in_a_panic() {
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    // The laws of the engine go through the large ones too.
    let files = corpus::corpus().into_iter().filter(|own| own.bytes.len() < 30_000).step_by(6);
    let mut named = Vec::new();
    for (at, own) in files.enumerate() {
        let name = format!("cases/hostile-{at}.json");
        // As it is, cut in two, and the case in its middle where there is one.
        desk.write(&name, &own.bytes);
        named.push(name);
        let bundle: Result<Value, _> = serde_json::from_slice(&own.bytes);
        if let Ok(mut bundle) = bundle
            && bundle["cases"][1].is_object()
        {
            let name = format!("cases/middle-{at}.json");
            desk.write(&name, bundle["cases"][1].take().to_string());
            named.push(name);
        }
    }
    assert!(named.len() > 70, "{}", named.len());
    let checked = checked(&desk);
    for name in named {
        let own = checked.complaints.iter().find(|own| own.file == name);
        let own = own.unwrap_or_else(|| panic!("{name}: nothing is said"));
        for lang in [Lang::En, Lang::Zh] {
            assert!(!words::why(&own.finding.why, lang).is_empty(), "{name}");
        }
    }
    let (said, ending) = desk.run_out("build", &["--lang", "en", "--keep-going"]);
    assert_eq!(ending, Ending::Done, "{}", &said[said.len().saturating_sub(500)..]);
    assert!(said.contains("1 cases are in."));
    for list in ["vocabulary.json", "districts.json", "readings.json"] {
        for bytes in [&b""[..], b"[]", b"null", b"{}", b"\xff\xfe", &b"[".repeat(100_000)] {
            let desk = Desk::empty();
            desk.copy(FOUNDING);
            desk.write(list, bytes);
            let (said, ending) = desk.run_out("build", &["--lang", "en", "--keep-going"]);
            assert_eq!(ending, Ending::MustFix, "{list} {said}");
            assert!(said.contains(list), "{said}");
        }
    }
}

#[test]
fn what_is_no_case_file_is_said() {
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    desk.write("cases/empty.json", "");
    desk.write("cases/gbk.json", b"{\"title\": \"\xc0\xfa\xcf\xc2\"}");
    desk.write("cases/notes.txt", "");
    desk.write("cases/.hidden", "");
    std::fs::create_dir(desk.path("cases/folder.json")).unwrap();
    let marked = std::fs::read_to_string(desk.path(FILE)).unwrap();
    desk.write(FILE, format!("\u{feff}{marked}"));
    let found = checked(&desk).complaints;
    let found: Vec<String> =
        found.iter().filter(|own| own.file.starts_with("cases")).map(line).collect();
    let founding = format!("should {FILE} | {FOUNDING}");
    assert_eq!(
        found,
        [
            "must cases/empty.json | empty |  | - | the file is empty | -",
            "must cases/folder.json | folder |  | - | this is a folder, not a file | -",
            "must cases/gbk.json | gbk |  | - | not in UTF-8 (perhaps in GBK): save it as UTF-8 | -",
            &format!(
                "{founding} |  | - | begins with a byte-order mark: save it as UTF-8 without one | -"
            ),
            "should cases/notes.txt | - |  | - | not a case file, and not read; \
             the names of case files end in .json | -",
        ]
    );
}

#[test]
fn a_folder_without_its_files_says_which() {
    let desk = Desk::empty();
    for name in ["vocabulary.json", "districts.json", "readings.json"] {
        std::fs::remove_file(desk.path(name)).unwrap();
    }
    expect(
        &desk,
        &[
            "must districts.json | - |  | - | there is no such file | -",
            "must readings.json | - |  | - | there is no such file | -",
            "must vocabulary.json | - |  | - | there is no such file | -",
            "must cases | - |  | - | there is no case file (.json) in this folder | -",
        ],
    );
    std::fs::remove_dir(desk.path("cases")).unwrap();
    assert_eq!(checked(&desk).complaints.len(), 4);
}

#[test]
fn an_era_that_does_not_fit_is_said() {
    let desk = Desk::full();
    for (from, to) in [
        ("\"law-education-7\"", "\"law-education-6\""),
        ("\"to\": \"2025\"", "\"to\": \"2020-13\""),
        ("Sixth law", "第六 law"),
        (
            "\"from\": \"2011\",\n      \"to\": \"2015\"",
            "\"from\": \"2011\",\n      \"to\": \"2010-06\"",
        ),
        ("\"issuer\": \"中共中央", "\"issuers\": \"中共中央"),
    ] {
        desk.edit("eras.json", from, to);
    }
    expect(
        &desk,
        &[
            "must eras.json:4 | - | eras[0].issuer | - | missing | -",
            "should eras.json:7 | - | eras[0].en | 第六 law … \
             | English with Chinese characters in it | -",
            "must eras.json:11 | - | eras[0].issuers | issuers | there is no key of this name | issuer",
            "must eras.json:27 | - | eras[2].to | 2020-13 | the month is not 01 to 12 | -",
        ],
    );
    desk.edit("eras.json", "issuers", "issuer");
    desk.edit("eras.json", "2020-13", "2025");
    expect(
        &desk,
        &[
            "should eras.json:7 | - | eras[0].en | 第六 law … \
             | English with Chinese characters in it | -",
            "must eras.json:9 | - | eras[0].to | 2010-06 | earlier than the beginning, 2011 | -",
            "must eras.json:14 | - | eras[1].id | law-education-6 | the list has this id already | -",
        ],
    );
    let (said, ending) = desk.run_out("build", &["--lang", "en", "--keep-going"]);
    assert_eq!(ending, Ending::MustFix, "{said}");
}

#[test]
fn a_collection_without_eras_is_built_without_them() {
    let desk = Desk::full();
    std::fs::remove_file(desk.path("eras.json")).unwrap();
    expect(&desk, &[]);
    let (said, ending) = desk.run_out("build", &["--lang", "en"]);
    assert_eq!(ending, Ending::Done, "{said}");
    let written = std::fs::read(desk.path("out/eras.json")).unwrap();
    assert_eq!(anlan_engine::eras::read(&written), Some(Vec::new()));
}

const SWAP: &str = "bank-guarantee-swap";

/// The whole collection, with overrides that are wrong in every way.
fn with_wrong_overrides() -> Desk {
    let desk = Desk::full();
    let swap = SWAP;
    desk.write(
        "traditional.json",
        format!(
            r#"{{
  "words": {{
    "没有这样的词": "沒有這樣的詞",
    "软件": "軟體",
    "查封后": "查封后面"
  }},
  "cases": {{
    "bank-garantee-swap": {{ "background": {{ "查封后": "查封後" }} }},
    "{swap}": {{
      "backgroud": {{ "查封后": "查封後" }},
      "title_en": {{ "bank": "bank" }},
      "background": {{
        "资金被冻结后": "資金被凍結後",
        "查封后": "查封候",
        "容易扩散": "容易擴散"
      }}
    }}
  }}
}}"#
        ),
    );
    desk
}

#[test]
fn an_override_that_does_not_fit_is_said() {
    let (desk, swap) = (with_wrong_overrides(), SWAP);
    let at = format!("| {swap} | cases.{swap}");
    expect(
        &desk,
        &[
            "should traditional.json:3 | - | words.没有这样的词 | 没有这样的词 \
             | no case uses it | -",
            "must traditional.json:4 | - | words.软件 | 軟體 \
             | not the same characters in their Traditional form | 軟件",
            "must traditional.json:5 | - | words.查封后 | 查封后面 \
             | not the same characters in their Traditional form | 查封后",
            "must traditional.json:8 | bank-garantee-swap | cases.bank-garantee-swap \
             | bank-garantee-swap | there is no case of this id | bank-guarantee-swap",
            &format!(
                "must traditional.json:10 {at}.backgroud | backgroud \
                 | the case has no Chinese text of this name | background"
            ),
            &format!(
                "must traditional.json:11 {at}.title_en | title_en \
                 | the case has no Chinese text of this name | title"
            ),
            &format!(
                "must traditional.json:13 {at}.background.资金被冻结后 | 资金被冻结后 \
                 | the text does not have these characters | 资金被查封后"
            ),
            &format!(
                "must traditional.json:14 {at}.background.查封后 | 查封候 \
                 | not the same characters in their Traditional form | 查封后"
            ),
            &format!(
                "should traditional.json:15 {at}.background.容易扩散 | 容易擴散 \
                 | comes out like this without the override | -"
            ),
        ],
    );
}

#[test]
fn an_override_is_reported_and_taken_out_and_takes_no_case_down() {
    let (desk, swap) = (with_wrong_overrides(), SWAP);
    let (said, ending) = desk.run("check", &[]);
    assert_eq!(ending, Ending::MustFix);
    assert!(said.contains(&format!(
        "traditional.json:13 · {swap} · cases.{swap}.background.资金被冻结后\n\
         \u{20} 必须改：原文里没有这几个字\n\
         \u{20} 现在是“资金被冻结后”，是不是“资金被查封后”？\n"
    )));

    desk.change("traditional.json", |overrides| overrides["words"] = json!({ "平台": "平臺" }));
    let (said, ending) = desk.run_out("build", &["--keep-going"]);
    assert_eq!(ending, Ending::Done, "a bad override takes no case down: {said}");
    let hant = std::fs::read_to_string(desk.path("out/collection.zh-Hant.json")).unwrap();
    assert!(hant.contains("資金被查封后"), "the tables alone");
}

#[test]
fn a_report_says_where_what_and_what_was_meant() {
    let desk = Desk::full();
    desk.edit(FILE, "\"unit\": \"件\"", "\"unit\": 5");
    desk.edit(FILE, "\"legality-review\"", "\"legality-reviews\"");
    let root = desk.path("").display().to_string();
    let (said, ending) = desk.run("check", &[]);
    assert_eq!(ending, Ending::MustFix);
    assert_eq!(
        said,
        format!(
            "{root}{FILE}:13 · {FOUNDING} · themes[1]（第 2 个主题）\n\
             \u{20} 必须改：vocabulary.json 的主题（themes）里没有这一项\n\
             \u{20} 现在是“legality-reviews”，是不是“legality-review”？\n\n\
             {root}{FILE}:70 · {FOUNDING} · figures[0].unit（第 1 个指标的单位）\n\
             \u{20} 必须改：这里应当是文字（放在英文双引号里）\n\
             \u{20} 现在是“5”，是不是“\"5\"”？\n\n\
             170 个案例：必须改 2 处，建议改 0 处。\n"
        )
    );
    let (said, _) = desk.run("check", &["--lang", "en"]);
    assert!(said.starts_with(&format!(
        "{root}{FILE}:13 · {FOUNDING} · themes[1]\n\
         \u{20} must fix: not in the themes of vocabulary.json\n\
         \u{20} found “legality-reviews” – did you mean “legality-review”?\n\n"
    )));
    assert!(said.ends_with("170 cases: 2 must-fix, 0 should-fix.\n"));
}

#[test]
fn the_example_in_the_editing_guide_is_what_the_desk_says() {
    let desk = Desk::full();
    let name = "cases/huaiyin-night-clinic.json";
    std::fs::copy(desk.path("cases/legal-service-bus.json"), desk.path(name)).unwrap();
    desk.change(name, |case| {
        case["id"] = json!("huaiyin-night-clinic");
        case["title"] = json!("槐荫区“法治夜门诊”");
        case["themes"] = json!(["public-legal-servces"]);
        case["date"]["value"] = json!("2025年6月");
        case["background"] = json!("白天上班的居民很难抽时间咨询,社区把律师请到晚上。");
        case["figures"] = json!([{
            "label": "接待居民", "value": "130", "unit": "人次", "qualifier": "at_least"
        }]);
        case["source"]["kind"] = json!("repost");
    });
    let (said, _) = desk.run("check", &[]);
    let said = said.replace(&desk.path("").display().to_string(), "data/");
    let guide = std::fs::read_to_string(desk::repository("docs/editing.md")).unwrap();
    assert!(guide.contains(&said), "{said}");
}

#[test]
fn one_bad_case_can_be_left_out() {
    let desk = Desk::full();
    desk.change(FILE, |case| case["themes"] = json!([]));
    let (said, ending) = desk.run_out("build", &[]);
    assert_eq!(ending, Ending::MustFix);
    assert!(said.ends_with("170 个案例：必须改 1 处，建议改 0 处。\n"), "{said}");
    assert!(!desk.path("out").exists(), "nothing is written");

    let (said, ending) = desk.run_out("build", &["--keep-going"]);
    assert_eq!(ending, Ending::Done, "{said}");
    assert!(said.contains(&format!("没有收入：{FILE}")), "{said}");
    assert!(said.ends_with("收入 169 个案例。\n"), "{said}");
    let bytes = std::fs::read(desk.path("out/collection.json")).unwrap();
    let loaded = anlan_engine::load::load(bytes).unwrap();
    assert_eq!(loaded.collection.len(), 169);
    assert!(loaded.collection.find(FOUNDING).is_none());
}

#[test]
fn a_broken_list_stops_the_build_whatever_is_asked() {
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    desk.write("districts.json", "{");
    assert_eq!(desk.run_out("build", &["--keep-going"]).1, Ending::MustFix);
    assert!(!desk.path("out").exists());
    let without_districts: Vec<String> = checked(&desk)
        .complaints
        .iter()
        .filter(|own| own.finding.grade == Grade::Must)
        .map(|own| own.file.clone())
        .collect();
    assert_eq!(without_districts, ["districts.json"], "no case is blamed for it");
}

/// What is not a data file, in many ways.
const ODD: [&str; 20] = [
    "",
    " \n",
    "{",
    "[]",
    "[{}]",
    "null",
    "1e999",
    "\"x\"",
    "{}",
    "{\"id\": 5}",
    "{\"id\": \"\"}",
    "{\"source\": []}",
    "{\"figures\": {\"a\": 1}, \"more_sources\": 5}",
    "{\"a\u{0}\": 1}",
    "{“id”：“x”}",
    "{\"a\": \"\\ud800\"}",
    "\u{feff}{}",
    "{\"districts\": 5}",
    "{\"districts\": [1, {}, {\"tile\": {\"col\": 900}}]}",
    "{\"themes\": [{\"id\": 1}, 2]}",
];

#[test]
fn whatever_stands_in_a_file_is_said_without_a_panic() {
    let deep = ["[".repeat(100_000), "{\"a\":".repeat(1000)];
    for text in ODD.iter().copied().chain(deep.iter().map(String::as_str)) {
        for name in ["vocabulary.json", "districts.json", "readings.json", "traditional.json", FILE]
        {
            // Without an override the tables are right.
            if name == "traditional.json" && text.ends_with("{}") {
                continue;
            }
            let desk = Desk::empty();
            desk.copy(FOUNDING);
            desk.write(name, text);
            let checked = checked(&desk);
            let is_said = checked
                .complaints
                .iter()
                .any(|own| own.finding.grade == Grade::Must && own.file == name);
            assert!(is_said, "{name}: {text:.40}");
        }
    }
}

#[test]
fn a_value_of_any_type_in_any_place_is_understood() {
    let desk = Desk::empty();
    let founding = desk::json(&desk::repository("data").join(FILE));
    let mut n_changed = 0;
    for pointer in pointers(&founding, "") {
        for odd in
            [Value::Null, json!(5), json!(-1.5), json!("x"), json!([]), json!({}), json!(true)]
        {
            let mut case = founding.clone();
            if let Some(place) = case.pointer_mut(&pointer) {
                *place = odd;
            }
            let name = format!("changed-{n_changed}");
            if case["id"] == founding["id"] {
                case["id"] = json!(name);
            }
            desk.write(&format!("cases/{name}.json"), case.to_string());
            n_changed += 1;
        }
    }
    assert!(n_changed > 700, "{n_changed}");
    let checked = checked(&desk);
    let is_foreign = |own: &&Complaint| matches!(own.finding.why, Why::Case(Reason::Shape(_)));
    let foreign: Vec<String> = checked.complaints.iter().filter(is_foreign).map(line).collect();
    assert_eq!(foreign, [""; 0], "the schema knows everything that the model refuses");
    assert_eq!(checked.cases.len() + checked.left_out.len(), n_changed);
    assert!(checked.cases.len() > 20, "some changes do no harm");
    // The build reads back what it makes: what passes here, the engine loads.
    let (said, ending) = desk.run_out("build", &["--keep-going"]);
    assert_eq!(ending, Ending::Done, "{said}");
}

/// The JSON pointer of every value inside a value.
fn pointers(value: &Value, own: &str) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    let mut all = vec![own.to_owned()];
    for (key, value) in inside {
        all.extend(pointers(value, &format!("{own}/{key}")));
    }
    all
}
