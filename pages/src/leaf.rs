//! The way to a leaf: a page of plain HTML that the desk writes for a case, a place or a mechanism.

use maud::{Markup, html};

use crate::context::Context;
use crate::own;
use crate::words::Locale;

/// The link to the leaf of something: of a kind, such as `case/`, and with a name. It stands in an element
/// of the class `about`, which a kiosk does not show: there it would be a way out.
pub(crate) fn link(context: &Context<'_>, kind: &str, name: &str) -> Markup {
    // English titles and summaries stand on the leaves in Simplified characters.
    let (lang, script) = match context.address.locale {
        Locale::Hant => (Locale::Hant, "zh-Hant/"),
        Locale::En if own::is_english() => (Locale::En, ""),
        _ => (Locale::Hans, ""),
    };
    html! {
        a href=(["read/", script, kind, name, ".html"].concat()) hreflang=(lang.tag()) {
            (context.words().plain_page)
        }
    }
}
