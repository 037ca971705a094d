// What goes wrong: the bundle, the network, the browser.

import { cases } from "./collection.mjs";
import { expect, serveBundle, test } from "./page.mjs";

const BUNDLE = "**/data/collection.json";
const failed = (page) => page.getByRole("heading", { level: 1, name: "数据没有载入" });

test.describe("the browser's own line on what did not arrive is expected", () => {
  test.use({ allowed: [[/^error: Failed to load resource/], { scope: "test" }] });

  test("a bundle that is missing is said to be, and can be asked for again", async ({ anlan, page }) => {
    await page.route(BUNDLE, (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("?q=调解");
    await expect(failed(page)).toBeVisible();
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveText("服务器没有给出数据文件（状态 404）。");
    await expect(page.getByRole("link", { name: "纯文字版" })).toHaveAttribute("href", "data/cases.html");
    await page.unroute(BUNDLE);
    await page.getByRole("button", { name: "重试" }).click();
    await expect(anlan.count).toBeVisible();
    await anlan.expectParts({ q: "调解" });
  });

  test("a network that breaks off is said to have, and trying again works", async ({ anlan, page }) => {
    await page.route(BUNDLE, (route) => route.abort());
    await page.goto("");
    await expect(failed(page)).toBeVisible();
    await expect(page.getByText("没有取到数据文件，请检查网络后重试。")).toBeVisible();
    const asked = page.waitForRequest(BUNDLE);
    await page.getByRole("button", { name: "重试" }).click();
    await asked;
    await expect(failed(page)).toBeVisible();
    await page.unroute(BUNDLE);
    await page.getByRole("button", { name: "重试" }).click();
    await expect(anlan.count).toHaveText("170 / 170 个案例，其中 6 个无日期");
  });

  test("a program that does not arrive ends in a notice and a way to reload", async ({ anlan, page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("");
    await expect(page.getByText("页面没有打开。请检查网络，然后重试。")).toBeVisible();
    await page.unroute("**/*.wasm");
    await page.getByRole("link", { name: "重新加载" }).click();
    await expect(anlan.count).toBeVisible();
  });
});

test.describe("the browser's own line on a network that is gone is expected", () => {
  test.use({ allowed: [[/^error: Failed to load resource/], { scope: "test" }] });

  test("what did not arrive while the network was gone comes once it is back", async ({ anlan, page, context }) => {
    await anlan.open();
    await anlan.search.focus();
    // The annex is there, and what only the timeline up close needs is not.
    await expect(page.locator("#suggestion-list")).toBeAttached();
    await context.setOffline(true);
    await anlan.view("时间");
    await expect(page.getByText("没有规划时期的资料，图上不画背景。")).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText("同期的规划")).toBeVisible();
    const styles = () => page.locator("link[rel=stylesheet]").evaluateAll((links) => links.filter(({ sheet }) => !sheet).length);
    await expect.poll(styles).toBe(0);
  });

  test("a collection that breaks off for the annex alone is read once the network is back", async ({ anlan, page, context }) => {
    await anlan.open();
    await page.route(BUNDLE, (route) => route.abort());
    const broken = page.waitForEvent("requestfailed", (request) => request.url().endsWith("collection.json"));
    await anlan.search.fill("tiaojie");
    await broken;
    await page.unroute(BUNDLE);
    await context.setOffline(true);
    await context.setOffline(false);
    await expect(page.getByRole("option").first()).toBeVisible();
  });
});

test.describe("the browser's own line on a view that did not arrive is expected", () => {
  test.use({ allowed: [[/^error: Failed to load resource/], { scope: "test" }] });

  test("a view that does not arrive says so, and there is a way back and a way to try again", async ({ anlan, page }) => {
    await page.route("**/annex_bg.wasm*", (route) => route.abort());
    await anlan.open();
    await page.getByRole("link", { name: "机制", exact: true }).filter({ visible: true }).click();
    const notice = page.getByText("页面没有打开。请检查网络，然后重试。");
    await expect(notice).toBeVisible();
    await page.goBack();
    await expect(notice).toBeHidden();
    await expect(anlan.count).toBeVisible();
    await page.goForward();
    await expect(notice).toBeVisible();
    await page.unroute("**/annex_bg.wasm*");
    await page.getByRole("link", { name: "重新加载" }).click();
    await expect(page.locator("#study h2").first()).toBeVisible();
    await anlan.expectParts({ view: "mechanisms" });
  });
});

for (const [title, body, sentence] of [
  ["is not JSON", "<!doctype html><p>it works", "数据文件不完整，或不是 JSON。"],
  ["breaks off", '{"format":1,"vocab', "数据文件不完整，或不是 JSON。"],
  ["has another shape", '{"format":1,"cases":{}}', "数据文件的结构不对。"],
  ["is of another format", null, "数据文件的版本与页面不符，刷新页面可能有用。"],
]) {
  test(`a bundle that ${title} is said to be so`, async ({ anlan, page }) => {
    if (body === null) await serveBundle(page, (bundle) => (bundle.format = 2));
    else await page.route(BUNDLE, (route) => route.fulfill({ body, contentType: "application/json" }));
    await page.goto("");
    await expect(failed(page)).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
    await page.unroute(BUNDLE);
    await page.getByRole("button", { name: "重试" }).click();
    await expect(anlan.count).toBeVisible();
  });
}

test("the page of a failure speaks the language of its address", async ({ anlan, page }) => {
  await page.route(BUNDLE, (route) => route.fulfill({ body: "[", contentType: "application/json" }));
  await page.goto("?lang=en");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(anlan.count).toBeHidden();
});

test("one bad case of many is left out and named, and the rest show", async ({ anlan, page }) => {
  let bad;
  await serveBundle(page, (bundle) => {
    bad = bundle.cases[3];
    bad.district = "370199";
  });
  await anlan.open();
  await expect(anlan.count).toContainText("169 / 169 个案例");
  const notice = page.getByRole("alert").filter({ hasText: "170 个案例中有 1 个未能载入，其余照常显示。" });
  await notice.getByText("查看原因").click();
  await expect(notice.getByRole("listitem")).toHaveCount(1);
  for (const part of [bad.id, "district", "370199", "不在区县表中"]) await expect(notice).toContainText(part);
});

test("a case without the shape of a case is left out and named", async ({ anlan, page }) => {
  let bad;
  await serveBundle(page, (bundle) => {
    bad = bundle.cases[0];
    delete bad.title;
  });
  await anlan.open();
  await expect(anlan.count).toContainText("169 / 169 个案例");
  const notice = page.getByRole("alert").filter({ hasText: "170 个案例中有 1 个未能载入" });
  await notice.getByText("查看原因").click();
  await expect(notice).toContainText(bad.id);
  await expect(notice).toContainText("title");
});

test("a bundle without cases shows a page that says so", async ({ anlan, page }) => {
  await serveBundle(page, (bundle) => (bundle.cases = []));
  await anlan.open();
  await expect(page.getByText("这份数据里还没有案例。")).toBeVisible();
  await expect(anlan.count).toHaveText("0 / 0 个案例");
  await anlan.search.fill("调解");
  await anlan.view("区县图");
  await expect(page.getByRole("heading", { name: "各区县案例数" })).toBeVisible();
});

test("a bundle of one case shows that one", async ({ anlan, page }) => {
  const id = "lixia-rule-of-law-government-demonstration";
  await serveBundle(page, (bundle) => (bundle.cases = bundle.cases.filter((own) => own.id === id)));
  await anlan.open();
  await expect(anlan.count).toHaveText("1 / 1 个案例");
  await expect(anlan.timeline).toBeVisible();
  await anlan.hitLinks.click();
  await expect(anlan.dialog).toBeVisible();
  await expect(anlan.dialog.getByText("第 1 个，共 1 个")).toBeVisible();
  await page.keyboard.press("Escape");
  await anlan.view("区县图");
  await expect(page.getByRole("heading", { name: "区县与主题对照" })).toBeVisible();
});

test("a browser without WebAssembly gets every case as a plain page", async ({ anlan, page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  const id = "lixia-rule-of-law-government-demonstration";
  await page.goto(`?case=${id}`);
  await expect(page).toHaveURL(new RegExp(`/data/cases\\.html#${id}$`));
  await expect(page.getByRole("article")).toHaveCount(cases.length);
  const shown = await page.getByRole("article").getByRole("heading", { level: 3 }).allInnerTexts();
  expect(shown.sort()).toEqual(cases.map((own) => own.title).sort());
  // No page of ours draws with WebAssembly gone, so the list is not the one of the app.
  await expect(anlan.count).toBeHidden();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a browser without scripts gets the leaves, and every case on one page", async ({ anlan, page }) => {
    await page.goto("");
    await expect(page).toHaveURL(/\/read\/index\.html$/);
    await page.getByRole("link", { name: "全部案例在一页上" }).click();
    await expect(page).toHaveURL(/\/data\/cases\.html$/);
    await expect(page.getByRole("article")).toHaveCount(cases.length);
    await expect(anlan.count).toBeHidden();
  });
});
