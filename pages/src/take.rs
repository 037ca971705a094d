//! What a visitor takes away of a selection: the page that offers it, and the files.
//!
//! In reading order: [`sheet`] writes tables for spreadsheets, [`package`] the same tables as the desk
//! exports them, [`record`] the cases as they came, and [`citations`] the pages that they rest on.

use anlan_engine::figures::Figures;
use anlan_tables::table::Unwritable;
use maud::{Markup, html};

use crate::address::{Address, Mode, Picked, View};
use crate::context::Context;
use crate::hits::nothing;
use crate::qr;

mod citations;
mod package;
mod record;
mod sheet;

/// What can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// A table with one row a case.
    Cases,
    /// A table with one row a figure.
    Figures,
    /// The cases as they came.
    Json,
    /// Tables that refer to each other, described for other programs.
    Package,
    /// Citations of the sources, for programs that keep references.
    Ris,
    /// The same for typesetting.
    Bibtex,
}

impl Take {
    /// Everything that can be taken, in the order in which it is offered.
    pub const ALL: [Take; 6] =
        [Take::Cases, Take::Figures, Take::Json, Take::Package, Take::Ris, Take::Bibtex];

    /// What its button says in `data-take`.
    pub fn key(self) -> &'static str {
        match self {
            Take::Cases => "cases",
            Take::Figures => "figures",
            Take::Json => "json",
            Take::Package => "package",
            Take::Ris => "ris",
            Take::Bibtex => "bibtex",
        }
    }

    /// What has that key.
    pub fn from_key(key: &str) -> Option<Take> {
        Take::ALL.into_iter().find(|take| take.key() == key)
    }

    /// How the name of its file ends.
    fn ending(self) -> &'static str {
        match self {
            Take::Cases | Take::Figures => "csv",
            Take::Json => "json",
            Take::Package => "zip",
            Take::Ris => "ris",
            Take::Bibtex => "bib",
        }
    }

    /// The type of its file.
    fn media_type(self) -> &'static str {
        match self {
            Take::Cases | Take::Figures => "text/csv;charset=utf-8",
            Take::Json => "application/json",
            Take::Package => "application/zip",
            Take::Ris => "application/x-research-info-systems",
            Take::Bibtex => "application/x-bibtex",
        }
    }
}

/// Where and when something is taken.
#[derive(Clone, Copy)]
pub struct Taking<'a> {
    /// What is shown.
    pub context: &'a Context<'a>,
    /// The page's address in full, without a query string.
    pub page: &'a str,
    /// Today, as in `2020-12-10`.
    pub today: &'a str,
}

/// A file to hand to the browser.
pub struct File {
    /// Its name, which says what it is, of how many cases, and of when.
    pub name: String,
    /// Its type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Taking<'_> {
    /// Makes a file of the selection.
    ///
    /// # Errors
    /// Where a case has a text that a table cannot say, which the desk lets no collection have.
    pub fn file(&self, take: Take) -> Result<File, Unwritable> {
        let bytes = match take {
            Take::Cases => sheet::cases(self),
            Take::Figures => sheet::figures(self),
            Take::Json => record::json(self),
            Take::Package => package::package(self)?,
            Take::Ris => citations::ris(self),
            Take::Bibtex => citations::bibtex(self),
        };
        Ok(File { name: self.name(take), media_type: take.media_type(), bytes })
    }

    fn name(&self, take: Take) -> String {
        let name = (self.context.address.locale.take().file_name)(
            &stem(self.context.address.locale.app()),
            take,
        );
        format!("{name}-{}-{}.{}", self.context.answer.hits.len(), self.today, take.ending())
    }

    /// The address of the selection in full, with a change; without what concerns only this screen.
    fn link(&self, change: impl FnOnce(&mut Address)) -> String {
        let mut to = Address {
            view: View::default(),
            picked: Picked::default(),
            case: None,
            mode: Mode::default(),
            ..self.context.address.clone()
        };
        change(&mut to);
        let query = to.query(self.context.collection);
        let gap = if query.is_empty() { "" } else { "?" };
        format!("{}{gap}{query}", self.page)
    }

    /// The conditions in words.
    fn conditions(&self) -> Vec<String> {
        let Context { collection, address, .. } = self.context;
        let name = |condition| {
            let (about, value) =
                address.locale.condition_name(collection, &address.selection, condition);
            (self.context.words().pair)(&about, &value)
        };
        address.selection.conditions().into_iter().map(name).collect()
    }

    /// Today in the words of the reader.
    fn day(&self) -> String {
        let day = self.context.words().day;
        self.today.parse().map_or_else(|_| self.today.to_owned(), day)
    }

    /// Where the file is from, when it was taken, and of what, a line each.
    fn origin(&self) -> [String; 4] {
        let words = self.context.address.locale.take();
        let cases = self.context.answer.hits.len();
        (words.origin)(&self.link(|_| ()), &self.day(), cases, &self.conditions())
    }

    /// The page that offers the files, or where no file can be kept, the code of the selection.
    pub fn document(&self) -> String {
        let context = self.context;
        let words = context.address.locale.take();
        let figures = Figures::of(context.collection, &context.answer.hits);
        let n_figures = figures.all().len();
        let said = (words.said)(
            context.answer.hits.len(),
            context.collection.len(),
            n_figures,
            &self.day(),
        );
        let conditions = self.conditions();
        html! {
            h2 id="study-title" tabindex="-1" { (words.title) }
            @if context.answer.hits.is_empty() {
                (maud::PreEscaped(nothing(context)))
            } @else {
                div.take-what {
                    p.prose id="take-said" { (said) }
                    @if conditions.is_empty() {
                        p { (words.no_conditions) }
                    } @else {
                        h3 { (words.conditions) }
                        ul.take-conditions {
                            @for condition in &conditions { li { (context.mixed(condition)) } }
                        }
                    }
                }
                @if context.address.mode.is_kiosk() {
                    (self.code())
                } @else {
                    ul.takes aria-describedby="take-said" {
                        @for take in Take::ALL { li { (self.offer(take, n_figures)) } }
                    }
                    p.fine { ((words.terms)(context.address.locale.app())) }
                }
            }
        }
        .into_string()
    }

    fn offer(&self, take: Take, n_figures: usize) -> Markup {
        let words = self.context.address.locale.take();
        let (name, about) = (words.files)(take);
        html! {
            div {
                h3 { (name) }
                p { (about) }
            }
            @if take == Take::Figures && n_figures == 0 {
                p.fine { ((words.none_of)(take)) }
            } @else {
                button.button type="button" id=(format!("take-{}", take.key()))
                    data-take=(take.key()) aria-label=(format!("{} · {name}", (words.download)(&take.ending().to_uppercase()))) {
                    ((words.download)(&take.ending().to_uppercase()))
                }
            }
        }
    }

    fn code(&self) -> Markup {
        let words = self.context.address.locale.take();
        let address = self.link(|to| to.view = View::of(View::TAKE, ""));
        html! {
            p.notice { (words.kiosk) }
            @match qr::code(&address, &(words.code)(&address)) {
                Some(code) => div.code { (maud::PreEscaped(code)) },
                None => p.notice { (words.no_code) },
            }
            p.code-address lang="zxx" { (address) }
        }
    }
}

/// A name as it may stand in that of a file: its letters and digits, with hyphens between.
fn stem(name: &str) -> String {
    let parts = name.split(|ch: char| !ch.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}
