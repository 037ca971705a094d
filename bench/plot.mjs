// How cost grows, as a picture: one panel for each act and one for memory, cost against the number of
// cases, both in powers of ten.

import { ACTS, PHONE_MB } from "./growth.mjs";

const INK = "#1c2326";
const INK_2 = "#5a666b";
const GRID = "#e4e1d9";
const PAPER = "#fbfaf7";
const RULE = "#b5322a";
const ACCENT = "#0e6b73";

// Muted, so that Anlan stands out, and still told apart.
const PEERS = {
  plainjs: "#7d6b3f",
  "plainjs-joined": "#a98f4e",
  crossfilter2: "#8a5a83",
  itemsjs: "#5f7fa8",
  arquero: "#7c8f57",
  orama: "#a8694f",
  minisearch: "#6d6f9c",
  flexsearch: "#4f5b60",
};
const colour = (engine) => (engine === "anlan" ? ACCENT : (PEERS[engine] ?? INK_2));

const WIDTH = 1000;
const PANEL = { width: 490, height: 330 };
const PLOT = { left: 66, top: 44, width: 306, height: 236 };
const HEAD = 66;
const LETTER = { width: 6.7, height: 14 };

const FRAME = { value: 16.7, text: "a frame: 16.7 ms" };
const QUICK = { value: 1, text: "1 ms" };
const PANELS = [
  { title: "Load", note: "from the bytes to ready", operation: "load", rules: [] },
  { title: "Memory", note: "held after loading", operation: "load", field: "memory_mb",
    rules: [{ value: PHONE_MB, text: `phone: about ${PHONE_MB} MB a page` }] },
  { title: "Toggle", note: "a click on a bucket", operation: "toggle", rules: [FRAME] },
  { title: "Brush", note: "a step of the span of time", operation: "brush", rules: [FRAME] },
  { title: "Search", note: "a query; up to 100k", operation: "search", rules: [QUICK, FRAME] },
  { title: "Combined", note: "a keystroke under facets and brush; up to 100k", operation: "combined", rules: [QUICK, FRAME] },
];

const sizeText = (n) => (n >= 1e6 ? `${n / 1e6}M` : `${n / 1e3}k`);

function timeText(power) {
  if (power < -1) return `${10 ** (power + 3)} µs`;
  if (power < 2) return `${10 ** power} ms`;
  return `${10 ** (power - 3)} s`;
}

function memoryText(power) {
  if (power < 0) return `${10 ** (power + 3)} kB`;
  return power < 3 ? `${10 ** power} MB` : `${10 ** (power - 3)} GB`;
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const short = (number) => Number(number.toFixed(1));

function text(x, y, words, attributes = "") {
  return `<text x="${short(x)}" y="${short(y)}" ${attributes}>${escaped(words)}</text>`;
}

// The points of each engine, Anlan last, so that it lies above the others.
function seriesOf(rows, { operation, field = "median_ms" }) {
  const own = rows.filter((row) => row.operation === operation && row.correct && row[field] > 0);
  const engines = [...new Set(own.map((row) => row.engine))];
  const lines = engines.map((engine) => ({
    engine,
    points: own.filter((row) => row.engine === engine).map((row) => [row.n, row[field]]).sort((a, b) => a[0] - b[0]),
  }));
  return lines.sort((a, b) => (a.engine === "anlan") - (b.engine === "anlan"));
}

const overlap = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const within = (box, [x, y]) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

const near = ([x, y], [otherX, otherY]) => Math.abs(x - otherX) < 3 && Math.abs(y - otherY) < 3;

// Points along all lines, close enough that no label slips between two.
function inkOf(lines) {
  return lines.flatMap((line) =>
    line.slice(1).flatMap(([x, y], at) => {
      const [fromX, fromY] = line[at];
      const count = Math.ceil(Math.hypot(x - fromX, y - fromY) / 3);
      return Array.from({ length: count + 1 }, (_, step) =>
        [fromX + ((x - fromX) * step) / count, fromY + ((y - fromY) * step) / count]);
    }));
}

// From the end of a line to its name, which may stand on either side.
function leader([x, y], box) {
  const middle = box.y + box.height / 2;
  return box.x < x ? [[x - 4, y], [box.x + box.width + 2, middle]] : [[x + 4, y], [box.x - 3, middle]];
}

// Tops of labels that would overlap are moved apart by halves, again and again, and keep their order.
function apart(tops) {
  for (let round = 0; round < 200; round++) {
    for (let at = 1; at < tops.length; at++) {
      const lacking = Math.max(0, LETTER.height - (tops[at] - tops[at - 1])) / 2;
      tops[at - 1] -= lacking;
      tops[at] += lacking;
    }
  }
  return tops;
}

// Where the name of each line stands. Beside the largest collection of the panel there is room: the
// names stand one below the other. A line that ends before has its name where it covers the least, near
// its end, and in the order of the ends.
function placed(series, lines, rules) {
  const all = series.map((own, at) => ({
    ...own,
    end: lines[at].at(-1),
    box: { width: own.engine.length * LETTER.width, height: LETTER.height },
  }));
  all.sort((a, b) => a.end[1] - b.end[1]);
  const last = Math.max(...all.map(({ end }) => end[0]));
  const beside = all.filter(({ end }) => end[0] === last);
  const tops = apart(beside.map(({ end }) => end[1] - LETTER.height / 2));
  const labels = beside.map((own, at) => ({ ...own, box: { ...own.box, x: last + 16, y: tops[at] } }));

  const ink = inkOf([...lines, ...rules.map(({ line }) => line)]);
  const bottom = PLOT.top + PLOT.height;
  for (const own of all.filter(({ end }) => end[0] < last).reverse()) {
    const [x, y] = own.end;
    let best = null;
    for (const dx of [10, 20, 34, 48, -own.box.width - 10]) {
      for (let dy = -96; dy <= 96; dy += 4) {
        const box = { ...own.box, x: x + dx, y: y + dy - LETTER.height / 2 };
        if (box.y < PLOT.top || box.y + box.height > bottom || box.x < PLOT.left) continue;
        const taken = [...labels, ...rules].filter((other) => overlap(box, other.box)).length;
        const covered = ink.filter((point) => within(box, point)).length;
        const isOutOfOrder = labels.some((other) => other.end[0] === x && other.box.y < box.y);
        const [start, stop] = leader(own.end, box);
        const crossed = inkOf([[start, stop]]).filter((point) => ink.some((other) => near(point, other))).length;
        const cost =
          taken * 1000 + covered * 12 + (isOutOfOrder ? 400 : 0) + crossed * 8 + Math.abs(dy) + Math.abs(dx);
        if (!best || cost < best.cost) best = { box, cost };
      }
    }
    labels.push({ ...own, box: best.box });
  }
  return labels;
}

function label({ engine, end, box }) {
  const [[x1, y1], [x2, y2]] = leader(end, box).map((point) => point.map(short));
  const weight = engine === "anlan" ? ' font-weight="700"' : "";
  return (
    `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour(engine)}" stroke-width="0.8" opacity="0.7"/>` +
    text(box.x, box.y + 11, engine, `class="name" style="fill:${colour(engine)}"${weight}`)
  );
}

function panel(rows, sizes, about, left, top) {
  const series = seriesOf(rows, about);
  const values = [...series.flatMap(({ points }) => points.map(([, value]) => value)), ...about.rules.map(({ value }) => value)];
  const bottom = Math.floor(Math.log10(Math.min(...values)));
  const head = Math.ceil(Math.log10(Math.max(...values)));
  const logs = [Math.log10(sizes[0]), Math.log10(sizes.at(-1))];
  const right = PLOT.left + PLOT.width;
  const base = PLOT.top + PLOT.height;
  const x = (n) => PLOT.left + ((Math.log10(n) - logs[0]) / Math.max(1, logs[1] - logs[0])) * PLOT.width;
  const y = (value) => base - ((Math.log10(value) - bottom) / Math.max(1, head - bottom)) * PLOT.height;

  const parts = [
    `<text x="${PLOT.left}" y="22"><tspan class="title">${about.title}</tspan> <tspan class="note" dx="4">${about.note}</tspan></text>`,
  ];
  const named = about.field ? memoryText : timeText;
  for (let power = bottom; power <= head; power++) {
    const at = short(y(10 ** power));
    parts.push(`<line x1="${PLOT.left}" y1="${at}" x2="${right}" y2="${at}" stroke="${GRID}"/>`);
    parts.push(text(PLOT.left - 8, at + 4, named(power), 'class="tick" text-anchor="end"'));
  }
  for (const n of sizes) {
    const at = short(x(n));
    parts.push(`<line x1="${at}" y1="${PLOT.top}" x2="${at}" y2="${base}" stroke="${GRID}"/>`);
    parts.push(text(at, base + 18, sizeText(n), 'class="tick" text-anchor="middle"'));
  }
  const rules = about.rules.map(({ value, text: words }) => {
    const at = y(value);
    parts.push(`<line x1="${PLOT.left}" y1="${short(at)}" x2="${right}" y2="${short(at)}" stroke="${RULE}" stroke-width="2" stroke-dasharray="7 4"/>`);
    const box = { x: PLOT.left + 5, y: at - 17, width: words.length * 6.2, height: 16 };
    return { words, box, line: [[PLOT.left, at], [right, at]] };
  });
  const lines = series.map(({ points }) => points.map(([n, value]) => [x(n), y(value)]));
  series.forEach(({ engine }, at) => {
    const isOurs = engine === "anlan";
    const path = lines[at].map(([px, py]) => `${short(px)},${short(py)}`).join(" ");
    parts.push(`<polyline points="${path}" fill="none" stroke="${colour(engine)}" stroke-width="${isOurs ? 3.6 : 1.5}" stroke-linejoin="round" stroke-linecap="round"/>`);
    for (const [px, py] of lines[at]) {
      parts.push(`<circle cx="${short(px)}" cy="${short(py)}" r="${isOurs ? 4 : 2.2}" fill="${colour(engine)}"/>`);
    }
  });
  for (const { box, words } of rules) parts.push(text(box.x, box.y + 11, words, 'class="rule"'));
  parts.push(...placed(series, lines, rules).map(label));
  return `<g transform="translate(${left} ${top})">\n${parts.join("\n")}\n</g>`;
}

// One sentence for those who hear the picture.
function description(rows) {
  const at = (operation) =>
    rows.find((row) => row.engine === "anlan" && row.operation === operation && row.n === 100_000);
  const said = ACTS.filter(at).map((operation) => `${operation} ${at(operation).median_ms} ms`);
  const memory = at("load")?.memory_mb;
  const all = memory ? [...said, `memory ${memory} MB`] : said;
  return `Six panels, both axes in powers of ten: cost against 1,000 to 1,000,000 cases, a line for each engine. Anlan at 100,000 cases: ${all.join(", ")}. All numbers are in the tables of benchmarks.md.`;
}

export function plot(rows) {
  const operations = PANELS.map(({ operation }) => operation);
  const own = rows.filter((row) => operations.includes(row.operation) && row.correct);
  const sizes = [...new Set(own.map((row) => row.n))].sort((a, b) => a - b);
  const shown = PANELS.filter((about) => seriesOf(own, about).length > 0);
  const height = HEAD + Math.ceil(shown.length / 2) * PANEL.height + 14;
  const panels = shown.map((about, at) =>
    panel(own, sizes, about, 8 + (at % 2) * PANEL.width, HEAD + Math.floor(at / 2) * PANEL.height));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">How cost grows with the number of cases</title>
<desc id="desc">${escaped(description(own))}</desc>
<style>
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: ${INK}; }
.head { font-size: 20px; font-weight: 700; }
.title { font-size: 16px; font-weight: 700; }
.note, .tick { font-size: 12.5px; fill: ${INK_2}; }
.name { font-size: 12.5px; paint-order: stroke; stroke: ${PAPER}; stroke-width: 3px; stroke-linejoin: round; }
.rule { font-size: 11.5px; fill: ${RULE}; paint-order: stroke; stroke: ${PAPER}; stroke-width: 3px; stroke-linejoin: round; }
</style>
<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="10" fill="${PAPER}" stroke="${GRID}"/>
${text(24, 36, "How cost grows with the number of cases", 'class="head"')}
${text(24, 56, "Medians. Both axes in powers of ten: lower is better, flatter grows less.", 'class="note"')}
${panels.join("\n")}
</svg>
`;
}
