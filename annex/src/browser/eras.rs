//! The eras behind the timeline, as the desk wrote them.

use anlan_engine::eras::{Era, read};
use anlan_pages::words::Locale;

use crate::browser::fetch;

/// Where they lie, seen from the page.
fn address(locale: Locale) -> &'static str {
    match locale {
        Locale::Hant => "data/eras.zh-Hant.json",
        Locale::Hans | Locale::En => "data/eras.json",
    }
}

/// The eras in the script of a language; nothing where they do not arrive.
pub async fn eras(locale: Locale) -> Option<Vec<Era>> {
    let text = fetch::text(address(locale)).await?;
    Some(read(text.as_bytes()).unwrap_or_default())
}
