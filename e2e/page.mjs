// The page as a person finds it: by names, never by markup. Its `test` ends each test by looking
// at the console and at where requests went.

import { test as base, expect } from "@playwright/test";

import { facets } from "./collection.mjs";

export { expect };
export const SUBPATH_URL = process.env.ANLAN_SUBPATH_URL;

/** Below this width the filters are a sheet of their own, and always on a kiosk. */
const WIDE = 1000;

export class Anlan {
  constructor(page) {
    this.page = page;
    // The screen that is shown: the first one, until the program has drawn its own behind it.
    const screen = page.locator(".app:not([hidden])");
    this.count = screen.locator(".count");
    this.status = page.locator("#status");
    this.search = screen.getByLabel("检索案例", { exact: true });
    this.timeline = page.getByRole("group", { name: "时间线" });
    this.handles = {
      from: page.getByRole("slider", { name: "起始时间" }),
      to: page.getByRole("slider", { name: "结束时间" }),
    };
    this.dialog = page.getByRole("dialog");
    this.hits = page.getByRole("main").getByRole("article");
    this.hitLinks = this.hits.getByRole("heading", { level: 3 }).getByRole("link");
    this.conditions = page.getByRole("region", { name: "已选条件" });
    // Beside the rest on wide screens, over it on others.
    this.filters = page.getByRole("complementary", { name: "筛选" }).or(page.getByRole("dialog", { name: "筛选" }));
    this.filtersOpener = page.getByRole("navigation", { name: "查看方式" }).getByRole("button", { name: /^筛选/ });
  }

  get isWide() {
    const isKiosk = new URL(this.page.url()).searchParams.get("mode")?.startsWith("kiosk");
    return this.page.viewportSize().width >= WIDE && !isKiosk;
  }

  /** Opens an address, relative to where the page lies, and waits until it can be used. */
  async open(query = "") {
    await this.page.goto(query);
    // By then the page has put the address right.
    await expect(this.page.locator("html")).toHaveAttribute("data-state", "ready");
    // A study comes after the page, with the annex; its heading is seen once all of it is drawn.
    const isStudy = /^(?!cases)./.test(new URL(this.page.url()).searchParams.get("view") ?? "");
    await expect(isStudy ? this.page.locator("#study-title") : this.count).toBeVisible();
    // The facets come last, one after another.
    await expect(this.page.locator(".filters[aria-busy=true]")).toHaveCount(0);
  }

  async openFilters() {
    if (!this.isWide && !(await this.filters.isVisible())) await this.filtersOpener.click();
    await expect(this.filters).toBeVisible();
  }

  async closeFilters() {
    if (!this.isWide) await this.filters.getByRole("button", { name: /^查看 \d+ 个案例$/ }).click();
  }

  /** A facet's panel, unfolded, with every bucket in sight. */
  async facet(key) {
    const { name } = facets[key];
    const heading = this.filters.getByRole("heading", { name, exact: true });
    const group = this.filters.getByRole("group", { name, exact: true }).locator("ul").locator("..");
    if (!(await group.isVisible())) await heading.click();
    await expect(group).toBeVisible();
    const all = group.getByRole("button", { name: /^显示全部/ });
    if (await all.isVisible()) await all.click();
    return group;
  }

  async bucket(key, name) {
    const group = await this.facet(key);
    return group.getByRole("checkbox", { name: new RegExp(`^${escaped(name)}\\s*\\d+$`) });
  }

  async toggle(key, name) {
    const bucket = await this.bucket(key, name);
    // The box itself is drawn small; a person taps its line.
    await bucket.locator("xpath=ancestor::label").click();
  }

  /** The counts of a facet by the names of its buckets, as shown. */
  async counts(key) {
    const group = await this.facet(key);
    const rows = await group.getByRole("listitem").allInnerTexts();
    return Object.fromEntries(
      rows.map((row) => {
        const [, name, count] = /^(.*?)\s*(\d+)$/su.exec(row.trim());
        return [name.trim(), Number(count)];
      }),
    );
  }

  async showAll() {
    const more = this.page.getByRole("button", { name: /^再显示 \d+ 个$/ });
    for (;;) {
      const shown = await this.hits.count();
      if (!(await more.isVisible())) return;
      await more.click();
      await expect.poll(() => this.hits.count()).toBeGreaterThan(shown);
    }
  }

  /** The titles of all hits, in the order of the list. */
  async titles() {
    await this.showAll();
    // What is not laid out has no inner text.
    return this.hitLinks.allTextContents();
  }

  chip(text) {
    return this.conditions.getByRole("button", { name: `移除条件：${text}`, exact: true });
  }

  async view(name) {
    const link = this.page.getByRole("link", { name, exact: true }).filter({ visible: true });
    await link.first().click();
  }

  /** Brings the timeline into sight: phones keep it in a view of its own. */
  async showTimeline() {
    if (!this.isWide) await this.view("时间");
    await expect(this.timeline).toBeVisible();
  }

  /** The part of the screen with that heading. */
  figure(heading) {
    return this.page.locator("section").filter({ has: this.page.getByRole("heading", { name: heading, exact: true }) });
  }

  /** What follows a heading of the open case, up to the next. */
  section(heading) {
    const found = this.dialog.getByRole("heading", { level: 3, name: heading, exact: true });
    return found.locator("xpath=following-sibling::*[1]");
  }

  get query() {
    return new URL(this.page.url()).search;
  }

  async expectQuery(query) {
    await expect.poll(() => decodeURIComponent(this.query)).toBe(query);
  }

  async expectParts(parts) {
    await expect
      .poll(() => Object.fromEntries(new URL(this.page.url()).searchParams))
      .toEqual(parts);
  }

  async expectNoSidewaysScroll() {
    const widths = () =>
      this.page.evaluate(() => {
        const root = document.scrollingElement;
        return { page: root.scrollWidth, screen: root.clientWidth };
      });
    const { page, screen } = await widths();
    expect(page).toBeLessThanOrEqual(screen);
  }
}

export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Gives the page another bundle than the one that lies there. */
export const serveBundle = async (page, change) => {
  const bundle = await (await fetch(new URL("data/collection.json", process.env.ANLAN_URL))).json();
  change(bundle);
  await page.route("**/data/collection.json", (route) => route.fulfill({ json: bundle }));
};

// What Playwright says where it keeps workers off.
const BLOCKED = /^warning: Service Worker registration blocked by Playwright$/;

export const test = base.extend({
  /** Messages of the console that a test brings about on purpose. */
  allowed: [[], { option: true }],

  anlan: async ({ page, baseURL, allowed }, use) => {
    const said = [];
    const elsewhere = [];
    page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`uncaught: ${error}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      const isLocal = url.origin === new URL(baseURL).origin || ["data:", "blob:"].includes(url.protocol);
      if (!isLocal) elsewhere.push(request.url());
    });
    await use(new Anlan(page));
    expect(said.filter((line) => ![BLOCKED, ...allowed].some((pattern) => pattern.test(line)))).toEqual([]);
    expect(elsewhere).toEqual([]);
  },
});
