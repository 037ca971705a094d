// The built folder on real hosts and on bad ones: that the page works there, and that the sample
// configurations say what they should. `cargo xtask test hosts` says where the programs are; the test of
// one that is not there is skipped.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { cases } from "./collection.mjs";
import { expect, test as base } from "./page.mjs";
import { apache, asked, caddy, nginx, peculiar, python } from "./servers.mjs";

const programs = {
  python: process.env.ANLAN_PYTHON,
  nginx: process.env.ANLAN_NGINX,
  caddy: process.env.ANLAN_CADDY,
  apache: process.env.ANLAN_APACHE,
};

/** A host for a test, stopped at its end. */
const hosted = (start) => async ({}, use) => {
  const host = await start();
  await use(host);
  await host.stop();
};

const test = base.extend({
  host: hosted(() => peculiar({})),
  /** Where the folder is on it. */
  at: ["/", { option: true }],
  baseURL: async ({ host, at }, use) => use(`${host.origin}${at}`),
});

/** What a visitor does who tries everything once. */
const visit = async (anlan, page) => {
  await anlan.open();
  await expect(anlan.count).toContainText(`${cases.length} / ${cases.length}`);
  // Letters are understood with the annex only.
  await anlan.search.fill("rmtj");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expect(anlan.count).not.toContainText(`${cases.length} /`);
  await anlan.hitLinks.first().click();
  await expect(anlan.dialog.locator("#case-title")).toBeVisible();
  await anlan.open("?view=mechanisms");
  await page.goto("?lang=zh-Hant");
  await expect(anlan.count).toContainText(`${cases.length} / ${cases.length} 個案例`);
  await page.goto("data/cases.html");
  await expect(page.getByRole("article")).toHaveCount(cases.length);
};

const FOR_EVER = "public, max-age=31536000, immutable";
const ASK_AGAIN = "no-cache";

/** Files of every kind, with the type and the lifetime that a host is to give. */
const files = (dist) => {
  const hashed = (pattern) => readdirSync(dist).find((name) => pattern.test(name));
  return [
    ["", "text/html; charset=utf-8", ASK_AGAIN],
    ["index.html", "text/html; charset=utf-8", ASK_AGAIN],
    ["boot.js", "text/javascript; charset=utf-8", ASK_AGAIN],
    ["annex_bg.wasm", "application/wasm", ASK_AGAIN],
    ["data/collection.json", "application/json; charset=utf-8", ASK_AGAIN],
    ["icons/seal.svg", "image/svg+xml; charset=utf-8", ASK_AGAIN],
    [hashed(/^anlan-[0-9a-f]+\.js$/), "text/javascript; charset=utf-8", FOR_EVER],
    [hashed(/^anlan-[0-9a-f]+_bg\.wasm$/), "application/wasm", FOR_EVER],
    ["study.css", "text/css; charset=utf-8", ASK_AGAIN],
  ];
};

const ENDING = { br: ".br", gzip: ".gz" };

const expectWellTold = async ({ dist, codings }, address) => {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const [, policy] = /content="([^"]*)"/.exec(/<meta [^>]*Content-Security-Policy[^>]*>/i.exec(page)[0]);
  for (const [path, type, lifetime] of files(dist)) {
    const url = `${address}${path}`;
    const file = join(dist, path || "index.html");
    for (const [accepted, coding] of [
      ["gzip, deflate, br, zstd", codings[0]],
      ["gzip", "gzip"],
      ["br;q=0, gzip;q=0.5", "gzip"],
      ["identity", undefined],
    ]) {
      const { status, headers, bytes } = await asked(url, { "Accept-Encoding": accepted });
      const context = `${url} for ${accepted}`;
      expect(status, context).toBe(200);
      expect(bytes.equals(readFileSync(`${file}${ENDING[coding] ?? ""}`)), `bytes of ${context}`).toBe(true);
      expect({ ...headers, vary: headers.vary?.toLowerCase() }, context).toMatchObject({
        "content-type": type,
        "cache-control": lifetime,
        "content-security-policy": `${policy}; frame-ancestors 'none'`,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": expect.stringContaining("camera=()"),
        vary: expect.stringContaining("accept-encoding"),
      });
      expect(headers["content-encoding"], context).toBe(coding);
      // It is for https only, and browsers complain of it elsewhere.
      expect(headers).not.toHaveProperty("cross-origin-opener-policy");
      const kept = { "Accept-Encoding": accepted, "If-None-Match": headers.etag };
      expect((await asked(url, kept)).status, `${context}, kept`).toBe(304);
    }
  }
  for (const path of ["anlan-0123456789abcdef.js", "none/at/all.html", "data/"]) {
    const { status, headers, bytes } = await asked(`${address}${path}`);
    expect(status, path).toBeGreaterThan(402);
    expect(headers["cache-control"] ?? ASK_AGAIN, path).toBe(ASK_AGAIN);
    expect(headers["content-type"], path).toContain("text/html");
    expect(bytes.includes("<h1"), path).toBe(true);
  }
};

for (const [name, start] of Object.entries({ nginx, caddy, apache })) {
  for (const at of ["/", "/cases/"]) {
    test.describe(`${name} at ${at}`, () => {
      test.use({ host: hosted(() => start(programs[name])), at });
      test.skip(!programs[name], `no ${name}`);

      test(`${name} at ${at} with its sample configuration serves the page, packed, with every header`, async ({ anlan, page, host, baseURL }) => {
        await visit(anlan, page);
        await expectWellTold(host, baseURL);
        if (at !== "/") {
          const { status, headers } = await asked(`${baseURL.slice(0, -1)}?q=1`);
          expect([301, 308]).toContain(status);
          expect(new URL(headers.location, baseURL).href).toBe(`${baseURL}?q=1`);
        }
      });
    });
  }
}

test.describe("the host that comes with Python", () => {
  test.use({ host: hosted(() => python(programs.python)) });
  test.skip(!programs.python, "no python");

  test("the host that comes with Python serves the page", async ({ anlan, page }) => visit(anlan, page));
});

for (const type of ["application/octet-stream", "text/plain"]) {
  test.describe(type, () => {
    test.use({ host: hosted(() => peculiar({ types: { ".wasm": type } })) });

    test(`a host that calls a program ${type} serves the page, and nothing complains`, async ({ anlan, page }) => visit(anlan, page));
  });
}

const INDEX = [200, "index.html"];

for (const [name, unknown] of [["404 and a page", [404, "404.html"]], ["its first page", INDEX]]) {
  test.describe(name, () => {
    test.use({ host: hosted(() => peculiar({ unknown })) });

    test(`a host that answers what it does not know with ${name} serves the page`, async ({ anlan, page }) => visit(anlan, page));
  });
}

const NOT_OPENED = "页面没有打开。请检查网络，然后重试。";
const NOT_LOADED = "数据没有载入";

for (const [what, lost, query, sentence] of [
  ["the collection", /collection.*\.json$/, "", NOT_LOADED],
  ["the program", /^anlan.*\.wasm$/, "", NOT_OPENED],
  ["the script of the program", /^anlan.*\.js$/, "", NOT_OPENED],
  ["the annex", /^annex_bg\.wasm$/, "?view=mechanisms", NOT_OPENED],
]) {
  for (const [name, unknown] of [["404 and a page", [404, "404.html"]], ["its first page", INDEX]]) {
    test.describe(`${what}, ${name}`, () => {
      test.use({
        host: hosted(() => peculiar({ lost: [lost], unknown })),
        // The browser's own lines on what did not come, or came as something else.
        allowed: [[/Failed to load (resource|module script)/], { scope: "test" }],
      });

      test(`${what} lost on a host that answers with ${name} ends in words`, async ({ anlan, page }) => {
        await page.goto(query);
        await expect(page.getByText(sentence).filter({ visible: true }).first()).toBeVisible();
        expect(await anlan.page.title()).toContain("案览");
      });
    });
  }
}
