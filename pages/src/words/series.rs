//! The words of announced series.

use super::Locale;

/// What is said of series, and of what is new in them.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Series {
    pub title: &'static str,
    /// Series, those with a known total, how many those announced and how many of them are here.
    pub total: fn(series: usize, known: usize, announced: u32, here: u32) -> String,
    pub none: &'static str,
    pub name: &'static str,
    pub publisher: &'static str,
    pub year: &'static str,
    pub announced: &'static str,
    pub here: &'static str,
    pub missing: &'static str,
    pub not_known: &'static str,
    pub no_year: &'static str,
    pub note: &'static str,
    pub note_note: Option<&'static str>,

    pub all: &'static str,
    pub standing: fn(announced: u32, here: u32, missing: u32) -> String,
    pub open: fn(here: u32) -> String,
    pub cases: &'static str,
    pub published: fn(day: &str) -> String,
    pub unpublished: &'static str,
    pub legend: fn(here: u32, missing: u32) -> String,
    pub gap: &'static str,
    pub gap_known: fn(missing: u32, announced: u32) -> String,
    pub gap_none: &'static str,
    pub gap_open: &'static str,

    pub news: fn(usize) -> String,
    pub no_news: &'static str,
    pub remembered: &'static str,
    pub forget: &'static str,
    pub forgotten: &'static str,

    pub unknown: fn(&str) -> String,
    pub nearest: &'static str,
}

impl Locale {
    /// The words of series.
    pub fn series(self) -> &'static Series {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: Series = Series {
    title: "公布过的系列",
    total: |series, known, announced, here| {
        let open = series.saturating_sub(known);
        let open = if open == 0 {
            String::new()
        } else {
            format!("；另 {open} 个没有说共有多少")
        };
        format!(
            "{series} 个系列中有 {known} 个知道总数，共 {announced} 个案例，这里找到 {here} 个{open}。"
        )
    },
    none: "本集合没有系列。",
    name: "系列",
    publisher: "发布者",
    year: "年份",
    announced: "公布",
    here: "收录",
    missing: "未找到",
    not_known: "不详",
    no_year: "不限一年",
    note: "说明",
    note_note: None,

    all: "全部系列",
    standing: |announced, here, missing| match missing {
        0 if here > announced => format!("公布 {announced} 个，这里归入 {here} 个，多出的待核。"),
        0 => format!("公布的 {announced} 个都在这里。"),
        _ => format!(
            "公布 {announced} 个，这里收录 {here} 个；{announced} 个中有 {missing} 个没有找到。"
        ),
    },
    open: |here| format!("来源没有说共有多少个，这里收录 {here} 个，缺多少不知道。"),
    cases: "这里收录的，按来源发布先后",
    published: |day| format!("{day}发布"),
    unpublished: "发布日期不详",
    legend: |here, missing| format!("实心 {here} 个在这里，空心 {missing} 个没有找到"),
    gap: "缺什么",
    gap_known: |missing, announced| {
        format!(
            "{announced} 个中有 {missing} 个没有找到：它们的题目和所属区县都不知道，所以这里列不出名单。"
        )
    },
    gap_none: "不缺。",
    gap_open: "公布总数不详，无从说缺多少。",

    news: |n| format!("上次看过之后，这里新增 {n} 个案例："),
    no_news: "上次看过之后，这里没有新增。",
    remembered: "只记在这台设备的浏览器里，不会发给任何人。",
    forget: "清除看过的记录",
    forgotten: "已清除。这个浏览器不再记得各系列看过什么。",

    unknown: |id| format!("没有叫“{id}”的系列，可能是地址写错了，或者它已改名。"),
    nearest: "最接近的是",
};

static HANT: Series = Series {
    title: "公布過的系列",
    total: |series, known, announced, here| {
        let open = series.saturating_sub(known);
        let open = if open == 0 {
            String::new()
        } else {
            format!("；另 {open} 個沒有說共有多少")
        };
        format!(
            "{series} 個系列中有 {known} 個知道總數，共 {announced} 個案例，這裡找到 {here} 個{open}。"
        )
    },
    none: "本集合沒有系列。",
    name: "系列",
    publisher: "發布者",
    year: "年份",
    announced: "公布",
    here: "收錄",
    missing: "未找到",
    not_known: "不詳",
    no_year: "不限一年",
    note: "說明",
    note_note: None,

    all: "全部系列",
    standing: |announced, here, missing| match missing {
        0 if here > announced => format!("公布 {announced} 個，這裡歸入 {here} 個，多出的待核。"),
        0 => format!("公布的 {announced} 個都在這裡。"),
        _ => format!(
            "公布 {announced} 個，這裡收錄 {here} 個；{announced} 個中有 {missing} 個沒有找到。"
        ),
    },
    open: |here| format!("來源沒有說共有多少個，這裡收錄 {here} 個，缺多少不知道。"),
    cases: "這裡收錄的，按來源發布先後",
    published: |day| format!("{day}發布"),
    unpublished: "發布日期不詳",
    legend: |here, missing| format!("實心 {here} 個在這裡，空心 {missing} 個沒有找到"),
    gap: "缺什麼",
    gap_known: |missing, announced| {
        format!(
            "{announced} 個中有 {missing} 個沒有找到：它們的題目和所屬區縣都不知道，所以這裡列不出名單。"
        )
    },
    gap_none: "不缺。",
    gap_open: "公布總數不詳，無從說缺多少。",

    news: |n| format!("上次看過之後，這裡新增 {n} 個案例："),
    no_news: "上次看過之後，這裡沒有新增。",
    remembered: "只記在這臺裝置的瀏覽器裡，不會傳給任何人。",
    forget: "清除看過的記錄",
    forgotten: "已清除。這個瀏覽器不再記得各系列看過什麼。",

    unknown: |id| format!("沒有叫「{id}」的系列，可能是網址寫錯了，或者它已改名。"),
    nearest: "最接近的是",
};

fn cases(n: usize) -> String {
    if n == 1 { "1 case".to_owned() } else { format!("{n} cases") }
}

static EN: Series = Series {
    title: "Announced series",
    total: |series, known, announced, here| {
        let open = match series.saturating_sub(known) {
            0 => String::new(),
            1 => "; 1 more does not say how many there are".to_owned(),
            more => format!("; {more} more do not say how many there are"),
        };
        format!(
            "{known} of {series} series have a known total: {announced} cases, of which {here} were found{open}."
        )
    },
    none: "This collection has no series.",
    name: "Series",
    publisher: "Publisher",
    year: "Year",
    announced: "Announced",
    here: "Here",
    missing: "Not found",
    not_known: "not known",
    no_year: "several",
    note: "Note",
    note_note: Some("(in Chinese)"),

    all: "All series",
    standing: |announced, here, missing| match missing {
        0 if here > announced => {
            format!(
                "{announced} were announced and {here} are filed here: more than there should be."
            )
        }
        0 => format!("All {announced} announced cases are here."),
        _ => format!(
            "{announced} were announced and {here} are here: {missing} of {announced} were not found."
        ),
    },
    open: |here| {
        format!(
            "The source does not say how many there are; {here} are here, and how many are missing is not known."
        )
    },
    cases: "What is here, in the order published",
    published: |day| format!("published {day}"),
    unpublished: "date of publication not known",
    legend: |here, missing| format!("Filled: {here} are here. Outlined: {missing} were not found."),
    gap: "What is missing",
    gap_known: |missing, announced| {
        format!(
            "{missing} of {announced} were not found. Neither their titles nor their places are known, so they cannot be listed."
        )
    },
    gap_none: "Nothing.",
    gap_open: "How many were announced is not known, so neither is how many are missing.",

    news: |n| format!("{} new here since your last visit:", cases(n)),
    no_news: "Nothing new here since your last visit.",
    remembered: "Remembered in the browser of this device alone, and sent to nobody.",
    forget: "Forget what I have seen",
    forgotten: "Forgotten. This browser no longer knows what you have seen of any series.",

    unknown: |id| {
        format!("There is no series “{id}”. The address may be mistyped, or it was renamed.")
    },
    nearest: "Closest:",
};
