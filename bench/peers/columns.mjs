// What every peer starts from: the cases of a bundle as typed columns, oldest first, and the text
// that search looks into, one string a case. None of the peers reads bundles itself.

import { FIRST_YEAR, KEYS, MONTHS } from "../collection.mjs";

export { KEYS, MONTHS };

// Reads the bytes of a bundle.
export function columns(bytes) {
  const { vocabulary, districts, cases } = JSON.parse(new TextDecoder().decode(bytes));
  cases.sort((a, b) => {
    const [x, y] = [a.date.value, b.date.value];
    if (x !== y) return x < y ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
  const count = cases.length;
  const made = {
    count,
    month: new Uint8Array(count),
    district: new Uint8Array(count),
    level: new Uint8Array(count),
    // One bit for each theme or mechanism of the case.
    themes: new Uint16Array(count),
    mechanisms: new Uint32Array(count),
    texts: new Array(count),
    // Where in its text a case's title, keywords and headings end.
    ends: new Uint32Array(count * 3),
  };
  const place = Object.fromEntries(
    Object.entries(KEYS).map(([facet, keys]) => [facet, new Map(keys.map((key, at) => [key, at]))]),
  );
  const named = (terms, key) => new Map(terms.map((term, at) => [term[key], { ...term, at }]));
  const own = {
    districts: named(districts, "code"),
    themes: named(vocabulary.themes, "id"),
    mechanisms: named(vocabulary.mechanisms, "id"),
  };
  for (let at = 0; at < count; at++) {
    const one = cases[at];
    const date = one.date.value;
    made.month[at] = (Number(date.slice(0, 4)) - FIRST_YEAR) * 12 + Number(date.slice(5, 7)) - 1;
    made.district[at] = place.district.get(one.district);
    made.level[at] = place.level.get(one.level);
    for (const theme of one.themes) made.themes[at] |= 1 << place.theme.get(theme);
    for (const mechanism of one.mechanisms) {
      made.mechanisms[at] |= 1 << place.mechanism.get(mechanism);
    }
    addText(made, at, one, own);
  }
  return made;
}

function addText(made, at, one, own) {
  const title = `${one.title}\n${one.title_en}\n`;
  const district = own.districts.get(one.district);
  let keywords = title;
  for (const word of one.keywords) keywords += `${word}\n`;
  keywords += `${district.zh}\n${district.zh_short}\n${district.en}\n`;
  for (const id of one.themes) {
    const theme = own.themes.get(id);
    keywords += `${theme.zh}\n${theme.en}\n`;
  }
  for (const id of one.mechanisms) {
    const mechanism = own.mechanisms.get(id);
    keywords += `${mechanism.zh}\n${mechanism.en}\n`;
  }
  let headings = keywords;
  for (const practice of one.practices) headings += `${practice.heading}\n`;
  let text = `${headings}${one.background}\n`;
  for (const practice of one.practices) text += `${practice.text}\n`;
  text += `${one.organ}\n${one.summary_en}`;
  made.texts[at] = text.toLowerCase();
  made.ends[at * 3] = title.length;
  made.ends[at * 3 + 1] = keywords.length;
  made.ends[at * 3 + 2] = headings.length;
}

// The weight of the field that a place of a case's text lies in: 3 for the title, 0 for the body.
export function weight(made, one, found) {
  const at = one * 3;
  const { ends } = made;
  return found < ends[at] ? 3 : found < ends[at + 1] ? 2 : found < ends[at + 2] ? 1 : 0;
}

const PAGE = 20;

// Collects the first page: cases come in newest first, and leave the weightiest first.
export class FirstPage {
  constructor() {
    this.byWeight = [[], [], [], []];
  }

  add(one, itsWeight) {
    const list = this.byWeight[itsWeight];
    if (list.length < PAGE) list.push(one);
  }

  cases() {
    const [body, heading, keyword, title] = this.byWeight;
    return [...title, ...keyword, ...heading, ...body].slice(0, PAGE);
  }
}

// The cases that hold a text, oldest first, with the weight of each; found among candidates that are
// in the same order, or among all.
export function confirmed(made, query, candidates) {
  const { texts } = made;
  const length = candidates ? candidates.length : made.count;
  const cases = [];
  const weights = [];
  for (let at = 0; at < length; at++) {
    const one = candidates ? candidates[at] : at;
    const found = texts[one].indexOf(query);
    if (found >= 0) {
      cases.push(one);
      weights.push(weight(made, one, found));
    }
  }
  return { query, cases, weights };
}

// The answer to words alone.
export function searched(found) {
  const page = new FirstPage();
  for (let at = found.cases.length - 1; at >= 0; at--) page.add(found.cases[at], found.weights[at]);
  return { matches: found.cases.length, top: page.cases() };
}

// One bit for each place, and back.
const bits = (places) => places.reduce((mask, at) => mask | (1 << at), 0);

export function places(mask) {
  const list = [];
  for (let rest = mask; rest !== 0; rest &= rest - 1) list.push(31 - Math.clz32(rest & -rest));
  return list;
}

// Where each facet's buckets begin in the list of all.
export const OFFSETS = { district: 0, theme: 15, mechanism: 30, level: 58 };
export const BUCKETS = 62;

// Counts every bucket and every month in one pass over the cases, or over those that hold the words.
// A case that fails one condition alone still counts where that condition is left out.
export function counted(made, state, found) {
  const { month, district, level, themes, mechanisms } = made;
  const buckets = new Uint32Array(BUCKETS);
  const bins = new Uint32Array(MONTHS);
  const districtsAsked = bits(state.district) || -1;
  const levelsAsked = bits(state.level) || -1;
  const themesAsked = bits(state.theme) || -1;
  const mechanismsAsked = bits(state.mechanism) || -1;
  const from = state.from ?? 0;
  const to = state.to ?? MONTHS - 1;
  const page = found ? new FirstPage() : null;
  const length = found ? found.cases.length : made.count;
  let matches = 0;
  for (let at = length - 1; at >= 0; at--) {
    const one = found ? found.cases[at] : at;
    const when = month[one];
    const where = district[one];
    const who = level[one];
    const about = themes[one];
    const how = mechanisms[one];
    let failed = 0;
    if (((districtsAsked >>> where) & 1) === 0) failed = 1;
    if ((themesAsked & about) === 0) failed |= 2;
    if ((mechanismsAsked & how) === 0) failed |= 4;
    if (((levelsAsked >>> who) & 1) === 0) failed |= 8;
    if (when < from || when > to) failed |= 16;
    if ((failed & (failed - 1)) !== 0) continue;
    const counts = failed === 0 ? 31 : failed;
    if (failed === 0) {
      matches++;
      if (found) page.add(one, found.weights[at]);
    }
    if (counts & 1) buckets[where]++;
    if (counts & 2) {
      for (let rest = about; rest !== 0; rest &= rest - 1) {
        buckets[OFFSETS.theme + 31 - Math.clz32(rest & -rest)]++;
      }
    }
    if (counts & 4) {
      for (let rest = how; rest !== 0; rest &= rest - 1) {
        buckets[OFFSETS.mechanism + 31 - Math.clz32(rest & -rest)]++;
      }
    }
    if (counts & 8) buckets[OFFSETS.level + who]++;
    if (counts & 16) bins[when]++;
  }
  const answer = { matches, buckets, bins };
  if (found) answer.top = page.cases();
  return answer;
}
