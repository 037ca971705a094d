//! Cases side by side: what they share, and which figures stand on one axis.

use std::collections::BTreeMap;

use anlan_engine::case::{Case, Figure, Qualifier};
use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::comparison::{Common, common, figures, nearest, values};
use anlan_engine::facet::Facet;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::{Made, anything, made};
use crate::twin;

/// A collection whose cases have figures that are often alike, and up to four of its cases.
fn compared() -> impl Strategy<Value = (Made, Vec<usize>)> {
    let figure =
        (0_usize..3, 0_usize..2, -3_i32..6, 0_usize..3).prop_map(|(label, unit, value, exact)| {
            Figure {
                label: ["案件", "案件 ", "人员"][label].to_owned(),
                value: f64::from(value),
                unit: ["件", "人"][unit].to_owned(),
                qualifier: [Qualifier::Exact, Qualifier::Approx, Qualifier::AtLeast][exact],
                as_of: None,
            }
        });
    (made(), vec(vec(figure, 0..4), 1..6), vec(0_usize..1000, 0..5)).prop_map(
        |(mut made, own, picks)| {
            for (at, case) in made.cases.iter_mut().enumerate() {
                case.figures.clone_from(&own[at % own.len()]);
            }
            let mut picked: Vec<usize> = Vec::new();
            for pick in picks.into_iter().filter(|_| !made.cases.is_empty()) {
                let at = pick % made.cases.len();
                if !picked.contains(&at) && picked.len() < 4 {
                    picked.push(at);
                }
            }
            (made, picked)
        },
    )
}

fn found<'a>(
    made: &'a Made,
    collection: &Collection,
    picked: &[usize],
) -> (Vec<&'a Case>, Vec<CaseId>) {
    let cases: Vec<&Case> = picked.iter().map(|at| &made.cases[*at]).collect();
    let ids = cases.iter().map(|case| collection.find(&case.id).unwrap()).collect();
    (cases, ids)
}

proptest! {
    #[test]
    fn a_value_names_the_cases_that_hold_it(
        (made, picked) in compared(), facet in select(&Facet::ALL[..]),
    ) {
        let collection = made.collection();
        let (cases, ids) = found(&made, &collection, &picked);
        let column = collection.column(facet);
        let mut own: Vec<(String, Vec<usize>)> = Vec::new();
        for key in twin::keys(&made, facet).into_iter().filter(|key| key != "none") {
            let holds = |at: &usize| twin::values(facet, cases[*at]).contains(&key);
            let holders: Vec<usize> = (0..cases.len()).filter(holds).collect();
            if !holders.is_empty() {
                own.push((key, holders));
            }
        }
        own.sort_by_key(|(_, holders)| usize::MAX - holders.len());
        let values = values(&collection, &ids, facet);
        let shown: Vec<(String, Vec<usize>)> = values
            .iter()
            .map(|value| (column.key(value.bucket).to_owned(), value.holders.clone()))
            .collect();
        prop_assert_eq!(&shown, &own);
        let sets: Vec<Vec<String>> = cases
            .iter()
            .map(|case| {
                let mut values = twin::values(facet, case);
                values.retain(|value| value != "none");
                values.sort();
                values
            })
            .collect();
        let all_alike = sets.windows(2).all(|pair| pair[0] == pair[1]);
        let any_alike = sets.iter().enumerate().any(|(at, one)| {
            sets[at + 1..].iter().any(|other| one.iter().any(|value| other.contains(value)))
        });
        let is_known = sets.iter().any(|set| !set.is_empty());
        let verdict = match (is_known && all_alike, any_alike) {
            (true, _) => Common::Same,
            (false, true) => Common::Partly,
            (false, false) => Common::Different,
        };
        prop_assert_eq!(common(&values, ids.len()), verdict);
    }

    #[test]
    fn only_figures_of_one_label_and_unit_share_an_axis((made, picked) in compared()) {
        let collection = made.collection();
        let (cases, ids) = found(&made, &collection, &picked);
        let mut alike: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (at, case) in cases.iter().enumerate() {
            for own in &case.figures {
                alike.entry((&own.label, &own.unit)).or_default().push(at);
            }
        }
        let figures = figures(&collection, &ids);
        let is_comparable = |own: &Figure| {
            let holders = &alike[&(own.label.as_str(), own.unit.as_str())];
            holders.iter().any(|at| at != &holders[0])
        };
        prop_assert_eq!(figures.apart.len(), cases.len());
        for (case, apart) in cases.iter().zip(&figures.apart) {
            let own: Vec<&Figure> = case.figures.iter().filter(|own| !is_comparable(own)).collect();
            prop_assert_eq!(apart, &own);
        }
        // Each figure that is comparable stands on one axis, once.
        let on_axes: usize = figures.axes.iter().map(|axis| axis.points.len()).sum();
        let comparable = cases.iter().flat_map(|case| &case.figures).filter(|own| is_comparable(own));
        prop_assert_eq!(on_axes, comparable.count());
        for axis in &figures.axes {
            let places: Vec<usize> = axis.points.iter().map(|own| own.case).collect();
            prop_assert_eq!(&places, &alike[&(axis.label(), axis.unit())]);
            for point in &axis.points {
                prop_assert_eq!((&point.figure.label[..], &point.figure.unit[..]), (axis.label(), axis.unit()));
                prop_assert!(point.figure.value.abs() <= axis.reach);
            }
            prop_assert!(axis.points.iter().any(|own| own.figure.value.abs() >= axis.reach));
            if let Some(leader) = axis.leader() {
                prop_assert!(leader.figure.qualifier != Qualifier::Approx);
                for other in axis.points.iter().filter(|own| own.case != leader.case) {
                    prop_assert_eq!(other.figure.qualifier, Qualifier::Exact);
                    prop_assert!(other.figure.value < leader.figure.value);
                }
            }
        }
    }

    #[test]
    fn the_nearest_ids_are_real_and_the_id_itself_comes_first(
        made in made(), text in anything(), most in 0_usize..5, at in 0_usize..100,
    ) {
        let collection = made.collection();
        let near = nearest(&collection, &text, most);
        prop_assert!(near.len() <= most);
        let mut once = near.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), near.len());
        if let Some(case) = made.cases.get(at % made.cases.len().max(1)) {
            let own = nearest(&collection, &case.id, 1);
            prop_assert_eq!(own, vec![collection.find(&case.id).unwrap()]);
            // One letter too few is still near.
            let short = &case.id[..case.id.len() - 1];
            prop_assert!(!nearest(&collection, short, 1).is_empty());
        }
    }
}
