// Facets and timeline by itemsjs, with the months as one more facet; words are found by plain
// JavaScript and passed in as ids. Its authors aim it at about a thousand items.

import itemsjs from "itemsjs";

import {
  BUCKETS, FirstPage, KEYS, MONTHS, OFFSETS, columns, confirmed, places,
} from "./columns.mjs";

export const operations = ["toggle", "brush", "combined"];

export function load(bytes) {
  const made = columns(bytes);
  const items = Array.from({ length: made.count }, (_, at) => ({
    id: at,
    district: [KEYS.district[made.district[at]]],
    theme: places(made.themes[at]).map((place) => KEYS.theme[place]),
    mechanism: places(made.mechanisms[at]).map((place) => KEYS.mechanism[place]),
    level: [KEYS.level[made.level[at]]],
    month: [String(made.month[at])],
  }));
  const own = (size) => ({ size, conjunction: false });
  const engine = itemsjs(items, {
    native_search_enabled: false,
    searchableFields: [],
    aggregations: {
      district: own(15), theme: own(15), mechanism: own(28), level: own(4), month: own(MONTHS),
    },
  });
  const placeOf = Object.fromEntries(
    Object.keys(OFFSETS).map((facet) => [facet, new Map(KEYS[facet].map((key, at) => [key, at]))]),
  );
  let found = null;

  const page = (ids) => {
    const passes = new Set(ids);
    const first = new FirstPage();
    for (let at = found.cases.length - 1; at >= 0; at--) {
      if (passes.has(found.cases[at])) first.add(found.cases[at], found.weights[at]);
    }
    return first.cases();
  };

  return {
    ask(state) {
      const filters = {};
      for (const facet of Object.keys(OFFSETS)) {
        filters[facet] = state[facet].map((at) => KEYS[facet][at]);
      }
      if (state.from !== null) {
        filters.month = Array.from({ length: state.to - state.from + 1 }, (_, at) => String(state.from + at));
      }
      const grows = found && state.query.startsWith(found.query);
      found = state.query && confirmed(made, state.query, grows ? found.cases : null);
      const result = engine.search({
        filters,
        // Items come oldest first, so the newest are known only where all are.
        per_page: found ? Math.max(1, found.cases.length) : 1,
        ...(found ? { ids: found.cases } : {}),
      });
      const buckets = new Uint32Array(BUCKETS);
      for (const [facet, from] of Object.entries(OFFSETS)) {
        for (const bucket of result.data.aggregations[facet].buckets) {
          buckets[from + placeOf[facet].get(bucket.key)] = bucket.doc_count;
        }
      }
      const bins = new Uint32Array(MONTHS);
      for (const bucket of result.data.aggregations.month.buckets) bins[bucket.key] = bucket.doc_count;
      const answer = { matches: result.pagination.total, buckets, bins };
      if (found) answer.top = page(result.data.items.map((item) => item.id));
      return answer;
    },
  };
}
