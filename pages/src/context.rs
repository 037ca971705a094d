//! What a document is written from.

use std::fmt::Write as _;

use anlan_engine::answer::Answer;
use anlan_engine::case::{Case, Figure};
use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::marks::marks;
use anlan_engine::selection::Selection;
use maud::{Escaper, Markup, PreEscaped, html};

use crate::address::Address;
use crate::marked::marked;
use crate::own;
use crate::words::{Locale, Words};

/// The collection, the state of the page, and what the one answers to the other. An element with
/// `data-href` leads to that address like a link, and is a button because it changes what is asked.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What is shown.
    pub collection: &'a Collection,
    /// Where the reader is; links keep what they do not change.
    pub address: &'a Address,
    /// What the collection answers to the state.
    pub answer: &'a Answer,
}

impl<'a> Context<'a> {
    /// The words of the interface.
    pub fn words(&self) -> &'static Words {
        self.address.locale.words()
    }

    /// Whether the reader reads the Chinese texts.
    pub fn is_chinese(&self) -> bool {
        self.address.locale.is_chinese()
    }

    /// Whether the reader reads another language than that of the cases.
    pub fn is_translated(&self) -> bool {
        !self.is_chinese() && !own::is_english()
    }

    /// The `lang` of the texts of the cases.
    pub fn own_lang(&self) -> &'static str {
        let locale = self.address.locale;
        if self.is_translated() { Locale::Hans.tag() } else { locale.tag() }
    }

    /// The `lang` of a text that may be Chinese or English.
    pub fn lang_of(&self, text: &str) -> &'static str {
        if text.chars().any(is_chinese) { self.own_lang() } else { Locale::En.tag() }
    }

    /// A text of both languages, each run of Chinese with its `lang`.
    pub fn mixed(&self, text: &str) -> Markup {
        let mut marked = String::new();
        let mut is_open = false;
        for ch in text.chars() {
            if is_chinese(ch) != is_open {
                is_open = !is_open;
                if is_open {
                    marked.push_str("<span lang=\"");
                    marked.push_str(self.own_lang());
                    marked.push_str("\">");
                } else {
                    marked.push_str("</span>");
                }
            }
            // Writing to a text does not fail.
            let _ = Escaper::new(&mut marked).write_char(ch);
        }
        if is_open {
            marked.push_str("</span>");
        }
        PreEscaped(marked)
    }

    /// The title of a case in the reader's language.
    pub fn title(&self, record: &'a Case) -> &'a str {
        self.address.locale.title(record)
    }

    /// The name of a bucket: the short one where `short`, if it has one.
    pub fn bucket_name(&self, facet: Facet, bucket: BucketId, short: bool) -> String {
        self.address.locale.bucket_name(self.collection, facet, bucket, short)
    }

    /// The link to where the reader is but for a change.
    pub fn href(&self, change: impl FnOnce(&mut Address)) -> String {
        let mut to = self.address.clone();
        change(&mut to);
        to.href(self.collection)
    }

    /// The link to a case from where the reader is.
    pub fn case_href(&self, case: CaseId) -> String {
        self.href(|to| to.case = Some(case))
    }

    /// The link that chooses a bucket, or takes the choice back.
    pub fn toggle_href(&self, facet: Facet, bucket: BucketId) -> String {
        self.href(|to| to.selection.toggle(facet, bucket))
    }

    /// Whether a bucket is chosen.
    pub fn is_chosen(&self, facet: Facet, bucket: BucketId) -> bool {
        self.address.selection.chosen(facet).binary_search(&bucket).is_ok()
    }

    /// The link to the list of one bucket alone.
    pub fn list_href(&self, facet: Facet, bucket: BucketId) -> String {
        let mut selection = Selection::default();
        selection.choose_only(facet, bucket);
        Address { selection, ..self.address.home() }.href(self.collection)
    }

    /// A figure with how exact it is and its unit: “≥ 130 件”.
    pub fn figure(&self, figure: &Figure) -> Markup {
        html! {
            strong {
                (self.words().quantity(figure))
                // A sign stands by its number, a word apart from it.
                @if figure.unit != "%" { " " }
                span lang=(self.own_lang()) { (figure.unit) }
            }
        }
    }

    /// A text with the words typed marked in it.
    pub fn marked(&self, text: &str) -> Markup {
        marked(text, &marks(text, &self.answer.query, self.collection.fold()))
    }
}

/// Whether it is a Chinese character or one of the marks that only Chinese has.
fn is_chinese(ch: char) -> bool {
    ch >= '\u{2e80}'
}
