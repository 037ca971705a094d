// The engine on the real collection, in a page of its own. `phone.mjs` calls what stands on
// `window.phone`.

import start, { Session } from "/engine/anlan_bench.js";

// Bins of a month, the finest that the screen shows.
const GRAIN = 1;

let bytes;
let session;

// Fetches the bundle and compiles the code, as the page does side by side; none of it counts.
async function prepare(bundle) {
  const response = await fetch(bundle);
  bytes = new Uint8Array(await response.arrayBuffer());
  await start();
}

// From the bytes to the first answer.
function open() {
  session?.free();
  const begin = performance.now();
  session = new Session(bytes);
  const read = performance.now();
  const [matches] = session.ask("", GRAIN);
  return { read: read - begin, answered: performance.now() - read, matches };
}

// The same with code that has run before, so many times.
function openAgain(rounds) {
  return Array.from({ length: rounds }, () => {
    const { read, answered } = open();
    return read + answered;
  });
}

// What the browser's own parser takes for the same bytes, and nothing else done with them: what any
// reader of this bundle in this browser has to be compared with.
function parse() {
  const begin = performance.now();
  const { cases } = JSON.parse(new TextDecoder().decode(bytes));
  return { took: performance.now() - begin, cases: cases.length };
}

// Goes through the steps so many times. A step counts with its mean over all rounds but the first:
// the browser slows in slices of a fifth of a millisecond, so a single short step comes out quick or
// slow by chance.
function run(steps, rounds) {
  const totals = steps.map(() => 0);
  const wrong = new Set();
  for (let round = 0; round <= rounds; round++) {
    steps.forEach(({ address, matches }, at) => {
      const begin = performance.now();
      const answer = session.ask(address, GRAIN);
      const took = performance.now() - begin;
      if (round > 0) totals[at] += took;
      if (answer[0] !== matches) wrong.add(`${address}: ${answer[0]} matches, not ${matches}`);
    });
  }
  return { means: totals.map((total) => total / rounds), wrong: [...wrong] };
}

window.phone = { prepare, open, openAgain, parse, run };
