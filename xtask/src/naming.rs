//! The page under the name of its collection: what `data/collection.json` says comes to stand in
//! `index.html` and in the files beside it, so that the programs are the same for every collection.

use std::fs;
use std::path::Path;

use anlan_author::collection::Identity;
use anlan_author::colours::{Theme, recoloured};
use anlan_pages::own;
use anlan_pages::words::Locale;
use anyhow::{Context as _, Result, ensure};

use anlan_author::site::html;

/// The style sheets, beside that in the page, that name the colour by day or by night, or both.
const SHEETS: [&str; 3] = ["plain.css", "study-picture.css", "tokens.css"];
const MANIFEST: &str = "manifest.webmanifest";
const NOT_FOUND: &str = "404.html";

/// Writes the name of the collection into a folder that has none yet.
pub(crate) fn write(dist: &Path, identity: &Identity) -> Result<()> {
    let change = |name: &str, change: &dyn Fn(&str) -> Result<String>| {
        let path = dist.join(name);
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let text = change(&text).with_context(|| path.display().to_string())?;
        fs::write(&path, text).with_context(|| path.display().to_string())
    };
    change("index.html", &|page| index(page, identity))?;
    change(MANIFEST, &|text| manifest(text, identity))?;
    change(NOT_FOUND, &|page| Ok(not_found(page, identity)))?;
    for sheet in SHEETS {
        change(sheet, &|sheet| Ok(coloured(sheet, identity)))?;
    }
    Ok(())
}

/// `index.html` with the collection's name, languages and colours.
fn index(page: &str, identity: &Identity) -> Result<String> {
    let first = identity.first();
    let mut edits = Vec::new();
    for tag in html::tags(page) {
        let place = tag.place.clone();
        let is = |name: &str, value: &str| tag.attribute(name) == Some(value);
        match tag.name {
            "html" => {
                let others = tag.attributes().filter(|(name, _)| *name != "lang");
                let others = others.map(|(name, value)| format!(" {name}=\"{value}\""));
                let others = others.collect::<Vec<_>>().concat();
                let own = quoted(&identity.text());
                let lang = first.tag();
                edits.push((
                    place,
                    format!("<html lang=\"{lang}\"{others} {}=\"{own}\">", own::ATTRIBUTE),
                ));
            }
            "title" => {
                let end = page[place.end..].find('<').map_or(place.end, |at| place.end + at);
                edits.push((place.end..end, escaped(&identity.page_title(first))));
            }
            "meta" if is("name", "description") => {
                let text = quoted(&identity.description(first));
                edits.push((place, format!("<meta name=\"description\" content=\"{text}\">")));
            }
            "p" if is("class", "boot-name") => {
                let end = page[place.end..].find('<').map_or(place.end, |at| place.end + at);
                let name = escaped(&identity.short(first));
                let lang = first.tag();
                edits.push((
                    place.start..end,
                    format!("<p class=\"boot-name\" lang=\"{lang}\">{name}"),
                ));
            }
            "style" => {
                let body = place.end..place.end + tag.body.len();
                edits.push((body, coloured(tag.body, identity)));
            }
            _ => {}
        }
    }
    ensure!(edits.len() >= 5, "a place for the name of the collection is missing");
    let mut named = String::new();
    let mut at = 0;
    for (range, text) in edits {
        named += &page[at..range.start];
        named += &text;
        at = range.end;
    }
    named += &page[at..];
    Ok(if identity.is_english() { named.replace(" (in Chinese)", "") } else { named })
}

/// What is installed carries the collection's name, and leads to views that it has words for.
fn manifest(text: &str, identity: &Identity) -> Result<String> {
    let first = identity.first();
    let mut manifest: serde_json::Value = serde_json::from_str(text)?;
    manifest["name"] = identity.page_title(first).into();
    manifest["short_name"] = identity.short(first).into();
    manifest["description"] = identity.description(first).into();
    manifest["lang"] = first.tag().into();
    if first == Locale::En {
        let words = first.words();
        let names = [
            words.search,
            own::text(first, own::Field::PlacesView),
            words.timeline,
            words.elder_mode,
        ];
        let shortcuts = manifest["shortcuts"].as_array_mut().context("it has no shortcuts")?;
        for (shortcut, name) in shortcuts.iter_mut().zip(names) {
            shortcut["name"] = name.into();
            shortcut["short_name"] = name.into();
        }
    }
    Ok(format!("{manifest:#}\n"))
}

/// The page for unknown addresses, which names the collection in each language that it is offered in.
fn not_found(page: &str, identity: &Identity) -> String {
    let [simplified, traditional, english] =
        Locale::ALL.map(|locale| escaped(&identity.short(locale)));
    let own =
        page.replace("案览", &simplified).replace("案覽", &traditional).replace("Anlan", &english);
    if identity.locales().contains(&Locale::Hans) {
        return own;
    }
    let title = escaped(&identity.page_title(Locale::En));
    let body = own.find("<body>").map_or(own.len(), |at| at + "<body>".len());
    let head = own[..body].replace("lang=\"zh-Hans\"", "lang=\"en\"");
    let head = head.replace("没有这一页", "No such page");
    format!(
        "{head}\n  <h1>{title}</h1>\n  <p>There is no such page here. The address may be wrong, or the page \
         has moved. <a href=\"./\">Open {english}</a></p>\n</body>\n</html>\n"
    )
}

/// A style sheet in the colours of the collection.
fn coloured(sheet: &str, identity: &Identity) -> String {
    let colours = identity.colours();
    let themes = [(Theme::LIGHT, colours.light), (Theme::DARK, colours.dark)];
    themes.into_iter().fold(sheet.to_owned(), |sheet, (theme, own)| {
        own.and_then(|own| recoloured(&sheet, &theme, &own)).unwrap_or(sheet)
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn quoted(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}
