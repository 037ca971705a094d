//! What the plain page says, in the language of the cases.

use anlan_engine::case::Qualifier;
use anlan_engine::date::PartialDate;
use anlan_pages::words::Locale;

/// The sentences of the page; each field is named after what it says.
pub(super) struct Words {
    pub locale: Locale,
    pub plain: &'static str,
    pub opening: fn(usize) -> String,
    pub as_file: &'static str,
    pub full_page: &'static str,
    pub single: &'static str,
    pub contents: &'static str,
    pub section: fn(&str, usize) -> String,
    pub closing: &'static str,
    pub background: &'static str,
    pub practices: &'static str,
    pub outcomes: &'static str,
    pub figures: &'static str,
    pub honours: &'static str,
    pub milestones: &'static str,
    pub captions: &'static str,
    pub sources: &'static str,
    pub note: &'static str,
    pub back: &'static str,
    pub alone: &'static str,
    pub facts: [&'static str; 8],
    /// What parts a name from what is said of it, the values of a list, and the parts of a line.
    pub gaps: [&'static str; 3],
    pub in_brackets: fn(&str) -> String,
    pub of_series: fn(publisher: &str, announced: Option<u32>, here: usize) -> String,
    pub qualifier: fn(Qualifier) -> &'static str,
    pub no_publisher: &'static str,
    pub no_date: &'static str,
    pub withdrawn: &'static str,
    pub withdrawn_on: fn(&str) -> String,
    pub successor: &'static str,
}

impl Words {
    /// A date as far as it is known.
    pub(super) fn day(&self, date: PartialDate) -> String {
        (self.locale.words().day)(date)
    }
}

pub(super) static ZH: Words = Words {
    locale: Locale::Hans,
    plain: "纯文字版",
    opening: |n| {
        format!(
            "这是纯文字版，收有全部 {n} 个案例。您看到它，可能是因为您的浏览器不能运行完整页面（没有 \
             WebAssembly，或者版本较旧），也可能是您自己选了纯文字。"
        )
    },
    as_file: "这是一个单独的文件，不用联网。若是在聊天软件、邮件的预览里看到这段文字，请选“用浏览器打开”或\
              “用其他应用打开”，就能使用完整页面。",
    full_page: "打开完整页面",
    single: "一个案例一页",
    contents: "目录",
    section: |name, n| format!("{name}（{n} 个案例）"),
    closing: "事实和数字出自各案例所列的来源，文字为编者自己的表述；成效由来源页面自述，未另行核实。\
              标为“转载”的来源，未能确认网站身份，因此不提供链接。",
    background: "背景",
    practices: "做法",
    outcomes: "成效",
    figures: "指标",
    honours: "荣誉",
    milestones: "节点",
    captions: "图片说明",
    sources: "来源",
    note: "编者说明",
    back: "回到目录",
    alone: "单独一页",
    facts: ["地区", "日期", "层级", "实施单位", "主题", "机制", "关键词", "系列"],
    gaps: ["：", "、", "，"],
    in_brackets: |text| format!("（{text}）"),
    of_series: |publisher, announced, here| match announced {
        Some(total) => format!("{publisher}公布 {total} 个，这里收有 {here} 个"),
        None => format!("{publisher}公布，这里收有 {here} 个"),
    },
    qualifier: |qualifier| match qualifier {
        Qualifier::Exact => "",
        Qualifier::Approx => "约 ",
        Qualifier::AtLeast => "≥ ",
    },
    no_publisher: "发布者不详",
    no_date: "日期不详",
    withdrawn: "已撤回的案例",
    withdrawn_on: |day| format!("{day}撤回。"),
    successor: "现在请看：",
};

pub(super) static EN: Words = Words {
    locale: Locale::En,
    plain: "plain text",
    opening: |n| {
        format!(
            "This is the plain text of all {n} cases. You may be here because your browser cannot run the \
             full page (it has no WebAssembly, or is an older one), or because you chose plain text."
        )
    },
    as_file: "This is a file of its own and needs no network. In the preview of a chat or a mail, choose \
              “open in browser” to use the full page.",
    full_page: "Open the full page",
    single: "One case a page",
    contents: "Contents",
    section: |name, n| format!("{name} ({n} {})", if n == 1 { "case" } else { "cases" }),
    closing: "Facts and figures come from the sources named with each case; the wording is the editors’ \
              own, and outcomes are as the sources report them. Reposts are not linked.",
    background: "Background",
    practices: "Practices",
    outcomes: "Outcomes",
    figures: "Figures",
    honours: "Honours",
    milestones: "Milestones",
    captions: "Captions",
    sources: "Sources",
    note: "Editor’s note",
    back: "Back to the contents",
    alone: "On a page of its own",
    facts: ["Place", "Date", "Level", "Organ", "Themes", "Mechanisms", "Keywords", "Series"],
    gaps: [": ", ", ", ", "],
    in_brackets: |text| format!(" ({text})"),
    of_series: |publisher, announced, here| match announced {
        Some(total) => format!("{publisher}; {here} of {total} are here"),
        None => format!("{publisher}; {here} are here"),
    },
    qualifier: |qualifier| match qualifier {
        Qualifier::Exact => "",
        Qualifier::Approx => "about ",
        Qualifier::AtLeast => "≥ ",
    },
    no_publisher: "publisher unknown",
    no_date: "no date known",
    withdrawn: "Withdrawn cases",
    withdrawn_on: |day| format!("Withdrawn on {day}."),
    successor: "See now:",
};
