// Starts the page. Whatever stops it – an old browser, no WebAssembly, a file that does not arrive –
// ends in words: the plain list of cases, or the notice in index.html with a way to try again.

// The parts of the address that stay with a visitor once chosen, each with its values; the first is
// the one that no address names. A link that chooses has `data-choice`, the name of the part.
const CHOICES = { lang: ["zh-Hans", "zh-Hant", "en"], mode: ["", "elder"] };

const root = document.documentElement;

// A browser that refuses its storage throws here: then a choice lasts as long as its address.
const quietly = (use) => {
  try {
    return use();
  } catch {
    return null;
  }
};
const remembered = (name) => quietly(() => localStorage.getItem(`anlan-${name}`));
const remember = (name, value) => quietly(() => localStorage.setItem(`anlan-${name}`, value));

/** What an address says of a part; nothing where it says nothing that is known. */
const said = (query, name) => CHOICES[name].find((value) => value === new URLSearchParams(query).getAll(name).pop());

/** The value of a part: as the address says, or as remembered, or as wished. Writes it into the address. */
const settle = (name, wished) => {
  const own = said(location.search, name);
  if (own) return own;
  const known = (value) => CHOICES[name].includes(value);
  const value = [remembered(name), wished].find(known) ?? CHOICES[name][0];
  if (value !== CHOICES[name][0]) {
    const query = location.search ? `${location.search}&` : "?";
    history.replaceState(null, "", `${query}${name}=${value}${location.hash}`);
  }
  return value;
};

/** The first of the browser's languages that the page has. */
const spoken = () => {
  for (const tag of navigator.languages ?? []) {
    if (/^zh\b(?!-hans).*-(hant|tw|hk|mo)\b/i.test(tag)) return "zh-Hant";
    if (/^zh\b/i.test(tag)) return "zh-Hans";
    if (/^en\b/i.test(tag)) return "en";
  }
};

const choose = ({ target }) => {
  const link = target instanceof Element ? target.closest("a[data-choice]") : null;
  if (!link) return;
  const name = link.dataset.choice;
  remember(name, said(link.search, name) ?? CHOICES[name][0]);
};
// A link may be opened in a tab of its own.
for (const kind of ["click", "auxclick"]) addEventListener(kind, choose, true);

// A kiosk stands as its address says, whoever was there before.
const asked = new URLSearchParams(location.search).get("mode")?.split(",")[0];
const isKiosk = asked === "kiosk";
root.lang = isKiosk ? (said(location.search, "lang") ?? CHOICES.lang[0]) : settle("lang", spoken());
const mode = isKiosk ? asked : settle("mode");

const plain = () => {
  const wanted = new URLSearchParams(location.search).get("case");
  location.replace("data/cases.html" + (wanted ? "#" + encodeURIComponent(wanted) : ""));
};

const fail = (error) => {
  root.dataset.state = "failed";
  document.querySelector("#boot-error").textContent = String(error);
};

const at = (path) => new URL(path, document.baseURI);

/** The program in an answer. A host that calls it by another type keeps it from starting while it arrives. */
const program = (answer) => {
  const type = answer.headers.get("Content-Type") ?? "";
  if (!answer.ok || /html/.test(type)) throw new TypeError(`${answer.url}: ${answer.status} ${type}`);
  return /wasm/.test(type) ? answer : answer.arrayBuffer();
};

const start = async (js, wasm) => {
  const { default: init } = await import(at(js));
  await init({ module_or_path: program(await fetch(at(wasm))) });
};

// The mode stands on the root, where the style sheets see it. What only a mode needs comes with it.
let styled;
if (mode) {
  root.dataset.mode = mode;
  root.dataset.size = remembered("size") ?? 0;
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(`${mode}.css`) });
  // Nothing is drawn before it is there, or known not to come.
  styled = new Promise((done) => (sheet.onload = sheet.onerror = done));
  document.head.append(sheet);
  if (isKiosk) import(at("kiosk.js"));
}

if (typeof WebAssembly !== "object") {
  plain();
} else {
  // A module has no `document.currentScript`, so it finds its own tag.
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  try {
    await styled;
    await start(js, wasm);
    // Without it a link can still be copied.
    if (navigator.share) import(at("share.js")).catch(() => {});
  } catch (error) {
    // A browser that has WebAssembly but not the features this module needs fails to compile it.
    if (error instanceof WebAssembly.CompileError) plain();
    else fail(error);
  }
  // The annex is fetched when something of it is asked for: a mode, words, or a search about to begin;
  // a view other than the list, or cases to compare. Without it the list is whole, so that a failure says
  // nothing; a view that is asked for and does not come says so. Its name is the same in every build; what
  // follows it keeps the browser from mixing two.
  const build = js.replace(/^.*-|\..*$/g, "");
  let annex;
  const fetchAnnex = () => (annex ??= start(`annex.js?${build}`, `annex_bg.wasm?${build}`).catch((error) => {
    annex = null;
    if (asks("view")) fail(error);
    addEventListener("popstate", () => !asks("view") && (root.dataset.state = "ready"), { once: true });
  }));
  const asks = (part) => new URLSearchParams(location.search).has(part);
  const follow = () => (mode || ["q", "view", "compare"].some(asks)) && fetchAnnex();
  follow();
  for (const kind of ["address", "popstate"]) addEventListener(kind, follow);
  addEventListener("focusin", ({ target }) => target.id === "search" && fetchAnnex());
}
