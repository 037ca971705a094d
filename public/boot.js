// Starts the page. Whatever stops it – an old browser, no WebAssembly, a file that does not arrive –
// ends in words: the plain list of cases, or the notice in index.html with a way to try again.

// The parts of the address that stay with a visitor once chosen, each with its values; the first is
// the one that no address names. A link that chooses has `data-choice`, the name of the part.
const CHOICES = { lang: ["zh-Hans", "zh-Hant", "en"] };

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

document.documentElement.lang = settle("lang", spoken());

const plain = () => {
  const wanted = new URLSearchParams(location.search).get("case");
  location.replace("data/cases.html" + (wanted ? "#" + encodeURIComponent(wanted) : ""));
};

const fail = (error) => {
  document.documentElement.dataset.state = "failed";
  document.querySelector("#boot-error").textContent = String(error);
};

if (typeof WebAssembly !== "object") {
  plain();
} else {
  // A module has no `document.currentScript`, so it finds its own tag.
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  try {
    const { default: init } = await import(new URL(js, document.baseURI));
    await init({ module_or_path: new URL(wasm, document.baseURI) });
  } catch (error) {
    // A browser that has WebAssembly but not the features this module needs fails to compile it.
    if (error instanceof WebAssembly.CompileError) plain();
    else fail(error);
  }
}
