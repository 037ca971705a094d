//! The model: what a case, the vocabulary and the districts are. This is the one definition; the
//! files under `data/`, the JSON Schema that editors use and the bundle that the page loads all
//! follow from it.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;

/// One practice, as recorded from its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The schema that the file follows, so that an editing program completes and checks it.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The case's name in addresses: lower-case letters, digits and hyphens; also the file's name.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$")))]
    pub id: String,
    /// Title in Simplified Chinese.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub title: String,
    /// Title in English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub title_en: String,
    /// One sentence in English, of at most 35 words.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub summary_en: String,
    /// Code of the place whose practice it is, from `districts.json`.
    pub district: String,
    /// A smaller place inside the district, such as a street or a village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Level of government, from the vocabulary.
    pub level: String,
    /// The body that did it.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub organ: String,
    /// One to three themes, from the vocabulary.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub themes: Vec<String>,
    /// The reusable mechanisms at work, from the vocabulary.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub mechanisms: Vec<String>,
    /// Two to seven words of the case's own.
    pub keywords: Vec<String>,
    /// When, and what that date is.
    pub date: CaseDate,
    /// The announced series that it belongs to, from the vocabulary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// Why it was done.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub background: String,
    /// What was done.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub practices: Vec<Practice>,
    /// What came of it, as reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<String>,
    /// Numbers that the source gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Titles and awards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub honours: Vec<Honour>,
    /// Dated steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// What the photographs on the source page showed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<String>,
    /// The page that it was read from.
    pub source: Source,
    /// Further pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_sources: Vec<Source>,
    /// What is uncertain in this record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editor_note: Option<String>,
}

/// A case's date; value and kind are both known or both `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseDate {
    /// The date, as far as it is known; `null` where none was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<PartialDate>,
    /// What happened on that date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DateKind>,
}

/// What a case's date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    /// The source page came out.
    Published,
    /// The practice began or was in effect.
    Started,
    /// A title was given.
    Awarded,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// A few words that name it.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub heading: String,
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub text: String,
}

/// A number that the source gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What is counted.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub label: String,
    /// How many, in `unit`.
    pub value: f64,
    /// The unit, as in the source.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub unit: String,
    /// How exact the source is.
    pub qualifier: Qualifier,
    /// The period that it belongs to: a date, or a named period such as a five-year plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
}

/// How exact a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// Given as an exact number.
    Exact,
    /// Given as about so many.
    Approx,
    /// Given as so many or more.
    AtLeast,
}

/// A title or an award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Honour {
    /// The title.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub name: String,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
}

/// A dated step of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// When.
    pub date: PartialDate,
    /// What happened.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub text: String,
}

/// A page that a case was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Its address. Required in `data/`; left out of the bundle where it may not be linked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// What sort of site it is.
    pub kind: SourceKind,
    /// Whether a visitor may be sent there.
    pub linkable: bool,
}

/// What sort of site a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A party or government site.
    Official,
    /// A newspaper, news site or portal.
    Media,
    /// A copy, a mirror, or a host that could not be confirmed.
    Repost,
}

/// `vocabulary.json`: the values that cases choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// The schema that the file follows.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// Subjects.
    pub themes: Vec<Term>,
    /// Reusable ways of governing.
    pub mechanisms: Vec<Mechanism>,
    /// Levels of government.
    pub levels: Vec<Term>,
    /// Announced series.
    pub series: Vec<Series>,
    /// Names of the values of [`Qualifier`].
    pub qualifiers: Vec<Term>,
    /// Names of the values of [`SourceKind`].
    pub source_kinds: Vec<Term>,
    /// Names of the values of [`DateKind`].
    pub date_kinds: Vec<Term>,
}

/// A value with its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its name in addresses and in case files.
    pub id: String,
    /// Its name in Simplified Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
}

/// A reusable way of governing that cases share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mechanism {
    /// Its name in addresses and in case files.
    pub id: String,
    /// Its name in Simplified Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// One sentence that says what it is.
    pub definition_zh: String,
}

/// A series of cases that somebody announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its name in addresses and in case files.
    pub id: String,
    /// Its name in Simplified Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// Who announced it.
    pub publisher: String,
    /// The year that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// How many cases were announced, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced_total: Option<u32>,
    /// What is known of the gap between announced and found.
    pub note: String,
}

/// `districts.json`: the places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Districts {
    /// The schema that the file follows.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The places, in the order in which they are shown.
    pub districts: Vec<District>,
}

/// A place: the city itself, a district, a county or a zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct District {
    /// The administrative code, or `zone-…` for a zone.
    pub code: String,
    /// Full name in Simplified Chinese.
    pub zh: String,
    /// Short name in Simplified Chinese.
    pub zh_short: String,
    /// Full name in Traditional Chinese.
    pub zh_hant: String,
    /// Full name in pinyin without tones, words parted by spaces.
    pub pinyin: String,
    /// Initials of the full name.
    pub initials: String,
    /// Name in English.
    pub en: String,
    /// What sort of place it is.
    pub kind: DistrictKind,
    /// Where it stands in the tile map, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tile: Option<Tile>,
    /// Area in square kilometres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_km2: Option<f64>,
    /// Where the area is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_source: Option<String>,
    /// Residents at the census of 1 November 2020.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population_2020: Option<u32>,
    /// Where the population is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population_source: Option<String>,
}

/// What sort of place a district is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DistrictKind {
    /// The city as a whole.
    City,
    /// 区.
    District,
    /// 县.
    County,
    /// 功能区.
    Zone,
}

/// A place in the tile map, from the top left, north up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// Column, from 0.
    pub col: u8,
    /// Row, from 0.
    pub row: u8,
}
