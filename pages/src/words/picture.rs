//! The words around a chart that is taken away as a picture.

use super::Locale;

/// What is said below a chart on the screen, and in its picture.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct PictureWords {
    pub save: &'static str,
    pub save_as: fn(title: &str, format: &str) -> String,
    pub failed: &'static str,
    pub years: &'static str,
    pub districts: &'static str,
    pub tiles: &'static str,
    pub themes: &'static str,
    pub matrix: &'static str,
    pub everything: &'static str,
    pub nothing: &'static str,
    pub source: fn(title: &str, cases: usize) -> String,
    pub made: fn(day: &str) -> String,
}

impl Locale {
    /// The words around a picture in this locale.
    pub fn picture(self) -> &'static PictureWords {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: PictureWords = PictureWords {
    save: "存为图片",
    save_as: |title, format| format!("把“{title}”存为 {format} 图片"),
    failed: "图片没有做成，请再试一次。",
    years: "各年案例数",
    districts: "各区县案例数",
    tiles: "各区县案例数（方块示意图）",
    themes: "各主题案例数",
    matrix: "区县与主题对照",
    everything: "全部案例",
    nothing: "没有可画的数据。",
    source: |title, cases| format!("来源：{title}（合集共 {cases} 例）"),
    made: |day| format!("制图日期：{day}"),
};

static HANT: PictureWords = PictureWords {
    save: "存成圖片",
    save_as: |title, format| format!("把「{title}」存成 {format} 圖片"),
    failed: "圖片沒有做成，請再試一次。",
    years: "各年案例數",
    districts: "各區縣案例數",
    tiles: "各區縣案例數（方塊示意圖）",
    themes: "各主題案例數",
    matrix: "區縣與主題對照",
    everything: "全部案例",
    nothing: "沒有可畫的資料。",
    source: |title, cases| format!("來源：{title}（合集共 {cases} 例）"),
    made: |day| format!("製圖日期：{day}"),
};

static EN: PictureWords = PictureWords {
    save: "Save as a picture",
    save_as: |title, format| format!("Save “{title}” as {format}"),
    failed: "The picture could not be made. Please try again.",
    years: "Cases by year",
    districts: "Cases by place",
    tiles: "Cases by place, as tiles",
    themes: "Cases by theme",
    matrix: "Places by theme",
    everything: "All cases",
    nothing: "There is nothing to draw.",
    source: |title, cases| format!("Source: {title}, a collection of {cases}"),
    made: |day| format!("Made on {day}"),
};
