//! Where something that is taken along is from: a page of paper, a picture.

use std::borrow::Cow;

use anlan_engine::matches::Dimension;
use anlan_engine::selection::Condition;

use crate::address::{Address, Mode, Picked, View};
use crate::context::Context;

/// What stands on what is taken along. Only the browser knows it.
#[derive(Clone, Copy, Debug)]
pub struct Imprint<'a> {
    /// The day on which it was made, as in `2020-12-10`.
    pub today: &'a str,
    /// The full address that leads back.
    pub address: &'a str,
    /// The same as a person reads it.
    pub in_words: &'a str,
}

impl Imprint<'_> {
    /// The day in the words of the reader.
    pub fn day(&self, context: &Context<'_>) -> String {
        let date = self.today.parse();
        date.map_or_else(|_| self.today.to_owned(), |date| (context.words().day)(date))
    }
}

/// The query string that leads back to a view of what is selected: from any machine, so without a mode.
pub fn query(context: &Context<'_>, view: View) -> String {
    let now = context.address;
    let is_compared = view.kind() == View::COMPARE;
    let to = Address {
        view,
        picked: if is_compared { now.picked.clone() } else { Picked::default() },
        case: None,
        mode: Mode::default(),
        ..now.clone()
    };
    to.query(context.collection)
}

/// What is selected, in words: each condition but those of the dimensions left out, or that there is
/// none.
pub fn conditions(context: &Context<'_>, left_out: &[Dimension]) -> Vec<Cow<'static, str>> {
    let locale = context.address.locale;
    let selection = &context.address.selection;
    let conditions = selection.conditions().into_iter();
    let conditions = conditions.filter(|own| !left_out.contains(&dimension(*own)));
    let conditions = conditions.map(|condition| {
        let (about, value) = locale.condition_name(context.collection, selection, condition);
        Cow::Owned((context.words().pair)(&about, &value))
    });
    let conditions: Vec<Cow<'static, str>> = conditions.collect();
    if conditions.is_empty() { vec![locale.picture().everything.into()] } else { conditions }
}

fn dimension(condition: Condition) -> Dimension {
    match condition {
        Condition::Query => Dimension::Text,
        Condition::Span => Dimension::Time,
        Condition::Bucket(facet, _) => Dimension::Facet(facet),
    }
}
