// Settings > Teachers on the real bridge: a teacher by hand is added, tried and paid nothing; the ledger keeps it.

import { expect, test } from "./understudy";

test("teachers: one by hand is added, asked, answered and kept in the ledger", async ({ page }) => {
  await page.getByTestId("rail-settings").click();
  await page.getByTestId("settings-teachers").click();
  await page.getByTestId("teacher-add").click();
  await page.getByTestId("add-provider").selectOption("byHand");
  await page.getByTestId("add-name").fill("my chat window");
  await page.getByTestId("add-confirm").click();
  await expect(page.getByText("“my chat window” is added.")).toBeVisible();

  await page.getByTestId("teacher-test").click();
  await expect(page.getByTestId("envelope")).toContainText("Answer with the one word READY.");
  await expect(page.getByTestId("trial-cost")).toContainText("It costs nothing.");
  await page.getByTestId("trial-send").click();
  await expect(page.getByTestId("trial-state")).toContainText("paste the answer");
  await page.getByTestId("paste").fill("READY");
  await page.getByTestId("paste-done").click();
  await expect(page.getByTestId("trial-state")).toContainText("It answered. READY");
  await page.keyboard.press("Escape");

  await expect(page.getByTestId("ledger-sums")).toContainText("$0.00 this month");
  await expect(page.getByTestId("call-row")).toContainText("a trial of “my chat window”");
  await page.getByTestId("call-open").click();
  await expect(page.getByRole("dialog")).toContainText("Came back");
  await expect(page.getByTestId("teacher-spend")).toContainText("Teacher spend today $0.00");
});

test("teachers: a budget and a consent are kept over a reload", async ({ page }) => {
  await page.getByTestId("rail-settings").click();
  await page.getByTestId("settings-teachers").click();
  await page.getByTestId("budget-month").fill("7.5");
  await page.getByTestId("budget-save").click();
  await page.getByTestId("consent-skill").click();
  await expect(page.getByTestId("consent-skill")).toHaveText("Withdraw");
  await page.reload();
  await expect(page.getByTestId("budget-month")).toHaveValue("7.5");
  await expect(page.getByTestId("consent-skill")).toHaveText("Withdraw");
});
