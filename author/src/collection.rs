//! What a collection says of itself in `collection.json`: its title and colours, the languages that it is
//! offered in and the one its cases are written in, which facets it shows and what it calls a place.
//!
//! Everything but the title may be left out. [`Identity`] is the whole of it, with what was left out
//! filled in; everything that the desk writes takes the collection's name from there.

use anlan_engine::facet::Facet;
use anlan_pages::own;
use anlan_pages::words::Locale;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::colours::{self, Theme};
use crate::complaint::{Finding, ListFault, ShapeFault};
use crate::field;
use crate::script::Script;

/// `collection.json`: what the collection is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CollectionFile {
    /// The schema that the file follows.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The name by which other programs know the collection, in its feed and its data package. It
    /// stays the same for ever: lower-case letters, digits and hyphens.
    #[serde(default)]
    pub id: Option<String>,
    /// What the collection is called.
    pub title: Names,
    /// A short title, for the head of the page and beside the name of a case.
    #[serde(default)]
    pub short_title: Option<Names>,
    /// What stands below the title where there is no short one.
    #[serde(default)]
    pub subtitle: Option<Names>,
    /// One or two sentences for search engines and for who installs the page.
    #[serde(default)]
    pub description: Option<Names>,
    /// Who gathers the cases and answers for their wording.
    #[serde(default)]
    pub editors: Option<Names>,
    /// The address under which the page will lie, with a slash at its end.
    #[serde(default)]
    pub home: Option<String>,
    /// The languages that the page is offered in; the first is the one it opens in.
    #[serde(default)]
    pub languages: Option<Vec<Language>>,
    /// The language that the cases are written in.
    #[serde(default)]
    pub cases_in: Option<CasesIn>,
    /// The colour of links, buttons and bars.
    #[serde(default)]
    pub colours: Option<Colours>,
    /// The facets that are shown, in their order.
    #[serde(default)]
    pub facets: Option<Vec<ShownFacet>>,
    /// What the place of a case is called.
    #[serde(default)]
    pub place: Option<Place>,
}

/// A text in the languages of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// In Simplified Chinese.
    #[serde(default)]
    pub zh: Option<String>,
    /// In Traditional Chinese; made from the Simplified text where it is not given.
    #[serde(default)]
    pub zh_hant: Option<String>,
    /// In English.
    #[serde(default)]
    pub en: Option<String>,
}

/// A language and script of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Language {
    /// 简体中文.
    #[serde(rename = "zh-Hans")]
    Hans,
    /// 繁體中文.
    #[serde(rename = "zh-Hant")]
    Hant,
    /// English.
    #[serde(rename = "en")]
    En,
}

/// The language that cases are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CasesIn {
    /// Chinese, in Simplified characters, with a title and a summary in English.
    #[default]
    Zh,
    /// English alone.
    En,
}

/// The colour that stands out from the page's grounds, as `#0e6b73`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// On a light ground.
    #[serde(default)]
    pub light: Option<String>,
    /// On a dark ground.
    #[serde(default)]
    pub dark: Option<String>,
}

/// A facet that is shown, with a name of its own where it has one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownFacet {
    /// Which one.
    pub facet: FacetName,
    /// Its name in Simplified Chinese.
    #[serde(default)]
    pub zh: Option<String>,
    /// Its name in Traditional Chinese.
    #[serde(default)]
    pub zh_hant: Option<String>,
    /// Its name in English.
    #[serde(default)]
    pub en: Option<String>,
}

/// A facet, by its name in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FacetName {
    /// The place.
    District,
    /// The themes.
    Theme,
    /// The mechanisms.
    Mechanism,
    /// The level.
    Level,
    /// The series.
    Series,
    /// The year of the date.
    Year,
    /// What sort of site the source is.
    Source,
}

/// What the place of a case is called, in the middle of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// One of them, as “island”.
    pub one: Names,
    /// Several of them, as “islands”.
    #[serde(default)]
    pub many: Option<Names>,
    /// All sorts of them, after their number, as “islands and skerries”.
    #[serde(default)]
    pub all: Option<Names>,
}

impl Language {
    fn locale(self) -> Locale {
        match self {
            Language::Hans => Locale::Hans,
            Language::Hant => Locale::Hant,
            Language::En => Locale::En,
        }
    }
}

impl FacetName {
    /// The facet of the engine.
    pub fn facet(self) -> Facet {
        match self {
            FacetName::District => Facet::District,
            FacetName::Theme => Facet::Theme,
            FacetName::Mechanism => Facet::Mechanism,
            FacetName::Level => Facet::Level,
            FacetName::Series => Facet::Series,
            FacetName::Year => Facet::Year,
            FacetName::Source => Facet::SourceKind,
        }
    }
}

impl Names {
    /// The text in a language, where it is given.
    fn given(&self, locale: Locale) -> Option<&str> {
        match locale {
            Locale::Hans => self.zh.as_deref(),
            Locale::Hant => self.zh_hant.as_deref(),
            Locale::En => self.en.as_deref(),
        }
    }

    /// The text in a language: Traditional characters are made where they are not given.
    fn of(&self, locale: Locale, script: &Script) -> Option<String> {
        let made = || self.zh.as_deref().map(|text| script.traditional(text));
        let given = self.given(locale).map(str::to_owned);
        if locale == Locale::Hant { given.or_else(made) } else { given }
    }
}

impl CollectionFile {
    /// The languages that the page is offered in, the first being the one it opens in.
    pub fn locales(&self) -> Vec<Locale> {
        match &self.languages {
            Some(languages) => languages.iter().map(|own| own.locale()).collect(),
            None if self.is_english() => vec![Locale::En],
            None => Locale::ALL.to_vec(),
        }
    }

    /// Whether the cases are written in English.
    pub fn is_english(&self) -> bool {
        self.cases_in == Some(CasesIn::En)
    }

    /// Everything that its schema does not say.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let languages = self.languages.as_deref().unwrap_or_default();
        for (at, language) in languages.iter().enumerate() {
            let field = field::item("languages", at);
            let tag = language.locale().tag();
            if languages[..at].contains(language) {
                findings.push(Finding::must(field, ListFault::SameId).value(tag));
            } else if self.is_english() && *language != Language::En {
                let finding = Finding::must(field, ListFault::OnlyEnglish).value(tag);
                findings.push(finding.nearest(Some("en")));
            }
        }
        for (key, names) in self.texts() {
            findings.extend(self.lacking(&key, names));
        }
        let facets = self.facets.as_deref().unwrap_or_default();
        for (at, own) in facets.iter().enumerate() {
            if facets[..at].iter().any(|other| other.facet == own.facet) {
                let field = field::key(&field::item("facets", at), "facet");
                let finding = Finding::must(field, ListFault::SameId);
                findings.push(finding.value(own.facet.facet().key()));
            }
        }
        if let Some(colours) = &self.colours {
            for (theme, colour) in [(Theme::LIGHT, &colours.light), (Theme::DARK, &colours.dark)] {
                findings.extend(colour.as_ref().and_then(|own| colours::finding(&theme, own)));
            }
        }
        findings
    }

    /// Every text that is given, with the key it stands under.
    fn texts(&self) -> Vec<(String, &Names)> {
        let place = self.place.as_ref();
        let texts = [
            ("title", Some(&self.title)),
            ("short_title", self.short_title.as_ref()),
            ("subtitle", self.subtitle.as_ref()),
            ("description", self.description.as_ref()),
            ("editors", self.editors.as_ref()),
            ("place.one", place.map(|own| &own.one)),
            ("place.many", place.and_then(|own| own.many.as_ref())),
            ("place.all", place.and_then(|own| own.all.as_ref())),
        ];
        texts.into_iter().filter_map(|(key, names)| Some((key.to_owned(), names?))).collect()
    }

    /// The languages that the page is offered in and a text is not given in.
    fn lacking(&self, key: &str, names: &Names) -> Vec<Finding> {
        let mut lacking: Vec<&str> = Vec::new();
        for locale in self.locales() {
            let (own, is_given) = match locale {
                Locale::Hant if names.zh_hant.is_some() => continue,
                Locale::Hans | Locale::Hant => ("zh", names.zh.is_some()),
                Locale::En => ("en", names.en.is_some()),
            };
            if !is_given && !lacking.contains(&own) {
                lacking.push(own);
            }
        }
        let field = |own| field::key(key, own);
        lacking.iter().map(|own| Finding::must(field(own), ShapeFault::MissingKey)).collect()
    }
}

/// What a collection is called and how it looks, with everything that was left out filled in.
#[derive(Clone)]
pub struct Identity {
    file: CollectionFile,
    script: &'static Script,
}

impl Identity {
    /// Of a file that was found to be right.
    pub fn new(file: CollectionFile, script: &'static Script) -> Identity {
        Identity { file, script }
    }

    /// The languages that the page is offered in, the first being the one it opens in.
    pub fn locales(&self) -> Vec<Locale> {
        self.file.locales()
    }

    /// The language that the page opens in.
    pub fn first(&self) -> Locale {
        self.locales().first().copied().unwrap_or(Locale::Hans)
    }

    /// Whether the cases are written in English.
    pub fn is_english(&self) -> bool {
        self.file.is_english()
    }

    /// Whether the cases are written in Traditional characters too.
    pub fn has_traditional(&self) -> bool {
        self.locales().contains(&Locale::Hant)
    }

    /// The languages that there are pages of plain HTML in: those that cases are written in, whether or
    /// not the program is offered in them.
    pub fn scripts(&self) -> Vec<Locale> {
        match (self.is_english(), self.has_traditional()) {
            (true, _) => vec![Locale::En],
            (false, true) => vec![Locale::Hans, Locale::Hant],
            (false, false) => vec![Locale::Hans],
        }
    }

    /// The name by which other programs know the collection.
    pub fn id(&self) -> &str {
        self.file.id.as_deref().unwrap_or("collection")
    }

    /// The address under which the page will lie, where that is known.
    pub fn home(&self) -> Option<&str> {
        self.file.home.as_deref()
    }

    /// The whole title; in another language where there is none in this.
    pub fn title(&self, locale: Locale) -> String {
        self.any(&self.file.title, locale)
    }

    /// The short title.
    pub fn short(&self, locale: Locale) -> String {
        self.file
            .short_title
            .as_ref()
            .map_or_else(|| self.title(locale), |own| self.any(own, locale))
    }

    /// What stands below the title at the head of the page; empty where nothing does.
    pub fn tagline(&self, locale: Locale) -> String {
        match (&self.file.short_title, &self.file.subtitle) {
            (Some(_), _) => self.title(locale),
            (None, Some(subtitle)) => self.any(subtitle, locale),
            (None, None) => String::new(),
        }
    }

    /// The title of the page where nothing is open.
    pub fn page_title(&self, locale: Locale) -> String {
        match self.tagline(locale) {
            tagline if tagline.is_empty() => self.short(locale),
            tagline => format!("{} · {tagline}", self.short(locale)),
        }
    }

    /// A sentence or two that say what it is; the title where nothing is said.
    pub fn description(&self, locale: Locale) -> String {
        let own = self.file.description.as_ref();
        own.map_or_else(|| self.page_title(locale), |own| self.any(own, locale))
    }

    /// Who gathers the cases.
    pub fn editors(&self, locale: Locale) -> String {
        self.file.editors.as_ref().map_or_else(|| self.title(locale), |own| self.any(own, locale))
    }

    /// The colours, as they were given.
    pub fn colours(&self) -> Colours {
        self.file.colours.clone().unwrap_or_default()
    }

    fn any(&self, names: &Names, locale: Locale) -> String {
        let others = Locale::ALL.into_iter();
        let mut texts =
            std::iter::once(locale).chain(others).filter_map(|own| names.of(own, self.script));
        texts.next().unwrap_or_default()
    }

    /// The facets that are shown, in their order.
    fn facets(&self) -> Vec<Facet> {
        match &self.file.facets {
            Some(shown) => shown.iter().map(|own| own.facet.facet()).collect(),
            None => Facet::ALL.to_vec(),
        }
    }

    fn facet_name(&self, facet: Facet, locale: Locale) -> String {
        let shown = self.file.facets.iter().flatten().find(|own| own.facet.facet() == facet);
        let own = shown.and_then(|ShownFacet { zh, zh_hant, en, .. }| {
            let names = Names { zh: zh.clone(), zh_hant: zh_hant.clone(), en: en.clone() };
            names.of(locale, self.script)
        });
        let of_place = || (facet == Facet::District).then(|| capital(&self.place(locale)[0]));
        own.or_else(of_place).unwrap_or_else(|| usual_name(facet, locale).to_owned())
    }

    /// A place, several places, and places of all sorts.
    fn place(&self, locale: Locale) -> [String; 3] {
        let [one, many] = match locale {
            Locale::Hans | Locale::Hant => ["地方", "地方"],
            Locale::En => ["place", "places"],
        };
        let Some(place) = &self.file.place else { return [one, many, many].map(str::to_owned) };
        let one = self.any(&place.one, locale);
        // Chinese has one word for one and for many.
        let plural = || if locale == Locale::En { format!("{one}s") } else { one.clone() };
        let many = place.many.as_ref().map_or_else(plural, |own| self.any(own, locale));
        let all = place.all.as_ref().map_or_else(|| many.clone(), |own| self.any(own, locale));
        [one, many, all]
    }

    /// What the page and the desk take over ([`anlan_pages::own`]).
    pub fn text(&self) -> String {
        let digits: String = self.facets().iter().map(|own| (*own as usize).to_string()).collect();
        let language = if self.is_english() { "=en" } else { "=zh" };
        let mut lines = vec![[language, &digits, self.id()].join("\t")];
        let mut locales = self.locales();
        // Pages of plain HTML are written in the language of the cases, whatever the program offers.
        let beside: Vec<Locale> =
            self.scripts().into_iter().filter(|own| !locales.contains(own)).collect();
        let n_offered = locales.len();
        locales.extend(beside);
        for (at, locale) in locales.into_iter().enumerate() {
            let [one, many, all] = self.place(locale);
            let view = if locale == Locale::En { capital(&many) } else { format!("{one}图") };
            let view = if locale == Locale::Hant { view.replace('图', "圖") } else { view };
            let mut fields = vec![
                // One that is not offered has a tag that none is offered by.
                if at < n_offered { locale.tag().to_owned() } else { format!("{}*", locale.tag()) },
                self.short(locale),
                self.tagline(locale),
                self.page_title(locale),
                self.title(locale),
                one,
                view,
                all,
            ];
            fields.extend(Facet::ALL.map(|facet| self.facet_name(facet, locale)));
            let plain = |field: &String| field.split_whitespace().collect::<Vec<_>>().join(" ");
            lines.push(fields.iter().map(plain).collect::<Vec<_>>().join("\t"));
        }
        lines.join("\n")
    }
}

/// What a facet is called where the collection has no name of its own for it.
fn usual_name(facet: Facet, locale: Locale) -> &'static str {
    let line = own::USUAL.split('\n').find(|line| line.starts_with(locale.tag()));
    let names = line.map(|line| line.split('\t').skip(own::Field::AllPlaces as usize + 1));
    names.and_then(|mut names| names.nth(facet as usize)).unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
