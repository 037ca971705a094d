// The page as one file, in a folder of a stick: with spaces and Chinese characters in its name, and no
// server anywhere. `cargo xtask test e2e` makes the file and says in the environment where it is.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { cases, countText, matching } from "./collection.mjs";
import { expect, test as base } from "./page.mjs";

const LIXIA = "370102";
const COMPARED = "lixia-street-burden-reform,shizhong-street-empowerment";
const stick = mkdtempSync(join(tmpdir(), "anlan-"));
const folder = join(stick, "法治 案例 (U 盘) #1");

/** Puts the file onto the stick, with a change or as it is, and says its address. */
const put = (name, change = (file) => file) => {
  if (!process.env.ANLAN_SINGLE) throw new Error("ANLAN_SINGLE names no file: `cargo xtask dist --single-file` makes it");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), change(readFileSync(process.env.ANLAN_SINGLE, "utf8")));
  return pathToFileURL(join(folder, name)).href;
};
const FILE = pathToFileURL(join(folder, "案览.html")).href;

const test = base.extend({
  anlan: async ({ anlan, page }, use) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await use(anlan);
    const isOwn = (url) => url.split(/[?#]/)[0].startsWith(folderUrl) || /^(data|blob):/.test(url);
    expect(asked.filter((url) => !isOwn(url))).toEqual([]);
    const others = asked.filter((url) => url.startsWith("file:") && !/\.html([?#]|$)/.test(url));
    expect(others).toEqual([]);
  },
});
const folderUrl = `${pathToFileURL(folder).href}/`;

test.use({ baseURL: FILE });
test.beforeAll(() => put("案览.html"));
test.afterAll(() => rmSync(stick, { recursive: true, force: true }));

test("one file finds by words and pinyin, narrows, shows time and a case, and walks back @small-and-wide", async ({ anlan, page }) => {
  await anlan.open();
  await expect(anlan.count).toHaveText(countText(cases));
  if (anlan.isWide) {
    await anlan.search.click();
    await page.keyboard.type("lxq");
    await expect(page.getByRole("option").first()).toContainText("历下区");
    // The list below the field has its own style sheet.
    await expect(page.locator("#suggestions [role=listbox]")).toHaveCSS("position", "absolute");
  }
  await anlan.search.fill("renmintiaojie");
  await anlan.expectParts({ q: "renmintiaojie" });
  await expect.poll(async () => (await anlan.titles()).length).toBeGreaterThan(3);
  await anlan.search.fill("");
  await anlan.openFilters();
  await anlan.toggle("district", "历下区");
  await anlan.closeFilters();
  const some = matching({ district: [LIXIA] });
  await expect(anlan.count).toHaveText(countText(some));
  await anlan.hitLinks.first().click();
  const title = await anlan.dialog.getByRole("heading", { level: 2 }).innerText();
  const address = page.url();
  expect(address).toContain("case=");
  await page.goBack();
  await expect(anlan.dialog).toBeHidden();
  await anlan.expectParts({ district: LIXIA });
  await page.goForward();
  await expect(anlan.dialog.getByRole("heading", { level: 2 })).toHaveText(title);
  await page.reload();
  await expect(anlan.dialog.getByRole("heading", { level: 2 })).toHaveText(title);
  // As a link that was copied.
  await page.goto("about:blank");
  await page.goto(address);
  await expect(anlan.dialog.getByRole("heading", { level: 2 })).toHaveText(title);
  await anlan.open();
  await anlan.showTimeline();
  await anlan.expectNoSidewaysScroll();
});

test("one file has every study, with its style @small-and-wide", async ({ anlan, page }) => {
  const views = ["time,lanes:district", "districts", `district:${LIXIA}`, "mechanisms", "mechanism:legal-advisers"];
  views.push("series", "series:jinan-justice-innovation-2020", "figures,unit:件", "take", "more");
  views.push("booklet&district=370102", `compare&compare=${COMPARED}`, "groups,a:district:370102,b:rest");
  for (const view of views) {
    await anlan.open(`?view=${view}`);
    await expect(page.locator("#study-title"), view).toBeVisible();
    const isStyled = await page.evaluate(() => [...document.styleSheets].filter((own) => own.href?.startsWith("blob:")).length);
    expect(isStyled, view).toBeGreaterThan(8);
  }
  await anlan.expectNoSidewaysScroll();
});

test("one file speaks Traditional and English, and remembers large type", async ({ anlan, page }) => {
  await anlan.open();
  await page.getByRole("link", { name: "繁體" }).first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
  await expect(page.locator(".app:not([hidden]) .count")).toContainText("個案例");
  await anlan.open("?lang=en");
  await expect(page.locator(".app:not([hidden]) .count")).toContainText("cases");
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await anlan.open("?mode=elder");
  await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
  expect(await size()).toBeGreaterThan(before);
});

test("one file gives tables, data and pictures away, and prints its compilation", async ({ anlan, page }) => {
  await anlan.open(`?district=${LIXIA}&view=take`);
  const saved = async (button) => {
    const waiting = page.waitForEvent("download");
    await button.click();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const buttons = page.locator(".takes button");
  const names = [];
  for (const button of await buttons.all()) {
    const { name, bytes } = await saved(button);
    names.push(name.split(".").pop());
    expect(bytes.length, name).toBeGreaterThan(200);
  }
  for (const ending of ["csv", "json", "zip"]) expect(names).toContain(ending);
  await anlan.open("?view=districts");
  for (const format of ["SVG", "PNG"]) {
    const { bytes } = await saved(page.getByRole("button", { name: `把“各区县案例数”存为 ${format} 图片` }));
    expect(bytes.subarray(0, 4).toString("latin1")).toBe(format === "PNG" ? "\x89PNG" : "<svg");
  }
  await anlan.open(`?view=booklet&district=${LIXIA}`);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".booklet-case")).toHaveCount(matching({ district: [LIXIA] }).length);
  await expect(page.getByRole("banner")).toBeHidden();
});

test("one file is a kiosk too, which wipes itself and begins anew @kiosk", async ({ anlan, page }) => {
  await page.clock.install();
  await page.goto(`?mode=kiosk,home:${LIXIA}`);
  const attract = page.getByRole("dialog", { name: "首屏" });
  const start = attract.getByRole("button", { name: "触摸屏幕开始" });
  await start.tap();
  await page.getByRole("dialog", { name: "您想看什么？" }).getByRole("button", { name: "全部案例" }).tap();
  await expect(anlan.count).toHaveText(countText(cases));
  // What leads out becomes a code, the plain text too.
  await page.evaluate(() => document.querySelector("a[href='data/cases.html']").click());
  await expect(page.getByRole("dialog", { name: "用手机打开这个网页" })).toBeVisible();
  await page.getByRole("dialog", { name: "用手机打开这个网页" }).getByRole("button", { name: "关闭" }).tap();
  // Half an hour later it loads itself anew.
  await page.clock.runFor(100_000);
  await expect(attract).toBeVisible();
  const reloaded = page.waitForEvent("load");
  await page.clock.fastForward(1805 * 1000);
  await page.clock.runFor(2000);
  await reloaded;
  await expect(attract).toBeVisible();
});

test("one file holds the plain text, at an address of its own", async ({ anlan, page }) => {
  await anlan.open();
  await page.locator("footer.about a[href^='read/']").click();
  const articles = page.getByRole("article");
  await expect(articles).toHaveCount(cases.length);
  expect(new URL(page.url()).search).toBe("?plain");
  await page.reload();
  await expect(articles).toHaveCount(cases.length);
  await expect(page.locator("body")).toHaveCSS("max-width", "714px");
  await page.getByRole("link", { name: "打开完整页面" }).click();
  await expect(anlan.count).toHaveText(countText(cases));
  const own = cases.at(-1);
  await page.goto(`?plain#${own.id}`);
  await expect(page.getByRole("heading", { name: own.title, exact: true }).last()).toBeInViewport();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("one file is the plain text", async ({ page }) => {
    await page.goto("");
    await expect(page.getByRole("article")).toHaveCount(cases.length);
    await expect(page.locator("body")).toHaveCSS("max-width", "714px");
    await expect(page.locator("#boot")).toBeHidden();
    await page.getByRole("link", { name: cases[0].title, exact: true }).click();
    await expect(page.getByRole("heading", { name: cases[0].title, exact: true })).toBeInViewport();
  });
});

const own = cases.find((one) => matching({ district: [LIXIA] }).includes(one));
for (const [what, change, prepare] of [
  ["knows no modules", (file) => file.replace('<script type="module"', '<script type="text/unknown"'), () => {}],
  ["has no WebAssembly", undefined, () => delete window.WebAssembly],
]) {
  test(`one file is the plain text, at the case that was asked for, where a browser ${what}`, async ({ anlan, page }) => {
    const address = put(`${what}.html`, change);
    await page.addInitScript(prepare);
    await page.goto(`${address}?case=${own.id}`);
    await expect(page.getByRole("article")).toHaveCount(cases.length);
    await expect(page.getByRole("heading", { level: 3, name: own.title })).toBeInViewport();
    expect(anlan.page.url()).toContain(own.id);
  });
}

test("one file opens where a browser cannot unpack by itself", async ({ anlan, page }) => {
  await page.addInitScript(() => delete window.DecompressionStream);
  await anlan.open("?q=tiaojie");
  await expect(anlan.hits.first()).toBeVisible();
});

test.describe("its policy", () => {
  test.use({ allowed: [/Content Security Policy|EvalError|TrustedScript/] });

  test("lets nothing run that is not named, and nothing be asked for", async ({ anlan, page }) => {
    await anlan.open();
    const policy = await page.locator("meta[http-equiv]").getAttribute("content");
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/'unsafe-(inline|eval|hashes)'|'self'|https?:|connect-src [^']/);
    const ran = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.append("window.injected = 1");
      document.body.append(script);
      const button = document.createElement("button");
      try {
        // Newer browsers refuse the text itself, others what it would do.
        button.setAttribute("onclick", "window.handled = 1");
      } catch (refused) {
        if (!(refused instanceof TypeError)) throw refused;
      }
      document.body.append(button);
      button.click();
      const outside = await new Promise((done) => {
        const request = new XMLHttpRequest();
        request.onload = () => done("asked");
        request.onerror = () => done("refused");
        request.open("GET", "data:text/plain,outside");
        request.send();
      });
      return [window.injected, window.handled, outside];
    });
    expect(ran).toEqual([undefined, undefined, "refused"]);
  });
});
