// The slow, obvious answers that every engine is held against: filter a list and count, once for
// each thing that is shown.

import { KEYS, MONTHS, fields } from "./collection.mjs";

// The cases as they are shown: by day, then by id. A case's place in this list names it in answers.
// Without text to search, none is looked at.
export function inOrder(made, hasText) {
  const order = (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1);
  return [...made].sort(order).map((facts, place) => ({
    ...facts,
    place,
    fields: hasText ? fields(facts).map((texts) => texts.map((text) => text.toLowerCase())) : null,
  }));
}

const TESTS = {
  query: (state, facts) =>
    state.query === "" || facts.fields.some((texts) => texts.some((text) => text.includes(state.query))),
  time: (state, facts) =>
    state.from === null || (facts.month >= state.from && facts.month <= state.to),
  district: (state, facts) => state.district.length === 0 || state.district.includes(facts.district),
  level: (state, facts) => state.level.length === 0 || state.level.includes(facts.level),
  theme: (state, facts) =>
    state.theme.length === 0 || state.theme.some((at) => facts.themes.includes(at)),
  mechanism: (state, facts) =>
    state.mechanism.length === 0 || state.mechanism.some((at) => facts.mechanisms.includes(at)),
};

const NAMES = Object.keys(TESTS);

const bit = (name) => 1 << NAMES.indexOf(name);

// The cases by the tests that they fail, one bit each: those of 0 pass all.
function byFailure(cases, state) {
  const groups = Array.from({ length: 1 << NAMES.length }, () => []);
  const tests = Object.values(TESTS);
  for (const facts of cases) {
    let failed = 0;
    for (let at = 0; at < tests.length; at++) if (!tests[at](state, facts)) failed |= 1 << at;
    groups[failed].push(facts);
  }
  return groups;
}

// Counts the places of those that pass every test but the ones left out.
function counted(length, groups, leftOut, places) {
  const counts = new Array(length).fill(0);
  const allowed = leftOut.reduce((bits, name) => bits | bit(name), 0);
  groups.forEach((cases, failed) => {
    if ((failed & ~allowed) !== 0) return;
    for (const facts of cases) for (const at of places(facts)) counts[at]++;
  });
  return counts;
}

// The weight of the best field: 3 for the title, 0 for the body.
const weight = (query, facts) =>
  3 - facts.fields.findIndex((texts) => texts.some((text) => text.includes(query)));

export function answer(cases, state) {
  const all = byFailure(cases, state);
  const matching = all[0];
  const places = {
    district: (facts) => [facts.district],
    theme: (facts) => facts.themes,
    mechanism: (facts) => facts.mechanisms,
    level: (facts) => [facts.level],
  };
  const buckets = Object.keys(KEYS).flatMap((facet) =>
    counted(KEYS[facet].length, all, [facet], places[facet]));
  const bins = counted(MONTHS, all, ["time"], (facts) => [facts.month]);
  const width = KEYS.theme.length;
  const table = counted(KEYS.district.length * width, all, ["district", "theme"], (facts) =>
    facts.themes.map((at) => facts.district * width + at));
  const first = top(matching, state).map((facts) => facts.place);
  return { matches: matching.length, buckets, bins, table, top: first };
}

// The first page: the weightiest first where words were typed, then the newest.
function top(matching, state) {
  if (state.query === "") return matching.slice(-20).reverse();
  const newest = [...matching].reverse();
  const weighed = newest.map((facts) => [weight(state.query, facts), facts]);
  weighed.sort((a, b) => b[0] - a[0]);
  return weighed.slice(0, 20).map(([, facts]) => facts);
}
