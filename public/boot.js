// Starts the page. Whatever stops it – an old browser, no WebAssembly, a file that does not arrive –
// ends in words: the plain list of cases, or the notice in index.html with a way to try again.

// Trusted Types: a text is drawn with these elements only, links inside or by http, no handler, no style.
const TAG =
  /<(?!\/?(?:a|article|button|circle|code|d[dlt]|desc|details|div|g|h[1-4]|header|input|label|li|line|mark|nav|ol|optgroup|option|p|path|rect|section|span|strong|summary|svg|table|tbody|t[dhr]|text|thead|time|title|ul)(?:\s+(?!on|style|form|href=(?!"https?:\/\/|"[^"&:/?#]*["/?#]))[\w-]+(?:="[^"]*")?)*\s*\/?>)/gi;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (text) => text.replace(TAG, (_, at) => (console.error(text.substr(at, 80)), "&lt;")),
  createScriptURL: (url) => (url.endsWith("/sw.js") ? url : null),
});

const root = document.documentElement;
const { mode } = root.dataset;
const shell = document.querySelector("#shell");
const bar = document.querySelector("#boot-progress");
if (root.dataset.shell === "none") shell.remove();

const plain = () => {
  const wanted = new URLSearchParams(location.search).get("case");
  location.replace("data/cases.html" + (wanted ? "#" + encodeURIComponent(wanted) : ""));
};

const fail = (error) => {
  root.dataset.state = "failed";
  document.querySelector("#boot-error").textContent = String(error);
};

const at = (path) => new URL(path, document.baseURI);

// So many times something that is cut off is asked for anew by itself, after so many milliseconds more
// each time.
const TRIES = 2;
const PAUSE = 1000;
const pause = (tries) => tries && new Promise((done) => setTimeout(done, tries * PAUSE));

/** Does what a network may cut off until it succeeds; `work` hears how often it was tried before. */
const insist = async (work) => {
  for (let tries = 0; ; tries++) {
    try {
      await pause(tries);
      return await work(tries);
    } catch (error) {
      // This is how browsers say that something did not come, or not whole.
      if (tries === TRIES || !(error instanceof TypeError)) throw error;
    }
  }
};

const script = document.querySelector("script[data-wasm]").dataset;
const arrived = {};

/**
 * Tells how much has arrived of all that a first visit waits for, while the answer is read elsewhere. What
 * is read of it fills the other half of the bar.
 */
const counted = async (name, answer) => {
  arrived[name] = 0;
  try {
    const reader = answer.clone().body.getReader();
    for (let part; !(part = await reader.read()).done; bar.hidden = !script.bytes) {
      arrived[name] += part.value.length;
      bar.value = Math.min(50, (50 * Object.values(arrived).reduce((sum, own) => sum + own)) / script.bytes);
    }
  } catch {
    // Whoever reads the answer hears of it too.
  }
};

// The editors' desk is a page of its own, which neither a kiosk nor the one file has.
if (/[?&]view=desk\b/.test(location.search) && mode !== "kiosk" && location.protocol !== "file:") {
  location.replace("desk.html" + location.search + location.hash);
}

// What stands in the page is seen before anything else is asked for. Where nobody looks there is no picture.
if (!document.hidden) {
  await new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 200);
  });
}

if (root.dataset.preview === "") await import(at("preview.js")).catch(() => {});

// The program asks for the collection through this, a first and a further time. The first was asked for
// here, beside the program, which needs longer.
const bundle = `data/collection${root.lang === "zh-Hant" ? ".zh-Hant" : ""}.json`;
let first = fetch(at(bundle));
first.then((answer) => counted("data", answer), () => {});
globalThis.askFor = async (path, tries) => {
  const own = path === bundle && first;
  first = null;
  await pause(tries);
  return own || fetch(at(path));
};

/** The program in an answer. A host that calls it by another type keeps it from starting while it arrives. */
const program = (answer) => {
  const type = answer.headers.get("Content-Type") ?? "";
  if (!answer.ok || /html/.test(type)) throw new TypeError(`${answer.url}: ${answer.status} ${type}`);
  return /wasm/.test(type) ? answer : answer.arrayBuffer();
};

const start = (js, wasm, until, count = () => {}) => {
  // A browser keeps in mind that a module did not come: it is asked for by another name.
  const again = `${js}${js.includes("?") ? "&" : "?"}again=`;
  const glue = insist((tries) => import(at(tries ? again + tries : js)));
  // It is waited for below, perhaps never.
  glue.catch(() => {});
  return insist(async () => {
    const answer = await fetch(at(wasm));
    count("wasm", answer);
    const { default: init } = await glue;
    await until;
    await init({ module_or_path: program(answer) });
  });
};

// What comes after the page begins when it is shown: half drawn, it is not there to be added to.
let isShown;
const shown = new Promise((done) => (isShown = done));

// The first screen gives way to the same, drawn by the program, with what was typed meanwhile, and where the
// focus was; or to what is said of a failure.
const handOver = (_, watching) => {
  if (!document.querySelector("body > :is(.app, .failure):not(#shell, [hidden])")) return;
  watching.disconnect();
  isShown();
  const { activeElement } = document;
  const early = shell.querySelector("input");
  const { value, selectionStart, selectionEnd } = early;
  const wasWithin = shell.contains(activeElement);
  shell.remove();
  const own = document.querySelector("#search");
  const isTyping = activeElement === early;
  // Later, as the program writes into its field once it has drawn it.
  if (value && own) {
    setTimeout(() => {
      own.value = value;
      own.dispatchEvent(new Event("input", { bubbles: true }));
      if (isTyping) own.setSelectionRange(selectionStart, selectionEnd);
    });
  }
  if (!wasWithin) return;
  const links = [...document.querySelectorAll(".app a")];
  const next = isTyping ? own : links.find(({ href }) => href === activeElement.href);
  next?.focus({ preventScroll: true });
};
new MutationObserver(handOver).observe(document.body, { attributeFilter: ["hidden"], childList: true, subtree: true });

// As long as nobody scrolls, what is below is not laid out (`style/hits.css`).
addEventListener("scroll", () => root.toggleAttribute("data-scrolled", scrollY > 0), { passive: true });

// Until then its buttons lead on as its links do: by an address, which loads the page anew.
shell.addEventListener("click", ({ target }) => {
  const { href } = target.closest("[data-href]")?.dataset ?? {};
  if (href) location.search = href;
});
shell.addEventListener("change", ({ target }) => {
  if (target.matches("select")) location.search = `?sort=${target.value}`;
});

// What only a mode needs comes with it. Its sheet stands last, as it has the last word.
let styled;
if (mode) {
  const sheet = Object.assign(document.createElement("link"), { id: "mode-sheet", rel: "stylesheet", href: at(`${mode}.css`) });
  styled = new Promise((done) => {
    sheet.addEventListener("load", done);
    // `early.js` asks for it once more, then takes it away.
    sheet.addEventListener("error", () => sheet.isConnected || done());
  });
  document.head.append(sheet);
}
if (mode === "kiosk") import(at("kiosk.js"));

// A link to a case that was withdrawn leads to what is said of it. The program would only leave it out of
// the address, as whatever it does not know.
const asked = new URLSearchParams(location.search);
const wanted = asked.get("case");
const withdrawn = wanted && fetch(at("data/about.json")).then((answer) => answer.json()).catch(() => {});
const mourn = async () => {
  if (!(await withdrawn)?.withdrawn?.some(({ id }) => id === wanted)) return;
  asked.delete("case");
  asked.set("view", `withdrawn:${wanted}`);
  history.replaceState(null, "", `?${asked}`);
  dispatchEvent(new Event("popstate"));
};

if (typeof WebAssembly !== "object") {
  plain();
} else {
  const { js, wasm, version } = script;
  try {
    // Nothing is drawn before the sheet of a mode is there, or known not to come.
    await styled;
    await start(js, wasm, 0, counted);
    import(at("hands.js")).catch(() => {});
    // Without it a link can still be copied.
    if (navigator.share) import(at("share.js")).catch(() => {});
  } catch (error) {
    // A browser that has WebAssembly but not the features this module needs fails to compile it.
    if (error instanceof WebAssembly.CompileError) plain();
    else fail(error);
  }
  // What keeps the page for when the network is gone. A page that broke may be mended by a new version.
  if (version && location.protocol !== "file:" && "serviceWorker" in navigator) {
    import(at("offline.js")).catch(() => {});
  }
  // The annex is fetched when something of it is asked for: a mode, words, or a search about to begin;
  // a view other than the list, or cases to compare. Without it the list is whole, so that a failure says
  // nothing; a view that is asked for and does not come says so. Its name is the same in every build; what
  // follows it keeps the browser from mixing two.
  const build = js.replace(/^.*-|\..*$/g, "");
  let annex;
  const fetchAnnex = () => (annex ??= start(`annex.js?${build}`, `annex_bg.wasm?${build}`, shown).catch((error) => {
    annex = null;
    if (asks("view")) fail(error);
    addEventListener("popstate", () => !asks("view") && (root.dataset.state = "ready"), { once: true });
  }));
  const asks = (part) => new URLSearchParams(location.search).has(part);
  const follow = () => (mode || ["q", "view", "compare"].some(asks)) && fetchAnnex();
  follow();
  mourn();
  for (const kind of ["address", "popstate"]) addEventListener(kind, follow);
  addEventListener("focusin", ({ target }) => target.id === "search" && fetchAnnex());
}
