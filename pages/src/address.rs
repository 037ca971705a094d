//! The state of the page, which is its address: what is selected, which view and case are open, in
//! which language, and how the page is used.

use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::permalink;
use anlan_engine::selection::Selection;

use crate::own;
use crate::words::Locale;

/// Which part of the page lies open, as addresses say it: a kind, what it is about, and options, as in
/// `district:370102` or `time,lanes:theme`; empty for the list of cases. The page knows the kinds; what
/// stands behind them only the annex reads, which draws all but the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View(String);

impl View {
    /// The list of cases, as a view is called in words.
    pub const CASES: &str = "cases";
    /// The timeline.
    pub const TIME: &str = "time";
    /// The charts by district.
    pub const DISTRICTS: &str = "districts";
    /// District against mechanism, and who had it first.
    pub const MECHANISMS: &str = "mechanisms";
    /// Every figure as a table.
    pub const FIGURES: &str = "figures";
    /// One district.
    pub const DISTRICT: &str = "district";
    /// One mechanism.
    pub const MECHANISM: &str = "mechanism";
    /// The announced lists, or one of them.
    pub const SERIES: &str = "series";
    /// The cases picked, side by side.
    pub const COMPARE: &str = "compare";
    /// Selections side by side.
    pub const GROUPS: &str = "groups";
    /// The selection to take away.
    pub const TAKE: &str = "take";
    /// The selection as a printed compilation.
    pub const BOOKLET: &str = "booklet";
    /// What became of the collection: its versions.
    pub const ABOUT: &str = "about";
    /// What is said of one case that was withdrawn.
    pub const WITHDRAWN: &str = "withdrawn";
    /// The way to each of these.
    pub const MORE: &str = "more";

    const KINDS: [&str; 14] = [
        View::TIME,
        View::DISTRICTS,
        View::MECHANISMS,
        View::FIGURES,
        View::DISTRICT,
        View::MECHANISM,
        View::SERIES,
        View::COMPARE,
        View::GROUPS,
        View::TAKE,
        View::BOOKLET,
        View::ABOUT,
        View::WITHDRAWN,
        View::MORE,
    ];

    /// The view of that text; the list where its kind is not known.
    pub fn read(text: &str) -> View {
        let view = View(text.to_owned());
        if View::KINDS.contains(&view.kind()) { view } else { View::default() }
    }

    /// The view of a kind about a subject; about none where it is empty.
    pub fn of(kind: &str, subject: &str) -> View {
        let gap = if subject.is_empty() { "" } else { ":" };
        View(format!("{kind}{gap}{subject}"))
    }

    /// The view in an address; empty where it is the list.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What kind of view it is.
    pub fn kind(&self) -> &str {
        match self.0.split([':', ',']).next() {
            None | Some("") => View::CASES,
            Some(kind) => kind,
        }
    }

    /// What it is about; empty where nothing is said.
    pub fn subject(&self) -> &str {
        let head = self.0.split(',').next().unwrap_or_default();
        head.split_once(':').map_or("", |(_, subject)| subject)
    }

    /// An option, as text; empty where it is not set.
    pub fn option(&self, name: &str) -> &str {
        let options = self.0.split(',').skip(1).filter_map(|option| option.split_once(':'));
        options.filter(|(key, _)| *key == name).map(|(_, value)| value).last().unwrap_or_default()
    }

    /// The same with an option set to a value that has no comma; without the option where it is empty.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> View {
        let is_other = |option: &&str| option.split(':').next() != Some(name);
        let mut parts: Vec<&str> = self.0.split(',').take(1).collect();
        parts.extend(self.0.split(',').skip(1).filter(is_other));
        let own = format!("{name}:{value}");
        if !value.is_empty() {
            parts.push(&own);
        }
        View(parts.join(","))
    }

    /// Whether it is the list of cases.
    pub fn is_list(&self) -> bool {
        self.0.is_empty()
    }
}

/// The cases put aside to be compared, as addresses name them: ids, in the order in which they were
/// picked. An id without a case stays, so that the comparison can say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked(String);

impl Picked {
    /// So many cases can be compared.
    pub const MOST: usize = 4;

    /// The ids of a text; none twice, and what is too many is left out.
    pub fn read(text: &str) -> Picked {
        text.split(',').fold(Picked::default(), |picked, id| picked.with(id))
    }

    /// The ids in an address; empty where there is none.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The ids, in the order in which they were picked.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.split(',').filter(|id| !id.is_empty())
    }

    /// Whether a case is picked.
    pub fn holds(&self, id: &str) -> bool {
        self.ids().any(|own| own == id)
    }

    /// Whether no further case can be picked.
    pub fn is_full(&self) -> bool {
        self.ids().count() >= Picked::MOST
    }

    /// With a case taken out, if it is in, or put in, if there is room.
    #[must_use]
    pub fn toggled(&self, id: &str) -> Picked {
        if !self.holds(id) {
            return self.with(id);
        }
        self.ids().filter(|own| *own != id).fold(Picked::default(), |picked, own| picked.with(own))
    }

    fn with(&self, id: &str) -> Picked {
        if id.is_empty() || self.holds(id) || self.is_full() {
            return self.clone();
        }
        Picked(if self.0.is_empty() { id.to_owned() } else { [&self.0, ",", id].concat() })
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
    /// The cases to be compared.
    pub picked: Picked,
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
        Address {
            selection: Selection::from_parts(collection, &parts),
            view: last("view").map(View::read).unwrap_or_default(),
            picked: last("compare").map(Picked::read).unwrap_or_default(),
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
        for (key, text) in [("view", self.view.text()), ("compare", self.picked.text())] {
            if !text.is_empty() {
                parts.push((key, text.to_owned()));
            }
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
    own::locales().find(|locale| Some(locale.tag()) == tag).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_read_by_its_kind() {
        for text in ["time", "district:370102", "districts,by:people,colour:figures", "series:a-b"]
        {
            assert_eq!(View::read(text).text(), text);
        }
        for text in ["", "cases", "nonsense", "Districts", ":district", ",by:people"] {
            assert_eq!(View::read(text), View::default(), "{text}");
        }
        assert_eq!(View::default().kind(), View::CASES);
    }

    #[test]
    fn a_view_has_a_subject_and_options() {
        let view = View::of(View::DISTRICT, "370102").with("by", "people").with("colour", "a");
        assert_eq!(view.text(), "district:370102,by:people,colour:a");
        assert_eq!((view.kind(), view.subject()), ("district", "370102"));
        assert_eq!(
            (view.option("by"), view.option("colour"), view.option("b")),
            ("people", "a", "")
        );
        assert_eq!(view.with("by", "area").text(), "district:370102,colour:a,by:area");
        assert_eq!(view.with("by", "").with("colour", "").text(), "district:370102");
        assert_eq!(View::of(View::TIME, "").with("lanes", "theme").subject(), "");
    }

    #[test]
    fn at_most_four_cases_are_picked_and_none_twice() {
        let picked = Picked::read("a,,b,a,c");
        assert_eq!(picked.ids().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert!(!picked.is_full() && picked.holds("b"));
        assert_eq!(picked.toggled("b").toggled("d").toggled("e").text(), "a,c,d,e");
        assert_eq!(Picked::read("a,b,c,d,e").toggled("f").text(), "a,b,c,d");
        assert_eq!(Picked::read("a").toggled("a"), Picked::default());
    }
}
