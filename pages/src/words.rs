//! Every word of the interface, once for each locale. A missing translation does not compile.

pub mod about;
pub mod aloud;
pub mod booklet;
pub mod compare;
pub mod diffusion;
mod en;
pub mod figures;
mod hans;
mod hant;
pub mod kiosk;
pub mod lanes;
pub mod more;
pub mod picture;
pub mod places;
pub mod series;
pub mod suggest;
pub mod take;
pub mod usual;

use anlan_engine::case::{Case, DateKind, Figure, Qualifier, SourceKind};
use anlan_engine::check::Reason;
use anlan_engine::collection::Collection;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{BucketId, BucketName, Facet};
use anlan_engine::load::LoadErrorKind;
use anlan_engine::matches::Dimension;
use anlan_engine::search::Sort;
use anlan_engine::selection::{Condition, Selection};

use crate::own::{self, Field};

/// A language and script of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// 简体中文.
    Hans,
    /// 繁體中文.
    Hant,
    /// English.
    En,
}

/// The one that no address names.
impl Default for Locale {
    fn default() -> Locale {
        own::locales().next().unwrap_or(Locale::Hans)
    }
}

impl Locale {
    /// Every locale; those that the collection is offered in are [`own::locales`].
    pub const ALL: [Locale; 3] = [Locale::Hans, Locale::Hant, Locale::En];

    /// The BCP 47 tag, for `lang` attributes and addresses.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::Hans => "zh-Hans",
            Locale::Hant => "zh-Hant",
            Locale::En => "en",
        }
    }

    /// The locale of that tag.
    pub fn of_tag(tag: &str) -> Option<Locale> {
        Locale::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The short title of the collection, which stands beside the name of what is open.
    pub fn app(self) -> &'static str {
        own::text(self, Field::Short)
    }

    /// The locale's own name.
    pub fn name(self) -> &'static str {
        self.words().own_name
    }

    /// The words of this locale.
    pub fn words(self) -> &'static Words {
        match self {
            Locale::Hans => &hans::WORDS,
            Locale::Hant => &hant::WORDS,
            Locale::En => &en::WORDS,
        }
    }

    /// The title of a case.
    pub fn title(self, record: &Case) -> &str {
        if self.is_chinese() { &record.title } else { &record.title_en }
    }

    /// The name of a bucket: the short one where `short`, if it has one.
    pub fn bucket_name(
        self,
        collection: &Collection,
        facet: Facet,
        bucket: BucketId,
        short: bool,
    ) -> String {
        let words = self.words();
        match collection.column(facet).name(bucket) {
            BucketName::Unknown => (words.facet_unknown)(facet).to_owned(),
            BucketName::Year(year) => PartialDate::from_year(*year)
                .map_or_else(|| year.to_string(), |date| (words.day)(date)),
            BucketName::Term { en, .. } if !self.is_chinese() => en.clone(),
            BucketName::Term { zh_short, .. } if short => zh_short.clone(),
            BucketName::Term { zh, .. } => zh.clone(),
        }
    }

    /// A condition: what it is about, and its value.
    pub fn condition_name(
        self,
        collection: &Collection,
        selection: &Selection,
        condition: Condition,
    ) -> (String, String) {
        let words = self.words();
        match condition {
            Condition::Query => {
                (words.condition_query.to_owned(), (words.quoted)(selection.query()))
            }
            Condition::Span => {
                (words.condition_time.to_owned(), words.span(selection.from(), selection.to()))
            }
            Condition::Bucket(facet, bucket) => {
                let value = self.bucket_name(collection, facet, bucket, false);
                ((words.facet)(facet).to_owned(), value)
            }
        }
    }

    /// Whether the locale shows Chinese texts of the collection rather than English ones.
    pub fn is_chinese(self) -> bool {
        self != Locale::En
    }
}

/// The interface in one locale. Functions take what varies: order and grammar are the locale's own.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Words {
    pub own_name: &'static str,
    pub introduction: fn(cases: usize, places: usize, years: Option<(u16, u16)>) -> String,
    pub lacking: fn(undated: u32, series: [u32; 2]) -> String,
    pub skip: &'static str,
    pub language: &'static str,
    pub elder_mode: &'static str,
    pub plain_mode: &'static str,
    pub close: &'static str,
    pub retry: &'static str,
    pub plain_page: &'static str,

    pub search: &'static str,
    pub search_placeholder: &'static str,
    pub search_clear: &'static str,

    pub filters: &'static str,
    pub of_conditions: fn(usize) -> &'static str,
    pub filters_done: fn(cases: usize) -> String,
    pub facet: fn(Facet) -> &'static str,
    pub facet_unknown: fn(Facet) -> &'static str,
    pub facet_search: fn(&str) -> String,
    pub facet_more: fn(usize) -> String,
    pub facet_less: &'static str,
    pub facet_no_value: &'static str,
    pub any_of: &'static str,
    pub all_of: &'static str,
    pub any_or_all: fn(&str) -> String,
    pub bucket_count: fn(u32) -> String,

    pub conditions: &'static str,
    pub condition_query: &'static str,
    pub condition_time: &'static str,
    pub condition_remove: fn(&str) -> String,
    pub clear_all: &'static str,
    pub pair: fn(&str, &str) -> String,
    pub quoted: fn(&str) -> String,

    pub count: fn(shown: usize, of: usize, undated: u32) -> String,
    pub sort: &'static str,
    pub sort_name: fn(Sort, bool) -> &'static str,
    pub view_cases: &'static str,
    pub view_time: &'static str,
    pub view_mechanisms: &'static str,
    pub view_figures: &'static str,
    pub view_more: &'static str,
    pub pick: &'static str,
    pub views: &'static str,
    pub hits: &'static str,
    pub more_hits: fn(usize) -> String,
    pub undated: &'static str,
    pub key_figure: &'static str,

    pub nothing: &'static str,
    pub nothing_asked: fn(&[String]) -> String,
    pub relief: fn(&str, u32) -> String,
    pub dimension: fn(Dimension) -> &'static str,

    pub timeline: &'static str,
    /// Which years and which districts have the most cases, each with how many; either may stand out or not.
    pub most: fn(years: Leaders, districts: Leaders) -> String,
    pub timeline_unit: fn(months: u8) -> &'static str,
    pub timeline_hint: &'static str,
    pub year_only: &'static str,
    pub year_only_count: fn(u16, u32) -> String,
    pub undated_count: fn(u32) -> String,
    pub brush_from: &'static str,
    pub brush_to: &'static str,
    pub brush_clear: &'static str,
    pub date_from: &'static str,
    pub date_to: &'static str,
    pub date_wrong: &'static str,
    pub events: fn(usize) -> String,
    pub milestone: &'static str,
    pub honour: &'static str,

    pub as_table: &'static str,
    pub as_chart: &'static str,
    pub total: &'static str,
    pub shown_count: &'static str,

    pub case: &'static str,
    pub place: &'static str,
    pub organ: &'static str,
    pub date: &'static str,
    pub date_kind: fn(DateKind) -> &'static str,
    pub series_of: fn(found: u32, announced: Option<u32>) -> String,
    pub background: &'static str,
    pub practices: &'static str,
    pub outcomes: &'static str,
    pub outcomes_note: &'static str,
    pub figures: &'static str,
    pub figures_of: &'static str,
    pub honours: &'static str,
    pub milestones: &'static str,
    pub captions: &'static str,
    pub captions_note: &'static str,
    pub editor_note: &'static str,
    pub sources: &'static str,
    pub source_untitled: &'static str,
    pub source_kind: fn(SourceKind) -> &'static str,
    pub source_unlinked: &'static str,
    pub source_published: fn(&str) -> String,
    pub related: &'static str,
    pub related_same: fn(&str, &str) -> String,
    pub reason_gap: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub place_in_hits: fn(usize, usize) -> String,
    pub copy_link: &'static str,
    pub share: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub cite: &'static str,
    pub cite_standard: &'static str,
    pub cite_plain: &'static str,
    pub cite_plain_text: fn(&Citation<'_>) -> String,
    pub copy: &'static str,
    pub case_in_chinese: Option<&'static str>,

    pub about: &'static str,
    pub about_text: &'static [&'static str],

    pub failed: &'static str,
    pub failed_network: fn(&str) -> String,
    pub failed_status: fn(u16) -> String,
    pub failed_load: fn(LoadErrorKind) -> &'static str,
    pub empty: &'static str,
    pub left_out: fn(usize, usize) -> String,
    pub unseen: &'static str,
    pub left_out_show: &'static str,
    pub complaint: fn(&Reason) -> String,
    pub did_you_mean: fn(&str) -> String,

    pub day: fn(PartialDate) -> String,
    pub range_dash: &'static str,
    pub qualified: fn(Qualifier, &str) -> String,
}

/// The names of those that have the most, and how many they have; nothing where none stands out.
pub type Leaders = Option<(Vec<String>, u32)>;

/// What a citation is made of; the dates are written already, as the citation wants them.
#[expect(missing_docs, reason = "each field is named after what it holds")]
pub struct Citation<'a> {
    pub publisher: &'a str,
    pub title: &'a str,
    pub published: Option<String>,
    pub today: String,
    pub url: Option<&'a str>,
}

impl Words {
    /// From one date to another, or the one where they are the same; an open end is left blank.
    pub fn span(&self, from: Option<PartialDate>, to: Option<PartialDate>) -> String {
        let day = |date: Option<PartialDate>| date.map(self.day).unwrap_or_default();
        if from == to { day(from) } else { format!("{}{}{}", day(from), self.range_dash, day(to)) }
    }

    /// How many a figure is and how exact, without its unit: “≥ 130”.
    pub fn quantity(&self, figure: &Figure) -> String {
        (self.qualified)(figure.qualifier, &number(figure.value))
    }

    /// The period of a figure: a date in the locale's form, or a named period as it is.
    pub fn period(&self, as_of: &str) -> String {
        as_of.parse().map_or_else(|_| as_of.to_owned(), |date| (self.day)(date))
    }
}

/// The decimals of a number that are shown, as a power of ten.
const DECIMALS: f64 = 10_000.0;

/// A number with its thousands apart and at most four decimals: “65,000”, “61.56”. Whole-number
/// arithmetic, since printing floating-point numbers would weigh more than all charts together.
pub fn number(value: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and the cast saturates"
    )]
    let scaled = (value.abs() * DECIMALS).round() as u64;
    let (whole, part) = (scaled / 10_000, scaled % 10_000);
    let whole = whole.to_string();
    let mut text = String::new();
    if value < 0.0 {
        text.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if part > 0 {
        text.push('.');
        text.push_str(format!("{part:04}").trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits_and_part_their_thousands() {
        for (value, text) in [
            (0.0, "0"),
            (130.0, "130"),
            (65_000.0, "65,000"),
            (3613.87, "3,613.87"),
            (0.05, "0.05"),
            (-1200.0, "−1,200"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn dates_say_no_more_than_is_known() {
        let day = |locale: Locale, text: &str| (locale.words().day)(text.parse().unwrap());
        assert_eq!(day(Locale::Hans, "2020-12-10"), "2020年12月10日");
        assert_eq!(day(Locale::Hans, "2020-12"), "2020年12月");
        assert_eq!(day(Locale::Hant, "2020"), "2020年");
        assert_eq!(day(Locale::En, "2020-12-10"), "10 December 2020");
        assert_eq!(day(Locale::En, "2020-12"), "December 2020");
        assert_eq!(day(Locale::En, "2020"), "2020");
    }

    #[test]
    fn a_span_of_time_has_the_dash_of_its_language() {
        let span =
            |locale: Locale, to: &str| locale.words().span("2019-03".parse().ok(), to.parse().ok());
        assert_eq!(span(Locale::Hans, "2020"), "2019年3月—2020年");
        assert_eq!(span(Locale::Hant, ""), "2019年3月—");
        assert_eq!(span(Locale::En, "2020-06"), "March 2019 – June 2020");
        assert_eq!(span(Locale::En, ""), "March 2019 – ");
        assert_eq!(span(Locale::En, "2019-03"), "March 2019");
    }

    #[test]
    fn a_figure_shows_how_exact_it_is() {
        let figure = |qualifier| Figure {
            label: String::new(),
            value: 130.0,
            unit: "件".into(),
            qualifier,
            as_of: None,
        };
        let words = Locale::Hans.words();
        assert_eq!(words.quantity(&figure(Qualifier::AtLeast)), "≥ 130");
        assert_eq!(words.quantity(&figure(Qualifier::Approx)), "约 130");
        assert_eq!(words.quantity(&figure(Qualifier::Exact)), "130");
    }
}
