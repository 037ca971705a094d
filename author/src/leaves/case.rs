//! The leaf of one case: all that is recorded of it, and the ways on.

use anlan_engine::case::{Case, Figure, Source};
use anlan_engine::collection::CaseId;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{BucketId, BucketName, Facet};
use anlan_engine::related::related;
use anlan_pages::address::View;
use maud::{Markup, html};

use super::frame::{DESCRIPTION, Head, page};
use super::{Leaf, Sheet, linked, opening};

/// How many related cases are named.
const RELATED: usize = 6;

/// The whole page.
pub(crate) fn leaf(sheet: &Sheet<'_>, id: CaseId) -> String {
    let case = sheet.case(id);
    let practices = case.practices.iter().map(|own| own.text.as_str());
    let texts = std::iter::once(case.background.as_str()).chain(practices);
    let description = opening(texts, DESCRIPTION);
    let place = sheet.place(case).map(|own| (own.zh.clone(), Leaf::District(own.code.as_str())));
    let head = Head {
        title: case.title.clone(),
        is_article: true,
        is_hidden: false,
        data: linked::article(sheet, case, &description),
        description,
        explorer: sheet.to_explorer(|to| to.case = Some(id)),
        trail: place.into_iter().collect(),
    };
    page(
        sheet,
        &head,
        html! {
            article {
                h1 { (case.title) }
                div.in-english lang="en" {
                    @if sheet.is_translated() { p { strong { (case.title_en) } } }
                    p { (case.summary_en) }
                }
                (facts(sheet, id))
                (body(sheet, case))
                (dated(sheet, case))
                (provenance(sheet, case))
            }
            (related_cases(sheet, id))
            (neighbours(sheet, id))
        },
    )
}

/// What the case is, at a glance.
fn facts(sheet: &Sheet<'_>, id: CaseId) -> Markup {
    let words = sheet.page_words();
    let case = sheet.case(id);
    html! {
        dl.facts {
            (values(sheet, id, Facet::District))
            @if let Some(place) = &case.place { dt { (words.place) } dd { (place) } }
            dt { (words.organ) }
            dd { (case.organ) }
            dt { (words.date) }
            dd {
                (sheet.date(id))
                @if let Some(kind) = case.date.kind { " " small { ((words.date_kind)(kind)) } }
            }
            @for facet in [Facet::Level, Facet::Theme, Facet::Mechanism, Facet::Series] {
                (values(sheet, id, facet))
            }
            @if !case.keywords.is_empty() {
                dt { (sheet.words().keywords) }
                dd { (case.keywords.join(sheet.words().gaps[0])) }
            }
        }
    }
}

/// The values of a facet, each with its leaf; a series has its page in the explorer alone.
fn values(sheet: &Sheet<'_>, id: CaseId, facet: Facet) -> Markup {
    let column = sheet.collection.column(facet);
    let known: Vec<_> =
        column.of_case(id).filter(|own| *column.name(*own) != BucketName::Unknown).collect();
    let series = |key: &str| sheet.to_explorer(|to| to.view = View::of(View::SERIES, key));
    html! {
        @if !known.is_empty() {
            dt { ((sheet.page_words().facet)(facet)) }
            dd {
                ul.values {
                    @for bucket in known {
                        @let name = sheet.bucket_name(facet, bucket, false);
                        li {
                            @match sheet.leaf_of(facet, bucket) {
                                Some(leaf) => a href=(sheet.to(leaf)) { (name) },
                                None if facet == Facet::Series => a href=(series(column.key(bucket))) { (name) },
                                None => (name),
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Why it was done, what was done, what came of it, and the numbers.
fn body(sheet: &Sheet<'_>, case: &Case) -> Markup {
    let words = sheet.page_words();
    html! {
        h2 { (words.background) }
        p { (case.background) }
        h2 { (words.practices) }
        @for practice in &case.practices {
            h3 { (practice.heading) }
            p { (practice.text) }
        }
        @if let Some(outcomes) = &case.outcomes {
            h2 { (words.outcomes) }
            p { (outcomes) }
            p.fine { (words.outcomes_note) }
        }
        @if !case.figures.is_empty() {
            h2 { (words.figures) }
            ul { @for own in &case.figures { (figure(sheet, own)) } }
        }
    }
}

/// `法律顾问法制审核件：≥ 130 件（2020年）`
fn figure(sheet: &Sheet<'_>, figure: &Figure) -> Markup {
    let words = sheet.page_words();
    html! {
        li {
            (figure.label) "："
            strong {
                (words.quantity(figure))
                // A sign stands by its number, a word apart from it.
                @if figure.unit != "%" { " " }
                (figure.unit)
            }
            @if let Some(period) = &figure.as_of { small { "（" (words.period(period)) "）" } }
        }
    }
}

/// Honours and milestones.
fn dated(sheet: &Sheet<'_>, case: &Case) -> Markup {
    let words = sheet.page_words();
    let day =
        |date: PartialDate| html! { time datetime=(date.to_string()) { ((words.day)(date)) } };
    html! {
        @if !case.honours.is_empty() {
            h2 { (words.honours) }
            ul {
                @for honour in &case.honours {
                    li {
                        (honour.name)
                        @if let Some(by) = &honour.by { (sheet.words().gaps[1]) (by) }
                        @if let Some(date) = honour.date { (sheet.words().gaps[1]) (day(date)) }
                    }
                }
            }
        }
        @if !case.milestones.is_empty() {
            h2 { (words.milestones) }
            ul { @for own in &case.milestones { li { (day(own.date)) "：" (own.text) } } }
        }
        @if !case.captions.is_empty() {
            h2 { (words.captions) }
            ul { @for caption in &case.captions { li { (caption) } } }
            p.fine { (words.captions_note) }
        }
    }
}

/// Where it was read, and what is uncertain.
fn provenance(sheet: &Sheet<'_>, case: &Case) -> Markup {
    let words = sheet.page_words();
    html! {
        h2 { (words.sources) }
        ul.sources {
            @for own in std::iter::once(&case.source).chain(&case.more_sources) {
                li { (source(sheet, own)) }
            }
        }
        @if let Some(note) = &case.editor_note {
            h2 { (words.editor_note) }
            p { (note) }
        }
    }
}

fn source(sheet: &Sheet<'_>, source: &Source) -> Markup {
    let words = sheet.page_words();
    // A page whose title was not recorded goes by its publisher.
    let publisher = source.title.as_ref().and(source.publisher.as_deref());
    let title = source.title.as_deref().or(source.publisher.as_deref());
    let title = title.unwrap_or(words.source_untitled);
    let day = source.published.map(|date| (words.source_published)(&(words.day)(date)));
    let unlinked = (!source.linkable).then_some(words.source_unlinked);
    let said = [publisher, day.as_deref(), Some((words.source_kind)(source.kind)), unlinked];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    html! {
        @match source.url.as_ref().filter(|_| source.linkable) {
            Some(url) => a href=(url) rel="noreferrer noopener external" { (title) },
            None => (title),
        }
        p.fine { (said.join(" · ")) }
    }
}

fn related_cases(sheet: &Sheet<'_>, id: CaseId) -> Markup {
    let words = sheet.page_words();
    let found = related(sheet.collection, id, RELATED);
    let reason = |(facet, bucket): &(Facet, BucketId)| {
        let name = sheet.bucket_name(*facet, *bucket, true);
        (words.related_same)((words.facet)(*facet), &name)
    };
    html! {
        @if !found.is_empty() {
            section {
                h2 { (words.related) }
                ul.cases {
                    @for own in found {
                        @let case = sheet.case(own.case);
                        @let reasons = own.shared.iter().map(reason).collect::<Vec<String>>();
                        li {
                            a href=(sheet.to(Leaf::Case(&case.id))) { (case.title) }
                            p.fine { (reasons.join(words.reason_gap)) }
                        }
                    }
                }
            }
        }
    }
}

/// The newer and the older case of the same place.
fn neighbours(sheet: &Sheet<'_>, id: CaseId) -> Markup {
    let column = sheet.collection.column(Facet::District);
    let Some(place) = column.of_case(id).next() else { return html! {} };
    let cases = sheet.newest_first(Facet::District, place);
    let at = cases.iter().position(|own| *own == id);
    let beside = |step: isize| cases.get(at?.checked_add_signed(step)?).copied();
    let name = sheet.bucket_name(Facet::District, place, false);
    let way = |to: Option<CaseId>, rel: &str, label: &str| {
        html! {
            @if let Some(to) = to {
                @let case = sheet.case(to);
                li { a href=(sheet.to(Leaf::Case(&case.id))) rel=(rel) { (label) "：" (case.title) } }
            }
        }
    };
    html! {
        @if cases.len() > 1 {
            nav aria-labelledby="neighbours" {
                h2 id="neighbours" { ((sheet.words().neighbours)(&name)) }
                ul.titles {
                    (way(beside(-1), "prev", sheet.words().newer))
                    (way(beside(1), "next", sheet.words().older))
                }
            }
        }
    }
}
