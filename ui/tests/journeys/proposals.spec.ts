// What the agent proposes in the calendar: approved, moved, turned down, there where it would stand.

import type { Page } from "@playwright/test";
import { ask, ends, expect, test } from "./understudy";

/** Lets the agent propose an event and opens its ghost. */
async function ghost(page: Page): Promise<void> {
  await ask(page, "Find thirty minutes with Priya next week");
  await ends(page, "done");
  await page.getByTestId("rail-calendar").click();
  await expect(page.getByTestId("event").first()).toBeVisible();
  await page.getByTestId("later-span").click();
  await page.getByTestId("ghost-event").first().click();
  await expect(page.getByTestId("ghost-edit")).toBeVisible();
}

test("a proposal is moved, then approved, and stands in the calendar where it was moved to", async ({
  page,
}) => {
  await ghost(page);
  await page.getByTestId("ghost-edit").click();
  const from = page.locator("#proposal-from");
  const day = (await from.inputValue()).slice(0, 10);
  await from.fill(`${day}T17:30`);
  await page.locator("#proposal-to").fill(`${day}T18:15`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("ghost-event").first()).toContainText("17:30");
  if (await page.getByTestId("ghost-approve").isHidden())
    await page.getByTestId("ghost-event").first().click();
  const approve = page.getByTestId("ghost-approve");
  await expect(approve).toHaveAttribute("aria-disabled", "false");
  await approve.click();
  await expect(page.getByTestId("ghost-event")).toHaveCount(0);
  await expect(page.getByTestId("event").filter({ hasText: "17:30" })).toHaveCount(1);
});

test("a proposal that is turned down is gone, and nothing was made of it", async ({ page }) => {
  await ghost(page);
  const before = await page.getByTestId("event").count();
  await page.getByTestId("ghost-reject").click();
  await expect(page.getByTestId("ghost-event")).toHaveCount(0);
  await expect.poll(() => page.getByTestId("event").count()).toBe(before);
  await page.getByTestId("rail-approvals").click();
  await expect(page.locator('[data-testid="approval-row"][data-state="rejected"]')).toHaveCount(1);
});
