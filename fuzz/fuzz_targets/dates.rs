//! Dates known in part, the spans that they stand for, and what time asks of a collection.

#![no_main]

use anlan_engine::date::{PartialDate, Precision, Span};
use anlan_engine::lanes::Extent;
use anlan_engine::selection::Selection;
use anlan_engine::timeline::Grain;
use anlan_fuzz::COLLECTION;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Asked<'a> {
    typed: [&'a str; 2],
    made: [(u16, u8, u8); 2],
    place: f64,
    by: f64,
    moved: i32,
}

fuzz_target!(|asked: Asked<'_>| {
    for typed in asked.typed {
        if let Ok(date) = typed.parse::<PartialDate>() {
            assert_eq!(date.to_string(), typed);
            alone(date);
        }
    }
    let [a, b] = asked.made.map(made);
    for date in a.iter().chain(&b) {
        alone(*date);
    }
    if let (Some(a), Some(b)) = (a, b) {
        together(a, b);
    }
    among_cases(a, b);
    through_time(a, b, &asked);
});

fn made((year, month, day): (u16, u8, u8)) -> Option<PartialDate> {
    // Most numbers are no years; those that are stay as they are.
    let year = if (1000..=9999).contains(&year) { year } else { 1000 + year % 9000 };
    PartialDate::from_day(year, month, day)
        .or_else(|| PartialDate::from_month(year, month))
        .or_else(|| PartialDate::from_year(year))
}

fn alone(date: PartialDate) {
    assert_eq!(date.to_string().parse(), Ok(date));
    let json = serde_json::to_string(&date).expect("a date is written");
    assert_eq!(serde_json::from_str::<PartialDate>(&json).ok(), Some(date));
    let span = date.span();
    assert!(span.start() < span.end());
    let days = span.end().0 - span.start().0;
    match date.precision() {
        Precision::Year => assert!((365..=366).contains(&days)),
        Precision::Month => assert!((28..=31).contains(&days)),
        Precision::Day => assert_eq!(days, 1),
    }
    let (first, last) = (date.first_day(), date.last_day());
    assert_eq!((first.precision(), last.precision()), (Precision::Day, Precision::Day));
    assert_eq!((first.span().start(), last.span().end()), (span.start(), span.end()));
    assert!(date.to_month().span().covers(span));
    let (from, to) = date.months();
    assert!(from < to && to <= from + 12.0);
    assert_eq!(Span::between(Some(date), Some(date)), Some(span));
}

fn together(a: PartialDate, b: PartialDate) {
    let (first, second) = (a.span(), b.span());
    if a < b {
        assert!(first.start() <= second.start(), "{a} before {b}");
        assert!(a.months().0 <= b.months().0, "{a} before {b}");
    }
    assert_eq!(first.overlaps(second), second.overlaps(first));
    // Of two dates each holds the other, or they share no day.
    let holds = first.covers(second) || second.covers(first);
    assert_eq!(first.overlaps(second), holds, "{a} and {b}");
    match Span::between(Some(a), Some(b)) {
        Some(span) => {
            assert_eq!((span.start(), span.end()), (first.start(), second.end()));
            assert!(span.overlaps(first) || span.overlaps(second));
        }
        None => assert!(second.end() <= first.start()),
    }
}

fn among_cases(a: Option<PartialDate>, b: Option<PartialDate>) {
    let collection = &COLLECTION;
    let mut selection = Selection::default();
    selection.set_time(a, b);
    assert_eq!(selection.span().is_some(), a.is_some() || b.is_some());
    let Some(span) = selection.span() else { return };
    let within = collection.within(span);
    for case in collection.ids() {
        let shares = collection.span(case).is_some_and(|own| own.overlaps(span));
        assert_eq!(within.contains(case), shares, "{}", collection.case(case).id);
    }
}

fn through_time(a: Option<PartialDate>, b: Option<PartialDate>, asked: &Asked<'_>) {
    let whole = Extent::whole(&COLLECTION).expect("cases with dates");
    let mut selection = Selection::default();
    selection.set_time(a, b);
    let extent = Extent::asked(&selection, whole);
    let moved = extent.panned(whole, asked.moved);
    assert_eq!(moved.months(), extent.months());
    for own in [
        extent,
        moved,
        moved.at_start(whole),
        moved.at_end(whole),
        moved.zoomed(whole, asked.place, asked.by),
    ] {
        let (start, end) = own.domain();
        let (first, last) = whole.domain();
        assert!(first <= start && start < end && end <= last, "{own:?} in {whole:?}");
        assert!((3..=whole.months()).contains(&own.months()));
        let (from, to) = own.bounds().expect("an extent has dates");
        let span = own.span().expect("an extent has days");
        assert_eq!((span.start(), span.end()), (from.span().start(), to.span().end()));
        // What was asked for is looked at as it was asked.
        let (from, to) = own.time(whole);
        let mut again = Selection::default();
        again.set_time(from, to);
        assert_eq!(Extent::asked(&again, whole), own);
        for most in [0, 7, 400] {
            assert!(own.ticks(most).iter().all(|tick| start <= tick.at && tick.at < end));
        }
    }
    for width in [asked.place, asked.by] {
        Grain::fitting(width, 3, 4.0);
    }
}
