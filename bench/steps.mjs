// What is asked of every engine, the same at every run: one list of states for each operation. A
// state is everything asked at once: the words, the chosen buckets of each facet by their places, and
// the months from … to, both included.

import { KEYS, MONTHS, randomness } from "./collection.mjs";

export const OPERATIONS = ["toggle", "brush", "search", "combined"];

export const nothing = () => ({
  query: "", district: [], theme: [], mechanism: [], level: [], from: null, to: null,
});

// Forty clicks on buckets: mostly choosing, and taking back once seven are chosen.
function toggles() {
  const random = randomness(40);
  const facets = ["district", "theme", "mechanism", "level"];
  const states = [];
  let state = nothing();
  while (states.length < 40) {
    const chosen = facets.flatMap((facet) => state[facet].map((at) => [facet, at]));
    const takesBack = chosen.length > 6 || (chosen.length > 0 && random() < 0.3);
    const facet = facets[Math.floor(random() * facets.length)];
    const at = Math.floor(random() * KEYS[facet].length);
    const [where, which] = takesBack ? chosen[Math.floor(random() * chosen.length)] : [facet, at];
    if (!takesBack && state[where].includes(which)) continue;
    const own = takesBack
      ? state[where].filter((bucket) => bucket !== which)
      : [...state[where], which].sort((a, b) => a - b);
    state = { ...state, [where]: own };
    states.push(state);
  }
  return states;
}

// A window of 24 months, set down once and slid sixty times by a month, in the second district.
function slides() {
  const first = Math.floor((MONTHS - 24 - 60) / 2);
  return Array.from({ length: 61 }, (_, at) => ({
    ...nothing(), district: [1], from: first + at, to: first + at + 23,
  }));
}

// A piece of a text, without the marks in it.
function piece(random, made, length) {
  for (;;) {
    const { text } = made[Math.floor(random() * made.length)];
    const passage = [text.title, text.practice, text.background][Math.floor(random() * 3)];
    const at = Math.floor(random() * Math.max(1, passage.length - length));
    const cut = passage.slice(at, at + length);
    if (cut.length === length && !/[，。]/.test(cut)) return cut;
  }
}

// Thirty queries of one to six characters, most of them cut from the texts.
function queries(made) {
  const random = randomness(30);
  const common = ["治", "法治", "调解", "人民调解", "法律服务"];
  const none = ["鿕", "鿕治", "化治法府"];
  const lengths = [1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 6, 6];
  const cut = lengths.map((length) => piece(random, made, length));
  return [...common, ...cut, ...none].map((query) => ({ ...nothing(), query }));
}

// Ten queries typed to four characters, under two facets and a brush.
function typed(made) {
  const random = randomness(10);
  const under = { ...nothing(), district: [0, 2], theme: [0, 1, 4], from: 36, to: 95 };
  return Array.from({ length: 10 }, () => piece(random, made, 4)).flatMap((query) =>
    [1, 2, 3, 4].map((length) => ({ ...under, query: query.slice(0, length) })));
}

// The states of each operation; a collection without text is not searched.
export function steps(made, hasText) {
  const facets = { toggle: toggles(), brush: slides() };
  return hasText ? { ...facets, search: queries(made), combined: typed(made) } : facets;
}
