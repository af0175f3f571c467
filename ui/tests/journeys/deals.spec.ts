import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { putAxe, serious } from "./axe";
import { ask, ends, expect, test, type Understudy } from "./understudy";

/** The stage of a deal, as it lies in the account's file. */
function onDisk(understudy: Understudy, id: string): string {
  const all = JSON.parse(readFileSync(join(understudy.data, "account", "deals.json"), "utf8")) as {
    id: string;
    stage: string;
  }[];
  return all.find((d) => d.id === id)?.stage ?? "";
}

const card = (page: Page, id: string) => page.locator(`[data-deal="${id}"]`);
const within = (page: Page, stage: string, id: string) =>
  page.getByTestId(`stage-${stage}`).locator(`[data-deal="${id}"]`);

test("deals: a card is dragged to another stage, and undo brings it back", async ({ page, understudy }) => {
  await page.getByTestId("rail-deals").click();
  await expect(within(page, "proposal", "larkfield")).toBeVisible();
  const from = await card(page, "larkfield").boundingBox();
  const to = await page.getByTestId("stage-negotiation").boundingBox();
  if (!from || !to) throw new Error("both are on the screen");
  await page.mouse.move(from.x + 30, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 30, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 300, { steps: 8 });
  await expect(page.getByText("to Negotiation")).toBeVisible();
  await page.mouse.up();
  await expect(within(page, "negotiation", "larkfield")).toBeVisible();
  await expect(page).toHaveURL(/#\/deals$/);
  await expect.poll(() => onDisk(understudy, "larkfield")).toBe("negotiation");
  await page.getByTestId("notice-undo").click();
  await expect(within(page, "proposal", "larkfield")).toBeVisible();
  await expect.poll(() => onDisk(understudy, "larkfield")).toBe("proposal");
});

test("deals: Escape puts a card that is being dragged back", async ({ page, understudy }) => {
  await page.getByTestId("rail-deals").click();
  const from = await card(page, "larkfield").boundingBox();
  const to = await page.getByTestId("stage-won").boundingBox();
  if (!from || !to) throw new Error("both are on the screen");
  await page.mouse.move(from.x + 30, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 200, { steps: 8 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(within(page, "proposal", "larkfield")).toBeVisible();
  expect(onDisk(understudy, "larkfield")).toBe("proposal");
});

test("deals: by keyboard alone, each move is said and the focus stays on the card", async ({
  page,
  understudy,
}) => {
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await card(page, "larkfield").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(within(page, "negotiation", "larkfield")).toBeFocused();
  await expect(page.locator(".unseen[aria-live]").first()).toContainText("Larkfield moved to Negotiation");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(within(page, "won", "larkfield")).toBeFocused();
  await expect.poll(() => onDisk(understudy, "larkfield")).toBe("won");
  // The key takes back what the notice is about: it must be about this move.
  await expect(page.getByRole("status").filter({ has: page.getByTestId("notice-undo") })).toContainText(
    /won/i,
  );
  await page.keyboard.press("z");
  await expect.poll(() => onDisk(understudy, "larkfield")).toBe("negotiation");
});

test("deals: a deal shows its mail, playbooks and runs, and is edited", async ({ page, understudy }) => {
  await ask(page, "Answer Dana about the discount");
  await ends(page, "done");
  await page.getByTestId("rail-deals").click();
  await card(page, "larkfield").click();
  const pane = page.getByTestId("deal-pane");
  await expect(pane.getByTestId("deal-thread").first()).toBeVisible();
  await expect(pane.getByTestId("deal-run").first()).toContainText("Answer Dana about the discount");
  await expect(pane).toContainText("Dana Ortiz");
  await page.keyboard.press("e");
  await page.getByTestId("deal-amount").fill("21,500");
  await page.getByTestId("deal-step").fill("Send the order form");
  await page.getByTestId("deal-save").click();
  await expect(pane).toContainText("€21,500");
  await expect(pane).toContainText("1 change");
  const file = readFileSync(join(understudy.data, "account", "deals.json"), "utf8");
  expect(file).toContain("Send the order form");
  await page.getByTestId("change-undo").first().click();
  await expect(pane).toContainText("€24,000");
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing serious in deals, students and licences in the ${theme} theme`, async ({
    page,
  }) => {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await putAxe(page);
    const found = await serious(page, "the first day");
    const go = async (hash: string, seen: string) => {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await expect(page.getByTestId(seen).first()).toBeVisible();
      found.push(...(await serious(page, hash)));
    };
    await go("#/deals/larkfield", "deal-thread");
    await page.keyboard.press("e");
    await expect(page.getByTestId("deal-save")).toBeVisible();
    found.push(...(await serious(page, "a deal being edited")));
    await page.keyboard.press("Escape");
    await page.keyboard.press("t");
    await expect(page.getByTestId("deal-row").first()).toBeVisible();
    found.push(...(await serious(page, "the table")));
    await go("#/settings/student", "catalogue-row");
    await go("#/settings/about", "licences");
    await page.getByTestId("licences").click();
    await page.getByTestId("licence-row").first().getByRole("button").click();
    await expect(page.getByTestId("licence-text")).toBeVisible();
    found.push(...(await serious(page, "licences")));
    expect(found).toEqual([]);
  });
}
