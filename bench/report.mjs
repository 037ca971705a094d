// The rows of a run as tables, for the screen and for `docs/benchmarks.md`.

import { ACTS, PHONE_MB, growth } from "./growth.mjs";

const TITLES = {
  load: "Load: from the bytes of the bundle to ready for the first answer",
  searchable: "Searchable: from the bytes to ready for words, too",
  toggle: "Toggle: forty clicks on buckets; number of matches, every bucket of four facets, 132 months",
  brush: "Brush: 24 months slid sixty times by a month in one district; the same outputs",
  search: "Search: thirty queries of one to six Chinese characters; number of matches, first twenty by weight",
  combined: "Combined: ten queries typed to four characters under two facets and a brush; all outputs",
};

const size = (n) => (n >= 1e6 ? `${n / 1e6}M` : `${n / 1e3}k`);

function number(value) {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 9.95 ? value.toFixed(0) : value.toPrecision(2);
}

const distinct = (values) => [...new Set(values)];

// The best other engine that answers rightly.
function bestPeer(rows) {
  const peers = rows.filter((row) => row.engine !== "anlan" && row.correct);
  return peers.reduce((best, row) => (best && best.median_ms <= row.median_ms ? best : row), null);
}

function cell(row, best) {
  if (!row) return "–";
  if (row.median_ms === null) return "did not finish";
  if (!row.correct) return "**wrong**";
  const ratio = best ? ` ×${number(row.median_ms / best.median_ms)}` : "";
  return `${number(row.median_ms)} / ${number(row.p95_ms)}${ratio}`;
}

function table(rows, operation) {
  const own = rows.filter((row) => row.operation === operation);
  const sizes = distinct(own.map((row) => row.n));
  const at = (n, engine) => own.find((row) => row.n === n && row.engine === engine);
  const best = new Map(sizes.map((n) => [n, bestPeer(own.filter((row) => row.n === n))]));
  const lines = distinct(own.map((row) => row.engine)).map((engine) =>
    `| ${engine} | ${sizes.map((n) => cell(at(n, engine), best.get(n))).join(" | ")} |`);
  return [
    `### ${TITLES[operation]}`, "",
    `| ms, median / p95, × the best peer | ${sizes.map(size).join(" | ")} |`,
    `|---|${sizes.map(() => "---:|").join("")}`,
    ...lines, "",
  ].join("\n");
}

// What stands in a field of the loads, by engine and size; nothing where no row has it.
function memory(rows, field, title, operation = "load") {
  const own = rows.filter((row) => row.operation === operation && typeof row[field] === "number");
  if (own.length === 0) return "";
  const sizes = distinct(own.map((row) => row.n));
  const lines = distinct(own.map((row) => row.engine)).map((engine) => {
    const cells = sizes.map((n) => {
      const row = own.find((row) => row.n === n && row.engine === engine);
      return row ? number(row[field]) : "–";
    });
    return `| ${engine} | ${cells.join(" | ")} |`;
  });
  return [
    `### ${title}`, "",
    `| MB | ${sizes.map(size).join(" | ")} |`, `|---|${sizes.map(() => "---:|").join("")}`,
    ...lines, "",
  ].join("\n");
}

function comparison(rows) {
  const operations = Object.keys(TITLES).filter((name) => rows.some((row) => row.operation === name));
  return [
    ...operations.map((name) => table(rows, name)),
    memory(rows, "memory_mb", "Memory held after loading, beyond the bytes of the bundle"),
    memory(rows, "memory_mb", "Memory held once words can be asked for", "searchable"),
    memory(rows, "peak_mb", "Peak of the resident memory while loading, beyond a blank page, with the bytes"),
  ].filter(Boolean).join("\n");
}

const known = (value, shown) => (value === null ? "–" : shown(value));

// Numbers of cases are estimates: two digits are all they bear.
const estimate = (count) => (count < 1 ? "none" : Number(count.toPrecision(2)).toLocaleString("en"));

function growthTable(rows) {
  const engines = distinct(rows.filter((row) => row.operation === "load").map((row) => row.engine));
  const lines = engines.map((engine) => {
    const { exponents, held, peak } = growth(rows, engine);
    const cells = [
      ...ACTS.map((act) => known(exponents[act], (power) => power.toFixed(2))),
      ...[held, peak].flatMap(({ bytes, cases }) =>
        [known(bytes, (own) => `${number(own / 1000)} kB`), known(cases, estimate)]),
    ];
    return `| ${engine} | ${cells.join(" | ")} |`;
  });
  const heads = [...ACTS, "held a case", `held: ${PHONE_MB} MB at`, "peak a case", `peak: ${PHONE_MB} MB at`];
  return [`| | ${heads.join(" | ")} |`, `|---|${heads.map(() => "---:|").join("")}`, ...lines, ""].join("\n");
}

const isPhone = (row) => row.operation.startsWith("phone/");
const isLarge = (row) => row.operation.startsWith("large/");

// What a median on the phone is wanted to stay within, in milliseconds; null where nothing is asked.
const WANTED = {
  "phone/engine/open": 10, "phone/engine/open again": 10,
  "phone/engine/for comparison: JSON.parse alone": null,
  "phone/page/ready": null,
  "phone/page/drag the brush: between two pictures": null,
};
const GOOD_INTERACTION = 200;

function phoneTable(rows, beginning, wanted) {
  const lines = rows.filter((row) => row.operation.startsWith(beginning)).map((row) => {
    const limit = row.operation in WANTED ? WANTED[row.operation] : wanted;
    const times = row.median_ms === null
      ? ["did not finish", ""]
      : row.correct ? [number(row.median_ms), number(row.p95_ms)] : ["**wrong**", ""];
    const name = row.operation.slice(beginning.length);
    return `| ${name} | ${times.join(" | ")} | ${limit === null ? "" : `${limit}`} | ${row.rounds ?? ""} |`;
  });
  return ["| ms | median | p95 | wanted at most | times |", "|---|---:|---:|---:|---:|", ...lines, ""].join("\n");
}

const blocks = ({ median_ms, p95_ms }) => {
  if (p95_ms === 0) return "**none** in any of them";
  const half = median_ms === 0 ? "none" : `${number(median_ms)} ms`;
  return `**${half}** in half of them and ${number(p95_ms)} ms at most`;
};

function largeText(rows) {
  const at = (what) => rows.find((row) => row.operation === `large/${what}`);
  const [ready, task, gap] = ["ready", "longest task", "longest gap between beats"].map(at);
  if (!task?.correct || !gap?.correct) return "The page did not finish.\n";
  const { said } = ready;
  const shown = said.length > 1
    ? `Meanwhile it said how far it was, in ${said.length} steps from “${said[0]}” to “${said.at(-1)}”.`
    : `Meanwhile it showed ${said.length === 0 ? "nothing" : `“${said[0]}”`}, and no progress.`;
  return `With ${ready.n.toLocaleString("en")} made-up cases in place of the real ones, unslowed, 1440 × 900, the page was ready after ${number(ready.median_ms)} ms. ${shown}

The longest block of its one thread, from the start until six seconds after it was ready, over ${task.rounds} visits: ${blocks(task)} by the browser's measure of long tasks, which names none below fifty, and ${number(gap.median_ms)} ms (at most ${number(gap.p95_ms)}) by the longest gap between two beats of a timer; the longest of all began ${number(gap.from_ms)} ms after the start. The two see different things – a beat also waits where several tasks follow each other – so the larger is what a finger would have waited.
`;
}

function phoneSection(rows, about) {
  if (!rows.some(isPhone)) return "";
  const { n, slowed } = rows.find((row) => row.operation === "phone/page/ready") ?? {};
  return `## The real collection on a slow phone

${circumstances(about)}

The ${n} real cases in headless Chromium, slowed four times (the page itself: ${slowed ? `${slowed.toFixed(1)} times, as measured` : "not measured"}). That slows the page's thread only, not the compiling beside it nor the network, and stands for a cheap phone only roughly.

### The engine alone

\`open\` is from the bytes of the bundle to the first answer, each time in a new page, as a visitor has it: the browser compiles each function of the engine when it is called first, on the slowed thread, and runs it unoptimised at first; both are in it. \`open again\` has code that ran before. \`JSON.parse alone\` is the browser's own native parser on the same bytes in the same new pages, with nothing done to what it gives. Each other step begins with the text of an address and gives everything that the screen shows; its number of matches was compared with a plain count over \`data/\`. It counts with its mean over all rounds but the first, since the browser slows in slices of a fifth of a millisecond; the table holds the median and the 95th percentile over the steps.

${phoneTable(rows, "phone/engine/", null)}
### The page under a hand

The built page, 360 × 800, touch. \`ready\` is from navigating to the page drawn. All else is the browser's *interaction to next paint*: from a finger or key until the next picture, the longest event of the interaction. The browser rounds it to 8 ms and names none below 16, which count as 16. 200 ms and less is [called good](https://web.dev/articles/inp). Moving a finger is no interaction to the browser: for the drag, the longest time between two pictures of each drag stands there.

${phoneTable(rows, "phone/page/", GOOD_INTERACTION)}
### The longest block of a large page

${largeText(rows.filter(isLarge))}
`;
}

// Under what the rows of a part were taken.
const circumstances = (about) =>
  about
    ? `${about.date} · ${about.machine} · ${about.browser} · ${about.packages ? `${about.packages.join(", ")} · ` : ""}engine sha256 ${about.engine}… · took ${about.took}`
    : "";

export function printed(rows) {
  const phone = rows.filter((row) => isPhone(row) || isLarge(row));
  const parts = [
    comparison(rows.filter((row) => !phone.includes(row))),
    phone.length > 0 ? `${phoneTable(phone, "phone/", null)}\n${phoneTable(phone, "large/", null)}` : "",
  ];
  return parts.filter(Boolean).join("\n");
}

export function markdown(rows, about) {
  const compared = rows.filter((row) => !isPhone(row) && !isLarge(row));
  return `# Benchmarks

Written by \`cargo xtask bench\`; the numbers are in [\`bench/results/latest.json\`](../bench/results/latest.json).

${circumstances(about.engines)}

![Load, memory, toggle, brush, search and combined against the number of cases, one line for each engine](growth.svg)

## How to read it

Each engine ran alone in a page of headless Chromium, on the same made-up collection: fifteen districts, fifteen themes (one to three a case), twenty-eight mechanisms (one to four, since the model asks for one), four levels, days over eleven years, and about 150 Chinese characters a case. At a million the texts are a letter each and nothing is searched.

Every answer was compared with a slow reference, and a wrong one is shown as **wrong**. For each step the median over all rounds but the first is taken; the tables hold the median and the 95th percentile over the steps, and the ratio to the best peer that answers rightly. A load is timed four times up to ten thousand cases and once above. What an engine puts off until words are asked for is timed apart and added to its load under *searchable*.

- **anlan**: the engine as the page ships it. Each step begins with the text of an address and gives *everything* that the screen shows: also the undated, the table of district and theme, and the first page.
- **plainjs**: typed columns, one counting pass, \`indexOf\` in each case's text; **plainjs-joined**: one \`indexOf\` over all texts joined.
- **crossfilter2**, **itemsjs**, **arquero**: facets and timeline by the library; words found as in plainjs.
- **minisearch**, **flexsearch**, **orama**: words by the library, as pairs of characters, confirmed in the text; facets and timeline as in plainjs.

DuckDB-wasm is not here: it brings a package that names no licence.

Memory *held* is what the browser says that the page holds (\`performance.measureUserAgentSpecificMemory\`: the JavaScript heap and buffers) and the memory of WebAssembly, which never shrinks: Anlan's figure is its own peak, with the copy of the bundle in it. The *peak* is the same for all engines: the most resident memory that the page's process had during the first load (\`VmHWM\` of Linux, reset before it), beyond what it had as a blank page. In it are the bytes of the bundle, what was not collected yet, and some ten megabytes of the browser's own code that a blank page has not touched.

## Results

${comparison(compared)}
## How cost grows

The power of the number of cases that each median grew with from 10,000 to 100,000 cases: 0 is flat, 1 as many times as there are more cases. The memory of a case is the slope between the same sizes, and the number of cases at which a page reaches ${PHONE_MB} MB is extrapolated along that line.

${PHONE_MB} MB for a page on a cheap phone is an assumption: browsers do not name their limits. [One list from practice](https://blog.blancosoft.dev/posts/browser-memory-management.html), which calls itself unofficial, gives 300 to 500 MB for Chrome on Android and for older iPhones; we take its lower end. [Unity reported](https://github.com/WebAssembly/design/issues/1397) that large WebAssembly memories cannot be relied upon on phones.

${growthTable(compared)}
${phoneSection(rows, about.phone)}## Run it

\`\`\`sh
cargo xtask bench                                   # all: about ten minutes on two cores
cargo xtask bench --only engines                    # the comparison
cargo xtask bench --only phone                      # the real collection on a slow phone, and a large page
cargo xtask bench --only plot                       # the picture and this page from the last results
cargo xtask bench --sizes 1k,10k --engines anlan,plainjs
\`\`\`

A part that is not run keeps its last results. With \`--sizes\` or \`--engines\` only the tables are printed: some sizes or engines are no result.
`;
}
