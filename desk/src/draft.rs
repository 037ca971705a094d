//! A draft: a case that somebody works on, with where it came from and every state that it had.

use std::collections::BTreeSet;

use anlan_importer::article::draft::{Candidate, Draft as Article};
use anlan_importer::article::{accept, is_accepted_unasked};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::path;

/// So many states of a draft are kept to go back to.
const MOST_STATES: usize = 200;

/// A case in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Its name among the drafts, which stays when everything in it changes.
    pub key: u32,
    /// The case in the shape of a case file.
    pub case: Value,
    /// Where it came from.
    pub origin: Origin,
    /// The states before, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    past: Vec<State>,
    /// The states that were taken back, the next one last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    future: Vec<State>,
}

/// Where a draft came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Origin {
    /// It was begun here.
    Blank,
    /// A case of the collection.
    Published {
        /// Its id there.
        id: String,
    },
    /// A file: a spreadsheet, or a case file.
    File {
        /// The file and the place in it, in words.
        place: String,
    },
    /// An article.
    Article {
        /// The name of its file; empty where it was pasted.
        name: String,
        /// What was read of it.
        article: Article,
        /// The candidates that are accepted, by their place.
        accepted: BTreeSet<usize>,
    },
}

/// A state to go back to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct State {
    case: Value,
    /// The candidates that were accepted in it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    accepted: BTreeSet<usize>,
}

impl Draft {
    /// A draft of a case that was read, or begun.
    pub fn new(key: u32, case: Value, origin: Origin) -> Draft {
        Draft { key, case, origin, past: Vec::new(), future: Vec::new() }
    }

    /// A case with nothing in it, with every field that a case file has.
    pub fn blank(key: u32) -> Draft {
        let nothing = Article {
            form: anlan_importer::article::input::Form::Text,
            paragraphs: Vec::new(),
            candidates: Vec::new(),
        };
        Draft::new(key, accept(&nothing, |_| false).case, Origin::Blank)
    }

    /// The draft of an article, with what it offers that is not a guess. `written` puts a case into the
    /// characters of the collection.
    pub fn of_article(
        key: u32,
        name: String,
        article: Article,
        written: impl Fn(&mut Value),
    ) -> Draft {
        let mut case = accept(&article, is_accepted_unasked).case;
        written(&mut case);
        let accepted = article.candidates.iter().enumerate();
        let accepted = accepted.filter(|(_, own)| is_accepted_unasked(own)).map(|(at, _)| at);
        let accepted = accepted.collect();
        Draft::new(key, case, Origin::Article { name, article, accepted })
    }

    /// The id of the case; empty where it has none yet.
    pub fn id(&self) -> &str {
        path::text(&self.case, "id")
    }

    /// Whether it is an edit of a case of the collection.
    pub fn is_of(&self, published: &str) -> bool {
        matches!(&self.origin, Origin::Published { id } if id == published)
    }

    /// Whether there is a state to go back to, and one to come back to.
    pub fn has_states(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// Puts a value into a field. Says whether that changed anything.
    pub fn set(&mut self, field: &str, value: Value) -> bool {
        self.change(|case| path::put(case, field, value))
    }

    /// Takes an item out of a list. Says whether that changed anything.
    pub fn take_out(&mut self, list: &str, at: usize) -> bool {
        self.change(|case| path::take_out(case, list, at))
    }

    fn change(&mut self, change: impl FnOnce(&mut Value) -> bool) -> bool {
        let mut case = self.case.clone();
        if !change(&mut case) || case == self.case {
            return false;
        }
        self.remember();
        self.case = case;
        true
    }

    /// Accepts what an article offers, or takes that back. What somebody wrote in the meantime stays.
    pub fn answer(&mut self, at: usize, is_accepted: bool, written: impl Fn(&mut Value)) {
        let Origin::Article { article, accepted, .. } = &self.origin else { return };
        if at >= article.candidates.len() || accepted.contains(&at) == is_accepted {
            return;
        }
        let mut next = accepted.clone();
        if is_accepted {
            let field = article.candidates[at].field;
            if !field.is_list() {
                // A field that has one value takes the one accepted last.
                next.retain(|own| {
                    article.candidates.get(*own).is_none_or(|own| own.field != field)
                });
            }
            next.insert(at);
        } else {
            next.remove(&at);
        }
        let [mut before, mut after] = [accepted, &next].map(|set| made_of(article, set));
        written(&mut before);
        written(&mut after);
        let case = merged(&self.case, &before, &after);
        self.remember();
        self.case = case;
        if let Origin::Article { accepted, .. } = &mut self.origin {
            *accepted = next;
        }
    }

    /// Goes back to the state before.
    pub fn undo(&mut self) -> bool {
        let Some(state) = self.past.pop() else { return false };
        let now = self.restore(state);
        self.future.push(now);
        true
    }

    /// Comes back to the state that was taken back last.
    pub fn redo(&mut self) -> bool {
        let Some(state) = self.future.pop() else { return false };
        let now = self.restore(state);
        self.past.push(now);
        true
    }

    fn state(&self) -> State {
        let accepted = match &self.origin {
            Origin::Article { accepted, .. } => accepted.clone(),
            _ => BTreeSet::new(),
        };
        State { case: self.case.clone(), accepted }
    }

    fn remember(&mut self) {
        let state = self.state();
        self.past.push(state);
        if self.past.len() > MOST_STATES {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Takes over a state; returns the one that it takes the place of.
    fn restore(&mut self, state: State) -> State {
        let now = self.state();
        self.case = state.case;
        if let Origin::Article { accepted, .. } = &mut self.origin {
            *accepted = state.accepted;
        }
        now
    }
}

fn made_of(article: &Article, accepted: &BTreeSet<usize>) -> Value {
    // Candidates are told apart by where they are, since two may be alike.
    let chosen = accepted.iter().filter_map(|at| article.candidates.get(*at));
    let chosen: BTreeSet<*const Candidate> = chosen.map(std::ptr::from_ref).collect();
    accept(article, |own| chosen.contains(&std::ptr::from_ref(own))).case
}

/// A case in which what became of `before` by hand stays, and what differs in `after` comes in.
fn merged(case: &Value, before: &Value, after: &Value) -> Value {
    let mut own: Map<String, Value> = case.as_object().cloned().unwrap_or_default();
    for (key, next) in after.as_object().into_iter().flatten() {
        let (was, now) = (&before[key], &case[key]);
        if was == next {
            continue;
        }
        let value = match (now, was, next) {
            _ if now == was => next.clone(),
            (Value::Array(now), Value::Array(was), Value::Array(next)) => {
                let gone = |item: &&Value| !was.contains(item) || next.contains(item);
                let kept = now.iter().filter(gone);
                let is_new = |item: &&Value| !was.contains(item) && !now.contains(item);
                kept.chain(next.iter().filter(is_new)).cloned().collect()
            }
            (Value::Object(_), Value::Object(_), Value::Object(_)) => merged(now, was, next),
            // Accepted over what was written by hand; taken back, what was written stays.
            _ if is_blank(next) => now.clone(),
            _ => next.clone(),
        };
        own.insert(key.clone(), value);
    }
    Value::Object(own)
}

/// Whether a value says nothing.
pub fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(is_blank),
        _ => false,
    }
}

/// An entry of a list with every field that it has, and nothing in them.
pub fn blank_entry(list: &str) -> Value {
    match list {
        "practices" => json!({"heading": "", "text": ""}),
        "figures" => {
            json!({"label": "", "value": null, "unit": "", "qualifier": "exact", "as_of": null})
        }
        "honours" => json!({"name": "", "by": null, "date": null}),
        "milestones" => json!({"date": "", "text": ""}),
        "more_sources" => json!({
            "title": null, "publisher": null, "url": "", "published": null,
            "kind": "official", "linkable": true,
        }),
        _ => json!(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_can_be_taken_back_and_made_again() {
        let mut draft = Draft::blank(1);
        let states: Vec<Value> = ["a", "ab", "abc"]
            .into_iter()
            .map(|title| {
                assert!(draft.set("title", json!(title)));
                draft.case.clone()
            })
            .collect();
        assert!(!draft.set("title", json!("abc")), "the same is no change");
        assert!(draft.undo() && draft.undo());
        assert_eq!(draft.case, states[0]);
        assert!(draft.redo());
        assert_eq!(draft.case, states[1]);
        assert!(draft.set("title", json!("x")));
        assert!(!draft.redo(), "what was taken back is gone once something else is done");
        assert_eq!(draft.has_states(), (true, false));
    }

    #[test]
    fn what_was_written_by_hand_outlives_an_answer() {
        let before = json!({"title": "", "themes": ["a"], "source": {"url": null, "title": null}});
        let after =
            json!({"title": "t", "themes": ["a", "b"], "source": {"url": "u", "title": null}});
        let case =
            json!({"title": "", "themes": ["c", "a"], "source": {"url": null, "title": "x"}});
        let accepted = merged(&case, &before, &after);
        assert_eq!(
            accepted,
            json!({"title": "t", "themes": ["c", "a", "b"], "source": {"url": "u", "title": "x"}})
        );
        assert_eq!(merged(&accepted, &after, &before), case);
        let own = json!({"title": "mine", "themes": ["a", "b"], "source": null});
        assert_eq!(merged(&own, &after, &before)["title"], "mine");
    }

    #[test]
    fn a_draft_is_read_back_as_it_was_saved() {
        let mut draft = Draft::blank(3);
        draft.set("title", json!("a"));
        draft.set("figures[0]", blank_entry("figures"));
        draft.undo();
        let saved = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&saved).unwrap(), draft);
    }
}
