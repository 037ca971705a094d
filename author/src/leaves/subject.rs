//! The leaf of a place, a theme or a mechanism: what it is, and its cases.

use std::collections::BTreeSet;

use anlan_engine::case::District;
use anlan_engine::collection::CaseId;
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::profile::{earliest, parts};
use anlan_engine::scale::percent;
use anlan_pages::address::View;
use anlan_pages::words::{Locale, number};
use maud::{Markup, html};
use serde_json::Value;

use super::frame::{DESCRIPTION, Head, page};
use super::words::english;
use super::{Leaf, Sheet, linked, opening};

/// So many characters of a case say what it is about.
const SUMMARY: usize = 120;

/// What a leaf reads of its subject.
struct Subject<'a> {
    sheet: &'a Sheet<'a>,
    facet: Facet,
    bucket: BucketId,
    name: String,
    english: String,
    cases: Vec<CaseId>,
}

/// The whole page.
pub(crate) fn leaf(sheet: &Sheet<'_>, facet: Facet, bucket: BucketId) -> String {
    let subject = Subject {
        sheet,
        facet,
        bucket,
        name: sheet.bucket_name(facet, bucket, false),
        english: Locale::En.bucket_name(sheet.collection, facet, bucket, false),
        cases: sheet.newest_first(facet, bucket),
    };
    let place =
        sheet.collection.districts().get(bucket.index()).filter(|_| facet == Facet::District);
    match place {
        Some(place) => of_place(&subject, place),
        None => of_term(&subject),
    }
}

fn of_place(subject: &Subject<'_>, place: &District) -> String {
    let sheet = subject.sheet;
    let words = sheet.words();
    let summary = place_summary(subject, sheet.locale);
    let about = linked::subject_place(&subject.name, &subject.english);
    let head = subject.head(
        (words.district)(&subject.name),
        &summary,
        about,
        sheet.to_explorer(|to| to.view = View::of(View::DISTRICT, &place.code)),
    );
    let body = html! {
        h1 { (head.title) }
        @if sheet.is_translated() {
            p.in-english lang="en" {
                strong { (subject.english) } ". " (place_summary(subject, Locale::En))
            }
        }
        p { (summary) }
        (sizes(sheet, place))
        (values(subject, Facet::Theme))
        (values(subject, Facet::Mechanism))
        @if !subject.cases.is_empty() {
            h2 { (words.cases) }
            ul.cases {
                @for own in &subject.cases {
                    @let case = sheet.case(*own);
                    li {
                        a href=(sheet.to(Leaf::Case(&case.id))) { (case.title) }
                        p.fine { (sheet.date(*own)) " · " (case.organ) }
                        p { (opening([case.background.as_str()], SUMMARY)) }
                        p.in-english lang="en" { (case.summary_en) }
                    }
                }
            }
        }
        p.fine { (sheet.locale.places().limits_text[1]) }
    };
    page(sheet, &head, body)
}

/// How many of all cases are of this place, in the words of the page.
fn place_summary(subject: &Subject<'_>, locale: Locale) -> String {
    let collection = subject.sheet.collection;
    let words = locale.places();
    let all = u32::try_from(collection.len()).unwrap_or(u32::MAX);
    let own = u32::try_from(subject.cases.len()).unwrap_or(u32::MAX);
    let name = locale.bucket_name(collection, subject.facet, subject.bucket, false);
    let share = format!("{}%", percent(f64::from(own) / f64::from(all.max(1))));
    // A share of a few cases says nothing.
    let share = (own >= anlan_engine::profile::FEW).then_some(share.as_str());
    (words.summary)(&name, own, all, share)
}

/// Area and residents, each with where it is from.
fn sizes(sheet: &Sheet<'_>, place: &District) -> Markup {
    let words = sheet.locale.places();
    let area = place.area_km2.map(|own| (words.square_km)(&number(own)));
    let people = place.population_2020.map(|own| (words.residents)(&number(f64::from(own))));
    let size = |name: &str, value: Option<String>, source: &Option<String>| {
        html! {
            @if let Some(value) = value {
                dt { (name) }
                dd { (value) @if let Some(source) = source { br; small { (source) } } }
            }
        }
    };
    html! {
        p.fine { ((words.kind)(place.kind)) }
        @if area.is_none() && people.is_none() {
            p.fine { (words.no_sizes) }
        } @else {
            dl.facts {
                (size(words.area, area, &place.area_source))
                (size(words.people, people, &place.population_source))
            }
        }
    }
}

/// The values of another facet that the cases have, with how many have each.
fn values(subject: &Subject<'_>, facet: Facet) -> Markup {
    let sheet = subject.sheet;
    let set = sheet.collection.column(subject.facet).set(subject.bucket);
    let parts = parts(sheet.collection, facet, &set);
    html! {
        @if parts.iter().any(|own| own.own > 0) {
            h2 { ((sheet.page_words().facet)(facet)) }
            ul.values {
                @for part in parts.iter().filter(|own| own.own > 0) {
                    @if let Some(leaf) = sheet.leaf_of(facet, part.id) {
                        li {
                            a href=(sheet.to(leaf)) { (sheet.bucket_name(facet, part.id, false)) }
                            " " (part.own)
                        }
                    }
                }
            }
        }
    }
}

fn of_term(subject: &Subject<'_>) -> String {
    let sheet = subject.sheet;
    let words = sheet.words();
    let vocabulary = sheet.collection.vocabulary();
    let key = sheet.collection.column(subject.facet).key(subject.bucket);
    let is_theme = subject.facet == Facet::Theme;
    let definition = vocabulary.mechanisms.iter().find(|own| !is_theme && own.id == key);
    let definition = definition.map(|own| own.definition_zh.as_str()).filter(|own| !own.is_empty());
    let n_cases = u32::try_from(subject.cases.len()).unwrap_or(u32::MAX);
    let places: BTreeSet<&str> =
        subject.cases.iter().map(|own| sheet.case(*own).district.as_str()).collect();
    let counted = match n_cases {
        0 => words.none.to_owned(),
        _ => (words.counted)(n_cases, places.len()),
    };
    let name = if is_theme { words.theme } else { words.mechanism };
    let said = [definition.unwrap_or_default(), &counted].concat();
    let about = linked::defined_term(&subject.name, &subject.english, definition);
    let explorer = sheet.to_explorer(|to| {
        if is_theme {
            to.selection.choose_only(subject.facet, subject.bucket);
        } else {
            to.view = View::of(View::MECHANISM, key);
        }
    });
    let head = subject.head(name(&subject.name), &said, about, explorer);
    let body = html! {
        h1 { (head.title) }
        @if sheet.is_translated() {
            p.in-english lang="en" { (english::counted(&subject.english, n_cases, places.len())) }
        }
        @if let Some(definition) = definition {
            h2 { (words.definition) }
            p { (definition) }
        }
        p { (counted) }
        (first(subject))
        (by_district(subject))
    };
    page(sheet, &head, body)
}

/// The case that is dated earliest; all that may be, where the dates known do not tell.
fn first(subject: &Subject<'_>) -> Markup {
    let sheet = subject.sheet;
    let words = sheet.words();
    let set = sheet.collection.column(subject.facet).set(subject.bucket);
    let first = earliest(sheet.collection, &set);
    let date = |case: &CaseId| sheet.collection.date(*case).map(sheet.page_words().day);
    let said = match first.as_slice() {
        [] => None,
        [one] => date(one).map(|date| (words.earliest)(&date)),
        several => Some((words.earliest_of)(several.len())),
    };
    html! {
        @if let Some(said) = said.filter(|_| subject.cases.len() > 1) {
            p { (said) }
            ul.titles { @for own in &first { li { (place_and_title(sheet, *own)) } } }
            p.fine { (words.earliest_note) }
        }
    }
}

fn place_and_title(sheet: &Sheet<'_>, id: CaseId) -> Markup {
    let case = sheet.case(id);
    let place = sheet.place(case).map(|own| own.zh.as_str()).unwrap_or_default();
    html! { a href=(sheet.to(Leaf::Case(&case.id))) { (place) "：" (case.title) } }
}

/// The cases of each place, in the order in which places are shown.
fn by_district(subject: &Subject<'_>) -> Markup {
    let sheet = subject.sheet;
    let of = |place: &District| -> Vec<CaseId> {
        let own = subject.cases.iter().copied();
        own.filter(|case| sheet.case(*case).district == place.code).collect()
    };
    html! {
        @if !subject.cases.is_empty() {
            h2 { (sheet.words().by_district) }
            @for place in sheet.collection.districts() {
                @let cases = of(place);
                @if !cases.is_empty() {
                    h3 {
                        a href=(sheet.to(Leaf::District(&place.code))) { (place.zh) }
                        " " small { ((sheet.page_words().bucket_count)(u32::try_from(cases.len()).unwrap_or(u32::MAX))) }
                    }
                    ul.cases {
                        @for own in cases {
                            @let case = sheet.case(own);
                            li {
                                a href=(sheet.to(Leaf::Case(&case.id))) { (case.title) }
                                p.fine { (sheet.date(own)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl<'a> Subject<'a> {
    fn head(&self, title: String, said: &str, about: Value, explorer: String) -> Head<'a> {
        let titles = self.cases.iter().map(|own| self.sheet.case(*own).title.as_str());
        let titles = titles.collect::<Vec<&str>>().join("；");
        let description = opening([said, titles.as_str()], DESCRIPTION);
        Head {
            data: linked::collection_page(self.sheet, &title, &description, about, &self.cases),
            title,
            description,
            is_article: false,
            is_hidden: false,
            explorer,
            trail: Vec::new(),
        }
    }
}
