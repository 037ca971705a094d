//! What the documents say and where their links lead, over the small collection of the page's tests.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails, and it says where")]

use anlan_engine::answer::Answer;
use anlan_engine::facet::Facet;
use anlan_engine::load::load;
use anlan_engine::search::Alternatives;
use anlan_engine::table::table;
use anlan_engine::timeline::{Grain, timeline};
use anlan_pages::address::Address;
use anlan_pages::context::Context;
use anlan_pages::frame::Frame;
use anlan_pages::{case, conditions, districts, facets, hits, masthead, matrix, notices};
use serde_json::{Value, json};

const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

/// What a document says at an address of a bundle.
fn written_of(bundle: &str, at: &str, write: impl Fn(&Context<'_>) -> String) -> String {
    let collection = load(bundle.as_bytes()).unwrap().collection;
    let address = Address::read(&collection, at);
    let answer = Answer::new(&collection, address.selection.clone(), Alternatives::default(), None);
    write(&Context { collection: &collection, address: &address, answer: &answer })
}

fn written(at: &str, write: impl Fn(&Context<'_>) -> String) -> String {
    written_of(BUNDLE, at, write)
}

/// Where the links and buttons of a document lead, in their order.
fn leads(document: &str) -> Vec<String> {
    let mut leads = Vec::new();
    for (at, _) in document.match_indices("href=\"?") {
        let rest = &document[at + "href=\"?".len()..];
        leads.push(rest[..rest.find('"').unwrap()].replace("&amp;", "&"));
    }
    leads
}

fn article(context: &Context<'_>, id: &str) -> String {
    case::article(context, context.collection.find(id).unwrap(), "2026-11-24")
}

#[test]
fn no_text_of_a_case_is_markup() {
    let evil = r#"<img src=x onerror=alert(1)>" onclick="alert(2)&amp;"#;
    let mut bundle: Value = serde_json::from_str(BUNDLE).unwrap();
    for list in ["themes", "mechanisms", "levels", "series"] {
        for term in bundle["vocabulary"][list].as_array_mut().unwrap() {
            (term["zh"], term["en"]) = (json!(evil), json!(evil));
        }
    }
    for place in bundle["districts"].as_array_mut().unwrap() {
        (place["zh"], place["zh_short"], place["en"]) = (json!(evil), json!(evil), json!(evil));
    }
    for case in bundle["cases"].as_array_mut().unwrap() {
        for field in ["title", "title_en", "summary_en", "organ", "background", "outcomes"] {
            case[field] = json!(format!("{evil}{}", case["id"]));
        }
        (case["place"], case["editor_note"]) = (json!(evil), json!(evil));
        case["captions"] = json!([evil]);
        case["practices"] = json!([{ "heading": evil, "text": evil }]);
        case["milestones"] = json!([{ "date": "2019-05", "text": evil }]);
        case["honours"] = json!([{ "name": evil, "by": evil, "date": "2020" }]);
        case["figures"] = json!([
            { "label": evil, "value": 1, "unit": evil, "qualifier": "exact", "as_of": evil },
        ]);
        case["source"] = json!({
            "title": evil, "publisher": evil,
            // One with white space would be refused with its case.
            "url": format!("https://a.cn/{}", evil.replace(' ', "/")),
            "kind": "media", "linkable": true,
        });
    }
    let bundle = bundle.to_string();
    assert_eq!(load(bundle.as_bytes()).unwrap().left_out(), 0);
    let documents: [fn(&Context<'_>) -> String; 6] = [
        |context| hits::rows(context, &context.answer.hits.first(9)),
        |context| {
            let all = context.answer.hits.first(9).into_iter();
            all.map(|own| case::article(context, own, "2026-11-24")).collect()
        },
        conditions::conditions,
        |context| {
            let full = context.answer.matches.all();
            matrix::matrix(
                context,
                &table(context.collection, Facet::District, Facet::Theme, &full),
            )
        },
        anlan_pages::timeline::events,
        |context| Facet::ALL.map(|facet| facets::lines(context, facet)).concat(),
    ];
    for (at, write) in documents.into_iter().enumerate() {
        for query in ["", "?lang=en", "?q=img&theme=mediation"] {
            let document = written_of(&bundle, query, write);
            assert!(!document.contains("<img"), "{at} {query}: {document}");
            assert!(!document.contains("\" onclick"), "{at} {query}: {document}");
            assert!(!document.contains("\"/onclick"), "{at} {query}: {document}");
        }
    }
}

#[test]
fn a_hit_leads_to_its_case_and_keeps_what_is_asked() {
    let at = "?theme=villages&sort=oldest&lang=en";
    let rows = written(at, |context| hits::rows(context, &context.answer.hits.first(9)));
    let leads = leads(&rows);
    let ids: Vec<&str> = leads.iter().filter_map(|lead| lead.split("&case=").nth(1)).collect();
    assert!(ids.len() > 1);
    for (pair, id) in leads.chunks(2).zip(ids) {
        let id = id.strip_suffix("&lang=en").unwrap();
        let lead = |part: &str| format!("theme=villages&sort=oldest&{part}={id}&lang=en");
        assert_eq!(pair, [lead("case"), lead("compare")]);
    }
}

#[test]
fn picked_cases_can_be_put_back_and_a_fifth_is_not_offered() {
    let rows = |at: &str| written(at, |context| hits::rows(context, &context.answer.hits.first(9)));
    let all = rows("");
    let picks: Vec<String> = leads(&all).into_iter().filter(|to| to.contains("compare=")).collect();
    assert_eq!(picks.len() * 2, leads(&all).len());
    let id = picks[0].strip_prefix("compare=").unwrap();
    let with_one = rows(&format!("?compare={id}"));
    assert_eq!(with_one.matches("aria-pressed=\"true\"").count(), 1);
    assert!(leads(&with_one).contains(&String::new()));
    let full = rows(&format!("?compare={id},b,c,d"));
    assert_eq!(full.matches("class=\"pick\"").count(), 1);
    // Picking from an open case leaves it open.
    let bar = written("?theme=villages", |context| {
        case::bar(context, context.answer.hits.get(0).unwrap())
    });
    assert!(leads(&bar).iter().any(|to| to.contains("compare=") && to.contains("case=")));
}

#[test]
fn a_chip_takes_back_its_own_condition_and_the_last_button_all_of_them() {
    let at = "?q=a&district=370102,370112&from=2019&sort=oldest&view=time&lang=en";
    let document = written(at, conditions::conditions);
    assert_eq!(
        leads(&document),
        [
            "district=370102,370112&from=2019&sort=oldest&view=time&lang=en",
            "q=a&district=370102,370112&sort=oldest&view=time&lang=en",
            "q=a&district=370112&from=2019&sort=oldest&view=time&lang=en",
            "q=a&district=370102&from=2019&sort=oldest&view=time&lang=en",
            "sort=oldest&view=time&lang=en",
        ]
    );
    assert_eq!(written("?sort=oldest&lang=en", conditions::conditions), "");
    assert_eq!(written("", conditions::clear), "");
    assert_eq!(leads(&written(at, conditions::clear)), ["sort=oldest&view=time&lang=en"]);
    assert!(written(at, conditions::badge).contains(">4<"));
}

#[test]
fn a_cell_leads_to_the_cases_of_its_pair_alone() {
    let at = "?district=370101&theme=legal-aid&level=city&view=districts";
    let document = written(at, |context| {
        let own = context.answer.matches.all();
        matrix::matrix(context, &table(context.collection, Facet::District, Facet::Theme, &own))
    });
    for lead in leads(&document) {
        assert!(lead.ends_with("&level=city"), "{lead}");
        assert_eq!(lead.matches(',').count(), 0, "{lead}");
    }
    let full = written("", |context| {
        let all = context.answer.matches.all();
        matrix::matrix(context, &table(context.collection, Facet::District, Facet::Theme, &all))
    });
    assert!(leads(&full).contains(&"district=370102&theme=mediation".to_owned()));
    let gaps = full.matches("class=\"gap\"").count();
    let (rows, columns) = (full.matches("<tr>").count() - 1, full.matches("scope=\"col\"").count());
    assert_eq!(gaps + leads(&full).len(), rows * columns);
}

#[test]
fn bars_and_tiles_toggle_their_district_and_each_stands_once() {
    let years = |context: &Context<'_>| {
        let all = context.answer.matches.all();
        table(context.collection, Facet::District, Facet::Year, &all)
    };
    let places = load(BUNDLE.as_bytes()).unwrap().collection.districts().len();
    let bars = written("?district=370102", |context| districts::bars(context, &years(context)));
    let tiles = written("?district=370102", districts::tiles);
    for document in [bars, tiles] {
        let is_toggle = |lead: &String| !lead.contains("view=");
        let leads: Vec<String> = leads(&document).into_iter().filter(is_toggle).collect();
        assert_eq!(leads.len(), places);
        assert!(leads.contains(&String::new()), "the chosen one is taken back");
        assert!(leads.contains(&"district=370102,370112".to_owned()));
        assert_eq!(document.matches("aria-pressed=\"true\"").count(), 1);
    }
}

#[test]
fn the_neighbours_of_a_case_are_those_of_the_list() {
    let at = "?theme=villages";
    let hits = written(at, |context| hits::rows(context, &context.answer.hits.first(9)));
    let is_open = |to: &String| !to.contains("compare=");
    let hits: Vec<String> = leads(&hits).into_iter().filter(is_open).collect();
    let bar = |place: usize| -> Vec<String> {
        let bar =
            written(at, |context| case::bar(context, context.answer.hits.get(place).unwrap()));
        leads(&bar).into_iter().filter(is_open).collect()
    };
    let list = "theme=villages".to_owned();
    assert_eq!(bar(0), [hits[1].clone(), list.clone()]);
    assert_eq!(bar(1), [hits[0].clone(), hits[2].clone(), list.clone()]);
    assert_eq!(bar(hits.len() - 1), [hits[hits.len() - 2].clone(), list]);
    // A case that the list does not hold has no neighbours in it.
    let apart = written("?q=没有", |context| {
        case::bar(context, context.collection.find("aid-line").unwrap())
    });
    assert_eq!(apart.matches("disabled").count(), 2);
}

#[test]
fn every_value_of_a_case_leads_to_its_page_or_its_list_in_the_same_language() {
    let document = written("?q=a&theme=villages&lang=en", |context| article(context, "aid-line"));
    let page = "q=a&theme=villages&view=district:370102&lang=en".to_owned();
    assert!(leads(&document).contains(&page));
    assert!(leads(&document).contains(&"theme=legal-aid&lang=en".to_owned()));
}

#[test]
fn the_empty_state_offers_the_condition_whose_removal_helps_most() {
    assert_eq!(written("", hits::nothing), "");
    let document = written("?q=没有这样的词&district=370102", hits::nothing);
    assert_eq!(leads(&document), ["district=370102", ""]);
}

#[test]
fn only_orders_that_differ_are_offered_and_the_present_one_is_chosen() {
    let offered = |at| written(at, hits::sorts).matches("<option").count();
    assert_eq!((offered(""), offered("?q=a")), (3, 4));
    let chosen = |at: &str| {
        let sorts = written(at, hits::sorts);
        let end = sorts.find(" selected").unwrap();
        sorts[sorts[..end].rfind("value=").unwrap()..end].to_owned()
    };
    assert_eq!(chosen("?sort=oldest"), "value=\"oldest\"");
    // Without words the newest are the best.
    assert_eq!(chosen("?sort=newest"), "value=\"best\"");
    assert_eq!(chosen("?q=a&sort=newest"), "value=\"newest\"");
}

#[test]
fn each_bucket_has_a_line_with_its_place_as_value() {
    let lines = written("", |context| facets::lines(context, Facet::Theme));
    let values: Vec<&str> =
        lines.split("value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(values, ["0", "1", "2"], "{lines}");
    assert!(lines.contains(">乡村</span>"), "{lines}");
    let english = written("lang=en", |context| facets::lines(context, Facet::Theme));
    assert!(english.contains(">Villages</span>"), "{english}");
}

#[test]
fn any_or_all_is_offered_where_it_makes_a_difference() {
    let offered = |at, facet| leads(&written(at, |context| facets::any_or_all(context, facet)));
    assert!(offered("?theme=villages", Facet::Theme).is_empty());
    assert!(offered("?district=370102,370112", Facet::District).is_empty());
    assert_eq!(
        offered("?theme=mediation,villages", Facet::Theme),
        ["theme=mediation,villages", "theme=mediation,villages&all=theme"]
    );
}

#[test]
fn views_and_languages_keep_where_the_reader_is() {
    let at = "?theme=villages&view=districts&lang=en";
    let views = written(at, |context| masthead::views(context, true));
    assert_eq!(
        leads(&views),
        [
            "theme=villages&lang=en",
            "theme=villages&view=time&lang=en",
            "theme=villages&view=districts&lang=en",
            "theme=villages&view=more&lang=en"
        ]
    );
    // Wherever the reader is, one of the links says so.
    for kind in ["", "district:370102", "districts,by:people", "figures", "series", "compare"] {
        for in_bar in [true, false] {
            let at = format!("?view={kind}");
            let views = written(&at, |context| masthead::views(context, in_bar));
            assert_eq!(views.matches("aria-current=\"page\"").count(), 1, "{at} {in_bar}");
        }
    }
    let languages = written(at, |context| masthead::languages(context, ""));
    assert_eq!(
        leads(&languages),
        [
            "theme=villages&view=districts",
            "theme=villages&view=districts&lang=zh-Hant",
            "theme=villages&view=districts&lang=en"
        ]
    );
    for tag in ["zh-Hans", "zh-Hant", "en"] {
        assert_eq!(
            languages.matches(&format!("hreflang=\"{tag}\" data-choice=\"lang\"")).count(),
            1
        );
    }
    assert_eq!(leads(&written(at, masthead::brand)), ["lang=en"]);
}

/// The texts of a document with their language: `own` is that of the page. Void elements of HTML do
/// not occur in the documents of a case.
fn languages(document: &str, own: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut open = vec![own.to_owned()];
    for part in document.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        if tag.starts_with('/') {
            open.pop();
        } else {
            let lang = tag
                .split_once(" lang=\"")
                .map(|(_, rest)| rest[..rest.find('"').unwrap()].to_owned());
            let lang = lang.unwrap_or_else(|| open.last().unwrap().clone());
            open.push(lang);
        }
        if !text.trim().is_empty() {
            texts.push((open.last().unwrap().clone(), text.to_owned()));
        }
    }
    texts
}

#[test]
fn every_passage_says_its_language_where_it_is_not_that_of_the_page() {
    let is_chinese = |text: &str| text.chars().any(|ch| ch >= '\u{2e80}');
    let documents: [fn(&Context<'_>) -> String; 4] = [
        |context| hits::rows(context, &context.answer.hits.first(9)),
        |context| {
            let all = context.answer.hits.first(9).into_iter();
            all.map(|own| article(context, &context.collection.case(own).id)).collect()
        },
        conditions::conditions,
        anlan_pages::timeline::events,
    ];
    for write in documents {
        for at in
            ["?lang=en", "?lang=en&q=调解&theme=mediation,villages,legal-aid", "?lang=en&q=aid"]
        {
            for (lang, text) in languages(&written(at, write), "en") {
                let expected = if is_chinese(&text) { "zh-Hans" } else { "en" };
                let is_plain = text.chars().all(|ch| !ch.is_ascii_alphabetic());
                assert!(
                    lang == expected || (is_plain && !is_chinese(&text)) || lang == "zxx",
                    "{lang}: {text}"
                );
            }
        }
        for (at, own) in
            [("", "zh-Hans"), ("?lang=zh-Hant", "zh-Hant"), ("?lang=zh-Hant&q=legal", "zh-Hant")]
        {
            for (lang, text) in languages(&written(at, write), own) {
                if is_chinese(&text) {
                    assert_eq!(lang, own, "{text}");
                }
            }
        }
    }
    let english = written("?q=the", |context| hits::rows(context, &context.answer.hits.first(9)));
    assert!(english.contains("class=\"hit-excerpt\" lang=\"en\""), "{english}");
}

#[test]
fn a_case_in_english_says_that_it_is_in_chinese() {
    let document = written("?lang=en", |context| article(context, "aid-line"));
    assert!(document.contains("The case itself is in Chinese; title and summary are translated."));
    assert!(!written("", |context| article(context, "aid-line")).contains("class=\"notice\""));
}

#[test]
fn the_chart_draws_every_bin_and_a_mark_for_every_event_that_has_room() {
    let chart = written("", |context| {
        let all = context.answer.matches.all();
        let timeline = timeline(context.collection, Grain::Month, &all);
        let years = context.collection.years().unwrap();
        let frame = Frame::new(900.0, years, timeline.bins.len());
        anlan_pages::timeline::chart(context, frame, &timeline)
    });
    let bars =
        &chart[chart.find("class=\"bars\"").unwrap()..chart.find("class=\"years\"").unwrap()];
    assert_eq!(bars.matches("<rect").count(), 24);
    assert_eq!(chart.matches("class=\"year-only\"").count(), 1);
    let events = written("", anlan_pages::timeline::events);
    assert_eq!(chart.matches("class=\"mark\"").count(), events.matches("<li>").count());
}

#[test]
fn what_was_left_out_is_counted_and_listed() {
    let loaded = load(BUNDLE.as_bytes()).unwrap();
    let words = anlan_pages::words::Locale::En.words();
    assert_eq!(notices::notices(words, &loaded), "");
    let bad = BUNDLE.replacen("\"title\"", "\"titel<b>\"", 1);
    let notice = notices::notices(words, &load(bad.as_bytes()).unwrap());
    assert_eq!(notice.matches("<li>").count(), 2, "missing, and unknown: {notice}");
    assert!(notice.contains("titel&lt;b&gt;"), "{notice}");
}

#[test]
fn a_district_without_a_case_is_still_a_tile_and_a_bar() {
    let at = "?q=nothing-holds-this";
    let tiles = written(at, districts::tiles);
    assert!(tiles.contains(r#"class="tile is-empty""#), "{tiles}");
    let bars = written(at, |context| {
        let none = context.answer.matches.all();
        let years = table(context.collection, Facet::District, Facet::Year, &none);
        districts::bars(context, &years)
    });
    assert!(bars.contains(r#"class="bar is-empty""#), "{bars}");
}
