//! Marks and snippets: where the words of a query stand in a text as shown.

use std::ops::Range;

use anlan_engine::case::Case;
use anlan_engine::fold::Fold;
use anlan_engine::marks::{marks, snippet};
use anlan_engine::search::{Alternatives, Field, Query, pieces};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::{Made, VARIANTS, anything, made, text};
use crate::twin;

/// The longest snippet, in characters.
const LONGEST: usize = 72;

/// A text of so few characters that words repeat, overlap and hold each other.
fn dense() -> impl Strategy<Value = String> {
    let chars = select(vec!['a', 'a', 'Ａ', '调', '調', '𠀀', '\u{301}', ' ']);
    vec(chars, 0..12).prop_map(String::from_iter)
}

/// A text and what is typed, as often as not pieces of it.
fn text_and_typed() -> impl Strategy<Value = (String, String)> {
    let pieces = (dense(), vec((0_usize..12, 1_usize..4), 1..4)).prop_map(|(text, cuts)| {
        let piece = |(from, most)| text.chars().skip(from).take(most).collect::<String>();
        let pieces: Vec<String> = cuts.into_iter().map(piece).collect();
        (text, pieces.join(" ").to_uppercase())
    });
    let apart = prop_oneof![(dense(), dense()), (text(), text()), (anything(), anything())];
    prop_oneof![pieces, apart]
}

/// The places, in characters, that belong to an occurrence of some word.
fn held(text: &str, words: &[String]) -> Vec<bool> {
    let folded: Vec<char> = Fold::with_variants(VARIANTS).text(text).chars().collect();
    let mut held = vec![false; folded.len()];
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for at in 0..folded.len() {
            if folded[at..].starts_with(&word) {
                held[at..at + word.len()].fill(true);
            }
        }
    }
    held
}

fn sorted_and_apart(text: &str, marks: &[Range<usize>]) -> bool {
    let inside = |mark: &Range<usize>| text.get(mark.clone()).is_some_and(|own| !own.is_empty());
    marks.iter().all(inside) && marks.windows(2).all(|pair| pair[0].end < pair[1].start)
}

/// The passages that a snippet is cut from.
fn passages(made: &Made, case: &Case) -> Vec<String> {
    let practices = case.practices.iter().map(|own| format!("{}　{}", own.heading, own.text));
    let texts = twin::texts(made, case).into_iter();
    let texts = texts.filter(|(field, _)| *field <= Field::Heading).map(|(_, text)| text);
    practices.chain(texts).chain(case.keywords.iter().cloned()).collect()
}

proptest! {
    #[test]
    fn marks_cover_every_occurrence_of_every_word_and_nothing_else(
        (text, typed) in text_and_typed(), meant in dense(),
    ) {
        let fold = Fold::with_variants(VARIANTS);
        let query = Query::parse(&typed, &fold);
        // The first word may be found as others too.
        let first = query.words().first().cloned().unwrap_or_default();
        let query = query.or(Alternatives(&format!("{first} {}", fold.text(&meant))));
        let marks = marks(&text, &query, &fold);
        prop_assert!(sorted_and_apart(&text, &marks), "{:?}", marks);
        let marked = text.char_indices().map(|(at, _)| marks.iter().any(|own| own.contains(&at)));
        let words: Vec<String> =
            query.words().iter().flat_map(|word| pieces(word)).map(str::to_owned).collect();
        prop_assert_eq!(marked.collect::<Vec<_>>(), held(&text, &words));
    }

    #[test]
    fn a_snippet_is_a_short_cut_of_the_passage_that_holds_the_most_words(
        made in made(), (_, typed) in text_and_typed(), from in 0_usize..9,
    ) {
        let fold = Fold::with_variants(VARIANTS);
        for case in made.cases.iter().take(8) {
            let piece: String = case.background.chars().skip(from).take(2).collect();
            let query = Query::parse(&format!("{piece} {typed}"), &fold);
            let count = |text: &String| {
                let folded = fold.text(text);
                query.words().iter().filter(|word| folded.contains(word.as_str())).count()
            };
            let passages = passages(&made, case);
            let most = passages.iter().map(count).max().unwrap_or(0);
            let Some(own) = snippet(case, &query, &fold) else {
                prop_assert_eq!(most, 0);
                continue;
            };
            prop_assert!(most > 0);
            prop_assert!(sorted_and_apart(&own.text, &own.marks));
            prop_assert!(!own.marks.is_empty());
            prop_assert!(own.text.chars().count() <= LONGEST);
            let from = passages.iter().filter(|passage| count(passage) == most);
            let whole = |passage: &String| match (own.cut_before, own.cut_after) {
                (false, false) => *passage == own.text,
                (false, true) => passage.starts_with(&own.text),
                (true, false) => passage.ends_with(&own.text),
                (true, true) => passage.contains(&own.text),
            };
            prop_assert!(from.into_iter().any(whole), "{:?}", own);
        }
    }

    #[test]
    fn a_long_passage_is_cut_so_that_the_first_mark_shows_with_its_surroundings(
        made in made(), before in 0_usize..200, after in 0_usize..200, word in "[A-Z调調]{1,90}",
    ) {
        let fold = Fold::with_variants(VARIANTS);
        let query = Query::parse(&word, &fold);
        for case in made.cases.iter().take(1) {
            let mut case = case.clone();
            case.outcomes = Some(format!("{}{word}{}", "前".repeat(before), "𠀀".repeat(after)));
            case.practices.clear();
            case.background = String::new();
            let length = before + word.chars().count() + after;
            let Some(own) = snippet(&case, &query, &fold).filter(|own| {
                case.outcomes.as_ref().is_some_and(|text| text.contains(&own.text))
            }) else { continue };
            prop_assert_eq!(own.text.chars().count(), length.min(LONGEST));
            prop_assert_eq!(own.cut_before || own.cut_after, length > LONGEST);
            let shown = &own.text[own.marks[0].clone()];
            prop_assert!(word.starts_with(shown) || shown == word);
            let room = LONGEST.saturating_sub(before.min(14));
            prop_assert!(shown.chars().count() >= word.chars().count().min(room));
        }
    }
}
