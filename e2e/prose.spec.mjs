// The sentence above the timeline, against the files of the collection.

import { counts, districts } from "./collection.mjs";
import { expect, test } from "./page.mjs";

/** The names with the largest count, and the count. */
const leaders = (of, isMeant) => {
  const own = Object.entries(of).filter(([name, count]) => isMeant(name) && count > 0);
  const most = Math.max(...own.map(([, count]) => count));
  return [own.filter(([, count]) => count === most).map(([name]) => name), most];
};

const clause = ([names, most], end) => `${names.join("、")}${end}，${names.length > 1 ? "各 " : ""}${most} 例`;

const isDistrict = (name) => districts.find((place) => place.zh === name).kind !== "city";

for (const asked of [{}, { theme: ["legal-aid"] }, { mechanism: ["grid-workers"], from: "2020" }]) {
  test(`the sentence above the timeline says what it shows of ${JSON.stringify(asked)}`, async ({ anlan, page }) => {
    await anlan.open(`?${new URLSearchParams(asked)}`);
    const year = leaders(counts("year", asked), (name) => name !== "无日期");
    const district = leaders(counts("district", asked), isDistrict);
    const few = (own) => own[0].length <= 3;
    const said = [
      ...(few(year) ? [clause(year, "最多")] : []),
      ...(few(district) ? [clause(district, "居各地之首")] : []),
    ];
    await expect(page.locator("#timeline-prose")).toHaveText(said.length ? `${said.join("；")}。` : "");
    await expect(page.getByRole("group", { name: "时间线" })).toHaveAccessibleDescription(said.join("；") + "。");
  });
}
