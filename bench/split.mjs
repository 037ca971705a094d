// What a collection would weigh in parts that a page fetches one by one, for docs/beyond-one-file.md:
// node split.mjs BUNDLE [CHUNK], a collection.json of the desk or of the benchmark, and the bytes of
// postings in a chunk of the index before they are compressed. Cases lie in the order of their dates
// and are named by their place in it. Sizes are bytes; Brotli is at its best quality.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const FRAGMENTS = [1, 10, 50, 100, 1000];
const CHUNK = Number(process.argv[3] ?? 32_768);
const QUERIES = 300;
const SAMPLE = 40;
const FIRST_PAGE = 20;
// Marks the end of a text, so that the pairs that begin with a character are all its places.
const END = "\n";

const brotli = (bytes) => brotliCompressSync(bytes, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
}).length;
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const quantile = (numbers, share) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
// As many of a list as are worth compressing, evenly spread.
const spread = (list, count) =>
  list.length <= count ? list : Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]);

function say(part, count, sizes, unit = "case") {
  const each = sizes.map((size) => (size / count).toFixed(2));
  console.log([part, ...sizes.map(Math.round), ...each.map((size) => `${size} a ${unit}`)].join("\t"));
}

const sizes = (bytes) => [bytes.length, gzip(bytes), brotli(bytes)];

// A number, seven bits a byte.
function push(bytes, number) {
  for (; number > 127; number = Math.floor(number / 128)) bytes.push(128 | (number % 128));
  bytes.push(number);
}

// Gaps between rising places; as bits where that is shorter.
function packed(places, n) {
  const bytes = [];
  places.forEach((place, at) => push(bytes, place - (at > 0 ? places[at - 1] : -1) - 1));
  if (bytes.length * 8 <= n) return Buffer.from(bytes);
  const bits = Buffer.alloc(Math.ceil(n / 8));
  for (const place of places) bits[place >> 3] |= 1 << (place & 7);
  return bits;
}

const numbered = (terms, key = "id") => new Map(terms.map((term, at) => [term[key], at]));

function columns(cases, vocabulary, districts) {
  const ids = Object.fromEntries(
    ["themes", "mechanisms", "levels"].map((list) => [list, numbered(vocabulary[list])]),
  );
  const places = numbered(districts, "code");
  const mask = (list, chosen) => chosen.reduce((bits, id) => bits | (1 << ids[list].get(id)), 0);
  const day = (own) => (own.date.value ? Date.parse(own.date.value) / 86_400_000 : 0);
  return {
    district: Uint8Array.from(cases, (own) => places.get(own.district)),
    level: Uint8Array.from(cases, (own) => ids.levels.get(own.level)),
    theme: Uint16Array.from(cases, (own) => mask("themes", own.themes)),
    mechanism: Uint32Array.from(cases, (own) => mask("mechanisms", own.mechanisms)),
    day: Uint16Array.from(cases, (own, at) => (at > 0 ? day(own) - day(cases[at - 1]) : 0)),
  };
}

// How many cases of each month each bucket has: all that is shown before a condition is set.
function overview(cases) {
  const counts = new Map();
  for (const own of cases) {
    const month = (own.date.value ?? "none").slice(0, 7);
    for (const bucket of [own.district, own.level, ...own.themes, ...own.mechanisms]) {
      const key = `${bucket} ${month}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return Buffer.from(JSON.stringify([...counts].sort()));
}

const texts = (own) => [
  own.title, ...own.keywords, own.organ, own.background, own.outcomes ?? "",
  ...own.practices.flatMap(({ heading, text }) => [heading, text]),
].filter((text) => text.length > 1);

// The cases of every pair of neighbouring characters, and where in each case it stands: for each
// case in the list, how often, and the gaps between.
function pairs(cases) {
  const found = new Map();
  cases.forEach((own, place) => {
    const inCase = new Map();
    const text = texts(own).map((text) => text + END).join("");
    for (let at = 0; at + 1 < text.length; at++) {
      if (text[at] === END) continue;
      const pair = text.slice(at, at + 2);
      inCase.set(pair, [...(inCase.get(pair) ?? []), at]);
    }
    for (const [pair, spots] of inCase) {
      if (!found.has(pair)) found.set(pair, { cases: [], spots: [] });
      const lists = found.get(pair);
      lists.cases.push(place);
      push(lists.spots, spots.length);
      spots.forEach((spot, at) => push(lists.spots, spot - (at > 0 ? spots[at - 1] : 0)));
    }
  });
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

// The dictionary cut into chunks of neighbouring pairs, the spots of a chunk in a file of their own;
// and which chunk a pair is in.
function chunks(found, n) {
  const cut = [];
  const chunkOf = new Map();
  let size = CHUNK;
  for (const [pair, lists] of found) {
    const list = packed(lists.cases, n);
    if (size + list.length > CHUNK) {
      cut.push({ cases: [], spots: [] });
      size = 0;
    }
    const chunk = cut.at(-1);
    chunk.cases.push(Buffer.from(pair), Buffer.from([list.length & 255, list.length >> 8]), list);
    chunk.spots.push(Buffer.from(lists.spots));
    size += list.length;
    chunkOf.set(pair, cut.length - 1);
  }
  const files = (kind) => cut.map((chunk) => Buffer.concat(chunk[kind]));
  return { cases: files("cases"), spots: files("spots"), chunkOf };
}

// Words of a length as they stand in the texts, from cases evenly spread.
function words(cases, length) {
  const isWord = (word) => /^\p{Script=Han}+$/u.test(word) && word.length === length;
  const drawn = spread(cases, QUERIES).map((own, at) => {
    const { text } = own.practices[0];
    const all = Array.from({ length: text.length }, (_, from) => text.slice(from, from + length));
    const good = all.filter(isWord);
    return good[(at * 7919) % Math.max(good.length, 1)];
  });
  return [...new Set(drawn.filter((word) => word !== undefined))];
}

function search(word, found, cases) {
  const own = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  const [first, ...others] = own.map((pair) => found.get(pair).cases).sort((a, b) => a.length - b.length);
  const sets = others.map((list) => new Set(list));
  const candidates = first.filter((place) => sets.every((set) => set.has(place)));
  const hits = candidates.filter((place) => texts(cases[place]).some((text) => text.includes(word)));
  return { pairs: own, candidates, hits };
}

const { cases, vocabulary, districts } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const date = (own) => own.date.value ?? "";
cases.sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : a.id < b.id ? -1 : 1));
const n = cases.length;
console.log(`${n} cases\npart\traw\tgzip\tbrotli\tand each by case`);

say("overview", n, sizes(overview(cases)));
const total = [0, 0, 0];
for (const [name, column] of Object.entries(columns(cases, vocabulary, districts))) {
  const own = sizes(Buffer.from(column.buffer));
  own.forEach((size, at) => (total[at] += size));
  say(`column ${name}`, n, own);
}
say("columns", n, total);
if (cases[0].background.length === 1) process.exit();

const cut = (size) =>
  Array.from({ length: Math.ceil(n / size) }, (_, at) => cases.slice(at * size, (at + 1) * size));
for (const size of FRAGMENTS) {
  for (const [name, part] of [["titles", (own) => own.title], ["texts", (own) => own]]) {
    const some = spread(cut(size), SAMPLE);
    const each = some.map((fragment) => sizes(Buffer.from(JSON.stringify(fragment.map(part)))));
    const mean = [0, 1, 2].map((at) => sum(each.map((own) => own[at])) / some.length);
    say(`${name}, a file of ${size}`, sum(some.map((own) => own.length)) / some.length, mean);
  }
}

const found = pairs(cases);
const index = chunks(found, n);
const weights = { cases: index.cases.map(brotli), spots: index.spots.map(brotli) };
const postings = sum([...found.values()].map((lists) => lists.cases.length));
console.log(`${found.size} pairs, ${postings} postings, ${index.cases.length} chunks`);
for (const [kind, files] of [["cases", index.cases], ["spots", index.spots]]) {
  const own = [sum(files.map((file) => file.length)), sum(files.map(gzip)), sum(weights[kind])];
  say(`${kind} of pairs`, n, own);
  say(`${kind} of pairs, a chunk`, 1, own.map((size) => size / files.length), "chunk");
}

// The middle of a list and its 95th percentile.
const both = (numbers) => `${Math.round(quantile(numbers, 0.5))} / ${Math.round(quantile(numbers, 0.95))}`;
console.log("words\tchunks\tbytes of cases\tbytes of spots\tlongest list\thits\tnot hits\tfiles of the first page");
for (const length of [2, 3, 4, 6]) {
  const answers = words(cases, length).map((word) => search(word, found, cases));
  const opened = answers.map((own) => [...new Set(own.pairs.map((pair) => index.chunkOf.get(pair)))]);
  const bytes = (kind) => opened.map((own) => sum(own.map((at) => weights[kind][at])));
  const lists = answers.map((own) =>
    Math.max(...own.pairs.map((pair) => packed(found.get(pair).cases, n).length)));
  const wrong = answers.map((own) => own.candidates.length - own.hits.length);
  const share = (100 * sum(wrong)) / sum(answers.map((own) => own.candidates.length));
  const filesOf = (size) => answers.map((own) =>
    new Set(own.hits.slice(-FIRST_PAGE).map((place) => Math.floor(place / size))).size);
  console.log([
    `${answers.length} of ${length}`, both(opened.map((own) => own.length)), both(bytes("cases")),
    both(bytes("spots")), both(lists), both(answers.map((own) => own.hits.length)),
    `${both(wrong)} (${share.toFixed(1)} %)`, ...FRAGMENTS.map((size) => `${size}: ${both(filesOf(size))}`),
  ].join("\t"));
}
