//! The words of what is suggested while somebody types, and of the letters to touch where there is no
//! keyboard. Only the annex says them, so they stand apart from those of the page.

use super::Locale;

/// What is said beside a search in one locale.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct SuggestWords {
    pub suggestions: &'static str,
    pub keyword: &'static str,
    pub count: fn(u32) -> String,
    pub understood: &'static str,
    pub did_you_mean: &'static str,

    pub pad: &'static str,
    pub pad_hint: &'static str,
    pub delete: &'static str,
    pub space: &'static str,
    pub clear: &'static str,
    pub done: &'static str,
}

impl Locale {
    /// The words of suggestions in this locale.
    pub fn suggest(self) -> &'static SuggestWords {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: SuggestWords = SuggestWords {
    suggestions: "检索建议",
    keyword: "关键词",
    count: |n| format!("{n} 个案例"),
    understood: "作为条件：",
    did_you_mean: "您要找的是不是：",
    pad: "字母键盘",
    pad_hint: "按拼音或首字母，如 tiaojie、tj，再点下面的词",
    delete: "删除",
    space: "空格",
    clear: "清空",
    done: "完成",
};

static HANT: SuggestWords = SuggestWords {
    suggestions: "檢索建議",
    keyword: "關鍵詞",
    count: |n| format!("{n} 個案例"),
    understood: "作為條件：",
    did_you_mean: "您要找的是不是：",
    pad: "字母鍵盤",
    pad_hint: "按拼音或首字母，如 tiaojie、tj，再點下面的詞",
    delete: "刪除",
    space: "空格",
    clear: "清空",
    done: "完成",
};

static EN: SuggestWords = SuggestWords {
    suggestions: "Suggestions",
    keyword: "Keyword",
    count: |n| match n {
        1 => "1 case".to_owned(),
        n => format!("{n} cases"),
    },
    understood: "As a condition:",
    did_you_mean: "Did you mean:",
    pad: "Letters",
    pad_hint: "Type pinyin or first letters, as in tiaojie or tj, then touch a word below",
    delete: "Delete",
    space: "Space",
    clear: "Clear",
    done: "Done",
};
