// One engine on one collection, in its own page: loads, asks, checks every answer, takes the time.
// `run.mjs` calls what stands on `window.bench`, one thing after another.

import { nothing } from "./steps.mjs";

let adapter;
let before;
let bytes;
let engine;
let reference;

// The browser leaves the memory of WebAssembly out; it comes from the engine itself.
async function memoryInUse() {
  const { bytes } = await performance.measureUserAgentSpecificMemory();
  return bytes + (adapter.memory?.() ?? 0);
}

async function bytesOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// Fetches everything and compiles the code; none of it counts.
async function prepare(name, collection) {
  adapter = await import(`./peers/${name}.mjs`);
  await adapter.prepare?.();
  reference = await (await fetch(`/built/${collection}.reference.json`)).json();
  before = await memoryInUse();
  bytes = await bytesOf(`/built/${collection}.json`);
  return adapter.operations.filter((name) => name in reference);
}

// From the bytes to an engine that is ready.
async function load() {
  engine?.drop?.();
  engine = null;
  const start = performance.now();
  engine = await adapter.load(bytes);
  return performance.now() - start;
}

// What an engine puts off until words are asked for, or until there is time.
function prepareSearch() {
  const start = performance.now();
  engine.prepareSearch?.();
  return performance.now() - start;
}

// What is held after loading beyond the bytes, which are not the engine's.
async function memory() {
  return (await memoryInUse()) - before - bytes.byteLength;
}

// No load follows: the bytes may go.
function settle() {
  bytes = null;
}

const same = (ours, theirs) =>
  ours.length === theirs.length && theirs.every((number, at) => number === ours[at]);

// Where an answer differs from the reference, or nothing. What an engine returns beyond what the
// operation asks for is held to the reference too.
function mistake(answer, expected, operation) {
  const asked = {
    toggle: ["buckets", "bins"], brush: ["buckets", "bins"], search: ["top"],
    combined: ["buckets", "bins", "top"],
  };
  if (answer.matches !== expected.matches) return `${answer.matches} matches, not ${expected.matches}`;
  const parts = ["buckets", "bins", "table", "top"].filter((part) => part in answer);
  const missing = asked[operation].find((part) => !parts.includes(part));
  if (missing) return `no ${missing}`;
  return parts.find((part) => !same(answer[part], expected[part])) ?? null;
}

// Goes through the steps of an operation again and again, for so many milliseconds. The first round
// runs cold code and is kept apart; it counts only where there was no time for another.
async function run(operation, patience) {
  const { states, answers } = reference[operation];
  const asked = states.map((state) => engine.address?.(state) ?? state);
  const clear = engine.address?.(nothing()) ?? nothing();
  const times = states.map(() => []);
  const wrong = new Map();
  let first = null;
  let rounds = 0;
  const end = performance.now() + patience;
  do {
    await engine.ask(clear, "toggle");
    for (let at = 0; at < states.length; at++) {
      const start = performance.now();
      let answer = engine.ask(asked[at], operation);
      if (answer instanceof Promise) answer = await answer;
      const took = performance.now() - start;
      first ??= took;
      times[at].push(took);
      const said = engine.answer ? engine.answer(answer) : answer;
      const found = mistake(said, answers[at], operation);
      if (found) wrong.set(at, found);
    }
    rounds++;
    await new Promise((resolve) => setTimeout(resolve));
  } while (rounds < 25 && performance.now() < end);
  const warm = times.map((own) => (own.length > 1 ? own.slice(1) : own));
  return { steps: warm.map(median), first, rounds, wrong: [...wrong] };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

window.bench = { prepare, load, prepareSearch, memory, settle, run };
