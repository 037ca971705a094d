//! The sentences of complaints, in Chinese and in English, and the Chinese names of the fields.

use anlan_engine::check::{List, Reason};
use anlan_engine::date::DateError;
pub use anlan_importer::lang::Lang;
use anlan_importer::lang::{Both, both};

use crate::complaint::{
    FileFault, HistoryFault, ListFault, ScriptFault, ShapeFault, SourceFault, TextFault, Why,
};
use crate::unseen;

/// What is wrong, as a sentence without its full stop.
pub fn why(why: &Why, lang: Lang) -> String {
    lang.pick(match why {
        Why::Case(reason) => both(case(reason), reason.to_string()),
        Why::File(fault) => file(fault),
        Why::Shape(fault) => shape(fault),
        Why::Text(fault) => text(fault),
        Why::Source(fault) => source(fault),
        Why::List(fault) => list(fault),
        Why::History(fault) => history(fault),
        Why::Script(fault) => script(*fault),
    })
}

fn case(reason: &Reason) -> String {
    match reason {
        Reason::Shape(why) => format!("与数据格式不符（{why}）"),
        Reason::Id => "编号只能用小写字母、数字和单个连字符".to_owned(),
        Reason::RepeatedId => "另一个案例已经用了这个编号".to_owned(),
        Reason::RepeatedTitle(id) => format!("与案例 {id} 的标题相同"),
        Reason::Unknown(list) => format!("{}里没有这一项", list_name(*list)),
        Reason::Repeated => "重复了".to_owned(),
        Reason::EmptyList => "至少要有一项".to_owned(),
        Reason::Blank => "没有内容".to_owned(),
        Reason::Padded => "开头或结尾有空白".to_owned(),
        Reason::HalfDate => "日期的 value 和 kind 要么都填，要么都是 null".to_owned(),
        Reason::AfterPublication(date) => format!("晚于来源页面的发表日期（{date}）"),
        Reason::NoAddress => "可以链接的来源要有 http 或 https 开头的网址".to_owned(),
        Reason::Unseen(first) => format!("有看不见的字符（{}），已去掉", unseen::code(*first)),
    }
}

fn list_name(list: List) -> &'static str {
    match list {
        List::Districts => "districts.json ",
        List::Themes => "vocabulary.json 的主题（themes）",
        List::Mechanisms => "vocabulary.json 的机制（mechanisms）",
        List::Levels => "vocabulary.json 的层级（levels）",
        List::Series => "vocabulary.json 的系列（series）",
    }
}

fn file(fault: &FileFault) -> Both {
    match fault {
        FileFault::Missing => both("没有这个文件", "there is no such file"),
        FileFault::NoCases => both(
            "这个文件夹里没有案例文件（.json）",
            "there is no case file (.json) in this folder",
        ),
        FileFault::Stray => both(
            "不是案例文件，不会读取；案例文件的名字以 .json 结尾",
            "not a case file, and not read; the names of case files end in .json",
        ),
        FileFault::Folder => both("这是文件夹，不是文件", "this is a folder, not a file"),
        FileFault::Unreadable(why) => {
            both(format!("读不了（{why}）"), format!("cannot be read ({why})"))
        }
        FileFault::NotUtf8 => both(
            "不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8",
            "not in UTF-8 (perhaps in GBK): save it as UTF-8",
        ),
        FileFault::ByteOrderMark => both(
            "文件开头有 BOM 标记，请存为“无 BOM 的 UTF-8”",
            "begins with a byte-order mark: save it as UTF-8 without one",
        ),
        FileFault::Large => {
            both("超过一兆字节，不像一个案例", "larger than a megabyte: hardly a case")
        }
        FileFault::Empty => both("文件是空的", "the file is empty"),
        FileFault::NotJson(column, why) => both(
            format!("不是 JSON，读到第 {column} 列读不下去：{}", json_words(why)),
            format!("not JSON, as far as column {column}: {why}"),
        ),
        FileFault::ChineseMark(column) => both(
            format!("第 {column} 列用了中文标点，这里要用英文标点"),
            format!("a Chinese mark in column {column}, where JSON wants its own"),
        ),
        FileFault::Name => both("编号与文件名不同", "the id differs from the name of the file"),
        FileFault::SameId(other) => {
            both(format!("{other} 用的也是这个编号"), format!("{other} has this id too"))
        }
    }
}

/// The JSON parser's words for what editors run into, in Chinese; other words stay as they are.
fn json_words(words: &str) -> &str {
    match words {
        "trailing comma" => "最后一项后面多了逗号",
        "expected `,` or `}`" => "上一项后面缺逗号，或者缺右花括号 }",
        "expected `,` or `]`" => "上一项后面缺逗号，或者缺右方括号 ]",
        "expected `:`" => "名字后面缺冒号",
        "expected value" => "这里应当是一个值",
        "key must be a string" => "名字要放在英文双引号里",
        "trailing characters" => "文件已经结束，后面还有多余的字",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "引号里有换行或制表符，或者前面少了一个引号"
        }
        "invalid escape" => "反斜杠 \\ 用错了",
        "recursion limit exceeded" => "括号套得太深",
        _ if words.starts_with("EOF while parsing") => "文件到这里断了，缺右括号或引号",
        _ => words,
    }
}

fn shape(fault: &ShapeFault) -> Both {
    match fault {
        ShapeFault::MissingKey => both("缺少这一项", "missing"),
        ShapeFault::UnknownKey => both("没有叫这个名字的项", "there is no key of this name"),
        ShapeFault::KeyTwice => both("这一项写了两次", "the key stands twice"),
        ShapeFault::WrongType(wanted) => {
            let zh: Vec<&str> = wanted.iter().map(|name| type_name(name)).collect();
            both(format!("这里应当是{}", zh.join("或")), format!("must be {}", wanted.join(" or ")))
        }
        ShapeFault::NotOneOf(values) => both(
            format!("只能是 {}", values.join("、")),
            format!("must be one of {}", values.join(", ")),
        ),
        ShapeFault::TooFew(limit) => {
            both(format!("至少要有 {limit} 项"), format!("must have at least {limit} values"))
        }
        ShapeFault::TooMany(limit) => {
            both(format!("最多 {limit} 项"), format!("may have at most {limit} values"))
        }
        ShapeFault::TooLong(limit) => {
            both(format!("最多 {limit} 个字"), format!("may have at most {limit} characters"))
        }
        ShapeFault::OutOfRange => both("数字超出范围", "the number is out of range"),
        ShapeFault::Date(error) => both(date(*error), error.to_string()),
        ShapeFault::Address => both(
            "不是完整的网址（以 http:// 或 https:// 开头，没有空格）",
            "not a whole web address (http:// or https://, without spaces)",
        ),
        ShapeFault::Pattern(pattern) => {
            both(format!("写法不对，应符合 {pattern}"), format!("must have the form {pattern}"))
        }
    }
}

fn type_name(json: &str) -> &str {
    match json {
        "string" => "文字（放在英文双引号里）",
        "number" => "数字（不加引号）",
        "integer" => "整数（不加引号）",
        "boolean" => " true 或 false（不加引号）",
        "array" => "列表 [ ]",
        "object" => "对象 { }",
        "null" => " null",
        other => other,
    }
}

fn date(error: DateError) -> &'static str {
    match error {
        DateError::Shape => "日期要写成 2020、2020-12 或 2020-12-10",
        DateError::Month => "月份只有 01 到 12",
        DateError::Day => "这个月没有这一天",
    }
}

fn text(fault: &TextFault) -> Both {
    match fault {
        TextFault::NoChinese => both("这里应当是中文", "must be Chinese"),
        TextFault::HasChinese => both("英文里有汉字", "English with Chinese characters in it"),
        TextFault::Traditional(n) => {
            both(format!("有繁体字（{n} 处）"), format!("Traditional characters ({n})"))
        }
        TextFault::HalfWidth(n) => both(
            format!("中文旁边用了半角标点（{n} 处）"),
            format!("half-width punctuation beside Chinese ({n})"),
        ),
        TextFault::StraightQuotes(n) => {
            both(format!("用了直引号（{n} 处）"), format!("straight quotation marks ({n})"))
        }
        TextFault::Unpaired(open, close) => {
            both(format!("{open} 与 {close} 不成对"), format!("{open} and {close} do not pair"))
        }
        TextFault::Words(n) => both(
            format!("英文概要有 {n} 个词，最多 35 个"),
            format!("has {n} words, and may have 35"),
        ),
        TextFault::NoFullStop => both("英文概要要以句点结尾", "does not end in a full stop"),
        TextFault::CompoundKeyword => both(
            "一个关键词里有空格或顿号、逗号，请拆成几个",
            "more than one word: give each as a keyword of its own",
        ),
        TextFault::Unseen(ch, at) => {
            let (code, name) = (unseen::code(*ch), unseen_name(*ch));
            both(
                format!("第 {at} 个字是看不见的字符 {code}（{}）", name.zh),
                format!("character {at} cannot be seen: {code}, {}", name.en),
            )
        }
    }
}

/// What a character that nobody sees is called.
fn unseen_name(ch: char) -> Both {
    match ch {
        '\t' => both("制表符", "a tab"),
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => both("换行", "the end of a line"),
        '\u{ad}' => both("软连字符", "a soft hyphen"),
        '\u{200b}' => both("零宽空格", "a zero-width space"),
        '\u{200c}' | '\u{200d}' => both("零宽连接符", "a zero-width joiner or non-joiner"),
        '\u{61c}' | '\u{200e}' | '\u{200f}' => both("文字方向标记", "a mark of direction"),
        '\u{202a}'..='\u{202e}' => both("文字方向控制符", "an embedding or override of direction"),
        '\u{2066}'..='\u{2069}' => both("文字方向隔离符", "an isolate of direction"),
        '\u{2060}' | '\u{feff}' => both("零宽不换行空格", "a zero-width no-break space"),
        '\u{2061}'..='\u{2064}' => both("看不见的数学运算符", "an invisible operator"),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => both(
            "异体字选择符，前面没有可选的字",
            "a variation selector with nothing before it to vary",
        ),
        '\u{fff9}'..='\u{fffb}' => both("注音控制符", "an interlinear annotation mark"),
        '\u{e0000}'..='\u{e007f}' => both("标签字符", "a tag character"),
        _ => both("控制符", "a control character"),
    }
}

fn source(fault: &SourceFault) -> Both {
    match fault {
        SourceFault::LinkedRepost => {
            both("转载页（repost）不能链接", "a repost must not be linked")
        }
        SourceFault::UnlinkedOriginal => both(
            "不是转载页，应当可以链接；如果网站身份不明，kind 应为 repost",
            "not a repost, so it may be linked; where the host is unknown the kind is repost",
        ),
        SourceFault::NotGovernment => both(
            "官方网站（official）的域名要以 .gov.cn 结尾",
            "the host of an official site ends in .gov.cn",
        ),
        SourceFault::Government => both(
            "域名以 .gov.cn 结尾的是官方网站（official）",
            "a host that ends in .gov.cn is official",
        ),
        SourceFault::SameAddress => {
            both("这个案例里已有同样的网址", "the case gives this address already")
        }
        SourceFault::NoPublisher => {
            both("主要来源要写明发布者", "the main source must say who published it")
        }
        SourceFault::LeftOut => both(
            "这个网址公布时隐去了，请填回 data/ 里原来的网址",
            "this address was left out when the case was published: put back the one that data/ has",
        ),
    }
}

fn list(fault: &ListFault) -> Both {
    match fault {
        ListFault::SameId => both("编号重复了", "the list has this id already"),
        ListFault::ThemeHasIt => both("有一个主题也用这个编号", "a theme has this id too"),
        ListFault::Unused => both("没有案例用到它", "no case uses it"),
        ListFault::Unnamed => both("缺少这个值的名称", "has no name for this value"),
        ListFault::NotOneSentence => {
            both("定义应当是一句话，以句号结尾", "a definition is one sentence")
        }
        ListFault::SameTile(other) => {
            both(format!("与{other}在同一格"), format!("{other} stands on this tile"))
        }
        ListFault::HalfKnown(other) => both(
            format!("与 {other} 要么都填，要么都是 null"),
            format!("must be null where {other} is, and given where it is given"),
        ),
        ListFault::EndsFirst(from) => {
            both(format!("早于开始的时间（{from}）"), format!("earlier than the beginning, {from}"))
        }
        ListFault::ZoneCode => both(
            "功能区（zone）的代码以 zone- 开头，其他地区的不是",
            "the code of a zone, and of nothing else, begins with zone-",
        ),
        ListFault::OtherName => {
            both("转成简体后与 zh 不同", "differs from zh when made Simplified")
        }
        ListFault::NotOneCharacter => both("这里只能是一个汉字", "must be one character"),
        ListFault::NoReading => {
            both("字典里没有这个字的读音", "the dictionary has no reading of this character")
        }
        ListFault::NotASyllableEach(said, wanted) => both(
            format!("{wanted} 个字写了 {said} 个音节，应当一字一个，用一个空格隔开"),
            format!("{said} syllables for {wanted} characters: one each, parted by one space"),
        ),
        ListFault::NoSyllable => both(
            "没有这个拼音音节（不带声调，ü 写作 v）",
            "no syllable of pinyin (without tones, with v for ü)",
        ),
        ListFault::OnlyEnglish => both(
            "用英文写的案例集只有英文界面",
            "a collection that is written in English is offered in English alone",
        ),
        ListFault::Contrast(ratio, ground) => both(
            format!("与底色 {ground} 的对比度只有 {ratio}:1，至少要 4.5:1"),
            format!(
                "has a contrast of {ratio}:1 with the ground {ground}; at least 4.5:1 is needed"
            ),
        ),
        ListFault::OtherReading(ch) => {
            both(format!("字典里“{ch}”不这样读"), format!("not how the dictionary reads {ch}"))
        }
    }
}

fn history(fault: &HistoryFault) -> Both {
    match fault {
        HistoryFault::StillThere(file) => both(
            format!("{file} 还在，没有撤回"),
            format!("{file} is still there, so it is not withdrawn"),
        ),
        HistoryFault::NoCase => both("没有这个编号的案例", "there is no case of this id"),
        HistoryFault::NeverThere => both(
            "没有这个编号的案例，withdrawn.json 里也没有",
            "there is no case of this id, and withdrawn.json has none",
        ),
        HistoryFault::NotWithdrawn => both(
            "withdrawn.json 里没有这个编号，案例文件也没有",
            "is not in withdrawn.json, and no case has this id",
        ),
        HistoryFault::OtherVersion => both(
            "版本从 1 开始，一次加 1",
            "versions count from 1, each one more than the one before",
        ),
        HistoryFault::BeforeVersion(date) => both(
            format!("早于上一个版本（{date}）"),
            format!("earlier than the version before, of {date}"),
        ),
    }
}

fn script(fault: ScriptFault) -> Both {
    match fault {
        ScriptFault::NoCase => both("没有这个编号的案例", "there is no case of this id"),
        ScriptFault::NoField => {
            both("这个案例没有这项中文内容", "the case has no Chinese text of this name")
        }
        ScriptFault::NotInText => {
            both("原文里没有这几个字", "the text does not have these characters")
        }
        ScriptFault::OtherWords => {
            both("不是原来那几个字的繁体写法", "not the same characters in their Traditional form")
        }
        ScriptFault::Needless => {
            both("不写这一项，也会转成这样", "comes out like this without the override")
        }
    }
}

/// The Chinese name of a field: “第 3 个指标的单位” for `figures[2].unit`. Nothing where a part of
/// the path has no name.
pub fn name_of_field(field: &str) -> Option<String> {
    let parts = field.split('.').map(|part| {
        let (key, at) = part.split_once('[').unwrap_or((part, ""));
        let name = name_of_key(key)?;
        let at = at.strip_suffix(']').and_then(|at| at.parse::<usize>().ok());
        Some(at.map_or_else(|| name.to_owned(), |at| format!("第 {} 个{name}", at + 1)))
    });
    Some(parts.collect::<Option<Vec<String>>>()?.join("的"))
}

/// The Chinese name of a key, in a case file, in one of the lists or in a table of the export.
pub(crate) fn name_of_key(key: &str) -> Option<&'static str> {
    KEYS.iter().find(|(own, _)| *own == key).map(|(_, name)| *name)
}

const KEYS: [(&str, &str); 104] = [
    ("id", "编号"),
    ("title", "标题"),
    ("title_en", "英文标题"),
    ("summary_en", "英文概要"),
    ("district", "地区"),
    ("place", "具体地点"),
    ("level", "层级"),
    ("organ", "实施单位"),
    ("themes", "主题"),
    ("mechanisms", "机制"),
    ("keywords", "关键词"),
    ("date", "日期"),
    ("value", "值"),
    ("kind", "种类"),
    ("series", "系列"),
    ("background", "背景"),
    ("practices", "做法"),
    ("heading", "小标题"),
    ("text", "正文"),
    ("outcomes", "成效"),
    ("figures", "指标"),
    ("label", "名称"),
    ("unit", "单位"),
    ("qualifier", "精确程度"),
    ("as_of", "所属时期"),
    ("honours", "荣誉"),
    ("name", "名称"),
    ("by", "授予者"),
    ("milestones", "节点"),
    ("captions", "图片说明"),
    ("source", "来源"),
    ("more_sources", "其他来源"),
    ("publisher", "发布者"),
    ("url", "网址"),
    ("published", "发表日期"),
    ("linkable", "可否链接"),
    ("editor_note", "编者说明"),
    ("levels", "层级"),
    ("qualifiers", "精确程度"),
    ("source_kinds", "来源种类"),
    ("date_kinds", "日期种类"),
    ("zh", "中文名"),
    ("en", "英文名"),
    ("definition_zh", "定义"),
    ("year", "年份"),
    ("announced_total", "公布总数"),
    ("note", "说明"),
    ("districts", "地区"),
    ("code", "代码"),
    ("zh_short", "简称"),
    ("zh_hant", "繁体名"),
    ("pinyin", "拼音"),
    ("initials", "拼音首字母"),
    ("characters", "多音字"),
    ("readings", "读音"),
    ("words", "词"),
    ("tile", "方格位置"),
    ("area_km2", "面积"),
    ("area_source", "面积出处"),
    ("population_2020", "2020 年人口"),
    ("population_source", "人口出处"),
    ("case_id", "案例编号"),
    ("position", "次序"),
    ("date_kind", "日期种类"),
    ("first_day", "第一天"),
    ("last_day", "最后一天"),
    ("source_url", "来源网址"),
    ("theme", "主题"),
    ("mechanism", "机制"),
    ("keyword", "关键词"),
    ("given_by", "授予者"),
    ("caption", "图片说明"),
    ("tile_col", "方格列"),
    ("tile_row", "方格行"),
    ("words", "词语"),
    ("eras", "时期"),
    ("from", "开始"),
    ("to", "结束"),
    ("document", "文件"),
    ("issuer", "发布机关"),
    ("cases", "案例"),
    ("short_title", "简短标题"),
    ("subtitle", "副标题"),
    ("description", "简介"),
    ("editors", "编者"),
    ("home", "网址"),
    ("languages", "语言"),
    ("cases_in", "案例的语言"),
    ("colours", "颜色"),
    ("light", "浅色底"),
    ("dark", "深色底"),
    ("facets", "筛选项"),
    ("facet", "筛选项"),
    ("one", "单数"),
    ("many", "复数"),
    ("changes", "更新"),
    ("version", "版本"),
    ("summary", "说明"),
    ("added", "新增的案例"),
    ("changed", "改动的案例"),
    ("withdrawn", "撤回的案例"),
    ("reason", "撤回的原因"),
    ("reason_en", "英文撤回原因"),
    ("successor", "接替的案例"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_a_chinese_name() {
        for (field, name) in [
            ("figures[2].unit", Some("第 3 个指标的单位")),
            ("source.url", Some("来源的网址")),
            ("themes[0]", Some("第 1 个主题")),
            ("figures[2].units", None),
            ("", None),
        ] {
            assert_eq!(name_of_field(field).as_deref(), name, "{field}");
        }
    }
}
