// The collection as it lies in `data/`, and what the page must say of it: counted here the plain
// way, with nothing of the engine.

import { readFileSync, readdirSync } from "node:fs";

const DATA = new URL("../data/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, DATA), "utf8"));

export const vocabulary = read("vocabulary.json");
export const districts = read("districts.json").districts;
export const cases = readdirSync(new URL("cases/", DATA))
  .filter((name) => name.endsWith(".json"))
  .map((name) => read(`cases/${name}`));
export const caseOf = (id) => cases.find((own) => own.id === id);

const NONE = "none";
const named = (terms) => terms.map((term) => [term.id, term.zh]);
const yearOf = (own) => own.date.value?.slice(0, 4);
const years = [...new Set(cases.map(yearOf).filter(Boolean))].sort().reverse();

/** Every facet: its name, the values of a case, and its buckets as pairs of key and name. */
export const facets = {
  district: {
    name: "区县",
    of: (own) => [own.district],
    buckets: districts.map((place) => [place.code, place.zh]),
  },
  theme: { name: "主题", of: (own) => own.themes, buckets: named(vocabulary.themes) },
  mechanism: { name: "机制", of: (own) => own.mechanisms, buckets: named(vocabulary.mechanisms) },
  level: { name: "层级", of: (own) => [own.level], buckets: named(vocabulary.levels) },
  series: {
    name: "系列",
    of: (own) => [own.series ?? NONE],
    buckets: [...named(vocabulary.series), [NONE, "不属于任何系列"]],
  },
  year: {
    name: "年份",
    of: (own) => [yearOf(own) ?? NONE],
    buckets: [...years.map((year) => [year, `${year}年`]), [NONE, "无日期"]],
  },
  source: {
    name: "来源类型",
    of: (own) => [own.source.kind],
    buckets: named(vocabulary.source_kinds),
  },
};

export const bucketName = (facet, key) => facets[facet].buckets.find(([own]) => own === key)[1];

/** The first and the last day that a partial date may mean, as texts that sort by time. */
const firstDay = (date) => date + "-01-01".slice(date.length - 4);
const lastDay = (date) => date + "-12-31".slice(date.length - 4);

const overlaps = (date, from, to) =>
  date !== null && (!from || lastDay(date) >= firstDay(from)) && (!to || firstDay(date) <= lastDay(to));

/**
 * The cases that a selection lets through. `asked` holds lists of keys by facet, `all` the facets
 * of which every key is asked for, `from`, `to`, and `found`, the ids that a search found.
 */
export const matching = (asked, leftOut = []) =>
  cases.filter((own) => {
    const chosen = ([facet, { of }]) => {
      const keys = asked[facet] ?? [];
      if (keys.length === 0 || leftOut.includes(facet)) return true;
      const holds = (key) => of(own).includes(key);
      return asked.all?.includes(facet) ? keys.every(holds) : keys.some(holds);
    };
    const inTime =
      leftOut.includes("time") || !(asked.from || asked.to) || overlaps(own.date.value, asked.from, asked.to);
    return Object.entries(facets).every(chosen) && inTime && (asked.found?.has(own.id) ?? true);
  });

/** The counts of a facet by the names of its buckets: its own condition left out. */
export const counts = (facet, asked = {}) => {
  const among = matching(asked, asked.all?.includes(facet) ? [] : [facet]);
  const count = (key) => among.filter((own) => facets[facet].of(own).includes(key)).length;
  return Object.fromEntries(facets[facet].buckets.map(([key, name]) => [name, count(key)]));
};

export const undatedIn = (some) => some.filter((own) => own.date.value === null).length;

/** “29 / 170 个案例，其中 1 个无日期”. */
export const countText = (some, of = cases.length) => {
  const undated = undatedIn(some);
  return `${some.length} / ${of} 个案例` + (undated ? `，其中 ${undated} 个无日期` : "");
};

export const titles = (some) => some.map((own) => own.title).sort();

/** Every text of a case that search looks into. */
const texts = (own) => {
  const place = districts.find((place) => place.code === own.district);
  const names = (terms, ids) => terms.filter((term) => ids.includes(term.id)).flatMap((term) => [term.zh, term.en]);
  return [
    own.title,
    own.title_en,
    own.keywords,
    [place.zh, place.zh_short, place.en, own.place],
    names(vocabulary.themes, own.themes),
    names(vocabulary.mechanisms, own.mechanisms),
    (own.practices ?? []).flatMap((practice) => [practice.heading, practice.text]),
    (own.honours ?? []).flatMap((honour) => [honour.name, honour.by]),
    (own.figures ?? []).map((figure) => figure.label),
    (own.milestones ?? []).map((milestone) => milestone.text),
    own.captions,
    [own.background, own.outcomes, own.organ, own.summary_en, own.editor_note],
    [own.source, ...(own.more_sources ?? [])].flatMap((source) => [source.title, source.publisher]),
  ]
    .flat()
    .filter(Boolean);
};

/** A plain scan for words that must all be found. `variants` are the pairs of the bundle. */
export const scan = (query, variants) => {
  const plain = new Map();
  const pairs = [...variants];
  for (let at = 0; at + 1 < pairs.length; at += 2) plain.set(pairs[at], pairs[at + 1]);
  const fold = (text) =>
    [...text]
      .map((ch) => {
        const code = ch.codePointAt(0);
        const half = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : ch;
        return plain.get(half) ?? half.toLowerCase();
      })
      .join("");
  const words = fold(query).split(/\s+/u).filter(Boolean);
  return cases.filter((own) => {
    const folded = texts(own).map(fold);
    return words.every((word) => folded.some((text) => text.includes(word)));
  });
};

/** Every source of a case. */
export const sourcesOf = (own) => [own.source, ...(own.more_sources ?? [])];
