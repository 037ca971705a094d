//! A page as lines. What no reader sees, and what is menu or foot, is kept as lines of its own.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::input::{Line, Style};

/// Elements whose text is none of the article.
const UNREAD: [&[u8]; 12] = [
    b"script",
    b"style",
    b"nav",
    b"footer",
    b"aside",
    b"noscript",
    b"template",
    b"svg",
    b"form",
    b"select",
    b"button",
    b"iframe",
];
/// Elements inside a line.
const INLINE: [&[u8]; 22] = [
    b"a", b"abbr", b"b", b"bdi", b"cite", b"code", b"em", b"font", b"i", b"img", b"ins", b"label",
    b"mark", b"o:p", b"q", b"s", b"small", b"span", b"strong", b"sub", b"sup", b"u",
];
/// Words in the name or class of an element that is menu, foot or surroundings.
const AROUND: [&str; 11] = [
    "nav",
    "menu",
    "foot",
    "footer",
    "crumb",
    "breadcrumb",
    "share",
    "sidebar",
    "copyright",
    "related",
    "recommend",
];

/// The lines of a page.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut page = Page::default();
    let mut emitter: DefaultEmitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let Ok(tokens) = Tokenizer::new_with_emitter(text, emitter).collect::<Result<Vec<Token>, _>>();
    for token in tokens {
        match token {
            Token::StartTag(tag) => {
                let names = [b"class".as_slice(), b"id", b"style"].map(|name| {
                    let value = tag.attributes.get(name);
                    value.map(|value| String::from_utf8_lossy(value).to_ascii_lowercase())
                });
                page.open(&tag.name, tag.self_closing, &names);
            }
            Token::EndTag(tag) => page.close(&tag.name),
            Token::String(string) => page.text(&String::from_utf8_lossy(&string)),
            _ => {}
        }
    }
    page.flush();
    page.lines
}

/// The page as it is read.
#[derive(Default)]
struct Page {
    lines: Vec<Line>,
    /// The line that is being read, and how many of its visible characters are what.
    current: String,
    shown: usize,
    bold: usize,
    linked: usize,
    bold_depth: usize,
    link_depth: usize,
    row_depth: usize,
    style: Option<Style>,
    /// The element that is not read, and how many of its name lie open.
    unread: Option<(Vec<u8>, usize)>,
}

impl Page {
    fn open(&mut self, name: &[u8], is_closed: bool, names: &[Option<String>; 3]) {
        if let Some((own, depth)) = &mut self.unread {
            if own == name && !is_closed {
                *depth += 1;
            }
            return;
        }
        self.part(name);
        if UNREAD.contains(&name) || is_around(name, names) {
            self.flush();
            self.unread = Some((name.to_vec(), 1));
        }
        match name {
            b"a" => self.link_depth += 1,
            b"b" | b"strong" => self.bold_depth += 1,
            b"tr" => self.row_depth += 1,
            b"title" => self.style = Some(Style::PageTitle),
            b"h1" => self.style = Some(Style::Title),
            b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => self.style = Some(Style::Heading),
            b"figcaption" | b"caption" => self.style = Some(Style::Caption),
            _ => {}
        }
        if self.row_depth > 0 && matches!(name, b"td" | b"th") && !self.current.is_empty() {
            self.current.truncate(self.current.trim_end().len());
            self.current.push('\t');
        }
    }

    fn close(&mut self, name: &[u8]) {
        if let Some((own, depth)) = &mut self.unread {
            if own == name {
                *depth -= 1;
                if *depth == 0 {
                    self.flush();
                    self.unread = None;
                }
            }
            return;
        }
        match name {
            b"a" => self.link_depth = self.link_depth.saturating_sub(1),
            b"b" | b"strong" => self.bold_depth = self.bold_depth.saturating_sub(1),
            _ => {}
        }
        if name == b"tr" {
            self.row_depth = self.row_depth.saturating_sub(1);
            self.style.get_or_insert(Style::Row);
        }
        self.part(name);
    }

    /// Ends the line at an element that is not inside one. In the row of a table that is only marked:
    /// where each cell turns out to hold one paragraph, the row is a line.
    fn part(&mut self, name: &[u8]) {
        if INLINE.contains(&name) {
            return;
        }
        let is_of_row = !matches!(name, b"tr" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6");
        if self.row_depth == 0 || !is_of_row {
            self.flush();
        } else if !self.current.is_empty() && !self.current.ends_with(['\n', '\t']) {
            self.current.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        let mut chars = text.chars().peekable();
        while let Some(ch) = chars.next() {
            if !ch.is_whitespace() {
                self.current.push(ch);
                self.shown += 1;
                self.bold += usize::from(self.bold_depth > 0);
                self.linked += usize::from(self.link_depth > 0);
                continue;
            }
            let mut is_end = matches!(ch, '\n' | '\r');
            while let Some(space) = chars.next_if(|ch| ch.is_whitespace()) {
                is_end |= matches!(space, '\n' | '\r');
            }
            // The source of a page breaks Chinese anywhere.
            let is_wide =
                |ch: Option<char>| ch.is_none_or(|ch| ch > '\u{2e80}' || ch.is_whitespace());
            let joins =
                is_end && (is_wide(self.current.chars().last()) || is_wide(chars.peek().copied()));
            if !joins && !self.current.is_empty() {
                self.current.push(' ');
            }
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.current);
        let marked = self.style.take();
        let style = if self.unread.is_some() {
            Style::Unread
        } else if let Some(style) = marked {
            style
        } else if self.linked > 0 && self.linked == self.shown {
            Style::Links
        } else if self.bold > 0 && self.bold == self.shown {
            Style::Bold
        } else {
            Style::Plain
        };
        (self.shown, self.bold, self.linked) = (0, 0, 0);
        let text = text.trim();
        if text.is_empty() {
            // A heading may hold a block; what it is marked as is still to come.
            self.style = marked.filter(|style| *style != Style::Row);
            return;
        }
        // A table of paragraphs is there for the layout.
        let style = if style == Style::Row && text.contains('\n') { Style::Plain } else { style };
        for text in text.split('\n').map(str::trim).filter(|text| !text.is_empty()) {
            self.lines.push(Line { text: text.to_owned(), style, is_apart: true });
        }
    }
}

/// Whether an element is around the article, by what its author calls it, or hidden.
fn is_around(name: &[u8], names: &[Option<String>; 3]) -> bool {
    if !matches!(name, b"div" | b"ul" | b"section" | b"header" | b"p" | b"span" | b"table" | b"td")
    {
        return false;
    }
    let [class, id, style] = names;
    let is_word = |part: &str| AROUND.contains(&part);
    let is_named = [class, id]
        .into_iter()
        .flatten()
        .any(|own| own.split(|ch: char| !ch.is_ascii_alphabetic()).any(is_word));
    let style: String =
        style.iter().flat_map(|style| style.chars()).filter(|ch| *ch != ' ').collect();
    is_named || style.contains("display:none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_page_is_lost_and_what_is_not_read_is_marked() {
        let page = "<title>页名</title><div class=\"top nav\"><div>菜单</div>一</div><h1>标<b>题</b></h1>\
            <script>if (a < b) {}</script><p>第一\n段</p><p><b>粗</b></p><a href=x>链</a><br>尾\
            <table><tr><td>甲</td><td><p>乙</p></td></tr></table><footer>脚";
        let found: Vec<(String, Style)> =
            lines(page).into_iter().map(|line| (line.text, line.style)).collect();
        let expected = [
            ("页名", Style::PageTitle),
            ("菜单一", Style::Unread),
            ("标题", Style::Title),
            ("if (a < b) {}", Style::Unread),
            ("第一段", Style::Plain),
            ("粗", Style::Bold),
            ("链", Style::Links),
            ("尾", Style::Plain),
            ("甲\t乙", Style::Row),
            ("脚", Style::Unread),
        ];
        assert_eq!(found, expected.map(|(text, style)| (text.to_owned(), style)));
    }

    #[test]
    fn the_paragraphs_in_a_table_for_the_layout_are_lines_of_their_own() {
        let page =
            "<table><tr><td><p>来源：某报</p><p>第一段。</p>第二段。<br>第三段。</td></tr></table>";
        let found: Vec<String> = lines(page).into_iter().map(|line| line.text).collect();
        assert_eq!(found, ["来源：某报", "第一段。", "第二段。", "第三段。"]);
    }
}
