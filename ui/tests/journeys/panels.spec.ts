import { ask, ends, expect, test } from "./understudy";

test("inbox: done takes a conversation away, and undo brings it back", async ({ page }) => {
  await page.getByTestId("rail-inbox").click();
  await page.getByTestId("split-all").click();
  const rows = page.getByTestId("thread-row");
  await expect(rows.first()).toBeVisible();
  await rows.first().click();
  await page.keyboard.press("e");
  await expect(page.getByTestId("notice-undo")).toBeVisible();
  await page.getByTestId("notice-undo").click();
  await expect(page.getByText(/taken back|back in the inbox|undone/i).first()).toBeVisible();
});

test("inbox: search with operators narrows the list", async ({ page }) => {
  await page.getByTestId("rail-inbox").click();
  await page.getByTestId("mail-search").fill("from:dana");
  await page.keyboard.press("Enter");
  const rows = page.getByTestId("thread-row");
  await expect(rows.first()).toContainText(/dana/i);
});

test("skills: an edit in the editor is saved as a version of the user's own", async ({ page }) => {
  await page.getByTestId("rail-skills").click();
  await page.getByText("file-newsletters").first().click();
  await expect(page.locator(".cm-content").first()).toBeVisible();
  await page.locator(".cm-content").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nA word of mine.\n");
  await page.keyboard.press("Control+s");
  await expect(page.getByText(/saved/i).first()).toBeVisible();
});

test("memories: found in plain words, with what matched marked and why", async ({ page }) => {
  await page.getByTestId("rail-memories").click();
  await page.getByTestId("memory-search").fill("what do I say to a discount over twenty per cent");
  await expect(page.getByTestId("memory-hit").first()).toBeVisible();
  await expect(page.getByTestId("memory-hit").first()).toContainText("Third rung");
  await expect(page.getByTestId("memory-hit").first()).toContainText("“twenty” in heading");
  await expect(page.locator('[data-testid="memory-hit"] mark').first()).toBeVisible();
});

test("calendar: what the agent proposes stands there as a ghost", async ({ page }) => {
  await ask(page, "Find thirty minutes with Priya next week");
  await ends(page, "done");
  await page.getByTestId("rail-calendar").click();
  const title = page.getByTestId("calendar-title");
  await expect(title).toContainText("23");
  await page.getByTestId("later-span").click();
  await expect(title).toContainText("30 November");
  await expect(page.getByTestId("ghost-event").first()).toBeVisible();
});
