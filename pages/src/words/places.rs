//! The words of the page of one district, and of the charts that compare all of them. Only the annex
//! says them, so they stand apart from those of the page.

use anlan_engine::case::DistrictKind;
use anlan_engine::facet::Facet;
use anlan_engine::ranking::{Measure, Reason};

use super::Locale;
use crate::own;

/// What is said of places in one locale. Names are written in the reader's language already; rates and
/// shares are texts.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Places {
    pub districts: &'static str,
    pub tiles: &'static str,
    pub tiles_note: &'static str,
    pub matrix: &'static str,
    pub matrix_note: &'static str,
    pub matrix_cell: fn(&str, &str, u32) -> String,
    pub sparkline: fn(&str) -> String,
    pub few_to_many: fn(u32) -> [String; 2],
    pub details: &'static str,
    pub details_of: fn(&str) -> String,
    pub names: fn(&[String]) -> String,
    pub cases: fn(u32) -> String,

    pub bars: fn(having: u32, leaders: &[String], most: u32) -> String,
    pub busiest_cell: fn(place: &str, theme: &str, most: u32) -> String,
    pub coloured: fn(what: &str, leaders: &[String], most: u32, without: u32) -> String,
    pub colour: &'static str,
    pub colour_cases: &'static str,
    pub colour_figures: &'static str,
    pub colour_honours: &'static str,
    pub colour_unknown: fn(&str) -> String,

    pub ranking: &'static str,
    pub measures: &'static str,
    pub measure: fn(Measure) -> &'static str,
    pub leads: fn(Measure, place: &str, rate: &str, cases: u32) -> String,
    pub none_leads: &'static str,
    pub rank: &'static str,
    pub alike: &'static str,
    pub few: &'static str,
    pub ranking_note: &'static str,
    pub measure_note: fn(Measure) -> &'static str,
    pub apart: &'static str,
    pub reason: fn(Reason, Measure) -> &'static str,
    pub denominators: &'static str,

    pub kind: fn(DistrictKind) -> &'static str,
    pub area: &'static str,
    pub square_km: fn(&str) -> String,
    pub people: &'static str,
    pub residents: fn(&str) -> String,
    pub no_sizes: &'static str,
    pub no_size: &'static str,
    pub summary: fn(place: &str, own: u32, all: u32, share: Option<&str>) -> String,
    pub undated: fn(u32) -> String,
    pub few_note: fn(u32) -> String,
    pub whole: &'static str,
    pub to_list: fn(&str) -> String,
    pub compare: &'static str,
    pub before: fn(&str) -> String,
    pub after: fn(&str) -> String,
    pub neighbours: &'static str,

    pub years: &'static str,
    pub years_prose: fn(dated: u32, span: &str, busiest: &[String], most: u32) -> String,
    pub no_years: &'static str,

    pub themes: &'static str,
    pub over: fn(theme: &str, own: &str, all: &str) -> String,
    pub none_over: &'static str,
    pub only_counts: fn(u32) -> String,
    pub own: &'static str,
    pub all: &'static str,
    pub themes_note: &'static str,
    pub no_theme: fn(&[String]) -> String,

    pub mechanisms: &'static str,
    pub mechanisms_prose: fn(used: usize, most: &str, count: u32, unused: usize) -> String,
    pub earliest: &'static str,
    pub others_as_early: fn(usize) -> String,
    pub none_dated: &'static str,
    pub unused: fn(usize) -> String,
    pub unused_note: &'static str,

    pub figures_prose: fn(figures: u32, cases: usize, shown: usize) -> String,
    pub no_figures: &'static str,
    pub all_figures: &'static str,
    pub honours_prose: fn(usize) -> String,
    pub no_honours: &'static str,

    pub sources: &'static str,
    pub sources_prose: fn(linkable: u32, all: u32) -> String,
    pub linkable: &'static str,
    pub list: fn(u32) -> String,
    pub limits: &'static str,
    pub limits_text: &'static [&'static str],

    pub which: &'static str,
    pub unknown: fn(&str) -> String,
    pub unknown_note: &'static str,
    pub meant: &'static str,
    pub every_place: &'static str,
}

impl Locale {
    /// The words of places in this locale.
    pub fn places(self) -> &'static Places {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: Places = Places {
    districts: "各区县案例数",
    tiles: "方块示意图",
    tiles_note: "方块只表示大致方位，大小和边界没有含义。数量少只说明找到的少，不等于做得少。",
    matrix: "区县与主题对照",
    matrix_note: "空白处是本集合中尚无案例的组合。一个案例可有多个主题，分别计数。",
    matrix_cell: |district, theme, n| format!("{district}，{theme}：{n} 个案例"),
    sparkline: |district| format!("{district}各年案例数"),
    few_to_many: |max| ["0".to_owned(), max.to_string()],
    details: "详情",
    details_of: |place| format!("{place}详情"),
    names: |names| names.join("、"),
    cases: |n| format!("{n} 个案例"),

    bars: |having, leaders, most| match leaders {
        [] => "所选范围内，没有区县或功能区的案例。".to_owned(),
        [one] => format!("{having} 个区县和功能区有案例，{one}最多，{most} 个。"),
        [_, _] | [_, _, _] => {
            format!("{having} 个区县和功能区有案例，{}并列最多，各 {most} 个。", leaders.join("、"))
        }
        many => {
            format!("{having} 个区县和功能区有案例，{} 个并列最多，各 {most} 个。", many.len())
        }
    },
    busiest_cell: |place, theme, most| format!("最多的组合是{place}的“{theme}”，{most} 个案例。"),
    coloured: |what, leaders, most, without| {
        let rest = match without {
            0 => String::new(),
            n => format!("；{n} 个地方没有"),
        };
        match leaders {
            [] => format!("{what}：区县和功能区都没有。"),
            [one] => format!("{what}：{one}最多，{most}{rest}。"),
            [_, _] | [_, _, _] => {
                format!("{what}：{}并列最多，各 {most}{rest}。", leaders.join("、"))
            }
            many => format!("{what}：{} 个地方并列最多，各 {most}{rest}。", many.len()),
        }
    },
    colour: "按什么着色",
    colour_cases: "案例数",
    colour_figures: "数字个数",
    colour_honours: "荣誉项数",
    colour_unknown: |key| format!("没有“{key}”这种着色，这里按案例数着色。"),

    ranking: "排名",
    measures: "按什么排",
    measure: |measure| match measure {
        Measure::Cases => "案例数",
        Measure::People => "每 10 万居民",
        Measure::Area => "每 100 平方公里",
    },
    leads: |measure, place, rate, cases| match measure {
        Measure::Cases => format!("按案例数，{place}居首，{cases} 个。"),
        Measure::People => format!(
            "每 10 万居民的案例数，在不少于 5 个案例的地方中{place}最高，{rate} 个（共 {cases} 个）。"
        ),
        Measure::Area => format!(
            "每 100 平方公里的案例数，在不少于 5 个案例的地方中{place}最高，{rate} 个（共 {cases} 个）。"
        ),
    },
    none_leads: "没有单独居首的地方：最前的并列，或案例都少于 5 个。",
    rank: "名次",
    alike: "并列",
    few: "少于 5 个",
    ranking_note: "案例少于 5 个的不排名次：多一个少一个，先后就变了。数值相同的只记“并列”。",
    measure_note: |measure| match measure {
        Measure::Cases => "数量少只说明找到的少，不等于做得少。",
        Measure::People => {
            "居民数含功能区居民的区县（见下方依据），功能区的案例却单独列出，比率因此偏低。名次按未取舍的比率排。"
        }
        Measure::Area => {
            "面积是按概化界线估算的，非官方统计；功能区所占的面积仍在所在区县内。名次按未取舍的比率排。"
        }
    },
    apart: "不参加排名",
    reason: |reason, measure| match (reason, measure) {
        (Reason::City, _) => "全市的案例，不属于哪个区县",
        (Reason::Unknown, Measure::Area) => "没有面积数字",
        (Reason::Unknown, _) => "没有居民数",
    },
    denominators: "所用数字和依据",

    kind: |kind| match kind {
        DistrictKind::City => "全市",
        DistrictKind::District => "市辖区",
        DistrictKind::County => "县",
        DistrictKind::Zone => "功能区",
    },
    area: "面积",
    square_km: |n| format!("{n} 平方公里"),
    people: "居民",
    residents: |n| format!("{n} 人（2020年11月1日）"),
    no_sizes: "没有面积和居民数：功能区不是行政区，本集合没有可用的数字。",
    no_size: "没有数字",
    summary: |place, own, all, share| match (own, share) {
        (0, _) => format!("本集合没有{place}的案例。"),
        (_, Some(share)) => format!("{place}有 {own} 个案例，占全部 {all} 个的 {share}。"),
        _ => format!("{place}有 {own} 个案例，全部共 {all} 个。"),
    },
    undated: |n| format!("其中 {n} 个没有日期。"),
    few_note: |n| format!("只有 {n} 个案例：占比和先后说明不了什么，这里只列个数。"),
    whole: "本页看的是整个集合，不受筛选影响。",
    to_list: |place| format!("在列表中只看{place}"),
    compare: "与其他区县比较",
    before: |place| format!("上一个：{place}"),
    after: |place| format!("下一个：{place}"),
    neighbours: "相邻的区县页",

    years: "年份",
    years_prose: |dated, span, busiest, most| match busiest {
        [one] => format!("有日期的 {dated} 个在{span}，{one}最多，{most} 个。"),
        [_, _] | [_, _, _] => {
            format!("有日期的 {dated} 个在{span}，{}最多，各 {most} 个。", busiest.join("、"))
        }
        _ => format!("有日期的 {dated} 个在{span}，一年至多 {most} 个。"),
    },
    no_years: "没有一个案例有日期。",

    themes: "主题，与全部案例对照",
    over: |theme, own, all| {
        format!("与全部案例相比，“{theme}”的占比高出最多：这里 {own}，全部 {all}。")
    },
    none_over: "没有哪个主题的占比高于全部案例。",
    only_counts: |n| format!("只有 {n} 个案例，不算占比，只列个数。"),
    own: "这里",
    all: "全部案例",
    themes_note: "两条线用同一把尺。一个案例可有多个主题，占比相加可超过 100%。",
    no_theme: |names| format!("这里没有案例的主题：{}。", names.join("、")),

    mechanisms: "机制",
    mechanisms_prose: |used, most, count, unused| {
        let rest = match unused {
            0 => "；本集合有的机制这里都有".to_owned(),
            n => format!("；另有 {n} 种在别处有，这里没有收到"),
        };
        format!("用到 {used} 种机制，最多的是“{most}”，{count} 个案例{rest}。")
    },
    earliest: "最早",
    others_as_early: |n| format!("另有 {n} 个可能同样早"),
    none_dated: "都没有日期",
    unused: |n| format!("本集合中这里没有的 {n} 种机制"),
    unused_note: "没有，只表示本集合没有收到，不等于当地没有做。",

    figures_prose: |figures, cases, shown| {
        format!("来源共给出 {figures} 个数字，出自 {cases} 个案例；下列 {shown} 个案例各一个。")
    },
    no_figures: "这里的案例没有记录数字。",
    all_figures: "看全部数字",
    honours_prose: |n| format!("记录了 {n} 项荣誉。"),
    no_honours: "这里的案例没有记录荣誉。",

    sources: "来源",
    sources_prose: |linkable, all| format!("{all} 个主要来源中，{linkable} 个可以打开。"),
    linkable: "可打开",
    list: |n| format!("全部 {n} 个案例"),
    limits: "能说明什么，不能说明什么",
    limits_text: &[
        "案例按做法所属的地方归类，每个案例只归一处；市级案例归市本级，不摊到区县。",
        "个数反映的是公开发布并被找到的有多少，不等于做了多少、做得多好。",
        "日期依来源，只知年份的不推到月日，没有日期的单独计数。",
        "数字和荣誉为来源所述，未另行核实；各来源口径不同，不宜相加。",
    ],

    which: "看哪个区县",
    unknown: |key| format!("没有代码为“{key}”的区县"),
    unknown_note: "地址中的代码有误，或这个地方已不在集合里。",
    meant: "是不是：",
    every_place: "全部区县和功能区",
};

static HANT: Places = Places {
    districts: "各區縣案例數",
    tiles: "方塊示意圖",
    tiles_note: "方塊只表示大致方位，大小和邊界沒有含義。數量少只說明找到的少，不等於做得少。",
    matrix: "區縣與主題對照",
    matrix_note: "空白處是本集合中尚無案例的組合。一個案例可有多個主題，分別計數。",
    matrix_cell: |district, theme, n| format!("{district}，{theme}：{n} 個案例"),
    sparkline: |district| format!("{district}各年案例數"),
    few_to_many: |max| ["0".to_owned(), max.to_string()],
    details: "詳情",
    details_of: |place| format!("{place}詳情"),
    names: |names| names.join("、"),
    cases: |n| format!("{n} 個案例"),

    bars: |having, leaders, most| match leaders {
        [] => "所選範圍內，沒有區縣或功能區的案例。".to_owned(),
        [one] => format!("{having} 個區縣和功能區有案例，{one}最多，{most} 個。"),
        [_, _] | [_, _, _] => {
            format!("{having} 個區縣和功能區有案例，{}並列最多，各 {most} 個。", leaders.join("、"))
        }
        many => {
            format!("{having} 個區縣和功能區有案例，{} 個並列最多，各 {most} 個。", many.len())
        }
    },
    busiest_cell: |place, theme, most| format!("最多的組合是{place}的「{theme}」，{most} 個案例。"),
    coloured: |what, leaders, most, without| {
        let rest = match without {
            0 => String::new(),
            n => format!("；{n} 個地方沒有"),
        };
        match leaders {
            [] => format!("{what}：區縣和功能區都沒有。"),
            [one] => format!("{what}：{one}最多，{most}{rest}。"),
            [_, _] | [_, _, _] => {
                format!("{what}：{}並列最多，各 {most}{rest}。", leaders.join("、"))
            }
            many => format!("{what}：{} 個地方並列最多，各 {most}{rest}。", many.len()),
        }
    },
    colour: "按什麼著色",
    colour_cases: "案例數",
    colour_figures: "數字個數",
    colour_honours: "榮譽項數",
    colour_unknown: |key| format!("沒有「{key}」這種著色，這裡按案例數著色。"),

    ranking: "排名",
    measures: "按什麼排",
    measure: |measure| match measure {
        Measure::Cases => "案例數",
        Measure::People => "每 10 萬居民",
        Measure::Area => "每 100 平方公里",
    },
    leads: |measure, place, rate, cases| match measure {
        Measure::Cases => format!("按案例數，{place}居首，{cases} 個。"),
        Measure::People => format!(
            "每 10 萬居民的案例數，在不少於 5 個案例的地方中{place}最高，{rate} 個（共 {cases} 個）。"
        ),
        Measure::Area => format!(
            "每 100 平方公里的案例數，在不少於 5 個案例的地方中{place}最高，{rate} 個（共 {cases} 個）。"
        ),
    },
    none_leads: "沒有單獨居首的地方：最前的並列，或案例都少於 5 個。",
    rank: "名次",
    alike: "並列",
    few: "少於 5 個",
    ranking_note: "案例少於 5 個的不排名次：多一個少一個，先後就變了。數值相同的只記「並列」。",
    measure_note: |measure| match measure {
        Measure::Cases => "數量少只說明找到的少，不等於做得少。",
        Measure::People => {
            "居民數含功能區居民的區縣（見下方依據），功能區的案例卻單獨列出，比率因此偏低。名次按未取捨的比率排。"
        }
        Measure::Area => {
            "面積是按概化界線估算的，非官方統計；功能區所占的面積仍在所在區縣內。名次按未取捨的比率排。"
        }
    },
    apart: "不參加排名",
    reason: |reason, measure| match (reason, measure) {
        (Reason::City, _) => "全市的案例，不屬於哪個區縣",
        (Reason::Unknown, Measure::Area) => "沒有面積數字",
        (Reason::Unknown, _) => "沒有居民數",
    },
    denominators: "所用數字和依據",

    kind: |kind| match kind {
        DistrictKind::City => "全市",
        DistrictKind::District => "市轄區",
        DistrictKind::County => "縣",
        DistrictKind::Zone => "功能區",
    },
    area: "面積",
    square_km: |n| format!("{n} 平方公里"),
    people: "居民",
    residents: |n| format!("{n} 人（2020年11月1日）"),
    no_sizes: "沒有面積和居民數：功能區不是行政區，本集合沒有可用的數字。",
    no_size: "沒有數字",
    summary: |place, own, all, share| match (own, share) {
        (0, _) => format!("本集合沒有{place}的案例。"),
        (_, Some(share)) => format!("{place}有 {own} 個案例，占全部 {all} 個的 {share}。"),
        _ => format!("{place}有 {own} 個案例，全部共 {all} 個。"),
    },
    undated: |n| format!("其中 {n} 個沒有日期。"),
    few_note: |n| format!("只有 {n} 個案例：占比和先後說明不了什麼，這裡只列個數。"),
    whole: "本頁看的是整個集合，不受篩選影響。",
    to_list: |place| format!("在列表中只看{place}"),
    compare: "與其他區縣比較",
    before: |place| format!("上一個：{place}"),
    after: |place| format!("下一個：{place}"),
    neighbours: "相鄰的區縣頁",

    years: "年份",
    years_prose: |dated, span, busiest, most| match busiest {
        [one] => format!("有日期的 {dated} 個在{span}，{one}最多，{most} 個。"),
        [_, _] | [_, _, _] => {
            format!("有日期的 {dated} 個在{span}，{}最多，各 {most} 個。", busiest.join("、"))
        }
        _ => format!("有日期的 {dated} 個在{span}，一年至多 {most} 個。"),
    },
    no_years: "沒有一個案例有日期。",

    themes: "主題，與全部案例對照",
    over: |theme, own, all| {
        format!("與全部案例相比，「{theme}」的占比高出最多：這裡 {own}，全部 {all}。")
    },
    none_over: "沒有哪個主題的占比高於全部案例。",
    only_counts: |n| format!("只有 {n} 個案例，不算占比，只列個數。"),
    own: "這裡",
    all: "全部案例",
    themes_note: "兩條線用同一把尺。一個案例可有多個主題，占比相加可超過 100%。",
    no_theme: |names| format!("這裡沒有案例的主題：{}。", names.join("、")),

    mechanisms: "機制",
    mechanisms_prose: |used, most, count, unused| {
        let rest = match unused {
            0 => "；本集合有的機制這裡都有".to_owned(),
            n => format!("；另有 {n} 種在別處有，這裡沒有收到"),
        };
        format!("用到 {used} 種機制，最多的是「{most}」，{count} 個案例{rest}。")
    },
    earliest: "最早",
    others_as_early: |n| format!("另有 {n} 個可能同樣早"),
    none_dated: "都沒有日期",
    unused: |n| format!("本集合中這裡沒有的 {n} 種機制"),
    unused_note: "沒有，只表示本集合沒有收到，不等於當地沒有做。",

    figures_prose: |figures, cases, shown| {
        format!("來源共給出 {figures} 個數字，出自 {cases} 個案例；下列 {shown} 個案例各一個。")
    },
    no_figures: "這裡的案例沒有記錄數字。",
    all_figures: "看全部數字",
    honours_prose: |n| format!("記錄了 {n} 項榮譽。"),
    no_honours: "這裡的案例沒有記錄榮譽。",

    sources: "來源",
    sources_prose: |linkable, all| format!("{all} 個主要來源中，{linkable} 個可以打開。"),
    linkable: "可打開",
    list: |n| format!("全部 {n} 個案例"),
    limits: "能說明什麼，不能說明什麼",
    limits_text: &[
        "案例按做法所屬的地方歸類，每個案例只歸一處；市級案例歸市本級，不攤到區縣。",
        "個數反映的是公開發布並被找到的有多少，不等於做了多少、做得多好。",
        "日期依來源，只知年份的不推到月日，沒有日期的單獨計數。",
        "數字和榮譽為來源所述，未另行核實；各來源口徑不同，不宜相加。",
    ],

    which: "看哪個區縣",
    unknown: |key| format!("沒有代碼為「{key}」的區縣"),
    unknown_note: "網址中的代碼有誤，或這個地方已不在集合裡。",
    meant: "是不是：",
    every_place: "全部區縣和功能區",
};

static EN: Places = Places {
    districts: "Cases by place",
    tiles: "Tile map",
    tiles_note: "Tiles only show roughly where places lie; sizes and borders mean nothing. Few cases means few were found, not that little was done.",
    matrix: "Places and themes",
    matrix_note: "Blanks are combinations without a case in this collection. A case with several themes counts in each.",
    matrix_cell: |district, theme, n| format!("{district}, {theme}: {}", cases_in_english(n)),
    sparkline: |district| format!("Cases by year in {district}"),
    few_to_many: |max| ["0".to_owned(), max.to_string()],
    details: "More",
    details_of: |place| format!("More about {place}"),
    names: |names| names.join(", "),
    cases: cases_in_english,

    bars: |having, leaders, most| match leaders {
        [] => "No case of a place is in this selection.".to_owned(),
        [one] => format!("{having} places have cases; {one} has the most, {most}."),
        [_, _] | [_, _, _] => {
            format!("{having} places have cases; {} share the lead with {most} each.", and(leaders))
        }
        many => {
            format!("{having} places have cases; {} share the lead with {most} each.", many.len())
        }
    },
    busiest_cell: |place, theme, most| {
        format!("The most frequent pair is {place} and “{theme}”: {}.", cases_in_english(most))
    },
    coloured: |what, leaders, most, without| {
        let rest = match without {
            0 => String::new(),
            1 => "; 1 place has none".to_owned(),
            n => format!("; {n} places have none"),
        };
        match leaders {
            [] => format!("{what}: none in any place."),
            [one] => format!("{what}: the most in {one}, {most}{rest}."),
            [_, _] | [_, _, _] => {
                format!("{what}: the most in {}, {most} each{rest}.", and(leaders))
            }
            many => format!("{what}: the most in {} places, {most} each{rest}.", many.len()),
        }
    },
    colour: "Coloured by",
    colour_cases: "Cases",
    colour_figures: "Figures given",
    colour_honours: "Honours",
    colour_unknown: |key| {
        format!("There is no colouring called “{key}”; the number of cases is shown.")
    },

    ranking: "Ranking",
    measures: "Ranked by",
    measure: |measure| match measure {
        Measure::Cases => "Cases",
        Measure::People => "Per 100,000 residents",
        Measure::Area => "Per 100 km²",
    },
    leads: |measure, place, rate, cases| match measure {
        Measure::Cases => format!("By number of cases, {place} comes first with {cases}."),
        Measure::People => format!(
            "By cases per 100,000 residents, {place} comes first of those with at least 5 cases: {rate} ({}).",
            cases_in_english(cases)
        ),
        Measure::Area => format!(
            "By cases per 100 km², {place} comes first of those with at least 5 cases: {rate} ({}).",
            cases_in_english(cases)
        ),
    },
    none_leads: "No place leads alone: the first ones stand equal, or all have fewer than 5 cases.",
    rank: "Rank",
    alike: "equal",
    few: "fewer than 5",
    ranking_note: "Places with fewer than 5 cases get no rank: one case more or less would change it. Equal values are marked as equal.",
    measure_note: |measure| match measure {
        Measure::Cases => "Few cases mean that few were found, not that little was done.",
        Measure::People => {
            "Where the residents of a zone are counted in a district (see the sources below), the zone’s cases still stand apart, so the district’s rate is low. Ranks go by the rates before rounding."
        }
        Measure::Area => {
            "Areas are estimates from simplified borders, not official statistics; the ground of a zone stays within its district. Ranks go by the rates before rounding."
        }
    },
    apart: "Not ranked",
    reason: |reason, measure| match (reason, measure) {
        (Reason::City, _) => "cases of the whole city, not of one place",
        (Reason::Unknown, Measure::Area) => "no area known",
        (Reason::Unknown, _) => "no number of residents known",
    },
    denominators: "Numbers used and their sources",

    kind: |kind| match kind {
        DistrictKind::City => "Whole city",
        DistrictKind::District => own::facet(Locale::En, Facet::District),
        DistrictKind::County => "County",
        DistrictKind::Zone => "Zone",
    },
    area: "Area",
    square_km: |n| format!("{n} km²"),
    people: "Residents",
    residents: |n| format!("{n} (1 November 2020)"),
    no_sizes: "No area and no number of residents: a zone is not an administrative district, and this collection has no figures for it.",
    no_size: "Not known",
    summary: |place, own, all, share| match (own, share) {
        (0, _) => format!("This collection has no case of {place}."),
        (_, Some(share)) => {
            format!("{place} has {}, {share} of all {all}.", cases_in_english(own))
        }
        _ => format!("{place} has {} of {all}.", cases_in_english(own)),
    },
    undated: |n| match n {
        1 => "1 of them is undated.".to_owned(),
        n => format!("{n} of them are undated."),
    },
    few_note: |n| {
        format!("Only {}: shares and ranks mean little, so counts are shown.", cases_in_english(n))
    },
    whole: "This page is about the whole collection, whatever the filters say.",
    to_list: |place| format!("List only {place}"),
    compare: "Compare all places",
    before: |place| format!("Previous: {place}"),
    after: |place| format!("Next: {place}"),
    neighbours: "Neighbouring pages",

    years: "Years",
    years_prose: |dated, span, busiest, most| {
        let dated = match dated {
            1 => "The 1 dated case falls".to_owned(),
            n => format!("The {n} dated cases fall"),
        };
        match busiest {
            [one] => format!("{dated} in {span}; the most in {one}, {most}."),
            [_, _] | [_, _, _] => {
                format!("{dated} in {span}; the most in {}, {most} each.", and(busiest))
            }
            _ => format!("{dated} in {span}, at most {most} in a year."),
        }
    },
    no_years: "None of the cases is dated.",

    themes: "Themes, beside all cases",
    over: |theme, own, all| {
        format!("Compared with all cases, “{theme}” leads by the most: {own} here, {all} of all.")
    },
    none_over: "No theme has a larger share here than among all cases.",
    only_counts: |n| format!("Only {}: counts are shown and no shares.", cases_in_english(n)),
    own: "Here",
    all: "All cases",
    themes_note: "Both lines are on one scale. A case may have several themes, so shares may add up to more than 100%.",
    no_theme: |names| format!("Themes without a case here: {}.", names.join(", ")),

    mechanisms: "Mechanisms",
    mechanisms_prose: |used, most, count, unused| {
        let used = match used {
            1 => "1 mechanism is".to_owned(),
            n => format!("{n} mechanisms are"),
        };
        let rest = match unused {
            0 => "; all that the collection knows are here".to_owned(),
            1 => "; 1 more is found elsewhere and not here".to_owned(),
            n => format!("; {n} more are found elsewhere and not here"),
        };
        format!("{used} used, most often “{most}” ({}){rest}.", cases_in_english(count))
    },
    earliest: "Earliest",
    others_as_early: |n| match n {
        1 => "1 other may be as early".to_owned(),
        n => format!("{n} others may be as early"),
    },
    none_dated: "none dated",
    unused: |n| match n {
        1 => "1 mechanism that is not here in this collection".to_owned(),
        n => format!("{n} mechanisms that are not here in this collection"),
    },
    unused_note: "Not here means that this collection holds no case, not that nothing was done.",

    figures_prose: |figures, cases, shown| {
        let figures = match figures {
            1 => "1 figure".to_owned(),
            n => format!("{n} figures"),
        };
        let from = match cases {
            1 => "1 case".to_owned(),
            n => format!("{n} cases"),
        };
        format!("The sources give {figures} in {from}; below is one each from {shown}.")
    },
    no_figures: "The cases here record no figures.",
    all_figures: "See all figures",
    honours_prose: |n| match n {
        1 => "1 honour is recorded.".to_owned(),
        n => format!("{n} honours are recorded."),
    },
    no_honours: "The cases here record no honours.",

    sources: "Sources",
    sources_prose: |linkable, all| format!("{linkable} of {all} main sources can be opened."),
    linkable: "Can be opened",
    list: |n| match n {
        1 => "The 1 case".to_owned(),
        n => format!("All {n} cases"),
    },
    limits: "What this can and cannot tell",
    limits_text: &[
        "A case belongs to the one place whose practice it is; cases of the city are not spread over its places.",
        "Counts show how much was published and found, not how much was done, nor how well.",
        "Dates are those of the sources. A year is never turned into a day, and undated cases are counted apart.",
        "Figures and honours are as the sources report them and were not checked; sources count differently, so they should not be added up.",
    ],

    which: "Which place?",
    unknown: |key| format!("No place has the code “{key}”"),
    unknown_note: "The code in the address is wrong, or the place is no longer in the collection.",
    meant: "Did you mean:",
    every_place: "All places",
};

fn cases_in_english(n: u32) -> String {
    match n {
        1 => "1 case".to_owned(),
        n => format!("{n} cases"),
    }
}

/// “a, b and c”.
fn and(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}
