//! The values that a field chooses from, with their names.

use anlan_author::choice_lists::{districts, vocabulary};
use anlan_author::files::Folder;
use anlan_engine::case::{Districts, Vocabulary};
use anlan_importer::columns::List;

use crate::speech::{Speech, Tongue};

/// The lists of a collection.
#[derive(Default)]
pub struct Choices {
    vocabulary: Option<Vocabulary>,
    districts: Option<Districts>,
}

/// A value: its id, and its names in Chinese and English.
struct Choice<'a> {
    id: &'a str,
    zh: &'a str,
    en: &'a str,
}

impl Choices {
    /// The lists, as far as they can be read.
    pub fn new(folder: &Folder) -> Choices {
        Choices { vocabulary: vocabulary(folder).ok(), districts: districts(folder).ok() }
    }

    /// The values of a list with their names in a language, in the order of the list.
    pub fn of(&self, list: List, speech: Speech) -> Vec<(String, String)> {
        let name = |own: &Choice<'_>| match speech.tongue {
            Tongue::En => own.en.to_owned(),
            Tongue::Hans | Tongue::Hant => speech.said(own.zh),
        };
        self.all(list).iter().map(|own| (own.id.to_owned(), name(own))).collect()
    }

    /// The name of a value, whatever list has it.
    pub fn name(&self, id: &str, speech: Speech) -> Option<String> {
        List::ALL.into_iter().find_map(|list| {
            self.of(list, speech).into_iter().find(|(own, _)| own == id).map(|(_, name)| name)
        })
    }

    fn all(&self, list: List) -> Vec<Choice<'_>> {
        if list == List::Districts {
            let places = self.districts.iter().flat_map(|own| &own.districts);
            return places.map(|own| Choice { id: &own.code, zh: &own.zh, en: &own.en }).collect();
        }
        let Some(own) = &self.vocabulary else { return Vec::new() };
        let terms = match list {
            List::Themes => &own.themes,
            List::Levels => &own.levels,
            List::Qualifiers => &own.qualifiers,
            List::SourceKinds => &own.source_kinds,
            List::DateKinds => &own.date_kinds,
            List::Mechanisms => {
                let all = own.mechanisms.iter();
                return all.map(|own| Choice { id: &own.id, zh: &own.zh, en: &own.en }).collect();
            }
            List::Series => {
                let all = own.series.iter();
                return all.map(|own| Choice { id: &own.id, zh: &own.zh, en: &own.en }).collect();
            }
            List::Districts => return Vec::new(),
        };
        terms.iter().map(|own| Choice { id: &own.id, zh: &own.zh, en: &own.en }).collect()
    }
}
