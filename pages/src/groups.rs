//! Groups of cases on the same axes: each is a selection, or the rest, and stands in the view's text.

use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::groups::{Group, Groups, Row, largest, tenths, widest};
use anlan_engine::scale::whole;
use anlan_engine::selection::{Condition, Selection};
use maud::{Markup, html};

use crate::address::View;
use crate::context::Context;
use crate::words::compare::{Compare, Gap};
use crate::words::number;

/// The options of the view that hold the groups.
const SLOTS: [&str; 3] = ["a", "b", "c"];
/// The option that says which group follows the present selection, to be changed.
const EDIT: &str = "edit";
/// The option that says what the bars are as long as.
const SHOW: &str = "show";
const SHARE: &str = "share";

/// The facets that groups are compared by.
const CHARTS: [Facet; 5] =
    [Facet::Theme, Facet::Mechanism, Facet::District, Facet::Level, Facet::Year];
/// The facets that ready pairs are taken from.
const EXAMPLES: [Facet; 3] = [Facet::District, Facet::Theme, Facet::SourceKind];
/// Below so many cases a single one changes a share a lot.
const SMALL: u32 = 5;

/// A group that the view holds.
struct Held {
    /// Its place among [`SLOTS`].
    slot: usize,
    group: Group,
    size: u32,
}

/// The groups, their sizes and charts; without two of them, how they are made.
pub fn groups(context: &Context<'_>, view: &View) -> String {
    let words = context.address.locale.compare();
    let editing = SLOTS.iter().position(|slot| *slot == view.option(EDIT));
    let (mut slots, mut read, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for (slot, key) in SLOTS.into_iter().enumerate() {
        let name = words.names[slot].0;
        if editing == Some(slot) {
            slots.push(slot);
            read.push(Group::of(&context.address.selection));
            continue;
        }
        let Some(reading) = Group::read(context.collection, view.option(key)) else { continue };
        if reading.group.is_none() {
            notices.push((words.lost)(name));
        } else if !reading.unknown.is_empty() {
            notices.push((words.unknown)(name, &reading.unknown));
        }
        if let Some(group) = reading.group {
            slots.push(slot);
            read.push(group);
        }
    }
    let counted = Groups::new(context.collection, &read);
    let held: Vec<Held> = slots
        .into_iter()
        .zip(read)
        .zip(counted.sizes())
        .map(|((slot, group), size)| Held { slot, group, size })
        .collect();
    let page = Page { context, view, words, held, counted };
    html! {
        h2 id="study-title" tabindex="-1" { (words.groups) }
        p.prose { (words.groups_about) }
        @for notice in notices { p.notice { (context.mixed(&notice)) } }
        @match editing {
            Some(slot) => (page.editing(slot)),
            None => (page.making()),
        }
        @if !page.held.is_empty() { (page.overview()) }
        @if page.held.len() > 1 { (page.charts()) } @else { (page.examples()) }
    }
    .into_string()
}

struct Page<'a> {
    context: &'a Context<'a>,
    view: &'a View,
    words: &'static Compare,
    held: Vec<Held>,
    counted: Groups,
}

impl Page<'_> {
    fn name(&self, slot: usize) -> &'static str {
        self.words.names[slot].0
    }

    fn link(&self, view: View) -> String {
        self.context.href(|to| to.view = view)
    }

    /// The view with the present selection as a group.
    fn keeping(&self, slot: usize) -> View {
        let group = Group::of(&self.context.address.selection);
        self.view.with(SLOTS[slot], &group.text(self.context.collection)).with(EDIT, "")
    }

    /// That a group follows what is asked, and the end of that.
    fn editing(&self, slot: usize) -> Markup {
        html! {
            div.group-making {
                p { ((self.words.editing)(self.name(slot))) }
                p.actions {
                    button.button type="button" id="group-done" data-href=(self.link(self.keeping(slot))) {
                        (self.words.done)
                    }
                }
            }
        }
    }

    /// The present selection, and the groups that it can become.
    fn making(&self) -> Markup {
        let context = self.context;
        let selection = &context.address.selection;
        let is_asked = !selection.conditions().is_empty();
        let of_rest = |slot: &&Held| slot.group == Group::Rest;
        let with_rest = View::of(View::GROUPS, "")
            .with(SLOTS[0], &Group::of(selection).text(context.collection))
            .with(SLOTS[1], &Group::Rest.text(context.collection))
            .with(SHOW, self.view.option(SHOW));
        html! {
            div.group-making {
                p {
                    (context.mixed(&(self.words.present)(&self.asked(selection), context.answer.hits.len())))
                }
                @if !is_asked && self.held.is_empty() { p.fine { (self.words.start) } }
                @if self.held.len() == 1 { p.fine { (self.words.one_more) } }
                p.actions {
                    @if is_asked && !self.held.iter().any(|own| of_rest(&own)) {
                        button.button type="button" id="group-rest" data-href=(self.link(with_rest)) {
                            (self.words.with_rest)
                        }
                    }
                    @for slot in self.offered() {
                        button.link type="button" id=(format!("group-keep-{}", SLOTS[slot]))
                            data-href=(self.link(self.keeping(slot))) {
                            ((self.words.keep)(self.name(slot)))
                        }
                    }
                }
            }
        }
    }

    /// The places that the present selection can take: those that are taken, and the next one.
    fn offered(&self) -> impl Iterator<Item = usize> + '_ {
        let is_taken = |slot: usize| self.held.iter().any(|own| own.slot == slot);
        let free = (0..SLOTS.len()).find(|slot| !is_taken(*slot));
        (0..SLOTS.len()).filter(move |slot| is_taken(*slot) || Some(*slot) == free)
    }

    /// What a selection asks for, in words.
    fn asked(&self, selection: &Selection) -> String {
        let context = self.context;
        let words = context.words();
        let locale = context.address.locale;
        let mut asked: Vec<String> = Vec::new();
        let mut before = None;
        for condition in selection.conditions() {
            let (about, value) = locale.condition_name(context.collection, selection, condition);
            let facet =
                if let Condition::Bucket(facet, _) = condition { Some(facet) } else { None };
            match asked.last_mut() {
                // Values of one facet stand together.
                Some(last) if facet.is_some() && facet == before => {
                    last.push_str(self.words.or);
                    last.push_str(&value);
                }
                _ => asked.push((words.pair)(&about, &value)),
            }
            before = facet;
        }
        for facet in Facet::ALL.into_iter().filter(|facet| selection.every(*facet)) {
            asked.push((self.words.every)((words.facet)(facet)));
        }
        if asked.is_empty() {
            self.words.all_cases.to_owned()
        } else {
            asked.join(words.reason_gap)
        }
    }

    /// What a group is of.
    fn of(&self, own: &Held) -> String {
        match &own.group {
            Group::Selected(selection) => self.asked(selection),
            Group::Rest => self.words.rest.to_owned(),
        }
    }

    /// What each of the groups is of.
    fn of_all(&self) -> String {
        let words = self.context.words();
        let of = |own: &Held| (words.pair)(self.name(own.slot), &self.of(own));
        self.held.iter().map(of).collect::<Vec<_>>().join(words.reason_gap)
    }

    /// Each group: what it asks for, how many cases it has, and what can be done with it; then what they
    /// share, and what is outside of all.
    fn overview(&self) -> Markup {
        let outside = self.counted.outside(self.context.collection);
        let overlaps = self.counted.overlaps();
        let pair = |[one, other]: [usize; 2], shared: u32| {
            let [one, other] = [one, other].map(|at| self.name(self.held[at].slot));
            (self.words.overlap)(one, other, shared)
        };
        let small: Vec<&str> = self
            .held
            .iter()
            .filter(|own| (1..SMALL).contains(&own.size))
            .map(|own| self.name(own.slot))
            .collect();
        html! {
            ul.groups-list { @for own in &self.held { li { (self.group(own)) } } }
            div.groups-notes {
                @if !small.is_empty() { p.notice { ((self.words.small)(&small)) } }
                @for (groups, shared) in &overlaps { p { (pair(*groups, *shared)) } }
                @if overlaps.is_empty() && self.held.len() > 1 { p { (self.words.no_overlap) } }
                @if outside > 0 { p { ((self.words.outside)(outside)) } }
            }
        }
    }

    fn group(&self, own: &Held) -> Markup {
        let context = self.context;
        let name = self.name(own.slot);
        let key = SLOTS[own.slot];
        let is_edited = self.view.option(EDIT) == key;
        let asked = self.of(own);
        html! {
            h3 { (swatch(own.slot)) (name) }
            p.group-asked { (context.mixed(&asked)) }
            p {
                strong { ((self.words.size)(own.size)) }
                @if own.size == 0 { " " span.fine { (self.words.empty) } }
            }
            p.actions {
                @if let Group::Selected(selection) = &own.group {
                    a id=(format!("group-see-{key}")) href=(context.href(|to| {
                        to.view = View::default();
                        to.selection = selection.clone();
                    })) { ((self.words.see)(name)) }
                    @if !is_edited {
                        button.link type="button" id=(format!("group-edit-{key}"))
                            data-href=(context.href(|to| {
                                to.view = self.view.with(EDIT, key);
                                to.selection = selection.clone();
                            })) { ((self.words.edit)(name)) }
                    }
                }
                @if !is_edited {
                    button.link type="button" id=(format!("group-out-{key}"))
                        data-href=(self.link(self.view.with(key, ""))) { ((self.words.take_out)(name)) }
                }
            }
        }
    }

    /// Pairs to begin with: the two largest of a kind.
    fn examples(&self) -> Markup {
        let collection = self.context.collection;
        let pair = |facet: Facet| {
            let [one, other] = largest(collection, facet).try_into().ok()?;
            Some((facet, [one, other]))
        };
        let alone = |facet: Facet, bucket: BucketId| {
            let mut selection = Selection::default();
            selection.choose_only(facet, bucket);
            Group::of(&selection).text(collection)
        };
        let pairs: Vec<(Facet, [BucketId; 2])> = EXAMPLES.into_iter().filter_map(pair).collect();
        html! {
            @if !pairs.is_empty() && self.view.option(EDIT).is_empty() {
                section {
                    h3 { (self.words.examples) }
                    ul.groups-ready {
                        @for (facet, [one, other]) in pairs {
                            @let view = View::of(View::GROUPS, "")
                                .with(SLOTS[0], &alone(facet, one))
                                .with(SLOTS[1], &alone(facet, other));
                            @let name = |bucket| self.context.bucket_name(facet, bucket, false);
                            li {
                                a href=(self.link(view)) {
                                    ((self.words.against)(&name(one), &name(other)))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn charts(&self) -> Markup {
        let is_share = self.view.option(SHOW) == SHARE;
        html! {
            div.groups-show {
                @for (label, option) in [(self.words.by_count, ""), (self.words.by_share, SHARE)] {
                    button.chip type="button" id=(format!("groups-show-{option}"))
                        aria-pressed=((is_share == (option == SHARE)).to_string())
                        data-href=(self.link(self.view.with(SHOW, option))) { (label) }
                }
                span.fine { ((self.words.unit)(is_share)) }
            }
            div.groups-charts { @for facet in CHARTS { (self.chart(facet, is_share)) } }
        }
    }

    /// A facet on one axis: for each bucket the bars of all groups, one under another.
    fn chart(&self, facet: Facet, is_share: bool) -> Markup {
        let rows = self.counted.rows(self.context.collection, facet);
        let sizes: Vec<u32> = self.held.iter().map(|own| own.size).collect();
        let length = |row: &Row, at: usize| {
            if is_share { tenths(row.counts[at], sizes[at]).unwrap_or(0) } else { row.counts[at] }
        };
        let longest = rows
            .iter()
            .flat_map(|row| (0..sizes.len()).map(|at| length(row, at)))
            .max()
            .unwrap_or(0)
            .max(1);
        let heading = format!("groups-{}", facet.key());
        let said = format!("groups-{}-prose", facet.key());
        html! {
            section.figure aria-labelledby=(heading) data-picture=(heading) data-picture-of=(self.of_all()) {
                h3 id=(heading) { ((self.words.chart)((self.context.words().facet)(facet))) }
                p.prose id=(said) { (self.context.mixed(&self.prose(facet, &rows, &sizes))) }
                ul.group-rows aria-labelledby=(heading) aria-describedby=(said) {
                    @for row in &rows {
                        li {
                            span.group-value { (self.context.bucket_name(facet, row.bucket, true)) }
                            ul {
                                @for (at, own) in self.held.iter().enumerate() {
                                    li {
                                        (swatch(own.slot))
                                        span.group-letter { (self.words.names[own.slot].1) }
                                        (bar(own.slot, f64::from(length(row, at)) / f64::from(longest)))
                                        span.group-number { (self.number(row.counts[at], own.size, is_share)) }
                                    }
                                }
                            }
                        }
                    }
                }
                @if facet.holds_several() { p.fine { (self.words.several) } }
            }
        }
    }

    fn number(&self, count: u32, size: u32, is_share: bool) -> String {
        match tenths(count, size).filter(|_| is_share) {
            Some(share) => (self.words.share_of)(&percents(share), count),
            None => count.to_string(),
        }
    }

    /// Where the groups differ most, in a sentence.
    fn prose(&self, facet: Facet, rows: &[Row], sizes: &[u32]) -> String {
        if sizes.iter().filter(|size| **size > 0).count() < 2 {
            return self.words.one_group.to_owned();
        }
        let Some(gap) = widest(rows, sizes) else { return self.words.no_gap.to_owned() };
        let row = &rows[gap.row];
        let part = |at: usize| percents(tenths(row.counts[at], sizes[at]).unwrap_or(0));
        let [most, least] = [gap.most, gap.least]
            .map(|at| (self.name(self.held[at].slot), part(at), row.counts[at]));
        (self.words.gap)(&Gap {
            facet: (self.context.words().facet)(facet),
            value: &self.context.bucket_name(facet, row.bucket, false),
            most: (most.0, &most.1, most.2),
            least: (least.0, &least.1, least.2),
        })
    }
}

/// Tenths of a percent as percents.
fn percents(tenths: u32) -> String {
    number(f64::from(tenths) / 10.0)
}

/// The width of the drawing of a bar.
const WIDE: f64 = 200.0;

/// A bar as long as a share of the longest. Each group has a shape of its own: solid, striped, hollow.
fn bar(slot: usize, share: f64) -> Markup {
    // A count of one must show beside the largest.
    let width = if share > 0.0 { whole(share * WIDE).max(2) } else { 0 };
    html! {
        svg.group-bar viewBox=(format!("0 0 {} 10", whole(WIDE))) preserveAspectRatio="none" aria-hidden="true" {
            (shape(slot, width))
        }
    }
}

/// The shape of a group's bars, small.
fn swatch(slot: usize) -> Markup {
    html! { svg.group-swatch viewBox="0 0 12 10" aria-hidden="true" { (shape(slot, 12)) } }
}

fn shape(slot: usize, width: i32) -> Markup {
    html! {
        @if width > 0 {
            rect.(format!("group-{}", SLOTS[slot])) width=(width) height="10" {}
            // The style sheet draws its stripes.
            @if slot == 1 { line.group-stripes x2=(width) y1="5" y2="5" {} }
        }
    }
}
