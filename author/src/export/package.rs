//! `datapackage.json`: what the tables are, and under which terms.

use anlan_tables::package::{PROFILE, TERMS, name};
use anlan_tables::table::Table;
use serde_json::json;

use super::table::resource;
use crate::collection::Identity;

/// The text of the file. Terms and sources are those of the data folder, and nothing is said of
/// them where it says nothing.
pub(super) fn text(identity: &Identity, tables: &[Table], terms: Option<&str>) -> String {
    let mut package = json!({
        "$schema": PROFILE,
        "name": name(identity.id()),
        "title": identity.page_title(identity.first()),
    });
    if let Some(terms) = terms {
        package["description"] = first_paragraph(terms).into();
        // No licence of the usual lists is claimed: the terms are said in words.
        package["licenses"] = json!([{ "path": TERMS, "title": "Terms of the collection" }]);
        package["sources"] = json!([{
            "title": "The pages named in the table sources; how they were gathered",
            "path": TERMS,
        }]);
    }
    package["resources"] = tables.iter().map(resource).collect();
    format!("{package:#}\n")
}

/// The first paragraph below the heading.
fn first_paragraph(text: &str) -> &str {
    let mut paragraphs = text.split("\n\n").map(str::trim);
    paragraphs.find(|own| !own.is_empty() && !own.starts_with('#')).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_is_described_by_its_first_paragraph() {
        assert_eq!(first_paragraph("# Head\n\nWhat it is.\n\n## Terms\n\nFree."), "What it is.");
        assert_eq!(first_paragraph("# Head\n"), "");
    }
}
