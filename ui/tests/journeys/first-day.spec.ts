import { approve, ask, ends, expect, letter, test } from "./understudy";

test("the first day: what this is, and steps that are ticked by what happens", async ({ page }) => {
  await expect(page.getByTestId("welcome")).toContainText("Nothing leaves this computer");
  await expect(page.getByTestId("welcome")).toContainText("five times in six");
  const step = (id: string) => page.getByTestId(`step-${id}`);
  for (const id of ["run", "approve", "skill", "student"]) {
    await expect(step(id)).toHaveAttribute("data-done", "false");
  }
  await step("run").getByRole("link").click();
  await expect(page.getByTestId("ask-input")).toBeFocused();
  await letter(page);
  await page.getByTestId("rail-today").click();
  await expect(page.getByTestId("welcome")).toHaveCount(0);
  await expect(step("run")).toHaveAttribute("data-done", "true");
  await expect(step("approve")).toHaveAttribute("data-done", "false");
  await step("approve").getByRole("link").click();
  await approve(page);
  await expect(page.getByTestId("sent-note")).toBeVisible();
  await page.getByTestId("rail-today").click();
  await expect(step("approve")).toHaveAttribute("data-done", "true");
  await step("skill").getByRole("link").click();
  await expect(page).toHaveURL(/#\/skills\/triage-inbox/);
  await page.getByTestId("test-all").click();
  await expect(page.getByTestId("test-sum")).toContainText(/\d+ of \d+/, { timeout: 90_000 });
  await page.getByTestId("rail-today").click();
  await expect(step("skill")).toHaveAttribute("data-done", "true");
  await step("student").getByRole("link").click();
  await expect(page).toHaveURL(/#\/settings\/student/);
});

test("the first words and the first steps are put away, and stay away", async ({ page, understudy }) => {
  await page.getByTestId("welcome-close").click();
  await expect(page.getByTestId("welcome")).toHaveCount(0);
  await page.getByTestId("hide-steps").click();
  await expect(page.getByTestId("first-steps")).toHaveCount(0);
  await page.goto("about:blank");
  await page.goto(understudy.address);
  await expect(page.getByTestId("ask-input")).toBeVisible();
  await expect(page.getByTestId("first-steps")).toHaveCount(0);
  await expect(page.getByTestId("welcome")).toHaveCount(0);
});

test("students: the pocket student is in use, others are judged for this computer", async ({ page }) => {
  await page.getByTestId("rail-settings").click();
  await page.getByTestId("settings-student").click();
  const pocket = page.getByTestId("student-row").first();
  await expect(pocket).toContainText("Pocket student");
  await expect(pocket).toContainText("in use");
  await expect(pocket.getByTestId("student-remove")).toHaveCount(0);
  const offers = page.getByTestId("catalogue-row");
  await expect(offers.first()).toBeVisible();
  await expect.poll(() => offers.count()).toBeGreaterThan(3);
  await expect(offers.first()).toContainText(/fits well|fits tightly|too large/);
  await page.getByTestId("student-path").fill("nowhere/no.gguf");
  await page.getByTestId("student-import").click();
  await expect(page.getByRole("alert").filter({ hasText: "no.gguf" })).toBeVisible();
  await expect(page.getByTestId("student-path")).toHaveValue("nowhere/no.gguf");
  // A browser tells a page no path, so nothing offers to choose one.
  await expect(page.getByTestId("student-path-file")).toHaveCount(0);
  await expect(page.getByTestId("needs")).toBeVisible();
});

test("improvement: a request without a skill is a gap, a run counts, and nothing is made up", async ({
  page,
}) => {
  await page.getByTestId("rail-improvement").click();
  await expect(page.getByTestId("improvement-headline")).toContainText("No run with a skill has ended yet");
  await ask(page, "Translate the Iliad into Portuguese");
  await ends(page, "stuck");
  await ask(page, "File the newsletters");
  await ends(page, "done");
  await page.getByTestId("rail-improvement").click();
  await expect(page.getByTestId("gap-row")).toContainText("Translate the Iliad into Portuguese");
  await expect(page.getByTestId("rate-row")).toHaveAttribute("data-standing", "tooFew");
  await expect(page.getByTestId("rate-row")).toContainText("1 of 1");
  await page.getByTestId("gap-row").getByRole("link").first().click();
  await expect(page).toHaveURL(/#\/runs\/.+/);
});
