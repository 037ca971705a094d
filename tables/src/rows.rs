//! The rows of the tables, and the tables of a collection. The fields of a row are the columns of
//! its table, and their comments are the descriptions of a package.

use anlan_engine::case::{
    Case, DateKind, District, DistrictKind, Figure, Honour, Mechanism, Milestone, Practice,
    Qualifier, Series, Source, SourceKind, Term, Vocabulary,
};
use anlan_engine::date::PartialDate;

use crate::cell::{Cell, Value, WholeDay};
use crate::table::Table;

/// What a table is made of.
pub(crate) trait Row {
    /// The names of the columns.
    const COLUMNS: &'static [&'static str];

    /// The cells, in the order of the columns.
    fn cells(&self) -> Vec<Cell>;

    /// The shape of a row.
    #[cfg(feature = "schema")]
    fn shape(generator: schemars::SchemaGenerator) -> schemars::Schema;
}

/// Defines a row by its columns, in their order.
macro_rules! row {
    (
        $(#[$about:meta])*
        struct $name:ident<'a> { $($(#[$column_about:meta])* $column:ident: $kind:ty,)* }
    ) => {
        $(#[$about])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        struct $name<'a> { $($(#[$column_about])* $column: $kind,)* }

        impl Row for $name<'_> {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),*];

            fn cells(&self) -> Vec<Cell> {
                vec![$(self.$column.cell()),*]
            }

            #[cfg(feature = "schema")]
            fn shape(generator: schemars::SchemaGenerator) -> schemars::Schema {
                generator.into_root_schema_for::<Self>()
            }
        }
    };
}

/// The columns that tell the rows of a list of a case apart.
const IN_CASE: &[&str] = &["case_id", "position"];

/// All the tables of these cases; what others refer to comes before them.
pub fn tables(vocabulary: &Vocabulary, districts: &[District], cases: &[&Case]) -> Vec<Table> {
    let mut tables = vec![Table::new("districts", &["code"], numbered(districts, DistrictRow::of))];
    tables.extend(of_vocabulary(vocabulary));
    tables.extend(of_cases(cases));
    tables
}

fn of_vocabulary(vocabulary: &Vocabulary) -> [Table; 7] {
    let terms = |name, list: &[Term]| Table::new(name, &["id"], numbered(list, TermRow::of));
    [
        terms("themes", &vocabulary.themes),
        Table::new("mechanisms", &["id"], numbered(&vocabulary.mechanisms, MechanismRow::of)),
        terms("levels", &vocabulary.levels),
        Table::new("series", &["id"], numbered(&vocabulary.series, SeriesRow::of)),
        terms("qualifiers", &vocabulary.qualifiers),
        terms("source_kinds", &vocabulary.source_kinds),
        terms("date_kinds", &vocabulary.date_kinds),
    ]
}

fn of_cases(cases: &[&Case]) -> [Table; 10] {
    let themes = in_cases(cases, |case| &case.themes, ThemeRow::of);
    let mechanisms = in_cases(cases, |case| &case.mechanisms, MechanismOfCaseRow::of);
    let keywords = in_cases(cases, |case| &case.keywords, KeywordRow::of);
    let practices = in_cases(cases, |case| &case.practices, PracticeRow::of);
    let figures = in_cases(cases, |case| &case.figures, FigureRow::of);
    let honours = in_cases(cases, |case| &case.honours, HonourRow::of);
    let milestones = in_cases(cases, |case| &case.milestones, MilestoneRow::of);
    let captions = in_cases(cases, |case| &case.captions, CaptionRow::of);
    let sources = cases.iter().flat_map(|case| {
        let all = std::iter::once(&case.source).chain(&case.more_sources);
        all.zip(1..).map(|(source, position)| SourceRow::of(case, position, source))
    });
    [
        Table::new("cases", &["id"], cases.iter().map(|case| CaseRow::of(case)))
            .refers("district", "districts", "code")
            .refers("level", "levels", "id")
            .refers("date_kind", "date_kinds", "id")
            .refers("series", "series", "id"),
        list("case_themes", themes).unique(&["case_id", "theme"]).refers("theme", "themes", "id"),
        list("case_mechanisms", mechanisms).unique(&["case_id", "mechanism"]).refers(
            "mechanism",
            "mechanisms",
            "id",
        ),
        list("keywords", keywords).unique(&["case_id", "keyword"]),
        list("practices", practices),
        list("figures", figures).refers("qualifier", "qualifiers", "id"),
        list("honours", honours),
        list("milestones", milestones),
        list("captions", captions),
        list("sources", sources).refers("kind", "source_kinds", "id"),
    ]
}

/// A table of what cases have several of.
fn list<R: Row>(name: &'static str, rows: impl Iterator<Item = R>) -> Table {
    Table::new(name, IN_CASE, rows).refers("case_id", "cases", "id")
}

/// A row for each value of a list of each case.
fn in_cases<'a, V, R>(
    cases: &[&'a Case],
    values: fn(&'a Case) -> &'a Vec<V>,
    row: fn(&'a Case, u32, &'a V) -> R,
) -> impl Iterator<Item = R> {
    cases.iter().flat_map(move |case| {
        values(case).iter().zip(1..).map(move |(value, position)| row(case, position, value))
    })
}

/// A row for each value of a list, with its place in the list.
fn numbered<'a, V, R>(values: &'a [V], row: fn(u32, &'a V) -> R) -> impl Iterator<Item = R> {
    values.iter().zip(1..).map(move |(value, position)| row(position, value))
}

row! {
    /// A case. What it has several of is in the tables that refer to it.
    struct CaseRow<'a> {
        /// The case's name, also in the addresses of the page.
        id: &'a str,
        /// Title in Simplified Chinese.
        title: &'a str,
        /// Title in English.
        title_en: &'a str,
        /// One sentence in English.
        summary_en: &'a str,
        /// Code of the place whose practice it is.
        district: &'a str,
        /// A smaller place inside the district.
        place: Option<&'a str>,
        /// Level of government.
        level: &'a str,
        /// The body that did it; several parted by “；”.
        organ: &'a str,
        /// The date as far as it is known: a year, a month or a day.
        date: Option<PartialDate>,
        /// What happened on that date.
        date_kind: Option<DateKind>,
        /// The first day that the date may mean; made from it, to compare with.
        first_day: Option<WholeDay>,
        /// The last day that the date may mean; made from it, to compare with.
        last_day: Option<WholeDay>,
        /// The announced series that it belongs to.
        series: Option<&'a str>,
        /// Why it was done.
        background: &'a str,
        /// What came of it, as reported.
        outcomes: Option<&'a str>,
        /// What is uncertain in this record.
        editor_note: Option<&'a str>,
        /// Address of the main source, where it may be linked; the same as in the table of sources.
        source_url: Option<&'a str>,
    }
}

impl CaseRow<'_> {
    fn of(case: &Case) -> CaseRow<'_> {
        CaseRow {
            id: &case.id,
            title: &case.title,
            title_en: &case.title_en,
            summary_en: &case.summary_en,
            district: &case.district,
            place: case.place.as_deref(),
            level: &case.level,
            organ: &case.organ,
            date: case.date.value,
            date_kind: case.date.kind,
            first_day: case.date.value.and_then(WholeDay::first),
            last_day: case.date.value.and_then(WholeDay::last),
            series: case.series.as_deref(),
            background: &case.background,
            outcomes: case.outcomes.as_deref(),
            editor_note: case.editor_note.as_deref(),
            source_url: case.source.url.as_deref(),
        }
    }
}

row! {
    /// A theme of a case.
    struct ThemeRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1; the main theme comes first.
        position: u32,
        /// The theme.
        theme: &'a str,
    }
}

impl<'a> ThemeRow<'a> {
    fn of(case: &'a Case, position: u32, theme: &'a String) -> ThemeRow<'a> {
        ThemeRow { case_id: &case.id, position, theme }
    }
}

row! {
    /// A mechanism at work in a case.
    struct MechanismOfCaseRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1.
        position: u32,
        /// The mechanism.
        mechanism: &'a str,
    }
}

impl<'a> MechanismOfCaseRow<'a> {
    fn of(case: &'a Case, position: u32, mechanism: &'a String) -> MechanismOfCaseRow<'a> {
        MechanismOfCaseRow { case_id: &case.id, position, mechanism }
    }
}

row! {
    /// A word of a case's own.
    struct KeywordRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1.
        position: u32,
        /// The word.
        keyword: &'a str,
    }
}

impl<'a> KeywordRow<'a> {
    fn of(case: &'a Case, position: u32, keyword: &'a String) -> KeywordRow<'a> {
        KeywordRow { case_id: &case.id, position, keyword }
    }
}

row! {
    /// One thing that was done.
    struct PracticeRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1.
        position: u32,
        /// A few words that name it.
        heading: &'a str,
        /// What it is.
        text: &'a str,
    }
}

impl<'a> PracticeRow<'a> {
    fn of(case: &'a Case, position: u32, practice: &'a Practice) -> PracticeRow<'a> {
        PracticeRow {
            case_id: &case.id,
            position,
            heading: &practice.heading,
            text: &practice.text,
        }
    }
}

row! {
    /// A number that the source gives. Figures of different cases do not compare unless they count the
    /// same thing in the same unit.
    struct FigureRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1.
        position: u32,
        /// What is counted.
        label: &'a str,
        /// How many, in `unit`.
        value: f64,
        /// The unit, as in the source.
        unit: &'a str,
        /// How exact the source is.
        qualifier: Qualifier,
        /// The period that it belongs to: a date, or a named period such as a five-year plan.
        as_of: Option<&'a str>,
        /// The first day of the period, where it is a date.
        first_day: Option<WholeDay>,
        /// The last day of the period, where it is a date.
        last_day: Option<WholeDay>,
    }
}

impl<'a> FigureRow<'a> {
    fn of(case: &'a Case, position: u32, figure: &'a Figure) -> FigureRow<'a> {
        let period = figure.as_of.as_ref().and_then(|text| text.parse::<PartialDate>().ok());
        FigureRow {
            case_id: &case.id,
            position,
            label: &figure.label,
            value: figure.value,
            unit: &figure.unit,
            qualifier: figure.qualifier,
            as_of: figure.as_of.as_deref(),
            first_day: period.and_then(WholeDay::first),
            last_day: period.and_then(WholeDay::last),
        }
    }
}

row! {
    /// A title or an award.
    struct HonourRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1.
        position: u32,
        /// The title.
        name: &'a str,
        /// Who gave it.
        given_by: Option<&'a str>,
        /// When, as far as it is known.
        date: Option<PartialDate>,
        /// The first day that the date may mean.
        first_day: Option<WholeDay>,
        /// The last day that the date may mean.
        last_day: Option<WholeDay>,
    }
}

impl<'a> HonourRow<'a> {
    fn of(case: &'a Case, position: u32, honour: &'a Honour) -> HonourRow<'a> {
        HonourRow {
            case_id: &case.id,
            position,
            name: &honour.name,
            given_by: honour.by.as_deref(),
            date: honour.date,
            first_day: honour.date.and_then(WholeDay::first),
            last_day: honour.date.and_then(WholeDay::last),
        }
    }
}

row! {
    /// A dated step of a case.
    struct MilestoneRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1.
        position: u32,
        /// When, as far as it is known.
        date: PartialDate,
        /// The first day that the date may mean.
        first_day: Option<WholeDay>,
        /// The last day that the date may mean.
        last_day: Option<WholeDay>,
        /// What happened.
        text: &'a str,
    }
}

impl<'a> MilestoneRow<'a> {
    fn of(case: &'a Case, position: u32, milestone: &'a Milestone) -> MilestoneRow<'a> {
        MilestoneRow {
            case_id: &case.id,
            position,
            date: milestone.date,
            first_day: WholeDay::first(milestone.date),
            last_day: WholeDay::last(milestone.date),
            text: &milestone.text,
        }
    }
}

row! {
    /// What a photograph on the source page showed. No photograph is kept.
    struct CaptionRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1.
        position: u32,
        /// What it showed.
        caption: &'a str,
    }
}

impl<'a> CaptionRow<'a> {
    fn of(case: &'a Case, position: u32, caption: &'a String) -> CaptionRow<'a> {
        CaptionRow { case_id: &case.id, position, caption }
    }
}

row! {
    /// A page that a case was read from.
    struct SourceRow<'a> {
        /// The case.
        case_id: &'a str,
        /// The place in the list, from 1; the main source comes first.
        position: u32,
        /// Title of the page.
        title: Option<&'a str>,
        /// Who published it.
        publisher: Option<&'a str>,
        /// Its address, where it may be linked.
        url: Option<&'a str>,
        /// When it came out, as far as it is known.
        published: Option<PartialDate>,
        /// The first day that this may mean.
        first_day: Option<WholeDay>,
        /// The last day that this may mean.
        last_day: Option<WholeDay>,
        /// What sort of site it is.
        kind: SourceKind,
        /// Whether a reader may be sent there. Where not, the address is left out.
        linkable: bool,
    }
}

impl<'a> SourceRow<'a> {
    fn of(case: &'a Case, position: u32, source: &'a Source) -> SourceRow<'a> {
        SourceRow {
            case_id: &case.id,
            position,
            title: source.title.as_deref(),
            publisher: source.publisher.as_deref(),
            url: source.url.as_deref(),
            published: source.published,
            first_day: source.published.and_then(WholeDay::first),
            last_day: source.published.and_then(WholeDay::last),
            kind: source.kind,
            linkable: source.linkable,
        }
    }
}

row! {
    /// A value that cases choose from, with its names.
    struct TermRow<'a> {
        /// Its name in addresses and in the other tables.
        id: &'a str,
        /// The place in the order in which the page shows them, from 1.
        position: u32,
        /// Its name in Simplified Chinese.
        zh: &'a str,
        /// Its name in English.
        en: &'a str,
    }
}

impl<'a> TermRow<'a> {
    fn of(position: u32, term: &'a Term) -> TermRow<'a> {
        TermRow { id: &term.id, position, zh: &term.zh, en: &term.en }
    }
}

row! {
    /// A reusable way of governing that cases share.
    struct MechanismRow<'a> {
        /// Its name in addresses and in the other tables.
        id: &'a str,
        /// The place in the order in which the page shows them, from 1.
        position: u32,
        /// Its name in Simplified Chinese.
        zh: &'a str,
        /// Its name in English.
        en: &'a str,
        /// One sentence that says what it is.
        definition_zh: &'a str,
    }
}

impl<'a> MechanismRow<'a> {
    fn of(position: u32, mechanism: &'a Mechanism) -> MechanismRow<'a> {
        MechanismRow {
            id: &mechanism.id,
            position,
            zh: &mechanism.zh,
            en: &mechanism.en,
            definition_zh: &mechanism.definition_zh,
        }
    }
}

row! {
    /// A series of cases that somebody announced.
    struct SeriesRow<'a> {
        /// Its name in addresses and in the other tables.
        id: &'a str,
        /// The place in the order in which the page shows them, from 1.
        position: u32,
        /// Its name in Simplified Chinese.
        zh: &'a str,
        /// Its name in English.
        en: &'a str,
        /// Who announced it.
        publisher: &'a str,
        /// The year that it belongs to.
        year: Option<u16>,
        /// How many cases were announced, where known.
        announced_total: Option<u32>,
        /// What is known of the gap between announced and found.
        note: &'a str,
    }
}

impl<'a> SeriesRow<'a> {
    fn of(position: u32, series: &'a Series) -> SeriesRow<'a> {
        SeriesRow {
            id: &series.id,
            position,
            zh: &series.zh,
            en: &series.en,
            publisher: &series.publisher,
            year: series.year,
            announced_total: series.announced_total,
            note: &series.note,
        }
    }
}

row! {
    /// A place: the city itself, a district, a county or a zone.
    struct DistrictRow<'a> {
        /// The administrative code, or `zone-…` for a zone. A text: a leading zero counts.
        code: &'a str,
        /// The place in the order in which the page shows them, from 1.
        position: u32,
        /// Full name in Simplified Chinese.
        zh: &'a str,
        /// Short name in Simplified Chinese.
        zh_short: &'a str,
        /// Full name in Traditional Chinese.
        zh_hant: &'a str,
        /// Full name in pinyin without tones.
        pinyin: &'a str,
        /// Initials of the full name.
        initials: &'a str,
        /// Name in English.
        en: &'a str,
        /// What sort of place it is.
        kind: DistrictKind,
        /// Its column in the tile map, from 0, if it has a tile. The map is no map of the land.
        tile_col: Option<u8>,
        /// Its row in the tile map, from 0 at the top.
        tile_row: Option<u8>,
        /// Area in square kilometres.
        area_km2: Option<f64>,
        /// Where the area is from.
        area_source: Option<&'a str>,
        /// Residents at the census of 1 November 2020.
        population_2020: Option<u32>,
        /// Where the population is from.
        population_source: Option<&'a str>,
    }
}

impl<'a> DistrictRow<'a> {
    fn of(position: u32, district: &'a District) -> DistrictRow<'a> {
        DistrictRow {
            code: &district.code,
            position,
            zh: &district.zh,
            zh_short: &district.zh_short,
            zh_hant: &district.zh_hant,
            pinyin: &district.pinyin,
            initials: &district.initials,
            en: &district.en,
            kind: district.kind,
            tile_col: district.tile.map(|tile| tile.col),
            tile_row: district.tile.map(|tile| tile.row),
            area_km2: district.area_km2,
            area_source: district.area_source.as_deref(),
            population_2020: district.population_2020,
            population_source: district.population_source.as_deref(),
        }
    }
}
