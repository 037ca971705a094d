//! The language that a collection and its workbooks are written in: what their sheets, headings and values are
//! called. Whatever it is, headings and values are read in any.

use crate::columns::{Column, Form, Holds, LISTS, List, MARK};

/// The language of a collection's cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// Simplified Chinese, with what is told in English beside it.
    #[default]
    Chinese,
    /// English alone.
    English,
}

impl Wording {
    /// The columns of a sheet. A collection in English has no other title beside the title.
    pub fn columns(self, form: &'static Form) -> impl Iterator<Item = &'static Column> {
        form.columns.iter().filter(move |own| self.has(own))
    }

    /// Whether a column is there to be filled in.
    pub fn has(self, column: &Column) -> bool {
        self == Wording::Chinese || column.key != "title_en"
    }

    /// The name of a sheet.
    pub fn sheet(self, form: &Form) -> &'static str {
        match self {
            Wording::Chinese => form.zh,
            Wording::English => form.also.iter().find(|own| own.is_ascii()).unwrap_or(&form.list),
        }
    }

    /// The heading of a column.
    pub fn heading(self, column: &Column) -> &'static str {
        match self {
            Wording::Chinese => column.zh,
            Wording::English if column.key == "summary_en" => "Summary",
            Wording::English => column.en,
        }
    }

    /// What to fill into a column.
    pub fn about(self, column: &Column) -> &'static str {
        match self {
            Wording::Chinese => column.about,
            Wording::English if column.key == "summary_en" => "One sentence of at most 35 words",
            Wording::English if matches!(column.holds, Holds::Several(_)) => "Parted by semicolons",
            Wording::English => about_in_english(column),
        }
    }

    /// The name of the sheet with the values to choose from.
    pub fn lists(self) -> &'static str {
        match self {
            Wording::Chinese => LISTS,
            Wording::English => "Lists",
        }
    }

    /// The name of a list.
    pub fn list(self, list: List) -> &'static str {
        match (self, list) {
            (Wording::Chinese, _) => list.zh(),
            (Wording::English, List::Districts) => "Districts",
            (Wording::English, List::Themes) => "Themes",
            (Wording::English, List::Mechanisms) => "Mechanisms",
            (Wording::English, List::Levels) => "Levels",
            (Wording::English, List::Series) => "Series",
            (Wording::English, List::Qualifiers) => "Qualifiers",
            (Wording::English, List::SourceKinds) => "Source kinds",
            (Wording::English, List::DateKinds) => "Date kinds",
        }
    }

    /// What stands between several values in one cell.
    pub fn mark(self) -> String {
        match self {
            Wording::Chinese => MARK.to_string(),
            Wording::English => "; ".to_owned(),
        }
    }

    /// Yes, and no.
    pub fn answers(self) -> [&'static str; 2] {
        match self {
            Wording::Chinese => ["是", "否"],
            Wording::English => ["yes", "no"],
        }
    }
}

/// What to fill in, in English, beside a collection in Chinese: what follows from the sort of column.
pub fn about_in_english(column: &Column) -> &'static str {
    match column.holds {
        Holds::Id if column.en == "Case" => "The id of its case, as the sheet of cases has it",
        Holds::Id => "Lower-case letters, digits and hyphens; unlike any other case",
        Holds::Date => "As far as it is known: 2020, 2020-02 or 2020-02-11",
        Holds::Period => "A date, or the name of a period",
        Holds::Number => "Digits only; the unit stands beside it",
        Holds::Words => "Two to seven, parted by semicolons",
        Holds::Text if column.key == "organ" => "Several are parted by semicolons",
        Holds::Text if column.key.ends_with("url") => "Begins with http:// or https://",
        Holds::Text if column.key == "summary_en" => "One English sentence of at most 35 words",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::FORMS;
    use crate::headings;

    #[test]
    fn what_is_said_in_english_has_no_chinese_and_is_read_again() {
        let own = Wording::English;
        let mut said: Vec<String> = vec![own.lists().to_owned(), own.mark()];
        said.extend(own.answers().map(str::to_owned));
        said.extend(List::ALL.map(|list| own.list(list).to_owned()));
        assert!(headings::is_lists(own.lists()));
        for form in &FORMS {
            let sheet = own.sheet(form);
            assert_eq!(headings::form(sheet).map(|found| found.list), Some(form.list), "{sheet}");
            said.push(sheet.to_owned());
            for column in own.columns(form) {
                said.extend([own.heading(column), own.about(column)].map(str::to_owned));
            }
        }
        assert!(said.iter().all(|own| own.is_ascii()), "{said:?}");
    }
}
