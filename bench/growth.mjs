// How cost grows with the number of cases, computed from the rows of a run.

// What a page may hold on a cheap phone, in megabytes. An assumption: no browser names its limit.
export const PHONE_MB = 300;

export const ACTS = ["load", "toggle", "brush", "search", "combined"];

const FROM = 10_000;
const TO = 100_000;

// The power of the number of cases that a cost grew with from the smaller to the larger collection.
const exponent = (smaller, larger) =>
  smaller > 0 && larger > 0 ? Math.log(larger / smaller) / Math.log(TO / FROM) : null;

// By the line through both collections: the bytes of a case, without what an engine holds for none, and
// the number of cases that fill what a phone gives.
function filling(smaller, larger) {
  if (!(smaller >= 0 && larger > smaller)) return { bytes: null, cases: null };
  const each = (larger - smaller) / (TO - FROM);
  return { bytes: each * 1e6, cases: TO + (PHONE_MB - larger) / each };
}

// What the rows say of one engine; a part is null where it was not measured at both sizes.
export function growth(rows, engine) {
  const values = (operation, field) =>
    [FROM, TO].map((n) => {
      const at = (row) => row.engine === engine && row.operation === operation && row.n === n && row.correct;
      return rows.find(at)?.[field] ?? null;
    });
  const pairs = ACTS.map((act) => [act, exponent(...values(act, "median_ms"))]);
  const memory = (field) => {
    const [smaller, larger] = values("load", field);
    return smaller === null || larger === null ? { bytes: null, cases: null } : filling(smaller, larger);
  };
  return { exponents: Object.fromEntries(pairs), held: memory("memory_mb"), peak: memory("peak_mb") };
}
