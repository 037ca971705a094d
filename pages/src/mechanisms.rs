//! Mechanism against district: where each stands, since when, and in which order it came there.

use anlan_engine::diffusion::{Diffusion, Held, diffusions, is_city};
use anlan_engine::facet::{BucketId, Facet};
use maud::{Markup, html};

use crate::address::View;
use crate::context::Context;
use crate::hits;
use crate::matrix::shade;
use crate::unknown::{links, subject_href};

/// The matrix of the selection, the mechanism that has spread widest first, with a sentence of what it
/// shows.
pub fn mechanisms(context: &Context<'_>, _view: &View) -> String {
    let words = context.address.locale.diffusion();
    let among = context.answer.hits.set();
    let (used, unused): (Vec<Diffusion>, Vec<Diffusion>) =
        diffusions(context.collection, among).into_iter().partition(|own| !own.cases().is_empty());
    let unused: Vec<BucketId> = unused.iter().map(|own| own.mechanism).collect();
    html! {
        section.figure data-picture="mechanisms" {
            header { h2 id="study-title" tabindex="-1" { (words.title) } }
            p.prose id="mechanisms-prose" { (prose(context, &used)) }
            @if used.is_empty() {
                (maud::PreEscaped(hits::nothing(context)))
            } @else {
                ul.spread-legend.fine { @for own in words.legend { li { (own) } } }
                div.scroll role="region" aria-labelledby="study-title"
                    aria-describedby="mechanisms-prose" tabindex="0" {
                    (table(context, &used))
                }
                @if !unused.is_empty() {
                    h3 { (words.unused) }
                    (links(context, View::MECHANISM, Facet::Mechanism, &unused))
                }
            }
        }
    }
    .into_string()
}

/// What the matrix shows at a glance.
fn prose(context: &Context<'_>, used: &[Diffusion]) -> String {
    let words = context.address.locale.diffusion();
    let of = |own: BucketId| context.bucket_name(Facet::District, own, true);
    let districts = context.collection.column(Facet::District);
    let mut places =
        districts.ids().filter(|place| used.iter().any(|own| own.of(*place).is_some()));
    let (cities, places): (Vec<BucketId>, Vec<BucketId>) =
        places.by_ref().partition(|own| is_city(context.collection, *own));
    let all = districts.ids().filter(|own| !is_city(context.collection, *own)).count();
    match (places.as_slice(), used.first()) {
        (_, None) => words.no_cases.to_owned(),
        _ if context.answer.undated as usize == context.answer.hits.len() => {
            (words.no_dates)(context.answer.hits.len())
        }
        ([], Some(_)) => {
            let city = cities.first().map(|own| of(*own)).unwrap_or_default();
            (words.only_city)(&city, used.len())
        }
        ([only], Some(_)) if cities.is_empty() => (words.only_one)(&of(*only), used.len()),
        (_, Some(widest)) => {
            let single = used.iter().filter(|own| own.districts() == 1).count();
            let name = context.bucket_name(Facet::Mechanism, widest.mechanism, false);
            (words.widest)(&name, widest.districts(), all, single, used.len())
        }
    }
}

fn table(context: &Context<'_>, used: &[Diffusion]) -> Markup {
    let column = context.collection.column(Facet::District);
    let (cities, places): (Vec<BucketId>, Vec<BucketId>) =
        column.ids().partition(|own| is_city(context.collection, *own));
    let head = |district: BucketId, is_apart: bool| {
        html! {
            th.is-apart[is_apart] scope="col" {
                a href=(subject_href(context, View::DISTRICT, Facet::District, district)) {
                    span { (context.bucket_name(Facet::District, district, true)) }
                }
            }
        }
    };
    html! {
        table.spread {
            thead {
                tr {
                    td {}
                    @for own in &places { (head(*own, false)) }
                    @for own in &cities { (head(*own, true)) }
                }
            }
            tbody {
                @for own in used {
                    tr {
                        th scope="row" {
                            a href=(subject_href(context, View::MECHANISM, Facet::Mechanism, own.mechanism)) {
                                (context.bucket_name(Facet::Mechanism, own.mechanism, false))
                            }
                            " " span.fine { (own.districts()) " / " (places.len()) }
                        }
                        @for district in &places { (cell(context, own, *district, false)) }
                        @for district in &cities { (cell(context, own, *district, true)) }
                    }
                }
            }
        }
    }
}

fn cell(context: &Context<'_>, own: &Diffusion, district: BucketId, is_apart: bool) -> Markup {
    let words = context.address.locale.diffusion();
    let Some((held, place)) = own.of(district) else {
        return html! { td.gap.is-apart[is_apart] {} };
    };
    let names = [(Facet::District, district), (Facet::Mechanism, own.mechanism)];
    let [name, mechanism] = names.map(|(facet, own)| context.bucket_name(facet, own, true));
    let first = first_of(context, held);
    let count = u32::try_from(held.cases.len()).unwrap_or(u32::MAX);
    // Where the order is open, a place counts as late as it may be.
    let tone = place.map(|(_, last)| {
        let [rest, all] = [own.order.len() + 1 - last, own.order.len()];
        [rest, all].map(|own| u32::try_from(own).unwrap_or(u32::MAX))
    });
    let place_name = place.map(words.place);
    html! {
        td.is-apart[is_apart] {
            // What is seen is short, and what is heard is the whole of it.
            a href=(pair_href(context, held, own.mechanism))
                data-shade=[tone.map(|[rest, all]| shade(rest, all))] {
                span.visually-hidden {
                    ((words.cell)(&name, &mechanism, first.as_deref(), count, place_name.as_deref()))
                }
                // The district's name, for where the table becomes a list.
                span.spread-name aria-hidden="true" { (name) }
                span.spread-year aria-hidden="true" {
                    @match held.first {
                        Some(date) => (date.year()),
                        None => (words.undated_short),
                    }
                }
                span.spread-place aria-hidden="true" {
                    @if let Some(place) = place { ((words.place_short)(place)) }
                }
            }
        }
    }
}

/// The date of a place's first case in words, with what it is the date of.
pub(crate) fn first_of(context: &Context<'_>, held: &Held) -> Option<String> {
    let words = context.words();
    let day = (words.day)(held.first?);
    let kind = held.cases.first().and_then(|case| context.collection.case(*case).date.kind);
    Some((context.address.locale.diffusion().dated)(&day, kind.map(words.date_kind)))
}

/// Where the cases of a place and a mechanism are: the one case, or their list.
fn pair_href(context: &Context<'_>, held: &Held, mechanism: BucketId) -> String {
    match held.cases.as_slice() {
        [only] => context.case_href(*only),
        _ => context.href(|to| {
            to.view = View::default();
            to.selection.choose_only(Facet::District, held.district);
            to.selection.choose_only(Facet::Mechanism, mechanism);
        }),
    }
}
