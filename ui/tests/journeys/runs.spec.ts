import { ask, ends, expect, test } from "./understudy";

test("ask and watch: the plan lights up, the steps come, the run ends done", async ({ page }) => {
  await ask(page, "Triage my inbox");
  await expect(page.getByTestId("plan-row").first()).toBeVisible();
  await expect(page.getByTestId("step-card").first()).toBeVisible();
  await ends(page, "done");
  const plan = page.getByTestId("plan-row");
  await expect.poll(() => plan.count()).toBeGreaterThan(3);
  await expect.poll(() => page.getByTestId("effect-row").count()).toBeGreaterThan(3);
  // What the student saw and what it may do next are on the page, not only what it did.
  await expect(page.getByText("triage-inbox").first()).toBeVisible();
});

test("stop: a run that is stopped says so and keeps what it did", async ({ page }) => {
  await ask(page, "Triage my inbox");
  await expect(page.getByTestId("step-card").first()).toBeVisible();
  await page.getByTestId("stop").first().click();
  await ends(page, "stopped");
  await expect(page.getByText("can be undone").first()).toBeVisible();
});

test("undo: what a run filed goes back to where it was", async ({ page }) => {
  await ask(page, "File the newsletters");
  await ends(page, "done");
  const undone = page.getByTestId("effect-row").filter({ hasText: /undone|taken back/i });
  await expect(undone).toHaveCount(0);
  await page.getByTestId("undo-run").click();
  await expect(undone.first()).toBeVisible();
  await expect(page.getByTestId("undo-run")).toBeHidden();
});

test("dry: a dry run files nothing and asks for nothing", async ({ page, understudy }) => {
  const before = understudy.sent();
  await page.getByLabel("Dry run").check();
  await page.getByTestId("ask-input").fill("Answer Dana about the discount");
  await page.getByTestId("ask-submit").click();
  await ends(page, "done");
  await expect(page.getByText("dry run").first()).toBeVisible();
  await page.getByTestId("rail-approvals").click();
  await expect(page.getByTestId("approval-row")).toHaveCount(0);
  expect(understudy.sentSince(before)).toEqual([]);
});

test("a request that no skill fits is kept as a gap, in plain words", async ({ page }) => {
  await ask(page, "Translate the Iliad into Portuguese");
  await ends(page, "stuck");
  await expect(page.getByText("No skill fits this request").first()).toBeVisible();
});
