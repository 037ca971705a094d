//! What a leaf says as data, in the words of schema.org, for whoever reads pages by program.

use anlan_engine::case::{Case, Source};
use anlan_engine::collection::CaseId;
use anlan_pages::words::Locale;
use serde_json::{Map, Value, json};

use super::frame::DESCRIPTION;
use super::{Leaf, Sheet, opening};

/// The part of the index's address that names the collection itself.
const COLLECTION: &str = "#collection";

/// The text of a data block inside HTML. Nothing in it can end the element or begin a comment: what
/// could is written as JSON escapes it.
pub(crate) fn in_html(data: &Value) -> String {
    let mut text = String::new();
    for ch in data.to_string().chars() {
        match ch {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                text.push_str(&format!("\\u{:04x}", u32::from(ch)));
            }
            _ => text.push(ch),
        }
    }
    text
}

/// The leaf, and the way to it from the index.
pub(crate) fn graph(leaf: Value, steps: &[(&str, String)]) -> Value {
    let steps = steps.iter().enumerate().map(|(at, (name, address))| {
        json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": address })
    });
    let trail = json!({ "@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<_>>() });
    json!({ "@context": "https://schema.org", "@graph": [leaf, trail] })
}

/// A case.
pub(crate) fn article(sheet: &Sheet<'_>, case: &Case, description: &str) -> Value {
    let address = sheet.address(&sheet.leaf.path(sheet.locale));
    let collection = sheet.collection;
    let vocabulary = collection.vocabulary();
    let themes = vocabulary.themes.iter().filter(|own| case.themes.contains(&own.id));
    let mechanisms = vocabulary.mechanisms.iter().filter(|own| case.mechanisms.contains(&own.id));
    let themes = themes.map(|own| term(sheet, &own.zh, &own.en, Leaf::Theme(&own.id)));
    let mechanisms = mechanisms.map(|own| term(sheet, &own.zh, &own.en, Leaf::Mechanism(&own.id)));
    let sources = std::iter::once(&case.source).chain(&case.more_sources);
    let sources: Vec<Value> = sources.filter_map(based_on).collect();
    let mut data = json!({
        "@type": "Article",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": case.title,
        "alternativeHeadline": case.title_en,
        "description": description,
        "abstract": case.summary_en,
        "inLanguage": sheet.locale.tag(),
        "author": { "@type": "Organization", "name": sheet.identity.editors(sheet.locale) },
        "keywords": case.keywords,
        "about": themes.chain(mechanisms).collect::<Vec<Value>>(),
        "isPartOf": part_of(sheet),
    });
    let mut say = |key: &str, value: Option<Value>| {
        if let (Some(entries), Some(value)) = (data.as_object_mut(), value) {
            entries.insert(key.to_owned(), value);
        }
    };
    say("datePublished", case.source.published.map(|date| date.to_string().into()));
    say("temporalCoverage", case.date.value.map(|date| date.to_string().into()));
    say("contentLocation", sheet.place(case).map(|own| place(&own.zh)));
    say("isBasedOn", (!sources.is_empty()).then_some(sources.into()));
    say("image", sheet.base.map(|base| base.of(super::frame::PICTURE.0).into()));
    data
}

fn term(sheet: &Sheet<'_>, name: &str, english: &str, leaf: Leaf<'_>) -> Value {
    json!({
        "@type": "DefinedTerm",
        "name": name,
        "alternateName": english,
        "url": sheet.address(&leaf.path(sheet.locale)),
    })
}

fn place(name: &str) -> Value {
    json!({ "@type": "Place", "name": name })
}

/// A page that a case was read from, where a visitor may be sent there.
fn based_on(source: &Source) -> Option<Value> {
    let url = source.url.as_ref().filter(|_| source.linkable)?;
    let publisher =
        source.publisher.as_ref().map(|own| json!({ "@type": "Organization", "name": own }));
    let known = [
        ("@type", Some(json!("WebPage"))),
        ("url", Some(json!(url))),
        ("name", source.title.as_ref().map(|own| json!(own))),
        ("publisher", publisher),
        ("datePublished", source.published.map(|own| json!(own.to_string()))),
    ];
    let known = known.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Some(Value::Object(known.collect::<Map<String, Value>>()))
}

fn part_of(sheet: &Sheet<'_>) -> Value {
    let index = sheet.address(&Leaf::Index.path(sheet.locale));
    json!({ "@type": "Dataset", "@id": format!("{index}{COLLECTION}"), "name": sheet.site(), "url": index })
}

/// A page that leads to cases.
pub(crate) fn collection_page(
    sheet: &Sheet<'_>,
    name: &str,
    description: &str,
    about: Value,
    cases: &[CaseId],
) -> Value {
    let address = sheet.address(&sheet.leaf.path(sheet.locale));
    json!({
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "inLanguage": sheet.locale.tag(),
        "about": about,
        "isPartOf": part_of(sheet),
        "mainEntity": item_list(sheet, cases),
    })
}

/// A page that stands in the place of a case.
pub(crate) fn web_page(sheet: &Sheet<'_>, name: &str, description: &str) -> Value {
    let address = sheet.address(&sheet.leaf.path(sheet.locale));
    json!({
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "inLanguage": sheet.locale.tag(),
        "isPartOf": part_of(sheet),
    })
}

/// A theme or a mechanism as what a page is about.
pub(crate) fn defined_term(name: &str, english: &str, definition: Option<&str>) -> Value {
    let mut data = json!({ "@type": "DefinedTerm", "name": name, "alternateName": english });
    if let (Some(entries), Some(definition)) = (data.as_object_mut(), definition) {
        entries.insert("description".to_owned(), definition.into());
    }
    data
}

/// A place as what a page is about.
pub(crate) fn subject_place(name: &str, english: &str) -> Value {
    json!({ "@type": "Place", "name": name, "alternateName": english })
}

fn item_list(sheet: &Sheet<'_>, cases: &[CaseId]) -> Value {
    let items = cases.iter().enumerate().map(|(at, case)| {
        let case = sheet.case(*case);
        json!({
            "@type": "ListItem",
            "position": at + 1,
            "name": case.title,
            "url": sheet.address(&Leaf::Case(&case.id).path(sheet.locale)),
        })
    });
    json!({ "@type": "ItemList", "numberOfItems": cases.len(), "itemListElement": items.collect::<Vec<_>>() })
}

/// The whole collection; `said` is what it is and how it was made.
pub(crate) fn dataset(sheet: &Sheet<'_>, said: &str) -> Value {
    let words = sheet.words();
    let address = sheet.address(&Leaf::Index.path(sheet.locale));
    let download = |path: &str, locale: Locale| {
        json!({
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "inLanguage": locale.tag(),
            "contentUrl": sheet.address(path),
        })
    };
    let downloads = sheet.identity.scripts().into_iter().map(|locale| match locale {
        Locale::Hant => download("data/collection.zh-Hant.json", locale),
        Locale::Hans | Locale::En => download("data/collection.json", locale),
    });
    let city = sheet.collection.districts().first();
    let years = sheet.collection.years().map(|(first, last)| format!("{first}/{last}"));
    let mut data = json!({
        "@type": "Dataset",
        "@id": format!("{address}{COLLECTION}"),
        "url": address,
        "name": sheet.site(),
        "description": opening([said], DESCRIPTION * 3),
        "inLanguage": sheet.locale.tag(),
        "isAccessibleForFree": true,
        "creator": { "@type": "Organization", "name": sheet.identity.editors(sheet.locale) },
        "license": {
            "@type": "CreativeWork",
            "name": words.terms,
            "text": words.terms_text.concat(),
            "url": format!("{address}#terms"),
        },
        "distribution": downloads.collect::<Vec<_>>(),
    });
    if let Some(entries) = data.as_object_mut() {
        entries.extend(years.map(|years| ("temporalCoverage".to_owned(), years.into())));
        entries.extend(city.map(|own| ("spatialCoverage".to_owned(), place(&own.zh))));
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_block_of_data_can_end_it() {
        let hostile = json!({ "a": "</script><!-- <script>&amp;\u{2028}]]>", "b</SCRIPT>": 1 });
        let text = in_html(&hostile);
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), hostile);
    }
}
