// No library: typed columns, one counting pass, `indexOf` in each case's text; while a query grows,
// only the hits of the shorter one are looked through.

import { columns, confirmed, counted, searched } from "./columns.mjs";

export const operations = ["toggle", "brush", "search", "combined"];

export function load(bytes) {
  const made = columns(bytes);
  let last = null;
  const find = (query) => {
    const grows = last && query.startsWith(last.query);
    last = confirmed(made, query, grows ? last.cases : null);
    return last;
  };
  return {
    ask(state, operation) {
      if (operation === "search") return searched(find(state.query));
      if (state.query === "") {
        last = null;
        return counted(made, state, null);
      }
      return counted(made, state, find(state.query));
    },
  };
}
