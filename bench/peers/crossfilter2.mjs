// Facets and timeline by crossfilter2, which keeps its counts between steps; words are found by
// plain JavaScript and passed in as one more dimension.

import crossfilter from "crossfilter2";

import {
  BUCKETS, FirstPage, MONTHS, OFFSETS, columns, confirmed, places,
} from "./columns.mjs";

export const operations = ["toggle", "brush", "combined"];

export function load(bytes) {
  const made = columns(bytes);
  const filter = crossfilter(Array.from({ length: made.count }, (_, at) => at));
  const dimensions = {
    district: filter.dimension((at) => made.district[at]),
    theme: filter.dimension((at) => places(made.themes[at]), true),
    mechanism: filter.dimension((at) => places(made.mechanisms[at]), true),
    level: filter.dimension((at) => made.level[at]),
    month: filter.dimension((at) => made.month[at]),
    text: filter.dimension((at) => at),
  };
  const groups = Object.fromEntries(
    [...Object.keys(OFFSETS), "month"].map((name) => [name, dimensions[name].group()]),
  );
  const all = filter.groupAll();
  let before = { query: "", district: "", theme: "", mechanism: "", level: "", time: "" };
  let found = null;

  // Only what has changed is filtered anew.
  const narrow = (state) => {
    for (const facet of Object.keys(OFFSETS)) {
      const asked = state[facet].join();
      if (asked === before[facet]) continue;
      before[facet] = asked;
      const chosen = state[facet];
      if (chosen.length === 0) dimensions[facet].filterAll();
      else if (chosen.length === 1) dimensions[facet].filterExact(chosen[0]);
      else dimensions[facet].filterFunction((at) => chosen.includes(at));
    }
    const time = `${state.from}-${state.to}`;
    if (time !== before.time) {
      before.time = time;
      if (state.from === null) dimensions.month.filterAll();
      else dimensions.month.filterRange([state.from, state.to + 1]);
    }
    if (state.query !== before.query) {
      const grows = found && state.query.startsWith(found.query);
      found = state.query && confirmed(made, state.query, grows ? found.cases : null);
      before.query = state.query;
      if (!found) {
        dimensions.text.filterAll();
        return;
      }
      const holds = new Uint8Array(made.count);
      for (const one of found.cases) holds[one] = 1;
      dimensions.text.filterFunction((at) => holds[at] === 1);
    }
  };

  const page = () => {
    const first = new FirstPage();
    for (let at = found.cases.length - 1; at >= 0; at--) {
      if (filter.isElementFiltered(found.cases[at])) first.add(found.cases[at], found.weights[at]);
    }
    return first.cases();
  };

  return {
    ask(state) {
      narrow(state);
      const buckets = new Uint32Array(BUCKETS);
      for (const [facet, from] of Object.entries(OFFSETS)) {
        for (const { key, value } of groups[facet].all()) buckets[from + key] = value;
      }
      const bins = new Uint32Array(MONTHS);
      for (const { key, value } of groups.month.all()) bins[key] = value;
      const answer = { matches: all.value(), buckets, bins };
      if (found) answer.top = page();
      return answer;
    },
  };
}
