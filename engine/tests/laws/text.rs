//! Folding and the set of cases that a query finds.

use std::collections::BTreeSet;

use anlan_engine::answer::Answer;
use anlan_engine::case::Case;
use anlan_engine::fold::Fold;
use anlan_engine::hits::Hits;
use anlan_engine::search::{Alternatives, Query, Sort};
use anlan_engine::selection::Selection;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::made::{VARIANTS, anything, ids, made, made_and_asked, text};
use crate::twin;

fn fold() -> Fold {
    Fold::with_variants(VARIANTS)
}

proptest! {
    #[test]
    fn folding_is_what_the_table_of_the_alphabet_says(text in text()) {
        prop_assert_eq!(fold().text(&text), twin::folded(&text));
    }

    #[test]
    fn folding_keeps_the_number_of_characters(text in anything(), variants in anything()) {
        let fold = Fold::with_variants(&variants);
        prop_assert_eq!(fold.text(&text).chars().count(), text.chars().count());
        let one_by_one: String = text.chars().map(|ch| fold.char(ch)).collect();
        prop_assert_eq!(fold.text(&text), one_by_one);
    }

    #[test]
    fn folding_twice_is_folding_once(text in anything()) {
        let once = fold().text(&text);
        prop_assert_eq!(fold().text(&once), once);
    }

    #[test]
    fn any_character_folds_once_and_for_all(ch in any::<char>()) {
        prop_assert_eq!(fold().char(fold().char(ch)), fold().char(ch));
        prop_assert_eq!(fold().char(ch) == ' ', ch.is_whitespace());
    }

    #[test]
    fn a_query_is_its_folded_words_once_each_in_order(text in anything()) {
        let query = Query::parse(&text, &fold());
        let mut words: Vec<String> = Vec::new();
        for word in text.split(char::is_whitespace).map(|word| fold().text(word)) {
            if !word.is_empty() && !words.contains(&word) {
                words.push(word);
            }
        }
        prop_assert_eq!(query.words(), &words[..]);
        prop_assert_eq!(query.is_empty(), text.trim().is_empty());
    }

    #[test]
    fn search_finds_exactly_the_cases_that_hold_every_word(
        (made, asked) in made_and_asked(), typed in proptest::option::of(text()),
    ) {
        let collection = made.collection();
        let typed = typed.unwrap_or(asked.query);
        let query = Query::parse(&typed, collection.fold());
        let words = twin::words(&typed);
        let holds = |word: &String, case| twin::best_field(&made, case, word).is_some();
        let found = made.cases.iter().filter(|case| words.iter().all(|word| holds(word, case)));
        let twin: BTreeSet<String> = found.map(|case| case.id.clone()).collect();
        let found = ids(&collection, &collection.search(&query).set);
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), twin);
    }

    #[test]
    fn a_case_is_found_by_any_piece_of_any_of_its_texts(
        made in made(), from in 0_usize..9, most in 1_usize..9,
    ) {
        let collection = made.collection();
        for case in made.cases.iter().take(3) {
            for (_, text) in twin::texts(&made, case) {
                let piece: String = text.chars().skip(from).take(most).collect();
                let query = Query::parse(&piece, collection.fold());
                let found = collection.search(&query).set;
                prop_assert!(ids(&collection, &found).contains(&case.id), "{:?}", piece);
            }
        }
    }

    #[test]
    fn width_case_and_script_make_no_difference((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let find = |text: &str| collection.search(&Query::parse(text, collection.fold())).set;
        let wide = |ch: char| match ch {
            '!'..='~' => char::from_u32(u32::from(ch) + 0xfee0).unwrap(),
            ' ' => '　',
            _ => ch,
        };
        let typed = asked.query;
        let other: String = twin::folded(&typed).to_uppercase().chars().map(wide).collect();
        let other = other.replace('调', "調").replace('历', "歷").replace('区', "區");
        prop_assert_eq!(find(&other), find(&typed));
    }

    #[test]
    fn the_order_of_words_makes_no_difference(
        made in made(), words in vec(text(), 0..4),
    ) {
        let collection = made.collection();
        let find = |words: &[String]| {
            let found = collection.search(&Query::parse(&words.join("　"), collection.fold()));
            Hits::new(&collection, found.set.clone(), &found, Sort::Best).first(usize::MAX)
        };
        let back: Vec<String> = words.iter().rev().cloned().collect();
        prop_assert_eq!(find(&words), find(&back));
    }

    #[test]
    fn a_word_with_alternatives_is_found_where_any_of_them_is(
        made in made(), typed in vec(text(), 1..3), others in vec(vec(text(), 0..3), 4),
    ) {
        let collection = made.collection();
        let typed = typed.join(" ");
        let words: Vec<String> = twin::words(&typed);
        let meant = |at: usize| -> Vec<String> {
            let others = others.iter().cycle().nth(at).unwrap();
            std::iter::once(words[at].clone()).chain(twin::words(&others.join(" "))).collect()
        };
        let distinct = || (0..words.len()).filter(|at| !words[..*at].contains(&words[*at]));
        let lines: Vec<String> = distinct().map(|at| meant(at).join(" ")).collect();
        // What is said of a word that nobody typed changes nothing.
        let alternatives = format!("nobody 调\n{}\n", lines.join("\n"));
        let query = Query::parse(&typed, collection.fold()).or(Alternatives(&alternatives));
        let worth = |case: &Case| -> Option<usize> {
            let best = |at| {
                let fields = meant(at).into_iter();
                fields.filter_map(|piece| twin::best_field(&made, case, &piece)).max()
            };
            distinct().map(|at| best(at).map(|field| field as usize)).sum()
        };
        let twin: BTreeSet<String> =
            made.cases.iter().filter(|case| worth(case).is_some()).map(|case| case.id.clone()).collect();
        let found = collection.search(&query);
        let set: BTreeSet<String> = ids(&collection, &found.set).into_iter().collect();
        prop_assert_eq!(set, twin);
        let hits = Hits::new(&collection, found.set.clone(), &found, Sort::Best).first(usize::MAX);
        let order = hits.into_iter().map(|case| worth(collection.case(case)).unwrap());
        let order: Vec<_> = order.map(std::cmp::Reverse).collect();
        prop_assert!(order.is_sorted());
    }

    #[test]
    fn an_answer_to_other_alternatives_is_not_taken_over(
        made in made(), word in "[a-z]{1,3}", pieces in vec(text(), 2),
    ) {
        let collection = made.collection();
        let mut selection = Selection::default();
        selection.set_query(&word);
        let mut before: Option<Answer> = None;
        for piece in pieces {
            let lines = format!("{word} {}", twin::words(&piece).join(" "));
            let alternatives = Alternatives(&lines);
            let now = Answer::new(&collection, selection.clone(), alternatives, before.as_ref());
            let anew = Answer::new(&collection, selection.clone(), alternatives, None);
            prop_assert_eq!(now.hits.set(), anew.hits.set());
            prop_assert_eq!(now.hits.first(usize::MAX), anew.hits.first(usize::MAX));
            prop_assert!(now.answers(&collection, &selection, alternatives));
            if let Some(before) = before.filter(|own| own.query != now.query) {
                prop_assert!(!before.answers(&collection, &selection, alternatives));
                prop_assert!(before != now);
            }
            before = Some(now);
        }
    }

    #[test]
    fn anything_may_be_typed(made in made(), typed in anything()) {
        let collection = made.collection();
        let query = Query::parse(&typed, collection.fold());
        let found = collection.search(&query).set.count() as usize;
        prop_assert!(found <= made.cases.len());
        prop_assert!(!query.is_empty() || found == made.cases.len());
    }
}
