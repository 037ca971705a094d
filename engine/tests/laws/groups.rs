//! Groups of cases: their text, their counts, and what they share.

use std::collections::BTreeSet;

use anlan_engine::facet::Facet;
use anlan_engine::groups::{Group, Groups, Reading, Row, largest, tenths, widest};
use anlan_engine::permalink::encode;
use anlan_engine::search::Sort;
use anlan_engine::selection::Selection;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::{anything, ids, made, made_and_asked, made_and_walked};
use crate::twin;

proptest! {
    #[test]
    fn a_group_comes_back_from_its_text((made, asked) in made_and_asked(), typed in anything()) {
        let collection = made.collection();
        let mut selection = asked.selection(&collection);
        for query in [asked.query.as_str(), &typed] {
            selection.set_query(query);
            let group = Group::of(&selection);
            let text = group.text(&collection);
            prop_assert!(!text.contains(','));
            let reading = Group::read(&collection, &text);
            prop_assert_eq!(reading, Some(Reading { group: Some(group), unknown: Vec::new() }));
        }
    }

    #[test]
    fn any_text_is_read_once_and_for_all(made in made(), text in anything(), stray in "[a-z0-9:;~!,]{0,20}") {
        let collection = made.collection();
        for text in [text, stray] {
            let Some(reading) = Group::read(&collection, &text) else {
                prop_assert!(text.is_empty());
                continue;
            };
            if let Some(group) = reading.group {
                let again = Group::read(&collection, &group.text(&collection));
                prop_assert_eq!(again, Some(Reading { group: Some(group), unknown: Vec::new() }));
            }
        }
    }

    #[test]
    fn what_the_collection_does_not_have_is_named((made, asked) in made_and_asked()) {
        let collection = made.collection();
        let group = Group::of(&asked.selection(&collection));
        let text = group.text(&collection);
        let with = |part: &str| if text == "all" { part.to_owned() } else { [&text, ";", part].concat() };
        for (part, lost) in [("level:l77~l78", &["l77", "l78"][..]), ("nothing:x", &["x"])] {
            if part.starts_with("level") && text.contains("level:") {
                continue;
            }
            let reading = Group::read(&collection, &with(part)).unwrap();
            prop_assert_eq!(reading.unknown, lost);
            let kept = if text == "all" { None } else { Some(group.clone()) };
            prop_assert_eq!(reading.group, kept);
        }
    }

    #[test]
    fn groups_hold_what_their_selections_find_and_the_rest_all_else(
        (made, walk) in made_and_walked(), rest_at in 0_usize..4,
    ) {
        let collection = made.collection();
        let walk = &walk[..walk.len().min(2)];
        let mut groups: Vec<Group> =
            walk.iter().map(|asked| Group::of(&asked.selection(&collection))).collect();
        let mut sets: Vec<BTreeSet<String>> =
            walk.iter().map(|asked| twin::matching(&made, asked, &[])).collect();
        let taken: BTreeSet<String> = sets.iter().flatten().cloned().collect();
        let all = made.cases.iter().map(|case| case.id.clone());
        let rest: BTreeSet<String> = all.filter(|id| !taken.contains(id)).collect();
        let at = rest_at.min(groups.len());
        groups.insert(at, Group::Rest);
        sets.insert(at, rest);
        let found = Groups::new(&collection, &groups);
        for (set, own) in found.sets.iter().zip(&sets) {
            let ids: BTreeSet<String> = ids(&collection, set).into_iter().collect();
            prop_assert_eq!(&ids, own);
        }
        let sizes: Vec<u32> = sets.iter().map(|own| u32::try_from(own.len()).unwrap()).collect();
        prop_assert_eq!(found.sizes(), sizes.clone());
        // With the rest among them, no case is outside of all.
        prop_assert_eq!(found.outside(&collection), 0);
        let mut overlaps = Vec::new();
        for one in 0..sets.len() {
            for other in one + 1..sets.len() {
                let shared = sets[one].intersection(&sets[other]).count();
                if shared > 0 {
                    prop_assert!(one != at && other != at);
                    overlaps.push(([one, other], u32::try_from(shared).unwrap()));
                }
            }
        }
        prop_assert_eq!(found.overlaps(), overlaps);
        for facet in Facet::ALL {
            let column = collection.column(facet);
            let rows = found.rows(&collection, facet);
            let mut keys = twin::keys(&made, facet);
            if facet == Facet::Year {
                let known = keys.len() - usize::from(keys.last().is_some_and(|key| key == "none"));
                keys[..known].reverse();
            }
            let count = |key: &String, own: &BTreeSet<String>| {
                let holds = |case: &&anlan_engine::case::Case| twin::values(facet, case).contains(key);
                u32::try_from(twin::cases(&made, own).into_iter().filter(holds).count()).unwrap()
            };
            let counts: Vec<(String, Vec<u32>)> = keys
                .into_iter()
                .map(|key| {
                    let counts = sets.iter().map(|own| count(&key, own)).collect();
                    (key, counts)
                })
                .filter(|(_, counts): &(_, Vec<u32>)| facet == Facet::District || counts.iter().any(|own| *own > 0))
                .collect();
            let shown: Vec<(String, Vec<u32>)> =
                rows.iter().map(|row| (column.key(row.bucket).to_owned(), row.counts.clone())).collect();
            prop_assert_eq!(shown, counts);
            if !facet.holds_several() {
                for (group, size) in sizes.iter().enumerate() {
                    prop_assert_eq!(rows.iter().map(|row| row.counts[group]).sum::<u32>(), *size);
                }
            }
        }
    }

    #[test]
    fn no_bucket_is_larger_than_the_largest(made in made(), facet in select(&Facet::ALL[..])) {
        let collection = made.collection();
        let mut keys = twin::keys(&made, facet);
        keys.retain(|key| key != "none");
        let count = |key: &String| {
            made.cases.iter().filter(|case| twin::values(facet, case).contains(key)).count()
        };
        keys.retain(|key| count(key) > 0);
        keys.sort_by_key(|key| usize::MAX - count(key));
        keys.truncate(2);
        let column = collection.column(facet);
        let own = largest(&collection, facet).into_iter().map(|own| column.key(own).to_owned());
        prop_assert_eq!(own.collect::<Vec<_>>(), keys);
    }

    #[test]
    fn a_share_is_the_nearest_tenth(size in any::<u32>(), part in 0.0..=1.0_f64) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the size")]
        let count = (f64::from(size) * part) as u32;
        match tenths(count, size) {
            None => prop_assert_eq!(size, 0),
            Some(tenths) => {
                let [count, size, tenths] = [count, size, tenths].map(i128::from);
                let off = 2 * (tenths * size - count * 1000);
                prop_assert!(-size < off && off <= size);
                prop_assert!(tenths <= 1000);
            }
        }
    }

    #[test]
    fn no_gap_is_wider_than_the_widest(
        made in made(), counts in vec(vec(0_u32..20, 3), 0..6),
        sizes in vec(select(&[0_u32, 1, 3, 7, 20][..]), 3),
    ) {
        let collection = made.collection();
        let bucket = collection.column(Facet::District).ids().next().unwrap();
        let rows: Vec<Row> = counts
            .into_iter()
            .map(|own| Row {
                bucket,
                counts: own.iter().zip(&sizes).map(|(count, size)| (*count).min(*size)).collect(),
            })
            .collect();
        // Shares in 420ths, which all these sizes divide: whole numbers, compared as such.
        let share = |row: &Row, group: usize| row.counts[group] * 420 / sizes[group];
        let width = |row: &Row| {
            let shares = (0..3).filter(|own| sizes[*own] > 0).map(|own| share(row, own));
            shares.clone().max().unwrap_or(0) - shares.min().unwrap_or(0)
        };
        let widest_of_all = rows.iter().map(width).max().unwrap_or(0);
        match widest(&rows, &sizes) {
            None => prop_assert_eq!(widest_of_all, 0),
            Some(gap) => {
                let row = &rows[gap.row];
                prop_assert!(widest_of_all > 0);
                prop_assert_eq!(share(row, gap.most) - share(row, gap.least), widest_of_all);
                prop_assert!(rows[..gap.row].iter().all(|own| width(own) < widest_of_all));
            }
        }
    }

    #[test]
    fn a_text_of_groups_is_readable_in_an_address(made in made()) {
        let collection = made.collection();
        let mut selection = Selection::default();
        for key in ["d0", "d1"] {
            selection.toggle(Facet::District, collection.column(Facet::District).find(key).unwrap());
        }
        let text = Group::of(&selection).text(&collection);
        prop_assert_eq!(encode([("view", &text[..])]), "view=district:d0~d1");
        selection.set_query("a,b;!~");
        selection.sort = Sort::Oldest;
        let text = Group::of(&selection).text(&collection);
        prop_assert_eq!(text, "q:a~b!2!0!1;district:d0~d1");
        prop_assert_eq!(Group::read(&collection, ""), None);
    }
}
