// Facets and timeline by Arquero: filter, group and count over its columns, a table with a row a
// bucket where a case holds several; words are found by plain JavaScript and kept as a filter.

import { escape, table } from "arquero";

import {
  BUCKETS, FirstPage, MONTHS, OFFSETS, columns, confirmed,
} from "./columns.mjs";

export const operations = ["toggle", "brush", "combined"];

// A row for each bucket of each case: which case, which bucket.
function unrolled(masks) {
  const [one, bucket] = [[], []];
  masks.forEach((mask, at) => {
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      one.push(at);
      bucket.push(31 - Math.clz32(rest & -rest));
    }
  });
  return table({ one: Uint32Array.from(one), bucket: Uint8Array.from(bucket) });
}

export function load(bytes) {
  const made = columns(bytes);
  const cases = table({
    one: Uint32Array.from({ length: made.count }, (_, at) => at),
    district: made.district,
    level: made.level,
    month: made.month,
  });
  const several = { theme: unrolled(made.themes), mechanism: unrolled(made.mechanisms) };
  let found = null;

  // One test for each condition that is asked.
  const tests = (state) => {
    const asked = {};
    for (const facet of ["district", "level"]) {
      if (state[facet].length === 0) continue;
      const chosen = new Set(state[facet]);
      const column = made[facet];
      asked[facet] = (one) => chosen.has(column[one]);
    }
    for (const [facet, masks] of [["theme", made.themes], ["mechanism", made.mechanisms]]) {
      if (state[facet].length === 0) continue;
      const wanted = state[facet].reduce((mask, at) => mask | (1 << at), 0);
      asked[facet] = (one) => (masks[one] & wanted) !== 0;
    }
    if (state.from !== null) {
      asked.month = (one) => made.month[one] >= state.from && made.month[one] <= state.to;
    }
    if (found) {
      const holds = new Uint8Array(made.count);
      for (const one of found.cases) holds[one] = 1;
      asked.text = (one) => holds[one] === 1;
    }
    return asked;
  };

  const filtered = (rows, asked, leftOut) => {
    const own = Object.entries(asked).filter(([name]) => name !== leftOut).map(([, test]) => test);
    if (own.length === 0) return rows;
    return rows.filter(escape((row) => own.every((test) => test(row.one))));
  };

  const counts = (rows, column, into, offset) => {
    const grouped = rows.groupby(column).count();
    const [keys, numbers] = [grouped.array(column), grouped.array("count")];
    keys.forEach((key, at) => (into[offset + key] = numbers[at]));
  };

  return {
    ask(state) {
      const grows = found && state.query.startsWith(found.query);
      found = state.query ? confirmed(made, state.query, grows ? found.cases : null) : null;
      const asked = tests(state);
      const buckets = new Uint32Array(BUCKETS);
      for (const [facet, offset] of Object.entries(OFFSETS)) {
        const rows = filtered(several[facet] ?? cases, asked, facet);
        counts(rows, several[facet] ? "bucket" : facet, buckets, offset);
      }
      const bins = new Uint32Array(MONTHS);
      counts(filtered(cases, asked, "month"), "month", bins, 0);
      const all = Object.values(asked);
      const matching = filtered(cases, asked, null);
      const answer = { matches: matching.numRows(), buckets, bins };
      if (found) {
        const page = new FirstPage();
        for (let at = found.cases.length - 1; at >= 0; at--) {
          const one = found.cases[at];
          if (all.every((test) => test(one))) page.add(one, found.weights[at]);
        }
        answer.top = page.cases();
      }
      return answer;
    },
  };
}
