// A monkey on the built page: thousands of random acts at each size – taps, words, drags, ways back,
// turned screens, a network that goes and comes – and every so often a look at what must hold:
//
// - no bug shows: no notice of one, no message in the console, no dialog of the browser, no request to
//   another host;
// - the page is sound: one first heading, no id twice, nothing names an id that is not there, the focus
//   is on the page, what says that it is unfolded is;
// - the page is what its address says: a fresh one, opened at the same address, says the same;
// - it does not grow: after thousands of acts in one document, at the same screen, it takes no more
//   memory, nodes and listeners than after the first hundreds, but for `BOUNDS`.
//
// Everything follows from a seed. Time is made too: timers ring when the monkey says so, so that a
// thousand minutes pass in one and the same acts find the same page. `cargo xtask soak` builds and serves
// the page, and says where it is and which browser to use.

import { parseArgs } from "node:util";

import { chromium } from "@playwright/test";

import { SCREENS } from "./screens.mjs";

const { values: options } = parseArgs({
  options: {
    acts: { type: "string", default: "5000" },
    seeds: { type: "string", default: "1" },
    sizes: { type: "string", default: "phone,desktop,kiosk" },
    // Every act as it happens, for whoever looks for a fault of the monkey's own.
    say: { type: "boolean", default: false },
  },
});

const HOME = process.env.ANLAN_URL;
const KIOSK_MODE = "kiosk,home:370102,idle:90";

const SIZES = {
  phone: { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, others: [[800, 360], [320, 640], [412, 915]] },
  desktop: { viewport: { width: 1440, height: 900 }, others: [[1024, 768], [1920, 1080], [700, 900]] },
  kiosk: { viewport: { width: 1080, height: 1920 }, hasTouch: true, others: [[1920, 1080], [768, 1366]] },
};

/** After so many acts the page is looked at, and in a document of its own memory is measured. */
const BETWEEN_LOOKS = 250;
/** This share of the acts may leave the document; the others stay in one, in which memory is measured. */
const SHARE_OF_VISITS = 0.4;
/**
 * The most that may be added between the first measuring and the last: bytes of script, nodes that are in
 * no document any more, listeners, and pages of WebAssembly of 64 kB. A case is read when it is first looked
 * at, and kept; so is what was counted. The browser itself keeps what fields held, a thousand steps of it, so
 * that typing can be undone.
 */
const BOUNDS = { heap: 3e6, gone: 3000, listeners: 200, wasm: 48 };

/** Numbers from 0 to 1 that follow from a seed (Mulberry32). */
const numbers = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** What is typed: words that are there, pinyin, mistakes, and what nobody types. */
const TYPED = [
  "法律", "调解 社区", "調解", "历下区", "12345", "ｌａｗ", "tiaojie", "tj", "lixia", "jd", "2023年", "law firm",
  "网格员 法律顾问 公证", "没有这样的词", "调结", " ", "  法　律  ", "%", "\"", "'", "\\", "<b>法", "&lang=en", "a,b;c~d!1",
  "\u{202e}法律", "\u{200b}", "e\u{301}", "👩‍⚖️", "𠮷野家", "ﷺ", "法".repeat(200), "0", "-1", "NaN", "2020-02-30", "2019-06",
];

/** The selector of everything that can be touched. */
const TOUCHABLE = "a[href], button, summary, input, select, [data-href], label.bucket, [role=option], [role=slider], [tabindex='0']";

// ---------------------------------------------------------------------------------------------------
// In the page

/** Put into each document before anything else: time that stands still until it is told to go on. */
const instruments = ({ touchable, now }) => {
  const monkey = { touchable, printed: 0, memories: [], pending: 0 };
  Object.defineProperty(window, "__monkey", { value: monkey });

  const { setTimeout: realTimeout, Date: RealDate } = window;
  let time = now;
  let serial = 0;
  const timers = new Map();
  const add = (call, wait, args, every) => {
    serial += 1;
    timers.set(serial, { at: time + Math.max(0, Number(wait) || 0), call, args, every });
    return serial;
  };
  window.setTimeout = (call, wait, ...args) => add(call, wait, args, null);
  window.setInterval = (call, wait, ...args) => add(call, wait, args, Math.max(1, Number(wait) || 0));
  window.clearTimeout = window.clearInterval = (timer) => timers.delete(timer);
  window.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length ? args : [time]));
    }
    static now() {
      return time;
    }
  };
  performance.now = () => time - now;
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port1.onmessage = () => waiting.shift()();
  const breathe = () => new Promise((done) => (waiting.push(done), port2.postMessage(0)));
  /** Lets so much time go by: every timer rings in its turn, and what it starts gets its chance. */
  monkey.pass = async (wait) => {
    const end = time + wait;
    for (;;) {
      const [first] = [...timers].filter(([, timer]) => timer.at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b);
      if (!first) break;
      const [id, timer] = first;
      time = Math.max(time, timer.at);
      if (timer.every === null) timers.delete(id);
      else timer.at += timer.every;
      timer.call(...timer.args);
      await breathe();
    }
    time = end;
    await breathe();
  };
  /** What the browser itself does at the next picture: sizes observed, chart drawn. */
  monkey.draw = () => new Promise((done) => {
    requestAnimationFrame(() => done());
    // A page that is not seen is not drawn.
    realTimeout(done, 1000);
  });

  window.print = () => (monkey.printed += 1);
  // Out of the page leads no way; that a link is asked for is all there is to it.
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    const isDownload = link && link.hasAttribute("download");
    if (link && !isDownload && new URL(link.href, location).pathname !== location.pathname) event.preventDefault();
    if (link && link.target === "_blank") event.preventDefault();
  });
  const { instantiate, instantiateStreaming } = WebAssembly;
  const remember = (made) => {
    const { memory } = (made.instance ?? made).exports;
    if (memory) monkey.memories.push(new WeakRef(memory));
    return made;
  };
  WebAssembly.instantiate = (...args) => instantiate.apply(WebAssembly, args).then(remember);
  WebAssembly.instantiateStreaming = (...args) => instantiateStreaming.apply(WebAssembly, args).then(remember);

  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest("[inert]") && !element.disabled;
  /** Whether a link leads to another document: of another language, another mode, or no page of ours. */
  const leaves = (element) => {
    const link = element.closest("a[href]");
    if (!link) return false;
    const href = link.getAttribute("href");
    return href === "" || link.hasAttribute("hreflang") || link.hasAttribute("data-choice") || !/^[?#]/.test(href);
  };
  const name = (element) => {
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 30);
    return `${element.localName}${element.id && `#${element.id}`}${element.classList.length ? `.${element.classList[0]}` : ""} “${text}”`;
  };
  monkey.name = name;
  /** Where to touch: the middle of something touchable that is really there, and what it is. */
  monkey.pick = (at, selector, isAnywhere, mayLeave) => {
    const modal = [...document.querySelectorAll("dialog:modal")].pop();
    const all = [...(modal ?? document).querySelectorAll(selector)].filter(
      (element) => isSeen(element) && (mayLeave || !leaves(element)),
    );
    const inView = (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    };
    const some = isAnywhere ? all : all.filter(inView);
    for (let tries = 0; tries < 8 && some.length > 0; tries += 1) {
      const [element] = some.splice(Math.floor(((at * 997 * (tries + 1)) % 1) * some.length), 1);
      if (!inView(element)) element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
      const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      const hit = document.elementFromPoint(x, y);
      if (hit && (element.contains(hit) || hit.contains(element))) {
        return { x, y, name: name(element), box: { left, top, right, bottom } };
      }
    }
    return null;
  };
};

/** What is not as it must be, whatever the address. */
const flaws = () => {
  const { name } = window.__monkey;
  const found = [];
  const root = document.documentElement;
  if (root.dataset.state !== "ready") found.push(`the page is ${root.dataset.state}: ${document.querySelector("#boot-error")?.textContent}`);
  const broken = document.querySelector(".failure, [data-panicked]");
  if (broken) found.push(`the page says “${broken.textContent.trim()}”`);
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const modal = [...document.querySelectorAll("dialog:modal")].pop();
  const inPage = [...document.querySelectorAll("h1")].filter((heading) => !heading.closest("dialog"));
  if (inPage.length !== 1) found.push(`${inPage.length} first headings`);
  const ids = new Map();
  for (const { id } of document.querySelectorAll("[id]")) ids.set(id, (ids.get(id) ?? 0) + 1);
  for (const [id, count] of ids) if (count > 1) found.push(`${count} elements have the id ${id}`);
  for (const attribute of ["aria-labelledby", "aria-describedby", "aria-activedescendant", "for"]) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute).split(/\s+/).filter(Boolean)) {
        if (!ids.has(id) && isSeen(element)) found.push(`${attribute} of ${name(element)} names ${id}, which is not there`);
      }
    }
  }
  const { activeElement: focused } = document;
  if (!focused || !focused.isConnected) found.push("the focus is on something that is gone");
  else if (focused !== document.body && !isSeen(focused)) found.push(`the focus is on ${name(focused)}, which nobody sees`);
  else if (modal && focused !== document.body && !modal.contains(focused)) found.push(`the focus is on ${name(focused)}, behind a dialog`);
  const says = (selector, is) => {
    const element = document.querySelector(selector);
    const said = element?.getAttribute("aria-expanded");
    if (said && said !== String(is)) found.push(`${selector} says aria-expanded=${said}`);
  };
  says("#filters-open", document.querySelector(".filters.is-open") !== null);
  const list = document.querySelector("#suggestion-list");
  says("#search", list !== null && !list.hidden);
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    if (!link.sheet) found.push(`${link.getAttribute("href")} did not come`);
  }
  for (const dialog of document.querySelectorAll("dialog[open]")) {
    if (!dialog.matches(":modal")) found.push(`${name(dialog)} is open, and not as a modal one`);
  }
  const open = document.querySelector("dialog.case");
  if (open && open.open !== new URLSearchParams(location.search).has("case")) found.push("a case is open, or closed, against the address");
  if (root.scrollWidth > root.clientWidth + 1) found.push(`${root.scrollWidth - root.clientWidth} pixels stick out sideways`);
  return found;
};

/**
 * Puts back by hand what a visitor unfolds and no address holds: the sheet of filters, tables in place
 * of charts, settings of a kiosk that are tried and not taken; and lets go of fields, which take over what
 * was typed into them.
 */
const tidy = () => {
  document.activeElement?.blur();
  document.querySelector(".setup-screen > .kiosk-quiet")?.click();
  document.querySelector(".filters.is-open .filters-foot button")?.click();
  for (const figure of document.querySelectorAll(".figure")) {
    if (figure.querySelector(":scope > .scroll > table.numbers")) figure.querySelector(":scope > header > button.link")?.click();
  }
};

/**
 * What the page says, line by line. What differs from a fresh page by right is not in it:
 * - focus, scroll, what is unfolded, and with that the list of events and all but the first page of hits;
 * - what is being typed: dates, needles of facets, and the name of figures to look for;
 * - what was said in passing: status lines, suggestions, the letters of a kiosk;
 * - what is new in a series since the last visit, of which a fresh page is one;
 * - what stands before the page on a kiosk, which starts anew at its first screen.
 */
const snapshot = () => {
  const passing = [
    "script, link, template, noscript, #boot",
    "#status, .case-said, .take-said, .wrong, [role=status], [role=alert]",
    "#suggestions, .letter-pad, .search-clear",
    ".facet .link, .facet .fine, .hits + .more, .hits > li:nth-child(n + 21), .events > ol",
    ".news",
    "dialog.kiosk, .kiosk-bar",
  ].join(", ");
  const left = new Set(["class", "style", "open", "inert", "hidden", "tabindex", "aria-expanded", "aria-activedescendant", "autofocus"]);
  const lines = [`title ${document.title}`, `lang ${document.documentElement.lang}`, `mode ${document.documentElement.dataset.mode}`];
  const own = (element) => {
    // The field keeps what nobody sees as it was typed; the address does not.
    if (element.id === "search" && element.localName === "input") return ` = ${element.value.replace(/\p{Cf}/gu, "").trim()}`;
    if (element.localName === "input" && element.type === "checkbox") return ` = ${element.checked}`;
    if (element.localName === "select") return ` = ${element.value}`;
    return "";
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, " ").trim();
      if (text) lines.push(text);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(passing)) return;
    const isField = node.id === "search";
    // The annex makes a list box of the search field once it is there.
    const attributes = isField ? [] : [...node.attributes].filter(({ name }) => !left.has(name));
    const role = ({ name, value }) => name === "role" && node.matches(".filters") && value !== "complementary";
    const shown = attributes.filter((attribute) => !role(attribute) && !(node.matches(".filters") && attribute.name === "role"));
    lines.push(`<${node.localName}${shown.map(({ name, value }) => ` ${name}=${value}`).sort().join("")}>${own(node)}`);
    node.childNodes.forEach(walk);
  };
  // The annex stands its own parts around the page in the order in which they came.
  const parts = [...document.body.children].filter((element) => element.matches(".app, dialog.case, .tray, .elder-bar"));
  for (const part of parts.sort((a, b) => (a.className < b.className ? -1 : 1))) walk(part);
  return lines;
};

/** How many nodes are in the document, and how much memory the modules took. */
const sizes = () => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let attached = 1;
  while (walker.nextNode()) attached += 1;
  const alive = window.__monkey.memories.map((one) => one.deref()).filter(Boolean);
  return { attached, wasm: alive.reduce((sum, { buffer }) => sum + buffer.byteLength / 65536, 0) };
};

// ---------------------------------------------------------------------------------------------------
// The monkey

class Failure extends Error {}

/** Whether work in a page was cut off as the page went to another document. */
const hasLeft = ({ message }) => /context was destroyed|navigation|Cannot find context/i.test(message);

class Monkey {
  constructor(size, seed, acts) {
    Object.assign(this, { size, seed, acts, next: numbers(seed), log: [], done: 0 });
    this.said = [];
    this.isOffline = false;
    this.wasOffline = false;
    this.requests = 0;
    this.looks = 0;
    this.counts = {};
  }

  get isKiosk() {
    return this.size === "kiosk";
  }

  get hasTouch() {
    return Boolean(SIZES[this.size].hasTouch);
  }

  /** Whether the act may leave the document: later ones stay, so that memory is that of one. */
  get mayLeave() {
    return !this.isOffline && this.done < this.acts * SHARE_OF_VISITS;
  }

  below(most) {
    return Math.floor(this.next() * most);
  }

  of(list) {
    return list[this.below(list.length)];
  }

  async start(browser) {
    const { others, ...device } = SIZES[this.size];
    this.context = await browser.newContext({
      ...device,
      baseURL: HOME,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      serviceWorkers: "block",
      acceptDownloads: true,
    });
    this.context.setDefaultTimeout(20_000);
    await this.context.addInitScript(instruments, { touchable: TOUCHABLE, now: Date.UTC(2026, 0, 2, 1) });
    this.page = await this.open();
    this.devtools = await this.context.newCDPSession(this.page);
    await this.devtools.send("Performance.enable");
    await this.visit(this.isKiosk ? `?mode=${KIOSK_MODE}` : "");
  }

  /** A page that is watched. */
  async open() {
    const page = await this.context.newPage();
    page.on("console", (message) => this.hear(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.hear(`uncaught: ${error}`));
    page.on("dialog", (dialog) => {
      this.said.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    page.on("download", (download) => download.cancel().catch(() => {}));
    page.on("popup", (popup) => {
      this.said.push(`a window: ${popup.url()}`);
      popup.close().catch(() => {});
    });
    const origin = new URL(HOME).origin;
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin && !["data:", "blob:"].includes(url.protocol)) this.said.push(`a request to ${request.url()}`);
      if (url.protocol === "http:") this.requests += 1;
    });
    const over = (request) => (this.requests -= new URL(request.url()).protocol === "http:" ? 1 : 0);
    page.on("requestfinished", over);
    page.on("requestfailed", over);
    return page;
  }

  hear(line) {
    if (/Service Worker registration blocked/.test(line)) return;
    const isKnown = (this.isOffline || this.wasOffline) && /ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(line);
    if (!isKnown) this.said.push(line);
  }

  async visit(query, page = this.page) {
    this.requests = 0;
    await page.goto(new URL(query || ".", HOME).href, { waitUntil: "commit" });
    await this.settle(page);
  }

  /** Lets time pass until the page is there and nothing is on its way. */
  async settle(page = this.page) {
    const until = Date.now() + 20_000;
    let quiet = 0;
    for (;;) {
      if (Date.now() > until) throw new Failure("the page does not come to rest");
      const state = await page
        .evaluate(async () => {
          await window.__monkey?.pass(40);
          return document.documentElement?.dataset.state;
        })
        .catch(() => "gone");
      // Without its worker, and without a network, the page cannot go to another document.
      if (this.isOffline && page.url().startsWith("chrome-error:")) {
        await this.context.setOffline(false);
        [this.wasOffline, this.isOffline, this.requests] = [true, false, 0];
        await page.reload({ waitUntil: "commit" });
      }
      const isThere = ["ready", "failed"].includes(state);
      quiet = isThere && this.requests <= 0 ? quiet + 1 : 0;
      if (quiet === 0) await new Promise((done) => setTimeout(done, 5));
      else if (quiet === 3) return state;
    }
  }

  async inPage(work, argument) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.page.evaluate(work, argument);
      } catch (error) {
        // The page went to another document meanwhile, as some acts ask for.
        if (tries > 3 || !hasLeft(error)) throw error;
        await this.settle();
      }
    }
  }

  /**
   * Lets time pass; returns in which state the page is then. A kiosk that is left alone goes to another
   * document, in which time begins anew: what was left of it is over.
   */
  pass(wait) {
    const passed = this.page.evaluate(async (wait) => {
      const { pass, draw } = window.__monkey;
      // What a hand did is drawn before it is answered.
      await draw();
      await pass(wait);
      // Another view, or another width, is measured at the next picture.
      const shown = `${innerWidth} ${new URLSearchParams(location.search).get("view")}`;
      if (window.__monkey.shown !== shown) {
        window.__monkey.shown = shown;
        await draw();
        await pass(0);
      }
      return document.documentElement.dataset.state;
    }, wait);
    return passed.catch((error) => {
      if (!hasLeft(error)) throw error;
      return this.settle();
    });
  }

  // Hands

  async touch(kind, points) {
    await this.devtools.send("Input.dispatchTouchEvent", { type: kind, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  }

  async mouse(type, x, y, more = {}) {
    await this.devtools.send("Input.dispatchMouseEvent", { type, x, y, button: type === "mouseMoved" ? "none" : "left", ...more });
  }

  async tapAt(x, y) {
    // Sent one after another without waiting in between: the browser keeps the order.
    await Promise.all(
      this.hasTouch
        ? [this.touch("touchStart", [[x, y]]), this.touch("touchEnd", [])]
        : [
            this.mouse("mouseMoved", x, y),
            this.mouse("mousePressed", x, y, { clickCount: 1, buttons: 1 }),
            this.mouse("mouseReleased", x, y, { clickCount: 1 }),
          ],
    );
  }

  async drag(points, hold = 0) {
    const [[x, y]] = points;
    const [last, end] = points.at(-1);
    const begin = () =>
      this.hasTouch
        ? [this.touch("touchStart", [[x, y]])]
        : [this.mouse("mouseMoved", x, y), this.mouse("mousePressed", x, y, { clickCount: 1, buttons: 1 })];
    const move = ([x, y]) => (this.hasTouch ? this.touch("touchMove", [[x, y]]) : this.mouse("mouseMoved", x, y, { buttons: 1 }));
    const release = () => (this.hasTouch ? this.touch("touchEnd", []) : this.mouse("mouseReleased", last, end, { clickCount: 1 }));
    if (hold) {
      await Promise.all(begin());
      await this.inPage((hold) => window.__monkey.pass(hold), hold);
      await Promise.all([...points.slice(1).map(move), release()]);
    } else {
      await Promise.all([...begin(), ...points.slice(1).map(move), release()]);
    }
  }

  async key(name, more = {}) {
    const { text, ...key } = { key: name, ...KEYS[name], ...more };
    await Promise.all([
      this.devtools.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...key, text }),
      this.devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }),
    ]);
  }

  pick(selector, isAnywhere = this.next() < 0.3) {
    return this.inPage(([at, selector, isAnywhere, mayLeave]) => window.__monkey.pick(at, selector, isAnywhere, mayLeave), [
      this.next(),
      selector,
      isAnywhere,
      this.mayLeave && this.next() < 0.15,
    ]);
  }

  // Acts

  async act() {
    const name = pickWeighted(this.next(), this.isKiosk ? KIOSK_ACTS : ACTS);
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    const what = (await DEEDS[name](this)) ?? "";
    this.note(`${name} ${what}`);
    await this.rest(await this.pass(this.of([16, 16, 40, 120, 400, 1500])));
  }

  note(what) {
    this.log.push(`${this.done}: ${what}`);
    if (options.say) console.log(this.log.at(-1));
  }

  /** What an act brought about is there before the next one, and what it broke is seen at once. */
  async rest(state) {
    if (this.requests > 0 || state !== "ready") state = await this.settle();
    if (this.said.length) throw new Failure(this.said.join("\n"));
    if (state !== "failed") return;
    // A view that is asked for while the network is gone, and does not come, says so; with the network
    // back and the page loaded anew all is well.
    const why = await this.inPage(() => document.querySelector("#boot-error")?.textContent);
    if (!this.isOffline || !/fetch/.test(why)) throw new Failure(`the page failed: ${why}`);
    await this.comeBack();
    await this.page.reload({ waitUntil: "commit" });
    await this.settle();
  }

  async goAway() {
    this.isOffline = true;
    await this.context.setOffline(true);
  }

  async comeBack() {
    if (!this.isOffline) return;
    await this.context.setOffline(false);
    this.wasOffline = true;
    this.isOffline = false;
    await this.settle();
  }

  // Looks

  async look() {
    await this.comeBack();
    await this.pass(2000);
    await this.settle();
    this.wasOffline = false;
    await this.expectSound("as it was left");
    await this.inPage(tidy);
    // A chart that takes the place of its table is measured at the next picture.
    await this.inPage(() => window.__monkey.draw());
    await this.pass(2000);
    await this.settle();
    await this.expectSound("as it was tidied");
    await this.expectFresh();
    this.looks += 1;
  }

  async expectSound(when) {
    const found = await this.inPage(flaws);
    if (this.said.length) found.push(...this.said);
    if (found.length) throw new Failure(`${when}, at ${this.page.url()}:\n${found.join("\n")}`);
  }

  /** The page says what a fresh one says at the same address. */
  async expectFresh() {
    const address = this.page.url();
    const own = await this.inPage(snapshot);
    const before = this.page;
    const fresh = await this.open();
    await fresh.setViewportSize(before.viewportSize());
    const theirs = await (async () => {
      this.requests = 0;
      await fresh.goto(address, { waitUntil: "commit" });
      await this.settle(fresh);
      // The annex comes when it is asked for; here it has been.
      await fresh.evaluate(() => document.querySelector("#search")?.dispatchEvent(new FocusEvent("focusin", { bubbles: true })));
      for (let turn = 0; turn < 2; turn += 1) {
        await fresh.evaluate(async () => {
          await window.__monkey.pass(2000);
          await window.__monkey.draw();
        });
        await this.settle(fresh);
      }
      const isAnnexed = await before.evaluate(() => document.querySelector("#suggestion-list") !== null);
      if (!isAnnexed) {
        await before.evaluate(() => document.querySelector("#search")?.dispatchEvent(new FocusEvent("focusin", { bubbles: true })));
        await this.settle(before);
        await this.pass(2000);
        await this.settle(before);
        own.splice(0, own.length, ...(await this.inPage(snapshot)));
      }
      return fresh.evaluate(snapshot);
    })();
    const url = fresh.url();
    await fresh.close();
    await before.bringToFront();
    this.requests = 0;
    if (url !== address) throw new Failure(`a fresh page corrects ${address}\nto ${url}`);
    const differing = [];
    for (let at = 0; at < Math.max(own.length, theirs.length) && differing.length < 24; at += 1) {
      if (own[at] !== theirs[at]) differing.push(`  line ${at}\n    is:    ${own[at]}\n    fresh: ${theirs[at]}`);
    }
    if (differing.length) throw new Failure(`a fresh page at ${address} says something else:\n${differing.slice(0, 8).join("\n")}`);
  }

  /** What the document takes at its first screen, with all rubbish taken out. */
  async weigh() {
    await this.inPage(tidy);
    await this.inPage(() => {
      const kept = new URLSearchParams(location.search);
      const home = new URLSearchParams();
      for (const part of ["lang", "mode"]) if (kept.has(part)) home.set(part, kept.get(part));
      const query = decodeURIComponent(home.toString());
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
      dispatchEvent(new PopStateEvent("popstate"));
    });
    // By then what was handed over to be saved is let go. A kiosk saves nothing, and would take the
    // visitor for gone.
    await this.pass(this.isKiosk ? 5000 : 70_000);
    await this.settle();
    for (let turn = 0; turn < 3; turn += 1) await this.devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await this.devtools.send("Performance.getMetrics");
    const value = (name) => metrics.find((own) => own.name === name).value;
    const { attached, wasm } = await this.inPage(sizes);
    const document = await this.mark();
    const { done } = this;
    return { document, done, heap: value("JSHeapUsedSize"), gone: value("Nodes") - attached, listeners: value("JSEventListeners"), wasm, attached };
  }

  async live() {
    const began = Date.now();
    const between = Math.min(BETWEEN_LOOKS, Math.ceil(this.acts / 2));
    let first = null;
    for (; this.done < this.acts; this.done += 1) {
      await this.act();
      if ((this.done + 1) % between !== 0) continue;
      await this.look();
      // For whoever waits; what came of it is said on the other channel.
      console.error(`${this.size}, seed ${this.seed}: ${this.done + 1} of ${this.acts}`);
      // The first weighing is after a warm-up in the document that is weighed again at the end; where a
      // kiosk took up another meanwhile, in that.
      if (this.done > this.acts * SHARE_OF_VISITS && first?.document !== (await this.mark())) first = await this.weigh();
    }
    await this.look();
    const last = await this.weigh();
    if (last.document === first.document) this.expectBounded(first, last);
    return { first, last, seconds: (Date.now() - began) / 1000 };
  }

  /** A number that stays with a document. */
  mark() {
    return this.inPage(() => performance.timeOrigin);
  }

  expectBounded(first, last) {
    const over = Object.keys(BOUNDS).filter((name) => last[name] - first[name] > BOUNDS[name]);
    if (over.length) throw new Failure(`it grows: ${over.map((name) => `${name} from ${first[name]} to ${last[name]}`).join(", ")}`);
  }
}

const KEYS = {
  Tab: { code: "Tab", windowsVirtualKeyCode: 9 },
  Enter: { code: "Enter", windowsVirtualKeyCode: 13, text: "\r" },
  Escape: { code: "Escape", windowsVirtualKeyCode: 27 },
  Space: { key: " ", code: "Space", windowsVirtualKeyCode: 32, text: " " },
  Backspace: { code: "Backspace", windowsVirtualKeyCode: 8 },
  ArrowLeft: { code: "ArrowLeft", windowsVirtualKeyCode: 37 },
  ArrowUp: { code: "ArrowUp", windowsVirtualKeyCode: 38 },
  ArrowRight: { code: "ArrowRight", windowsVirtualKeyCode: 39 },
  ArrowDown: { code: "ArrowDown", windowsVirtualKeyCode: 40 },
  Home: { code: "Home", windowsVirtualKeyCode: 36 },
  End: { code: "End", windowsVirtualKeyCode: 35 },
  PageDown: { code: "PageDown", windowsVirtualKeyCode: 34 },
  PageUp: { code: "PageUp", windowsVirtualKeyCode: 33 },
};

const CHARTS = ".timeline-svg, .lanes-svg";

/** What can be done, each returning what it was done to. */
const DEEDS = {
  async tap(monkey) {
    const found = await monkey.pick(TOUCHABLE);
    if (!found) return "nothing";
    await monkey.tapAt(found.x, found.y);
    return found.name;
  },
  async "tap anywhere"(monkey) {
    const { width, height } = monkey.page.viewportSize();
    const [x, y] = [monkey.below(width), monkey.below(height)];
    const isOut = await monkey.inPage(([x, y]) => {
      const link = document.elementFromPoint(x, y)?.closest("a[href]");
      return Boolean(link) && (!/^[?#]./.test(link.getAttribute("href")) || link.hasAttribute("hreflang"));
    }, [x, y]);
    if (isOut) return "a way out";
    await monkey.tapAt(x, y);
    return `${x} ${y}`;
  },
  async type(monkey) {
    const field = await monkey.pick("#search, .date, .needle, .label-form input", true);
    if (!field) return "nowhere";
    await monkey.tapAt(field.x, field.y);
    const text = monkey.of(TYPED);
    if (monkey.next() < 0.6) {
      await monkey.devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "a", code: "KeyA", windowsVirtualKeyCode: 65, modifiers: 2, commands: ["selectAll"] });
      await monkey.devtools.send("Input.dispatchKeyEvent", { type: "keyUp", key: "a", code: "KeyA", windowsVirtualKeyCode: 65, modifiers: 2 });
    }
    if (monkey.next() < 0.5) await monkey.devtools.send("Input.insertText", { text });
    else {
      for (const ch of [...text].slice(0, 12)) {
        await monkey.devtools.send("Input.insertText", { text: ch });
        if (monkey.next() < 0.4) await monkey.inPage((wait) => window.__monkey.pass(wait), monkey.of([20, 350]));
      }
    }
    return `“${text.slice(0, 20)}” into ${field.name}`;
  },
  async compose(monkey) {
    const field = await monkey.pick("#search", true);
    if (!field) return "nowhere";
    await monkey.tapAt(field.x, field.y);
    const [letters, word] = monkey.of([["tiaojie", "调解"], ["fa lv", "法律"], ["she qu", "社区"], ["x", ""]]);
    for (let end = 1; end <= letters.length; end += 2) {
      const text = letters.slice(0, end);
      await monkey.devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await monkey.inPage((wait) => window.__monkey.pass(wait), 400);
    if (word) await monkey.devtools.send("Input.insertText", { text: word });
    else await monkey.devtools.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
    return `${letters} as “${word}”`;
  },
  async clear(monkey) {
    const found = await monkey.pick(".search-clear, #clear, .conditions button, .conditions .chip", true);
    if (!found) return "nothing";
    await monkey.tapAt(found.x, found.y);
    return found.name;
  },
  async brush(monkey) {
    const chart = await monkey.pick(CHARTS, true);
    if (!chart) return "no chart";
    const { left, right, top, bottom } = chart.box;
    const at = () => [left + monkey.next() * (right - left), top + (0.2 + 0.6 * monkey.next()) * (bottom - top)];
    const [from, to] = [at(), at()];
    const steps = 2 + monkey.below(5);
    const points = Array.from({ length: steps + 1 }, (_, step) => [
      from[0] + ((to[0] - from[0]) * step) / steps,
      monkey.hasTouch ? from[1] : from[1] + ((to[1] - from[1]) * step) / steps,
    ]);
    await monkey.drag(points);
    return `${chart.name} from ${Math.round(from[0] - left)} to ${Math.round(to[0] - left)}`;
  },
  async "move a handle"(monkey) {
    const handle = await monkey.inPage((at) => {
      const isFree = (own) => own.checkVisibility() && !own.closest("[inert]") && !document.querySelector("dialog:modal");
      const all = [...document.querySelectorAll("[role=slider], .lanes-svg")].filter(isFree);
      const handle = all[Math.floor(at * all.length)];
      handle?.focus();
      return handle && window.__monkey.name(handle);
    }, monkey.next());
    if (!handle) return "no handle";
    const key = monkey.of(["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "Escape"]);
    for (let times = 1 + monkey.below(6); times > 0; times -= 1) await monkey.key(key);
    return `${handle} by ${key}`;
  },
  async wheel(monkey) {
    const chart = await monkey.pick(`${CHARTS}, main, dialog article`, false);
    if (!chart) return "nothing";
    const modifiers = monkey.of([0, 0, 2, 8]);
    await monkey.devtools.send("Input.dispatchMouseEvent", {
      type: "mouseWheel", x: chart.x, y: chart.y, modifiers, deltaX: monkey.below(3) * 40 - 40, deltaY: monkey.below(9) * 60 - 240,
    });
    return `over ${chart.name}`;
  },
  async pinch(monkey) {
    const chart = await monkey.pick(".lanes-svg, .timeline-svg", true);
    if (!chart || !monkey.hasTouch) return "nothing";
    const apart = [20, 60, 120];
    if (monkey.next() < 0.5) apart.reverse();
    const points = (by) => [[chart.x - by, chart.y], [chart.x + by, chart.y]];
    await monkey.touch("touchStart", points(apart[0]));
    for (const by of apart.slice(1)) await monkey.touch("touchMove", points(by));
    await monkey.touch("touchEnd", []);
    return chart.name;
  },
  async keys(monkey) {
    const pressed = Array.from({ length: 1 + monkey.below(4) }, () =>
      monkey.of(["Tab", "Tab", "Tab", "Tab", "Enter", "Escape", "Space", "ArrowDown", "ArrowUp", "ArrowLeft", "Home", "End", "Backspace", "PageDown"]),
    );
    for (const key of pressed) {
      // Enter on a way out would be one.
      const isOut = await monkey.inPage(() => {
        const link = document.activeElement?.closest?.("a[href]");
        return Boolean(link) && (!/^[?#]./.test(link.getAttribute("href")) || link.hasAttribute("hreflang"));
      });
      if (!(isOut && ["Enter", "Space"].includes(key))) await monkey.key(key, key === "Tab" && monkey.next() < 0.3 ? { modifiers: 8 } : {});
    }
    return pressed.join(" ");
  },
  async back(monkey) {
    const to = monkey.next() < 0.7 ? -1 : 1;
    return monkey.inPage(async ([to, mayLeave]) => {
      const { navigation } = window;
      const entry = navigation.entries()[navigation.currentEntry.index + to];
      // Another language and mode are another document.
      if (!entry || (!mayLeave && !entry.sameDocument)) return "no way";
      const moved = new Promise((done) => addEventListener("popstate", done, { once: true }));
      history.go(to);
      if (entry.sameDocument) await moved;
      return to < 0 ? "back" : "forward";
    }, [to, monkey.mayLeave]).finally(() => monkey.settle());
  },
  async reload(monkey) {
    if (!monkey.mayLeave) return "not now";
    await monkey.page.reload({ waitUntil: "commit" });
    await monkey.settle();
  },
  async visit(monkey) {
    if (!monkey.mayLeave) return "not now";
    const screens = SCREENS.filter(({ parts, bundle, kiosk }) => parts && bundle === undefined && !kiosk);
    const { name, parts } = monkey.of(screens);
    const query = new URLSearchParams(monkey.isKiosk ? { ...parts, mode: KIOSK_MODE } : parts);
    if (monkey.next() < 0.3) query.set("lang", monkey.of(["zh-Hant", "en"]));
    await monkey.visit(`?${query}`);
    return name;
  },
  async resize(monkey) {
    const { viewport, others } = SIZES[monkey.size];
    const [width, height] = monkey.of([[viewport.width, viewport.height], ...others]);
    await monkey.page.setViewportSize({ width, height });
    return `${width}×${height}`;
  },
  async network(monkey) {
    if (monkey.isOffline) return await monkey.comeBack(), "comes";
    await monkey.goAway();
    return "goes";
  },
  async eyes(monkey) {
    const colorScheme = monkey.of(["light", "dark"]);
    const reducedMotion = monkey.of(["reduce", "no-preference"]);
    const forcedColors = monkey.of(["none", "none", "active"]);
    await monkey.page.emulateMedia({ colorScheme, reducedMotion, forcedColors });
    return `${colorScheme} ${reducedMotion} ${forcedColors}`;
  },
  async scroll(monkey) {
    const by = monkey.of([-4000, -600, 300, 600, 900, 20_000]);
    await monkey.inPage((by) => {
      const place = document.querySelector("dialog[open]") ?? document.querySelector(".filters.is-open .filters-body") ?? window;
      place.scrollBy({ top: by, behavior: "instant" });
    }, by);
    return String(by);
  },
  async select(monkey) {
    const found = await monkey.pick("p, h2, h3, li", false);
    if (!found || monkey.hasTouch) return "nothing";
    const { left, right, top, bottom } = found.box;
    await monkey.drag([[left + 2, top + 2], [(left + right) / 2, (top + bottom) / 2], [right - 2, bottom - 2]]);
    return found.name;
  },
  async hold(monkey) {
    const found = await monkey.pick(TOUCHABLE, false);
    if (!found) return "nothing";
    await monkey.drag([[found.x, found.y], [found.x + 1, found.y]], 900);
    return found.name;
  },
  async wait(monkey) {
    const wait = monkey.of([1500, 5000, 20_000]);
    await monkey.pass(wait);
    return `${wait / 1000} s`;
  },
  // On a kiosk only.
  async "go away"(monkey) {
    if (!monkey.mayLeave) return "not now";
    const wait = monkey.of([65_000, 95_000, 400_000, 1_900_000]);
    await monkey.pass(wait);
    await monkey.settle();
    return `${wait / 1000} s`;
  },
  async letters(monkey) {
    const field = await monkey.pick("#search", true);
    if (!field) return "nowhere";
    await monkey.tapAt(field.x, field.y);
    const typed = [];
    for (let times = 1 + monkey.below(4); times > 0; times -= 1) {
      const key = await monkey.pick(".letter-pad button", false);
      if (!key) break;
      await monkey.tapAt(key.x, key.y);
      await monkey.inPage((wait) => window.__monkey.pass(wait), 60);
      typed.push(key.name);
    }
    return typed.join(" ");
  },
  async corner(monkey) {
    const { width } = monkey.page.viewportSize();
    await monkey.drag([[width - 20, 20], [width - 21, 20]], monkey.of([500, 3100]));
  },
  async "start again"(monkey) {
    const found = await monkey.pick(".kiosk-bar button, dialog.kiosk button, .attract-start", false);
    if (!found) return "nothing";
    await monkey.tapAt(found.x, found.y);
    return found.name;
  },
};

const ACTS = {
  tap: 40, "tap anywhere": 4, type: 9, compose: 2, clear: 3, brush: 6, "move a handle": 3, wheel: 3, pinch: 2, keys: 8, back: 7,
  reload: 0.6, visit: 2, resize: 2, network: 1.5, eyes: 1, scroll: 4, select: 1, hold: 0.6, wait: 1,
};
const KIOSK_ACTS = { ...ACTS, tap: 36, letters: 5, "go away": 1, corner: 0.6, "start again": 4, reload: 0.3 };

function pickWeighted(at, weights) {
  const all = Object.entries(weights);
  let left = at * all.reduce((sum, [, weight]) => sum + weight, 0);
  return (all.find(([, weight]) => (left -= weight) < 0) ?? all[0])[0];
}

// ---------------------------------------------------------------------------------------------------
// The run

const browser = await chromium.launch({
  executablePath: process.env.ANLAN_CHROMIUM,
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--js-flags=--expose-gc"],
});
const acts = Number(options.acts);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const weight = ({ done, heap, attached, gone, listeners, wasm }) =>
  `after ${done} acts ${megabytes(heap)} of script, ${wasm} pages of WebAssembly, ${listeners} listeners, ${attached} nodes and ${gone} of no document`;
let [failed, sum, looks] = [0, 0, 0];
const began = Date.now();
/** One visit: what came of it is said once it is over. */
const visit = async (size, seed) => {
  const monkey = new Monkey(size, seed, acts);
  try {
    await monkey.start(browser);
    const { first, last, seconds } = await monkey.live();
    const isSame = first.document === last.document;
    console.log(`${size}, seed ${seed}: ${acts} acts in ${seconds.toFixed(0)} s, ${monkey.looks} looks`);
    console.log(`  ${weight(first)}`);
    console.log(`  ${weight(last)}${isSame ? "" : "; of another document, not compared"}`);
    [sum, looks] = [sum + acts, looks + monkey.looks];
  } catch (error) {
    failed += 1;
    const why = error instanceof Failure ? error.message : error.stack;
    console.log(`${size}, seed ${seed}, act ${monkey.done}: FAILED\n${why}\n\nthe last acts, at ${monkey.page?.url()}:`);
    console.log(monkey.log.slice(-30).join("\n"));
    console.log(`\nagain: cargo xtask soak --size ${size} --seed ${seed} --acts ${acts}\n`);
  }
  await monkey.context?.close();
};
for (const seed of options.seeds.split(",").map(Number)) {
  // Side by side: each waits for its page most of the time.
  await Promise.all(options.sizes.split(",").map((size) => visit(size, seed)));
}
await browser.close();
const rate = Math.round(sum / ((Date.now() - began) / 1000));
console.log(`${sum} acts with the seeds ${options.seeds}, ${rate} a second, ${looks} looks, ${failed} failures`);
process.exitCode = failed ? 1 : 0;
