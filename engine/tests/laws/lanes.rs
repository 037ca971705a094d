//! Lanes of time, and the extent that is looked at, against a plain walk over the cases.

use std::collections::BTreeSet;

use anlan_engine::answer::Answer;
use anlan_engine::case::Case;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::Facet;
use anlan_engine::lanes::{Extent, Lane, Lanes, Mark, Room, lanes, packed, undated, within};
use anlan_engine::matches::Dimension;
use anlan_engine::search::Alternatives;
use anlan_engine::selection::Selection;
use anlan_engine::timeline::{Event, EventKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::grown::Grown;
use crate::made::{Made, ids, made, made_and_asked, picked};
use crate::twin;

const ROOM: Room = Room { mark: 0.5, label: 2.0, ..Room::ENDLESS };

fn facet() -> impl Strategy<Value = Option<Facet>> {
    let facets = Facet::ALL.into_iter().map(Some);
    select(facets.chain([None]).collect::<Vec<_>>())
}

fn room() -> impl Strategy<Value = Room> {
    (0_u8..40, 0_u8..40, 24_220_u16..24_270, 3_u8..60).prop_map(|(mark, label, start, long)| Room {
        mark: f64::from(mark) / 8.0,
        label: f64::from(label) / 8.0,
        domain: (f64::from(start), f64::from(start) + f64::from(long)),
    })
}

/// The ids of the dated cases picked, in the order of the collection.
fn dated(made: &Made, bits: u128) -> Vec<String> {
    let collection = made.collection();
    let cases = picked(&collection, bits);
    let cases = cases.iter().map(|id| collection.case(id));
    cases.filter(|case| case.date.value.is_some()).map(|case| case.id.clone()).collect()
}

fn case_of<'a>(made: &'a Made, id: &str) -> &'a Case {
    made.cases.iter().find(|case| case.id == id).unwrap()
}

/// What is dated in a case: its date and the kind of each event, by place.
fn events_of(case: &Case) -> BTreeSet<(bool, usize, String)> {
    let milestones = case.milestones.iter().enumerate();
    let honours = case.honours.iter().enumerate();
    milestones
        .map(|(at, own)| (false, at, own.date.to_string()))
        .chain(honours.filter_map(|(at, own)| Some((true, at, own.date?.to_string()))))
        .collect()
}

fn kind_of(event: &Event) -> (bool, usize, String) {
    let (is_honour, at) = match event.kind {
        EventKind::Milestone(at) => (false, at),
        EventKind::Honour(at) => (true, at),
    };
    (is_honour, at, event.date.to_string())
}

/// An extent of a whole that was walked to by zooms and pans.
#[derive(Clone, Copy, Debug)]
enum Step {
    Zoom { place: f64, by: f64 },
    Pan(i32),
    Start,
    End,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (24_000_u16..24_600, select(vec![0.0, 0.1, 0.5, 0.9, 1.0, 1.2, 2.0, 7.0]))
            .prop_map(|(place, by)| Step::Zoom { place: f64::from(place), by }),
        prop_oneof![-200..200_i32, Just(i32::MIN), Just(i32::MAX)].prop_map(Step::Pan),
        Just(Step::Start),
        Just(Step::End),
    ]
}

fn walked(whole: Extent, steps: &[Step]) -> Extent {
    steps.iter().fold(whole, |extent, step| match *step {
        Step::Zoom { place, by } => extent.zoomed(whole, place, by),
        Step::Pan(months) => extent.panned(whole, months),
        Step::Start => extent.at_start(whole),
        Step::End => extent.at_end(whole),
    })
}

/// The whole of a collection whose cases are dated from 2015 to 2023.
fn whole() -> Extent {
    let collection = Grown { cases: 100, mechanisms: 1, texts: &["文"] }.collection();
    Extent::whole(&collection).unwrap()
}

fn check_lane(made: &Made, facet: Option<Facet>, lane: &Lane, key: Option<&str>, shown: &[String]) {
    let collection = made.collection();
    let holds = |id: &&String| match (facet, key) {
        (Some(facet), Some(key)) => {
            twin::values(facet, case_of(made, id)).iter().any(|own| own == key)
        }
        _ => true,
    };
    let wanted: Vec<&String> = shown.iter().filter(holds).collect();
    let mut drawn: Vec<&String> =
        lane.marks.iter().map(|mark| &collection.case(mark.case).id).collect();
    assert_eq!(drawn.len(), wanted.len());
    drawn.sort();
    drawn.dedup();
    assert_eq!(drawn.len(), wanted.len(), "a case is drawn twice");
    assert!(wanted.iter().all(|id| drawn.contains(id)));
    for mark in &lane.marks {
        let case = case_of(made, &collection.case(mark.case).id);
        assert_eq!(Some(mark.date), case.date.value);
        assert_eq!(Some(mark.kind), case.date.kind);
        assert_eq!(mark.date.span(), collection.span(mark.case).unwrap());
        assert_eq!(mark.events.iter().map(kind_of).collect::<BTreeSet<_>>(), events_of(case));
        let days = |event: &Event| (twin::days(event.date).0, event.date.precision());
        assert!(mark.events.is_sorted_by_key(days));
    }
}

/// Whether a mark takes all that it must: its date as far as it is on the chart, the middle of each
/// event that is on the chart, with the least width around, and its label on one side.
fn takes_its_room(mark: &Mark, room: Room) -> bool {
    let (first, last) = room.domain;
    let clipped = |(start, end): (f64, f64)| (start.clamp(first, last), end.clamp(first, last));
    let middle = |event: &Event| {
        let (start, end) = event.date.months();
        f64::midpoint(start, end)
    };
    let events = mark.events.iter().map(middle).filter(|at| first <= *at && *at < last);
    let own = clipped(mark.date.months());
    let (before, after) =
        if mark.is_labelled_before { (room.label, 0.0) } else { (0.0, room.label) };
    let (start, end) = (mark.reach.0 + before, mark.reach.1 - after);
    let covers = |(from, to): (f64, f64)| {
        let half = (room.mark.max(to - from) - (to - from)) / 2.0;
        start <= from - half + 1e-9 && to + half <= end + 1e-9
    };
    let is_after = mark.is_labelled_before || mark.reach.1 <= last + 1e-9;
    covers(own) && events.into_iter().all(|at| covers((at, at))) && is_after
}

proptest! {
    #[test]
    fn a_case_stands_once_in_the_lane_of_each_of_its_buckets(
        made in made(), bits in any::<u128>(), facet in facet(), most in 0_usize..80,
    ) {
        let collection = made.collection();
        let Lanes { lanes, empty, shown, dated: all, peak } =
            lanes(&collection, facet, &picked(&collection, bits), ROOM, most);
        let wanted = dated(&made, bits);
        prop_assert_eq!(all, wanted.len());
        prop_assert_eq!(shown, wanted.len().min(most));
        let wanted = &wanted[..shown];
        let keys: Vec<Option<String>> = match facet {
            Some(facet) => twin::keys(&made, facet).into_iter().map(Some).collect(),
            None => vec![None],
        };
        let key_of = |bucket| facet.map(|facet| collection.column(facet).key(bucket).to_owned());
        let mut drawn = lanes.iter();
        let mut left = empty.iter();
        for key in keys {
            let has_one = match (&key, facet) {
                (Some(key), Some(facet)) => {
                    wanted.iter().any(|id| twin::values(facet, case_of(&made, id)).contains(key))
                }
                _ => !wanted.is_empty(),
            };
            if has_one {
                let lane = drawn.next().unwrap();
                prop_assert_eq!(lane.bucket.and_then(key_of), key.clone());
                check_lane(&made, facet, lane, key.as_deref(), wanted);
            } else if let Some(key) = key {
                prop_assert_eq!(left.next().and_then(|own| key_of(*own)), Some(key));
            }
        }
        prop_assert!(drawn.next().is_none() && left.next().is_none());
        let year = |id: &String| case_of(&made, id).date.value.unwrap().year();
        let count = |own: u16| wanted.iter().filter(|id| year(id) == own).count();
        let years: BTreeSet<u16> = wanted.iter().map(year).collect();
        let best = years.into_iter().rev().max_by_key(|own| count(*own));
        prop_assert_eq!(peak, best.map(|own| (own, count(own))));
    }

    #[test]
    fn marks_of_a_row_do_not_overlap_and_no_row_was_free_above(
        made in made(), bits in any::<u128>(), facet in facet(), room in room(),
    ) {
        let collection = made.collection();
        let all = lanes(&collection, facet, &picked(&collection, bits), room, usize::MAX);
        prop_assert_eq!(&all, &lanes(&collection, facet, &picked(&collection, bits), room, 999));
        for lane in &all.lanes {
            prop_assert_eq!(lane.rows, lane.marks.iter().map(|own| own.row + 1).max().unwrap());
            for (at, mark) in lane.marks.iter().enumerate() {
                prop_assert!(takes_its_room(mark, room), "{mark:?}");
                let before = &lane.marks[..at];
                let meets = |other: &&Mark| {
                    other.reach.0 < mark.reach.1 && mark.reach.0 < other.reach.1
                };
                prop_assert!(before.iter().filter(meets).all(|other| other.row != mark.row));
                for row in 0..mark.row {
                    prop_assert!(before.iter().any(|own| own.row == row && own.reach.1 > mark.reach.0));
                }
            }
        }
    }

    #[test]
    fn an_extent_holds_what_its_time_would_let_through_and_leaves_the_undated_beside(
        (made, asked) in made_and_asked(), steps in vec(step(), 0..6),
    ) {
        let collection = made.collection();
        let selection = asked.selection(&collection);
        let answer = Answer::new(&collection, selection, Alternatives::default(), None);
        let timeless = twin::matching(&made, &asked, &[Dimension::Time]);
        let is_dated = |id: &String| case_of(&made, id).date.value.is_some();
        let beside: BTreeSet<String> =
            timeless.iter().filter(|id| !is_dated(id)).cloned().collect();
        let own = |set| ids(&collection, &set).into_iter().collect::<BTreeSet<String>>();
        prop_assert_eq!(own(undated(&collection, &answer)), beside);
        let Some(whole) = Extent::whole(&collection) else { return Ok(()) };
        let extent = walked(whole, &steps);
        let (from, to) = extent.bounds().unwrap();
        let days = twin::asked_days(Some(from), Some(to));
        let overlaps = |id: &String| {
            let date = case_of(&made, id).date.value;
            date.is_some_and(|date| twin::share_a_day(twin::days(date), days))
        };
        let wanted: BTreeSet<String> = timeless.iter().filter(|id| overlaps(id)).cloned().collect();
        prop_assert_eq!(own(within(&collection, &answer, extent)), wanted);
    }

    #[test]
    fn an_extent_stays_within_the_whole_and_is_never_too_short(steps in vec(step(), 0..8)) {
        let whole = whole();
        let extent = walked(whole, &steps);
        let ((start, end), (first, last)) = (extent.domain(), whole.domain());
        prop_assert!(first <= start && end <= last, "{extent:?}");
        prop_assert!(extent.months() >= 3);
        let mut selection = Selection::default();
        let (from, to) = extent.time(whole);
        selection.set_time(from, to);
        prop_assert_eq!(Extent::asked(&selection, whole), extent);
        let months = extent.span().map(|span| span.end().0 - span.start().0).unwrap();
        prop_assert!(months >= 28 * extent.months() && months <= 31 * extent.months());
    }

    #[test]
    fn zooming_keeps_the_place_and_comes_back(
        steps in vec(step(), 0..6), share in 0.0..1.0_f64, by in 0.2..0.95_f64,
    ) {
        let whole = whole();
        let extent = walked(whole, &steps);
        let place_in = |own: Extent| own.domain().0 + share * f64::from(own.months());
        let place = place_in(extent);
        let closer = extent.zoomed(whole, place, by);
        prop_assert!(closer.months() <= extent.months());
        prop_assert!((place_in(closer) - place).abs() <= 0.5 + 1e-6, "{extent:?} {closer:?}");
        let back = closer.zoomed(whole, place, f64::from(extent.months()) / f64::from(closer.months()));
        prop_assert_eq!(back.months(), extent.months());
        // Half a month that was rounded away grows with the extent.
        let most = 0.5 + 0.5 * f64::from(extent.months()) / f64::from(closer.months());
        let off = (back.domain().0 - extent.domain().0).abs();
        prop_assert!(off <= most + 1e-6, "{extent:?} {back:?}");
    }

    #[test]
    fn panning_there_and_back_changes_nothing_where_no_end_is_met(
        steps in vec(step(), 0..6), months in -60_i32..60,
    ) {
        let whole = whole();
        let extent = walked(whole, &steps);
        let moved = extent.panned(whole, months);
        prop_assert_eq!(moved.months(), extent.months());
        let by = moved.domain().0 - extent.domain().0;
        let meets_an_end = moved == moved.at_start(whole) || moved == moved.at_end(whole);
        prop_assert!(meets_an_end || (by - f64::from(months)).abs() < 1e-9);
        if (by - f64::from(months)).abs() < 1e-9 {
            prop_assert_eq!(moved.panned(whole, -months), extent);
        }
    }

    #[test]
    fn an_axis_has_as_many_lines_as_it_may(steps in vec(step(), 0..6), most in 0_usize..60) {
        let extent = walked(whole(), &steps);
        let (start, end) = extent.domain();
        let ticks = extent.ticks(most);
        let places: Vec<f64> = ticks.iter().map(|tick| tick.at).collect();
        prop_assert!(places.iter().all(|at| start <= *at && *at < end));
        prop_assert!(ticks.iter().all(|tick| (tick.month.months().0 - tick.at).abs() < 1e-9));
        let are_years = ticks.iter().all(|tick| tick.month.month() == Some(1));
        prop_assert!(ticks.len() <= most || are_years, "{ticks:?}");
    }

    #[test]
    fn what_is_asked_for_lies_in_the_extent_where_the_whole_has_it(
        from in proptest::option::of(2010_u16..2030), to in proptest::option::of(2010_u16..2030),
        month in 1_u8..13,
    ) {
        let whole = whole();
        let from = from.and_then(|year| PartialDate::from_month(year, month));
        let to = to.and_then(PartialDate::from_year);
        let mut selection = Selection::default();
        selection.set_time(from, to);
        let extent = Extent::asked(&selection, whole);
        let ((start, end), (first, last)) = (extent.domain(), whole.domain());
        prop_assert!(first <= start && end <= last && extent.months() >= 3);
        let asked = (
            selection.from().map_or(first, |date| date.months().0).max(first),
            selection.to().map_or(last, |date| date.months().1).min(last),
        );
        if asked.0 < asked.1 && asked.1 - asked.0 >= 3.0 {
            // Longer at one end only where that end lies beyond the whole.
            prop_assert!(start <= asked.0 && asked.1 <= end, "{extent:?} {asked:?}");
        }
    }

    #[test]
    fn stretches_are_packed_by_a_plain_rule(places in vec((0_u8..60, 1_u8..20), 0..20)) {
        let stretches: Vec<(f64, f64)> =
            places.iter().map(|(start, long)| (f64::from(*start), f64::from(start + long))).collect();
        let rows = packed(&stretches);
        let mut last: Vec<Vec<(f64, f64)>> = vec![Vec::new(); stretches.len()];
        for (own, row) in stretches.iter().zip(&rows) {
            let free = last.iter().position(|row| row.last().is_none_or(|last| last.1 <= own.0));
            prop_assert_eq!(Some(*row), free);
            last[*row].push(*own);
        }
    }
}

#[test]
fn a_collection_without_dates_has_no_extent_and_no_lane() {
    let collection = Grown { cases: 1, mechanisms: 1, texts: &["文"] }.collection();
    assert_eq!(Extent::whole(&collection), None);
    let all = lanes(&collection, Some(Facet::District), &picked(&collection, 1), ROOM, 9);
    assert_eq!((all.lanes.len(), all.dated, all.peak), (0, 0, None));
    assert!(all.fullest().is_none());
    assert_eq!(all.empty.len(), 5);
}

#[test]
fn the_extent_of_a_time_is_in_whole_months_or_years() {
    let whole = whole();
    let asked = |from: &str, to: &str| {
        let mut selection = Selection::default();
        selection.set_time(from.parse().ok(), to.parse().ok());
        let (from, to) = Extent::asked(&selection, whole).time(whole);
        let text = |date: Option<PartialDate>| date.map(|own| own.to_string()).unwrap_or_default();
        format!("{}..{}", text(from), text(to))
    };
    assert_eq!(asked("", ""), "..");
    assert_eq!(asked("2018", "2019"), "2018..2019");
    assert_eq!(asked("2018-03", "2019-05-20"), "2018-03..2019-05");
    assert_eq!(asked("2018-06-15", "2018-06-15"), "2018-05..2018-07");
    assert_eq!(asked("2022", ""), "2022..2023");
    assert_eq!(asked("2040", "2041"), "2022..2023");
    assert_eq!(asked("", "1999"), "2015-01..2015-03");
}
