//! The leaf in the place of a case that was withdrawn: that it was, when and why, and what to read now.

use anlan_engine::about::Withdrawn;
use anlan_pages::address::View;
use maud::html;

use super::frame::{DESCRIPTION, Head, page};
use super::{Leaf, Sheet, linked, opening};

/// The whole page.
pub(crate) fn leaf(sheet: &Sheet<'_>, own: &Withdrawn) -> String {
    let words = sheet.words();
    let said = (words.withdrawn_on)(&(sheet.page_words().day)(own.date));
    let title = format!("{}：{}", words.withdrawn, own.title);
    let description = opening([said.as_str(), own.reason.as_str()], DESCRIPTION);
    let head = Head {
        data: linked::web_page(sheet, &title, &description),
        title,
        is_article: false,
        is_hidden: true,
        description,
        explorer: sheet.to_explorer(|to| to.view = View::of(View::WITHDRAWN, &own.id)),
        trail: Vec::new(),
    };
    let successor = own.successor.as_deref().and_then(|id| sheet.collection.find(id));
    page(
        sheet,
        &head,
        html! {
            h1 { (head.title) }
            p { (said) }
            h2 { (words.reason) }
            p { (own.reason) }
            @if let Some(case) = successor.map(|id| sheet.case(id)) {
                h2 { (words.successor) }
                p { a href=(sheet.to(Leaf::Case(&case.id))) { (case.title) } }
            }
            div.in-english lang="en" {
                p { strong { "Withdrawn: " (own.title_en) } }
                p { (own.reason_en) }
            }
        },
    )
}
