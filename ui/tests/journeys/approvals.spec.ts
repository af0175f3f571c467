import { approve, ask, ends, expect, letter, test } from "./understudy";

test("approve: exactly one letter lies in Sent, marked simulated", async ({ page, understudy }) => {
  await letter(page);
  const before = understudy.sent();
  await approve(page);
  await expect(page.getByTestId("sent-note")).toContainText("simulated");
  const letters = understudy.sentSince(before);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatch(/^To: .*dana/im);
});

test("edit, then approve: the bytes that leave are the edited ones", async ({ page, understudy }) => {
  await letter(page);
  const before = understudy.sent();
  const hash = await page.locator(".bytes code").innerText();
  await page.getByTestId("edit").click();
  await page.getByTestId("edit-subject").fill("About your price");
  await page.getByTestId("edit-body").fill("Dear Dana,\n\nlet us talk on Thursday.\n\nMaya");
  await page.getByTestId("edit-save").click();
  await expect(page.getByTestId("letter-body")).toContainText("let us talk on Thursday");
  await expect(page.locator(".bytes code")).not.toHaveText(hash);
  await approve(page);
  await expect(page.getByTestId("sent-note")).toBeVisible();
  const letters = understudy.sentSince(before);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain("let us talk on Thursday");
  expect(letters[0]).toContain("Subject: About your price");
});

test("reject: nothing is sent and the reason is kept", async ({ page, understudy }) => {
  await letter(page);
  const before = understudy.sent();
  await page.getByTestId("reject").click();
  await page.getByTestId("reject-reason").fill("She asked for something else");
  await page.getByTestId("reject-confirm").click();
  await expect(page.getByTestId("approval-row").first()).toHaveAttribute("data-state", "rejected");
  await page.getByTestId("approval-row").first().click();
  await expect(page.getByText("She asked for something else").first()).toBeVisible();
  expect(understudy.sentSince(before)).toEqual([]);
});

test("Enter, Space and a held key never approve", async ({ page, understudy }) => {
  await letter(page);
  const before = understudy.sent();
  const button = page.getByTestId("approve");
  await expect(button).toHaveAttribute("data-armed", "true");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await page.locator("body").dispatchEvent("keydown", { key: "a", repeat: true, bubbles: true });
  // Had any of them approved, the card would say so after being fetched anew, and could not be approved now.
  await page.reload();
  await page.getByTestId("approval-row").first().click();
  await expect(button).toHaveAttribute("data-armed", "true");
  expect(understudy.sentSince(before)).toEqual([]);
  await approve(page);
  await expect(page.getByTestId("sent-note")).toBeVisible();
  expect(understudy.sentSince(before)).toHaveLength(1);
});

test("the payload is there to be read: recipients, bytes and hash", async ({ page }) => {
  await letter(page);
  const card = page.getByTestId("approval-card");
  await expect(card).toContainText("@");
  await expect(page.locator(".bytes code")).toHaveAttribute("data-tip", /^sha256 [0-9a-f]{64}$/);
  await expect(card).toContainText(/written to \d+ times|written to once|never written to before/);
});

test.describe("with time to think again", () => {
  test.use({ undoSeconds: 30 });
  test("undo send: within the window the letter comes back and nothing leaves", async ({
    page,
    understudy,
  }) => {
    await letter(page);
    const before = understudy.sent();
    await approve(page);
    await page.getByTestId("undo").click();
    await expect(page.getByTestId("approval-row").first()).toHaveAttribute("data-state", "waiting");
    await expect(page.getByTestId("approve")).toBeVisible();
    expect(understudy.sentSince(before)).toEqual([]);
  });
});

test("later: hidden until its time, still counted, and back at once", async ({ page }) => {
  await letter(page);
  const badge = page.getByTestId("rail-approvals");
  await expect(badge).toContainText("1");
  await page.keyboard.press("h");
  await page.getByTestId("later-time").first().click();
  await expect(page.getByTestId("later-group")).toContainText("Later, 1");
  await expect(badge).toContainText("1");
  await page.getByTestId("not-later").click();
  await expect(page.getByTestId("later-group")).toHaveCount(0);
  await expect(page.getByTestId("approve")).toBeVisible();
});

test("edit: what was changed is shown beside what the run asked", async ({ page }) => {
  await letter(page);
  await page.getByTestId("edit").click();
  await page.getByTestId("edit-body").fill("Dear Dana,\n\nlet us talk on Thursday.\n\nMaya");
  await page.getByTestId("edit-save").click();
  await expect(page.getByText("changed by you")).toBeVisible();
  // The change is pushed; the form closes when the app has answered, and keys are the form's until then.
  await expect(page.getByTestId("edit-body")).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "What you changed" })).toBeVisible();
  await page.keyboard.press("d");
  await expect(page.getByRole("table", { name: "Differences" })).toContainText("let us talk on Thursday");
});

test.describe("always allow", () => {
  test.use({ undoSeconds: 20 });
  test("a rule is made from a card, lets the next one go, and is taken back", async ({
    page,
    understudy,
  }) => {
    await letter(page);
    const before = understudy.sent();
    await page.getByTestId("allow").click();
    const create = page.getByTestId("rule-create");
    await expect(page.getByTestId("rule-choice")).toHaveCount(3);
    await expect(page.getByTestId("rule-covered")).toContainText("It would have covered 1 card");
    // Enter does nothing in the sheet: no button is the default one.
    await page.keyboard.press("Enter");
    await expect(create).toHaveAttribute("data-armed", "true");
    await create.click();
    await expect(page.getByTestId("rule-made")).toContainText("Settings, Rules");
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("approve")).toBeVisible();

    await ask(page, "Answer Dana about the discount");
    await ends(page, "done");
    await expect(
      page.locator('[data-testid="step-card"]', { hasText: "Covered by your rule" }),
    ).toBeVisible();
    await page.getByTestId("notice-undo").click();
    await page.getByTestId("rail-approvals").click();
    await expect(page.locator('[data-testid="approval-row"][data-state="waiting"]')).toHaveCount(2);
    expect(understudy.sentSince(before)).toEqual([]);

    await ask(page, "Answer Dana about the discount");
    await ends(page, "done");
    await page.getByTestId("rail-approvals").click();
    const row = page.locator('[data-testid="approval-row"]', { hasText: "by rule" });
    await row.click();
    await expect(page.getByTestId("by-rule")).toContainText("Hold the price");
    await expect(page.getByTestId("sent-note")).toBeVisible({ timeout: 40_000 });
    expect(understudy.sentSince(before)).toHaveLength(1);

    await page.getByTestId("by-rule").getByRole("link").click();
    await expect(page.getByTestId("rule")).toContainText("Used 2 times");
    await expect(page.getByTestId("rule")).toContainText("1 taken back");
    await page.getByTestId("rule-revoke").click();
    await expect(page.getByTestId("rule-past")).toContainText("Hold the price");
    await ask(page, "Answer Dana about the discount");
    await ends(page, "done");
    await page.getByTestId("rail-approvals").click();
    await expect(page.locator('[data-testid="approval-row"][data-state="waiting"]')).toHaveCount(3);
  });
});

test.describe("several at once", () => {
  test.use({ undoSeconds: 30 });
  test("plain cards of one run are read and approved together, and taken back together", async ({
    page,
    understudy,
  }) => {
    await ask(page, "Answer my invitations");
    await ends(page, "done");
    const before = understudy.sent();
    await page.getByTestId("rail-approvals").click();
    const boxes = page.getByTestId("choose");
    await expect.poll(() => boxes.count(), "several invitations are answered").toBeGreaterThan(1);
    const plain = await boxes.count();
    await boxes.first().click();
    await boxes.nth(1).click();
    await expect(page.getByTestId("batch-card")).toHaveCount(2);
    const button = page.getByTestId("approve-all");
    await expect(button).toHaveAttribute("data-armed", "true");
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    await expect(page.getByTestId("batch-card")).toHaveCount(2);
    await button.click();
    await expect(page.locator('[data-testid="approval-row"][data-state="approved"]')).toHaveCount(2);
    await page.getByTestId("notice-undo").click();
    await expect(page.locator('[data-testid="approval-row"][data-state="waiting"]')).toHaveCount(plain);
    expect(understudy.sentSince(before)).toEqual([]);
  });
});
