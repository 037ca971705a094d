// Cases side by side and groups side by side: what is shared and what differs, told from `data/` the
// plain way; the tray; and addresses that ask for what there is not.

import { bucketName, caseOf, cases, facets, matching } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const BURDEN = "lixia-street-burden-reform";
const POWER = "shizhong-street-empowerment";
const HOTLINE = ["hotline-12345-national-standard", "hotline-12345-one-number"];
const COMPARED = ["theme", "mechanism", "level", "district", "source"];

/** Presses a key until the element has the focus. */
const go = async (page, target, key = "Tab", most = 160) => {
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press(key);
    if ((await target.count()) && (await target.evaluate((own) => own === document.activeElement))) return;
  }
  throw new Error(`not reached by ${most} × ${key}`);
};

const table = (page) => page.getByRole("table", { name: "案例对比" });
const heading = (page, name) => page.getByRole("heading", { level: 2, name, exact: true });
const tray = (page) => page.getByRole("region", { name: "待对比的案例" });

/** The cells of a row, whatever the screen lays them out as. */
const cells = (page, head) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: head }) })
    .getByRole("cell");

for (const ids of [[BURDEN, POWER], [POWER, HOTLINE[0], BURDEN], [BURDEN, POWER, ...HOTLINE]]) {
  test(`${ids.length} cases stand side by side, what they share told by word @every-size`, async ({ anlan, page }) => {
    await page.goto(`?view=compare&compare=${ids.join(",")}`);
    await expect(heading(page, "案例对比")).toBeVisible();
    const picked = ids.map(caseOf);
    const heads = table(page).getByRole("columnheader").getByRole("link");
    // In the order in which they were picked.
    await expect(heads).toHaveText(picked.map((own) => own.title));
    for (const facet of COMPARED) {
      const { name, of } = facets[facet];
      const values = picked.map(of);
      const all = [...new Set(values.flat())];
      const holders = (key) => values.filter((own) => own.includes(key)).length;
      const verdict = all.every((key) => holders(key) === ids.length)
        ? "相同"
        : all.some((key) => holders(key) > 1)
          ? "部分相同"
          : "不同";
      const row = cells(page, new RegExp(`^${name}\\s*${verdict}$`));
      await expect(row).toHaveCount(ids.length);
      for (const [at, own] of values.entries()) {
        const items = await row.nth(at).getByRole("listitem").allInnerTexts();
        const shown = items.map((text) => text.replace(/\s+/g, " ").trim()).sort();
        const said = own.map((key) => {
          const held = holders(key);
          const word = held === 1 ? "仅此例" : held === ids.length ? "共有" : `${held} / ${ids.length} 例有`;
          return `${bucketName(facet, key)} ${word}`;
        });
        expect(shown).toEqual(said.sort());
      }
    }
    await anlan.expectNoSidewaysScroll();
  });
}

test("only figures of one label and one unit share an axis; the rest stand apart", async ({ page }) => {
  const ids = [BURDEN, POWER, ...HOTLINE];
  await page.goto(`?view=compare&compare=${ids.join(",")}`);
  const all = ids.map(caseOf).flatMap((own) => own.figures.map((figure) => ({ ...figure, id: own.id })));
  const like = (one) => all.filter((own) => own.label === one.label && own.unit === one.unit);
  const isAlike = (one) => new Set(like(one).map((own) => own.id)).size > 1;
  const axes = [...new Set(all.filter(isAlike).map((own) => `${own.label}（${own.unit}）`))];
  expect(axes.length).toBeGreaterThan(0);
  await expect(page.locator(".axis h3")).toHaveText(axes);
  await expect(page.locator(".axis li")).toHaveCount(all.filter(isAlike).length);
  // An open end is drawn where the source says “at least”.
  const open = all.filter((own) => isAlike(own) && own.qualifier === "at_least").length;
  await expect(page.locator(".axis .least-end")).toHaveCount(open);
  const apart = cells(page, /^数字/);
  await expect(apart).toHaveCount(ids.length);
  for (const [at, id] of ids.entries()) {
    const own = all.filter((figure) => figure.id === id && !isAlike(figure));
    const items = own.length ? own.length : 0;
    await expect(apart.nth(at).getByRole("listitem")).toHaveCount(items);
    for (const figure of own) await expect(apart.nth(at)).toContainText(figure.label);
  }
});

test("by keys alone: picked in the list, compared, read, one taken out, cleared", async ({ anlan, page }) => {
  await anlan.open("?district=370102");
  const picks = page.locator(".hit .pick");
  const ids = [];
  for (const at of [0, 1, 2]) {
    const pick = picks.nth(at);
    await go(page, pick);
    ids.push((await pick.getAttribute("id")).replace(/^pick-/, ""));
    await page.keyboard.press("Enter");
    await expect(pick).toHaveAttribute("aria-pressed", "true");
    await expect(pick).toBeFocused();
    await expect(tray(page)).toContainText(`${at + 1} / 4`);
  }
  await expect(anlan.status).toHaveText("待对比的案例：3 个，最多 4 个。");
  await go(page, page.locator("#tray-open"));
  await page.keyboard.press("Enter");
  await expect(heading(page, "案例对比")).toBeFocused();
  await anlan.expectParts({ district: "370102", view: "compare", compare: ids.join(",") });
  await expect(page).toHaveTitle(/^案例对比/);
  // The heads say what the tray would.
  await expect(tray(page)).toHaveCount(0);
  await go(page, page.locator(`#compared-${ids[1]}`));
  await page.keyboard.press("Enter");
  await expect(anlan.dialog.getByRole("heading", { level: 2 })).toHaveText(caseOf(ids[1]).title);
  await page.keyboard.press("Escape");
  await expect(anlan.dialog).toBeHidden();
  await go(page, page.locator(`#compare-${ids[1]}`));
  await page.keyboard.press("Space");
  await expect(table(page).getByRole("columnheader").getByRole("link")).toHaveCount(2);
  await anlan.expectParts({ district: "370102", view: "compare", compare: [ids[0], ids[2]].join(",") });
  await go(page, page.locator("#compare-clear"));
  await page.keyboard.press("Enter");
  await expect(page.getByText("还没有选案例")).toBeVisible();
  await page.goBack();
  await expect(table(page)).toBeVisible();
});

test("the tray follows what is picked, also in an open case, and never covers what has the focus @every-size", async ({ anlan, page }) => {
  await anlan.open(`?compare=${BURDEN},gone`);
  await expect(tray(page)).toContainText("2 / 4");
  await expect(tray(page).getByRole("link", { name: caseOf(BURDEN).title })).toBeVisible();
  await expect(tray(page)).toContainText("gone");
  await tray(page).getByRole("button", { name: "去掉：gone" }).click();
  await expect(tray(page)).toContainText("再选一个即可对比");
  // What is reached by keys comes to lie above the tray.
  const more = page.getByRole("button", { name: /^再显示/ });
  await more.focus();
  const [own, foot] = [await more.boundingBox(), await tray(page).boundingBox()];
  expect(own.y + own.height).toBeLessThanOrEqual(foot.y + 1);
  // No more than four.
  const rest = page.locator('.hit .pick[aria-pressed="false"]');
  for (let at = 2; at <= 4; at += 1) {
    await rest.first().click();
    await expect(tray(page)).toContainText(`${at} / 4`);
  }
  await expect(rest).toHaveCount(0);
  await anlan.hitLinks.nth(8).click();
  const inside = anlan.dialog.getByRole("region", { name: "待对比的案例" });
  await expect(inside).toContainText("4 / 4");
  await inside.getByRole("button", { name: `移出对比：${caseOf(BURDEN).title}` }).click();
  await expect(inside).toContainText("3 / 4");
  // What was open stays open.
  await expect(anlan.dialog).toBeVisible();
  await inside.getByRole("button", { name: "清空对比" }).click();
  await expect(inside).toHaveCount(0);
  await anlan.expectNoSidewaysScroll();
});

test("an address that names no such case says so, and offers the nearest @every-size", async ({ anlan, page }) => {
  await page.goto(`?view=compare&compare=${BURDEN.slice(0, -1)},no-such-thing-at-all-xyz`);
  await expect(heading(page, "案例对比")).toBeVisible();
  await expect(page.getByText("没有编号为“no-such-thing-at-all-xyz”的案例")).toBeVisible();
  await page.getByRole("button", { name: `改选：${caseOf(BURDEN).title}` }).click();
  await anlan.expectParts({ view: "compare", compare: `${BURDEN},no-such-thing-at-all-xyz` });
  await page.getByRole("button", { name: "去掉：no-such-thing-at-all-xyz" }).click();
  await expect(page.getByText("只选了一个案例")).toBeVisible();
  // One case alone is offered company.
  await page.getByRole("button", { name: /^加入对比：/ }).first().click();
  await expect(table(page)).toBeVisible();
  await anlan.expectNoSidewaysScroll();
  await page.goto("?view=compare");
  await expect(page.getByText("还没有选案例")).toBeVisible();
  await page.getByRole("link", { name: "到列表中挑选" }).click();
  await expect(anlan.hits.first()).toBeVisible();
});

/** The counts of a chart of groups: by value, one for each group. */
const charted = async (page, name) => {
  const chart = anlanFigure(page, name);
  const rows = await chart.locator(".group-rows > li").evaluateAll((rows) =>
    rows.map((row) => [
      row.querySelector(".group-value").textContent,
      [...row.querySelectorAll(".group-number")].map((own) => own.textContent),
    ]),
  );
  return Object.fromEntries(rows);
};
const anlanFigure = (page, name) => page.getByRole("region", { name: `各组${name}`, exact: true });

const share = (count, size) => `${Number((Math.floor((count * 2000 + size) / (2 * size)) / 10).toFixed(1))}%（${count}）`;

test("the present selection stands beside the rest, by counts and by shares @every-size", async ({ anlan, page }) => {
  await anlan.open("?district=370102&view=groups");
  await page.getByRole("button", { name: "当前选择与其余案例对照" }).click();
  await anlan.expectParts({ district: "370102", view: "groups,a:district:370102,b:rest" });
  const own = matching({ district: ["370102"] });
  const rest = cases.filter((one) => !own.includes(one));
  await expect(page.locator(".groups-list > li")).toContainText([`${own.length} 个案例`, `${rest.length} 个案例`]);
  await expect(page.getByText("各组没有重合的案例。")).toBeVisible();
  for (const facet of ["theme", "mechanism", "level", "year"]) {
    const { name, of, buckets } = facets[facet];
    const count = (some, key) => some.filter((one) => of(one).includes(key)).length;
    const held = buckets.filter(([key]) => count(cases, key) > 0);
    const counts = (write) =>
      Object.fromEntries(held.map(([key, label]) => [label, [own, rest].map((some) => write(count(some, key), some.length))]));
    expect(await charted(page, name)).toEqual(counts((count) => String(count)));
    await page.getByRole("button", { name: "按占比" }).click();
    await expect(page.getByRole("button", { name: "按占比" })).toHaveAttribute("aria-pressed", "true");
    expect(await charted(page, name)).toEqual(counts(share));
    await page.getByRole("button", { name: "按个数" }).click();
    await expect(page.getByRole("button", { name: "按个数" })).toHaveAttribute("aria-pressed", "true");
  }
  await anlan.expectNoSidewaysScroll();
});

test("groups overlap, are changed while the charts follow, and lead to their cases", async ({ anlan, page }) => {
  const [theme] = facets.theme.buckets[0];
  await anlan.open(`?view=groups,a:district:370102,b:theme:${theme}`);
  const [one, other] = [matching({ district: ["370102"] }), matching({ theme: [theme] })];
  const both = one.filter((own) => other.includes(own)).length;
  const outside = cases.filter((own) => !one.includes(own) && !other.includes(own)).length;
  await expect(page.getByText(`甲组与乙组有 ${both} 个案例重合`)).toBeVisible();
  await expect(page.getByText(`另有 ${outside} 个案例不在任何一组。`)).toBeVisible();
  await page.getByRole("button", { name: "修改甲组" }).click();
  await anlan.toggle("district", "历下区");
  await anlan.toggle("district", "市中区");
  const changed = matching({ district: ["370103"] });
  await expect(page.locator(".groups-list > li").first()).toContainText(`${changed.length} 个案例`);
  await page.getByRole("button", { name: "完成" }).click();
  await anlan.expectParts({ district: "370103", view: `groups,b:theme:${theme},a:district:370103` });
  await page.getByRole("link", { name: "看乙组的案例" }).click();
  await anlan.expectParts({ theme });
  await page.goBack();
  await expect(heading(page, "分组对照")).toBeVisible();
});

test("groups of nothing, and of what there is not, say something true @every-size", async ({ anlan, page }) => {
  for (const [view, said] of [
    ["groups", "现成的对照"],
    ["groups,a:district:999999", "甲组所写的条件本集合都没有"],
    ["groups,a:all,b:rest", "只有一组有案例"],
    ["groups,a:q:没有这样的词,b:q:也没有这样的词,show:share", "只有一组有案例"],
    ["groups,a:district:370102~999999,b:rest", "已略去：999999"],
    ["groups,a:district:370105,b:rest", "不足 5 个案例"],
  ]) {
    await page.goto(`?view=${encodeURIComponent(view)}`);
    await expect(heading(page, "分组对照")).toBeVisible();
    await expect(page.locator("#study").getByText(said).first()).toBeVisible();
    await anlan.expectNoSidewaysScroll();
  }
});
