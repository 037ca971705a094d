//! The words of what a visitor takes away, on the screen and in the files. Only the annex says them,
//! so they stand apart from those of the page.

use super::Locale;
use crate::take::Take;

/// What is said of taking away in one locale.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct TakeWords {
    pub title: &'static str,
    pub said: fn(cases: usize, of: usize, figures: usize, day: &str) -> String,
    pub conditions: &'static str,
    pub no_conditions: &'static str,

    /// What can be taken: its name, and what it is for.
    pub files: fn(Take) -> (&'static str, &'static str),
    /// How the file is called, without its number of cases, its date and its kind.
    pub file_name: fn(app: &str, Take) -> String,
    pub download: fn(kind: &str) -> String,
    pub done: fn(&str) -> String,
    pub failed: &'static str,
    pub none_of: fn(Take) -> &'static str,
    pub terms: fn(app: &str) -> String,

    pub kiosk: &'static str,
    pub code: fn(&str) -> String,
    pub no_code: &'static str,

    /// The heads of the table of cases, in the order of its columns.
    pub columns: [&'static str; 28],
    /// The heads of the table of figures, in the order of its columns.
    pub figure_columns: [&'static str; 10],
    /// What is said of the selection in a file: where it is from, when it was taken, and of what.
    pub origin: fn(address: &str, day: &str, cases: usize, conditions: &[String]) -> [String; 4],
    pub case_of: fn(app: &str, title: &str, address: &str) -> String,
}

impl Locale {
    /// The words of what is taken away in this locale.
    pub fn take(self) -> &'static TakeWords {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: TakeWords = TakeWords {
    title: "带走所选案例",
    said: |cases, of, figures, day| {
        format!("所选 {cases} 个案例（共 {of} 个）和其中的 {figures} 个数字，{day}取用。")
    },
    conditions: "条件",
    no_conditions: "没有设任何条件，带走的是全部案例。",
    files: |take| match take {
        Take::Cases => ("案例表", "一行一个案例，用 Excel、WPS 打开即可"),
        Take::Figures => ("数字表", "一行一个数字，带单位、时点和所属案例"),
        Take::Json => ("案例原文", "每个案例的全部字段，供程序读取"),
        Take::Package => ("数据包", "互相关联的多张表，附字段说明，符合 Data Package 标准"),
        Take::Ris => ("引文（RIS）", "来源网页的引文，可导入 Zotero、EndNote、NoteExpress"),
        Take::Bibtex => ("引文（BibTeX）", "来源网页的引文，供 LaTeX 使用"),
    },
    file_name: |app, take| {
        let what = match take {
            Take::Cases => "案例表",
            Take::Figures => "数字表",
            Take::Json => "案例原文",
            Take::Package => "数据包",
            Take::Ris | Take::Bibtex => "引文",
        };
        format!("{app}-{what}")
    },
    download: |kind| format!("下载 {kind}"),
    done: |name| format!("已交给浏览器保存：{name}"),
    failed: "文件没有生成：有案例缺少必要的文字。",
    none_of: |take| match take {
        Take::Figures => "所选案例没有给出数字",
        _ => "没有可带走的内容",
    },
    terms: |app| {
        format!(
            "文件里写明了这次选择的网址、日期和条件。文字为编者概括，可在注明“{app}”的前提下使用；引用数字请一并注明来源网页。"
        )
    },
    kiosk: "公用屏不保存文件。用手机扫码打开同一选择，就能在手机上下载。",
    code: |address| format!("二维码：{address}"),
    no_code: "网址太长，做不成二维码。请减少条件，或记下网址。",
    columns: [
        "编号",
        "标题",
        "英文标题",
        "区县",
        "地点",
        "层级",
        "主办单位",
        "主题",
        "机制",
        "关键词",
        "年份",
        "日期",
        "日期含义",
        "系列",
        "背景",
        "做法",
        "成效（来源自述）",
        "数字",
        "荣誉",
        "节点",
        "英文摘要",
        "编者注",
        "来源标题",
        "来源单位",
        "来源日期",
        "来源类型",
        "来源网址",
        "本页网址",
    ],
    figure_columns: [
        "案例编号",
        "案例",
        "区县",
        "名称",
        "数值",
        "单位",
        "精确程度",
        "时点",
        "来源网址",
        "本页网址",
    ],
    origin: |address, day, cases, conditions| {
        let conditions =
            if conditions.is_empty() { "无".to_owned() } else { conditions.join("；") };
        [
            format!("取自：{address}"),
            format!("日期：{day}"),
            format!("案例：{cases} 个"),
            format!("条件：{conditions}"),
        ]
    },
    case_of: |app, title, address| format!("{app}案例：{title}，{address}"),
};

static HANT: TakeWords = TakeWords {
    title: "帶走所選案例",
    said: |cases, of, figures, day| {
        format!("所選 {cases} 個案例（共 {of} 個）和其中的 {figures} 個數字，{day}取用。")
    },
    conditions: "條件",
    no_conditions: "沒有設任何條件，帶走的是全部案例。",
    files: |take| match take {
        Take::Cases => ("案例表", "一列一個案例，用 Excel、WPS 開啟即可"),
        Take::Figures => ("數字表", "一列一個數字，帶單位、時點和所屬案例"),
        Take::Json => ("案例原文", "每個案例的全部欄位，供程式讀取"),
        Take::Package => ("資料包", "互相關聯的多張表，附欄位說明，符合 Data Package 標準"),
        Take::Ris => ("引文（RIS）", "來源網頁的引文，可匯入 Zotero、EndNote"),
        Take::Bibtex => ("引文（BibTeX）", "來源網頁的引文，供 LaTeX 使用"),
    },
    file_name: |app, take| {
        let what = match take {
            Take::Cases => "案例表",
            Take::Figures => "數字表",
            Take::Json => "案例原文",
            Take::Package => "資料包",
            Take::Ris | Take::Bibtex => "引文",
        };
        format!("{app}-{what}")
    },
    download: |kind| format!("下載 {kind}"),
    done: |name| format!("已交給瀏覽器儲存：{name}"),
    failed: "檔案沒有產生：有案例缺少必要的文字。",
    none_of: |take| match take {
        Take::Figures => "所選案例沒有給出數字",
        _ => "沒有可帶走的內容",
    },
    terms: |app| {
        format!(
            "檔案裡寫明了這次選擇的網址、日期和條件。文字為編者概括，可在註明「{app}」的前提下使用；引用數字請一併註明來源網頁。"
        )
    },
    kiosk: "公用螢幕不儲存檔案。用手機掃碼開啟同一選擇，就能在手機上下載。",
    code: |address| format!("QR 碼：{address}"),
    no_code: "網址太長，做不成 QR 碼。請減少條件，或記下網址。",
    columns: [
        "編號",
        "標題",
        "英文標題",
        "區縣",
        "地點",
        "層級",
        "主辦單位",
        "主題",
        "機制",
        "關鍵詞",
        "年份",
        "日期",
        "日期含義",
        "系列",
        "背景",
        "做法",
        "成效（來源自述）",
        "數字",
        "榮譽",
        "節點",
        "英文摘要",
        "編者註",
        "來源標題",
        "來源單位",
        "來源日期",
        "來源類型",
        "來源網址",
        "本頁網址",
    ],
    figure_columns: [
        "案例編號",
        "案例",
        "區縣",
        "名稱",
        "數值",
        "單位",
        "精確程度",
        "時點",
        "來源網址",
        "本頁網址",
    ],
    origin: |address, day, cases, conditions| {
        let conditions =
            if conditions.is_empty() { "無".to_owned() } else { conditions.join("；") };
        [
            format!("取自：{address}"),
            format!("日期：{day}"),
            format!("案例：{cases} 個"),
            format!("條件：{conditions}"),
        ]
    },
    case_of: |app, title, address| format!("{app}案例：{title}，{address}"),
};

static EN: TakeWords = TakeWords {
    title: "Take the selection away",
    said: |cases, of, figures, day| {
        let cases = if cases == 1 { "1 case".to_owned() } else { format!("{cases} cases") };
        let figures =
            if figures == 1 { "1 figure".to_owned() } else { format!("{figures} figures") };
        format!("{cases} selected out of {of}, with {figures}, taken on {day}.")
    },
    conditions: "Conditions",
    no_conditions: "No condition is set: every case is taken.",
    files: |take| match take {
        Take::Cases => ("Table of cases", "One row a case; opens in Excel and WPS as it is"),
        Take::Figures => ("Table of figures", "One row a figure, with unit, period and case"),
        Take::Json => ("The cases themselves", "Every field of each case, for programs to read"),
        Take::Package => (
            "Data package",
            "Tables that refer to each other, with every field described, by the Data Package standard",
        ),
        Take::Ris => ("Citations (RIS)", "The source pages, for Zotero and EndNote"),
        Take::Bibtex => ("Citations (BibTeX)", "The source pages, for LaTeX"),
    },
    file_name: |app, take| {
        let what = match take {
            Take::Cases => "cases",
            Take::Figures => "figures",
            Take::Json => "records",
            Take::Package => "package",
            Take::Ris | Take::Bibtex => "citations",
        };
        format!("{app}-{what}")
    },
    download: |kind| format!("Download {kind}"),
    done: |name| format!("Handed to the browser: {name}"),
    failed: "The file could not be made: a case lacks a text that it needs.",
    none_of: |take| match take {
        Take::Figures => "The cases selected give no figure",
        _ => "There is nothing to take",
    },
    terms: |app| {
        format!(
            "Each file says the address, the date and the conditions of the selection. The wording is \
             the editors’ own and may be reused with a mention of {app}; please cite the source page \
             with a figure."
        )
    },
    kiosk: "This kiosk keeps no files. Scan the code to open the same selection on your phone, and \
            download it there.",
    code: |address| format!("QR code: {address}"),
    no_code: "This address is too long for a code. Drop some conditions, or note the address.",
    columns: [
        "Id",
        "Title (Chinese)",
        "Title",
        "District",
        "Place",
        "Level",
        "Organ",
        "Themes",
        "Mechanisms",
        "Keywords",
        "Year",
        "Date",
        "What the date is",
        "Series",
        "Background",
        "Practices",
        "Outcomes (as reported)",
        "Figures",
        "Honours",
        "Milestones",
        "Summary",
        "Editor’s note",
        "Source title",
        "Publisher",
        "Published",
        "Kind of source",
        "Source address",
        "Address of this row",
    ],
    figure_columns: [
        "Case id",
        "Case",
        "District",
        "Name",
        "Number",
        "Unit",
        "How exact",
        "Period",
        "Source address",
        "Address of this row",
    ],
    origin: |address, day, cases, conditions| {
        let conditions =
            if conditions.is_empty() { "none".to_owned() } else { conditions.join("; ") };
        [
            format!("From: {address}"),
            format!("Date: {day}"),
            format!("Cases: {cases}"),
            format!("Conditions: {conditions}"),
        ]
    },
    case_of: |app, title, address| format!("{app}, case: {title}, {address}"),
};
