//! A table: its columns, its cells, and both as CSV.

use std::fmt;

use csv::{Terminator, WriterBuilder};

use crate::cell::{Cell, Unsayable};
use crate::rows::Row;

/// A table of a package.
pub struct Table {
    /// Its name in the package, and of its file.
    pub name: &'static str,
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// The columns that tell its rows apart.
    pub primary_key: &'static [&'static str],
    /// Other columns that do.
    pub unique_keys: Vec<&'static [&'static str]>,
    /// The columns whose values stand in another table.
    pub references: Vec<Reference>,
    /// Makes the shape of a row, as a JSON Schema.
    #[cfg(feature = "schema")]
    pub shape: fn(schemars::SchemaGenerator) -> schemars::Schema,
    rows: Vec<Vec<Cell>>,
}

/// A column whose values stand in a column of another table.
pub struct Reference {
    /// The column.
    pub column: &'static str,
    /// The other table.
    pub table: &'static str,
    /// Its column.
    pub to: &'static str,
}

/// A table as text.
pub struct Text {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// How many rows there are below the head.
    pub n_rows: usize,
    /// How many texts a spreadsheet could take for a formula.
    pub n_formulas: usize,
}

/// A value that no cell says.
#[derive(Debug)]
pub struct Unwritable {
    /// The file, the row from 1, and the column.
    place: (String, usize, &'static str),
    why: Unsayable,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, row, column) = &self.place;
        write!(f, "{file}, row {row}, {column}: ")?;
        f.write_str(match self.why {
            Unsayable::Empty => "the text is empty, and would be read as a missing one",
            Unsayable::NoNumber => "the value is missing, or a number that cannot be written",
        })
    }
}

impl std::error::Error for Unwritable {}

impl Table {
    /// A table of these rows, which its first columns tell apart.
    pub(crate) fn new<R: Row>(
        name: &'static str,
        primary_key: &'static [&'static str],
        rows: impl Iterator<Item = R>,
    ) -> Table {
        Table {
            name,
            columns: R::COLUMNS,
            primary_key,
            unique_keys: Vec::new(),
            references: Vec::new(),
            #[cfg(feature = "schema")]
            shape: R::shape,
            rows: rows.map(|row| row.cells()).collect(),
        }
    }

    /// The same, where no two rows have the same values in these columns.
    #[must_use]
    pub(crate) fn unique(mut self, columns: &'static [&'static str]) -> Table {
        self.unique_keys.push(columns);
        self
    }

    /// The same, where the values of a column stand in a column of another table.
    #[must_use]
    pub(crate) fn refers(
        mut self,
        column: &'static str,
        table: &'static str,
        to: &'static str,
    ) -> Table {
        self.references.push(Reference { column, table, to });
        self
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The table as CSV by RFC 4180.
    ///
    /// # Errors
    /// Where a cell would say something else than the value: an empty text reads as a missing one.
    pub fn text(&self) -> Result<Text, Unwritable> {
        let mut records = vec![self.columns.iter().map(|name| (*name).to_owned()).collect()];
        let mut n_formulas = 0;
        for (at, row) in self.rows.iter().enumerate() {
            let mut cells = Vec::new();
            for (column, cell) in self.columns.iter().zip(row) {
                let place = || (self.file(), at + 1, *column);
                cells.push(cell.text().map_err(|why| Unwritable { place: place(), why })?);
                n_formulas += usize::from(cell.is_formula());
            }
            records.push(cells);
        }
        Ok(Text { bytes: csv(&records), n_rows: self.rows.len(), n_formulas })
    }
}

/// Records of equal length as CSV. Lines end as RFC 4180 says, and as a Table Dialect has it where it
/// names nothing else.
pub fn csv(records: &[Vec<String>]) -> Vec<u8> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new());
    for record in records {
        // Writing to memory does not fail, and nothing asks that records be of one length.
        let _ = writer.write_record(record);
    }
    writer.into_inner().unwrap_or_default()
}
