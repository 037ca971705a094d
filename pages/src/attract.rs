//! What a kiosk shows while nobody is there: the cases of the collection one after another, each as
//! itself or as a figure of it.

use std::collections::VecDeque;

use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::facet::{BucketId, Facet};
use maud::html;

use crate::context::Context;
use crate::words::kiosk;

/// One thing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The case that it shows.
    pub case: CaseId,
    /// Whether it shows the first figure of the case rather than what the case is about.
    pub is_figure: bool,
}

/// Every case once: from each district in turn its latest that was not shown yet. Where the kiosk
/// has a home, every other one is from there, the first too. Of each two, the second is shown by its
/// figure if it has one.
pub fn slides(collection: &Collection, home: Option<BucketId>) -> Vec<Slide> {
    let districts = collection.column(Facet::District);
    let latest = |bucket: BucketId| -> VecDeque<CaseId> {
        let cases: Vec<CaseId> = districts.set(bucket).iter().collect();
        let is_dated = |case: &CaseId| collection.span(*case).is_some();
        let (dated, undated): (Vec<_>, Vec<_>) = cases.into_iter().partition(is_dated);
        dated.into_iter().rev().chain(undated).collect()
    };
    let mut at_home = home.map(latest).unwrap_or_default();
    let mut elsewhere: Vec<_> =
        districts.ids().filter(|own| Some(*own) != home).map(latest).collect();
    let mut in_turn = VecDeque::new();
    while elsewhere.iter().any(|cases| !cases.is_empty()) {
        in_turn.extend(elsewhere.iter_mut().filter_map(VecDeque::pop_front));
    }
    let mut order = Vec::new();
    while !(at_home.is_empty() && in_turn.is_empty()) {
        order.extend(at_home.pop_front());
        order.extend(in_turn.pop_front());
    }
    let slide = |(at, case): (usize, CaseId)| {
        let is_figure = at % 2 == 1 && !collection.case(case).figures.is_empty();
        Slide { case, is_figure }
    };
    order.into_iter().enumerate().map(slide).collect()
}

/// A slide: what it is, its title or its figure, where and when, and one sentence.
pub fn slide(context: &Context<'_>, slide: Slide) -> String {
    let words = context.words();
    let own_words = kiosk::words(context.address.locale);
    let record = context.collection.case(slide.case);
    let district = context.collection.column(Facet::District).of_case(slide.case).next();
    let figure = record.figures.first().filter(|_| slide.is_figure);
    let place_and_time = html! {
        span.slide-facts {
            @if let Some(district) = district {
                span { (context.bucket_name(Facet::District, district, false)) }
            }
            @if let Some(date) = record.date.value { span { ((words.day)(date)) } }
        }
    };
    html! {
        @match figure {
            Some(figure) => {
                span.slide-kind { (own_words.slide_figure) }
                strong.slide-figure {
                    (words.quantity(figure))
                    @if figure.unit != "%" { " " }
                    span lang=(context.own_lang()) { (figure.unit) }
                }
                span.slide-label lang=(context.own_lang()) { (figure.label) }
                @if let Some(as_of) = &figure.as_of {
                    span.slide-facts { ((words.pair)(words.figures_of, &words.period(as_of))) }
                }
                span.slide-of { (context.title(record)) }
                (place_and_time)
            }
            None => {
                span.slide-kind { (own_words.slide_case) }
                strong.slide-title { (context.title(record)) }
                (place_and_time)
                @if context.is_chinese() {
                    span.slide-text lang=(context.own_lang()) { (sentence(&record.background)) }
                } @else {
                    span.slide-text { (record.summary_en) }
                }
            }
        }
    }
    .into_string()
}

/// The first sentence of a Chinese text.
fn sentence(text: &str) -> &str {
    text.split_inclusive('。').next().unwrap_or_default()
}
