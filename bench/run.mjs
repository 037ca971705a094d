// The benchmark: every engine on every size of the collection, one page of headless Chromium each.
// Writes `results/latest.json` and `docs/benchmarks.md`, and prints the tables. `cargo xtask bench`
// builds what it needs and starts it.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync,
} from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright";

import { markdown, printed } from "./report.mjs";
import { serve } from "./serve.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const SIZES = { "1k": 1_000, "10k": 10_000, "100k": 100_000, "1M": 1_000_000 };

// Each engine with the largest collection that it is given: loading a larger one takes minutes.
const ENGINES = {
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

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: Object.keys(SIZES).join() },
    engines: { type: "string", default: Object.keys(ENGINES).join() },
    built: { type: "string", default: "target/bench" },
  },
});

function named(list, known, what) {
  const names = list.split(",");
  const unknown = names.find((name) => !(name in known));
  if (unknown !== undefined) {
    console.error(`no such ${what}: ${unknown}; there are ${Object.keys(known).join(", ")}`);
    process.exit(2);
  }
  return names;
}

const sizes = named(values.sizes, SIZES, "size");
const engines = named(values.engines, ENGINES, "engine");
const takes = (engine, size) => SIZES[size] <= SIZES[ENGINES[engine]];

const started = Date.now();
const since = () => `${Math.round((Date.now() - started) / 1000)} s`;
const say = (line) => console.log(`[${since()}] ${line}`);

const built = resolve(ROOT, values.built);
mkdirSync(built, { recursive: true });

// The run measures its own copy of the engine: a build that goes on beside it must not exchange the
// engine between two sizes.
const ENGINE = ["anlan_bench.js", "anlan_bench_bg.wasm"];
const engine = mkdtempSync(`${built}/engine-`);
process.on("exit", () => rmSync(engine, { recursive: true, force: true }));
for (const file of ENGINE) copyFileSync(`${built}/${file}`, `${engine}/${file}`);
const engineHash = createHash("sha256").update(readFileSync(`${engine}/${ENGINE[1]}`)).digest("hex");

const server = await serve({
  "/bench/": `${ROOT}/bench/`, "/built/": `${built}/`, "/engine/": `${engine}/`,
  "/node_modules/": `${ROOT}/node_modules/`,
});
const browser = await chromium.launch({
  executablePath: process.env.ANLAN_CHROMIUM,
  args: [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-blink-features=ForceEagerMeasureMemory",
  ],
});

const percentile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
};

const rounded = (number) => Number(number.toPrecision(4));

async function measure(engine, size, collection) {
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
    await page.goto(`${server.origin}/bench/page.html`);
    await page.waitForFunction(() => window.bench);
    const operations = await call("prepare", engine, collection);
    const loads = [await call("load")];
    const memory_mb = rounded(Math.max(0, await call("memory")) / 1e6);
    // A short load is timed again; the first, of cold code, does not count then.
    const again = SIZES[size] <= 10_000 ? 4 : 0;
    for (let at = 0; at < again; at++) loads.push(await call("load"));
    if (again > 0) loads.shift();
    await call("settle");
    const row = (operation, times, more) => {
      const median_ms = rounded(percentile(times, 0.5));
      const p95_ms = rounded(percentile(times, 0.95));
      rows.push({ n: SIZES[size], operation, engine, correct: true, median_ms, p95_ms, memory_mb, ...more });
    };
    row("load", loads, {});
    for (const operation of operations) {
      const { steps, first, rounds, wrong } = await call("run", operation, PATIENCE[size]);
      row(operation, steps, { correct: wrong.length === 0, first_ms: rounded(first), rounds });
      for (const [at, what] of wrong.slice(0, 3)) say(`WRONG: ${engine} ${size} ${operation} step ${at}: ${what}`);
    }
    const shown = rows.map((own) => `${own.operation} ${own.median_ms}${own.correct ? "" : " WRONG"}`);
    say(`${size} ${engine}: ${shown.join(", ")} ms; ${memory_mb} MB`);
    // A load counts only where what it made answers rightly.
    rows[0].correct = rows.every((own) => own.correct);
  } catch (error) {
    say(`${size} ${engine}: did not finish: ${error.message.split("\n")[0]}`);
    rows.push({ n: SIZES[size], operation: "load", engine, correct: false, median_ms: null, p95_ms: null, memory_mb: null });
  }
  await Promise.race([page.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  return rows;
}

const rows = [];
for (const size of sizes) {
  const patience = SIZES[size] < 1_000_000 ? "" : ": two minutes the first time";
  say(`${size}: the collection and its reference answers${patience}`);
  const maker = [`${ROOT}/bench/made.mjs`, built, size, SIZES[size]];
  const collection = execFileSync(process.execPath, maker, { encoding: "utf8" }).trim();
  for (const engine of engines.filter((engine) => takes(engine, size))) {
    rows.push(...(await measure(engine, size, collection)));
  }
}
const browserVersion = browser.version();
await browser.close();
server.close();

const version = (name) =>
  JSON.parse(readFileSync(`${ROOT}/node_modules/${name}/package.json`)).version;
const packages = ["crossfilter2", "itemsjs", "arquero", "@orama/orama", "minisearch", "flexsearch"];
const about = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
  browser: `Chromium ${browserVersion}`,
  engine: engineHash.slice(0, 12),
  packages: packages.filter((name) => existsSync(`${ROOT}/node_modules/${name}`)).map((name) => `${name} ${version(name)}`),
  took: since(),
};
mkdirSync(`${ROOT}/bench/results`, { recursive: true });
writeFileSync(`${ROOT}/bench/results/latest.json`, `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
writeFileSync(`${ROOT}/docs/benchmarks.md`, markdown(rows, about));
console.log(`\n${printed(rows)}`);

const wrong = rows.filter((row) => !row.correct).length;
process.exit(wrong === 0 ? 0 : 1);
