//! The words of the timeline up close. Only the annex says them.

use super::Locale;

/// What a sentence above the chart is made of, each part in the reader's words already.
#[expect(missing_docs, reason = "each field is named after what it holds")]
pub struct Told<'a> {
    pub span: &'a str,
    pub shown: usize,
    /// The year with the most cases, and how many.
    pub peak: Option<(String, usize)>,
    /// The lane with the most cases, and how many.
    pub fullest: Option<(String, usize)>,
}

/// What the timeline up close says in one locale.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct LaneWords {
    pub title: &'static str,
    pub told: fn(&Told<'_>) -> String,
    pub nothing: &'static str,
    pub no_dates: &'static str,
    pub first_of: fn(shown: usize, of: usize) -> String,
    pub chart: fn(span: &str) -> String,
    pub keys: &'static str,

    pub lanes: &'static str,
    pub one_lane: &'static str,
    pub by_district: &'static str,
    pub by_theme: &'static str,
    pub by_mechanism: &'static str,
    pub no_such_lanes: fn(asked: &str) -> String,
    pub empty: fn(names: &[String]) -> String,
    pub in_lane: fn(name: &str, cases: usize) -> String,
    pub as_list: &'static str,
    pub as_chart: &'static str,

    pub zoom: &'static str,
    pub closer: &'static str,
    pub wider: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub whole: &'static str,

    pub legend: &'static str,
    pub known_to_span: &'static str,
    pub month: fn(u8) -> &'static str,
    pub events: fn(milestones: usize, honours: usize) -> String,
    pub part: &'static str,

    pub undated: fn(usize) -> String,
    pub undated_why: &'static str,

    pub eras: &'static str,
    pub no_eras: &'static str,
}

impl Locale {
    /// The words of the timeline up close in this locale.
    pub fn lanes(self) -> &'static LaneWords {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: LaneWords = LaneWords {
    title: "时间线细看",
    told: |told| {
        let mut text = format!("{}，画出 {} 个案例", told.span, told.shown);
        if let Some((year, n)) = &told.peak {
            text.push_str(&format!("；{year}最多，{n} 例"));
        }
        if let Some((lane, n)) = &told.fullest {
            text.push_str(&format!("；各道之中{lane}最多，{n} 例"));
        }
        text + "。"
    },
    nothing: "这段时间里，没有符合条件又有日期的案例。可以看全部时间，或放宽条件。",
    no_dates: "符合条件的案例都没有日期，画不到时间线上。",
    first_of: |shown, of| {
        format!("共 {of} 个，先显示最早的 {shown} 个；缩小时间范围或增加条件，可以看到其余的。")
    },
    chart: |span| format!("逐案图，{span}"),
    keys: "按住 Ctrl 滚动滚轮、或用两指缩放，左右拖动平移。用键盘：加号、减号缩放，左右方向键平移，Home、End 到两端，0 看全部时间。",
    lanes: "分道",
    one_lane: "不分道",
    by_district: "按区县",
    by_theme: "按主题",
    by_mechanism: "按机制",
    no_such_lanes: |asked| format!("不能按“{asked}”分道，这里没有分；可以按区县、主题或机制分。"),
    empty: |names| format!("这段时间没有案例的 {} 道没有画：{}。", names.len(), names.join("、")),
    in_lane: |name, n| format!("{name} · {n} 例"),
    as_list: "看列表",
    as_chart: "看图",
    zoom: "缩放与平移",
    closer: "放大",
    wider: "缩小",
    earlier: "往前",
    later: "往后",
    whole: "全部时间",
    legend: "图例",
    known_to_span: "只知道年份或月份：横条是可能的时间",
    month: |month| {
        const NAMES: [&str; 12] =
            ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"];
        NAMES.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
    },
    events: |milestones, honours| match (milestones, honours) {
        (0, n) => format!("荣誉 {n} 项"),
        (n, 0) => format!("节点 {n} 个"),
        (milestones, honours) => format!("节点 {milestones} 个，荣誉 {honours} 项"),
    },
    part: "，",
    undated: |n| format!("没有日期的 {n} 个"),
    undated_why: "来源没有写明时间，所以不在图上。",
    eras: "同期的规划",
    no_eras: "没有规划时期的资料，图上不画背景。",
};

static HANT: LaneWords = LaneWords {
    title: "時間線細看",
    told: |told| {
        let mut text = format!("{}，畫出 {} 個案例", told.span, told.shown);
        if let Some((year, n)) = &told.peak {
            text.push_str(&format!("；{year}最多，{n} 例"));
        }
        if let Some((lane, n)) = &told.fullest {
            text.push_str(&format!("；各道之中{lane}最多，{n} 例"));
        }
        text + "。"
    },
    nothing: "這段時間裡，沒有符合條件又有日期的案例。可以看全部時間，或放寬條件。",
    no_dates: "符合條件的案例都沒有日期，畫不到時間線上。",
    first_of: |shown, of| {
        format!("共 {of} 個，先顯示最早的 {shown} 個；縮小時間範圍或增加條件，可以看到其餘的。")
    },
    chart: |span| format!("逐案圖，{span}"),
    keys: "按住 Ctrl 捲動滾輪、或用兩指縮放，左右拖曳平移。用鍵盤：加號、減號縮放，左右方向鍵平移，Home、End 到兩端，0 看全部時間。",
    lanes: "分道",
    one_lane: "不分道",
    by_district: "按區縣",
    by_theme: "按主題",
    by_mechanism: "按機制",
    no_such_lanes: |asked| format!("不能按「{asked}」分道，這裡沒有分；可以按區縣、主題或機制分。"),
    empty: |names| format!("這段時間沒有案例的 {} 道沒有畫：{}。", names.len(), names.join("、")),
    in_lane: |name, n| format!("{name} · {n} 例"),
    as_list: "看列表",
    as_chart: "看圖",
    zoom: "縮放與平移",
    closer: "放大",
    wider: "縮小",
    earlier: "往前",
    later: "往後",
    whole: "全部時間",
    legend: "圖例",
    known_to_span: "只知道年份或月份：橫條是可能的時間",
    month: HANS.month,
    events: |milestones, honours| match (milestones, honours) {
        (0, n) => format!("榮譽 {n} 項"),
        (n, 0) => format!("節點 {n} 個"),
        (milestones, honours) => format!("節點 {milestones} 個，榮譽 {honours} 項"),
    },
    part: "，",
    undated: |n| format!("沒有日期的 {n} 個"),
    undated_why: "來源沒有寫明時間，所以不在圖上。",
    eras: "同期的規劃",
    no_eras: "沒有規劃時期的資料，圖上不畫背景。",
};

static EN: LaneWords = LaneWords {
    title: "The timeline up close",
    told: |told| {
        let cases = if told.shown == 1 { "case" } else { "cases" };
        let mut text = format!("{}: {} {cases}", told.span, told.shown);
        if let Some((year, n)) = &told.peak {
            text.push_str(&format!("; most in {year}, {n}"));
        }
        if let Some((lane, n)) = &told.fullest {
            text.push_str(&format!("; the fullest lane is {lane}, with {n}"));
        }
        text + "."
    },
    nothing: "No dated case meets these conditions in this time. Look at all time, or ask for less.",
    no_dates: "None of the cases that meet these conditions has a date, so none has a place on the timeline.",
    first_of: |shown, of| {
        format!(
            "{of} in all; the earliest {shown} are shown. A shorter time or a further condition shows the others."
        )
    },
    chart: |span| format!("Case by case, {span}"),
    keys: "Zoom with Ctrl and the wheel or with two fingers; drag sideways to move. By keyboard: plus and minus zoom, left and right move, Home and End go to the ends, 0 shows all time.",
    lanes: "Lanes",
    one_lane: "All in one",
    by_district: "By place",
    by_theme: "By theme",
    by_mechanism: "By mechanism",
    no_such_lanes: |asked| {
        format!(
            "There are no lanes by “{asked}”, so there is one for all; there are lanes by place, theme and mechanism."
        )
    },
    empty: |names| {
        let lanes = if names.len() == 1 { "lane" } else { "lanes" };
        format!("{} {lanes} without a case in this time: {}.", names.len(), names.join("; "))
    },
    in_lane: |name, n| format!("{name} · {n}"),
    as_list: "As a list",
    as_chart: "As a chart",
    zoom: "Zoom and move",
    closer: "Zoom in",
    wider: "Zoom out",
    earlier: "Earlier",
    later: "Later",
    whole: "All time",
    legend: "Legend",
    known_to_span: "known to the year or month: the bar is the time that it may be",
    month: |month| {
        const NAMES: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        NAMES.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
    },
    events: |milestones, honours| {
        let many =
            |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
        match (milestones, honours) {
            (0, n) => many(n, "honour", "honours"),
            (n, 0) => many(n, "milestone", "milestones"),
            (milestones, honours) => format!(
                "{}, {}",
                many(milestones, "milestone", "milestones"),
                many(honours, "honour", "honours")
            ),
        }
    },
    part: ", ",
    undated: |n| format!("Without a date: {n}"),
    undated_why: "Their sources do not say when, so they are not on the chart.",
    eras: "Plans of the time",
    no_eras: "There is nothing on the plans of the time, so the chart has no background.",
};
