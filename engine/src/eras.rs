//! The eras of plans that the cases fall into: what stands behind them on a timeline. They are no
//! part of a bundle, since only the timeline up close shows them.

use hifijson::SliceLexer;
use hifijson::token::Lex as _;
use serde::{Deserialize, Serialize};

use crate::date::{PartialDate, Span};
use crate::read::{Read as _, Trail};

/// `eras.json`: the eras, in the order in which they are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EraList {
    /// The schema that the file follows.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The eras.
    pub eras: Vec<Era>,
}

/// The time that a plan was made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Era {
    /// Its name in the file: lower-case letters, digits and hyphens.
    pub id: String,
    /// Its short name in Simplified Chinese, as it stands on the chart.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub zh: String,
    /// Its short name in English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub en: String,
    /// When it begins.
    pub from: PartialDate,
    /// When it ends, included.
    pub to: PartialDate,
    /// The document that says so, by its name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub document: String,
    /// The body that issued the document.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub issuer: String,
}

impl Era {
    /// Its days; `None` where it ends before it begins.
    pub fn span(&self) -> Option<Span> {
        Span::between(Some(self.from), Some(self.to))
    }

    /// Where it begins and ends on the scale of [`PartialDate::months`].
    pub fn months(&self) -> (f64, f64) {
        (self.from.months().0, self.to.months().1)
    }
}

/// The eras of a file that the desk wrote; `None` where it is no such file. One that ends before it
/// begins is left out.
pub fn read(bytes: &[u8]) -> Option<Vec<Era>> {
    let mut lexer = SliceLexer::new(bytes);
    let first = lexer.ws_peek()?;
    let mut trail = Trail::default();
    let list = EraList::read(first, &mut lexer, &mut trail);
    trail.error().ok()?;
    let mut eras = trail.end(list).ok()?.eras;
    eras.retain(|era| era.span().is_some());
    Some(eras)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eras_are_read_as_they_were_written() {
        let era = |id: &str, from: &str, to: &str| Era {
            id: id.to_owned(),
            zh: "“七五”普法".to_owned(),
            en: "Seventh plan".to_owned(),
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            document: "某规划".to_owned(),
            issuer: "某机关".to_owned(),
        };
        let eras = vec![era("a", "2016", "2020"), era("b", "2021-03", "2025-12-31")];
        let text = serde_json::to_vec(&EraList { schema: None, eras: eras.clone() }).unwrap();
        assert_eq!(read(&text), Some(eras));
        let reversed = EraList { schema: None, eras: vec![era("c", "2020", "2016")] };
        assert_eq!(read(&serde_json::to_vec(&reversed).unwrap()), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_list_of_eras_is_none() {
        for text in ["", " ", "[", "[]", "{}", "<html>", r#"{"eras":[{"id":"a"}]}"#, r#"{"eras":"#]
        {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }
}
