//! 简体中文.

use anlan_engine::case::{DateKind, Qualifier, SourceKind};
use anlan_engine::check::{List, Reason};
use anlan_engine::date::PartialDate;
use anlan_engine::facet::Facet;
use anlan_engine::load::LoadErrorKind;
use anlan_engine::matches::Dimension;
use anlan_engine::search::Sort;

use super::{Leaders, Locale, Words};
use crate::own::{self, Field};

pub(super) static WORDS: Words = Words {
    own_name: "简体",
    introduction: |cases, places, years| match years {
        Some((first, last)) => {
            format!("{cases} 个案例，{places} 个{}，{first}—{last} 年", all_places())
        }
        None => format!("{cases} 个案例，{places} 个{}", all_places()),
    },
    lacking: |undated, [found, announced]| {
        format!(
            "每个数字都有出处。缺什么也写明：已公布总数的系列共 {announced} 个案例，这里收录 {found} 个；{undated} 个案例没有日期。"
        )
    },
    skip: "跳到案例列表",
    language: "语言",
    elder_mode: "关怀版",
    plain_mode: "标准版",
    close: "关闭",
    retry: "重试",
    plain_page: "纯文字版",

    search: "检索案例",
    search_placeholder: "检索标题、关键词、做法，如：调解",
    search_clear: "清空检索词",

    filters: "筛选",
    of_conditions: |_| "项条件",
    filters_done: |cases| format!("查看 {cases} 个案例"),
    facet: |facet| own::facet(Locale::Hans, facet),
    facet_unknown: |facet| match facet {
        Facet::Series => "不属于任何系列",
        Facet::Year => "无日期",
        _ => "未注明",
    },
    facet_search: |facet| format!("在{facet}中查找"),
    facet_more: |n| format!("显示全部 {n} 项"),
    facet_less: "收起",
    facet_no_value: "没有这样的选项",
    any_of: "任一",
    all_of: "全部",
    any_or_all: |facet| format!("{facet}：满足任一还是全部"),
    bucket_count: |n| format!("{n} 个案例"),

    conditions: "已选条件",
    condition_query: "检索",
    condition_time: "时间",
    condition_remove: |condition| format!("移除条件：{condition}"),
    clear_all: "清除全部",
    pair: |name, value| format!("{name}：{value}"),
    quoted: |text| format!("“{text}”"),

    count: |shown, of, undated| match undated {
        0 => format!("{shown} / {of} 个案例"),
        _ => format!("{shown} / {of} 个案例，其中 {undated} 个无日期"),
    },
    sort: "排序",
    sort_name: |sort, worded| match sort {
        Sort::Best if worded => "最相关",
        Sort::Best | Sort::Newest => "最新",
        Sort::Oldest => "最早",
        Sort::District => "按区县",
    },
    view_cases: "案例",
    view_time: "时间",
    view_mechanisms: "机制",
    view_figures: "数字",
    view_more: "更多",
    pick: "加入对比",
    views: "查看方式",
    hits: "案例列表",
    more_hits: |n| format!("再显示 {n} 个"),
    undated: "无日期",
    key_figure: "关键数字",

    nothing: "没有符合条件的案例",
    nothing_asked: |asked| format!("所查条件：{}。", asked.join("；")),
    relief: |dimension, n| format!("去掉{dimension}条件，可见 {n} 个案例"),
    dimension: |dimension| match dimension {
        Dimension::Text => "检索词",
        Dimension::Time => "时间",
        Dimension::Facet(facet) => (WORDS.facet)(facet),
    },

    timeline: "时间线",
    most: |years, districts| {
        let clause = |leaders: Leaders, what: &str| {
            leaders.map(|(names, count)| {
                let each = if names.len() > 1 { "各 " } else { "" };
                format!("{}{what}，{each}{count} 例", names.join("、"))
            })
        };
        let clauses = [clause(years, "最多"), clause(districts, "居各地之首")];
        let said: Vec<String> = clauses.into_iter().flatten().collect();
        if said.is_empty() { String::new() } else { said.join("；") + "。" }
    },
    timeline_unit: |months| match months {
        1 => "每月案例数",
        3 => "每季度案例数",
        _ => "每年案例数",
    },
    timeline_hint: "在图上拖动可选一段时间",
    year_only: "仅知年份",
    year_only_count: |year, n| format!("{year}年，仅知年份：{n} 个"),
    undated_count: |n| format!("无日期 {n} 个"),
    brush_from: "起始时间",
    brush_to: "结束时间",
    brush_clear: "不限时间",
    date_from: "从",
    date_to: "到",
    date_wrong: "请写成 2020、2020-06 或 2020-06-15",
    events: |n| format!("节点与荣誉 {n} 项"),
    milestone: "节点",
    honour: "荣誉",

    as_table: "看表格",
    as_chart: "看图",
    total: "合计",
    shown_count: "案例数",

    case: "案例",
    place: "地点",
    organ: "单位",
    date: "日期",
    date_kind: |kind| match kind {
        DateKind::Published => "来源发布",
        DateKind::Started => "启动或实施",
        DateKind::Awarded => "获得称号",
    },
    series_of: |found, announced| match announced {
        Some(announced) => format!("共 {announced} 个，本集合收录 {found} 个"),
        None => format!("总数未公布，本集合收录 {found} 个"),
    },
    background: "背景",
    practices: "做法",
    outcomes: "成效",
    outcomes_note: "成效为来源所述，未另行核实。",
    figures: "数字",
    figures_of: "时点",
    honours: "荣誉",
    milestones: "节点",
    captions: "原文图片说明",
    captions_note: "此处不收图片。",
    editor_note: "编者注",
    sources: "来源",
    source_untitled: "（原文标题未记录）",
    source_kind: |kind| match kind {
        SourceKind::Official => "党政机关网站",
        SourceKind::Media => "报刊、新闻网站",
        SourceKind::Repost => "转载",
    },
    source_unlinked: "只找到转载页，不作外链",
    source_published: |date| format!("{date}发布"),
    related: "相关案例",
    related_same: |facet, value| format!("同{facet}：{value}"),
    reason_gap: "；",
    previous: "上一个",
    next: "下一个",
    place_in_hits: |at, of| format!("第 {at} 个，共 {of} 个"),
    copy_link: "复制链接",
    share: "分享",
    copied: "已复制",
    copy_failed: "未能复制，请手动选择",
    cite: "引用",
    cite_standard: "GB/T 7714",
    cite_plain: "文字说明",
    cite_plain_text: |citation| {
        let mut text = format!("{}：《{}》", citation.publisher, citation.title);
        if let Some(published) = &citation.published {
            text.push_str(&format!("，{published}"));
        }
        match citation.url {
            Some(url) => text.push_str(&format!("，{url}（{} 查阅）。", citation.today)),
            None => text.push('。'),
        }
        text
    },
    copy: "复制",
    case_in_chinese: None,

    about: "关于这份集合",
    about_text: &[
        "案例取自公开网页，文字为编者自行概括，每个数字都注明出处；成效由来源自述，未另行核实。",
        "案例多少只反映找到了多少：有的区县、主题和年份偏少，已公布的系列也没有收全。",
        "没有外部请求，不用 Cookie，不作任何跟踪。",
    ],

    failed: "数据没有载入",
    failed_network: |_| "没有取到数据文件，请检查网络后重试。".to_owned(),
    failed_status: |status| format!("服务器没有给出数据文件（状态 {status}）。"),
    failed_load: |kind| match kind {
        LoadErrorKind::NotJson => "数据文件不完整，或不是 JSON。",
        LoadErrorKind::Shape => "数据文件的结构不对。",
        LoadErrorKind::Format => "数据文件的版本与页面不符，刷新页面可能有用。",
    },
    empty: "这份数据里还没有案例。",
    left_out: |bad, of| format!("{of} 个案例中有 {bad} 个未能载入，其余照常显示。"),
    unseen: "数据中有看不见的控制字符，显示时已去掉。",
    left_out_show: "查看原因",
    complaint: |reason| match reason {
        Reason::Shape(why) => format!("结构不对（{why}）"),
        Reason::Id => "编号只能用小写字母、数字和单个连字符".to_owned(),
        Reason::RepeatedId => "编号与另一案例相同".to_owned(),
        Reason::RepeatedTitle(id) => format!("标题与案例 {id} 相同"),
        Reason::Unknown(list) => format!("不在{}中", list_name(*list)),
        Reason::Repeated => "重复".to_owned(),
        Reason::EmptyList => "至少要有一项".to_owned(),
        Reason::Blank => "不能为空".to_owned(),
        Reason::Padded => "首尾有空格".to_owned(),
        Reason::HalfDate => "日期和日期类型要么都有，要么都为空".to_owned(),
        Reason::AfterPublication(date) => format!("晚于来源发布日期 {date}"),
        Reason::NoAddress => "可链接的来源要有 http 或 https 网址".to_owned(),
        Reason::Unseen(first) => format!("有看不见的字符（U+{:04X}），已去掉", u32::from(*first)),
    },
    did_you_mean: |nearest| format!("是不是 {nearest}？"),

    day: |date| chinese_date(date),
    range_dash: "—",
    qualified: |qualifier, number| match qualifier {
        Qualifier::Exact => number.to_owned(),
        Qualifier::Approx => format!("约 {number}"),
        Qualifier::AtLeast => format!("≥ {number}"),
    },
};

fn list_name(list: List) -> &'static str {
    match list {
        List::Districts => "区县表",
        List::Themes => "主题表",
        List::Mechanisms => "机制表",
        List::Levels => "层级表",
        List::Series => "系列表",
    }
}

/// “2020年12月10日”, as far as known.
pub(super) fn chinese_date(date: PartialDate) -> String {
    let mut text = format!("{}年", date.year());
    if let Some(month) = date.month() {
        text.push_str(&format!("{month}月"));
    }
    if let Some(day) = date.day() {
        text.push_str(&format!("{day}日"));
    }
    text
}

/// Places of every sort, after their number.
fn all_places() -> &'static str {
    own::text(Locale::Hans, Field::AllPlaces)
}
