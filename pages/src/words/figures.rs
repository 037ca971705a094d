//! The words of the figures. Only the annex says them, so they stand apart from those of the page.

use anlan_engine::case::Qualifier;
use anlan_engine::figures::By;

use super::Locale;

/// What is said of figures in one locale.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct FigureWords {
    pub title: &'static str,
    pub said: fn(&Said<'_>) -> String,

    pub label_form: &'static str,
    pub label: &'static str,
    pub label_hint: &'static str,
    pub find: &'static str,

    pub units: &'static str,
    pub every_unit: &'static str,
    pub more_units: fn(usize) -> String,
    pub count: fn(usize) -> String,

    pub sort: &'static str,
    pub by: fn(By) -> &'static str,
    /// The direction of an order: of what, and whether it falls.
    pub direction: fn(By, bool) -> &'static str,
    pub by_value_note: &'static str,

    pub table: &'static str,
    pub number: &'static str,
    pub period: &'static str,
    pub no_period: &'static str,
    pub case: &'static str,

    pub same: &'static str,
    pub same_note: &'static str,
    pub first_of: fn(shown: usize, of: usize) -> String,
    pub same_said: fn(n: usize, unit: &str, least: &str, most: &str) -> String,
    pub qualifier: fn(Qualifier) -> &'static str,

    pub none: fn(cases: usize) -> String,
    pub none_text: &'static str,
    pub to_list: &'static str,
    pub none_left: &'static str,
    pub drop_unit: &'static str,
    pub drop_label: &'static str,
}

/// What the sentence above the figures is made of.
#[expect(missing_docs, reason = "each field is named after what it holds")]
pub struct Said<'a> {
    pub of_cases: usize,
    pub n_cases: usize,
    pub n_figures: usize,
    /// The most frequent unit, and how many figures have it.
    pub unit: (&'a str, usize),
    /// The unit and the text asked for, empty where none is, and how many figures are left.
    pub asked: Option<(&'a str, &'a str, usize)>,
}

impl Locale {
    /// The words of the figures in this locale.
    pub fn figures(self) -> &'static FigureWords {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: FigureWords = FigureWords {
    title: "来源给出的数字",
    said: |said| {
        let Said { of_cases, n_cases, n_figures, unit: (unit, n), asked } = said;
        let all = format!("所选 {of_cases} 个案例中，{n_cases} 个给出了数字，共 {n_figures} 个");
        match asked {
            None => format!("{all}；用得最多的单位是“{unit}”，有 {n} 个。"),
            Some((unit, "", left)) => format!("{all}，其中单位是“{unit}”的有 {left} 个。"),
            Some(("", label, left)) => format!("{all}，其中名称含“{label}”的有 {left} 个。"),
            Some((unit, label, left)) => {
                format!("{all}，其中单位是“{unit}”、名称含“{label}”的有 {left} 个。")
            }
        }
    },
    label_form: "按名称查找数字",
    label: "名称含",
    label_hint: "如 调解",
    find: "查找",
    units: "单位",
    every_unit: "全部单位",
    more_units: |n| format!("其余 {n} 种单位"),
    count: |n| format!("{n} 个数字"),
    sort: "排序",
    by: |by| match by {
        By::Case => "案例",
        By::Value => "数值",
        By::Label => "名称",
        By::Date => "时点",
    },
    direction: |by, is_falling| match (by, is_falling) {
        (By::Case, false) => "同列表",
        (By::Case, true) => "与列表相反",
        (By::Value, false) => "从小到大",
        (By::Value, true) => "从大到小",
        (By::Label, false) => "顺序",
        (By::Label, true) => "逆序",
        (By::Date, false) => "从早到晚",
        (By::Date, true) => "从晚到早",
    },
    by_value_note: "单位不同不比大小：先按单位分开，同一单位之内再按数值排。",
    table: "全部数字",
    number: "数字",
    period: "时点",
    no_period: "未注明",
    case: "案例",
    same: "同一件事的数字",
    first_of: |shown, of| format!("共 {of} 项，先列出前 {shown} 项；增加条件，可以看到其余的。"),
    same_note: "名称和单位都相同的，才放在同一条轴上；名称相近的不算。时点和统计范围可能不同。",
    same_said: |n, unit, least, most| {
        if least == most {
            format!("{n} 个数字，都是 {most} {unit}。")
        } else {
            format!("{n} 个数字，从 {least} 到 {most} {unit}。")
        }
    },
    qualifier: |qualifier| match qualifier {
        Qualifier::Exact => "确数",
        Qualifier::Approx => "约数",
        Qualifier::AtLeast => "至少这么多",
    },
    none: |n| format!("所选 {n} 个案例都没有给出数字"),
    none_text: "可以回到案例列表，或者放宽条件。",
    to_list: "看这些案例",
    none_left: "没有符合的数字",
    drop_unit: "不限单位",
    drop_label: "不限名称",
};

static HANT: FigureWords = FigureWords {
    title: "來源給出的數字",
    said: |said| {
        let Said { of_cases, n_cases, n_figures, unit: (unit, n), asked } = said;
        let all = format!("所選 {of_cases} 個案例中，{n_cases} 個給出了數字，共 {n_figures} 個");
        match asked {
            None => format!("{all}；用得最多的單位是「{unit}」，有 {n} 個。"),
            Some((unit, "", left)) => format!("{all}，其中單位是「{unit}」的有 {left} 個。"),
            Some(("", label, left)) => format!("{all}，其中名稱含「{label}」的有 {left} 個。"),
            Some((unit, label, left)) => {
                format!("{all}，其中單位是「{unit}」、名稱含「{label}」的有 {left} 個。")
            }
        }
    },
    label_form: "按名稱查找數字",
    label: "名稱含",
    label_hint: "如 調解",
    find: "查找",
    units: "單位",
    every_unit: "全部單位",
    more_units: |n| format!("其餘 {n} 種單位"),
    count: |n| format!("{n} 個數字"),
    sort: "排序",
    by: |by| match by {
        By::Case => "案例",
        By::Value => "數值",
        By::Label => "名稱",
        By::Date => "時點",
    },
    direction: |by, is_falling| match (by, is_falling) {
        (By::Case, false) => "同列表",
        (By::Case, true) => "與列表相反",
        (By::Value, false) => "從小到大",
        (By::Value, true) => "從大到小",
        (By::Label, false) => "順序",
        (By::Label, true) => "逆序",
        (By::Date, false) => "從早到晚",
        (By::Date, true) => "從晚到早",
    },
    by_value_note: "單位不同不比大小：先按單位分開，同一單位之內再按數值排。",
    table: "全部數字",
    number: "數字",
    period: "時點",
    no_period: "未註明",
    case: "案例",
    same: "同一件事的數字",
    first_of: |shown, of| format!("共 {of} 項，先列出前 {shown} 項；增加條件，可以看到其餘的。"),
    same_note: "名稱和單位都相同的，才放在同一條軸上；名稱相近的不算。時點和統計範圍可能不同。",
    same_said: |n, unit, least, most| {
        if least == most {
            format!("{n} 個數字，都是 {most} {unit}。")
        } else {
            format!("{n} 個數字，從 {least} 到 {most} {unit}。")
        }
    },
    qualifier: |qualifier| match qualifier {
        Qualifier::Exact => "確數",
        Qualifier::Approx => "約數",
        Qualifier::AtLeast => "至少這麼多",
    },
    none: |n| format!("所選 {n} 個案例都沒有給出數字"),
    none_text: "可以回到案例列表，或者放寬條件。",
    to_list: "看這些案例",
    none_left: "沒有符合的數字",
    drop_unit: "不限單位",
    drop_label: "不限名稱",
};

static EN: FigureWords = FigureWords {
    title: "Figures that the sources give",
    said: |said| {
        let Said { of_cases, n_cases, n_figures, unit: (unit, n), asked } = said;
        let all = format!("{n_cases} of the {of_cases} cases selected give {n_figures} figures");
        match asked {
            None => format!("{all}; the most frequent unit is “{unit}”, with {n}."),
            Some((unit, "", left)) => format!("{all}, {left} of them in “{unit}”."),
            Some(("", label, left)) => format!("{all}, {left} of them named with “{label}”."),
            Some((unit, label, left)) => {
                format!("{all}, {left} of them in “{unit}” and named with “{label}”.")
            }
        }
    },
    label_form: "Find figures by name",
    label: "Name has",
    label_hint: "as in the source",
    find: "Find",
    units: "Units",
    every_unit: "Every unit",
    more_units: |n| match n {
        1 => "1 more unit".to_owned(),
        n => format!("{n} more units"),
    },
    count: |n| match n {
        1 => "1 figure".to_owned(),
        n => format!("{n} figures"),
    },
    sort: "Sort by",
    by: |by| match by {
        By::Case => "Case",
        By::Value => "Number",
        By::Label => "Name",
        By::Date => "Period",
    },
    direction: |by, is_falling| match (by, is_falling) {
        (By::Case, false) => "as in the list",
        (By::Case, true) => "the list turned round",
        (By::Value, false) => "smallest first",
        (By::Value, true) => "largest first",
        (By::Label, false) => "forwards",
        (By::Label, true) => "backwards",
        (By::Date, false) => "earliest first",
        (By::Date, true) => "latest first",
    },
    by_value_note: "Numbers of different units do not compare: sorted by unit first, then by number \
                    within each.",
    table: "All figures",
    number: "Figure",
    period: "Period",
    no_period: "not given",
    case: "Case",
    same: "Figures of the same thing",
    first_of: |shown, of| format!("The first {shown} of {of}; add a condition to see the others."),
    same_note: "Only figures with the same name and the same unit share an axis; similar names do not. \
                Periods and what is covered may differ.",
    same_said: |n, unit, least, most| {
        if least == most {
            format!("{n} figures, all {most} {unit}.")
        } else {
            format!("{n} figures, from {least} to {most} {unit}.")
        }
    },
    qualifier: |qualifier| match qualifier {
        Qualifier::Exact => "exact",
        Qualifier::Approx => "about",
        Qualifier::AtLeast => "at least",
    },
    none: |n| match n {
        1 => "The case selected gives no figure".to_owned(),
        n => format!("None of the {n} cases selected gives a figure"),
    },
    none_text: "Go back to the list, or drop a condition.",
    to_list: "See these cases",
    none_left: "No figure fits",
    drop_unit: "Any unit",
    drop_label: "Any name",
};
