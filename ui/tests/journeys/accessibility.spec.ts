// axe on every panel in both themes, and the panels at 200 % zoom, with long, right-to-left and CJK words.

import { putAxe, serious } from "./axe";
import { ask, ends, expect, letter, test } from "./understudy";

/** Pages inside a panel that the rail does not lead to. */
const PAGES = ["~matrix", "~proposals", "~routing", "~import"].map((page) => `#/skills/${page}`);

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing serious in the ${theme} theme`, async ({ page }) => {
    await letter(page);
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await putAxe(page);
    const panels = await page.locator('[data-testid^="rail-"]').all();
    expect(panels.length).toBeGreaterThanOrEqual(8);
    const found: string[] = [];
    for (const panel of panels) {
      await panel.click();
      const name = await panel.getAttribute("data-testid");
      await expect(page).toHaveURL(new RegExp(`#/${name?.replace("rail-", "")}`));
      await expect(page.locator("main")).not.toBeEmpty();
      await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
      found.push(...(await serious(page, name ?? "")));
    }
    for (const place of PAGES) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, place);
      await expect(page.locator("main .skeleton")).toHaveCount(0);
      found.push(...(await serious(page, place)));
    }
    await page.getByTestId("page-proposals").click();
    await expect(page.getByTestId("proposals")).toBeVisible();
    await page.keyboard.press("Shift+n");
    await expect(page.getByTestId("distil")).toBeVisible();
    found.push(...(await serious(page, "a distillation")));
    expect(found, theme).toEqual([]);
  });
}

test("at 200 % zoom nothing is cut off sideways", async ({ page }) => {
  // A window of 1280 by 800 at 200 % shows as much as one of 640 by 400.
  await letter(page);
  await page.setViewportSize({ width: 640, height: 400 });
  for (const panel of await page.locator('[data-testid^="rail-"]').all()) {
    await panel.click();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, (await panel.getAttribute("data-testid")) ?? "").toBeLessThanOrEqual(0);
  }
  for (const place of PAGES) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await expect(page.locator("main .skeleton")).toHaveCount(0);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, place).toBeLessThanOrEqual(0);
  }
});

test("requests in other scripts, and very long ones, are shown whole and refused clearly", async ({
  page,
}) => {
  for (const request of ["受信トレイを整理して", "رتب بريدي الوارد", `Triage ${"very ".repeat(300)}long`]) {
    await ask(page, request);
    await ends(page, "(stuck|done)");
    await expect(page.getByRole("heading", { name: request.slice(0, 30) }).first()).toBeVisible();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  }
});
