//! What became of a collection: its versions, and the cases that were withdrawn. They are no part of a
//! bundle, since most visits ask for neither.

use hifijson::SliceLexer;
use hifijson::token::Lex as _;
use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::read::{Read as _, Trail};

/// `changes.json`: the versions of the collection, the first one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeList {
    /// The schema that the file follows.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The versions.
    pub changes: Vec<Change>,
}

/// One version of the collection: what came, changed and went with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which version it is: 1 for the first, and one more for each that follows.
    pub version: u32,
    /// The day on which it was made.
    pub date: PartialDate,
    /// What is new, as one sentence in Simplified Chinese.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub summary: String,
    /// The same in English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub summary_en: String,
    /// The ids of the cases that came.
    #[serde(default)]
    pub added: Vec<String>,
    /// The ids of the cases that were changed.
    #[serde(default)]
    pub changed: Vec<String>,
    /// The ids of the cases that were withdrawn.
    #[serde(default)]
    pub withdrawn: Vec<String>,
}

/// `withdrawn.json`: the cases that were published once and are no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawnList {
    /// The schema that the file follows.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The cases.
    pub withdrawn: Vec<Withdrawn>,
}

/// What is said in the place of a case that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// The id that the case had. No case has it now.
    pub id: String,
    /// The title that it had, in Simplified Chinese.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub title: String,
    /// The title that it had, in English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub title_en: String,
    /// When it was withdrawn.
    pub date: PartialDate,
    /// Why, in Simplified Chinese.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub reason: String,
    /// Why, in English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub reason_en: String,
    /// The id of the case that took its place, where one did.
    #[serde(default)]
    pub successor: Option<String>,
}

/// `about.json`, as the desk writes it for the page: both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The versions, the first one first.
    pub changes: Vec<Change>,
    /// The cases that were withdrawn.
    pub withdrawn: Vec<Withdrawn>,
}

impl About {
    /// What is said of a case, where it was withdrawn.
    pub fn of(&self, id: &str) -> Option<&Withdrawn> {
        self.withdrawn.iter().find(|own| own.id == id)
    }
}

/// What the desk wrote; `None` where it is no such file.
pub fn read(bytes: &[u8]) -> Option<About> {
    let mut lexer = SliceLexer::new(bytes);
    let first = lexer.ws_peek()?;
    let mut trail = Trail::default();
    let about = About::read(first, &mut lexer, &mut trail);
    trail.error().ok()?;
    trail.end(about).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about() -> About {
        About {
            changes: vec![Change {
                version: 2,
                date: "2026-11-30".parse().unwrap(),
                summary: "撤回 1 个案例。".to_owned(),
                summary_en: "1 case withdrawn.".to_owned(),
                added: Vec::new(),
                changed: vec!["b".to_owned()],
                withdrawn: vec!["a".to_owned()],
            }],
            withdrawn: vec![Withdrawn {
                id: "a".to_owned(),
                title: "某案例".to_owned(),
                title_en: "A case".to_owned(),
                date: "2026-11".parse().unwrap(),
                reason: "内容重复。".to_owned(),
                reason_en: "Told twice.".to_owned(),
                successor: Some("b".to_owned()),
            }],
        }
    }

    #[test]
    fn what_the_desk_wrote_is_read_back() {
        assert_eq!(read(&serde_json::to_vec(&about()).unwrap()), Some(about()));
        let short = r#"{"changes":[{"version":1,"date":"2026","summary":"一","summary_en":"a"}],"withdrawn":[]}"#;
        assert_eq!(read(short.as_bytes()).unwrap().changes[0].added, [""; 0]);
        assert_eq!(about().of("a").unwrap().title, "某案例");
        assert_eq!(about().of("b"), None);
    }

    #[test]
    fn what_is_no_such_file_is_none() {
        for text in ["", "<html>", "[]", "{}", r#"{"changes":[{}],"withdrawn":[]}"#] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }
}
