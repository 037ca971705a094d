// Words by Orama: an index of characters and of pairs of characters, whose candidates are confirmed
// in the text. Facets and timeline by plain JavaScript.

import { create, insertMultiple, search } from "@orama/orama";

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
  if (query.length <= 1) return query ? [query] : [];
  return [...new Set(Array.from({ length: query.length - 1 }, (_, at) => query.slice(at, at + 2)))];
};

export async function load(bytes) {
  const made = columns(bytes);
  let tokenize = ofText;
  const index = create({
    schema: { text: "string" },
    components: {
      tokenizer: { language: "bigrams", normalizationCache: new Map(), tokenize: (text) => tokenize(text) },
    },
  });
  await insertMultiple(index, made.texts.map((text, at) => ({ id: String(at), text })), 5000);
  tokenize = ofQuery;
  const find = async (query) => {
    // Only documents that hold every term, and the terms as they are.
    const { hits } = await search(index, {
      term: query, properties: ["text"], exact: false, threshold: 0, tolerance: 0, limit: made.count,
    });
    return confirmed(made, query, Uint32Array.from(hits, (hit) => Number(hit.id)).sort());
  };
  return {
    async ask(state, operation) {
      if (operation === "search") return searched(await find(state.query));
      return counted(made, state, state.query === "" ? null : await find(state.query));
    },
  };
}
