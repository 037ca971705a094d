// The pictures of docs/editing.md: the desk as the guide describes it, with an article that is made up. Run as
// `ANLAN_URL=… ANLAN_CHROMIUM=… node e2e/guide.mjs docs/pictures`.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "@playwright/test";

import config from "./playwright.config.mjs";

const [folder] = process.argv.slice(2);
const { executablePath, args } = config.use.launchOptions;
const article = readFileSync(new URL("../importer/tests/articles/01-sections.txt", import.meta.url), "utf8")
  .replaceAll("海棠区", "历下区")
  .replaceAll("海棠市", "济南市");

const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage({ viewport: { width: 1100, height: 720 }, locale: "zh-CN", baseURL: process.env.ANLAN_URL });
const take = async (name) => {
  // What the desk said stands there for some seconds.
  await page.locator("#status:empty").waitFor({ state: "attached" });
  await page.screenshot({ path: join(folder, `desk-${name}.png`) });
};

await page.goto("desk.html");
await page.locator("#drop").waitFor();
await take("start");
await page.locator("#files").setInputFiles({ name: "article.txt", mimeType: "text/plain", buffer: Buffer.from(article) });
await page.locator("#article").waitFor();
await take("article");
await page.locator('[id="f:id"]').fill("Pomegranate Hall");
await page.locator('[id="f:title_en"]').fill("A hall for neighbours");
await page.locator('[id="f:date.value"]').fill("2021年3月");
await page.locator('[id="f:date.value"]').blur();
await page.locator('[id="c:date.value"] .must').waitFor();
await page.locator(".group").first().evaluate((own) => own.scrollIntoView({ block: "start" }));
await take("form");
await page.goto("desk.html#changes");
await page.locator("#outputs").waitFor();
await take("changes");
await browser.close();
