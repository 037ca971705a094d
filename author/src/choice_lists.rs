//! The lists that cases choose from, as a data folder has them.

use anlan_engine::case::{Districts, Vocabulary};
use anlan_importer::wording::Wording;
use anyhow::{Context as _, Result, anyhow};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::english;
use crate::files::{Folder, Page};
use crate::words::{Lang, why};

/// The vocabulary.
///
/// # Errors
/// Where it does not have its shape.
pub fn vocabulary(folder: &Folder) -> Result<Vocabulary> {
    list(&folder.vocabulary, folder.wording())
}

/// The places.
///
/// # Errors
/// Where they do not have their shape.
pub fn districts(folder: &Folder) -> Result<Districts> {
    list(&folder.districts, folder.wording())
}

fn list<T: DeserializeOwned>(page: &Page, wording: Wording) -> Result<T> {
    let text = page.text.as_ref();
    let text = text.map_err(|fault| anyhow!("{}", why(&fault.clone().into(), Lang::En)));
    let list = text.and_then(|text| match wording {
        // The reader of texts says where a fault stands.
        Wording::Chinese => Ok(serde_json::from_str(text)?),
        Wording::English => {
            let value: Value = serde_json::from_str(text)?;
            Ok(serde_json::from_value(english::filled(&value))?)
        }
    });
    list.with_context(|| format!("{} is not right: see anlan-author check", page.name))
}
