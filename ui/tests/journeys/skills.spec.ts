// Skills: testing one case and all of them, what a case comes to, and the way from an edit back.

import type { Page } from "@playwright/test";
import { expect, test } from "./understudy";

async function skill(page: Page, name: string): Promise<void> {
  await page.getByTestId("rail-skills").click();
  await page.getByTestId("skill-row").filter({ hasText: name }).click();
  await expect(page.getByTestId("test-sum")).toBeVisible();
}

const row = (page: Page, id: string) =>
  page.getByTestId("case-row").filter({ has: page.getByLabel(`Run the case ${id}`) });

test("skills: one case, then all; a row opens the run beside the expected change", async ({ page }) => {
  await skill(page, "file-newsletters");
  await expect(page.getByTestId("test-sum")).toContainText("Not tested");
  await row(page, "mixed").hover();
  await page.getByLabel("Run the case mixed").click();
  await expect(row(page, "mixed")).toHaveAttribute("data-change", "passed", { timeout: 60_000 });
  await expect(page.getByTestId("test-sum")).toContainText("1 of 1");
  await row(page, "mixed").getByRole("button").first().click();
  const checks = page.getByTestId("check");
  await expect(checks.first()).toHaveAttribute("data-holds", "true");
  await expect.poll(() => checks.count()).toBeGreaterThan(1);
  await expect(page.getByRole("dialog").getByTestId("step-card").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByTestId("test-all").click();
  await expect(page.getByTestId("test-all")).toBeVisible({ timeout: 90_000 });
  await expect(page.getByTestId("test-sum")).toContainText("6 of 6", { timeout: 90_000 });
  await expect.poll(() => page.locator('[data-testid="case-row"][data-change="passed"]').count()).toBe(6);
});

test("skills: an edit is tested against the version before, and the version before comes back", async ({
  page,
}) => {
  await skill(page, "file-newsletters");
  const editor = page.getByTestId("skill-editor").locator(".cm-content");
  await expect(editor).toBeVisible();
  await page.getByLabel("Run the case empty").click();
  await expect(row(page, "empty")).toHaveAttribute("data-change", "passed", { timeout: 60_000 });
  await editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n- A word of mine.\n");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("The next run uses this version").first()).toBeVisible();
  await expect(row(page, "empty")).toHaveAttribute("data-change", "notRun");
  await page.getByLabel("Run the case empty").click();
  await expect(row(page, "empty")).toHaveAttribute("data-change", "passed", { timeout: 60_000 });
  await expect(page.getByTestId("test-sum")).toContainText("as version");
  await page.getByTestId("versions").click();
  await expect(page.getByTestId("revision")).toHaveCount(2);
  await page.getByTestId("revision").nth(1).click();
  await page.getByTestId("restore").click();
  await expect(editor).not.toContainText("A word of mine");
  await page.getByTestId("versions").click();
  await expect(page.getByTestId("revision")).toHaveCount(3);
});
