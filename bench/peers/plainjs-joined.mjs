// No library, the second way to search: all texts joined into one string, and one `indexOf` that goes
// on with the next case after each hit.

import { columns, counted, searched, weight } from "./columns.mjs";

export const operations = ["search", "combined"];

export function load(bytes) {
  const made = columns(bytes);
  const starts = new Uint32Array(made.count + 1);
  for (let at = 0; at < made.count; at++) starts[at + 1] = starts[at] + made.texts[at].length + 1;
  const joined = made.texts.join("\n");
  made.texts = null;
  // The case that a place lies in, known to be this one or later.
  const caseAt = (place, from) => {
    let [low, high] = [from, made.count];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= place) low = middle;
      else high = middle;
    }
    return low;
  };
  const find = (query) => {
    const cases = [];
    const weights = [];
    let one = 0;
    for (let at = joined.indexOf(query); at >= 0; at = joined.indexOf(query, starts[one + 1])) {
      one = caseAt(at, one);
      cases.push(one);
      weights.push(weight(made, one, at - starts[one]));
    }
    return { query, cases, weights };
  };
  return {
    ask(state, operation) {
      if (operation === "search") return searched(find(state.query));
      return counted(made, state, state.query === "" ? null : find(state.query));
    },
  };
}
