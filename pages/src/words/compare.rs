//! The words of cases and groups side by side, and of the tray in which cases wait for it. Only the
//! annex says them, so they stand apart from those of the page.

use anlan_engine::comparison::Common;

use super::Locale;

/// What cases side by side, groups side by side and the tray say. Functions take what varies.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Compare {
    pub title: &'static str,
    /// What all of so many cases share, what only some of them share, and by what they differ
    /// throughout: names of facets, each with values where there are any.
    pub shared: fn(cases: usize, all: &[String], some: &[String], none: &[&str]) -> String,
    /// A facet with the values shared in it.
    pub values: fn(facet: &str, values: &[String]) -> String,
    pub common: fn(Common) -> &'static str,
    pub held_by: fn(holders: usize, of: usize) -> String,
    pub row: &'static str,
    pub remove: fn(title: &str) -> String,
    pub clear: &'static str,
    pub to_list: &'static str,
    pub to_groups: &'static str,
    pub not_recorded: &'static str,
    pub no_case: fn(id: &str) -> String,
    pub nearest: &'static str,
    pub instead: fn(title: &str) -> String,
    pub drop: fn(id: &str) -> String,
    /// How cases are picked, where so many are.
    pub how: fn(picked: usize) -> &'static str,
    pub picked: &'static str,
    pub like_it: &'static str,
    pub add: fn(title: &str) -> String,
    pub figures_alike: &'static str,
    pub figures_none_alike: &'static str,
    pub axis: fn(label: &str, unit: &str) -> String,
    pub leads: fn(title: &str, quantity: &str) -> String,
    pub none_leads: &'static str,
    /// The shapes of a bar: exact, about, at least.
    pub shapes: [&'static str; 3],

    pub tray: &'static str,
    pub tray_count: fn(picked: usize, most: usize) -> String,
    pub tray_open: &'static str,
    pub tray_more: &'static str,
    pub tray_says: fn(picked: usize, most: usize) -> String,

    pub groups: &'static str,
    pub groups_about: &'static str,
    /// The names of the groups, and the letter of each on its bars.
    pub names: [(&'static str, &'static str); 3],
    pub all_cases: &'static str,
    pub rest: &'static str,
    pub or: &'static str,
    pub every: fn(facet: &str) -> String,
    pub size: fn(u32) -> String,
    pub small: fn(names: &[&str]) -> String,
    pub empty: &'static str,
    pub overlap: fn(one: &str, other: &str, cases: u32) -> String,
    pub no_overlap: &'static str,
    pub outside: fn(u32) -> String,
    pub unknown: fn(name: &str, values: &[String]) -> String,
    pub lost: fn(name: &str) -> String,
    pub see: fn(name: &str) -> String,
    pub edit: fn(name: &str) -> String,
    pub take_out: fn(name: &str) -> String,
    pub keep: fn(name: &str) -> String,
    pub editing: fn(name: &str) -> String,
    pub done: &'static str,
    pub present: fn(asked: &str, cases: usize) -> String,
    pub with_rest: &'static str,
    pub start: &'static str,
    pub one_more: &'static str,
    pub examples: &'static str,
    pub against: fn(&str, &str) -> String,
    pub by_count: &'static str,
    pub by_share: &'static str,
    pub unit: fn(is_share: bool) -> &'static str,
    pub share_of: fn(tenths: &str, count: u32) -> String,
    pub gap: fn(&Gap<'_>) -> String,
    pub no_gap: &'static str,
    pub one_group: &'static str,
    pub several: &'static str,
    pub chart: fn(facet: &str) -> String,
}

/// Where groups differ the most: a value, and of the group that has the most of it and of the one that
/// has the least the name, the part and the count.
#[expect(missing_docs, reason = "each field is named after what it holds")]
pub struct Gap<'a> {
    pub facet: &'a str,
    pub value: &'a str,
    pub most: (&'a str, &'a str, u32),
    pub least: (&'a str, &'a str, u32),
}

impl Locale {
    /// The words of cases and groups side by side.
    pub fn compare(self) -> &'static Compare {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

/// A small number in Chinese before what is counted.
fn chinese(count: usize, two: &'static str) -> String {
    match count {
        2 => two.to_owned(),
        3 => "三".to_owned(),
        4 => "四".to_owned(),
        _ => count.to_string(),
    }
}

static HANS: Compare = Compare {
    title: "案例对比",
    shared: |cases, all, some, none| {
        let cases = chinese(cases, "两");
        let mut said = match all {
            [] => format!("{cases}个案例没有全都相同的地方"),
            _ => format!("{cases}个案例共有{}", all.join("，")),
        };
        if !some.is_empty() {
            said.push_str(&format!("；部分案例共有{}", some.join("，")));
        }
        if !none.is_empty() {
            said.push_str(&format!("；{}各不相同", none.join("、")));
        }
        said + "。"
    },
    values: |facet, values| {
        let values: Vec<String> = values.iter().map(|own| format!("“{own}”")).collect();
        format!("{facet}{}", values.concat())
    },
    common: |common| match common {
        Common::Same => "相同",
        Common::Partly => "部分相同",
        Common::Different => "不同",
    },
    held_by: |holders, of| match holders {
        1 => "仅此例".to_owned(),
        _ if holders == of => "共有".to_owned(),
        _ => format!("{holders} / {of} 例有"),
    },
    row: "对比项",
    remove: |title| format!("移出对比：{title}"),
    clear: "清空对比",
    to_list: "到列表中挑选",
    to_groups: "改看分组对照",
    not_recorded: "未记录",
    no_case: |id| format!("没有编号为“{id}”的案例：可能写错了，也可能已经撤下。"),
    nearest: "编号相近的案例",
    instead: |title| format!("改选：{title}"),
    drop: |id| format!("去掉：{id}"),
    how: |picked| match picked {
        0 => "还没有选案例。在列表里或打开的案例上按“加入对比”，选二至四个，就能在这里并排看。",
        _ => "只选了一个案例，再选一个就能并排看，最多四个。",
    },
    picked: "已选",
    like_it: "与它相近的案例",
    add: |title| format!("加入对比：{title}"),
    figures_alike: "可以相比的数字（名目和单位都相同）",
    figures_none_alike: "没有名目和单位都相同的数字，以下数字不宜直接相比。",
    axis: |label, unit| format!("{label}（{unit}）"),
    leads: |title, quantity| format!("《{title}》最多，{quantity}。"),
    none_leads: "数字相同，或有约数、下限，不能说谁更多。",
    shapes: ["实心：确数", "空心：约数", "箭头：不少于此数"],

    tray: "待对比的案例",
    tray_count: |picked, most| format!("{picked} / {most}"),
    tray_open: "对比",
    tray_more: "再选一个即可对比",
    tray_says: |picked, most| match picked {
        0 => "待对比的案例已清空。".to_owned(),
        _ => format!("待对比的案例：{picked} 个，最多 {most} 个。"),
    },

    groups: "分组对照",
    groups_about: "把一组案例与另一组、或与其余案例放在同一张图上。各组条件都写在地址里，可以收藏和转发。",
    names: [("甲组", "甲"), ("乙组", "乙"), ("丙组", "丙")],
    all_cases: "全部案例",
    rest: "其余案例（不在其他组中的）",
    or: "、",
    every: |facet| format!("{facet}须全部满足"),
    size: |cases| format!("{cases} 个案例"),
    small: |names| {
        format!("{}不足 5 个案例：一个案例就会使占比大变，宜只看个数。", names.join("、"))
    },
    empty: "没有案例符合这一组的条件。",
    overlap: |one, other, cases| format!("{one}与{other}有 {cases} 个案例重合，在两组里都计入。"),
    no_overlap: "各组没有重合的案例。",
    outside: |cases| format!("另有 {cases} 个案例不在任何一组。"),
    unknown: |name, values| {
        format!("{name}的条件里有本集合没有的值，已略去：{}。", values.join("、"))
    },
    lost: |name| format!("{name}所写的条件本集合都没有，这一组已略去。"),
    see: |name| format!("看{name}的案例"),
    edit: |name| format!("修改{name}"),
    take_out: |name| format!("去掉{name}"),
    keep: |name| format!("当前选择存为{name}"),
    editing: |name| {
        format!("正在修改{name}：用检索、筛选改条件，下面的图随之变化，改好后按“完成”。")
    },
    done: "完成",
    present: |asked, cases| format!("当前选择：{asked}，{cases} 个案例"),
    with_rest: "当前选择与其余案例对照",
    start: "先用检索或筛选选出一组案例，再按下面的按钮。",
    one_more: "还差一组：另选一批案例存为一组，或与其余案例对照。",
    examples: "现成的对照",
    against: |one, other| format!("{one}与{other}"),
    by_count: "按个数",
    by_share: "按占比",
    unit: |is_share| {
        if is_share { "占本组案例的百分比，括号内为个数" } else { "案例数" }
    },
    share_of: |tenths, count| format!("{tenths}%（{count}）"),
    gap: |gap| {
        let (most, part, count) = gap.most;
        let (least, other_part, other_count) = gap.least;
        format!(
            "{}中相差最大的是“{}”：{most}占 {part}%（{count} 个），{least}占 {other_part}%（{other_count} 个）。",
            gap.facet, gap.value
        )
    },
    no_gap: "各组在这一项上所占比例相同。",
    one_group: "只有一组有案例，无从对照。",
    several: "一个案例可有多项，分别计数，占比之和会超过 100%。",
    chart: |facet| format!("各组{facet}"),
};

static HANT: Compare = Compare {
    title: "案例對比",
    shared: |cases, all, some, none| {
        let cases = chinese(cases, "兩");
        let mut said = match all {
            [] => format!("{cases}個案例沒有全都相同的地方"),
            _ => format!("{cases}個案例共有{}", all.join("，")),
        };
        if !some.is_empty() {
            said.push_str(&format!("；部分案例共有{}", some.join("，")));
        }
        if !none.is_empty() {
            said.push_str(&format!("；{}各不相同", none.join("、")));
        }
        said + "。"
    },
    values: |facet, values| {
        let values: Vec<String> = values.iter().map(|own| format!("「{own}」")).collect();
        format!("{facet}{}", values.concat())
    },
    common: |common| match common {
        Common::Same => "相同",
        Common::Partly => "部分相同",
        Common::Different => "不同",
    },
    held_by: |holders, of| match holders {
        1 => "僅此例".to_owned(),
        _ if holders == of => "共有".to_owned(),
        _ => format!("{holders} / {of} 例有"),
    },
    row: "對比項目",
    remove: |title| format!("移出對比：{title}"),
    clear: "清空對比",
    to_list: "到列表中挑選",
    to_groups: "改看分組對照",
    not_recorded: "未記錄",
    no_case: |id| format!("沒有編號為「{id}」的案例：可能寫錯了，也可能已經撤下。"),
    nearest: "編號相近的案例",
    instead: |title| format!("改選：{title}"),
    drop: |id| format!("去掉：{id}"),
    how: |picked| match picked {
        0 => "還沒有選案例。在列表裡或打開的案例上按「加入對比」，選二至四個，就能在這裡並排看。",
        _ => "只選了一個案例，再選一個就能並排看，最多四個。",
    },
    picked: "已選",
    like_it: "與它相近的案例",
    add: |title| format!("加入對比：{title}"),
    figures_alike: "可以相比的數字（名目和單位都相同）",
    figures_none_alike: "沒有名目和單位都相同的數字，以下數字不宜直接相比。",
    axis: |label, unit| format!("{label}（{unit}）"),
    leads: |title, quantity| format!("《{title}》最多，{quantity}。"),
    none_leads: "數字相同，或有約數、下限，不能說誰更多。",
    shapes: ["實心：確數", "空心：約數", "箭頭：不少於此數"],

    tray: "待對比的案例",
    tray_count: |picked, most| format!("{picked} / {most}"),
    tray_open: "對比",
    tray_more: "再選一個即可對比",
    tray_says: |picked, most| match picked {
        0 => "待對比的案例已清空。".to_owned(),
        _ => format!("待對比的案例：{picked} 個，最多 {most} 個。"),
    },

    groups: "分組對照",
    groups_about: "把一組案例與另一組、或與其餘案例放在同一張圖上。各組條件都寫在網址裡，可以收藏和轉寄。",
    names: [("甲組", "甲"), ("乙組", "乙"), ("丙組", "丙")],
    all_cases: "全部案例",
    rest: "其餘案例（不在其他組中的）",
    or: "、",
    every: |facet| format!("{facet}須全部滿足"),
    size: |cases| format!("{cases} 個案例"),
    small: |names| {
        format!("{}不足 5 個案例：一個案例就會使占比大變，宜只看個數。", names.join("、"))
    },
    empty: "沒有案例符合這一組的條件。",
    overlap: |one, other, cases| format!("{one}與{other}有 {cases} 個案例重合，在兩組裡都計入。"),
    no_overlap: "各組沒有重合的案例。",
    outside: |cases| format!("另有 {cases} 個案例不在任何一組。"),
    unknown: |name, values| {
        format!("{name}的條件裡有本集合沒有的值，已略去：{}。", values.join("、"))
    },
    lost: |name| format!("{name}所寫的條件本集合都沒有，這一組已略去。"),
    see: |name| format!("看{name}的案例"),
    edit: |name| format!("修改{name}"),
    take_out: |name| format!("去掉{name}"),
    keep: |name| format!("目前選擇存為{name}"),
    editing: |name| {
        format!("正在修改{name}：用檢索、篩選改條件，下面的圖隨之變化，改好後按「完成」。")
    },
    done: "完成",
    present: |asked, cases| format!("目前選擇：{asked}，{cases} 個案例"),
    with_rest: "目前選擇與其餘案例對照",
    start: "先用檢索或篩選選出一組案例，再按下面的按鈕。",
    one_more: "還差一組：另選一批案例存為一組，或與其餘案例對照。",
    examples: "現成的對照",
    against: |one, other| format!("{one}與{other}"),
    by_count: "按個數",
    by_share: "按占比",
    unit: |is_share| {
        if is_share { "占本組案例的百分比，括號內為個數" } else { "案例數" }
    },
    share_of: |tenths, count| format!("{tenths}%（{count}）"),
    gap: |gap| {
        let (most, part, count) = gap.most;
        let (least, other_part, other_count) = gap.least;
        format!(
            "{}中相差最大的是「{}」：{most}占 {part}%（{count} 個），{least}占 {other_part}%（{other_count} 個）。",
            gap.facet, gap.value
        )
    },
    no_gap: "各組在這一項上所占比例相同。",
    one_group: "只有一組有案例，無從對照。",
    several: "一個案例可有多項，分別計數，占比之和會超過 100%。",
    chart: |facet| format!("各組{facet}"),
};

static EN: Compare = Compare {
    title: "Cases side by side",
    shared: |cases, all, some, none| {
        let (cases, of_all) = match cases {
            2 => ("two", "Both"),
            3 => ("three", "All three"),
            _ => ("four", "All four"),
        };
        let mut said = match all {
            [] => format!("The {cases} cases have nothing that all of them share"),
            _ => format!("{of_all} cases share {}", all.join(", ")),
        };
        if !some.is_empty() {
            said.push_str(&format!("; some of them share {}", some.join(", ")));
        }
        if !none.is_empty() {
            said.push_str(&format!("; they differ in {}", none.join(", ").to_lowercase()));
        }
        said + "."
    },
    values: |facet, values| {
        let values: Vec<String> = values.iter().map(|own| format!("“{own}”")).collect();
        format!("{} {}", facet.to_lowercase(), values.join(" and "))
    },
    common: |common| match common {
        Common::Same => "the same",
        Common::Partly => "partly the same",
        Common::Different => "different",
    },
    held_by: |holders, of| match holders {
        1 => "only here".to_owned(),
        _ if holders == of => "shared".to_owned(),
        _ => format!("in {holders} of {of}"),
    },
    row: "Compared",
    remove: |title| format!("Take out of the comparison: {title}"),
    clear: "Clear the comparison",
    to_list: "Pick in the list",
    to_groups: "Compare groups instead",
    not_recorded: "Not recorded",
    no_case: |id| format!("There is no case “{id}”: it may be misspelt, or have been withdrawn."),
    nearest: "Cases with a similar name in addresses",
    instead: |title| format!("Take instead: {title}"),
    drop: |id| format!("Leave out: {id}"),
    how: |picked| match picked {
        0 => {
            "No case is picked yet. Press “Compare” in the list or on an open case: two to four cases then stand side by side here."
        }
        _ => "Only one case is picked. With one more they stand side by side; four at most.",
    },
    picked: "Picked",
    like_it: "Cases like it",
    add: |title| format!("Add to comparison: {title}"),
    figures_alike: "Figures that can be compared: the same thing in the same unit",
    figures_none_alike: "No figures count the same thing in the same unit; do not compare these directly.",
    axis: |label, unit| format!("{label} ({unit})"),
    leads: |title, quantity| format!("“{title}” has the most: {quantity}."),
    none_leads: "Equal, or not exact enough to say which is more.",
    shapes: ["Solid: exact", "Hollow: about", "Arrow: at least"],

    tray: "Cases to compare",
    tray_count: |picked, most| format!("{picked} / {most}"),
    tray_open: "Compare",
    tray_more: "Pick one more to compare",
    tray_says: |picked, most| match picked {
        0 => "No cases to compare any more.".to_owned(),
        _ => format!("Cases to compare: {picked}, of at most {most}."),
    },

    groups: "Groups side by side",
    groups_about: "One set of cases beside another, or beside the rest, on the same charts. The address holds what each group asks for, so it can be kept and sent on.",
    names: [("Group A", "A"), ("Group B", "B"), ("Group C", "C")],
    all_cases: "All cases",
    rest: "The rest, in no other group",
    or: ", ",
    every: |facet| format!("every {} is required", facet.to_lowercase()),
    size: |cases| match cases {
        1 => "1 case".to_owned(),
        _ => format!("{cases} cases"),
    },
    small: |names| {
        let has = if names.len() == 1 { "has" } else { "have" };
        format!(
            "{} {has} fewer than 5 cases: a single case changes the shares a lot, so read the counts.",
            names.join(" and ")
        )
    },
    empty: "No case meets what this group asks for.",
    overlap: |one, other, cases| match cases {
        1 => format!("{one} and {other} share 1 case, which is counted in both."),
        _ => format!("{one} and {other} share {cases} cases, which are counted in both."),
    },
    no_overlap: "The groups share no case.",
    outside: |cases| match cases {
        1 => "1 further case is in no group.".to_owned(),
        _ => format!("{cases} further cases are in no group."),
    },
    unknown: |name, values| {
        format!(
            "{name} asked for what this collection does not have; left out: {}.",
            values.join(", ")
        )
    },
    lost: |name| {
        format!("This collection has nothing of what {name} asked for, so it is left out.")
    },
    see: |name| format!("See the cases of {name}"),
    edit: |name| format!("Change {name}"),
    take_out: |name| format!("Remove {name}"),
    keep: |name| format!("Keep this selection as {name}"),
    editing: |name| {
        format!(
            "You are changing {name}: search and filter, and the charts follow. Press “Done” when it is right."
        )
    },
    done: "Done",
    present: |asked, cases| match cases {
        1 => format!("Present selection: {asked}, 1 case"),
        _ => format!("Present selection: {asked}, {cases} cases"),
    },
    with_rest: "Compare this selection with the rest",
    start: "Search or filter first, then press a button below.",
    one_more: "One more group is needed: keep another selection, or compare with the rest.",
    examples: "Ready to look at",
    against: |one, other| format!("{one} and {other}"),
    by_count: "Counts",
    by_share: "Shares",
    unit: |is_share| {
        if is_share {
            "Percent of the cases of the group; counts in brackets"
        } else {
            "Number of cases"
        }
    },
    share_of: |tenths, count| format!("{tenths}% ({count})"),
    gap: |gap| {
        let (most, part, count) = gap.most;
        let (least, other_part, other_count) = gap.least;
        format!(
            "{}: the widest gap is in “{}”, {part}% of {most} ({count}) and {other_part}% of {least} ({other_count}).",
            gap.facet, gap.value
        )
    },
    no_gap: "The groups have the same shares here.",
    one_group: "Only one group has cases, so there is nothing to compare.",
    several: "A case may have several, each counted; shares may add up to more than 100%.",
    chart: |facet| format!("{facet} by group"),
};
