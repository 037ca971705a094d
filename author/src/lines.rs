//! The lines of a JSON text on which its values stand, so that a complaint can point there. Also
//! the keys that an object has twice, which a parsed value no longer shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::field;

/// Where the values of one JSON text stand.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    lines: BTreeMap<String, usize>,
    repeated: Vec<(String, usize)>,
}

impl Lines {
    /// Reads a text that a parser has accepted. Of another text it knows the lines up to where it
    /// stops being JSON.
    pub(crate) fn read(text: &str) -> Lines {
        let mut reader = Reader { text, at: 0, line: 1, found: Lines::default() };
        reader.value("");
        reader.found
    }

    /// The line of a field; of what holds it where the field itself is not there.
    pub(crate) fn of(&self, field: &str) -> Option<usize> {
        let mut field = field;
        loop {
            if let Some(line) = self.lines.get(field) {
                return Some(*line);
            }
            field = field::parent(field)?;
        }
    }

    /// The keys that stand twice in one object, with the line of the later one.
    pub(crate) fn repeated(&self) -> &[(String, usize)] {
        &self.repeated
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    found: Lines,
}

/// Reading ends at the first letter that cannot stand where it stands.
type Read<T> = Option<T>;

impl Reader<'_> {
    /// The next byte that is no white space, without taking it.
    fn peek(&mut self) -> Read<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !byte.is_ascii_whitespace() {
                return Some(byte);
            }
            self.line += usize::from(byte == b'\n');
            self.at += 1;
        }
    }

    /// Whether `wanted` comes next; it is then taken.
    fn take(&mut self, wanted: u8) -> Read<bool> {
        let is_next = self.peek()? == wanted;
        self.at += usize::from(is_next);
        Some(is_next)
    }

    fn value(&mut self, field: &str) -> Read<()> {
        let next = self.peek()?;
        // A key has told the line already; it is also the better one for a value on its own line.
        self.found.lines.entry(field.to_owned()).or_insert(self.line);
        match next {
            b'{' => self.object(field),
            b'[' => self.list(field),
            b'"' => self.string().map(|_| ()),
            _ => self.word(),
        }
    }

    fn object(&mut self, field: &str) -> Read<()> {
        self.at += 1;
        let mut seen = BTreeSet::new();
        if self.take(b'}')? {
            return Some(());
        }
        loop {
            self.peek()?;
            let line = self.line;
            let name = self.string()?;
            let own = field::key(field, &name);
            if seen.insert(name) {
                self.found.lines.insert(own.clone(), line);
            } else {
                self.found.repeated.push((own.clone(), line));
            }
            self.take(b':')?.then_some(())?;
            self.value(&own)?;
            if !self.take(b',')? {
                return self.take(b'}')?.then_some(());
            }
        }
    }

    fn list(&mut self, field: &str) -> Read<()> {
        self.at += 1;
        if self.take(b']')? {
            return Some(());
        }
        let mut at = 0;
        loop {
            self.value(&field::item(field, at))?;
            at += 1;
            if !self.take(b',')? {
                return self.take(b']')?.then_some(());
            }
        }
    }

    fn string(&mut self) -> Read<String> {
        let start = self.at;
        self.take(b'"')?.then_some(())?;
        let bytes = self.text.as_bytes();
        while *bytes.get(self.at)? != b'"' {
            self.at += if bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        serde_json::from_str(self.text.get(start..self.at)?).ok()
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Read<()> {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        let length =
            self.text.as_bytes()[self.at..].iter().take_while(|byte| is_part(byte)).count();
        self.at += length;
        (length > 0).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_the_line_of_its_key() {
        let lines =
            Lines::read("{\n \"a\": [\n  1,\n  {\"b\\\"\":\n \"\\\\\"}\n ],\n \"c\": null }");
        for (field, line) in [
            ("", Some(1)),
            ("a", Some(2)),
            ("a[0]", Some(3)),
            ("a[1].b\"", Some(4)),
            ("a[1].missing", Some(4)),
            ("a[7].x", Some(2)),
            ("c", Some(7)),
        ] {
            assert_eq!(lines.of(field), line, "{field}");
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_found() {
        let lines = Lines::read("{\"a\": {\"b\": 1,\n\"b\": 2}, \"b\": 3}");
        assert_eq!(lines.repeated(), [("a.b".to_owned(), 2)]);
    }

    #[test]
    fn what_is_not_json_is_read_as_far_as_it_goes() {
        for text in
            ["", "{", "{\"", "{\"a", "{\"a\\", "{\"a\":", "[1,,", "[}", "\u{feff}{}", "{“a”：1}"]
        {
            Lines::read(text);
        }
        assert_eq!(Lines::read("{\"a\": 1,\n\"b\": !").of("b"), Some(2));
    }
}
