// Words by FlexSearch: an index of characters and of pairs of characters, whose candidates are
// confirmed in the text, since pairs that all occur need not stand side by side. Facets and timeline
// by plain JavaScript.

import { Index } from "flexsearch";

import { columns, confirmed, counted, searched } from "./columns.mjs";

export const operations = ["search", "combined"];

const ofText = (text) => {
  const terms = new Set();
  for (let at = 0; at < text.length; at++) {
    terms.add(text[at]);
    terms.add(text.slice(at, at + 2));
  }
  return [...terms];
};

const ofQuery = (query) => {
  if (query.length === 1) return [query];
  return [...new Set(Array.from({ length: query.length - 1 }, (_, at) => query.slice(at, at + 2)))];
};

export function load(bytes) {
  const made = columns(bytes);
  let encode = ofText;
  const index = new Index({
    tokenize: "strict",
    resolution: 1,
    cache: false,
    fastupdate: false,
    encode: (text) => encode(text),
  });
  for (let at = 0; at < made.count; at++) index.add(at, made.texts[at]);
  encode = ofQuery;
  const find = (query) => {
    const hits = index.search(query, { limit: made.count });
    return confirmed(made, query, Uint32Array.from(hits).sort());
  };
  return {
    ask(state, operation) {
      if (operation === "search") return searched(find(state.query));
      return counted(made, state, state.query === "" ? null : find(state.query));
    },
  };
}
