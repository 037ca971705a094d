//! English.

use anlan_engine::case::{DateKind, Qualifier, SourceKind};
use anlan_engine::check::Reason;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::Facet;
use anlan_engine::load::LoadErrorKind;
use anlan_engine::matches::Dimension;
use anlan_engine::search::Sort;

use super::{Leaders, Locale, Words};
use crate::own::{self, Field};

pub(super) static WORDS: Words = Words {
    own_name: "English",
    introduction: |cases, places, years| match years {
        Some((first, last)) => {
            format!("{}, {places} {}, {first}–{last}", n_cases(cases), all_places())
        }
        None => format!("{}, {places} {}", n_cases(cases), all_places()),
    },
    lacking: |undated, [found, announced]| {
        format!(
            "Every figure has its source. What is missing is said: of {announced} cases in series of known length {found} are here; without a date: {undated}."
        )
    },
    skip: "Skip to the cases",
    language: "Language",
    elder_mode: "Larger",
    plain_mode: "Standard",
    close: "Close",
    retry: "Try again",
    plain_page: "Plain text version",

    search: "Search the cases",
    search_placeholder: "Titles, keywords, practices",
    search_clear: "Clear the search",

    filters: "Filters",
    of_conditions: |n| if n == 1 { "condition" } else { "conditions" },
    filters_done: |cases| format!("Show {}", n_cases(cases)),
    facet: |facet| own::facet(Locale::En, facet),
    facet_unknown: |facet| match facet {
        Facet::Series => "In no series",
        Facet::Year => "Undated",
        _ => "Not stated",
    },
    facet_search: |facet| format!("Find in {}", facet.to_ascii_lowercase()),
    facet_more: |n| format!("Show all {n}"),
    facet_less: "Show fewer",
    facet_no_value: "No such value",
    any_of: "Any",
    all_of: "All",
    any_or_all: |facet| format!("{facet}: any of the chosen, or all of them"),
    bucket_count: |n| n_cases(n as usize),

    conditions: "Conditions",
    condition_query: "Words",
    condition_time: "Time",
    condition_remove: |condition| format!("Remove condition: {condition}"),
    clear_all: "Clear all",
    pair: |name, value| format!("{name}: {value}"),
    quoted: |text| format!("“{text}”"),

    count: |shown, of, undated| match undated {
        0 => format!("{shown} of {of} cases"),
        _ => format!("{shown} of {of} cases, {undated} of them undated"),
    },
    sort: "Sort",
    sort_name: |sort, worded| match sort {
        Sort::Best if worded => "Most relevant",
        Sort::Best | Sort::Newest => "Newest",
        Sort::Oldest => "Oldest",
        Sort::District => "By place",
    },
    view_cases: "Cases",
    view_time: "Time",
    view_mechanisms: "Mechanisms",
    view_figures: "Figures",
    view_more: "More",
    pick: "Compare",
    views: "Views",
    hits: "Cases",
    more_hits: |n| format!("Show {n} more"),
    undated: "undated",
    key_figure: "Key figure",

    nothing: "No case meets these conditions",
    nothing_asked: |asked| format!("You asked for {}.", asked.join("; ")),
    relief: |dimension, n| {
        format!(
            "Without the condition on {}: {}",
            dimension.to_ascii_lowercase(),
            n_cases(n as usize)
        )
    },
    dimension: |dimension| match dimension {
        Dimension::Text => "Words",
        Dimension::Time => "Time",
        Dimension::Facet(facet) => (WORDS.facet)(facet),
    },

    timeline: "Timeline",
    most: |years, districts| {
        let clause = |leaders: Leaders, what: &str| {
            leaders.map(|(names, count)| format!("{}: {count} {what}", names.join(" and ")))
        };
        let clauses = [
            clause(years, "cases, more than in any other year"),
            clause(districts, "cases, more than any other place"),
        ];
        let said: Vec<String> = clauses.into_iter().flatten().collect();
        if said.is_empty() { String::new() } else { said.join("; ") + "." }
    },
    timeline_unit: |months| match months {
        1 => "Cases a month",
        3 => "Cases a quarter",
        _ => "Cases a year",
    },
    timeline_hint: "Drag across the chart to choose a time",
    year_only: "year only",
    year_only_count: |year, n| format!("{year}, known to the year only: {n}"),
    undated_count: |n| format!("{n} undated"),
    brush_from: "Start of the time chosen",
    brush_to: "End of the time chosen",
    brush_clear: "Any time",
    date_from: "From",
    date_to: "to",
    date_wrong: "Write 2020, 2020-06 or 2020-06-15",
    events: |n| format!("Milestones and honours: {n}"),
    milestone: "Milestone",
    honour: "Honour",

    as_table: "As a table",
    as_chart: "As a chart",
    total: "Total",
    shown_count: "Cases",

    case: "Case",
    place: "Place",
    organ: "Organ",
    date: "Date",
    date_kind: |kind| match kind {
        DateKind::Published => "source published",
        DateKind::Started => "started or in effect",
        DateKind::Awarded => "title awarded",
    },
    series_of: |found, announced| match announced {
        Some(announced) => format!("{found} of {announced} are in this collection"),
        None => format!("{found} in this collection; how many were announced is not known"),
    },
    background: "Background",
    practices: "Practices",
    outcomes: "Outcomes",
    outcomes_note: "As reported by the source; not verified.",
    figures: "Figures",
    figures_of: "As of",
    honours: "Honours",
    milestones: "Milestones",
    captions: "Captions on the source page",
    captions_note: "The photographs are not included.",
    editor_note: "Editor's note",
    sources: "Sources",
    source_untitled: "(title not recorded)",
    source_kind: |kind| match kind {
        SourceKind::Official => "government site",
        SourceKind::Media => "news site",
        SourceKind::Repost => "repost",
    },
    source_unlinked: "only a repost was found; not linked",
    source_published: |date| format!("published {date}"),
    related: "Related cases",
    related_same: |facet, value| format!("same {}: {value}", facet.to_ascii_lowercase()),
    reason_gap: "; ",
    previous: "Previous",
    next: "Next",
    place_in_hits: |at, of| format!("{at} of {of}"),
    copy_link: "Copy link",
    share: "Share",
    copied: "Copied",
    copy_failed: "Could not copy; please select it by hand",
    cite: "Cite",
    cite_standard: "GB/T 7714",
    cite_plain: "In plain words",
    cite_plain_text: |citation| {
        let mut text = format!("{}, “{}”", citation.publisher, citation.title);
        if let Some(published) = &citation.published {
            text.push_str(&format!(", {published}"));
        }
        if let Some(url) = citation.url {
            text.push_str(&format!(", {url} (accessed {})", citation.today));
        }
        text.push('.');
        text
    },
    copy: "Copy",
    case_in_chinese: Some("The case itself is in Chinese; title and summary are translated."),

    about: "About this collection",
    about_text: &[
        "The cases were read from public pages and are told in the editors' own words; every figure names its source. Outcomes are as the sources report them and were not verified.",
        "Counts show what was found, no more: some places, themes and years are thin, and announced series are not complete.",
        "No outside request, no cookie, no tracking.",
    ],

    failed: "The data did not load",
    failed_network: |_| {
        "The data file could not be fetched. Check the network and try again.".to_owned()
    },
    failed_status: |status| format!("The server did not give the data file (status {status})."),
    failed_load: |kind| match kind {
        LoadErrorKind::NotJson => "The data file is incomplete, or not JSON.",
        LoadErrorKind::Shape => "The data file does not have the right shape.",
        LoadErrorKind::Format => {
            "The data file is of another version than the page; reloading may help."
        }
    },
    empty: "There is no case in this data yet.",
    left_out: |bad, of| {
        format!("{bad} of {of} cases could not be loaded; the others are shown as usual.")
    },
    unseen: "Invisible control characters in the data were taken out.",
    left_out_show: "Show why",
    complaint: Reason::to_string,
    did_you_mean: |nearest| format!("Did you mean {nearest}?"),

    day: english_date,
    range_dash: " – ",
    qualified: |qualifier, number| match qualifier {
        Qualifier::Exact => number.to_owned(),
        Qualifier::Approx => format!("about {number}"),
        Qualifier::AtLeast => format!("≥ {number}"),
    },
};

/// Places of every sort, after their number.
fn all_places() -> &'static str {
    own::text(Locale::En, Field::AllPlaces)
}

fn n_cases(n: usize) -> String {
    if n == 1 { "1 case".to_owned() } else { format!("{n} cases") }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// “10 December 2020”, as far as known.
fn english_date(date: PartialDate) -> String {
    let mut text = String::new();
    if let Some(day) = date.day() {
        text.push_str(&format!("{day} "));
    }
    if let Some(month) = date.month() {
        text.push_str(MONTHS[usize::from(month) - 1]);
        text.push(' ');
    }
    text.push_str(&date.year().to_string());
    text
}
