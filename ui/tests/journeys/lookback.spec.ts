// Looking back at runs: two side by side, and an eval case made of one.

import { ask, ends, expect, letter, test } from "./understudy";

const DANA = "Answer Dana about the discount";

test("two runs are chosen with X and compared; what differs is marked", async ({ page }) => {
  await ask(page, DANA);
  await ends(page, "done");
  await ask(page, "File the newsletters");
  await ends(page, "done");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByTestId("runs-chosen")).toContainText("Two chosen");
  await page.keyboard.press("c");
  await expect(page.getByTestId("compared-run")).toHaveCount(2);
  await expect(page.getByTestId("compared-run").first()).toContainText(DANA);
  await expect(page.locator('[data-testid="compared-step"][data-differs="true"]').first()).toBeVisible();
  await expect(page.locator('[data-testid="compared-effect"][data-differs="true"]').first()).toBeVisible();
  await page.getByRole("tab", { name: "Context" }).click();
  const skill = page.getByTestId("compared-fact").filter({ hasText: "Skill version" });
  await expect(skill).toHaveAttribute("data-differs", "true");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("run-state")).toBeVisible();
});

test("a run is compared with its dry repeat: the same steps, and nothing was parked", async ({ page }) => {
  await ask(page, DANA);
  await ends(page, "done");
  const first = page.url();
  await page.keyboard.press("d");
  await expect(page).not.toHaveURL(first);
  await ends(page, "done");
  await page.getByTestId("run-more").click();
  await page.getByTestId("compare-with").click();
  await page.getByTestId("choose-run").first().click();
  await expect(page.getByTestId("comparison")).toContainText("all the same");
  await page.getByTestId("compare-all").click();
  await expect.poll(() => page.getByTestId("compared-step").count()).toBeGreaterThan(5);
  await expect(page.locator('[data-testid="compared-step"][data-differs="true"]')).toHaveCount(0);
});

test("a case is made of a run, read, saved and passed", async ({ page }) => {
  await ask(page, DANA);
  await ends(page, "done");
  await page.getByTestId("make-case").click();
  const draft = page.getByTestId("case-draft");
  await expect(draft).toContainText("kept in your skills folder on this computer");
  await expect(page.getByTestId("case-checks")).toContainText("dana@larkfield.example");
  await page.getByRole("tab", { name: "World" }).click();
  await expect(page.getByTestId("case-editor").locator(".cm-content")).toContainText("Maya Lindqvist");
  await page.getByRole("tab", { name: "Case" }).click();
  const editor = page.getByTestId("case-editor").locator(".cm-content");
  await editor.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("x");
  await expect(draft).toContainText("cannot be read");
  await expect(page.getByTestId("case-save")).toBeDisabled();
  await page.keyboard.press("Backspace");
  await expect(page.getByTestId("case-save")).toBeEnabled();
  await page.getByTestId("case-save-run").click();
  await expect(draft).toBeHidden();
  const row = page
    .getByTestId("case-row")
    .filter({ has: page.getByLabel("Run the case answer-dana-about-the-discount") });
  await expect(row).toHaveAttribute("data-change", "passed", { timeout: 60_000 });
});

test("an edited letter becomes a case that the skill does not pass yet", async ({ page }) => {
  await letter(page);
  await page.getByTestId("edit").click();
  await page.getByTestId("edit-body").fill("Dear Dana,\n\nlet us talk about it on Thursday.\n\nMaya");
  await page.getByTestId("edit-save").click();
  await expect(page.getByTestId("letter-body")).toContainText("Thursday");
  await page.getByTestId("approval-case").click();
  await expect(page.getByTestId("case-checks")).toContainText("let us talk about it on Thursday");
  await page.getByTestId("case-save-run").click();
  const row = page
    .getByTestId("case-row")
    .filter({ has: page.getByLabel("Run the case answer-dana-about-the-discount") });
  await expect(row).toHaveAttribute("data-change", "failed", { timeout: 60_000 });
});
