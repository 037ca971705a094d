//! Figures across cases: which there are, how they are sorted, and which are of the same thing.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anlan_engine::answer::Answer;
use anlan_engine::case::{Case, Figure};
use anlan_engine::collection::Collection;
use anlan_engine::date::PartialDate;
use anlan_engine::figures::{By, FigureOf, Figures};
use anlan_engine::search::Alternatives;
use proptest::prelude::*;

use crate::made::{Asked, Made, made, made_and_asked};
use crate::twin;

fn answer(collection: &Collection, asked: &Asked) -> Answer {
    Answer::new(collection, asked.selection(collection), Alternatives::default(), None)
}

/// A figure by the id of its case and its place there.
type Name = (String, usize);

fn name(collection: &Collection, own: &FigureOf<'_>) -> Name {
    (collection.case(own.case).id.clone(), own.at)
}

fn names(collection: &Collection, figures: &Figures<'_>) -> Vec<Name> {
    figures.all().iter().map(|own| name(collection, own)).collect()
}

/// The figures of the cases of a list, one after another.
fn listed<'a>(made: &'a Made, collection: &Collection, answer: &Answer) -> Vec<(Name, &'a Figure)> {
    let ids = answer.hits.first(usize::MAX).into_iter().map(|case| &collection.case(case).id);
    let own = |id: &String| -> &'a Case { made.cases.iter().find(|own| own.id == *id).unwrap() };
    let figures = ids.flat_map(|id| {
        let figures = own(id).figures.iter().enumerate();
        figures.map(|(at, figure)| ((id.clone(), at), figure))
    });
    figures.collect()
}

fn label(figure: &Figure) -> String {
    twin::folded(figure.label.trim())
}

fn unit(figure: &Figure) -> String {
    twin::folded(&figure.unit)
}

fn first_day(figure: &Figure) -> Option<impl Ord + Copy + use<>> {
    let date: Option<PartialDate> = figure.as_of.as_ref()?.parse().ok();
    date.map(|date| (twin::days(date).0, Reverse(twin::days(date).1)))
}

proptest! {
    #[test]
    fn the_figures_of_a_list_are_those_of_its_cases((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let answer = answer(&collection, &asked);
        let figures = Figures::of(&collection, &answer.hits);
        let expected = listed(&made, &collection, &answer);
        let own: Vec<Name> = expected.iter().map(|(name, _)| name.clone()).collect();
        prop_assert_eq!(names(&collection, &figures), own);
        for (own, (_, figure)) in figures.all().iter().zip(&expected) {
            prop_assert_eq!(own.figure, *figure);
        }
        let mut cases: Vec<&String> = expected.iter().map(|((id, _), _)| id).collect();
        cases.sort();
        cases.dedup();
        prop_assert_eq!(figures.n_cases(), cases.len());
    }

    #[test]
    fn a_label_holds_every_word_and_a_unit_is_the_same_in_either_script(
        (made, asked) in made_and_asked(), unit_asked in "件|区|區|a|Ａ|x",
    ) {
        let collection = made.collection();
        let everything = answer(&collection, &Asked { query: String::new(), chosen: Vec::new(), from: None, to: None, ..asked.clone() });
        let figures = Figures::of(&collection, &everything.hits);
        let all = listed(&made, &collection, &everything);
        let words = twin::words(&asked.query);
        let keep = |keep: &dyn Fn(&Figure) -> bool| -> Vec<Name> {
            all.iter().filter(|(_, figure)| keep(figure)).map(|(name, _)| name.clone()).collect()
        };
        let labelled = keep(&|own| words.iter().all(|word| label(own).contains(word)));
        prop_assert_eq!(names(&collection, &figures.labelled(&asked.query)), labelled);
        let in_unit = keep(&|own| unit(own) == twin::folded(&unit_asked));
        prop_assert_eq!(names(&collection, &figures.in_unit(&unit_asked)), in_unit);
    }

    #[test]
    fn units_are_counted_the_most_frequent_first((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let answer = answer(&collection, &asked);
        let figures = Figures::of(&collection, &answer.hits);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (_, figure) in listed(&made, &collection, &answer) {
            *counts.entry(unit(figure)).or_default() += 1;
        }
        let mut expected: Vec<(String, usize)> = counts.into_iter().collect();
        expected.sort_by_key(|(_, count)| Reverse(*count));
        let own = figures.units().into_iter().map(|own| (twin::folded(own.name), own.count));
        prop_assert_eq!(own.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_order_has_each_figure_once_and_is_the_same_each_time(
        (made, asked) in made_and_asked(), is_falling in any::<bool>(),
    ) {
        let collection = made.collection();
        let answer = answer(&collection, &asked);
        let figures = Figures::of(&collection, &answer.hits);
        let places = names(&collection, &figures);
        let place = |own: &FigureOf<'_>| places.iter().position(|other| *other == name(&collection, own)).unwrap();
        for by in By::ALL {
            let sorted = figures.sorted(by, is_falling);
            let mut own: Vec<Name> = sorted.iter().map(|own| name(&collection, own)).collect();
            prop_assert_eq!(sorted.clone(), figures.sorted(by, is_falling));
            own.sort();
            let mut all = places.clone();
            all.sort();
            prop_assert_eq!(own, all);
            // In each pair of neighbours, the order of what is sorted by, then of the list.
            for pair in sorted.windows(2) {
                let (one, other) = (pair[0], pair[1]);
                let in_order = match by {
                    By::Case if is_falling => place(one) > place(other),
                    By::Case => place(one) < place(other),
                    By::Label => {
                        let (a, b) = (label(one.figure), label(other.figure));
                        if is_falling { a > b || (a == b && place(one) < place(other)) }
                        else { (a, place(one)) < (b, place(other)) }
                    }
                    By::Value => {
                        let units: Vec<String> = figures.units().iter().map(|own| twin::folded(own.name)).collect();
                        let rank = |own: &FigureOf<'_>| units.iter().position(|name| *name == unit(own.figure));
                        let by_value = one.figure.value.total_cmp(&other.figure.value);
                        let by_value = if is_falling { by_value.reverse() } else { by_value };
                        let by_place = place(one).cmp(&place(other));
                        rank(one).cmp(&rank(other)).then(by_value).then(by_place).is_lt()
                    }
                    By::Date => match (first_day(one.figure), first_day(other.figure)) {
                        (Some(a), Some(b)) if is_falling => a > b || (a == b && place(one) < place(other)),
                        (Some(a), Some(b)) => a < b || (a == b && place(one) < place(other)),
                        (None, None) => place(one) < place(other),
                        (one, _) => one.is_some(),
                    },
                };
                prop_assert!(in_order, "{by:?} {one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_group_is_everything_of_one_label_and_unit_and_nothing_else((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let answer = answer(&collection, &asked);
        let figures = Figures::of(&collection, &answer.hits);
        let mut expected: BTreeMap<(String, String), Vec<Name>> = BTreeMap::new();
        for (name, figure) in listed(&made, &collection, &answer) {
            expected.entry((label(figure), unit(figure))).or_default().push(name);
        }
        expected.retain(|_, group| group.len() > 1);
        let groups = figures.groups();
        prop_assert_eq!(groups.len(), expected.len());
        prop_assert!(groups.is_sorted_by_key(|group| Reverse(group.len())));
        for group in groups {
            prop_assert!(group.is_sorted_by(|one, other| one.figure.value >= other.figure.value));
            let first = group[0].figure;
            let mut own: Vec<Name> = group.iter().map(|own| name(&collection, own)).collect();
            let mut all = expected[&(label(first), unit(first))].clone();
            own.sort();
            all.sort();
            prop_assert_eq!(own, all);
        }
    }

    #[test]
    fn the_json_of_a_case_is_that_case(made in made()) {
        let collection = made.collection();
        for case in collection.ids() {
            let own: Case = serde_json::from_str(collection.json(case)).unwrap();
            prop_assert_eq!(&own, collection.case(case));
        }
    }
}
