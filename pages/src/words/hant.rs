//! 繁體中文.

use anlan_engine::case::{DateKind, Qualifier, SourceKind};
use anlan_engine::check::{List, Reason};
use anlan_engine::facet::Facet;
use anlan_engine::load::LoadErrorKind;
use anlan_engine::matches::Dimension;
use anlan_engine::search::Sort;

use super::hans::chinese_date;
use super::{Leaders, Locale, Words};
use crate::own::{self, Field};

pub(super) static WORDS: Words = Words {
    own_name: "繁體",
    introduction: |cases, places, years| match years {
        Some((first, last)) => {
            format!("{cases} 個案例，{places} 個{}，{first}—{last} 年", all_places())
        }
        None => format!("{cases} 個案例，{places} 個{}", all_places()),
    },
    lacking: |undated, [found, announced]| {
        format!(
            "每個數字都有出處。缺什麼也寫明：已公布總數的系列共 {announced} 個案例，這裡收錄 {found} 個；{undated} 個案例沒有日期。"
        )
    },
    skip: "跳到案例列表",
    language: "語言",
    elder_mode: "關懷版",
    plain_mode: "標準版",
    close: "關閉",
    retry: "重試",
    plain_page: "純文字版",

    search: "檢索案例",
    search_placeholder: "檢索標題、關鍵詞、做法，如：調解",
    search_clear: "清空檢索詞",

    filters: "篩選",
    of_conditions: |_| "項條件",
    filters_done: |cases| format!("查看 {cases} 個案例"),
    facet: |facet| own::facet(Locale::Hant, facet),
    facet_unknown: |facet| match facet {
        Facet::Series => "不屬於任何系列",
        Facet::Year => "無日期",
        _ => "未註明",
    },
    facet_search: |facet| format!("在{facet}中查找"),
    facet_more: |n| format!("顯示全部 {n} 項"),
    facet_less: "收起",
    facet_no_value: "沒有這樣的選項",
    any_of: "任一",
    all_of: "全部",
    any_or_all: |facet| format!("{facet}：滿足任一還是全部"),
    bucket_count: |n| format!("{n} 個案例"),

    conditions: "已選條件",
    condition_query: "檢索",
    condition_time: "時間",
    condition_remove: |condition| format!("移除條件：{condition}"),
    clear_all: "清除全部",
    pair: |name, value| format!("{name}：{value}"),
    quoted: |text| format!("「{text}」"),

    count: |shown, of, undated| match undated {
        0 => format!("{shown} / {of} 個案例"),
        _ => format!("{shown} / {of} 個案例，其中 {undated} 個無日期"),
    },
    sort: "排序",
    sort_name: |sort, worded| match sort {
        Sort::Best if worded => "最相關",
        Sort::Best | Sort::Newest => "最新",
        Sort::Oldest => "最早",
        Sort::District => "按區縣",
    },
    view_cases: "案例",
    view_time: "時間",
    view_mechanisms: "機制",
    view_figures: "數字",
    view_more: "更多",
    pick: "加入對比",
    views: "查看方式",
    hits: "案例列表",
    more_hits: |n| format!("再顯示 {n} 個"),
    undated: "無日期",
    key_figure: "關鍵數字",

    nothing: "沒有符合條件的案例",
    nothing_asked: |asked| format!("所查條件：{}。", asked.join("；")),
    relief: |dimension, n| format!("去掉{dimension}條件，可見 {n} 個案例"),
    dimension: |dimension| match dimension {
        Dimension::Text => "檢索詞",
        Dimension::Time => "時間",
        Dimension::Facet(facet) => (WORDS.facet)(facet),
    },

    timeline: "時間線",
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
        1 => "每月案例數",
        3 => "每季度案例數",
        _ => "每年案例數",
    },
    timeline_hint: "在圖上拖動可選一段時間",
    year_only: "僅知年份",
    year_only_count: |year, n| format!("{year}年，僅知年份：{n} 個"),
    undated_count: |n| format!("無日期 {n} 個"),
    brush_from: "起始時間",
    brush_to: "結束時間",
    brush_clear: "不限時間",
    date_from: "從",
    date_to: "到",
    date_wrong: "請寫成 2020、2020-06 或 2020-06-15",
    events: |n| format!("節點與榮譽 {n} 項"),
    milestone: "節點",
    honour: "榮譽",

    as_table: "看表格",
    as_chart: "看圖",
    total: "合計",
    shown_count: "案例數",

    case: "案例",
    place: "地點",
    organ: "單位",
    date: "日期",
    date_kind: |kind| match kind {
        DateKind::Published => "來源發布",
        DateKind::Started => "啟動或實施",
        DateKind::Awarded => "獲得稱號",
    },
    series_of: |found, announced| match announced {
        Some(announced) => format!("共 {announced} 個，本集合收錄 {found} 個"),
        None => format!("總數未公布，本集合收錄 {found} 個"),
    },
    background: "背景",
    practices: "做法",
    outcomes: "成效",
    outcomes_note: "成效為來源所述，未另行核實。",
    figures: "數字",
    figures_of: "時點",
    honours: "榮譽",
    milestones: "節點",
    captions: "原文圖片說明",
    captions_note: "此處不收圖片。",
    editor_note: "編者注",
    sources: "來源",
    source_untitled: "（原文標題未記錄）",
    source_kind: |kind| match kind {
        SourceKind::Official => "黨政機關網站",
        SourceKind::Media => "報刊、新聞網站",
        SourceKind::Repost => "轉載",
    },
    source_unlinked: "只找到轉載頁，不作外鏈",
    source_published: |date| format!("{date}發布"),
    related: "相關案例",
    related_same: |facet, value| format!("同{facet}：{value}"),
    reason_gap: "；",
    previous: "上一個",
    next: "下一個",
    place_in_hits: |at, of| format!("第 {at} 個，共 {of} 個"),
    copy_link: "複製連結",
    share: "分享",
    copied: "已複製",
    copy_failed: "未能複製，請手動選擇",
    cite: "引用",
    cite_standard: "GB/T 7714",
    cite_plain: "文字說明",
    cite_plain_text: |citation| {
        let mut text = format!("{}：《{}》", citation.publisher, citation.title);
        if let Some(published) = &citation.published {
            text.push_str(&format!("，{published}"));
        }
        match citation.url {
            Some(url) => text.push_str(&format!("，{url}（{} 查閱）。", citation.today)),
            None => text.push('。'),
        }
        text
    },
    copy: "複製",
    case_in_chinese: None,

    about: "關於這份集合",
    about_text: &[
        "案例取自公開網頁，文字為編者自行概括，每個數字都註明出處；成效由來源自述，未另行核實。",
        "案例多少只反映找到了多少：有的區縣、主題和年份偏少，已公布的系列也沒有收全。",
        "沒有外部請求，不用 Cookie，不作任何追蹤。",
    ],

    failed: "數據沒有載入",
    failed_network: |_| "沒有取到數據文件，請檢查網絡後重試。".to_owned(),
    failed_status: |status| format!("伺服器沒有給出數據文件（狀態 {status}）。"),
    failed_load: |kind| match kind {
        LoadErrorKind::NotJson => "數據文件不完整，或不是 JSON。",
        LoadErrorKind::Shape => "數據文件的結構不對。",
        LoadErrorKind::Format => "數據文件的版本與頁面不符，重新整理頁面可能有用。",
    },
    empty: "這份數據裡還沒有案例。",
    left_out: |bad, of| format!("{of} 個案例中有 {bad} 個未能載入，其餘照常顯示。"),
    unseen: "數據中有看不見的控制字符，顯示時已去掉。",
    left_out_show: "查看原因",
    complaint: |reason| match reason {
        Reason::Shape(why) => format!("結構不對（{why}）"),
        Reason::Id => "編號只能用小寫字母、數字和單個連字符".to_owned(),
        Reason::RepeatedId => "編號與另一案例相同".to_owned(),
        Reason::RepeatedTitle(id) => format!("標題與案例 {id} 相同"),
        Reason::Unknown(list) => format!("不在{}中", list_name(*list)),
        Reason::Repeated => "重複".to_owned(),
        Reason::EmptyList => "至少要有一項".to_owned(),
        Reason::Blank => "不能為空".to_owned(),
        Reason::Padded => "首尾有空格".to_owned(),
        Reason::HalfDate => "日期和日期類型要麼都有，要麼都為空".to_owned(),
        Reason::AfterPublication(date) => format!("晚於來源發布日期 {date}"),
        Reason::NoAddress => "可連結的來源要有 http 或 https 網址".to_owned(),
        Reason::Unseen(first) => format!("有看不見的字符（U+{:04X}），已去掉", u32::from(*first)),
    },
    did_you_mean: |nearest| format!("是不是 {nearest}？"),

    day: |date| chinese_date(date),
    range_dash: "—",
    qualified: |qualifier, number| match qualifier {
        Qualifier::Exact => number.to_owned(),
        Qualifier::Approx => format!("約 {number}"),
        Qualifier::AtLeast => format!("≥ {number}"),
    },
};

fn list_name(list: List) -> &'static str {
    match list {
        List::Districts => "區縣表",
        List::Themes => "主題表",
        List::Mechanisms => "機制表",
        List::Levels => "層級表",
        List::Series => "系列表",
    }
}

/// Places of every sort, after their number.
fn all_places() -> &'static str {
    own::text(Locale::Hant, Field::AllPlaces)
}
