// The first screen, which stands in index.html: what it says before the program is there, how it gives way
// to the same drawn by the program, and what happens on a network that is slow or breaks off.

import { createServer } from "node:http";

import { cases, countText } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const ROWS = 6;

/** Holds back the program until it is let go. */
const hold = async (page) => {
  let letGo;
  const held = new Promise((done) => (letGo = done));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
};

const ready = (page) => expect(page.locator("html")).toHaveAttribute("data-state", "ready");
const starting = (page) => expect(page.locator("html")).toHaveAttribute("data-state", "starting");

/** Sums up what moved without a hand, from the first moment on. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        window.shifts.push([value, sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

/** The parts of the screen that stand in both, as HTML. */
const parts = (page) =>
  page.evaluate((rows) => {
    // The program marks where its texts end.
    const html = (selector) =>
      [...document.querySelectorAll(selector)].map((part) => part.innerHTML.replaceAll("<!---->", ""));
    const slots = [".brand", ".languages", ".modes", ".count", ".results-head .views", ".sort span", ".prose", ".timeline-legend"];
    return [...slots, `.hits > li:nth-child(-n + ${rows})`].map((selector) => [selector, html(selector)]);
  }, ROWS);

/** How many of the pixels of two pictures differ to the eye, in a thousand. */
const difference = (page, one, other) =>
  page.evaluate(async (pictures) => {
    const read = async (picture) => {
      const image = Object.assign(new Image(), { src: `data:image/png;base64,${picture}` });
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      return { size: [image.width, image.height], data: context.getImageData(0, 0, image.width, image.height).data };
    };
    const [one, other] = await Promise.all(pictures.map(read));
    if (`${one.size}` !== `${other.size}`) return 1000;
    let differing = 0;
    for (let at = 0; at < one.data.length; at += 4) {
      const most = Math.max(...[0, 1, 2].map((channel) => Math.abs(one.data[at + channel] - other.data[at + channel])));
      if (most > 24) differing += 1;
    }
    return (1000 * differing) / (one.data.length / 4);
  }, [one, other].map((picture) => picture.toString("base64")));

const pictures = async (page) => {
  const taken = [];
  for (const selector of [".masthead", ".results-head", ".hit >> nth=0", ".hit >> nth=1"]) {
    taken.push([selector, await page.locator(selector).screenshot()]);
  }
  return taken;
};

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`the first screen is the one that the program draws, and nothing moves (${colorScheme}) @small-and-wide`, async ({ anlan, page }) => {
      await watchShifts(page);
      const letGo = await hold(page);
      await page.goto("");
      await expect(anlan.count).toHaveText(countText(cases));
      await expect(anlan.hits).toHaveCount(ROWS);
      await expect(anlan.search).toBeVisible();
      // What is said of the start is drawn over the foot of the screen.
      await page.locator("#boot").evaluate((boot) => boot.style.setProperty("visibility", "hidden"));
      const before = { parts: await parts(page), pictures: await pictures(page) };
      for (const [selector, found] of before.parts) expect(found.join(""), selector).not.toBe("");
      await page.evaluate(() => scrollTo(0, 150));
      letGo();
      await ready(page);
      await expect(page.locator("#shell")).toHaveCount(0);
      expect(await page.evaluate(() => scrollY)).toBe(150);
      // The chart is drawn once its width is known; a phone has it in a view of its own.
      if (anlan.isWide) await expect(page.locator(".timeline-svg .bars rect")).not.toHaveCount(0);
      expect(await parts(page)).toEqual(before.parts);
      // So is the bar there, which only the program has.
      await page.locator(".bottom-bar").evaluate((bar) => bar.style.setProperty("visibility", "hidden"));
      for (const [at, [selector, picture]] of (await pictures(page)).entries()) {
        expect(await difference(page, before.pictures[at][1], picture), selector).toBeLessThan(1);
      }
      expect(await page.evaluate(() => window.shifts)).toEqual([]);
    });
  });
}

test("nothing moves on a slow network @small-and-wide", async ({ anlan, page }) => {
  await watchShifts(page);
  const session = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow);
  await anlan.open();
  expect(await page.evaluate(() => window.shifts)).toEqual([]);
});

test("what is typed before the program is there is searched for by it, and the focus stays", async ({ anlan, page }) => {
  const letGo = await hold(page);
  await page.goto("");
  await anlan.search.click();
  await page.keyboard.type("调解员");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await starting(page);
  letGo();
  await ready(page);
  await expect(anlan.search).toHaveValue("调解员");
  await expect(anlan.search).toBeFocused();
  await anlan.expectParts({ q: "调解员" });
  await expect(anlan.count).not.toHaveText(countText(cases));
  await page.keyboard.press("Backspace");
  await expect(anlan.search).toHaveValue("调员");
});

test("links and choices lead on before the program is there @small-and-wide", async ({ anlan, page }) => {
  let letGo = await hold(page);
  await page.goto("");
  const title = await anlan.hitLinks.nth(1).innerText();
  await anlan.hitLinks.nth(1).focus();
  letGo();
  await ready(page);
  await expect(anlan.hitLinks.nth(1)).toBeFocused();

  await page.unrouteAll({ behavior: "wait" });
  letGo = await hold(page);
  await page.goto("");
  await anlan.hitLinks.nth(1).click();
  await expect(page).toHaveURL(/\?case=/);
  await starting(page);
  letGo();
  await expect(anlan.dialog.getByRole("heading", { name: title })).toBeVisible();

  await page.unrouteAll({ behavior: "wait" });
  letGo = await hold(page);
  await page.goto("");
  await page.locator(".sort select").selectOption("oldest");
  await expect(page).toHaveURL(/\?sort=oldest$/);
  letGo();
  await ready(page);
  await expect(page.locator(".sort select")).toHaveValue("oldest");
});

for (const [query, words] of [
  ["?lang=en", "Opening…"],
  ["?lang=zh-Hant", "正在打開…"],
  ["?q=调解", "正在打开…"],
  ["?view=districts", "正在打开…"],
  ["?district=370102", "正在打开…"],
  ["?mode=elder", "正在打开…"],
]) {
  test(`the first screen is not shown where it would not be true: ${query}`, async ({ anlan, page }) => {
    const letGo = await hold(page);
    await page.goto(query);
    await expect(page.getByText(words)).toBeVisible();
    await expect(anlan.hits).toHaveCount(0);
    letGo();
    await ready(page);
  });
}

/**
 * A network between the page and its host. `cuts` says how often a file whose name ends so is cut off in
 * its middle, `trickles` which comes slowly.
 */
const network = async ({ cuts = {}, trickles }) => {
  const left = new Map(Object.entries(cuts));
  const server = createServer(async (request, answer) => {
    const found = await fetch(new URL(request.url.slice(1), process.env.ANLAN_URL));
    const bytes = Buffer.from(await found.arrayBuffer());
    const type = found.headers.get("content-type");
    answer.writeHead(found.status, { "Content-Type": type, "Content-Length": bytes.length, "Cache-Control": "no-store" });
    const path = request.url.split("?")[0];
    const cut = [...left.keys()].find((end) => path.endsWith(end) && left.get(end) > 0);
    if (cut) {
      left.set(cut, left.get(cut) - 1);
      answer.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => answer.destroy(), 50));
    } else if (trickles && path.endsWith(trickles)) {
      for (let at = 0; at < bytes.length; at += bytes.length / 10) {
        answer.write(bytes.subarray(at, at + bytes.length / 10));
        await new Promise((done) => setTimeout(done, 200));
      }
      answer.end();
    } else {
      answer.end(bytes);
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    left,
    close: () => (server.closeAllConnections(), server.close()),
  };
};

test.describe("on a network of its own", () => {
  // Where the page comes from is another port than the one that the test knows.
  let net;
  test.use({
    baseURL: async ({}, use) => {
      net = await network({});
      await use(net.url);
      net.close();
    },
    allowed: [[/^error: Failed to load resource/, /ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE|ERR_CONNECTION|preload/], { scope: "test" }],
  });

  for (const end of [".wasm", "collection.json", "boot.js", "_bg.wasm"]) {
    test(`what is cut off comes when it is asked for again by itself: ${end}`, async ({ anlan, page }) => {
      net.left.set(end, end === "boot.js" ? 1 : 2);
      await page.goto("");
      await expect(anlan.count).toHaveText(countText(cases));
      await ready(page);
      expect(net.left.get(end)).toBe(0);
      await expect(page.locator("#boot")).toBeHidden();
      expect(await page.locator(".masthead").evaluate((head) => getComputedStyle(head).display)).toMatch(/flex|grid/);
    });
  }

  test("what is cut off again and again is said to be, and what is there can still be read @small-and-wide", async ({ anlan, page }) => {
    net.left.set(".wasm", 100);
    await page.goto("");
    await expect(page.getByText("页面没有打开。请检查网络，然后重试。")).toBeVisible();
    await expect(anlan.count).toHaveText(countText(cases));
    await expect(anlan.hits).toHaveCount(ROWS);
    net.left.clear();
    await page.getByRole("link", { name: "重新加载" }).click();
    await ready(page);
    await expect(anlan.hits).not.toHaveCount(ROWS);
  });

  test("a collection that is cut off again and again can be asked for by a button", async ({ anlan, page }) => {
    net.left.set("collection.json", 100);
    await page.goto("");
    // In the place of the first screen: a page has one main part and one first heading.
    await expect(page.getByRole("heading", { name: "数据没有载入" })).toBeInViewport();
    await expect(page.getByRole("main")).toHaveCount(1);
    net.left.clear();
    await page.getByRole("button", { name: "重试" }).click();
    await expect(anlan.count).toHaveText(countText(cases));
    await expect(anlan.hits).not.toHaveCount(ROWS);
  });
});

test("how much has arrived is shown as it arrives", async ({ page }) => {
  const net = await network({ trickles: ".wasm" });
  await page.addInitScript(() => {
    window.seen = [];
    addEventListener("DOMContentLoaded", () => {
      const bar = document.querySelector("#boot-progress");
      const look = () => {
        if (!bar.hidden && window.seen.at(-1) !== bar.value) window.seen.push(bar.value);
        requestAnimationFrame(look);
      };
      look();
    });
  });
  await page.goto(net.url);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await ready(page);
  const seen = await page.evaluate(() => window.seen);
  expect(seen.length).toBeGreaterThan(4);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  expect(seen.at(-1)).toBeGreaterThan(45);
  net.close();
});
