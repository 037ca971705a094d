//! The words of mechanisms: the matrix of districts, and the page of one.

use anlan_engine::diffusion::Delay;

use super::Locale;

/// What is said of the spread of mechanisms. A name in it is already written as the locale shows it.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Diffusion {
    pub title: &'static str,
    pub widest:
        fn(name: &str, districts: usize, of: usize, single: usize, of_mechanisms: usize) -> String,
    pub only_one: fn(district: &str, mechanisms: usize) -> String,
    pub only_city: fn(city: &str, mechanisms: usize) -> String,
    pub no_dates: fn(cases: usize) -> String,
    pub no_cases: &'static str,
    pub legend: &'static [&'static str],
    pub undated_short: &'static str,
    /// District, mechanism, the date of the first case, how many cases, and the place.
    pub cell: fn(&str, &str, Option<&str>, u32, Option<&str>) -> String,
    pub place: fn((usize, usize)) -> String,
    pub place_short: fn((usize, usize)) -> String,
    pub unused: &'static str,

    pub all: &'static str,
    pub definition_note: Option<&'static str>,
    pub dated: fn(day: &str, kind: Option<&str>) -> String,
    /// The one that was first, and on which date; how many followed, and the last of them, if known.
    pub first: fn(&str, &str, followers: usize, last: &str) -> String,
    /// Who followed last, and how long after.
    pub last: fn(&str, &str) -> String,
    /// Several that may have been first, and how many follow them.
    pub firsts: fn(&[String], followers: usize) -> String,
    pub lone: fn(&str, &str) -> String,
    pub all_undated: fn(districts: usize) -> String,
    pub city_only: fn(&str) -> String,
    pub nowhere: &'static str,
    pub order: &'static str,
    pub order_legend: fn(from: u16, to: u16) -> String,
    pub may_be_first: &'static str,
    pub delay: fn(Delay) -> String,
    pub city: &'static str,
    pub undated: &'static str,
    pub beside: &'static str,
    pub case: &'static str,
    pub result: &'static str,
    pub no_result: &'static str,
    pub figures: &'static str,
    pub figures_note: fn(figures: usize, cases: usize) -> String,
    pub no_figures: &'static str,
    pub without: &'static str,
    pub without_note: fn(usize) -> String,
    pub everywhere: &'static str,
    pub limits: &'static str,
    pub published: fn(published: usize, of: usize) -> String,
    pub limits_text: &'static [&'static str],
    pub list: fn(u32) -> String,

    pub unknown: fn(&str) -> String,
    pub choose: &'static str,
    pub nearest: &'static str,
}

impl Locale {
    /// The words of mechanisms.
    pub fn diffusion(self) -> &'static Diffusion {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

/// A delay as its sentence needs it: nothing where it is the same day, the unit, and the bounds, the
/// lower one left out where it is open.
enum Told {
    Same,
    Days(Option<u32>, u32),
    Months(Option<u32>, u32),
}

/// Days while no month is full, and months otherwise; a delay that begins at nothing ends before the
/// next full one.
fn told(Delay { days, months }: Delay) -> Told {
    match (days, months) {
        ((0, 0), _) => Told::Same,
        ((least, most), (_, 0)) => Told::Days((least > 0).then_some(least), most),
        ((0, _), (_, most)) => Told::Months(None, most + 1),
        (_, (least, most)) => Told::Months(Some(least), most),
    }
}

fn chinese_delay(delay: Delay, month: &str, within: &str) -> String {
    let months = |all: u32| match (all / 12, all % 12) {
        (0, months) => format!("{months} {month}"),
        (years, 0) => format!("{years} 年"),
        (years, months) => format!("{years} 年 {months} {month}"),
    };
    match told(delay) {
        Told::Same => "同一天".to_owned(),
        Told::Days(None, most) => format!("晚 {most} 天以{within}"),
        Told::Days(Some(least), most) if least == most => format!("晚 {most} 天"),
        Told::Days(Some(least), most) => format!("晚 {least} 至 {most} 天"),
        Told::Months(None, most) => format!("晚不到 {}", months(most)),
        Told::Months(Some(0), most) => format!("晚不到 {}", months(most + 1)),
        Told::Months(Some(least), most) if least == most => format!("晚 {}", months(most)),
        Told::Months(Some(least), most) => format!("晚 {}至 {}", months(least), months(most)),
    }
}

fn english_delay(delay: Delay) -> String {
    let counted = |n: u32, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
    let months = |all: u32| match (all / 12, all % 12) {
        (0, months) => counted(months, "month"),
        (years, 0) => counted(years, "year"),
        (years, months) => format!("{} {}", counted(years, "year"), counted(months, "month")),
    };
    match told(delay) {
        Told::Same => "the same day".to_owned(),
        Told::Days(None, most) => format!("at most {} later", counted(most, "day")),
        Told::Days(Some(least), most) if least == most => {
            format!("{} later", counted(most, "day"))
        }
        Told::Days(Some(least), most) => format!("{least} to {} later", counted(most, "day")),
        Told::Months(None, most) => format!("less than {} later", months(most)),
        Told::Months(Some(0), most) => format!("less than {} later", months(most + 1)),
        Told::Months(Some(least), most) if least == most => format!("{} later", months(most)),
        Told::Months(Some(least), most) => format!("{} to {} later", months(least), months(most)),
    }
}

fn place_range((first, last): (usize, usize)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

static HANS: Diffusion = Diffusion {
    title: "机制与区县",
    widest: |name, districts, of, single, mechanisms| {
        format!(
            "铺得最广的是“{name}”，{of} 个区县和功能区中有 {districts} 个；{mechanisms} 项机制里，{single} 项只见于一处。"
        )
    },
    only_one: |district, mechanisms| {
        format!("所选案例只涉及{district}一处，用到 {mechanisms} 项机制，比不出谁先谁后。")
    },
    only_city: |city, mechanisms| {
        format!("所选案例都属{city}，用到 {mechanisms} 项机制，没有区县可比。")
    },
    no_dates: |cases| format!("所选 {cases} 个案例都没有日期：看得出哪里有，看不出谁先谁后。"),
    no_cases: "所选条件下没有案例，也就没有机制可比。",
    legend: &[
        "年份：最早一个案例的年份",
        "小字：在各区县中的先后，“2–4”表示分不出",
        "颜色越浓越早",
        "空格：没有案例",
        "市本级单列，不参与排序",
    ],
    undated_short: "无日期",
    cell: |district, mechanism, first, count, place| {
        let date = first.map_or("无日期".to_owned(), |date| format!("最早 {date}"));
        let place = place.map(|place| format!("，{place}")).unwrap_or_default();
        format!("{district}，{mechanism}：{date}{place}，{count} 个案例")
    },
    place: |place| match place {
        (first, last) if first == last => format!("第 {first}"),
        (first, last) => format!("第 {first} 至第 {last} 之间"),
    },
    place_short: place_range,
    unused: "所选案例没有用到的机制",

    all: "全部机制",
    definition_note: None,
    dated: |day, kind| match kind {
        Some(kind) => format!("{day}（{kind}）"),
        None => day.to_owned(),
    },
    first: |district, date, followers, last| {
        format!("本集合中，{district}最早，见于 {date}；随后有 {followers} 处{last}。")
    },
    last: |name, delay| format!("，最近的是{name}，{delay}"),
    firsts: |names, followers| {
        let after =
            if followers == 0 { String::new() } else { format!("，随后有 {followers} 处") };
        format!("本集合中，{}都可能最早，按已知日期分不出先后{after}。", names.join("、"))
    },
    lone: |district, date| format!("本集合中，区县里只有{district}有这项机制的案例，见于 {date}。"),
    all_undated: |districts| {
        format!("本集合中有 {districts} 处有这项机制的案例，都没有日期，分不出先后。")
    },
    city_only: |city| format!("本集合中，这项机制的案例都属{city}，还没有区县的案例。"),
    nowhere: "本集合中还没有这项机制的案例。",
    order: "谁先谁后",
    order_legend: |from, to| {
        format!("横轴 {from}—{to} 年；实心为最早案例的日期，宽度是已知的精度；空心为其后的案例。")
    },
    may_be_first: "可能最早",
    delay: |delay| chinese_delay(delay, "个月", "内"),
    city: "市本级，不参与排序",
    undated: "只有无日期的案例",
    beside: "案例对照",
    case: "案例",
    result: "成效或数字",
    no_result: "来源未写",
    figures: "这些案例给出的数字",
    figures_note: |figures, cases| {
        format!("{cases} 个案例给出 {figures} 个数字。口径各不相同，不相加，也不排名。")
    },
    no_figures: "这些案例的来源没有给出数字。",
    without: "还没有案例的区县",
    without_note: |n| {
        format!("以下 {n} 处在本集合中没有这项机制的案例；没有案例，不等于没有这种做法。")
    },
    everywhere: "每个区县和功能区都有案例。",
    limits: "这些数据能说明什么",
    published: |published, of| {
        format!(
            "{of} 处有日期，其中 {published} 处的最早日期是来源发布的日期：做法在那以前已经开始，早多少不知道。"
        )
    },
    limits_text: &[
        "能说明的：本集合收到的案例里，哪里最早留下有日期的记录，哪里随后也有。",
        "不能说明的：谁首创，谁学了谁，效果如何。未收录的案例可能更早；先后也可能只是公开报道的先后。",
        "日期只知道年或月的，按整年或整月算；两段时间有重合，就不说先后。",
    ],
    list: |n| format!("{n} 个案例的列表"),

    unknown: |id| format!("没有叫“{id}”的机制，可能是地址写错了，或者它已改名。"),
    choose: "请选一项机制。",
    nearest: "最接近的是",
};

static HANT: Diffusion = Diffusion {
    title: "機制與區縣",
    widest: |name, districts, of, single, mechanisms| {
        format!(
            "鋪得最廣的是「{name}」，{of} 個區縣和功能區中有 {districts} 個；{mechanisms} 項機制裡，{single} 項只見於一處。"
        )
    },
    only_one: |district, mechanisms| {
        format!("所選案例只涉及{district}一處，用到 {mechanisms} 項機制，比不出誰先誰後。")
    },
    only_city: |city, mechanisms| {
        format!("所選案例都屬{city}，用到 {mechanisms} 項機制，沒有區縣可比。")
    },
    no_dates: |cases| format!("所選 {cases} 個案例都沒有日期：看得出哪裡有，看不出誰先誰後。"),
    no_cases: "所選條件下沒有案例，也就沒有機制可比。",
    legend: &[
        "年份：最早一個案例的年份",
        "小字：在各區縣中的先後，「2–4」表示分不出",
        "顏色越濃越早",
        "空格：沒有案例",
        "市本級單列，不參與排序",
    ],
    undated_short: "無日期",
    cell: |district, mechanism, first, count, place| {
        let date = first.map_or("無日期".to_owned(), |date| format!("最早 {date}"));
        let place = place.map(|place| format!("，{place}")).unwrap_or_default();
        format!("{district}，{mechanism}：{date}{place}，{count} 個案例")
    },
    place: |place| match place {
        (first, last) if first == last => format!("第 {first}"),
        (first, last) => format!("第 {first} 至第 {last} 之間"),
    },
    place_short: place_range,
    unused: "所選案例沒有用到的機制",

    all: "全部機制",
    definition_note: None,
    dated: |day, kind| match kind {
        Some(kind) => format!("{day}（{kind}）"),
        None => day.to_owned(),
    },
    first: |district, date, followers, last| {
        format!("本集合中，{district}最早，見於 {date}；隨後有 {followers} 處{last}。")
    },
    last: |name, delay| format!("，最近的是{name}，{delay}"),
    firsts: |names, followers| {
        let after =
            if followers == 0 { String::new() } else { format!("，隨後有 {followers} 處") };
        format!("本集合中，{}都可能最早，按已知日期分不出先後{after}。", names.join("、"))
    },
    lone: |district, date| format!("本集合中，區縣裡只有{district}有這項機制的案例，見於 {date}。"),
    all_undated: |districts| {
        format!("本集合中有 {districts} 處有這項機制的案例，都沒有日期，分不出先後。")
    },
    city_only: |city| format!("本集合中，這項機制的案例都屬{city}，還沒有區縣的案例。"),
    nowhere: "本集合中還沒有這項機制的案例。",
    order: "誰先誰後",
    order_legend: |from, to| {
        format!("橫軸 {from}—{to} 年；實心為最早案例的日期，寬度是已知的精度；空心為其後的案例。")
    },
    may_be_first: "可能最早",
    delay: |delay| chinese_delay(delay, "個月", "內"),
    city: "市本級，不參與排序",
    undated: "只有無日期的案例",
    beside: "案例對照",
    case: "案例",
    result: "成效或數字",
    no_result: "來源未寫",
    figures: "這些案例給出的數字",
    figures_note: |figures, cases| {
        format!("{cases} 個案例給出 {figures} 個數字。口徑各不相同，不相加，也不排名。")
    },
    no_figures: "這些案例的來源沒有給出數字。",
    without: "還沒有案例的區縣",
    without_note: |n| {
        format!("以下 {n} 處在本集合中沒有這項機制的案例；沒有案例，不等於沒有這種做法。")
    },
    everywhere: "每個區縣和功能區都有案例。",
    limits: "這些資料能說明什麼",
    published: |published, of| {
        format!(
            "{of} 處有日期，其中 {published} 處的最早日期是來源發布的日期：做法在那以前已經開始，早多少不知道。"
        )
    },
    limits_text: &[
        "能說明的：本集合收到的案例裡，哪裡最早留下有日期的記錄，哪裡隨後也有。",
        "不能說明的：誰首創，誰學了誰，效果如何。未收錄的案例可能更早；先後也可能只是公開報導的先後。",
        "日期只知道年或月的，按整年或整月算；兩段時間有重合，就不說先後。",
    ],
    list: |n| format!("{n} 個案例的列表"),

    unknown: |id| format!("沒有叫「{id}」的機制，可能是網址寫錯了，或者它已改名。"),
    choose: "請選一項機制。",
    nearest: "最接近的是",
};

fn cases(n: usize) -> String {
    if n == 1 { "1 case".to_owned() } else { format!("{n} cases") }
}

fn places(n: usize) -> String {
    if n == 1 { "1 place".to_owned() } else { format!("{n} places") }
}

fn mechanisms(n: usize) -> String {
    if n == 1 { "1 mechanism".to_owned() } else { format!("{n} mechanisms") }
}

static EN: Diffusion = Diffusion {
    title: "Mechanisms by place",
    widest: |name, districts, of, single, all| {
        format!(
            "“{name}” has spread widest, to {districts} of {of} places; {single} of {} occur in one place only.",
            mechanisms(all)
        )
    },
    only_one: |district, all| {
        format!(
            "The selection is about {district} alone, with {}: there is nobody to be before or after it.",
            mechanisms(all)
        )
    },
    only_city: |city, all| {
        format!(
            "All selected cases belong to {city} as a whole, with {}: no place can be compared.",
            mechanisms(all)
        )
    },
    no_dates: |n| {
        format!(
            "None of the {} selected has a date: it shows who has what, not who was first.",
            cases(n)
        )
    },
    no_cases: "No case meets the conditions, so there is no mechanism to compare.",
    legend: &[
        "Year: that of the first case",
        "Small: the rank among places; “2–4” where dates do not tell",
        "Stronger colour is earlier",
        "Empty: no case",
        "The city as a whole stands apart and takes no place",
    ],
    undated_short: "n.d.",
    cell: |district, mechanism, first, count, place| {
        let date = first.map_or("undated".to_owned(), |date| format!("first {date}"));
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        format!("{district}, {mechanism}: {date}{place}, {}", cases(count as usize))
    },
    place: |place| match place {
        (first, last) if first == last => format!("no. {first}"),
        (first, last) => format!("no. {first} to {last}"),
    },
    place_short: place_range,
    unused: "Mechanisms that the selected cases do not use",

    all: "All mechanisms",
    definition_note: Some("Definition (in Chinese):"),
    dated: |day, kind| match kind {
        Some(kind) => format!("{day} ({kind})"),
        None => day.to_owned(),
    },
    first: |district, date, followers, last| {
        format!(
            "In this collection {district} was first, with {date}; {} followed{last}.",
            places(followers)
        )
    },
    last: |name, delay| format!(", last of all {name}, {delay}"),
    firsts: |names, followers| {
        let after = match followers {
            0 => String::new(),
            more => format!("; {} followed", places(more)),
        };
        format!(
            "In this collection {} may each have been first: the dates do not tell{after}.",
            names.join(", ")
        )
    },
    lone: |district, date| {
        format!("In this collection {district} is the only place with a case of it: {date}.")
    },
    all_undated: |n| {
        format!("In this collection {} have cases of it, none of them dated.", places(n))
    },
    city_only: |city| {
        format!(
            "In this collection all cases of it belong to {city} as a whole; no single place has one."
        )
    },
    nowhere: "This collection has no case of it.",
    order: "Who was first, who followed",
    order_legend: |from, to| {
        format!(
            "From {from} to {to}. Filled: the date of the first case, as wide as it is uncertain; outlined: later cases."
        )
    },
    may_be_first: "may be first",
    delay: english_delay,
    city: "The city as a whole, without a place",
    undated: "Undated cases only",
    beside: "The cases side by side",
    case: "Case",
    result: "Result or figure",
    no_result: "not in the source",
    figures: "The figures that these cases give",
    figures_note: |figures, n| {
        format!(
            "{figures} figures from {}. Each counts in its own way: they are neither added nor ranked.",
            cases(n)
        )
    },
    no_figures: "The sources of these cases give no figures.",
    without: "Districts without a case",
    without_note: |n| {
        format!(
            "{} without a case of it in this collection; that does not mean that it is not practised there.",
            places(n)
        )
    },
    everywhere: "Every place has a case.",
    limits: "What these data can tell",
    published: |published, of| {
        format!(
            "{} with a date; for {published} of them it is the date on which the source was published: the practice had begun by then, how long before is not known.",
            places(of)
        )
    },
    limits_text: &[
        "They tell, of the cases collected here, where the earliest dated record is and where others follow.",
        "They do not tell who invented it, who learnt from whom, or how well it works. A case that is not here may be earlier, and the order may be that of the reports alone.",
        "A date known to a year or a month counts as all of it; where two overlap, no order is claimed.",
    ],
    list: |n| format!("List of {}", cases(n as usize)),

    unknown: |id| {
        format!("There is no mechanism “{id}”. The address may be mistyped, or it was renamed.")
    },
    choose: "Choose a mechanism.",
    nearest: "Closest:",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_told_as_exactly_as_it_is_known() {
        for (days, months, zh, en) in [
            ((0, 0), (0, 0), "同一天", "the same day"),
            ((1, 1), (0, 0), "晚 1 天", "1 day later"),
            ((0, 29), (0, 0), "晚 29 天以内", "at most 29 days later"),
            ((3, 20), (0, 0), "晚 3 至 20 天", "3 to 20 days later"),
            ((1191, 1191), (39, 39), "晚 3 年 3 个月", "3 years 3 months later"),
            ((30, 90), (1, 2), "晚 1 个月至 2 个月", "1 month to 2 months later"),
            ((0, 90), (0, 2), "晚不到 3 个月", "less than 3 months later"),
            ((22, 386), (0, 12), "晚不到 1 年 1 个月", "less than 1 year 1 month later"),
        ] {
            let delay = Delay { days, months };
            assert_eq!((HANS.delay)(delay), zh);
            assert_eq!((EN.delay)(delay), en);
        }
    }
}
