//! The leaves: a page of plain HTML for each case, place, theme and mechanism, and one that leads to
//! all of them, in both scripts; with them what search engines and feed readers ask for. They are the
//! collection for whoever does not run the program, and each leads to the same place in it.
//!
//! [`Leaf`] is which page, [`Sheet`] what it is written from. [`frame`] is what stands around every
//! leaf; [`case`], [`gone`], [`subject`] and [`index`] are what stands in it; [`linked`] says the same as data;
//! [`feed`] and [`crawl`] are the files beside them.

use std::collections::BTreeSet;

use anlan_engine::about::About;
use anlan_engine::case::{Case, District};
use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::facet::{BucketId, BucketName, Facet};
use anlan_pages::address::Address;
use anlan_pages::words::Locale;
use anyhow::{Context as _, Result, ensure};
use maud::{Markup, html};

mod base;
mod case;
mod crawl;
mod feed;
mod frame;
mod gone;
mod index;
mod linked;
mod subject;
mod words;

pub use base::Base;

use crate::collection::Identity;
use words::Words;

/// A file of the site: its path from the site's folder, and its text.
pub(crate) type File = (String, String);

/// Every file of the leaves. The collections, and what became of them, are the same, each in its language or
/// script; the first of them is the one that a name without an ending of its own leads to. A case that was
/// withdrawn keeps a page, which no list leads to.
///
/// # Errors
/// Where the name of something could not be the name of a file.
pub(crate) fn files(
    identity: &Identity,
    collections: &[(Locale, &Collection, &About)],
    base: Option<&Base>,
) -> Result<Vec<File>> {
    let &(first, collection, _) = collections.first().context("there is no collection")?;
    check_names(collection)?;
    let mut files = Vec::new();
    let mut tombstones = Vec::new();
    for &(locale, collection, about) in collections {
        for own in &about.withdrawn {
            let leaf = Leaf::Case(&own.id);
            let sheet = Sheet { identity, collection, locale, base, leaf };
            tombstones.push((leaf.path(locale), gone::leaf(&sheet, own)));
        }
        for leaf in leaves(collection) {
            let sheet = Sheet { identity, collection, locale, base, leaf };
            let path = leaf.path(locale);
            let text =
                sheet.text().with_context(|| format!("there is nothing to say in {path}"))?;
            files.push((path, text));
        }
    }
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let beside = [
        Some(feed::file(identity, first, collection, base)),
        base.map(|base| crawl::sitemap(&paths, base)),
        Some(crawl::robots(base)),
    ];
    files.extend(beside.into_iter().flatten());
    files.extend(tombstones);
    Ok(files)
}

/// Which page it is, by the name of what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaf<'a> {
    Index,
    Case(&'a str),
    District(&'a str),
    Theme(&'a str),
    Mechanism(&'a str),
}

/// Every leaf of a collection.
fn leaves(collection: &Collection) -> Vec<Leaf<'_>> {
    let vocabulary = collection.vocabulary();
    let mut leaves = vec![Leaf::Index];
    leaves.extend(collection.ids().map(|case| Leaf::Case(&collection.case(case).id)));
    leaves.extend(collection.districts().iter().map(|own| Leaf::District(&own.code)));
    leaves.extend(vocabulary.themes.iter().map(|own| Leaf::Theme(&own.id)));
    leaves.extend(vocabulary.mechanisms.iter().map(|own| Leaf::Mechanism(&own.id)));
    leaves
}

/// A name becomes the name of a file: one with a slash or two dots would be written elsewhere, and two
/// that differ in the size of their letters only would be one file on some systems.
fn check_names(collection: &Collection) -> Result<()> {
    let mut seen = BTreeSet::new();
    for leaf in leaves(collection) {
        let Some((folder, name)) = leaf.folder_and_name() else { continue };
        let is_plain = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-';
        ensure!(
            !name.is_empty() && name.chars().all(is_plain),
            "the {folder} “{name}” cannot have a page: its name would be that of a file, so it must be \
             of lower-case letters, digits and hyphens"
        );
        ensure!(seen.insert((folder, name)), "there are two of the {folder} “{name}”");
    }
    Ok(())
}

impl<'a> Leaf<'a> {
    fn folder_and_name(self) -> Option<(&'static str, &'a str)> {
        match self {
            Leaf::Index => None,
            Leaf::Case(name) => Some(("case", name)),
            Leaf::District(name) => Some(("district", name)),
            Leaf::Theme(name) => Some(("theme", name)),
            Leaf::Mechanism(name) => Some(("mechanism", name)),
        }
    }

    /// Its path from the folder of the site.
    pub(crate) fn path(self, locale: Locale) -> String {
        let script = if locale == Locale::Hant { "zh-Hant/" } else { "" };
        match self.folder_and_name() {
            None => format!("read/{script}index.html"),
            Some((folder, name)) => format!("read/{script}{folder}/{name}.html"),
        }
    }
}

/// What a leaf is written from.
#[derive(Clone, Copy)]
pub(crate) struct Sheet<'a> {
    pub(crate) identity: &'a Identity,
    pub(crate) collection: &'a Collection,
    pub(crate) locale: Locale,
    pub(crate) base: Option<&'a Base>,
    pub(crate) leaf: Leaf<'a>,
}

impl<'a> Sheet<'a> {
    /// The whole page; nothing where the collection has no such subject.
    fn text(&self) -> Option<String> {
        let subject = |facet: Facet, key: &str| {
            let bucket = self.collection.column(facet).find(key);
            bucket.map(|bucket| subject::leaf(self, facet, bucket))
        };
        match self.leaf {
            Leaf::Index => Some(index::leaf(self)),
            Leaf::Case(id) => self.collection.find(id).map(|case| case::leaf(self, case)),
            Leaf::District(code) => subject(Facet::District, code),
            Leaf::Theme(id) => subject(Facet::Theme, id),
            Leaf::Mechanism(id) => subject(Facet::Mechanism, id),
        }
    }

    /// The sentences of the desk.
    pub(crate) fn words(&self) -> &'static Words {
        words::words(self.locale)
    }

    /// The name of the collection, which stands behind each title.
    pub(crate) fn site(&self) -> String {
        self.identity.page_title(self.locale)
    }

    /// Whether the cases have titles and summaries in English beside their own.
    pub(crate) fn is_translated(&self) -> bool {
        !self.identity.is_english()
    }

    /// The other script in which the same leaf is.
    pub(crate) fn other_script(&self) -> Option<Locale> {
        self.identity.scripts().into_iter().find(|own| *own != self.locale)
    }

    /// The words of the page.
    pub(crate) fn page_words(&self) -> &'static anlan_pages::words::Words {
        self.locale.words()
    }

    /// The link to a file of the site from this leaf, by its path.
    pub(crate) fn to_file(self, path: &str) -> String {
        let depth = self.leaf.path(self.locale).matches('/').count();
        format!("{}{path}", "../".repeat(depth))
    }

    /// The link to another leaf of the same script.
    pub(crate) fn to(&self, leaf: Leaf<'_>) -> String {
        self.to_file(&leaf.path(self.locale))
    }

    /// The address of a file of the site: absolute where that is known, or else a link.
    pub(crate) fn address(&self, path: &str) -> String {
        self.base.map_or_else(|| self.to_file(path), |base| base.of(path))
    }

    /// The link to the same place in the explorer, in the same script.
    pub(crate) fn to_explorer(self, change: impl FnOnce(&mut Address)) -> String {
        let mut address = Address { locale: self.locale, ..Address::default() };
        change(&mut address);
        let query = address.query(self.collection);
        let folder = self.to_file("");
        if query.is_empty() { folder } else { format!("{folder}?{query}") }
    }

    pub(crate) fn case(&self, case: CaseId) -> &'a Case {
        self.collection.case(case)
    }

    pub(crate) fn bucket_name(&self, facet: Facet, bucket: BucketId, short: bool) -> String {
        self.locale.bucket_name(self.collection, facet, bucket, short)
    }

    /// The place that a case is of.
    pub(crate) fn place(&self, case: &Case) -> Option<&'a District> {
        self.collection.districts().iter().find(|place| place.code == case.district)
    }

    /// The leaf of a bucket, where it has one.
    pub(crate) fn leaf_of(&self, facet: Facet, bucket: BucketId) -> Option<Leaf<'a>> {
        let column = self.collection.column(facet);
        if *column.name(bucket) == BucketName::Unknown {
            return None;
        }
        let key = column.key(bucket);
        match facet {
            Facet::District => Some(Leaf::District(key)),
            Facet::Theme => Some(Leaf::Theme(key)),
            Facet::Mechanism => Some(Leaf::Mechanism(key)),
            _ => None,
        }
    }

    /// When a case is dated, as far as known.
    pub(crate) fn date(&self, case: CaseId) -> Markup {
        let words = self.page_words();
        html! {
            @match self.collection.date(case) {
                Some(date) => time datetime=(date.to_string()) { ((words.day)(date)) },
                None => (words.undated),
            }
        }
    }

    /// The cases of a bucket, the newest first and the undated last.
    pub(crate) fn newest_first(&self, facet: Facet, bucket: BucketId) -> Vec<CaseId> {
        newest_first(self.collection, self.collection.column(facet).set(bucket).iter())
    }
}

/// Cases with the newest first and the undated last; those dated alike by their names.
pub(crate) fn newest_first(
    collection: &Collection,
    cases: impl Iterator<Item = CaseId>,
) -> Vec<CaseId> {
    let mut cases: Vec<CaseId> = cases.collect();
    let start = |case: &CaseId| collection.date(*case).map(|date| date.span().start());
    cases.sort_by(|one, other| {
        let id = |case: &CaseId| &collection.case(*case).id;
        start(other).cmp(&start(one)).then_with(|| id(one).cmp(id(other)))
    });
    cases
}

/// The first sentences of texts, as many characters as fit, cut at a mark where one stands late enough.
pub(crate) fn opening<'a>(texts: impl IntoIterator<Item = &'a str>, most: usize) -> String {
    let mut whole = String::new();
    for text in texts {
        let words: Vec<&str> = text.split_whitespace().collect();
        // A sentence in letters is parted from the next by a space, as it is not in Chinese.
        if whole.ends_with('.') {
            whole.push(' ');
        }
        whole.push_str(&words.join(" "));
        if whole.chars().count() > most {
            break;
        }
    }
    let letters: Vec<char> = whole.chars().collect();
    if letters.len() <= most {
        return whole;
    }
    let ends_sentence = |at: &usize| {
        let is_stop = letters[*at] == '.' && letters.get(at + 1) == Some(&' ');
        is_stop || ['。', '！', '？'].contains(&letters[*at])
    };
    if let Some(end) = (most / 2..most).rev().find(ends_sentence) {
        return letters[..=end].iter().collect();
    }
    let cut: String = letters[..most - 1].iter().collect();
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_ends_with_a_sentence_where_it_can() {
        assert_eq!(opening(["一二。", "三四。"], 10), "一二。三四。");
        assert_eq!(opening(["一二三四。五六七八"], 8), "一二三四。");
        assert_eq!(opening(["一二三四五六七八九"], 8), "一二三四五六七…");
        assert_eq!(opening(["一\n 二\t三"], 8), "一 二 三");
        assert_eq!(opening([], 8), "");
    }

    #[test]
    fn a_leaf_lies_in_the_folder_of_its_kind_and_script() {
        assert_eq!(Leaf::Index.path(Locale::Hans), "read/index.html");
        assert_eq!(Leaf::Index.path(Locale::Hant), "read/zh-Hant/index.html");
        assert_eq!(Leaf::Case("a-1").path(Locale::Hans), "read/case/a-1.html");
        assert_eq!(Leaf::Theme("b").path(Locale::Hant), "read/zh-Hant/theme/b.html");
    }
}
