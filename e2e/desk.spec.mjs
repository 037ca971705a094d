// The editors' desk as an editor uses it: files in, words checked, a preview in the real page, and a folder out
// that is put on a host and read there.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

import { unzipSync, zipSync } from "fflate";

import { cases } from "./collection.mjs";
import { Anlan, expect, test } from "./page.mjs";

const ROOT = new URL("..", import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AUTHOR = join(ROOT, "target/debug/anlan-author");

/** Made up, of a place that the collection knows. */
const ARTICLE = readFileSync(new URL("../importer/tests/articles/01-sections.txt", import.meta.url), "utf8")
  .replaceAll("海棠区", "历下区")
  .replaceAll("海棠市", "济南市");
const TITLE = "历下区“石榴议事厅”让邻里难事有处说";

class Desk {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1 });
    this.status = page.locator("#status");
  }

  async open(query = "", hash = "") {
    await this.page.goto(`desk.html${query}${hash}`);
    await expect(this.page.locator("html")).toHaveAttribute("data-state", "ready");
  }

  async bring(...files) {
    await this.page.locator("#files").setInputFiles(files.map(({ name, text }) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) })));
  }

  field(path) {
    return this.page.locator(`[id="f:${path}"]`);
  }

  check(path) {
    return this.page.locator(`[id="c:${path}"]`);
  }

  async fill(path, text) {
    await this.field(path).fill(text);
    await this.field(path).blur();
    await expect(this.page.locator("html")).not.toHaveAttribute("data-busy", "");
  }

  async save(name) {
    const [download] = await Promise.all([
      // A whole site is packed first.
      this.page.waitForEvent("download", { timeout: 110_000 }),
      this.page.getByRole("button", { name, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  async go(name) {
    await this.page.locator("#desk-nav").getByRole("link", { name }).click();
  }
}

const desk = (page) => new Desk(page);

/** What an editor fills in after the article was read. */
const finish = async (own) => {
  await own.fill("id", "pomegranate-hall-test");
  await own.fill("title_en", "A pomegranate hall for neighbours");
  await own.fill("summary_en", "A street gives neighbours a hall in which they settle small matters.");
  await own.fill("keywords", "议事厅；邻里");
  await own.field("source.kind").selectOption("media");
  await own.field("source.linkable").selectOption("true");
  await own.fill("source.url", "https://example.org/pomegranate-hall.html");
  for (const [list, name] of [["themes", "人民调解"]]) {
    await own.field(list).click();
    await own.page.getByRole("checkbox", { name: new RegExp(`^${name}`) }).first().check();
  }
};

/** A host over files in memory. */
const host = async (files) => {
  const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml" };
  const server = createServer(({ url }, answer) => {
    const path = decodeURIComponent(new URL(url, "http://x").pathname.slice(1)) || "index.html";
    const bytes = files[path];
    answer.writeHead(bytes ? 200 : 404, { "Content-Type": TYPES[extname(path)] ?? "text/plain" }).end(bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => (server.closeAllConnections(), server.close()) };
};

test("an article becomes a case: draft, decide, check, preview, publish, and a visitor finds it @every-size", async ({ anlan, page, browser }) => {
  test.slow();
  const own = desk(page);
  await own.open();
  await own.bring({ name: "article.txt", text: ARTICLE });
  await expect(own.heading).toHaveText(TITLE);
  // Each thing read stands with its sentence, and one that is a guess waits for a decision.
  const offer = page.locator(".offers > li").filter({ hasText: "调解室与调解组织" });
  await expect(offer).toContainText("十佳邻里调解室");
  await offer.getByRole("button", { name: /^采用/ }).click();
  await expect(offer).toHaveClass("is-accepted");
  // Nothing of the article is out of sight.
  await page.getByText(/^全文 \d+ 段/).click();
  await expect(page.locator(".paragraphs")).toContainText("小事不小，商量着办。");
  await finish(own);
  await expect(page.locator("#form .must, #progress .must")).toHaveCount(0);

  await page.getByRole("link", { name: "预览和发布" }).first().click();
  await expect(page.locator("#page")).toContainText("新增 1 个");
  await page.getByRole("button", { name: "预览", exact: true }).click();
  const banner = page.locator(".preview-banner");
  await expect(banner).toContainText("还没有发布");
  await expect(anlan.count).toContainText(`${cases.length + 1}`);
  await anlan.search.fill("石榴议事厅");
  await expect(anlan.hitLinks.first()).toHaveText(TITLE);
  await banner.getByRole("button").click();
  await expect(own.heading).toHaveText("改动、预览和发布");

  const { name, bytes } = await own.save("存可以发布的文件夹");
  expect(name).toMatch(/\.zip$/);
  const there = await host(unzipSync(bytes));
  try {
    const visitor = await (await browser.newContext({ baseURL: there.url, locale: "zh-CN", serviceWorkers: "block" })).newPage();
    const published = new Anlan(visitor);
    await published.open();
    await expect(published.count).toContainText(`${cases.length + 1}`);
    await published.search.fill("石榴");
    await expect(published.hitLinks.first()).toHaveText(TITLE);
    const leaf = await visitor.request.get(`${there.url}read/case/pomegranate-hall-test.html`);
    expect(await leaf.text()).toContain("石榴议事厅");
    await visitor.context().close();
  } finally {
    there.stop();
  }

  // The published page is as it was.
  await page.goto("./");
  await expect(anlan.count).toContainText(`${cases.length}`);
  await expect(banner).toHaveCount(0);
});

test("a table with mistakes comes in whole, each mistake with its cell @every-size", async ({ anlan, page }) => {
  const own = desk(page);
  await own.open();
  const rows = [
    "编号,标题,英文标题,英文概要,地区,层级,实施单位,主题,机制,关键词,日期,日期种类,背景,不认得的列",
    "desk-a,甲案,Case A,One sentence about A.,历下,区县级（含功能区）,甲局,人民调节,调解室与调解组织,甲；乙,2020年2月30日,发布,因为甲。,多余",
    "desk-b,乙案,Case B,One sentence about B.,历城区,区县级（含功能区）,乙局,人民调解,调解室与调解组织,甲；乙,2020-03,发布,因为乙。,",
  ];
  await own.bring({ name: "表.csv", text: rows.join("\n") });
  await expect(page.locator("#taken")).toBeFocused();
  await expect(page.locator(".taken")).toContainText("2 份草稿");
  await page.getByText("全部说明").click();
  const said = page.locator(".said");
  for (const text of ["人民调节", "人民调解", "2020年2月30日", "不认得的列", "多余"]) await expect(said).toContainText(text);
  await page.getByRole("link", { name: "甲案" }).click();
  await expect(own.check("themes")).toContainText("必须改");
});

test("a field is checked as it is written, mended by a touch, taken back, and kept over a reload", async ({ anlan, page }) => {
  const own = desk(page);
  await own.open();
  await page.getByRole("button", { name: "新建空白案例" }).click();
  await own.field("title").pressSequentially("测试");
  await expect(own.heading).toHaveText("测试");
  await own.fill("date.value", "2020年3月");
  await expect(own.check("date.value")).toContainText("必须改");
  await own.check("date.value").getByRole("button", { name: "改成“2020-03”" }).click();
  await expect(own.field("date.value")).toHaveValue("2020-03");
  await expect(own.check("date.value").getByRole("button")).toHaveCount(0);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(own.field("date.value")).toHaveValue("2020年3月");
  await page.getByRole("button", { name: "重做" }).click();
  await expect(own.field("date.value")).toHaveValue("2020-03");
  await page.getByRole("button", { name: "加一条数字" }).click();
  await expect(own.field("figures[0].label")).toBeFocused();
  await own.fill("figures[0].value", "很多");
  await expect(own.check("figures[0].value")).toContainText("数字");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
  await expect(own.field("date.value")).toHaveValue("2020-03");
  await expect(own.field("figures[0].value")).toHaveValue("很多");
  // Several drafts stand side by side; one that is thrown away comes back.
  await own.go("草稿");
  await page.getByRole("button", { name: "新建空白案例" }).click();
  await own.fill("title", "另一个");
  await own.go("草稿");
  await expect(page.locator(".card")).toHaveCount(2);
  await page.getByRole("button", { name: "丢弃“测试”" }).click();
  await expect(page.locator(".card")).toHaveCount(1);
  await page.getByRole("button", { name: "恢复" }).click();
  await expect(page.locator(".card")).toHaveCount(2);
});

test("the report is that of the command line, on a data folder that was brought", async ({ anlan, page }) => {
  test.slow();
  const own = desk(page);
  const folder = mkdtempSync(join(tmpdir(), "anlan-desk-"));
  try {
    const id = "hotline-12348-mediation";
    cpSync(join(ROOT, "data"), folder, { recursive: true });
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const packed = files.map((entry) => join(entry.parentPath, entry.name)).map((path) => [`data${path.slice(folder.length)}`, readFileSync(path)]);
    await own.open();
    await own.bring({ name: "data.zip", text: zipSync(Object.fromEntries(packed)) });
    await expect(page.locator(".taken")).toContainText(`${cases.length} 个案例`);
    await own.go("已发布");
    await page.locator("#find").fill(id);
    await expect(page.locator("#found .card")).toHaveCount(1);
    await page.getByRole("button", { name: "修改", exact: true }).click();
    await own.fill("figures[0].unit", "");
    await own.field("level").selectOption("");
    await expect(own.check("level")).toContainText("必须改");
    const { bytes: changed } = await own.save("存为案例文件");
    writeFileSync(join(folder, `cases/${id}.json`), changed);
    await own.go("检查");
    await expect(page.locator(".complaints > li")).not.toHaveCount(0);
    for (const [button, format] of [["存为文本", "text"], ["存为表格（CSV）", "csv"]]) {
      const { bytes } = await own.save(button);
      const { status, stdout } = spawnSync(AUTHOR, ["check", ".", "--lang", "zh", "--format", format], { cwd: folder });
      expect(status).toBe(1);
      expect(bytes.toString("utf8")).toBe(stdout.toString("utf8").replaceAll("./cases/", "cases/"));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a withdrawn case is gone from what is published", async ({ anlan, page }) => {
  const [known, other] = cases;
  const own = desk(page);
  await own.open("", "#cases");
  await page.locator("#find").fill(known.id);
  await expect(page.locator("#found .card")).toHaveCount(1);
  await page.getByText("撤回", { exact: true }).click();
  await page.getByLabel("为什么撤回（会公开）").fill("重复收录");
  const successor = page.getByLabel("由哪个案例接替");
  await successor.fill("no-such-case");
  await page.getByRole("button", { name: "撤回这个案例" }).click();
  await expect(page.locator("#status")).toContainText("没有这个编号");
  await successor.fill(other.id);
  await page.getByRole("button", { name: "撤回这个案例" }).click();
  await expect(page.locator("#found")).toContainText("将撤回");
  await own.go("预览和发布");
  await expect(page.locator("#page")).toContainText("撤回 1 个");
  // Nothing is wrong with that: it can be published, and old links will find its tombstone.
  await expect(page.locator("#n-must")).toBeEmpty();
  const { bytes } = await own.save("只存新的数据包");
  const about = JSON.parse(Buffer.from(unzipSync(bytes)["data/about.json"]).toString());
  const withdrawn = about.withdrawn.map(({ id, reason, successor }) => [id, reason, successor]);
  expect(withdrawn).toEqual([[known.id, "重复收录", other.id]]);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.getByRole("button", { name: "预览", exact: true }).click();
  await expect(anlan.count).toContainText(`${cases.length - 1}`);
});

test("a workbook of the collection comes back as the collection", async ({ anlan, page }) => {
  const own = desk(page);
  await own.open("", "#changes");
  const { name, bytes } = await own.save("存为工作簿（XLSX）");
  await own.go("草稿");
  await own.bring({ name, text: bytes });
  await expect(page.locator(".taken")).toContainText("没有新的内容");
  await expect(page.locator(".card")).toHaveCount(0);
});

test("what takes long can be cancelled, and the page answers meanwhile", async ({ anlan, page }) => {
  test.slow();
  const own = desk(page);
  await own.open();
  await page.getByRole("button", { name: "新建空白案例" }).click();
  await own.fill("title", "还在");
  await own.go("草稿");
  const lines = ["编号,标题,地区,背景", ...Array.from({ length: 4_000 }, (_, at) => `big-${at},第${at}个,历下区,${"因为所以。".repeat(60)}`)];
  await own.bring({ name: "大.csv", text: lines.join("\n") });
  const cancel = page.locator("#cancel");
  await expect(cancel).toBeVisible();
  // The page's own thread is free while the worker reads.
  const longest = await page.evaluate(async () => {
    let longest = 0;
    for (let turn = 0, last = performance.now(); turn < 20; turn += 1) {
      await new Promise((done) => setTimeout(done, 10));
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    return longest;
  });
  expect(longest).toBeLessThan(1_000);
  await cancel.click();
  await expect(page.locator("#busy")).toBeHidden();
  await expect(page.locator(".card")).toHaveCount(1);
  await expect(page.locator(".card")).toContainText("还在");
});

test("what an input method left is kept, and what cannot be read again keeps nobody out", async ({ anlan, page }) => {
  const own = desk(page);
  await own.open();
  await page.getByRole("button", { name: "新建空白案例" }).click();
  const input = await page.context().newCDPSession(page);
  await own.field("title").focus();
  await input.send("Input.imeSetComposition", { text: "石榴", selectionStart: 2, selectionEnd: 2 });
  await input.send("Input.insertText", { text: "石榴" });
  // Without leaving the field.
  await expect(own.heading).toHaveText("石榴");
  await page.evaluate(async () => {
    const asked = indexedDB.open("anlan-desk", 1);
    await new Promise((done) => (asked.onsuccess = done));
    const store = asked.result.transaction("kept", "readwrite").objectStore("kept");
    await new Promise((done) => (store.put({ drafts: "of another version" }, "saved").onsuccess = done));
  });
  await page.reload();
  await expect(page.locator("#failed")).toContainText("what was kept in this browser cannot be read");
  await expect(page.getByRole("button", { name: "新建空白案例" })).toBeVisible();
});

test("a program that breaks off is begun anew with what was kept", async ({ anlan, page }) => {
  await page.route("**/desk-worker.js", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace("await ready;", 'await ready; if (act.text === "断") throw new Error("unreachable");');
    expect(body).toContain("unreachable");
    await route.fulfill({ response: answer, body });
  });
  const own = desk(page);
  await own.open();
  await page.getByRole("button", { name: "新建空白案例" }).click();
  await own.fill("title", "还在");
  await own.field("organ").fill("断");
  await own.field("organ").blur();
  await expect(page.locator("#failed")).toContainText("unreachable");
  await expect(own.heading).toHaveText("还在");
  await own.fill("organ", "济南市司法局");
  await own.fill("title", "还在这里");
  await expect(own.heading).toHaveText("还在这里");
  await page.reload();
  await expect(own.field("organ")).toHaveValue("济南市司法局");
});

test("files that are none are refused by name, and the rest is read", async ({ anlan, page }) => {
  const own = desk(page);
  await own.open();
  await own.bring(
    { name: "坏.xlsx", text: "PK\u0003\u0004 broken" },
    { name: "图.png", text: "\u0089PNG\r\n\u001a\n\0\0" },
    { name: "article.txt", text: ARTICLE },
  );
  await expect(page.locator(".taken")).toHaveCount(3);
  await expect(page.locator(".taken").filter({ hasText: "坏.xlsx" })).toBeVisible();
  await expect(page.locator(".taken").filter({ hasText: "图.png" })).toHaveClass(/refused/);
  await expect(page.getByRole("link", { name: TITLE })).toBeVisible();
});

test("a visitor fetches nothing of the desk; its address leads there", async ({ anlan, page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await anlan.open();
  expect(asked.filter((url) => /desk|preview/.test(url))).toEqual([]);
  await page.goto("?view=desk");
  await expect(page).toHaveURL(/desk\.html/);
  await anlan.open("?view=more");
  await page.getByRole("link", { name: /编辑台/ }).click();
  await expect(desk(page).heading).toHaveText("编辑台");
});

for (const [lang, title] of [["zh-Hans", "编辑台"], ["zh-Hant", "編輯臺"], ["en", "The desk"]]) {
  test(`axe finds nothing wrong with the desk, and it fits: ${lang} @every-size`, async ({ anlan, page }) => {
    test.slow();
    const own = desk(page);
    await own.open(`?lang=${lang}`);
    await expect(own.heading).toHaveText(title);
    await own.bring({ name: "article.txt", text: ARTICLE });
    await expect(own.heading).toHaveText(TITLE);
    const draft = new URL(page.url()).hash;
    for (const hash of [draft, "#", "#cases", "#report", "#changes"]) {
      await page.evaluate((hash) => (location.hash = hash), hash);
      await expect(page.locator("html")).not.toHaveAttribute("data-busy", "");
      await anlan.expectNoSidewaysScroll();
      await page.evaluate(AXE);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(async () => {
          const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`));
        });
        expect.soft(found, `${hash} ${colorScheme}`).toEqual([]);
      }
    }
  });
}
