import { approve, expect, letter, test } from "./understudy";

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
