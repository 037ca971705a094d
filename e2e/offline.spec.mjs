// The page with its server gone, and from one version to the next. Each test has a server of its own,
// over a sealed copy of the built folder, that can be stopped, changed and cut off.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";

import { chromium } from "@playwright/test";

import { cases, districts } from "./collection.mjs";
import { Anlan, expect, test as base } from "./page.mjs";

const BUILT = process.env.ANLAN_DIST ?? new URL("../dist", import.meta.url).pathname;
const [SEALER, ...SEALING] = (process.env.ANLAN_XTASK ?? "cargo xtask").split(" ");
const LIXIA = "370102";
const KNOWN = cases.find(({ district }) => district === LIXIA);

/** Two files of the page that end in a word of their version, so that a mixture shows. */
const MARKED = ["plain.css", "suggest.css"];

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/** A sealed copy of the built folder, with that word at the end of its marked files. */
const version = async (folder, word) => {
  const to = join(folder, word);
  // Without the packed copies, which nobody asks for here.
  await cp(BUILT, to, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  for (const name of MARKED) await appendFile(join(to, name), `/* ${word} */`);
  await promisify(execFile)(SEALER, [...SEALING, "seal", to], { cwd: new URL("..", import.meta.url).pathname });
  return to;
};

class Host {
  /** What it sends out, by path below the mount; and how many files it sends before it goes down. */
  sent = [];
  left = Infinity;
  /** Answers in place of files, by path. */
  instead = {};

  constructor(folder, mount = "/") {
    Object.assign(this, { folder, mount, port: 0 });
  }

  get url() {
    return `http://127.0.0.1:${this.port}${this.mount}`;
  }

  async start() {
    this.left = Infinity;
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise((done) => this.server.listen(this.port, "127.0.0.1", done));
    this.port = this.server.address().port;
  }

  async stop() {
    if (!this.server) return;
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    this.server = null;
    await closed;
  }

  async answer({ url, headers }, response) {
    const { pathname } = new URL(url, this.url);
    if (!pathname.startsWith(this.mount)) return response.writeHead(404).end();
    const path = pathname.slice(this.mount.length) || "index.html";
    const bytes = this.instead[path] ?? (await readFile(join(this.folder, path)).catch(() => null));
    if (!bytes) return response.writeHead(404, { "content-type": "text/html" }).end("<p>404");
    const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
    const head = { etag, "cache-control": "no-cache", "content-type": TYPES[extname(path)] ?? "application/octet-stream" };
    if (headers["if-none-match"] === etag) return response.writeHead(304, head).end();
    if (this.left <= 0) return response.destroy();
    this.left -= 1;
    this.sent.push(path);
    return response.writeHead(200, head).end(bytes);
  }
}

const test = base.extend({
  below: ["/", { option: true }],
  versions: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "anlan-offline-"));
      const [one, two] = await Promise.all(["one", "two"].map((word) => version(folder, word)));
      await use({ one, two });
      await rm(folder, { recursive: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],
  host: async ({ versions, below }, use) => {
    const host = new Host(versions.one, below);
    await host.start();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.url),
});
test.use({ serviceWorkers: "allow" });

/** By then everything is kept: the worker takes a page over only when it has all. */
const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

/** Has the browser ask for a new version, as it does by itself now and then. */
const check = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const next = registration.installing;
    if (next) await new Promise((done) => (next.onstatechange = () => ["installed", "redundant"].includes(next.state) && done()));
  });

/** Waits for what a page finds out only later. */
const until = (page, found) => expect.poll(() => page.evaluate(found).catch(() => false)).toBe(true);
const isAlone = async () => !(await navigator.serviceWorker.getRegistration());

/** The words of the version that the page is given: all of one, or it is mixed. */
const words = (page) =>
  page.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => /\/\* (\w+) \*\/$/.exec(await (await fetch(`${name}?${Math.random()}`)).text())?.[1]),
      ),
    MARKED,
  );
const ONE = MARKED.map(() => "one");
const TWO = MARKED.map(() => "two");

/** Waits for a version to come by itself. A worker that is asked for files all the while is not replaced. */
const comes = async (page, folder, expected) => {
  const [, id] = /data-version=(\w+)/.exec(await readFile(join(folder, "index.html"), "utf8"));
  await expect(page.locator("script[data-wasm]")).toHaveAttribute("data-version", id, { timeout: 90_000 });
  await expect.poll(() => words(page).catch(() => [])).toEqual(expected);
};

const notice = (page) => page.getByRole("complementary", { name: "新版本" });

for (const below of ["/", "/some/where/"]) {
  test.describe(`at ${below}`, () => {
    test.use({ below });

    test(`after one visit everything works at ${below} with the server gone`, async ({ anlan, page, host }) => {
      await anlan.open();
      await kept(page);
      await host.stop();
      // The page that is open fetches what a first visit did without.
      await anlan.search.fill("tiaojie");
      await expect(page.getByRole("option").first()).toBeVisible();
      await page.reload();
      await expect(anlan.count).toBeVisible();
      const another = await page.context().newPage();
      const second = new Anlan(another);
      await second.open(`?case=${KNOWN.id}`);
      await expect(second.dialog).toContainText(KNOWN.title);
      await second.open("?view=districts");
      await second.open(`?view=district:${LIXIA}`);
      await another.goto("?lang=zh-Hant&q=調解");
      await expect(another.locator(".hit").first()).toBeVisible();
      await another.goto("?lang=en&mode=elder");
      await expect(another.locator(".hit").first()).toBeVisible();
      await another.goto("index.html?view=time");
      await expect(another.locator("#study-title")).toBeVisible();
      await another.goto("data/cases.html");
      await expect(another.getByText(KNOWN.title).first()).toBeVisible();
    });
  });
}

test("a page to read leads to its like in the explorer when the server is gone", async ({ anlan, page, host }) => {
  await anlan.open();
  await kept(page);
  await host.stop();
  for (const [path, parts] of [
    [`read/case/${KNOWN.id}.html`, { case: KNOWN.id }],
    [`read/district/${LIXIA}.html`, { view: `district:${LIXIA}` }],
    ["read/theme/legal-aid.html", { theme: "legal-aid" }],
    ["read/zh-Hant/mechanism/grid-workers.html", { view: "mechanism:grid-workers", lang: "zh-Hant" }],
    ["read/", {}],
  ]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
    await anlan.expectParts(parts);
    await page.evaluate(() => localStorage.clear());
  }
});

test("a browser that was closed opens the page again with the server gone", async ({ host }) => {
  const folder = await mkdtemp(join(tmpdir(), "anlan-browser-"));
  const { launchOptions } = test.info().project.use;
  const open = async () => {
    const context = await chromium.launchPersistentContext(folder, { ...launchOptions, locale: "zh-CN" });
    const [page] = context.pages();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(host.url);
    await expect(page.locator(".app:not([hidden]) .count")).toBeVisible();
    return { context, page, said };
  };
  const first = await open();
  await kept(first.page);
  await first.context.close();
  await host.stop();
  const second = await open();
  expect([...first.said, ...second.said]).toEqual([]);
  await second.context.close();
  await rm(folder, { recursive: true });
});

test("no file is sent twice on a first visit, and all of them are sent", async ({ anlan, page, host }) => {
  await anlan.open();
  // What is kept and what a visitor asks for meanwhile are the same files.
  await anlan.search.fill("tiaojie");
  await kept(page);
  const twice = host.sent.filter((path, at) => host.sent.indexOf(path) !== at);
  expect(twice).toEqual([]);
  for (const path of ["annex_bg.wasm", "data/collection.zh-Hant.json", "kiosk.js", "data/cases.html"]) expect(host.sent).toContain(path);
});

test("a first visit that is cut off goes on where it was", async ({ anlan, page, host }) => {
  host.instead["aloud.css"] = "<!doctype html><p>none of it";
  await anlan.open();
  await expect.poll(() => host.sent).toContain("aloud.css");
  await until(page, isAlone);
  const before = host.sent.splice(0);
  host.instead = {};
  await page.reload();
  await kept(page);
  expect(host.sent.filter((path) => before.includes(path))).toEqual(["aloud.css"]);
  expect(await words(page)).toEqual(ONE);
});

test("a visitor is told of a new version and takes it, and every tab does", async ({ anlan, page, host, versions }) => {
  await anlan.open();
  await kept(page);
  const other = await page.context().newPage();
  await new Anlan(other).open("?view=districts");
  host.folder = versions.two;
  // To open the page is enough.
  await anlan.open("?q=调解");
  await expect(notice(page)).toContainText("本页有新版本");
  await expect(notice(other)).toBeVisible();
  for (const one of [page, other]) expect(await words(one)).toEqual(ONE);
  await notice(page).getByRole("button", { name: "现在更新" }).click();
  for (const one of [page, other]) {
    await comes(one, versions.two, TWO);
    await expect(one.locator("html")).toHaveAttribute("data-state", "ready");
    await expect(notice(one)).toBeHidden();
  }
  await anlan.expectParts({ q: "调解" });
  expect(new URL(other.url()).search).toBe("?view=districts");
  // What has not changed was not sent again.
  expect(host.sent.filter((path) => path === "annex_bg.wasm")).toHaveLength(1);
  await host.stop();
  await page.reload();
  await expect(anlan.count).toBeVisible();
  expect(await words(page)).toEqual(TWO);
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(2);
});

test("a new version that is put off waits until the page is opened anew", async ({ anlan, page, host, versions }) => {
  await anlan.open();
  await kept(page);
  host.folder = versions.two;
  await check(page);
  await notice(page).getByRole("button", { name: "稍后" }).click();
  await expect(notice(page)).toBeHidden();
  await page.reload();
  await expect(anlan.count).toBeVisible();
  await check(page);
  await expect(notice(page)).toBeHidden();
  expect(await words(page)).toEqual(ONE);
  const next = await page.context().newPage();
  await page.goto("about:blank");
  // The browser changes over in its own time once no page of the old version is open.
  await expect(async () => {
    await next.goto("about:blank");
    await next.goto(host.url);
    await expect(next.locator(".app:not([hidden]) .count")).toBeVisible();
    expect(await words(next)).toEqual(TWO);
  }).toPass();
});

test("an update that is cut off leaves the old version whole, and is finished later", async ({ anlan, page, host, versions }) => {
  await anlan.open();
  await kept(page);
  host.folder = versions.two;
  // The worker itself, and one of the two marked files.
  host.left = 2;
  const before = host.sent.length;
  await check(page);
  expect(host.sent.slice(before)).toEqual(["sw.js", "suggest.css"]);
  await host.stop();
  await page.reload();
  await expect(anlan.count).toBeVisible();
  expect(await words(page)).toEqual(ONE);
  await expect(notice(page)).toBeHidden();
  await host.start();
  const after = host.sent.length;
  await check(page);
  expect(host.sent.slice(after).filter((path) => path !== "sw.js")).toEqual(["plain.css", "index.html"]);
  await notice(page).getByRole("button", { name: "现在更新" }).click();
  await comes(page, versions.two, TWO);
});

test("files of two versions on a host are never mixed", async ({ anlan, page, host, versions }) => {
  await anlan.open();
  await kept(page);
  host.folder = versions.two;
  const wrong = { old: await readFile(join(versions.one, "suggest.css")), page: "<!doctype html><p>moved" };
  for (const bytes of Object.values(wrong)) {
    host.instead["suggest.css"] = bytes;
    await check(page);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting)).toBe(null);
    await page.reload();
    await expect(anlan.count).toBeVisible();
    await expect(notice(page)).toBeHidden();
    expect(await words(page)).toEqual(ONE);
  }
  host.instead = {};
  await check(page);
  await expect(notice(page)).toBeVisible();
});

test.describe("a kiosk", () => {
  test.use({ viewport: { width: 1080, height: 1920 }, hasTouch: true });

  test("takes a new version where nobody is, and not under a visitor's hands", async ({ anlan: _, page, host, versions }) => {
    await page.clock.install();
    await page.goto("?mode=kiosk,idle:30");
    const attract = page.getByRole("dialog", { name: "首屏" });
    await expect(attract).toBeVisible();
    await page.clock.runFor(1000);
    await kept(page);
    await attract.getByRole("button", { name: "触摸屏幕开始" }).tap();
    await expect(attract).toBeHidden();
    host.folder = versions.two;
    await check(page);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting?.state)).toBe("installed");
    await page.clock.runFor(10_000);
    expect(await words(page)).toEqual(ONE);
    await expect(notice(page)).toHaveCount(0);
    // What it does once it is left takes its time in the browser, which a clock that is wound on would skip.
    while (!(await attract.isVisible())) await page.clock.runFor(1000);
    await page.clock.resume();
    await comes(page, versions.two, TWO);
    await expect(attract).toBeVisible();
    // Nobody there from the first.
    host.folder = versions.one;
    await expect(attract).toBeVisible();
    // It may be loaded anew before the answer is in.
    await check(page).catch(() => {});
    await comes(page, versions.one, ONE);
    await expect(attract).toBeVisible();
    await host.stop();
    await page.reload();
    await expect(attract).toBeVisible();
  });
});

test.describe("a kiosk in use", () => {
  test.use({ viewport: { width: 1080, height: 1920 }, hasTouch: true });

  test("keeps its version while another page has the next, and follows when it is left", async ({ anlan: _, page, host, versions }) => {
    await page.goto("?mode=kiosk");
    await kept(page);
    await page.getByRole("button", { name: "触摸屏幕开始" }).tap();
    const other = await page.context().newPage();
    await new Anlan(other).open();
    host.folder = versions.two;
    await check(other);
    await notice(other).getByRole("button", { name: "现在更新" }).click();
    await comes(other, versions.two, TWO);
    expect(await words(page)).toEqual(ONE);
    await page.evaluate(() => (document.documentElement.dataset.kiosk = "attract"));
    await comes(page, versions.two, TWO);
    // Nobody needs the old one any more: the next page that opens sweeps it out.
    await other.reload();
    await until(other, async () => (await caches.keys()).length === 2);
  });
});

test("a store that was emptied costs nothing, and is filled again", async ({ anlan, page, host }) => {
  await anlan.open();
  await kept(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.reload();
  await expect(anlan.count).toBeVisible();
  await until(page, async () => Boolean(await caches.match("./")));
  await host.stop();
  await page.reload();
  await expect(anlan.count).toBeVisible();
});

test("a browser that has no room for it shows the page as any", async ({ anlan, page, host }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.url).origin, quotaSize: 1000 });
  await anlan.open();
  await expect.poll(() => host.sent).toContain("sw.js");
  await until(page, isAlone);
  await page.reload();
  await expect(anlan.count).toBeVisible();
});

test("a browser that refuses workers shows the page as any", async ({ anlan, page, host }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "serviceWorker", {
      get() {
        throw new DOMException("", "SecurityError");
      },
    });
  });
  await anlan.open();
  expect(host.sent).not.toContain("sw.js");
});

test.describe("a worker withdrawn", () => {
  test.use({ allowed: [/^error: (An unknown error occurred when fetching the script|Failed to load resource)/] });

  test("a worker whose file is gone from the server goes on, and one that was withdrawn leaves nothing", async ({ anlan, page, host, versions }) => {
    await anlan.open();
    await kept(page);
    host.folder = join(versions.one, "none");
    await expect(check(page)).rejects.toThrow();
    await page.reload();
    await expect(anlan.count).toBeVisible();
    host.folder = versions.one;
    const hosting = await readFile(new URL("../docs/hosting.md", import.meta.url), "utf8");
    [, host.instead["sw.js"]] = /## Offline[^]*?```js\n([^]*?)```/.exec(hosting);
    // A look that the browser began before still finds the file gone.
    await expect(() => check(page)).toPass();
    await expect(async () => {
      await page.goto("about:blank");
      await anlan.open();
      expect(await page.evaluate(() => caches.keys())).toEqual([]);
    }).toPass({ intervals: [3000] });
    // The page is the network's again.
    await host.stop();
    await expect(page.reload()).rejects.toThrow();
  });
});

test("the page can be installed, and begins at the search when asked to", async ({ host }) => {
  const folder = await mkdtemp(join(tmpdir(), "anlan-installed-"));
  const { launchOptions } = test.info().project.use;
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, locale: "zh-CN" });
  const [page] = context.pages();
  await page.goto(`${host.url}#search`);
  await expect(page.locator(".app:not([hidden])").getByLabel("检索案例", { exact: true })).toBeFocused();
  await kept(page);
  const session = await context.newCDPSession(page);
  const { errors, data, manifest } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(manifest.startUrl).toBe(host.url);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors).toEqual([]);
  const { icons, shortcuts } = JSON.parse(data);
  for (const { src } of icons) expect((await page.request.get(new URL(src, host.url).href)).ok()).toBe(true);
  for (const { url } of shortcuts) expect(new URL(url, host.url).href.startsWith(host.url)).toBe(true);
  await context.close();
  await rm(folder, { recursive: true });
});
