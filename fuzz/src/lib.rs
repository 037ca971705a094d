//! What the targets share: a small real collection, and everything that a screen would ask of one.

use std::sync::LazyLock;

use anlan_engine::answer::Answer;
use anlan_engine::case::{Case, District, Districts, Vocabulary};
use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::comparison;
use anlan_engine::diffusion::diffusions;
use anlan_engine::facet::Facet;
use anlan_engine::figures::Figures;
use anlan_engine::lanes::Extent;
use anlan_engine::load::{Bundle, FORMAT, load};
use anlan_engine::pinyin::Readings;
use anlan_engine::ranking::{Measure, Ranking};
use anlan_engine::register::register;
use anlan_engine::related::related;
use anlan_engine::search::Alternatives;
use anlan_engine::selection::{Selection, relief};
use anlan_engine::series::standings;
use anlan_engine::sources::sources;
use anlan_engine::suggest::{did_you_mean, suggestions, understood};
use anlan_engine::timeline::Grain;
use anlan_pages::address::{Address, View};
use anlan_pages::context::Context;
use anlan_pages::imprint::Imprint;
use anlan_pages::take::{Take, Taking};
use anlan_pages::{
    booklet, case, compare, conditions, district, districts, figures, groups, hits, mechanism,
    mechanisms, more, series, timeline,
};

/// The real vocabulary.
pub const VOCABULARY: &str = include_str!("../../data/vocabulary.json");
/// The real places.
pub const DISTRICTS: &str = include_str!("../../data/districts.json");
/// The real readings.
pub const READINGS: &str = include_str!("../../data/readings.json");
/// The real eras.
pub const ERAS: &str = include_str!("../../data/eras.json");
/// What the tables of scripts get wrong.
pub const TRADITIONAL: &str = include_str!("../../data/traditional.json");

macro_rules! case_file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/cases/", $name, ".json")))
    };
}
/// Some real cases by the names of their files: of the city, a district, a county and a zone, with and
/// without a date, figures, honours and milestones.
pub const CASES: [(&str, &str); 8] = [
    case_file!("lixia-rule-of-law-government-demonstration"),
    case_file!("lixia-street-burden-reform"),
    case_file!("shizhong-street-empowerment"),
    case_file!("hotline-12345-one-number"),
    case_file!("pingyin-village-court-hearings"),
    case_file!("gaoxin-notary-partnership"),
    case_file!("notary-office-reform"),
    case_file!("shanghe-fayuan-tingshen-shequ"),
];

/// Pairs of characters for folding, as the desk makes them.
pub const VARIANTS: &str = "調调區区歷历鄉乡";

/// What the collection is made of.
pub struct Parts {
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// The places.
    pub districts: Vec<District>,
    /// The cases.
    pub cases: Vec<Case>,
}

/// The parts of the small collection.
pub static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let vocabulary = serde_json::from_str(VOCABULARY).expect("the vocabulary is right");
    let places: Districts = serde_json::from_str(DISTRICTS).expect("the places are right");
    let case = |(name, text): (&str, &str)| {
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    Parts { vocabulary, districts: places.districts, cases: CASES.map(case).into() }
});

/// The small collection.
pub static COLLECTION: LazyLock<Collection> =
    LazyLock::new(|| collection(&PARTS.cases, VARIANTS).expect("the cases are right"));

/// The collection of some cases; nothing where one of them is not fit to be in it.
pub fn collection(cases: &[Case], variants: &str) -> Option<Collection> {
    let loaded = load(bundle(cases, variants)).expect("what was written is read");
    (loaded.left_out() == 0).then_some(loaded.collection)
}

/// The bytes of a bundle of some cases.
pub fn bundle(cases: &[Case], variants: &str) -> Vec<u8> {
    let Parts { vocabulary, districts, .. } = &*PARTS;
    let bundle = Bundle { format: FORMAT, vocabulary, districts, variants, cases };
    serde_json::to_vec(&bundle).expect("a bundle is written")
}

/// Reads everything that a screen reads of an address: the answer, what studies are drawn from, and the
/// documents of the view. No document may hold a script, whatever the collection or the address says.
pub fn look(collection: &Collection, address: &Address) {
    let answer = Answer::new(collection, address.selection.clone(), Alternatives(""), None);
    let hits = answer.hits.first(usize::MAX);
    assert_eq!(hits.len(), answer.hits.len());
    for (at, case) in hits.iter().enumerate().take(3) {
        assert_eq!(answer.hits.position(*case), Some(at));
        assert_eq!(answer.hits.get(at), Some(*case));
    }
    for facet in Facet::ALL {
        let chosen = address.selection.chosen(facet);
        let listed: u32 = answer.buckets(facet).iter().map(|bucket| bucket.count).sum();
        assert!(chosen.len() <= answer.buckets(facet).len());
        assert!(answer.buckets(facet).is_empty() || listed as usize >= hits.len().min(1));
        register(collection, facet, &hits);
    }
    for grain in [Grain::Year, Grain::Quarter, Grain::Month] {
        answer.timeline(collection, grain);
    }
    answer.events(collection);
    answer.table(collection, Facet::District, Facet::Theme);
    answer.table(collection, Facet::Theme, Facet::Mechanism);
    relief(&answer.matches);
    diffusions(collection, answer.hits.set());
    standings(collection);
    sources(collection, &answer.hits);
    Figures::of(collection, &answer.hits).groups();
    comparison::figures(collection, &hits[..hits.len().min(4)]);
    for measure in Measure::ALL {
        Ranking::new(collection, answer.buckets(Facet::District), measure);
    }
    for case in hits.iter().take(3) {
        related(collection, *case, 5);
    }
    if let Some(whole) = Extent::whole(collection) {
        let extent = Extent::asked(&address.selection, whole);
        assert!(0 < extent.months() && extent.months() <= whole.months());
    }
    documents(&Context { collection, address, answer: &answer }, &hits);
}

const TODAY: &str = "2026-01-02";

fn documents(context: &Context<'_>, found: &[CaseId]) {
    let show = |html: String| {
        let html = html.to_ascii_lowercase();
        assert!(!html.contains("<script") && !html.contains("<iframe"), "markup: {html}");
    };
    let view = &context.address.view;
    show(hits::rows(context, &found[..found.len().min(20)]));
    show(hits::nothing(context));
    show(conditions::conditions(context));
    show(timeline::prose(context));
    show(timeline::events(context));
    for case in found.iter().take(2) {
        show(case::article(context, *case, TODAY));
        show(case::bar(context, *case));
    }
    let imprint = Imprint {
        today: TODAY,
        address: "https://example.org/?q=<script>",
        in_words: "https://example.org/",
    };
    match view.kind() {
        View::DISTRICT => show(district::district(context, view)),
        View::MECHANISM => show(mechanism::mechanism(context, view)),
        View::MECHANISMS => show(mechanisms::mechanisms(context, view)),
        View::SERIES => show(series::head(context, view) + &series::body(context, view)),
        View::COMPARE => show(compare::compare(context, view)),
        View::GROUPS => show(groups::groups(context, view)),
        View::FIGURES => show(figures::figures(context, view)),
        View::BOOKLET => show(booklet::booklet(context, imprint)),
        View::MORE => show(more::more(context, view)),
        View::TIME => show(
            anlan_pages::lanes::head(context)
                + &anlan_pages::lanes::list(context)
                + &anlan_pages::lanes::foot(context, None),
        ),
        View::TAKE => {
            let taking = Taking { context, page: "https://example.org/", today: TODAY };
            show(taking.document());
            for take in Take::ALL {
                // A text that a table cannot say is an error, which is what may come of bad data.
                let _ = taking.file(take);
            }
        }
        View::DISTRICTS => show(districts::bars_prose(context) + &districts::colours(context)),
        _ => {}
    }
    show(compare::tray(context));
}

/// What the annex says of words: suggestions, what was understood, and what was probably meant.
pub fn suggest(collection: &Collection, readings: &Readings, typed: &str) {
    let mut selection = Selection::default();
    selection.set_query(typed);
    for suggestion in suggestions(collection, readings, &selection, typed, 8) {
        assert!(suggestion.count > 0, "a suggestion that finds nothing: {suggestion:?}");
    }
    understood(collection, readings, &selection);
    for meant in did_you_mean(collection, readings, &selection, 3) {
        assert!(meant.count > 0, "what was meant finds nothing");
    }
}
