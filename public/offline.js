// Keeps the page for when the network is gone, and tells a visitor of a new version. A kiosk takes one
// by itself where nobody is. Nothing of it is needed to explore: whatever fails here fails in silence.

const WORDS = {
  "zh-Hans": { name: "新版本", there: "本页有新版本。", take: "现在更新", later: "稍后", taking: "正在更新…" },
  "zh-Hant": { name: "新版本", there: "本頁有新版本。", take: "現在更新", later: "稍後", taking: "正在更新…" },
  en: { name: "New version", there: "There is a new version of this page.", take: "Update now", later: "Later", taking: "Updating…" },
};

/** How often a page that stays open asks for a new version, in milliseconds. */
const HOUR = 3_600_000;
/** How long a page is left alone before its other files are fetched where every byte counts. */
const PATIENCE = 20_000;

/** How long a worker that is to take over is given before it is told again. */
const AGAIN = 2000;

const root = document.documentElement;
const worker = navigator.serviceWorker;
const { version } = document.querySelector("script[data-wasm]").dataset;
const isKiosk = root.dataset.mode === "kiosk";
const words = WORDS[root.lang];
const at = (path) => new URL(path, import.meta.url);
const make = (name, attributes, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

// Asked for only by who installs the page, so not named in `index.html`, whose first visit is held short.
document.head.append(
  make("link", { rel: "manifest", href: at("manifest.webmanifest") }),
  make("link", { rel: "apple-touch-icon", href: at("icons/apple-touch-180.png") }),
);

let registration;
/** Whether another version is the present one, so that this page is to be loaded anew. */
let isOld = false;
/** Whether this page came to be of another version than the present one without being told. */
let isOther = false;
let isOffered = false;
let isTaken = false;

// Somebody at a kiosk must not lose what they do. Of a page that broke nothing is lost.
const isBroken = () => root.dataset.state === "failed";
const isFree = () => isBroken() || root.dataset.kiosk === "attract";

const reload = () => {
  isOld = true;
  if (!isKiosk || isFree()) location.reload();
};

const take = () => {
  if (isTaken) return;
  isTaken = true;
  // The browser changes over between two acts of the old worker. Where it found no such moment, it is
  // asked again; and a page that came past the worker hears of the change by this alone.
  const press = () => (registration.waiting ? registration.waiting.postMessage("take") : reload());
  // A kiosk that is left loads its page anew by itself. Chromium loses what a worker is told just then.
  if (!isKiosk) press();
  setInterval(press, AGAIN);
};

// Under this name a tab keeps that its visitor put the new version off.
const LATER = "anlan-later";
const quietly = (use) => {
  try {
    return use();
  } catch {
    return null;
  }
};

const offer = () => {
  if (isOffered || quietly(() => sessionStorage.getItem(LATER))) return;
  isOffered = true;
  const said = make("p", { role: "status" });
  const now = make("button", { type: "button", class: "button" }, words.take);
  const later = make("button", { type: "button", class: "link" }, words.later);
  const notice = make("aside", { class: "new-version", "aria-label": words.name }, said, make("div", {}, now, later));
  now.onclick = () => {
    now.disabled = later.disabled = true;
    said.textContent = words.taking;
    take();
  };
  later.onclick = () => {
    quietly(() => sessionStorage.setItem(LATER, "yes"));
    notice.remove();
    isOffered = false;
  };
  // It stands above what keeps to the foot of the screen, which is of another height in each mode.
  const place = () => {
    const feet = [...document.querySelectorAll(".bottom-bar, .tray:not(.is-in-case)")].filter((foot) => foot.offsetHeight);
    const heights = feet.map((foot) => innerHeight - foot.getBoundingClientRect().top);
    notice.style.setProperty("--foot", `${Math.max(0, ...heights)}px`);
  };
  const sheet = make("link", { rel: "stylesheet", href: at("offline.css") });
  sheet.onload = () => {
    document.body.append(notice);
    new ResizeObserver(place).observe(document.body);
    // A status is read aloud when what it says changes, not for what it says from the first.
    setTimeout(() => (said.textContent = words.there), 100);
  };
  document.head.append(sheet);
};

/** Looks whether there is another version, and what may be done about it. */
const look = () => {
  if (isOld) return reload();
  if (!registration?.waiting && !isOther) return;
  if (!isKiosk && !isBroken()) offer();
  else if (isFree()) take();
};

const follow = (found) => {
  registration = found;
  const expect = () => {
    const next = found.installing;
    next?.addEventListener("statechange", () => {
      if (next.state !== "installed" || !found.active) return;
      quietly(() => sessionStorage.removeItem(LATER));
      look();
    });
  };
  found.addEventListener("updatefound", expect);
  expect();
  look();
  worker.controller?.postMessage(version);
};

let isControlled = Boolean(worker.controller);
worker.addEventListener("controllerchange", () => {
  if (isControlled) return reload();
  isControlled = true;
  // The first worker of all: it serves this page if both are of one version.
  worker.controller.postMessage(version);
});

worker.addEventListener("message", ({ data }) => {
  isOther = data === "other";
  look();
});

let asked;
const ask = () => {
  asked = Date.now();
  worker
    .register(at("sw.js"))
    .then((found) => (found === registration ? found?.update() : follow(found)))
    .catch(() => {});
};

/** Once the page is there and has nothing else to do. */
const whenIdle = () =>
  new Promise((done) => {
    const isThere = () => root.dataset.state !== "starting" && (watch.disconnect(), done());
    const watch = new MutationObserver(isThere);
    watch.observe(root, { attributeFilter: ["data-state"] });
    isThere();
  })
    .then(() => {
      if (location.hash === "#search") document.querySelector("#search")?.focus();
      const { saveData, effectiveType = "" } = navigator.connection ?? {};
      const isDear = saveData || effectiveType.endsWith("2g");
      return isDear && !isControlled && new Promise((done) => setTimeout(done, PATIENCE));
    })
    .then(() => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done)));

whenIdle().then(() => {
  ask();
  new MutationObserver(look).observe(root, { attributeFilter: ["data-state", "data-kiosk"] });
  addEventListener("online", ask);
  if (isKiosk) setInterval(ask, HOUR);
  else {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && Date.now() - asked > HOUR) ask();
    });
  }
});
