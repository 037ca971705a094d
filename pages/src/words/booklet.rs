//! The words of the printed compilation.

use super::{Leaders, Locale};

/// What the compilation says of itself, in one locale.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct BookletWords {
    pub title: fn(&str) -> String,
    pub print: &'static str,
    pub print_hint: fn(cases: usize) -> String,
    pub kiosk: &'static str,
    pub nothing: &'static str,
    pub nothing_text: &'static str,
    pub all_cases: &'static str,

    pub selected: &'static str,
    pub cases: &'static str,
    pub cases_text: fn(shown: usize, of: usize, undated: u32) -> String,
    pub years: &'static str,
    pub no_years: &'static str,
    pub made: &'static str,
    pub address: &'static str,
    pub code: fn(&str) -> String,

    pub contents: &'static str,
    pub contents_note: &'static str,
    pub overview: &'static str,
    pub by_year: fn(most: Leaders, undated: u32) -> String,
    pub by_district: fn(most: Leaders, with: usize, of: usize) -> String,
    pub by_theme: fn(most: Leaders) -> String,
    pub number: fn(usize) -> String,
    pub register: &'static str,
    pub register_note: &'static str,
    pub by_place: &'static str,
    pub by_mechanism: &'static str,
    pub place_gap: &'static str,
    pub about: &'static str,
    pub about_text: fn(undated: u32) -> Option<String>,
}

impl Locale {
    /// The words of the compilation in this locale.
    pub fn booklet(self) -> &'static BookletWords {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: BookletWords = BookletWords {
    title: |title| format!("{title}汇编"),
    print: "打印 / 存为 PDF",
    print_hint: |n| {
        format!("共 {n} 个案例，下面就是印出来的样子。要存成文件，请在打印窗口里选“另存为 PDF”。")
    },
    kiosk: "这台机器不能打印。请用手机扫码，在手机或电脑上打印。",
    nothing: "没有可以汇编的案例",
    nothing_text: "没有案例符合全部条件。减少条件，或者汇编全部案例。",
    all_cases: "汇编全部案例",
    selected: "所选条件",
    cases: "案例",
    cases_text: |shown, of, undated| {
        let undated =
            if undated > 0 { format!("，其中 {undated} 例无日期") } else { String::new() };
        format!("{shown} 例（合集共 {of} 例）{undated}")
    },
    years: "年份",
    no_years: "所选案例都没有日期",
    made: "制作日期",
    address: "网址",
    code: |address| format!("二维码：{address}"),
    contents: "目录",
    contents_note: "案例按编号排列，每例从新的一页开始，编号印在标题上方。",
    overview: "总览",
    by_year: |most, undated| {
        let most = most.map(|most| leading(most, "最多", "各 "));
        let undated = (undated > 0).then(|| format!("另有 {undated} 例没有日期"));
        sentence(most, undated).unwrap_or_else(|| "各年案例数相近，没有哪一年突出。".to_owned())
    },
    by_district: |most, with, of| {
        let most = most.map(|most| leading(most, "最多", "各 "));
        let with = Some(format!("{of} 个地方中 {with} 个有案例"));
        sentence(with, most).unwrap_or_default()
    },
    by_theme: |most| {
        let most = most.map(|most| leading(most, "最多", "各 "));
        let note = Some("一个案例可以有一至三个主题，各项相加会多于案例数".to_owned());
        sentence(most, note).unwrap_or_default()
    },
    number: |n| format!("案例 {n}"),
    register: "索引",
    register_note: "数字是案例的编号。",
    by_place: "按区县、功能区",
    by_mechanism: "按机制",
    place_gap: "、",
    about: "这本汇编是什么，不是什么",
    about_text: |undated| {
        (undated > 0)
            .then(|| format!("本册有 {undated} 个案例的来源没有给出日期，没有计入任何一年。"))
    },
};

static HANT: BookletWords = BookletWords {
    title: |title| format!("{title}彙編"),
    print: "列印 / 存成 PDF",
    print_hint: |n| {
        format!("共 {n} 個案例，下面就是印出來的樣子。要存成檔案，請在列印視窗裡選「另存為 PDF」。")
    },
    kiosk: "這台機器不能列印。請用手機掃碼，在手機或電腦上列印。",
    nothing: "沒有可以彙編的案例",
    nothing_text: "沒有案例符合全部條件。減少條件，或者彙編全部案例。",
    all_cases: "彙編全部案例",
    selected: "所選條件",
    cases: "案例",
    cases_text: |shown, of, undated| {
        let undated =
            if undated > 0 { format!("，其中 {undated} 例無日期") } else { String::new() };
        format!("{shown} 例（合集共 {of} 例）{undated}")
    },
    years: "年份",
    no_years: "所選案例都沒有日期",
    made: "製作日期",
    address: "網址",
    code: |address| format!("QR Code：{address}"),
    contents: "目錄",
    contents_note: "案例按編號排列，每例從新的一頁開始，編號印在標題上方。",
    overview: "總覽",
    by_year: |most, undated| {
        let most = most.map(|most| leading(most, "最多", "各 "));
        let undated = (undated > 0).then(|| format!("另有 {undated} 例沒有日期"));
        sentence(most, undated).unwrap_or_else(|| "各年案例數相近，沒有哪一年突出。".to_owned())
    },
    by_district: |most, with, of| {
        let most = most.map(|most| leading(most, "最多", "各 "));
        let with = Some(format!("{of} 個地方中 {with} 個有案例"));
        sentence(with, most).unwrap_or_default()
    },
    by_theme: |most| {
        let most = most.map(|most| leading(most, "最多", "各 "));
        let note = Some("一個案例可以有一至三個主題，各項相加會多於案例數".to_owned());
        sentence(most, note).unwrap_or_default()
    },
    number: |n| format!("案例 {n}"),
    register: "索引",
    register_note: "數字是案例的編號。",
    by_place: "按區縣、功能區",
    by_mechanism: "按機制",
    place_gap: "、",
    about: "這本彙編是什麼，不是什麼",
    about_text: |undated| {
        (undated > 0)
            .then(|| format!("本冊有 {undated} 個案例的來源沒有給出日期，沒有計入任何一年。"))
    },
};

static EN: BookletWords = BookletWords {
    title: |title| format!("{title}: a compilation"),
    print: "Print / save as PDF",
    print_hint: |n| {
        let cases = cases(n);
        format!(
            "{cases}. Below is how it prints. For a file, choose “Save as PDF” in the print window."
        )
    },
    kiosk: "This machine does not print. Scan the code, and print from a phone or computer.",
    nothing: "There are no cases to compile",
    nothing_text: "No case meets every condition. Drop a condition, or compile all cases.",
    all_cases: "Compile all cases",
    selected: "Selected",
    cases: "Cases",
    cases_text: |shown, of, undated| {
        let undated = if undated > 0 { format!(", {undated} undated") } else { String::new() };
        format!("{shown} of the {of} in the collection{undated}")
    },
    years: "Years",
    no_years: "None of these cases has a date",
    made: "Made on",
    address: "Address",
    code: |address| format!("QR code: {address}"),
    contents: "Contents",
    contents_note: "Cases stand in the order of their numbers. Each begins on a new page, with its number above its title.",
    overview: "At a glance",
    by_year: |most, undated| {
        let most = most.map(leading_en);
        let undated = (undated > 0).then(|| format!("{} undated", cases_are(undated)));
        clauses(most, undated).unwrap_or_else(|| "No year stands out.".to_owned())
    },
    by_district: |most, with, of| {
        let most = most.map(leading_en);
        clauses(Some(format!("{with} of {of} places have cases")), most).unwrap_or_default()
    },
    by_theme: |most| {
        let most = most.map(leading_en);
        let note =
            "a case has one to three themes, so these add up to more than the cases".to_owned();
        clauses(most, Some(note)).unwrap_or_default()
    },
    number: |n| format!("Case {n}"),
    register: "Index",
    register_note: "The numbers are those of the cases.",
    by_place: "By place",
    by_mechanism: "By mechanism",
    place_gap: ", ",
    about: "What this compilation is, and what it is not",
    about_text: |undated| {
        let these = match undated {
            0 => return None,
            1 => "1 case here has".to_owned(),
            n => format!("{n} cases here have"),
        };
        Some(format!("{these} no date in the source and are counted in no year."))
    },
};

/// “2025年最多，50 例”; `each` stands before the count where several lead.
fn leading((names, count): (Vec<String>, u32), end: &str, each: &str) -> String {
    let each = if names.len() > 1 { each } else { "" };
    format!("{}{end}，{each}{count} 例", names.join("、"))
}

fn sentence(first: Option<String>, second: Option<String>) -> Option<String> {
    let parts: Vec<String> = first.into_iter().chain(second).collect();
    (!parts.is_empty()).then(|| format!("{}。", parts.join("；")))
}

fn cases(n: usize) -> String {
    if n == 1 { "1 case".to_owned() } else { format!("{n} cases") }
}

fn cases_are(n: u32) -> String {
    if n == 1 { "1 case is".to_owned() } else { format!("{n} cases are") }
}

/// “2025 has the most, 50”.
fn leading_en((names, count): (Vec<String>, u32)) -> String {
    let (has, each) = if names.len() > 1 { ("have", " each") } else { ("has", "") };
    format!("{} {has} the most, {count}{each}", names.join(" and "))
}

/// Clauses as a sentence that begins with a large letter.
fn clauses(first: Option<String>, second: Option<String>) -> Option<String> {
    let parts: Vec<String> = first.into_iter().chain(second).collect();
    let text = parts.join("; ");
    let mut letters = text.chars();
    let head = letters.next()?;
    Some(format!("{}{}.", head.to_uppercase(), letters.as_str()))
}
