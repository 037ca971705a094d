//! The language that the desk speaks on the page. Its sentences stand in Simplified Chinese and in English
//! where they are said; Traditional ones are made by the tables that the collection is made with.

use anlan_author::script::Script;
use anlan_author::words::Lang;
use serde::Deserialize;

/// A language and script, by its tag in addresses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Tongue {
    /// 简体中文.
    #[default]
    #[serde(rename = "zh-Hans")]
    Hans,
    /// 繁體中文.
    #[serde(rename = "zh-Hant")]
    Hant,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Tongue {
    /// Its tag in addresses.
    pub fn tag(self) -> &'static str {
        match self {
            Tongue::Hans => "zh-Hans",
            Tongue::Hant => "zh-Hant",
            Tongue::En => "en",
        }
    }
}

/// Who speaks.
#[derive(Clone, Copy)]
pub struct Speech {
    /// The language.
    pub tongue: Tongue,
    /// The tables of the scripts.
    pub script: &'static Script,
}

impl Speech {
    /// The language of the reports.
    pub fn lang(self) -> Lang {
        match self.tongue {
            Tongue::En => Lang::En,
            Tongue::Hans | Tongue::Hant => Lang::Zh,
        }
    }

    /// A sentence of its two wordings.
    pub fn say(self, zh: &str, en: &str) -> String {
        match self.tongue {
            Tongue::Hans => zh.to_owned(),
            Tongue::Hant => self.script.traditional(zh),
            Tongue::En => en.to_owned(),
        }
    }

    /// A sentence that was made in the language of the reports.
    pub fn said(self, made: &str) -> String {
        self.say(made, made)
    }
}
