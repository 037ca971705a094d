//! What the desk in the page starts from: the texts of the data folder in one file, without the addresses
//! that a visitor may not be sent to.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::check::Checked;
use crate::files::CASES;

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
        let text = if name.starts_with(CASES) { without_hidden_addresses(text)? } else { text.clone() };
        anyhow::Ok((name, text))
    });
    let texts = texts.collect::<Result<BTreeMap<_, _>>>()?;
    serde_json::to_vec(&texts).context("cannot write the ground of the desk as JSON")
}

/// A case file in which `null` stands for each address that may not be linked; the text itself where there
/// is none.
fn without_hidden_addresses(text: &str) -> Result<String> {
    let mut case: Value = serde_json::from_str(text)?;
    let before = case.clone();
    let hide = |source: &mut Value| {
        if source["linkable"] == Value::Bool(false)
            && let Some(url) = source.get_mut("url")
        {
            *url = Value::Null;
        }
    };
    case.get_mut("source").into_iter().for_each(hide);
    case.get_mut("more_sources").and_then(Value::as_array_mut).into_iter().flatten().for_each(hide);
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
        let shown = hidden.replace("\"https://example.org/a\"", "null");
        assert_eq!(without_hidden_addresses(hidden).unwrap(), shown);
        let linked = hidden.replace("false", "true");
        assert_eq!(without_hidden_addresses(&linked).unwrap(), linked);
    }
}
