//! The draft: the paragraphs of an article with what became of each, and the candidates for the fields
//! of a case. Nothing in it is decided; a person accepts.

use std::fmt;
use std::str::FromStr;

use anlan_engine::case::{CaseDate, District, Figure, Honour, Milestone, Vocabulary};
use anlan_engine::date::PartialDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::input::{Article, Form};
use super::script::Script;
use super::{honour, milestone, parts, pieces, place, term, texts};

/// What a draft is made with: the values that cases choose from, and the script.
pub struct Knowledge<'a> {
    /// The themes and mechanisms, with their names and definitions.
    pub vocabulary: &'a Vocabulary,
    /// The places.
    pub districts: &'a [District],
    /// Simplified forms of characters.
    pub script: Script,
}

/// An article, as far as it is understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What it was read from.
    pub form: Form,
    /// Its paragraphs in order; together they are all of it but white space.
    pub paragraphs: Vec<Paragraph>,
    /// What may go into the fields of a case, in the order of the fields.
    pub candidates: Vec<Candidate>,
}

/// A paragraph, or a part of one that stands on one line with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// As written.
    pub text: String,
    /// What became of it.
    #[serde(flatten)]
    pub became: Became,
    /// How sure that is.
    pub sure: Sure,
    /// Whether it stands on one line with the one before.
    pub continues: bool,
}

/// What became of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "became", rename_all = "snake_case")]
pub enum Became {
    /// The title.
    Title,
    /// The line of publisher, date and author.
    SourceLine,
    /// The heading of a section, which no field holds.
    SectionHeading,
    /// Why it was done.
    Background,
    /// The heading of a practice, counted from 0.
    PracticeHeading {
        /// Which.
        practice: usize,
    },
    /// The text of a practice, counted from 0.
    PracticeText {
        /// Which.
        practice: usize,
    },
    /// What came of it.
    Outcomes,
    /// What a picture shows.
    Caption,
    /// In no field.
    LeftOut {
        /// Why.
        reason: LeftOut,
    },
}

/// Why a paragraph is in no field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Program, style, menu, foot or surroundings of the page.
    Page,
    /// The title of the window.
    PageTitle,
    /// What a site puts above an article.
    Head,
    /// What stands before the title.
    BeforeTitle,
    /// What a site puts below an article, from the first line that begins it.
    Tail,
    /// Who edited it, or what can be done with it.
    Foot,
    /// Links to elsewhere only.
    Links,
    /// A rule or an ornament.
    Ornament,
    /// What others may learn, or what comes next: a case has no field for it.
    Insights,
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// The article says so itself.
    Certain,
    /// By its form or its place.
    Likely,
    /// Somebody must look.
    Guess,
}

/// A place in a draft: a paragraph, and bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Which paragraph.
    pub paragraph: usize,
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// A value for a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The field.
    pub field: Field,
    /// The value, in Simplified characters.
    pub value: Value,
    /// The words that it was read from.
    pub from: Vec<Place>,
    /// The sentence that they stand in.
    pub sentence: Option<Place>,
    /// How sure.
    pub sure: Sure,
    /// What was inferred or guessed of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// What was inferred or guessed of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// A part of its date is not written but follows from another date.
    DateInferred,
    /// What is counted is the nearest words.
    LabelGuessed,
    /// The first words of a text stand for a heading that it lacks.
    HeadingGuessed,
    /// The name or who gave it may be cut wrongly.
    NameGuessed,
    /// By words of the definition, not by the name.
    ByDefinition,
}

/// The value of a candidate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A text or an id.
    Text(String),
    /// A figure.
    Figure(Figure),
    /// An honour.
    Honour(Honour),
    /// A milestone.
    Milestone(Milestone),
    /// The date of a case.
    Date(CaseDate),
}

/// A field of a case; of lists, any item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as in the model")]
pub enum Field {
    Title,
    District,
    Place,
    Level,
    Organ,
    Themes,
    Mechanisms,
    Keywords,
    Date,
    Background,
    /// The practice is counted from 0.
    PracticeHeading(usize),
    /// The practice is counted from 0.
    PracticeText(usize),
    Outcomes,
    Figures,
    Honours,
    Milestones,
    Captions,
    SourceTitle,
    SourcePublisher,
    SourceUrl,
    SourcePublished,
}

impl Field {
    const SINGLE: [(Field, &'static str); 19] = [
        (Field::Title, "title"),
        (Field::District, "district"),
        (Field::Place, "place"),
        (Field::Level, "level"),
        (Field::Organ, "organ"),
        (Field::Themes, "themes"),
        (Field::Mechanisms, "mechanisms"),
        (Field::Keywords, "keywords"),
        (Field::Date, "date"),
        (Field::Background, "background"),
        (Field::Outcomes, "outcomes"),
        (Field::Figures, "figures"),
        (Field::Honours, "honours"),
        (Field::Milestones, "milestones"),
        (Field::Captions, "captions"),
        (Field::SourceTitle, "source.title"),
        (Field::SourcePublisher, "source.publisher"),
        (Field::SourceUrl, "source.url"),
        (Field::SourcePublished, "source.published"),
    ];

    /// Whether a case holds several values of the field.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Field::Themes
                | Field::Mechanisms
                | Field::Keywords
                | Field::Figures
                | Field::Honours
                | Field::Milestones
                | Field::Captions
        )
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Field::PracticeHeading(at) => write!(f, "practices[{at}].heading"),
            Field::PracticeText(at) => write!(f, "practices[{at}].text"),
            own => {
                let name = Field::SINGLE.iter().find(|(field, _)| field == own);
                f.write_str(name.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Field, String> {
        if let Some((field, _)) = Field::SINGLE.iter().find(|(_, name)| *name == text) {
            return Ok(*field);
        }
        let practice = text.strip_prefix("practices[").and_then(|rest| rest.split_once("]."));
        let practice = practice.and_then(|(at, part)| Some((at.parse().ok()?, part)));
        match practice {
            Some((at, "heading")) => Ok(Field::PracticeHeading(at)),
            Some((at, "text")) => Ok(Field::PracticeText(at)),
            _ => Err(format!("no field: {text}")),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Field, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Candidate {
    /// A text, read from some places.
    pub(super) fn text(field: Field, text: String, from: Vec<Place>, sure: Sure) -> Candidate {
        Candidate { field, value: Value::Text(text), from, sentence: None, sure, notes: Vec::new() }
    }

    /// The same with the sentence that it stands in.
    pub(super) fn within(self, sentence: Place) -> Candidate {
        Candidate { sentence: Some(sentence), ..self }
    }

    /// The same with a note.
    pub(super) fn noting(mut self, note: Note) -> Candidate {
        self.notes.push(note);
        self
    }
}

/// What candidates are read from: the pieces, and what became of them.
pub(super) struct Reading<'a> {
    pub(super) pieces: &'a [pieces::Piece],
    pub(super) became: &'a [(Became, Sure)],
    pub(super) published: Option<PartialDate>,
}

impl Reading<'_> {
    /// The pieces that tell of the case itself, with their places, in Simplified characters.
    pub(super) fn told(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_told = |became: Became| {
            matches!(
                became,
                Became::Background
                    | Became::PracticeText { .. }
                    | Became::PracticeHeading { .. }
                    | Became::Outcomes
            )
        };
        let all = self.pieces.iter().zip(self.became).enumerate();
        all.filter(move |(_, (_, own))| is_told(own.0))
            .map(|(at, (piece, _))| (at, piece.plain.as_str()))
    }

    /// The pieces of one kind.
    pub(super) fn of(&self, kind: Became) -> impl Iterator<Item = (usize, &str)> {
        let all = self.pieces.iter().zip(self.became).enumerate();
        all.filter(move |(_, (_, own))| own.0 == kind)
            .map(|(at, (piece, _))| (at, piece.plain.as_str()))
    }
}

/// Makes the draft of an article.
pub fn draft(article: &Article, knowledge: &Knowledge<'_>) -> Draft {
    let pieces = pieces::pieces(article, &knowledge.script);
    let became = parts::parts(&pieces);
    let published = texts::published(&pieces, &became);
    let reading = Reading { pieces: &pieces, became: &became, published };
    let mut candidates = texts::candidates(&reading);
    candidates.extend(place::candidates(&reading, knowledge));
    candidates.extend(term::candidates(&reading, knowledge));
    candidates.extend(honour::candidates(&reading));
    candidates.extend(milestone::candidates(&reading));
    milestone::dates_of_case(&reading, &mut candidates);
    candidates.sort_by_key(|own| own.field);
    let paragraphs = pieces.into_iter().zip(became).map(|(piece, (became, sure))| Paragraph {
        text: piece.text,
        became,
        sure,
        continues: piece.continues,
    });
    Draft { form: article.form, paragraphs: paragraphs.collect(), candidates }
}
