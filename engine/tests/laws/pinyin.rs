//! What letters stand for, held against writing out every way of typing every run.

use std::collections::BTreeSet;

use anlan_engine::case_set::CaseSet;
use anlan_engine::pinyin::Readings;
use anlan_engine::search::{Alternatives, Query};
use anlan_engine::selection::Selection;
use anlan_engine::suggest::{did_you_mean, suggestions, understood};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::{Made, anything, made};
use crate::twin;

/// Syllables that begin and end alike, so that a word can be read in many ways.
const TABLE: &str = "a 区\ndiao 调\njie 解\nli 历\ntiao 调\nxi 历\nxia 下\nzha 法\n\
    调解 tiao jie\n历下 li xia\n解法 jie\n? x\n";

fn by_itself(ch: char) -> &'static [&'static str] {
    match ch {
        '调' => &["diao", "tiao"],
        '解' => &["jie"],
        '历' => &["li", "xi"],
        '下' => &["xia"],
        '区' => &["a"],
        '法' => &["zha"],
        _ => &[],
    }
}

fn in_context(text: &[char], at: usize) -> Vec<&'static str> {
    let pair = |from: usize| text.get(from..from + 2).map(String::from_iter).unwrap_or_default();
    match (text[at], pair(at).as_str()) {
        ('调', "调解") => vec!["tiao"],
        ('历', "历下") => vec!["li"],
        (ch, _) => by_itself(ch).to_vec(),
    }
}

/// Every way of typing a run whose characters are read so.
fn typed(run: &[char], readings: &[Vec<&str>], loosely: bool) -> BTreeSet<String> {
    let mut all = BTreeSet::from([String::new()]);
    for (at, (ch, syllables)) in run.iter().zip(readings).enumerate() {
        let mut own = BTreeSet::from([ch.to_string()]);
        for syllable in syllables {
            own.insert((*syllable).to_owned());
            if loosely {
                own.insert(syllable[..1].to_owned());
                if syllable.starts_with("zh") {
                    own.insert("zh".to_owned());
                }
                if at + 1 == run.len() {
                    own.extend((1..syllable.len()).map(|len| syllable[..len].to_owned()));
                }
            }
        }
        all = all
            .iter()
            .flat_map(|begun| own.iter().map(move |own| format!("{begun}{own}")))
            .collect();
    }
    all
}

struct Texts {
    words: BTreeSet<String>,
    titles: BTreeSet<String>,
}

fn texts(made: &Made) -> Texts {
    let vocabulary = &made.vocabulary;
    let mut words: Vec<String> = Vec::new();
    words.extend(made.districts.iter().flat_map(|own| [own.zh.clone(), own.zh_short.clone()]));
    words.extend(vocabulary.themes.iter().map(|own| own.zh.clone()));
    words.extend(vocabulary.mechanisms.iter().map(|own| own.zh.clone()));
    words.extend(vocabulary.series.iter().map(|own| own.zh.clone()));
    words.extend(
        made.cases.iter().filter_map(|own| own.date.value).map(|own| own.to_string()[..4].into()),
    );
    words.extend(made.cases.iter().flat_map(|own| own.keywords.clone()));
    for place in made.cases.iter().filter_map(|own| own.place.as_ref()) {
        words.extend(place.split(|ch: char| !ch.is_alphanumeric()).map(str::to_owned));
    }
    let folded = |text: &String| twin::folded(text);
    let words = words.iter().map(folded).filter(|word| !word.is_empty()).collect();
    Texts { words, titles: made.cases.iter().map(|own| folded(&own.title)).collect() }
}

impl Texts {
    /// Whether a word of the collection, or an end that words share after different characters, stands
    /// at a place.
    fn starts(&self, text: &[char], at: usize, is_word: bool) -> bool {
        let han = |ch: char| ch.is_alphabetic() && !ch.is_ascii();
        if is_word && (at == 0 || !han(text[at - 1])) {
            return true;
        }
        (at + 2..=text.len()).any(|end| {
            let piece: String = text[at..end].iter().collect();
            let before: BTreeSet<char> = self
                .words
                .iter()
                .filter_map(|word| word.strip_suffix(&piece)?.chars().next_back())
                .collect();
            self.words.contains(&piece) || before.len() > 1
        })
    }

    /// The pieces that a word may stand for, the shortest of those that hold each other.
    fn pieces(&self, word: &str) -> BTreeSet<String> {
        let letters: String = word
            .chars()
            .filter(|ch| *ch != '\'')
            .map(|ch| if ch == 'ü' { 'v' } else { ch })
            .collect();
        let latin = letters.chars().filter(char::is_ascii_lowercase).count();
        let other = letters.chars().filter(|ch| !ch.is_ascii()).count();
        if latin == 0 || latin + other < 2 {
            return BTreeSet::new();
        }
        let mut all = self.all(&letters, false);
        if all.is_empty() {
            all = self.all(&letters, true);
        }
        all.retain(|piece| !piece.contains(word) && !piece.contains(char::is_whitespace));
        let is_least =
            |piece: &&String| !all.iter().any(|own| own != *piece && piece.contains(own.as_str()));
        all.iter().filter(is_least).cloned().collect()
    }

    fn all(&self, letters: &str, freely: bool) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let words = self.words.iter().map(|text| (text, true));
        for (text, is_word) in words.chain(self.titles.iter().map(|text| (text, false))) {
            let text: Vec<char> = text.chars().collect();
            for from in 0..text.len() {
                for end in from + 1..=text.len() {
                    let own = |at: usize| {
                        if freely { by_itself(text[at]).to_vec() } else { in_context(&text, at) }
                    };
                    let readings: Vec<Vec<&str>> = (from..end).map(own).collect();
                    let run = &text[from..end];
                    let in_full = typed(run, &readings, false).contains(letters);
                    let loosely = self.starts(&text, from, is_word)
                        && typed(run, &readings, true).contains(letters);
                    if run.len() > 1 && (in_full || loosely) {
                        all.insert(run.iter().collect());
                    } else if is_word && from == 0 && (in_full || (freely && loosely)) {
                        all.insert(text.iter().collect());
                    }
                }
            }
        }
        all
    }
}

fn letters() -> impl Strategy<Value = String> {
    let parts = vec![
        "tiao", "diao", "t", "ti", "jie", "j", "li", "l", "xi", "xia", "x", "a", "zha", "zh", "z",
        "b", "1", "'", "调", "下",
    ];
    vec(select(parts), 1..4).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn letters_stand_for_the_runs_that_can_be_typed_so(made in made(), word in letters()) {
        let readings = Readings::new(&made.collection(), TABLE);
        let found: BTreeSet<String> = readings.alternatives(&word).into_iter().collect();
        prop_assert_eq!(found, texts(&made).pieces(&word), "{}", word);
    }

    #[test]
    fn what_is_offered_finds_something(made in made(), typed in letters(), more in anything()) {
        let collection = made.collection();
        let readings = Readings::new(&collection, TABLE);
        let hits = |selection: &Selection| -> CaseSet {
            let query = Query::parse(selection.query(), collection.fold());
            let alternatives = readings.alternatives_of(&query);
            let mut set = collection.search(&query.or(Alternatives(&alternatives))).set.as_ref().clone();
            for facet in anlan_engine::facet::Facet::ALL {
                if !selection.chosen(facet).is_empty() {
                    set.intersect(&collection.any_of(facet, selection.chosen(facet)));
                }
            }
            set
        };
        for typed in [typed.clone(), format!("{more} {typed}"), more] {
            let mut selection = Selection::default();
            selection.set_query(&typed);
            for own in understood(&collection, &readings, &selection) {
                prop_assert_eq!(own.count, hits(&own.selection).count());
                prop_assert!(own.count > 0 && own.selection.chosen(own.facet) == [own.bucket]);
            }
            let meant = did_you_mean(&collection, &readings, &selection, 3);
            prop_assert!(meant.is_empty() || hits(&selection).is_empty());
            for own in meant {
                prop_assert_eq!(own.count, hits(&own.selection).count());
                prop_assert!(own.count > 0 && own.selection.query() == own.query.trim());
            }
            let offered = suggestions(&collection, &readings, &Selection::default(), &typed, 4);
            prop_assert!(offered.len() <= 4 && offered.is_sorted_by_key(|own| own.place));
            prop_assert!(offered.iter().all(|own| own.count > 0));
        }
    }
}

#[test]
fn a_letter_alone_and_what_holds_none_stand_for_nothing() {
    proptest!(|(made in made(), word in "[a-z]|[0-9',.调解]{0,4}")| {
        let readings = Readings::new(&made.collection(), TABLE);
        prop_assert_eq!(readings.alternatives(&word), Vec::<String>::new());
    });
}
