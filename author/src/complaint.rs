//! What the desk says about a file: where, what was found, what is wrong with it, and what was
//! probably meant. The sentences themselves are in [`crate::words`].

use std::fmt;

use anlan_engine::check::{self, Grade, Reason};
use anlan_engine::date::{DateError, PartialDate};

/// One thing wrong in one place of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    /// The file, as a path inside the data folder.
    pub file: String,
    /// The line, where it can be found.
    pub line: Option<usize>,
    /// The id of the case, or the name of its file where it has none.
    pub case: Option<String>,
    /// What was found there.
    pub finding: Finding,
}

/// One thing wrong in one place of a JSON value.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Whether it must be put right before the page can show it.
    pub grade: Grade,
    /// The path of the field, such as `figures[2].unit`; empty for the whole file.
    pub field: String,
    /// The value found, shortened where it is long.
    pub value: Option<String>,
    /// What is wrong.
    pub why: Why,
    /// The nearest right value, where there is one.
    pub nearest: Option<String>,
}

impl Finding {
    /// Something that keeps a case off the page.
    pub fn must(field: impl Into<String>, why: impl Into<Why>) -> Finding {
        let (field, why) = (field.into(), why.into());
        Finding { grade: Grade::Must, field, value: None, why, nearest: None }
    }

    /// Something that should be put right, although the page can show it.
    pub fn should(field: impl Into<String>, why: impl Into<Why>) -> Finding {
        Finding { grade: Grade::Should, ..Finding::must(field, why) }
    }

    /// The same, with the value found.
    #[must_use]
    pub fn value(mut self, value: &str) -> Finding {
        self.value = Some(check::shortened(value));
        self
    }

    /// The same, with what was probably meant.
    #[must_use]
    pub fn nearest(mut self, nearest: Option<impl fmt::Display>) -> Finding {
        self.nearest = nearest.map(|nearest| check::shortened(&nearest.to_string()));
        self
    }
}

impl From<check::Complaint> for Finding {
    fn from(said: check::Complaint) -> Finding {
        let check::Complaint { grade, field, value, reason, nearest, case: _ } = said;
        Finding { grade, field, value: Some(value), why: Why::Case(reason), nearest }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// What the engine also says when it loads a bundle.
    Case(Reason),
    /// The file itself.
    File(FileFault),
    /// The shape of the data.
    Shape(ShapeFault),
    /// How a text is written.
    Text(TextFault),
    /// Where a case comes from.
    Source(SourceFault),
    /// The vocabulary, the places and the readings.
    List(ListFault),
    /// The versions of the collection and the cases that were withdrawn.
    History(HistoryFault),
    /// The overrides of the Traditional text.
    Script(ScriptFault),
}

/// What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum FileFault {
    /// There is no such file.
    Missing,
    /// There is no case file at all.
    NoCases,
    /// Something in the folder that is not read: neither a case file nor hidden.
    Stray,
    /// A folder where a file belongs.
    Folder,
    /// The system's own words.
    Unreadable(String),
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The file begins with a byte-order mark.
    ByteOrderMark,
    /// Nothing in it.
    Empty,
    /// A case of more than [`LARGEST`](anlan_engine::check::LARGEST) bytes, which is not read.
    Large,
    /// Not JSON: the column, and the parser's own words, in English.
    NotJson(usize, String),
    /// A Chinese punctuation mark where JSON wants its own: the column.
    ChineseMark(usize),
    /// The id differs from the name of the file.
    Name,
    /// Another file has the same id.
    SameId(String),
}

/// How a value differs from the schema.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeFault {
    /// A key that is needed is not there.
    MissingKey,
    /// A key that nobody reads.
    UnknownKey,
    /// The object has the key twice.
    KeyTwice,
    /// Not of the wanted types, given by their JSON names.
    WrongType(Vec<String>),
    /// Not one of these values.
    NotOneOf(Vec<String>),
    /// The list has fewer values than this.
    TooFew(u64),
    /// The list has more values than this.
    TooMany(u64),
    /// The text has more characters than this.
    TooLong(u64),
    /// A number outside its limits.
    OutOfRange,
    /// Not a date.
    Date(DateError),
    /// Not a web address.
    Address,
    /// The text does not have the form that this pattern asks for.
    Pattern(String),
}

/// How a text is written. Numbers count the places where it is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// A Chinese text without a Chinese character.
    NoChinese,
    /// An English text with Chinese characters.
    HasChinese,
    /// Traditional characters.
    Traditional(usize),
    /// Half-width punctuation beside Chinese.
    HalfWidth(usize),
    /// Straight quotation marks.
    StraightQuotes(usize),
    /// An opening mark without its closing mark, or the other way round.
    Unpaired(char, char),
    /// The summary has this many words.
    Words(usize),
    /// The sentence does not end in a full stop.
    NoFullStop,
    /// The keyword is more than one word.
    CompoundKeyword,
    /// Characters that nobody sees: the first, and where in the text it stands, from 1.
    Unseen(char, usize),
}

/// Where a case comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceFault {
    /// A repost that says it may be linked.
    LinkedRepost,
    /// Not a repost, yet not linked.
    UnlinkedOriginal,
    /// Called official, but not a government host.
    NotGovernment,
    /// A government host that is not called official.
    Government,
    /// The case gives this address twice.
    SameAddress,
    /// The main source does not say who published it.
    NoPublisher,
    /// The address was left out where the case was published, and only `data/` has it.
    LeftOut,
}

/// The vocabulary, the places and the readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListFault {
    /// The list has the id twice.
    SameId,
    /// A theme has this id too.
    ThemeHasIt,
    /// No case uses it.
    Unused,
    /// The list does not name this value of the model.
    Unnamed,
    /// A definition that is not exactly one sentence.
    NotOneSentence,
    /// Another place stands on the same tile.
    SameTile(String),
    /// It ends before it begins: when it begins.
    EndsFirst(PartialDate),
    /// A number without where it is from, or the other way round: the other key.
    HalfKnown(&'static str),
    /// A zone with another sort of code, or the other way round.
    ZoneCode,
    /// The Traditional name is not the Simplified one.
    OtherName,
    /// More than one character, or none.
    NotOneCharacter,
    /// A character that the dictionary does not know.
    NoReading,
    /// So many syllables for so many characters.
    NotASyllableEach(usize, usize),
    /// Not a syllable of pinyin.
    NoSyllable,
    /// A syllable, but none that the dictionary gives this character.
    OtherReading(char),
    /// Cases in English are not offered in Chinese.
    OnlyEnglish,
    /// A colour that cannot be read: the contrast that it has, and the token of the ground.
    Contrast(String, &'static str),
}

/// The versions of the collection and the cases that were withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryFault {
    /// A case has the id of one that was withdrawn: the file of the case.
    StillThere(String),
    /// No case has this id.
    NoCase,
    /// No case has this id, and none that was withdrawn had it.
    NeverThere,
    /// A case that was withdrawn is not said to be so.
    NotWithdrawn,
    /// Not the version that follows the one before.
    OtherVersion,
    /// Earlier than the version before it: when that was made.
    BeforeVersion(PartialDate),
}

/// An override of the Traditional text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptFault {
    /// There is no case of that id.
    NoCase,
    /// The case has no Chinese text in that field.
    NoField,
    /// The text of the field does not have these words.
    NotInText,
    /// Not the same characters in Traditional form.
    OtherWords,
    /// The text comes out like this without it.
    Needless,
}

macro_rules! why_from {
    ($($fault:ident => $why:ident),*) => {
        $(impl From<$fault> for Why {
            fn from(fault: $fault) -> Why {
                Why::$why(fault)
            }
        })*
    };
}

why_from!(Reason => Case, FileFault => File, ShapeFault => Shape, TextFault => Text,
    SourceFault => Source, ListFault => List, HistoryFault => History, ScriptFault => Script);
