// Letters of the user's own: kept while they are written, with files, found again after a restart.

import { readFileSync } from "node:fs";
import { expect, test } from "./understudy";

test("a letter with a file is kept, found again after a restart, and sent with it", async ({
  page,
  understudy,
}) => {
  const before = understudy.sent();
  await page.getByTestId("rail-inbox").click();
  await page.getByTestId("compose").click();
  await page.getByTestId("letter-to").fill("dana@larkfield.example");
  await page.getByTestId("letter-subject").fill("The plan");
  await page.getByTestId("letter-body").fill("Hi Dana,\n\nhere is the plan.\n\nMaya");
  await page
    .getByTestId("attach-input")
    .setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("One, two, three.") });
  await expect(page.getByTestId("letter-file")).toContainText("plan.txt");
  await expect(page.getByTestId("letter-file")).toHaveAttribute("data-tip", /^sha256 [0-9a-f]{64}$/);
  await expect(page.getByTestId("letter-kept")).toHaveText("kept in Drafts");
  expect(
    understudy
      .drafts()
      .map((file) => readFileSync(file, "utf8"))
      .join(""),
  ).toContain("here is the plan");
  const drafts = understudy.drafts().length;

  await understudy.stop();
  await understudy.start();
  await page.goto("about:blank");
  await page.goto(understudy.address);
  await page.getByTestId("rail-inbox").click();
  await page.getByTestId("drafts").click();
  await page.getByTestId("draft-row").filter({ hasText: "The plan" }).click();
  await expect(page.getByTestId("letter-body")).toHaveValue(/here is the plan/);
  await expect(page.getByTestId("letter-file")).toContainText("plan.txt");
  await page.getByTestId("letter-body").fill("Hi Dana,\n\nhere is the better plan.\n\nMaya");
  await expect(page.getByTestId("letter-kept")).toHaveText("kept in Drafts");
  expect(understudy.drafts().length, "one file for one letter").toBe(drafts);
  await page.getByTestId("send").click();
  await expect(page.getByTestId("composer")).toBeHidden();
  await expect.poll(() => understudy.sentSince(before).length).toBe(1);
  const [sent] = understudy.sentSince(before);
  expect(sent).toContain("here is the better plan");
  expect(sent).toContain('filename="plan.txt"');
  expect(sent).toContain("One, two, three.");
  await expect.poll(() => understudy.drafts().length).toBe(drafts - 1);
});

test("discarding a letter asks first, and takes its draft along", async ({ page, understudy }) => {
  const before = understudy.drafts().length;
  await page.getByTestId("rail-inbox").click();
  await page.getByTestId("compose").click();
  await page.getByTestId("letter-subject").fill("On second thought");
  await expect(page.getByTestId("letter-kept")).toHaveText("kept in Drafts");
  expect(understudy.drafts().length).toBe(before + 1);
  await page.getByTestId("discard").click();
  await expect(page.getByTestId("letter-subject")).toBeVisible();
  await page.getByTestId("discard-confirm").click();
  await expect(page.getByTestId("composer")).toBeHidden();
  await expect.poll(() => understudy.drafts().length).toBe(before);
});

test("what is forwarded takes its files along", async ({ page, understudy }) => {
  const before = understudy.sent();
  await page.getByTestId("rail-inbox").click();
  await page.getByTestId("mail-search").fill("has:attachment");
  await page.keyboard.press("Enter");
  await page.getByTestId("thread-row").first().click();
  await expect(page.getByTestId("file").first()).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByTestId("letter-file").first()).toBeVisible();
  await page.getByTestId("letter-to").fill("priya@tidewater.example");
  await page.getByTestId("send").click();
  await expect(page.getByTestId("composer")).toBeHidden();
  await expect.poll(() => understudy.sentSince(before).length).toBe(1);
  expect(understudy.sentSince(before)[0]).toContain("Content-Disposition: attachment");
});
