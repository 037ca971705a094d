// Starts the page. Whatever stops it – an old browser, no WebAssembly, a file that does not arrive –
// ends in words: the plain list of cases, or the notice in index.html with a way to try again.

const root = document.documentElement;

const plain = () => {
  const wanted = new URLSearchParams(location.search).get("case");
  location.replace("data/cases.html" + (wanted ? "#" + encodeURIComponent(wanted) : ""));
};

const fail = (error) => {
  root.dataset.state = "failed";
  document.querySelector("#boot-error").textContent = String(error);
};

const at = (path) => new URL(path, document.baseURI);

const start = async (js, wasm) => {
  const { default: init } = await import(at(js));
  await init({ module_or_path: at(wasm) });
};

// A choice of language or mode is kept, and asked for where an address is silent. A kiosk keeps none.
const url = new URL(location);
const asked = url.searchParams;
try {
  for (const name of asked.get("mode")?.startsWith("kiosk") ? [] : ["lang", "mode"]) {
    const key = `anlan.${name}`;
    if (localStorage[key] && !asked.has(name)) asked.set(name, localStorage[key]);
    addEventListener("click", ({ target }) => {
      const chosen = target.closest("a[hreflang]")?.dataset[name];
      if (chosen !== undefined) localStorage[key] = chosen;
    });
  }
  history.replaceState(null, "", url);
  root.dataset.size = localStorage["anlan.size"] ?? 0;
} catch {
  // Storage is refused.
}

// The mode stands on the root, where the style sheets see it. What only a mode needs comes with it.
const mode = asked.get("mode")?.split(",")[0];
if (mode === "elder" || mode === "kiosk") {
  root.dataset.mode = mode;
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(`${mode}.css`) });
  document.head.append(sheet);
  if (mode === "kiosk") import(at("kiosk.js"));
}

if (typeof WebAssembly !== "object") {
  plain();
} else {
  // A module has no `document.currentScript`, so it finds its own tag.
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  try {
    await start(js, wasm);
  } catch (error) {
    // A browser that has WebAssembly but not the features this module needs fails to compile it.
    if (error instanceof WebAssembly.CompileError) plain();
    else fail(error);
  }
  // The annex is fetched when something of it is asked for: a mode, words, or a search about to begin.
  // Without it the page is whole, so that a failure says nothing. Its name is the same in every build;
  // what follows it keeps the browser from mixing two.
  const build = js.replace(/^.*-|\..*$/g, "");
  let annex;
  const fetchAnnex = () => (annex ??= start(`annex.js?${build}`, `annex_bg.wasm?${build}`).catch(() => (annex = null)));
  if (mode || asked.has("q")) fetchAnnex();
  addEventListener("focusin", ({ target }) => target.id === "search" && fetchAnnex());
}
