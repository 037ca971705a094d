//! The selected cases as a printed compilation: cover, contents, charts, one case after another, an
//! index, and what all of it is and is not. On the screen the same sheets stand below each other.

use anlan_engine::case::Case;
use anlan_engine::collection::CaseId;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{BucketId, BucketName, Facet};
use anlan_engine::register::{Entry, leaders, register, years};
use anlan_engine::timeline::{Grain, timeline};
use maud::{Markup, PreEscaped, html};

use crate::case::{body, facts, source};
use crate::citation;
use crate::context::Context;
use crate::imprint::{Imprint, conditions};
use crate::own;
use crate::picture::{Drawing, charts};
use crate::qr::code;
use crate::words::Leaders;
use crate::words::booklet::BookletWords;

/// The compilation of the hits, in the order of the list. On a kiosk, which has no printer, a code that
/// takes it to another machine; where no case is left, that.
pub fn booklet(context: &Context<'_>, imprint: Imprint<'_>) -> String {
    let words = context.address.locale.booklet();
    let cases = context.answer.hits.first(context.answer.hits.len());
    if cases.is_empty() {
        return nothing(context, words).into_string();
    }
    if context.address.mode.is_kiosk() {
        return handed(context, words, imprint, &cases).into_string();
    }
    html! {
        div.booklet {
            div.booklet-bar {
                button.button type="button" data-print="" { (words.print) }
                p.fine { ((words.print_hint)(cases.len())) }
            }
            section.sheet.cover aria-labelledby="study-title" { (cover(context, words, imprint, &cases)) }
            section.sheet.contents aria-labelledby="booklet-contents" { (contents(context, words, &cases)) }
            section.sheet aria-labelledby="booklet-overview" { (overview(context, words, &cases)) }
            @for (at, case) in cases.iter().enumerate() {
                (one(context, words, imprint, (at + 1, *case)))
            }
            section.sheet.register aria-labelledby="booklet-register" { (index(context, words, &cases)) }
            section.sheet aria-labelledby="booklet-about" { (about(context, words)) }
        }
    }
    .into_string()
}

fn nothing(context: &Context<'_>, words: &BookletWords) -> Markup {
    let all = context.href(|to| to.selection = to.selection.cleared());
    html! {
        div.nothing {
            h2 id="study-title" tabindex="-1" { (words.nothing) }
            p { (words.nothing_text) }
            button.button type="button" data-href=(all) { (words.all_cases) }
        }
    }
}

/// What a kiosk shows: what the compilation would hold, and the code.
fn handed(
    context: &Context<'_>,
    words: &BookletWords,
    imprint: Imprint<'_>,
    cases: &[CaseId],
) -> Markup {
    html! {
        div.booklet.booklet-handed {
            section.sheet.cover aria-labelledby="study-title" {
                (head(context, words))
                p.notice { (words.kiosk) }
                (about_this(context, words, imprint, cases))
            }
        }
    }
}

fn head(context: &Context<'_>, words: &BookletWords) -> Markup {
    let locale = context.address.locale;
    let title = own::text(locale, own::Field::Title);
    html! {
        p.cover-brand { (locale.app()) }
        h2 id="study-title" tabindex="-1" { ((words.title)(title)) }
    }
}

fn cover(
    context: &Context<'_>,
    words: &BookletWords,
    imprint: Imprint<'_>,
    cases: &[CaseId],
) -> Markup {
    html! {
        (head(context, words))
        (about_this(context, words, imprint, cases))
    }
}

/// What was selected, how much that is, when it was printed and where it is from.
fn about_this(
    context: &Context<'_>,
    words: &BookletWords,
    imprint: Imprint<'_>,
    cases: &[CaseId],
) -> Markup {
    let span = |(first, last): (u16, u16)| {
        let dates = [first, last].map(PartialDate::from_year);
        context.words().span(dates[0], dates[1])
    };
    let span = years(context.collection, cases).map(span);
    let undated = context.answer.undated;
    html! {
        dl.cover-facts {
            dt { (words.selected) }
            dd { ul { @for own in conditions(context, &[]) { li { (context.mixed(&own)) } } } }
            dt { (words.cases) }
            dd { ((words.cases_text)(cases.len(), context.collection.len(), undated)) }
            dt { (words.years) }
            dd { (span.as_deref().unwrap_or(words.no_years)) }
            dt { (words.made) }
            dd { time datetime=(imprint.today) { (imprint.day(context)) } }
            dt { (words.address) }
            dd {
                span.address lang="zxx" { (imprint.in_words) }
                @if let Some(code) = code(imprint.address, &(words.code)(imprint.in_words)) {
                    div.cover-code { (PreEscaped(code)) }
                }
            }
        }
    }
}

/// The case's place in the document, for the links to it.
fn anchor(number: usize) -> String {
    format!("booklet-{number}")
}

fn contents(context: &Context<'_>, words: &BookletWords, cases: &[CaseId]) -> Markup {
    html! {
        h2 id="booklet-contents" { (words.contents) }
        p.fine { (words.contents_note) }
        ol.contents-list {
            @for (at, case) in cases.iter().enumerate() {
                @let record = context.collection.case(*case);
                li {
                    a href=(format!("#{}", anchor(at + 1))) {
                        span.contents-number { (at + 1) }
                        span.contents-title { (context.title(record)) }
                        span.contents-place { (place_and_date(context, *case, record)) }
                    }
                }
            }
        }
    }
}

/// “历下区 · 2020年12月”.
fn place_and_date(context: &Context<'_>, case: CaseId, record: &Case) -> String {
    let words = context.words();
    let districts = context.collection.column(Facet::District);
    let place = districts.of_case(case).next();
    let place = place.map(|own| context.bucket_name(Facet::District, own, true));
    let date = record.date.value.map_or_else(|| words.undated.to_owned(), words.day);
    place.into_iter().chain([date]).collect::<Vec<_>>().join(" · ")
}

/// The charts, each below a sentence and above its numbers for whoever does not see it.
fn overview(context: &Context<'_>, words: &BookletWords, cases: &[CaseId]) -> Markup {
    let titles = context.address.locale.picture();
    let collection = context.collection;
    let set = context.answer.hits.set();
    let by_year = timeline(collection, Grain::Year, set);
    let of = |facet| -> Vec<(BucketId, u32)> {
        let entries = register(collection, facet, cases);
        entries.iter().map(|own| (own.bucket, count(own))).collect()
    };
    let (of_years, places, themes) = (of(Facet::Year), of(Facet::District), of(Facet::Theme));
    let with = places.iter().filter(|(_, count)| *count > 0).count();
    let undated = by_year.undated;
    let chart = |facet, id, title, prose: &str, drawing: &Drawing, counts: &[_]| {
        figure(id, title, prose, drawing, &numbers(context, facet, counts))
    };
    let of_year = (words.by_year)(most(context, Facet::Year, &of_years), undated);
    let of_place = most(context, Facet::District, &places);
    let of_place = (words.by_district)(of_place, with, places.len());
    let of_theme = (words.by_theme)(most(context, Facet::Theme, &themes));
    let years = charts::years(context, &by_year);
    let ranked = |facet, counts: &[_]| charts::ranking(context, facet, counts);
    let (districts, by_theme) = (ranked(Facet::District, &places), ranked(Facet::Theme, &themes));
    html! {
        h2 id="booklet-overview" { (words.overview) }
        (chart(Facet::Year, "years", titles.years, &of_year, &years, &of_years))
        (chart(Facet::District, "places", titles.districts, &of_place, &districts, &places))
        (chart(Facet::Theme, "themes", titles.themes, &of_theme, &by_theme, &themes))
    }
}

fn count(entry: &Entry) -> u32 {
    u32::try_from(entry.places.len()).unwrap_or(u32::MAX)
}

/// Which buckets of a facet lead, but for the unknown one; nothing where more than three do.
fn most(context: &Context<'_>, facet: Facet, counts: &[(BucketId, u32)]) -> Leaders {
    let column = context.collection.column(facet);
    let known: Vec<(BucketId, u32)> = counts
        .iter()
        .filter(|(bucket, _)| *column.name(*bucket) != BucketName::Unknown)
        .copied()
        .collect();
    let (leading, count) = leaders(&known);
    let name = |bucket: &BucketId| context.bucket_name(facet, *bucket, false);
    (1..=3).contains(&leading.len()).then(|| (leading.iter().map(name).collect(), count))
}

fn figure(id: &str, title: &str, prose: &str, drawing: &Drawing, numbers: &Markup) -> Markup {
    let Drawing { inside, width, height } = drawing;
    html! {
        section.figure aria-labelledby=(format!("booklet-{id}")) data-picture=(format!("booklet-{id}")) {
            h3 id=(format!("booklet-{id}")) { (title) }
            p.prose id=(format!("booklet-{id}-prose")) { (prose) }
            svg.booklet-chart data-drawn role="img" aria-label=(title)
                aria-describedby=(format!("booklet-{id}-prose"))
                viewBox=(format!("0 0 {width} {height}")) {
                (PreEscaped(inside))
            }
            (numbers)
        }
    }
}

/// The numbers of a chart, for whoever does not see it: on paper each stands at its bar.
fn numbers(context: &Context<'_>, facet: Facet, counts: &[(BucketId, u32)]) -> Markup {
    html! {
        // A table is as wide as its words, so what hides it is around it.
        div.visually-hidden {
            table {
                tbody {
                    @for (bucket, count) in counts {
                        tr {
                            th scope="row" { (context.bucket_name(facet, *bucket, false)) }
                            td { (count) }
                        }
                    }
                }
            }
        }
    }
}

/// One case: its number, then all that its page says of it but for what leads on.
fn one(
    context: &Context<'_>,
    words: &BookletWords,
    imprint: Imprint<'_>,
    (number, case): (usize, CaseId),
) -> Markup {
    let record = context.collection.case(case);
    let own = context.words();
    let id = anchor(number);
    html! {
        article.sheet.booklet-case id=(id) tabindex="-1" aria-labelledby=(format!("{id}-title")) {
            p.booklet-number { ((words.number)(number)) }
            h2 id=(format!("{id}-title")) { (context.title(record)) }
            @if context.is_translated() {
                p.case-original lang=(context.own_lang()) { (record.title) }
            }
            @if !context.is_chinese() { p { (record.summary_en) } }
            (facts(context, case))
            (body(context, record))
            h3 { (own.sources) }
            ul.sources {
                (source(context, &record.source))
                @for more in &record.more_sources { (source(context, more)) }
            }
            h3 { (own.cite) }
            p.citation { (context.mixed(&citation::standard(record, imprint.today))) }
        }
    }
}

/// Under which place and which mechanism each case is found, by its number.
fn index(context: &Context<'_>, words: &BookletWords, cases: &[CaseId]) -> Markup {
    let part = |title: &str, facet: Facet| {
        let entries = register(context.collection, facet, cases);
        html! {
            h3 { (title) }
            dl.register-list {
                @for own in entries.iter().filter(|own| !own.places.is_empty()) {
                    div {
                        dt { (context.bucket_name(facet, own.bucket, false)) }
                        dd {
                            @for (at, place) in own.places.iter().enumerate() {
                                @if at > 0 { (words.place_gap) }
                                a href=(format!("#{}", anchor(place + 1))) { (place + 1) }
                            }
                        }
                    }
                }
            }
        }
    };
    html! {
        h2 id="booklet-register" { (words.register) }
        p.fine { (words.register_note) }
        (part(words.by_place, Facet::District))
        (part(words.by_mechanism, Facet::Mechanism))
    }
}

fn about(context: &Context<'_>, words: &BookletWords) -> Markup {
    html! {
        h2 id="booklet-about" { (words.about) }
        @for text in context.words().about_text.iter().take(2) { p { (text) } }
        @if let Some(text) = (words.about_text)(context.answer.undated) { p { (text) } }
    }
}
