//! The values of the lists by whatever name they go: id, Chinese in either script, or English.

use std::collections::BTreeMap;

use anlan_engine::case::{District, Term, Vocabulary};
use anlan_engine::check::nearest;

use crate::columns::List;
use crate::wording::Wording;

/// A text with what two people may write differently left out: width of letters, case, white space
/// and punctuation.
pub(crate) fn folded(text: &str) -> String {
    let letters = narrow(text);
    let letters = letters.chars().filter(|ch| ch.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A text with letters, digits and marks of full width made half as wide.
pub(crate) fn narrow(text: &str) -> String {
    let narrow = |ch: char| match ch {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        '\u{3000}' => ' ',
        _ => ch,
    };
    text.chars().map(narrow).collect()
}

/// One value of a list.
struct Value {
    id: String,
    zh: String,
}

/// The names of all values.
pub struct Names<'a> {
    values: Vec<(List, Vec<Value>)>,
    /// The place of a value in its list, by a name as [`folded`].
    places: Vec<BTreeMap<String, usize>>,
    pub(crate) wording: Wording,
    simplified: &'a dyn Fn(&str) -> String,
}

impl<'a> Names<'a> {
    /// The names in a vocabulary and a list of places. `simplified` makes Traditional characters
    /// Simplified, so that names can be looked up in either script.
    pub fn new(
        vocabulary: &Vocabulary,
        districts: &[District],
        simplified: &'a dyn Fn(&str) -> String,
    ) -> Names<'a> {
        let of_terms = |terms: &[Term]| -> Vec<[Vec<String>; 2]> {
            terms.iter().map(|own| named(&own.id, &own.zh, &[&own.en])).collect()
        };
        let lists = List::ALL.map(|list| match list {
            List::Districts => districts
                .iter()
                .map(|own| {
                    named(&own.code, &own.zh, &[&own.zh_short, &own.zh_hant, &own.en, &own.pinyin])
                })
                .collect(),
            List::Themes => of_terms(&vocabulary.themes),
            List::Mechanisms => vocabulary
                .mechanisms
                .iter()
                .map(|own| named(&own.id, &own.zh, &[&own.en]))
                .collect(),
            List::Levels => of_terms(&vocabulary.levels),
            List::Series => {
                vocabulary.series.iter().map(|own| named(&own.id, &own.zh, &[&own.en])).collect()
            }
            List::Qualifiers => of_terms(&vocabulary.qualifiers),
            List::SourceKinds => of_terms(&vocabulary.source_kinds),
            List::DateKinds => of_terms(&vocabulary.date_kinds),
        });
        let mut names = Names {
            values: Vec::new(),
            places: Vec::new(),
            wording: Wording::default(),
            simplified,
        };
        for (list, values) in List::ALL.into_iter().zip(lists) {
            let mut places = BTreeMap::new();
            // What comes first here wins: an id is nobody else's name, and a whole name no short one.
            for rank in 0..3 {
                for (at, [id_and_zh, others]) in values.iter().enumerate() {
                    let all = match rank {
                        0 | 1 => id_and_zh.get(rank..=rank).unwrap_or_default(),
                        _ => others.as_slice(),
                    };
                    for name in all {
                        places.entry(names.fold(name)).or_insert(at);
                    }
                }
            }
            let values = values.into_iter().filter_map(|[own, _]| {
                let mut own = own.into_iter();
                Some(Value { id: own.next()?, zh: own.next()? })
            });
            names.values.push((list, values.collect()));
            names.places.push(places);
        }
        names
    }

    /// The same for a collection that is written in that language.
    #[must_use]
    pub fn in_wording(self, wording: Wording) -> Names<'a> {
        Names { wording, ..self }
    }

    fn fold(&self, name: &str) -> String {
        folded(&(self.simplified)(name))
    }

    fn values(&self, list: List) -> &[Value] {
        let own = self.values.iter().find(|(own, _)| *own == list);
        own.map(|(_, values)| values.as_slice()).unwrap_or_default()
    }

    fn places(&self, list: List) -> Option<&BTreeMap<String, usize>> {
        let at = self.values.iter().position(|(own, _)| *own == list)?;
        self.places.get(at)
    }

    /// The id of the value of this name.
    pub fn id(&self, list: List, name: &str) -> Option<&str> {
        let at = *self.places(list)?.get(&self.fold(name))?;
        self.values(list).get(at).map(|value| value.id.as_str())
    }

    /// The Chinese name of the value of this id.
    pub fn zh(&self, list: List, id: &str) -> Option<&str> {
        self.values(list).iter().find(|own| own.id == id).map(|own| own.zh.as_str())
    }

    /// The Chinese names of a list, in its order.
    pub fn all_zh(&self, list: List) -> Vec<&str> {
        self.values(list).iter().map(|own| own.zh.as_str()).collect()
    }

    /// The Chinese name of the value whose name is nearest to this one.
    pub fn nearest(&self, list: List, name: &str) -> Option<&str> {
        let places = self.places(list)?;
        let name = self.fold(name);
        let known = nearest(&name, places.keys().map(String::as_str))?;
        self.values(list).get(*places.get(known)?).map(|value| value.zh.as_str())
    }
}

fn named(id: &str, zh: &str, others: &[&str]) -> [Vec<String>; 2] {
    [vec![id.to_owned(), zh.to_owned()], others.iter().map(|&own| own.to_owned()).collect()]
}
