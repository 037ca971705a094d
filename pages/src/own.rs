//! What the collection says of itself: its name, the languages it is offered in, the facets that it
//! shows, and what it calls a place.
//!
//! The program is the same for every collection. What differs stands as one text on the root of
//! `index.html`, which the desk writes from `collection.json`; the page takes it over before it draws,
//! and the desk before it writes a page. It holds for the thread that took it over.
//!
//! The text has lines, and fields parted by tabs. The first line says in which language the cases are
//! written, and which facets are shown, each by its place in [`Facet::ALL`]; and the name by
//! which other programs know the collection. Then comes a line for each
//! language that is offered, the first being the one that no address names: its tag, and [`Field`]s. A
//! language whose tag has a star is not offered: only pages of plain HTML are written in it.

use std::cell::Cell;

use anlan_engine::facet::Facet;

use crate::words::Locale;
pub use crate::words::usual::USUAL;

/// The attribute of the root of `index.html` that holds the text.
pub const ATTRIBUTE: &str = "data-own";

/// What a line of a language holds, after its tag. The names of [`Facet::ALL`] follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The short title, which stands beside the name of anything that is open.
    Short = 1,
    /// What stands below it.
    Tagline,
    /// The title of the page where nothing is open.
    Page,
    /// The whole title.
    Title,
    /// A place, as in “cases by island”.
    Place,
    /// The view of the places, as a link names it.
    PlacesView,
    /// Places of every sort, after their number.
    AllPlaces,
}

/// The field of the first facet.
const FACETS: usize = Field::AllPlaces as usize + 1;

/// A line of the text, by its fields.
type Line = Vec<&'static str>;

// A page that was not told draws nothing of it; the desk and tests begin with the usual.
#[cfg(target_family = "wasm")]
thread_local! {
    static OWN: Cell<&'static [Line]> = const { Cell::new(&[]) };
}
#[cfg(not(target_family = "wasm"))]
thread_local! {
    static OWN: Cell<&'static [Line]> = Cell::new(lines(USUAL));
}

/// Takes over what a collection says of itself. It is kept for as long as the program runs.
pub fn adopt(text: String) {
    OWN.set(lines(text.leak()));
}

fn lines(text: &'static str) -> &'static [Line] {
    text.split('\n').map(|line| line.split('\t').collect()).collect::<Vec<Line>>().leak()
}

/// The languages that are offered; the first is the one that no address names.
pub fn locales() -> impl Iterator<Item = Locale> {
    OWN.get().iter().filter_map(|line| Locale::of_tag(line[0]))
}

/// Whether the cases are written in English.
pub fn is_english() -> bool {
    head(0) == "=en"
}

/// The name by which other programs know the collection: small letters, digits and hyphens.
pub fn id() -> &'static str {
    head(2)
}

/// The facets that are shown, in their order.
pub fn facets() -> impl Iterator<Item = Facet> {
    head(1).bytes().filter_map(|digit| Facet::ALL.get(usize::from(digit & 7)).copied())
}

/// What the collection says in a language; empty where it is not offered.
pub fn text(locale: Locale, field: Field) -> &'static str {
    at(locale, field as usize)
}

/// What the collection calls a facet.
pub fn facet(locale: Locale, facet: Facet) -> &'static str {
    at(locale, FACETS + facet as usize)
}

/// A field of the first line.
fn head(place: usize) -> &'static str {
    field(OWN.get().first(), place)
}

fn at(locale: Locale, place: usize) -> &'static str {
    field(OWN.get().iter().find(|line| line[0].starts_with(locale.tag())), place)
}

fn field(line: Option<&Line>, place: usize) -> &'static str {
    line.and_then(|line| line.get(place)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_text_says_everything_in_every_language() {
        assert_eq!(locales().collect::<Vec<_>>(), Locale::ALL);
        assert_eq!(facets().collect::<Vec<_>>(), Facet::ALL);
        assert!(!is_english());
        for locale in Locale::ALL {
            for field in 0..FACETS + Facet::ALL.len() {
                assert!(!at(locale, field).is_empty(), "{locale:?} {field}");
            }
            assert_eq!(at(locale, FACETS + Facet::ALL.len()), "");
        }
        assert_eq!(facet(Locale::En, Facet::SourceKind), "Kind of source");
    }

    #[test]
    fn a_collection_says_what_it_is_in_its_own_words() {
        adopt(
            "=en\t20\tlamps\nen\tLamps\t\tLamps\tLamps\tisle\tIsles\tisles\tIsle\tCraft\tMeans"
                .to_owned(),
        );
        assert_eq!(Locale::default(), Locale::En);
        assert_eq!(locales().collect::<Vec<_>>(), [Locale::En]);
        assert_eq!(facets().collect::<Vec<_>>(), [Facet::Mechanism, Facet::District]);
        assert!(is_english());
        assert_eq!(id(), "lamps");
        assert_eq!(text(Locale::En, Field::Place), "isle");
        assert_eq!(facet(Locale::En, Facet::Theme), "Craft");
        assert_eq!(text(Locale::Hans, Field::Title), "");
        adopt(USUAL.to_owned());
        assert_eq!(Locale::default(), Locale::Hans);
    }

    #[test]
    fn a_page_that_was_not_told_still_stands() {
        adopt(String::new());
        assert_eq!((locales().next(), facets().next()), (None, None));
        assert_eq!((Locale::default(), is_english()), (Locale::Hans, false));
        assert_eq!(facet(Locale::En, Facet::Year), "");
    }
}
