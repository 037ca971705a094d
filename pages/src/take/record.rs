//! The cases as they came in the bundle, with where and when they were taken.

use super::Taking;
use crate::masthead::title;

/// A JSON object with the cases as the bundle has them.
pub(super) fn json(taking: &Taking<'_>) -> Vec<u8> {
    let context = taking.context;
    let conditions: Vec<String> = taking.conditions().iter().map(|own| quoted(own)).collect();
    let cases = context.answer.hits.first(usize::MAX);
    let cases: Vec<&str> = cases.into_iter().map(|case| context.collection.json(case)).collect();
    let [title, address, taken] =
        [&title(taking.context.address.locale, None), &taking.link(|_| ()), taking.today]
            .map(quoted);
    let text = format!(
        "{{\n\"title\":{title},\n\"address\":{address},\n\"taken\":{taken},\n\"conditions\":[{}],\n\
         \"cases\":[\n{}\n]\n}}\n",
        conditions.join(","),
        cases.join(",\n"),
    );
    text.into_bytes()
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for ch in text.chars() {
        match ch {
            '"' | '\\' => quoted.extend(['\\', ch]),
            '\0'..='\u{1f}' => quoted.push_str(&format!("\\u{:04x}", u32::from(ch))),
            _ => quoted.push(ch),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn any_text_comes_back() {
        for text in ["", "案览", "\"\\\"", "a\nb\t\u{0}\u{1f}\u{7f}", "🏛\u{2028}"] {
            assert_eq!(serde_json::from_str::<String>(&quoted(text)).ok().as_deref(), Some(text));
        }
    }
}
