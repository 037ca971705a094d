//! What is said of the tables to other programs, by the Data Package standard.

/// The name of the package of a collection of that id, which never changes.
pub fn name(id: &str) -> String {
    format!("anlan-{id}-cases")
}

/// The file of the description.
pub const DESCRIPTION: &str = "datapackage.json";

/// The file with the terms.
pub const TERMS: &str = "README.md";

/// The standard that the description follows.
pub const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// The tables as a description has them, in the order of [`crate::rows::tables`]: a JSON array,
/// which `anlan-author schema` writes from the rows.
pub const RESOURCES: &str = include_str!("../../docs/schema/tables.json");
