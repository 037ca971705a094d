//! The state of the page, which is its address: what is selected, which view and case are open, in
//! which language, and how the page is used.

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

/// How the page is used: plainly, in large type, or standing before a kiosk. What follows the name
/// of a kiosk's mode are the settings of its venue, which only the kiosk reads ([`crate::venue`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mode(String);

impl Mode {
    /// The name of the mode in large type.
    pub const ELDER: &str = "elder";
    /// The name of the mode of a kiosk.
    pub const KIOSK: &str = "kiosk";

    /// The mode of that name, with what follows it; the plain one where there is none.
    pub fn read(text: &str) -> Mode {
        let is_known = text == Mode::ELDER || text.split(',').next() == Some(Mode::KIOSK);
        Mode(if is_known { text.to_owned() } else { String::new() })
    }

    /// The mode in an address; empty where it is the plain one.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it is that of a kiosk.
    pub fn is_kiosk(&self) -> bool {
        self.0.starts_with(Mode::KIOSK)
    }

    /// Whether it is the one in large type.
    pub fn is_elder(&self) -> bool {
        self.0 == Mode::ELDER
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
    /// How the page is used.
    pub mode: Mode,
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
            mode: last("mode").map(Mode::read).unwrap_or_default(),
        }
    }

    /// Where everything starts again, in the same language and mode.
    #[must_use]
    pub fn home(&self) -> Address {
        Address { locale: self.locale, mode: self.mode.clone(), ..Address::default() }
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
        if !self.mode.text().is_empty() {
            parts.push(("mode", self.mode.text().to_owned()));
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
