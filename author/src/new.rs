//! An empty collection to begin with: every file that there must be, with one case and one place to
//! write over, so that it can be checked, built and looked at from the first minute. Nothing that is
//! there already is written over.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::disk;
use crate::words::Lang;

/// The case that stands there at first.
const CASE: &str = "first-case";

/// Writes an empty collection into a folder that is empty or not there yet; says which files it wrote.
/// Its cases are to be written in the language `cases_in`.
///
/// # Errors
/// Where something lies in the folder, or a file cannot be written.
pub fn new(folder: &Path, cases_in: Lang, title: Option<&str>) -> Result<Vec<PathBuf>> {
    ensure!(disk::is_free(folder), "{} is there already: nothing was written", folder.display());
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let files = match cases_in {
        Lang::Zh => chinese(title.unwrap_or("我们的案例集")),
        Lang::En => english(title.unwrap_or("Our collection of cases")),
    };
    let mut written = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        disk::make_folder(path.parent().unwrap_or(folder))?;
        // Whoever writes here at the same time is not written over either.
        disk::write_new(&path, text.as_bytes())?;
        written.push(path);
    }
    Ok(written)
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}

fn chinese(title: &str) -> Vec<(String, String)> {
    let collection = json!({
        "title": { "zh": title },
        "languages": ["zh-Hans", "zh-Hant"],
        "cases_in": "zh",
    });
    let name = |id: &str, zh: &str, en: &str| json!({ "id": id, "zh": zh, "en": en });
    let vocabulary = json!({
        "themes": [name("first-theme", "第一个主题", "First theme")],
        "mechanisms": [{
            "id": "first-mechanism", "zh": "第一种机制", "en": "First mechanism",
            "definition_zh": "用一句话说明这是一种什么做法。",
        }],
        "levels": [name("first-level", "第一个层级", "First level")],
        "series": [],
        "qualifiers": [
            name("exact", "确数", "exactly"),
            name("approx", "约数", "about"),
            name("at_least", "至少", "at least"),
        ],
        "source_kinds": [
            name("official", "政府网站", "government site"),
            name("media", "新闻媒体", "news site"),
            name("repost", "转载", "repost"),
        ],
        "date_kinds": [
            name("published", "来源发布日期", "source published"),
            name("started", "开始实施", "started"),
            name("awarded", "获得称号", "title awarded"),
        ],
    });
    let districts = json!({ "districts": [{
        "code": "000001", "zh": "第一个地方", "zh_short": "第一个地方", "zh_hant": "第一個地方",
        "pinyin": "di yi ge difang", "initials": "dygdf", "en": "First place", "kind": "district",
        "tile": { "col": 0, "row": 0 },
    }] });
    let case = chinese_case();
    vec![
        ("collection.json".to_owned(), text(&collection)),
        ("vocabulary.json".to_owned(), text(&vocabulary)),
        ("districts.json".to_owned(), text(&districts)),
        ("readings.json".to_owned(), text(&json!({ "characters": [], "words": [] }))),
        (format!("cases/{CASE}.json"), text(&case)),
        ("README.md".to_owned(), README_ZH.replace("TITLE", title)),
    ]
}

fn chinese_case() -> Value {
    json!({
        "id": CASE,
        "title": "第一个案例（请改写）",
        "title_en": "The first case, to be written over",
        "summary_en": "This case shows what a file holds and is to be written over.",
        "district": "000001",
        "level": "first-level",
        "organ": "实施单位",
        "themes": ["first-theme"],
        "mechanisms": ["first-mechanism"],
        "keywords": ["示例", "请改写"],
        "date": { "value": null, "kind": null },
        "background": "这里写为什么要这样做。",
        "practices": [{ "heading": "做法的小标题", "text": "这里写做了什么。" }],
        "source": {
            "title": "来源页面的标题", "publisher": "发布者",
            "url": "https://example.org/", "kind": "media", "linkable": true,
        },
    })
}

fn english(title: &str) -> Vec<(String, String)> {
    let collection = json!({
        "title": { "en": title },
        "languages": ["en"],
        "cases_in": "en",
    });
    let name = |id: &str, en: &str| json!({ "id": id, "en": en });
    let vocabulary = json!({
        "themes": [name("first-theme", "First theme")],
        "mechanisms": [{
            "id": "first-mechanism", "en": "First mechanism",
            "definition_en": "Say in one sentence what way of doing things this is.",
        }],
        "levels": [name("first-level", "First level")],
        "series": [],
        "qualifiers": [
            name("exact", "exactly"), name("approx", "about"), name("at_least", "at least"),
        ],
        "source_kinds": [
            name("official", "official site"), name("media", "news site"), name("repost", "repost"),
        ],
        "date_kinds": [
            name("published", "source published"), name("started", "started"),
            name("awarded", "title awarded"),
        ],
    });
    let districts = json!({ "districts": [{
        "code": "first-place", "en": "First place", "kind": "district",
        "tile": { "col": 0, "row": 0 },
    }] });
    let case = json!({
        "id": CASE,
        "title": "The first case, to be written over",
        "summary_en": "This case shows what a file holds and is to be written over.",
        "district": "first-place",
        "level": "first-level",
        "organ": "Who did it",
        "themes": ["first-theme"],
        "mechanisms": ["first-mechanism"],
        "keywords": ["example", "write over"],
        "date": { "value": null, "kind": null },
        "background": "Say here why it was done.",
        "practices": [{ "heading": "A few words", "text": "Say here what was done." }],
        "source": {
            "title": "Title of the page", "publisher": "Who published it",
            "url": "https://example.org/", "kind": "media", "linkable": true,
        },
    });
    vec![
        ("collection.json".to_owned(), text(&collection)),
        ("vocabulary.json".to_owned(), text(&vocabulary)),
        ("districts.json".to_owned(), text(&districts)),
        (format!("cases/{CASE}.json"), text(&case)),
        ("README.md".to_owned(), README_EN.replace("TITLE", title)),
    ]
}

const README_ZH: &str = "\
# TITLE

1. `collection.json`：标题、语言、颜色、筛选项，以及把案例所在的地方叫作什么。
2. `districts.json`：各个地方和它们在方块图中的位置；`vocabulary.json`：主题、机制、层级、系列。
3. `cases/`：一个案例一个文件，文件名就是编号。先改写 `first-case.json`。
4. 随时检查：`anlan-author check 这个文件夹`。
5. 生成网页：`cargo xtask dist --data 这个文件夹`。

每一项的意思见 Anlan 的 `docs/data-format.md`；从电子表格导入见 `docs/spreadsheets.md`。
";

const README_EN: &str = "\
# TITLE

1. `collection.json`: title, languages, colours, facets, and what the place of a case is called.
2. `districts.json`: the places, and where they stand in the tile map; `vocabulary.json`: themes,
   mechanisms, levels and series.
3. `cases/`: one file a case, named after its id. Write over `first-case.json` first.
4. Check at any time: `anlan-author check THIS-FOLDER --lang en`.
5. Make the page: `cargo xtask dist --data THIS-FOLDER`.

What each field means is in `docs/data-format.md` of Anlan.
";
