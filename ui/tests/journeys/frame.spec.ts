import { ends, expect, test } from "./understudy";

test("the palette finds panels, runs and requests", async ({ page }) => {
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette-input").fill("runs");
  await page.getByRole("option", { name: /^Runs/ }).first().click();
  await expect(page).toHaveURL(/#\/runs/);
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette-input").fill("Find thirty minutes with Priya next week");
  await page.keyboard.press("Enter");
  await ends(page, "done");
  await page.getByTestId("rail-today").click();
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette-input").fill("thirty minutes");
  await page
    .getByRole("option", { name: /thirty minutes with Priya/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/runs\/.+/);
});

test("keyboard only: ask, watch, go to the card, approve", async ({ page, understudy }) => {
  const before = understudy.sent();
  await page.keyboard.press("Control+j");
  await page.keyboard.type("Answer Dana about the discount");
  await page.keyboard.press("Enter");
  await ends(page, "done");
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/#\/approvals/);
  await expect(page.getByTestId("approve")).toHaveAttribute("data-armed", "true");
  await page.keyboard.press("a");
  await expect(page.getByTestId("sent-note")).toBeVisible();
  expect(understudy.sentSince(before)).toHaveLength(1);
});

test("offline: what was last known stays, and it goes on when the app is back", async ({
  page,
  understudy,
}) => {
  const unread = await page.getByText("unread message").first().innerText();
  await understudy.stop();
  await expect(page.getByTestId("offline")).toBeVisible();
  await expect(page.getByText(unread).first()).toBeVisible();
  // Started again on the same port it has another token, and the old page is told so.
  await understudy.start();
  await expect(page.getByTestId("refused")).toBeVisible({ timeout: 60_000 });
  await page.goto("about:blank");
  await page.goto(understudy.address);
  await expect(page.getByTestId("refused")).toBeHidden();
  await expect(page.getByText("unread message").first()).toBeVisible();
});

test("an address without the token is refused", async ({ page, understudy }) => {
  await page.goto("about:blank");
  await page.evaluate(() => sessionStorage.clear()).catch(() => undefined);
  const other = await page.context().browser()?.newPage();
  if (!other) throw new Error("no browser");
  await other.goto(understudy.address.split("#")[0] ?? "");
  await expect(other.getByTestId("refused")).toBeVisible();
  await expect(other.getByText("Needs you")).toHaveCount(0);
  await other.close();
});

test("themes: the choice holds after a reload", async ({ page, understudy }) => {
  for (const theme of ["dark", "light"]) {
    await page.keyboard.press("Control+k");
    await page.getByTestId("palette-input").fill(`Theme: ${theme}`);
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await page.goto("about:blank");
    await page.goto(understudy.address);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
  }
});
