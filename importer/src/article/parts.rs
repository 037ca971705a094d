//! What becomes of each piece: what a site put around the article is set aside, the title and the line of
//! the source are found, and the rest is read in order, section by section.

use super::boilerplate::{is_caption, is_foot, is_head, is_rule, is_tail};
use super::draft::{Became, LeftOut, Sure};
use super::heading::{Key, content, key};
use super::input::Style;
use super::origin::is_source_line;
use super::pieces::Piece;
use super::section::{Section, section};

/// A piece this long, in characters, with a full stop, is text.
const TEXT: usize = 40;
/// The longest title, in characters.
const TITLE: usize = 60;

/// What becomes of each piece, and how sure that is.
pub(super) fn parts(pieces: &[Piece]) -> Vec<(Became, Sure)> {
    let mut set_aside = set_aside(pieces);
    let title = title(pieces, &set_aside);
    if let Some(title) = title {
        before_title(pieces, title, &mut set_aside);
    }
    let rest: Vec<usize> = (0..pieces.len()).filter(|at| set_aside[*at].is_none()).collect();
    let body: Vec<usize> = rest.into_iter().filter(|at| Some(*at) != title).collect();
    let mut became = vec![(Became::Background, Sure::Guess); pieces.len()];
    let keys = keys(pieces, &body);
    let has_headings = keys.iter().any(Option::is_some);
    let read = if has_headings { sections(pieces, &body, &keys) } else { unmarked(pieces, &body) };
    for (at, own) in body.into_iter().zip(read) {
        became[at] = own;
    }
    for (at, own) in set_aside.into_iter().enumerate() {
        if let Some(own) = own {
            became[at] = own;
        }
    }
    if let Some(title) = title {
        let is_marked = pieces[title].style == Style::Title;
        became[title] = (Became::Title, if is_marked { Sure::Certain } else { Sure::Likely });
    }
    became
}

fn is_text(piece: &Piece) -> bool {
    piece.plain.chars().count() >= TEXT && piece.plain.contains('。')
}

/// The pieces that are no text of the article, whatever stands beside them.
fn set_aside(pieces: &[Piece]) -> Vec<Option<(Became, Sure)>> {
    let left = |reason, sure| Some((Became::LeftOut { reason }, sure));
    let mut has_text = false;
    let mut is_over = false;
    let one = |piece: &Piece| {
        let plain = &piece.plain;
        let own = match piece.style {
            Style::Unread => left(LeftOut::Page, Sure::Certain),
            Style::PageTitle => left(LeftOut::PageTitle, Sure::Certain),
            Style::Caption => Some((Became::Caption, Sure::Certain)),
            _ if is_rule(plain) => left(LeftOut::Ornament, Sure::Certain),
            _ if is_caption(plain) => Some((Became::Caption, Sure::Likely)),
            Style::Title => None,
            _ if is_foot(plain) && !is_text(piece) => left(LeftOut::Foot, Sure::Certain),
            _ if is_source_line(plain) => Some((Became::SourceLine, Sure::Likely)),
            _ if !has_text && is_head(plain) => left(LeftOut::Head, Sure::Likely),
            Style::Links if plain.chars().count() < TITLE => left(LeftOut::Links, Sure::Likely),
            _ => None,
        };
        is_over |= has_text && is_tail(plain) && piece.style != Style::Unread;
        has_text |= own.is_none() && is_text(piece);
        if is_over
            && !matches!(own, Some((Became::LeftOut { reason: LeftOut::Page | LeftOut::Foot }, _)))
        {
            return left(LeftOut::Tail, Sure::Likely);
        }
        own
    };
    pieces.iter().map(one).collect()
}

/// Which piece is the title: what is marked as one, or the first short line above the text.
fn title(pieces: &[Piece], set_aside: &[Option<(Became, Sure)>]) -> Option<usize> {
    let mut open = pieces.iter().enumerate().filter(|(at, _)| set_aside[*at].is_none());
    let marked = open.clone().find(|(_, piece)| piece.style == Style::Title);
    if let Some((at, _)) = marked {
        return Some(at);
    }
    let (at, piece) = open.next()?;
    let is_short =
        piece.plain.chars().count() <= TITLE && !piece.plain.ends_with(['。', '；', '，']);
    let says = piece.plain.get(content(&piece.plain)).unwrap_or_default();
    let next = pieces.get(at + 1).map(|next| next.plain.as_str());
    let is_heading =
        matches!(key(&piece.plain, Style::Plain, next, false), Some(Key::Number(_) | Key::Bracket));
    (is_short && !is_heading && section(says).is_none()).then_some(at)
}

/// Sets aside what stands above a title that is marked as one, but for the line of the source.
fn before_title(pieces: &[Piece], title: usize, set_aside: &mut [Option<(Became, Sure)>]) {
    for at in 0..title {
        if set_aside[at].is_none() && !is_text(&pieces[at]) {
            let reason = LeftOut::BeforeTitle;
            set_aside[at] = Some((Became::LeftOut { reason }, Sure::Likely));
        }
    }
}

/// The keys of those pieces of the body that are headings.
fn keys(pieces: &[Piece], body: &[usize]) -> Vec<Option<Key>> {
    let text = |at: usize| body.get(at).and_then(|own| pieces.get(*own));
    let one = |at: usize| {
        let piece = text(at)?;
        let next = text(at + 1);
        let runs_on = next.is_some_and(|next| next.continues);
        let next = next.map(|next| next.plain.as_str());
        let says = piece.plain.get(content(&piece.plain)).unwrap_or_default();
        // The name of a section is a heading however it stands.
        let named = section(says).is_some().then_some(Key::Bare);
        key(&piece.plain, piece.style, next, runs_on).or(named)
    };
    (0..body.len()).map(one).collect()
}

/// Where the reader of sections stands.
struct State {
    section: Option<Section>,
    /// Whether the section was named, and by a heading of which key.
    named: Option<Key>,
    /// How headings of practices look.
    key: Option<Key>,
    /// How many practices there are.
    practices: usize,
    /// Whether the present practice has a heading.
    has_heading: bool,
}

/// Reads a body that has headings.
fn sections(pieces: &[Piece], body: &[usize], keys: &[Option<Key>]) -> Vec<(Became, Sure)> {
    let mut state =
        State { section: None, named: None, key: None, practices: 0, has_heading: false };
    let mut read = Vec::new();
    for (at, key) in body.iter().zip(keys) {
        let plain = &pieces[*at].plain;
        let own = match key {
            Some(key) => match section(plain.get(content(plain)).unwrap_or_default()) {
                Some(section) => state.begin(section, *key),
                None => state.heading(*key),
            },
            None => state.text(),
        };
        read.push(own);
    }
    read
}

impl State {
    fn begin(&mut self, section: Section, key: Key) -> (Became, Sure) {
        let is_again = section == Section::Practices && self.section == Some(section);
        *self = State {
            section: Some(section),
            named: Some(key),
            key: if is_again { self.key } else { None },
            has_heading: false,
            practices: self.practices,
        };
        (Became::SectionHeading, Sure::Certain)
    }

    /// A heading that does not name a section.
    fn heading(&mut self, key: Key) -> (Became, Sure) {
        match self.section {
            Some(Section::Practices) => {
                let own = *self.key.get_or_insert(key);
                if own == key || is_above(key, own) {
                    self.key = Some(key);
                    return self.practice();
                }
                self.text()
            }
            // Beside the headings of sections stands what is a section of its own: a practice.
            Some(_) if self.named == Some(key) && key != Key::Bare || self.is_over(key) => {
                self.open(key)
            }
            Some(_) => self.text(),
            None => self.open(key),
        }
    }

    fn is_over(&self, key: Key) -> bool {
        self.named.is_some_and(|named| is_above(key, named))
    }

    /// Begins practices that no heading announced.
    fn open(&mut self, key: Key) -> (Became, Sure) {
        self.section = Some(Section::Practices);
        self.key = Some(key);
        self.practice()
    }

    fn practice(&mut self) -> (Became, Sure) {
        self.practices += 1;
        self.has_heading = true;
        (Became::PracticeHeading { practice: self.practices - 1 }, Sure::Likely)
    }

    fn text(&mut self) -> (Became, Sure) {
        let sure = if self.named.is_some() { Sure::Certain } else { Sure::Likely };
        match self.section {
            None => (Became::Background, Sure::Likely),
            Some(Section::Background) => (Became::Background, sure),
            Some(Section::Outcomes) => (Became::Outcomes, sure),
            Some(Section::Insights) => (Became::LeftOut { reason: LeftOut::Insights }, sure),
            Some(Section::Practices) if self.has_heading => {
                (Became::PracticeText { practice: self.practices - 1 }, sure)
            }
            // Each paragraph without a heading is taken for a practice.
            Some(Section::Practices) => {
                self.practices += 1;
                (Became::PracticeText { practice: self.practices - 1 }, Sure::Likely)
            }
        }
    }
}

/// Whether one numbered heading stands above another.
fn is_above(key: Key, other: Key) -> bool {
    match (key, other) {
        (Key::Number(own), Key::Number(other)) => own < other,
        _ => false,
    }
}

/// Words that tell of what came of it.
const OUTCOME_WORDS: &[&str] = &[
    "成效",
    "目前",
    "截至",
    "累计",
    "满意",
    "同比",
    "荣获",
    "被评为",
    "被授予",
    "下降",
    "提升至",
    "实现了",
    "通过这",
    "以来，",
];

/// Reads a body without any heading: the first paragraph says why, the last ones what came of it, each
/// between them what was done. All of it is a guess.
fn unmarked(pieces: &[Piece], body: &[usize]) -> Vec<(Became, Sure)> {
    let tells = |at: &usize| OUTCOME_WORDS.iter().any(|word| pieces[*at].plain.contains(word));
    let n_last = body.iter().skip(2).rev().take_while(|at| tells(at)).count();
    let n_done = body.len().saturating_sub(n_last);
    let one = |at: usize| match at {
        0 => Became::Background,
        _ if at < n_done => Became::PracticeText { practice: at - 1 },
        _ => Became::Outcomes,
    };
    (0..body.len()).map(|at| (one(at), Sure::Guess)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::input::from_text;
    use crate::article::pieces::pieces;
    use crate::article::script::Script;

    fn found(text: &str) -> Vec<Became> {
        let pieces = pieces(&from_text(text), &Script::with_pairs(""));
        parts(&pieces).into_iter().map(|own| own.0).collect()
    }

    const LONG: &str =
        "这里是一段足够长的正文，说明事情的来龙去脉，以便不会被当成标题或者别的什么东西。";

    #[test]
    fn sections_and_practices_are_read_in_order() {
        use Became::{
            Background, Caption, LeftOut, Outcomes, PracticeHeading, PracticeText, SectionHeading,
            SourceLine, Title,
        };
        let text = format!(
            "一个标题\n来源：某报 2020-01-02\n{LONG}\n一、背景情况\n{LONG}\n二、主要做法\n（一）建机制\n{LONG}\n1.分步走\n{LONG}\n\
             （二）强队伍\n{LONG}\n三、主要成效\n{LONG}\n四、启示\n{LONG}\n▲图为现场\n相关阅读\n别的"
        );
        let expected = [
            Title,
            SourceLine,
            Background,
            SectionHeading,
            Background,
            SectionHeading,
            PracticeHeading { practice: 0 },
            PracticeText { practice: 0 },
            PracticeText { practice: 0 },
            PracticeText { practice: 0 },
            PracticeHeading { practice: 1 },
            PracticeText { practice: 1 },
            SectionHeading,
            Outcomes,
            SectionHeading,
            LeftOut { reason: super::LeftOut::Insights },
            Caption,
            LeftOut { reason: super::LeftOut::Tail },
            LeftOut { reason: super::LeftOut::Tail },
        ];
        assert_eq!(found(&text), expected);
    }

    #[test]
    fn an_article_without_headings_is_guessed_at() {
        let text = format!("一个标题\n\n{LONG}\n\n{LONG}\n\n截至目前，{LONG}");
        let expected = [
            Became::Title,
            Became::Background,
            Became::PracticeText { practice: 0 },
            Became::Outcomes,
        ];
        assert_eq!(found(&text), expected);
    }
}
