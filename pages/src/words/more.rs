//! The words of the page that leads to all views.

use super::Locale;

/// What the page that leads to all views says.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct More {
    pub title: &'static str,
    /// The name of each view, and what it answers: time, districts, mechanisms, series, figures, groups,
    /// the compilation, what is taken away, and the versions.
    pub views: [(&'static str, &'static str); 9],
    /// The same of the editors' desk.
    pub desk: (&'static str, &'static str),
}

impl Locale {
    /// The words of the page that leads to all views.
    pub fn more(self) -> &'static More {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: More = More {
    title: "看全局",
    views: [
        ("时间线", "每个案例落在哪一年、哪个月，同期有什么规划"),
        ("区县", "各区县、功能区各有多少，分布在哪里，可按人口或面积比较"),
        ("机制", "哪个区县先有某项做法，谁随后跟进，哪里还没有"),
        ("系列", "公布了多少，这里收到多少，还缺什么"),
        ("数字", "来源给出的全部数字，可筛选、可排序"),
        ("分组对照", "把一组案例与另一组、或与其余案例放在同一张图上"),
        ("汇编", "把所选案例排成可打印的 A4 册子"),
        ("带走", "所选案例的表格、数据包和引文"),
        ("关于", "本集合的版本：每一版新增、改动、撤回了什么"),
    ],
    desk: ("编辑台", "用表格或文章增改案例，预览，再存成可以发布的文件夹"),
};

static HANT: More = More {
    title: "看全局",
    views: [
        ("時間線", "每個案例落在哪一年、哪個月，同期有什麼規劃"),
        ("區縣", "各區縣、功能區各有多少，分布在哪裡，可按人口或面積比較"),
        ("機制", "哪個區縣先有某項做法，誰隨後跟進，哪裡還沒有"),
        ("系列", "公布了多少，這裡收到多少，還缺什麼"),
        ("數字", "來源給出的全部數字，可篩選、可排序"),
        ("分組對照", "把一組案例與另一組、或與其餘案例放在同一張圖上"),
        ("彙編", "把所選案例排成可列印的 A4 冊子"),
        ("帶走", "所選案例的表格、資料包和引文"),
        ("關於", "本集合的版本：每一版新增、改動、撤回了什麼"),
    ],
    desk: ("編輯台", "用表格或文章增改案例，預覽，再存成可以發佈的資料夾"),
};

static EN: More = More {
    title: "Seeing the whole",
    views: [
        ("Timeline", "In which year and month each case falls, and which plans ran then"),
        ("Places", "How many cases each place has and where, also by population or area"),
        ("Mechanisms", "Who had a practice first, who followed, and where it is missing"),
        ("Series", "How many cases were announced, how many are here, and what is missing"),
        ("Figures", "Every number that the sources give, to filter and to sort"),
        ("Groups", "One set of cases beside another, or beside the rest, on the same charts"),
        ("Compilation", "The selected cases as an A4 booklet to print"),
        ("Take away", "The selected cases as tables, a data package and citations"),
        ("About", "The versions of this collection: what came, changed and went with each"),
    ],
    desk: (
        "The desk",
        "Add and edit cases from a spreadsheet or an article, preview them, save a folder to publish",
    ),
};
