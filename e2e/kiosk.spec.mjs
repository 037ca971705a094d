// A kiosk in a hall: a touch screen that stands upright, and nobody beside it.

import jsQR from "jsqr";

import { caseOf, cases, countText, districts, matching } from "./collection.mjs";
import { SUBPATH_URL, expect, serveBundle, test } from "./page.mjs";

const LIXIA = "370102";
const LONG = "lixia-rule-of-law-government-demonstration";
const MODE = `mode=kiosk,home:${LIXIA}`;
const name = (code) => districts.find((place) => place.code === code).zh;

/** 20 mm and 1 mm on the screen that the kiosk is drawn for. */
const TARGET = 81;

class Kiosk {
  constructor(page) {
    this.page = page;
    this.attract = page.getByRole("dialog", { name: "首屏" });
    this.slide = this.attract.locator(".slide");
    this.start = this.attract.getByRole("button", { name: "触摸屏幕开始" });
    this.home = page.getByRole("dialog", { name: "您想看什么？" });
    this.question = page.getByRole("dialog", { name: "还在看吗？" });
    this.bar = page.getByRole("navigation", { name: "本机" });
    this.taken = page.getByRole("dialog", { name: "扫码带走这一页" });
    this.outbound = page.getByRole("dialog", { name: "用手机打开这个网页" });
    this.staff = page.getByRole("dialog", { name: "工作人员" });
    this.setup = page.getByRole("dialog", { name: "设置本机" });
    this.pad = page.getByRole("region", { name: "字母键盘" });
    this.done = this.pad.getByRole("button", { name: "完成" });
  }

  /** Opens it, with a clock that the test can wind on. */
  async open(query = MODE) {
    await this.page.clock.install();
    await this.page.goto(`?${query}`);
    await expect(this.attract).toBeVisible();
  }

  /** Opens it and goes to the list of all cases. */
  async enter(query = MODE) {
    await this.open(query);
    await this.start.tap();
    await this.home.getByRole("button", { name: "全部案例" }).tap();
    await expect(this.home).toBeHidden();
  }

  /** So many seconds go by. The page counts in whole ones. */
  async pass(seconds) {
    await this.page.clock.runFor(seconds * 1000);
  }

  /** Holds the corner at the top right. */
  async knock(seconds = 4) {
    const { width } = this.page.viewportSize();
    await this.page.mouse.move(width - 20, 20);
    await this.page.mouse.down();
    await this.pass(seconds);
    await this.page.mouse.up();
  }

  async type(digits) {
    for (const digit of digits) await this.staff.getByRole("button", { name: digit, exact: true }).tap();
    await this.staff.getByRole("button", { name: "确定" }).tap();
  }

  /** What a camera reads from the code of a dialog, and how wide the code is. */
  async scan(dialog) {
    const code = dialog.getByRole("img");
    const { width } = await code.boundingBox();
    const picture = (await code.screenshot()).toString("base64");
    const reader = await this.page.context().newPage();
    const { pixels, size } = await reader.evaluate(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const size = [image.width, image.height];
      return { pixels: [...context.getImageData(0, 0, ...size).data], size };
    }, picture);
    await reader.close();
    return { text: jsQR(Uint8ClampedArray.from(pixels), ...size)?.data, width };
  }

  /** What can be touched on the screen, and is smaller than a finger asks for. */
  async small() {
    return this.page.evaluate((least) => {
      // What lies below a dialog cannot be touched, and need not even be laid out.
      const shown = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
      const asked = "a[href], button, input, select, summary, [data-href], label.bucket";
      const isSmall = (element) => {
        const { width, height } = element.getBoundingClientRect();
        return Math.min(width, height) < least;
      };
      // The whole row of a hit is touched, and the line of a box.
      const touched = [...shown.querySelectorAll(asked)].map(
        (element) => element.closest("label.bucket") ?? (element.matches(".hit a") ? element.closest(".hit") : element),
      );
      const isThere = (element) =>
        element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).pointerEvents !== "none";
      return touched.filter(isThere).filter(isSmall).map((element) => element.outerHTML.slice(0, 120));
    }, TARGET - 0.5);
  }

  /** The smallest letters on the screen, in pixels. */
  async letters() {
    return this.page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let least = Infinity;
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const element = text.parentElement;
        const isRead = text.data.trim() && element.checkVisibility() && !element.closest(".visually-hidden, .boot");
        if (isRead) least = Math.min(least, parseFloat(getComputedStyle(element).fontSize));
      }
      return least;
    });
  }
}

const kiosk = test.extend({
  hall: async ({ page, anlan }, use) => use(new Kiosk(page, anlan)),
});

kiosk.describe("a kiosk @kiosk", () => {
  kiosk("shows cases of the collection in turn while nobody is there, from its own district first", async ({ hall }) => {
    await hall.open();
    await expect(hall.attract).toContainText("案览");
    await expect(hall.attract).toContainText(`${cases.length} 个案例`);
    await expect(hall.slide).toContainText(name(LIXIA));
    const seen = new Set();
    for (let turn = 0; turn < 6; turn += 1) {
      const text = await hall.slide.innerText();
      expect(cases.some((own) => text.includes(own.title))).toBe(true);
      seen.add(text);
      await hall.pass(9);
      await expect(hall.slide).not.toHaveText(text);
    }
    expect(seen.size).toBe(6);
  });

  kiosk("holds still where it is asked to, and goes on by itself when nobody is there any more", async ({ hall }) => {
    await hall.open();
    await hall.attract.getByRole("button", { name: "停住画面" }).tap();
    const text = await hall.slide.innerText();
    await hall.pass(30);
    expect(await hall.slide.innerText()).toBe(text);
    await hall.pass(80);
    await expect(hall.attract.getByRole("button", { name: "停住画面" })).toBeVisible();
    await hall.pass(9);
    expect(await hall.slide.innerText()).not.toBe(text);
  });

  kiosk("leads in from anywhere, by seven ways at most", async ({ hall, anlan, page }) => {
    await hall.open();
    await page.touchscreen.tap(540, 60);
    await expect(hall.home).toBeVisible();
    expect(await hall.home.getByRole("button").count()).toBeLessThanOrEqual(7);
    await hall.home.getByRole("button", { name: /^历下区的案例/ }).tap();
    await anlan.expectParts({ district: LIXIA, mode: `kiosk,home:${LIXIA}` });
    await expect(anlan.count).toHaveText(countText(matching({ district: [LIXIA] })));
    await hall.bar.getByRole("button", { name: "回到开始" }).tap();
    await expect(hall.home).toBeVisible();
    await hall.home.getByRole("button", { name: "按主题看" }).tap();
    await hall.home.getByRole("button", { name: /^人民调解/ }).tap();
    await expect(anlan.chip("主题：人民调解")).toBeVisible();
    await hall.bar.getByRole("button", { name: "回到开始" }).tap();
    await hall.home.getByRole("button", { name: "按时间看" }).tap();
    await expect(anlan.timeline).toBeVisible();
  });

  kiosk("is searched by letters to touch, which go when they are done with", async ({ hall, anlan }) => {
    await hall.enter();
    await expect(hall.pad).toBeHidden();
    await anlan.search.tap();
    for (const letter of ["l", "x", "q"]) await hall.pad.getByRole("button", { name: letter, exact: true }).tap();
    await expect(anlan.search).toHaveValue("lxq");
    await hall.pad.getByRole("button", { name: "删除" }).tap();
    await expect(anlan.search).toHaveValue("lx");
    await hall.pad.getByRole("button", { name: /^历下区\s*区县/ }).tap();
    await anlan.expectParts({ district: LIXIA, mode: `kiosk,home:${LIXIA}` });
    await expect(anlan.count).toHaveText(countText(matching({ district: [LIXIA] })));
    await hall.pass(1);
    await expect(hall.pad).toBeHidden();
  });

  kiosk("opens the case that it shows", async ({ hall, page }) => {
    await hall.open();
    const title = await hall.slide.locator("strong").innerText();
    await hall.slide.tap();
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
    await expect(hall.attract).toBeHidden();
    await hall.bar.getByRole("button", { name: "回到开始" }).tap();
    await expect(hall.home).toBeVisible();
    await expect(page.getByRole("dialog", { name: title })).toBeHidden();
  });

  kiosk("asks who is silent, counts down, and goes on at a touch", async ({ hall, page }) => {
    await hall.enter();
    await hall.pass(58);
    await expect(hall.question).toBeHidden();
    await hall.pass(4);
    await expect(hall.question).toBeVisible();
    await expect(hall.question).toContainText(/(2[5-9]|30) 秒后清空/);
    await hall.question.getByRole("button", { name: "继续看" }).tap();
    await expect(hall.question).toBeHidden();
    await hall.pass(70);
    await expect(hall.question).toBeVisible();
    await page.touchscreen.tap(60, 60);
    await expect(hall.question).toBeHidden();
    await expect(hall.attract).toBeHidden();
  });

  kiosk("takes scrolling for reading", async ({ hall, page }) => {
    await hall.enter();
    for (let turn = 0; turn < 4; turn += 1) {
      await hall.pass(50);
      await page.evaluate(() => scrollBy(0, 300));
      await page.waitForTimeout(100);
    }
    await expect(hall.question).toBeHidden();
  });

  kiosk("leaves more time to a long case", async ({ hall, page }) => {
    const own = caseOf(LONG);
    await hall.enter();
    await page.evaluate((id) => {
      history.replaceState(null, "", `${location.pathname}${location.search}&case=${id}`);
      dispatchEvent(new PopStateEvent("popstate"));
    }, LONG);
    await expect(page.getByRole("dialog", { name: own.title })).toBeVisible();
    const texts = [own.background, own.outcomes, ...own.captions, ...own.practices.flatMap((did) => [did.heading, did.text])];
    const extra = Math.floor([...texts.filter(Boolean).join("")].length / 12);
    expect(extra).toBeGreaterThan(20);
    await hall.pass(58 + extra - 5);
    await expect(hall.question).toBeHidden();
    await hall.pass(12);
    await expect(hall.question).toBeVisible();
  });

  kiosk("wipes what a visitor did, the language too, and leaves no way back", async ({ hall, anlan, page }) => {
    await hall.open();
    const length = await page.evaluate(() => history.length);
    await hall.attract.getByRole("button", { name: "English" }).tap();
    await page.getByRole("button", { name: "Touch the screen to begin" }).tap();
    await page.getByRole("button", { name: "Search" }).tap();
    const search = page.locator("#search");
    await expect(search).toBeFocused();
    await search.fill("调解");
    await page.getByRole("button", { name: "Done" }).tap();
    await page.getByRole("button", { name: /^Filters/ }).tap();
    await page.getByRole("checkbox", { name: /^Lixia District/ }).locator("xpath=ancestor::label").tap();
    await page.evaluate(() => sessionStorage.setItem("visitor", "was here"));
    await expect.poll(() => new URL(page.url()).searchParams.get("district")).toBe(LIXIA);
    const reloaded = page.waitForEvent("load");
    await hall.pass(95);
    await reloaded;
    await expect(hall.attract).toBeVisible();
    await anlan.expectParts({ mode: `kiosk,home:${LIXIA}` });
    expect(await page.evaluate(() => history.length)).toBe(length);
    expect(await page.evaluate(() => sessionStorage.getItem("visitor"))).toBeNull();
    await hall.start.tap();
    await hall.home.getByRole("button", { name: "全部案例" }).tap();
    await expect(anlan.count).toHaveText(countText(cases));
    await expect(anlan.search).toHaveValue("");
    await expect(anlan.search).not.toBeFocused();
    await expect(anlan.filters).toBeHidden();
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  kiosk("comes back as its venue's where it broke in a visitor's hands", async ({ page, anlan }) => {
    // Without a clock of the test's own, which would hide from the page that it was loaded anew.
    await page.goto(`?lang=zh-Hant&${MODE}`);
    await page.getByRole("button", { name: "English" }).tap();
    await page.getByRole("button", { name: "Touch the screen to begin" }).tap();
    await page.getByRole("button", { name: "By place" }).tap();
    await expect.poll(() => new URL(page.url()).searchParams.get("view")).toBe("districts");
    await page.reload();
    await expect(page.getByRole("button", { name: "觸摸螢幕開始" })).toBeVisible();
    await anlan.expectParts({ lang: "zh-Hant", mode: `kiosk,home:${LIXIA}` });
  });

  kiosk.describe("without a server", () => {
    kiosk.use({ allowed: [[/^error: Failed to load resource/], { scope: "test" }] });

    kiosk("wipes in place, and never goes to a page of the browser's own", async ({ hall, anlan, page, context }) => {
      await hall.enter();
      await anlan.openFilters();
      await anlan.toggle("theme", "人民调解");
      await context.setOffline(true);
      await hall.pass(95);
      await expect(hall.attract).toBeVisible();
      await anlan.expectParts({ mode: `kiosk,home:${LIXIA}` });
      // A touch that falls into the wiping itself is lost; a visitor touches again.
      await expect(async () => {
        await hall.start.tap({ timeout: 2_000 });
        await expect(hall.home).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 20_000 });
      await hall.home.getByRole("button", { name: "全部案例" }).tap();
      await expect(anlan.count).toHaveText(countText(cases));
      await expect(anlan.filters).toBeHidden();
      await context.setOffline(false);
      expect(await page.title()).toContain("案览");
    });

    kiosk("comes back by itself where it broke, as soon as the server is there", async ({ hall, page, context }) => {
      await hall.enter();
      await context.setOffline(true);
      await page.evaluate(() => (document.documentElement.dataset.state = "failed"));
      const tried = page.waitForEvent("requestfailed");
      await hall.pass(12);
      await tried;
      await expect(page.locator("html")).toHaveAttribute("data-state", "failed");
      await context.setOffline(false);
      let isReloaded = false;
      page.once("load", () => (isReloaded = true));
      // When the page hears that its try failed is up to the browser, and the next one counts from then.
      await expect(async () => {
        if (!isReloaded) await hall.pass(25);
        expect(isReloaded).toBe(true);
      }).toPass({ timeout: 30_000 });
      await expect(hall.attract).toBeVisible();
    });

    kiosk("is loaded anew where its own part did not come", async ({ hall, page, anlan }) => {
      await page.clock.install();
      await page.route("**/annex_bg.wasm*", (route) => route.abort());
      await page.goto(`?${MODE}`);
      await expect(anlan.count).toBeVisible();
      await page.unroute("**/annex_bg.wasm*");
      const reloaded = page.waitForEvent("load");
      await hall.pass(75);
      await reloaded;
      await expect(hall.attract).toBeVisible();
    });
  });

  kiosk("takes up a new build while nobody is there", async ({ hall, page }) => {
    await hall.open();
    const reloaded = page.waitForEvent("load");
    await page.clock.fastForward(1805 * 1000);
    await hall.pass(2);
    await reloaded;
    await expect(hall.attract).toBeVisible();
  });

  kiosk("hands the exact view to a phone, without the kiosk", async ({ hall, anlan, page }) => {
    await hall.enter(`${MODE},pin:2468`);
    await anlan.search.fill("调解");
    await hall.done.tap();
    await anlan.openFilters();
    await anlan.toggle("district", "历下区");
    await anlan.closeFilters();
    await hall.bar.getByRole("button", { name: "扫码带走" }).tap();
    await expect(hall.taken).toContainText("检索：“调解”");
    await expect(hall.taken).toContainText("q=调解");
    const { text, width } = await hall.scan(hall.taken);
    const here = new URL(page.url());
    const taken = new URL(text);
    expect(taken.origin + taken.pathname).toBe(here.origin + here.pathname);
    expect(Object.fromEntries(taken.searchParams)).toEqual({ q: "调解", district: LIXIA });
    // 30 mm are 121 px; who stands half a metre off wants three times that.
    expect(width).toBeGreaterThan(363);
    expect(await hall.taken.innerText()).not.toContain("2468");
    await hall.taken.getByRole("button", { name: "关闭" }).tap();
    await anlan.hitLinks.first().tap();
    const title = await page.getByRole("dialog").getByRole("heading", { level: 2 }).innerText();
    await hall.bar.getByRole("button", { name: "扫码带走" }).tap();
    await expect(hall.taken).toContainText(title);
    const id = new URL((await hall.scan(hall.taken)).text).searchParams.get("case");
    expect(caseOf(id).title).toBe(title);
  });

  kiosk("goes nowhere else: what leads out becomes a code", async ({ hall, anlan, page }) => {
    const own = cases.find((own) => own.source.linkable && own.source.url);
    await hall.enter();
    await anlan.search.fill(own.title);
    await hall.done.tap();
    await anlan.hitLinks.first().tap();
    const opened = page.getByRole("dialog", { name: own.title });
    await expect(opened).toBeVisible();
    const here = page.url();
    const link = opened.locator(`a[href="${own.source.url}"]`).first();
    await link.tap();
    await expect(hall.outbound).toBeVisible();
    expect((await hall.scan(hall.outbound)).text).toBe(new URL(own.source.url).href);
    expect(page.url()).toBe(here);
    expect(page.context().pages()).toHaveLength(1);
    await hall.outbound.getByRole("button", { name: "关闭" }).tap();
    await expect(hall.outbound).toBeHidden();
    // Links that nobody can see, and those that ask for another window.
    for (const href of ["data/cases.html", "mailto:a@b.cn", "https://a.cn/"]) {
      await page.evaluate((href) => {
        const link = Object.assign(document.createElement("a"), { href, target: "_blank" });
        document.body.append(link);
        link.click();
        link.remove();
      }, href);
      await expect(hall.outbound).toBeVisible();
      await hall.outbound.getByRole("button", { name: "关闭" }).tap();
      await expect(hall.outbound).toBeHidden();
    }
    await page.evaluate(() => document.querySelector("a.modes")?.click());
    expect(page.url()).toBe(here);
    expect(page.context().pages()).toHaveLength(1);
  });

  kiosk("has nothing to get stuck in: no menu, no marked text, no zoom, nothing dragged", async ({ hall, page }) => {
    await hall.enter();
    const isStopped = (kind, more = {}) =>
      page.evaluate(
        ([kind, more]) => {
          const event = new (kind === "wheel" ? WheelEvent : Event)(kind, { bubbles: true, cancelable: true, ...more });
          return !document.querySelector("main h3").dispatchEvent(event);
        },
        [kind, more],
      );
    for (const kind of ["contextmenu", "selectstart", "dragstart", "drop", "gesturestart"]) {
      expect(await isStopped(kind), kind).toBe(true);
    }
    expect(await isStopped("wheel", { ctrlKey: true })).toBe(true);
    expect(await isStopped("wheel")).toBe(false);
    const style = await page.locator("main h3").nth(1).evaluate((own) => getComputedStyle(own).userSelect);
    expect(style).toBe("none");
    await page.locator("main h3").nth(1).dblclick({ position: { x: 5, y: 5 } });
    expect(await page.evaluate(() => String(getSelection()))).toBe("");
    const touch = await page.evaluate(() => getComputedStyle(document.body).touchAction);
    expect(touch).toBe("pan-x pan-y");
  });

  kiosk("lets staff in by a held corner and the PIN, and nobody else", async ({ hall, anlan, page }) => {
    await hall.enter(`${MODE},pin:2468`);
    await hall.knock(2);
    await expect(hall.staff).toBeHidden();
    await hall.knock();
    await expect(hall.staff).toBeVisible();
    await hall.type("1111");
    await expect(hall.staff.getByRole("alert")).toHaveText("密码不对，请再输一次。");
    await hall.type("246");
    await hall.type("24689");
    await expect(hall.staff.getByRole("alert")).toHaveText(/^输错三次，请等 30 秒/);
    // Going out and in again is no way around.
    await hall.staff.getByRole("button", { name: "返回" }).tap();
    await hall.knock();
    await hall.type("2468");
    await expect(hall.staff.getByRole("alert")).toHaveText(/请等 \d+ 秒/);
    await hall.pass(31);
    await hall.type("2468");
    expect(await hall.staff.innerText()).not.toContain("2468");
    await hall.staff.getByRole("button", { name: "退出本机模式" }).tap();
    await expect(anlan.count).toBeVisible();
    await expect(page.locator("html")).not.toHaveAttribute("data-mode");
    await anlan.expectQuery("");
  });

  kiosk("is set up on a screen of its own, which makes its address", async ({ hall, anlan, page }) => {
    await page.goto("?mode=kiosk,setup");
    await expect(hall.setup).toBeVisible();
    const { setup } = hall;
    await setup.getByRole("button", { name: "章丘", exact: true }).tap();
    await setup.getByRole("button", { name: "繁體" }).tap();
    const ruler = setup.locator(".ruler");
    const before = (await ruler.boundingBox()).width;
    expect(before).toBeCloseTo(201.5, 0);
    for (let step = 0; step < 5; step += 1) await setup.getByRole("button", { name: "放大" }).tap();
    expect((await ruler.boundingBox()).width / before).toBeCloseTo(1.05, 2);
    await setup.getByRole("button", { name: "缩短" }).tap();
    await expect(setup).toContainText("75 秒无人触摸就清空");
    for (const digit of "135") await setup.getByRole("button", { name: digit, exact: true }).tap();
    await expect(setup).toContainText("密码须为 4 至 8 位数字。");
    await expect(setup.getByRole("button", { name: "开始使用" })).toBeDisabled();
    await setup.getByRole("button", { name: "7", exact: true }).tap();
    await expect(setup).toContainText("地址里有密码");
    const code = districts.find((place) => place.zh_short === "章丘").code;
    const mode = `kiosk,home:${code},scale:105,idle:75,pin:1357`;
    await expect(setup).toContainText(`?lang=zh-Hant&mode=${mode}`);
    await setup.getByRole("button", { name: "开始使用" }).tap();
    await expect(page.getByRole("button", { name: "觸摸螢幕開始" })).toBeVisible();
    await anlan.expectParts({ lang: "zh-Hant", mode });
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(size).toBe("21px");
  });

  kiosk("without a PIN is nobody's yet: the corner leads to the setup", async ({ hall }) => {
    await hall.open();
    await hall.knock();
    await expect(hall.setup).toBeVisible();
    await hall.setup.getByRole("button", { name: "返回" }).tap();
    await expect(hall.attract).toBeVisible();
  });

  kiosk("can be touched and read by someone who stands", async ({ hall, anlan, page }) => {
    await hall.open(`${MODE},pin:2468`);
    const fits = async (where) => {
      expect(await hall.small(), where).toEqual([]);
      expect(await hall.letters(), where).toBeGreaterThanOrEqual(20);
    };
    await fits("attract");
    await hall.start.tap();
    await fits("home");
    await hall.home.getByRole("button", { name: "按主题看" }).tap();
    await fits("themes");
    await hall.home.getByRole("button", { name: "返回" }).tap();
    await hall.home.getByRole("button", { name: "全部案例" }).tap();
    await fits("list");
    const search = await anlan.search.boundingBox();
    expect(search.y).toBeGreaterThanOrEqual(page.viewportSize().height / 3 - 1);
    await anlan.openFilters();
    await fits("filters");
    expect((await anlan.filters.boundingBox()).y).toBeGreaterThanOrEqual(page.viewportSize().height / 3 - 1);
    await anlan.toggle("theme", "人民调解");
    await anlan.closeFilters();
    await fits("conditions");
    await anlan.view("区县图");
    await fits("districts");
    await anlan.view("时间");
    await fits("time");
    await anlan.view("案例");
    await anlan.hitLinks.first().tap();
    await fits("case");
    const close = await page.getByRole("dialog").getByRole("button", { name: "关闭" }).boundingBox();
    expect(close.y).toBeGreaterThan(page.viewportSize().height / 2);
    await anlan.expectNoSidewaysScroll();
    await hall.bar.getByRole("button", { name: "扫码带走" }).tap();
    await fits("code");
    await hall.taken.getByRole("button", { name: "关闭" }).tap();
    await hall.knock();
    await fits("staff");
  });

  kiosk("works under a sub-path", async ({ hall, page }) => {
    await page.clock.install();
    await page.goto(`${SUBPATH_URL}?${MODE}`);
    await hall.start.tap();
    await hall.home.getByRole("button", { name: "全部案例" }).tap();
    await hall.bar.getByRole("button", { name: "扫码带走" }).tap();
    expect((await hall.scan(hall.taken)).text).toBe(SUBPATH_URL);
  });
});

for (const [title, change] of [
  ["no case", (bundle) => (bundle.cases = [])],
  ["one case", (bundle) => (bundle.cases = bundle.cases.slice(0, 1))],
  ["no figures and no dates", (bundle) => bundle.cases.forEach((own) => ((own.figures = []), (own.date = {})))],
]) {
  kiosk(`a kiosk of ${title} stands and leads in @kiosk`, async ({ hall, anlan, page }) => {
    await serveBundle(page, change);
    await hall.open();
    await hall.pass(20);
    await hall.start.tap();
    await hall.home.getByRole("button", { name: "全部案例" }).tap();
    await expect(anlan.count).toBeVisible();
  });
}
