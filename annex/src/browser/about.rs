//! What became of the collection, as the desk wrote it.

use anlan_engine::about::{About, read};
use anlan_pages::words::Locale;

use crate::browser::fetch;

/// Where it lies, seen from the page.
fn address(locale: Locale) -> &'static str {
    match locale {
        Locale::Hant => "data/about.zh-Hant.json",
        Locale::Hans | Locale::En => "data/about.json",
    }
}

/// What became of the collection, in the script of a language; nothing where it does not arrive,
/// or where something else does.
pub async fn about(locale: Locale) -> Option<About> {
    read(fetch::text(address(locale)).await?.as_bytes())
}
