// Reduced motion: nothing moves in any panel. And the window by keyboard alone.

import { ask, ends, expect, test } from "./understudy";

test("with reduced motion nothing is animated in any panel", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByTestId("ask-input").fill("Triage my inbox");
  await page.getByTestId("ask-submit").click();
  const moving = () =>
    page.evaluate(() => {
      const long = (value: string) => value.split(",").some((part) => Number.parseFloat(part) > 0.001);
      return [...document.querySelectorAll("*")]
        .filter((e) => {
          const style = getComputedStyle(e);
          const animated = style.animationName !== "none" && long(style.animationDuration);
          return animated || (style.transitionProperty !== "none" && long(style.transitionDuration));
        })
        .map((e) => `${e.tagName.toLowerCase()}.${e.className}`);
    });
  // While a run works there is most to move.
  await expect(page.getByTestId("step-card").first()).toBeVisible();
  expect(await moving(), "a run that works").toEqual([]);
  await ends(page, "done");
  for (const panel of await page.locator('[data-testid^="rail-"]').all()) {
    await panel.click();
    await expect(page.locator("main")).not.toBeEmpty();
    expect(await moving(), (await panel.getAttribute("data-testid")) ?? "").toEqual([]);
  }
});

test("keyboard only: read, answer and send a letter, and look at a run step by step", async ({
  page,
  understudy,
}) => {
  const before = understudy.sent();
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/#\/inbox\/.+/);
  await expect(page.getByTestId("thread-row").first()).toBeVisible();
  const first = page.url();
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(first);
  await expect(page.getByTestId("reply").first()).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByTestId("letter-body")).toBeFocused();
  await page.keyboard.type("Thank you, that suits me.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("composer")).toBeHidden();
  await expect.poll(() => understudy.sentSince(before).length).toBe(1);
  await ask(page, "File the newsletters");
  await ends(page, "done");
  await page.keyboard.press("2");
  await expect(page.getByRole("tab", { name: "Waterfall" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("1");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Context");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
