//! Every figure of the selected cases: how many of which unit, those of the same thing on one axis,
//! and all of them as a table that sorts through links.

use anlan_engine::case::Qualifier;
use anlan_engine::facet::Facet;
use anlan_engine::figures::{By, FigureOf, Figures, Unit};
use anlan_engine::scale::{Linear, whole};
use maud::{Markup, html};

use crate::address::View;
use crate::context::Context;
use crate::hits::{clear_all, nothing};
use crate::words::figures::{FigureWords, Said};
use crate::words::number;

/// So many units are in sight; the others are folded away.
const UNITS: usize = 12;

/// What stands below the heading and the form for a label.
pub fn figures(context: &Context<'_>, view: &View) -> String {
    if context.answer.hits.is_empty() {
        return nothing(context);
    }
    let words = context.address.locale.figures();
    let asked = Asked::read(view);
    let all = Figures::of(context.collection, &context.answer.hits);
    if all.all().is_empty() {
        return none(context, words).into_string();
    }
    let labelled = all.labelled(asked.label);
    let left = if asked.unit.is_empty() { labelled.clone() } else { labelled.in_unit(asked.unit) };
    html! {
        p.prose id="figures-said" { (said(context, &sentence(context, words, &asked, &all, &left))) }
        (units(context, view, &labelled))
        @if left.all().is_empty() {
            (none_left(context, view, words, &asked))
        } @else {
            (same_things(context, &left))
            (table(context, view, &asked, &left))
        }
    }
    .into_string()
}

/// What a view asks of the figures.
struct Asked<'a> {
    unit: &'a str,
    label: &'a str,
    by: By,
    is_falling: bool,
}

impl Asked<'_> {
    fn read(view: &View) -> Asked<'_> {
        let by = By::from_key(view.option("sort"));
        let is_falling = match view.option("order") {
            "up" => false,
            "down" => true,
            _ => by.is_falling(),
        };
        Asked { unit: view.option("unit"), label: view.option("label").trim(), by, is_falling }
    }
}

/// The view with another text that labels must hold. A comma parts the options of a view, and the
/// words of a text are parted by spaces anyway.
#[must_use]
pub fn with_label(view: &View, label: &str) -> View {
    view.with("label", label.replace([',', '\u{ff0c}'], " ").trim())
}

fn sentence(
    context: &Context<'_>,
    words: &FigureWords,
    asked: &Asked<'_>,
    all: &Figures<'_>,
    left: &Figures<'_>,
) -> String {
    let units = all.units();
    let is_asked = !(asked.unit.is_empty() && asked.label.is_empty());
    (words.said)(&Said {
        of_cases: context.answer.hits.len(),
        n_cases: all.n_cases(),
        n_figures: all.all().len(),
        unit: units.first().map_or(("", 0), |unit| (unit.name, unit.count)),
        asked: is_asked.then(|| (asked.unit, asked.label, left.all().len())),
    })
}

/// What is said in the reader's language, with names from the collection in Chinese.
fn said(context: &Context<'_>, text: &str) -> Markup {
    if context.is_chinese() {
        html! { (text) }
    } else {
        context.mixed(text)
    }
}

/// The units as links, each with its figures; the rare ones folded away, but for the one asked for.
fn units(context: &Context<'_>, view: &View, labelled: &Figures<'_>) -> Markup {
    let words = context.address.locale.figures();
    let units = labelled.units();
    let asked = labelled.in_unit(view.option("unit")).all().first().map(|own| &own.figure.unit);
    let is_asked = |unit: &Unit<'_>| {
        // A unit is asked for in either script.
        asked.is_some_and(|asked| {
            let fold = context.collection.fold();
            fold.text(asked) == fold.text(unit.name)
        })
    };
    let is_every = view.option("unit").is_empty();
    let (seen, folded): (Vec<_>, Vec<_>) =
        units.iter().enumerate().partition(|(at, unit)| *at < UNITS || is_asked(unit));
    let link = |unit: &Unit<'_>| {
        html! {
            a id=(format!("unit-{}", unit.name)) aria-current=[is_asked(unit).then_some("true")]
                href=(context.href(|to| to.view = view.with("unit", unit.name))) {
                span lang=(context.own_lang()) { (unit.name) } " "
                span.unit-count { (unit.count) }
            }
        }
    };
    html! {
        nav.units aria-labelledby="units" {
            h3 id="units" { (words.units) }
            ul {
                li {
                    a id="unit-" aria-current=[is_every.then_some("true")]
                        href=(context.href(|to| to.view = view.with("unit", ""))) {
                        (words.every_unit) " " span.unit-count { (labelled.all().len()) }
                    }
                }
                @for (_, unit) in &seen { li { (link(unit)) } }
            }
            @if !folded.is_empty() {
                details {
                    summary { ((words.more_units)(folded.len())) }
                    ul { @for (_, unit) in &folded { li { (link(unit)) } } }
                }
            }
        }
    }
}

/// No case of the selection gives a figure: the way to the cases, and to more of them.
fn none(context: &Context<'_>, words: &FigureWords) -> Markup {
    html! {
        div.nothing {
            h3 { ((words.none)(context.answer.hits.len())) }
            p { (words.none_text) }
            p.actions {
                a.button href=(context.href(|to| to.view = View::default())) { (words.to_list) }
                @if !context.address.selection.conditions().is_empty() { (clear_all(context)) }
            }
        }
    }
}

/// Unit and label leave no figure: the way back from each.
fn none_left(context: &Context<'_>, view: &View, words: &FigureWords, asked: &Asked<'_>) -> Markup {
    let drop = |option: &str, name: &str| {
        html! { a.button href=(context.href(|to| to.view = view.with(option, ""))) { (name) } }
    };
    html! {
        div.nothing {
            h3 { (words.none_left) }
            p.actions {
                @if !asked.unit.is_empty() { (drop("unit", words.drop_unit)) }
                @if !asked.label.is_empty() { (drop("label", words.drop_label)) }
            }
        }
    }
}

/// So many figures, and so many axes, are written at once: a page of many thousands opens too slowly.
const ROWS: usize = 500;
const AXES: usize = 50;

/// That only the first of many are written; nothing where all are.
fn first_of(words: &FigureWords, most: usize, of: usize) -> Markup {
    html! { @if of > most { p.fine { ((words.first_of)(most, of)) } } }
}

/// Figures of the same thing, on one axis each; nothing where no thing has two.
fn same_things(context: &Context<'_>, left: &Figures<'_>) -> Markup {
    let words = context.address.locale.figures();
    let groups = left.groups();
    html! {
        @if !groups.is_empty() {
            section.figure.same aria-labelledby="same" {
                h3 id="same" { (words.same) }
                p.fine { (words.same_note) }
                p.legend.fine {
                    @for qualifier in [Qualifier::Exact, Qualifier::Approx, Qualifier::AtLeast] {
                        span {
                            svg.dot-key aria-hidden="true" { (mark(qualifier, "8")) }
                            ((words.qualifier)(qualifier))
                        }
                    }
                }
                (first_of(words, AXES, groups.len()))
                div.same-things {
                    @for (at, group) in groups.iter().enumerate().take(AXES) {
                        (same_thing(context, words, at, group))
                    }
                }
            }
        }
    }
}

/// Where the axis begins and ends, in tenths of a percent of its width; beyond it there is room for what
/// is at least so many.
const AXIS: (f64, f64) = (20.0, 860.0);

fn same_thing(
    context: &Context<'_>,
    words: &FigureWords,
    at: usize,
    group: &[&FigureOf<'_>],
) -> Markup {
    let Some((most, least)) = group.first().zip(group.last()) else { return html! {} };
    let first = most.figure;
    let domain = (least.figure.value.min(0.0), most.figure.value.max(0.0));
    let scale = Linear { domain, range: AXIS };
    let px = |value: f64| {
        let tenths = whole(scale.px_from_value(value)).max(0);
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let quantity = |own: &FigureOf<'_>| context.words().quantity(own.figure);
    let range = (words.same_said)(group.len(), &first.unit, &quantity(least), &quantity(most));
    html! {
        section.same-thing data-picture="figures" aria-labelledby=(format!("same-{at}")) {
            h4 id=(format!("same-{at}")) lang=(context.own_lang()) { (first.label) }
            p.prose id=(format!("same-said-{at}")) { (said(context, &range)) }
            (first_of(words, ROWS, group.len()))
            ul aria-describedby=(format!("same-said-{at}")) {
                @for own in group.iter().take(ROWS) {
                    @let title = context.title(context.collection.case(own.case));
                    li {
                        a href=(context.case_href(own.case)) { (title) }
                        span.same-number {
                            (context.figure(own.figure))
                            span.fine { ((words.qualifier)(own.figure.qualifier)) }
                            span.fine { (period(context, own)) }
                        }
                        svg.dots aria-hidden="true" {
                            line.axis x1="2%" x2="100%" y1="12" y2="12" {}
                            (mark(own.figure.qualifier, &px(own.figure.value)))
                        }
                    }
                }
            }
            svg.dots-axis aria-hidden="true" {
                text x=(px(0.0)) y="14" { "0" }
                @if domain.1 > 0.0 { text.is-end x=(px(domain.1)) y="14" { (number(domain.1)) } }
                @if domain.0 < 0.0 { text x=(px(domain.0)) y="14" { (number(domain.0)) } }
            }
        }
    }
}

/// A figure at a place of its axis: a filled dot where it is exact, a hollow one where it is about so
/// many, and an arrow to the open end where it is at least so many.
fn mark(qualifier: Qualifier, at: &str) -> Markup {
    html! {
        @match qualifier {
            Qualifier::Exact => circle.is-exact cx=(at) cy="12" r="6" {},
            Qualifier::Approx => circle.is-about cx=(at) cy="12" r="6" {},
            Qualifier::AtLeast => {
                line.is-least x1=(at) x2=(at) y1="4" y2="20" {}
                svg.is-least x=(at) overflow="visible" { path d="M0 12h22m-7-6l7 6l-7 6" {} }
            }
        }
    }
}

/// The period of a figure in the words of the reader, as far as it is known.
fn period(context: &Context<'_>, own: &FigureOf<'_>) -> Markup {
    let words = context.address.locale.figures();
    html! {
        @match &own.figure.as_of {
            Some(as_of) => (said(context, &context.words().period(as_of))),
            None => { (words.period) " " (words.no_period) },
        }
    }
}

/// The ways to sort, and the table of all figures left.
fn table(context: &Context<'_>, view: &View, asked: &Asked<'_>, left: &Figures<'_>) -> Markup {
    let words = context.address.locale.figures();
    let district = (context.words().facet)(Facet::District);
    let direction = |by: By| {
        (by == asked.by).then_some(if asked.is_falling { "descending" } else { "ascending" })
    };
    let sorted = left.sorted(asked.by, asked.is_falling);
    html! {
        section.figure aria-labelledby="all-figures" {
            h3 id="all-figures" { (words.table) }
            (sorts(context, view, asked))
            (first_of(words, ROWS, sorted.len()))
            @if asked.by == By::Value && left.units().len() > 1 {
                p.fine { (words.by_value_note) }
            }
            table.figures-table aria-labelledby="all-figures" aria-describedby="figures-said" {
                thead {
                    tr {
                        th scope="col" aria-sort=[direction(By::Label)] { ((words.by)(By::Label)) }
                        th.is-number scope="col" aria-sort=[direction(By::Value)] { (words.number) }
                        th scope="col" aria-sort=[direction(By::Date)] { (words.period) }
                        th scope="col" aria-sort=[direction(By::Case)] { (words.case) }
                        th scope="col" { (district) }
                    }
                }
                tbody {
                    @for own in sorted.iter().take(ROWS) {
                        tr {
                            th scope="row" lang=(context.own_lang()) { (own.figure.label) }
                            td.is-number { (context.figure(own.figure)) }
                            td data-head=(words.period) {
                                @if own.figure.as_of.is_some() {
                                    (period(context, own))
                                } @else {
                                    (words.no_period)
                                }
                            }
                            td {
                                a href=(context.case_href(own.case)) {
                                    (context.title(context.collection.case(own.case)))
                                }
                            }
                            td data-head=(district) {
                                @for place in context.collection.column(Facet::District).of_case(own.case) {
                                    (context.bucket_name(Facet::District, place, true))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Links to the other orders; the link of the present one turns it round.
fn sorts(context: &Context<'_>, view: &View, asked: &Asked<'_>) -> Markup {
    let words = context.address.locale.figures();
    let to = |by: By, is_falling: bool| {
        let order = if is_falling { "down" } else { "up" };
        let sort = if by == By::default() { "" } else { by.key() };
        let view = view.with("sort", sort);
        view.with("order", if is_falling == by.is_falling() { "" } else { order })
    };
    html! {
        nav.sorts aria-label=(words.sort) {
            span aria-hidden="true" { (words.sort) }
            ul {
                @for by in By::ALL {
                    @let is_own = by == asked.by;
                    @let is_falling = if is_own { !asked.is_falling } else { by.is_falling() };
                    li {
                        a id=(format!("sort-{}", by.key()))
                            aria-current=[is_own.then_some("true")]
                            href=(context.href(|address| address.view = to(by, is_falling))) {
                            ((words.by)(by))
                            @if is_own {
                                span.direction { ((words.direction)(by, asked.is_falling)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
