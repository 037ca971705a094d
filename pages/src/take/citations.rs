//! The pages that the cases rest on, as programs that keep references read them.

use anlan_engine::date::PartialDate;
use anlan_engine::sources::{Cited, sources};

use super::Taking;

/// What both forms say of a page.
struct Citation<'a> {
    /// A name that no other citation of the file has.
    key: String,
    title: &'a str,
    publisher: Option<&'a str>,
    published: Option<PartialDate>,
    /// The address, where a reader may be sent there.
    url: Option<&'a str>,
    /// Each case that rests on the page, with its address.
    cases: Vec<String>,
}

fn citations<'a>(taking: &Taking<'a>) -> Vec<Citation<'a>> {
    let context = taking.context;
    let collection = context.collection;
    let words = context.address.locale.take();
    let citation = |Cited { source, position, cases }: Cited<'a>| {
        let first = cases.first().map(|case| collection.case(*case))?;
        let key = match position {
            1 => first.id.clone(),
            _ => format!("{}:{position}", first.id),
        };
        let of_case = |case: &_| {
            let address = taking.link(|to| to.case = Some(*case));
            (words.case_of)(
                context.address.locale.app(),
                context.title(collection.case(*case)),
                &address,
            )
        };
        Some(Citation {
            key,
            title: source.title.as_deref().unwrap_or(&first.title),
            publisher: source.publisher.as_deref(),
            published: source.published,
            url: source.url.as_deref().filter(|_| source.linkable),
            cases: cases.iter().map(of_case).collect(),
        })
    };
    sources(collection, &context.answer.hits).into_iter().filter_map(citation).collect()
}

/// RIS, a record of lines a page.
pub(super) fn ris(taking: &Taking<'_>) -> Vec<u8> {
    let mut text = String::new();
    for own in citations(taking) {
        let mut line = |tag: &str, value: &str| {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&format!("{tag}  - {value}\r\n"));
        };
        line("TY", "ELEC");
        line("ID", &own.key);
        line("TI", own.title);
        own.publisher.iter().for_each(|publisher| line("PB", publisher));
        if let Some(date) = own.published {
            line("PY", &date.year().to_string());
            line("DA", &slashed(date));
        }
        if let Some(url) = own.url {
            line("UR", url);
            if let Ok(today) = taking.today.parse() {
                line("Y2", &slashed(today));
            }
        }
        line("LA", "zh");
        own.cases.iter().for_each(|case| line("N1", case));
        line("ER", "");
    }
    text.into_bytes()
}

/// A date as RIS has it: what is not known of it stays blank.
fn slashed(date: PartialDate) -> String {
    let two = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{}/{}/{}/", date.year(), two(date.month()), two(date.day()))
}

/// BibTeX, an entry a page; biblatex reads the same.
pub(super) fn bibtex(taking: &Taking<'_>) -> Vec<u8> {
    let mut text: String = taking.origin().map(|line| format!("% {}\n", one_line(&line))).concat();
    for own in citations(taking) {
        let mut fields = vec![("title", format!("{{{}}}", escaped(own.title)))];
        // Braces around a body's name keep it from being taken apart as a person's.
        own.publisher.iter().for_each(|by| fields.push(("author", format!("{{{}}}", escaped(by)))));
        if let Some(date) = own.published {
            fields.push(("year", date.year().to_string()));
            date.month().iter().for_each(|month| fields.push(("month", month.to_string())));
            fields.push(("date", date.to_string()));
        }
        if let Some(url) = own.url {
            fields.push(("url", address(url)));
            fields.push(("urldate", escaped(taking.today)));
        }
        fields.push(("language", "chinese".to_owned()));
        fields.push(("note", escaped(&own.cases.join("; "))));
        text.push_str(&format!("\n@misc{{{}", own.key));
        for (name, value) in fields {
            text.push_str(&format!(",\n  {name} = {{{value}}}"));
        }
        text.push_str("\n}\n");
    }
    text.into_bytes()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without what TeX takes for a command.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for ch in one_line(text).chars() {
        match ch {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => escaped.extend(['\\', ch]),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            _ => escaped.push(ch),
        }
    }
    escaped
}

/// An address, which TeX takes as it is, but for what would end the field.
fn address(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}
