//! Hostile bundles: everything that somebody could put into the file that the page loads, by mistake or
//! by design. Made by dice with a fixed seed, so that a failure can be found again by its name.
//!
//! Each bundle holds two good cases around one that is meant to do harm, or is harmed as a whole; each
//! says what must become of it.

#![allow(
    clippy::cast_possible_truncation,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a list of what can go wrong is as long as it is, and is made in tests only"
)]

use serde_json::{Value, json};

/// What must become of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// No collection comes of it.
    Refused,
    /// So many cases are left out, each with a complaint that names it, and the others are shown.
    LeftOut(usize),
    /// Any of the two: dice decide what is hit.
    Either,
}

/// All cases are shown.
pub(crate) const SHOWN: Fate = Fate::LeftOut(0);

/// A bundle that means harm.
pub(crate) struct Hostile {
    /// What is done in it, first the kind of it.
    pub(crate) name: String,
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// What must become of it.
    pub(crate) fate: Fate,
}

/// Ten megabytes, as characters of one byte.
const GIANT: usize = 10_000_000;
/// So many of anything are too many.
const MANY: usize = 100_000;
/// So many brackets nest deeper than any stack.
const DEEP: usize = 100_000;

/// What runs, loads or leads away where a text is taken for markup, a link or a template.
const SCRIPTS: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</title></textarea></style><script>alert(1)</script>",
    "<iframe srcdoc=\"&lt;script&gt;parent.alert(1)&lt;/script&gt;\"></iframe>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<style>@import 'https://example.org/x.css'</style>",
    "<form action=https://example.org><input name=q autofocus onfocus=alert(1)>",
    "<base href=https://example.org/><meta http-equiv=refresh content=0;url=https://example.org>",
    "]]><![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= alert(1) %>",
    "javascript:alert(1)//\u{2028}</script><script>alert(1)</script>",
];

/// Addresses that nobody may be sent to.
const ADDRESSES: [&str; 24] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "\u{1}javascript:alert(1)",
    "javascript\u{200b}:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "ftp://example.org/",
    "//example.org/",
    "/data/cases.html",
    "https:example.org",
    "https:/example.org",
    "https:\\\\example.org\\",
    "https://",
    "https://user:pass@example.org/",
    "https://www.jinan.gov.cn@example.org/",
    "https://www.jin\u{430}n.gov.cn/",
    "HTTPS://EXAMPLE.ORG/",
    "https://exa mple.org/",
    "https://example.org:a/",
];

/// What nobody sees.
const UNSEEN: [char; 15] = [
    '\u{202e}',
    '\u{2066}',
    '\u{2069}',
    '\u{200b}',
    '\u{200f}',
    '\u{61c}',
    '\u{feff}',
    '\u{2060}',
    '\0',
    '\u{1b}',
    '\u{85}',
    '\u{fff9}',
    '\u{e0041}',
    '\u{ad}',
    '\u{fe0f}',
];

/// The texts of a case.
const TEXTS: [&str; 21] = [
    "/title",
    "/title_en",
    "/summary_en",
    "/place",
    "/organ",
    "/background",
    "/outcomes",
    "/editor_note",
    "/keywords/0",
    "/practices/0/heading",
    "/practices/0/text",
    "/figures/0/label",
    "/figures/0/unit",
    "/figures/0/as_of",
    "/honours/0/name",
    "/honours/0/by",
    "/milestones/0/text",
    "/captions/0",
    "/source/title",
    "/source/publisher",
    "/more_sources/0/title",
];

/// What a case names out of a list, or in a form of its own.
const NAMES: [&str; 11] = [
    "/id",
    "/district",
    "/level",
    "/themes/0",
    "/mechanisms/0",
    "/series",
    "/date/value",
    "/date/kind",
    "/source/url",
    "/source/kind",
    "/figures/0/qualifier",
];

/// The texts around the cases.
const FRAME: [&str; 16] = [
    "/vocabulary/themes/0/zh",
    "/vocabulary/themes/0/en",
    "/vocabulary/mechanisms/0/zh",
    "/vocabulary/mechanisms/0/definition_zh",
    "/vocabulary/levels/0/zh",
    "/vocabulary/series/0/zh",
    "/vocabulary/series/0/publisher",
    "/vocabulary/series/0/note",
    "/vocabulary/source_kinds/0/zh",
    "/vocabulary/date_kinds/0/en",
    "/districts/0/zh",
    "/districts/0/zh_short",
    "/districts/0/en",
    "/districts/0/area_source",
    "/districts/0/pinyin",
    "/variants",
];

/// The lists that addresses name values of.
const LISTS: [(&str, &str); 5] = [
    ("/vocabulary/themes", "id"),
    ("/vocabulary/mechanisms", "id"),
    ("/vocabulary/levels", "id"),
    ("/vocabulary/series", "id"),
    ("/districts", "code"),
];

/// Where a date is read.
const DATES: [&str; 4] =
    ["/date/value", "/milestones/0/date", "/honours/0/date", "/source/published"];

/// No dates.
const NO_DATES: [&str; 22] = [
    "2021-02-29",
    "2021-13",
    "2021-00",
    "2021-01-00",
    "2021-06-31",
    "1900-02-29",
    "99999",
    "-2021",
    "2021-1-1",
    "2021/01/01",
    "20210101",
    "２０２１",
    "2021-06-05T00:00:00Z",
    "",
    " ",
    "NaN",
    "2021年",
    "2021-",
    "1e3",
    "+2021",
    "2021-01-01-01",
    "yesterday",
];

/// All of them, giants last.
pub(crate) fn corpus() -> Vec<Hostile> {
    let mut made = Made { dice: Dice(0x2026_1128_0001_0006), all: Vec::new() };
    made.texts();
    made.shapes();
    made.dates_and_numbers();
    made.lists();
    made.letters();
    made.files();
    made.depths();
    made.giants();
    made.all
}

/// A good bundle, to do harm to.
fn bundle() -> Value {
    json!({
        "format": 1,
        "vocabulary": {
            "themes": [
                { "id": "mediation", "zh": "调解", "en": "Mediation" },
                { "id": "legal-aid", "zh": "法律援助", "en": "Legal aid" },
            ],
            "mechanisms": [
                { "id": "grid", "zh": "网格", "en": "Grid", "definition_zh": "网格员上门。" },
                { "id": "hotline", "zh": "热线", "en": "Hotline", "definition_zh": "一号受理。" },
            ],
            "levels": [
                { "id": "city", "zh": "市级", "en": "City" },
                { "id": "county", "zh": "区县级", "en": "County" },
            ],
            "series": [{
                "id": "ten-cases", "zh": "十佳案例", "en": "Ten cases", "publisher": "市司法局",
                "year": 2024, "announced_total": 10, "note": "找到三个。",
            }],
            "qualifiers": [
                { "id": "exact", "zh": "确切", "en": "exact" },
                { "id": "approx", "zh": "约", "en": "about" },
                { "id": "at_least", "zh": "至少", "en": "at least" },
            ],
            "source_kinds": [
                { "id": "official", "zh": "官方", "en": "Official" },
                { "id": "media", "zh": "媒体", "en": "Media" },
                { "id": "repost", "zh": "转载", "en": "Repost" },
            ],
            "date_kinds": [
                { "id": "published", "zh": "发表", "en": "published" },
                { "id": "started", "zh": "开始", "en": "started" },
                { "id": "awarded", "zh": "授予", "en": "awarded" },
            ],
        },
        "districts": [
            {
                "code": "370102", "zh": "历下区", "zh_short": "历下", "zh_hant": "歷下區",
                "pinyin": "lixia qu", "initials": "lxq", "en": "Lixia", "kind": "district",
                "tile": { "col": 1, "row": 1 }, "area_km2": 101.0, "area_source": "年鉴",
                "population_2020": 819_139, "population_source": "普查",
            },
            {
                "code": "zone-gaoxin", "zh": "高新区", "zh_short": "高新", "zh_hant": "高新區",
                "pinyin": "gaoxin qu", "initials": "gxq", "en": "High-tech Zone", "kind": "zone",
            },
        ],
        "variants": "歷历區区",
        "cases": [case("first", "2023-05"), case("hostile", "2024-02-03"), case("third", "2024")],
    })
}

fn case(id: &str, date: &str) -> Value {
    let source = |url: &str| {
        json!({
            "title": "网页", "publisher": "济南日报", "url": url, "published": "2024-03-01",
            "kind": "media", "linkable": true,
        })
    };
    json!({
        "id": id, "title": format!("社区调解（{id}）"), "title_en": "Mediation in the community",
        "summary_en": "Neighbours settle it at the door.", "district": "370102", "place": "某街道",
        "level": "county", "organ": "历下区司法局", "themes": ["mediation"],
        "mechanisms": ["grid"], "keywords": ["调解", "社区"],
        "date": { "value": date, "kind": "started" }, "series": "ten-cases",
        "background": "邻里纠纷多。", "practices": [{ "heading": "上门", "text": "网格员上门调解。" }],
        "outcomes": "纠纷少了。",
        "figures": [{
            "label": "调解纠纷", "value": 130, "unit": "件", "qualifier": "exact", "as_of": "2024",
        }],
        "honours": [{ "name": "先进集体", "by": "市司法局", "date": "2024" }],
        "milestones": [{ "date": "2023-01", "text": "开始。" }], "captions": ["调解室"],
        "source": source("https://www.example.org/a"),
        "more_sources": [source("https://www.example.org/b")], "editor_note": "数字来自网页。",
    })
}

/// Dice that fall alike every time (George Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

struct Made {
    dice: Dice,
    all: Vec<Hostile>,
}

impl Made {
    fn add(&mut self, name: String, bytes: impl Into<Vec<u8>>, fate: Fate) {
        self.all.push(Hostile { name, bytes: bytes.into(), fate });
    }

    /// A bundle with something done to it.
    fn with(&mut self, name: String, fate: Fate, harm: impl FnOnce(&mut Value)) {
        let mut bundle = bundle();
        harm(&mut bundle);
        self.add(name, bundle.to_string(), fate);
    }

    /// A bundle whose middle case has another value in a field.
    fn field(&mut self, kind: &str, field: &str, value: Value, fate: Fate) {
        let name = format!("{kind}: {field} {}", shortened(&value.to_string()));
        self.with(name, fate, |bundle| *at(&mut bundle["cases"][1], field) = value);
    }

    /// A bundle as text, in which the value of a field of the middle case is written as it is given.
    fn raw(&mut self, kind: &str, field: &str, text: &str, fate: Fate) {
        let mut bundle = bundle();
        *at(&mut bundle["cases"][1], field) = json!("@");
        let text_of = bundle.to_string().replacen("\"@\"", text, 1);
        self.add(format!("{kind}: {field} {}", shortened(text)), text_of, fate);
    }

    fn texts(&mut self) {
        for field in TEXTS {
            let script = *self.dice.pick(&SCRIPTS);
            self.field("markup", field, json!(format!("文{script}")), SHOWN);
        }
        for script in SCRIPTS {
            self.field("markup", "/title", json!(format!("文{script}")), SHOWN);
        }
        for field in NAMES {
            let script = *self.dice.pick(&SCRIPTS);
            self.field("markup in a name", field, json!(script), Fate::LeftOut(1));
        }
        for field in FRAME {
            let script = *self.dice.pick(&SCRIPTS);
            self.with(format!("markup in the frame: {field}"), SHOWN, |bundle| {
                *at(bundle, field) = json!(format!("文{script}"));
            });
        }
        for address in ADDRESSES {
            let field = *self.dice.pick(&["/source/url", "/more_sources/0/url"]);
            self.field("address", field, json!(address), Fate::LeftOut(1));
        }
        self.with("address: not linked, so not looked at".to_owned(), SHOWN, |bundle| {
            let source = &mut bundle["cases"][1]["source"];
            source["linkable"] = json!(false);
            source["url"] = json!("javascript:alert(1)");
        });
        for ch in UNSEEN {
            let field = *self.dice.pick(&TEXTS);
            self.field("unseen", field, json!(format!("文a{ch}b字")), SHOWN);
        }
        for (field, ch) in FRAME.into_iter().zip(UNSEEN).take(10) {
            self.with(
                format!("unseen in the frame: {field} U+{:04X}", u32::from(ch)),
                SHOWN,
                |own| {
                    *at(own, field) = json!(format!("文a{ch}b"));
                },
            );
        }
        self.field("unseen", "/title", json!("\u{200b}\u{feff}\u{202e}"), Fate::LeftOut(1));
    }

    fn shapes(&mut self) {
        let wrong = [json!(7), json!([[]]), json!({ "a": [] }), json!(true), json!(-1.5)];
        let fields: Vec<String> = bundle()["cases"][1]
            .as_object()
            .map(|case| case.keys().cloned().collect())
            .unwrap_or_default();
        for field in &fields {
            let value = self.dice.pick(&wrong).clone();
            self.field("type", &format!("/{field}"), value, Fate::LeftOut(1));
        }
        let may_be_left_out = |field: &str| {
            let optional = ["place", "series", "outcomes", "editor_note"];
            let lists = ["figures", "honours", "milestones", "captions", "more_sources"];
            optional.contains(&field) || lists.contains(&field)
        };
        for field in &fields {
            let fate = Fate::LeftOut(usize::from(!may_be_left_out(field)));
            self.with(format!("missing: {field}"), fate, |bundle| {
                bundle["cases"][1].as_object_mut().unwrap().remove(field);
            });
        }
        for value in ["null", "0", "\"case\"", "[]", "{}", "[{}]", "true"] {
            self.with(format!("no case: {value}"), Fate::LeftOut(1), |bundle| {
                bundle["cases"][1] = serde_json::from_str(value).unwrap();
            });
        }
        for key in ["__proto__", "constructor", "toString", "id ", "\u{202e}title", "<b>"] {
            self.with(format!("unknown field: {key}"), Fate::LeftOut(1), |bundle| {
                bundle["cases"][1][key] = json!({ "polluted": true });
            });
        }
        for part in ["format", "vocabulary", "districts", "variants", "cases"] {
            self.with(format!("frame without {part}"), Fate::Refused, |bundle| {
                bundle.as_object_mut().unwrap().remove(part);
            });
            for value in [json!(null), json!("x"), json!({ "a": 1 }), json!([1]), json!(1e300)] {
                let name = format!("frame: {part} is {value}");
                let may_be = (part == "variants" && value.is_string())
                    || (part == "cases" && value.is_array());
                let fate = if may_be { Fate::Either } else { Fate::Refused };
                self.with(name, fate, |bundle| bundle[part] = value);
            }
        }
        self.with("format: 2".to_owned(), Fate::Refused, |bundle| bundle["format"] = json!(2));
    }

    fn dates_and_numbers(&mut self) {
        for date in NO_DATES {
            let field = *self.dice.pick(&DATES);
            self.field("date", field, json!(date), Fate::LeftOut(1));
        }
        for date in ["0001", "9999-12-31", "1000-01"] {
            self.field("date", "/date/value", json!(date), Fate::Either);
        }
        self.field("date", "/date/value", json!(2024), Fate::LeftOut(1));
        for number in
            ["NaN", "Infinity", "-Infinity", "+1", ".5", "0x10", "1.", "00", "-", "1e", "1_000"]
        {
            self.raw("number", "/figures/0/value", number, Fate::Refused);
        }
        let long = "9".repeat(MANY);
        for number in ["1e999", "-1e999", "1e23", "0.12345678901234567", "9007199254740993", &long]
        {
            self.raw("number", "/figures/0/value", number, Fate::LeftOut(1));
        }
        for number in ["-0", "1e22", "0e0", "1E-22", "-999999999999999", "0.000000000000001"] {
            self.raw("number", "/figures/0/value", number, SHOWN);
        }
        for (field, value) in [
            ("/districts/0/population_2020", json!(-1)),
            ("/districts/0/population_2020", json!(4_294_967_296_u64)),
            ("/districts/0/tile/col", json!(256)),
            ("/districts/0/area_km2", json!("101")),
            ("/vocabulary/series/0/year", json!(70_000)),
            ("/vocabulary/series/0/announced_total", json!(1.5)),
        ] {
            let name = format!("number in the frame: {field} {value}");
            self.with(name, Fate::Refused, |bundle| *at(bundle, field) = value);
        }
        for (field, value) in [
            ("/districts/0/population_2020", json!(0)),
            ("/districts/0/area_km2", json!(-1)),
            ("/districts/0/tile", json!({ "col": 255, "row": 255 })),
            ("/vocabulary/series/0/announced_total", json!(4_294_967_295_u32)),
        ] {
            let name = format!("number in the frame: {field} {value}");
            self.with(name, SHOWN, |bundle| *at(bundle, field) = value);
        }
    }

    fn lists(&mut self) {
        for id in ["__proto__", "toString", "a,b", "", "a b", "../x", "%00", "A", "-a", "历下"] {
            self.field("id", "/id", json!(id), Fate::LeftOut(1));
        }
        self.field("id", "/id", json!("first"), Fate::LeftOut(1));
        for (list, key) in LISTS {
            for id in ["none", "a,b", ""] {
                self.with(format!("id in {list}: {id:?}"), Fate::Refused, |own| {
                    at(own, list)[0][key] = json!(id);
                });
            }
            let odd = *self.dice.pick(&[
                "__proto__",
                "constructor",
                "hasOwnProperty",
                "a&b=c",
                "<b>",
                "a:b",
            ]);
            self.with(format!("id in {list}: {odd}"), Fate::Either, |own| {
                at(own, list)[0][key] = json!(odd);
            });
            self.with(format!("{list}: given twice"), Fate::Refused, |bundle| {
                let own = at(bundle, list).as_array_mut().unwrap();
                own.extend(own.clone());
            });
            self.with(format!("{list}: empty"), Fate::LeftOut(3), |own| *at(own, list) = json!([]));
        }
        for (field, value) in [
            ("/themes", json!([])),
            ("/themes", json!(["mediation", "mediation"])),
            ("/mechanisms", json!(["grid", "none"])),
            ("/practices", json!([])),
            ("/date", json!({ "value": "2024" })),
            ("/date", json!({ "kind": "started" })),
            ("/source", json!({ "kind": "media", "linkable": true })),
        ] {
            self.field("list", field, value, Fate::LeftOut(1));
        }
        let text = bundle().to_string();
        self.add(
            "key twice: a title".to_owned(),
            text.replacen("\"title_en\"", "\"title\"", 1),
            Fate::LeftOut(1),
        );
        for (key, value) in
            [("format", "2"), ("cases", "[]"), ("vocabulary", "{}"), ("__proto__", "{}")]
        {
            let twice = format!("{},\"{key}\":{value}}}", &text[..text.len() - 1]);
            self.add(format!("key twice: {key}, the second {value}"), twice, Fate::Either);
        }
    }

    fn letters(&mut self) {
        for text in ["\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\ud83d\""] {
            self.raw("half a pair", "/title", text, Fate::LeftOut(1));
        }
        for text in [
            "\"\\x41\"",
            "\"\\u12\"",
            "\"a",
            "\"\t\"",
            "\"\0\"",
            "'a'",
            "\"a\nb\"",
            "undefined",
            "tru",
            "//",
        ] {
            self.raw("not JSON", "/title", text, Fate::Refused);
        }
        for bytes in [
            &b"\xff"[..],
            b"\xc0\x80",
            b"\xed\xa0\x80",
            b"\xf4\x90\x80\x80",
            b"\xe5\x8e",
            b"\xc0\xfa\xcf\xc2",
        ] {
            for (place, fate) in [("社区", Fate::Either), ("法律援助", Fate::Refused)] {
                let text = bundle().to_string();
                let (before, after) = text.split_once(place).unwrap();
                let whole = [before.as_bytes(), bytes, after.as_bytes()].concat();
                self.add(format!("not UTF-8: {bytes:x?} for {place}"), whole, fate);
            }
        }
        let zalgo: String = std::iter::once('调').chain((0..1000).map(|_| '\u{336}')).collect();
        self.field("letters", "/title", json!(zalgo), SHOWN);
        self.field("letters", "/title", json!("مرحبا بالعالم (1) שלום"), SHOWN);
        self.field("letters", "/title", json!("a".repeat(20_000)), SHOWN);
        self.field("letters", "/title", json!("\u{1f468}\u{1f3fd}ﷺ\u{10ffff}\u{fffe}𠮷"), SHOWN);
        self.field("letters", "/keywords/0", json!("ﷺ".repeat(2000)), SHOWN);
    }

    fn files(&mut self) {
        let text = bundle().to_string();
        let utf16 =
            |of: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(of).collect() };
        for (name, bytes) in [
            ("empty", Vec::new()),
            ("white space", b" \n\t\r ".to_vec()),
            ("a byte-order mark", b"\xef\xbb\xbf".to_vec()),
            ("a byte-order mark before it", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
            ("UTF-16, little end first", [b"\xff\xfe".to_vec(), utf16(u16::to_le_bytes)].concat()),
            ("UTF-16, big end first", [b"\xfe\xff".to_vec(), utf16(u16::to_be_bytes)].concat()),
            ("null", b"null".to_vec()),
            ("a number", b"1e999".to_vec()),
            ("a text", b"\"<script>alert(1)</script>\"".to_vec()),
            ("a list", b"[]".to_vec()),
            ("a list of it", format!("[{text}]").into_bytes()),
            ("an empty object", b"{}".to_vec()),
            ("a page", b"<!doctype html><script>alert(1)</script>".to_vec()),
            ("packed", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03".to_vec()),
            ("zeros", vec![0; 4096]),
            ("zeros after it", [text.as_bytes(), &[0; 64]].concat()),
            ("twice", format!("{text}{text}").into_bytes()),
            ("a comma too many", text.replacen("}]", "},]", 1).into_bytes()),
            ("single quotes", text.replace('"', "'").into_bytes()),
            ("a comment", format!("/* */{text}").into_bytes()),
            ("a script", format!(")]}}',\n{text}").into_bytes()),
        ] {
            self.add(format!("file: {name}"), bytes, Fate::Refused);
        }
        for _ in 0..24 {
            let end = self.dice.below(text.len() - 1);
            self.add(format!("cut off at byte {end}"), &text.as_bytes()[..end], Fate::Refused);
        }
        for _ in 0..24 {
            let (mut bytes, at) = (text.clone().into_bytes(), self.dice.below(text.len()));
            let byte = u8::try_from(self.dice.below(256)).unwrap_or_default();
            bytes[at] = byte;
            self.add(format!("byte {at} is {byte:#04x}"), bytes, Fate::Either);
        }
        for _ in 0..12 {
            let (from, to) = (self.dice.below(text.len()), self.dice.below(text.len()));
            let (from, to) = (from.min(to), from.max(to));
            let bytes = [&text.as_bytes()[..from], &text.as_bytes()[to..]].concat();
            self.add(format!("without bytes {from} to {to}"), bytes, Fate::Either);
        }
    }

    fn depths(&mut self) {
        let lists = format!("{}{}", "[".repeat(DEEP), "]".repeat(DEEP));
        let objects = format!("{}1{}", "{\"a\":".repeat(DEEP), "}".repeat(DEEP));
        for (name, deep) in [("lists", &lists), ("objects", &objects)] {
            for field in ["/title", "/figures", "/practices/0/text", "/source"] {
                self.raw(&format!("deep {name}"), field, deep, Fate::LeftOut(1));
            }
            let text = bundle().to_string();
            self.add(format!("deep {name}: all of it"), deep.as_str(), Fate::Refused);
            for (place, fate) in [("vocabulary", Fate::Refused), ("districts", Fate::Refused)] {
                let own = text.replacen(
                    &format!("\"{place}\":"),
                    &format!("\"{place}\":{deep},\"x\":"),
                    1,
                );
                self.add(format!("deep {name}: {place}"), own, fate);
            }
            let before = format!("{{\"x\":{deep},{}", &text[1..]);
            self.add(format!("deep {name}: before the rest"), before, Fate::Either);
            let after = format!("{},\"x\":{deep}}}", &text[..text.len() - 1]);
            self.add(format!("deep {name}: after the rest"), after, Fate::Either);
        }
        self.raw("open lists", "/title", &"[".repeat(DEEP), Fate::Refused);
    }

    fn giants(&mut self) {
        let giant = "法".repeat(GIANT / 3);
        for field in [
            "/title",
            "/background",
            "/keywords/0",
            "/figures/0/unit",
            "/place",
            "/id",
            "/district",
            "/themes/0",
            "/date/value",
            "/source/url",
            "/source/kind",
        ] {
            self.field("giant", field, json!(giant), Fate::LeftOut(1));
        }
        let names = |n: usize, name: fn(usize) -> Value| -> Value { (0..n).map(name).collect() };
        self.field("many", "/keywords", names(MANY, |at| json!(format!("{at:x}"))), SHOWN);
        self.field("many", "/captions", names(MANY, |_| json!("图")), SHOWN);
        self.field(
            "many",
            "/practices",
            names(20_000, |_| json!({ "heading": "甲", "text": "乙" })),
            SHOWN,
        );
        self.field(
            "many",
            "/milestones",
            names(20_000, |at| json!({ "date": format!("{:04}", 1000 + at % 9000), "text": "乙" })),
            SHOWN,
        );
        self.field("many", "/themes", names(MANY, |_| json!("mediation")), Fate::LeftOut(1));
        self.field(
            "many",
            "/mechanisms",
            names(MANY, |at| json!(format!("m{at}"))),
            Fate::LeftOut(1),
        );
        self.with("many unknown fields".to_owned(), Fate::LeftOut(1), |bundle| {
            let case = bundle["cases"][1].as_object_mut().unwrap();
            case.extend((0..MANY).map(|at| (format!("x{at}"), json!(at))));
        });
        self.with("many unknown words".to_owned(), Fate::Refused, |bundle| {
            let words = bundle["vocabulary"].as_object_mut().unwrap();
            words.extend((0..MANY).map(|at| (format!("x{at}"), json!(at))));
        });
        self.with("giant unknown word".to_owned(), Fate::Refused, |bundle| {
            bundle["vocabulary"][&giant] = json!(1);
        });
        self.with("giant variants".to_owned(), SHOWN, |bundle| bundle["variants"] = json!(giant));
        self.with("many themes".to_owned(), SHOWN, |bundle| {
            let more = (0..1000).map(|at| json!({ "id": format!("t{at}"), "zh": "题", "en": "t" }));
            bundle["vocabulary"]["themes"].as_array_mut().unwrap().extend(more);
        });
        self.with("many districts".to_owned(), SHOWN, |bundle| {
            let own = bundle["districts"][1].clone();
            let more = (0..500).map(|at| {
                let mut own = own.clone();
                own["code"] = json!(format!("zone-{at}"));
                own
            });
            bundle["districts"].as_array_mut().unwrap().extend(more.collect::<Vec<_>>());
        });
        for (name, district, fate) in [
            ("many cases of one district", "370102", SHOWN),
            ("many bad cases", "nowhere", Fate::LeftOut(MANY)),
        ] {
            let mut lean = case("@", "2024");
            let fields = lean.as_object_mut().unwrap();
            fields.insert("district".to_owned(), json!(district));
            for long in
                ["figures", "honours", "milestones", "captions", "more_sources", "editor_note"]
            {
                fields.remove(long);
            }
            let (lean, mut cases) = (lean.to_string(), Vec::new());
            cases.extend((0..MANY).map(|at| lean.replace('@', &format!("c-{at}"))));
            self.cases(name, &cases, fate);
        }
        let same = vec![case("same", "2024").to_string(); 10_000];
        self.cases("many cases of one id", &same, Fate::LeftOut(9_999));
        let one = case("@", "#").to_string();
        let each = |year: usize| {
            one.replace('@', &format!("c-{year}")).replace('#', &format!("{year:04}"))
        };
        let years: Vec<String> = (1000..=9999).map(each).collect();
        self.cases("a case in each year", &years, SHOWN);
    }

    /// A bundle of these cases, each as its text.
    fn cases(&mut self, name: &str, cases: &[String], fate: Fate) {
        let mut bundle = bundle();
        bundle["cases"] = json!("@");
        let list = format!("[{}]", cases.join(","));
        self.add(name.to_owned(), bundle.to_string().replacen("\"@\"", &list, 1), fate);
    }
}

/// The value at a pointer, made where there is none.
fn at<'a>(value: &'a mut Value, pointer: &str) -> &'a mut Value {
    pointer.split('/').skip(1).fold(value, |value, step| match step.parse::<usize>() {
        Ok(place) if value.is_array() => &mut value[place],
        _ => &mut value[step],
    })
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
