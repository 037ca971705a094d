//! The state of the page, which is its address: what is selected, which view and case are open, and
//! in which language.

use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::permalink;
use anlan_engine::selection::Selection;

use crate::words::Locale;

/// Which part of the page lies open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of cases.
    #[default]
    Cases,
    /// The timeline alone; on wide screens it stands above the list anyway.
    Time,
    /// The charts by district.
    Districts,
}

impl View {
    /// Every view, in the order in which they are offered.
    pub const ALL: [View; 3] = [View::Cases, View::Time, View::Districts];

    /// The view's name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            View::Cases => "cases",
            View::Time => "time",
            View::Districts => "districts",
        }
    }
}

/// Everything that an address of the page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What is asked for.
    pub selection: Selection,
    /// Which part lies open.
    pub view: View,
    /// The case that is open, if one is.
    pub case: Option<CaseId>,
    /// The language of the interface.
    pub locale: Locale,
}

impl Address {
    /// Reads the query string of an address. Never fails: what it does not know is left out.
    pub fn read(collection: &Collection, query: &str) -> Address {
        let parts = permalink::decode(query);
        let last = |wanted: &str| {
            parts.iter().rev().find(|(key, _)| key == wanted).map(|(_, value)| value.as_str())
        };
        let view = |key: &str| View::ALL.into_iter().find(|view| view.key() == key);
        Address {
            selection: Selection::from_parts(collection, &parts),
            view: last("view").and_then(view).unwrap_or_default(),
            case: last("case").and_then(|id| collection.find(id)),
            locale: locale_of(query),
        }
    }

    /// The query string, without a question mark; empty for the page as it first opens.
    pub fn query(&self, collection: &Collection) -> String {
        let mut parts = self.selection.to_parts(collection);
        if self.view != View::default() {
            parts.push(("view", self.view.key().to_owned()));
        }
        if let Some(case) = self.case {
            parts.push(("case", collection.case(case).id.clone()));
        }
        if self.locale != Locale::default() {
            parts.push(("lang", self.locale.tag().to_owned()));
        }
        permalink::encode(parts.iter().map(|(key, value)| (*key, value.as_str())))
    }

    /// The address as a link on the page.
    pub fn href(&self, collection: &Collection) -> String {
        format!("?{}", self.query(collection))
    }
}

/// The language that the query string of an address asks for.
pub fn locale_of(query: &str) -> Locale {
    let parts = permalink::decode(query);
    let tag = parts.iter().rev().find(|(key, _)| key == "lang").map(|(_, tag)| tag.as_str());
    Locale::ALL.into_iter().find(|locale| Some(locale.tag()) == tag).unwrap_or_default()
}
