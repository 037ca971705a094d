//! The two languages in which the desk speaks, here and in `anlan-author`.

/// The language that a report is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese, which editors of the collection read.
    #[default]
    Zh,
    /// English.
    En,
}

/// One sentence in both languages.
pub struct Both {
    /// In Simplified Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A sentence of its two wordings.
pub fn both(zh: impl Into<String>, en: impl Into<String>) -> Both {
    Both { zh: zh.into(), en: en.into() }
}

impl Lang {
    /// The wording of a sentence.
    pub fn pick(self, both: Both) -> String {
        match self {
            Lang::Zh => both.zh,
            Lang::En => both.en,
        }
    }

    /// One of two fixed texts.
    pub fn of<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}
