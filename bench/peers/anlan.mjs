// Anlan: the engine as the page ships it. Its answer always holds everything that the explore screen
// shows, whatever the operation.

import start, { Session } from "/engine/anlan_bench.js";

import { FIRST_YEAR, KEYS, MONTHS } from "../collection.mjs";

export const operations = ["toggle", "brush", "search", "combined"];

let linear = null;

// Fetches and compiles the code, as the page does while the collection is on its way.
export async function prepare() {
  linear = (await start()).memory;
}

// The memory of WebAssembly never shrinks, so this is its peak; the bytes were copied into it too.
export const memory = () => linear?.buffer.byteLength ?? 0;

const NONE = 0xffff_ffff;
const FACETS = ["district", "theme", "mechanism", "level"];

const monthOf = (at) => `${FIRST_YEAR + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;

export function load(bytes) {
  const session = new Session(bytes);
  // For each facet the place in our order of each bucket in the engine's.
  const places = session.keys().split("\n").map((line, at) =>
    line.split(" ").map((key) => KEYS[FACETS[at]].indexOf(key)));
  const width = places.map((list) => list.length);

  // A facet's buckets in our order; the engine leaves no bucket out.
  const ordered = (numbers, facet) => {
    const own = new Array(KEYS[FACETS[facet]].length).fill(0);
    places[facet].forEach((place, at) => (own[place] = numbers[at]));
    return own;
  };

  return {
    address(state) {
      const parts = new URLSearchParams();
      if (state.query) parts.set("q", state.query);
      for (const facet of FACETS) {
        if (state[facet].length > 0) {
          parts.set(facet, state[facet].map((at) => KEYS[facet][at]).join());
        }
      }
      if (state.from !== null) {
        parts.set("from", monthOf(state.from));
        parts.set("to", monthOf(state.to));
      }
      return `?${parts}`;
    },
    prepareSearch: () => session.prepare_search(),
    ask: (address) => session.ask(address, 1),
    answer(numbers) {
      let at = 2;
      const take = (count) => numbers.subarray(at, (at += count));
      const buckets = FACETS.flatMap((_, facet) => ordered(take(width[facet]), facet));
      const rows = Array.from({ length: width[0] }, () => ordered(take(width[1]), 1));
      const table = ordered(rows, 0).flat();
      const top = [...take(20)].filter((one) => one !== NONE);
      at += 1;
      const bins = new Array(MONTHS).fill(0);
      numbers.subarray(at).forEach((count, month) => (bins[month] = count));
      return { matches: numbers[0], buckets, bins, table, top };
    },
    drop: () => session.free(),
  };
}
