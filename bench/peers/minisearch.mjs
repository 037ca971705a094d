// Words by MiniSearch: an index of pairs of characters, whose candidates are confirmed in the text,
// since pairs that all occur need not stand side by side. Facets and timeline by plain JavaScript.

import MiniSearch from "minisearch";

import { columns, confirmed, counted, searched } from "./columns.mjs";

export const operations = ["search", "combined"];

// Every pair of neighbours; the last character of a text stands alone, so that each one begins a term.
const pairs = (text) => {
  const terms = new Set();
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== "\n") terms.add(text.slice(at, at + 2));
  }
  return [...terms];
};

export function load(bytes) {
  const made = columns(bytes);
  const index = new MiniSearch({
    fields: ["text"],
    tokenize: pairs,
    processTerm: (term) => term,
    searchOptions: {
      combineWith: "AND",
      tokenize: (query) => (query.length === 1 ? [query] : pairs(query).filter((term) => term.length === 2)),
    },
  });
  index.addAll(made.texts.map((text, id) => ({ id, text })));
  const find = (query) => {
    // One character is looked for as the beginning of a pair.
    const hits = index.search(query, { prefix: query.length === 1 });
    const candidates = Uint32Array.from(hits, (hit) => hit.id).sort();
    return confirmed(made, query, candidates);
  };
  return {
    ask(state, operation) {
      if (operation === "search") return searched(find(state.query));
      return counted(made, state, state.query === "" ? null : find(state.query));
    },
  };
}
