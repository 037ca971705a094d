//! The places in an order: by their cases, or by these beside their residents or their area.

use anlan_engine::case::District;
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::ranking::{Apart, Measure, Ranking, Standing};
use anlan_engine::scale::percent;
use maud::{Markup, html};

use crate::context::Context;
use crate::district::{bar, href, words};
use crate::words::number;

/// The option of the view that says what the places are ranked by.
const BY: &str = "by";

/// The section: what to rank by, who leads, the places in their order, those that stand apart and why,
/// and the numbers that were divided by.
pub fn ranking(context: &Context<'_>) -> String {
    let words = words(context);
    let measure = Measure::find(context.address.view.option(BY)).unwrap_or_default();
    let counts = context.answer.buckets(Facet::District);
    let ranking = Ranking::new(context.collection, counts, measure);
    html! {
        header { h2 id="ranking" { (words.ranking) } }
        (measures(context, measure))
        p.prose id="ranking-prose" {
            @match ranking.first() {
                Some(own) => {
                    ((words.leads)(measure, &name(context, own.id), &hundredths(own.rate), own.cases))
                }
                None => (words.none_leads),
            }
        }
        (places(context, measure, &ranking))
        p.fine { (words.ranking_note) }
        p.fine { ((words.measure_note)(measure)) }
        @if !ranking.apart.is_empty() { (apart(context, measure, &ranking.apart)) }
        @if measure != Measure::Cases { (denominators(context, measure, &ranking)) }
    }
    .into_string()
}

fn name(context: &Context<'_>, place: BucketId) -> String {
    context.bucket_name(Facet::District, place, true)
}

/// A number in hundredths with both its decimals, so that the points stand below each other.
fn hundredths(rate: u64) -> String {
    format!("{}.{:02}", rate / 100, rate % 100)
}

fn measures(context: &Context<'_>, now: Measure) -> Markup {
    let words = words(context);
    html! {
        div.choices role="group" aria-label=(words.measures) {
            @for measure in Measure::ALL {
                @let to = context.href(|to| to.view = to.view.with(BY, measure.key()));
                a.choice id=(format!("by-{}", measure.key())) href=(to)
                    aria-current=[(measure == now).then_some("true")] {
                    ((words.measure)(measure))
                }
            }
        }
    }
}

fn places(context: &Context<'_>, measure: Measure, ranking: &Ranking) -> Markup {
    let words = words(context);
    let most = ranking.most().max(1);
    html! {
        table.shares.ranking aria-labelledby="ranking" aria-describedby="ranking-prose" {
            thead {
                tr {
                    th scope="col" { (words.rank) }
                    th scope="col" { ((context.words().facet)(Facet::District)) }
                    th scope="col" { (context.words().shown_count) }
                    @if measure != Measure::Cases { th scope="col" { ((words.measure)(measure)) } }
                }
            }
            tbody {
                @for own in &ranking.places {
                    tr.is-few[own.is_few()] {
                        td { (rank(context, own)) }
                        th scope="row" {
                            a href=(href(context, own.id)) { (name(context, own.id)) }
                            (bar(percent(own.rate as f64 / most as f64)))
                        }
                        td { (own.cases) }
                        @if measure != Measure::Cases { td { (hundredths(own.rate)) } }
                    }
                }
            }
        }
    }
}

/// The rank, or why none is given.
fn rank(context: &Context<'_>, own: &Standing) -> Markup {
    let words = words(context);
    html! {
        @match own.rank {
            Some(rank) => (rank),
            None => span.fine { @if own.is_few() { (words.few) } @else { (words.alike) } },
        }
    }
}

fn apart(context: &Context<'_>, measure: Measure, places: &[Apart]) -> Markup {
    let words = words(context);
    html! {
        h3 { (words.apart) }
        ul.apart {
            @for own in places {
                li {
                    a href=(href(context, own.id)) { (name(context, own.id)) }
                    " " ((words.cases)(own.cases)) " "
                    span.fine { ((words.reason)(own.reason, measure)) }
                }
            }
        }
    }
}

/// What the cases were divided by, each number with where it is from.
fn denominators(context: &Context<'_>, measure: Measure, ranking: &Ranking) -> Markup {
    let words = words(context);
    let number_of = |place: &District| match measure {
        Measure::Area => place.area_km2.map(|area| (words.square_km)(&number(area))),
        _ => place.population_2020.map(|own| (words.residents)(&number(f64::from(own)))),
    };
    let source = |place: &District| match measure {
        Measure::Area => place.area_source.clone(),
        _ => place.population_source.clone(),
    };
    html! {
        details.denominators {
            summary { (words.denominators) }
            dl {
                @for own in &ranking.places {
                    @if let Some(place) = context.collection.districts().get(own.id.index()) {
                        dt { (name(context, own.id)) }
                        dd {
                            (number_of(place).unwrap_or_default()) " "
                            span.fine lang=(context.own_lang()) { (source(place).unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}
