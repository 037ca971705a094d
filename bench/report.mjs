// The rows of a run as tables, for the screen and for `docs/benchmarks.md`.

const TITLES = {
  load: "Load: from the bytes of the bundle to ready",
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

function memory(rows) {
  const own = rows.filter((row) => row.operation === "load" && row.memory_mb !== null);
  const sizes = distinct(own.map((row) => row.n));
  const lines = distinct(own.map((row) => row.engine)).map((engine) => {
    const cells = sizes.map((n) => {
      const row = own.find((row) => row.n === n && row.engine === engine);
      return row ? number(row.memory_mb) : "–";
    });
    return `| ${engine} | ${cells.join(" | ")} |`;
  });
  return [
    "### Memory held after loading, beyond the bytes of the bundle", "",
    `| MB | ${sizes.map(size).join(" | ")} |`, `|---|${sizes.map(() => "---:|").join("")}`,
    ...lines, "",
  ].join("\n");
}

export function printed(rows) {
  const operations = Object.keys(TITLES).filter((name) => rows.some((row) => row.operation === name));
  return [...operations.map((name) => table(rows, name)), memory(rows)].join("\n");
}

export function markdown(rows, about) {
  return `# Benchmarks

Written by \`cargo xtask bench\`; the numbers are in [\`bench/results/latest.json\`](../bench/results/latest.json).

${about.date} · ${about.machine} · ${about.browser} · ${about.packages.join(", ")} · engine sha256 ${about.engine}… · the run took ${about.took}

## How to read it

Each engine ran alone in a page of headless Chromium, on the same made-up collection: fifteen districts, fifteen themes (one to three a case), twenty-eight mechanisms (one to four, since the model asks for one), four levels, days over eleven years, and about 150 Chinese characters a case. At a million the texts are a letter each and nothing is searched.

Every answer was compared with a slow reference, and a wrong one is shown as **wrong**. For each step the median over all rounds but the first is taken; the tables hold the median and the 95th percentile over the steps, and the ratio to the best peer that answers rightly. A load is timed four times up to ten thousand cases and once above.

- **anlan**: the engine as the page ships it. Each step begins with the text of an address and gives *everything* that the screen shows: also the undated, the table of district and theme, and the first page.
- **plainjs**: typed columns, one counting pass, \`indexOf\` in each case's text; **plainjs-joined**: one \`indexOf\` over all texts joined.
- **crossfilter2**, **itemsjs**, **arquero**: facets and timeline by the library; words found as in plainjs.
- **minisearch**, **flexsearch**, **orama**: words by the library, as pairs of characters, confirmed in the text; facets and timeline as in plainjs.

DuckDB-wasm is not here: it brings a package that names no licence.

Memory is what the browser says that the page holds (\`performance.measureUserAgentSpecificMemory\`: the JavaScript heap and buffers) and the memory of WebAssembly, which never shrinks: Anlan's figure is its peak, with the copy of the bundle in it.

## Results

${printed(rows)}
## Run it

\`\`\`sh
cargo xtask bench                                   # all: about ten minutes on two cores
cargo xtask bench --sizes 1k,10k --engines anlan,plainjs
\`\`\`
`;
}
