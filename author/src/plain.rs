//! The page of plain HTML with every case on it: for browsers without WebAssembly, for screen
//! readers and printers, and for whoever prefers text.

use anlan_engine::about::Withdrawn;
use anlan_engine::case::{Case, District, Figure, Honour, Series, Source, Term, Vocabulary};
use anlan_pages::words::Locale;
use maud::{DOCTYPE, Markup, html};
use serde::Serialize;

mod words;

use crate::collection::Identity;
use words::Words;

/// What the page may load: its style sheet, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// The whole page. Addresses that may not be linked must have been left out of the cases. With
/// `has_leaves` it leads to the pages of single cases, which lie beside its folder. Of the cases that were
/// withdrawn it says so, where a link to one ends.
pub fn page(
    identity: &Identity,
    vocabulary: &Vocabulary,
    districts: &[District],
    cases: &[Case],
    withdrawn: &[Withdrawn],
    has_leaves: bool,
) -> String {
    let words = if identity.is_english() { &words::EN } else { &words::ZH };
    let title = identity.page_title(words.locale);
    let sections: Vec<Section<'_>> =
        districts.iter().map(|place| Section::new(place, cases)).collect();
    let book = Book { words, vocabulary, cases, has_leaves };
    let page = html! {
        (DOCTYPE)
        html lang=(words.locale.tag()) {
            head {
                meta charset="utf-8";
                title { (title) ((words.in_brackets)(words.plain)) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                link rel="stylesheet" href="../plain.css";
            }
            body {
                (opening(words, &title, cases.len(), has_leaves))
                (contents(words, &sections))
                main {
                    @for section in sections.iter().filter(|section| !section.cases.is_empty()) {
                        h2 id=(section.anchor()) {
                            ((words.section)(&section.place.zh, section.cases.len()))
                        }
                        (titles(section))
                        @for case in &section.cases {
                            (article(case, section.place, &book))
                        }
                    }
                    (gone(words, withdrawn, cases))
                }
                (closing(words))
            }
        }
    };
    page.into_string()
}

/// What an article needs beside its case.
struct Book<'a> {
    words: &'static Words,
    vocabulary: &'a Vocabulary,
    cases: &'a [Case],
    has_leaves: bool,
}

/// The cases of one place, newest first and undated last.
struct Section<'a> {
    place: &'a District,
    cases: Vec<&'a Case>,
}

impl<'a> Section<'a> {
    fn new(place: &'a District, cases: &'a [Case]) -> Section<'a> {
        let mut cases: Vec<&Case> =
            cases.iter().filter(|case| case.district == place.code).collect();
        let start = |case: &Case| case.date.value.map(|date| date.span().start());
        cases.sort_by(|a, b| start(b).cmp(&start(a)).then_with(|| a.id.cmp(&b.id)));
        Section { place, cases }
    }

    /// With an underscore, which no id of a case has.
    fn anchor(&self) -> String {
        format!("district_{}", self.place.code)
    }
}

/// The cases that were withdrawn.
fn gone(words: &Words, withdrawn: &[Withdrawn], cases: &[Case]) -> Markup {
    html! {
        @if !withdrawn.is_empty() {
            h2 id="withdrawn_" { (words.withdrawn) }
            @for own in withdrawn {
                @let is_english = words.locale == Locale::En;
                article id=(own.id) {
                    h3 { (if is_english { &own.title_en } else { &own.title }) }
                    p {
                        ((words.withdrawn_on)(&words.day(own.date)))
                        " " (if is_english { &own.reason_en } else { &own.reason })
                    }
                    @let successor = cases.iter().find(|case| Some(&case.id) == own.successor.as_ref());
                    @if let Some(case) = successor {
                        p { (words.successor) " " a href=(format!("#{}", case.id)) { (case.title) } }
                    }
                }
            }
        }
    }
}

fn opening(words: &Words, title: &str, n_cases: usize, has_leaves: bool) -> Markup {
    // Whoever reads no Chinese is told in English too.
    let english = (words.locale != Locale::En).then_some(&words::EN);
    html! {
        header id="top_" {
            h1 { (title) }
            p { ((words.opening)(n_cases)) }
            @if let Some(own) = english { p lang="en" { ((own.opening)(n_cases)) } }
            // Shown where the page is part of a file that lies on no host.
            p id="as-file" hidden {
                (words.as_file) " "
                @if let Some(own) = english { span lang="en" { (own.as_file) } }
            }
            p {
                a href="../" { (words.full_page) }
                @if let Some(own) = english { " · " a href="../" lang="en" { (own.full_page) } }
                @if has_leaves { " · " a href="../read/index.html" { (words.single) } }
            }
        }
    }
}

fn contents(words: &Words, sections: &[Section<'_>]) -> Markup {
    html! {
        nav {
            h2 { (words.contents) }
            ul class="places" {
                @for section in sections {
                    li {
                        @if section.cases.is_empty() {
                            (section.place.zh_short)
                        } @else {
                            a href=(format!("#{}", section.anchor())) { (section.place.zh_short) }
                        }
                        " " (section.cases.len())
                    }
                }
            }
        }
    }
}

fn titles(section: &Section<'_>) -> Markup {
    html! {
        ul class="titles" {
            @for case in &section.cases {
                li { a href=(format!("#{}", case.id)) { (case.title) } }
            }
        }
    }
}

fn closing(words: &Words) -> Markup {
    let is_english = words.locale == Locale::En;
    html! {
        footer {
            p { (words.closing) }
            @if !is_english {
                p lang="en" {
                    "Facts and figures come from the sources named with each case; the wording is the "
                    "editors’ own. Sources marked 转载 are reposts and are not linked."
                }
            }
        }
    }
}

fn article(case: &Case, place: &District, book: &Book<'_>) -> Markup {
    let words = book.words;
    let is_english = words.locale == Locale::En;
    let colon = words.gaps[0];
    html! {
        article id=(case.id) {
            h3 { (case.title) }
            p lang="en" {
                @if !is_english { strong { (case.title_en) } ". " }
                (case.summary_en)
            }
            (at_a_glance(case, place, book))
            h4 { (words.background) }
            p { (case.background) }
            h4 { (words.practices) }
            @for practice in &case.practices {
                p { strong { (practice.heading) } (colon) (practice.text) }
            }
            @if let Some(outcomes) = &case.outcomes {
                h4 { (words.outcomes) }
                p { (outcomes) }
            }
            (list(words.figures, &case.figures, |own| figure(words, own)))
            (list(words.honours, &case.honours, |own| honour(words, own)))
            (list(words.milestones, &case.milestones, |own| html! { (words.day(own.date)) (colon) (own.text) }))
            (list(words.captions, &case.captions, |caption| html! { (caption) }))
            h4 { (words.sources) }
            ul {
                @for source in std::iter::once(&case.source).chain(&case.more_sources) {
                    li { (source_line(words, source, book.vocabulary)) }
                }
            }
            @if let Some(note) = &case.editor_note {
                h4 { (words.note) }
                p { (note) }
            }
            p class="back" {
                a href="#top_" { (words.back) }
                @if book.has_leaves {
                    " " a href=(format!("../read/case/{}.html", case.id)) { (words.alone) }
                }
            }
        }
    }
}

fn at_a_glance(case: &Case, place: &District, book: &Book<'_>) -> Markup {
    let Book { words, vocabulary, .. } = *book;
    let [of_place, date, level, organ, of_themes, of_mechanisms, keywords, of_series_name] =
        words.facts;
    let [_, gap, comma] = words.gaps;
    let themes: Vec<&str> =
        case.themes.iter().map(|theme| name_of(&vocabulary.themes, theme)).collect();
    let mechanisms = case.mechanisms.iter().filter_map(|id| {
        vocabulary.mechanisms.iter().find(|own| own.id == *id).map(|own| own.zh.as_str())
    });
    let mechanisms: Vec<&str> = mechanisms.collect();
    let series = vocabulary.series.iter().find(|own| case.series.as_ref() == Some(&own.id));
    html! {
        dl {
            dt { (of_place) }
            dd { (place.zh) @if let Some(smaller) = &case.place { (comma) (smaller) } }
            dt { (date) }
            dd { (case_date(words, case, vocabulary)) }
            dt { (level) }
            dd { (name_of(&vocabulary.levels, &case.level)) }
            dt { (organ) }
            dd { (case.organ) }
            dt { (of_themes) }
            dd { (themes.join(gap)) }
            dt { (of_mechanisms) }
            dd { (mechanisms.join(gap)) }
            dt { (keywords) }
            dd { (case.keywords.join(gap)) }
            @if let Some(series) = series {
                dt { (of_series_name) }
                dd { (series.zh) ((words.in_brackets)(&of_series(words, series, book.cases))) }
            }
        }
    }
}

/// `济南市司法局公布 30 个，这里收有 2 个`
fn of_series(words: &Words, series: &Series, cases: &[Case]) -> String {
    let n_here = cases.iter().filter(|case| case.series.as_ref() == Some(&series.id)).count();
    (words.of_series)(&series.publisher, series.announced_total, n_here)
}

fn list<T>(heading: &str, items: &[T], line: impl Fn(&T) -> Markup) -> Markup {
    html! {
        @if !items.is_empty() {
            h4 { (heading) }
            ul {
                @for item in items {
                    li { (line(item)) }
                }
            }
        }
    }
}

/// `法律顾问法制审核件：≥ 130 件（2020年）`
fn figure(words: &Words, figure: &Figure) -> Markup {
    let sign = (words.qualifier)(figure.qualifier);
    let gap = if figure.unit == "%" { "" } else { " " };
    let period = figure
        .as_of
        .as_ref()
        .map(|period| period.parse().map_or_else(|_| period.clone(), |own| words.day(own)));
    html! {
        (figure.label) (words.gaps[0]) (sign) (figure.value) (gap) (figure.unit)
        @if let Some(period) = period { ((words.in_brackets)(&period)) }
    }
}

fn honour(words: &Words, honour: &Honour) -> Markup {
    let date = honour.date.map(|date| words.day(date));
    let known: Vec<&str> = honour.by.as_deref().into_iter().chain(date.as_deref()).collect();
    html! {
        (honour.name)
        @if !known.is_empty() { ((words.in_brackets)(&known.join(words.gaps[2]))) }
    }
}

fn source_line(words: &Words, source: &Source, vocabulary: &Vocabulary) -> Markup {
    let publisher = source.publisher.as_deref().unwrap_or(words.no_publisher);
    let text = match &source.title {
        Some(title) => [publisher, words.gaps[0], title].concat(),
        None => publisher.to_owned(),
    };
    html! {
        @match source.url.as_ref().filter(|_| source.linkable) {
            Some(url) => a href=(url) rel="noopener noreferrer" { (text) },
            None => (text),
        }
        @if let Some(published) = source.published { (words.gaps[2]) (words.day(published)) }
        " · " (name_of(&vocabulary.source_kinds, &id_of(source.kind)))
    }
}

/// `2020年12月10日（来源发布日期）`
fn case_date(words: &Words, case: &Case, vocabulary: &Vocabulary) -> Markup {
    html! {
        @match case.date.value {
            Some(date) => (words.day(date)),
            None => (words.no_date),
        }
        @if let Some(kind) = case.date.kind {
            ((words.in_brackets)(name_of(&vocabulary.date_kinds, &id_of(kind))))
        }
    }
}

/// The name of a value in its list; the value itself where the list does not know it.
fn name_of<'a>(terms: &'a [Term], id: &'a str) -> &'a str {
    terms.iter().find(|term| term.id == id).map_or(id, |term| &term.zh)
}

/// The id that a value of the model has in the vocabulary.
fn id_of(value: impl Serialize) -> String {
    let id = serde_json::to_value(value).ok();
    id.and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default()
}
