// Export, then import: what other programs wrote is checked first, and what came in is in the inbox at once.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { putAxe, serious } from "./axe";
import { expect, test } from "./understudy";

const MBOX = `From 1795424400@xxx Mon Nov 23 08:30:00 +0000 2026
X-Gmail-Labels: Inbox,Unread
From: Ines Weiss <ines@tidewater.example>
To: maya@harbourseed.example
Date: Mon, 23 Nov 2026 08:30:00 +0000
Message-ID: <moved-1@tidewater.example>
Subject: Brought from another program

>From here on it is yours.

From 1795424401@xxx Mon Nov 23 08:31:00 +0000 2026
X-Gmail-Labels: Inbox

no letter at all

`;

let place: string;
test.beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "understudy-transfer-"));
});
test.afterEach(() => rmSync(place, { recursive: true, force: true }));

test("an export is chosen, written and told; no file is replaced", async ({ page }) => {
  await page.goto(`${page.url().split("#")[0]}#/settings/data`);
  await page.getByTestId("export").click();
  await expect(page.getByTestId("export-part")).toHaveCount(10);
  for (const box of await page.getByTestId("export-part").all()) await expect(box).toBeChecked();
  await putAxe(page);
  expect(await serious(page, "export")).toEqual([]);
  const to = join(place, "out.zip");
  await page.getByTestId("export-path").fill(to);
  await page.locator('[data-testid="export-part"][data-part="rules"]').uncheck();
  await page.getByTestId("export-write").click();
  await expect(page.getByTestId("export-result")).toContainText("out.zip", { timeout: 30_000 });
  await expect(page.getByTestId("export-open")).toBeVisible();
  expect(existsSync(to)).toBe(true);
  expect(readdirSync(place)).toEqual(["out.zip"]);

  await page.getByTestId("export").click();
  await page.getByTestId("export-path").fill(to);
  await page.getByTestId("export-write").click();
  await expect(page.getByRole("alert")).toContainText("exists already");
});

test("an mbox with a broken message: the good one is in the inbox, the broken one is named", async ({
  page,
  understudy,
}) => {
  const file = join(place, "moved.mbox");
  writeFileSync(file, MBOX);
  await page.goto(`${page.url().split("#")[0]}#/settings/data`);
  await page.getByTestId("import-data-path").fill(file);
  await page.keyboard.press("Enter");
  const row = page.locator('[data-testid="import-counts"] tr[data-kind="messages"]');
  await expect(row).toContainText("Messages");
  await expect(row.locator("td")).toHaveText(["1", "0", "1"]);
  await expect(page.getByTestId("unreadable")).toContainText("moved.mbox, line 11");
  await expect(page.getByTestId("unreadable")).toContainText("not a mail message");
  await putAxe(page);
  expect(await serious(page, "import")).toEqual([]);
  await page.getByTestId("import-confirm").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("import-result")).toContainText("1 message came in");
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    expect(await serious(page, `the result, ${theme}`)).toEqual([]);
  }
  await page.getByTestId("rail-inbox").click();
  await expect(page.getByText("Brought from another program").first()).toBeVisible();

  await page.getByTestId("rail-settings").click();
  await page.getByTestId("settings-data").click();
  await page.getByTestId("import-data-path").fill(file);
  await page.getByTestId("import-check").click();
  await expect(page.getByRole("heading", { name: "There is nothing new in it" })).toBeVisible();
  await expect(row.locator("td")).toHaveText(["0", "1", "1"]);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("import-counts")).toHaveCount(0);

  // The terminal says the same by its code.
  await understudy.stop();
  const program = process.env.UNDERSTUDY_PROGRAM ?? "../target/debug/understudy";
  const code = (() => {
    try {
      execFileSync(program, ["--rehearsal", "--data", understudy.data, "import", file], { stdio: "ignore" });
      return 0;
    } catch (e) {
      return (e as { status: number }).status;
    }
  })();
  expect(code).toBe(2);
});

test("a path that is nothing is told, and nothing happens", async ({ page }) => {
  await page.goto(`${page.url().split("#")[0]}#/settings/data`);
  await page.getByTestId("import-data-path").fill(join(place, "nowhere.mbox"));
  await page.getByTestId("import-check").click();
  await expect(page.getByRole("alert")).toContainText("cannot be read");
});
