// Every engine on every size of the made-up collection, one page of headless Chromium each.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { residentMemory } from "./browser.mjs";
import { rounded, spread } from "./statistics.mjs";

export const SIZES = { "1k": 1_000, "10k": 10_000, "100k": 100_000, "1M": 1_000_000 };

// Each engine with the largest collection that it is given: loading a larger one takes minutes.
export const ENGINES = {
  anlan: "1M",
  plainjs: "1M",
  "plainjs-joined": "100k",
  crossfilter2: "1M",
  itemsjs: "100k",
  arquero: "1M",
  orama: "10k",
  minisearch: "100k",
  flexsearch: "100k",
};

// How long an operation is repeated, in milliseconds.
const PATIENCE = { "1k": 800, "10k": 1_500, "100k": 3_000, "1M": 5_000 };

// A page that takes longer than this has hung.
const LIMIT = 300_000;

const takes = (engine, size) => SIZES[size] <= SIZES[ENGINES[engine]];

// The name of the files of one size in a folder, which are made where they are missing.
export function collectionOf(size, folder) {
  const maker = [fileURLToPath(new URL("made.mjs", import.meta.url)), folder, size, SIZES[size]];
  return execFileSync(process.execPath, maker, { encoding: "utf8" }).trim();
}

async function measure(engine, size, collection, { browser, origin, say }) {
  const page = await browser.newPage();
  page.setDefaultTimeout(LIMIT);
  const failed = new Promise((_, reject) => {
    page.on("crash", () => reject(new Error("the page ran out of memory")));
    setTimeout(() => reject(new Error(`not done after ${LIMIT / 1000} s`)), LIMIT).unref();
  });
  const call = (name, ...args) =>
    Promise.race([failed, page.evaluate(([name, args]) => window.bench[name](...args), [name, args])]);
  const rows = [];
  try {
    await page.goto(`${origin}/bench/page.html`);
    await page.waitForFunction(() => window.bench);
    const resident = await residentMemory(browser, page);
    const operations = await call("prepare", engine, collection);
    resident?.forgetPeak();
    const loads = [await call("load")];
    const peak_mb = resident && rounded(resident.peak());
    const memory_mb = rounded(Math.max(0, await call("memory")) / 1e6);
    // A short load is timed again; the first, of cold code, does not count then.
    const again = SIZES[size] <= 10_000 ? 4 : 0;
    for (let at = 0; at < again; at++) loads.push(await call("load"));
    if (again > 0) loads.shift();
    const prepared = await call("prepareSearch");
    const searchable_mb = rounded(Math.max(0, await call("memory")) / 1e6);
    await call("settle");
    const row = (operation, times, more) =>
      rows.push({ n: SIZES[size], operation, engine, correct: true, ...spread(times), memory_mb, ...more });
    row("load", loads, { peak_mb });
    if (operations.includes("search")) {
      row("searchable", loads.map((load) => load + prepared), { memory_mb: searchable_mb });
    }
    for (const operation of operations) {
      const { steps, first, rounds, wrong } = await call("run", operation, PATIENCE[size]);
      row(operation, steps, { correct: wrong.length === 0, first_ms: rounded(first), rounds });
      for (const [at, what] of wrong.slice(0, 3)) say(`WRONG: ${engine} ${size} ${operation} step ${at}: ${what}`);
    }
    const shown = rows.map((own) => `${own.operation} ${own.median_ms}${own.correct ? "" : " WRONG"}`);
    say(`${size} ${engine}: ${shown.join(", ")} ms; ${memory_mb} MB, at most ${peak_mb ?? "–"} MB`);
    // A load counts only where what it made answers rightly.
    const correct = rows.every((own) => own.correct);
    for (const own of rows) if (["load", "searchable"].includes(own.operation)) own.correct = correct;
  } catch (error) {
    say(`${size} ${engine}: did not finish: ${error.message.split("\n")[0]}`);
    rows.push({
      n: SIZES[size], operation: "load", engine, correct: false,
      median_ms: null, p95_ms: null, memory_mb: null, peak_mb: null,
    });
  }
  await Promise.race([page.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  return rows;
}

export async function measureEngines(sizes, engines, built, around) {
  const rows = [];
  for (const size of sizes) {
    const patience = SIZES[size] < 1_000_000 ? "" : ": two minutes the first time";
    around.say(`${size}: the collection and its reference answers${patience}`);
    const collection = collectionOf(size, built);
    for (const engine of engines.filter((engine) => takes(engine, size))) {
      rows.push(...(await measure(engine, size, collection, around)));
    }
  }
  return rows;
}
