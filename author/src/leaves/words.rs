//! What the desk says on the leaves, in both scripts. The names of fields, dates and numbers are those
//! of the page ([`anlan_pages::words`]).

use anlan_pages::words::Locale;

/// The sentences of the leaves in one script; each field is named after what it says.
pub(crate) struct Words {
    /// What parts the values of a list, the parts of a line, and sentences.
    pub gaps: [&'static str; 3],
    pub index: &'static str,
    pub skip: &'static str,
    pub trail: &'static str,
    pub explorer: &'static str,
    pub other_script: &'static str,
    pub feed: &'static str,
    pub whole: &'static str,
    pub district: fn(&str) -> String,
    pub theme: fn(&str) -> String,
    pub mechanism: fn(&str) -> String,
    pub definition: &'static str,
    pub counted: fn(cases: u32, places: usize) -> String,
    pub none: &'static str,
    pub earliest: fn(date: &str) -> String,
    pub earliest_of: fn(several: usize) -> String,
    pub earliest_note: &'static str,
    pub by_district: &'static str,
    pub cases: &'static str,
    pub newer: &'static str,
    pub older: &'static str,
    pub neighbours: fn(&str) -> String,
    pub districts: &'static str,
    pub keywords: &'static str,
    pub newest: &'static str,
    pub made: &'static str,
    pub made_text: fn(&Counts) -> Vec<String>,
    pub terms: &'static str,
    pub terms_text: &'static [&'static str],
    pub files: &'static str,
    pub bundle: &'static str,
    pub published: fn(date: &str) -> String,
    pub withdrawn: &'static str,
    pub withdrawn_on: fn(date: &str) -> String,
    pub reason: &'static str,
    pub successor: &'static str,
}

/// What is counted of the collection to say how it was made.
pub(crate) struct Counts {
    /// Main sources that a visitor cannot be sent to.
    pub(crate) unlinked: usize,
    /// All main sources, one for each case.
    pub(crate) cases: usize,
    /// Cases without a date.
    pub(crate) undated: u32,
}

/// The words of a language.
pub(crate) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Hans => &HANS,
        Locale::Hant => &HANT,
        Locale::En => &EN,
    }
}

static HANS: Words = Words {
    gaps: ["、", "，", ""],
    index: "目录",
    skip: "跳到正文",
    trail: "所在位置",
    explorer: "在完整页面中打开",
    other_script: "繁體",
    feed: "订阅新案例",
    whole: "全部案例在一页上",
    district: |name| format!("{name}的案例"),
    theme: |name| format!("主题：{name}"),
    mechanism: |name| format!("机制：{name}"),
    definition: "定义",
    counted: |cases, places| format!("本集合有 {cases} 个案例，出自 {places} 个地方。"),
    none: "本集合里还没有案例。",
    earliest: |date| format!("日期最早的案例（{date}）："),
    earliest_of: |n| format!("日期最早的有 {n} 个案例，按已知的日期分不出先后："),
    earliest_note: "“最早”只就本集合而言：来源发布的日期不是做法开始的日期。",
    by_district: "各地的案例",
    cases: "案例",
    newer: "较新的一个",
    older: "较早的一个",
    neighbours: |place| format!("{place}的其他案例"),
    districts: "区县和功能区",
    keywords: "关键词",
    newest: "日期最近的案例",
    made: "这份集合是怎样做成的",
    made_text: |counts| {
        vec![
            "案例读自各案例“来源”一栏所列的公开网页的存档；本版没有重新打开这些网址，网页可能已经移动。"
                .to_owned(),
            "文字为编者自己的概括，不转载原文、照片和地图，不提个人姓名。每个数字都出自所列网页，连同单位、是否约数和时点一起记录。"
                .to_owned(),
            "成效由来源自述，未另行核实；“全省首个”一类的说法照来源记录。收入这里不等于认可。".to_owned(),
            format!(
                "{} 个主来源中有 {} 个是转载、镜像或未能确认身份的网站，只记标题和发布者，不作外链。",
                counts.cases, counts.unlinked
            ),
            format!(
                "只知年份的日期不推到月日；{} 个案例没有日期。案例少只说明找到的少，不等于做得少。",
                counts.undated
            ),
        ]
    },
    terms: "怎样使用",
    terms_text: &[
        "事实和数字请注明原网页：发布者和网址在每个案例的“来源”一栏。",
        "编者的文字可以使用，请提到这份集合。程序代码的许可不适用于这些内容。",
    ],
    files: "数据文件",
    bundle: "全部数据（JSON）",
    published: |date| format!("来源发布：{date}"),
    withdrawn: "已撤回",
    withdrawn_on: |date| format!("这个案例已于{date}撤回，不再属于本集合。"),
    reason: "撤回的原因",
    successor: "现在请看",
};

static HANT: Words = Words {
    gaps: ["、", "，", ""],
    index: "目錄",
    skip: "跳到正文",
    trail: "所在位置",
    explorer: "在完整頁面中打開",
    other_script: "简体",
    feed: "訂閱新案例",
    whole: "全部案例在一頁上（簡體）",
    district: |name| format!("{name}的案例"),
    theme: |name| format!("主題：{name}"),
    mechanism: |name| format!("機制：{name}"),
    definition: "定義",
    counted: |cases, places| format!("本集合有 {cases} 個案例，出自 {places} 個地方。"),
    none: "本集合裏還沒有案例。",
    earliest: |date| format!("日期最早的案例（{date}）："),
    earliest_of: |n| format!("日期最早的有 {n} 個案例，按已知的日期分不出先後："),
    earliest_note: "「最早」只就本集合而言：來源發布的日期不是做法開始的日期。",
    by_district: "各地的案例",
    cases: "案例",
    newer: "較新的一個",
    older: "較早的一個",
    neighbours: |place| format!("{place}的其他案例"),
    districts: "區縣和功能區",
    keywords: "關鍵詞",
    newest: "日期最近的案例",
    made: "這份集合是怎樣做成的",
    made_text: |counts| {
        vec![
            "案例讀自各案例「來源」一欄所列的公開網頁的存檔；本版沒有重新打開這些網址，網頁可能已經移動。"
                .to_owned(),
            "文字為編者自己的概括，不轉載原文、照片和地圖，不提個人姓名。每個數字都出自所列網頁，連同單位、是否約數和時點一起記錄。"
                .to_owned(),
            "成效由來源自述，未另行核實；「全省首個」一類的說法照來源記錄。收入這裏不等於認可。".to_owned(),
            format!(
                "{} 個主來源中有 {} 個是轉載、鏡像或未能確認身份的網站，只記標題和發布者，不作外鏈。",
                counts.cases, counts.unlinked
            ),
            format!(
                "只知年份的日期不推到月日；{} 個案例沒有日期。案例少只說明找到的少，不等於做得少。",
                counts.undated
            ),
        ]
    },
    terms: "怎樣使用",
    terms_text: &[
        "事實和數字請註明原網頁：發布者和網址在每個案例的「來源」一欄。",
        "編者的文字可以使用，請提到這份集合。程序代碼的許可不適用於這些內容。",
    ],
    files: "數據文件",
    bundle: "全部數據（JSON）",
    published: |date| format!("來源發布：{date}"),
    withdrawn: "已撤回",
    withdrawn_on: |date| format!("這個案例已於{date}撤回，不再屬於本集合。"),
    reason: "撤回的原因",
    successor: "現在請看",
};

static EN: Words = Words {
    gaps: [", ", ", ", " "],
    index: "Contents",
    skip: "Skip to the text",
    trail: "Where you are",
    explorer: "Open in the full page",
    other_script: "",
    feed: "Feed of new cases",
    whole: "All cases on one page",
    district: |name| format!("Cases of {name}"),
    theme: |name| format!("Theme: {name}"),
    mechanism: |name| format!("Mechanism: {name}"),
    definition: "Definition",
    counted: |cases, places| {
        let own = if cases == 1 { "case" } else { "cases" };
        let from = if places == 1 { "place" } else { "places" };
        format!("This collection has {cases} {own} from {places} {from}.")
    },
    none: "This collection has no case of it yet.",
    earliest: |date| format!("The earliest by date ({date}): "),
    earliest_of: |n| {
        format!("The earliest by date are {n}, which what is known does not tell apart: ")
    },
    earliest_note: "Earliest in this collection alone: a source may come out long after a practice began.",
    by_district: "The cases by place",
    cases: "Cases",
    newer: "The next newer one",
    older: "The next older one",
    neighbours: |place| format!("Other cases of {place}"),
    districts: "Places",
    keywords: "Keywords",
    newest: "The newest cases by date",
    made: "How this collection was made",
    made_text: |counts| {
        vec![
            "The cases were read from the pages named under “Sources” and are told in the editors’ own \
             words."
                .to_owned(),
            "Every figure is from a page that is named, with its unit, how exact it is and its period."
                .to_owned(),
            "Outcomes are as the sources report them and were not verified.".to_owned(),
            format!(
                "Of {} main sources {} are reposts or could not be confirmed, and are not linked.",
                counts.cases, counts.unlinked
            ),
            format!(
                "A date known to the year stays a year; without a date: {}. Few cases mean that few were \
                 found, not that little was done.",
                counts.undated
            ),
        ]
    },
    terms: "Terms of use",
    terms_text: &[
        "Please cite the original page for facts and figures: publisher and address stand with each case.",
        "The editors’ wording may be reused with a mention of this collection.",
    ],
    files: "Data",
    bundle: "The whole collection (JSON)",
    published: |date| format!("Source published {date}."),
    withdrawn: "Withdrawn",
    withdrawn_on: |day| format!("This case was withdrawn on {day}."),
    reason: "Why",
    successor: "See now",
};

/// What is said in English beside the Chinese.
pub(crate) mod english {
    /// The collection, in a few sentences after what it is.
    pub(crate) fn site(what: &str, cases: usize, years: Option<(u16, u16)>) -> String {
        let years = years.map(|(first, last)| format!(", {first}–{last}")).unwrap_or_default();
        format!(
            "{what}: {cases} cases{years}. \
             The records are in Chinese, each with its title and a summary in English; they were \
             read from public pages, every figure names its source, and outcomes are as reported."
        )
    }

    /// A subject, in a sentence.
    pub(crate) fn counted(name: &str, cases: u32, places: usize) -> String {
        let own = if cases == 1 { "case" } else { "cases" };
        let from = if places == 1 { "place" } else { "places" };
        format!("{name}: {cases} {own} from {places} {from} of this collection, in Chinese.")
    }
}
