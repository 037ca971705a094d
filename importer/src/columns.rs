//! The sheets of the template and their columns: the one place that says where each field of the
//! model stands in a spreadsheet.

/// What stands between several values in one cell.
pub const MARK: char = '；';

/// A list that values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The places.
    Districts,
    /// Subjects.
    Themes,
    /// Ways of governing.
    Mechanisms,
    /// Levels of government.
    Levels,
    /// Announced series.
    Series,
    /// How exact a figure is.
    Qualifiers,
    /// Sorts of sites.
    SourceKinds,
    /// What a date is the date of.
    DateKinds,
}

impl List {
    /// All of them, in the order in which the sheet of lists has them.
    pub const ALL: [List; 8] = [
        List::Districts,
        List::Themes,
        List::Mechanisms,
        List::Levels,
        List::Series,
        List::Qualifiers,
        List::SourceKinds,
        List::DateKinds,
    ];

    /// Its Chinese name.
    pub fn zh(self) -> &'static str {
        match self {
            List::Districts => "地区",
            List::Themes => "主题",
            List::Mechanisms => "机制",
            List::Levels => "层级",
            List::Series => "系列",
            List::Qualifiers => "精确程度",
            List::SourceKinds => "来源种类",
            List::DateKinds => "日期种类",
        }
    }
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The id of a case.
    Id,
    /// A text.
    Text,
    /// A date, as far as it is known.
    Date,
    /// A date or the name of a period.
    Period,
    /// A number.
    Number,
    /// Yes or no.
    Truth,
    /// One value of a list.
    One(List),
    /// Several values of a list.
    Several(List),
    /// Several words of the case's own.
    Words,
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// The path of its field: in the case, or in an entry of the list that the sheet is of.
    pub key: &'static str,
    /// Its heading in Simplified characters.
    pub zh: &'static str,
    /// Its heading in Traditional characters.
    pub hant: &'static str,
    /// Its heading in English.
    pub en: &'static str,
    /// What else it may be called.
    pub also: &'static [&'static str],
    /// What its cells are.
    pub holds: Holds,
    /// Whether an entry is nothing without it.
    pub is_needed: bool,
    /// How wide it is, in digits.
    pub width: u16,
    /// What to fill in, in Chinese. What a template says is for its wording to tell.
    pub about: &'static str,
}

/// A sheet.
#[derive(Debug)]
pub struct Form {
    /// The list of the case that its rows are entries of; empty for the cases themselves.
    pub list: &'static str,
    /// Its name in Simplified characters.
    pub zh: &'static str,
    /// What else it may be called.
    pub also: &'static [&'static str],
    /// Its columns; the first is the id of the case.
    pub columns: &'static [Column],
}

const fn column(
    key: &'static str,
    names: [&'static str; 3],
    also: &'static [&'static str],
    holds: Holds,
    is_needed: bool,
    width: u16,
    about: &'static str,
) -> Column {
    let [zh, hant, en] = names;
    Column { key, zh, hant, en, also, holds, is_needed, width, about }
}

const OF_CASE: Column = column(
    "id",
    ["编号", "編號", "Case"],
    &["id", "case id", "案例编号", "案例編號"],
    Holds::Id,
    true,
    30,
    "所属案例的编号，与“案例”表一致",
);

/// The sheets, the cases first.
pub const FORMS: [Form; 7] = [
    Form {
        list: "",
        zh: "案例",
        also: &["案例表", "cases", "case"],
        columns: &[
            column(
                "id",
                ["编号", "編號", "ID"],
                &["案例编号", "案例編號", "case id"],
                Holds::Id,
                true,
                30,
                "必填。小写字母、数字和连字符，不与别的案例重复，如 one-window",
            ),
            column(
                "title",
                ["标题", "標題", "Title"],
                &["案例名称", "案例名稱"],
                Holds::Text,
                true,
                36,
                "必填。简体中文标题",
            ),
            column(
                "title_en",
                ["英文标题", "英文標題", "English title"],
                &["title en"],
                Holds::Text,
                true,
                30,
                "必填。英文标题",
            ),
            column(
                "summary_en",
                ["英文概要", "英文概要", "English summary"],
                &["summary", "summary en"],
                Holds::Text,
                true,
                50,
                "必填。一句英文，最多 35 个词",
            ),
            column(
                "district",
                ["地区", "地區", "District"],
                &["区县", "區縣"],
                Holds::One(List::Districts),
                true,
                24,
                "必填。从下拉列表中选",
            ),
            column(
                "place",
                ["具体地点", "具體地點", "Place"],
                &["地点", "地點"],
                Holds::Text,
                false,
                18,
                "可不填。街道、村等",
            ),
            column(
                "level",
                ["层级", "層級", "Level"],
                &[],
                Holds::One(List::Levels),
                true,
                20,
                "必填。从下拉列表中选",
            ),
            column(
                "organ",
                ["实施单位", "實施單位", "Organ"],
                &["单位名称", "body"],
                Holds::Text,
                true,
                30,
                "必填。几个单位之间用“；”隔开",
            ),
            column(
                "themes",
                ["主题", "主題", "Themes"],
                &["theme"],
                Holds::Several(List::Themes),
                true,
                26,
                "必填，1—3 个，最主要的在前，用“；”隔开；名称见“列表”",
            ),
            column(
                "mechanisms",
                ["机制", "機制", "Mechanisms"],
                &["mechanism"],
                Holds::Several(List::Mechanisms),
                true,
                26,
                "必填，用“；”隔开；名称见“列表”",
            ),
            column(
                "keywords",
                ["关键词", "關鍵詞", "Keywords"],
                &["keyword", "关键字", "關鍵字"],
                Holds::Words,
                true,
                26,
                "必填，2—7 个，用“；”隔开",
            ),
            column(
                "date.value",
                ["日期", "日期", "Date"],
                &["案例日期"],
                Holds::Date,
                false,
                13,
                "知道多少填多少：2020、2020-02 或 2020-02-11",
            ),
            column(
                "date.kind",
                ["日期种类", "日期種類", "Date kind"],
                &[],
                Holds::One(List::DateKinds),
                false,
                16,
                "填了日期就要选",
            ),
            column(
                "series",
                ["系列", "系列", "Series"],
                &[],
                Holds::One(List::Series),
                false,
                24,
                "可不填。从下拉列表中选",
            ),
            column(
                "background",
                ["背景", "背景", "Background"],
                &[],
                Holds::Text,
                true,
                50,
                "必填。为什么要做",
            ),
            column(
                "outcomes",
                ["成效", "成效", "Outcomes"],
                &["效果"],
                Holds::Text,
                false,
                50,
                "可不填。据报道取得的成效",
            ),
            column(
                "source.title",
                ["来源标题", "來源標題", "Source title"],
                &[],
                Holds::Text,
                false,
                36,
                "可不填。来源页面的标题",
            ),
            column(
                "source.publisher",
                ["来源发布者", "來源發佈者", "Source publisher"],
                &["來源發布者"],
                Holds::Text,
                true,
                20,
                "必填。谁发布的",
            ),
            column(
                "source.url",
                ["来源网址", "來源網址", "Source address"],
                &["source url", "网址", "網址", "url"],
                Holds::Text,
                true,
                40,
                "必填。以 http:// 或 https:// 开头",
            ),
            column(
                "source.published",
                ["来源发表日期", "來源發表日期", "Source published"],
                &["发表日期", "發表日期", "source date"],
                Holds::Date,
                false,
                13,
                "页面发表的日期，写法同“日期”",
            ),
            column(
                "source.kind",
                ["来源种类", "來源種類", "Source kind"],
                &[],
                Holds::One(List::SourceKinds),
                true,
                24,
                "必填。从下拉列表中选",
            ),
            column(
                "source.linkable",
                ["来源可链接", "來源可連結", "Source linkable"],
                &["可否链接", "可否連結", "可链接", "可連結"],
                Holds::Truth,
                true,
                11,
                "必填。是或否；转载页填否",
            ),
            column(
                "editor_note",
                ["编者说明", "編者說明", "Editor's note"],
                &["editor note", "说明", "說明"],
                Holds::Text,
                false,
                40,
                "可不填。这条记录有什么不确定，最多 90 字",
            ),
        ],
    },
    Form {
        list: "practices",
        zh: "做法",
        also: &["practices", "practice"],
        columns: &[
            OF_CASE,
            column(
                "heading",
                ["小标题", "小標題", "Heading"],
                &["标题", "標題"],
                Holds::Text,
                true,
                24,
                "必填。几个字",
            ),
            column(
                "text",
                ["正文", "正文", "Text"],
                &["内容", "內容", "做法"],
                Holds::Text,
                true,
                80,
                "必填。做了什么",
            ),
        ],
    },
    Form {
        list: "figures",
        zh: "数字",
        also: &["數字", "指标", "指標", "figures", "figure", "numbers"],
        columns: &[
            OF_CASE,
            column(
                "label",
                ["名称", "名稱", "Label"],
                &["指标", "指標"],
                Holds::Text,
                true,
                34,
                "必填。数的是什么",
            ),
            column(
                "value",
                ["数值", "數值", "Value"],
                &["值", "数字", "數字", "number"],
                Holds::Number,
                true,
                14,
                "必填。只填数字；3.3 万人填 3.3，单位填“万人”",
            ),
            column(
                "unit",
                ["单位", "單位", "Unit"],
                &[],
                Holds::Text,
                true,
                12,
                "必填。如 件、万人、%",
            ),
            column(
                "qualifier",
                ["精确程度", "精確程度", "Qualifier"],
                &[],
                Holds::One(List::Qualifiers),
                true,
                14,
                "从下拉列表中选",
            ),
            column(
                "as_of",
                ["所属时期", "所屬時期", "As of"],
                &["时期", "時期", "period"],
                Holds::Period,
                false,
                18,
                "可不填。日期，或“七五”期间这样的名称",
            ),
        ],
    },
    Form {
        list: "honours",
        zh: "荣誉",
        also: &["榮譽", "honours", "honors", "honour"],
        columns: &[
            OF_CASE,
            column(
                "name",
                ["名称", "名稱", "Name"],
                &["荣誉", "榮譽", "title"],
                Holds::Text,
                true,
                50,
                "必填。称号或奖项",
            ),
            column(
                "by",
                ["授予者", "授予者", "Given by"],
                &["by"],
                Holds::Text,
                false,
                30,
                "可不填。谁授予的",
            ),
            column(
                "date",
                ["日期", "日期", "Date"],
                &["授予日期"],
                Holds::Date,
                false,
                13,
                "可不填。写法同“案例”表",
            ),
        ],
    },
    Form {
        list: "milestones",
        zh: "节点",
        also: &["節點", "milestones", "milestone"],
        columns: &[
            OF_CASE,
            column(
                "date",
                ["日期", "日期", "Date"],
                &[],
                Holds::Date,
                true,
                13,
                "必填。写法同“案例”表",
            ),
            column(
                "text",
                ["内容", "內容", "Text"],
                &["正文"],
                Holds::Text,
                true,
                80,
                "必填。发生了什么",
            ),
        ],
    },
    Form {
        list: "captions",
        zh: "图注",
        also: &["圖注", "图片说明", "圖片說明", "captions", "caption"],
        columns: &[
            OF_CASE,
            column(
                "",
                ["图注", "圖注", "Caption"],
                &["图片说明", "圖片說明", "内容", "內容", "text"],
                Holds::Text,
                true,
                80,
                "必填。来源页面上的照片拍了什么",
            ),
        ],
    },
    Form {
        list: "more_sources",
        zh: "其他来源",
        also: &["其他來源", "其它来源", "其它來源", "more sources", "other sources", "sources"],
        columns: &[
            OF_CASE,
            column(
                "title",
                ["标题", "標題", "Title"],
                &["来源标题", "來源標題"],
                Holds::Text,
                false,
                36,
                "可不填。页面的标题",
            ),
            column(
                "publisher",
                ["发布者", "發佈者", "Publisher"],
                &["發布者", "来源发布者", "來源發佈者"],
                Holds::Text,
                false,
                24,
                "谁发布的",
            ),
            column(
                "url",
                ["网址", "網址", "Address"],
                &["url", "来源网址", "來源網址"],
                Holds::Text,
                true,
                50,
                "必填。以 http:// 或 https:// 开头",
            ),
            column(
                "published",
                ["发表日期", "發表日期", "Published"],
                &["日期", "date"],
                Holds::Date,
                false,
                13,
                "可不填。写法同“案例”表",
            ),
            column(
                "kind",
                ["种类", "種類", "Kind"],
                &["来源种类", "來源種類"],
                Holds::One(List::SourceKinds),
                true,
                24,
                "必填。从下拉列表中选",
            ),
            column(
                "linkable",
                ["可链接", "可連結", "Linkable"],
                &["可否链接", "可否連結"],
                Holds::Truth,
                true,
                9,
                "必填。是或否；转载页填否",
            ),
        ],
    },
];

/// The name of the sheet with the values to choose from, which is not read.
pub const LISTS: &str = "列表";
