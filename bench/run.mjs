// The benchmark, in parts: `engines` compares every engine on every size of a made-up collection,
// `phone` uses the real one on a slow phone, `plot` draws what is known. Writes `results/`,
// `docs/benchmarks.md` and `docs/growth.svg`, and prints the tables. `cargo xtask bench` builds what
// it needs and starts it.

import { createHash } from "node:crypto";
import {
  copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync,
} from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { ENGINES, SIZES, measureEngines } from "./engines.mjs";
import { plot } from "./plot.mjs";
import { markdown, printed } from "./report.mjs";
import { serve } from "./serve.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const RESULTS = `${ROOT}/bench/results`;
const PARTS = { engines: true, phone: true, plot: true };

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    sizes: { type: "string", default: Object.keys(SIZES).join() },
    engines: { type: "string", default: Object.keys(ENGINES).join() },
    built: { type: "string", default: "target/bench" },
  },
});

function named(list, known, what) {
  const names = list.split(",");
  const unknown = names.find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) {
    console.error(`no such ${what}: ${unknown}; there are ${Object.keys(known).join(", ")}`);
    process.exit(2);
  }
  return names;
}

const sizes = named(values.sizes, SIZES, "size");
const engines = named(values.engines, ENGINES, "engine");
// Some sizes or some engines are a look at the engines, and no result.
const isLook = sizes.length < Object.keys(SIZES).length || engines.length < Object.keys(ENGINES).length;
const parts = named(values.only ?? (isLook ? "engines" : Object.keys(PARTS).join()), PARTS, "part");

const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 1000);
const say = (line) => console.log(`[${seconds()} s] ${line}`);

const readResult = (name, otherwise) => {
  const path = `${RESULTS}/${name}`;
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : otherwise;
};

const version = (name) =>
  JSON.parse(readFileSync(`${ROOT}/node_modules/${name}/package.json`)).version;
const packages = ["crossfilter2", "itemsjs", "arquero", "@orama/orama", "minisearch", "flexsearch"];

// Measures the parts asked for. Returns for each its rows and under what they were taken.
async function measured() {
  const built = resolve(ROOT, values.built);
  mkdirSync(built, { recursive: true });

  // The run measures its own copy of the engine: a build that goes on beside it must not exchange the
  // engine between two sizes.
  const files = ["anlan_bench.js", "anlan_bench_bg.wasm"];
  const engine = mkdtempSync(`${built}/engine-`);
  process.on("exit", () => rmSync(engine, { recursive: true, force: true }));
  for (const file of files) copyFileSync(`${built}/${file}`, `${engine}/${file}`);
  const hash = createHash("sha256").update(readFileSync(`${engine}/${files[1]}`)).digest("hex");

  const server = await serve({
    "/bench/": `${ROOT}/bench/`, "/built/": `${built}/`, "/engine/": `${engine}/`,
    "/node_modules/": `${ROOT}/node_modules/`, "/dist/": `${ROOT}/dist/`,
  });
  const browser = await launch();
  const around = { browser, origin: server.origin, say };
  const about = (from, more) => ({
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
    browser: `Chromium ${browser.version()}`,
    engine: hash.slice(0, 12),
    ...more,
    took: `${seconds() - from} s`,
  });
  const results = {};
  if (parts.includes("engines")) {
    const from = seconds();
    const rows = await measureEngines(sizes, engines, built, around);
    const used = packages.filter((name) => existsSync(`${ROOT}/node_modules/${name}`));
    results.engines = { rows, about: about(from, { packages: used.map((name) => `${name} ${version(name)}`) }) };
  }
  if (parts.includes("phone")) {
    const from = seconds();
    // It reads the collection where it lies, and the test that comes with the page.
    const { measurePhone } = await import("./phone.mjs");
    results.phone = { rows: await measurePhone(built, around), about: about(from) };
  }
  await browser.close();
  server.close();
  return results;
}

// The part that a row belongs to.
const partOf = ({ operation }) => (/^(phone|large)\//.test(operation) ? "phone" : "engines");

const known = { rows: readResult("latest.json", []), about: readResult("about.json", {}) };
const results = parts.some((part) => part !== "plot") ? await measured() : {};
const fresh = Object.values(results).flatMap(({ rows }) => rows);

if (isLook) {
  say("only some sizes or engines: the results and the documents stay as they were");
} else {
  // What was not measured now stays as it was measured last.
  const kept = known.rows.filter((row) => !(partOf(row) in results));
  const rows = [...kept, ...fresh].sort((a, b) => partOf(a).localeCompare(partOf(b)));
  const abouts = Object.fromEntries(Object.entries(results).map(([part, own]) => [part, own.about]));
  const about = { ...known.about, ...abouts };
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/latest.json`, `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
  writeFileSync(`${RESULTS}/about.json`, `${JSON.stringify(about, null, 2)}\n`);
  writeFileSync(`${ROOT}/docs/growth.svg`, plot(rows));
  writeFileSync(`${ROOT}/docs/benchmarks.md`, markdown(rows, about));
}
if (fresh.length > 0) console.log(`\n${printed(fresh)}`);

process.exit(fresh.every((row) => row.correct) ? 0 : 1);
