//! What the desk in the page starts from: the texts of the data folder in one file, without the addresses
//! that a visitor may not be sent to.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::check::Checked;
use crate::files::CASES;
use crate::provenance::LEFT_OUT;

/// The name of the file, among those that the page loads.
pub(crate) const NAME: &str = "desk.json";

/// The texts of all files that can be read, by their paths inside the data folder, as JSON. Cases that the
/// page does not show are not in it.
///
/// # Errors
/// Where it cannot be written.
pub(crate) fn ground(checked: &Checked) -> Result<Vec<u8>> {
    let shown = checked.texts.iter().filter(|(name, _)| !checked.left_out.contains(name));
    let texts = shown.map(|(name, text)| {
        let text =
            if name.starts_with(CASES) { without_hidden_addresses(text)? } else { text.clone() };
        anyhow::Ok((name, text))
    });
    let texts = texts.collect::<Result<BTreeMap<_, _>>>()?;
    serde_json::to_vec(&texts).context("cannot write the ground of the desk as JSON")
}

/// A case file in which something else stands for each address that may not be linked; the text itself where
/// there is none.
fn without_hidden_addresses(text: &str) -> Result<String> {
    let mut case: Value = serde_json::from_str(text)?;
    let before = case.clone();
    let Value::Object(fields) = &mut case else { return Ok(text.to_owned()) };
    let mut sources = Vec::new();
    for (key, value) in fields {
        match (key.as_str(), value) {
            ("source", own) => sources.insert(0, own),
            ("more_sources", Value::Array(more)) => sources.extend(more),
            _ => {}
        }
    }
    for (at, source) in sources.into_iter().enumerate() {
        if source["linkable"] == Value::Bool(false)
            && let Some(url) = source.get_mut("url")
        {
            *url = Value::String(format!("{LEFT_OUT}{}", at + 1));
        }
    }
    if case == before {
        return Ok(text.to_owned());
    }
    Ok(serde_json::to_string_pretty(&case)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_may_not_be_linked_is_left_out_and_all_else_stays() {
        let hidden = r#"{
  "id": "a",
  "source": {
    "url": "https://example.org/a",
    "linkable": false
  },
  "more_sources": [
    {
      "url": "https://example.org/b",
      "linkable": true
    }
  ]
}
"#;
        let shown = hidden.replace("https://example.org/a", &format!("{LEFT_OUT}1"));
        assert_eq!(without_hidden_addresses(hidden).unwrap(), shown);
        let linked = hidden.replace("false", "true");
        assert_eq!(without_hidden_addresses(&linked).unwrap(), linked);
    }
}
